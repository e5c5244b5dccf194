/* What a contested value does to the answer: means along its range, flips, and what a wrong
 * belief about it costs. */
#include "study/study_internal.h"

#include <math.h>

static size_t second_best(const double *mean, size_t n_arms, size_t best)
{
    size_t second = best == 0 && n_arms > 1 ? 1 : 0;
    for (size_t arm = 0; arm < n_arms; arm++) {
        if (arm != best && mean[arm] > mean[second])
            second = arm;
    }
    return second;
}

/* Differences of two arms over the replicates that no arm failed. @return how many */
static size_t differences(const gv_trial *trial, size_t a, size_t b, const uint64_t *group,
                          double *difference, uint64_t *kept_group)
{
    size_t n = 0;
    for (uint64_t r = 0; r < trial->n; r++) {
        if (!study_trial_whole(trial, r))
            continue;
        difference[n] = (double) trial->adopters[a * trial->n + r] -
                        (double) trial->adopters[b * trial->n + r];
        kept_group[n] = group != NULL ? group[r] : r;
        n++;
    }
    return n;
}

/* Today's winner against the best choice, the value being anywhere in the range with the
 * same chance on its scale. */
static void add_regret(const study_axis *axis, size_t winner_today, size_t n_arms,
                       gv_contest_answer *answer)
{
    double lost = 0, best_total = 0, lost_before = 0, best_before = 0, before = 0;
    for (size_t k = 0; k < answer->n_points; k++) {
        double best = answer->mean[k];
        for (size_t arm = 1; arm < n_arms; arm++)
            best = fmax(best, answer->mean[arm * answer->n_points + k]);
        const double loss = best - answer->mean[winner_today * answer->n_points + k];
        const double position = study_axis_position(axis, answer->value[k]);
        if (k > 0) {
            lost += (position - before) * (loss + lost_before) / 2;
            best_total += (position - before) * (best + best_before) / 2;
        }
        lost_before = loss;
        best_before = best;
        before = position;
    }
    answer->regret = lost;
    answer->regret_share = best_total > 0 ? lost / best_total : 0;
}

/* Standard error of best minus second best at one value. */
static gv_status lead_error(const gv_trial *trial, const double *mean, size_t best,
                            const uint64_t *group, double *out, gv_error *err)
{
    const size_t second = second_best(mean, trial->n_arms, best);
    double *difference = gv_alloc(trial->n, sizeof *difference, err);
    uint64_t *kept = gv_alloc(trial->n, sizeof *kept, err);
    const bool has_room = difference != NULL && kept != NULL;
    if (has_room) {
        const size_t n = differences(trial, best, second, group, difference, kept);
        *out = sqrt(study_moments_of(difference, NULL, kept, n).var_y);
    }
    gv_free(kept);
    gv_free(difference);
    return has_room ? GV_OK : GV_E_MEMORY;
}

static gv_status tabulate(const gv_trial *const *trial, size_t n, const uint64_t *group,
                          gv_arena *arena, gv_contest_answer *answer, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t n_arms = trial[0]->n_arms;
    double *at = gv_alloc(n_arms, sizeof *at, err);
    double *value = gv_arena_alloc(arena, n, sizeof *value, err);
    double *mean = gv_arena_alloc(arena, n_arms * n, sizeof *mean, err);
    double *error = gv_arena_alloc(arena, n, sizeof *error, err);
    if (at == NULL || value == NULL || mean == NULL || error == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (size_t k = 0; k < n; k++) {
        value[k] = trial[k]->value;
        const size_t best = study_trial_best(trial[k], at);
        for (size_t arm = 0; arm < n_arms; arm++)
            mean[arm * n + k] = at[arm];
        GV_TRY(lead_error(trial[k], at, best, group, &error[k], err));
    }
    answer->n_points = n;
    answer->value = value;
    answer->mean = mean;
    answer->error = error;
done:
    gv_free(at);
    return status;
}

gv_status study_contest_answer(const gv_plan *plan, size_t contest,
                               const gv_trial *const *trial, size_t n,
                               const uint64_t *group, size_t winner_today, gv_arena *arena,
                               gv_contest_answer *out, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_contest *asked = &plan->contests[contest];
    const study_axis axis = study_axis_of(asked, gv_plan_row(plan, asked->key));
    gv_contest_answer answer = { .key = asked->key,
                                 .low = axis.low,
                                 .high = axis.high,
                                 .here = NAN,
                                 .log_scale = axis.log_scale };
    if (!gv_plan_number(plan, asked->key, &answer.here))
        answer.here = NAN;
    gv_flip *flips = gv_arena_alloc(arena, n, sizeof *flips, err);
    if (flips == NULL)
        return GV_E_MEMORY;
    answer.flips = flips;
    if (n > 0) {
        GV_TRY(tabulate(trial, n, group, arena, &answer, err));
        GV_TRY(study_flips(&axis, trial, n, group, plan->experiment.seed, flips,
                           &answer.n_flips, err));
        add_regret(&axis, winner_today, trial[0]->n_arms, &answer);
    }
    *out = answer;
done:
    return status;
}
