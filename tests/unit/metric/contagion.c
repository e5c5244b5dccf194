#include "crowd.h"
#include "stances.h"
#include "world.h"

#include <math.h>

/* 0 - 1 - 2 - 3 - 4 in a row, 5 alone; everybody hears their neighbours. */
static uint64_t offset[] = { 0, 1, 3, 5, 7, 8, 8 };
static uint32_t target[] = { 1, 0, 2, 1, 3, 2, 4, 3 };

static void given_a_row(stances *s)
{
    given_stances(s, "contagion", 6, 3);
    s->world.out = (gv_csr){ .offset = offset, .target = target };
}

/* 0 has it. Step 1: of 1 (exposed) and 2 3 4 5 (not) 1 and 5 adopt. Step 2: of 2 (exposed)
 * and 3 4 nobody. Step 3: 2 adopts, 3 and 4 do not. Exposed: 2 of 3 steps; not: 1 of 8. */
static void hazards_of_those_who_hear_are_beside_those_of_the_others(void **unused)
{
    (void) unused;
    stances s;
    given_a_row(&s);
    stance_adopts(&s, 0, 0, GV_CHANNEL_SEED);
    stance_look(&s, 0);
    stance_adopts(&s, 1, 1, GV_CHANNEL_EARNED);
    stance_adopts(&s, 5, 1, GV_CHANNEL_UNAIDED);
    stance_look(&s, 1);
    stance_look(&s, 2);
    stance_adopts(&s, 2, 3, GV_CHANNEL_EARNED);
    stance_look(&s, 3);
    const double by_hand = (2.0 / 3) / (1.0 / 8);
    const double by_step = (1.0 * 4 / 5 + 0 + 1.0 * 2 / 3) / (1.0 * 1 / 5);
    assert_true(fabs(stance_outcome(&s, "contagion_naive", 0) - by_hand) < 1e-12);
    assert_true(fabs(stance_outcome(&s, "contagion_in_group", 0) - by_step) < 1e-12);
    forget_stances(&s);
}

/* Two who adopt in one step have not heard of each other. */
static void who_adopts_in_the_same_step_is_not_heard_yet(void **unused)
{
    (void) unused;
    stances s;
    given_a_row(&s);
    stance_adopts(&s, 4, 0, GV_CHANNEL_SEED);
    stance_look(&s, 0);
    stance_adopts(&s, 0, 1, GV_CHANNEL_UNAIDED);
    stance_adopts(&s, 1, 1, GV_CHANNEL_UNAIDED);
    stance_look(&s, 1); /* exposed: 3, not: 0 1 2 5 */
    assert_true(stance_outcome(&s, "contagion_naive", 0) == 0);
    forget_stances(&s);
}

/* Customers of before tick 0 are heard, and cannot adopt. */
static void customers_of_before_are_heard(void **unused)
{
    (void) unused;
    stances s;
    given_a_row(&s);
    s.of[0].is_customer = true;
    stance_look(&s, 0);
    stance_adopts(&s, 1, 1, GV_CHANNEL_EARNED);
    stance_adopts(&s, 5, 1, GV_CHANNEL_UNAIDED);
    stance_look(&s, 1);
    assert_true(fabs(stance_outcome(&s, "contagion_naive", 0) - 1 / (1.0 / 4)) < 1e-12);
    forget_stances(&s);
}

static void where_nobody_is_unexposed_there_is_no_ratio(void **unused)
{
    (void) unused;
    stances s;
    given_a_row(&s);
    s.world.out = (gv_csr){ .offset = NULL };
    stance_look(&s, 0);
    stance_adopts(&s, 1, 1, GV_CHANNEL_EARNED);
    stance_look(&s, 1);
    assert_true(isnan(stance_outcome(&s, "contagion_naive", 0)));
    forget_stances(&s);
}

/* People of two groups, each tied within: one group adopts on its own fast, the other
 * slowly, and nobody convinces anybody. Plainly those who hear adopters adopt more; within
 * groups they do not. */
static void likeness_looks_like_contagion_until_the_alike_are_compared(void **unused)
{
    (void) unused;
    enum { REPLICATES = 40 };
    static const char *const names[] = { "quick", "slow" };
    static const double shares[] = { 0.5, 0.5 };
    double naive = 0, in_group = 0;
    gv_plan *plan = given_world("ring_lattice", "bass");
    given_groups(plan, 2, names, shares);
    trait_number(&plan->crowd.traits[0], "homophily", 0.8);
    set_number(plan, "network.people", 400);
    set_number(plan, "network.neighbours", 2);
    set_number(plan, "ticks", 40);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 20000);
    set_number(plan, "model.p", 0.0005);
    set_number(plan, "model.q", 0);
    given_strategy(plan, "to-the-quick");
    gv_tactic_plan *ads = given_tactic(plan, "targeted", "ads");
    tactic_text(ads, "group", "quick");
    tactic_number(ads, "precision", 1);
    tactic_number(ads, "recall", 1);
    tactic_number(ads, "cpm", 1000);
    tactic_number(ads, "strength", 0.004);
    tactic_number(ads, "days", 40);
    given_measure(plan, "contagion");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        naive += value_of(rows, "contagion_naive", 0, r, 0) / REPLICATES;
        in_group += value_of(rows, "contagion_in_group", 0, r, 0) / REPLICATES;
    }
    print_message("    hazard ratios: %.3f plainly, %.3f within groups\n", naive, in_group);
    assert_true(naive > 1.5);
    assert_true(fabs(in_group - 1) < 0.15);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hazards_of_those_who_hear_are_beside_those_of_the_others),
        cmocka_unit_test(who_adopts_in_the_same_step_is_not_heard_yet),
        cmocka_unit_test(customers_of_before_are_heard),
        cmocka_unit_test(where_nobody_is_unexposed_there_is_no_ratio),
        cmocka_unit_test(likeness_looks_like_contagion_until_the_alike_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
