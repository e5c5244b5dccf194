/* Compartment models on the continuous clock against exact answers: the jump chain of SIR
 * in a crowd, Volz and Miller's equations on random networks, SIS in its quasi-stationary
 * state and until it dies out. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static gv_plan *given(const char *network, const char *model, double people)
{
    gv_plan *plan = given_world(network, model);
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", people);
    return plan;
}

static void seed_at_random(gv_plan *plan, double people)
{
    given_strategy(plan, "outbreak");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", people);
}

/* ---- SIR in a crowd: beta S I / N, with N all people ---- */

/* How many are ever infected, by the jump chain: from (s, i) the next is an infection with
 * chance r0 s / (r0 s + n). chance[k]: that k are. */
static double *jump_chain(uint32_t n, double r0, uint32_t start)
{
    double *chance = gv_alloc((size_t) (n + 1) * (n + 1), sizeof *chance, NULL);
    double *ever = gv_alloc(n + 1, sizeof *ever, NULL);
    assert_non_null(chance);
    assert_non_null(ever);
    memset(chance, 0, (size_t) (n + 1) * (n + 1) * sizeof *chance);
    memset(ever, 0, (n + 1) * sizeof *ever);
    chance[(size_t) (n - start) * (n + 1) + start] = 1;
    for (uint32_t s = n - start + 1; s-- > 0;) {
        for (uint32_t i = n - s; i > 0; i--) {
            const double p = chance[(size_t) s * (n + 1) + i];
            const double infects = r0 * s / (r0 * s + n);
            if (s > 0)
                chance[(size_t) (s - 1) * (n + 1) + i + 1] += p * infects;
            chance[(size_t) s * (n + 1) + i - 1] += p * (1 - infects);
        }
        ever[n - s] = chance[(size_t) s * (n + 1)];
    }
    gv_free(chance);
    return ever;
}

/* The chain gives the published mean and spread; returns the chance of fewer than `few`. */
static double expect_chain(uint32_t n, uint32_t start, double mean, double sd, uint32_t few)
{
    double *ever = jump_chain(n, 2, start);
    double found = 0, squares = 0, early = 0;
    for (uint32_t k = 0; k <= n; k++) {
        found += k * ever[k];
        squares += (double) k * k * ever[k];
        early += k < few ? ever[k] : 0;
    }
    expect_near("jump chain: mean", mean, found, 1e-3);
    expect_near("   its spread", sd, sqrt(squares - found * found), 5e-3);
    gv_free(ever);
    return early;
}

static double *sizes_in_a_crowd(uint32_t n, double seeds, double replicates)
{
    gv_plan *plan = given("complete", "sir", n);
    set_number(plan, "model.beta", 2.0 / n);
    set_number(plan, "model.gamma", 1);
    set_number(plan, "ticks", 80);
    set_number(plan, "replicates", replicates);
    seed_at_random(plan, seeds);
    gv_block *rows = run_with(plan, 0, 0);
    double *size = column_of(rows, "final_adopters", 0, 0);
    gv_block_free(rows);
    forget_world(plan);
    return size;
}

static void expect_sizes(double *size, size_t lives, double mean, double sd, double few,
                         double early)
{
    expect_mean("ever infected", mean, size, lives, 0);
    expect_sd("   its spread", sd, size, lives);
    for (size_t r = 0; r < lives; r++)
        size[r] = size[r] < few ? 1 : 0;
    expect_mean("   a small outbreak", early, size, lives, 0);
    gv_free(size);
}

/* Of 1000 people one outbreak in 1000 stays small, and these are two fifths of the
 * variance: 20,000 lives hold enough of them (2000 would fail a right program three times
 * in ten). */
static void sir_in_a_crowd_follows_the_jump_chain(void **unused)
{
    (void) unused;
    enum { SMALL = 100000, LARGE = 20000 };
    double early = expect_chain(50, 1, 19.067328, 18.875, 10);
    expect_near("50 people: fewer than 10", 0.517383, early, 1e-6);
    expect_sizes(sizes_in_a_crowd(50, 1, SMALL), SMALL, 19.067328, 18.875, 10, early);
    early = expect_chain(1000, 10, 796.561, 39.31, 400);
    expect_sizes(sizes_in_a_crowd(1000, 10, LARGE), LARGE, 796.561, 39.31, 400, early);
}

/* ---- SIR on a network: .4 a tie, 1 to recover ---- */

enum { PEOPLE = 20000, NETWORKS = 40 };

static gv_plan *given_outbreak(const char *model)
{
    gv_plan *plan = given("gnp", model, PEOPLE);
    set_number(plan, "network.p", 5 / (PEOPLE - 1.0));
    set_number(plan, "model.beta", 0.4);
    set_number(plan, "ticks", 60);
    set_number(plan, "replicates", NETWORKS);
    given_measure(plan, "states");
    seed_at_random(plan, PEOPLE / 100);
    return plan;
}

