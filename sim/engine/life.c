/* One life: plan the strategy, then tick by tick. Layer 6. */
#include "engine/engine_internal.h"

#include <string.h>

static gv_status keep_touches(gv_living *l, uint32_t n, gv_error *err)
{
    if (!gv_plan_sees_touches(l->plan))
        return GV_OK;
    gv_touches *t = l->touches = gv_alloc(1, sizeof *t, err);
    if (t == NULL)
        return GV_E_MEMORY;
    t->first = gv_alloc(n, sizeof *t->first, err);
    t->last = gv_alloc(n, sizeof *t->last, err);
    t->by = gv_alloc(n, sizeof *t->by, err);
    return t->first == NULL || t->last == NULL || t->by == NULL ? GV_E_MEMORY : GV_OK;
}

static void forget_touches(gv_touches *t)
{
    if (t == NULL)
        return;
    gv_free(t->by);
    gv_free(t->last);
    gv_free(t->first);
    gv_free(t);
}

static gv_status keep_sayings(gv_living *l, uint32_t n, gv_error *err)
{
    if (!gv_plan_follows_sayings(l->plan))
        return GV_OK;
    l->world->heard_from = l->heard_from = gv_alloc(n, sizeof *l->heard_from, err);
    return l->heard_from == NULL ? GV_E_MEMORY : GV_OK;
}

gv_status gv_living_create(const gv_plan *plan, gv_living **out, gv_error *err)
{
    gv_status status = GV_OK;
    const uint32_t n = (uint32_t) plan->people;
    gv_living *l = gv_alloc(1, sizeof *l, err);
    if (l == NULL)
        return GV_E_MEMORY;
    l->plan = plan;
    GV_TRY(gv_arena_create(&l->arena, err));
    GV_TRY(gv_world_create(n, plan->model, plan->model_params,
                           (gv_clock_kind) plan->experiment.clock, &l->world, err));
    if (gv_plan_changes(plan))
        GV_TRY(gv_world_follow(l->world, n, plan->arcs, err));
    GV_TRY(keep_touches(l, n, err));
    GV_TRY(keep_sayings(l, n, err));
    GV_TRY(gv_kept_create(l, err));
    l->adopters = gv_alloc(plan->experiment.ticks + 1, sizeof *l->adopters, err);
    l->spent = gv_alloc(plan->experiment.ticks + 1, sizeof *l->spent, err);
    l->moved = gv_alloc(plan->experiment.ticks + 1, sizeof *l->moved, err);
    l->scratch = gv_alloc(5 * (size_t) n, sizeof *l->scratch, err);
    l->n_states = gv_model_states(plan->model, plan->model_params, NULL);
    l->in_state =
        gv_alloc(l->n_states * (plan->experiment.ticks + 1), sizeof *l->in_state, err);
    if (plan->model->keeps_gauges)
        l->gauge =
            gv_alloc(GV_GAUGES * (plan->experiment.ticks + 1), sizeof *l->gauge, err);
    if (l->in_state == NULL || l->adopters == NULL || l->spent == NULL ||
        l->moved == NULL || l->scratch == NULL ||
        (plan->model->keeps_gauges && l->gauge == NULL)) {
        status = GV_E_MEMORY;
        goto done;
    }
    *out = l;
    l = NULL;
done:
    gv_living_free(l);
    return status;
}

void gv_living_free(gv_living *l)
{
    if (l == NULL)
        return;
    gv_free(l->scratch);
    gv_free(l->gauge);
    gv_free(l->in_state);
    gv_free(l->moved);
    gv_free(l->spent);
    gv_free(l->adopters);
    gv_kept_free(l);
    gv_free(l->heard_from);
    forget_touches(l->touches);
    gv_world_free(l->world);
    gv_arena_free(l->arena);
    gv_free(l);
}

/* ---- before tick 0 ---- */

static gv_status open_accounts(gv_living *l, gv_error *err)
{
    const size_t n = l->arm->n_tactics;
    gv_money *budget = gv_arena_alloc(l->arena, n, sizeof *budget, err);
    double *share = gv_arena_alloc(l->arena, n, sizeof *share, err);
    l->account = gv_arena_alloc(l->arena, n, sizeof *l->account, err);
    l->shown = gv_arena_alloc(l->arena, n, sizeof *l->shown, err);
    l->shown_week = gv_arena_alloc(l->arena, n, sizeof *l->shown_week, err);
    if (budget == NULL || share == NULL || l->account == NULL || l->shown == NULL ||
        l->shown_week == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++)
        share[k] = l->arm->tactics[k].share;
    gv_budget_cut(l->plan->experiment.budget, share, n, budget);
    for (size_t k = 0; k < n; k++) {
        l->account[k].budget = budget[k];
        l->passed_on[k] = 0;
    }
    return GV_OK;
}

