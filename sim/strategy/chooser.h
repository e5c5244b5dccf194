/* People in the order in which a tactic would take them. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_CHOOSER_H
#define GRAPEVINE_STRATEGY_CHOOSER_H

#include "grapevine/strategy.h"

/* The choices of a tactic's `choose`: its own orders, then those of the network. */
enum {
#define GV_ORDER(NAME, word, help) GV_CHOOSE_##NAME,
#include "strategy/orders.def"
#undef GV_ORDER
#define GV_RANKING(NAME, word, help) GV_CHOOSE_##NAME,
#include "grapevine/rankings.def"
#undef GV_RANKING
    GV_CHOICES
};
extern const char *const gv_chooser_words[]; /* for tables: "degree", "random", ... */
extern const char gv_chooser_help[];         /* for tables: what each word means */
/* For gv_tactic.rankings: the bit that a choice needs, or 0. */
unsigned gv_chooser_rankings(uint32_t how);
/* For gv_tactic.needs. */
unsigned gv_chooser_needs(uint32_t how);

/* What a person asks for: a base fee and something for each follower, times a factor of the
 * person's own, lognormal with mean 1. */
typedef struct gv_fees {
    gv_money base, per_follower;
    double spread; /* standard deviation of the factor's logarithm; 0: all ask alike */
} gv_fees;
/* At most INT64_MAX / (2 GV_POSTS_LIMIT), so that a person's posts can be added up. */
gv_money gv_fee_of(const gv_fees *fees, const gv_setting *setting, uint32_t person);

typedef struct gv_chooser {
    const gv_setting *setting;
    uint32_t how;
    gv_words ids;
    const char *by;        /* trait: its name */
    uint32_t *deck;        /* random: people not yet dealt stand at [next, n) */
    const uint32_t *order; /* [n] where the order stands ready */
    bool *taken;           /* [n] nominated: named before; neighbourhood: in the queue */
    uint32_t *queue;       /* neighbourhood: who comes next stands at [head, tail) */
    uint32_t head, tail;
    uint32_t next, n;
} gv_chooser;

/* A row for the trait that `choose: trait` looks at. */
#define GV_CHOOSER_TRAIT(T)                                                                \
    GV_WORD(T, trait, .source = "convention", .came_later = true,                          \
            .help = "the trait of `people` that `choose: trait` looks at")
/* What the tables of tactics that choose people must check together. */
gv_status gv_chooser_check(uint32_t how, gv_words ids, const char *trait, gv_error *err);
/* @param fees  looked at by `cost_effectiveness` only */
gv_status gv_chooser_open(gv_chooser *chooser, const gv_setting *setting, uint32_t how,
                          gv_words ids, const char *trait, const gv_fees *fees,
                          gv_error *err);
/* The next person, or GV_NOBODY after the last. GV_E_DATA when a listed id is nobody's. */
gv_status gv_chooser_next(gv_chooser *chooser, uint32_t *person, gv_error *err);

#endif
