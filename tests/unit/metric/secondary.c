#include "world.h"

#include <math.h>

static gv_block *given_lives(const char *ties, uint32_t n, const char *seeds,
                             const char *metric, gv_plan **plan)
{
    *plan = given_ties("independent_cascade", n, false, ties);
    set_number(*plan, "model.p", 1);
    set_number(*plan, "replicates", 1);
    given_seeds(*plan, "seeds", seeds);
    given_measure(*plan, metric);
    return run_world(*plan);
}

/* 0 convinces 1, 2 and 3; 3 convinces 4. */
static void convinced_people_count_for_the_generation_of_their_persuader(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_block *rows = given_lives("0 1\n0 2\n0 3\n3 4\n", 5, "0", "secondary", &plan);
    assert_true(value_of(rows, "secondary", 0, 0, 0) == 3);
    assert_true(value_of(rows, "secondary", 0, 0, 1) == 1 / 3.0);
    assert_true(value_of(rows, "secondary", 0, 0, 2) == 0);
    for (size_t g = 3; g < GV_DEPTHS; g++)
        assert_true(isnan(value_of(rows, "secondary", 0, 0, g)));
    assert_true(value_of(rows, "secondary_early", 0, 0, 0) == 4 / 5.0);
    assert_true(value_of(rows, "secondary_top_fifth", 0, 0, 0) == 3 / 4.0);
    gv_block_free(rows);
    forget_world(plan);
}

/* A chain of 20: 16 adopters in generations 0 .. 15, and those of 15 and deeper together.
 */
static void the_last_entry_holds_all_deeper_generations(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_block *rows =
        given_lives("0 1\n1 2\n2 3\n3 4\n4 5\n5 6\n6 7\n7 8\n8 9\n9 10\n10 11\n"
                    "11 12\n12 13\n13 14\n14 15\n15 16\n16 17\n17 18\n18 19\n",
                    20, "0", "secondary", &plan);
    for (size_t g = 0; g + 1 < GV_DEPTHS; g++)
        assert_true(value_of(rows, "secondary", 0, 0, g) == 1);
    assert_true(value_of(rows, "secondary", 0, 0, GV_DEPTHS - 1) == 4 / 5.0);
    assert_true(value_of(rows, "secondary_top_fifth", 0, 0, 0) == 4 / 19.0);
    gv_block_free(rows);
    forget_world(plan);
}

static void without_word_of_mouth_nobody_has_a_share_in_it(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_block *rows = given_lives("0 1\n", 4, "2 3", "secondary", &plan);
    assert_true(value_of(rows, "secondary_early", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "secondary_top_fifth", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(convinced_people_count_for_the_generation_of_their_persuader),
        cmocka_unit_test(the_last_entry_holds_all_deeper_generations),
        cmocka_unit_test(without_word_of_mouth_nobody_has_a_share_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
