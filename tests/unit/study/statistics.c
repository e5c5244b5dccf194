/* Intervals against values worked out by hand, by R, or by solving the definition. */
#include "study/study_internal.h"
#include "test.h"

#include <math.h>

#define close_to(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static void a_mean_has_the_interval_of_student(void **unused)
{
    (void) unused;
    const double value[] = { 1, 2, 3, 4, 5 };
    const gv_interval i = gv_mean_interval(value, NULL, 5);
    close_to(i.value, 3, 0);
    close_to(i.low, 1.036757, 1e-6); /* R: t.test(1:5) */
    close_to(i.high, 4.963243, 1e-6);
}

static void replicates_of_one_graph_count_as_one(void **unused)
{
    (void) unused;
    /* given three graphs with two equal replicates each: group means 1, 3, 5 */
    const double value[] = { 1, 1, 3, 3, 5, 5 };
    const uint64_t group[] = { 0, 0, 1, 1, 2, 2 };
    const gv_interval i = gv_mean_interval(value, group, 6);
    /* then the interval is that of three values: 3 -+ 4.302653 * 2 / sqrt(3) */
    close_to(i.value, 3, 0);
    close_to(i.low, 3 - 4.968275, 1e-6);
    close_to(i.high, 3 + 4.968275, 1e-6);
}

static void groups_of_one_change_nothing(void **unused)
{
    (void) unused;
    const double value[] = { 2, 7, 1, 8 };
    const uint64_t group[] = { 5, 6, 7, 8 };
    const gv_interval a = gv_mean_interval(value, NULL, 4);
    const gv_interval b = gv_mean_interval(value, group, 4);
    assert_memory_equal(&a, &b, sizeof a);
}

static void one_group_has_no_interval(void **unused)
{
    (void) unused;
    const double value[] = { 2, 4 };
    const uint64_t group[] = { 3, 3 };
    const gv_interval i = gv_mean_interval(value, group, 2);
    close_to(i.value, 3, 0);
    assert_true(isnan(i.low) && isnan(i.high));
    assert_true(isnan(gv_mean_interval(value, NULL, 0).value));
}