/* Nobody has been reached yet; who the tactics are is asked for person after person. */
static void introduce_tactics(gv_living *l)
{
    for (size_t k = 0; k < l->arm->n_tactics; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        l->number[k] = tactic->number;
        if (l->touches == NULL)
            continue;
        l->touches->slot[k] = tactic->slot;
        l->touches->channel[k] = (uint8_t) tactic->tactic->channel;
    }
    if (l->touches != NULL)
        gv_touches_forget(l->touches, l->world->n);
}

/* One message alone leaves all as it is. */
static void introduce_messages(gv_living *l)
{
    for (size_t k = 0; k < l->plan->n_messages; k++)
        l->weight[k] = l->plan->messages[k].weight;
    l->world->weight = l->plan->n_messages > 0 ? l->weight : NULL;
    l->world->messages = l->plan->n_messages > 0 ? l->plan->messages : NULL;
}

static double effort_of_message(const gv_message *m)
{
    const double care = 0.5 + m->value;
    return care * care * (1 + m->arousal);
}

/* What it takes to make all that a tactic says, once. */
static double effort_of(const gv_plan *plan, const gv_tactic_plan *tactic)
{
    gv_message usual;
    gv_spec_defaults(&gv_message_spec, &usual);
    if (plan->n_messages == 0)
        return effort_of_message(&usual);
    if (!tactic->is_matched)
        return effort_of_message(&plan->messages[tactic->message]);
    double sum = 0;
    for (int k = 0; k < GV_STAGE_MESSAGES; k++)
        sum += effort_of_message(&plan->messages[tactic->by_stage[k]]);
    return sum;
}

static const gv_message *message_of(gv_living *l, const gv_tactic_plan *tactic)
{
    if (l->plan->n_messages > 0)
        return &l->plan->messages[tactic->message];
    gv_spec_defaults(&gv_message_spec, &l->usual_message);
    return &l->usual_message;
}

/* What every tactic may know. */
static gv_status set_the_scene(gv_living *l, uint64_t replicate, gv_error *err)
{
    const gv_experiment *e = &l->plan->experiment;
    const size_t n = l->arm->n_tactics;
    const gv_setting common = { .net = l->graph->net,
                                .people = l->graph->people,
                                .by_followers = l->graph->by_followers,
                                .ranked = (const uint32_t *const *) l->graph->ranked,
                                .ticks = (uint32_t) e->ticks,
                                .choose = gv_cipher_make(
                                    gv_key_make(e->seed, GV_PURPOSE_CHOOSE, replicate)),
                                .knowledge = gv_research_learn(l),
                                .arena = l->arena };
    l->setting = gv_arena_alloc(l->arena, n, sizeof *l->setting, err);
    if (l->setting == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        gv_setting *setting = &l->setting[k];
        *setting = common;
        setting->tactic = tactic->tactic;
        setting->budget = l->account[k].budget;
        setting->message = message_of(l, tactic);
        setting->slot = tactic->slot;
        setting->effort = effort_of(l->plan, tactic);
        if (tactic->tactic->asks != NULL)
            setting->window = (gv_window){ l->world, l->plan->model->show };
        setting->own = gv_arena_alloc(l->arena, tactic->tactic->own_bytes, 1, err);
        if (setting->own == NULL)
            return GV_E_MEMORY;
    }
    return GV_OK;
}

static gv_status plan_tactics(gv_living *l, gv_error *err)
{
    l->schedule = (gv_schedule){ .arena = l->arena };
    l->next_offer = 0;
    for (size_t k = 0; k < l->arm->n_tactics; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        if (tactic->is_left_out || tactic->tactic->plan == NULL ||
            gv_reallocate_purse(l, (uint32_t) k) != NULL)
            continue;
        l->schedule.tactic = (uint32_t) k;
        const gv_status status =
            tactic->tactic->plan(&l->setting[k], tactic->params, &l->schedule, err);
        if (status != GV_OK)
            return status;
    }
    gv_schedule_sort(&l->schedule, 0);
    return GV_OK;
}

static gv_status room_for_caps(gv_living *l, size_t from, gv_error *err)
{
    for (size_t k = from; k < l->schedule.n; k++) {
        const gv_offer *offer = &l->schedule.at[k];
        uint32_t **shown = &l->shown[offer->tactic];
        if (offer->cap == 0 || *shown != NULL)
            continue;
        *shown = gv_arena_alloc(l->arena, l->world->n, sizeof **shown, err);
        if (*shown == NULL)
            return GV_E_MEMORY;
    }
    return GV_OK;
}

/* ---- ticks ---- */

gv_status gv_living_reschedule(gv_living *l, size_t before, gv_error *err)
{
    if (l->schedule.n == before)
        return GV_OK;
    const gv_status status = room_for_caps(l, before, err);
    gv_schedule_sort(&l->schedule, l->next_offer);
    return status;
}

/* Tactics see the state before tick `coming`; what they add takes its place among the
 * offers that are still to come. */
