/* Complaints about a scenario: order, number, words, and the caret under the right
 * characters. */
#include "scenario/diagnostic.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

static gv_source source_of(const char *text)
{
    return (gv_source){ .name = "s.yaml", .text = text, .length = strlen(text) };
}

static gv_place at(uint32_t line, uint32_t column, uint32_t length)
{
    return (gv_place){ .line = line, .column = column, .length = length };
}

static void expect_picture(const gv_diagnostics *d, const gv_source *source,
                           const char *wanted)
{
    gv_text picture = { 0 };
    gv_diagnostics_render(d, source, false, &picture);
    assert_false(picture.failed);
    assert_string_equal(picture.text, wanted);
    gv_text_free(&picture);
}

/* The sample of the architecture page, byte for byte. */
static void a_complaint_shows_place_words_line_caret_and_hint(void **unused)
{
    (void) unused;
    const gv_source source =
        source_of("\n\n\n\n\n\nmodel:\n  kind: independent_cascde\n  p: 1.4\n");
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(8, 9, 18), "unknown-kind", "there is no model '%s'",
                "independent_cascde");
    gv_complain_hint(&d, "did you mean '%s'?", "independent_cascade");
    gv_complain(&d, at(9, 6, 3), "out-of-range", "p = 1.4 is outside [0, 1] (probability)");
    expect_picture(&d, &source,
                   "s.yaml:8:9: error: there is no model 'independent_cascde'\n"
                   "     8 |   kind: independent_cascde\n"
                   "       |         ^^^^^^^^^^^^^^^^^^\n"
                   "         help: did you mean 'independent_cascade'?\n"
                   "s.yaml:9:6: error: p = 1.4 is outside [0, 1] (probability)\n"
                   "     9 |   p: 1.4\n"
                   "       |      ^^^\n");
}

static void complaints_are_shown_by_place_and_settings_come_last(void **unused)
{
    (void) unused;
    const char *const settings[] = { "model.p=7" };
    gv_source source = source_of("a: 1\nb: 2\n");
    source.settings = settings;
    source.n_settings = 1;
    gv_diagnostics d = { 0 };
    gv_complain(&d, (gv_place){ .setting = 1 }, "out-of-range", "p = 7 is too much");
    gv_complain(&d, at(2, 1, 1), "second", "two");
    gv_complain(&d, at(1, 4, 1), "first", "one");
    gv_complain(&d, at(2, 1, 1), "second", "equal places keep their order");
    expect_picture(&d, &source,
                   "s.yaml:1:4: error: one\n     1 | a: 1\n       |    ^\n"
                   "s.yaml:2:1: error: two\n     2 | b: 2\n       | ^\n"
                   "s.yaml:2:1: error: equal places keep their order\n"
                   "     2 | b: 2\n       | ^\n"
                   "--set model.p=7: error: p = 7 is too much\n");
}

static void twenty_complaints_are_kept_and_the_rest_is_counted(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    for (uint32_t line = 33; line >= 1; line--) {
        gv_complain(&d, at(line, 1, 0), "code", "line %u", line);
        gv_complain_hint(&d, "hint %u", line);
    }
    assert_int_equal(d.n_kept, 20);
    assert_int_equal(d.n_all, 33);
    for (uint32_t i = 0; i < 20; i++) {
        char wanted[16];
        (void) snprintf(wanted, sizeof wanted, "hint %u", i + 1);
        assert_int_equal(d.at[i].place.line, i + 1);
        assert_string_equal(d.at[i].hint, wanted);
    }
    const gv_source source = source_of("");
    gv_text picture = { 0 };
    gv_diagnostics_render(&d, &source, false, &picture);
    assert_non_null(strstr(picture.text, "... and 13 more errors\n"));
    gv_text_free(&picture);
}

static void a_hint_for_a_dropped_complaint_lands_nowhere(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    for (uint32_t line = 1; line <= 21; line++) {
        gv_complain(&d, at(line, 1, 0), "code", "line %u", line);
    }
    gv_complain_hint(&d, "for line 21");
    for (size_t i = 0; i < d.n_kept; i++) {
        assert_string_equal(d.at[i].hint, "");
    }
}

static void the_caret_stands_under_the_character_behind_tabs_and_wide_ones(void **unused)
{
    (void) unused;
    const gv_source source = source_of("\tp: 1\n口碑: x\ncafe\xcc\x81: y\n");
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(1, 5, 1), "c", "tab");
    gv_complain(&d, at(2, 1, 2), "c", "wide");
    gv_complain(&d, at(2, 5, 1), "c", "behind wide");
    gv_complain(&d, at(3, 8, 1), "c", "behind an accent");
    expect_picture(&d, &source,
                   "s.yaml:1:5: error: tab\n     1 |     p: 1\n       |        ^\n"
                   "s.yaml:2:1: error: wide\n     2 | 口碑: x\n       | ^^^^\n"
                   "s.yaml:2:5: error: behind wide\n     2 | 口碑: x\n       |       ^\n"
                   "s.yaml:3:8: error: behind an accent\n     3 | cafe\xcc\x81: y\n"
                   "       |       ^\n");
}

