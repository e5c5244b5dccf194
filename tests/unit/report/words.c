/* Numbers and foreign text as the page prints them. */
#include "test.h"

#include "report/words.h"

#include <math.h>

static void numbers_keep_about_three_digits_that_matter(void **unused)
{
    (void) unused;
    assert_string_equal(gv_say_number(1234567.8).text, "1,234,568");
    assert_string_equal(gv_say_number(12).text, "12");
    assert_string_equal(gv_say_number(12.345).text, "12.3");
    assert_string_equal(gv_say_number(-3.14159).text, "\u22123.14");
    assert_string_equal(gv_say_number(0.012345).text, "0.0123");
    assert_string_equal(gv_say_number(0).text, "0");
    assert_string_equal(gv_say_signed(5).text, "+5");
}

static void numbers_that_do_not_exist_are_dashes(void **unused)
{
    (void) unused;
    assert_string_equal(gv_say_number(NAN).text, "\u2013");
    assert_string_equal(gv_say_percent(INFINITY).text, "\u2013");
    assert_string_equal(gv_say_setting(-INFINITY).text, "\u2013");
}

static void settings_are_said_without_binary_dust(void **unused)
{
    (void) unused;
    assert_string_equal(gv_say_setting(3 * 0.1).text, "0.3");
    assert_string_equal(gv_say_setting(0.005).text, "0.005");
    assert_string_equal(gv_say_setting(50000).text, "50,000");
}

static void percentages_never_round_to_certainty(void **unused)
{
    (void) unused;
    assert_string_equal(gv_say_percent(0.5).text, "50\u00a0%");
    assert_string_equal(gv_say_percent(0.99999).text, "over 99.9\u00a0%");
    assert_string_equal(gv_say_percent(0.00001).text, "under 0.1\u00a0%");
    assert_string_equal(gv_say_percent(1).text, "100\u00a0%");
    assert_string_equal(gv_say_confidence(1).text, "over 99.9\u00a0%");
}

static void missing_bounds_are_said_in_words(void **unused)
{
    (void) unused;
    assert_string_equal(gv_say_range((gv_interval){ 2, 1, 3 }).text, "1 to 3");
    assert_string_equal(gv_say_range((gv_interval){ 2, 1, INFINITY }).text,
                        "1 or more, no finite bound above");
    assert_string_equal(gv_say_range((gv_interval){ 2, -INFINITY, INFINITY }).text,
                        "no finite bounds");
    /* Near an end both bounds get the decimal that one of them needs. */
    assert_string_equal(gv_say_percent_range((gv_interval){ 0.98, 0.97, 0.996 }).text,
                        "97.0 to 99.6\u00a0%");
    assert_string_equal(gv_say_percent_range((gv_interval){ 0.7, 0.68, 0.77 }).text,
                        "68 to 77\u00a0%");
}

static void foreign_text_is_escaped_and_made_valid(void **unused)
{
    gv_text out = { 0 };
    (void) unused;
    gv_escape(&out, "a<b>&\"'\x01\xc3\xa9\xff\xed\xa0\x80");
    assert_string_equal(out.text, "a&lt;b&gt;&amp;&quot;&#39;\ufffd\u00e9\ufffd\ufffd\ufffd"
                                  "\ufffd");
    gv_text_free(&out);
    gv_escape_short(&out, "abcdef", 4);
    assert_string_equal(out.text, "abc\u2026");
    gv_text_free(&out);
    gv_escape_short(&out, "abcd", 4);
    assert_string_equal(out.text, "abcd");
    gv_text_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_keep_about_three_digits_that_matter),
        cmocka_unit_test(numbers_that_do_not_exist_are_dashes),
        cmocka_unit_test(settings_are_said_without_binary_dust),
        cmocka_unit_test(percentages_never_round_to_certainty),
        cmocka_unit_test(missing_bounds_are_said_in_words),
        cmocka_unit_test(foreign_text_is_escaped_and_made_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
