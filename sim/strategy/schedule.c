/* The offers of a life, tick by tick. Layer 4. */
#include "grapevine/strategy.h"

#include <stdlib.h>
#include <string.h>

gv_status gv_schedule_add(gv_schedule *schedule, const gv_offer *offer, gv_error *err)
{
    if (schedule->n == schedule->room) {
        const size_t room = schedule->room == 0 ? 64 : 2 * schedule->room;
        gv_offer *at = gv_arena_alloc(schedule->arena, room, sizeof *at, err);
        if (at == NULL)
            return GV_E_MEMORY;
        if (schedule->n > 0)
            memcpy(at, schedule->at, schedule->n * sizeof *at);
        schedule->at = at;
        schedule->room = room;
    }
    gv_offer *added = &schedule->at[schedule->n];
    *added = *offer;
    added->tactic = schedule->tactic;
    added->serial = (uint32_t) schedule->n;
    schedule->n++;
    return GV_OK;
}

static int earlier(const void *a, const void *b)
{
    const gv_offer *x = a;
    const gv_offer *y = b;
    if (x->tick != y->tick)
        return x->tick < y->tick ? -1 : 1;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

void gv_schedule_sort(gv_schedule *schedule, size_t from)
{
    if (schedule->n > from + 1)
        qsort(schedule->at + from, schedule->n - from, sizeof *schedule->at, earlier);
}
