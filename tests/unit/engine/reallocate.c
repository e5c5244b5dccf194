/* Money that comes in instalments, and follows what tactics seem to bring. */
#include "expect.h"
#include "market_world.h"

#include <math.h>

enum { PEOPLE = 2000, TICKS = 60 };

/* Two campaigns, an impression of which costs 0.01, share 1000 evenly over all ticks; the
 * first convinces with that strength, the other nobody. Nobody speaks. */
static gv_plan *given_two_campaigns(double strength, const char *by)
{
    gv_plan *plan = given_world("watts_strogatz", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", 10);
    set_number(plan, "budget", 1000);
    given_measure(plan, "allocation");
    given_measure(plan, "cost_per_adopter");
    given_strategy(plan, "both");
    static const char *const names[] = { "works", "does-not" };
    for (size_t k = 0; k < 2; k++) {
        gv_tactic_plan *ads = given_tactic(plan, "broadcast", names[k]);
        ads->share = k == 0 ? 0.25 : 0.75;
        tactic_number(ads, "days", TICKS);
        tactic_number(ads, "cpm", 10);
        tactic_number(ads, "strength", k == 0 ? strength : 0);
    }
    gv_tactic_plan *mover = given_tactic(plan, "reallocation", "reallocation");
    mover->share = 0;
    tactic_number(mover, "every", 10);
    tactic_word(mover, "by", by);
    return plan;
}

static gv_tactic_plan *mover_of(gv_plan *plan)
{
    return &plan->arms[0].tactics[2];
}

/* ---- instalments ----------------------------------------------------------------------
 */

static void without_a_rate_money_stays_where_it_was_planned(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0.001, "last_touch");
    tactic_number(mover_of(plan), "rate", 0);
    lived life = live_again(plan, 0, 0);
    assert_in_range(life.delivered[0], 25000 - 6, 25000 + 6);
    assert_in_range(life.delivered[1], 75000 - 6, 75000 + 6);
    for (uint32_t step = 0; step <= TICKS; step += 10)
        expect_near("spent by then", 1000.0 * step / TICKS,
                    gv_money_units(life.spent[step]), 0.05);
    forget_life(&life);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 10; r++) {
        assert_true(value_of(rows, "money_moved", 0, r, TICKS) < 1e-9);
        assert_true(fabs(value_of(rows, "money_factor", 0, r, 0) - 1) < 1e-9);
        assert_true(isnan(value_of(rows, "money_factor", 0, r, 2)));
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void however_money_moves_all_of_it_is_spent_and_no_more(void **unused)
{
    (void) unused;
    static const char *const by[] = { "incremental", "last_touch" };
    for (size_t k = 0; k < 2; k++) {
        gv_plan *plan = given_two_campaigns(0.01, by[k]);
        tactic_number(mover_of(plan), "every", 7); /* the last instalment is shorter */
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < 10; r++)
            expect_near("spent", 1000, value_of(rows, "spent", 0, r, 0), 0.021);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* A campaign of the first half of the time, and one of the second half. */
static void tactics_get_money_only_while_they_run(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0.01, "last_touch");
    tactic_number(&plan->arms[0].tactics[0], "days", 30);
    tactic_number(&plan->arms[0].tactics[1], "start", 30);
    tactic_number(&plan->arms[0].tactics[1], "days", 30);
    lived life = live_again(plan, 0, 0);
    expect_near("spent by 30", 250, gv_money_units(life.spent[30]), 0.021);
    expect_near("spent", 1000, gv_money_units(life.spent[TICKS]), 0.041);
    assert_in_range(life.delivered[0], 24998, 25002);
    assert_in_range(life.delivered[1], 74998, 75002);
    forget_life(&life);
    forget_world(plan);
}

/* What a programme has no use for, its next instalments move to where there is use. */
static void what_is_left_over_is_handed_out_again(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("watts_strogatz", 500);
    set_number(plan, "ticks", 40);
    set_number(plan, "budget", 100);
    set_number(plan, "model.customers", 0);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 0);
    set_number(plan, "model.login", 1);
    set_number(plan, "model.login_fatigue", 0);
    given_strategy(plan, "both");
    gv_tactic_plan *talk = given_tactic(plan, "talk_trigger", "talk");
    talk->share = 0.5;
    tactic_number(talk, "days", 40);
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    ads->share = 0.5;
    tactic_number(ads, "days", 40);
    tactic_number(ads, "cpm", 10);
    gv_tactic_plan *mover = given_tactic(plan, "reallocation", "reallocation");
    mover->share = 0;
    tactic_number(mover, "every", 10);
    tactic_number(mover, "rate", 0);
    lived life = live_again(plan, 0, 0);
    /* Of 100 in four parts ads get half of the first; of the 87.5 left a third, halved; of
     * the 72.9167 left a half, halved; of the 54.6875 left half. */
    expect_near("spent by 10", 12.5, gv_money_units(life.spent[10]), 0.02);
    expect_near("spent by 20", 12.5 + 87.5 / 6, gv_money_units(life.spent[20]), 0.02);
    expect_near("spent", 100 - 54.6875 / 2, gv_money_units(life.spent[40]), 0.03);
    assert_int_equal(life.delivered[0], 0);
    forget_life(&life);
    forget_world(plan);
}

/* ---- evidence ---------------------------------------------------------------------------
 */

