/* The marketing model: what people are like, what reaches them, how it moves them. Each
 * phase of a day stands in a file of its own; market.c has the day. Layer 3. */
#ifndef GRAPEVINE_MODEL_MARKET_MARKET_H
#define GRAPEVINE_MODEL_MARKET_MARKET_H

#include "grapevine/model.h"
#include "grapevine/programme.h"

#include <stdatomic.h>

/* ---- what a scenario says: table.c ------------------------------------------ */

enum { MARKET_LINEAR, MARKET_THRESHOLD };           /* link */
enum { MARKET_CUSTOMERS_TALK, MARKET_ALL_TALK };    /* talkers */
enum { MARKET_BY_WEIGHT, MARKET_BY_SHARE };         /* pull */
enum { MARKET_CHRONOLOGICAL, MARKET_BY_RELEVANCE }; /* feed */

/* What people and items are kept in. The wide one tells what rounding does to a life; no
 * result is written with it (tests/acceptance/market_width.py). */
#ifdef GRAPEVINE_WIDE_MARKET
typedef double gv_market_real;
#else
typedef float gv_market_real;
#endif

typedef struct gv_market {
    /* people before tick 0: people.c */
    double aware, customers, quality, attitudes;
    gv_reals product, purpose;
    gv_words offline;
    gv_reals membership;
    /* what reaches them: read.c */
    double login, login_fatigue, ad_crowding, ad_tolerance, ambient_ads;
    double attention_least, attention_more, background, face_to_face;
    uint32_t feed;
    uint64_t shown_a_day;
    double viewable;
    /* what it is worth to them: weigh.c */
    double trust_mass, trust_ad, trust_owned, trust_partner, trust_shared, trust_talk,
        trust_face;
    double fatigue_discount, follower_penalty, follower_scale;
    double notice_mass, notice_ad, notice_owned, notice_partner, notice_shared, notice_talk;
    double paid_weight, trigger_weight;
    /* how it moves them: mind.c */
    uint32_t pull;
    double persuasion, paid_persuasion, negativity, confidence, turn_off, signalling;
    double trust_drift, fatigue_ad, fatigue_mass, fatigue_kept, fatigue_harm, intrusion;
    /* what they check: screen.c */
    double check, finding, false_alarm, trust_loss, attitude_loss, check_reward;
    double warn, warn_again, convinced, corroborated, inconsistency;
    double note_share, note_delay, note_penalty;
    /* where they stand: path.c */
    double attract, forget, cool, like, follow, advocate;
    /* what they buy: buy.c */
    uint32_t link;
    double p, q, threshold, threshold_spread, appeal;
    double by_quality, by_attitude, by_trust, by_fit, by_sources, noise;
    double churn, churn_contagion;
    /* what they say: say.c */
    uint32_t talkers;
    double talk, talk_pleased, talk_angry, talk_lapsed, talk_kept, defence;
    double share, share_taste, share_others, persistence;
    /* how far advertisements are put on a level with partners' posts: level.c */
    double level_field;
    double level_trust, level_notice, level_weight, level_persuasion, level_sharing;
    /* who they are to those who advertise: window.c */
    double segment_link, stage_observed;
    /* pages and live events: page.c */
    double reciprocity, live_credibility, live_talk;
    bool ground_rules;
    double norm, norm_reach, norm_loss;
    uint64_t norm_days;
    /* the other brand: rival.c */
    bool rival;
    double rival_quality, rival_reach, rival_pull, rival_toward, rival_rate;
    double rival_spared, by_rival, switching;
    /* what happens whatever anybody does: script.c */
    gv_entries events;
    /* what they make together: invite.c, likes.c */
    double trust_referral, notice_referral, by_referral, referred_churn;
    double like_rate, like_effect;
    /* what they want of the brand: care.c */
    double complain, complain_again, complain_public, complaint;
    uint64_t complain_patience;
    double ask;
    uint64_t ask_patience;
    double silence, trust_reply, notice_reply;
    /* who reports on it: weigh.c; who posts for the rival: rival.c */
    double trust_editorial, notice_editorial, rival_posts;
} gv_market;
extern const gv_param gv_market_table[];

/* ---- people ------------------------------------------------------------------ */

