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

/* A medium that shows itself to all of its audience. */
static void given_medium(gv_plan *plan, const char *name, double share, const char *key,
                         double from)
{
    gv_tactic_plan *medium = given_screen(plan, name, 1000000);
    tactic_number(medium, "audience", share);
    tactic_text(medium, "audience_key", key);
    tactic_number(medium, "audience_from", from);
    medium->share = 0.3;
}

static gv_block *given_media(gv_plan *plan, const char *key, double second, double third)
{
    set_number(plan, "network.people", 5000);
    set_number(plan, "replicates", 100);
    set_number(plan, "budget", 1000);
    given_medium(plan, "press", 0.3, key, 0);
    given_medium(plan, "radio", 0.2, key, second);
    given_medium(plan, "cinema", 0.25, key, third);
    return run_world(plan);
}

/* 1 - .7 .8 .75 = .58: one standard error of a mean of 100 lives is .0007 of the people.
 * Each of 1,500 people misses 300,000 impressions with chance e^-200.
 * @source Caffyn, Sagovsky (1963), Journal of Advertising Research 3(1):21 */
static void audiences_on_circles_of_their_own_are_independent(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    gv_block *rows = given_media(plan, "", 0, 0);
    assert_true(fabs(mean_of(rows, "reach_by_tactic", 0) / 5000 - 0.3) < 0.0035);
    assert_true(fabs(mean_of(rows, "reach", 0) / 5000 - 0.58) < 0.0035);
    assert_true(fabs(mean_of(rows, "reach_sainsbury", 0) / 5000 - 0.58) < 0.0035);
    gv_block_free(rows);
    forget_world(plan);
}

static void audiences_side_by_side_on_one_circle_share_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    gv_block *rows = given_media(plan, "town", 0.3, 0.75);
    for (uint64_t r = 0; r < rows->n; r++)
        assert_true(value_of(rows, "reached_by_several", 0, r, 0) == 0);
    assert_true(fabs(mean_of(rows, "reach", 0) / 5000 - 0.75) < 0.0035);
    gv_block_free(rows);
    forget_world(plan);
}

/* [0, .3), [.2, .4) and [.85, 1.1): .1 lies in the first two, and .1 in first and last. */
static void audiences_overlap_as_their_parts_of_the_circle_do(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    gv_block *rows = given_media(plan, "town", 0.2, 0.85);
    assert_true(fabs(mean_of(rows, "reach", 0) / 5000 - 0.55) < 0.0035);
    assert_true(fabs(mean_of(rows, "reached_by_several", 0) / 5000 - 0.2) < 0.003);
    gv_block_free(rows);
    forget_world(plan);
}

/* The same circle under a tactic's name or its word. */
static void equal_audiences_are_the_same_people(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    given_medium(plan, "press", 0.3, "", 0);
    given_medium(plan, "radio", 0.3, "press", 0);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++)
        assert_true(value_of(rows, "reached_by_several", 0, r, 0) ==
                    value_of(rows, "reach", 0, r, 0));
    gv_block_free(rows);
    forget_world(plan);
}

/* m impressions a head, viewing gamma of shape k: reach 1 - (1 + m / k)^-k. Half of 5,000
 * people, 40 lives: one standard error is .0011 of the people, and the heads' finite number
 * shifts it by less than .0005. */
static void gamma_viewers_are_reached_as_the_closed_form_says(void **unused)
{
    (void) unused;
    static const double shape[] = { 0.5, 1, 4 }, a_head[] = { 1.5, 1, 1.5 };
    for (size_t k = 0; k < GV_COUNT_OF(shape); k++) {
        gv_plan *plan = given_crowd();
        set_number(plan, "network.people", 5000);
        set_number(plan, "replicates", 40);
        set_number(plan, "budget", 1000);
        gv_tactic_plan *screen = given_screen(plan, "screen", 5000 * a_head[k]);
        tactic_number(screen, "viewing", shape[k]);
        gv_block *rows = run_world(plan);
        const double expected = 1 - pow(1 + a_head[k] / shape[k], -shape[k]);
        assert_true(fabs(mean_of(rows, "reach", 0) / 5000 - expected) < 0.006);
        assert_true(value_of(rows, "exposures", 0, 0, 0) == 5000 * a_head[k]);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* One impression a head and week, and most of the viewing done by few: something stays
 * unsold, nobody sees more, and the delivery ends. */
static void a_cap_on_heavy_viewers_leaves_impressions_unsold(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    set_number(plan, "budget", 1000);
    gv_tactic_plan *screen = given_screen(plan, "screen", PEOPLE);
    tactic_number(screen, "viewing", 0.1);
    tactic_number(screen, "cap_per_week", 1);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        const double sold = value_of(rows, "exposures", 0, r, 0);
        assert_true(sold < PEOPLE && sold > PEOPLE / 10.0);
        assert_true(value_of(rows, "reach", 0, r, 0) == sold);
    }
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
        cmocka_unit_test(audiences_on_circles_of_their_own_are_independent),
        cmocka_unit_test(audiences_side_by_side_on_one_circle_share_nobody),
        cmocka_unit_test(audiences_overlap_as_their_parts_of_the_circle_do),
        cmocka_unit_test(equal_audiences_are_the_same_people),
        cmocka_unit_test(gamma_viewers_are_reached_as_the_closed_form_says),
        cmocka_unit_test(a_cap_on_heavy_viewers_leaves_impressions_unsold),
        cmocka_unit_test(without_tactics_nobody_is_reached_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
