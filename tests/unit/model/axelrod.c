#include "world.h"

static gv_plan *given_board(double traits, double ticks)
{
    gv_plan *plan = given_world("lattice", "axelrod");
    set_number(plan, "network.rows", 5);
    set_number(plan, "network.columns", 5);
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", 4);
    set_number(plan, "model.traits", traits);
    given_measure(plan, "cultures");
    given_measure(plan, "states");
    return plan;
}

static void everybody_alike_stays_alike(void **unused)
{
    (void) unused;
    gv_plan *plan = given_board(1, 20);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_int_equal(value_of(rows, "cultures", 0, 0, 0), 1);
    assert_int_equal(value_of(rows, "culture_regions", 0, 0, 0), 1);
    assert_true(value_of(rows, "culture_largest", 0, 0, 0) == 1);
    assert_true(value_of(rows, "culture_region_largest", 0, 0, 0) == 1);
    assert_true(value_of(rows, "culture_open_ties", 0, 0, 0) == 0);
    assert_int_equal(value_of(rows, "final_adopters", 0, 0, 0), 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* The product is one more trait: with it a person has all but one feature in common with
 * everybody else, and it may be learned and unlearned. */
static void a_product_spreads_among_the_alike(void **unused)
{
    (void) unused;
    gv_plan *plan = given_board(1, 400);
    given_seeds(plan, "one", "12");
    gv_block *rows = run_world(plan);
    uint32_t spread = 0;
    for (uint64_t r = 0; r < 4; r++) {
        assert_int_equal(value_of(rows, "people_in_with", 0, r, 0), 1);
        const double with = value_of(rows, "people_in_with", 0, r, 400);
        assert_true(with == 0 || with == 25);
        assert_true(value_of(rows, "final_adopters", 0, r, 0) >= with);
        spread += value_of(rows, "final_adopters", 0, r, 0) > 1 ? 1 : 0;
    }
    assert_true(spread > 0);
    gv_block_free(rows);
    forget_world(plan);
}

static void drift_alone_makes_cultures(void **unused)
{
    (void) unused;
    gv_plan *plan = given_board(1, 20);
    given_strategy(plan, "nothing");
    set_number(plan, "model.traits", 2);
    set_number(plan, "model.features", 1);
    set_number(plan, "model.drift", 1);
    gv_block *rows = run_world(plan);
    assert_int_equal(value_of(rows, "cultures", 0, 0, 0), 2);
    assert_true(value_of(rows, "culture_open_ties", 0, 0, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* In pairs of pairs: two ties, of which the one is between equals. */
static void regions_are_people_of_one_culture_who_are_tied(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("axelrod", 4, false, "0 1\n2 3\n");
    set_number(plan, "ticks", 1);
    set_number(plan, "replicates", 1);
    set_number(plan, "model.features", 1);
    set_number(plan, "model.traits", 1);
    given_measure(plan, "cultures");
    given_seeds(plan, "one", "0");
    gv_block *rows = run_world(plan);
    assert_int_equal(value_of(rows, "cultures", 0, 0, 0), 2);
    assert_int_equal(value_of(rows, "culture_regions", 0, 0, 0), 3);
    assert_true(value_of(rows, "culture_largest", 0, 0, 0) == 0.75);
    assert_true(value_of(rows, "culture_region_largest", 0, 0, 0) == 0.5);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_alike_stays_alike),
        cmocka_unit_test(a_product_spreads_among_the_alike),
        cmocka_unit_test(drift_alone_makes_cultures),
        cmocka_unit_test(regions_are_people_of_one_culture_who_are_tied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
