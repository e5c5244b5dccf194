/* A life beside the control's: both under the same luck, for metrics that compare person by
 * person. Layer 6. */
#include "engine/engine_internal.h"

struct gv_pair {
    size_t control;       /* arm; SIZE_MAX: nobody asks for it */
    gv_living *living;    /* of the arms */
    gv_living *beside;    /* of the control; NULL: nobody asks */
    bool is_there;        /* does `beside` hold a life? */
    uint64_t replicate;   /* of that life */
    gv_life control_life; /* the same as metrics see it */
};

gv_status gv_pair_create(const gv_plan *plan, gv_pair **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_pair *pair = gv_alloc(1, sizeof *pair, err);
    if (pair == NULL)
        return GV_E_MEMORY;
    pair->control = gv_plan_control(plan);
    GV_TRY(gv_living_create(plan, &pair->living, err));
    if (pair->control != SIZE_MAX)
        GV_TRY(gv_living_create(plan, &pair->beside, err));
    *out = pair;
    pair = NULL;
done:
    gv_pair_free(pair);
    return status;
}

void gv_pair_free(gv_pair *pair)
{
    if (pair == NULL)
        return;
    gv_living_free(pair->beside);
    gv_living_free(pair->living);
    gv_free(pair);
}

void gv_pair_help(gv_pair *pair, gv_crew crew)
{
    pair->living->world->crew = crew;
    if (pair->beside != NULL)
        pair->beside->world->crew = crew;
}

static gv_status live_control(gv_pair *pair, const gv_graph *graph, uint64_t replicate,
                              gv_error *err)
{
    if (pair->is_there && pair->replicate == replicate)
        return GV_OK;
    pair->is_there = false;
    const gv_status status =
        gv_live(pair->beside, pair->control, graph, replicate, NULL, NULL, err);
    if (status != GV_OK)
        return status;
    pair->control_life = gv_living_view(pair->beside);
    pair->control_life.control = &pair->control_life;
    pair->replicate = replicate;
    pair->is_there = true;
    return GV_OK;
}

gv_status gv_pair_live(gv_pair *pair, size_t arm, const gv_graph *graph, uint64_t replicate,
                       gv_life *out, gv_error *err)
{
    gv_status status = GV_OK;
    if (pair->beside != NULL)
        GV_TRY(live_control(pair, graph, replicate, err));
    if (arm == pair->control) {
        *out = pair->control_life;
        return GV_OK;
    }
    GV_TRY(gv_live(pair->living, arm, graph, replicate, NULL, NULL, err));
    *out = gv_living_view(pair->living);
    if (pair->beside != NULL)
        out->control = &pair->control_life;
done:
    return status;
}
