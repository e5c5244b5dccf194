/* Values print as a scenario would state them. */
#include "test.h"

#include <string.h>

static const char *const choices[] = { "degree", "no", NULL };

static void printed(const gv_param *row, const void *params, const char *expected)
{
    gv_text out = { .text = NULL };
    gv_param_print(row, params, &out);
    assert_string_equal(out.text, expected);
    gv_text_free(&out);
}

static void numbers_flags_and_choices_print_by_type(void **unused)
{
    (void) unused;
    const double p = 0.05;
    const uint64_t people = 9007199254740991;
    const bool loud = true, quiet = false;
    const uint32_t first = 0, second = 1;
    const gv_money fee = 12345678, large = 5000 * INT64_C(1000000);
    printed(&(gv_param){ .type = GV_TYPE_REAL }, &p, "0.05");
    printed(&(gv_param){ .type = GV_TYPE_COUNT }, &people, "9007199254740991");
    printed(&(gv_param){ .type = GV_TYPE_FLAG }, &loud, "true");
    printed(&(gv_param){ .type = GV_TYPE_FLAG }, &quiet, "false");
    printed(&(gv_param){ .type = GV_TYPE_CHOICE, .choices = choices }, &first, "degree");
    printed(&(gv_param){ .type = GV_TYPE_CHOICE, .choices = choices }, &second, "\"no\"");
    printed(&(gv_param){ .type = GV_TYPE_MONEY }, &fee, "12.345678");
    printed(&(gv_param){ .type = GV_TYPE_MONEY }, &large, "5000");
}

static void lists_print_in_brackets(void **unused)
{
    (void) unused;
    static const uint64_t steps[] = { 1, 20, 300 };
    static const char *const names[] = { "ann", "b, c", "" };
    const gv_counts counts = { steps, 3 }, no_counts = { NULL, 0 };
    static const double shares[] = { 0.1, 1, -2.5e-9 };
    const gv_reals reals = { shares, 3 }, no_reals = { NULL, 0 };
    const gv_words words = { names, 3 }, no_words = { NULL, 0 };
    printed(&(gv_param){ .type = GV_TYPE_COUNTS }, &counts, "[1, 20, 300]");
    printed(&(gv_param){ .type = GV_TYPE_COUNTS }, &no_counts, "[]");
    printed(&(gv_param){ .type = GV_TYPE_REALS }, &reals, "[0.1, 1, -2.5e-9]");
    printed(&(gv_param){ .type = GV_TYPE_REALS }, &no_reals, "[]");
    const gv_shares parts = { names, shares, 2 }, no_parts = { NULL, NULL, 0 };
    printed(&(gv_param){ .type = GV_TYPE_SHARES }, &parts, "{ann: 0.1, \"b, c\": 1}");
    printed(&(gv_param){ .type = GV_TYPE_SHARES }, &no_parts, "{}");
    printed(&(gv_param){ .type = GV_TYPE_WORDS }, &words, "[ann, \"b, c\", \"\"]");
    printed(&(gv_param){ .type = GV_TYPE_WORDS }, &no_words, "[]");
}

static void texts_are_quoted_unless_plain_words(void **unused)
{
    (void) unused;
    static const char *const texts[][2] = {
        { "../a.csv", "\"../a.csv\"" },
        { "data/a-1_b.csv", "data/a-1_b.csv" },
        { "/abs/x", "/abs/x" },
        { "", "\"\"" },
        { "12", "\"12\"" },
        { ".5", "\".5\"" },
        { "true", "\"true\"" },
        { "Null", "\"Null\"" },
        { "y", "\"y\"" },
        { "yes_man", "yes_man" },
        { "a b", "\"a b\"" },
        { "a: b", "\"a: b\"" },
        { "say \"hi\"\\", "\"say \\\"hi\\\"\\\\\"" },
        { "a\nb\tc\x01\x7f", "\"a\\nb\\tc\\u0001\\u007f\"" },
        { "Blüte 🍇", "\"Blüte 🍇\"" },
        { "\xc2\x85\xe2\x80\xa8\xef\xbb\xbf", "\"\\u0085\\u2028\\ufeff\"" },
        { "a\xff\xc3", "\"a\\ufffd\\ufffd\"" },                     /* stray, cut short */
        { "\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\"" },            /* surrogate */
        { "\xf4\x90\x80\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\"" }, /* above U+10FFFF */
        { "\xc0\xaf", "\"\\ufffd\\ufffd\"" },                       /* overlong */
    };
    const gv_param row = { .type = GV_TYPE_TEXT };
    for (size_t i = 0; i < GV_COUNT_OF(texts); i++)
        printed(&row, &texts[i][0], texts[i][1]);
    const char *none = NULL;
    printed(&row, &none, "\"\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_flags_and_choices_print_by_type),
        cmocka_unit_test(lists_print_in_brackets),
        cmocka_unit_test(texts_are_quoted_unless_plain_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
