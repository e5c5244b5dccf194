/* Fits the Bass curve to a series of sales: least squares, standard errors, and what is to
 * be said against the fit. Layer 8. */
#include "grapevine/series.h"
#include "study/study_internal.h"

#include "base/foreign.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>

enum { P = GV_BASS_P, Q = GV_BASS_Q, M = GV_BASS_M, LEAST_PERIODS = 5 };

static const double ill_conditioned = 30; /* Belsley, Kuh, Welsch (1980), section 3.3 */
static const double edge = 1e-7;          /* p or q below it is 0 to all digits shown */

typedef struct series {
    const double *sales;
    size_t n;
} series;

/* ---- the curve ----------------------------------------------------------------- */

double gv_bass_share(double p, double q, double t)
{
    const double decay = exp(-(p + q) * t);
    return (1 - decay) / (1 + q / p * decay);
}

/* Derivatives of F(t) by p and q. */
static void slopes(double p, double q, double t, double *by_p, double *by_q)
{
    const double r = q / p;
    const double e = exp(-(p + q) * t);
    const double above = 1 - e, below = 1 + r * e;
    const double scale = e / (below * below);
    *by_p = scale * (t * below + above * (r / p + r * t));
    *by_q = scale * (t * below - above * (1 / p - r * t));
}

/* What one period sells of a market of 1. */
static double portion(double p, double q, size_t i)
{
    return gv_bass_share(p, q, (double) i + 1) - gv_bass_share(p, q, (double) i);
}

double gv_bass_sales(const gv_bass_fit *fit, size_t period)
{
    return fit->value[M] * portion(fit->value[P], fit->value[Q], period);
}

/* The market that fits best beside p and q: it enters linearly. */
static double market_beside(const series *s, double p, double q)
{
    double sf = 0, ff = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double f = portion(p, q, i);
        sf += s->sales[i] * f;
        ff += f * f;
    }
    return ff > 0 ? sf / ff : NAN;
}

/* ---- regression on the discrete form -------------------------------------------- */

/* S(i) = a + b Y(i - 1) + c Y(i - 1)^2 with a = p m, b = q - p, c = -q / m; Y as shares of
 * all that was sold, so that the columns are of one size. */
static gv_status regress(const series *s, double *coefficient, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    double sum = 0, before = 0, chi = 0;
    gsl_matrix *x = gsl_matrix_alloc(s->n, 3);
    gsl_vector *y = gsl_vector_alloc(s->n);
    gsl_vector *c = gsl_vector_alloc(3);
    gsl_matrix *cov = gsl_matrix_alloc(3, 3);
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc(s->n, 3);
    if (x == NULL || y == NULL || c == NULL || cov == NULL || work == NULL) {
        GV_FAIL(err, GV_E_MEMORY, "not enough memory for a regression");
        goto done;
    }
    for (size_t i = 0; i < s->n; i++)
        sum += s->sales[i];
    for (size_t i = 0; i < s->n; i++) {
        gsl_matrix_set(x, i, 0, 1);
        gsl_matrix_set(x, i, 1, before / sum);
        gsl_matrix_set(x, i, 2, before / sum * (before / sum));
        gsl_vector_set(y, i, s->sales[i]);
        before += s->sales[i];
    }
    GV_TRY(gv_foreign_gsl(err, gsl_multifit_linear(x, y, c, cov, &chi, work),
                          "regressing sales on their sum"));
    coefficient[0] = gsl_vector_get(c, 0);
    coefficient[1] = gsl_vector_get(c, 1) / sum;
    coefficient[2] = gsl_vector_get(c, 2) / sum / sum;
done:
    gsl_multifit_linear_free(work);
    gsl_matrix_free(cov);
    gsl_vector_free(c);
    gsl_vector_free(y);
    gsl_matrix_free(x);
    return status;
}

