/* Touches: which tactic reached a person first, and which last, before they adopted.
 * Layer 4. */
#include "grapevine/metric.h"

#include <string.h>

/* Draws of the credit cipher: 0 is for credit itself. */
enum { TOUCH_DRAW = 1 };

void gv_touches_forget(gv_touches *touches, uint32_t n)
{
    for (uint32_t v = 0; v < n; v++)
        touches->first[v] = touches->last[v] = (gv_touch){ .tick = GV_NEVER };
    memset(touches->by, 0, (size_t) n * sizeof *touches->by);
}

uint64_t gv_touch_claim(const gv_world *w, uint32_t person, uint32_t slot,
                        gv_channel channel, uint32_t tick)
{
    const gv_counter c =
        gv_counter_make(slot, person, tick, (uint32_t) channel, 0, TOUCH_DRAW);
    return gv_draw(&w->credit, c).low;
}

static uint64_t claim_of(const gv_touches *touches, const gv_world *w, uint32_t person,
                         uint32_t tactic)
{
    return gv_touch_claim(w, person, touches->slot[tactic],
                          (gv_channel) touches->channel[tactic], w->tick);
}

static bool is_of(const gv_touch *touch, uint32_t tick, uint32_t tactic)
{
    return touch->tick == tick && touch->tactic == tactic;
}

/* Time rises, so a touch is the first if there is none or the claim of this very tick is
 * better, and the last unless a better claim of this tick stands there. */
static void remember(gv_touches *touches, const gv_world *w, uint32_t v, uint32_t tactic)
{
    const gv_touch now = { w->tick, tactic };
    gv_touch *first = &touches->first[v], *last = &touches->last[v];
    if (is_of(last, w->tick, tactic))
        return;
    const bool is_contested = last->tick == w->tick;
    if (is_contested &&
        claim_of(touches, w, v, tactic) > claim_of(touches, w, v, last->tactic))
        return;
    if (first->tick == GV_NEVER || first->tick == w->tick)
        *first = now;
    *last = now;
}

void gv_touches_add(gv_touches *touches, const gv_world *w, uint32_t tactic,
                    const uint32_t *person, uint64_t n)
{
    for (uint64_t k = 0; k < n; k++) {
        touches->by[person[k]] |= UINT64_C(1) << tactic;
        if (!gv_world_adopted(w, person[k]))
            remember(touches, w, person[k], tactic);
    }
}
