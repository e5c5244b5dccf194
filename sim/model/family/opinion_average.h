/* Averages of those whom a person hears, and of themselves. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_OPINION_AVERAGE_H
#define GRAPEVINE_MODEL_FAMILY_OPINION_AVERAGE_H

#include "model/family/opinion_reals.h"

/// How a tie counts in an average: a choice of gv_average_weights.
typedef enum gv_average_weight {
    GV_AVERAGE_EQUAL,  ///< 1
    GV_AVERAGE_FILE,   ///< its weight
    GV_AVERAGE_SHARES, ///< its weight; what is left of 1 is the person's own
} gv_average_weight;
extern const char *const gv_average_weights[];
#define GV_AVERAGE_ROWS(T)                                                                 \
    GV_CHOICE(T, weights, .initial = GV_AVERAGE_EQUAL, .choices = gv_average_weights,      \
              .source = "DeGroot (1974)",                                                  \
              .help = "how much somebody counts: `equal` all alike; `file` by the weight " \
                      "of the tie; `shares` the same, and what is missing to 1 is the "    \
                      "weight of the person themselves"),                                  \
        GV_REAL(T, own, .initial = 1, .low = 0, .high = 1e6, .unit = "weight",             \
                .source = "DeGroot (1974)",                                                \
                .help = "weight that a person gives themselves, where a tie has 1 or its " \
                        "weight; not with `shares`")

/// Weight of v themselves, as a share of all.
double gv_average_own(const gv_world *w, uint32_t v, uint32_t weights, double own);
/// The average that v makes; v's opinion where nobody counts.
double gv_average_of(const gv_world *w, const gv_reals_life *l, uint32_t v,
                     uint32_t weights, double own);
unsigned gv_average_needs(uint32_t weights);

#endif
