/* The slow obvious twin of the marketing model: a handful of people, a matrix of ties a
 * layer, plain loops, the equations one after another. It shares with the engine the
 * parameters and the keyed coins only, and stores what people think as coarsely (attitudes
 * in double precision, the rest of what moves in single, tastes in bytes), so that lives
 * must be equal person by person and day by day. Not here: programmes, pages, live events,
 * the rival, what is aimed. */
#ifndef GRAPEVINE_TEST_REFERENCE_MARKET_H
#define GRAPEVINE_TEST_REFERENCE_MARKET_H

#include "model/market/market.h"
#include "reference.h"

enum { TWIN_LAYERS = 2, TWIN_TOPICS = 8, TWIN_ITEMS = 256, TWIN_READINGS = 64 };
enum { TWIN_RING = 3 }; /* what was passed on last is not passed on again */

/* Something that is said: 0 is talk of the brand, 1 a warning, others the brand pays for.
 */
typedef struct twin_item {
    uint32_t name, author, born, slot;
    double topic[TWIN_TOPICS], value[2]; /* topics of length 1 */
    double prominence, worth, arousal, information, weight;
    double claim, overclaim;
    double standing, reach; /* of a partner's post */
    uint32_t finds;
    bool noted;
} twin_item;

typedef struct twin_person {
    double topic[TWIN_TOPICS]; /* whole numbers */
    double value[2];           /* multiples of 1/127 */
    bool member[TWIN_LAYERS];
    double attention, scepticism;
    uint32_t turn_off;
    double attitude, trust, belief, firm, joy, relation, fatigue;
    uint32_t stage, bought;
    int32_t since; /* day + 1 on which `bought` changed */
    bool informed;
    uint32_t warned;
    double last_claim; /* below 0: none yet */
    bool met[MARKET_CLASSES];
    uint32_t ring[TWIN_RING]; /* names, the last one first */
} twin_person;

typedef struct twin_voice {
    bool speaks;
    uint32_t item, class, depth;
    double valence;
    bool on[TWIN_LAYERS];
} twin_voice;

/* What neighbours saw of somebody at the end of a day. */
typedef struct twin_sign {
    bool customer, left;
} twin_sign;

typedef struct twin_reading {
    uint32_t item, class, depth;
    uint32_t source; /* GV_NOBODY: the brand */
    double valence;
    double credibility, relevance, alignment;
    bool noticed;
} twin_reading;

typedef struct twin_market {
    /* given */
    const gv_market *par;
    const gv_message *message;
    uint32_t n_layers;
    bool offline[TWIN_LAYERS];
    double membership[TWIN_LAYERS];
    bool tie[TWIN_LAYERS][TWIN_PEOPLE][TWIN_PEOPLE]; /* [speaker][hearer] */
    twin *t; /* number of people, seed, offers, who adopted */
    /* found */
    double product[TWIN_TOPICS], purpose[TWIN_TOPICS], brand_value[2];
    twin_item item[TWIN_ITEMS];
    uint32_t n_items;
    twin_person person[TWIN_PEOPLE];
    twin_voice voice[TWIN_PEOPLE], next_voice[TWIN_PEOPLE];
    twin_sign sign[TWIN_PEOPLE], next_sign[TWIN_PEOPLE];
    gv_cipher luck;
    double vitality;
    uint32_t met_today[TWIN_PEOPLE];
    uint32_t shown_on[7], online_on[7];
    uint32_t in_week[TWIN_OFFERS][TWIN_PEOPLE]; /* [first offer of the tactic] */
    uint32_t week[TWIN_OFFERS];
    uint32_t seen[TWIN_PEOPLE][64], n_seen[TWIN_PEOPLE]; /* items in view today */
    uint8_t seen_class[TWIN_PEOPLE][64];
} twin_market;

/* market_people.c: everybody before tick 0, and the seeds. */
void twin_market_begin(twin_market *m);
/* market.c: the day `tick`. */
void twin_market_live(twin_market *m, uint32_t tick);

/* between those files */
gv_bits twin_market_draw(const twin_market *m, uint32_t v, uint32_t other, uint32_t tick,
                         uint32_t layer, uint32_t draw);
double twin_stored(double x); /* in single precision */
double twin_clip(double x, double low, double high);
double twin_cosine(const double *a, const double *b);
double twin_nearness(const double a[2], const double b[2]);
void twin_market_try(twin_market *m, uint32_t v, uint32_t tick);
/* market_paid.c: who is shown and told what today. */
bool twin_market_online(const twin_market *m, uint32_t v, uint32_t tick);
void twin_market_offers(twin_market *m, uint32_t tick);

/* One person's day. */
typedef struct twin_today {
    twin_market *m;
    twin_person *me;
    uint32_t v, tick;
    bool online;
    double heard, customers, left;
    uint32_t n, n_heard;
    twin_reading read[TWIN_READINGS];
    double interest, trigger;
    double trust_gain, hurt;     /* by checks and warnings */
    double proven, proven_claim; /* what belief learns from them: weight, sum */
    bool learned;
    double bluff;
    bool warns;
} twin_today;

/* market_read.c */
gv_bits twin_market_luck(const twin_today *d, uint32_t other, uint32_t layer,
                         uint32_t draw);
bool twin_coin(const twin_today *d, uint32_t draw, double p);
const twin_item *twin_item_of(const twin_today *d, const twin_reading *r);
bool twin_is_advertisement(const twin_reading *r);
bool twin_is_direct_partner(const twin_reading *r);
bool twin_is_talk(const twin_reading *r);
bool twin_is_warning(const twin_reading *r);
bool twin_is_claim(const twin_reading *r);
uint32_t twin_nth(const twin_today *d, uint32_t k, bool of_item_alone);
void twin_look_around(twin_today *d);
void twin_see_advertisements(twin_today *d);
void twin_weigh(twin_today *d);
/* market_screen.c */
void twin_screen(twin_today *d);
/* market_mind.c */
void twin_think(twin_today *d);
void twin_feel(twin_today *d);
void twin_tire(twin_today *d);
uint32_t twin_next_stage(const twin_today *d, double u);
/* market_buy.c */
void twin_buy(twin_today *d, uint32_t stage);
void twin_leave(twin_today *d);
/* market_say.c */
void twin_say(twin_today *d);

#endif
