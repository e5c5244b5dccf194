/* A pilot's forecast: how many replicates it lived, and how far two strategies differ. */
#include "grapevine/engine.h"
#include "world.h"

#include <math.h>

static gv_plan *given_experiment(uint64_t replicates)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 200);
    set_number(plan, "network.ties", 3);
    set_number(plan, "model.p", 0.1);
    set_number(plan, "replicates", (double) replicates);
    set_number(plan, "budget", 100);
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0.1);
    given_strategy(plan, "partners");
    tactic_number(given_tactic(plan, "partner_posts", "partners"), "fee", 20);
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static gv_pilot pilot_of(const gv_plan *plan, uint32_t threads)
{
    const gv_run_options options = { .threads = threads };
    gv_pilot pilot = { .replicates = 0 };
    must(gv_engine_pilot(plan, &options, &pilot, NULL));
    return pilot;
}

/* The same from a run of the same replicates. */
static double deviation_of_run(gv_plan *plan, uint64_t n)
{
    gv_block *rows = run_world(plan);
    double sum = 0, squares = 0;
    for (uint64_t r = 0; r < n; r++) {
        const double x = value_of(rows, "final_adopters", 0, r, 0) -
                         value_of(rows, "final_adopters", 1, r, 0);
        sum += x;
        squares += x * x;
    }
    gv_block_free(rows);
    return sqrt((squares - sum * sum / (double) n) / ((double) n - 1));
}

static void a_pilot_lives_at_most_eight_replicates(void **unused)
{
    (void) unused;
    for (uint64_t replicates = 1; replicates <= 64; replicates *= 4) {
        gv_plan *plan = given_experiment(replicates);
        const gv_pilot pilot = pilot_of(plan, 1);
        assert_true(pilot.replicates >= 1 && pilot.replicates <= GV_PILOT_MOST);
        assert_true(pilot.replicates <= replicates);
        assert_true(pilot.run_seconds > 0 && pilot.an_hour > 0);
        assert_true(isnan(pilot.difference_sd) == (pilot.replicates < GV_PILOT_LEAST));
        forget_world(plan);
    }
}

static void its_deviation_is_that_of_the_first_replicates(void **unused)
{
    (void) unused;
    gv_plan *plan = given_experiment(64);
    const gv_pilot pilot = pilot_of(plan, 1);
    if (pilot.replicates < GV_PILOT_LEAST)
        skip(); /* a machine so slow that a second was not enough */
    const double wanted = deviation_of_run(plan, pilot.replicates);
    assert_true(wanted > 0);
    assert_true(fabs(pilot.difference_sd - wanted) < 1e-9 * wanted);
    forget_world(plan);
}

static void four_times_the_replicates_halve_the_interval(void **unused)
{
    (void) unused;
    const gv_pilot pilot = { .difference_sd = 10 };
    assert_true(fabs(gv_pilot_width(&pilot, 100) - 3.92) < 1e-12);
    assert_true(fabs(gv_pilot_width(&pilot, 400) - 1.96) < 1e-12);
    const gv_pilot blind = { .difference_sd = NAN };
    assert_true(isnan(gv_pilot_width(&blind, 100)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pilot_lives_at_most_eight_replicates),
        cmocka_unit_test(its_deviation_is_that_of_the_first_replicates),
        cmocka_unit_test(four_times_the_replicates_halve_the_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
