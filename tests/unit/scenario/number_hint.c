/* What people meant by texts that are no numbers. */
#include "scenario/number_hint.h"

#include "test.h"

static void expect_hint(const char *text, bool is_count, const char *wanted)
{
    gv_number_hint hint;
    gv_number_hint_write(text, is_count, &hint);
    assert_string_equal(hint.text, wanted);
}

static void a_comma_is_taken_for_what_it_probably_is(void **unused)
{
    (void) unused;
    expect_hint("0,05", false, "write decimals with a point: 0.05");
    expect_hint("0,050", false, "write decimals with a point: 0.050");
    expect_hint("2,5", true, "write decimals with a point: 2.5");
    expect_hint("1,000", true, "write it without commas: 1000");
    expect_hint("1,000,000", false, "write it without commas: 1000000");
}

static void a_percentage_becomes_a_share(void **unused)
{
    (void) unused;
    expect_hint("5%", false, "write it as a share: 0.05");
    expect_hint("%", false, "for example 0.05, 12 or 1e-3");
}

static void a_count_is_told_what_is_wrong_with_it(void **unused)
{
    (void) unused;
    expect_hint("-5", true, "counts have no sign");
    expect_hint("010", true, "write it without the leading zero");
    expect_hint("2.5", true, "counts have no fraction");
    expect_hint("9007199254740992", true, "the largest count is 9007199254740991");
    expect_hint("1e6x", true, "for example 1000, 1_000 or 1e3");
    expect_hint(".NaN", true, "numbers here are finite");
    expect_hint("", true, "for example 1000, 1_000 or 1e3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comma_is_taken_for_what_it_probably_is),
        cmocka_unit_test(a_percentage_becomes_a_share),
        cmocka_unit_test(a_count_is_told_what_is_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
