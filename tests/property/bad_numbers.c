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

/* Where the parts of each list stand in a scenario. */
static const struct {
    const gv_parts *parts;
    const char *usual; /* the section when another is tried; "": there need be none */
    const char *above; /* what stands above a key, and its indent; %s: the part */
} places[] = {
    { &gv_parts_networks, "network: {kind: gnp, people: 20, p: 0.1}\n",
      "network:\n  kind: %s\n  " },
    { &gv_parts_traits, "", "people:\n  traits:\n    age:\n      kind: %s\n      " },
    { &gv_parts_models, "model: {kind: independent_cascade}\n", "model:\n  kind: %s\n  " },
    { &gv_parts_rules, "",
      "model:\n  kind: compartments\n  states: [s]\n  adopters: [s]\n  rules:\n"
      "    - kind: %s\n      " },
    { &gv_parts_happenings, "",
      "model:\n  kind: market\n  events:\n    - kind: %s\n      " },
    { &gv_parts_comparisons, "",
      "claim:\n  says: It is so.\n  essay: essay.txt\n  type: emergent\n"
      "  refuted: It is not.\n  comparisons:\n    - kind: %s\n      " },
    { &gv_parts_tactics, "strategies: {a: [{kind: broadcast}]}\n",
      "strategies:\n  a:\n    - kind: %s\n      " },
    { &gv_parts_metrics, "", "measure:\n  - kind: %s\n    " },
};

/* Rules stand in a model of their own. */
static bool is_replaced(const gv_parts *section, const gv_parts *tried)
{
    return section == tried ||
           (section == &gv_parts_models &&
            (tried == &gv_parts_rules || tried == &gv_parts_happenings));
}

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

static void add_usual_sections(gv_text *out, const gv_parts *except)
{
    gv_text_add(out, "grapevine: 1\n");
    for (size_t k = 0; k < GV_COUNT_OF(places); k++)
        gv_text_add(out, "%s", is_replaced(places[k].parts, except) ? "" : places[k].usual);
}

static void try_part(size_t place, const gv_spec *spec)
{
    const char *above = places[place].above;
    const char *gap = strstr(above, "%s");
    gv_text before = { .text = NULL };
    add_usual_sections(&before, places[place].parts);
    gv_text_add(&before, "budget: 100\n%.*s%s%s", (int) (gap - above), above, spec->name,
                gap + 2);
    try_rows(&before, spec);
    try_rows(&before, places[place].parts->common);
    gv_text_free(&before);
}

static size_t place_of(const gv_parts *parts)
{
    size_t k = 0;
    while (k < GV_COUNT_OF(places) && places[k].parts != parts)
        k++;
    if (k == GV_COUNT_OF(places))
        fail_msg("this test does not know where %s stand", parts->plural);
    return k;
}

static void no_bad_number_of_a_part_is_accepted(void **unused)
{
    (void) unused;
    for (size_t p = 0; p < GV_COUNT_OF(gv_parts_all); p++) {
        for (size_t k = 0; gv_parts_all[p]->at(k) != NULL; k++)
            try_part(place_of(gv_parts_all[p]), gv_parts_all[p]->at(k));
    }
    print_message("    %llu bad numbers\n", (unsigned long long) n_tried);
    assert_true(n_tried > 1000);
}

static void no_bad_number_of_the_experiment_is_accepted(void **unused)
{
    (void) unused;
    for (const gv_param *row = gv_experiment_spec.params; row->name != NULL; row++) {
        gv_text before = { .text = NULL };
        add_usual_sections(&before, NULL);
        gv_text_add(&before, "%s", strcmp(row->name, "budget") == 0 ? "" : "budget: 100\n");
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
