/* Where the winner changes along a contested value, and how surely: crossings of mean
 * differences, and their bootstrap. */
#include "study/study_internal.h"

#include <math.h>

/* ---- one trial ------------------------------------------------------------ */

bool study_trial_whole(const gv_trial *trial, uint64_t r)
{
    for (size_t arm = 0; arm < trial->n_arms; arm++) {
        if (trial->adopters[arm * trial->n + r] == STUDY_LIFE_FAILED)
            return false;
    }
    return true;
}

size_t study_trial_best(const gv_trial *trial, double *mean)
{
    uint64_t n = 0;
    for (size_t arm = 0; arm < trial->n_arms; arm++)
        mean[arm] = 0;
    for (uint64_t r = 0; r < trial->n; r++) {
        if (!study_trial_whole(trial, r))
            continue;
        n++;
        for (size_t arm = 0; arm < trial->n_arms; arm++)
            mean[arm] += trial->adopters[arm * trial->n + r];
    }
    size_t best = 0;
    for (size_t arm = 0; arm < trial->n_arms; arm++) {
        mean[arm] = n > 0 ? mean[arm] / (double) n : NAN;
        if (mean[arm] > mean[best])
            best = arm;
    }
    return best;
}

/* ---- sums that resamples are made of -------------------------------------- */

/* Per unit that is resampled (a replicate, or a graph with all its replicates) and per
 * trial, the sum of the paired differences and how many there are. */
typedef struct units {
    size_t n; /* units */
    size_t n_trials;
    double *sum;   /* [n][n_trials] */
    double *count; /* [n][n_trials] */
} units;

static size_t count_units(const uint64_t *group, uint64_t n)
{
    size_t n_units = 0;
    for (uint64_t r = 0; r < n; r++)
        n_units += r == 0 || group == NULL || group[r] != group[r - 1];
    return n_units;
}

static void fill_units(units *u, const gv_trial *const *trial, const uint64_t *group,
                       size_t a, size_t b)
{
    for (size_t k = 0; k < u->n_trials; k++) {
        size_t unit = 0;
        for (uint64_t r = 0; r < trial[k]->n; r++) {
            unit += r > 0 && (group == NULL || group[r] != group[r - 1]);
            if (!study_trial_whole(trial[k], r))
                continue;
            u->sum[unit * u->n_trials + k] +=
                (double) trial[k]->adopters[a * trial[k]->n + r] -
                (double) trial[k]->adopters[b * trial[k]->n + r];
            u->count[unit * u->n_trials + k] += 1;
        }
    }
}

static void units_free(units *u)
{
    gv_free(u->count);
    gv_free(u->sum);
}

static gv_status units_create(const gv_trial *const *trial, size_t n_trials,
                              const uint64_t *group, size_t a, size_t b, units *out,
                              gv_error *err)
{
    units u = { .n = count_units(group, trial[0]->n), .n_trials = n_trials };
    u.sum = gv_alloc(u.n * n_trials, sizeof *u.sum, err);
    u.count = gv_alloc(u.n * n_trials, sizeof *u.count, err);
    if (u.sum == NULL || u.count == NULL) {
        units_free(&u);
        return GV_E_MEMORY;
    }
    fill_units(&u, trial, group, a, b);
    *out = u;
    return GV_OK;
}

/* ---- crossings ------------------------------------------------------------ */

/* Where the mean difference falls through 0 between trials k - 1 and k. */
static double crossing(const double *position, const double *mean, size_t k)
{
    const double fall = mean[k - 1] - mean[k];
    const double part = fall > 0 ? mean[k - 1] / fall : 0.5;
    return position[k - 1] + part * (position[k] - position[k - 1]);
}

/* The fall through 0 that lies nearest to `near`. Without one the winner below wins
 * everywhere, and the flip lies beyond the range; or nowhere, and it lies before it. */
static double nearest_crossing(const double *position, const double *mean, size_t n,
                               size_t k_flip, double near)
{
    double nearest = NAN;
    for (size_t k = 1; k < n; k++) {
        if (!(mean[k - 1] >= 0 && mean[k] <= 0 && mean[k - 1] > mean[k]))
            continue;
        const double at = crossing(position, mean, k);
        if (isnan(nearest) || fabs(at - near) < fabs(nearest - near))
            nearest = at;
    }
    if (!isnan(nearest))
        return nearest;
    return mean[k_flip - 1] + mean[k_flip] > 0 ? INFINITY : -INFINITY;
}

