/* Order: reals ascend, and quantiles are those of R's type 7. */
#include "test.h"

#include <math.h>

static void reals_ascend_with_infinities_at_the_ends(void **unused)
{
    (void) unused;
    double x[] = { 3, -INFINITY, 0.5, INFINITY, -2, 0.5 };
    const double sorted[] = { -INFINITY, -2, 0.5, 0.5, 3, INFINITY };
    gv_sort_reals(x, GV_COUNT_OF(x));
    for (size_t i = 0; i < GV_COUNT_OF(x); i++)
        assert_true(x[i] == sorted[i]);
    gv_sort_reals(NULL, 0);
}

/* quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)) in R. */
static void quantiles_are_those_of_r(void **unused)
{
    (void) unused;
    const double sorted[] = { 1, 2, 4, 8 };
    const double p[] = { 0, 0.1, 0.5, 0.9, 1 }, known[] = { 1, 1.3, 3, 6.8, 8 };
    for (size_t i = 0; i < GV_COUNT_OF(p); i++)
        assert_true(fabs(gv_quantile(sorted, 4, p[i]) - known[i]) < 1e-12);
}

static void beyond_the_ends_the_end_stands_and_nothing_has_no_quantile(void **unused)
{
    (void) unused;
    const double sorted[] = { 1, 2 };
    assert_true(gv_quantile(sorted, 2, -1) == 1);
    assert_true(gv_quantile(sorted, 2, 2) == 2);
    assert_true(gv_quantile(sorted, 1, 0.7) == 1);
    assert_true(isnan(gv_quantile(NULL, 0, 0.5)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reals_ascend_with_infinities_at_the_ends),
        cmocka_unit_test(quantiles_are_those_of_r),
        cmocka_unit_test(beyond_the_ends_the_end_stands_and_nothing_has_no_quantile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
