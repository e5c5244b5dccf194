#include "crowd.h"
#include "world.h"

#include <string.h>

static void expect_printed(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is missing from\n%s", part, text);
}

static void everything_that_can_be_chosen_is_spelled_out(void **unused)
{
    (void) unused;
    static const char *const names[] = { "young", "no" };
    static const double shares[] = { 0.25, 0.75 };
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    plan->experiment.title = "Who: wins?";
    given_groups(plan, 2, names, shares);
    set_number(plan, "budget", 1234.5);
    given_strategy(plan, "television");
    given_tactic(plan, "broadcast", "screen")->share = 0.1;
    given_strategy(plan, "off");
    const gv_contest contest = { "model.p", 0.01, 0.1 };
    plan->contests = gv_arena_alloc(plan->arena, 1, sizeof contest, NULL);
    plan->contests[0] = contest;
    plan->n_contests = 1;
    must(gv_plan_settle(plan, 0, NULL));
    gv_text text = { 0 };
    gv_plan_print(plan, &text);
    assert_false(text.failed);
    expect_printed(text.text, "grapevine: 1\n");
    expect_printed(text.text, "title: \"Who: wins?\"\n");
    expect_printed(text.text, "budget: 1234.5\n");
    expect_printed(text.text, "network: {kind: barabasi_albert, people: 1000");
    expect_printed(text.text, "replicates_per_graph: 1}\n");
    expect_printed(text.text,
                   "groups: {young: 0.25, \"no\": 0.75}\n"); /* YAML reads no as false */
    expect_printed(text.text,
                   "model: {kind: independent_cascade, p: 0.05, chance: constant}\n");
    expect_printed(text.text,
                   "  television:\n    - {kind: broadcast, name: screen, share: 0.1");
    expect_printed(text.text, "  \"off\": []\n");
    expect_printed(text.text, "measure:\n  - {kind: adopters}\n");
    expect_printed(text.text, "contest:\n  model.p: [0.01, 0.1]\n");
    gv_text_free(&text);
    forget_world(plan);
}

static void the_baseline_is_said_and_not_listed(void **unused)
{
    (void) unused;
    gv_plan *plan = given_karate("bass");
    plan->experiment.baseline = GV_BASELINE_DO_NOTHING;
    given_strategy(plan, "nothing else");
    must(gv_plan_settle(plan, 0, NULL));
    gv_text text = { 0 };
    gv_plan_print(plan, &text);
    expect_printed(text.text, "baseline: do-nothing\n");
    assert_null(strstr(text.text, "  do-nothing"));
    expect_printed(text.text, "replicates_per_graph: all}\n");
    gv_text_free(&text);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_that_can_be_chosen_is_spelled_out),
        cmocka_unit_test(the_baseline_is_said_and_not_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
