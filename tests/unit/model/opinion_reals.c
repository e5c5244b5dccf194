#include "model/family/opinion_reals.h"
#include "crowd.h"
#include "world.h"

#include <math.h>

static gv_plan *given_minds(const char *model, double ticks)
{
    gv_plan *plan = given_world("complete", model);
    set_number(plan, "network.people", 300);
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", 2);
    given_measure(plan, "opinions");
    return plan;
}

static double end_of(gv_plan *plan, const char *outcome)
{
    gv_block *rows = run_world(plan);
    const double value = value_of(rows, outcome, 0, 0, 0);
    gv_block_free(rows);
    return value;
}

/* Weights of 0 leave everybody where they began: mean and range of a uniform trait. */
static void opinions_begin_with_a_trait_of_numbers(void **unused)
{
    (void) unused;
    gv_plan *plan = given_minds("deffuant", 1);
    gv_trait_plan *leaning = given_trait(plan, "uniform", "leaning");
    trait_number(leaning, "low", 0.3);
    trait_number(leaning, "high", 0.5);
    set_word(plan, "model.start", "trait");
    ((gv_reals_start *) plan->model_params)->trait = "leaning";
    set_number(plan, "model.epsilon", 0);
    given_strategy(plan, "nothing");
    assert_true(fabs(end_of(plan, "opinion_mean") - 0.4) < 0.02);
    assert_true(end_of(plan, "opinion_range") > 0.18);
    assert_true(end_of(plan, "opinion_range") <= 0.2);
    set_number(plan, "model.low", 0.45);
    assert_true(fabs(end_of(plan, "opinion_range") - 0.05) < 0.01); /* cut off at 0.45 */
    forget_world(plan);
}

static void a_trait_that_nobody_has_is_refused(void **unused)
{
    (void) unused;
    gv_error err = { 0 };
    gv_plan *plan = given_minds("degroot", 1);
    set_word(plan, "model.start", "trait");
    ((gv_reals_start *) plan->model_params)->trait = "leaning";
    given_strategy(plan, "nothing");
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    assert_string_equal(err.text, "there is no trait 'leaning' that holds numbers");
    forget_world(plan);
}

/* Of 300 people at 0 the seeds hold 1; one impression of strength 1/4 moves 0 to 1/4. */
static void seeds_and_advertising_move_opinions_by_their_rule(void **unused)
{
    (void) unused;
    static const double zero[] = { 0 };
    gv_plan *plan = given_minds("deffuant", 1);
    const gv_reals listed = { zero, 1 };
    set_word(plan, "model.start", "values");
    ((gv_reals_start *) plan->model_params)->values = listed;
    set_number(plan, "model.epsilon", 0);
    given_seeds(plan, "seeds", "0 1 2");
    assert_true(fabs(end_of(plan, "opinion_mean") - 0.01) < 1e-12);
    assert_int_equal(end_of(plan, "final_adopters"), 3);
    forget_world(plan);
    plan = given_minds("deffuant", 1);
    set_word(plan, "model.start", "values");
    ((gv_reals_start *) plan->model_params)->values = listed;
    set_number(plan, "model.epsilon", 0);
    set_number(plan, "budget", 1);
    given_strategy(plan, "one look");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0.25);
    assert_true(fabs(end_of(plan, "opinion_range") - 0.25) < 1e-12);
    assert_true(fabs(end_of(plan, "opinion_mean") - 0.25 / 300) < 1e-12);
    forget_world(plan);
}

static void who_reaches_the_bar_adopts_and_stays_an_adopter(void **unused)
{
    (void) unused;
    static const double halves[] = { 0, 0.9 };
    const gv_reals listed = { halves, 2 };
    gv_plan *plan = given_minds("degroot", 5);
    set_word(plan, "model.start", "values");
    ((gv_reals_start *) plan->model_params)->values = listed;
    given_strategy(plan, "nothing");
    assert_int_equal(end_of(plan, "final_adopters"), 150); /* all are at .45 by then */
    assert_true(fabs(end_of(plan, "opinion_mean") - 0.45) < 1e-9);
    set_number(plan, "model.adopts_at", 0.4);
    assert_int_equal(end_of(plan, "final_adopters"), 300);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opinions_begin_with_a_trait_of_numbers),
        cmocka_unit_test(a_trait_that_nobody_has_is_refused),
        cmocka_unit_test(seeds_and_advertising_move_opinions_by_their_rule),
        cmocka_unit_test(who_reaches_the_bar_adopts_and_stays_an_adopter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
