/// @file
/// Layer 2: what people care for, as weights of topics. Networks may be made by it (whoever
/// cares for the same things is tied more easily), and models read it.
#ifndef GRAPEVINE_TASTE_H
#define GRAPEVINE_TASTE_H

#include "grapevine/rng.h"

#define GV_TOPICS 8 ///< topics that people may care for

typedef struct gv_taste {
    uint8_t topic[GV_TOPICS]; ///< weights; they sum to about 255
} gv_taste;

/// Weights in shares of their sum, which is above 0.
gv_taste gv_taste_of(const double weight[GV_TOPICS]);

/// The taste of somebody in a group. A group g, counted from 0, cares for topic g mod 8
/// most and for topic 3g + 1 mod 8 more than for others: weights 0.15, and 2 and 1 beyond
/// it; each is taken times E^1.5, E exponential of mean 1, and 0.02 added.
/// @source assumption
gv_taste gv_taste_about(uint32_t group, const gv_bits luck[GV_TOPICS / 2]);

/// How much two tastes overlap: the squared cosine of their weights, in [0, 1].
double gv_taste_overlap(const gv_taste *a, const gv_taste *b);

#endif
