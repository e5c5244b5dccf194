#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

enum { MEMBERS = 24 };

static gv_tree_shape shape_of(const uint32_t *parent, uint32_t n)
{
    uint32_t scratch[4 * MEMBERS];
    return gv_tree_measure(parent, n, scratch);
}

static void without_members_there_is_no_tree(void **unused)
{
    (void) unused;
    const gv_tree_shape shape = shape_of(NULL, 0);
    assert_int_equal(shape.trees + shape.size + shape.depth + shape.breadth, 0);
    assert_true(isnan(shape.virality));
}

static void a_lone_root_has_a_size_but_no_virality(void **unused)
{
    (void) unused;
    const uint32_t parent[] = { GV_NOBODY };
    const gv_tree_shape shape = shape_of(parent, 1);
    assert_int_equal(shape.trees, 1);
    assert_int_equal(shape.size, 1);
    assert_int_equal(shape.depth, 0);
    assert_int_equal(shape.breadth, 1);
    assert_true(isnan(shape.virality));
}

/* Roots 0, 1, 2; 1 has a child and a grandchild, 2 has two children: the first of equals
 * counts. */
static void of_equal_trees_the_one_that_began_first_is_measured(void **unused)
{
    (void) unused;
    const uint32_t parent[] = { GV_NOBODY, GV_NOBODY, GV_NOBODY, 1, 2, 2, 3 };
    const gv_tree_shape shape = shape_of(parent, 7);
    assert_int_equal(shape.trees, 3);
    assert_int_equal(shape.size, 3);
    assert_int_equal(shape.depth, 2);
    assert_int_equal(shape.breadth, 1);
    assert_int_equal(shape.generation[0], 3);
    assert_int_equal(shape.generation[1], 3);
    assert_int_equal(shape.generation[2], 1);
}

static void the_last_generation_counts_all_deeper_ones(void **unused)
{
    (void) unused;
    uint32_t parent[MEMBERS] = { GV_NOBODY };
    for (uint32_t k = 1; k < MEMBERS; k++)
        parent[k] = k - 1;
    const gv_tree_shape shape = shape_of(parent, MEMBERS);
    assert_int_equal(shape.depth, MEMBERS - 1);
    for (uint32_t d = 0; d + 1 < GV_DEPTHS; d++)
        assert_int_equal(shape.generation[d], 1);
    assert_int_equal(shape.generation[GV_DEPTHS - 1], MEMBERS - GV_DEPTHS + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_members_there_is_no_tree),
        cmocka_unit_test(a_lone_root_has_a_size_but_no_virality),
        cmocka_unit_test(of_equal_trees_the_one_that_began_first_is_measured),
        cmocka_unit_test(the_last_generation_counts_all_deeper_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
