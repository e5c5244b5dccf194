/* A pilot: one graph and one life of every strategy, timed, to tell how long a run will
 * take. Layer 6. */
#include "engine/engine_internal.h"

#include <time.h>

static double seconds_now(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static gv_status live_all_arms(const gv_plan *plan, const gv_graph *graph, gv_error *err)
{
    gv_living *living = NULL;
    gv_block *block = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_living_create(plan, &living, err));
    GV_TRY(gv_block_create(plan, 0, 1, &block, err));
    for (size_t arm = 0; arm < plan->n_arms; arm++) {
        GV_TRY(gv_live(living, arm, graph, 0, NULL, NULL, err));
        const gv_life life = gv_living_view(living);
        gv_block_measure(block, plan, arm, 0, &life);
    }
done:
    gv_block_free(block);
    gv_living_free(living);
    return status;
}

gv_status gv_engine_pilot(const gv_plan *plan, const gv_run_options *options, gv_pilot *out,
                          gv_error *err)
{
    gv_shelf *shelf = NULL;
    gv_status status = GV_OK;
    const double start = seconds_now();
    GV_TRY(gv_shelf_create(plan, options, &shelf, err));
    GV_TRY(gv_shelf_fill(shelf, 0, 1, options, err));
    const double grown = seconds_now();
    GV_TRY(live_all_arms(plan, gv_shelf_graph(shelf, 0), err));
    const double lived = seconds_now();

    const double threads = gv_threads(options->threads);
    const double points = (double) gv_plan_points(plan);
    const double lives = points * (double) plan->experiment.replicates;
    const double graphs =
        (double) gv_plan_graphs(plan) * (gv_plan_regrows(plan) ? points : 1);
    out->graph_seconds = grown - start;
    out->replicate_seconds = lived - grown;
    out->run_seconds =
        graphs * out->graph_seconds + lives * out->replicate_seconds / threads;
done:
    gv_shelf_free(shelf);
    return status;
}
