/* Cascades that die out: sizes of independent cascades on G(n, p) from one person are
 * Borel's, and few reach beyond the first one's hearers. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 20000, CASCADES = 100000, GRAPHS = 200, LARGEST = 10 };

/* Chance of n in all, when everybody convinces r on average. */
static double borel(double r, int n)
{
    return exp(-r * n + (n - 1) * log(r * n) - lgamma(n + 1));
}

static gv_plan *given_cascades(double degree, double p)
{
    gv_plan *plan = given_world("gnp", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.p", degree / (PEOPLE - 1.0));
    set_number(plan, "model.p", p);
    set_number(plan, "ticks", 100);
    set_number(plan, "replicates", CASCADES);
    given_measure(plan, "cascades");
    given_strategy(plan, "one");
    gv_tactic_plan *seeding = given_tactic(plan, "seeding", "one");
    tactic_word(seeding, "choose", "random");
    tactic_number(seeding, "people", 1);
    return plan;
}

static void expect_cascades(double degree, double p, const double *listed)
{
    const double r = degree * p;
    char what[64];
    double expected[LARGEST], tail = 1;
    uint64_t found[LARGEST] = { 0 };
    gv_plan *plan = given_cascades(degree, p);
    gv_block *rows = run_with(plan, 0, CASCADES / GRAPHS);
    double *size = column_of(rows, "final_adopters", 0, 0);
    double *depth = column_of(rows, "tree_depth", 0, 0);
    for (int n = 1; n < LARGEST; n++) {
        expected[n - 1] = CASCADES * borel(r, n);
        tail -= borel(r, n);
    }
    expected[LARGEST - 1] = CASCADES * tail;
    for (size_t k = 0; k < CASCADES; k++) {
        found[size[k] < LARGEST ? (size_t) size[k] - 1 : LARGEST - 1]++;
        depth[k] = depth[k] > 1 ? 1 : 0;
    }
    snprintf(what, sizeof what, "R = %.1f: mean size", r);
    expect_near("Borel: P(1)", listed[0], borel(r, 1), 5e-7);
    expect_near("Borel: P(2)", listed[1], borel(r, 2), 5e-7);
    expect_near("P(depth > 1)", listed[2], 1 - exp(r * (exp(-r) - 1)), 5e-7);
    expect_mean(what, 1 / (1 - r), size, CASCADES, 0.005 / (1 - r));
    expect_sd("   its spread", sqrt(r / pow(1 - r, 3)), size, CASCADES);
    expect_distribution("   sizes 1 to 9, and more", expected, found, LARGEST);
    expect_mean("   beyond the first one's hearers", listed[2], depth, CASCADES,
                0.005 * listed[2]);
    gv_free(depth);
    gv_free(size);
    gv_block_free(rows);
    forget_world(plan);
}

static void sizes_of_cascades_are_borel(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.449329, 0.161517, 0.356309 };
    expect_cascades(4, 0.2, listed);
}

/* Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058: 70 to 95 % of diffusions are
 * of one person, and 1 to 4 % reach beyond a degree. */
static void weak_word_of_mouth_looks_like_diffusion_online(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.818731, 0.134064, 0.035605 };
    expect_cascades(10, 0.02, listed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_of_cascades_are_borel),
        cmocka_unit_test(weak_word_of_mouth_looks_like_diffusion_online),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
