/* How much the opinion of somebody counts with those who hear them, where a mechanism has
 * weights of ties. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_OPINION_WEIGHTS_H
#define GRAPEVINE_MODEL_FAMILY_OPINION_WEIGHTS_H

#include "model/family/opinion_reals.h"

/// What models with such weights take: each has it as `ties`, and GV_TIES_ROWS in its
/// table.
typedef struct gv_ties {
    uint32_t weights; ///< a choice of gv_ties_weights
    double weight;
} gv_ties;
extern const char *const gv_ties_weights[];

#define GV_TIES_ROWS(T)                                                                    \
    { .name = "weights",                                                                   \
      .type = GV_TYPE_CHOICE,                                                              \
      .offset = offsetof(T, ties.weights),                                                 \
      .initial = 0,                                                                        \
      .choices = gv_ties_weights,                                                          \
      .source = "Milli (2021)",                                                            \
      .help = "`equal` every tie has `weight`; `file` each has its own" },                 \
    {                                                                                      \
        .name = "weight", .type = GV_TYPE_REAL, .offset = offsetof(T, ties.weight),        \
        .initial = 0.1, .low = 0, .high = 1, .unit = "weight", .sweep = { 0.05, 1 },       \
        .source = "NDlib", .help = "with `equal`: how much a speaker counts with a hearer" \
    }

unsigned gv_ties_needs(const gv_ties *ties);
/// Weight of the k-th person whom v hears.
double gv_ties_weight(const gv_world *w, const gv_ties *ties, uint32_t v, uint32_t k);
/// Objects to opinions outside -1 to 1, between which such mechanisms are defined.
void gv_ties_check(const void *params, gv_objector *object, void *self);

#endif