enum { MARKET_TOPICS = GV_TOPICS, MARKET_GROUPS = 12, MARKET_RING = 3 };
enum { MARKET_FIRMEST = 20 }; /* of market_person.belief_weight */

/* From Attention to Advocacy; the order of gv_market_stages. */
typedef enum market_stage {
    MARKET_UNAWARE,
    MARKET_ATTENTION,
    MARKET_ATTRACTION,
    MARKET_AFFINITY,
    MARKET_AUDIENCE,
    MARKET_ADVOCACY,
    MARKET_STAGES
} market_stage;
extern const char *const gv_market_stages[];

/* Where something comes from; decides credibility and notice. */
typedef enum market_class {
    MARKET_MASS,      /* an advertisement in mass media */
    MARKET_AD,        /* an advertisement in a social network */
    MARKET_OWNED,     /* the brand's own page */
    MARKET_PARTNER,   /* the post of somebody whom the brand pays, also when passed on */
    MARKET_SHARED,    /* something of the brand's that a person passed on */
    MARKET_TALK,      /* somebody's own word in a social network */
    MARKET_FACE,      /* somebody's own word face to face */
    MARKET_WARNING,   /* that a claim of the brand's is not true */
    MARKET_REFERRAL,  /* a customer's invitation, for which there is a reward */
    MARKET_REPLY,     /* the brand's, beneath what somebody said */
    MARKET_EDITORIAL, /* what somebody independent makes of it, also when passed on */
    MARKET_CLASSES
} market_class;

enum { MARKET_STRANGER, MARKET_CUSTOMER, MARKET_LAPSED }; /* market_person.bought */

/* All that is private to a person: one line of the cache. */
typedef struct market_person {
    double attitude;                      /* to the brand, -1 to 1 */
    gv_market_real trust;                 /* in what the brand says, 0 to 1 */
    gv_market_real belief, belief_weight; /* in its quality, 0 to 1, and how firm it is */
    gv_market_real satisfaction;          /* -1 to 1 */
    gv_market_real relation, fatigue;     /* with the brand; with advertisements */
    uint8_t topic[MARKET_TOPICS];         /* what they care for; sums to about 255 */
    int8_t value[2];                      /* position among values, 127 is 1 */
    uint8_t layers;                       /* bit k: a member of layer k */
    uint8_t stage, bought;                /* market_stage; stranger, customer or lapsed */
    uint8_t sources;                      /* bits of market_class met so far */
    uint8_t attention;                    /* posts they look at in a day, by layer */
    unsigned turn_off : 3;                /* the topic they cannot stand */
    unsigned warned : 2;                  /* warnings read, up to 3 */
    unsigned informed : 1;           /* has found, or was told, that claims are not true */
    uint16_t since;                  /* day + 1 on which `bought` changed, low bits */
    uint8_t scepticism;              /* 255 is 1 */
    uint8_t claim;                   /* last claim of the brand's, 254 is 1; 255: none */
    uint32_t passed_on[MARKET_RING]; /* names of the last items; 0: none */
} market_person;
#ifndef GRAPEVINE_WIDE_MARKET
_Static_assert(sizeof(market_person) == 64, "one line of the cache");
#endif

/* What is between a person and the other brand, where there is one. */
typedef struct market_rivalry {
    gv_market_real attitude; /* to it, -1 to 1 */
    bool is_customer;
} market_rivalry;

/* Bits of market_life.aim. */
enum {
    MARKET_IS_MEANT = 1, /* an advertisement may meet them */
    MARKET_HAS_SEEN = 2  /* they have read one that was not meant for them */
};

/* What neighbours see of a person. Written for tomorrow, read as of yesterday. */
enum {
    MARKET_IS_CUSTOMER = 1,
    MARKET_HAS_LEFT = 2, /* within the last 30 days */
    MARKET_SPEAKS = 4,   /* there is a voice */
    MARKET_IS_MEMBER = 8 /* of the brand's community */
};

/* Those whom a person hears, on layers of which they are a member. */
typedef struct market_around {
    uint32_t heard;
    _Atomic uint32_t customers, left, members; /* of these, as of yesterday */
} market_around;

