/* The Bass fit against published estimates, against curves without errors, and against
 * series that carry no answer. */
#include "grapevine/series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

static bool near(double found, double expected, double relative)
{
    return fabs(found - expected) <= relative * fabs(expected);
}

static gv_series *shipped(const char *name)
{
    const char *const source = getenv("GRAPEVINE_SOURCE");
    char path[4096];
    gv_series *series = NULL;
    assert_non_null(source);
    (void) snprintf(path, sizeof path, "%s/scenarios/series/%s.csv", source, name);
    must(gv_series_read(path, NULL, NULL, &series, NULL));
    return series;
}

/* Estimates: Srinivasan, Mason (1986); regressions: the discrete form of Bass (1969). */
static void three_classical_series_give_the_published_estimates(void **unused)
{
    (void) unused;
    static const struct {
        const char *name;
        double nls[3], ols[3];
    } published[] = {
        { "room-air-conditioners",
          { .009442, .374763, 18712.7 },
          { .016992, .404946, 17091 } },
        { "colour-tv", { .018466, .615863, 39658.6 }, { .035693, .671931, 35495 } },
        { "clothes-dryers", { .013596, .326702, 16497.0 }, { .019615, .348142, 15281 } },
    };
    for (size_t i = 0; i < GV_COUNT_OF(published); i++) {
        gv_series *series = shipped(published[i].name);
        gv_bass_fit fit;
        must(gv_bass_fit_series(series->value, series->n, &fit, NULL));
        for (size_t k = 0; k < GV_BASS_PARAMETERS; k++) {
            if (!near(fit.value[k], published[i].nls[k], 1e-3) ||
                !near(fit.regression[k], published[i].ols[k], 1e-4))
                fail_msg("%s: parameter %zu is %.7g, %.7g", published[i].name, k,
                         fit.value[k], fit.regression[k]);
        }
        assert_int_equal(fit.doubts, 0);
        gv_series_free(series);
    }
}

static void draw_curve(double p, double q, double m, double *sales, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sales[i] =
            m * (gv_bass_share(p, q, (double) i + 1) - gv_bass_share(p, q, (double) i));
}

static void a_curve_without_errors_is_found_again(void **unused)
{
    (void) unused;
    static const double given[][3] = {
        { 0.03, 0.38, 1000 }, { 0.0007, 1.9, 5e6 }, { 0.2, 0.1, 12 }, { 0.01, 0.2, 1e9 }
    };
    double sales[25];
    for (size_t i = 0; i < GV_COUNT_OF(given); i++) {
        gv_bass_fit fit;
        draw_curve(given[i][0], given[i][1], given[i][2], sales, GV_COUNT_OF(sales));
        must(gv_bass_fit_series(sales, GV_COUNT_OF(sales), &fit, NULL));
        for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
            assert_true(near(fit.value[k], given[i][k], 1e-6));
        assert_true(fit.r_squared > 1 - 1e-9);
    }
}

/* Standard errors: 2,000 series with known errors scatter as the fit says they do. */
static void standard_errors_are_the_scatter_of_estimates(void **unused)
{
    (void) unused;
    enum { PERIODS = 16, SERIES = 2000 };
    const double given[] = { 0.02, 0.4, 10000 };
    const double sigma = 30;
    double sum[3] = { 0 }, squares[3] = { 0 }, told[3] = { 0 };
    size_t inside[3] = { 0 };
    double curve[PERIODS], sales[PERIODS];
    draw_curve(given[0], given[1], given[2], curve, PERIODS);
    const gv_cipher cipher = gv_cipher_make(gv_key_make(1986, GV_PURPOSE_BOOTSTRAP, 0));
    for (uint32_t s = 0; s < SERIES; s++) {
        gv_bass_fit fit;
        for (uint32_t i = 0; i < PERIODS; i++)
            sales[i] = fmax(
                0,
                curve[i] +
                    sigma *
                        gv_normal(gv_draw(&cipher, gv_counter_make(s, i, 0, 0, 0, 0)).low));
        must(gv_bass_fit_series(sales, PERIODS, &fit, NULL));
        for (size_t k = 0; k < 3; k++) {
            sum[k] += fit.value[k] - given[k];
            squares[k] += (fit.value[k] - given[k]) * (fit.value[k] - given[k]);
            told[k] += fit.error[k];
            inside[k] +=
                fit.interval[k].low <= given[k] && given[k] <= fit.interval[k].high;
        }
    }
    for (size_t k = 0; k < 3; k++) {
        const double mean = sum[k] / SERIES;
        const double scatter = sqrt(squares[k] / SERIES - mean * mean);
        /* The scatter of 2,000 is known to 1.6 %, the share to half a percent. */
        assert_true(near(told[k] / SERIES, scatter, 0.08));
        assert_true(fabs((double) inside[k] / SERIES - 0.95) < 0.025);
    }
}

static void a_series_that_ends_before_the_peak_is_doubted(void **unused)
{
    (void) unused;
    gv_series *series = shipped("room-air-conditioners");
    gv_bass_fit whole, half;
    must(gv_bass_fit_series(series->value, series->n, &whole, NULL));
    must(gv_bass_fit_series(series->value, 6, &half, NULL));
    assert_true((half.doubts & GV_BASS_BEFORE_PEAK) != 0);
    assert_true((whole.doubts & GV_BASS_BEFORE_PEAK) == 0);
    assert_true(half.error[GV_BASS_M] / half.value[GV_BASS_M] >
                whole.error[GV_BASS_M] / whole.value[GV_BASS_M]);
    assert_true(half.condition > whole.condition);
    gv_series_free(series);
}

static void exponential_growth_shows_no_end_of_the_market(void **unused)
{
    (void) unused;
    double sales[10];
    gv_bass_fit fit;
    for (int i = 0; i < 10; i++)
        sales[i] = 10 * exp(0.3 * i) * (i % 2 == 0 ? 1.02 : 0.98);
    must(gv_bass_fit_series(sales, 10, &fit, NULL));
    assert_true((fit.doubts & GV_BASS_ILL_CONDITIONED) != 0);
    assert_true((fit.doubts & GV_BASS_BEFORE_PEAK) != 0);
}

static void expect_refused(const double *sales, size_t n, const char *words)
{
    gv_error err = { 0 };
    gv_bass_fit fit = { .condition = -1 };
    assert_int_equal(gv_bass_fit_series(sales, n, &fit, &err), GV_E_DATA);
    assert_string_equal(err.text, words);
    assert_true(fit.condition == -1);
}

static void what_is_no_series_is_refused(void **unused)
{
    (void) unused;
    const double nothing[8] = { 0 };
    const double few[] = { 1, 2, 3, 2 };
    const double bad[] = { 1, 2, -1, 3, 4, 5 };
    const double endless[] = { 1, 2, INFINITY, 3, 4, 5 };
    expect_refused(nothing, 8, "nothing was sold in any period");
    expect_refused(few, 4, "4 periods are too few to fit three parameters");
    expect_refused(bad, 6, "sales of period 3 are no number from 0 up");
    expect_refused(endless, 6, "sales of period 3 are no number from 0 up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_classical_series_give_the_published_estimates),
        cmocka_unit_test(a_curve_without_errors_is_found_again),
        cmocka_unit_test(standard_errors_are_the_scatter_of_estimates),
        cmocka_unit_test(a_series_that_ends_before_the_peak_is_doubted),
        cmocka_unit_test(exponential_growth_shows_no_end_of_the_market),
        cmocka_unit_test(what_is_no_series_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
