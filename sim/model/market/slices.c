/* Work on people, slice by slice, by several threads where there are some. Layer 3. */
#include "model/market/market.h"

void gv_market_each_slice(gv_world *w, void (*work)(void *world, uint64_t slice))
{
    const uint64_t slices = gv_market_life(w)->slices;
    if (w->crew.each != NULL) {
        w->crew.each(w->crew.crew, slices, work, w);
        return;
    }
    for (uint64_t slice = 0; slice < slices; slice++)
        work(w, slice);
}
