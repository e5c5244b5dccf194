#include "world.h"

#include <math.h>

static gv_plan *given_programme(uint32_t n, const char *ties, double p)
{
    gv_plan *plan = given_ties("independent_cascade", n, false, ties);
    set_number(plan, "model.p", p);
    set_number(plan, "ticks", 6);
    set_number(plan, "budget", 25);
    given_seeds(plan, "programme", "0");
    plan->arms[0].tactics[0].share = 0;
    gv_tactic_plan *referral = given_tactic(plan, "referral", "referral");
    tactic_number(referral, "reward", 10);
    tactic_number(referral, "participation", 1);
    return plan;
}

static const char chain[] = "0 1\n1 2\n2 3\n3 4\n4 5\n";

static void
every_adopter_whom_a_participant_convinced_is_paid_until_money_is_out(void **unused)
{
    (void) unused;
    const int units[] = { 0, 10, 20, 20, 20, 20, 20 };
    gv_plan *plan = given_programme(6, chain, 1);
    lived life = live_again(plan, 0, 0);
    for (uint32_t t = 0; t <= life.ticks; t++)
        assert_int_equal(life.spent[t], units[t] * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.n_adopters, 6);
    assert_int_equal(life.n_reads, 0);
    forget_life(&life);
    forget_world(plan);
}

static void nobody_is_paid_who_takes_no_part(void **unused)
{
    (void) unused;
    gv_plan *plan = given_programme(6, chain, 1);
    tactic_number(&plan->arms[0].tactics[1], "participation", 0);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[life.ticks], 0);
    forget_life(&life);
    tactic_number(&plan->arms[0].tactics[1], "participation", 1);
    tactic_number(&plan->arms[0].tactics[1], "start", 2); /* persons 2 and later */
    life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[2], 0);
    assert_int_equal(life.spent[3], 10 * GV_MONEY_UNIT);
    assert_int_equal(life.spent[4], 20 * GV_MONEY_UNIT);
    forget_life(&life);
    forget_world(plan);
}

/* One tie with p = .5 is tried by the adopter's own word and by the recommendation: .75. */
static void a_recommendation_is_one_more_try_at_everybody_who_hears(void **unused)
{
    (void) unused;
    enum { LIVES = 4000 };
    gv_plan *plan = given_programme(2, "0 1\n", 0.5);
    set_number(plan, "replicates", LIVES);
    gv_block *rows = run_world(plan);
    double *final = column_of(rows, "final_adopters", 0, 0);
    double convinced = 0;
    for (uint32_t r = 0; r < LIVES; r++)
        convinced += final[r] - 1;
    assert_true(fabs(convinced / LIVES - 0.75) < 5 * sqrt(0.75 * 0.25 / LIVES));
    gv_free(final);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_recommendation_after_the_end_is_not_made(void **unused)
{
    (void) unused;
    gv_plan *plan = given_programme(2, "0 1\n", 0);
    tactic_number(&plan->arms[0].tactics[1], "delay", 6);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[1], 0);
    forget_life(&life);
    tactic_number(&plan->arms[0].tactics[1], "delay", 5);
    life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[1], 1);
    forget_life(&life);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_adopter_whom_a_participant_convinced_is_paid_until_money_is_out),
        cmocka_unit_test(nobody_is_paid_who_takes_no_part),
        cmocka_unit_test(a_recommendation_is_one_more_try_at_everybody_who_hears),
        cmocka_unit_test(a_recommendation_after_the_end_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
