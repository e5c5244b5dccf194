/// @file
/// Layer 3: what a model must know of a programme that a tactic keeps up: one struct a kind
/// of programmes.def. Each begins with its terms.
#ifndef GRAPEVINE_PROGRAMME_H
#define GRAPEVINE_PROGRAMME_H

#include "grapevine/base.h"

/// From when to when, and what a unit costs.
typedef struct gv_programme_terms {
    uint64_t start, days; ///< ticks
    gv_money price;       ///< of a unit
} gv_programme_terms;

/// Something to talk about, for customers.
typedef struct gv_talk_trigger {
    gv_programme_terms terms;
    double
        lift; ///< how much oftener who is reminded speaks of the brand; 1: twice as often
} gv_talk_trigger;

#endif
