/* Whom to give it to first: hubs against anybody and fringe (Hinz, Skiera, Barrot and
 * Becker 2011, doi:10.1509/jm.10.0088), and how a little advertising dissolves the hub's
 * advantage (Rossman and Fisher 2021). Figures come from independent simulations of this
 * yardstick. */
#include "expect.h"
#include "world.h"

#include <stdio.h>

enum { SEEDS = 20, GRAPHS = 100, RUNS = 20 };

static gv_plan *given_talk(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 2000);
    set_number(plan, "network.ties", 3);
    set_number(plan, "model.p", 0.05);
    return plan;
}

static gv_network *network_of(const gv_plan *plan)
{
    gv_network *net = NULL;
    must(gv_network_grow(plan->generator, plan->network_params, NULL,
                         gv_key_make(plan->experiment.seed, GV_PURPOSE_NETWORK, 0), &net,
                         NULL));
    return net;
}

static uint64_t fewest_ties(const gv_network *net)
{
    uint64_t fewest = UINT64_MAX;
    for (uint32_t v = 0; v < gv_network_people(net); v++) {
        const uint64_t ties = gv_network_followers(net, v);
        fewest = ties < fewest ? ties : fewest;
    }
    return fewest;
}

/* Random people with fewest ties: in the order of ids the oldest of them would come first,
 * who know better connected people. @param[out] person [n] */
static void on_the_fringe(const gv_network *net, uint64_t number, uint32_t n,
                          uint32_t *person)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(23, GV_PURPOSE_LAYOUT, number));
    const uint64_t fewest = fewest_ties(net);
    uint32_t found = 0;
    for (uint32_t k = 0; found < n; k++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(k, 0, 0, 0, 0, 0));
        const uint32_t v = (uint32_t) gv_below(bits.low, gv_network_people(net));
        bool again = false;
        for (uint32_t j = 0; j < found; j++)
            again = again || person[j] == v;
        if (!again && gv_network_followers(net, v) == fewest)
            person[found++] = v;
    }
}

/* ---- hubs, bridges, anybody, fringe ---- */

static const char *const orders[] = { "degree", "betweenness", "random" };
enum { HUBS, BRIDGES, ANYBODY, ORDERS };

/* Runs on one network share it, so networks are what is counted: their means. */
static double *means_of_networks(const gv_block *rows, size_t arm)
{
    double *x = column_of(rows, "final_adopters", arm, 0);
    for (size_t g = 0; g < GRAPHS; g++) {
        double sum = 0;
        for (size_t r = 0; r < RUNS; r++)
            sum += x[g * RUNS + r];
        x[g] = sum / RUNS;
    }
    return x;
}

static double mean_from_the_fringe(void)
{
    double sum = 0;
    for (uint64_t g = 1; g <= GRAPHS; g++) {
        gv_plan *plan = given_talk();
        set_number(plan, "seed", (double) g);
        set_number(plan, "replicates", RUNS);
        gv_network *net = network_of(plan);
        uint32_t person[SEEDS];
        on_the_fringe(net, g, SEEDS, person);
        gv_text ids = { 0 };
        for (uint32_t k = 0; k < SEEDS; k++)
            gv_text_add(&ids, "%u ", (unsigned) person[k]);
        given_seeds(plan, "fringe", ids.text);
        gv_block *rows = run_with(plan, 1, RUNS);
        for (uint64_t r = 0; r < RUNS; r++)
            sum += value_of(rows, "final_adopters", 0, r, 0);
        gv_block_free(rows);
        gv_text_free(&ids);
        gv_network_free(net);
        forget_world(plan);
    }
    return sum / (GRAPHS * RUNS);
}

static void hubs_reach_three_times_as_many_as_anybody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_talk();
    set_number(plan, "replicates", GRAPHS * RUNS);
    for (size_t k = 0; k < ORDERS; k++) {
        given_strategy(plan, orders[k]);
        gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
        tactic_word(seeding, "choose", orders[k]);
        tactic_number(seeding, "people", SEEDS);
    }
    gv_block *rows = run_with(plan, 0, RUNS);
    static const double expected[] = { 101.0, 101.0, 35.2 };
    double found[ORDERS];
    for (size_t k = 0; k < ORDERS; k++) {
        double *x = means_of_networks(rows, k);
        found[k] = summary_of(x, GRAPHS).mean;
        expect_near(orders[k], expected[k], found[k], 0.06 * expected[k]);
        gv_free(x);
    }
    const double fringe = mean_from_the_fringe();
    expect_near("fewest ties", 29.7, fringe, 0.06 * 29.7);
    expect_near("bridges over hubs", 1, found[BRIDGES] / found[HUBS], 0.05);
    expect_near("hubs over anybody", 2.87, found[HUBS] / found[ANYBODY], 0.06 * 2.87);
    expect_near("hubs over fringe", 3.40, found[HUBS] / fringe, 0.06 * 3.40);
    gv_block_free(rows);
    forget_world(plan);
}

