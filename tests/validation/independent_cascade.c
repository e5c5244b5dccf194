/* Independent cascade against exact sizes on small graphs (dynamic programming over the
 * frontier of the live-edge graph). 100,000 replicates, 4 standard errors, no bias. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { REPLICATES = 100000, KARATE = 34 };

/* E[size] of a strategy of a plan that has run. */
static void expect_size(const gv_block *rows, size_t arm, const char *what, double size)
{
    double *x = column_of(rows, "final_adopters", arm, 0);
    expect_mean(what, size, x, rows->n, 0);
    gv_free(x);
}

static void expect_spread(const gv_block *rows, size_t arm, const char *what, double sd)
{
    double *x = column_of(rows, "final_adopters", arm, 0);
    expect_sd(what, sd, x, rows->n);
    gv_free(x);
}

static gv_plan *karate(double p, uint64_t replicates)
{
    gv_plan *plan = given_karate("independent_cascade");
    set_number(plan, "model.p", p);
    set_number(plan, "replicates", (double) replicates);
    set_number(plan, "ticks", KARATE);
    return plan;
}

static void a_path_of_five_and_a_triangle_have_their_exact_sizes(void **unused)
{
    (void) unused;
    gv_plan *path = given_ties("independent_cascade", 5, false, "0 1\n1 2\n2 3\n3 4\n");
    set_number(path, "model.p", 0.5);
    set_number(path, "ticks", 5);
    set_number(path, "replicates", REPLICATES);
    given_seeds(path, "end", "0");
    gv_block *rows = run_world(path);
    expect_size(rows, 0, "path of 5, p = .5, end seed", 1.9375);
    gv_block_free(rows);
    forget_world(path);

    gv_plan *triangle = given_ties("independent_cascade", 3, false, "0 1\n1 2\n2 0\n");
    set_number(triangle, "model.p", 0.3);
    set_number(triangle, "ticks", 3);
    set_number(triangle, "replicates", REPLICATES);
    given_seeds(triangle, "0", "0");
    given_seeds(triangle, "2", "2");
    rows = run_world(triangle);
    expect_size(rows, 0, "triangle, p = .3, seed 0", 1.726);
    expect_size(rows, 1, "triangle, p = .3, seed 2", 1.726);
    gv_block_free(rows);
    forget_world(triangle);
}

static void a_stars_size_is_binomial(void **unused)
{
    (void) unused;
    enum { LEAVES = 20 };
    char ties[400] = "";
    size_t length = 0;
    for (int leaf = 1; leaf <= LEAVES; leaf++)
        length += (size_t) snprintf(ties + length, sizeof ties - length, "0 %d\n", leaf);
    gv_plan *plan = given_ties("independent_cascade", LEAVES + 1, false, ties);
    const double p = 0.3;
    set_number(plan, "model.p", p);
    set_number(plan, "ticks", 2);
    set_number(plan, "replicates", REPLICATES);
    given_seeds(plan, "hub", "0");
    gv_block *rows = run_world(plan);
    double expected[LEAVES + 1];
    uint64_t found[LEAVES + 1] = { 0 };
    expected[0] = REPLICATES * pow(1 - p, LEAVES);
    for (int k = 1; k <= LEAVES; k++)
        expected[k] = expected[k - 1] * (LEAVES - k + 1) / k * p / (1 - p);
    for (uint64_t r = 0; r < rows->n; r++)
        found[(size_t) value_of(rows, "final_adopters", 0, r, 0) - 1]++;
    expect_distribution("star of 20 leaves, p = .3", expected, found, LEAVES + 1);
    gv_block_free(rows);
    forget_world(plan);
}

static void the_karate_club_has_its_exact_sizes(void **unused)
{
    (void) unused;
    static const struct {
        double p;
        const char *seeds;
        double size, sd;
    } exact[] = {
        { .05, "33", 2.006282290, 0 },    { .05, "0", 1.963908303, 0 },
        { .10, "33", 3.501991955, 2.28 }, { .10, "0", 3.412650507, 0 },
        { .10, "16", 1.317381616, 0 },    { .10, "0 33", 6.424544725, 0 },
        { .20, "33", 8.993704853, 0 },    { .20, "0", 8.755725784, 0 },
        { .20, "16", 2.413694739, 0 },    { .30, "33", 17.127229437, 0 },
        { .30, "0 33", 19.891495629, 0 },
    };
    for (size_t k = 0; k < GV_COUNT_OF(exact); k++) {
        gv_plan *plan = karate(exact[k].p, REPLICATES);
        given_seeds(plan, "seeds", exact[k].seeds);
        gv_block *rows = run_world(plan);
        char what[64];
        snprintf(what, sizeof what, "karate club, p = %.2f, seeds %s", exact[k].p,
                 exact[k].seeds);
        expect_size(rows, 0, what, exact[k].size);
        if (exact[k].sd > 0)
            expect_spread(rows, 0, "   its standard deviation", exact[k].sd);
        gv_block_free(rows);
        forget_world(plan);
    }
}

