/* The window of global cascades: Watts (2002), doi:10.1073/pnas.082090499. On G(n, p) with
 * z ties a person and thresholds of .18 one seed starts a cascade of more than 5 % with the
 * chance that it touches the giant cluster of people whom one adopter convinces (those with
 * up to 5 ties); the cascade then takes the giant component. Both are the limits for large
 * networks. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 10000, GRAPHS = 100, RUNS = 4, LIVES = GRAPHS * RUNS };

static gv_plan *given_crowd_with(double z, double seeds)
{
    gv_plan *plan = given_world("gnp", "watts_threshold");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.p", z / (PEOPLE - 1.0));
    set_number(plan, "model.threshold", 0.18);
    set_number(plan, "ticks", 200);
    set_number(plan, "replicates", seeds > 1 ? RUNS * 5 : LIVES);
    given_strategy(plan, "seeds");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", seeds);
    return plan;
}

static void expect_window(double z, double chance, double size, double allowed)
{
    gv_plan *plan = given_crowd_with(z, 1);
    gv_block *rows = run_with(plan, 0, RUNS);
    double *adopters = column_of(rows, "final_adopters", 0, 0);
    double global = 0, sum = 0;
    char name[64];
    for (size_t r = 0; r < LIVES; r++) {
        const bool is_global = adopters[r] > 0.05 * PEOPLE;
        global += is_global ? 1 : 0;
        sum += is_global ? adopters[r] / PEOPLE : 0;
    }
    snprintf(name, sizeof name, "z = %.1f: P(global)", z);
    expect_near(name, chance, global / LIVES,
                4 * sqrt(chance * (1 - chance) / LIVES) + (chance > 0 ? 0.02 : 0));
    if (chance > 0)
        expect_near("   size given global", size, sum / global, allowed);
    gv_free(adopters);
    gv_block_free(rows);
    forget_world(plan);
}

static void one_seed_starts_global_cascades_only_within_the_window(void **unused)
{
    (void) unused;
    expect_window(0.8, 0, 0, 0);
    expect_window(1.5, 0.5489, 0.5828, 0.006);
    expect_window(2, 0.7542, 0.7968, 0.004);
    expect_window(3, 0.8735, 0.9405, 0.004);
    expect_window(4, 0.8653, 0.9802, 0.004);
    expect_window(5, 0.6953, 0.9930, 0.004);
    expect_window(7, 0, 0, 0);
}

/* Beyond the window a hundredth of all does what nobody can do alone: Gleeson, Cahalane
 * (2007), doi:10.1103/PhysRevE.75.056103. */
static void a_hundredth_of_all_starts_one_beyond_the_window(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd_with(7, PEOPLE / 100);
    gv_block *rows = run_with(plan, 0, 1);
    double *size = column_of(rows, "final_adopters", 0, 0);
    for (size_t r = 0; r < RUNS * 5; r++) {
        size[r] /= PEOPLE;
        assert_true(size[r] > 0.05);
    }
    expect_near("z = 7, 1 % seeded: size", 0.99909, summary_of(size, RUNS * 5).mean,
                0.0005);
    gv_free(size);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_seed_starts_global_cascades_only_within_the_window),
        cmocka_unit_test(a_hundredth_of_all_starts_one_beyond_the_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
