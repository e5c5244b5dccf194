/* Activity against result, over three strategies and few replicates, by hand. */
#include "small_study.h"
#include "test.h"

#include <math.h>

enum { LIVES = 4 };

#define close_to(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static const uint32_t adopters[] = { 1, 2, 1, 2, 11, 12, 15, 10, 16, 17, 13, 14 };

typedef struct given {
    small_study study;
    gv_outcome outcomes[2];
    gv_column columns[5];
    double activity[SMALL_ARMS * LIVES], result[SMALL_ARMS * LIVES];
} given;

/* Each replicate has what `activity` and `result` say of the three strategies. */
static void given_strategies(given *g, const double *activity, const double *result)
{
    small_study_make(&g->study, adopters, LIVES);
    for (size_t k = 0; k < 3; k++)
        g->columns[k] = g->study.columns[k];
    g->outcomes[0] = (gv_outcome){ .name = "engagement", .kind = GV_KIND_REAL };
    g->outcomes[1] = (gv_outcome){ .name = "lifetime_value", .kind = GV_KIND_REAL };
    g->columns[3] = (gv_column){ &g->outcomes[0], 1, g->activity };
    g->columns[4] = (gv_column){ &g->outcomes[1], 1, g->result };
    g->study.block.columns = g->columns;
    g->study.block.n_columns = 5;
    for (size_t life = 0; life < (size_t) SMALL_ARMS * LIVES; life++) {
        g->activity[life] = activity[life / LIVES];
        g->result[life] = result[life / LIVES];
    }
}

static gv_comparison *compared(given *g)
{
    gv_comparison *c = NULL;
    must(gv_compare(&g->study.plan, &g->study.block, NULL, 0, &c, NULL));
    return c;
}

static void same_order_is_1_and_the_opposite_is_minus_1(void **unused)
{
    (void) unused;
    static const double activity[] = { 1, 2, 3 }, same[] = { 4, 10, 20 },
                        opposite[] = { 20, 10, 4 };
    given g;
    given_strategies(&g, activity, same);
    gv_comparison *c = compared(&g);
    close_to(c->divergence.tau.value, 1, 1e-12);
    assert_int_equal(c->divergence.n, LIVES);
    gv_comparison_free(c);
    given_strategies(&g, activity, opposite);
    c = compared(&g);
    close_to(c->divergence.tau.value, -1, 1e-12);
    gv_comparison_free(c);
}

/* z of 1 2 3 is -1 0 1; of 30 0 0 it is 2 -1 -1 over the root of 3. */
static void the_index_is_the_gap_of_standard_scores(void **unused)
{
    (void) unused;
    static const double activity[] = { 1, 2, 3 }, result[] = { 30, 0, 0 };
    given g;
    given_strategies(&g, activity, result);
    gv_comparison *c = compared(&g);
    close_to(c->divergence.index[0].value, -1 - 2 / sqrt(3), 1e-12);
    close_to(c->divergence.index[1].value, 1 / sqrt(3), 1e-12);
    close_to(c->divergence.index[2].value, 1 + 1 / sqrt(3), 1e-12);
    close_to(c->divergence.tau.value, -2 / sqrt(6), 1e-12); /* one tie of three pairs */
    gv_comparison_free(c);
}

/* In replicate 2 nobody stirs: three are left, of which one is in the opposite order. */
static void replicates_are_ranked_one_by_one(void **unused)
{
    (void) unused;
    static const double activity[] = { 1, 2, 3 }, result[] = { 4, 10, 20 };
    given g;
    given_strategies(&g, activity, result);
    for (size_t a = 0; a < SMALL_ARMS; a++) {
        g.activity[a * LIVES + 2] = 7;
        g.result[a * LIVES + 1] = -g.result[a * LIVES + 1];
    }
    gv_comparison *c = compared(&g);
    assert_int_equal(c->divergence.n, 3);
    close_to(c->divergence.tau.value, 1.0 / 3, 1e-12);
    assert_true(c->divergence.tau.low < 0 && c->divergence.tau.high > 1.0 / 3);
    gv_comparison_free(c);
}

static void without_value_there_is_no_divergence(void **unused)
{
    (void) unused;
    static const double activity[] = { 1, 2, 3 };
    given g;
    given_strategies(&g, activity, activity);
    g.study.block.n_columns = 4;
    gv_comparison *c = compared(&g);
    assert_null(c->divergence.index);
    assert_true(isnan(c->divergence.tau.value));
    gv_comparison_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_order_is_1_and_the_opposite_is_minus_1),
        cmocka_unit_test(the_index_is_the_gap_of_standard_scores),
        cmocka_unit_test(replicates_are_ranked_one_by_one),
        cmocka_unit_test(without_value_there_is_no_divergence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
