/* Names of people: numbers with gaps, numbers of any length, texts. */
#include "network/network_internal.h"
#include "test.h"

#include <string.h>

static void whole_numbers_are_told_from_texts(void **unused)
{
    (void) unused;
    const char *const numbers[] = { "0", "7", "10", "99999999999999999999" };
    const char *const texts[] = {
        "", "00", "01", "-1", "+1", "1.0", "1e3", "a", "1 ", "0x2"
    };
    for (size_t i = 0; i < GV_COUNT_OF(numbers); i++) {
        assert_true(gv_label_is_number(numbers[i], strlen(numbers[i])));
    }
    for (size_t i = 0; i < GV_COUNT_OF(texts); i++) {
        assert_false(gv_label_is_number(texts[i], strlen(texts[i])));
    }
}

static void numbers_are_ordered_by_value_and_texts_by_bytes(void **unused)
{
    (void) unused;
    assert_true(gv_label_order("9", 1, "10", 2, true) < 0);
    assert_true(gv_label_order("9", 1, "10", 2, false) > 0);
    assert_true(
        gv_label_order("18446744073709551616", 20, "18446744073709551615", 20, true) > 0);
    assert_true(gv_label_order("ab", 2, "abc", 3, false) < 0);
    assert_true(gv_label_order("b", 1, "abc", 3, false) > 0);
    assert_true(gv_label_order("\xc3\xa9", 2, "z", 1, false) > 0);
    assert_int_equal(gv_label_order("abc", 3, "abc", 3, false), 0);
}

static void numbers_with_gaps_are_found_and_others_not(void **unused)
{
    (void) unused;
    const uint32_t ids[] = { 0, 3, 7, 4294967294u };
    gv_labels *labels = NULL;
    must(gv_labels_of_numbers(4, ids, &labels, NULL));
    char room[32];
    assert_string_equal(gv_labels_text(labels, 3, room), "4294967294");
    assert_int_equal(gv_labels_find(labels, 4, "0"), 0);
    assert_int_equal(gv_labels_find(labels, 4, "7"), 2);
    assert_int_equal(gv_labels_find(labels, 4, "4294967294"), 3);
    assert_int_equal(gv_labels_find(labels, 4, "1"), UINT32_MAX);
    assert_int_equal(gv_labels_find(labels, 4, "4294967295"), UINT32_MAX);
    assert_int_equal(gv_labels_find(labels, 4, "07"), UINT32_MAX);
    gv_labels_free(labels);
}

static void texts_are_found_and_others_not(void **unused)
{
    (void) unused;
    const char bytes[] = "ann\0bob\0bobby";
    const uint64_t start[] = { 0, 4, 8, sizeof bytes };
    gv_labels *labels = NULL;
    must(gv_labels_of_texts(3, bytes, start, false, &labels, NULL));
    char room[32];
    assert_string_equal(gv_labels_text(labels, 2, room), "bobby");
    assert_int_equal(gv_labels_find(labels, 3, "ann"), 0);
    assert_int_equal(gv_labels_find(labels, 3, "bob"), 1);
    assert_int_equal(gv_labels_find(labels, 3, "bobb"), UINT32_MAX);
    assert_int_equal(gv_labels_find(labels, 3, ""), UINT32_MAX);
    assert_int_equal(gv_labels_find(labels, 3, "zoe"), UINT32_MAX);
    gv_labels_free(labels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_are_told_from_texts),
        cmocka_unit_test(numbers_are_ordered_by_value_and_texts_by_bytes),
        cmocka_unit_test(numbers_with_gaps_are_found_and_others_not),
        cmocka_unit_test(texts_are_found_and_others_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