/* What binds a person to the brand's programmes. */
enum {
    MARKET_REFERRED = 1,   /* came by an invitation */
    MARKET_MEMBER = 2,     /* of the community */
    MARKET_CONTRIBUTED = 4 /* has said something there since the last improvement */
};

/* What somebody says, if they do. */
typedef struct market_voice {
    double valence; /* of their own words */
    uint32_t item;
    uint8_t class; /* market_class; own words are MARKET_TALK everywhere */
    uint8_t depth; /* 0: at first hand */
    uint8_t layers;
    bool posted : 1;   /* today, by a partner */
    bool wants : 1;    /* an answer of the brand's: a complaint, a question */
    bool answered : 1; /* by the brand, beneath it */
    bool ignored : 1;  /* a question that the brand left unanswered */
    bool early : 1;    /* since this morning */
} market_voice;

/* What somebody wants of the brand; one thing at a time. */
typedef enum market_want { MARKET_NOTHING, MARKET_COMPLAINT, MARKET_QUESTION } market_want;
typedef struct market_case {
    uint16_t since;      /* day + 1 on which it was opened, low bits */
    uint8_t want;        /* market_want */
    bool is_public : 1;  /* they have said it before others */
    bool was_solved : 1; /* a complaint of theirs, once */
} market_case;

/* ---- content: item.c ----------------------------------------------------------- */

/* Talk of the brand; warnings; the brand's replies; questions to it. */
enum { MARKET_GENERIC, MARKET_ALARM, MARKET_ANSWER, MARKET_INQUIRY, MARKET_FIRST_ITEM };

/* Something that can be read and passed on. */
typedef struct market_item {
    gv_market_real topic[MARKET_TOPICS]; /* of length 1 */
    gv_market_real value[2];
    gv_market_real prominence, worth, arousal, claim, information, weight;
    gv_market_real standing; /* of a partner: how authentic their post is */
    gv_market_real
        reach;     /* of a partner: what a follower among many gets of their attention */
    uint32_t name; /* the same whatever other items there are; 0: an empty place */
    uint32_t author, born;
    uint32_t tactic; /* its slot */
    uint8_t message;
    bool is_aimed;              /* not everybody may be shown it */
    bool is_noted;              /* the platform says that it is not true */
    bool is_experience;         /* by a customer: no claim of the brand's */
    uint32_t likes;             /* as of this morning */
    atomic_uint_fast32_t liked; /* today */
    bool is_rivals;             /* it is the rival's */
    uint8_t profile;            /* with `follow`: where it stands */
    gv_market_real follow; /* chance that a reading makes a follower; 0: on no profile */
    gv_response *response; /* where it is counted what becomes of it; NULL: nowhere */
    double overclaim;      /* what it promises beyond the product's quality */
    atomic_uint_fast32_t read; /* day of the last read */
    atomic_uint_fast32_t finds;
} market_item;

/* ---- counting: count.c --------------------------------------------------------- */

/* Sums over people, in whole numbers: the same in any order. */
typedef struct market_tally {
    int64_t stage[MARKET_STAGES];
    int64_t customers, lapsed, left, detractors, informed;
    int64_t attitude, trust, belief, fatigue; /* 2^-32 */
    int64_t online;
    int64_t read[4]; /* paid, partner, owned, earned */
    int64_t reached, reads, shares, talks, warnings, checks, finds;
    int64_t rival_customers, rival_reads;
    int64_t meant; /* people whom an advertisement that is aimed may meet */
    int64_t leaked, aimed_reads, leaked_reads; /* people who are not, and what they read */
    int64_t reshares, good_words, ill_words, trust_lost, false_alarms; /* trust: 2^-32 */
    int64_t members, referrals, likes;
    int64_t open_complaints, open_questions, loyal;
    struct {
        int64_t complaints, voiced, questions, replies_read, defences;
    } care;
    int64_t followers;
    int64_t false_reads, found_items; /* items: when the first find is made in them */
    int64_t ears;                     /* ties along which something was said yesterday */
    uint32_t n_buyers;       /* of the slice, at the front of its part of life->buyer */
    uint32_t n_makers;       /* ... of life->lot */
    uint32_t n_contributors; /* who said something in the community for the first time */
} market_tally;
enum { MARKET_READ_PAID, MARKET_READ_PARTNER, MARKET_READ_OWNED, MARKET_READ_EARNED };

