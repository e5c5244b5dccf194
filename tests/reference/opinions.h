/* What the twins of opinions share: one event after another, in lists and matrices looked
 * through afresh each time. */
#ifndef GRAPEVINE_TEST_OPINIONS_H
#define GRAPEVINE_TEST_OPINIONS_H

#include "reference.h"

/* Layers of the counters of GV_PURPOSE_OPINION, as the mechanisms have them. */
enum {
    VOTE_PICKS,
    VOTE_MORE,
    VOTE_BEGINS,
    VOTE_ZEALOTS,
    REAL_BEGINS,
    REAL_PICKS,
    REAL_MORE,
    REAL_OUTLETS,
    REAL_CHARACTER
};
enum { CULTURE_PICKS, CULTURE_MORE, CULTURE_BEGINS };

gv_bits twin_luck(const twin *t, uint32_t u, uint32_t v, uint32_t tick, uint32_t layer);
/* The k-th person whom v hears; how many hear u, and the k-th of them. */
uint32_t twin_heard_at(const twin *t, uint32_t v, uint64_t k);
uint32_t twin_hearers(const twin *t, uint32_t u);
uint32_t twin_hearer_at(const twin *t, uint32_t u, uint64_t k);
/* Nobody has adopted; seeds come later, beside whoever adopts unaided before tick 0. Those
 * who may not adopt do not. */
void twin_begin_opinions(twin *t);
void twin_settle_seeds(twin *t, const bool *refuses);
/* By word of mouth: whoever was first in the tick, unless something bought was before. */
void twin_told(twin *t, uint32_t v, uint32_t source);
void twin_close_tick(twin *t, uint32_t tick);
/* What was bought, in the order of tactics: `see` an impression, `hear` a post. */
void twin_deliver(twin *t, uint32_t tick, void *own,
                  void (*see)(twin *t, void *own, const twin_offer *o, uint32_t v,
                              uint64_t luck),
                  void (*hear)(twin *t, void *own, const twin_offer *o, uint32_t v));
bool twin_post_wins(const twin *t, const twin_offer *o, uint32_t v, double chance);

/* ---- numbers up to 1; who reaches 3/4 adopts ---- */

typedef struct twin_minds {
    double now[TWIN_PEOPLE], first[TWIN_PEOPLE];
} twin_minds;

/* Everybody's opinion is drawn between `low` and 1; seeds have 1. */
void twin_begin_minds(twin *t, twin_minds *x, double low);
/* What was bought moves them. */
void twin_pull_minds(twin *t, twin_minds *x, uint32_t tick);
/* v holds that, because of `source`: who has not adopted convinced nobody. */
void twin_mind(twin *t, twin_minds *x, uint32_t v, double opinion, uint32_t source);
/* The same before anybody else moves. */
void twin_would_mind(twin *t, uint32_t v, double opinion, uint32_t source);
/* Whom v hears with the highest opinion, or v. */
uint32_t twin_loudest(const twin *t, const twin_minds *x, uint32_t v);

#endif
