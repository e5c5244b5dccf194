/* What metrics keep during a life: room for it, what they see and hear of. Layer 6. */
#include "engine/engine_internal.h"

#include <string.h>

static size_t bytes_of(const gv_living *l, size_t m)
{
    const gv_metric *metric = l->plan->measures[m].metric;
    return metric->own_bytes == NULL ? 0 : metric->own_bytes(gv_plan_extent(l->plan));
}

gv_status gv_kept_create(gv_living *l, gv_error *err)
{
    l->kept = gv_alloc(l->plan->n_measures, sizeof *l->kept, err);
    if (l->kept == NULL)
        return GV_E_MEMORY;
    for (size_t m = 0; m < l->plan->n_measures; m++) {
        const size_t bytes = bytes_of(l, m);
        if (bytes == 0)
            continue;
        l->kept[m] = gv_alloc(bytes, 1, err);
        if (l->kept[m] == NULL)
            return GV_E_MEMORY;
    }
    return GV_OK;
}

void gv_kept_free(gv_living *l)
{
    for (size_t m = 0; l->kept != NULL && m < l->plan->n_measures; m++)
        gv_free(l->kept[m]);
    gv_free(l->kept);
}

static void tell_of_meme(void *self, const gv_meme *meme)
{
    const gv_living *l = self;
    for (size_t m = 0; m < l->plan->n_measures; m++) {
        const gv_measure *measure = &l->plan->measures[m];
        if (measure->metric->meme_over != NULL)
            measure->metric->meme_over(l->kept[m], measure->params, meme);
    }
}

void gv_kept_begin(gv_living *l)
{
    for (size_t m = 0; m < l->plan->n_measures; m++) {
        if (l->kept[m] != NULL)
            memset(l->kept[m], 0, bytes_of(l, m));
    }
    if (l->world->memes != NULL) {
        l->world->memes->over = tell_of_meme;
        l->world->memes->self = l;
    }
}

void gv_kept_look(gv_living *l, uint32_t step)
{
    const gv_extent extent = gv_plan_extent(l->plan);
    for (size_t m = 0; m < l->plan->n_measures; m++) {
        const gv_measure *measure = &l->plan->measures[m];
        if (measure->metric->look != NULL)
            measure->metric->look(l->kept[m], measure->params, l->world, step, extent);
    }
}
