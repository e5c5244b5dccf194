#include "world.h"

#include <math.h>

static gv_block *given_lives(const char *seeds, double people, gv_plan **plan)
{
    *plan = given_ties("independent_cascade", 6, false, "0 1\n");
    set_number(*plan, "model.p", 1);
    set_number(*plan, "replicates", 1);
    given_seeds(*plan, "seeds", seeds);
    tactic_number(&(*plan)->arms[0].tactics[0], "people", people);
    given_measure(*plan, "tree_sizes");
    return run_world(*plan);
}

/* Trees {0, 1}, {2}, {3}, {4}. */
static void sizes_are_ordered_and_counted_tree_by_tree(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_block *rows = given_lives("0 2 3 4", 0, &plan);
    assert_true(value_of(rows, "tree_size_mean", 0, 0, 0) == 5 / 4.0);
    assert_true(value_of(rows, "tree_size_median", 0, 0, 0) == 1);
    assert_true(value_of(rows, "tree_size_90", 0, 0, 0) == 2);
    assert_true(value_of(rows, "tree_size_99", 0, 0, 0) == 2);
    assert_true(value_of(rows, "lone_share", 0, 0, 0) == 3 / 4.0);
    gv_block_free(rows);
    forget_world(plan);
}

/* Half of two trees is one tree: the median is the smaller. */
static void a_quantile_is_a_size_that_occurred(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_block *rows = given_lives("0 2", 0, &plan);
    assert_true(value_of(rows, "tree_size_median", 0, 0, 0) == 1);
    assert_true(value_of(rows, "tree_size_90", 0, 0, 0) == 2);
    gv_block_free(rows);
    forget_world(plan);
}

static void without_adopters_no_size_is_defined(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("independent_cascade", 6, false, "0 1\n");
    set_number(plan, "replicates", 1);
    given_strategy(plan, "nothing");
    given_measure(plan, "tree_sizes");
    gv_block *rows = run_world(plan);
    assert_true(isnan(value_of(rows, "tree_size_mean", 0, 0, 0)));
    assert_true(isnan(value_of(rows, "tree_size_median", 0, 0, 0)));
    assert_true(isnan(value_of(rows, "lone_share", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_ordered_and_counted_tree_by_tree),
        cmocka_unit_test(a_quantile_is_a_size_that_occurred),
        cmocka_unit_test(without_adopters_no_size_is_defined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
