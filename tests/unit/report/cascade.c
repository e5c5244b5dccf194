/* The largest tree of a life, lived again by the engine. */
#include "test.h"

#include "grapevine/scenario.h"
#include "report/cascade.h"

#include <stdio.h>
#include <string.h>

/* One seed in a connected network; with p = 1 it reaches everybody. */
static gv_plan *one_seed(int people, const char *p)
{
    char text[512];
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    snprintf(text, sizeof text,
             "grapevine: 1\ntitle: t\nseed: 7\nreplicates: 2\nticks: 60\nbudget: 100\n"
             "network: {kind: barabasi_albert, people: %d, ties: 3}\n"
             "model: {kind: independent_cascade, p: %s}\n"
             "strategies:\n  seeds:\n    - {kind: seeding, people: 1, fee: 1}\n"
             "measure: [adopters, cascades]\n",
             people, p);
    if (gv_scenario_parse(text, strlen(text), "t.yaml", ".", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text);
    gv_text_free(&complaints);
    return plan;
}

static void sure_word_of_mouth_makes_one_tree_of_everybody(void **unused)
{
    gv_plan *plan = one_seed(1000, "1");
    gv_cascade tree = { 0 };
    (void) unused;
    must(gv_cascade_largest(plan, 1, 0, &tree, NULL));
    assert_int_equal(tree.size, 1000);
    assert_int_equal(tree.trees, 1);
    assert_int_equal(tree.n_drawn, GV_CASCADE_DRAWN);
    assert_in_range(tree.depth, 2, 20);
    for (uint32_t i = 1; i < tree.n_drawn; i++)
        assert_true(tree.parent[i] < i);
    gv_free(tree.parent);
    gv_plan_free(plan);
}

static void silence_leaves_a_lone_root_and_nothing_without_seeds(void **unused)
{
    gv_plan *plan = one_seed(100, "0");
    gv_cascade tree = { 0 };
    (void) unused;
    must(gv_cascade_largest(plan, 1, 1, &tree, NULL));
    assert_int_equal(tree.size, 1);
    assert_int_equal(tree.depth, 0);
    gv_free(tree.parent);
    tree = (gv_cascade){ 0 };
    must(gv_cascade_largest(plan, 0, 1, &tree, NULL));
    assert_int_equal(tree.size, 0);
    assert_null(tree.parent);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sure_word_of_mouth_makes_one_tree_of_everybody),
        cmocka_unit_test(silence_leaves_a_lone_root_and_nothing_without_seeds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
