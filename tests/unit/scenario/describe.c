/* Descriptions of models: complete, in order, and sound as Markdown and as LaTeX. */
#include "grapevine/scenario.h"
#include "test.h"

#include <string.h>

static gv_text description_of(const gv_model *model, gv_description_form form)
{
    gv_text page = { .text = NULL };
    must(gv_scenario_describe(model, form, &page, NULL));
    return page;
}

static size_t times(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
        n++;
    return n;
}

/* Rows of other tables (events, messages, programmes) may be called alike: they stand
 * behind the last section. */
static void every_parameter_has_one_row_with_all_that_its_table_says(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text page = description_of(*m, GV_DESCRIBE_MARKDOWN);
        *strstr(page.text, "\n## 8. ") = '\0';
        const gv_param *row = (*m)->spec.params;
        for (; row != NULL && row->name != NULL; row++) {
            char *cell = gv_format_text(NULL, "\n| `%s` | ", row->name);
            const char *at = strstr(page.text, cell);
            if (times(page.text, cell) != 1)
                fail_msg("%s.%s has %zu rows", (*m)->spec.name, row->name,
                         times(page.text, cell));
            char *line = gv_format_text(NULL, "%.*s", (int) strcspn(at + 1, "\n"), at + 1);
            assert_non_null(strstr(line, row->unit != NULL ? row->unit : "-"));
            assert_non_null(strstr(line, row->source != NULL ? row->source : "-"));
            gv_free(line);
            gv_free(cell);
        }
        gv_text_free(&page);
    }
}

static void the_seven_elements_stand_in_their_order(void **unused)
{
    (void) unused;
    static const char *const elements[] = {
        "# ",
        "## 1. Purpose and patterns",
        "## 2. Entities, state variables and scales",
        "## 3. Process overview and scheduling",
        "## 4. Design concepts",
        "## 5. Initialisation",
        "## 6. Input data",
        "## 7. Submodels",
    };
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text page = description_of(*m, GV_DESCRIBE_MARKDOWN);
        const char *at = page.text;
        for (size_t k = 0; k < GV_COUNT_OF(elements); k++) {
            at = strstr(at, elements[k]);
            assert_non_null(at);
        }
        assert_non_null(strstr(page.text, (*m)->spec.about));
        assert_non_null(strstr(page.text, (*m)->spec.source));
        if ((*m)->spec.deviates != NULL)
            assert_non_null(strstr(page.text, (*m)->spec.deviates));
        gv_text_free(&page);
    }
}

static void a_default_a_range_and_its_scale_are_told(void **unused)
{
    (void) unused;
    gv_text page = description_of(gv_model_named("market"), GV_DESCRIBE_MARKDOWN);
    assert_non_null(
        strstr(page.text, "| 0.15 | 0.03 to 1, logarithmic | assumption; anchors"));
    assert_non_null(strstr(page.text, "| `rival` | "));
    assert_non_null(strstr(page.text, "(`service`)"));
    assert_non_null(strstr(page.text, "(`platform_shock`)"));
    assert_non_null(strstr(page.text, "(`message`)"));
    gv_text_free(&page);
    page = description_of(gv_model_named("bass"), GV_DESCRIBE_MARKDOWN);
    assert_null(strstr(page.text, "(`message`)"));
    assert_non_null(strstr(page.text, "\nNone.\n"));
    gv_text_free(&page);
}

/* From the heading of a tactic up to the next one. */
static char *chapter_of(const char *page, const gv_tactic *tactic)
{
    char *head =
        gv_format_text(NULL, "\n### %s (`%s`)\n", tactic->spec.title, tactic->spec.name);
    const char *from = strstr(page, head);
    if (from == NULL)
        return NULL;
    const char *end = strstr(from + 1, "\n### ");
    gv_free(head);
    return end == NULL ? gv_copy_text(from, NULL)
                       : gv_format_text(NULL, "%.*s", (int) (end - from), from);
}

static void every_tactic_of_the_market_stands_there_with_all_its_parameters(void **unused)
{
    (void) unused;
    gv_text page = description_of(gv_model_named("market"), GV_DESCRIBE_MARKDOWN);
    const char *section = strstr(page.text, "\n## 9. Tactics\n");
    assert_non_null(section);
    for (const gv_tactic *const *t = gv_tactics(); *t != NULL; t++) {
        char *chapter = chapter_of(section, *t);
        if (chapter == NULL)
            fail_msg("%s is missing", (*t)->spec.name);
        assert_non_null(strstr(chapter, (*t)->spec.about));
        assert_non_null(strstr(chapter, (*t)->spec.source));
        for (const gv_param *row = (*t)->spec.params; row->name != NULL; row++) {
            char *cell = gv_format_text(NULL, "\n| `%s` | ", row->name);
            if (times(chapter, cell) != 1)
                fail_msg("%s.%s has %zu rows", (*t)->spec.name, row->name,
                         times(chapter, cell));
            gv_free(cell);
        }
        gv_free(chapter);
    }
    gv_text_free(&page);
}

static void expect_sound_equation(const char *whose, const char *line)
{
    while (line != NULL && *line != '\0') {
        const size_t n = strcspn(line, "\n");
        bool plain = n > 0 && n <= GV_EQUATION_WIDTH && line[n - 1] != ' ';
        for (size_t i = 0; i < n; i++)
            plain = plain && line[i] >= ' ' && line[i] <= '~';
        if (!plain)
            fail_msg("%s: %.*s", whose, (int) n, line);
        line += n + (line[n] == '\n' ? 1 : 0);
    }
}

