/* One trial: a copy of the plan with one number changed or tactics left out, its lives,
 * final adopters and money. */
#include "study/study_internal.h"

#include <math.h>

static bool has_outcome(const gv_metric *metric, const char *name)
{
    for (const gv_outcome *outcome = metric->outcomes; outcome->name != NULL; outcome++) {
        if (gv_same_text(outcome->name, name))
            return true;
    }
    return false;
}

/* Only the metrics that give final adopters and money, whatever the plan measures. */
static gv_status trim_measures(gv_plan *plan, gv_error *err)
{
    size_t n = 0, n_metrics = 0;
    while (gv_metrics()[n_metrics] != NULL)
        n_metrics++;
    gv_measure *measures = gv_arena_alloc(plan->arena, n_metrics, sizeof *measures, err);
    if (measures == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n_metrics; k++) {
        const gv_metric *metric = gv_metrics()[k];
        if (!has_outcome(metric, "final_adopters") && !has_outcome(metric, "spent"))
            continue;
        void *params = gv_arena_alloc(plan->arena, 1, metric->spec.params_size, err);
        if (params == NULL)
            return GV_E_MEMORY;
        gv_spec_defaults(&metric->spec, params);
        measures[n++] = (gv_measure){ .metric = metric, .params = params };
    }
    plan->measures = measures;
    plan->n_measures = n;
    return GV_OK;
}

static bool changes_network(const gv_plan *base, size_t axis)
{
    return axis < base->n_contests && gv_plan_key_regrows(base->contests[axis].key);
}

/* Only the strategies that live without these tactics, each without them. Tactics left out
 * keep their money, so that the others do not get it.
 * @param[out] arm  [n_arms] which strategy of the base each one is */
static void leave_out(gv_plan *plan, uint64_t left_out, size_t *arm)
{
    size_t n = 0;
    for (size_t a = 0; a < plan->n_arms; a++) {
        if (!gv_plan_leaves_out(plan, a, left_out))
            continue;
        plan->arms[n] = plan->arms[a];
        for (size_t k = 0; k < plan->arms[n].n_tactics; k++)
            plan->arms[n].tactics[k].is_left_out = (left_out >> k & 1) != 0;
        arm[n++] = a;
    }
    plan->n_arms = n;
}

static gv_status plan_trial(const gv_plan *base, size_t axis, double value, uint64_t n,
                            gv_plan **out, size_t *arm, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *plan = NULL;
    GV_TRY(gv_plan_copy(base, &plan, err));
    GV_TRY(trim_measures(plan, err));
    for (size_t a = 0; a < plan->n_arms; a++)
        arm[a] = a;
    if (axis == gv_plan_attribution_axis(base))
        leave_out(plan, (uint64_t) value, arm);
    else
        GV_TRY(gv_plan_set(plan,
                           axis < base->n_contests ? base->contests[axis].key : "budget",
                           value, err));
    plan->experiment.replicates = n;
    plan->n_contests = 0;
    plan->cascades_kept = 0;
    if (changes_network(base, axis))
        GV_TRY(gv_plan_settle(plan, base->replicates_per_graph, err));
    *out = plan;
    plan = NULL;
done:
    gv_plan_free(plan);
    return status;
}

/* Failed lives are marked, and the trial goes on without them, unless nothing is left. */
static gv_status run_lives(const gv_plan *plan, const gv_run_options *wanted,
                           gv_shelf *shelf, gv_block *block, gv_error *err)
{
    gv_run_options options = { .threads = 0 };
    gv_error failure = { .code = GV_OK };
    if (wanted != NULL)
        options = *wanted;
    options.progress = NULL; /* the search tells of its own progress */
    gv_sink sink = gv_memory_sink(block);
    const gv_status status = gv_engine_run(plan, &options, shelf, &sink, &failure);
    bool is_any_done = false;
    for (size_t k = 0; k < block->n_arms * block->n; k++)
        is_any_done = is_any_done || block->status[k] == GV_LIFE_DONE;
    if (status == GV_OK || (status == GV_E_FAILED_RUNS && is_any_done))
        return GV_OK;
    if (err != NULL && err->code == GV_OK)
        *err = failure;
    return status;
}

/* @param arm  which row of the trial each strategy of the block is */
static void read_lives(const gv_block *block, const size_t *arm, uint32_t *adopters,
                       double *spent)
{
    const size_t final = gv_block_find(block, "final_adopters");
    const size_t money = gv_block_find(block, "spent");
    for (size_t a = 0; a < block->n_arms; a++) {
        for (uint64_t r = 0; r < block->n; r++) {
            const size_t life = arm[a] * block->n + r;
            if (block->status[a * block->n + r] != GV_LIFE_DONE)
                continue;
            adopters[life] = *gv_block_counts(block, final, a, r);
            spent[life] = *gv_block_reals(block, money, a, r);
        }
    }
}

gv_status study_trial_run(const gv_plan *base, size_t axis, double value, uint64_t n,
                          const gv_run_options *options, gv_shelf *shelf, gv_arena *arena,
                          gv_trial *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *plan = NULL;
    gv_block *block = NULL;
    const bool is_regrown = changes_network(base, axis);
    const size_t n_lives = base->n_arms * (size_t) n;
    uint32_t *adopters = gv_arena_alloc(arena, n_lives, sizeof *adopters, err);
    double *spent = gv_arena_alloc(arena, n_lives, sizeof *spent, err);
    size_t *arm = gv_arena_alloc(arena, base->n_arms, sizeof *arm, err);
    if (adopters == NULL || spent == NULL || arm == NULL)
        return GV_E_MEMORY;
    for (size_t life = 0; life < n_lives; life++) {
        adopters[life] = STUDY_LIFE_FAILED;
        spent[life] = NAN;
    }
    GV_TRY(plan_trial(base, axis, value, n, &plan, arm, err));
    GV_TRY(gv_block_create(plan, 0, n, &block, err));
    GV_TRY(run_lives(plan, options, is_regrown ? NULL : shelf, block, err));
    read_lives(block, arm, adopters, spent);
    *out = (gv_trial){ axis, value, base->n_arms, n, adopters, spent };
done:
    gv_block_free(block);
    gv_plan_free(plan);
    return status;
}