/* @return is there a Bass curve behind the regression? */
static bool curve_behind(const double *c, double *value)
{
    const double under = c[1] * c[1] - 4 * c[0] * c[2];
    value[P] = value[Q] = value[M] = NAN;
    if (!(c[0] > 0) || !(c[2] < 0) || !(under >= 0))
        return false;
    const double m = (-c[1] - sqrt(under)) / (2 * c[2]);
    value[P] = c[0] / m;
    value[Q] = -c[2] * m;
    value[M] = m;
    return true;
}

/* ---- least squares on the curve --------------------------------------------------- */

/* The solver moves in logarithms: p, q and m stay above 0. */
static int residuals(const gsl_vector *x, void *data, gsl_vector *f)
{
    const series *s = data;
    const double p = exp(gsl_vector_get(x, P)), q = exp(gsl_vector_get(x, Q));
    const double m = exp(gsl_vector_get(x, M));
    for (size_t i = 0; i < s->n; i++) {
        const double r = m * portion(p, q, i) - s->sales[i];
        if (!isfinite(r))
            return GSL_EDOM;
        gsl_vector_set(f, i, r);
    }
    return GSL_SUCCESS;
}

/* Derivatives by p, q and m themselves. */
static void jacobian_of(const series *s, const double *value, gsl_matrix *j)
{
    double p_before = 0, q_before = 0, p_now = 0, q_now = 0;
    for (size_t i = 0; i < s->n; i++) {
        slopes(value[P], value[Q], (double) i + 1, &p_now, &q_now);
        gsl_matrix_set(j, i, P, value[M] * (p_now - p_before));
        gsl_matrix_set(j, i, Q, value[M] * (q_now - q_before));
        gsl_matrix_set(j, i, M, portion(value[P], value[Q], i));
        p_before = p_now;
        q_before = q_now;
    }
}

static int jacobian(const gsl_vector *x, void *data, gsl_matrix *j)
{
    const series *s = data;
    double value[GV_BASS_PARAMETERS];
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
        value[k] = exp(gsl_vector_get(x, k));
    jacobian_of(s, value, j);
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++) {
        gsl_vector_view column = gsl_matrix_column(j, k);
        gsl_vector_scale(&column.vector, value[k]);
    }
    return GSL_SUCCESS;
}

static double squares_of(const series *s, const double *value)
{
    double sum = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double r = value[M] * portion(value[P], value[Q], i) - s->sales[i];
        sum += r * r;
    }
    return sum;
}

/* From one start to the nearest valley. @param[in,out] value  NaN where none was found */
static gv_status descend(const series *s, gsl_multifit_nlinear_workspace *work,
                         double *value, gv_error *err)
{
    double log_value[GV_BASS_PARAMETERS];
    int how = 0;
    series copy = *s;
    gsl_multifit_nlinear_fdf problem = {
        .f = residuals, .df = jacobian, .n = s->n, .p = GV_BASS_PARAMETERS, .params = &copy
    };
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
        log_value[k] = log(value[k]);
    gsl_vector_const_view start =
        gsl_vector_const_view_array(log_value, GV_BASS_PARAMETERS);
    int code = gsl_multifit_nlinear_init(&start.vector, &problem, work);
    if (code == GSL_SUCCESS)
        code = gsl_multifit_nlinear_driver(500, 1e-13, 1e-13, 0, NULL, NULL, &how, work);
    if (code == GSL_ENOMEM)
        return gv_foreign_gsl(err, code, "fitting the Bass curve");
    /* GSL_ENOPROG: no step is better any more, which is an end like any other. */
    const bool ended = code == GSL_SUCCESS || code == GSL_ENOPROG || code == GSL_EMAXITER;
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
        value[k] =
            ended ? exp(gsl_vector_get(gsl_multifit_nlinear_position(work), k)) : NAN;
    return GV_OK;
}

