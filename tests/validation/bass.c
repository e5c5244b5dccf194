/* Bass against exact recursions, closed forms and the three-state chain of two people.
 * p = .03, q = .38: the averages of Sultan, Farley and Lehmann (1990). */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

static const double p = 0.03;
static const double q = 0.38;
static const int times[] = { 5, 10, 15, 20 };
enum { LAST = 20 };

typedef enum hazard { LINEAR, CONTACTS } hazard;

/* ---- exact answers ---- */

/* F(t) on infinitely many people who all hear each other, in steps of h. */
static double complete_in_steps(double h, hazard kind, double t)
{
    double f = 0;
    for (long k = 0; k < lround(t / h); k++) {
        const double chance =
            kind == LINEAR ? h * (p + q * f) : 1 - (1 - h * p) * exp(-h * q * f);
        f += chance * (1 - f);
    }
    return f;
}

/* Bass (1969). */
static double complete(double t)
{
    const double e = exp(-(p + q) * t);
    return (1 - e) / (1 + q / p * e);
}

/* Two people who hear each other, in steps of h: both unadopted, one, two. */
static void pair_in_steps(double h, double t, double state[3])
{
    const double alone = h * p;
    const double moved = h * (p + q);
    state[0] = 1;
    state[1] = state[2] = 0;
    for (long k = 0; k < lround(t / h); k++) {
        const double none = state[0];
        const double one = state[1];
        state[0] = none * (1 - alone) * (1 - alone);
        state[1] = none * 2 * alone * (1 - alone) + one * (1 - moved);
        state[2] += none * alone * alone + one * moved;
    }
}

static double pair_share(double h, double t)
{
    double state[3];
    pair_in_steps(h, t, state);
    return state[1] / 2 + state[2];
}

/* F(t) on an endless ring in steps of h: s[k] is the chance that k neighbours in a row have
 * not adopted. A row survives when nobody inside adopts (hazard h p) nor its two ends,
 * whose hazard has another h q / 2 for an outer neighbour who adopted. */
static double ring_in_steps(double h, double t)
{
    const long steps = lround(t / h);
    const size_t longest = (size_t) (2 * steps + 3);
    double *s = gv_alloc(longest + 1, sizeof *s, NULL);
    assert_non_null(s);
    for (size_t k = 1; k <= longest; k++)
        s[k] = 1;
    const double quiet = 1 - h * p;
    const double pressed = 1 - h * (p + q / 2);
    for (long step = 0; step < steps; step++) {
        const size_t known = longest - (size_t) (2 * step); /* rows still exact */
        double inside = 1;                                  /* quiet^(k - 2) */
        s[1] = quiet * s[3] + 2 * pressed * (s[2] - s[3]) +
               (1 - h * (p + q)) * (s[1] - 2 * s[2] + s[3]);
        for (size_t k = 2; k + 2 <= known; k++) {
            s[k] = inside *
                   (quiet * quiet * s[k + 2] + 2 * quiet * pressed * (s[k + 1] - s[k + 2]) +
                    pressed * pressed * (s[k] - 2 * s[k + 1] + s[k + 2]));
            inside *= quiet;
        }
    }
    const double f = 1 - s[1];
    gv_free(s);
    return f;
}

/* Fibich and Gibori (2010), doi:10.1287/opre.1100.0818. */
static double ring(double t)
{
    return 1 - exp(-(p + q) * t + q * (1 - exp(-p * t)) / p);
}

/* ---- the engine ---- */

static gv_block *adoption(const char *network, double people, double h, const char *kind,
                          double replicates, uint32_t threads)
{
    gv_plan *plan = given_world(network, "bass");
    set_number(plan, "network.people", people);
    if (gv_plan_row(plan, "network.rewire") != NULL) {
        set_number(plan, "network.rewire", 0);
        set_number(plan, "network.neighbours", 2);
    }
    set_number(plan, "model.p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "model.step", h);
    set_word(plan, "model.hazard", kind);
    set_number(plan, "ticks", LAST / h);
    set_number(plan, "replicates", replicates);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, threads, 0);
    forget_world(plan);
    return rows;
}

static double *share_at(const gv_block *rows, double people, double h, double t)
{
    double *x = column_of(rows, "adopters", 0, (size_t) lround(t / h));
    for (uint64_t r = 0; r < rows->n; r++)
        x[r] /= people;
    return x;
}

/* The yardstick's table: N = 5000; sd of one run and finite-size bias at t = 5, 10, 15, 20.
 */
