/* Shares: what is a whole number on paper is one here. */
#include "grapevine/metric.h"
#include "test.h"

static void every_per_cent_of_a_round_number_is_whole(void **unused)
{
    (void) unused;
    for (uint32_t percent = 0; percent <= 100; percent++) {
        assert_true(gv_share_of(percent / 100.0, 100) == percent);
        assert_true(gv_share_of(percent / 100.0, 2147483600) == percent * 21474836.0);
    }
}

static void what_is_no_whole_number_stays_between_two(void **unused)
{
    (void) unused;
    assert_true(gv_share_of(0.1, 34) > 3);
    assert_true(gv_share_of(0.1, 34) < 4);
    assert_true(gv_share_of(1e-12, 2147483646) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_per_cent_of_a_round_number_is_whole),
        cmocka_unit_test(what_is_no_whole_number_stays_between_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
