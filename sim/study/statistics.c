/* Intervals of means, shares and ratios, with replicates on one graph counted as one
 * group. */
#include "study/study_internal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static const double normal_point = 1.959963984540054; /* 97.5 % point of the normal law */
static const double two_sided = 0.975;

gv_interval study_unknown(void)
{
    return (gv_interval){ NAN, NAN, NAN };
}

/* ---- moments -------------------------------------------------------------- */

/* Deviations from the first value: the mean of equal values is exactly that value. */
static double mean_of(const double *value, size_t n)
{
    double sum = 0;
    for (size_t i = 1; i < n; i++)
        sum += value[i] - value[0];
    return value[0] + sum / (double) n;
}

static size_t group_end(const uint64_t *group, size_t from, size_t n)
{
    size_t end = from + 1;
    while (group != NULL && end < n && group[end] == group[from])
        end++;
    return end;
}

/* Groups weigh by their size, so that the last graph of a run may hold fewer replicates.
 * With groups of equal size this is the plain variance of the mean of group means. */
study_moments study_moments_of(const double *y, const double *x, const uint64_t *group,
                               size_t n)
{
    study_moments m = { NAN, NAN, NAN, NAN, NAN, 0 };
    if (n == 0)
        return m;
    m.mean_y = mean_of(y, n);
    if (x != NULL)
        m.mean_x = mean_of(x, n);
    double yy = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < n;) {
        const size_t end = group_end(group, i, n);
        const double weight = (double) (end - i) / (double) n;
        const double dy = weight * (mean_of(y + i, end - i) - m.mean_y);
        const double dx = x != NULL ? weight * (mean_of(x + i, end - i) - m.mean_x) : NAN;
        yy += dy * dy;
        xx += dx * dx;
        xy += dx * dy;
        m.n_groups++;
        i = end;
    }
    if (m.n_groups < 2)
        return m;
    const double correction = (double) m.n_groups / (double) (m.n_groups - 1);
    m.var_y = yy * correction;
    m.var_x = xx * correction;
    m.cov = xy * correction;
    return m;
}

double study_t_point(size_t n_groups)
{
    if (n_groups < 2)
        return NAN;
    return gsl_cdf_tdist_Pinv(two_sided, (double) (n_groups - 1));
}

/* ---- intervals ------------------------------------------------------------ */

gv_interval gv_mean_interval(const double *value, const uint64_t *group, size_t n)
{
    const study_moments m = study_moments_of(value, NULL, group, n);
    const double half = study_t_point(m.n_groups) * sqrt(m.var_y);
    return (gv_interval){ m.mean_y, m.mean_y - half, m.mean_y + half };
}

gv_interval gv_wilson(double successes, double trials)
{
    if (!(trials > 0))
        return study_unknown();
    const double share = successes / trials;
    const double z2 = normal_point * normal_point;
    const double shrink = 1 + z2 / trials;
    const double centre = (share + z2 / (2 * trials)) / shrink;
    const double half = normal_point / shrink *
                        sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
    return (gv_interval){
        .value = share,
        .low = successes > 0 ? fmax(centre - half, 0) : 0,
        .high = successes < trials ? fmin(centre + half, 1) : 1,
    };
}

gv_interval study_share_interval(const double *value, const uint64_t *group, size_t n)
{
    const study_moments m = study_moments_of(value, NULL, group, n);
    if (n == 0)
        return study_unknown();
    double trials = (double) n;
    if (group != NULL) {
        const double binomial = m.mean_y * (1 - m.mean_y);
        /* Groups that all agree say nothing of their spread: each then counts once. */
        trials = binomial > 0 && m.var_y > 0 ? fmin(trials, binomial / m.var_y)
                                             : (double) m.n_groups;
    }
    return gv_wilson(m.mean_y * trials, trials);
}

/* Solve (y - r x)^2 <= t^2 var(y - r x) for r. When x may be 0 the solution runs through
 * infinity: then the ray that holds the estimate is given, or, when even that has no end,
 * the whole line. */
static gv_interval fieller_bounds(const study_moments *m)
{
    const double t2 = study_t_point(m->n_groups) * study_t_point(m->n_groups);
    const double a = m->mean_x * m->mean_x - t2 * m->var_x;
    const double b = m->mean_x * m->mean_y - t2 * m->cov;
    const double c = m->mean_y * m->mean_y - t2 * m->var_y;
    const double discriminant = b * b - a * c;
    gv_interval r = { m->mean_y / m->mean_x, -INFINITY, INFINITY };
    if (a > 0) {
        const double root = sqrt(fmax(discriminant, 0)); /* below 0 by rounding only */
        r.low = fmin((b - root) / a, r.value);
        r.high = fmax((b + root) / a, r.value);
    } else if (a < 0 && discriminant >= 0) {
        const double root = sqrt(discriminant);
        const double lower_ray_ends = (b + root) / a;
        const double upper_ray_starts = (b - root) / a;
        if (r.value >= upper_ray_starts)
            r.low = upper_ray_starts;
        else
            r.high = lower_ray_ends;
    }
    return r;
}

gv_interval gv_fieller(const double *y, const double *x, const uint64_t *group, size_t n)
{
    const study_moments m = study_moments_of(y, x, group, n);
    if (n == 0 || (m.mean_x == 0 && m.mean_y == 0))
        return study_unknown();
    if (m.mean_x == 0)
        return (gv_interval){ NAN, -INFINITY, INFINITY };
    if (m.n_groups < 2)
        return (gv_interval){ m.mean_y / m.mean_x, NAN, NAN };
    return fieller_bounds(&m);
}

/* ---- decisions ------------------------------------------------------------ */

double study_confidence(double mean, double error, size_t n_groups)
{
    if (n_groups < 2 || isnan(mean) || isnan(error))
        return NAN;
    if (error > 0)
        return gsl_cdf_tdist_P(mean / error, (double) (n_groups - 1));
    return mean > 0 ? 1 : mean < 0 ? 0 : 0.5;
}

double study_expected_loss(double mean, double error)
{
    if (isnan(mean) || isnan(error))
        return NAN;
    if (!(error > 0))
        return fmax(-mean, 0);
    const double z = mean / error;
    const double density = exp(-z * z / 2) / sqrt(2 * M_PI);
    return error * fmax(density - z * gsl_cdf_ugaussian_Q(z), 0);
}
