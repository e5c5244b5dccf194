#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

enum { TICKS = 6, PEOPLE = 100 };

typedef struct times {
    double share, final_share, peak;
} times;

static times times_of(const uint32_t adopters[TICKS + 1])
{
    const gv_metric *metric = gv_metric_named("time_to_share");
    _Alignas(16) unsigned char params[64];
    gv_spec_defaults(&metric->spec,
                     params); /* 10 % of the people, half of the final adopters */
    gv_world world = { .n = PEOPLE };
    const gv_life life = { .world = &world, .ticks = TICKS, .adopters = adopters };
    times t = { 0, 0, 0 };
    const gv_value out[] = { { .real = &t.share },
                             { .real = &t.final_share },
                             { .real = &t.peak } };
    metric->measure(&life, params, out);
    return t;
}

static void times_are_the_first_states_with_enough_adopters(void **unused)
{
    (void) unused;
    const uint32_t adopters[] = { 0, 3, 10, 19, 20, 40, 40 };
    const times t = times_of(adopters);
    assert_true(t.share == 2);
    assert_true(t.final_share == 4);
    assert_true(t.peak == 5);
}

static void of_equal_peaks_the_first_counts_and_seeds_are_one(void **unused)
{
    (void) unused;
    const uint32_t adopters[] = { 5, 10, 15, 15, 15, 15, 15 };
    const times t = times_of(adopters);
    assert_true(t.peak == 0);
    assert_true(t.share == 1);
}

static void what_never_comes_is_undefined(void **unused)
{
    (void) unused;
    const uint32_t few[] = { 1, 1, 1, 1, 1, 1, 9 };
    const uint32_t nobody[TICKS + 1] = { 0 };
    assert_true(isnan(times_of(few).share));
    assert_true(times_of(few).final_share == 6);
    const times t = times_of(nobody);
    assert_true(isnan(t.share) && isnan(t.final_share) && isnan(t.peak));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_the_first_states_with_enough_adopters),
        cmocka_unit_test(of_equal_peaks_the_first_counts_and_seeds_are_one),
        cmocka_unit_test(what_never_comes_is_undefined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
