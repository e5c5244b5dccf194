#include "study/study_internal.h"
#include "test.h"

#include <math.h>

/* The five values by hand: G1 = 1.6971, G2 = 3.152, correction 3 (4^2) / (3 2) = 8. */
static void sarles_coefficient_is_that_of_the_five_values(void **unused)
{
    (void) unused;
    static const double value[] = { 1, 2, 3, 4, 10 };
    assert_true(fabs(gv_bimodality(value, 5) - 0.347919655667) < 1e-11);
}

/* (0 + 1) / (-1.8 + 3) for the uniform law, 1 for two points, 1/3 for the normal law. */
static void large_samples_come_to_the_values_of_their_laws(void **unused)
{
    (void) unused;
    enum { N = 20000 };
    double *value = gv_alloc(N, sizeof *value, NULL);
    for (size_t i = 0; i < N; i++)
        value[i] = (double) i;
    assert_true(fabs(gv_bimodality(value, N) - GV_BIMODAL) < 1e-3);
    for (size_t i = 0; i < N; i++)
        value[i] = -log(((double) i + 0.5) / N); /* exponential; tails are cut at N */
    assert_true(fabs(gv_bimodality(value, N) - GV_BIMODAL) < 0.01);
    for (size_t i = 0; i < N; i++)
        value[i] = i % 2 == 0 ? 3 : 700;
    assert_true(fabs(gv_bimodality(value, N) - 1) < 1e-3);
    gv_free(value);
}

static void equal_and_few_values_have_no_modes(void **unused)
{
    (void) unused;
    static const double equal[] = { 2, 2, 2, 2, 2 };
    size_t below = 7;
    assert_true(isnan(gv_bimodality(equal, 5)));
    assert_true(isnan(gv_bimodality((const double[]){ 1, 2, 3 }, 3)));
    assert_true(isnan(gv_split(equal, 5, &below)));
    assert_int_equal(below, 0);
}

static double within(const double *value, size_t n)
{
    double mean = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
        mean += value[i] / (double) n;
    for (size_t i = 0; i < n; i++)
        sum += (value[i] - mean) * (value[i] - mean);
    return sum;
}

/* Every cut is tried, and none has fewer squares within. */
static void the_split_has_the_least_squares_within(void **unused)
{
    (void) unused;
    static const double sorted[] = { 0, 1, 1, 2, 4, 9, 30, 33, 33, 41 };
    const size_t n = GV_COUNT_OF(sorted);
    size_t below = 0;
    const double split = gv_split(sorted, n, &below);
    assert_int_equal(below, 6);
    assert_true(split == 19.5);
    const double least = within(sorted, below) + within(sorted + below, n - below);
    for (size_t i = 1; i < n; i++)
        assert_true(within(sorted, i) + within(sorted + i, n - i) >= least);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sarles_coefficient_is_that_of_the_five_values),
        cmocka_unit_test(large_samples_come_to_the_values_of_their_laws),
        cmocka_unit_test(equal_and_few_values_have_no_modes),
        cmocka_unit_test(the_split_has_the_least_squares_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
