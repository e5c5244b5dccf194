/* From scenarios to plans: what is stored, where complaints go, and that the machine form
 * of a plan is a scenario of the same plan. */
#include "grapevine/scenario.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/parts.h"
#include "test.h"

static const char shout[] = "# Shout, or be introduced?\n"
                            "#   Things to notice.\n"
                            "grapevine: 1\n"
                            "title: Shout?\n"
                            "replicates: 40\n"
                            "network: {kind: complete, people: 100}\n"
                            "model: {kind: independent_cascade, p: 0.03}\n"
                            "budget: 500\n"
                            "strategies:\n"
                            "  shout: [{kind: broadcast, cpm: 12}]\n"
                            "  both:\n"
                            "    - {kind: broadcast, share: 0.75}\n"
                            "    - {kind: partner_posts, choose: listed, ids: [7, 9]}\n"
                            "measure: [reach, adopters]\n"
                            "contest: {budget: [50, 5000]}\n";

static gv_status parse(const char *text, const char *const *settings, size_t n_settings,
                       gv_plan **plan, gv_text *complaints, gv_error *err)
{
    return gv_scenario_parse(text, strlen(text), "a/shout.yaml", "", settings, n_settings,
                             false, plan, complaints, err);
}

static gv_plan *plan_of(const char *text)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    gv_error err = { 0 };
    if (parse(text, NULL, 0, &plan, &complaints, &err) != GV_OK) {
        fail_msg("%s%s", err.text, complaints.text != NULL ? complaints.text : "");
    }
    assert_int_equal(complaints.length, 0);
    return plan;
}

static void a_plan_remembers_what_was_set_over_its_text_each_on_one_line(void **unused)
{
    (void) unused;
    const char *const settings[] = { "model.p=0.2", "contest={budget:\n [50, 5000]}" };
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    must(parse(shout, settings, GV_COUNT_OF(settings), &plan, &complaints, NULL));
    assert_string_equal(plan->scenario_text, shout);
    assert_int_equal(plan->overrides.n, 2);
    assert_string_equal(plan->overrides.at[0], "model.p=0.2");
    assert_string_equal(plan->overrides.at[1], "contest={budget:  [50, 5000]}");
    gv_plan_free(plan);
}

static void what_the_scenario_says_stands_in_the_plan(void **unused)
{
    (void) unused;
    gv_plan *const plan = plan_of(shout);
    double p = 0;
    assert_string_equal(plan->name, "shout");
    assert_string_equal(plan->prose, "Shout, or be introduced?\n  Things to notice.\n");
    assert_string_equal(plan->scenario_text, shout);
    assert_string_equal(plan->experiment.title, "Shout?");
    assert_int_equal(plan->experiment.replicates, 40);
    assert_int_equal(plan->experiment.budget, 500 * GV_MONEY_UNIT);
    assert_int_equal(plan->people, 100);
    assert_true(gv_plan_number(plan, "model.p", &p));
    assert_true(p == 0.03);
    assert_int_equal(plan->n_arms, 3);
    assert_string_equal(plan->arms[0].name, GV_DO_NOTHING);
    assert_string_equal(plan->arms[2].name, "both");
    assert_string_equal(plan->arms[2].tactics[1].name, "partner_posts");
    assert_true(plan->arms[2].tactics[1].share == 0.25);
    assert_int_equal(plan->n_contests, 1);
    assert_true(plan->contests[0].high == 5000);
    gv_plan_free(plan);
}

static void measures_stand_in_the_order_of_their_list(void **unused)
{
    (void) unused;
    gv_plan *const plan = plan_of(shout);
    assert_int_equal(plan->n_measures, 2);
    assert_string_equal(plan->measures[0].metric->spec.name, "adopters");
    assert_string_equal(plan->measures[1].metric->spec.name, "reach");
    gv_plan_free(plan);
}

static void a_setting_changes_the_plan_but_not_the_text(void **unused)
{
    (void) unused;
    const char *const settings[] = { "model.p=0.5", "strategies.both.broadcast.cpm=3" };
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    double value = 0;
    must(parse(shout, settings, 2, &plan, &complaints, NULL));
    assert_true(gv_plan_number(plan, "model.p", &value));
    assert_true(value == 0.5);
    assert_true(gv_plan_number(plan, "strategies.both.broadcast.cpm", &value));
    assert_true(value == 3);
    assert_true(gv_plan_number(plan, "strategies.shout.broadcast.cpm", &value));
    assert_true(value == 12);
    assert_string_equal(plan->scenario_text, shout);
    gv_plan_free(plan);
}

