/* What is allowed and yet hardly meant: notes, not complaints. */
#include "grapevine/plan.h"

static bool is_varied(const gv_plan *plan, const gv_param *row)
{
    bool found = false;
    for (size_t k = 0; k < plan->sweep.n_keys; k++)
        found = found || gv_plan_row(plan, plan->sweep.keys[k]) == row;
    for (size_t k = 0; k < plan->n_contests; k++)
        found = found || gv_plan_row(plan, plan->contests[k].key) == row;
    return found;
}

/* Does the model have this number, and is it 0 at every point? */
static bool is_never(const gv_plan *plan, const char *key)
{
    double value = 0;
    return gv_plan_number(plan, key, &value) && !(value > 0) &&
           !is_varied(plan, gv_plan_row(plan, key));
}

/* Customer service that waits to be spoken to. */
static bool waits(const gv_arm *arm)
{
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const gv_tactic_plan *const tactic = &arm->tactics[k];
        if (tactic->tactic->programme != GV_PROGRAMME_SERVICE)
            continue;
        const gv_service *const service = tactic->params;
        if (service->policy != GV_SERVICE_PROACTIVE)
            return true;
    }
    return false;
}

static bool is_silent(const gv_plan *plan)
{
    return is_never(plan, "model.complain") && is_never(plan, "model.ask");
}

static void note_silence(const gv_plan *plan, gv_text *out)
{
    size_t n = 0;
    for (size_t a = 0; a < plan->n_arms; a++) {
        if (!waits(&plan->arms[a]) || !is_silent(plan))
            continue;
        gv_text_add(out, "%s“%s”",
                    n > 0 ? ", " : "Customer service has nobody to answer in ",
                    plan->arms[a].name);
        n++;
    }
    if (n > 0)
        gv_text_add(out, ": model.complain and model.ask are 0, so that people neither "
                         "complain nor ask.");
}

/* Lives on one network are alike, and intervals count networks where there are several. */
static void note_networks(const gv_plan *plan, gv_text *out)
{
    const uint64_t few = 10, graphs = gv_plan_graphs(plan);
    if (graphs < 2 || graphs >= few || plan->replicates_per_graph == 1)
        return;
    gv_text_add(out,
                "%s%llu replicates live on %llu networks, and intervals count networks: "
                "network.replicates_per_graph=1 makes them narrower, and grows more.",
                out->length > 0 ? " " : "",
                (unsigned long long) plan->experiment.replicates,
                (unsigned long long) graphs);
}

void gv_plan_notes(const gv_plan *plan, gv_text *out)
{
    note_silence(plan, out);
    note_networks(plan, out);
}
