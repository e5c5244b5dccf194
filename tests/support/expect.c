/* Statistical checks that say what was expected, what was found and how far apart they may
 * be. */
#include "expect.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

summary summary_of(const double *x, size_t n)
{
    summary s = { .n = n };
    for (size_t k = 0; k < n; k++)
        s.mean += x[k] / (double) n;
    double squares = 0;
    for (size_t k = 0; k < n; k++)
        squares += (x[k] - s.mean) * (x[k] - s.mean);
    s.sd = n > 1 ? sqrt(squares / (double) (n - 1)) : 0;
    s.standard_error = s.sd / sqrt((double) n);
    return s;
}

void expect_near(const char *what, double expected, double found, double allowed)
{
    print_message("    %-44s expected %.9g, found %.9g, allowed %.3g\n", what, expected,
                  found, allowed);
    if (!(fabs(found - expected) <= allowed))
        fail_msg("%s: expected %.9g, found %.9g, allowed difference %.3g", what, expected,
                 found, allowed);
}

void expect_mean(const char *what, double expected, const double *x, size_t n, double bias)
{
    const summary s = summary_of(x, n);
    const double allowed = 4 * s.standard_error + bias;
    print_message("    %-44s expected %.9g, found %.9g +- %.3g, allowed %.3g\n", what,
                  expected, s.mean, s.standard_error, allowed);
    if (!(fabs(s.mean - expected) <= allowed))
        fail_msg("%s: expected %.9g, found %.9g +- %.3g, allowed difference %.3g", what,
                 expected, s.mean, s.standard_error, allowed);
}

static void expect_beyond(const char *what, const char *side, double limit, summary s,
                          bool holds)
{
    print_message("    %-44s expected %s %.9g, found %.9g +- %.3g, allowed %.3g\n", what,
                  side, limit, s.mean, s.standard_error, 4 * s.standard_error);
    if (!holds)
        fail_msg("%s: expected %s %.9g by 4 standard errors, found %.9g +- %.3g", what,
                 side, limit, s.mean, s.standard_error);
}

void expect_above(const char *what, double floor, const double *x, size_t n)
{
    const summary s = summary_of(x, n);
    expect_beyond(what, "above", floor, s, s.mean - 4 * s.standard_error > floor);
}

void expect_below(const char *what, double ceiling, const double *x, size_t n)
{
    const summary s = summary_of(x, n);
    expect_beyond(what, "below", ceiling, s, s.mean + 4 * s.standard_error < ceiling);
}

static void expect_within(const char *what, const char *words, double found, bool holds)
{
    print_message("    %-44s expected %s, found %.9g, allowed 0\n", what, words, found);
    if (!holds)
        fail_msg("%s: expected %s, found %.9g", what, words, found);
}

void expect_at_least(const char *what, double least, double found)
{
    char words[64];
    snprintf(words, sizeof words, "at least %.9g", least);
    expect_within(what, words, found, found >= least);
}

void expect_at_most(const char *what, double most, double found)
{
    char words[64];
    snprintf(words, sizeof words, "at most %.9g", most);
    expect_within(what, words, found, found <= most);
}

void expect_between(const char *what, double least, double most, double found)
{
    char words[64];
    snprintf(words, sizeof words, "%.9g to %.9g", least, most);
    expect_within(what, words, found, found >= least && found <= most);
}

void expect_sd(const char *what, double expected, const double *x, size_t n)
{
    expect_near(what, expected, summary_of(x, n).sd, 0.15 * expected);
}

/* Wilson and Hilferty (1931): the cube root of chi-square over its degrees is nearly
 * normal. */
static double chi_square_limit(double degrees)
{
    const double z = 3.719; /* 1 - 1e-4 */
    const double a = 2 / (9 * degrees);
    const double root = 1 - a + z * sqrt(a);
    return degrees * root * root * root;
}

void expect_distribution(const char *what, const double *expected, const uint64_t *found,
                         size_t n_cells)
{
    double pearson = 0;
    double e = 0;
    double f = 0;
    size_t cells = 0;
    double left = 0;
    for (size_t k = 0; k < n_cells; k++) {
        left += expected[k];
        if (expected[k] <= 0 && found[k] > 0)
            fail_msg("%s: outcome %zu is impossible, and was found", what, k);
    }
    for (size_t k = 0; k < n_cells; k++) {
        e += expected[k];
        f += (double) found[k];
        left -= expected[k];
        const bool last = k + 1 == n_cells;
        if ((e < 5 || left < 5) && !last)
            continue; /* pool with the next cell; the last one takes a thin tail */
        pearson += (f - e) * (f - e) / e;
        cells++;
        e = 0;
        f = 0;
    }
    assert_true(cells > 1);
    const double limit = chi_square_limit((double) cells - 1);
    print_message("    %-44s chi-square %.2f on %zu degrees, allowed %.2f\n", what, pearson,
                  cells - 1, limit);
    if (!(pearson <= limit))
        fail_msg("%s: chi-square %.2f on %zu degrees, at most %.2f allowed", what, pearson,
                 cells - 1, limit);
}

uint64_t lives_or(uint64_t quick)
{
    const char *said = getenv("GRAPEVINE_LIVES");
    return said != NULL ? strtoull(said, NULL, 10) : quick;
}
