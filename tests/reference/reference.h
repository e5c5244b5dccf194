/* Slow and obvious twins of the models: a matrix of ties, plain loops over everybody at
 * every tick, no threads. They share with the engine only the keyed coins, so lives must be
 * equal person by person. */
#ifndef GRAPEVINE_TEST_REFERENCE_H
#define GRAPEVINE_TEST_REFERENCE_H

#include "grapevine/model.h"

enum { TWIN_PEOPLE = 64, TWIN_OFFERS = 256, TWIN_CLAIMS = 1 << 14 };

/* What is paid for: seeds, a tick's impressions on everybody, or one post. */
typedef struct twin_offer {
    enum { TWIN_SEED, TWIN_IMPRESSIONS, TWIN_POST } kind;
    uint32_t tick;
    uint32_t slot;
    uint32_t count;   /* impressions */
    double strength;  /* of an impression */
    uint32_t person;  /* seed or speaker */
    uint32_t ordinal; /* of the post, from 1 */
    bool mass;        /* impressions in mass media */
    uint32_t cap;     /* impressions of the tactic on one person in a week; 0: any number */
} twin_offer;

/* Somebody was convinced: v by source over channel. Of a tick's claims the smallest hash
 * counts. */
typedef struct twin_claim {
    uint32_t v, source;
    gv_channel channel;
} twin_claim;

typedef struct twin {
    /* given */
    uint32_t n, ticks;
    double tie[TWIN_PEOPLE][TWIN_PEOPLE]; /* [speaker][hearer] weight; 0: no tie */
    uint64_t seed, replicate;
    const twin_offer *offer; /* [n_offers] in the order of a strategy's tactics */
    uint32_t n_offers;
    /* ties that come and go: before every tick `turn` rewrites `tie`; `whole` has the
     * weights of all ticks together. NULL: ties stay */
    void (*turn)(struct twin *t, uint32_t tick);
    const void *stream; /* for `turn` */
    double whole[TWIN_PEOPLE][TWIN_PEOPLE];
    /* found */
    uint32_t adopted_at[TWIN_PEOPLE];
    uint32_t source[TWIN_PEOPLE];
    uint8_t channel[TWIN_PEOPLE];
    /* of the running tick */
    twin_claim claim[TWIN_CLAIMS];
    uint32_t n_claims;
} twin;

/* Which chance a tie has. */
typedef enum twin_chance { TWIN_CONSTANT, TWIN_IN_DEGREE, TWIN_WEIGHT } twin_chance;

void twin_independent_cascade(twin *t, double p, twin_chance chance);
/* Chances of ties by who belongs together, in place of `p` where they are embedded. */
typedef struct twin_communities {
    uint32_t community[TWIN_PEOPLE];
    bool embedded_within, embedded_across;
    double p, permeability;
} twin_communities;
void twin_community_cascade(twin *t, const twin_communities *c);
void twin_linear_threshold(twin *t, bool weights_of_file);
void twin_watts_threshold(twin *t, double mean, double spread, bool counts_people);
/* On the complete network informants are not compared: their list has the engine's order.
 */
typedef enum twin_hazard { TWIN_LINEAR, TWIN_CONTACTS, TWIN_EACH } twin_hazard;
void twin_bass(twin *t, double p, double q, double step, twin_hazard hazard);

/* On the continuous clock. @param each   hazard `each`
 * @param crowd  everybody hears everybody, on the implicit complete network */
void twin_bass_by_events(twin *t, double p, double q, double step, bool each, bool crowd);
/* @param by_events  on the asynchronous clock */
void twin_compartments(twin *t, const gv_compartments *table, bool by_events);

/* Where ties come and go. */
void twin_cascade_by_contact(twin *t, double p, bool in_degree);
void twin_threshold_by_contact(twin *t, bool weights_of_file);
void twin_watts_by_contact(twin *t, double threshold, bool counts_people);

/* Every meme of a life by birth; the first GV_MESSAGES_LIMIT are the messages. */
enum { TWIN_PLACES = 4, TWIN_MEMES = 1 << 12, TWIN_POSTS = 1 << 14 };
typedef struct twin_memes {
    uint32_t n;
    uint32_t born[TWIN_MEMES]; /* GV_NEVER: before the run */
    uint32_t last[TWIN_MEMES];
    uint32_t posts[TWIN_MEMES];
} twin_memes;
void twin_meme_competition(twin *t, twin_memes *memes, double mu, uint32_t places,
                           bool empty);
