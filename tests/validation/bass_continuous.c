/* Bass on the continuous clock against closed forms, the three-state chain of two people,
 * and exact expectations of paid contacts. p = .03, q = .38: the averages of Sultan, Farley
 * and Lehmann (1990). */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

static const double p = 0.03;
static const double q = 0.38;
static const int times[] = { 5, 10, 15, 20 };
enum { LAST = 20 };

/* ---- exact answers ---- */

/* Bass (1969): infinitely many people who all hear each other. */
static double complete(double t)
{
    const double e = exp(-(p + q) * t);
    return (1 - e) / (1 + q / p * e);
}

/* Fibich and Gibori (2010), doi:10.1287/opre.1100.0818: an endless ring. */
static double ring(double t)
{
    return 1 - exp(-(p + q) * t + q * (1 - exp(-p * t)) / p);
}

/* Two people who hear each other: chances of no adopter and of two. */
static double pair_none(double t)
{
    return exp(-2 * p * t);
}

static double pair_both(double t)
{
    const double one = 2 * p / (q - p) * (exp(-2 * p * t) - exp(-(p + q) * t));
    return 1 - pair_none(t) - one;
}

static double pair_share(double t)
{
    return (1 - pair_none(t) + pair_both(t)) / 2;
}

/* ---- the engine ---- */

static gv_plan *given_bass(const char *network, double people, double replicates)
{
    gv_plan *plan = given_world(network, "bass");
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", people);
    set_number(plan, "model.p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "ticks", LAST);
    set_number(plan, "replicates", replicates);
    return plan;
}

/* A ring where everybody hears `neighbours` people. */
static gv_plan *given_ring(double people, double neighbours, double replicates)
{
    gv_plan *plan = given_bass("watts_strogatz", people, replicates);
    set_number(plan, "network.rewire", 0);
    set_number(plan, "network.neighbours", neighbours);
    return plan;
}

static gv_block *live(gv_plan *plan)
{
    if (plan->n_arms == 0)
        given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    forget_world(plan);
    return rows;
}

static double *share_at(const gv_block *rows, double people, int t)
{
    double *x = column_of(rows, "adopters", 0, (size_t) t);
    for (uint64_t r = 0; r < rows->n; r++)
        x[r] /= people;
    return x;
}

static void the_complete_network_follows_the_closed_form(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.331199, 0.812803, 0.971610, 0.996259 };
    static const double sd[] = { .013, .011, .003, .001 };
    static const double bias[] = { .002, .002, .001, .0005 };
    gv_block *few = live(given_bass("complete", 5000, 100));
    gv_block *many = live(given_bass("complete", 5000, 2000));
    for (size_t k = 0; k < 4; k++) {
        expect_near("closed form", listed[k], complete(times[k]), 5e-7);
        char name[64];
        snprintf(name, sizeof name, "5000 people, 100 runs: F(%d)", times[k]);
        double *x = share_at(few, 5000, times[k]);
        expect_mean(name, listed[k], x, few->n, bias[k]);
        gv_free(x);
        snprintf(name, sizeof name, "5000 people, 2000 runs: F(%d)", times[k]);
        x = share_at(many, 5000, times[k]);
        expect_mean(name, listed[k], x, many->n, bias[k]);
        if (k < 2)
            expect_sd("   its standard deviation", sd[k], x, many->n);
        gv_free(x);
    }
    gv_block_free(few);
    gv_block_free(many);
}

static void two_people_follow_the_three_state_chain(void **unused)
{
    (void) unused;
    static const double both[] = { .154253, .359947, .524098, .647220 };
    static const double share[] = { .206717, .405568, .558764, .673013 };
    gv_block *alike = live(given_bass("complete", 2, 100000));
    gv_plan *plan = given_ties("bass", 2, false, "0 1\n");
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "model.p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "ticks", LAST);
    set_number(plan, "replicates", 100000);
    gv_block *tied = live(plan);
    for (size_t k = 0; k < 8; k++) {
        const gv_block *rows = k < 4 ? alike : tied;
        const int t = times[k % 4];
        expect_near("three-state chain: both", both[k % 4], pair_both(t), 5e-7);
        expect_near("three-state chain: share", share[k % 4], pair_share(t), 5e-7);
        double *x = share_at(rows, 2, t);
        expect_mean(k < 4 ? "two in a crowd: mean share" : "two with a tie: mean share",
                    share[k % 4], x, rows->n, 0);
        for (uint64_t r = 0; r < rows->n; r++)
            x[r] = x[r] > 0.75 ? 1 : 0;
        expect_mean("   both adopted", both[k % 4], x, rows->n, 0);
        gv_free(x);
    }
    gv_block_free(alike);
    gv_block_free(tied);
}

