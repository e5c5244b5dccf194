/* A cascade from one random person on G(n, p) is bond percolation: it stays small, or takes
 * off and then reaches as many as the giant component has, whoever began it (S = 1 - e^(-R
 * S), R the mean number of people whom one convinces). */
#include "expect.h"
#include "strategy/chooser.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PEOPLE = 10000, DEGREE = 4, GRAPHS = 20, RUNS = 400, LIVES = GRAPHS * RUNS };

static gv_plan *given_cascade(double p, double replicates)
{
    gv_plan *plan = given_world("gnp", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.p", DEGREE / (PEOPLE - 1.0));
    set_number(plan, "model.p", p);
    set_number(plan, "ticks", 200);
    set_number(plan, "replicates", replicates);
    given_strategy(plan, "one");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", 1);
    return plan;
}

static bool is_large(double adopters)
{
    return adopters > 0.05 * PEOPLE;
}

static double giant_share(double r)
{
    double s = 1;
    for (int k = 0; k < 200; k++)
        s = 1 - exp(-r * s);
    return s;
}

static void a_cascade_stays_small_or_reaches_the_giant_component(void **unused)
{
    (void) unused;
    const double s = giant_share(1.5);
    expect_near("S = 1 - exp(-1.5 S)", 0.582812, s, 5e-7);
    gv_plan *plan = given_cascade(0.375, LIVES);
    gv_block *rows = run_with(plan, 0, RUNS);
    double *size = column_of(rows, "final_adopters", 0, 0);
    double *large = gv_alloc(LIVES, sizeof *large, NULL);
    assert_non_null(large);
    size_t n_large = 0;
    double sum = 0;
    for (size_t r = 0; r < LIVES; r++) {
        sum += size[r];
        if (is_large(size[r]))
            large[n_large++] = size[r] / PEOPLE;
    }
    const summary found = summary_of(large, n_large);
    expect_near("P(large)", s, (double) n_large / LIVES, 0.025);
    expect_near("share given large", s, found.mean, 0.006);
    expect_at_most("   its standard deviation", 0.02, found.sd); /* elsewhere: .0125 */
    expect_near("mean size of all", s * s * PEOPLE, sum / LIVES, 150);
    gv_free(large);
    gv_free(size);
    gv_block_free(rows);
    forget_world(plan);
}

/* Followers of the seed of every life: its network is grown, and its tactic asked, again.
 */
static uint64_t *degree_of_seeds(gv_plan *plan)
{
    uint64_t *degree = gv_alloc(LIVES, sizeof *degree, NULL);
    gv_arena *arena = NULL;
    assert_non_null(degree);
    must(gv_arena_create(&arena, NULL));
    const uint64_t seed = plan->experiment.seed;
    for (uint64_t g = 0; g < GRAPHS; g++) {
        gv_network *net = NULL;
        must(gv_network_grow(plan->generator, plan->network_params, NULL,
                             gv_key_make(seed, GV_PURPOSE_NETWORK, g), &net, NULL));
        for (uint64_t r = g * RUNS; r < (g + 1) * RUNS; r++) {
            const gv_setting setting = {
                .net = net,
                .choose = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_CHOOSE, r)),
                .slot = (uint32_t) gv_hash_bytes("seeding", strlen("seeding")).low,
                .arena = arena
            };
            gv_chooser chooser;
            uint32_t person = GV_NOBODY;
            const gv_pick anybody = { .choose = GV_CHOOSE_RANDOM };
            must(gv_chooser_open(&chooser, &setting, &anybody, NULL, NULL));
            must(gv_chooser_next(&chooser, &person, NULL));
            degree[r] = gv_network_followers(net, person);
            gv_arena_reset(arena);
        }
        gv_network_free(net);
    }
    gv_arena_free(arena);
    return degree;
}

/* The honest form of "hubs start cascades": a hub makes take-off likelier, with returns
 * that diminish, and does not change the size. */
static void well_connected_seeds_take_off_more_often_and_reach_no_more(void **unused)
{
    (void) unused;
    static const uint64_t degrees[] = { 1, 2, 3, 4, 6, 8 };
    const double s = giant_share(1.5);
    gv_plan *plan = given_cascade(0.375, LIVES);
    gv_block *rows = run_with(plan, 0, RUNS);
    uint64_t *degree = degree_of_seeds(plan);
    double *size = column_of(rows, "final_adopters", 0, 0);
    for (size_t k = 0; k < GV_COUNT_OF(degrees); k++) {
        double n = 0, n_large = 0, sum = 0;
        for (size_t r = 0; r < LIVES; r++) {
            if (degree[r] != degrees[k])
                continue;
            n++;
            n_large += is_large(size[r]) ? 1 : 0;
            sum += is_large(size[r]) ? size[r] / PEOPLE : 0;
        }
        const double expected = 1 - pow(1 - 0.375 * s, (double) degrees[k]);
        char name[64];
        snprintf(name, sizeof name, "P(large | seed has %d ties)", (int) degrees[k]);
        expect_near(name, expected, n_large / n,
                    4 * sqrt(expected * (1 - expected) / n) + 0.005);
        expect_near("   share given large", s, sum / n_large, 0.008);
    }
    gv_free(size);
    gv_free(degree);
    gv_block_free(rows);
    forget_world(plan);
}

static double share_large(double p)
{
    gv_plan *plan = given_cascade(p, LIVES);
    gv_block *rows = run_with(plan, 0, RUNS);
    double n = 0;
    for (uint64_t r = 0; r < LIVES; r++)
        n += is_large(value_of(rows, "final_adopters", 0, r, 0)) ? 1 : 0;
    gv_block_free(rows);
    forget_world(plan);
    return n / LIVES;
}

/* The threshold is p = 1 / degree = .25. */
static void below_the_threshold_nothing_takes_off(void **unused)
{
    (void) unused;
    static const double p[] = { .20, .22, .28 };
    static const double low[] = { 0, 0, .15 };
    static const double high[] = { .002, .02, 1 };
    for (size_t k = 0; k < GV_COUNT_OF(p); k++) {
        char what[32];
        snprintf(what, sizeof what, "p = %.2f: P(large)", p[k]);
        expect_between(what, low[k], high[k], share_large(p[k]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cascade_stays_small_or_reaches_the_giant_component),
        cmocka_unit_test(well_connected_seeds_take_off_more_often_and_reach_no_more),
        cmocka_unit_test(below_the_threshold_nothing_takes_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