/* ---- what people bring along: trait.c -------------------------------------------- */

enum { MARKET_TRAITS = MARKET_TOPICS + GV_VALUES + 4 };
extern const gv_model_trait gv_market_traits[];
typedef struct market_traits {
    const double *number[MARKET_TRAITS]; /* [n] each; NULL: it is drawn */
    bool has_topics;                     /* one of them at least */
} market_traits;
market_traits gv_market_find_traits(const gv_world *w);
/* Weights of topics; one that people do not have is 0, and who has none cares for all
 * alike. @return are there any? Else `care` is untouched. */
bool gv_market_brings_topics(const market_traits *traits, uint32_t v,
                             double care[MARKET_TOPICS]);
void gv_market_bring_values(const market_traits *traits, market_person *p, uint32_t v);
int8_t gv_market_value_of(double x); /* 127 is 1 */
void gv_market_bring_character(const market_traits *traits, market_person *p, uint32_t v);

/* ---- a life ---------------------------------------------------------------------- */

enum { MARKET_SLICE = 4096, MARKET_WEEK = 7, MARKET_MOST_PAGES = 4, MARKET_PROFILES = 64 };
enum { MARKET_CAMPAIGNS = GV_STAGE_MESSAGES * 64 }; /* tactics, and what each says */

typedef struct market_layer {
    gv_csr in, out;
    bool complete, offline;
    double membership;
} market_layer;

/* One advertisement that reached a person and was in view. */
typedef struct market_shown {
    uint32_t item;
    uint8_t class;
    bool live; /* face to face */
} market_shown;

/* Whoever decided to buy, and who gets the credit. */
typedef struct market_buyer {
    uint32_t person;
    uint32_t source;
    uint8_t channel, message;
    uint32_t inviter; /* GV_NOBODY: came without an invitation */
} market_buyer;

/* The community, once there is one. */
typedef struct market_circle {
    const gv_community *par; /* NULL: none yet */
    uint8_t layers;          /* bit k: it is on layer k */
    double care;             /* how well it is looked after today, 0 to 1 */
    gv_market_real topic[MARKET_TOPICS];
    uint64_t *speaker; /* [n] members with a voice on places of a ring, ascending */
    uint32_t n;
} market_circle;
/* What stands today on a profile: a page that people follow of their own accord. */
typedef struct market_profile {
    uint32_t item, author;
    uint8_t class, number;
    gv_chance read; /* of a follower who is there */
} market_profile;

/* The advertisement that a tactic shows at present. */
typedef struct market_campaign {
    uint32_t slot, item; /* item 0: none yet */
    uint8_t message;
    const uint32_t *meant; /* whom it was last aimed at; NULL: at nobody in particular */
} market_campaign;

/* What sets a partner's post apart from an advertisement that says the same. */
typedef enum market_term {
    MARKET_TERM_TRUST,
    MARKET_TERM_NOTICE,
    MARKET_TERM_WEIGHT,
    MARKET_TERM_PERSUASION,
    MARKET_TERM_SHARING,
    MARKET_TERMS
} market_term;
/* A page of the brand's, and how it keeps to the ground rules. */
typedef struct market_page {
    uint32_t slot;
    uint32_t posted;  /* day + 1 of its last post */
    bool stands;      /* it is gone when it posts no more */
    double promotion; /* of this week's posts so far */
    uint32_t held_to; /* day from which on all are reached again */
    bool broke_rules; /* last week */
} market_page;

