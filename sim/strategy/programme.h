/* Tactics that keep something up through the model: the rows they share. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_PROGRAMME_H
#define GRAPEVINE_STRATEGY_PROGRAMME_H

#include "grapevine/programme.h"
#include "grapevine/strategy.h"

/* Rows of a programme's terms, the first member of its parameters: what a unit is, and what
 * it costs until a scenario says otherwise. */
#define GV_PROGRAMME_ROWS(what, cost)                                                      \
    GV_PRICE(gv_programme_terms, price, .initial = (cost), .low = 1e-6, .high = 1e9,       \
             .unit = "money", .scale = GV_SCALE_LOG,                                       \
             .sweep = { 0.3 * (cost), 3 * (cost) }, .source = "assumption",                \
             .help = "price of " what),                                                    \
        GV_COUNT(gv_programme_terms, start, .initial = 0, .low = 0, .high = 1e6,           \
                 .unit = "ticks", .source = "convention", .help = "its first tick"),       \
        GV_COUNT(gv_programme_terms, days, .initial = 180, .low = 1, .high = 1e6,          \
                 .unit = "ticks", .source = "assumption",                                  \
                 .help = "how long it is kept up: its money becomes available day by day " \
                         "in equal parts, and what is not called for stays")

/* What they have in common, for appendices. */
extern const gv_submodel gv_programme_tells;
extern const gv_submodel *const gv_programme_mechanisms[]; /* for gv_tactic.draws_on */

#endif
