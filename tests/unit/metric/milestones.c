#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

enum { LONGEST = 400 };

static double outcome(const uint32_t *adopters, uint32_t ticks, size_t k)
{
    double value[4];
    const gv_value out[] = { { .real = &value[0] },
                             { .real = &value[1] },
                             { .real = &value[2] },
                             { .real = &value[3] } };
    const gv_life life = { .ticks = ticks, .adopters = adopters };
    gv_metric_named("milestones")->measure(&life, NULL, out);
    return value[k];
}

/* One a step up to 200. */
static void adopters_are_those_of_the_state(void **unused)
{
    (void) unused;
    static uint32_t adopters[LONGEST + 1];
    for (uint32_t t = 0; t <= LONGEST; t++)
        adopters[t] = t < 200 ? t : 200;
    assert_true(outcome(adopters, LONGEST, 0) == 180);
    assert_true(outcome(adopters, LONGEST, 1) == 200);
    assert_true(outcome(adopters, 180, 0) == 180);
    assert_true(isnan(outcome(adopters, 179, 0)));
    assert_true(isnan(outcome(adopters, 364, 1)));
}

static void a_tenth_and_half_are_of_the_final_ones(void **unused)
{
    (void) unused;
    static const uint32_t adopters[] = { 0, 1, 2, 2, 9, 10, 11, 20 }, none[] = { 0, 0 };
    assert_true(outcome(adopters, 7, 2) == 2);
    assert_true(outcome(adopters, 7, 3) == 5);
    assert_true(outcome(adopters, 4, 2) == 1);
    assert_true(isnan(outcome(none, 1, 2)) && isnan(outcome(none, 1, 3)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adopters_are_those_of_the_state),
        cmocka_unit_test(a_tenth_and_half_are_of_the_final_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