/* In sentences, and what is more than one in symbols, here or where it says. */
static void every_tactic_tells_what_it_does_beside_its_code(void **unused)
{
    (void) unused;
    gv_text page = description_of(gv_model_named("market"), GV_DESCRIBE_MARKDOWN);
    for (const gv_tactic *const *t = gv_tactics(); *t != NULL; t++) {
        const gv_submodel *tells = (*t)->tells;
        char *file = gv_format_text(NULL, "sim/strategy/%s.c", (*t)->spec.name);
        if (tells == NULL || tells->text == NULL || strlen(tells->text) < 60)
            fail_msg("nothing tells what %s does", (*t)->spec.name);
        assert_string_equal(tells->file, file);
        expect_sound_equation((*t)->spec.name, tells->equation);
        const gv_submodel *const *m = (*t)->draws_on;
        if (tells->equation == NULL && m == NULL)
            fail_msg("%s has no equation", (*t)->spec.name);
        for (; m != NULL && *m != NULL; m++) {
            assert_int_equal(times(page.text, (*m)->text), 1);
            assert_non_null((*m)->equation);
            expect_sound_equation((*m)->title, (*m)->equation);
        }
        gv_free(file);
    }
    gv_text_free(&page);
}

/* What a text calls by its title, `as “Content” says`, is a heading of the page. */
static void what_is_referred_to_is_there(void **unused)
{
    (void) unused;
    gv_text page = description_of(gv_model_named("market"), GV_DESCRIBE_MARKDOWN);
    const char *section = strstr(page.text, "\n## 9. Tactics\n");
    size_t n = 0;
    for (const char *at = section; (at = strstr(at, "“")) != NULL; n++) {
        at += strlen("“");
        const size_t length = (size_t) (strstr(at, "”") - at);
        char *head = gv_format_text(NULL, "\n### %.*s\n", (int) length, at);
        if (strstr(page.text, head) == NULL)
            fail_msg("there is no%s", head);
        gv_free(head);
    }
    assert_true(n > 20);
    gv_text_free(&page);
}

static void a_model_without_a_page_of_its_own_tells_of_no_tactic(void **unused)
{
    (void) unused;
    gv_text page = description_of(gv_model_named("bass"), GV_DESCRIBE_MARKDOWN);
    assert_null(strstr(page.text, "Tactics\n"));
    gv_text_free(&page);
}

/* ---- LaTeX ---- */

static bool is_verbatim_line(const char *line, bool is_verbatim)
{
    if (strncmp(line, "\\begin{small}\\begin{verbatim}", 29) == 0)
        return true;
    return strncmp(line, "\\end{verbatim}", 14) == 0 ? false : is_verbatim;
}

/* Outside of verbatim: what TeX would read as an order is escaped, and braces pair up. */
static void expect_sound_tex(const char *name, const char *text)
{
    int depth = 0;
    bool is_verbatim = false;
    const char *line = text;
    for (const char *c = text; *c != '\0'; c++) {
        if (c == text || c[-1] == '\n') {
            line = c;
            is_verbatim = is_verbatim_line(line, is_verbatim);
        }
        if (is_verbatim || line[0] == '%')
            continue;
        if (*c == '\\' && c[1] != '\0') {
            c++; /* an order, or an escaped character */
            continue;
        }
        depth += *c == '{' ? 1 : *c == '}' ? -1 : 0;
        const bool splits_cells = *c == '&' && c[-1] == ' ' && c[1] == ' ';
        if (depth < 0 || strchr("_#$^~%`", *c) != NULL || (*c == '&' && !splits_cells))
            fail_msg("%s: '%c' in: %.*s", name, *c, (int) strcspn(line, "\n"), line);
    }
    assert_int_equal(depth, 0);
    assert_false(is_verbatim);
    assert_int_equal(times(text, "\\begin{"), times(text, "\\end{"));
}

static void every_description_is_sound_tex(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text page = description_of(*m, GV_DESCRIBE_TEX);
        expect_sound_tex((*m)->spec.name, page.text);
        gv_text_free(&page);
    }
}

static void both_forms_have_as_many_rows(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text plain = description_of(*m, GV_DESCRIBE_MARKDOWN);
        gv_text tex = description_of(*m, GV_DESCRIBE_TEX);
        assert_int_equal(times(plain.text, "\n| "), times(tex.text, " \\\\\n"));
        gv_text_free(&tex);
        gv_text_free(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_parameter_has_one_row_with_all_that_its_table_says),
        cmocka_unit_test(the_seven_elements_stand_in_their_order),
        cmocka_unit_test(a_default_a_range_and_its_scale_are_told),
        cmocka_unit_test(every_tactic_of_the_market_stands_there_with_all_its_parameters),
        cmocka_unit_test(every_tactic_tells_what_it_does_beside_its_code),
        cmocka_unit_test(what_is_referred_to_is_there),
        cmocka_unit_test(a_model_without_a_page_of_its_own_tells_of_no_tactic),
        cmocka_unit_test(every_description_is_sound_tex),
        cmocka_unit_test(both_forms_have_as_many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