typedef struct market_life {
    const gv_market *par;
    double level[MARKET_TERMS]; /* 0: an advertisement as it is; 1: as a partner's post */
    gv_cipher luck;
    market_layer layer[GV_LAYERS];
    uint32_t n_layers;
    market_person *person;   /* [n] */
    uint8_t *status;         /* [n] of yesterday */
    uint8_t *next_status;    /* [n] */
    market_around *around;   /* [n] ties of complete layers left out */
    _Atomic uint8_t *spoken; /* [n] bit k: somebody speaks on layer k whom they may hear */
    bool all_speak;          /* so many that everybody had better look */
    uint64_t arcs;           /* of all layers */
    market_voice *voice;     /* [n] of yesterday */
    market_voice *next_voice;
    uint32_t *speaker; /* [n_speakers] ascending: whose voice there is, yesterday */
    uint32_t n_speakers;
    uint32_t shown_room; /* places of a person in `shown` */
    market_shown *shown; /* [n][shown_room] of today */
    uint8_t *n_shown;    /* [n] in view */
    uint8_t *n_met;      /* [n] delivered, in view or not */
    market_item *item;   /* [n_items] */
    uint32_t n_items, next_item;
    market_campaign campaign[MARKET_CAMPAIGNS];
    market_buyer *buyer; /* [n] a part for each slice; in the morning: tickets */
    market_tally *tally; /* [slices] of today */
    market_tally total;  /* of the state; reads and what is said since tick 0 */
    uint32_t slices;
    uint64_t shown_on[MARKET_WEEK], online_on[MARKET_WEEK]; /* by day of the week */
    uint64_t shown_today;
    double vitality;
    double talk_lift; /* how much oftener customers speak today */
    double defence;   /* chance that an advocate answers bad news today */
    double enrolled;  /* share of customers who are members of the brand's scheme */
    double loyalty;   /* what membership takes off the logarithm of their hazard to leave */
    double reply_trust; /* what reading a reply of the brand's adds to trust */
    uint64_t replies, solved, answered; /* so far */
    uint64_t notes;                     /* likewise */
    market_case *open_case;             /* [n] NULL: nobody complains or asks */
    /* posts whose readers and buyers are counted: response.c; profiles: profile.c */
    gv_response **last; /* [n] where to count them, if what they read last is such a post */
    uint64_t *follows;  /* [n] bit k: profile k */
    bool counts_responses;
    market_profile
        profile[MARKET_PROFILES]; /* [n_profiles] of today, by name of what stands there */
    uint32_t n_profiles;
    double page_worth; /* of the brand's own page; below 0: there is none */
    bool page_answers; /* and follows back */
    market_page page[MARKET_MOST_PAGES];
    uint8_t *read_page;      /* [n] which of them this week, by bits; NULL: nobody asks */
    uint8_t *aim;            /* [n] bits above */
    market_rivalry *rivalry; /* [n] NULL: there is no other brand */
    double rival_offer;      /* how much likelier it is bought today */
    double quality_loss;     /* of the product, today */
    uint32_t incidents;      /* that begin today */
    double seen[GV_LAYERS];  /* how much of what is posted is seen today, beside usual */
    gv_market_real product[MARKET_TOPICS], purpose[MARKET_TOPICS]; /* of length 1 */
    double brand_value[2];
    /* what people make together */
    double quality; /* of the product, which may get better */
    uint8_t *bond;  /* [n] bits above */
    uint64_t *lot;  /* [n] who would make an item today, a part for each slice */
    market_circle circle;
    const gv_referral_programme *invites; /* NULL: nobody invites today */
    const gv_ugc *creates;                /* NULL: nobody is paid for items today */
    const gv_improvement *improves;       /* NULL: nobody asks members what they think */
    uint64_t owed, rewards, creations, contributors, bought_likes;
    const uint8_t *part[GV_PROGRAMMES]; /* [n] of today's; NULL: for everybody, or none */
    uint16_t *acts; /* [n] what each did for the brand so far that others could see */
    uint32_t next_creation;
    double credibility[MARKET_CLASSES], notice[MARKET_CLASSES];
} market_life;

static inline market_life *gv_market_life(const gv_world *w)
{
    return w->own;
}

