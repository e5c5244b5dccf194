/* Replicates are independent lives: as many different outcomes, as wide a spread and as
 * little likeness between neighbours as chance allows. Sharing one random number among the
 * ties of a life gives the right mean and at p = 1/8 only eight different outcomes. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { LEAVES = 400, STAR_REPLICATES = 4096 };

static char *star(void)
{
    enum { LINE = 8 };
    char *ties = gv_alloc(LEAVES + 1, LINE, NULL);
    assert_non_null(ties);
    size_t length = 0;
    for (int leaf = 1; leaf <= LEAVES; leaf++)
        length += (size_t) snprintf(ties + length, LINE, "0 %d\n", leaf);
    return ties;
}

static size_t distinct_values(const double *x, size_t n)
{
    size_t distinct = 0;
    for (size_t k = 0; k < n; k++) {
        size_t earlier = 0;
        while (earlier < k && fabs(x[earlier] - x[k]) > 0.5)
            earlier++;
        distinct += earlier == k ? 1 : 0;
    }
    return distinct;
}

/* Correlation of lives whose replicates lie `lag` apart; about 1 / sqrt(n) wide when none.
 */
static double correlation(const double *x, size_t n, size_t lag)
{
    const summary s = summary_of(x, n);
    double sum = 0;
    for (size_t k = 0; k + lag < n; k++)
        sum += (x[k] - s.mean) * (x[k + lag] - s.mean);
    return sum / (s.sd * s.sd * (double) (n - lag));
}

static void a_stars_lives_are_binomial_and_independent(void **unused)
{
    (void) unused;
    const double chances[] = { 1.0 / 8, 1.0 / 16, 0.1 };
    char *ties = star();
    for (size_t c = 0; c < GV_COUNT_OF(chances); c++) {
        const double p = chances[c];
        gv_plan *plan = given_ties("independent_cascade", LEAVES + 1, false, ties);
        set_number(plan, "model.p", p);
        set_number(plan, "ticks", 1);
        set_number(plan, "replicates", STAR_REPLICATES);
        given_seeds(plan, "hub", "0");
        gv_block *rows = run_world(plan);
        double *x = column_of(rows, "final_adopters", 0, 0);
        expect_mean("star of 400 leaves", 1 + LEAVES * p, x, rows->n, 0);
        expect_sd("   its standard deviation", sqrt(LEAVES * p * (1 - p)), x, rows->n);
        /* four standard deviations either way hold some 30 to 50 whole numbers */
        assert_true((double) distinct_values(x, rows->n) >= 4 * sqrt(LEAVES * p * (1 - p)));
        const size_t lags[] = { 1, 2, 16, 64,
                                512 }; /* bytes, blocks and lanes of the cipher */
        for (size_t k = 0; k < GV_COUNT_OF(lags); k++)
            expect_near("   correlation of neighbours", 0, correlation(x, rows->n, lags[k]),
                        4 / sqrt(STAR_REPLICATES));
        gv_free(x);
        gv_block_free(rows);
        forget_world(plan);
    }
    gv_free(ties);
}

static void large_cascades_at_one_eighth_hardly_ever_repeat(void **unused)
{
    (void) unused;
    enum { REPLICATES = 256 };
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 5000);
    set_number(plan, "model.p", 1.0 / 8);
    set_number(plan, "replicates", REPLICATES);
    given_strategy(plan, "seeds");
    tactic_number(given_tactic(plan, "seeding", "seeding"), "people", 10);
    gv_block *rows = run_with(plan, 0, GV_ALL_REPLICATES);
    double *x = column_of(rows, "final_adopters", 0, 0);
    const size_t distinct = distinct_values(x, rows->n);
    const summary s = summary_of(x, rows->n);
    print_message("    %zu different outcomes of %d, mean %.1f, sd %.1f\n", distinct,
                  REPLICATES, s.mean, s.sd);
    assert_true(distinct > 64);
    gv_free(x);
    gv_block_free(rows);
    forget_world(plan);
}

/* What a life came to, as a number: people times ticks for which they were adopters. */
static double *areas(const gv_block *rows, size_t ticks)
{
    double *sum = gv_alloc(rows->n, sizeof *sum, NULL);
    assert_non_null(sum);
    for (uint64_t r = 0; r < rows->n; r++) {
        sum[r] = 0;
        for (size_t t = 0; t <= ticks; t++)
            sum[r] += value_of(rows, "adopters", 0, r, t);
    }
    return sum;
}

/* Of every model, on one network, from five random people. Where all lives come to the same
 * there is nothing to compare. */
static void lives_of_no_model_are_like_their_neighbours(void **unused)
{
    (void) unused;
    enum { LIVES = 1024, TICKS = 12 };
    static const size_t lags[] = { 1, 64, 512 };
    for (const gv_model *const *model = gv_models(); *model != NULL; model++) {
        const char *name = (*model)->spec.name;
        gv_plan *plan = given_world("watts_strogatz", name);
        set_number(plan, "network.people", 100);
        set_number(plan, "ticks", TICKS);
        set_number(plan, "replicates", LIVES);
        given_strategy(plan, "seeds");
        gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
        tactic_word(seeding, "choose", "random");
        tactic_number(seeding, "people", 5);
        gv_block *rows = run_with(plan, 1, GV_ALL_REPLICATES);
        double *x = areas(rows, TICKS);
        for (size_t k = 0; summary_of(x, LIVES).sd > 0 && k < GV_COUNT_OF(lags); k++) {
            char what[96];
            snprintf(what, sizeof what, "%s: correlation, %zu lives apart", name, lags[k]);
            expect_near(what, 0, correlation(x, LIVES, lags[k]),
                        4 / sqrt((double) (LIVES - lags[k])));
        }
        gv_free(x);
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stars_lives_are_binomial_and_independent),
        cmocka_unit_test(large_cascades_at_one_eighth_hardly_ever_repeat),
        cmocka_unit_test(lives_of_no_model_are_like_their_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
