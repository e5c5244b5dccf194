/* One arm against another, replicate by replicate under the same luck. */
#include "study/study_internal.h"

#include <math.h>

static const double thousand = 1000;

static double pair_won(double a, double b)
{
    return a > b ? 1 : a < b ? 0 : 0.5;
}

/* Mean extra adopters per 1,000 spent, with each replicate's influence on that ratio: the
 * first term of its Taylor expansion. @return NaN when the arm spends nothing. */
static double add_influence(const study_sample *s, size_t arm, size_t baseline, double sign,
                            double *extra, double *influence)
{
    const double *spent = s->spent + arm * s->n;
    for (size_t i = 0; i < s->n; i++) {
        const double base = baseline != SIZE_MAX ? s->adopters[baseline * s->n + i] : 0;
        extra[i] = thousand * (s->adopters[arm * s->n + i] - base);
    }
    const study_moments m = study_moments_of(extra, spent, s->group, s->n);
    if (!(m.mean_x > 0))
        return NAN;
    const double ratio = m.mean_y / m.mean_x;
    for (size_t i = 0; i < s->n; i++)
        influence[i] += sign * (extra[i] - ratio * spent[i]) / m.mean_x;
    return ratio;
}

/* The difference of two ratios has no Fieller theorem; its interval is the linear one.
 * @source Cochran (1977), Sampling Techniques, section 6.3 */
static gv_interval ratio_difference(const study_sample *s, size_t a, size_t b,
                                    size_t baseline, double *extra, double *influence)
{
    if (s->spent == NULL || s->n == 0)
        return study_unknown();
    for (size_t i = 0; i < s->n; i++)
        influence[i] = 0;
    const double ratio_a = add_influence(s, a, baseline, 1, extra, influence);
    const double ratio_b = add_influence(s, b, baseline, -1, extra, influence);
    if (isnan(ratio_a) || isnan(ratio_b))
        return study_unknown();
    const gv_interval around = gv_mean_interval(influence, s->group, s->n);
    const double half = (around.high - around.low) / 2;
    const double value = ratio_a - ratio_b;
    return (gv_interval){ value, value - half, value + half };
}

static gv_status draw_curve(const study_sample *s, size_t a, size_t b, double *value,
                            gv_band *out, gv_error *err)
{
    study_curve c;
    const gv_status status = study_curve_create(s, &c, err);
    if (status != GV_OK || c.steps == 0)
        return status;
    for (size_t step = 0; step < c.steps; step++) {
        for (size_t i = 0; i < s->n; i++)
            value[i] =
                study_value(s, c.column, a, i, step) - study_value(s, c.column, b, i, step);
        const gv_interval at = gv_mean_interval(value, s->group, s->n);
        c.mean[step] = at.value;
        c.low[step] = at.low;
        c.high[step] = at.high;
    }
    *out = (gv_band){ .mean = c.mean, .low = c.low, .high = c.high };
    return GV_OK;
}

gv_status study_difference(const study_sample *s, size_t a, size_t b, size_t baseline,
                           gv_difference *out, gv_error *err)
{
    gv_status status = GV_OK;
    const double *of_a = s->adopters + a * s->n, *of_b = s->adopters + b * s->n;
    gv_difference d = { .a = a, .b = b };
    double *value = gv_alloc(s->n, sizeof *value, err);
    double *influence = gv_alloc(s->n, sizeof *influence, err);
    if (value == NULL || influence == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(draw_curve(s, a, b, value, &d.curve, err));
    d.per_thousand = ratio_difference(s, a, b, baseline, value, influence);
    for (size_t i = 0; i < s->n; i++)
        value[i] = pair_won(of_a[i], of_b[i]);
    d.share_won = study_share_interval(value, s->group, s->n);
    for (size_t i = 0; i < s->n; i++)
        value[i] = of_a[i] - of_b[i];
    d.adopters = gv_mean_interval(value, s->group, s->n);
    const study_moments m = study_moments_of(value, NULL, s->group, s->n);
    d.error = sqrt(m.var_y);
    d.confidence = study_confidence(m.mean_y, d.error, m.n_groups);
    *out = d;
done:
    gv_free(influence);
    gv_free(value);
    return status;
}
