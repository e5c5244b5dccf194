/* What a plan will cost: lives, memory, disk. Layer 5. */
#include "grapevine/plan.h"

/* Code, libraries, HDF5's own tables, and what these are for each outcome: measured on
 * Debian 12. */
#define PROGRAM_BYTES (38u << 20)
#define OUTCOME_BYTES (256u << 10)

#define SWEEP_BYTES                                                                        \
    ((uint64_t) 512 << 20) /* a result under way in memory; above, a file holds it */

/* Layers beside the one along which word travels; all of them beside their union. */
static uint64_t idle_bytes(const gv_plan *plan)
{
    uint64_t bytes = 0;
    bool weighs = false;
    for (uint32_t k = 0; k < gv_plan_layers(plan) && plan->n_more_layers > 0; k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        weighs = weighs || (layer.generator->has_weights != NULL &&
                            layer.generator->has_weights(layer.params));
        bytes += layer.generator->is_implicit ? 0 : 8 * (plan->people + 1);
    }
    bytes += (weighs ? 12 : 4) * plan->idle_arcs;
    return plan->model->sees_layers ? 2 * bytes : bytes; /* with their transposes */
}

/* Of an arc of a snapshot: hearer, tie, weight; at most a row and a snapshot of its own. */
#define SNAPSHOT_BYTES_PER_ARC 44
/* While they are read: rows of the file, contacts in ticks, arcs both ways, their order. */
#define READING_BYTES_PER_ARC 72

static uint64_t graph_bytes(const gv_plan *plan)
{
    const uint64_t orders = 1 + (uint64_t) __builtin_popcount(gv_plan_rankings(plan)) +
                            (plan->model->communities != NULL ? 1 : 0);
    const uint64_t order =
        4 * plan->people * orders; /* people by followers, by rankings, their communities */
    const uint64_t crowd =
        gv_people_plan_bytes(&plan->crowd, plan->people) + idle_bytes(plan);
    if (gv_plan_is_complete(plan))
        return order + crowd;
    const unsigned needs = gv_plan_needs(plan);
    const uint64_t arc = 4 + ((needs & GV_NEEDS_WEIGHTS) ? 8 : 0);
    const uint64_t one_way = 8 * (plan->people + 1) + arc * plan->arcs;
    return (one_way + SNAPSHOT_BYTES_PER_ARC * plan->contacts) *
               ((needs & GV_NEEDS_IN) ? 2 : 1) +
           order + crowd;
}

/* igraph's graph from arcs (edges, two indices, starts, and the edge list they are made
 * from), then vectors over people; a transpose and our own columns beside it. */
#define RANKING_BYTES_PER_ARC 60
#define RANKING_BYTES_PER_PERSON 120

static uint64_t ranking_bytes(const gv_plan *plan)
{
    const bool finds_communities = plan->model->communities != NULL &&
                                   plan->model->communities(plan->model_params)[0] == '\0';
    if ((gv_plan_rankings(plan) == 0 && !finds_communities) || gv_plan_is_complete(plan))
        return 0;
    return RANKING_BYTES_PER_ARC * plan->arcs + RANKING_BYTES_PER_PERSON * plan->people;
}

static uint64_t life_bytes(const gv_plan *plan)
{
    uint64_t values = 1; /* status */
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        const gv_outcome *outcome = gv_plan_outcome(plan, k);
        const uint64_t size = outcome->kind == GV_KIND_COUNT ? 4 : 8;
        values += size * gv_shape_size(outcome->shape, gv_plan_extent(plan));
    }
    return values;
}

static uint64_t larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* What metrics keep during a life. */
static uint64_t kept_bytes(const gv_plan *plan)
{
    uint64_t bytes = 0;
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_metric *metric = plan->measures[m].metric;
        bytes += metric->own_bytes == NULL ? 0 : metric->own_bytes(gv_plan_extent(plan));
    }
    return bytes;
}

/* Where there are fewer lives than threads these live one after another, all in each, if
 * the model can; memory that no life touches costs nothing. */
static uint64_t members(const gv_plan *plan, uint32_t threads)
{
    const uint64_t lives = plan->n_arms * plan->experiment.replicates;
    if (lives >= threads)
        return threads;
    return plan->model->uses_crew ? 1 : lives;
}

/* Either the last graph is being grown beside those that are kept, or lives are lived on
 * them. */
static uint64_t memory_bytes(const gv_plan *plan, uint32_t threads)
{
    const uint32_t n = (uint32_t) plan->people;
    const gv_clock_kind clock = (gv_clock_kind) plan->experiment.clock;
    const uint64_t touches =
        gv_plan_sees_touches(plan) ? 2 * sizeof(gv_touch) + sizeof(uint64_t) : 0;
    const uint64_t sayings = gv_plan_follows_sayings(plan) ? sizeof(uint32_t) : 0;
    const uint64_t member =
        gv_world_bytes(n, plan->model, plan->model_params, clock) +
        (5 * sizeof(uint32_t) + touches + sayings) * (uint64_t) n +
        (gv_plan_changes(plan) ? gv_world_follow_bytes(n, plan->arcs) : 0) +
        kept_bytes(plan);
    const uint64_t one = graph_bytes(plan);
    const uint64_t all = gv_plan_graphs(plan) * one;
    const uint64_t kept = larger(all < GV_KEEP_BYTES ? all : GV_KEEP_BYTES, one);
    const uint64_t growing =
        larger(kept - one + plan->growing_bytes + READING_BYTES_PER_ARC * plan->contacts,
               kept + ranking_bytes(plan));
    const uint64_t worlds = gv_plan_control(plan) == SIZE_MAX ? 1 : 2;
    return larger(growing, kept + members(plan, threads) * worlds * member);
}

/* One experiment is held whole to compare it; a sweep goes shard by shard, and point by
 * point, beside its compressed bytes. */
static uint64_t result_bytes(const gv_plan *plan, const gv_estimate *e)
{
    const gv_shard shard = gv_plan_shard(plan, 0);
    const uint64_t lives = shard.n_points * plan->n_arms * shard.n;
    const uint64_t point = plan->n_arms * plan->experiment.replicates;
    if (gv_plan_points(plan) == 1)
        return 2 * e->disk_bytes;
    const uint64_t bytes = e->disk_bytes < SWEEP_BYTES ? e->disk_bytes : SWEEP_BYTES;
    return bytes + 2 * larger(lives, point) * life_bytes(plan);
}

gv_estimate gv_plan_estimate(const gv_plan *plan, uint32_t threads)
{
    gv_estimate e;
    e.lives = gv_plan_points(plan) * plan->n_arms * plan->experiment.replicates;
    e.disk_bytes = e.lives * life_bytes(plan);
    e.memory_bytes = PROGRAM_BYTES + OUTCOME_BYTES * gv_plan_outcomes(plan) +
                     memory_bytes(plan, threads) + result_bytes(plan, &e);
    const bool every_tick = gv_plan_changes(plan) || plan->model->sees_layers;
    e.arc_visits = e.lives * plan->arcs * (every_tick ? plan->experiment.ticks : 1);
    return e;
}