/* What a draw is for: the last part of its counter. Append only. */
enum {
    MARKET_DRAW_GROUP,
    MARKET_DRAW_TOPIC, /* and the next three */
    MARKET_DRAW_VALUE = 5,
    MARKET_DRAW_CHARACTER,
    MARKET_DRAW_START,
    MARKET_DRAW_MEMBER,
    MARKET_DRAW_LOGIN,
    MARKET_DRAW_SEE,
    MARKET_DRAW_NOTICE,
    MARKET_DRAW_STAGE,
    MARKET_DRAW_EXPERIENCE,
    MARKET_DRAW_CHURN,
    MARKET_DRAW_TALK,
    MARKET_DRAW_SHARE,
    MARKET_DRAW_FOLLOWER,
    MARKET_DRAW_DEFENCE,
    MARKET_DRAW_PERSIST,
    MARKET_DRAW_TROUBLE,
    MARKET_DRAW_SCEPTICISM,
    MARKET_DRAW_CHECK,
    MARKET_DRAW_FIND,
    MARKET_DRAW_CONVINCE,
    MARKET_DRAW_WARN,
    MARKET_DRAW_SEGMENT,
    MARKET_DRAW_OBSERVE,
    MARKET_DRAW_LIVE_TALK,
    MARKET_DRAW_RIVAL_READ,
    MARKET_DRAW_RIVAL_BUY,
    MARKET_DRAW_INCIDENT,
    MARKET_DRAW_INVITE,
    MARKET_DRAW_INVITER,
    MARKET_DRAW_JOIN,
    MARKET_DRAW_GATHER,
    MARKET_DRAW_PLACE,
    MARKET_DRAW_CREATE,
    MARKET_DRAW_CREATION,
    MARKET_DRAW_MODERATE,
    MARKET_DRAW_LIKE,
    MARKET_DRAW_COMPLAIN,
    MARKET_DRAW_ASK,
    MARKET_DRAW_TICKET,
    MARKET_DRAW_DESK,
    MARKET_DRAW_COVERAGE,
    MARKET_DRAW_THREAD, /* does an answer bring up again what it answers? */
    MARKET_DRAW_REPLY,
    MARKET_DRAW_ENROL,
    MARKET_DRAW_FOLLOW, /* a profile */
    MARKET_DRAW_PROFILE
};

/* ---- one person's day ----------------------------------------------------------- */

enum { MARKET_MOST_HEARD = 64, MARKET_MOST_SHOWN = 20, MARKET_MOST_PROFILES = 8 };

/* Something read or heard today. */
typedef struct market_reading {
    uint64_t luck;
    double valence;
    double credibility, relevance, alignment, chance; /* chance: of being noticed */
    uint32_t item, source; /* who said it; GV_NOBODY: the brand itself */
    uint8_t class, depth;
    bool noticed, live;
    bool in_circle; /* heard as a member of the community */
    bool ignored;   /* a question that the brand left unanswered */
} market_reading;

typedef struct market_day {
    gv_world *world;
    const gv_market *par;
    market_life *life;
    market_person *me;
    market_tally *tally;
    uint32_t v;
    uint64_t login; /* luck that decides whether they are online */
    bool online;
    uint32_t heard, customers, left; /* neighbours, those who are customers, who left */
    uint32_t members;                /* ... who are members of the community */
    uint32_t n, n_heard;             /* readings; those from people stand in front */
    double length;                   /* of the vector of topics */
    double interest, trigger;
    double bluff;  /* overclaim that they learned of today; below 0: of none */
    bool warns;    /* and will tell others of */
    double proven; /* weight of claims that proved true, and what they claimed */
    double proven_claim;
    double trust_gain; /* what today's checks do to trust */
    double shock;      /* and to attitude */
    double belonging;  /* what a day in the community does to the relation */
    bool appeals;      /* they say before others what they want of the brand */
    market_voice appeal;
    market_reading reading[MARKET_MOST_HEARD + MARKET_MOST_SHOWN + MARKET_MOST_PROFILES];
} market_day;

/* Random bits of v's own today, or of v and another. */
static inline gv_bits gv_market_draw(const market_day *day, uint32_t other, uint32_t layer,
                                     uint32_t draw)
{
    return gv_draw(&day->life->luck,
                   gv_counter_make(day->v, other, day->world->tick, layer, 0, draw));
}

