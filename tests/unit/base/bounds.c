/* Bounds: what a row allows and how people read it, from one row. */
#include "test.h"

#include <float.h>
#include <math.h>

static const char *const choices[] = { "degree", "random", "file", NULL };

static void bounds_read_as_they_are_checked(void **unused)
{
    (void) unused;
    static const struct {
        gv_param row;
        const char *words;
        double inside, outside;
    } cases[] = {
        { { .type = GV_TYPE_REAL, .high = 1 }, "[0, 1]", 1, 1.0000000000000002 },
        { { .type = GV_TYPE_REAL, .high = 1, .low_open = true }, "(0, 1]", 5e-324, 0 },
        { { .type = GV_TYPE_REAL, .high = 1, .high_open = true }, "[0, 1)", 0, 1 },
        { { .type = GV_TYPE_REAL, .low = -1, .high = 0 }, "[-1, 0]", -1, 0.5 },
        { { .type = GV_TYPE_REAL, .high = INFINITY }, "at least 0", DBL_MAX, INFINITY },
        { { .type = GV_TYPE_REAL, .high = INFINITY, .low_open = true },
          "more than 0",
          1,
          0 },
        { { .type = GV_TYPE_REAL, .low = -INFINITY, .high = 2 },
          "at most 2",
          2,
          -INFINITY },
        { { .type = GV_TYPE_REAL, .low = -INFINITY, .high = 2, .high_open = true },
          "less than 2",
          -9,
          2 },
        { { .type = GV_TYPE_REAL, .low = -INFINITY, .high = INFINITY },
          "any number",
          0,
          NAN },
        { { .type = GV_TYPE_COUNT }, "at least 0", 0, 0.5 },
        { { .type = GV_TYPE_COUNT, .low = 1 }, "at least 1", 1e6, 0 },
        { { .type = GV_TYPE_COUNT, .low = 2, .high = 9 }, "[2, 9]", 9, 10 },
        { { .type = GV_TYPE_COUNT }, "at least 0", 9007199254740991.0, 9007199254740992.0 },
        { { .type = GV_TYPE_COUNTS, .low = 1 }, "at least 1", 1, 0 },
        { { .type = GV_TYPE_REALS, .high = 1 }, "[0, 1]", 0.5, 2 },
        { { .type = GV_TYPE_MONEY }, "at least 0", 9e12, -0.01 },
        { { .type = GV_TYPE_MONEY, .low = -5 }, "[-5, 0]", -5, 1 },
        { { .type = GV_TYPE_MONEY, .low_open = true }, "more than 0", 0.01, 9.1e12 },
        { { .type = GV_TYPE_FLAG }, "true or false", 1, 2 },
        { { .type = GV_TYPE_CHOICE, .choices = choices }, "degree, random or file", 2, 3 },
    };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        char words[64];
        gv_param_bounds(&cases[i].row, words, sizeof words);
        assert_string_equal(words, cases[i].words);
        if (!gv_param_allows(&cases[i].row, cases[i].inside))
            fail_msg("%s: %a should be allowed", words, cases[i].inside);
        if (gv_param_allows(&cases[i].row, cases[i].outside))
            fail_msg("%s: %a should be refused", words, cases[i].outside);
    }
}

static void texts_allow_no_number(void **unused)
{
    (void) unused;
    const gv_param text = { .type = GV_TYPE_TEXT, .is_file = true };
    const gv_param words = { .type = GV_TYPE_WORDS };
    char read[32];
    assert_false(gv_param_allows(&text, 0));
    assert_false(gv_param_allows(&words, 0));
    gv_param_bounds(&text, read, sizeof read);
    assert_string_equal(read, "a file");
    gv_param_bounds(&words, read, sizeof read);
    assert_string_equal(read, "a list of texts");
}

static void words_are_cut_to_any_room(void **unused)
{
    (void) unused;
    const gv_param row = { .type = GV_TYPE_CHOICE, .choices = choices };
    for (size_t room = 0; room < 30; room++) {
        char words[31] = "##############################";
        gv_param_bounds(&row, words, room);
        assert_int_equal(words[room], '#');
        if (room > 0)
            assert_memory_equal(words, "degree, random or file",
                                room - 1 < 22 ? room - 1 : 22);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_read_as_they_are_checked),
        cmocka_unit_test(texts_allow_no_number),
        cmocka_unit_test(words_are_cut_to_any_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
