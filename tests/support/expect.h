/* Statistical checks that say what was expected, what was found and how far apart they may
 * be. With four standard errors a right program fails one check in about 16,000; seeds are
 * fixed. */
#ifndef GRAPEVINE_TEST_EXPECT_H
#define GRAPEVINE_TEST_EXPECT_H

#include "test.h"

typedef struct summary {
    size_t n;
    double mean, sd, standard_error;
} summary;
summary summary_of(const double *x, size_t n);

/* |found - expected| <= allowed, or the test stops. NaN never passes. */
void expect_near(const char *what, double expected, double found, double allowed);
/* The mean of independent replicates within 4 standard errors and a known bias. */
void expect_mean(const char *what, double expected, const double *x, size_t n, double bias);
/* Their mean above a floor by more than 4 standard errors: findings that are signs. */
void expect_above(const char *what, double floor, const double *x, size_t n);
/* ... below a ceiling. */
void expect_below(const char *what, double ceiling, const double *x, size_t n);
/* One-sided expectations, and bands, of a single number: nothing beyond is allowed. */
void expect_at_least(const char *what, double least, double found);
void expect_at_most(const char *what, double most, double found);
void expect_between(const char *what, double least, double most, double found);
/* The standard deviation within 15 %: a right mean with a wrong spread betrays shared luck.
 */
void expect_sd(const char *what, double expected, const double *x, size_t n);
/* Pearson's statistic over cells with an expected count of at least 5 (neighbours are
 * pooled); fails below p = 1e-4, and when something impossible was found. Counts have the
 * same total as expectations. */
void expect_distribution(const char *what, const double *expected, const uint64_t *found,
                         size_t n_cells);

/* How many lives to compare with exact chances: so many in the quick suite, and as
 * GRAPEVINE_LIVES says in scripts/validate. */
uint64_t lives_or(uint64_t quick);

#endif
