#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

enum { TICKS = 4 };

static double time_of(const uint32_t adopters[TICKS + 1], double wanted)
{
    const gv_metric *metric = gv_metric_named("time_to_count");
    _Alignas(16) unsigned char params[64];
    const gv_life life = { .ticks = TICKS, .adopters = adopters };
    double time = -1;
    const gv_value out[] = { { .real = &time } };
    must(gv_param_store(gv_spec_find(&metric->spec, "adopters"), wanted, params, NULL));
    metric->measure(&life, params, out);
    return time;
}

static void the_first_state_with_that_many_adopters_counts(void **unused)
{
    (void) unused;
    const uint32_t adopters[] = { 2, 2, 9, 10, 10 };
    assert_true(time_of(adopters, 1) == 0);
    assert_true(time_of(adopters, 3) == 2);
    assert_true(time_of(adopters, 10) == 3);
    assert_true(isnan(time_of(adopters, 11)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_state_with_that_many_adopters_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
