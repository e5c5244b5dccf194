/* Voters and their like against exact chances and times: who wins under which update rule,
 * how long it takes, what zealots and independence leave undecided. */
#include "expect.h"
#include "world.h"

#include <math.h>

static gv_plan *given_crowd(const char *model, uint32_t people, double ticks, double lives)
{
    gv_plan *plan = given_world("complete", model);
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", lives);
    given_measure(plan, "states");
    given_measure(plan, "opinions");
    return plan;
}

/* k random people hold opinion 1. */
static void given_ones(gv_plan *plan, uint32_t k)
{
    given_strategy(plan, "ones");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", k);
}

static void expect_winner(const char *what, gv_plan *plan, double chance, double ticks)
{
    const size_t lives = (size_t) plan->experiment.replicates;
    gv_block *rows = run_with(plan, 0, 0);
    double *mean = column_of(rows, "opinion_mean", 0, 0);
    double *time = column_of(rows, "consensus_time", 0, 0);
    expect_near(what, chance, summary_of(mean, lives).mean,
                4 * sqrt(chance * (1 - chance) / (double) lives));
    for (size_t r = 0; r < lives; r++)
        assert_true(mean[r] == 0 || mean[r] == 1);
    if (ticks > 0)
        expect_mean("  time to consensus", ticks, time, lives, 0);
    gv_free(time);
    gv_free(mean);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_crowd_agrees_as_often_and_as_late_as_is_exact(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd("voter", 100, 1500, 10000);
    given_ones(plan, 50);
    expect_winner("voters, 50 of 100 hold 1: 1 wins", plan, 0.5, 68.1290);
    plan = given_crowd("voter", 100, 1500, 10000);
    given_ones(plan, 30);
    expect_winner("voters, 30 of 100 hold 1: 1 wins", plan, 0.3, 59.9837);
}

static gv_plan *given_rule(gv_plan *plan, const char *update, double lives)
{
    set_word(plan, "model.update", update);
    set_number(plan, "ticks", 3000);
    set_number(plan, "replicates", lives);
    given_measure(plan, "opinions");
    return plan;
}

static void a_club_votes_by_its_ties(void **unused)
{
    (void) unused;
    static const struct {
        const char *update;
        double chance;
    } rule[] = { { "node", 81 / 156.0 }, { "link", 0.5 }, { "invasion", 0.492574 } };
    for (size_t k = 0; k < GV_COUNT_OF(rule); k++) {
        gv_plan *plan = given_rule(given_karate("voter"), rule[k].update, 40000);
        given_seeds(plan, "hi", "0 1 2 3 4 5 6 7 8 10 11 12 13 16 17 19 21");
        expect_winner("Zachary's club, Mr. Hi's side holds 1", plan, rule[k].chance, 0);
    }
}

static void zealots_keep_opinions_beta_binomial(void **unused)
{
    (void) unused;
    enum { LIVES = 8000 };
    gv_plan *plan = given_crowd("voter", 106, 400, LIVES);
    set_number(plan, "model.initial", 0.5);
    set_number(plan, "model.zealots_one", 4);
    set_number(plan, "model.zealots_zero", 2);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    double *ones = column_of(rows, "people_in_one", 0, 400);
    for (size_t r = 0; r < LIVES; r++)
        ones[r] = (ones[r] - 4) / 100;
    expect_mean("100 voters, 4 and 2 zealots: share of 1", 2 / 3.0, ones, LIVES, 0);
    expect_sd("  its spread", 0.183442, ones, LIVES);
    gv_free(ones);
    gv_block_free(rows);
    forget_world(plan);
}

static double larger_share(double independence)
{
    enum { FROM = 300, TO = 1500, LIVES = 4 };
    gv_plan *plan = given_crowd("q_voter", 2000, TO, LIVES);
    set_number(plan, "model.q", 3);
    set_number(plan, "model.independence", independence);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    double sum = 0;
    for (uint64_t r = 0; r < LIVES; r++) {
        for (size_t t = FROM; t < TO; t++) {
            const double one = value_of(rows, "people_in_one", 0, r, t) / 2000;
            sum += one > 0.5 ? one : 1 - one;
        }
    }
    gv_block_free(rows);
    forget_world(plan);
    return sum / (LIVES * (TO - FROM));
}

static void independence_above_a_third_ends_all_order(void **unused)
{
    (void) unused;
    expect_near("q = 3, independence .10: larger share", 0.940958, larger_share(0.10),
                0.003);
    expect_near("q = 3, independence .25: larger share", 0.788673, larger_share(0.25),
                0.006);
    expect_near("q = 3, independence .40: larger share", 0.53, larger_share(0.40), 0.03);
}

static void groups_of_three_decide_as_their_chain(void **unused)
{
    (void) unused;
    static const struct {
        uint32_t ones;
        double chance, ticks;
    } start[] = { { 40, 0.01668, 2.3200 },
                  { 45, 0.13320, 2.7937 },
                  { 50, 0.45980, 3.1196 } };
    for (size_t k = 0; k < GV_COUNT_OF(start); k++) {
        gv_plan *plan = given_crowd("majority_rule", 101, 40, 20000);
        given_ones(plan, start[k].ones);
        expect_winner("majority of three, 101 people: 1 wins", plan, start[k].chance,
                      start[k].ticks);
    }
}

static void the_first_two_who_agree_decide_for_a_crowd(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd("sznajd", 20, 50, 10000);
    given_ones(plan, 7);
    expect_winner("two of 7 or two of 13 agree first", plan, 42 / (42.0 + 156.0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crowd_agrees_as_often_and_as_late_as_is_exact),
        cmocka_unit_test(a_club_votes_by_its_ties),
        cmocka_unit_test(zealots_keep_opinions_beta_binomial),
        cmocka_unit_test(independence_above_a_third_ends_all_order),
        cmocka_unit_test(groups_of_three_decide_as_their_chain),
        cmocka_unit_test(the_first_two_who_agree_decide_for_a_crowd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