static void expect_curve(const gv_block *rows, double h, const char *what,
                         const double expected[4], bool check_spread)
{
    static const double sd[] = { .013, .011, .003, .001 };
    static const double bias[] = { .002, .002, .001, .0005 };
    for (size_t k = 0; k < 4; k++) {
        double *x = share_at(rows, 5000, h, times[k]);
        char name[64];
        snprintf(name, sizeof name, "%s, h = %g: F(%d)", what, h, times[k]);
        expect_mean(name, expected[k], x, rows->n, bias[k]);
        if (check_spread && k < 2)
            expect_sd("   its standard deviation", sd[k], x, rows->n);
        gv_free(x);
    }
}

static void the_recursion_is_the_tables(void **unused)
{
    (void) unused;
    static const struct {
        double h, f[4];
    } table[] = { { 0.01, { .330550, .812565, .971665, .996282 } },
                  { 0.1, { .324768, .810374, .972170, .996486 } },
                  { 0.5, { .300334, .799476, .974599, .997369 } },
                  { 1, { .272907, .782643, .978160, .998388 } } };
    for (size_t r = 0; r < GV_COUNT_OF(table); r++) {
        for (size_t k = 0; k < 4; k++)
            expect_near("exact recursion", table[r].f[k],
                        complete_in_steps(table[r].h, LINEAR, times[k]), 5e-7);
    }
    static const double contacts[] = { .264338, .733753, .954246, .993848 };
    for (size_t k = 0; k < 4; k++)
        expect_near("exact recursion, contacts", contacts[k],
                    complete_in_steps(1, CONTACTS, times[k]), 5e-7);
}

static void the_complete_network_follows_the_recursion(void **unused)
{
    (void) unused;
    static const double one[] = { .272907, .782643, .978160, .998388 };
    static const double half[] = { .300334, .799476, .974599, .997369 };
    static const double tenth[] = { .324768, .810374, .972170, .996486 };
    static const double hundredth[] = { .330550, .812565, .971665, .996282 };
    gv_block *rows = adoption("complete", 5000, 1, "linear", 2000, 0);
    expect_curve(rows, 1, "linear", one, false);
    gv_block_free(rows);
    rows = adoption("complete", 5000, 0.5, "linear", 1000, 0);
    expect_curve(rows, 0.5, "linear", half, false);
    gv_block_free(rows);
    rows = adoption("complete", 5000, 0.1, "linear", 400, 0);
    expect_curve(rows, 0.1, "linear", tenth, true);
    gv_block_free(rows);
    rows = adoption("complete", 5000, 0.01, "linear", 100, 0);
    expect_curve(rows, 0.01, "linear", hundredth, false);
    gv_block_free(rows);
}

static void contacts_that_try_by_themselves_follow_their_recursion(void **unused)
{
    (void) unused;
    static const double whole[] = { .264338, .733753, .954246, .993848 };
    double half[4];
    for (size_t k = 0; k < 4; k++)
        half[k] = complete_in_steps(0.5, CONTACTS, times[k]);
    gv_block *rows = adoption("complete", 5000, 1, "contacts", 2000, 0);
    expect_curve(rows, 1, "contacts", whole, false);
    gv_block_free(rows);
    rows = adoption("complete", 5000, 0.5, "contacts", 1000, 0);
    expect_curve(rows, 0.5, "contacts", half, false);
    gv_block_free(rows);
}

static void halving_the_step_halves_the_error(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < 2; k++) { /* later the curve crosses the continuous one */
        const double t = times[k];
        const double wide = complete(t) - complete_in_steps(0.1, LINEAR, t);
        const double narrow = complete(t) - complete_in_steps(0.05, LINEAR, t);
        expect_near("error of h = .1 over error of h = .05", 2, wide / narrow, 0.2);
    }
    /* The same of the engine: at h = 1 and 1/2 errors are large enough to be measured.
     * Their ratio follows from the recursion; it tends to 2 only for small steps. */
    gv_block *rows[2] = { adoption("complete", 5000, 1, "linear", 1000, 0),
                          adoption("complete", 5000, 0.5, "linear", 1000, 0) };
    double error[2];
    double exact[2];
    for (size_t k = 0; k < 2; k++) {
        const double h = k == 0 ? 1 : 0.5;
        double *x = share_at(rows[k], 5000, h, 5);
        error[k] = complete(5) - summary_of(x, rows[k]->n).mean;
        exact[k] = complete(5) - complete_in_steps(h, LINEAR, 5);
        gv_free(x);
        gv_block_free(rows[k]);
    }
    /* errors .058 and .031, each known to .0005 (standard error) + .0005 (finite size) */
    expect_near("engine: error of h = 1 over error of h = .5", exact[0] / exact[1],
                error[0] / error[1], 0.2);
}