/* Two opinions, on the asynchronous clock. */
typedef struct twin_vote {
    enum {
        TWIN_NODE,
        TWIN_LINK,
        TWIN_INVASION,
        TWIN_SZNAJD,
        TWIN_ANTS,
        TWIN_SPINS,
        TWIN_ASKING,
        TWIN_MAJORITY
    } kind;
    double initial;
    uint32_t zealots_one, zealots_zero;
    double a, b;    /* epsilon and delta of ants; temperature of spins; epsilon of askers */
    uint32_t group; /* people asked; people who meet */
    bool again;     /* may somebody be asked twice? */
    double independence, flexibility;
} twin_vote;
void twin_votes(twin *t, const twin_vote *rule);

/* Opinions from `low` to 1. Averages of all at once, or of one after another. */
typedef struct twin_average {
    enum { TWIN_DEGROOT, TWIN_CONFIDENCE, TWIN_WEIGHED } kind;
    bool by_events;
    double low;
    bool of_file; /* do ties weigh what the file says? */
    /* everybody whom they hear */
    bool shares; /* weights are shares: what is missing to 1 is their own */
    double own;
    bool open_from_own; /* open by 1 less their own share, else by `open` */
    double open;
    /* those who are near */
    double confidence;
    double weight; /* of a tie, where it is not the file's */
    bool additive;
} twin_average;
void twin_averages(twin *t, const twin_average *rule);

/* Meetings one after another. */
enum { TWIN_OUTLETS = 8 };
typedef struct twin_meeting {
    double low;
    double confidence, rejection; /* nearer two come closer, farther they part */
    double bias, mu;              /* of the platform; how far two move who meet */
    bool media;                   /* is v shown outlets, as well? */
    double p, media_bias;
    uint32_t outlets;
    const double *said; /* [outlets], or NULL: drawn */
} twin_meeting;
void twin_meetings(twin *t, const twin_meeting *rule);

/* Towards the near, away from the far. */
typedef struct twin_pull {
    double low, confidence;
    bool attracts, repels;
    bool of_file;
    double weight;
} twin_pull;
void twin_pulls(twin *t, const twin_pull *rule);

/* How people see a risk. */
typedef struct twin_risk {
    double information;
    double trust_low, trust_high, talk_low, talk_high;
    double negative, neutral, positive;
} twin_risk;
void twin_risks(twin *t, const twin_risk *rule);

enum { TWIN_FEATURES = 8 };
void twin_axelrod(twin *t, uint32_t features, uint32_t traits);
typedef struct twin_attention {
    double p_n, p_r, p_m, t_w, t_m;
    uint32_t room;
} twin_attention;
void twin_limited_attention(twin *t, twin_memes *memes, const twin_attention *par);

/* ---- shared by them ---- */

/* Nobody has adopted but the seeds. */
void twin_begin(twin *t);
/* The ties of that tick stand. */
void twin_turn(twin *t, uint32_t tick);
uint32_t twin_heard(const twin *t, uint32_t v); /* people whom v hears */
bool twin_adopted(const twin *t, uint32_t v, uint32_t step);
/* Impression j of an offer: whom it meets, and its luck. */
uint32_t twin_viewer(const twin *t, const twin_offer *offer, uint32_t j, uint64_t *luck);
/* Where a person counts as an adopter from the first speech on: the tick of a post, or the
 * one after adoption, whichever is sooner. */
uint32_t twin_speaks_at(const twin *t, uint32_t u, bool *as_partner);
void twin_claims(twin *t, uint32_t v, uint32_t source, gv_channel channel);
/* The claim on v with the smallest hash, or NULL. */
const twin_claim *twin_winner(const twin *t, uint32_t v, uint32_t tick);
/* The same among the claims of one channel. */
const twin_claim *twin_winner_of(const twin *t, uint32_t v, uint32_t tick, gv_channel only);
/* v is an adopter from state `step` on. */
void twin_adopt(twin *t, uint32_t v, uint32_t step, uint32_t source, gv_channel channel);

#endif
