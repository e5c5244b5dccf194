#include "world.h"

#include <math.h>

enum { PEOPLE = 1000, LIVES = 200 };

static gv_tactic_plan *given_screen(gv_plan *plan, const char *name, double impressions)
{
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", name);
    tactic_number(screen, "cpm", 1000 * 1000 / impressions);
    tactic_number(screen, "strength", 0);
    tactic_number(screen, "days", 5);
    return screen;
}

static gv_plan *given_crowd(void)
{
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "ticks", 5);
    set_number(plan, "budget", 3000);
    given_strategy(plan, "screens");
    given_measure(plan, "reach");
    given_measure(plan, "overlap");
    return plan;
}

static double mean_of(const gv_block *rows, const char *outcome, size_t at)
{
    double sum = 0;
    for (uint64_t r = 0; r < rows->n; r++)
        sum += value_of(rows, outcome, 0, r, at);
    return sum / (double) rows->n;
}

/* Two tactics: reach + duplication is the sum of their reaches, in every life. */
static void two_reaches_less_their_duplication_are_the_reach_together(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    given_screen(plan, "large", 900)->share = 0.5;
    given_screen(plan, "small", 300)->share = 0.5;
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        const double a = value_of(rows, "reach_by_tactic", 0, r, 0);
        const double b = value_of(rows, "reach_by_tactic", 0, r, 1);
        const double both = value_of(rows, "reached_by_several", 0, r, 0);
        const double reach = value_of(rows, "reach", 0, r, 0);
        assert_true(reach == a + b - both);
        assert_true(value_of(rows, "duplicated_share", 0, r, 0) == both / reach);
        assert_true(fabs(value_of(rows, "reach_agostini", 0, r, 0) -
                         (a + b) * (a + b) / (1.125 * both + a + b)) < 1e-9);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* Impressions meet people at random, whatever other tactics do. Each of two draws of 1,350
 * and 450 impressions on 1,000 people; tolerance 5 standard errors of about 0.6. */
static void random_impressions_overlap_as_independent_audiences_do(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    given_screen(plan, "large", 900)->share = 0.5;
    given_screen(plan, "small", 300)->share = 0.5;
    gv_block *rows = run_world(plan);
    const double large = PEOPLE * (1 - pow(1 - 1.0 / PEOPLE, 1350));
    const double small = PEOPLE * (1 - pow(1 - 1.0 / PEOPLE, 450));
    assert_true(fabs(mean_of(rows, "reach_by_tactic", 0) - large) < 3.5);
    assert_true(fabs(mean_of(rows, "reach_by_tactic", 1) - small) < 3.5);
    assert_true(fabs(mean_of(rows, "reach", 0) - mean_of(rows, "reach_sainsbury", 0)) <
                3.5);
    gv_block_free(rows);
    forget_world(plan);
}

static void without_tactics_nobody_is_reached_twice(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "reach_by_tactic", 0, 0, 0) == 0);
    assert_true(value_of(rows, "reached_by_several", 0, 0, 0) == 0);
    assert_true(value_of(rows, "reach_sainsbury", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "duplicated_share", 0, 0, 0)));
    assert_true(isnan(value_of(rows, "reach_agostini", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_reaches_less_their_duplication_are_the_reach_together),
        cmocka_unit_test(random_impressions_overlap_as_independent_audiences_do),
        cmocka_unit_test(without_tactics_nobody_is_reached_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