static void the_ring_follows_fibich_and_gibori(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.248463, 0.558259, 0.789855, 0.916670 };
    static const double sd[] = { .0152, .0192, .0165, .0112 };
    gv_block *few = live(given_ring(2000, 2, 200));
    gv_block *many = live(given_ring(2000, 2, 2000));
    for (size_t k = 0; k < 4; k++) {
        expect_near("closed form on the ring", listed[k], ring(times[k]), 5e-7);
        char name[64];
        snprintf(name, sizeof name, "ring of 2000, 200 runs: F(%d)", times[k]);
        double *x = share_at(few, 2000, times[k]);
        expect_mean(name, listed[k], x, few->n, 0.0005);
        gv_free(x);
        snprintf(name, sizeof name, "ring of 2000, 2000 runs: F(%d)", times[k]);
        x = share_at(many, 2000, times[k]);
        expect_mean(name, listed[k], x, many->n, 0);
        expect_sd("   its standard deviation", sd[k], x, many->n);
        gv_free(x);
    }
    gv_block_free(few);
    gv_block_free(many);
}

/* Fibich and Gibori's claim for every connected network whose people are all alike. */
static void people_who_are_all_alike_adopt_between_pair_and_crowd(void **unused)
{
    (void) unused;
    gv_plan *regular = given_bass("k_regular", 2000, 60);
    set_number(regular, "network.ties", 3);
    gv_plan *plans[] = { given_ring(2000, 2, 60), given_ring(2000, 6, 60),
                         given_ring(2000, 40, 60), regular };
    for (size_t g = 0; g < GV_COUNT_OF(plans); g++) {
        gv_block *rows = live(plans[g]);
        for (size_t k = 0; k < 4; k++) {
            const int t = times[k];
            double *x = share_at(rows, 2000, t);
            const summary found = summary_of(x, rows->n);
            const double noise = 4 * found.standard_error;
            char what[64];
            snprintf(what, sizeof what, "F(%d), from pair to crowd", t);
            expect_between(what, pair_share(t) - noise, complete(t) + noise, found.mean);
            gv_free(x);
        }
        gv_block_free(rows);
    }
}

/* ---- acceleration and expansion ---- */

/* One brand in a crowd where everybody adopts in the end: Bass with p = .01, q = .4, and a
 * share of seeds. What is an adoption worth on average, when one at t counts e^(-.1 t)? And
 * when has half adopted? */
static void launch_in_steps(double seeds, double *value, double *half)
{
    const double h = 1e-4;
    double f = seeds;
    *value = seeds;
    *half = 0;
    for (long k = 0; k < lround(80 / h); k++) {
        const double middle = f + h / 2 * (0.01 + 0.4 * f) * (1 - f);
        const double next = f + h * (0.01 + 0.4 * middle) * (1 - middle);
        *value += (next - f) * exp(-0.1 * h * ((double) k + 0.5));
        if (f < 0.5 && next >= 0.5)
            *half = h * ((double) k + 1);
        f = next;
    }
}

/* Libai, Muller, Peres (2013), Journal of Marketing Research 50, 161-176. */
static void seeds_bring_everybody_sooner_and_nobody_more(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.42744, 0.49435 };
    static const double listed_half[] = { 9.116, 7.633 };
    static const double sd[] = { .0091, .0072 };
    gv_plan *plan = given_bass("complete", 5000, 200);
    set_number(plan, "model.p", 0.01);
    set_number(plan, "model.q", 0.4);
    set_number(plan, "ticks", 100);
    given_measure(plan, "discounted_adopters");
    given_strategy(plan, "nothing");
    given_strategy(plan, "seeds");
    tactic_number(given_tactic(plan, "seeding", "seeds"), "people", 100);
    gv_block *rows = run_with(plan, 0, 0);
    for (size_t arm = 0; arm < 2; arm++) {
        double value = 0;
        double half = 0;
        launch_in_steps(arm == 0 ? 0 : 0.02, &value, &half);
        expect_near("the curve's value", listed[arm], value, 1e-5);
        expect_near("the curve's half time", listed_half[arm], half, 1e-3);
        double *x = column_of(rows, "discounted_adopters", arm, 0);
        for (uint64_t r = 0; r < rows->n; r++) {
            x[r] /= 5000;
            assert_true(value_of(rows, "final_adopters", arm, r, 0) == 5000);
        }
        expect_mean("mean value of an adoption", listed[arm], x, rows->n, 0.002);
        expect_near("   its standard deviation", sd[arm], summary_of(x, rows->n).sd,
                    0.15 * sd[arm] + 0.0005);
        gv_free(x);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_complete_network_follows_the_closed_form),
        cmocka_unit_test(two_people_follow_the_three_state_chain),
        cmocka_unit_test(the_ring_follows_fibich_and_gibori),
        cmocka_unit_test(people_who_are_all_alike_adopt_between_pair_and_crowd),
        cmocka_unit_test(seeds_bring_everybody_sooner_and_nobody_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
