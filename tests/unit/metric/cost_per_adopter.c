#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

typedef struct costs {
    double spending[3], spent, each;
} costs;

static costs costs_of(uint32_t final)
{
    const gv_metric *metric = gv_metric_named("cost_per_adopter");
    const gv_money spent[] = { 0, gv_money_of(2.5), gv_money_of(10) };
    const uint32_t adopters[] = { 0, 0, final };
    const gv_life life = { .ticks = 2, .adopters = adopters, .spent = spent };
    costs c;
    const gv_value out[] = { { .real = c.spending },
                             { .real = &c.spent },
                             { .real = &c.each } };
    metric->measure(&life, NULL, out);
    return c;
}

static void money_is_in_units_and_shared_by_all_adopters(void **unused)
{
    (void) unused;
    const costs c = costs_of(4);
    assert_true(c.spending[0] == 0 && c.spending[1] == 2.5 && c.spending[2] == 10);
    assert_true(c.spent == 10);
    assert_true(c.each == 2.5);
}

static void without_adopters_the_cost_of_one_is_undefined(void **unused)
{
    (void) unused;
    assert_true(isnan(costs_of(0).each));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_in_units_and_shared_by_all_adopters),
        cmocka_unit_test(without_adopters_the_cost_of_one_is_undefined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
