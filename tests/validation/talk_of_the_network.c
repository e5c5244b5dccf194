/* Talk of the Network: Goldenberg, Libai and Muller (2001), doi:10.1023/A:1011122126881.
 * The figures come from independent simulations of this yardstick; signs and orders are the
 * paper's. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 3000, TICKS = 250, RUNS = 200 };

static const double shares[] = { 0.16, 0.5, 0.95 };
enum { SHARES = GV_COUNT_OF(shares) };

static gv_plan *given_talk(double s, double w, double replicates)
{
    gv_plan *plan = given_world("cliques", "talk_of_the_network");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.size", s + 1);
    set_number(plan, "model.w", w);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", replicates);
    given_strategy(plan, "nothing");
    return plan;
}

/* Steps until that share is informed. */
static double steps_to(const gv_block *rows, uint64_t replicate, double share)
{
    size_t step = 0;
    while (step < TICKS && value_of(rows, "adopters", 0, replicate, step) < share * PEOPLE)
        step++;
    assert_true(step < TICKS);
    return (double) step;
}

static void a_network_talks_as_fast_as_expected(void **unused)
{
    (void) unused;
    static const double mean[] = { 13.83, 19.32, 27.35 };
    gv_plan *plan = given_talk(10, 10, RUNS);
    gv_block *rows = run_with(plan, 0, RUNS);
    for (size_t k = 0; k < SHARES; k++) {
        double steps[RUNS];
        char name[64];
        for (uint64_t r = 0; r < RUNS; r++)
            steps[r] = steps_to(rows, r, shares[k]);
        snprintf(name, sizeof name, "steps to %.0f %%", 100 * shares[k]);
        expect_near(name, mean[k], summary_of(steps, RUNS).mean, 0.35);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* ---- which of five causes matters how much ---- */

enum { S, W, ALPHA, BETA_W, BETA_S, CAUSES, LEVELS = 3, POINTS = 243, EACH = 3 };
static const char *const causes[] = { "s", "w", "alpha", "beta_w", "beta_s" };
static const double levels[CAUSES][LEVELS] = { { 5, 17, 29 },
                                               { 5, 17, 29 },
                                               { 0.0005, 0.00525, 0.01 },
                                               { 0.005, 0.01, 0.015 },
                                               { 0.01, 0.04, 0.07 } };

typedef struct experiment {
    int level[POINTS][CAUSES];
    double steps[SHARES][POINTS][EACH];
} experiment;

static void live_point(experiment *e, size_t point)
{
    double value[CAUSES];
    for (size_t c = 0, rest = point; c < CAUSES; c++, rest /= LEVELS) {
        e->level[point][c] = (int) (rest % LEVELS);
        value[c] = levels[c][rest % LEVELS];
    }
    gv_plan *plan = given_talk(value[S], value[W], EACH);
    set_number(plan, "seed", (double) (1000 + point));
    set_number(plan, "model.alpha", value[ALPHA]);
    set_number(plan, "model.beta_w", value[BETA_W]);
    set_number(plan, "model.beta_s", value[BETA_S]);
    gv_block *rows = run_with(plan, 0, EACH);
    for (size_t k = 0; k < SHARES; k++) {
        for (uint64_t r = 0; r < EACH; r++)
            e->steps[k][point][r] = steps_to(rows, r, shares[k]);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* In a full grid causes do not correlate: a standardised coefficient of the regression is a
 * correlation. Steps to share k, less those to `from` if that is below SHARES. */
static double coefficient(const experiment *e, size_t cause, size_t k, size_t from)
{
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    const double n = POINTS * EACH;
    for (size_t p = 0; p < POINTS; p++) {
        for (size_t r = 0; r < EACH; r++) {
            const double x = e->level[p][cause]; /* levels are equally far apart */
            const double y = e->steps[k][p][r] - (from < SHARES ? e->steps[from][p][r] : 0);
            sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
        }
    }
    return (sxy - sx * sy / n) / sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
}

/* Mean steps to 95 % with many strong ties against few, or the other way about. */
static double mean_steps(const experiment *e, int s, int beta_s)
{
    double sum = 0, n = 0;
    for (size_t p = 0; p < POINTS; p++) {
        for (size_t r = 0; e->level[p][S] == s && e->level[p][BETA_S] == beta_s && r < EACH;
             r++, n++)
            sum += e->steps[2][p][r];
    }
    return sum / n;
}

static void advertising_fades_and_both_kinds_of_ties_carry(void **unused)
{
    (void) unused;
    static experiment e; /* large */
    static const double early[] = { -0.35, -0.25, -0.60, -0.16, -0.33 };
    static const double late[] = { -0.48, -0.39, -0.33, -0.25, -0.41 };
    static const double between[] = { -0.51, -0.44, -0.11, -0.27, -0.41 };
    double end[CAUSES], middle[CAUSES], start[CAUSES];
    for (size_t p = 0; p < POINTS; p++)
        live_point(&e, p);
    for (size_t c = 0; c < CAUSES; c++) {
        char name[64];
        start[c] = coefficient(&e, c, 0, SHARES);
        end[c] = coefficient(&e, c, 2, SHARES);
        middle[c] = coefficient(&e, c, 2, 0);
        snprintf(name, sizeof name, "%s, on steps to 16 %%", causes[c]);
        expect_near(name, early[c], start[c], 0.06);
        snprintf(name, sizeof name, "%s, on steps to 95 %%", causes[c]);
        expect_near(name, late[c], end[c], 0.06);
        snprintf(name, sizeof name, "%s, on steps from 16 to 95 %%", causes[c]);
        expect_near(name, between[c], middle[c], 0.06);
        assert_true(start[c] < 0 && end[c] < 0 && middle[c] < 0);
    }
    expect_at_least("alpha fades: on 16 % over on 16 to 95 %", 3,
                    start[ALPHA] / middle[ALPHA]);
    expect_between("|w| / |s|", 0.4, 1.6, end[W] / end[S]);
    expect_between("|beta_w| / |beta_s|", 0.4, 1.6, end[BETA_W] / end[BETA_S]);
    const double few = mean_steps(&e, 0, 2) / mean_steps(&e, 0, 0);
    const double many = mean_steps(&e, 2, 2) / mean_steps(&e, 2, 0);
    expect_near("steps, beta_s .07 / .01, s = 5", 0.563, few, 0.05);
    expect_near("steps, beta_s .07 / .01, s = 29", 0.474, many, 0.05);
    expect_at_most("   strong ties matter less where there are few", few, many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_talks_as_fast_as_expected),
        cmocka_unit_test(advertising_fades_and_both_kinds_of_ties_carry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
