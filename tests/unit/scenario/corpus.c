/* Every file of tests/scenarios: the invalid ones earn exactly the complaints that their
 * first line states, the valid ones none. */
#include "scenario/resolve.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "test.h"

static char folder[4096];

static void set_folder(const char *kind)
{
    const char *const source = getenv("GRAPEVINE_SOURCE");
    const int length = snprintf(folder, sizeof folder, "%s/tests/scenarios/%s",
                                source != NULL ? source : ".", kind);
    assert_in_range(length, 1, sizeof folder - 1);
}

static int is_scenario(const struct dirent *entry)
{
    const char *const dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".yaml") == 0;
}

/* `code line:column; ...` as the first line of an invalid file writes it. */
static void print_earned(const gv_diagnostics *found, gv_text *out)
{
    for (size_t i = 0; i < found->n_kept; i++) {
        const gv_complaint *const c = &found->at[i];
        gv_text_add(out, "%s%s %u:%u", i > 0 ? "; " : "", c->code, (unsigned) c->place.line,
                    (unsigned) c->place.column);
    }
}

static void print_stated(const gv_yaml *tree, gv_text *out)
{
    static const char sign[] = "# earns: ";
    const char *const text = gv_yaml_source(tree)->text;
    if (strncmp(text, sign, strlen(sign)) == 0) {
        const char *const from = text + strlen(sign);
        gv_text_add_bytes(out, from, strcspn(from, "\r\n"));
    }
}

static double seconds(void)
{
    struct timespec now;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &now), 0);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* @return is everything as it should be? */
static bool is_as_stated(const char *name)
{
    char path[8192];
    (void) snprintf(path, sizeof path, "%s/%s", folder, name);
    gv_diagnostics found = { 0 };
    gv_yaml *tree = NULL;
    gv_plan *plan = NULL;
    gv_text earned = { 0 };
    gv_text stated = { 0 };
    const double start = seconds();
    must(gv_yaml_read(path, &found, &tree, NULL));
    must(gv_resolve(tree, (gv_origin){ .name = path, .folder = folder }, NULL, 0, &found,
                    &plan, NULL));
    const double taken = seconds() - start;
    print_earned(&found, &earned);
    print_stated(tree, &stated);
    const char *const e = earned.text != NULL ? earned.text : "";
    const char *const s = stated.text != NULL ? stated.text : "";
    const bool good =
        strcmp(e, s) == 0 && (plan != NULL) == (found.n_all == 0) && taken < 1;
    if (!good) {
        print_error("%s: stated '%s', earned '%s' after %.2f s\n", name, s, e, taken);
    }
    gv_text_free(&earned);
    gv_text_free(&stated);
    gv_plan_free(plan);
    gv_yaml_free(tree);
    return good;
}

static void expect_all_as_stated(const char *kind, int at_least)
{
    struct dirent **entry = NULL;
    set_folder(kind);
    const int n = scandir(folder, &entry, is_scenario, alphasort);
    assert_true(n >= at_least);
    int n_bad = 0;
    for (int i = 0; i < n; i++) {
        n_bad += is_as_stated(entry[i]->d_name) ? 0 : 1;
        free(entry[i]);
    }
    free(entry);
    assert_int_equal(n_bad, 0);
}

static void every_invalid_scenario_earns_what_its_first_line_states(void **unused)
{
    (void) unused;
    expect_all_as_stated("invalid", 100);
}

static void every_valid_scenario_becomes_a_plan(void **unused)
{
    (void) unused;
    expect_all_as_stated("valid", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_invalid_scenario_earns_what_its_first_line_states),
        cmocka_unit_test(every_valid_scenario_becomes_a_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
