#include "world.h"

#include <math.h>

enum { LIVES = 400, PEOPLE_IN_CHAIN = 3 };

/* 0 is given the product and convinces 1, who convinces 2; in tick 0 everybody sees an
 * advertisement that convinces nobody. */
static gv_plan *given_chain(const char *model)
{
    gv_plan *plan = given_ties(model, PEOPLE_IN_CHAIN, true, "0 1\n1 2\n");
    set_number(plan, "replicates", LIVES);
    set_number(plan, "ticks", 4);
    set_number(plan, "budget", 1000);
    given_strategy(plan, "both");
    gv_tactic_plan *seeds = given_tactic(plan, "seeding", "gift");
    tactic_people(plan, seeds, "0");
    seeds->share = 0.5;
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0);
    tactic_number(screen, "days", 1);
    screen->share = 0.5;
    given_measure(plan, "touches");
    return plan;
}

static double total_of(const gv_block *rows, const char *outcome, size_t at)
{
    double sum = 0;
    double *column = column_of(rows, outcome, 0, at);
    for (uint64_t r = 0; r < rows->n; r++)
        sum += column[r];
    gv_free(column);
    return sum;
}

/* 2 first saw the advertisement and last heard 1; 1 met both in one tick, and each of them
 * is the first in half of the lives: standard deviation 10 in 400. */
static void the_first_touch_may_differ_from_what_convinced(void **unused)
{
    (void) unused;
    gv_plan *plan = given_chain("independent_cascade");
    set_number(plan, "model.p", 1);
    gv_block *rows = run_world(plan);
    const double first_paid = total_of(rows, "first_touch", GV_CHANNEL_PAID);
    const double last_earned = total_of(rows, "last_touch", GV_CHANNEL_EARNED);
    const double torn_paid = first_paid - LIVES;
    assert_true(total_of(rows, "first_touch", GV_CHANNEL_SEED) == LIVES);
    assert_true(total_of(rows, "last_touch", GV_CHANNEL_SEED) == LIVES);
    assert_true(fabs(torn_paid - LIVES / 2.0) < 5 * 10);
    /* Where two touches share a tick, the same one counts as first and as last. */
    assert_true(last_earned == LIVES + (LIVES - torn_paid));
    gv_block_free(rows);
    forget_world(plan);
}

static void tactics_are_counted_under_their_own_names(void **unused)
{
    (void) unused;
    gv_plan *plan = given_chain("independent_cascade");
    set_number(plan, "model.p", 1);
    gv_block *rows = run_world(plan);
    assert_int_equal(plan->tactic_names.n, 2);
    assert_string_equal(plan->tactic_names.at[0], "gift");
    assert_string_equal(plan->tactic_names.at[1], "screen");
    assert_true(total_of(rows, "first_touch_by_tactic", 0) == LIVES);
    assert_true(total_of(rows, "first_touch_by_tactic", 1) ==
                total_of(rows, "first_touch", GV_CHANNEL_PAID));
    assert_true(total_of(rows, "last_touch_by_tactic", 1) ==
                total_of(rows, "last_touch", GV_CHANNEL_PAID));
    gv_block_free(rows);
    forget_world(plan);
}

/* Everybody hears everybody: whoever adopts after the first state has heard somebody. */
static void on_the_complete_network_only_the_first_adopters_heard_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("complete", "bass");
    set_number(plan, "network.people", 200);
    set_number(plan, "replicates", 5);
    set_number(plan, "ticks", 10);
    given_strategy(plan, "nothing");
    given_measure(plan, "touches");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        uint32_t first = 0;
        for (size_t step = 0; first == 0; step++)
            first = (uint32_t) value_of(rows, "adopters", 0, r, step);
        assert_true(value_of(rows, "last_touch", 0, r, GV_CHANNEL_UNAIDED) == first);
        assert_true(value_of(rows, "first_touch", 0, r, GV_CHANNEL_EARNED) ==
                    value_of(rows, "final_adopters", 0, r, 0) - first);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void every_adopter_has_one_first_and_one_last_touch(void **unused)
{
    (void) unused;
    static const char *const models[] = { "independent_cascade", "linear_threshold",
                                          "bass" };
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_chain(models[m]);
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < rows->n; r++) {
            double first = 0, last = 0;
            for (size_t c = 0; c < GV_CHANNELS; c++) {
                first += value_of(rows, "first_touch", 0, r, c);
                last += value_of(rows, "last_touch", 0, r, c);
            }
            const double adopters = value_of(rows, "final_adopters", 0, r, 0);
            assert_true(first == adopters && last == adopters);
        }
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_touch_may_differ_from_what_convinced),
        cmocka_unit_test(tactics_are_counted_under_their_own_names),
        cmocka_unit_test(on_the_complete_network_only_the_first_adopters_heard_nobody),
        cmocka_unit_test(every_adopter_has_one_first_and_one_last_touch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
