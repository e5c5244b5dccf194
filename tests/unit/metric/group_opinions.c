#include "crowd.h"
#include "world.h"

#include <math.h>

static const char *const names[] = { "young", "old", "nobody" };
static const double shares[] = { 0.25, 0.749999, 0.000001 };

static gv_plan *given_opinions(const char *model, double people, size_t groups)
{
    gv_plan *plan = given_world("complete", model);
    given_groups(plan, groups, names, shares);
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", 1);
    set_number(plan, "replicates", 1);
    given_measure(plan, "opinions");
    given_measure(plan, "group_opinions");
    given_strategy(plan, "nothing");
    return plan;
}

static void means_of_groups_make_the_mean_of_all(void **unused)
{
    (void) unused;
    gv_plan *plan = given_opinions("hegselmann_krause", 200, 3);
    set_number(plan, "model.epsilon", 0.1);
    gv_block *rows = run_world(plan);
    gv_people *people = strangers(plan, 200, 0);
    const uint32_t *member = NULL;
    const double young = gv_people_group(people, "young", &member) / 200.0;
    const double mean = young * value_of(rows, "opinion_by_group", 0, 0, 0) +
                        (1 - young) * value_of(rows, "opinion_by_group", 0, 0, 1);
    assert_true(fabs(mean - value_of(rows, "opinion_mean", 0, 0, 0)) < 1e-12);
    assert_true(fabs(value_of(rows, "opinion_by_group", 0, 0, 0) - mean) > 1e-6);
    assert_true(isnan(value_of(rows, "opinion_by_group", 0, 0, 2)));
    gv_people_free(people);
    gv_block_free(rows);
    forget_world(plan);
}

/* More words than people: both hold 1 for ever. */
static void two_opinions_are_shares_of_a_group(void **unused)
{
    (void) unused;
    gv_plan *plan = given_opinions("voter", 2, 3);
    set_number(plan, "model.zealots_one", 2);
    gv_block *rows = run_world(plan);
    for (size_t g = 0; g < 3; g++) {
        const double held = value_of(rows, "opinion_by_group", 0, 0, g);
        assert_true(isnan(held) || fabs(held - 1) < 1e-12);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void without_groups_no_group_holds_anything(void **unused)
{
    (void) unused;
    gv_plan *plan = given_opinions("degroot", 20, 0);
    gv_block *rows = run_world(plan);
    assert_true(isnan(value_of(rows, "opinion_by_group", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_of_groups_make_the_mean_of_all),
        cmocka_unit_test(two_opinions_are_shares_of_a_group),
        cmocka_unit_test(without_groups_no_group_holds_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