static void one_random_seed_has_its_exact_size(void **unused)
{
    (void) unused;
    gv_plan *plan = karate(0.1, REPLICATES);
    given_strategy(plan, "anybody");
    gv_tactic_plan *tactic = given_tactic(plan, "seeding", "seeding");
    tactic_word(tactic, "choose", "random");
    tactic_number(tactic, "people", 1);
    gv_block *rows = run_world(plan);
    expect_size(rows, 0, "karate club, p = .10, a uniform random seed", 1.958931999680);
    gv_block_free(rows);
    forget_world(plan);
}

/* The candidate whose seeds reach most people together with those chosen before. */
static int best_addition(const char *chosen, double p, uint64_t replicates)
{
    static char seeds[KARATE][32];
    gv_plan *plan = karate(p, replicates);
    for (int v = 0; v < KARATE; v++) {
        const int length = snprintf(seeds[v], sizeof seeds[v], "%s%d", chosen, v);
        assert_true(length > 0 && length < (int) sizeof seeds[v]);
        given_seeds(plan, seeds[v], seeds[v]);
    }
    gv_block *rows = run_world(plan);
    int best = -1;
    double most = 0;
    for (int v = 0; v < KARATE; v++) {
        double *x = column_of(rows, "final_adopters", (size_t) v, 0);
        const double mean = summary_of(x, rows->n).mean;
        gv_free(x);
        best = mean > most ? v : best;
        most = mean > most ? mean : most;
    }
    gv_block_free(rows);
    forget_world(plan);
    return best;
}

static void greedy_seeds_come_out_as_33_0_32_1(void **unused)
{
    (void) unused;
    enum { SEARCHED = 20000 };
    static const int expected[] = { 33, 0, 32, 1 };
    static const double value[] = { 3.501992, 6.424545, 8.086450, 9.492898 };
    char chosen[32] = "";
    size_t length = 0;
    for (size_t k = 0; k < GV_COUNT_OF(expected); k++) {
        const int best = best_addition(chosen, 0.1, SEARCHED);
        print_message("    greedy seed %zu: %d\n", k + 1, best);
        assert_int_equal(best, expected[k]);
        length += (size_t) snprintf(chosen + length, sizeof chosen - length, "%d ", best);
        gv_plan *plan = karate(0.1, REPLICATES);
        given_seeds(plan, "greedy", chosen);
        gv_block *rows = run_world(plan);
        expect_size(rows, 0, chosen, value[k]);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* Person 16 hears 5 and 6, who hear 0, who hears 31, who hears 33: distances 2 from 0, 4
 * from 33. A program that activates within the running step is too early. */
static void nobody_is_convinced_sooner_than_the_distance_allows(void **unused)
{
    (void) unused;
    gv_plan *plan = karate(0.3, 2000);
    given_seeds(plan, "33", "33");
    given_seeds(plan, "0", "0");
    const uint32_t distance[] = { 4, 2 };
    for (size_t arm = 0; arm < 2; arm++) {
        double sum = 0;
        uint32_t adopted = 0;
        for (uint64_t r = 0; r < 2000; r++) {
            lived life = live_again(plan, arm, r);
            if (life.adopted_at[16] != GV_NEVER) {
                assert_true(life.adopted_at[16] >= distance[arm]);
                sum += life.adopted_at[16];
                adopted++;
            }
            forget_life(&life);
        }
        assert_true(adopted > 100);
        print_message("    person 16 adopts at %.2f on average, distance %u\n",
                      sum / adopted, distance[arm]);
        assert_true(sum / adopted >= distance[arm]);
    }
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_of_five_and_a_triangle_have_their_exact_sizes),
        cmocka_unit_test(a_stars_size_is_binomial),
        cmocka_unit_test(the_karate_club_has_its_exact_sizes),
        cmocka_unit_test(one_random_seed_has_its_exact_size),
        cmocka_unit_test(greedy_seeds_come_out_as_33_0_32_1),
        cmocka_unit_test(nobody_is_convinced_sooner_than_the_distance_allows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
