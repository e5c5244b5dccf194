#include "model/family/opinion_votes.h"
#include "world.h"

static gv_plan *given_voters(uint32_t people)
{
    gv_plan *plan = given_world("complete", "voter");
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", 200);
    set_number(plan, "replicates", 50);
    given_measure(plan, "states");
    given_measure(plan, "opinions");
    return plan;
}

static void zealots_for_one_win_a_crowd_without_others(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voters(10);
    set_number(plan, "model.zealots_one", 1);
    set_number(plan, "ticks", 2000);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 50; r++) {
        assert_int_equal(value_of(rows, "people_in_one", 0, r, 0), 1);
        assert_int_equal(value_of(rows, "people_in_one", 0, r, 2000), 10);
        assert_int_equal(value_of(rows, "final_adopters", 0, r, 0), 10);
        assert_true(value_of(rows, "consensus_time", 0, r, 0) > 0);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void zealots_on_both_sides_never_agree(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voters(10);
    set_number(plan, "model.zealots_one", 2);
    set_number(plan, "model.zealots_zero", 3);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 50; r++) {
        for (size_t t = 0; t <= 200; t++) {
            const double ones = value_of(rows, "people_in_one", 0, r, t);
            assert_true(ones >= 2 && ones <= 7);
            assert_true(ones + value_of(rows, "people_in_zero", 0, r, t) == 10);
        }
        assert_true(value_of(rows, "consensus_time", 0, r, 0) !=
                    value_of(rows, "consensus_time", 0, r, 0)); /* never */
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void more_zealots_than_people_are_everybody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voters(10);
    set_number(plan, "model.zealots_one", 4);
    set_number(plan, "model.zealots_zero", 1000);
    given_seeds(plan, "all", "0 1 2 3 4 5 6 7 8 9");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 50; r++) {
        assert_int_equal(value_of(rows, "people_in_one", 0, r, 200), 4);
        assert_int_equal(value_of(rows, "final_adopters", 0, r, 0), 4);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void certain_advertising_convinces_all_but_zealots(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voters(10);
    set_number(plan, "model.zealots_zero", 3);
    set_number(plan, "budget", 100000);
    given_strategy(plan, "advertising");
    tactic_number(given_tactic(plan, "broadcast", "broadcast"), "strength", 1);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 50; r++)
        assert_int_equal(value_of(rows, "final_adopters", 0, r, 0), 7);
    gv_block_free(rows);
    forget_world(plan);
}

/* On a pair each asks the only one there is; the one who is alone asks nobody. */
static void opinions_travel_along_the_direction_of_ties(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("voter", 3, true, "0 1\n");
    set_number(plan, "ticks", 100);
    given_seeds(plan, "speaker", "0");
    gv_block *rows = run_world(plan);
    assert_int_equal(value_of(rows, "final_adopters", 0, 0, 0), 2);
    gv_block_free(rows);
    forget_world(plan);
    plan = given_ties("voter", 3, true, "0 1\n");
    set_number(plan, "ticks", 100);
    given_seeds(plan, "hearer", "1");
    given_measure(plan, "states");
    rows = run_world(plan);
    assert_int_equal(value_of(rows, "people_in_one", 0, 0, 100), 0);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zealots_for_one_win_a_crowd_without_others),
        cmocka_unit_test(zealots_on_both_sides_never_agree),
        cmocka_unit_test(more_zealots_than_people_are_everybody),
        cmocka_unit_test(certain_advertising_convinces_all_but_zealots),
        cmocka_unit_test(opinions_travel_along_the_direction_of_ties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
