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

/* What a tactic that chooses people says about whom, first in its params. */
typedef struct gv_pick {
    uint32_t choose;
    gv_words ids;
    const char *trait;
    double near;
    gv_words words;
} gv_pick;
#define GV_NEAR_MOST 1e9 /* `near` that means: those with most */

/* Its rows in their tables. */
#define GV_PICK_ROWS(WHO)                                                                  \
    GV_CHOICE(gv_pick, choose, .initial = GV_CHOOSE_DEGREE, .choices = gv_chooser_words,   \
              .source = "Hinz, Skiera, Barrot, Becker (2011), doi:10.1509/jm.10.0088",     \
              .help = gv_chooser_help),                                                    \
        GV_WORDS(gv_pick, ids, .source = "convention",                                     \
                 .help =                                                                   \
                     "the " WHO ", by their ids in the network (with `choose: listed`)"),  \
        GV_WORD(gv_pick, trait, .source = "convention", .came_later = true,                \
                .help = "the trait of `people` that `choose: trait` looks at"),            \
        GV_REAL(gv_pick, near, .initial = GV_NEAR_MOST, .low = -1e9, .high = GV_NEAR_MOST, \
                .source = "convention", .came_later = true,                                \
                .help = "with a `trait` of numbers: whose number is closest to this "      \
                        "comes first; 1e9: who has most"),                                 \
        GV_WORDS(gv_pick, words, .source = "convention", .came_later = true,               \
                 .help = "with a `trait` of words: who has one of these comes first")

typedef struct gv_chooser {
    const gv_setting *setting;
    gv_pick pick;
    uint32_t *deck;        /* random: people not yet dealt stand at [next, n) */
    const uint32_t *order; /* [n] where the order stands ready */
    bool *taken;           /* [n] nominated: named before; neighbourhood: in the queue */
    uint32_t *queue;       /* neighbourhood: who comes next stands at [head, tail) */
    uint32_t head, tail;
    uint32_t next, n;
} gv_chooser;

/* What the rows of a pick must say together. */
gv_status gv_chooser_check(const gv_pick *pick, gv_error *err);
/* For gv_tactic.aim. */
gv_aim gv_pick_aim(const gv_pick *pick);
/* @param fees  looked at by `cost_effectiveness` only */
gv_status gv_chooser_open(gv_chooser *chooser, const gv_setting *setting,
                          const gv_pick *pick, const gv_fees *fees, gv_error *err);
/* Everybody by a trait, closest first, of equals those with most followers: alignment.c.
 * @param[out] out  [people] in the setting's arena
 * @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO (no such trait) */
gv_status gv_align(const gv_pick *pick, const gv_setting *setting, const uint32_t **out,
                   gv_error *err);
/* The next person, or GV_NOBODY after the last. GV_E_DATA when a listed id is nobody's. */
gv_status gv_chooser_next(gv_chooser *chooser, uint32_t *person, gv_error *err);

/* What they have in common, for appendices. */
extern const gv_submodel gv_choosing_tells;
extern const gv_submodel *const gv_choosing_mechanisms[]; /* for gv_tactic.draws_on */

#endif
