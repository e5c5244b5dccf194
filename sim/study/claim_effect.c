/* What a comparison counts in every pair. */
#include "study/claim_internal.h"

#include <math.h>

bool claim_has_pairs(gv_comparison_kind kind)
{
    return kind != GV_COMPARE_RANKING && kind != GV_COMPARE_TAIL &&
           kind != GV_COMPARE_DESCRIPTION;
}

static bool is_interior(gv_comparison_kind kind, const gv_claimed *said)
{
    return kind == GV_COMPARE_CURVE && said->shape == GV_CURVE_INTERIOR;
}

int claim_sign(gv_comparison_kind kind, const gv_claimed *said)
{
    if (kind == GV_COMPARE_CURVE && said->shape != GV_CURVE_INTERIOR)
        return said->shape == GV_CURVE_RISING ? 1 : -1;
    return said->direction == GV_PREDICTED_UP     ? 1
           : said->direction == GV_PREDICTED_DOWN ? -1
                                                  : 0;
}

static const double *column_of(const claim_table *t, size_t term)
{
    return t->y + term * t->n;
}

static double mean_of(const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += y[i];
    return sum / (double) n;
}

/* Without its control, where it has one. */
double claim_level_value(const claim_table *t, size_t level, size_t i)
{
    const double own = column_of(t, level)[i];
    return t->n_terms > t->n_treated ? own - column_of(t, t->n_treated + level)[i] : own;
}

/* ---- simple kinds ------------------------------------------------------------ */

static void differences(const claim_table *t, double *pair)
{
    for (size_t i = 0; i < t->n; i++) {
        pair[i] = 0;
        for (size_t k = 0; k < t->n_treated; k++)
            pair[i] += column_of(t, k)[i] - column_of(t, t->n_treated + k)[i];
        pair[i] /= (double) t->n_treated;
    }
}

static void interactions(const claim_table *t, double *pair)
{
    for (size_t i = 0; i < t->n; i++) {
        const double first = column_of(t, 0)[i] - column_of(t, 2)[i];
        const double second = column_of(t, 1)[i] - column_of(t, 3)[i];
        pair[i] = first - second;
    }
}

/* Rise of the least-squares line from the first level to the last. */
static void slopes(const claim_table *t, double *pair)
{
    const size_t n = t->n_treated;
    const double centre = mean_of(t->x, n);
    double spread = 0;
    for (size_t k = 0; k < n; k++)
        spread += (t->x[k] - centre) * (t->x[k] - centre);
    for (size_t i = 0; i < t->n; i++) {
        pair[i] = 0;
        for (size_t k = 0; k < n; k++)
            pair[i] += (t->x[k] - centre) / spread * claim_level_value(t, k, i);
        pair[i] *= t->x[n - 1] - t->x[0];
    }
}

/* Against a number, or another outcome of the same lives. @return mean of that */
static double levels(const gv_claimed *said, const claim_table *t, double *pair)
{
    double reference = 0;
    for (size_t i = 0; i < t->n; i++) {
        pair[i] = 0;
        for (size_t k = 0; k < t->n_treated; k++) {
            const double held = t->second != NULL ? t->second[k * t->n + i] : said->number;
            pair[i] += (column_of(t, k)[i] - held) / (double) t->n_treated;
            reference += held;
        }
    }
    return reference / (double) (t->n_treated * t->n);
}

/* How many standard deviations a strategy lies above the mean of the field. */
static double standing(const claim_table *t, const double *y, size_t term, size_t i)
{
    double sum = 0, squares = 0;
    for (size_t k = 0; k < t->n_terms; k++)
        sum += y[k * t->n + i];
    const double mean = sum / (double) t->n_terms;
    for (size_t k = 0; k < t->n_terms; k++)
        squares += (y[k * t->n + i] - mean) * (y[k * t->n + i] - mean);
    const double sd = sqrt(squares / (double) (t->n_terms - 1));
    return sd > 0 ? (y[term * t->n + i] - mean) / sd : 0;
}

static void divergences(const claim_table *t, double *pair)
{
    for (size_t i = 0; i < t->n; i++) {
        pair[i] = 0;
        for (size_t k = 0; k < t->n_treated; k++)
            pair[i] += (standing(t, t->y, k, i) - standing(t, t->second, k, i)) /
                       (double) t->n_treated;
    }
}

/* ---- all ------------------------------------------------------------------------- */

static double mean_control(const claim_table *t)
{
    double sum = 0;
    const size_t n = t->n_terms - t->n_treated;
    for (size_t k = t->n_treated; k < t->n_terms; k++)
        sum += mean_of(column_of(t, k), t->n);
    return n > 0 ? sum / (double) n : NAN;
}

/* A curve has none, or one that is subtracted: shares are of its mean height. */
static double mean_height(const claim_table *t)
{
    double sum = 0;
    for (size_t k = 0; k < t->n_treated; k++)
        for (size_t i = 0; i < t->n; i++)
            sum += claim_level_value(t, k, i);
    return sum / (double) (t->n_treated * t->n);
}

claim_effect claim_effect_of(gv_comparison_kind kind, const gv_claimed *said,
                             const claim_table *t, double *pair)
{
    claim_effect e = { .pair = pair, .best = SIZE_MAX, .best_control = SIZE_MAX };
    if (kind == GV_COMPARE_BEST)
        return claim_best(said, t, pair);
    if (kind == GV_COMPARE_TRANSFER)
        return claim_transfer(said, t, pair);
    if (is_interior(kind, said))
        return claim_interior(said, t, pair);
    e.control = mean_control(t);
    if (kind == GV_COMPARE_CURVE) {
        slopes(t, pair);
        e.control = mean_height(t);
    } else if (kind == GV_COMPARE_MIXTURE) {
        claim_mixture(t, pair);
        e.control = mean_height(t);
    } else if (kind == GV_COMPARE_LEVEL) {
        e.control = levels(said, t, pair);
    } else if (kind == GV_COMPARE_DIVERGENCE) {
        divergences(t, pair);
        e.control = NAN;
    } else if (kind == GV_COMPARE_INTERACTION) {
        interactions(t, pair);
    } else {
        differences(t, pair);
    }
    return e;
}

double claim_smallest(gv_comparison_kind kind, const gv_claimed *said,
                      const gv_outcome *outcome, double control)
{
    const double of_ratios = 0.05; /* their scale is not the outcome's */
    const bool is_ratio = said->per != NULL && said->per[0] != '\0';
    if (said->absolute > 0)
        return said->absolute;
    if (said->relative > 0)
        return said->relative * fabs(control);
    if (kind == GV_COMPARE_DIVERGENCE)
        return 0;
    if (is_ratio || kind == GV_COMPARE_TAIL)
        return of_ratios * fabs(control);
    return outcome->smallest * (outcome->smallest_is_share ? fabs(control) : 1);
}