/* ---- a little advertising ---- */

enum { PEOPLE = 10000, NETWORKS = 150, TICKS = 60, SHARES = 4 };

static const double advertising[SHARES] = { 0, .0026, .01, .1 }; /* as a share of b */

/* Steps until half of the people know, or TICKS and one. */
static double steps_to_half(const gv_block *rows, size_t arm)
{
    uint32_t step = 0;
    while (step <= TICKS && value_of(rows, "adopters", arm, 0, step) < PEOPLE / 2.0)
        step++;
    return step;
}

static uint32_t largest_hub(const gv_network *net)
{
    uint32_t hub = 0;
    for (uint32_t v = 1; v < PEOPLE; v++)
        hub = gv_network_followers(net, v) > gv_network_followers(net, hub) ? v : hub;
    return hub;
}

/* One network and its luck; steps[share][0] from the hub, [1] from the fringe. */
static void tell(uint64_t number, double steps[SHARES][2])
{
    gv_plan *plan = given_world("barabasi_albert", "bass");
    set_number(plan, "seed", (double) number);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 3);
    set_number(plan, "model.q", 0.1);
    set_word(plan, "model.hazard", "each");
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", 1);
    gv_network *net = network_of(plan);
    uint32_t person = 0;
    on_the_fringe(net, number, 1, &person);
    char hub[16], fringe[16];
    snprintf(hub, sizeof hub, "%u", (unsigned) largest_hub(net));
    snprintf(fringe, sizeof fringe, "%u", (unsigned) person);
    given_seeds(plan, "hub", hub);
    given_seeds(plan, "fringe", fringe);
    for (size_t k = 0; k < SHARES; k++) {
        set_number(plan, "model.p", 0.1 * advertising[k]);
        gv_block *rows = run_world(plan);
        for (size_t arm = 0; arm < 2; arm++)
            steps[k][arm] = steps_to_half(rows, arm);
        gv_block_free(rows);
    }
    gv_network_free(net);
    forget_world(plan);
}

static void a_little_advertising_dissolves_the_hubs_advantage(void **unused)
{
    (void) unused;
    static const double hub[SHARES] = { 9.4, 9.3, 9.1, 7.7 };
    static const double fringe[SHARES] = { 17.9, 12.9, 11.2, 8.0 };
    static const double fringe_error[SHARES] = { .4, .1, .1, .1 };
    static const double lowest[SHARES] = { .70, .31, .19, 0 };
    static const double highest[SHARES] = { 1.1, .45, .28, .08 };
    static double steps[NETWORKS][SHARES][2];
    for (uint64_t r = 0; r < NETWORKS; r++)
        tell(r + 1, steps[r]);
    double last = 2;
    for (size_t k = 0; k < SHARES; k++) {
        double x[2][NETWORKS];
        for (size_t r = 0; r < NETWORKS; r++) {
            x[0][r] = steps[r][k][0];
            x[1][r] = steps[r][k][1];
            assert_true(x[0][r] <= TICKS && x[1][r] <= TICKS);
        }
        char name[64];
        snprintf(name, sizeof name, "a/b = %g: steps to half, from the hub",
                 advertising[k]);
        expect_mean(name, hub[k], x[0], NETWORKS, 0.1);
        expect_mean("   from the fringe", fringe[k], x[1], NETWORKS, 4 * fringe_error[k]);
        const double by_hub = summary_of(x[0], NETWORKS).mean;
        const double advantage = (summary_of(x[1], NETWORKS).mean - by_hub) / by_hub;
        expect_between("   relative advantage", lowest[k], highest[k], advantage);
        expect_at_most("   less than with less advertising", last, advantage);
        last = advantage;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hubs_reach_three_times_as_many_as_anybody),
        cmocka_unit_test(a_little_advertising_dissolves_the_hubs_advantage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
