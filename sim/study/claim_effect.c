/* What a comparison counts in every pair. */
#include "study/claim_internal.h"

#include <math.h>

bool claim_has_pairs(gv_comparison_kind kind)
{
    return kind != GV_COMPARE_RANKING && kind != GV_COMPARE_DESCRIPTION;
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
static double level_value(const claim_table *t, size_t level, size_t i)
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
            pair[i] += (t->x[k] - centre) / spread * level_value(t, k, i);
        pair[i] *= t->x[n - 1] - t->x[0];
    }
}

/* ---- best against best ---------------------------------------------------------- */

/* Which of some terms is best in the replicates of one half? */
typedef struct choice {
    const claim_table *table;
    const bool *is_in; /* [n_terms] */
    double turn;       /* -1: less is better */
    bool of_levels;    /* of a curve: without the control */
} choice;

static double worth(const choice *c, size_t term, size_t i)
{
    return c->of_levels ? level_value(c->table, term, i) : column_of(c->table, term)[i];
}

static size_t best_of(const choice *c, size_t n_terms, size_t half)
{
    size_t best = SIZE_MAX;
    double most = 0;
    for (size_t k = 0; k < n_terms; k++) {
        double sum = 0;
        for (size_t i = half; c->is_in[k] && i < c->table->n; i += 2)
            sum += c->turn * worth(c, k, i);
        if (c->is_in[k] && (best == SIZE_MAX || sum > most)) {
            best = k;
            most = sum;
        }
    }
    return best;
}

/* Found in one half, judged in the other. */
static claim_effect best_against(const claim_table *t, const bool *treated,
                                 const bool *controls, size_t n_terms, double turn,
                                 bool of_levels, double *pair)
{
    const choice ours = { t, treated, turn, of_levels };
    const choice theirs = { t, controls, turn, of_levels };
    double control = 0;
    claim_effect e = { .pair = pair, .best = SIZE_MAX, .best_control = SIZE_MAX };
    for (size_t half = 0; half < 2; half++) {
        const size_t a = best_of(&ours, n_terms, half), b = best_of(&theirs, n_terms, half);
        if (a == SIZE_MAX || b == SIZE_MAX) { /* no level may be the best */
            for (size_t i = 0; i < t->n; i++)
                pair[i] = NAN;
            return e;
        }
        for (size_t i = 1 - half; i < t->n; i += 2) {
            pair[i] = worth(&ours, a, i) - worth(&theirs, b, i);
            control += worth(&theirs, b, i);
        }
        e.best = a;
        e.best_control = b;
    }
    e.control = control / (double) t->n;
    return e;
}

static claim_effect best(const gv_claimed *said, const claim_table *t, double *pair)
{
    bool treated[GV_CLAIM_TERMS] = { false }, controls[GV_CLAIM_TERMS] = { false };
    const size_t n = t->n_terms < GV_CLAIM_TERMS ? t->n_terms : GV_CLAIM_TERMS;
    for (size_t k = 0; k < n; k++) {
        treated[k] = k < t->n_treated;
        controls[k] = k >= t->n_treated;
    }
    return best_against(t, treated, controls, n,
                        said->direction == GV_PREDICTED_DOWN ? -1 : 1, false, pair);
}

/* Levels between the ends, and within `above` and `below`, against all others. */
static claim_effect interior(const gv_claimed *said, const claim_table *t, double *pair)
{
    bool inside[GV_CLAIM_TERMS] = { false }, outside[GV_CLAIM_TERMS] = { false };
    const size_t n = t->n_treated < GV_CLAIM_TERMS ? t->n_treated : GV_CLAIM_TERMS;
    for (size_t k = 0; k < n; k++) {
        inside[k] = k > 0 && k + 1 < n && t->x[k] > said->above && t->x[k] < said->below;
        outside[k] = !inside[k];
    }
    return best_against(t, inside, outside, n,
                        said->direction == GV_PREDICTED_DOWN ? -1 : 1, true, pair);
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
            sum += level_value(t, k, i);
    return sum / (double) (t->n_treated * t->n);
}

claim_effect claim_effect_of(gv_comparison_kind kind, const gv_claimed *said,
                             const claim_table *t, double *pair)
{
    claim_effect e = { .pair = pair, .best = SIZE_MAX, .best_control = SIZE_MAX };
    if (kind == GV_COMPARE_BEST)
        return best(said, t, pair);
    if (is_interior(kind, said))
        return interior(said, t, pair);
    if (kind == GV_COMPARE_CURVE) {
        slopes(t, pair);
        e.control = mean_height(t);
        return e;
    }
    if (kind == GV_COMPARE_INTERACTION)
        interactions(t, pair);
    else
        differences(t, pair);
    e.control = mean_control(t);
    return e;
}

double claim_smallest(const gv_claimed *said, const gv_outcome *outcome, double control)
{
    const double of_ratios = 0.05; /* their scale is not the outcome's */
    if (said->absolute > 0)
        return said->absolute;
    if (said->relative > 0)
        return said->relative * fabs(control);
    if (said->per != NULL && said->per[0] != '\0')
        return of_ratios * fabs(control);
    return outcome->smallest * (outcome->smallest_is_share ? fabs(control) : 1);
}
