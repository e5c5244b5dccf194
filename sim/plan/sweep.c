/* Sweeps: the points of a plan, the experiment of each, and how both are cut into shards.
 * Layer 5. */
#include "plan/plan_internal.h"

#include <string.h>

#define SHARD_REPLICATES 64 /* many-lives kernels will want 512 */
#define POINT_GROUPS 128    /* shards side by side along the points */
#define MOST_SHARDS 900     /* files that a run leaves, with some room for others */

/* ---- points ---- */

uint64_t gv_plan_points(const gv_plan *plan)
{
    return plan->sweep.n_points == 0 ? 1 : plan->sweep.n_points;
}

double gv_plan_swept(const gv_plan *plan, uint64_t point, size_t k)
{
    return plan->sweep.values[point * plan->sweep.n_keys + k];
}

/* Networks grow from their own parameters and the seed; people stand beside them. */
bool gv_plan_key_regrows(const char *key)
{
    return strncmp(key, "network.", strlen("network.")) == 0 ||
           strncmp(key, "people.", strlen("people.")) == 0 || gv_same_text(key, "seed");
}

bool gv_plan_regrows(const gv_plan *plan)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        if (gv_plan_key_regrows(plan->sweep.keys[k]))
            return true;
    }
    return false;
}

static gv_status set_point(gv_plan *at, const gv_plan *plan, uint64_t point, gv_error *err)
{
    gv_status status = GV_OK;
    for (size_t k = 0; k < plan->sweep.n_keys; k++)
        GV_TRY(gv_plan_set(at, plan->sweep.keys[k], gv_plan_swept(plan, point, k), err));
    if (!gv_plan_regrows(plan))
        goto done;
    at->network = NULL; /* borrowed of the plan: it has not the point's parameters */
    GV_TRY(gv_plan_check_layers(at, err));
    GV_TRY(gv_plan_size_layers(at, err));
    if (at->people < 1 || at->people > INT32_MAX)
        status = GV_FAIL(err, GV_E_IMPOSSIBLE, "a network of %llu people is not possible",
                         (unsigned long long) at->people);
done:
    return status;
}

gv_status gv_plan_at(const gv_plan *plan, uint64_t point, gv_plan **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *at = NULL;
    GV_TRY(gv_plan_copy(plan, &at, err));
    at->sweep = (gv_sweep){ .n_points = 0 };
    GV_TRY(set_point(at, plan, point, err));
    *out = at;
    at = NULL;
done:
    gv_plan_free(at);
    return status;
}

/* A point that is no possible world fails when its turn comes, unless all of them do. */
gv_status gv_plan_size_points(gv_plan *plan, gv_error *err)
{
    gv_error first = { .code = GV_OK };
    uint64_t people = 0;
    uint64_t arcs = 0;
    uint64_t idle = 0;
    uint64_t growing = 0;
    if (!gv_plan_regrows(plan))
        return GV_OK;
    for (uint64_t point = 0; point < plan->sweep.n_points; point++) {
        gv_plan *at = NULL;
        gv_error failure = { .code = GV_OK };
        const gv_status status = gv_plan_at(plan, point, &at, &failure);
        if (status == GV_OK) {
            people = at->people > people ? at->people : people;
            arcs = at->arcs > arcs ? at->arcs : arcs;
            idle = at->idle_arcs > idle ? at->idle_arcs : idle;
            growing = at->growing_bytes > growing ? at->growing_bytes : growing;
            gv_plan_free(at);
        } else if (first.code == GV_OK) {
            first = failure;
        }
        if (status == GV_E_MEMORY)
            return GV_FAIL(err, GV_E_MEMORY, "%s", failure.text);
    }
    if (people == 0)
        return GV_FAIL(err, first.code, "no point of the sweep is possible: %s",
                       first.text);
    plan->people = people;
    plan->arcs = arcs;
    plan->idle_arcs = idle;
    plan->growing_bytes = growing;
    return GV_OK;
}

/* ---- shards ---- */

static uint64_t parts_of(uint64_t n, uint64_t size)
{
    return n / size + (n % size != 0 ? 1 : 0);
}

uint64_t gv_plan_shard_points(const gv_plan *plan)
{
    return parts_of(gv_plan_points(plan), POINT_GROUPS);
}

static uint64_t groups(const gv_plan *plan)
{
    return parts_of(gv_plan_points(plan), gv_plan_shard_points(plan));
}

uint64_t gv_plan_shard_size(const gv_plan *plan)
{
    uint64_t size = SHARD_REPLICATES;
    while (groups(plan) * parts_of(plan->experiment.replicates, size) > MOST_SHARDS)
        size *= 2;
    return size;
}

uint64_t gv_plan_shards(const gv_plan *plan)
{
    return groups(plan) * parts_of(plan->experiment.replicates, gv_plan_shard_size(plan));
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

gv_shard gv_plan_shard(const gv_plan *plan, uint64_t number)
{
    const uint64_t points = gv_plan_shard_points(plan);
    const uint64_t size = gv_plan_shard_size(plan);
    gv_shard shard = { .point = number % groups(plan) * points,
                       .first = number / groups(plan) * size };
    shard.n_points = smaller(points, gv_plan_points(plan) - shard.point);
    shard.n = smaller(size, plan->experiment.replicates - shard.first);
    return shard;
}
