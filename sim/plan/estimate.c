/* What a plan will cost: lives, memory, disk. Layer 5. */
#include "grapevine/plan.h"

#define PROGRAM_BYTES                                                                      \
    (24u << 20) /* code, libraries, HDF5's own tables: measured on Debian 12 */

static uint64_t graph_bytes(const gv_plan *plan)
{
    if (plan->generator->is_implicit)
        return 4 * plan->people;
    const unsigned needs = plan->model->needs(plan->model_params);
    const uint64_t arc = 4 + ((needs & GV_NEEDS_WEIGHTS) ? 8 : 0);
    const uint64_t one_way = 8 * (plan->people + 1) + arc * plan->arcs;
    const uint64_t order = 4 * plan->people; /* people by followers */
    return one_way * ((needs & GV_NEEDS_IN) ? 2 : 1) + order;
}

static uint64_t life_bytes(const gv_plan *plan)
{
    uint64_t values = 1; /* status */
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        const gv_outcome *outcome = gv_plan_outcome(plan, k);
        const uint64_t size = outcome->kind == GV_KIND_COUNT ? 4 : 8;
        values += size * gv_shape_size(outcome->shape, (uint32_t) plan->experiment.ticks);
    }
    return values;
}

gv_estimate gv_plan_estimate(const gv_plan *plan, uint32_t threads)
{
    const uint64_t n = plan->people;
    const gv_model *model = plan->model;
    const size_t own =
        model->own_bytes == NULL ? 0 : model->own_bytes(plan->model_params, (uint32_t) n);
    const uint64_t scratch = 5 * 4 * n;
    const uint64_t kept = gv_plan_graphs(plan) * graph_bytes(plan);
    const uint64_t graphs = kept < GV_KEEP_BYTES ? kept : GV_KEEP_BYTES;
    const double growth = plan->generator->peak_bytes_per_arc * (double) plan->arcs;
    gv_estimate e;
    e.lives = plan->n_arms * plan->experiment.replicates;
    e.disk_bytes = e.lives * life_bytes(plan);
    e.memory_bytes =
        PROGRAM_BYTES + (graphs > graph_bytes(plan) ? graphs : graph_bytes(plan)) +
        (uint64_t) growth + threads * (gv_world_bytes((uint32_t) n, own) + scratch) +
        2 * e.disk_bytes;
    e.arc_visits = e.lives * plan->arcs;
    return e;
}
