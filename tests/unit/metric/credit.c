#include "world.h"

#include <math.h>

/* People adopt unaided; a screen shows itself to all of them and, without strength,
 * convinces nobody. */
static gv_plan *given_screen(double strength, double window)
{
    gv_plan *plan = given_world("complete", "bass");
    set_number(plan, "network.people", 300);
    set_number(plan, "model.p", 0.05);
    set_number(plan, "model.q", 0);
    set_number(plan, "ticks", 20);
    set_number(plan, "replicates", 20);
    set_number(plan, "budget", 300);
    given_strategy(plan, "nothing");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "days", 1);
    tactic_number(screen, "strength", strength);
    given_measure(plan, "credit");
    const gv_measure *last = &plan->measures[plan->n_measures - 1];
    must(gv_param_store(gv_spec_find(&last->metric->spec, "window"), window, last->params,
                        NULL));
    return plan;
}

static double total(gv_plan *plan, const char *outcome, size_t arm)
{
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < rows->n; r++)
        sum += value_of(rows, outcome, arm, r, 0);
    gv_block_free(rows);
    return sum;
}

static void what_changes_nothing_is_credited_all_the_same(void **unused)
{
    (void) unused;
    gv_plan *plan = given_screen(0, 30);
    assert_true(total(plan, "credited", 1) > 500);
    assert_true(total(plan, "increment", 1) == 0);
    assert_true(total(plan, "credited", 0) == 0);
    forget_world(plan);
}

/* A touch in tick 0 can be answered in state 1 at the soonest. */
static void credit_ends_with_its_window(void **unused)
{
    (void) unused;
    double before = 0;
    static const double windows[] = { 1, 3, 30 };
    for (size_t k = 0; k < GV_COUNT_OF(windows); k++) {
        gv_plan *plan = given_screen(0, windows[k]);
        const double credited = total(plan, "credited", 1);
        assert_true(credited > 1.5 * before);
        before = credited;
        forget_world(plan);
    }
}

static void the_increment_is_what_the_control_has_less(void **unused)
{
    (void) unused;
    gv_plan *plan = given_screen(0.5, 1);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        const double here = value_of(rows, "final_adopters", 1, r, 0);
        const double there = value_of(rows, "final_adopters", 0, r, 0);
        assert_true(value_of(rows, "increment", 1, r, 0) == here - there);
        assert_true(here > there);
        assert_true(value_of(rows, "credited", 1, r, 0) <= here);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changes_nothing_is_credited_all_the_same),
        cmocka_unit_test(credit_ends_with_its_window),
        cmocka_unit_test(the_increment_is_what_the_control_has_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