static gv_status react(gv_living *l, uint32_t coming, gv_error *err)
{
    const gv_observed observed = gv_world_observe(l->world, coming);
    const size_t before = l->schedule.n;
    for (size_t k = 0; k < l->arm->n_tactics; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        if (tactic->tactic->react == NULL || tactic->is_left_out)
            continue;
        l->schedule.tactic = (uint32_t) k;
        const gv_status status = tactic->tactic->react(
            &l->setting[k], tactic->params, &observed, &l->account[k], &l->schedule, err);
        if (status != GV_OK)
            return status;
    }
    return gv_living_reschedule(l, before, err);
}

/* What the model keeps track of stands there already. */
static void show_gauges(gv_living *l)
{
    for (size_t k = 0; k < l->arm->n_tactics && l->gauge != NULL; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        if (tactic->tactic->show != NULL && !tactic->is_left_out)
            tactic->tactic->show(&l->setting[k], l->world->gauge);
    }
}

static void look_back(gv_living *l, uint32_t step)
{
    gv_money spent = 0;
    show_gauges(l);
    for (size_t k = 0; k < l->arm->n_tactics; k++)
        spent += l->account[k].spent;
    l->adopters[step] = l->world->n_adopters;
    l->spent[step] = spent;
    l->moved[step] = l->mover == NULL ? 0 : l->mover->moved;
    for (uint32_t s = 0; s < l->n_states; s++)
        l->in_state[s * (l->plan->experiment.ticks + 1) + step] = l->world->in_state[s];
    gv_kept_look(l, step);
    for (uint32_t g = 0; g < GV_GAUGES && l->gauge != NULL; g++)
        l->gauge[g * (l->plan->experiment.ticks + 1) + step] = l->world->gauge[g];
}

gv_status gv_live(gv_living *l, size_t arm, const gv_graph *graph, uint64_t replicate,
                  gv_watcher *watch, void *self, gv_error *err)
{
    const gv_plan *plan = l->plan;
    gv_world *w = l->world;
    gv_clock *const advance = gv_clock_of(plan);
    gv_status status = GV_OK;
    if (advance == NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "model '%s' does not run on this clock",
                       plan->model->spec.name);
    if (gv_network_timeline(graph->net) != NULL && w->rows == NULL)
        return GV_FAIL(err, GV_E_INTERNAL, "no room for ties that come and go");
    l->arm = &plan->arms[arm];
    l->graph = graph;
    l->impression = gv_cipher_make(
        gv_key_make(plan->experiment.seed, GV_PURPOSE_IMPRESSION, replicate));
    gv_arena_reset(l->arena);
    w->people = graph->people;
    l->mover = NULL;
    const bool sees = l->touches != NULL || gv_reallocate_sees(l->arm);
    w->witness = (gv_witness){ sees ? gv_deliver_witness : NULL, l };
    gv_world_begin(w, graph->net, plan->model, plan->model_params, plan->experiment.seed,
                   replicate);
    w->community = graph->community;
    introduce_tactics(l);
    introduce_messages(l);
    w->programme = l->programme;
    w->n_programmes = 0;
    gv_kept_begin(l);
    GV_TRY(open_accounts(l, err));
    GV_TRY(set_the_scene(l, replicate, err));
    GV_TRY(gv_reallocate_begin(l, err));
    GV_TRY(plan_tactics(l, err));
    GV_TRY(gv_reallocate(l, 0, err));
    GV_TRY(room_for_caps(l, 0, err));

    gv_deliver_seeds(l);
    gv_world_sweep(w, plan->model, plan->model_params, 0);
    GV_TRY(react(l, 0, err));
    look_back(l, 0);
    if (watch != NULL)
        watch(self, w, 0);
    for (w->tick = 0; w->tick < plan->experiment.ticks; w->tick++) {
        gv_programmes_open(l);
        advance(l);
        GV_TRY(gv_programmes_pay(l, err));
        gv_research_look(l, w->tick + 1);
        GV_TRY(gv_reallocate(l, w->tick + 1, err));
        GV_TRY(react(l, w->tick + 1, err));
        look_back(l, w->tick + 1);
        if (watch != NULL)
            watch(self, w, w->tick + 1);
    }
done:
    return status;
}

gv_life gv_living_view(const gv_living *l)
{
    return (gv_life){ .world = l->world,
                      .people = l->graph->people,
                      .ticks = (uint32_t) l->plan->experiment.ticks,
                      .adopters = l->adopters,
                      .spent = l->spent,
                      .moved = l->moved,
                      .factor = l->factor,
                      .in_state = l->in_state,
                      .n_states = l->n_states,
                      .gauge = l->gauge,
                      .account = l->account,
                      .n_accounts = l->arm->n_tactics,
                      .number = l->number,
                      .touches = l->touches,
                      .offers = l->schedule.at,
                      .n_offers = l->schedule.n,
                      .extent = gv_plan_extent(l->plan),
                      .scratch = l->scratch,
                      .kept = l->kept };
}