static void what_could_command_a_terminal_is_spelled_out(void **unused)
{
    (void) unused;
    gv_source source = source_of("a: \x1b[2J\xe2\x80\xae"
                                 "b\xff\n");
    source.name = "s\n.yaml";
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(1, 4, 1), "c", "found '%s'", "\x1b]0;\x07\xc2\x9b");
    gv_complain_hint(&d, "not %s", "\r\n");
    expect_picture(&d, &source,
                   "s\\n.yaml:1:4: error: found '\\x1b]0;\\x07\\u009b'\n"
                   "     1 | a: \\x1b[2J\\u202eb\\xff\n"
                   "       |    ^^^^\n"
                   "         help: not \\r\\n\n");
}

/* Given one line of 4,000 characters, then about 100 columns are shown, with the caret
 * inside. */
static void a_long_line_is_cut_to_a_window_around_the_caret(void **unused)
{
    (void) unused;
    char line[4002];
    memset(line, 'x', 4000);
    memcpy(line + 2000, "HERE", 4);
    line[4000] = '\n';
    line[4001] = '\0';
    const gv_source source = source_of(line);
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(1, 2001, 4), "c", "m");
    gv_text picture = { 0 };
    gv_diagnostics_render(&d, &source, false, &picture);
    const char *const shown = strchr(picture.text, '\n') + 1;
    const char *const carets = strchr(shown, '\n') + 1;
    assert_in_range(carets - shown, 90, 120);
    assert_memory_equal(shown, "     1 | ...x", 13);
    const ptrdiff_t column = strchr(carets, '^') - carets;
    assert_memory_equal(shown + column, "HERE", 4);
    assert_memory_equal(carets + column, "^^^^\n", 5);
    gv_text_free(&picture);
}

static void a_place_behind_the_end_of_the_file_shows_no_line(void **unused)
{
    (void) unused;
    const gv_source source = source_of("a: 1");
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(1, 99, 3), "c", "behind the line");
    gv_complain(&d, at(7, 1, 1), "c", "behind the file");
    expect_picture(&d, &source,
                   "s.yaml:1:99: error: behind the line\n     1 | a: 1\n       |     ^\n"
                   "s.yaml:7:1: error: behind the file\n");
}

static void colour_changes_no_word(void **unused)
{
    (void) unused;
    const gv_source source = source_of("p: 1.4\n");
    gv_diagnostics d = { 0 };
    gv_complain(&d, at(1, 4, 3), "c", "too much");
    gv_complain_hint(&d, "less");
    gv_text plain = { 0 };
    gv_text colour = { 0 };
    gv_diagnostics_render(&d, &source, false, &plain);
    gv_diagnostics_render(&d, &source, true, &colour);
    gv_text stripped = { 0 };
    for (const char *c = colour.text; *c != '\0'; c++) {
        if (*c == '\x1b') {
            c = strchr(c, 'm');
        } else {
            gv_text_add_bytes(&stripped, c, 1);
        }
    }
    assert_true(colour.length > plain.length);
    assert_string_equal(stripped.text, plain.text);
    gv_text_free(&plain);
    gv_text_free(&colour);
    gv_text_free(&stripped);
}

static void a_caller_without_eyes_gets_the_first_complaint_as_an_error(void **unused)
{
    (void) unused;
    const gv_source source = source_of("p: 1.4\n");
    gv_diagnostics d = { 0 };
    gv_error err = { 0 };
    assert_int_equal(gv_diagnostics_status(&d, &source, &err), GV_OK);
    gv_complain(&d, at(1, 4, 3), "c", "too much");
    gv_complain_hint(&d, "less");
    assert_int_equal(gv_diagnostics_status(&d, &source, &err), GV_E_SCENARIO);
    assert_string_equal(err.text, "too much");
    assert_string_equal(err.hint, "less");
    assert_string_equal(err.file, "s.yaml");
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, 4);
}

static void a_shortened_text_ends_in_dots_and_in_whole_characters(void **unused)
{
    (void) unused;
    char out[8];
    gv_characters_show("abcdefghij", 10, out, sizeof out);
    assert_string_equal(out, "abcd...");
    gv_characters_show("ab口碑口碑", 14, out, sizeof out);
    assert_string_equal(out, "ab...");
    gv_characters_show("abcdefg", 7, out, sizeof out);
    assert_string_equal(out, "abcdefg");
    gv_characters_show("abcdefg", 7, out, 1);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_complaint_shows_place_words_line_caret_and_hint),
        cmocka_unit_test(complaints_are_shown_by_place_and_settings_come_last),
        cmocka_unit_test(twenty_complaints_are_kept_and_the_rest_is_counted),
        cmocka_unit_test(a_hint_for_a_dropped_complaint_lands_nowhere),
        cmocka_unit_test(the_caret_stands_under_the_character_behind_tabs_and_wide_ones),
        cmocka_unit_test(what_could_command_a_terminal_is_spelled_out),
        cmocka_unit_test(a_long_line_is_cut_to_a_window_around_the_caret),
        cmocka_unit_test(a_place_behind_the_end_of_the_file_shows_no_line),
        cmocka_unit_test(colour_changes_no_word),
        cmocka_unit_test(a_caller_without_eyes_gets_the_first_complaint_as_an_error),
        cmocka_unit_test(a_shortened_text_ends_in_dots_and_in_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
