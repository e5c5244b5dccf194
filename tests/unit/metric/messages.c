#include "world.h"

#include <math.h>

enum { LIVES = 2000 };

static void given_messages(gv_plan *plan, double claim, double story)
{
    plan->messages = gv_arena_alloc(plan->arena, 2, sizeof *plan->messages, NULL);
    assert_non_null(plan->messages);
    plan->messages[0] = (gv_message){ .name = "claim", .weight = claim };
    plan->messages[1] = (gv_message){ .name = "story", .weight = story };
    plan->n_messages = 2;
}

/* 0 has the product with the claim, 1 with the story; both speak to 2. */
static gv_plan *given_two_speakers(const char *model, const char *ties, uint32_t people)
{
    gv_plan *plan = given_ties(model, people, true, ties);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "ticks", 6);
    given_strategy(plan, "both");
    gv_tactic_plan *claim = given_tactic(plan, "seeding", "claim");
    tactic_people(plan, claim, "0");
    claim->share = 0.5;
    gv_tactic_plan *story = given_tactic(plan, "seeding", "story");
    tactic_people(plan, story, "1");
    story->share = 0.5;
    story->message = 1;
    given_measure(plan, "messages");
    return plan;
}

static double mean_of(const gv_block *rows, const char *outcome, size_t at)
{
    double sum = 0;
    for (uint64_t r = 0; r < rows->n; r++)
        sum += value_of(rows, outcome, 0, r, at);
    return sum / (double) rows->n;
}

/* The claim convinces with .5, the story with .8; when both do, each has the credit in half
 * of the cases: .5 .2 + .4 / 2 = .3 and .8 .5 + .4 / 2 = .6. Five standard errors of .011.
 */
static void the_heavier_message_convinces_in_proportion(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_speakers("independent_cascade", "0 2\n1 2\n", 3);
    given_messages(plan, 1, 1.6);
    set_number(plan, "model.p", 0.5);
    gv_block *rows = run_world(plan);
    assert_true(fabs(mean_of(rows, "adopters_by_message", 0) - 1.3) < 0.055);
    assert_true(fabs(mean_of(rows, "adopters_by_message", 1) - 1.6) < 0.055);
    gv_block_free(rows);
    forget_world(plan);
}

/* 3 hears 0 and 4, who never adopts: half of the ties, times .5. 5 hears 1 and 4: half of
 * the ties, times 1.6. Thresholds are uniform. */
static void thresholds_are_passed_by_weighed_ties(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_speakers("linear_threshold", "0 3\n4 3\n1 5\n4 5\n", 6);
    given_messages(plan, 0.5, 1.6);
    gv_block *rows = run_world(plan);
    assert_true(fabs(mean_of(rows, "adopters_by_message", 0) - 1.25) < 0.05);
    assert_true(fabs(mean_of(rows, "adopters_by_message", 1) - 1.8) < 0.05);
    gv_block_free(rows);
    forget_world(plan);
}

/* Twice a chance of one half is certain; nothing comes of a weight of 0. */
static void adopters_pass_on_what_convinced_them(void **unused)
{
    (void) unused;
    gv_plan *plan =
        given_two_speakers("independent_cascade", "1 2\n2 3\n3 4\n4 5\n0 6\n", 7);
    given_messages(plan, 0, 2);
    set_number(plan, "model.p", 0.5);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        assert_true(value_of(rows, "adopters_by_message", 0, r, 0) == 1);
        assert_true(value_of(rows, "adopters_by_message", 0, r, 1) == 5);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* Strength .2 twice as persuasive: as if it were .4, impression by impression. */
static void weight_multiplies_the_strength_of_impressions(void **unused)
{
    (void) unused;
    gv_block *rows[2] = { NULL, NULL };
    gv_plan *plan[2] = { NULL, NULL };
    for (size_t k = 0; k < 2; k++) {
        plan[k] = given_world("complete", "independent_cascade");
        set_number(plan[k], "network.people", 300);
        set_number(plan[k], "model.p", 0);
        set_number(plan[k], "replicates", 20);
        set_number(plan[k], "budget", 100);
        given_strategy(plan[k], "screen");
        gv_tactic_plan *screen = given_tactic(plan[k], "broadcast", "screen");
        tactic_number(screen, "cpm", 1000);
        tactic_number(screen, "strength", k == 0 ? 0.2 : 0.4);
        screen->message = 1;
        given_messages(plan[k], 1, k == 0 ? 2 : 1);
        given_measure(plan[k], "messages");
        rows[k] = run_world(plan[k]);
    }
    const gv_hash weighed = hash_of_rows(rows[0]), strong = hash_of_rows(rows[1]);
    assert_true(gv_hash_equal(weighed, strong));
    assert_true(mean_of(rows[0], "adopters_by_message", 1) > 20);
    for (size_t k = 0; k < 2; k++) {
        gv_block_free(rows[k]);
        forget_world(plan[k]);
    }
}

static void without_messages_all_adopters_share_the_nameless_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_speakers("independent_cascade", "0 2\n1 2\n", 3);
    plan->arms[0].tactics[1].message = 0;
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++)
        assert_true(value_of(rows, "adopters_by_message", 0, r, 0) ==
                    value_of(rows, "final_adopters", 0, r, 0));
    gv_block_free(rows);
    forget_world(plan);
}

static void a_messages_weight_is_a_number_of_the_plan(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_speakers("independent_cascade", "0 2\n1 2\n", 3);
    given_messages(plan, 1, 1.6);
    gv_plan *copy = NULL;
    double weight = 0;
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_plan_copy(plan, &copy, NULL));
    must(gv_plan_set(copy, "messages.story.weight", 3, NULL));
    assert_true(gv_plan_number(copy, "messages.story.weight", &weight) && weight == 3);
    assert_true(gv_plan_number(plan, "messages.story.weight", &weight) && weight == 1.6);
    assert_int_equal(gv_plan_set(copy, "messages.rumour.weight", 3, NULL), GV_E_SCENARIO);
    assert_int_equal(gv_plan_set(copy, "messages.story.weight", -1, NULL), GV_E_RANGE);
    gv_plan_free(copy);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heavier_message_convinces_in_proportion),
        cmocka_unit_test(thresholds_are_passed_by_weighed_ties),
        cmocka_unit_test(adopters_pass_on_what_convinced_them),
        cmocka_unit_test(weight_multiplies_the_strength_of_impressions),
        cmocka_unit_test(without_messages_all_adopters_share_the_nameless_one),
        cmocka_unit_test(a_messages_weight_is_a_number_of_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