static void expect_share(const gv_block *rows, const char *what, const char *outcome,
                         size_t at, double expected)
{
    double *x = column_of(rows, outcome, 0, at);
    for (size_t r = 0; r < NETWORKS; r++)
        x[r] /= PEOPLE;
    expect_mean(what, expected, x, NETWORKS, 0.003);
    gv_free(x);
}

/* Volz (2008), doi:10.1007/s00285-007-0116-4; Miller, Slim, Volz (2012),
 * doi:10.1098/rsif.2011.0403. */
static void sir_on_random_networks_follows_volz_and_miller(void **unused)
{
    (void) unused;
    gv_plan *plan = given_outbreak("sir");
    set_number(plan, "model.gamma", 1);
    gv_block *rows = run_with(plan, 0, 1);
    expect_share(rows, "infected at 2", "people_in_infected", 2, 0.03567);
    expect_share(rows, "infected at 5", "people_in_infected", 5, 0.07772);
    expect_share(rows, "infected at 10", "people_in_infected", 10, 0.02311);
    expect_share(rows, "final size", "final_adopters", 0, 0.546506);
    gv_block_free(rows);
    forget_world(plan);
}

/* A fixed time of 1 passes a tie with 1 - exp(-.4), a random one of mean 1 with .4 / 1.4.
 */
static void a_fixed_infectious_time_reaches_more_people(void **unused)
{
    (void) unused;
    static const double duration[] = { 1, 0.625 };
    for (size_t k = 0; k < GV_COUNT_OF(duration); k++) {
        gv_plan *plan = given_outbreak("sir_fixed");
        set_number(plan, "model.duration", duration[k]);
        set_number(plan, "model.beta", 0.4 / duration[k]);
        gv_block *rows = run_with(plan, 0, 1);
        expect_share(rows, k == 0 ? "fixed time: final size" : "   5/8 as long",
                     "final_adopters", 0, 0.6742);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* ---- SIS in a crowd: beta I S / (N - 1) ---- */

static gv_plan *given_sis(double people, double r0, double seeds)
{
    gv_plan *plan = given("complete", "sis", people);
    set_word(plan, "model.ties", "shared");
    set_number(plan, "model.beta", r0);
    set_number(plan, "model.lambda", 1);
    seed_at_random(plan, seeds);
    return plan;
}

static void expect_prevalence(double people, double expected, double allowed)
{
    enum { LIVES = 20, FROM = 100, TO = 1000 };
    char what[64];
    gv_plan *plan = given_sis(people, 2, people / 2);
    set_number(plan, "ticks", TO);
    set_number(plan, "replicates", LIVES);
    given_measure(plan, "states");
    gv_block *rows = run_with(plan, 0, 0);
    double sum = 0;
    for (size_t t = FROM; t <= TO; t++) {
        double *infected = column_of(rows, "people_in_infected", 0, t);
        sum += summary_of(infected, LIVES).mean / people;
        gv_free(infected);
    }
    snprintf(what, sizeof what, "SIS, %.0f people: prevalence", people);
    expect_near(what, expected, sum / (TO - FROM + 1), allowed);
    gv_block_free(rows);
    forget_world(plan);
}

static void sis_stays_at_its_quasi_stationary_prevalence(void **unused)
{
    (void) unused;
    expect_prevalence(100, 0.494535, 0.004);
    expect_prevalence(1000, 0.499496, 0.002);
}

static void count_steps_alive(void *self, const gv_world *w, uint32_t step)
{
    double *steps = self;
    *steps += step > 0 && w->in_state[1] > 0 ? 1 : 0;
}

/* Ticks of a tenth of a time unit: a life that ends at T is seen alive floor(10 T) times,
 * on average 10 T - 1/2. */
static void expect_extinction(double seeds, double expected)
{
    enum { LIVES = 20000 };
    static double time[LIVES];
    gv_plan *plan = given_sis(10, 1.5, seeds);
    set_number(plan, "model.beta", 0.15);
    set_number(plan, "model.lambda", 0.1);
    set_number(plan, "ticks", 1200);
    set_number(plan, "replicates", LIVES);
    must(gv_plan_settle(plan, 0, NULL));
    for (uint64_t r = 0; r < LIVES; r++) {
        double steps = 0;
        must(gv_engine_watch(plan, 0, r, count_steps_alive, &steps, NULL));
        time[r] = (steps + 0.5) / 10;
    }
    expect_mean(seeds > 1 ? "SIS, 10 of 10: time to die out" : "SIS, 1 of 10", expected,
                time, LIVES, 0.002);
    forget_world(plan);
}

static void sis_dies_out_after_the_exact_time(void **unused)
{
    (void) unused;
    expect_extinction(10, 9.427602);
    expect_extinction(1, 4.084551);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sir_in_a_crowd_follows_the_jump_chain),
        cmocka_unit_test(sir_on_random_networks_follows_volz_and_miller),
        cmocka_unit_test(a_fixed_infectious_time_reaches_more_people),
        cmocka_unit_test(sis_stays_at_its_quasi_stationary_prevalence),
        cmocka_unit_test(sis_dies_out_after_the_exact_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
