/* Outcomes of one life must agree with each other and with the life: adopters, channels,
 * reach and cascades, on lives with every channel. */
#include "world.h"

#include <math.h>

enum { REPLICATES = 60, TICKS = 25 };

static gv_plan *given_life_with_everything(const char *model)
{
    gv_plan *plan = given_world("barabasi_albert", model);
    set_number(plan, "network.people", 150);
    set_number(plan, "network.ties", 3);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 300);
    const char *const metrics[] = { "reach", "channels", "cascades", "cost_per_adopter" };
    for (size_t k = 0; k < GV_COUNT_OF(metrics); k++)
        given_measure(plan, metrics[k]);
    given_strategy(plan, "everything");
    tactic_number(given_tactic(plan, "seeding", "samples"), "people", 2);
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0.1);
    gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
    tactic_number(partners, "fee", 20);
    for (size_t k = 0; k < 3; k++)
        plan->arms[0].tactics[k].share = 1.0 / 3;
    return plan;
}

static double sum_over(const gv_block *rows, const char *outcome, uint64_t r, size_t n)
{
    double sum = 0;
    for (size_t at = 0; at < n; at++)
        sum += value_of(rows, outcome, 0, r, at);
    return sum;
}

static void expect_agreement(const char *model)
{
    gv_plan *plan = given_life_with_everything(model);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < REPLICATES; r++) {
        const double final = value_of(rows, "final_adopters", 0, r, 0);
        assert_true(value_of(rows, "adopters", 0, r, TICKS) == final);
        for (size_t t = 0; t < TICKS; t++)
            assert_true(value_of(rows, "adopters", 0, r, t) <=
                        value_of(rows, "adopters", 0, r, t + 1));
        assert_true(sum_over(rows, "adopters_by_channel", r, GV_CHANNELS) == final);
        assert_true(sum_over(rows, "generations", r, GV_DEPTHS) == final);
        const double roots =
            final - value_of(rows, "adopters_by_channel", 0, r, GV_CHANNEL_EARNED);
        assert_true(value_of(rows, "trees", 0, r, 0) == roots);
        assert_true(value_of(rows, "generations", 0, r, 0) == roots);
        assert_true(value_of(rows, "largest_tree", 0, r, 0) <= final);
        assert_true(value_of(rows, "tree_breadth", 0, r, 0) <=
                    value_of(rows, "largest_tree", 0, r, 0));
        const double reach = value_of(rows, "reach", 0, r, 0);
        assert_true(value_of(rows, "reach_3plus", 0, r, 0) <= reach);
        assert_true(fabs(value_of(rows, "frequency", 0, r, 0) * reach -
                         value_of(rows, "exposures", 0, r, 0)) < 1e-9);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void outcomes_of_a_life_agree_with_each_other(void **unused)
{
    (void) unused;
    expect_agreement("independent_cascade");
    expect_agreement("linear_threshold");
    expect_agreement("watts_threshold");
    expect_agreement("bass");
    expect_agreement("sirs");
    expect_agreement("daley_kendall");
    expect_agreement("disadoption");
}

static void a_life_without_tactics_reaches_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", 10);
    set_number(plan, "replicates", 1);
    given_measure(plan, "reach");
    given_measure(plan, "cascades");
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "final_adopters", 0, 0, 0) == 0);
    assert_true(value_of(rows, "reach", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "frequency", 0, 0, 0)));
    assert_true(isnan(value_of(rows, "structural_virality", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_of_a_life_agree_with_each_other),
        cmocka_unit_test(a_life_without_tactics_reaches_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
