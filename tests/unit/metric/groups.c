#include "crowd.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 200 };

static const char *const names[] = { "young", "old", "nobody" };
static const double shares[] = { 0.25, 0.749999, 0.000001 };

/* Everybody of one group, or of all, sees an advertisement that convinces. */
static gv_plan *given_campaign(size_t groups, const char *group)
{
    gv_plan *plan = given_world("complete", "independent_cascade");
    given_groups(plan, groups, names, shares);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 5);
    set_number(plan, "replicates", 1);
    set_number(plan, "budget", 100000);
    given_measure(plan, "groups");
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 10000);
    tactic_number(ads, "strength", 1);
    memcpy((char *) ads->params + gv_spec_find(&ads->tactic->spec, "group")->offset, &group,
           sizeof group);
    return plan;
}

static void members_reached_and_adopters_are_counted_by_group(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(3, "young");
    gv_block *rows = run_world(plan);
    gv_people *people = strangers(plan, PEOPLE, 0);
    const uint32_t *member = NULL;
    const uint32_t young = gv_people_group(people, "young", &member);
    assert_true(value_of(rows, "group_size", 0, 0, 0) == young);
    assert_true(value_of(rows, "group_size", 0, 0, 1) == PEOPLE - young);
    assert_true(value_of(rows, "group_size", 0, 0, 2) == 0);
    assert_true(value_of(rows, "reach_by_group", 0, 0, 0) == young);
    assert_true(value_of(rows, "reach_by_group", 0, 0, 1) == 0);
    assert_true(value_of(rows, "adopters_by_group", 0, 0, 0) == young);
    assert_true(value_of(rows, "reach_ratio", 0, 0, 0) == 0);
    assert_true(value_of(rows, "adoption_ratio", 0, 0, 0) == 0);
    gv_people_free(people);
    gv_block_free(rows);
    forget_world(plan);
}

static void groups_that_are_reached_alike_have_a_ratio_of_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(3, "");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "reach_ratio", 0, 0, 0) == 1);
    assert_true(value_of(rows, "adoption_ratio", 0, 0, 0) == 1);
    gv_block_free(rows);
    forget_world(plan);
}

static void without_groups_there_is_one_empty_word_and_no_ratio(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(0, "");
    gv_block *rows = run_world(plan);
    assert_int_equal(plan->group_names.n, 1);
    assert_string_equal(plan->group_names.at[0], "");
    assert_true(value_of(rows, "group_size", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "reach_ratio", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_reached_and_adopters_are_counted_by_group),
        cmocka_unit_test(groups_that_are_reached_alike_have_a_ratio_of_one),
        cmocka_unit_test(without_groups_there_is_one_empty_word_and_no_ratio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
