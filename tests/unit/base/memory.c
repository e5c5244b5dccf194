/* Checked allocation: zeroed, refused without harm, never overflowed. */
#include "test.h"

#include <string.h>

static bool refuse_all(void *calls, size_t bytes)
{
    (void) bytes;
    ++*(int *) calls;
    return false;
}

static void memory_comes_zeroed_and_empty_arrays_have_an_address(void **unused)
{
    (void) unused;
    static const unsigned char zero[4000];
    unsigned char *bytes = gv_alloc(1000, 4, NULL);
    void *empty = gv_alloc(0, 8, NULL);
    assert_memory_equal(bytes, zero, sizeof zero);
    assert_non_null(empty);
    gv_free(bytes);
    gv_free(empty);
    gv_free(NULL);
}

static void an_overflowing_product_is_refused(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };
    assert_null(gv_alloc(SIZE_MAX / 2, 3, &err));
    assert_int_equal(err.code, GV_E_MEMORY);
    assert_null(gv_alloc((size_t) PTRDIFF_MAX + 1, 1, NULL));
    assert_null(gv_resize(NULL, SIZE_MAX, 2, NULL));
}

static void a_refused_resize_keeps_the_old_memory(void **unused)
{
    (void) unused;
    int calls = 0;
    gv_error err = { .code = GV_OK };
    char *old = gv_copy_text("grapes", NULL);

    gv_memory_set_hook(refuse_all, &calls);
    void *larger = gv_resize(old, 100, 1, &err);
    gv_memory_set_hook(NULL, NULL);

    assert_null(larger);
    assert_int_equal(calls, 1);
    assert_string_equal(err.text, "no memory for 100 bytes");
    assert_string_equal(old, "grapes");
    larger = gv_resize(old, 100, 1, NULL);
    assert_string_equal(larger, "grapes");
    gv_free(larger);
}

static void every_maker_of_text_reports_refusal(void **unused)
{
    (void) unused;
    int calls = 0;
    gv_error err = { .code = GV_OK };
    gv_memory_set_hook(refuse_all, &calls);
    assert_null(gv_copy_text("x", NULL));
    assert_null(gv_format_text(&err, "%d", 1));
    assert_null(gv_copy_text(NULL, NULL));
    gv_memory_set_hook(NULL, NULL);
    assert_int_equal(calls, 2);
    assert_int_equal(err.code, GV_E_MEMORY);
}

static void formatted_text_has_the_length_it_needs(void **unused)
{
    (void) unused;
    char *text = gv_format_text(NULL, "%s|%0500d|%.2f", "a", 7, 0.25);
    assert_int_equal(strlen(text), 2 + 500 + 5);
    assert_string_equal(text + 2 + 500 - 1, "7|0.25");
    gv_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_comes_zeroed_and_empty_arrays_have_an_address),
        cmocka_unit_test(an_overflowing_product_is_refused),
        cmocka_unit_test(a_refused_resize_keeps_the_old_memory),
        cmocka_unit_test(every_maker_of_text_reports_refusal),
        cmocka_unit_test(formatted_text_has_the_length_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
