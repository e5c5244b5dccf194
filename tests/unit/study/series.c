/* Tables of names and numbers: what is read, and where complaints point. */
#include "grapevine/series.h"

#include <math.h>
#include <string.h>

#include "temp_file.h"
#include "test.h"

static gv_status read_text(const char *text, const char *names, const char *values,
                           gv_series **out, gv_error *err)
{
    const temp_file file = temp_file_make(text, strlen(text));
    *out = NULL;
    const gv_status status = gv_series_read(file.path, names, values, out, err);
    temp_file_remove(&file);
    return status;
}

static void a_table_is_read_whatever_separates_its_cells(void **unused)
{
    (void) unused;
    static const char *const texts[] = {
        "period,sales\n1949,96\n1950,195.5\n",
        "\xef\xbb\xbfperiod;sales\r\n1949;96\r\n\r\n1950;195.5",
        "# a note, with commas\n#\nperiod\tsales\n1949\t96\n1950\t195.5\n",
        "\"period\", sales \n\"1949\",\"96\"\n1950 , 195.5\n",
    };
    for (size_t i = 0; i < GV_COUNT_OF(texts); i++) {
        gv_series *s = NULL;
        must(read_text(texts[i], NULL, NULL, &s, NULL));
        assert_int_equal(s->n, 2);
        assert_string_equal(s->name_head, "period");
        assert_string_equal(s->value_head, "sales");
        assert_string_equal(s->name[1], "1950");
        assert_true(s->value[0] == 96 && s->value[1] == 195.5);
        gv_series_free(s);
    }
}

static void columns_are_found_by_their_heads_and_gaps_are_no_numbers(void **unused)
{
    (void) unused;
    gv_series *s = NULL;
    must(read_text("a,b,who,when\n1,2,ann,7\n3,4,bob,\n", "who", "when", &s, NULL));
    assert_string_equal(s->name[1], "bob");
    assert_true(s->value[0] == 7 && isnan(s->value[1]));
    assert_int_equal(s->line[1], 3);
    assert_int_equal(s->column[1], 9);
    gv_series_free(s);
}

static void expect_refused(const char *text, const char *names, const char *values,
                           const char *words, uint32_t line, uint32_t column)
{
    gv_series *s = NULL;
    gv_error err = { 0 };
    assert_int_equal(read_text(text, names, values, &s, &err), GV_E_DATA);
    assert_null(s);
    assert_string_equal(err.text, words);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static void complaints_point_at_line_and_column(void **unused)
{
    (void) unused;
    expect_refused("", NULL, NULL, "the file is empty", 0, 0);
    expect_refused("# only a note\n", NULL, NULL, "the file is empty", 0, 0);
    expect_refused("t,s\n", NULL, NULL, "there is nothing below the head", 1, 1);
    expect_refused("t\n1\n", NULL, NULL, "the head has one column; two are needed", 1, 1);
    expect_refused("1949,96\n1950,97\n", NULL, NULL,
                   "the first line should say what the columns hold", 1, 6);
    expect_refused("t,s\n1,2\n2,x3\n", NULL, NULL, "'x3' is no number for 's'", 3, 3);
    expect_refused("t,s\n1,2\n2,  1e999\n", NULL, NULL, "'1e999' is no number for 's'", 3,
                   5);
    expect_refused("t,s\n1,2,3\n", NULL, NULL, "this row has 3 cells, the head has 2", 2,
                   1);
    expect_refused("t,s\n1,2\n\n1,3\n", NULL, NULL, "'1' stands on line 2 already", 4, 1);
    expect_refused("t,s\n,2\n", NULL, NULL, "this row has no 't'", 2, 1);
    expect_refused("t,s\n1,\"2\n", NULL, NULL,
                   "the quotes of this cell do not close at its end", 2, 3);
    expect_refused("t,s\n1,2\n", "t", "sale", "the head has no column 'sale'", 1, 1);
    expect_refused("t,s,s\n1,2,3\n", "t", "s", "the head has two columns 's'", 1, 5);
    expect_refused("t,s\n1,2\n", "t", "t", "'t' cannot both name the rows and hold numbers",
                   1, 1);
}

static void a_byte_0_and_a_missing_file_are_refused(void **unused)
{
    (void) unused;
    const temp_file file = temp_file_make("t,s\n1,2\0\n", 9);
    gv_series *s = NULL;
    gv_error err = { 0 };
    assert_int_equal(gv_series_read(file.path, NULL, NULL, &s, &err), GV_E_DATA);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 4);
    temp_file_remove(&file);
    assert_int_equal(gv_series_read("/no/such/file", NULL, NULL, &s, NULL), GV_E_DATA);
}

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    size_t *const left = self;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

static void running_out_of_memory_is_survived_at_every_allocation(void **unused)
{
    (void) unused;
    gv_status status = GV_E_MEMORY;
    size_t n = 0;
    for (; status == GV_E_MEMORY && n < 100; n++) {
        size_t left = n;
        gv_series *s = NULL;
        gv_error err = { 0 };
        const temp_file file = temp_file_make("t,s\n1,2\n2,3\n", 12);
        gv_memory_set_hook(allows, &left);
        status = gv_series_read(file.path, NULL, NULL, &s, &err);
        gv_memory_set_hook(NULL, NULL);
        assert_true((s != NULL) == (status == GV_OK));
        assert_int_equal(err.code, status);
        gv_series_free(s);
        temp_file_remove(&file);
    }
    assert_int_equal(status, GV_OK);
    assert_true(n > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read_whatever_separates_its_cells),
        cmocka_unit_test(columns_are_found_by_their_heads_and_gaps_are_no_numbers),
        cmocka_unit_test(complaints_point_at_line_and_column),
        cmocka_unit_test(a_byte_0_and_a_missing_file_are_refused),
        cmocka_unit_test(running_out_of_memory_is_survived_at_every_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
