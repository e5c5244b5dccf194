#include "grapevine/programme.h"
#include "world.h"

#include <math.h>

/* 100 people, of whom some bought the product before tick 0 and keep it, and a brand that
 * reminds them for 10 days from tick 2 on; a unit costs 0.01. */
static gv_plan *given_customers(double share, double budget)
{
    gv_plan *plan = given_world("watts_strogatz", "market");
    set_number(plan, "network.people", 100);
    set_number(plan, "ticks", 20);
    set_number(plan, "budget", budget);
    set_number(plan, "model.customers", share);
    set_number(plan, "model.churn", 0);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 0);
    given_measure(plan, "gauges");
    given_strategy(plan, "reminding");
    gv_tactic_plan *trigger = given_tactic(plan, "talk_trigger", "trigger");
    tactic_number(trigger, "start", 2);
    tactic_number(trigger, "days", 10);
    tactic_number(trigger, "price", 0.01);
    return plan;
}

/* There are more than 50 customers, and money for 50 on each day. */
static void money_becomes_available_day_by_day(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(1, 5);
    lived life = live_again(plan, 0, 0);
    for (uint32_t step = 0; step <= 20; step++) {
        const uint32_t days = step <= 2 ? 0 : step >= 12 ? 10 : step - 2;
        assert_int_equal(life.spent[step], days * 500000);
    }
    assert_int_equal(life.delivered[0], 500);
    forget_life(&life);
    forget_world(plan);
}

static void only_what_is_used_is_paid(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(1, 1000);
    gv_block *rows = run_world(plan);
    const uint64_t customers = (uint64_t) value_of(rows, "customers", 0, 0, 5);
    gv_block_free(rows);
    lived life = live_again(plan, 0, 0);
    assert_in_range(customers, 51, 100);
    assert_int_equal(life.delivered[0], 10 * customers);
    assert_int_equal(life.spent[20], 10 * (gv_money) customers * 10000);
    forget_life(&life);
    forget_world(plan);
    plan = given_customers(0, 1000);
    life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[20], 0);
    forget_life(&life);
    forget_world(plan);
}

static double talks(double lift)
{
    gv_plan *plan = given_customers(1, 1000);
    set_number(plan, "model.talk", 0.1);
    set_number(plan, "replicates", 20);
    tactic_number(&plan->arms[0].tactics[0], "lift", lift);
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < 20; r++)
        sum += value_of(rows, "talk", 0, r, 12) - value_of(rows, "talk", 0, r, 2);
    gv_block_free(rows);
    forget_world(plan);
    return sum;
}

/* Passing on what others say comes after, so that the counts of own words are in ratio. */
static void who_is_reminded_speaks_more_often_by_the_lift(void **unused)
{
    (void) unused;
    const double usual = talks(0), twice = talks(1);
    assert_true(usual > 500);
    assert_true(fabs(twice / usual - 2) < 0.2);
}

/* Nobody to remind: the money goes to advertisements week by week, while they last. */
static void what_nobody_calls_for_falls_back_to_advertisements(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0, 100);
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    plan->arms[0].tactics[0].share = 0.5;
    plan->arms[0].tactics[0].fallback = "ads";
    ads->share = 0.5;
    tactic_number(ads, "days", 18);
    tactic_number(ads, "cpm", 100);
    set_number(plan, "model.login", 1);
    set_number(plan, "model.login_fatigue", 0);
    lived life = live_again(plan, 0, 0);
    /* After the 7th of its 10 days 7 tenths of 50 but for a unit, the rest when it ends. */
    assert_int_equal(life.delivered[0], 0);
    assert_int_equal(life.delivered[1], 500 + 349 + 150);
    assert_int_equal(life.spent[20], 999 * 100000);
    forget_life(&life);
    plan->arms[0].tactics[0].fallback = NULL;
    life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[1], 500);
    forget_life(&life);
    forget_world(plan);
}

/* Whoever could never pay for one unit of it would otherwise never keep it up. */
static void a_programme_keeps_the_price_of_a_unit(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0, 100);
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    plan->arms[0].tactics[0].share = 0.5;
    plan->arms[0].tactics[0].fallback = "ads";
    tactic_number(&plan->arms[0].tactics[0], "price", 40);
    ads->share = 0.5;
    tactic_number(ads, "days", 9);
    tactic_number(ads, "cpm", 100);
    set_number(plan, "model.login", 1);
    set_number(plan, "model.login_fatigue", 0);
    lived life = live_again(plan, 0, 0);
    /* 35 are there after a week; the programme outlives the advertisements. */
    assert_int_equal(life.delivered[1], 500);
    forget_life(&life);
    forget_world(plan);
}

static void a_life_without_the_programme_leaves_its_money_alone(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(1, 1000);
    plan->arms[0].tactics[0].is_left_out = true;
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[20], 0);
    forget_life(&life);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_becomes_available_day_by_day),
        cmocka_unit_test(only_what_is_used_is_paid),
        cmocka_unit_test(who_is_reminded_speaks_more_often_by_the_lift),
        cmocka_unit_test(what_nobody_calls_for_falls_back_to_advertisements),
        cmocka_unit_test(a_programme_keeps_the_price_of_a_unit),
        cmocka_unit_test(a_life_without_the_programme_leaves_its_money_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
