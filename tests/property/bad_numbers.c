/* Every number of every part, given what is no number or out of its range: the scenario is
 * refused at that line, at once. (Row 21 of the matrix of faults, complete.) */
#include "grapevine/scenario.h"
#include "scenario/parts.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const bad_values[] = {
    "nan",   ".nan",  "inf",    "-.inf", "-0",
    "1e308", "1e309", "5e-324", "-1",    "9223372036854775808",
    "1e400", "1,5",   "12abc",  "0x",    "18446744073709551615",
};

/* The sections of a scenario that the tried one does not replace. */
static const char *const sections[] = {
    "network: {kind: gnp, people: 20, p: 0.1}\n",
    "model: {kind: independent_cascade}\n",
    "strategies: {a: [{kind: broadcast}]}\n",
    "",
};
/* Where a key of a part stands: its line's indent, and what stands above it. */
static const char *const above[] = {
    "network:\n  kind: %s\n  ",
    "model:\n  kind: %s\n  ",
    "strategies:\n  a:\n    - kind: %s\n      ",
    "measure:\n  - kind: %s\n    ",
};

static uint64_t n_tried;

static bool is_number(const gv_param *row)
{
    return row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
           row->type == GV_TYPE_MONEY || row->type == GV_TYPE_REALS ||
           row->type == GV_TYPE_COUNTS;
}

/* May a scenario say this? What is legal may still not fit the rest of the scenario. */
static bool is_legal(const gv_param *row, const char *value)
{
    double real;
    uint64_t count;
    const bool counts = row->type == GV_TYPE_COUNT || row->type == GV_TYPE_COUNTS;
    if (counts)
        return gv_parse_count(value, &count) && gv_param_allows(row, (double) count);
    return gv_parse_real(value, &real) && gv_param_allows(row, real);
}

static unsigned line_of_last(const gv_text *text)
{
    unsigned line = 1;
    for (size_t k = 0; k < text->length; k++)
        line += text->text[k] == '\n' ? 1 : 0;
    return line;
}

/* @param before  the scenario up to the key */
static void try_value(const gv_text *before, const gv_param *row, const char *value)
{
    const bool is_list = row->type == GV_TYPE_REALS || row->type == GV_TYPE_COUNTS;
    char place[32];
    gv_text text = { .text = NULL };
    gv_text complaints = { .text = NULL };
    gv_plan *plan = NULL;
    snprintf(place, sizeof place, "bad.yaml:%u:", line_of_last(before));
    gv_text_add(&text, is_list ? "%s%s: [\"%s\"]\n" : "%s%s: %s\n", before->text, row->name,
                value);
    const clock_t start = clock();
    const gv_status status = gv_scenario_parse(text.text, text.length, "bad.yaml", "/",
                                               NULL, 0, false, &plan, &complaints, NULL);
    if (clock() - start > CLOCKS_PER_SEC)
        fail_msg("a second is not enough for\n%s", text.text);
    const bool is_told = complaints.text != NULL && strstr(complaints.text, place) != NULL;
    if (!is_legal(row, value) && (status != GV_E_SCENARIO || !is_told))
        fail_msg("nobody complains about the last line of\n%s\n%s", text.text,
                 complaints.text != NULL ? complaints.text : "");
    gv_plan_free(plan);
    gv_text_free(&complaints);
    gv_text_free(&text);
    n_tried++;
}

static void try_rows(const gv_text *before, const gv_spec *spec)
{
    if (spec == NULL || spec->params == NULL)
        return;
    for (const gv_param *row = spec->params; row->name != NULL; row++) {
        for (size_t v = 0; is_number(row) && v < GV_COUNT_OF(bad_values); v++)
            try_value(before, row, bad_values[v]);
    }
}

static void no_bad_number_of_a_part_is_accepted(void **unused)
{
    (void) unused;
    for (size_t p = 0; p < GV_COUNT_OF(gv_parts_all); p++) {
        const gv_parts *parts = gv_parts_all[p];
        for (size_t k = 0; parts->at(k) != NULL; k++) {
            gv_text before = { .text = NULL };
            gv_text_add(&before, "grapevine: 1\nbudget: 100\n");
            for (size_t s = 0; s < GV_COUNT_OF(sections); s++)
                gv_text_add(&before, "%s", s == p ? "" : sections[s]);
            gv_text_add(&before, "%.*s%s%s", (int) (strstr(above[p], "%s") - above[p]),
                        above[p], parts->at(k)->name, strstr(above[p], "%s") + 2);
            try_rows(&before, parts->at(k));
            try_rows(&before, parts->common);
            gv_text_free(&before);
        }
    }
    print_message("    %llu bad numbers\n", (unsigned long long) n_tried);
    assert_true(n_tried > 1000);
}

static void no_bad_number_of_the_experiment_is_accepted(void **unused)
{
    (void) unused;
    for (const gv_param *row = gv_experiment_spec.params; row->name != NULL; row++) {
        gv_text before = { .text = NULL };
        gv_text_add(&before, "grapevine: 1\n%s",
                    strcmp(row->name, "budget") == 0 ? "" : "budget: 100\n");
        for (size_t s = 0; s < GV_COUNT_OF(sections); s++)
            gv_text_add(&before, "%s", sections[s]);
        for (size_t v = 0; is_number(row) && v < GV_COUNT_OF(bad_values); v++)
            try_value(&before, row, bad_values[v]);
        gv_text_free(&before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_bad_number_of_a_part_is_accepted),
        cmocka_unit_test(no_bad_number_of_the_experiment_is_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
