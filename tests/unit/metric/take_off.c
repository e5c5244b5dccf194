#include "grapevine/metric.h"
#include "test.h"

static uint32_t took_off(double share, uint32_t people, uint32_t final)
{
    const gv_metric *metric = gv_metric_named("take_off");
    _Alignas(16) unsigned char params[64];
    gv_spec_defaults(&metric->spec, params);
    must(gv_param_store(gv_spec_find(&metric->spec, "share"), share, params, NULL));
    const uint32_t adopters[] = { 0, final };
    gv_world world = { .n = people };
    const gv_life life = { .world = &world, .ticks = 1, .adopters = adopters };
    uint32_t answer = 7;
    const gv_value out[] = { { .count = &answer } };
    metric->measure(&life, params, out);
    return answer;
}

static void more_than_the_share_takes_off_and_exactly_the_share_does_not(void **unused)
{
    (void) unused;
    assert_int_equal(took_off(0.05, 100, 6), 1);
    assert_int_equal(took_off(0.05, 100, 5), 0);
    assert_int_equal(took_off(1, 100, 100), 0);
    assert_int_equal(took_off(0.5, 1, 1), 1);
    assert_int_equal(took_off(0.5, 1, 0), 0);
}

/* 0.29 * 100 is 28.999999999999996 in binary. */
static void the_share_is_the_decimal_that_was_written(void **unused)
{
    (void) unused;
    for (uint32_t percent = 1; percent <= 100; percent++) {
        assert_int_equal(took_off(percent / 100.0, 100, percent), 0);
        assert_int_equal(took_off(percent / 100.0, 100, percent + 1), 1);
        assert_int_equal(took_off(percent / 100.0, 1000000000, percent * 10000000), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_than_the_share_takes_off_and_exactly_the_share_does_not),
        cmocka_unit_test(the_share_is_the_decimal_that_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