static void equal_values_have_a_point_for_an_interval(void **unused)
{
    (void) unused;
    const double value[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
    const gv_interval i = gv_mean_interval(value, NULL, 7);
    assert_true(i.low == 0.1 && i.value == 0.1 && i.high == 0.1);
}

static void wilson_agrees_with_r(void **unused)
{
    (void) unused;
    const gv_interval most = gv_wilson(8, 10); /* prop.test(8, 10, correct = FALSE) */
    close_to(most.value, 0.8, 0);
    close_to(most.low, 0.4901625, 1e-7);
    close_to(most.high, 0.9433178, 1e-7);
    const gv_interval none = gv_wilson(0, 10);
    close_to(none.low, 0, 0);
    close_to(none.high, 0.2775328, 1e-7);
    close_to(gv_wilson(10, 10).high, 1, 0);
    assert_true(isnan(gv_wilson(0, 0).value));
}

static void shares_within_graphs_count_fewer_trials(void **unused)
{
    (void) unused;
    /* given graphs that decide everything: 8 replicates are worth fewer */
    const double value[] = { 1, 1, 0, 0, 1, 1, 0, 0 };
    const uint64_t group[] = { 0, 0, 1, 1, 2, 2, 3, 3 };
    const gv_interval grouped = study_share_interval(value, group, 8);
    /* then the variance of the mean, 1/12, is that of 3 trials at 0.5 */
    const gv_interval three = gv_wilson(1.5, 3);
    close_to(grouped.low, three.low, 1e-12);
    close_to(grouped.high, three.high, 1e-12);
}

/* The bounds solve t(y - r x) = -+t, found by bisection of the definition. */
static void fieller_solves_its_definition(void **unused)
{
    (void) unused;
    const double y[] = { 120, 95, 140, 110, 130 };
    const double x[] = { 4, 3, 6, 5, 4.5 };
    const gv_interval r = gv_fieller(y, x, NULL, 5);
    close_to(r.value, 26.444444444444443, 1e-12);
    close_to(r.low, 22.269103137555554, 1e-7);
    close_to(r.high, 33.55308693734716, 1e-7);
}

static void a_denominator_that_may_be_zero_has_no_finite_bound(void **unused)
{
    (void) unused;
    const double y[] = { 10, 12, 9, 11 };
    const double x[] = { 3, -1, 2, 1 };
    const gv_interval r = gv_fieller(y, x, NULL, 4);
    close_to(r.value, 8.4, 1e-12);
    close_to(r.low, 2.194674764241311, 1e-7);
    assert_true(isinf(r.high) && r.high > 0);
}

static void a_ratio_of_noise_can_be_anything(void **unused)
{
    (void) unused;
    const double y[] = { 1, -2, 2, -1.5 };
    const double x[] = { 2, -1, -2, 1.5 };
    const gv_interval r = gv_fieller(y, x, NULL, 4);
    assert_true(isinf(r.low) && r.low < 0);
    assert_true(isinf(r.high) && r.high > 0);
}

static void a_fixed_denominator_only_scales(void **unused)
{
    (void) unused;
    const double y[] = { 1, 2, 3, 4, 5 };
    const double x[] = { 10, 10, 10, 10, 10 };
    const gv_interval r = gv_fieller(y, x, NULL, 5);
    close_to(r.low, 0.1036757, 1e-7);
    close_to(r.high, 0.4963243, 1e-7);
}

static void a_ratio_over_nothing_does_not_exist(void **unused)
{
    (void) unused;
    const double y[] = { 1, 2 }, x[] = { 0, 0 };
    assert_true(isnan(gv_fieller(y, x, NULL, 2).value));
    assert_true(isnan(gv_fieller(x, x, NULL, 2).high));
}

static void quantiles_are_those_of_r_type_7(void **unused)
{
    (void) unused;
    const double value[] = { 1, 2, 3, 4, 10 };
    close_to(gv_quantile(value, 5, 0), 1, 0);
    close_to(gv_quantile(value, 5, 0.25), 2, 0);
    close_to(gv_quantile(value, 5, 0.9), 7.6, 1e-12);
    close_to(gv_quantile(value, 5, 1), 10, 0);
    close_to(gv_quantile(value, 2, 0.05), 1.05, 1e-12);
    assert_true(isnan(gv_quantile(value, 0, 0.5)));
}

static void the_loss_of_a_lead_is_the_normal_loss_integral(void **unused)
{
    (void) unused;
    close_to(study_expected_loss(0, 1), 0.3989422804, 1e-9); /* dnorm(0) */
    close_to(study_expected_loss(2, 2), 2 * 0.08331547058, 1e-9);
    close_to(study_expected_loss(3, 0), 0, 0);
    assert_true(study_expected_loss(100, 1) >= 0);
}

static void confidence_is_the_tail_of_student(void **unused)
{
    (void) unused;
    close_to(study_confidence(2.776445105, 1, 5), 0.975, 1e-9);
    close_to(study_confidence(0, 0, 5), 0.5, 0);
    close_to(study_confidence(1, 0, 5), 1, 0);
    assert_true(isnan(study_confidence(1, 1, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_has_the_interval_of_student),
        cmocka_unit_test(replicates_of_one_graph_count_as_one),
        cmocka_unit_test(groups_of_one_change_nothing),
        cmocka_unit_test(one_group_has_no_interval),
        cmocka_unit_test(equal_values_have_a_point_for_an_interval),
        cmocka_unit_test(wilson_agrees_with_r),
        cmocka_unit_test(shares_within_graphs_count_fewer_trials),
        cmocka_unit_test(fieller_solves_its_definition),
        cmocka_unit_test(a_denominator_that_may_be_zero_has_no_finite_bound),
        cmocka_unit_test(a_ratio_of_noise_can_be_anything),
        cmocka_unit_test(a_fixed_denominator_only_scales),
        cmocka_unit_test(a_ratio_over_nothing_does_not_exist),
        cmocka_unit_test(quantiles_are_those_of_r_type_7),
        cmocka_unit_test(the_loss_of_a_lead_is_the_normal_loss_integral),
        cmocka_unit_test(confidence_is_the_tail_of_student),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
