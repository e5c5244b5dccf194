/* Memes that compete for screens against exact means and chances, published simulations
 * and the branching process that their popularity nearly is.
 * @source Gleeson, Ward, O'Sullivan, Lee (2014), doi:10.1103/PhysRevLett.112.048701 */
#include "expect.h"
#include "world.h"

#include <math.h>

enum { FOLLOWERS = 10, LIVES = 6 };
/* Places of 1, 2, 10, 20, 100 and 200 among gv_popularity_rungs. */
enum { AT_10 = 3, AT_20 = 4, AT_100 = 6, AT_200 = 7 };

/* Memes born between sweeps 120 and 240 of 600. */
static gv_block *memes_of(double people, double mu, const char *network)
{
    gv_plan *plan = given_world(network, "meme_competition");
    set_number(plan, "network.people", people);
    set_number(plan, "network.ties", FOLLOWERS);
    set_number(plan, "model.mu", mu);
    set_number(plan, "ticks", 600);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "seed", 1701);
    given_measure(plan, "memes");
    measure_number(plan, "born_from", 120);
    measure_number(plan, "born_within", 120);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    forget_world(plan);
    return rows;
}

static double mean_of(const gv_block *rows, const char *outcome, size_t at)
{
    double *x = column_of(rows, outcome, 0, at);
    const double mean = summary_of(x, LIVES).mean;
    gv_free(x);
    return mean;
}

/* ---- what is known ---- */

/* Chance that a meme is never posted again: it stands on its inventor's screen (`own`) and
 * on those of `k` followers; each is looked at, written over by others, or, once the
 * inventor posts something else, all are gone. Short loops of the network are left out. */
static double never_again(double mu, uint32_t z, bool own, uint32_t k)
{
    const double others = k * (mu + z - 1);
    const double fewer = k == 0 ? 0 : others * never_again(mu, z, own, k - 1);
    if (!own)
        return (1 + fewer) / (1 + (double) k * z);
    return (mu + z * never_again(mu, z, false, k) + fewer) / (1 + z + (double) k * z);
}

/* Chance of n postings by the branching process: q / N C(N, n - 1) a^(q + z (n - 1))
 * b^(n - 1) with N = q n, q = z + 1. */
static double branching(double mu, double z, double n)
{
    const double q = z + 1, all = q * n, a = (mu + z) / (1 + z), b = (1 - mu) / (1 + z);
    return exp(log(q / all) + lgamma(all + 1) - lgamma(n) - lgamma(all - n + 2) +
               (q + z * (n - 1)) * log(a) + (n - 1) * log(b));
}

static double branching_at_least(double mu, uint32_t least)
{
    double below = 0;
    for (uint32_t n = 1; n < least; n++)
        below += branching(mu, FOLLOWERS, n);
    return 1 - below;
}

/* Mean slope, on two logarithmic scales, between [10, 20) and [100, 200) postings. */
static double slope(double at_10, double at_20, double at_100, double at_200)
{
    return log10((at_100 - at_200) / 100 / ((at_10 - at_20) / 10));
}

static void the_formulas_are_those_of_the_papers(void **unused)
{
    (void) unused;
    expect_near("chance of one posting, mu .05: chain", 0.358007,
                never_again(0.05, FOLLOWERS, true, FOLLOWERS), 5e-7);
    expect_near("10 postings and more: branching", 0.2301, branching_at_least(0.05, 10),
                5e-5);
    expect_near("100 postings and more: branching", 0.0419, branching_at_least(0.05, 100),
                5e-5);
    expect_near("slope from 10 to 100 postings, mu .02: branching", -1.50,
                log10(branching(0.02, 10, 100) / branching(0.02, 10, 10)), 5e-3);
}

static void popularity_is_as_published(void **unused)
{
    (void) unused;
    gv_block *rows = memes_of(20000, 0.05, "regular_directed");
    expect_near("mean popularity, mu .05", 20, mean_of(rows, "meme_popularity_mean", 0),
                0.4);
    expect_near("share posted once", 0.358007, mean_of(rows, "meme_share_once", 0), 0.006);
    expect_near("share posted 10 times and more", 0.2353,
                mean_of(rows, "memes_at_least", AT_10), 0.006);
    expect_near("share posted 100 times and more", 0.0422,
                mean_of(rows, "memes_at_least", AT_100), 0.003);
    gv_block_free(rows);
}

static void popularity_falls_as_a_power_of_three_halves(void **unused)
{
    (void) unused;
    const double mu = 0.02;
    gv_block *rows = memes_of(20000, mu, "regular_directed");
    expect_near("share posted once, mu .02", never_again(mu, FOLLOWERS, true, FOLLOWERS),
                mean_of(rows, "meme_share_once", 0), 0.006);
    expect_near("slope from [10, 20) to [100, 200) postings",
                slope(branching_at_least(mu, 10), branching_at_least(mu, 20),
                      branching_at_least(mu, 100), branching_at_least(mu, 200)),
                slope(mean_of(rows, "memes_at_least", AT_10),
                      mean_of(rows, "memes_at_least", AT_20),
                      mean_of(rows, "memes_at_least", AT_100),
                      mean_of(rows, "memes_at_least", AT_200)),
                0.05);
    gv_block_free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_formulas_are_those_of_the_papers),
        cmocka_unit_test(popularity_is_as_published),
        cmocka_unit_test(popularity_falls_as_a_power_of_three_halves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