static inline double gv_market_within(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* An advertisement's own value of a term, on its way to what a partner's post has. Exactly
 * its own at level 0. */
static inline double gv_market_levelled(const market_life *l, market_term term, double own,
                                        double partners)
{
    return (1 - l->level[term]) * own + l->level[term] * partners;
}

/* Is the programme kept from them, so that the brand learns what it brings? */
static inline bool gv_market_is_held_out(const market_life *l, gv_programme_kind kind,
                                         uint32_t v)
{
    return l->part[kind] != NULL && l->part[kind][v] == GV_PART_HELD_OUT;
}

/* One more of what they do for the brand before others. */
static inline void gv_market_act(market_life *l, uint32_t v)
{
    l->acts[v] = (uint16_t) (l->acts[v] < UINT16_MAX ? l->acts[v] + 1 : UINT16_MAX);
}

static inline const gv_market *gv_market_of(const gv_world *w)
{
    return gv_market_life(w)->par;
}

/* slices.c: work on people, 4,096 at a time */
void gv_market_each_slice(gv_world *w, void (*work)(void *world, uint64_t slice));
/* programmes.c */
double gv_market_dose(gv_programme *programme, int64_t n);
void gv_market_open_programmes(gv_world *w);
void gv_market_close_programmes(gv_world *w);
/* invite.c */
void gv_market_open_invitations(gv_world *w);
bool gv_market_invite(market_day *day);
bool gv_market_is_invited(const market_day *day);
uint32_t gv_market_inviter(const market_day *day);
void gv_market_reward(gv_world *w);
/* create.c */
void gv_market_open_creation(gv_world *w);
void gv_market_propose(market_day *day);
void gv_market_grant_creations(gv_world *w);
/* community.c */
void gv_market_open_community(gv_world *w);
void gv_market_gather(market_day *day);
void gv_market_belong(market_day *day);
/* improve.c */
void gv_market_open_improvement(gv_world *w);
void gv_market_contribute(market_day *day);
void gv_market_learn_from(market_life *l, uint32_t v); /* in the morning or evening */
void gv_market_improve(gv_world *w);
/* tell.c */
void gv_market_heard_from(const market_day *day, uint32_t source);
void gv_market_sayings(const gv_world *w, gv_listener *listen, void *self);
/* likes.c */
void gv_market_like(market_day *day, uint32_t item, double chance_to_share);
double gv_market_draw_of_likes(const gv_market *par, const market_item *item);
void gv_market_settle_likes(gv_world *w);
bool gv_market_would_join(const market_life *l, uint32_t v);
/* care.c */
void gv_market_appeal(market_day *day);
void gv_market_hear_replies(market_day *day);
market_voice gv_market_appeal_of(const market_life *l, uint32_t v);
/* service.c */
void gv_market_serve(gv_world *w);
/* tickets.c */
void gv_market_first_tickets(market_buyer *ticket, size_t n, size_t wanted);
/* people.c */
size_t gv_market_own_bytes(const void *params, uint32_t n);
void gv_market_begin(gv_world *w, const void *params);
uint32_t gv_market_posts(uint32_t n);
uint32_t gv_market_group(const gv_world *w, uint32_t v);
/* window.c */
double gv_market_show(const gv_world *w, uint32_t person, gv_aspect aspect);
uint8_t gv_market_observed(const gv_world *w, uint32_t slot, uint32_t person);
/* page.c */
market_page *gv_market_page(market_life *l, uint32_t slot);
void gv_market_post_on_page(gv_world *w, const gv_market *par, market_page *page,
                            double promotion);
double gv_market_page_reach(const gv_world *w, const gv_market *par,
                            const market_page *page);
void gv_market_mind_the_rules(market_day *day);
void gv_market_remember_page(market_day *day, const market_reading *r);
void gv_market_judge_pages(gv_world *w, const gv_market *par);
void gv_market_close_pages(gv_world *w);
/* aim.c */
void gv_market_aim(gv_world *w, market_campaign *campaign, const gv_impressions *batch);
void gv_market_count_aim(market_day *day, const market_item *item);
/* rival.c */
void gv_market_hear_rival(market_day *day);
void gv_market_hear_deserters(market_day *day);
double gv_market_rival_appeal(const market_day *day);
bool gv_market_rival_wins(market_day *day, bool decided);
/* script.c */
void gv_market_follow_script(gv_world *w, const gv_market *par);
void gv_market_suffer(market_day *day);
const char *gv_market_named_layer(const void *params, size_t k);
void gv_market_check(const void *params, gv_objector *object, void *self);
/* item.c */
market_campaign *gv_market_campaign(gv_world *w, uint32_t slot);
void gv_market_set_length(gv_market_real z[MARKET_TOPICS]);
uint32_t gv_market_item_of_partner(gv_world *w, const gv_market *par, const gv_post *post);
uint32_t gv_market_item_of_maker(gv_world *w, const gv_programme *programme, uint32_t v,
                                 bool *is_full);
double gv_market_reach(const gv_world *w, const gv_market *par, double followers);
double gv_market_followers(const market_life *l, uint32_t v);
double gv_market_nearness(const market_life *l, const market_person *p); /* of values */
/* profile.c */
void gv_market_post_on_profile(gv_world *w, uint32_t item, uint8_t class,
                               const gv_post *post);
void gv_market_read_profiles(market_day *day);
void gv_market_follow(market_day *day);
/* response.c */
void gv_market_respond(market_day *day);
void gv_market_count_share(const market_day *day, uint32_t item);
void gv_market_count_buyer(const market_life *l, uint32_t v);
void gv_market_generic_items(market_life *l);
double gv_market_length(const uint8_t topic[MARKET_TOPICS]);
double gv_market_relevance(const market_day *day, const market_reading *r);
double gv_market_alignment(const market_day *day, const market_reading *r);
/* around.c */
void gv_market_count_arcs(market_life *l, uint32_t n);
void gv_market_count_heard(market_life *l, uint32_t v);
void gv_market_look_round(gv_world *w);
uint8_t gv_market_spoken(market_life *l, uint32_t v);
/* read.c */
bool gv_market_is_online(const gv_world *w, uint32_t v);
void gv_market_draw_logins(const gv_world *w, uint32_t v, uint32_t n, gv_bits *luck);
void gv_market_hear(market_day *day, const market_reading *r);
void gv_market_read(market_day *day);
/* level.c */
void gv_market_set_level(market_life *l, const gv_market *par);
/* weigh.c */
void gv_market_weigh(market_day *day);
/* screen.c */
void gv_market_screen(market_day *day);
void gv_market_note_items(gv_world *w);
bool gv_market_is_bluff(const market_day *day, const market_reading *r);
bool gv_market_is_claim(const market_day *day, const market_reading *r);
/* mind.c */
void gv_market_absorb(market_day *day);
bool gv_market_is_turned_off(const market_person *p,
                             const gv_market_real topic[MARKET_TOPICS]);
/* path.c */
void gv_market_walk(market_day *day);
/* buy.c */
double gv_market_fit(const market_life *l, const market_person *p);
void gv_market_buy(market_day *day, market_stage stage);
void gv_market_leave(market_day *day);
void gv_market_try_out(gv_world *w, const gv_market *par, uint32_t v);
/* say.c */
void gv_market_say(market_day *day);
void gv_market_speak(market_day *day, market_voice voice);
double gv_market_valence(const market_person *me); /* of what they say of the brand */
void gv_market_recommend(market_life *l, uint32_t u);
void gv_market_remember(market_person *me, uint32_t name); /* what they made public */
/* count.c */
void gv_market_count(market_tally *t, const market_person *p, int sign);
void gv_market_add_up(market_life *l);
void gv_market_count_loss(market_tally *t, gv_market_real before,
                          gv_market_real after); /* of trust */
void gv_market_show_gauges(gv_world *w);
/* what each file tells of what it computes; odd.c tells the rest */
extern const gv_odd gv_market_odd;
extern const gv_submodel gv_market_tells_of_people, gv_market_tells_of_reading,
    gv_market_tells_of_worth, gv_market_tells_of_level, gv_market_tells_of_content,
    gv_market_tells_of_minds, gv_market_tells_of_checks, gv_market_tells_of_the_path,
    gv_market_tells_of_buying, gv_market_tells_of_trying, gv_market_tells_of_leaving,
    gv_market_tells_of_talk, gv_market_tells_of_sharing, gv_market_tells_of_likes,
    gv_market_tells_of_windows, gv_market_tells_of_pages, gv_market_tells_of_profiles,
    gv_market_tells_of_rivals, gv_market_tells_of_events, gv_market_tells_of_wants,
    gv_market_tells_of_service, gv_market_tells_of_invitations, gv_market_tells_of_making,
    gv_market_tells_of_community, gv_market_tells_of_improvement,
    gv_market_tells_of_programmes;

#endif
