/* What a sweep came to: the comparison of every point, as much of it as a map needs. */
#include "study/study_internal.h"

#include <math.h>

gv_status gv_sweep_answer_create(const gv_plan *plan, gv_sweep_answer **out, gv_error *err)
{
    gv_status status;
    gv_sweep_answer *answer = gv_alloc(1, sizeof *answer, err);
    if (answer == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_arena_create(&answer->arena, err));
    answer->plan = plan;
    answer->n_arms = plan->n_arms;
    answer->baseline = SIZE_MAX;
    answer->n_points = gv_plan_points(plan);
    answer->points =
        gv_arena_alloc(answer->arena, answer->n_points, sizeof *answer->points, err);
    if (answer->points == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    *out = answer;
    answer = NULL;
done:
    gv_sweep_answer_free(answer);
    return status;
}

/* Outcomes are drawn along one key; of all combinations of several they would be many. */
static gv_status keep_outcomes(gv_sweep_answer *answer, gv_point_answer *point,
                               const gv_comparison *c, gv_error *err)
{
    if (answer->plan->sweep.n_keys != 1)
        return GV_OK;
    gv_outcome_answer *kept =
        gv_arena_alloc(answer->arena, c->n_outcomes, sizeof *kept, err);
    if (kept == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < c->n_outcomes; k++) {
        gv_interval *mean = gv_arena_alloc(answer->arena, c->n_arms, sizeof *mean, err);
        if (mean == NULL)
            return GV_E_MEMORY;
        for (size_t arm = 0; arm < c->n_arms; arm++)
            mean[arm] = c->outcomes[k].mean[arm];
        kept[k] = (gv_outcome_answer){ .outcome = c->outcomes[k].outcome,
                                       .is_last = c->outcomes[k].is_last,
                                       .mean = mean,
                                       .difference = c->outcomes[k].difference };
    }
    point->outcomes = kept;
    point->n_outcomes = c->n_outcomes;
    return GV_OK;
}

/* The arms beside the baseline, if there are two. */
static void find_contenders(gv_sweep_answer *answer)
{
    size_t n = 0;
    size_t found[2] = { 0, 0 };
    for (size_t arm = 0; arm < answer->n_arms; arm++) {
        if (arm == answer->baseline)
            continue;
        if (n < 2)
            found[n] = arm;
        n++;
    }
    answer->contender[0] = n == 2 ? found[0] : 0;
    answer->contender[1] = n == 2 ? found[1] : 0;
}

static gv_interval duel_of(const gv_sweep_answer *answer, const gv_comparison *c)
{
    const size_t first = answer->contender[0], second = answer->contender[1];
    for (size_t k = 0; k < c->n_differences && first != second; k++) {
        const gv_difference *d = &c->differences[k];
        if (d->a == first && d->b == second)
            return d->adopters;
        if (d->a == second && d->b == first)
            return (gv_interval){ -d->adopters.value, -d->adopters.high, -d->adopters.low };
    }
    return study_unknown();
}

gv_status gv_sweep_answer_add(gv_sweep_answer *answer, uint64_t point,
                              const gv_comparison *c, gv_error *err)
{
    gv_interval *adopters =
        gv_arena_alloc(answer->arena, answer->n_arms, sizeof *adopters, err);
    if (adopters == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < answer->n_arms; arm++)
        adopters[arm] = c->arms[arm].adopters;
    answer->baseline = c->baseline;
    find_contenders(answer);
    answer->points[point] = (gv_point_answer){ .is_there = true,
                                               .n_failed = c->n_failed,
                                               .n_missing = c->n_missing,
                                               .is_decided = c->is_decided,
                                               .winner = c->winner,
                                               .second = c->second,
                                               .lead = c->verdict.adopters,
                                               .share_won = c->verdict.share_won,
                                               .adopters = adopters,
                                               .duel = duel_of(answer, c) };
    return keep_outcomes(answer, &answer->points[point], c, err);
}

void gv_sweep_answer_lack(gv_sweep_answer *answer, uint64_t point, const gv_block *block)
{
    gv_point_answer *const here = &answer->points[point];
    *here = (gv_point_answer){ .is_there = false };
    if (block == NULL)
        here->n_failed = answer->plan->experiment.replicates;
    for (uint64_t r = 0; block != NULL && r < block->n; r++) {
        const study_row row = study_row_of(block, r);
        here->n_failed += row == STUDY_ROW_FAILED ? 1 : 0;
        here->n_missing += row == STUDY_ROW_MISSING ? 1 : 0;
    }
}

const char *gv_point_lack(const gv_point_answer *point)
{
    return point->n_missing > 0 ? "missing" : "failed";
}

gv_sweep_losses gv_sweep_answer_losses(const gv_sweep_answer *answer)
{
    gv_sweep_losses all = { 0 };
    for (uint64_t k = 0; k < answer->n_points; k++) {
        const gv_point_answer *point = &answer->points[k];
        const bool is_missing = !point->is_there && point->n_missing > 0;
        all.n_failed += point->n_failed;
        all.n_missing += point->n_missing;
        all.missing_points += is_missing ? 1 : 0;
        all.failed_points += point->is_there || is_missing ? 0 : 1;
    }
    all.n_all = answer->n_points * answer->plan->experiment.replicates;
    return all;
}

void gv_sweep_answer_free(gv_sweep_answer *answer)
{
    if (answer == NULL)
        return;
    gv_arena_free(answer->arena);
    gv_free(answer);
}

gv_sweep_record gv_sweep_answer_of(const gv_sweep_answer *answer, size_t arm)
{
    gv_sweep_record record = { .adopters = NAN, .regret = NAN, .worst = NAN };
    double sum = 0, lost = 0, worst = 0;
    uint64_t n = 0;
    for (uint64_t k = 0; k < answer->n_points; k++) {
        const gv_point_answer *point = &answer->points[k];
        if (!point->is_there)
            continue;
        const double mean = point->adopters[arm].value;
        const double regret = point->adopters[point->winner].value - mean;
        sum += mean;
        lost += regret;
        worst = fmax(worst, regret);
        n++;
        record.won += point->winner == arm ? 1 : 0;
        record.surely += point->winner == arm && point->is_decided ? 1 : 0;
    }
    if (n > 0) {
        record.adopters = sum / (double) n;
        record.regret = lost / (double) n;
        record.worst = worst;
    }
    return record;
}