static void two_people_follow_the_three_state_chain(void **unused)
{
    (void) unused;
    static const double both[] = { .154253, .359947, .524098, .647220 };
    static const double share[] = { .206717, .405568, .558764, .673013 };
    const double h = 0.25;
    gv_block *rows = adoption("complete", 2, h, "linear", 100000, 0);
    for (size_t k = 0; k < 4; k++) {
        const double t = times[k];
        double fine[3];
        pair_in_steps(1.0 / 4096, t, fine);
        expect_near("two people, h to 0: both adopted", both[k], fine[2], 1e-4);
        expect_near("two people, h to 0: mean share", share[k], fine[1] / 2 + fine[2],
                    1e-4);
        double exact[3];
        pair_in_steps(h, t, exact);
        double *x = share_at(rows, 2, h, t);
        expect_mean("two people, h = .25: mean share", exact[1] / 2 + exact[2], x, rows->n,
                    0);
        for (uint64_t r = 0; r < rows->n; r++)
            x[r] = x[r] > 0.75 ? 1 : 0;
        expect_mean("two people, h = .25: both adopted", exact[2], x, rows->n, 0);
        gv_free(x);
    }
    gv_block_free(rows);
}

/* 2 F(h / 2) - F(h) removes the error that falls with h; what remains falls with its
 * square. */
static void the_rings_recursion_tends_to_fibich_and_gibori(void **unused)
{
    (void) unused;
    static const double listed[] = { 0.248463, 0.558259, 0.789855, 0.916670 };
    for (size_t k = 0; k < 4; k++) {
        const double t = times[k];
        expect_near("closed form on the ring", listed[k], ring(t), 5e-7);
        const double wide = ring_in_steps(0.05, t);
        const double narrow = ring_in_steps(0.025, t);
        expect_near("ring, extrapolated to h = 0", ring(t), 2 * narrow - wide, 1e-4);
    }
}

static void expect_from_pair_to_crowd(summary found, double h, double t)
{
    const double noise = 4 * found.standard_error;
    char what[64];
    snprintf(what, sizeof what, "F(%g), from pair to crowd", t);
    expect_between(what, pair_share(h, t) - noise, complete_in_steps(h, LINEAR, t) + noise,
                   found.mean);
}

/* Steps are known exactly, so the only allowance is the ring's length: none, because 2,000
 * is longer than what 400 steps can reach. */
static void the_ring_follows_its_recursion_between_pair_and_crowd(void **unused)
{
    (void) unused;
    const double h = 0.05;
    gv_block *rows = adoption("watts_strogatz", 2000, h, "linear", 200, 0);
    static const double sd[] = { .0152, .0192, .0165, .0112 };
    for (size_t k = 0; k < 4; k++) {
        const double t = times[k];
        double *x = share_at(rows, 2000, h, t);
        const summary found = summary_of(x, rows->n);
        char name[64];
        snprintf(name, sizeof name, "ring of 2000, h = .05: F(%d)", times[k]);
        expect_mean(name, ring_in_steps(h, t), x, rows->n, 0);
        /* the sd of 200 runs is known to 5 %: three of those */
        expect_near("   its standard deviation", sd[k], found.sd, 0.15 * sd[k] + 1e-4);
        expect_from_pair_to_crowd(found, h, t);
        gv_free(x);
    }
    gv_block_free(rows);
}

/* Fibich and Gibori's claim for every network whose people are all alike: between the pair
 * and the crowd. Here everybody hears the three people on either side. */
static void people_who_are_all_alike_adopt_between_pair_and_crowd(void **unused)
{
    (void) unused;
    const double h = 0.1;
    gv_plan *plan = given_world("watts_strogatz", "bass");
    set_number(plan, "network.people", 2000);
    set_number(plan, "network.rewire", 0);
    set_number(plan, "network.neighbours", 6);
    set_number(plan, "model.p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "model.step", h);
    set_number(plan, "ticks", LAST / h);
    set_number(plan, "replicates", 60);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    for (size_t k = 0; k < 4; k++) {
        const double t = times[k];
        double *x = share_at(rows, 2000, h, t);
        const summary found = summary_of(x, rows->n);
        expect_from_pair_to_crowd(found, h, t);
        gv_free(x);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_recursion_is_the_tables),
        cmocka_unit_test(the_complete_network_follows_the_recursion),
        cmocka_unit_test(contacts_that_try_by_themselves_follow_their_recursion),
        cmocka_unit_test(halving_the_step_halves_the_error),
        cmocka_unit_test(two_people_follow_the_three_state_chain),
        cmocka_unit_test(the_rings_recursion_tends_to_fibich_and_gibori),
        cmocka_unit_test(the_ring_follows_its_recursion_between_pair_and_crowd),
        cmocka_unit_test(people_who_are_all_alike_adopt_between_pair_and_crowd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
