/* Tables of text: how rows fall into cells, and where complaints point. */
#include "base/cells.h"

#include <string.h>

#include "temp_file.h"
#include "test.h"

static gv_cells given(const temp_file *file, bool comments, gv_error *err)
{
    return (gv_cells){
        .path = file->path, .most_bytes = 1 << 16, .comments = comments, .err = err
    };
}

static void the_head_decides_what_separates_cells(void **unused)
{
    (void) unused;
    static const char *const texts[] = { "a\tb;c,d\n1\t2;3,4\n", "a;b,c\n1;2,3\n",
                                         "a,b\n1,2;3\n" };
    static const char *const second[] = { "2;3,4", "2,3", "2;3" };
    for (size_t k = 0; k < GV_COUNT_OF(texts); k++) {
        const temp_file file = temp_file_make(texts[k], strlen(texts[k]));
        gv_cells c = given(&file, false, NULL);
        bool there = false;
        must(gv_cells_open(&c));
        assert_int_equal(c.width, 2);
        must(gv_cells_next(&c, &there));
        assert_true(there);
        assert_string_equal(c.cell[1].text, second[k]);
        must(gv_cells_next(&c, &there));
        assert_false(there);
        gv_cells_close(&c, false);
        temp_file_remove(&file);
    }
}

static void quotes_and_blanks_are_no_part_of_a_cell(void **unused)
{
    (void) unused;
    static const char text[] =
        "\xef\xbb\xbf\"say \"\"hi\"\"\", \xc3\xa4 ,b \r\n\n 1,\t2\t, 3";
    const temp_file file = temp_file_make(text, sizeof text - 1);
    gv_cells c = given(&file, false, NULL);
    bool there = false;
    must(gv_cells_open(&c));
    assert_string_equal(c.cell[0].text, "say \"hi\"");
    assert_string_equal(c.cell[1].text, "\xc3\xa4");
    assert_string_equal(c.cell[2].text, "b");
    assert_int_equal(c.cell[1].column, 15);
    assert_int_equal(c.cell[2].column, 18); /* in characters, not in bytes */
    must(gv_cells_next(&c, &there));
    assert_int_equal(c.line, 3);
    assert_string_equal(c.cell[0].text, "1");
    assert_string_equal(c.cell[1].text, "2");
    gv_cells_close(&c, false);
    temp_file_remove(&file);
}

static void notes_stand_above_the_head_only_and_where_they_may(void **unused)
{
    (void) unused;
    static const char text[] = "# note\na\n# 1\n";
    const temp_file file = temp_file_make(text, sizeof text - 1);
    gv_cells c = given(&file, true, NULL);
    bool there = false;
    must(gv_cells_open(&c));
    assert_string_equal(c.cell[0].text, "a");
    must(gv_cells_next(&c, &there));
    assert_string_equal(c.cell[0].text, "# 1");
    gv_cells_close(&c, false);
    c = given(&file, false, NULL);
    must(gv_cells_open(&c));
    assert_string_equal(c.cell[0].text, "# note");
    gv_cells_close(&c, false);
    temp_file_remove(&file);
}

static void expect_refused(const char *text, size_t length, const char *words,
                           uint32_t line, uint32_t column)
{
    const temp_file file = temp_file_make(text, length);
    gv_error err = { 0 };
    gv_cells c = given(&file, false, &err);
    bool there = true;
    gv_status status = gv_cells_open(&c);
    while (status == GV_OK && there)
        status = gv_cells_next(&c, &there);
    assert_int_equal(status, GV_E_DATA);
    assert_string_equal(err.text, words);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    gv_cells_close(&c, false);
    temp_file_remove(&file);
}

static void complaints_point_at_line_and_column(void **unused)
{
    (void) unused;
    static char large[(1 << 16) + 1];
    memset(large, 'x', sizeof large);
    expect_refused("", 0, "the file is empty", 0, 0);
    expect_refused("a,b\n1\n", 6, "this row has 1 cells, the head has 2", 2, 1);
    expect_refused("a,b\n1,\"2\n", 9, "the quotes of this cell do not close at its end", 2,
                   3);
    expect_refused("a,b\n1,\0002\n", 9, "this is no text: there is a byte 0", 2, 3);
    expect_refused(large, sizeof large, "the file has more than 0 MiB", 0, 0);
    memset(large, ',', 5000);
    expect_refused(large, 5000, "the row has more than 4096 cells", 1, 4097);
}

static void columns_are_found_by_name_and_names_close_by_are_told(void **unused)
{
    (void) unused;
    static const char text[] = "who,age,who\n";
    const temp_file file = temp_file_make(text, sizeof text - 1);
    gv_error err = { 0 };
    gv_cells c = given(&file, false, &err);
    size_t place = 9;
    must(gv_cells_open(&c));
    must(gv_cells_find(&c, "age", &place));
    assert_int_equal(place, 1);
    assert_int_equal(gv_cells_find(&c, "ages", &place), GV_E_DATA);
    assert_string_equal(err.hint, "did you mean 'age'?");
    assert_int_equal(place, 1);
    err = (gv_error){ 0 };
    assert_int_equal(gv_cells_find(&c, "who", &place), GV_E_DATA);
    assert_string_equal(err.text, "the head has two columns 'who'");
    assert_int_equal(err.column, 9);
    gv_cells_close(&c, false);
    temp_file_remove(&file);
}

static void a_file_that_is_kept_outlives_its_reader(void **unused)
{
    (void) unused;
    const temp_file file = temp_file_make("a\n1\n", 4);
    gv_cells c = given(&file, false, NULL);
    must(gv_cells_open(&c));
    const char *head = c.cell[0].text;
    char *bytes = gv_cells_close(&c, true);
    assert_string_equal(head, "a");
    gv_free(bytes);
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_decides_what_separates_cells),
        cmocka_unit_test(quotes_and_blanks_are_no_part_of_a_cell),
        cmocka_unit_test(notes_stand_above_the_head_only_and_where_they_may),
        cmocka_unit_test(complaints_point_at_line_and_column),
        cmocka_unit_test(columns_are_found_by_name_and_names_close_by_are_told),
        cmocka_unit_test(a_file_that_is_kept_outlives_its_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
