#include "market_world.h"

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
