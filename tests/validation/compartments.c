/* Compartment models against closed forms: final sizes on random networks, the share that a
 * rumour never reaches. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 20000, DEGREE = 5, NETWORKS = 40, CROWD = 10000, RUMOURS = 400 };

/* On G(n, p) with z ties a person an outbreak that passes each tie with chance T, from a
 * share of random people, reaches R = 1 - (1 - share) exp(-z T R). */
static double final_size(double transmissibility, double share)
{
    double r = 1;
    for (int k = 0; k < 1000; k++)
        r = 1 - (1 - share) * exp(-DEGREE * transmissibility * r);
    return r;
}

static gv_plan *given_outbreak(const char *model)
{
    gv_plan *plan = given_world("gnp", model);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.p", DEGREE / (PEOPLE - 1.0));
    set_number(plan, "ticks", 150);
    set_number(plan, "replicates", NETWORKS);
    given_strategy(plan, "outbreak");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", PEOPLE / 100);
    return plan;
}

static void expect_final_size(const char *what, gv_plan *plan, double expected)
{
    gv_block *rows = run_with(plan, 0, 1);
    double *size = column_of(rows, "final_adopters", 0, 0);
    for (size_t r = 0; r < NETWORKS; r++)
        size[r] /= PEOPLE;
    expect_mean(what, expected, size, NETWORKS, 0.004);
    gv_free(size);
    gv_block_free(rows);
    forget_world(plan);
}

/* Infected people first infect, then are removed, within a tick: T = beta / (beta + gamma -
 * beta gamma). Removing first would give T = .2308 and .2983. */
static void outbreaks_reach_the_share_of_bond_percolation(void **unused)
{
    (void) unused;
    const double t = 0.3 / (0.3 + 0.5 - 0.3 * 0.5);
    expect_near("T = .461538: final size", 0.865727, final_size(t, 0.01), 1e-6);
    gv_plan *sir = given_outbreak("sir");
    set_number(sir, "model.beta", 0.3);
    set_number(sir, "model.gamma", 0.5);
    expect_final_size("SIR, beta .3, gamma .5: final size", sir, 0.865727);
    gv_plan *seir = given_outbreak("seir");
    set_number(seir, "model.beta", 0.3);
    set_number(seir, "model.gamma", 0.5);
    set_number(seir, "model.alpha", 0.4);
    expect_final_size("SEIR, any alpha: the same", seir, 0.865727);
}

/* With a fixed time of three ticks each tie passes with T = 1 - (1 - beta)^3, and not with
 * beta / (beta + 1/3 - beta / 3), as it would with a random time of the same mean. */
static void a_fixed_infectious_time_has_another_size_than_a_random_one(void **unused)
{
    (void) unused;
    const double fixed = final_size(1 - pow(1 - 0.12, 3), 0.01);
    const double random = final_size(0.12 / (0.12 + 1 / 3.0 - 0.12 / 3), 0.01);
    assert_true(fixed - random > 0.02);
    gv_plan *plan = given_outbreak("sir_fixed");
    set_number(plan, "model.beta", 0.12);
    set_number(plan, "model.duration", 3);
    expect_final_size("three ticks: final size", plan, fixed);
    gv_plan *sir = given_outbreak("sir");
    set_number(sir, "model.beta", 0.12);
    set_number(sir, "model.gamma", 1 / 3.0);
    expect_final_size("three ticks on average: final size", sir, random);
}

/* Daley, Kendall (1965); Maki, Thompson (1973); Sudbury (1985), J. Appl. Probability 22,
 * 443: the share is the root of x = exp(-2 (1 - x)). */
static void expect_ignorant(const char *model, double people_times_variance)
{
    gv_plan *plan = given_world("complete", model);
    set_number(plan, "network.people", CROWD);
    set_number(plan, "ticks", 80);
    plan->experiment.clock = GV_ASYNC;
    set_number(plan, "replicates", RUMOURS);
    given_measure(plan, "states");
    given_seeds(plan, "one", "0");
    gv_block *rows = run_with(plan, 0, 0);
    double *ignorant = column_of(rows, "people_in_ignorant", 0, 80);
    double *spreaders = column_of(rows, "people_in_spreader", 0, 80);
    for (size_t r = 0; r < RUMOURS; r++) {
        assert_true(spreaders[r] < 1); /* the rumour is over */
        ignorant[r] /= CROWD;
    }
    expect_mean(model, 0.203188, ignorant, RUMOURS, 0.0002);
    expect_sd("  its spread", sqrt(people_times_variance / CROWD), ignorant, RUMOURS);
    gv_free(spreaders);
    gv_free(ignorant);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_fifth_never_hears_the_rumour(void **unused)
{
    (void) unused;
    expect_ignorant("maki_thompson", 0.2727);
    expect_ignorant("daley_kendall", 0.3107);
}

/* More patient spreaders leave fewer people ignorant. */
static void patience_leaves_fewer_ignorant(void **unused)
{
    (void) unused;
    double before = 1;
    for (uint32_t k = 1; k <= 4; k++) {
        gv_plan *plan = given_world("complete", "maki_thompson");
        set_number(plan, "network.people", 2000);
        set_number(plan, "ticks", 200);
        plan->experiment.clock = GV_ASYNC;
        set_number(plan, "model.k", k);
        set_number(plan, "replicates", 50);
        given_seeds(plan, "one", "0");
        gv_block *rows = run_world(plan);
        double *size = column_of(rows, "final_adopters", 0, 0);
        const double ignorant = 1 - summary_of(size, 50).mean / 2000;
        char what[64];
        snprintf(what, sizeof what, "patience %u: share who never hear", (unsigned) k);
        expect_at_most(what, 0.6 * before, ignorant);
        before = ignorant;
        gv_free(size);
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outbreaks_reach_the_share_of_bond_percolation),
        cmocka_unit_test(a_fixed_infectious_time_has_another_size_than_a_random_one),
        cmocka_unit_test(a_fifth_never_hears_the_rumour),
        cmocka_unit_test(patience_leaves_fewer_ignorant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
