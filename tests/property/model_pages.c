/* What the page of every model promises its reader: a rule in symbols that fits a terminal,
 * a source, a cost, known answers, names that mean one model, and a scenario that shows it.
 */
#include "grapevine/scenario.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static void every_model_tells_its_source_cost_and_known_answers(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        if (!has_text((*m)->spec.source) || !has_text((*m)->cost) ||
            !has_text((*m)->limits))
            fail_msg("%s", (*m)->spec.name);
    }
}

/* Plain characters: what stands in symbols is read in terminals and in Markdown alike. */
static void every_equation_fits_a_terminal(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        const char *line = (*m)->equation;
        if (!has_text(line))
            fail_msg("%s has no equation", (*m)->spec.name);
        while (*line != '\0') {
            const size_t n = strcspn(line, "\n");
            bool plain = n > 0 && n <= GV_EQUATION_WIDTH && line[n - 1] != ' ';
            for (size_t i = 0; i < n; i++)
                plain = plain && isascii(line[i]) && isprint(line[i]);
            if (!plain)
                fail_msg("%s: %.*s", (*m)->spec.name, (int) n, line);
            line += n + (line[n] == '\n' ? 1 : 0);
        }
    }
}

/* `doi:10.1145/956750.956769` ends before a comma, a semicolon or a blank. */
static void every_doi_looks_like_one(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        const char *at = (*m)->spec.source;
        while ((at = strstr(at, "doi")) != NULL) {
            const size_t prefix = strspn(at + 7, "0123456789");
            const size_t length = strcspn(at, " ,;");
            if (strncmp(at, "doi:10.", 7) != 0 || prefix < 4 || at[7 + prefix] != '/' ||
                length < 7 + prefix + 3)
                fail_msg("%s: %s", (*m)->spec.name, at);
            at += length;
        }
    }
}

static void expect_own_name(const gv_model *model, const char *name)
{
    if (gv_model_named(name) != model)
        fail_msg("'%s' is another model than %s", name, model->spec.name);
}

static void every_name_and_alias_means_one_model(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        const char *const *alias = (*m)->spec.aliases;
        expect_own_name(*m, (*m)->spec.name);
        for (; alias != NULL && *alias != NULL; alias++) {
            expect_own_name(*m, *alias);
            assert_string_not_equal(*alias, (*m)->spec.name);
        }
    }
}

/* Every row may be called by its alias where it stands, and `explain` tells so. */
static void every_alias_of_a_parameter_is_explained(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text page = { 0 };
        must(gv_scenario_explain((*m)->spec.name, &page, NULL));
        for (const gv_param *row = (*m)->spec.params; row->name != NULL; row++) {
            char head[128];
            (void) snprintf(head, sizeof head, "  %s, also %s\n", row->name,
                            row->alias == NULL ? "" : row->alias);
            if (row->alias != NULL && strstr(page.text, head) == NULL)
                fail_msg("%s:%s", (*m)->spec.name, head);
        }
        gv_text_free(&page);
    }
}

/* No line of a page is wider than a terminal, words that cannot be cut aside. */
static void pages_fit_a_terminal(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_text page = { 0 };
        must(gv_scenario_explain((*m)->spec.name, &page, NULL));
        for (const char *line = page.text; *line != '\0';) {
            const size_t n = strcspn(line, "\n");
            if (n > 80 && memchr(line + strspn(line, " "), ' ', n) != NULL)
                fail_msg("%s: %.*s", (*m)->spec.name, (int) n, line);
            line += n + 1;
        }
        gv_text_free(&page);
    }
}

static void a_shipped_scenario_shows_every_model(void **unused)
{
    (void) unused;
    const char *const source = getenv("GRAPEVINE_SOURCE");
    assert_non_null(source);
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        char path[4096];
        gv_plan *plan = NULL;
        gv_text complaints = { 0 };
        gv_error err = { 0 };
        if (!has_text((*m)->example))
            fail_msg("no scenario shows %s", (*m)->spec.name);
        (void) snprintf(path, sizeof path, "%s/scenarios/%s.yaml", source, (*m)->example);
        if (gv_scenario_read(path, NULL, 0, false, &plan, &complaints, &err) != GV_OK)
            fail_msg("%s: %s%s", path, err.text, complaints.text);
        if (plan->model != *m)
            fail_msg("%s shows %s, not %s", path, plan->model->spec.name, (*m)->spec.name);
        if (!has_text(plan->prose))
            fail_msg("%s does not say what it shows", path);
        gv_text_free(&complaints);
        gv_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_model_tells_its_source_cost_and_known_answers),
        cmocka_unit_test(every_equation_fits_a_terminal),
        cmocka_unit_test(every_doi_looks_like_one),
        cmocka_unit_test(every_name_and_alias_means_one_model),
        cmocka_unit_test(every_alias_of_a_parameter_is_explained),
        cmocka_unit_test(pages_fit_a_terminal),
        cmocka_unit_test(a_shipped_scenario_shows_every_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