static void means_of_all(const units *u, double *mean)
{
    for (size_t k = 0; k < u->n_trials; k++) {
        double sum = 0, count = 0;
        for (size_t unit = 0; unit < u->n; unit++) {
            sum += u->sum[unit * u->n_trials + k];
            count += u->count[unit * u->n_trials + k];
        }
        mean[k] = count > 0 ? sum / count : 0;
    }
}

/* Resample `number`: as many units as there are, drawn with replacement. The draws depend
 * on seed and numbers alone, so every flip meets the same resamples. */
static void means_of_resample(const units *u, const gv_cipher *cipher, uint32_t number,
                              double *mean, double *count)
{
    for (size_t k = 0; k < u->n_trials; k++)
        mean[k] = count[k] = 0;
    for (size_t draw = 0; draw < u->n; draw++) {
        const gv_counter question = gv_counter_make((uint32_t) draw, number, 0, 0, 0, 0);
        const gv_bits bits = gv_draw(cipher, question);
        const size_t unit = (size_t) gv_below(bits.low, u->n);
        for (size_t k = 0; k < u->n_trials; k++) {
            mean[k] += u->sum[unit * u->n_trials + k];
            count[k] += u->count[unit * u->n_trials + k];
        }
    }
    for (size_t k = 0; k < u->n_trials; k++)
        mean[k] = count[k] > 0 ? mean[k] / count[k] : 0;
}

/* The flip between trials k - 1 and k, with its percentile interval.
 * @source Efron, Tibshirani (1993), An Introduction to the Bootstrap, section 13.3 */
static gv_status locate(const study_axis *axis, const units *u, const double *position,
                        size_t k, uint64_t seed, gv_interval *out, gv_error *err)
{
    enum { LOWER = (STUDY_RESAMPLES + 1) / 40 - 1, UPPER = STUDY_RESAMPLES - 1 - LOWER };
    double *at = gv_alloc(STUDY_RESAMPLES + 2 * u->n_trials, sizeof *at, err);
    if (at == NULL)
        return GV_E_MEMORY;
    double *mean = at + STUDY_RESAMPLES, *count = mean + u->n_trials;
    means_of_all(u, mean);
    const double here = crossing(position, mean, k);
    const gv_cipher cipher = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_BOOTSTRAP, 0));
    for (uint32_t number = 0; number < STUDY_RESAMPLES; number++) {
        means_of_resample(u, &cipher, number, mean, count);
        at[number] = nearest_crossing(position, mean, u->n_trials, k, here);
    }
    gv_sort_reals(at, STUDY_RESAMPLES);
    *out = (gv_interval){ .value = study_axis_exact(axis, here),
                          .low = study_axis_exact(axis, fmin(at[LOWER], here)),
                          .high = study_axis_exact(axis, fmax(at[UPPER], here)) };
    gv_free(at);
    return GV_OK;
}

/* ---- one axis ------------------------------------------------------------- */

gv_status study_flips(const study_axis *axis, const gv_trial *const *trial, size_t n,
                      const uint64_t *group, uint64_t seed, gv_flip *flips, size_t *n_flips,
                      gv_error *err)
{
    gv_status status = GV_OK;
    units u = { .n = 0 };
    size_t found = 0;
    const size_t n_arms = n > 0 ? trial[0]->n_arms : 0;
    double *position = gv_alloc(n + n_arms, sizeof *position, err);
    if (position == NULL)
        return GV_E_MEMORY;
    double *mean = position + n;
    for (size_t k = 0; k < n; k++)
        position[k] = study_axis_position(axis, trial[k]->value);
    size_t below = n > 0 ? study_trial_best(trial[0], mean) : 0;
    for (size_t k = 1; k < n; k++) {
        const size_t above = study_trial_best(trial[k], mean);
        if (above == below)
            continue;
        GV_TRY(units_create(trial, n, group, below, above, &u, err));
        gv_flip *flip = &flips[found++];
        *flip = (gv_flip){ .winner_below = below, .winner_above = above };
        GV_TRY(locate(axis, &u, position, k, seed, &flip->at, err));
        units_free(&u);
        u = (units){ .n = 0 };
        below = above;
    }
    *n_flips = found;
done:
    units_free(&u);
    gv_free(position);
    return status;
}
