/* How long spells last. Layer 4. */
#ifndef GRAPEVINE_METRIC_SPELLS_H
#define GRAPEVINE_METRIC_SPELLS_H

#include "grapevine/metric.h"

/* Spells by how many steps they lasted: those that ended, and those last seen when a life
 * was over. [ticks + 1] of each. */
typedef struct gv_spells {
    const uint32_t *ended, *seen;
    uint32_t n; /* of both together */
} gv_spells;

/* Chance that a spell lasts longer than `horizon` steps; NaN when nobody was seen so long.
 * @source Kaplan, Meier (1958), doi:10.1080/01621459.1958.10501452 */
double gv_spells_stay(const gv_spells *spells, uint32_t ticks, uint64_t horizon);

#endif