/* From the regression and from a grid of starts; the deepest valley counts. */
static gv_status descend_from_all(const series *s, const double *regression,
                                  gv_bass_fit *fit, gv_error *err)
{
    static const double p_start[] = { 0.0005, 0.005, 0.02, 0.1 };
    static const double q_start[] = { 0.05, 0.2, 0.4, 0.8, 1.5 };
    enum { STARTS = 1 + GV_COUNT_OF(p_start) * GV_COUNT_OF(q_start) };
    gv_status status = GV_OK;
    double least = INFINITY;
    const gsl_multifit_nlinear_parameters how = gsl_multifit_nlinear_default_parameters();
    gsl_multifit_nlinear_workspace *work = gsl_multifit_nlinear_alloc(
        gsl_multifit_nlinear_trust, &how, s->n, GV_BASS_PARAMETERS);
    if (work == NULL)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for a fit");
    for (size_t k = 0; k < STARTS; k++) {
        double value[GV_BASS_PARAMETERS] = { regression[P], regression[Q], regression[M] };
        if (k > 0) {
            value[P] = p_start[(k - 1) / GV_COUNT_OF(q_start)];
            value[Q] = q_start[(k - 1) % GV_COUNT_OF(q_start)];
            value[M] = market_beside(s, value[P], value[Q]);
        }
        if (!(value[P] > 0) || !(value[Q] > 0) || !(value[M] > 0))
            continue;
        GV_TRY(descend(s, work, value, err));
        const double squares = squares_of(s, value);
        if (squares < least) {
            least = squares;
            for (size_t j = 0; j < GV_BASS_PARAMETERS; j++)
                fit->value[j] = value[j];
        }
    }
    if (!isfinite(least))
        status = GV_FAIL(err, GV_E_DATA, "no Bass curve fits these sales");
done:
    gsl_multifit_nlinear_free(work);
    return status;
}

/* ---- how sure --------------------------------------------------------------------- */

/* J = U diag(s) V' with columns of length 1: the covariance is sigma^2 V diag(1/s^2) V',
 * scaled back. */
static gv_status judge(const series *s, gv_bass_fit *fit, gv_error *err)
{
    enum { N = GV_BASS_PARAMETERS };
    gv_status status = GV_E_MEMORY;
    double length[N];
    const double squares = squares_of(s, fit->value);
    const double variance = squares / (double) (s->n - N);
    gsl_matrix *j = gsl_matrix_alloc(s->n, N);
    gsl_matrix *v = gsl_matrix_alloc(N, N);
    gsl_vector *size = gsl_vector_alloc(N);
    gsl_vector *work = gsl_vector_alloc(N);
    if (j == NULL || v == NULL || size == NULL || work == NULL) {
        GV_FAIL(err, GV_E_MEMORY, "not enough memory for standard errors");
        goto done;
    }
    jacobian_of(s, fit->value, j);
    for (size_t k = 0; k < N; k++) {
        gsl_vector_view column = gsl_matrix_column(j, k);
        length[k] = gsl_blas_dnrm2(&column.vector);
        gsl_vector_scale(&column.vector, length[k] > 0 ? 1 / length[k] : 1);
    }
    GV_TRY(gv_foreign_gsl(err, gsl_linalg_SV_decomp(j, v, size, work),
                          "decomposing the derivatives of a fit"));
    double covariance[N][N];
    for (size_t a = 0; a < N; a++) {
        for (size_t b = 0; b < N; b++) {
            double sum = 0;
            for (size_t k = 0; k < N; k++)
                sum += gsl_matrix_get(v, a, k) * gsl_matrix_get(v, b, k) /
                       gsl_vector_get(size, k) / gsl_vector_get(size, k);
            covariance[a][b] = variance * sum / length[a] / length[b];
        }
    }
    fit->condition = gsl_vector_get(size, 0) / gsl_vector_get(size, N - 1);
    fit->residual = sqrt(variance);
    for (size_t a = 0; a < N; a++) {
        fit->error[a] = sqrt(covariance[a][a]);
        for (size_t b = 0; b < N; b++)
            fit->correlation[a][b] =
                covariance[a][b] / sqrt(covariance[a][a] * covariance[b][b]);
    }
done:
    gsl_vector_free(work);
    gsl_vector_free(size);
    gsl_matrix_free(v);
    gsl_matrix_free(j);
    return status;
}

