/* Two brands that win the same people: Libai, Muller and Peres (2013). The published shares
 * solve the differential equations; which brand the next person takes is an urn, whose
 * shares are exact. */
#include "expect.h"
#include "world.h"

#include <math.h>

/* Of 1000 lives a spread is known to 2 %. */
enum { PEOPLE = 5000, RUNS = 1000, YEARS = 40 };

/* ---- the urn ---- */

/* The chance that the next one takes the brand that `ours` of `taken` people have. */
static double wins(double p, double q, double ours, double taken)
{
    const double us = p + q * ours / (PEOPLE - 1);
    return us / (us + p + q * (taken - ours) / (PEOPLE - 1));
}

/* Mean and spread of the share in the end, by the chances of all numbers. */
static void exact_share(double p, double q, uint32_t seeds, double *mean, double *sd)
{
    static double chance[PEOPLE + 2];
    for (uint32_t k = 0; k <= PEOPLE; k++)
        chance[k] = k == seeds ? 1 : 0;
    for (uint32_t taken = seeds; taken < PEOPLE; taken++) {
        for (uint32_t ours = taken + 1; ours-- > seeds;) {
            const double won = chance[ours] * wins(p, q, ours, taken);
            chance[ours] -= won;
            chance[ours + 1] += won;
        }
    }
    double sum = 0, squares = 0;
    for (uint32_t k = 0; k <= PEOPLE; k++) {
        const double share = (double) k / PEOPLE;
        sum += share * chance[k];
        squares += share * share * chance[k];
    }
    *mean = sum;
    *sd = sqrt(squares - sum * sum);
}

/* ---- people ---- */

static double *shares_of(double p, double q, double seeds, double *market)
{
    gv_plan *plan = given_world("complete", "rival_brands");
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", YEARS);
    set_number(plan, "replicates", RUNS);
    set_number(plan, "model.p", p);
    set_number(plan, "model.rival_p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "model.rival_q", q);
    given_measure(plan, "states");
    given_strategy(plan, "seeds");
    if (seeds > 0) {
        gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
        tactic_word(seeding, "choose", "random");
        tactic_number(seeding, "people", seeds);
    }
    gv_block *rows = run_with(plan, 0, 0);
    double *share = column_of(rows, "final_adopters", 0, 0);
    double *left = column_of(rows, "people_in_no_brand", 0, YEARS);
    *market = 0;
    for (size_t r = 0; r < RUNS; r++) {
        share[r] /= PEOPLE;
        *market += (1 - left[r] / PEOPLE) / RUNS;
    }
    gv_free(left);
    gv_block_free(rows);
    forget_world(plan);
    return share;
}

static void expect_share(const char *what, double p, double q, uint32_t seeds,
                         double published)
{
    double mean = 0, sd = 0, market = 0;
    exact_share(p, q, seeds, &mean, &sd);
    expect_near(what, published, mean, 1e-4);
    double *share = shares_of(p, q, seeds, &market);
    expect_mean("   of people", mean, share, RUNS, 0);
    expect_sd("   its spread", sd, share, RUNS);
    expect_near("   both brands together", 1, market, 0.001);
    gv_free(share);
}

/* Seeding wins people from the rival: expansion for one, while the market stays. */
static void seeding_two_percent_expands_a_brand_but_not_the_market(void **unused)
{
    (void) unused;
    expect_share("p .01, q .4, no seeds: share", 0.01, 0.4, 0, 0.5);
    expect_share("p .01, q .4, 2 % seeded: share", 0.01, 0.4, 100, 0.65);
    expect_share("p .03, q .38, 2 % seeded: share", 0.03, 0.38, 100, 0.565089);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeding_two_percent_expands_a_brand_but_not_the_market),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
