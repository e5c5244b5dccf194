#include "world.h"

#include <string.h>

/* A star of five: person 0 has four hearers, everybody else one. */
static gv_plan *given_star(double budget)
{
    gv_plan *plan = given_ties("independent_cascade", 5, false, "0 1\n0 2\n0 3\n0 4\n");
    set_number(plan, "model.p", 1);
    set_number(plan, "ticks", 10);
    set_number(plan, "budget", budget);
    given_strategy(plan, "partners");
    gv_tactic_plan *tactic = given_tactic(plan, "partner_posts", "partners");
    tactic_number(tactic, "fee", 10);
    tactic_number(tactic, "fee_per_follower", 1);
    return plan;
}

static void expect_bought(gv_plan *plan, uint64_t posts, double spent)
{
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], posts);
    assert_int_equal(life.spent[life.ticks], gv_money_of(spent));
    forget_life(&life);
    forget_world(plan);
}

static void a_post_costs_the_fee_and_more_for_every_hearer(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(100);
    tactic_number(&plan->arms[0].tactics[0], "partners", 1);
    expect_bought(plan, 1, 14);
}

/* 13 does not pay for the hub (14), but for one of the others (11). */
static void who_is_too_dear_is_passed_over(void **unused)
{
    (void) unused;
    expect_bought(given_star(13), 1, 11);
}

static void money_is_spent_until_nobody_can_be_paid(void **unused)
{
    (void) unused;
    expect_bought(given_star(14 + 2 * 11 + 10.5), 3, 14 + 2 * 11);
    expect_bought(given_star(1000), 5, 14 + 4 * 11);
    expect_bought(given_star(9.99), 0, 0);
}

/* Three whole contracts of 5 posts at 11 leave 30.5: two posts, and 8.5 on top. The hub
 * would make two for more than that. */
static void what_pays_nobody_for_all_posts_pays_somebody_for_fewer(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(5 * 14 + 3 * 5 * 11 + 30.5);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    tactic_number(tactic, "posts", 5);
    tactic_number(tactic, "every", 1);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 4 * 5);
    forget_life(&life);
    tactic_word(tactic, "leftover", "posts");
    expect_bought(plan, 4 * 5 + 2, 5 * 14 + 3 * 5 * 11 + 30.5);
}

/* 13 does not pay the hub for a post, 9 nobody; with as many as were asked for all is kept.
 */
static void what_pays_for_no_post_is_left_over_all_the_same(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(9);
    tactic_word(&plan->arms[0].tactics[0], "leftover", "posts");
    expect_bought(plan, 0, 0);
    plan = given_star(13);
    tactic_word(&plan->arms[0].tactics[0], "leftover", "posts");
    expect_bought(plan, 1, 11);
    plan = given_star(100);
    tactic_word(&plan->arms[0].tactics[0], "leftover", "posts");
    tactic_number(&plan->arms[0].tactics[0], "partners", 1);
    expect_bought(plan, 1, 14);
}

/* With fees of their own some ask less than the usual base fee, and are found. */
static void when_fees_differ_somebody_cheap_is_looked_for_to_the_end(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(9.99);
    tactic_number(&plan->arms[0].tactics[0], "fee_spread", 0.5);
    uint32_t bought = 0;
    for (uint64_t r = 0; r < 40; r++) {
        lived life = live_again(plan, 0, r);
        bought += life.delivered[0] > 0 ? 1 : 0;
        assert_true(life.spent[life.ticks] <= gv_money_of(9.99));
        assert_true((life.delivered[0] > 0) == (life.spent[life.ticks] > 0));
        forget_life(&life);
    }
    assert_true(bought > 20);
    forget_world(plan);
}

static void only_posts_inside_the_life_are_bought(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(1000);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    tactic_number(tactic, "partners", 1);
    tactic_number(tactic, "posts", 5);
    tactic_number(tactic, "start", 3); /* ticks 3, 7, and 11 and later never */
    tactic_number(tactic, "every", 4);
    expect_bought(plan, 2, 28);
}

static void a_partner_is_heard_once_a_post_and_does_not_adopt(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(14);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_reads, 4);
    assert_int_equal(life.reads[0], 0);
    for (uint32_t v = 1; v < 5; v++) {
        assert_int_equal(life.adopted_at[v], 1);
        assert_int_equal(life.channel[v], GV_CHANNEL_PARTNER);
        assert_int_equal(life.source[v], 0);
    }
    assert_int_equal(life.adopted_at[0], 2); /* told by those who were told */
    assert_int_equal(life.channel[0], GV_CHANNEL_EARNED);
    forget_life(&life);
    forget_world(plan);
}

/* Each post has luck of its own: with p = 1/2 a second one convinces some whom the first
 * did not. */
static void a_second_post_is_a_second_chance(void **unused)
{
    (void) unused;
    uint32_t adopters[2] = { 0 };
    for (int posts = 1; posts <= 2; posts++) {
        gv_plan *plan = given_star(1000);
        gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
        set_number(plan, "model.p", 0.5);
        tactic_number(tactic, "partners", 1);
        tactic_number(tactic, "posts", posts);
        tactic_number(tactic, "every", 1);
        for (uint64_t r = 0; r < 50; r++) {
            lived life = live_again(plan, 0, r);
            adopters[posts - 1] += life.n_adopters;
            forget_life(&life);
        }
        forget_world(plan);
    }
    assert_true(adopters[1] > adopters[0]);
}

static void free_posts_for_everybody_are_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_star(0);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    gv_error err = { 0 };
    must(tactic->tactic->check(tactic->params, &err));
    tactic_number(tactic, "fee", 0);
    tactic_number(tactic, "fee_per_follower", 0);
    assert_int_equal(tactic->tactic->check(tactic->params, &err), GV_E_SCENARIO);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_post_costs_the_fee_and_more_for_every_hearer),
        cmocka_unit_test(who_is_too_dear_is_passed_over),
        cmocka_unit_test(money_is_spent_until_nobody_can_be_paid),
        cmocka_unit_test(what_pays_nobody_for_all_posts_pays_somebody_for_fewer),
        cmocka_unit_test(what_pays_for_no_post_is_left_over_all_the_same),
        cmocka_unit_test(when_fees_differ_somebody_cheap_is_looked_for_to_the_end),
        cmocka_unit_test(only_posts_inside_the_life_are_bought),
        cmocka_unit_test(a_partner_is_heard_once_a_post_and_does_not_adopt),
        cmocka_unit_test(a_second_post_is_a_second_chance),
        cmocka_unit_test(free_posts_for_everybody_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