static gv_interval around(double value, double error, size_t n)
{
    const double half = study_t_point(n - GV_BASS_PARAMETERS + 1) * error;
    return (gv_interval){ value, value - half, value + half };
}

/* The moment by the delta method in p and q. */
static void find_peak(const series *s, gv_bass_fit *fit)
{
    const double p = fit->value[P], q = fit->value[Q], both = p + q;
    fit->peak = study_unknown();
    fit->peak_sales = NAN;
    if (!(q > p))
        return;
    const double ratio = log(q / p);
    const double by_p = (-both / p - ratio) / (both * both);
    const double by_q = (both / q - ratio) / (both * both);
    const double error_p = by_p * fit->error[P], error_q = by_q * fit->error[Q];
    const double variance = error_p * error_p + error_q * error_q +
                            2 * error_p * error_q * fit->correlation[P][Q];
    fit->peak = around(ratio / both, sqrt(variance), s->n);
    fit->peak_sales = fit->value[M] * both * both / (4 * q);
}

static double share_explained(const series *s, double residual)
{
    double mean = 0, all = 0;
    for (size_t i = 0; i < s->n; i++)
        mean += s->sales[i] / (double) s->n;
    for (size_t i = 0; i < s->n; i++)
        all += (s->sales[i] - mean) * (s->sales[i] - mean);
    const double left = residual * residual * (double) (s->n - GV_BASS_PARAMETERS);
    return all > 0 ? 1 - left / all : NAN;
}

static unsigned doubts_of(const series *s, const gv_bass_fit *fit)
{
    unsigned doubts = 0;
    if (!(fit->condition <= ill_conditioned))
        doubts |= GV_BASS_ILL_CONDITIONED;
    /* The middle of the last period; also where nothing is known of the peak's interval. */
    if (fit->value[Q] > fit->value[P] && !(fit->peak.high <= (double) s->n - 0.5))
        doubts |= GV_BASS_BEFORE_PEAK;
    if (!(fit->interval[Q].low > 0))
        doubts |= GV_BASS_NO_IMITATION;
    if (!(fit->interval[P].low > 0))
        doubts |= GV_BASS_NO_INNOVATION;
    if (isnan(fit->regression[P]))
        doubts |= GV_BASS_NO_REGRESSION;
    if (fit->value[P] < edge || fit->value[Q] < edge)
        doubts |= GV_BASS_AT_EDGE;
    return doubts;
}

static gv_status check(const series *s, gv_error *err)
{
    double sum = 0;
    if (s->n < LEAST_PERIODS) {
        GV_FAIL(err, GV_E_DATA, "%zu periods are too few to fit three parameters", s->n);
        gv_error_hint(err, "at least %d", LEAST_PERIODS);
        return GV_E_DATA;
    }
    for (size_t i = 0; i < s->n; i++) {
        if (!(s->sales[i] >= 0) || !isfinite(s->sales[i]))
            return GV_FAIL(err, GV_E_DATA, "sales of period %zu are no number from 0 up",
                           i + 1);
        sum += s->sales[i];
    }
    if (!(sum > 0) || !isfinite(sum))
        return GV_FAIL(err, GV_E_DATA, "nothing was sold in any period");
    return GV_OK;
}

gv_status gv_bass_fit_series(const double *sales, size_t n, gv_bass_fit *out, gv_error *err)
{
    gv_status status;
    const series s = { sales, n };
    gv_bass_fit fit = { .doubts = 0 };
    double coefficient[3];
    GV_TRY(check(&s, err));
    GV_TRY(regress(&s, coefficient, err));
    (void) curve_behind(coefficient, fit.regression);
    GV_TRY(descend_from_all(&s, fit.regression, &fit, err));
    GV_TRY(judge(&s, &fit, err));
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
        fit.interval[k] = around(fit.value[k], fit.error[k], n);
    find_peak(&s, &fit);
    fit.r_squared = share_explained(&s, fit.residual);
    fit.next = gv_bass_sales(&fit, n);
    fit.doubts = doubts_of(&s, &fit);
    *out = fit;
done:
    return status;
}
