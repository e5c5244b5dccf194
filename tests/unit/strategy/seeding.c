#include "world.h"

static gv_plan *given_samples(double budget, double fee, double people)
{
    gv_plan *plan = given_world("barabasi_albert", "linear_threshold");
    set_number(plan, "network.people", 60);
    set_number(plan, "network.ties", 2);
    set_number(plan, "ticks", 1);
    set_number(plan, "budget", budget);
    given_strategy(plan, "samples");
    gv_tactic_plan *tactic = given_tactic(plan, "seeding", "samples");
    tactic_number(tactic, "fee", fee);
    tactic_number(tactic, "people", people);
    return plan;
}

static void expect_seeds(gv_plan *plan, uint32_t n, double spent)
{
    lived life = live_again(plan, 0, 0);
    uint32_t seeds = 0;
    for (uint32_t v = 0; v < life.n; v++) {
        const bool seed = life.adopted_at[v] == 0;
        seeds += seed ? 1 : 0;
        assert_true(!seed || life.channel[v] == GV_CHANNEL_SEED);
    }
    assert_int_equal(seeds, n);
    assert_int_equal(life.spent[0], gv_money_of(spent));
    forget_life(&life);
    forget_world(plan);
}

static void as_many_are_seeded_as_the_budget_pays(void **unused)
{
    (void) unused;
    expect_seeds(given_samples(10, 3, 0), 3, 9);
    expect_seeds(given_samples(2.99, 3, 0), 0, 0);
    expect_seeds(given_samples(1000, 3, 0), 60, 180);
}

static void no_more_are_seeded_than_asked_for(void **unused)
{
    (void) unused;
    expect_seeds(given_samples(10, 3, 2), 2, 6);
    expect_seeds(given_samples(0, 0, 5), 5, 0);
}

static void most_followers_come_first(void **unused)
{
    (void) unused;
    gv_plan *plan = given_karate("independent_cascade");
    set_number(plan, "model.p", 0);
    given_strategy(plan, "hubs");
    tactic_number(given_tactic(plan, "seeding", "hubs"), "people", 2);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 2); /* degrees 17 and 16 */
    assert_int_equal(life.adopted_at[33], 0);
    assert_int_equal(life.adopted_at[0], 0);
    forget_life(&life);
    forget_world(plan);
}

/* Everybody else hears 0, and 0 hears nobody; the cascade itself never asks who hears whom.
 */
static void whoever_is_asked_names_somebody_they_hear(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("independent_cascade", 4, true, "0 1\n0 2\n0 3\n");
    set_number(plan, "model.p", 0);
    set_number(plan, "replicates", 20);
    given_strategy(plan, "named");
    gv_tactic_plan *named = given_tactic(plan, "seeding", "named");
    tactic_word(named, "choose", "nominated");
    tactic_number(named, "people", 4);
    for (uint64_t r = 0; r < 20; r++) {
        lived life = live_again(plan, 0, r);
        assert_int_equal(life.n_adopters, 1);
        assert_int_equal(life.adopted_at[0], 0);
        forget_life(&life);
    }
    forget_world(plan);
}

static void free_seeds_for_everybody_are_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_samples(10, 0, 0);
    const gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    gv_error err = { 0 };
    assert_int_equal(tactic->tactic->check(tactic->params, &err), GV_E_SCENARIO);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_are_seeded_as_the_budget_pays),
        cmocka_unit_test(no_more_are_seeded_than_asked_for),
        cmocka_unit_test(most_followers_come_first),
        cmocka_unit_test(whoever_is_asked_names_somebody_they_hear),
        cmocka_unit_test(free_seeds_for_everybody_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
