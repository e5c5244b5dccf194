/* What a run of the plan asks for: graphs, orders of people, the outcomes of its measures.
 * Layer 5. */
#include "grapevine/plan.h"

uint64_t gv_plan_graph_of(const gv_plan *plan, uint64_t replicate)
{
    return replicate / plan->replicates_per_graph;
}

uint64_t gv_plan_graphs(const gv_plan *plan)
{
    return gv_plan_graph_of(plan, plan->experiment.replicates - 1) + 1;
}

unsigned gv_plan_rankings(const gv_plan *plan)
{
    unsigned asked = 0;
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *t = &plan->arms[a].tactics[k];
            asked |= t->tactic->rankings == NULL ? 0 : t->tactic->rankings(t->params);
        }
    }
    return asked;
}

unsigned gv_plan_needs(const gv_plan *plan)
{
    unsigned needs = gv_model_needs(plan->model, plan->model_params,
                                    (gv_clock_kind) plan->experiment.clock);
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *t = &plan->arms[a].tactics[k];
            needs |= t->tactic->needs == NULL ? 0 : t->tactic->needs(t->params);
        }
    }
    return needs;
}

size_t gv_plan_outcomes(const gv_plan *plan)
{
    size_t n = 0;
    for (size_t m = 0; m < plan->n_measures; m++)
        n += gv_plan_measure_outcomes(plan, m);
    return n;
}

size_t gv_plan_measure_outcomes(const gv_plan *plan, size_t m)
{
    const gv_metric *metric = plan->measures[m].metric;
    return metric->by_state ? plan->n_states : gv_metric_outcomes(metric);
}

const gv_outcome *gv_plan_outcome(const gv_plan *plan, size_t k)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_metric *metric = plan->measures[m].metric;
        const size_t n = gv_plan_measure_outcomes(plan, m);
        if (k < n)
            return metric->by_state ? &plan->in_state[k] : &metric->outcomes[k];
        k -= n;
    }
    return NULL;
}

static uint32_t states_of(const gv_model *model)
{
    uint32_t n = 0;
    while (model != NULL && model->states != NULL && model->states[n] != NULL)
        n++;
    return n > 0 ? n : 1;
}

gv_extent gv_plan_extent(const gv_plan *plan)
{
    return (gv_extent){ .ticks = (uint32_t) plan->experiment.ticks,
                        .tactics = (uint32_t) plan->tactic_names.n,
                        .groups = (uint32_t) plan->group_names.n,
                        .messages = plan->n_messages > 0 ? (uint32_t) plan->n_messages : 1,
                        .states = states_of(plan->model),
                        .people = (uint32_t) plan->people,
                        .posts = plan->model == NULL || plan->model->posts == NULL
                                     ? 0
                                     : plan->model->posts((uint32_t) plan->people) };
}

static size_t arm_named(const gv_plan *plan, const char *name)
{
    for (size_t a = 0; a < plan->n_arms; a++) {
        if (gv_same_text(plan->arms[a].name, name))
            return a;
    }
    return SIZE_MAX;
}

size_t gv_plan_control(const gv_plan *plan)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_measure *measure = &plan->measures[m];
        if (measure->metric->control == NULL)
            continue;
        const char *name = measure->metric->control(measure->params);
        return name == NULL || name[0] == '\0' ? 0 : arm_named(plan, name);
    }
    return SIZE_MAX;
}

bool gv_plan_follows_sayings(const gv_plan *plan)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        if (plan->measures[m].metric->of_sayings)
            return true;
    }
    return false;
}

bool gv_plan_sees_touches(const gv_plan *plan)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        if (plan->measures[m].metric->sees_touches)
            return true;
    }
    return false;
}
