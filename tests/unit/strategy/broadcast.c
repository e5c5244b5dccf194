#include "crowd.h"
#include "world.h"

static gv_plan *given_screen(double budget, double days, double start)
{
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", 100);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 10);
    set_number(plan, "budget", budget);
    given_strategy(plan, "screen");
    gv_tactic_plan *tactic = given_tactic(plan, "broadcast", "screen");
    tactic_number(tactic, "cpm", 1000);
    tactic_number(tactic, "days", days);
    tactic_number(tactic, "start", start);
    return plan;
}

/* Spending after each state in units of money, as many as impressions. */
static void expect_spending(gv_plan *plan, const int *units)
{
    lived life = live_again(plan, 0, 0);
    for (uint32_t t = 0; t <= life.ticks; t++)
        assert_int_equal(life.spent[t], units[t] * (gv_money) GV_MONEY_UNIT);
    forget_life(&life);
    forget_world(plan);
}

static void impressions_are_spread_evenly_with_the_rest_on_the_first_days(void **unused)
{
    (void) unused;
    const int units[] = { 0, 0, 0, 4, 8, 11, 14, 14, 14, 14, 14 };
    expect_spending(given_screen(14, 4, 2), units);
}

static void a_campaign_longer_than_the_life_is_squeezed_into_it(void **unused)
{
    (void) unused;
    const int units[] = { 0, 0, 0, 0, 0, 0, 0, 0, 7, 14, 20 };
    expect_spending(given_screen(20, 30, 7), units);
}

static void a_campaign_after_the_end_buys_nothing(void **unused)
{
    (void) unused;
    const int nothing[11] = { 0 };
    expect_spending(given_screen(20, 3, 10), nothing);
}

/* A price below a millionth would be nothing, and nothing buys without end. */
static void prices_and_crowds_of_impressions_have_ends(void **unused)
{
    (void) unused;
    gv_plan *plan = given_screen(1e9, 1, 0);
    gv_error err = { 0 };
    assert_int_equal(gv_plan_set(plan, "tactics.screen.cpm", 1e-7, &err), GV_E_RANGE);
    gv_error_clear(&err);
    must(gv_plan_set(plan, "tactics.screen.cpm", 1e-6, &err));
    must(gv_plan_settle(plan, 0, &err));
    gv_block *rows = NULL;
    must(gv_block_create(plan, 0, plan->experiment.replicates, &rows, &err));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = 1 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_SCENARIO);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_group_nobody_belongs_to_is_shown_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_screen(20, 3, 0);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    const gv_param *row = gv_spec_find(&tactic->tactic->spec, "group");
    *(const char **) (void *) ((char *) tactic->params + row->offset) = "elders";
    const int nothing[11] = { 0 };
    expect_spending(plan, nothing);
}

static void a_group_is_shown_everything_and_others_nothing(void **unused)
{
    (void) unused;
    static const char *const names[] = { "young", "old" };
    static const double shares[] = { 0.3, 0.7 };
    gv_plan *plan = given_screen(500, 5, 0);
    given_groups(plan, 2, names, shares);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    const gv_param *row = gv_spec_find(&tactic->tactic->spec, "group");
    *(const char **) (void *) ((char *) tactic->params + row->offset) = "young";
    gv_people *people = strangers(plan, 100, 0);
    const gv_trait *group = gv_people_trait(people, "group");
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_reads, 500);
    for (uint32_t v = 0; v < life.n; v++)
        assert_true(life.reads[v] == 0 || group->value[v] == 0);
    forget_life(&life);
    gv_people_free(people);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(impressions_are_spread_evenly_with_the_rest_on_the_first_days),
        cmocka_unit_test(a_campaign_longer_than_the_life_is_squeezed_into_it),
        cmocka_unit_test(a_campaign_after_the_end_buys_nothing),
        cmocka_unit_test(prices_and_crowds_of_impressions_have_ends),
        cmocka_unit_test(a_group_nobody_belongs_to_is_shown_nothing),
        cmocka_unit_test(a_group_is_shown_everything_and_others_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
