#include "market_world.h"

#include <math.h>

gv_market *values_of(gv_plan *plan)
{
    return plan->model_params;
}

void given_calm(gv_plan *plan)
{
    gv_market *m = values_of(plan);
    m->aware = 1;
    m->customers = 0;
    m->appeal = 0;
    m->churn = 0;
    m->forget = m->cool = 0;
    m->fatigue_ad = m->fatigue_mass = 0;
    m->check = 0;
}

gv_plan *given_market(const char *network, double people)
{
    gv_plan *plan = given_world(network, "market");
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", 60);
    return plan;
}

gv_message *given_messages(gv_plan *plan, size_t n)
{
    static const char *const names[] = { "first", "second", "third" };
    static gv_message message[3];
    for (size_t k = 0; k < n; k++) {
        gv_spec_defaults(&gv_message_spec, &message[k]);
        message[k].name = names[k];
    }
    plan->messages = message;
    plan->n_messages = n;
    return message;
}

void *given_event(gv_plan *plan, size_t kind, double from, double until)
{
    const gv_spec *spec = gv_happening_specs[kind];
    gv_entry *at = gv_arena_alloc(plan->arena, 1, sizeof *at, NULL);
    at->spec = spec;
    at->params = gv_arena_alloc(plan->arena, spec->params_size, 1, NULL);
    gv_spec_defaults(spec, at->params);
    must(gv_param_store(gv_spec_find(spec, "from"), from, at->params, NULL));
    must(gv_param_store(gv_spec_find(spec, "until"), until, at->params, NULL));
    values_of(plan)->events = (gv_entries){ at, 1 };
    return at->params;
}

void event_number(size_t kind, void *params, const char *key, double value)
{
    must(gv_param_store(gv_spec_find(gv_happening_specs[kind], key), value, params, NULL));
}

void watch_life(gv_plan *plan, uint64_t replicate,
                void (*look)(void *self, const gv_world *w, uint32_t step), void *self)
{
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, replicate, look, self, NULL));
}

gv_plan *given_passing_on(gv_plan *plan, const char *who, double share)
{
    given_calm(plan);
    gv_market *m = values_of(plan);
    m->login = 1;
    m->login_fatigue = 0;
    m->ambient_ads = 0;
    m->background = 1e-9;
    m->share = log(share / (1 - share));
    m->share_taste = 0;
    m->p = m->q = 0;
    given_measure(plan, "gauges");
    given_strategy(plan, "post");
    gv_tactic_plan *post = given_tactic(plan, "partner_posts", "post");
    tactic_people(plan, post, who);
    tactic_number(post, "fee", 0);
    tactic_number(post, "fee_per_follower", 0);
    return plan;
}
