/* Errors: the first failure wins, nothing overflows, texts stay UTF-8. */
#include "test.h"

#include <string.h>

static void the_first_failure_wins(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };

    assert_int_equal(GV_FAIL(&err, GV_E_RANGE, "p = %g", 1.5), GV_E_RANGE);
    assert_int_equal(GV_FAIL(&err, GV_E_MEMORY, "later"), GV_E_MEMORY);

    assert_int_equal(err.code, GV_E_RANGE);
    assert_string_equal(err.text, "p = 1.5");
    assert_string_equal(err.birth_file, __FILE__);
    assert_int_equal(err.birth_line, __LINE__ - 6);
}

static void hint_and_place_are_set_once_and_only_on_failures(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };

    gv_error_hint(&err, "nothing failed");
    gv_error_place(&err, "a.yaml", 1, 1);
    assert_string_equal(err.hint, "");
    assert_string_equal(err.file, "");

    GV_FAIL(&err, GV_E_SCENARIO, "bad");
    gv_error_hint(&err, "write %s", "0.05");
    gv_error_hint(&err, "second");
    gv_error_place(&err, "a.yaml", 9, 6);
    gv_error_place(&err, "b.yaml", 1, 1);
    assert_string_equal(err.hint, "write 0.05");
    assert_string_equal(err.file, "a.yaml");
    assert_int_equal(err.line, 9);
    assert_int_equal(err.column, 6);
}

static void no_error_struct_is_needed(void **unused)
{
    (void) unused;
    assert_int_equal(GV_FAIL(NULL, GV_E_DATA, "x"), GV_E_DATA);
    gv_error_hint(NULL, "x");
    gv_error_place(NULL, "x", 1, 1);
    gv_error_clear(NULL);
}

static void a_cleared_error_takes_a_new_failure(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };
    GV_FAIL(&err, GV_E_DATA, "old");
    gv_error_clear(&err);
    assert_int_equal(err.code, GV_OK);
    GV_FAIL(&err, GV_E_OUTPUT, "new");
    assert_string_equal(err.text, "new");
}

/* Shift a run of n-byte characters across the end of the field: no half one may remain. */
static void long_texts_are_cut_between_characters(void **unused)
{
    (void) unused;
    static const char *const characters[] = { "x", "é", "€", "🍇" };
    for (size_t width = 1; width <= 4; width++) {
        for (size_t shift = 0; shift < 4; shift++) {
            char text[2048] = "aaaa";
            gv_error err = { .code = GV_OK };
            for (size_t n = shift; n < 1500; n += width)
                memcpy(text + n, characters[width - 1], width);
            GV_FAIL(&err, GV_E_DATA, "%s", text);
            const size_t kept = strlen(err.text);
            assert_in_range(kept, sizeof err.text - width, sizeof err.text - 1);
            assert_int_equal((kept - shift) % width, 0);
            assert_memory_equal(err.text, text, kept);
        }
    }
}

static void every_status_has_a_name_words_and_an_exit_code(void **unused)
{
    (void) unused;
    for (int status = 0; status < GV_STATUS_COUNT; status++) {
        assert_memory_equal(gv_status_name((gv_status) status), "GV_", 3);
        assert_true(strlen(gv_status_words((gv_status) status)) > 3);
        assert_int_equal(gv_status_exit_code((gv_status) status) == 0, status == GV_OK);
    }
    assert_int_equal(gv_status_exit_code(GV_E_STOPPED), 75);
    assert_string_equal(gv_status_name((gv_status) 1000), "GV_E_INTERNAL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_wins),
        cmocka_unit_test(hint_and_place_are_set_once_and_only_on_failures),
        cmocka_unit_test(no_error_struct_is_needed),
        cmocka_unit_test(a_cleared_error_takes_a_new_failure),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(every_status_has_a_name_words_and_an_exit_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
