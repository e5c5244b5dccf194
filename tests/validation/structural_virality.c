/* Structural virality of trees whose mean distance is known exactly
 * (Goel, Anderson, Hofman, Watts 2016). */
#include "expect.h"
#include "grapevine/metric.h"

enum { LARGEST = 64 };

/* A tree as a list of parents; roots are GV_NOBODY. */
typedef struct tree {
    uint32_t n;
    uint32_t parent[LARGEST];
} tree;

static gv_tree_shape shape_of(const tree *t)
{
    uint32_t scratch[4 * LARGEST];
    return gv_tree_measure(t->parent, t->n, scratch);
}

/* Every member below the root hangs from (k - 1) / arity. */
static tree full_tree(uint32_t n, uint32_t arity)
{
    tree t = { .n = n, .parent = { GV_NOBODY } };
    for (uint32_t k = 1; k < n; k++)
        t.parent[k] = (k - 1) / arity;
    return t;
}

/* Two stars of n / 2 whose centres are joined. */
static tree two_stars(uint32_t n)
{
    tree t = { .n = n, .parent = { GV_NOBODY, 0 } };
    for (uint32_t k = 2; k < n; k++)
        t.parent[k] = k % 2;
    return t;
}

/* Floyd and Warshall, to have a second opinion. */
static double mean_distance(const tree *t)
{
    double d[LARGEST][LARGEST];
    for (uint32_t a = 0; a < t->n; a++) {
        for (uint32_t b = 0; b < t->n; b++)
            d[a][b] = a == b ? 0 : t->parent[a] == b || t->parent[b] == a ? 1 : 1e9;
    }
    double sum = 0;
    for (uint32_t via = 0; via < t->n; via++) {
        for (uint32_t a = 0; a < t->n; a++) {
            for (uint32_t b = 0; b < t->n; b++)
                d[a][b] = d[a][via] + d[via][b] < d[a][b] ? d[a][via] + d[via][b] : d[a][b];
        }
    }
    for (uint32_t a = 0; a < t->n; a++) {
        for (uint32_t b = 0; b < t->n; b++)
            sum += d[a][b];
    }
    return sum / ((double) t->n * (t->n - 1));
}

static void known_trees_have_their_virality(void **unused)
{
    (void) unused;
    const struct {
        const char *what;
        tree tree;
        double virality;
        uint32_t depth, breadth;
    } known[] = {
        { "star of 10", full_tree(10, 9), 9.0 / 5, 1, 9 },
        { "path of 10", full_tree(10, 1), 11.0 / 3, 9, 1 },
        { "complete binary tree of 31", full_tree(31, 2), 4.954838709677419, 4, 16 },
        { "complete ternary tree of 40", full_tree(40, 3), 4.361538461538462, 3, 27 },
        { "two stars of 6 with joined centres", two_stars(12), 73.0 / 33, 2, 6 },
    };
    for (size_t k = 0; k < GV_COUNT_OF(known); k++) {
        const gv_tree_shape shape = shape_of(&known[k].tree);
        expect_near(known[k].what, known[k].virality, shape.virality, 1e-12);
        expect_near("   by all shortest paths", mean_distance(&known[k].tree),
                    shape.virality, 1e-12);
        assert_int_equal(shape.trees, 1);
        assert_int_equal(shape.size, known[k].tree.n);
        assert_int_equal(shape.depth, known[k].depth);
        assert_int_equal(shape.breadth, known[k].breadth);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(known_trees_have_their_virality) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