static void a_setting_is_complained_about_by_its_own_words(void **unused)
{
    (void) unused;
    const char *const settings[] = { "seed=1", "model.p=1.4", "budgt=3" };
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    gv_error err = { 0 };
    assert_int_equal(parse(shout, settings, 3, &plan, &complaints, &err), GV_E_SCENARIO);
    assert_null(plan);
    assert_string_equal(
        complaints.text,
        "--set model.p=1.4: error: p = 1.4 is outside [0, 1] (probability)\n"
        "--set budgt=3: error: a scenario has no key 'budgt'\n"
        "         help: did you mean 'budget'?\n");
    assert_string_equal(err.text,
                        "--set model.p=1.4: p = 1.4 is outside [0, 1] (probability)");
    gv_text_free(&complaints);
}

static void a_setting_without_value_is_wrong_use_not_a_wrong_scenario(void **unused)
{
    (void) unused;
    const char *const settings[] = { "model.p" };
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    assert_int_equal(parse(shout, settings, 1, &plan, &complaints, NULL), GV_E_USAGE);
    assert_null(plan);
    assert_int_equal(complaints.length, 0);
}

static void a_scenario_that_is_not_there_is_bad_data(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    gv_error err = { 0 };
    assert_int_equal(
        gv_scenario_read("nowhere/s.yaml", NULL, 0, false, &plan, &complaints, &err),
        GV_E_DATA);
    assert_string_equal(err.text,
                        "cannot open 'nowhere/s.yaml': No such file or directory");
}

static int is_scenario(const struct dirent *entry)
{
    const char *const dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".yaml") == 0;
}

/* Print a plan, read it again, print that: nothing changes, not even a hash. */
static void expect_fixed_point(const char *path)
{
    gv_plan *first = NULL;
    gv_text complaints = { 0 };
    gv_text once = { 0 };
    gv_text twice = { 0 };
    gv_hash a, b;
    must(gv_scenario_read(path, NULL, 0, false, &first, &complaints, NULL));
    gv_plan_print(first, &once);
    gv_plan *const second = plan_of(once.text);
    gv_plan_print(second, &twice);
    assert_string_equal(twice.text, once.text);
    must(gv_plan_hash(first, &a, NULL));
    must(gv_plan_hash(second, &b, NULL));
    assert_true(gv_hash_equal(a, b));
    gv_text_free(&once);
    gv_text_free(&twice);
    gv_plan_free(first);
    gv_plan_free(second);
}

static void the_machine_form_is_a_scenario_of_the_same_plan(void **unused)
{
    (void) unused;
    const char *const source = getenv("GRAPEVINE_SOURCE");
    char folder[4096];
    char path[8192];
    struct dirent **entry = NULL;
    (void) snprintf(folder, sizeof folder, "%s/tests/scenarios/valid",
                    source != NULL ? source : ".");
    const int n = scandir(folder, &entry, is_scenario, alphasort);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        (void) snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
        expect_fixed_point(path);
        free(entry[i]);
    }
    free(entry);
}

/* A scenario in which the k-th part of one list has one key with one value. */
static void write_scenario(const gv_parts *parts, const gv_spec *spec, const char *key,
                           const char *value, char *out, size_t room)
{
    char part[200];
    char ruled[400];
    (void) snprintf(part, sizeof part, "{kind: %s, %s: \"%s\"}", spec->name, key, value);
    const bool is_network = parts == &gv_parts_networks;
    const bool is_model = parts == &gv_parts_models;
    const bool is_tactic = parts == &gv_parts_tactics;
    const bool is_rule = parts == &gv_parts_rules;
    const bool is_event = parts == &gv_parts_happenings;
    const bool is_comparison = parts == &gv_parts_comparisons;
    (void) snprintf(ruled, sizeof ruled,
                    is_rule
                        ? "{kind: compartments, states: [s], adopters: [s], rules: [%s]}"
                        : "{kind: market, events: [%s]}",
                    part);
    (void) snprintf(
        out, room,
        "grapevine: 1\nbudget: 1\nnetwork: %s\npeople: {traits: {t: %s}}\nmodel: %s\n"
        "strategies: {a: [%s]}\nmeasure: [%s]\n%s%s%s",
        is_network ? part : "{kind: complete, people: 10}",
        parts == &gv_parts_traits ? part : "{kind: uniform}",
        is_rule || is_event ? ruled
        : is_model          ? part
                            : "independent_cascade",
        is_tactic ? part : "broadcast", parts == &gv_parts_metrics ? part : "adopters",
        is_comparison ? "claim: {comparisons: [" : "", is_comparison ? part : "",
        is_comparison ? "]}\n" : "");
}

