/* The comparison of all arms: summaries, every difference, what flips it, the sentences. */
#include "study/study_internal.h"

#include <math.h>
#include <stdlib.h>

static size_t find_baseline(const gv_plan *plan)
{
    for (size_t arm = 0; arm < plan->n_arms; arm++) {
        if (plan->experiment.baseline == GV_BASELINE_DO_NOTHING &&
            gv_same_text(plan->arms[arm].name, GV_DO_NOTHING))
            return arm;
    }
    return SIZE_MAX;
}

static bool is_better(const gv_comparison *c, size_t a, size_t b)
{
    return c->arms[a].adopters.value > c->arms[b].adopters.value;
}

/* Ties go to the earlier arm, and doing nothing comes first: of equals, the cheapest. */
static void rank(gv_comparison *c)
{
    for (size_t arm = 1; arm < c->n_arms; arm++) {
        if (is_better(c, arm, c->winner))
            c->winner = arm;
    }
    c->second = c->winner == 0 && c->n_arms > 1 ? 1 : 0;
    for (size_t arm = 0; arm < c->n_arms; arm++) {
        if (arm != c->winner && is_better(c, arm, c->second))
            c->second = arm;
    }
}

static gv_status summarize_all(const study_sample *s, const gv_trial *trials,
                               size_t n_trials, gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    gv_arm_summary *arms = gv_arena_alloc(c->arena, c->n_arms, sizeof *arms, err);
    if (arms == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < c->n_arms; arm++) {
        GV_TRY(study_summarize(s, arm, c->baseline, &arms[arm], err));
        GV_TRY(study_find_modes(s, arm, &arms[arm], err));
        GV_TRY(study_weigh_last_money(s, trials, n_trials, arm, &arms[arm], err));
        GV_TRY(study_attribute(s, trials, n_trials, arm, c->baseline, &arms[arm], err));
    }
    GV_TRY(study_wins(s, arms, err));
    c->arms = arms;
done:
    return status;
}

static gv_status difference_of_all(const study_sample *s, gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t n_pairs = c->n_arms * (c->n_arms - 1) / 2;
    c->differences = gv_arena_alloc(c->arena, n_pairs, sizeof *c->differences, err);
    if (c->differences == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < c->n_arms; a++) {
        for (size_t b = a + 1; b < c->n_arms; b++) {
            const bool swap = is_better(c, b, a);
            gv_difference *d = &c->differences[c->n_differences];
            GV_TRY(study_difference(s, swap ? b : a, swap ? a : b, c->baseline, d, err));
            c->n_differences++;
        }
    }
done:
    return status;
}

static void judge(gv_comparison *c)
{
    c->verdict = (gv_difference){ .a = c->winner,
                                  .b = c->second,
                                  .adopters = study_unknown(),
                                  .error = NAN,
                                  .share_won = study_unknown(),
                                  .confidence = NAN,
                                  .per_thousand = study_unknown() };
    for (size_t k = 0; k < c->n_differences; k++) {
        const gv_difference *d = &c->differences[k];
        if (d->a == c->winner && d->b == c->second)
            c->verdict = *d;
    }
    c->is_decided = c->verdict.adopters.low > 0;
    c->expected_regret = study_expected_loss(c->verdict.adopters.value, c->verdict.error);
}

/* ---- contests ------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    const gv_trial *x = *(const gv_trial *const *) a, *y = *(const gv_trial *const *) b;
    return (x->value > y->value) - (x->value < y->value);
}

/* The graph of each replicate of the trials, or NULL where grouping means nothing. */
static gv_status trial_groups(const gv_plan *plan, uint64_t n, uint64_t **out,
                              gv_error *err)
{
    const uint64_t per_graph = plan->replicates_per_graph;
    *out = NULL;
    if (!gv_plan_has_random_network(plan) || per_graph < 2 || per_graph >= n)
        return GV_OK;
    uint64_t *group = gv_alloc(n, sizeof *group, err);
    if (group == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < n; r++)
        group[r] = gv_plan_graph_of(plan, r);
    *out = group;
    return GV_OK;
}

static gv_status answer_contests(const gv_trial *trials, size_t n_trials, gv_comparison *c,
                                 gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = c->plan;
    uint64_t *group = NULL;
    const gv_trial **of_axis = gv_alloc(n_trials, sizeof *of_axis, err);
    c->contests = gv_arena_alloc(c->arena, plan->n_contests, sizeof *c->contests, err);
    if (of_axis == NULL || c->contests == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(trial_groups(plan, trials[0].n, &group, err));
    for (size_t axis = 0; axis < plan->n_contests; axis++) {
        size_t n = 0;
        for (size_t k = 0; k < n_trials; k++) {
            if (trials[k].axis == axis)
                of_axis[n++] = &trials[k];
        }
        qsort(of_axis, n, sizeof *of_axis, by_value);
        GV_TRY(study_contest_answer(plan, axis, of_axis, n, group, c->winner, c->arena,
                                    &c->contests[axis], err));
        c->n_contests++;
    }
done:
    gv_free(group);
    gv_free(of_axis);
    return status;
}

/* The block may be gone when the comparison is read. */
static gv_status keep_failure(const gv_block *block, gv_comparison *c, gv_error *err)
{
    for (uint64_t row = 0; row < block->n; row++) {
        for (size_t lane = 0; lane < gv_block_lanes(block); lane++) {
            const char *why = gv_block_failure(block, lane, row);
            if (why == NULL)
                continue;
            c->failure = gv_arena_text(c->arena, why, err);
            return c->failure != NULL ? GV_OK : GV_E_MEMORY;
        }
    }
    return GV_OK;
}

/* ---- all of it ------------------------------------------------------------ */

static gv_status compare(const gv_block *block, const gv_trial *trials, size_t n_trials,
                         gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    study_sample sample;
    GV_TRY(study_sample_create(c->plan, block, c->arena, &sample, err));
    if (sample.n == 0) {
        status = GV_FAIL(err, GV_E_FAILED_RUNS,
                         "there is no replicate in which every strategy finished");
        goto done;
    }
    c->n_complete = sample.n;
    c->n_failed = sample.n_failed;
    c->n_missing = sample.n_missing;
    GV_TRY(keep_failure(block, c, err));
    c->n_graphs = sample.n_graphs;
    GV_TRY(summarize_all(&sample, trials, n_trials, c, err));
    rank(c);
    GV_TRY(difference_of_all(&sample, c, err));
    judge(c);
    GV_TRY(study_answer_outcomes(&sample, c, err));
    GV_TRY(study_answer_divergence(&sample, c, err));
    GV_TRY(study_answer_bass(&sample, c, err));
    if (n_trials > 0 && c->plan->n_contests > 0)
        GV_TRY(answer_contests(trials, n_trials, c, err));
    GV_TRY(study_write_sentences(c, err));
done:
    return status;
}

gv_status gv_compare(const gv_plan *plan, const gv_block *block, const gv_trial *trials,
                     size_t n_trials, gv_comparison **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_comparison *c = gv_alloc(1, sizeof *c, err);
    if (c == NULL)
        return GV_E_MEMORY;
    c->plan = plan;
    c->n_arms = plan->n_arms;
    c->baseline = find_baseline(plan);
    GV_TRY(gv_arena_create(&c->arena, err));
    GV_TRY(compare(block, trials, n_trials, c, err));
    *out = c;
    c = NULL;
done:
    gv_comparison_free(c);
    return status;
}

void gv_comparison_free(gv_comparison *comparison)
{
    if (comparison == NULL)
        return;
    gv_arena_free(comparison->arena);
    gv_free(comparison);
}
