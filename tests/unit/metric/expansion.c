#include "stances.h"
#include "world.h"

#include <math.h>

/* Here 0 adopts at 1, 1 at 4, 2 at 0; in the control 1 at 2, 2 at 3 and 3 at 5. */
static void given_two_lives(stances *here, stances *there)
{
    given_stances(here, "expansion", 5, 10);
    given_stances(there, "expansion", 5, 10);
    stance_number(here, "rate", 0.1);
    stance_adopts(here, 2, 0, GV_CHANNEL_SEED);
    stance_adopts(here, 0, 1, GV_CHANNEL_PAID);
    stance_adopts(here, 1, 4, GV_CHANNEL_PAID);
    stance_adopts(there, 1, 2, GV_CHANNEL_PAID);
    stance_adopts(there, 2, 3, GV_CHANNEL_PAID);
    stance_adopts(there, 3, 5, GV_CHANNEL_PAID);
    here->life.control = &there->life;
}

static void people_are_gained_hastened_and_lost_one_by_one(void **unused)
{
    (void) unused;
    stances here, there;
    given_two_lives(&here, &there);
    const double sooner = 1 - exp(-0.3) + exp(-0.4) - exp(-0.2);
    assert_true(fabs(stance_outcome(&here, "expansion", 0) - exp(-0.1)) < 1e-12);
    assert_true(fabs(stance_outcome(&here, "acceleration", 0) - sooner) < 1e-12);
    assert_true(fabs(stance_outcome(&here, "contraction", 0) - exp(-0.5)) < 1e-12);
    assert_true(stance_outcome(&here, "adopters_gained", 0) == 1);
    assert_true(stance_outcome(&here, "adopters_lost", 0) == 1);
    forget_stances(&here);
    forget_stances(&there);
}

static void without_a_rate_nobody_is_too_late(void **unused)
{
    (void) unused;
    stances here, there;
    given_two_lives(&here, &there);
    stance_number(&here, "rate", 0);
    assert_true(stance_outcome(&here, "acceleration", 0) == 0);
    assert_true(stance_outcome(&here, "expansion", 0) == 1);
    forget_stances(&here);
    forget_stances(&there);
}

static void beside_itself_a_life_gains_and_loses_nobody(void **unused)
{
    (void) unused;
    stances here, there;
    given_two_lives(&here, &there);
    here.life.control = &here.life;
    assert_true(stance_outcome(&here, "expansion", 0) == 0);
    assert_true(stance_outcome(&here, "acceleration", 0) == 0);
    assert_true(stance_outcome(&here, "contraction", 0) == 0);
    here.life.control = NULL;
    assert_true(isnan(stance_outcome(&here, "expansion", 0)));
    forget_stances(&here);
    forget_stances(&there);
}

/* ---- whole runs ---- */

static gv_plan *given_bass(double replicates)
{
    gv_plan *plan = given_world("complete", "bass");
    set_number(plan, "network.people", 300);
    set_number(plan, "model.p", 0.01);
    set_number(plan, "model.q", 0.4);
    set_number(plan, "ticks", 20);
    set_number(plan, "replicates", replicates);
    set_number(plan, "budget", 100);
    given_strategy(plan, "nothing");
    given_seeds(plan, "seeds", "3 4 200 201 202 203");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0.5);
    given_measure(plan, "discounted_adopters");
    given_measure(plan, "expansion");
    return plan;
}

static void set_rates(gv_plan *plan, double rate)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_param *row = gv_spec_find(&plan->measures[m].metric->spec, "rate");
        if (row != NULL)
            must(gv_param_store(row, rate, plan->measures[m].params, NULL));
    }
}

static void the_three_parts_make_up_the_difference_of_discounted_adopters(void **unused)
{
    (void) unused;
    gv_plan *plan = given_bass(20);
    set_rates(plan, 0.1);
    gv_block *rows = run_world(plan);
    double gained = 0, sooner = 0;
    for (uint64_t r = 0; r < rows->n; r++) {
        for (size_t a = 0; a < 3; a++) {
            const double parts = value_of(rows, "expansion", a, r, 0) +
                                 value_of(rows, "acceleration", a, r, 0) -
                                 value_of(rows, "contraction", a, r, 0);
            const double whole = value_of(rows, "discounted_adopters", a, r, 0) -
                                 value_of(rows, "discounted_adopters", 0, r, 0);
            assert_true(fabs(parts - whole) < 1e-9);
            gained += value_of(rows, "expansion", a, r, 0);
            sooner += value_of(rows, "acceleration", a, r, 0);
        }
        assert_true(value_of(rows, "adopters_gained", 0, r, 0) == 0);
    }
    assert_true(gained > 0 && sooner > 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* Two threads share the arms of one replicate, one thread or several rows do not: either
 * way each is compared with the life of its own replicate. */
static void the_control_is_the_same_whoever_lives_it(void **unused)
{
    (void) unused;
    static const uint32_t threads[] = { 1, 2, 8 };
    for (int many = 0; many < 2; many++) {
        gv_hash first = { 0 };
        for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
            gv_plan *plan = given_bass(many ? 17 : 1);
            gv_block *rows = run_with(plan, threads[k], 0);
            const gv_hash hash = hash_of_rows(rows);
            first = k == 0 ? hash : first;
            assert_true(gv_hash_equal(first, hash));
            gv_block_free(rows);
            forget_world(plan);
        }
    }
}

static void any_strategy_may_be_the_control(void **unused)
{
    (void) unused;
    gv_plan *plan = given_bass(10);
    const gv_param *row = gv_spec_find(&gv_metric_named("expansion")->spec, "against");
    const gv_measure *last = &plan->measures[plan->n_measures - 1];
    *(const char **) (void *) ((unsigned char *) last->params + row->offset) = "seeds";
    gv_block *rows = run_world(plan);
    double lost = 0;
    for (uint64_t r = 0; r < rows->n; r++) {
        assert_true(value_of(rows, "adopters_gained", 1, r, 0) == 0);
        lost += value_of(rows, "adopters_lost", 0, r, 0);
    }
    assert_true(lost > 0);
    gv_block_free(rows);
    *(const char **) (void *) ((unsigned char *) last->params + row->offset) = "happiness";
    assert_int_equal(gv_plan_settle(plan, 0, NULL), GV_E_SCENARIO);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_gained_hastened_and_lost_one_by_one),
        cmocka_unit_test(without_a_rate_nobody_is_too_late),
        cmocka_unit_test(beside_itself_a_life_gains_and_loses_nobody),
        cmocka_unit_test(the_three_parts_make_up_the_difference_of_discounted_adopters),
        cmocka_unit_test(the_control_is_the_same_whoever_lives_it),
        cmocka_unit_test(any_strategy_may_be_the_control),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
