/* Two who meet and, when they think nearly alike, come closer: bounded confidence by pairs,
 * event by event on the asynchronous clock. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_OPINION_PAIRS_H
#define GRAPEVINE_MODEL_FAMILY_OPINION_PAIRS_H

#include "model/family/opinion_reals.h"

/// What all models of the family take after gv_reals_start. Each has it as `pairs`, and
/// GV_PAIRS_ROWS in its table.
typedef struct gv_pairs {
    double epsilon, mu;
} gv_pairs;

#define GV_PAIRS_ROWS(T)                                                                   \
    { .name = "epsilon",                                                                   \
      .type = GV_TYPE_REAL,                                                                \
      .offset = offsetof(T, pairs.epsilon),                                                \
      .initial = 0.2,                                                                      \
      .low = 0,                                                                            \
      .high = 1e6,                                                                         \
      .alias = "d",                                                                        \
      .unit = "opinion",                                                                   \
      .sweep = { 0.05, 0.5 },                                                              \
      .source = "Deffuant, Neau, Amblard, Weisbuch (2000)",                                \
      .help = "threshold: two whose opinions are less than this apart come closer" },      \
    {                                                                                      \
        .name = "mu", .type = GV_TYPE_REAL, .offset = offsetof(T, pairs.mu),               \
        .initial = 0.5, .low = 0, .high = 0.5, .unit = "share", .sweep = { 0.1, 0.5 },     \
        .source = "Deffuant, Neau, Amblard, Weisbuch (2000)",                              \
        .help = "how much of the distance each of the two gives up; 0.5: they meet in "    \
                "the middle"                                                               \
    }
/// A row of models in which people meet the like-minded more often than others.
#define GV_PAIRS_GAMMA(T)                                                                  \
    GV_REAL(T, gamma, .initial = 1, .low = 0, .high = 100, .unit = "exponent",             \
            .sweep = { 0, 2 }, .source = "Sirbu, Pedreschi, Giannotti, Kertesz (2019)",    \
            .help = "bias of the platform: of those whom a person hears, somebody at "     \
                    "distance x is met in proportion to x^-gamma; 0: anybody alike")

/// Distances below this count as this when the like-minded are chosen.
#define GV_PAIRS_NEAREST 1e-5

/// Number k of n at `distance` from somebody, chosen in proportion to
/// distance[k]^-gamma. @param distance  [n], n > 0; overwritten
uint32_t gv_pairs_choose(double *distance, uint32_t n, double gamma, uint64_t luck);
/// Somebody whom v hears, chosen in that proportion; v where nobody is heard.
uint32_t gv_pairs_partner(gv_world *w, uint32_t v, double gamma, uint64_t luck);
/// v and u meet. Both move by the same amount, so that the sum of opinions stays.
void gv_pairs_meet(gv_world *w, const void *params, const gv_pairs *pairs, uint32_t v,
                   uint32_t u);
#endif