/* The value may be missing elsewhere too, but its own row must complain about it by name.
 */
static void expect_refused(const gv_parts *parts, const gv_spec *spec, const gv_param *row,
                           const char *value)
{
    char text[2048];
    char wanted[128];
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    write_scenario(parts, spec, row->name, value, text, sizeof text);
    (void) snprintf(wanted, sizeof wanted, "error: %s ", row->name);
    if (parse(text, NULL, 0, &plan, &complaints, NULL) != GV_E_SCENARIO ||
        strstr(complaints.text, wanted) == NULL) {
        fail_msg("%s.%s = %s is not refused by name", spec->name, row->name, value);
    }
    gv_text_free(&complaints);
}

/* Given values that no row allows, every row of every part refuses them by its name. */
static void no_number_outside_its_row_reaches_a_plan(void **unused)
{
    (void) unused;
    static const char *const values[] = { "nan",    ".NaN",   "inf", "-inf", "1e400",
                                          "-1e308", "1e308x", "0,5", "1e6x", "0x",
                                          "++1",    "1 2",    "",    "-1" };
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        for (size_t k = 0; gv_parts_all[i]->at(k) != NULL; k++) {
            const gv_spec *const spec = gv_parts_all[i]->at(k);
            for (const gv_param *row = spec->params; row != NULL && row->name != NULL;
                 row++) {
                const bool is_text =
                    row->type == GV_TYPE_TEXT || row->type == GV_TYPE_WORDS;
                const size_t n = /* the last one may be allowed */
                    GV_COUNT_OF(values) - (gv_param_allows(row, -1) ? 1 : 0);
                for (size_t v = 0; v < n && !is_text; v++) {
                    expect_refused(gv_parts_all[i], spec, row, values[v]);
                }
            }
        }
    }
}

/* ---- memory -------------------------------------------------------------------- */

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    size_t *const left = self;
    if (*left == 0) {
        return false;
    }
    --*left;
    return true;
}

/* Given room for n allocations, for every n: a status, no plan, no leak, no crash. */
static void expect_survival(const char *text, gv_status in_the_end)
{
    gv_status status = GV_E_MEMORY;
    for (size_t n = 0; status == GV_E_MEMORY && n < 2000; n++) {
        size_t left = n;
        gv_plan *plan = NULL;
        gv_text complaints = { 0 };
        gv_error err = { 0 };
        gv_memory_set_hook(allows, &left);
        status = parse(text, NULL, 0, &plan, &complaints, &err);
        gv_memory_set_hook(NULL, NULL);
        assert_true((plan != NULL) == (status == GV_OK));
        gv_plan_free(plan);
        gv_text_free(&complaints);
    }
    assert_int_equal(status, in_the_end);
}

static void running_out_of_memory_is_reported_at_every_allocation(void **unused)
{
    (void) unused;
    expect_survival(shout, GV_OK);
}

static void running_out_of_memory_while_complaining_is_survived(void **unused)
{
    (void) unused;
    expect_survival("grapevine: 1\nnetwork: {kind: gmp, pp: 2}\nmodel: {kind: bass, p: x}\n"
                    "contest: {model.w: [1, 0]}\ncolour: red\n",
                    GV_E_SCENARIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_scenario_says_stands_in_the_plan),
        cmocka_unit_test(measures_stand_in_the_order_of_their_list),
        cmocka_unit_test(a_setting_changes_the_plan_but_not_the_text),
        cmocka_unit_test(a_setting_is_complained_about_by_its_own_words),
        cmocka_unit_test(a_setting_without_value_is_wrong_use_not_a_wrong_scenario),
        cmocka_unit_test(a_scenario_that_is_not_there_is_bad_data),
        cmocka_unit_test(the_machine_form_is_a_scenario_of_the_same_plan),
        cmocka_unit_test(no_number_outside_its_row_reaches_a_plan),
        cmocka_unit_test(a_plan_remembers_what_was_set_over_its_text_each_on_one_line),
        cmocka_unit_test(running_out_of_memory_is_reported_at_every_allocation),
        cmocka_unit_test(running_out_of_memory_while_complaining_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
