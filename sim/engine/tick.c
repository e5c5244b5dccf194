/* Clocks: how a life gets from one state to the next. Layer 6. */
#include "engine/engine_internal.h"

/* Everybody at once: what was bought reaches people, new adopters speak, the convinced
 * adopt. */
static void tick(gv_living *l)
{
    gv_world *w = l->world;
    const gv_model *model = l->plan->model;
    const void *params = l->plan->model_params;
    gv_world_turn(w);
    gv_deliver_offers(l);
    model->spread(w, params);
    gv_world_sweep(w, model, params, w->tick + 1);
}

/* One after another: what was bought reaches people at the whole tick; then everybody acts
 * at a moment of their own, until the next. */
static void play(gv_living *l)
{
    gv_world *w = l->world;
    const gv_model *model = l->plan->model;
    const void *params = l->plan->model_params;
    if (w->tick == 0)
        model->set_out(w, params);
    gv_deliver_offers(l);
    gv_world_play(w, model, params);
}

/* One person after another: what was bought reaches people, then as many elementary events
 * as there are people. */
static void sweep_of_events(gv_living *l)
{
    gv_world *w = l->world;
    const gv_model *model = l->plan->model;
    const void *params = l->plan->model_params;
    gv_world_turn(w);
    gv_deliver_offers(l);
    model->events(w, params);
    gv_world_sweep(w, model, params, w->tick + 1);
}

/* The clocks that the engine has, by gv_clock_kind. */
static gv_clock *const clocks[] = {
    [GV_SYNC] = tick, [GV_ASYNC] = sweep_of_events, [GV_CONTINUOUS] = play
};

gv_clock *gv_clock_of(const gv_plan *plan)
{
    const uint32_t clock = plan->experiment.clock;
    const bool runs = (plan->model->clocks & GV_RUNS_ON(clock)) != 0;
    return runs ? clocks[clock] : NULL;
}
