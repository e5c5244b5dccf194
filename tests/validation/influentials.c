/* Are the best connected tenth much more important than others for starting cascades? On
 * G(n, p) with thresholds of .18 they are, but by less than their number of ties suggests.
 * @source Watts, Dodds (2007), doi:10.1086/518527; ratios are those of an independent
 * simulation. Cascades on one network are not independent, so networks are what is counted.
 */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { PEOPLE = 10000, NETWORKS = 40, CASCADES = 30, ARMS = 2 * CASCADES };

/* Numbers of people, the best connected first. */
typedef struct ranked {
    uint64_t ties;
    uint32_t person;
} ranked;

static int by_ties(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    return x->ties != y->ties      ? (x->ties > y->ties ? -1 : 1)
           : x->person < y->person ? -1
                                   : 1;
}

/* Mean ties and mean cascades of the best connected tenth, and of all. */
typedef struct found {
    double ties[2], size[2];
} found;

static uint32_t drawn(uint64_t network, uint32_t k, uint32_t below)
{
    const gv_cipher luck = gv_cipher_make(gv_key_make(29, GV_PURPOSE_LAYOUT, network));
    return (uint32_t) gv_below(gv_draw(&luck, gv_counter_make(k, 0, 0, 0, 0, 0)).low,
                               below);
}

static void rank(const gv_plan *plan, ranked *order, found *out)
{
    gv_network *net = NULL;
    must(gv_network_grow(plan->generator, plan->network_params, NULL,
                         gv_key_make(plan->experiment.seed, GV_PURPOSE_NETWORK, 0), &net,
                         NULL));
    for (uint32_t v = 0; v < PEOPLE; v++)
        order[v] = (ranked){ gv_network_followers(net, v), v };
    qsort(order, PEOPLE, sizeof *order, by_ties);
    for (uint32_t k = 0; k < PEOPLE; k++) {
        out->ties[0] += k < PEOPLE / 10 ? (double) order[k].ties / (PEOPLE / 10) : 0;
        out->ties[1] += (double) order[k].ties / PEOPLE;
    }
    gv_network_free(net);
}

static found on_network(double z, uint64_t number)
{
    static ranked order[PEOPLE];
    static char names[ARMS][16];
    found f = { .ties = { 0 } };
    gv_plan *plan = given_world("gnp", "watts_threshold");
    set_number(plan, "seed", (double) number);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.p", z / (PEOPLE - 1.0));
    set_number(plan, "model.threshold", 0.18);
    set_number(plan, "ticks", 200);
    set_number(plan, "replicates", 1);
    rank(plan, order, &f);
    for (uint32_t k = 0; k < ARMS; k++) {
        const uint32_t below = k < CASCADES ? PEOPLE / 10 : PEOPLE;
        snprintf(names[k], sizeof names[k], "%u",
                 (unsigned) order[drawn(number, k, below)].person);
        given_seeds(plan, names[k], names[k]);
    }
    gv_block *rows = run_world(plan);
    for (uint32_t k = 0; k < ARMS; k++)
        f.size[k < CASCADES ? 0 : 1] +=
            value_of(rows, "final_adopters", k, 0, 0) / CASCADES;
    gv_block_free(rows);
    forget_world(plan);
    return f;
}

/* Mean of the top tenth of a Poisson distribution over its mean: people of the degree at
 * the border count in part. */
static double top_tenth(double z)
{
    double p = exp(-z), above = 1; /* of k, and of k or more */
    double share = 0, sum = 0;
    for (uint32_t k = 0; k < 100; k++) {
        const double mine = above - p < 0.1 ? (above < 0.1 ? p : 0.1 - (above - p)) : 0;
        share += mine;
        sum += mine * k;
        above -= p;
        p *= z / (k + 1);
    }
    assert_true(fabs(share - 0.1) < 1e-9);
    return sum / 0.1 / z;
}

static void the_best_connected_are_modestly_more_important(void **unused)
{
    (void) unused;
    static const struct {
        double z, low, high;
    } listed[] = {
        { 1.5, 1.65, 1.74 }, { 2.5, 1.22, 1.22 }, { 4, 1.17, 1.17 }, { 5, 1.29, 1.29 }
    };
    for (size_t row = 0; row < GV_COUNT_OF(listed); row++) {
        found all = { .ties = { 0 } };
        for (uint64_t g = 1; g <= NETWORKS; g++) {
            const found f = on_network(listed[row].z, g);
            for (size_t k = 0; k < 2; k++) {
                all.ties[k] += f.ties[k];
                all.size[k] += f.size[k];
            }
        }
        const double ties = all.ties[0] / all.ties[1], size = all.size[0] / all.size[1];
        char what[64];
        snprintf(what, sizeof what, "z = %g: ties of the top tenth over all",
                 listed[row].z);
        expect_near(what, top_tenth(listed[row].z), ties, 0.02);
        expect_between("   cascades of the top tenth over all", listed[row].low - 0.08,
                       listed[row].high + 0.08, size);
        expect_at_most("   that ratio over the one of ties", 1, size / ties);
        if (listed[row].z > 2)
            expect_at_most("   modestly: the ratio", 1.35, size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_connected_are_modestly_more_important),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
