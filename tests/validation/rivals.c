/* Two brands that win the same people: Libai, Muller and Peres (2013); the shares are
 * solutions of the differential equations. */
#include "expect.h"
#include "world.h"

#include <math.h>

enum { PEOPLE = 5000, RUNS = 100, YEARS = 40 };
static const double TICK = 0.1; /* years */

static double *shares_of(double p, double q, double seeds, double *market)
{
    const double ticks = YEARS / TICK;
    gv_plan *plan = given_world("complete", "rival_brands");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", RUNS);
    set_number(plan, "model.p", p * TICK);
    set_number(plan, "model.rival_p", p * TICK);
    set_number(plan, "model.q", q * TICK);
    set_number(plan, "model.rival_q", q * TICK);
    given_measure(plan, "states");
    given_strategy(plan, "seeds");
    if (seeds > 0) {
        gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
        tactic_word(seeding, "choose", "random");
        tactic_number(seeding, "people", seeds);
    }
    gv_block *rows = run_with(plan, 0, 0);
    double *share = column_of(rows, "final_adopters", 0, 0);
    double *left = column_of(rows, "people_in_no_brand", 0, (size_t) ticks);
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

static void expect_share(const char *what, double p, double q, double seeds,
                         double expected)
{
    double market = 0;
    double *share = shares_of(p, q, seeds, &market);
    expect_mean(what, expected, share, RUNS, 0.002);
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
