#include "world.h"

#include <string.h>

static gv_plan *given_two_arms(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 1000);
    plan->experiment.baseline = GV_BASELINE_DO_NOTHING;
    given_strategy(plan, "television");
    given_tactic(plan, "broadcast", "screen");
    given_strategy(plan, "both");
    given_tactic(plan, "broadcast", "screen")->share = 0.5;
    given_tactic(plan, "partner_posts", "partners")->share = 0.5;
    return plan;
}

static void the_baseline_comes_first_and_once(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(plan->n_arms, 3);
    assert_string_equal(plan->arms[0].name, GV_DO_NOTHING);
    assert_int_equal(plan->arms[0].n_tactics, 0);
    assert_string_equal(plan->arms[2].name, "both");
    forget_world(plan);
}

static void a_tactic_has_the_same_slot_in_every_strategy(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(plan->arms[1].tactics[0].slot, plan->arms[2].tactics[0].slot);
    assert_int_not_equal(plan->arms[2].tactics[0].slot, plan->arms[2].tactics[1].slot);
    forget_world(plan);
}

static void two_tactics_of_one_name_are_refused_with_a_hint(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    given_tactic(plan, "broadcast", "partners");
    gv_error err = { 0 };
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'partners'"));
    assert_true(err.hint[0] != '\0');
    forget_world(plan);
}

static void small_graphs_are_drawn_anew_and_large_ones_shared(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(plan->replicates_per_graph, 1);
    assert_int_equal(gv_plan_graphs(plan), 200);
    set_number(plan, "network.people", 50000); /* half a million arcs */
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(plan->replicates_per_graph, 16);
    assert_int_equal(gv_plan_graphs(plan), 13);
    assert_int_equal(gv_plan_graph_of(plan, 15), 0);
    assert_int_equal(gv_plan_graph_of(plan, 16), 1);
    must(gv_plan_settle(plan, GV_ALL_REPLICATES, NULL));
    assert_int_equal(gv_plan_graphs(plan), 1);
    forget_world(plan);
}

static void a_network_that_is_not_random_is_one_graph(void **unused)
{
    (void) unused;
    gv_plan *plan = given_karate("independent_cascade");
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 1, NULL));
    assert_true(plan->replicates_per_graph == GV_ALL_REPLICATES);
    assert_int_equal(plan->people, 34);
    assert_int_equal(plan->arcs, 156);
    forget_world(plan);
}

static void shards_cover_every_replicate(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    for (uint64_t replicates = 1; replicates <= 300; replicates += 13) {
        set_number(plan, "replicates", (double) replicates);
        const uint64_t covered = gv_plan_shards(plan) * gv_plan_shard_size(plan);
        assert_true(covered >= replicates);
        assert_true(covered - gv_plan_shard_size(plan) < replicates);
    }
    forget_world(plan);
}

static void changing_a_copy_leaves_the_original_alone(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    must(gv_plan_settle(plan, 0, NULL));
    gv_hash before;
    gv_hash after;
    must(gv_plan_hash(plan, &before, NULL));
    gv_plan *copy = NULL;
    must(gv_plan_copy(plan, &copy, NULL));
    set_number(copy, "model.p", 0.9);
    set_number(copy, "network.people", 77);
    set_number(copy, "tactics.screen.cpm", 99);
    set_number(copy, "budget", 5);
    must(gv_plan_hash(plan, &after, NULL));
    assert_true(gv_hash_equal(before, after));
    must(gv_plan_hash(copy, &after, NULL));
    assert_false(gv_hash_equal(before, after));
    gv_plan_free(copy);
    forget_world(plan);
}

static void outcomes_follow_the_order_of_measures(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    given_measure(plan, "reach");
    assert_int_equal(gv_plan_outcomes(plan), 6);
    assert_string_equal(gv_plan_outcome(plan, 0)->name, "adopters");
    assert_string_equal(gv_plan_outcome(plan, 2)->name, "reach");
    assert_null(gv_plan_outcome(plan, 6));
    forget_world(plan);
}

static void measured_against(gv_plan *plan, const char *metric, const char *name)
{
    given_measure(plan, metric);
    const gv_measure *measure = &plan->measures[plan->n_measures - 1];
    const gv_param *row = gv_spec_find(&measure->metric->spec, "against");
    *(const char **) (void *) ((unsigned char *) measure->params + row->offset) = name;
}

/* The first arm is the baseline, unless a measure says otherwise. */
static void the_control_is_a_strategy_that_there_is(void **unused)
{
    (void) unused;
    static const struct {
        const char *against;
        gv_status status;
        size_t arm;
    } cases[] = { { "", GV_OK, 0 },
                  { "both", GV_OK, 2 },
                  { GV_DO_NOTHING, GV_OK, 0 },
                  { "radio", GV_E_SCENARIO, 0 } };
    for (size_t k = 0; k < GV_COUNT_OF(cases); k++) {
        gv_plan *plan = given_two_arms();
        gv_error err = { 0 };
        assert_true(gv_plan_control(plan) == SIZE_MAX);
        measured_against(plan, "expansion", cases[k].against);
        assert_int_equal(gv_plan_settle(plan, 0, &err), cases[k].status);
        if (cases[k].status == GV_OK)
            assert_int_equal(gv_plan_control(plan), cases[k].arm);
        else
            assert_non_null(strstr(err.text, "'radio'"));
        forget_world(plan);
    }
}

/* Only one life is lived beside; naming it twice or by its place is no other. */
static void two_measures_are_against_one_strategy(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_arms();
    measured_against(plan, "expansion", GV_DO_NOTHING);
    measured_against(plan, "value", "");
    must(gv_plan_settle(plan, 0, NULL));
    forget_world(plan);
    gv_error err = { 0 };
    plan = given_two_arms();
    measured_against(plan, "expansion", "both");
    measured_against(plan, "value", "");
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    assert_true(err.hint[0] != '\0');
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_baseline_comes_first_and_once),
        cmocka_unit_test(a_tactic_has_the_same_slot_in_every_strategy),
        cmocka_unit_test(two_tactics_of_one_name_are_refused_with_a_hint),
        cmocka_unit_test(small_graphs_are_drawn_anew_and_large_ones_shared),
        cmocka_unit_test(a_network_that_is_not_random_is_one_graph),
        cmocka_unit_test(shards_cover_every_replicate),
        cmocka_unit_test(changing_a_copy_leaves_the_original_alone),
        cmocka_unit_test(outcomes_follow_the_order_of_measures),
        cmocka_unit_test(the_control_is_a_strategy_that_there_is),
        cmocka_unit_test(two_measures_are_against_one_strategy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