static double mean_factor(gv_plan *plan, size_t tactic)
{
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < 10; r++)
        sum += value_of(rows, "money_factor", 0, r, tactic) / 10;
    gv_block_free(rows);
    return sum;
}

static void money_goes_to_what_works_by_either_evidence(void **unused)
{
    (void) unused;
    static const char *const by[] = { "incremental", "last_touch" };
    for (size_t k = 0; k < 2; k++) {
        gv_plan *plan = given_two_campaigns(0.005, by[k]);
        tactic_number(mover_of(plan), "hold_out", 0.3);
        assert_true(mean_factor(plan, 0) > 1.5);
        assert_true(mean_factor(plan, 1) < 0.9);
        forget_world(plan);
    }
}

/* Where nothing works, luck alone moves money, to either as often. */
static void evidence_of_nothing_moves_money_nowhere_in_particular(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0, "incremental");
    expect_near("of the planned", 1, mean_factor(plan, 0), 1e-9);
    forget_world(plan);
}

static double least_factor(gv_plan *plan)
{
    gv_block *rows = run_world(plan);
    double least = INFINITY;
    for (uint64_t r = 0; r < 10; r++) {
        for (size_t k = 0; k < 2; k++) {
            const double factor = value_of(rows, "money_factor", 0, r, k);
            least = factor < least ? factor : least;
        }
    }
    gv_block_free(rows);
    return least;
}

/* A factor of 0.2 before all shares are made to sum to 1; the other's is at most 4. */
static void nobody_falls_below_about_the_least(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0.01, "last_touch");
    tactic_number(mover_of(plan), "rate", 10);
    tactic_number(mover_of(plan), "least", 0.2);
    expect_near("the worst", 0.2 / (0.25 * 4 + 0.75 * 0.2), least_factor(plan), 1e-6);
    tactic_number(mover_of(plan), "least", 0);
    assert_true(least_factor(plan) < 1e-6);
    forget_world(plan);
}

/* Each tactic passes over others: a quarter is passed over by both. */
static void who_is_held_out_of_all_tactics_reads_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0, "incremental");
    tactic_number(mover_of(plan), "hold_out", 0.5);
    lived life = live_again(plan, 0, 0);
    uint32_t silent = 0;
    for (uint32_t v = 0; v < life.n; v++)
        silent += life.reads[v] == 0 ? 1 : 0;
    expect_near("who reads nothing", 0.25, (double) silent / life.n,
                4 * sqrt(0.25 * 0.75 / PEOPLE));
    assert_in_range(life.delivered[0] + life.delivered[1], 99990, 100000);
    forget_life(&life);
    forget_world(plan);
}

/* ---- lives without --------------------------------------------------------------------
 */

static void a_strategy_that_does_not_measure_lives_as_without(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0.01, "incremental");
    mover_of(plan)->is_left_out = true;
    lived without = live_again(plan, 0, 0);
    plan->arms[0].n_tactics = 2;
    lived alone = live_again(plan, 0, 0);
    assert_true(same_life(&without, &alone));
    forget_life(&without);
    forget_life(&alone);
    forget_world(plan);
}

static void a_tactic_left_out_keeps_its_money_from_the_others(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_campaigns(0.01, "last_touch");
    plan->arms[0].tactics[1].is_left_out = true;
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 25000);
    assert_int_equal(life.delivered[1], 0);
    forget_life(&life);
    forget_world(plan);
}

/* ---- programmes -----------------------------------------------------------------------
 */

/* Half of the customers are not reminded, and not paid for. */
static void programmes_are_kept_from_the_held_out(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("watts_strogatz", PEOPLE);
    set_number(plan, "ticks", 20);
    set_number(plan, "budget", 100000);
    set_number(plan, "model.customers", 1);
    set_number(plan, "model.churn", 0);
    given_strategy(plan, "both");
    gv_tactic_plan *talk = given_tactic(plan, "talk_trigger", "talk");
    talk->share = 0.5;
    tactic_number(talk, "days", 20);
    gv_tactic_plan *scheme = given_tactic(plan, "loyalty", "scheme");
    scheme->share = 0.5;
    tactic_number(scheme, "days", 20);
    tactic_number(scheme, "enrolled", 1);
    lived all = live_again(plan, 0, 0);
    gv_tactic_plan *mover = given_tactic(plan, "reallocation", "reallocation");
    mover->share = 0;
    tactic_number(mover, "hold_out", 0.5);
    lived half = live_again(plan, 0, 0);
    for (size_t k = 0; k < 2; k++)
        expect_near("of all units", 0.5,
                    (double) half.delivered[k] / (double) all.delivered[k], 0.05);
    forget_life(&all);
    forget_life(&half);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rate_money_stays_where_it_was_planned),
        cmocka_unit_test(however_money_moves_all_of_it_is_spent_and_no_more),
        cmocka_unit_test(tactics_get_money_only_while_they_run),
        cmocka_unit_test(what_is_left_over_is_handed_out_again),
        cmocka_unit_test(money_goes_to_what_works_by_either_evidence),
        cmocka_unit_test(evidence_of_nothing_moves_money_nowhere_in_particular),
        cmocka_unit_test(nobody_falls_below_about_the_least),
        cmocka_unit_test(who_is_held_out_of_all_tactics_reads_nothing),
        cmocka_unit_test(a_strategy_that_does_not_measure_lives_as_without),
        cmocka_unit_test(a_tactic_left_out_keeps_its_money_from_the_others),
        cmocka_unit_test(programmes_are_kept_from_the_held_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
