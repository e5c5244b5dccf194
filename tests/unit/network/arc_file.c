/* Who is who in a file of ties: the order of people does not depend on the order of rows.
 */
#include "network/network_internal.h"
#include "temp_file.h"

#include <string.h>

static gv_arc_rows rows_of(const char *text)
{
    const temp_file file = temp_file_make(text, strlen(text));
    const gv_arc_file how = { .path = file.path,
                              .form = gv_form_of_ties(false),
                              .drops_loops = true };
    gv_arc_rows rows;
    gv_error err = { 0 };
    const gv_status status = gv_arc_file_read(&how, &rows, &err);
    temp_file_remove(&file);
    if (status != GV_OK) {
        fail_msg("%s", err.text);
    }
    return rows;
}

/* Ids in the order of people, and each found again. */
static void assert_people(const char *text, const char *const *ids)
{
    gv_arc_rows rows = rows_of(text);
    char room[32];
    uint32_t n = 0;
    for (; ids[n] != NULL; n++) {
        assert_string_equal(gv_labels_text(rows.labels, n, room), ids[n]);
        assert_int_equal(gv_labels_find(rows.labels, rows.people, ids[n]), n);
    }
    assert_int_equal(rows.people, n);
    assert_int_equal(gv_labels_find(rows.labels, rows.people, "nobody"), UINT32_MAX);
    gv_arc_rows_release(&rows);
}

#define PEOPLE(...)                                                                        \
    (const char *const[])                                                                  \
    {                                                                                      \
        __VA_ARGS__, NULL                                                                  \
    }

static void numbers_are_ordered_by_value(void **unused)
{
    (void) unused;
    assert_people("2 0\n1 2\n", PEOPLE("0", "1", "2"));
    assert_people("10 9\n2 100\n", PEOPLE("2", "9", "10", "100"));
    assert_people("999999999 7\n4294967295 10\n",
                  PEOPLE("7", "10", "999999999", "4294967295"));
    assert_people("99999999999999999999 3\n100000000000000000000 20\n",
                  PEOPLE("3", "20", "99999999999999999999", "100000000000000000000"));
}

static void other_ids_are_ordered_by_their_bytes(void **unused)
{
    (void) unused;
    assert_people("mia noah\nlena mia\n", PEOPLE("lena", "mia", "noah"));
    assert_people("10 9\n9 x\n", PEOPLE("10", "9", "x"));
    assert_people("007 7\n7 08\n", PEOPLE("007", "08", "7"));
    assert_people("a aa\nb \xc3\xa9\n", PEOPLE("a", "aa", "b", "\xc3\xa9"));
}

static void people_tied_only_to_themselves_count(void **unused)
{
    (void) unused;
    assert_people("0 1\n7 7\n", PEOPLE("0", "1", "7"));
    assert_people("a b\nz z\n", PEOPLE("a", "b", "z"));
}

static void heads_that_fit_are_no_headings(void **unused)
{
    (void) unused;
    assert_people("a b\n1 c\n", PEOPLE("1", "a", "b", "c"));
    assert_people("ann bob\n", PEOPLE("ann", "bob"));
}

/* Many blocks of text, rows and comments of all lengths across their borders. */
static void long_files_lose_nothing_at_the_borders_of_blocks(void **unused)
{
    (void) unused;
    enum { ROWS = 200000 };
    char *text = gv_alloc(ROWS, 40, NULL);
    assert_non_null(text);
    for (int words = 0; words < 2; words++) {
        size_t length = 0;
        for (uint32_t i = 0; i < ROWS; i++) {
            const int n =
                snprintf(text + length, 40, "%s%s%u\t%s%u%s", i % 7 == 0 ? "# a\n" : "",
                         words ? "w" : "", i, words ? "w" : "", (i * 7919u + 1) % ROWS,
                         i % 3 == 0 ? "\r\n" : "\n");
            length += (size_t) n;
        }
        gv_arc_rows rows = rows_of(text);
        assert_int_equal(rows.n + rows.loops_dropped, ROWS);
        assert_int_equal(rows.people, ROWS);
        assert_int_equal(rows.last_line, ROWS + (ROWS + 6) / 7);
        for (uint32_t i = 0, k = 0; i < ROWS && k < rows.n; i++) {
            const uint32_t other = (i * 7919u + 1) % ROWS;
            char a[16], b[16];
            if (i == other) {
                continue;
            }
            assert_true(snprintf(a, sizeof a, "%s%u", words ? "w" : "", i) > 0);
            assert_true(snprintf(b, sizeof b, "%s%u", words ? "w" : "", other) > 0);
            char room[32];
            assert_string_equal(gv_labels_text(rows.labels, rows.first[k], room), a);
            assert_string_equal(gv_labels_text(rows.labels, rows.second[k], room), b);
            k++;
        }
        gv_arc_rows_release(&rows);
    }
    gv_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_ordered_by_value),
        cmocka_unit_test(other_ids_are_ordered_by_their_bytes),
        cmocka_unit_test(people_tied_only_to_themselves_count),
        cmocka_unit_test(heads_that_fit_are_no_headings),
        cmocka_unit_test(long_files_lose_nothing_at_the_borders_of_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
