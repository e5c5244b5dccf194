#include "crowd.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 50 };

static const char *const names[] = { "young", "nobody", "old" };
static const double shares[] = { 0.4, 1e-12, 0.6 };

/* So many impressions that everybody they may meet is reached; each convinces. */
static gv_plan *given_campaign(bool for_young_only)
{
    gv_plan *plan = given_world("complete", "independent_cascade");
    given_groups(plan, 3, names, shares);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 5);
    set_number(plan, "replicates", 1);
    set_number(plan, "budget", 5000);
    given_strategy(plan, "shout");
    gv_tactic_plan *tactic = given_tactic(plan, "broadcast", "shout");
    tactic_number(tactic, "cpm", 1000);
    tactic_number(tactic, "strength", 1);
    if (for_young_only)
        memcpy((char *) tactic->params +
                   gv_spec_find(&tactic->tactic->spec, "group")->offset,
               &names[0], sizeof names[0]);
    given_measure(plan, "equality");
    return plan;
}

static uint32_t count_old(const gv_plan *plan)
{
    const uint32_t *member = NULL;
    gv_people *people = strangers(plan, PEOPLE, 0);
    const uint32_t old = gv_people_group(people, "old", &member);
    gv_people_free(people);
    return old;
}

static void what_reaches_all_groups_alike_has_no_inequality(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(false);
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "reach_lowest_group", 0, 0, 0) == 1);
    assert_true(value_of(rows, "reach_highest_group", 0, 0, 0) == 1);
    assert_true(value_of(rows, "reach_gini", 0, 0, 0) == 0);
    assert_true(value_of(rows, "adoption_gini", 0, 0, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* Everything for one group: the index is the share of the others. */
static void what_one_group_has_alone_the_others_lack(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(true);
    gv_block *rows = run_world(plan);
    const double others = count_old(plan) / (double) PEOPLE;
    assert_true(others > 0.3 && others < 0.9);
    assert_true(value_of(rows, "reach_lowest_group", 0, 0, 0) == 0);
    assert_true(value_of(rows, "reach_highest_group", 0, 0, 0) == 1);
    assert_true(fabs(value_of(rows, "reach_gini", 0, 0, 0) - others) < 1e-12);
    assert_true(value_of(rows, "adoption_lowest_group", 0, 0, 0) == 0);
    assert_true(fabs(value_of(rows, "adoption_gini", 0, 0, 0) - others) < 1e-12);
    gv_block_free(rows);
    forget_world(plan);
}

static void without_groups_or_reach_there_is_no_index(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(false);
    given_groups(plan, 0, NULL, NULL);
    gv_block *rows = run_world(plan);
    assert_true(isnan(value_of(rows, "reach_lowest_group", 0, 0, 0)));
    assert_true(isnan(value_of(rows, "adoption_gini", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
    plan = given_campaign(false);
    set_number(plan, "budget", 0);
    rows = run_world(plan);
    assert_true(value_of(rows, "reach_highest_group", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "reach_gini", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_reaches_all_groups_alike_has_no_inequality),
        cmocka_unit_test(what_one_group_has_alone_the_others_lack),
        cmocka_unit_test(without_groups_or_reach_there_is_no_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
