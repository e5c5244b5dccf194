#include "world.h"

#include <string.h>

static gv_plan *given_two_arms(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    given_strategy(plan, "television");
    given_tactic(plan, "broadcast", "screen");
    given_strategy(plan, "both");
    given_tactic(plan, "broadcast", "screen");
    given_tactic(plan, "partner_posts", "partners");
    return plan;
}

static double number_of(const gv_plan *plan, const char *key)
{
    double x = -1;
    assert_true(gv_plan_number(plan, key, &x));
    return x;
}

static void every_kind_of_key_can_be_set_and_read(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    const char *const keys[] = { "budget",
                                 "seed",
                                 "ticks",
                                 "network.people",
                                 "model.p",
                                 "tactics.screen.days",
                                 "tactics.partners.fee",
                                 "strategies.both.screen.cpm" };
    for (size_t k = 0; k < GV_COUNT_OF(keys); k++) {
        const double value = gv_same_text(keys[k], "model.p") ? 0.25 : 25;
        must(gv_plan_set(plan, keys[k], value, NULL));
        assert_true(number_of(plan, keys[k]) == value);
        assert_non_null(gv_plan_row(plan, keys[k]));
    }
    forget_world(plan);
}

static void a_tactics_key_sets_it_in_every_strategy(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    must(gv_plan_set(plan, "tactics.screen.cpm", 31, NULL));
    assert_true(number_of(plan, "strategies.television.screen.cpm") == 31);
    assert_true(number_of(plan, "strategies.both.screen.cpm") == 31);
    must(gv_plan_set(plan, "strategies.both.screen.cpm", 7, NULL));
    assert_true(number_of(plan, "strategies.television.screen.cpm") == 31);
    forget_world(plan);
}

static void what_is_no_number_has_no_key(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    const char *const keys[] = { "",
                                 "model",
                                 "model.",
                                 "model.q",
                                 "model.chance",
                                 "title",
                                 "baseline",
                                 "networks.people",
                                 "tactics.screen",
                                 "tactics.scree.cpm",
                                 "tactics.screens.cpm",
                                 "strategies.both.radio.cpm",
                                 "strategies.nobody.screen.cpm" };
    for (size_t k = 0; k < GV_COUNT_OF(keys); k++) {
        double x = 0;
        gv_error err = { 0 };
        assert_false(gv_plan_number(plan, keys[k], &x));
        assert_null(gv_plan_row(plan, keys[k]));
        assert_int_equal(gv_plan_set(plan, keys[k], 1, &err), GV_E_SCENARIO);
    }
    forget_world(plan);
}

static void a_value_out_of_range_is_refused_and_changes_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    const double before = number_of(plan, "model.p");
    gv_error err = { 0 };
    assert_int_equal(gv_plan_set(plan, "model.p", 1.5, &err), GV_E_RANGE);
    assert_true(number_of(plan, "model.p") == before);
    assert_true(err.text[0] != '\0');
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_key_can_be_set_and_read),
        cmocka_unit_test(a_tactics_key_sets_it_in_every_strategy),
        cmocka_unit_test(what_is_no_number_has_no_key),
        cmocka_unit_test(a_value_out_of_range_is_refused_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
