/* Money: nearest millionth, and back. */
#include "test.h"

#include <math.h>

static void money_is_the_nearest_millionth(void **unused)
{
    (void) unused;
    assert_int_equal(gv_money_of(0.1), 100000);
    assert_int_equal(gv_money_of(0.1) + gv_money_of(0.2), gv_money_of(0.3));
    assert_int_equal(gv_money_of(0.0000005), 1);
    assert_int_equal(gv_money_of(-0.0000005), -1);
    assert_int_equal(gv_money_of(0.0000004999), 0);
    assert_int_equal(gv_money_of(-12.345678), -12345678);
}

static void money_out_of_range_stays_at_the_end(void **unused)
{
    (void) unused;
    assert_int_equal(gv_money_of(9e12), INT64_C(9000000000000000000));
    assert_int_equal(gv_money_of(1e300), INT64_C(9000000000000000000));
    assert_int_equal(gv_money_of(-INFINITY), INT64_C(-9000000000000000000));
    assert_int_equal(gv_money_of(NAN), 0);
}

static void
every_amount_below_four_billion_units_survives_the_way_through_units(void **unused)
{
    (void) unused;
    for (gv_money m = 1; m < INT64_C(4000000000000000); m = m * 3 + 1) {
        assert_int_equal(gv_money_of(gv_money_units(m)), m);
        assert_int_equal(gv_money_of(gv_money_units(-m)), -m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_the_nearest_millionth),
        cmocka_unit_test(money_out_of_range_stays_at_the_end),
        cmocka_unit_test(
            every_amount_below_four_billion_units_survives_the_way_through_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
