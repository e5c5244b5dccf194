/* How long spells last, those that were not seen to end among them. Layer 4. */
#include "metric/spells.h"

#include <math.h>

double gv_spells_stay(const gv_spells *spells, uint32_t ticks, uint64_t horizon)
{
    uint32_t at_risk = spells->n; /* those who stayed, or were seen, for d steps or more */
    double staying = 1;
    for (uint32_t d = 0; d <= ticks && d <= horizon && at_risk > 0; d++) {
        staying *= 1 - (double) spells->ended[d] / at_risk;
        at_risk -= spells->ended[d];
        if (d == horizon)
            return staying;
        at_risk -= spells->seen[d];
    }
    return at_risk == 0 && spells->n > 0 && staying <= 0 ? 0 : (double) NAN;
}
