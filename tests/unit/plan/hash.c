#include "world.h"

#include <stdio.h>

static const char ring[] = "0 1\n1 2\n2 0\n";

static gv_plan *given_ring(const char *ties)
{
    gv_plan *plan = given_ties("independent_cascade", 4, false, ties);
    given_strategy(plan, "screen");
    given_tactic(plan, "broadcast", "screen");
    return plan;
}

static gv_hash world_of(gv_plan *plan)
{
    gv_hash hash;
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_plan_world_hash(plan, &hash, NULL));
    return hash;
}

static gv_hash plan_of(gv_plan *plan)
{
    gv_hash hash;
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_plan_hash(plan, &hash, NULL));
    return hash;
}

static void the_world_is_the_same_whatever_is_asked_of_it(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ring(ring);
    const gv_hash before = world_of(plan);
    plan->experiment.title = "another question";
    plan->prose = "# words";
    plan->name = "another";
    set_number(plan, "replicates", 7);
    plan->experiment.inputs = GV_INPUTS_MEASURED;
    plan->cascades_kept = 3;
    given_measure(plan, "reach");
    assert_true(gv_hash_equal(world_of(plan), before));
    forget_world(plan);
}

static void replicates_are_part_of_the_plan(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ring(ring);
    const gv_hash before = plan_of(plan);
    set_number(plan, "replicates", 7);
    assert_false(gv_hash_equal(plan_of(plan), before));
    forget_world(plan);
}

static void whatever_changes_a_life_changes_the_world(void **unused)
{
    (void) unused;
    static const struct {
        const char *key;
        double value;
    } change[] = { { "seed", 2 },           { "ticks", 61 },
                   { "budget", 1 },         { "model.p", 0.06 },
                   { "network.people", 5 }, { "tactics.screen.cpm", 13 } };
    for (size_t k = 0; k < GV_COUNT_OF(change); k++) {
        gv_plan *plan = given_ring(ring);
        const gv_hash before = world_of(plan);
        set_number(plan, change[k].key, change[k].value);
        if (gv_hash_equal(world_of(plan), before))
            fail_msg("%s does not count", change[k].key);
        forget_world(plan);
    }
}

static void words_that_change_a_life_change_the_world(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ring(ring);
    const gv_hash first = world_of(plan);
    plan->arms[0].tactics[0].name = "television";
    const gv_hash second = world_of(plan);
    plan->experiment.clock = GV_ASYNC;
    const gv_hash third = world_of(plan);
    plan->experiment.baseline = GV_BASELINE_DO_NOTHING;
    const gv_hash fourth = world_of(plan);
    assert_false(gv_hash_equal(first, second));
    assert_false(gv_hash_equal(second, third));
    assert_false(gv_hash_equal(third, fourth));
    forget_world(plan);
}

static void a_file_counts_by_its_content_and_not_by_its_place(void **unused)
{
    (void) unused;
    gv_plan *here = given_ring(ring);
    gv_plan *there = given_ring(ring);
    gv_plan *other = given_ring("0 1\n1 2\n2 3\n");
    assert_true(gv_hash_equal(world_of(here), world_of(there)));
    assert_false(gv_hash_equal(world_of(here), world_of(other)));
    forget_world(here);
    forget_world(there);
    forget_world(other);
}

static void a_missing_file_is_told_by_its_name(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ring(ring);
    const gv_param *row = gv_spec_find(&plan->generator->spec, "file");
    const char **path =
        (const char **) (void *) ((char *) plan->network_params + row->offset);
    const char *there = *path;
    gv_error err = { 0 };
    *path = "/nowhere/ties.txt";
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_DATA);
    assert_true(err.text[0] != '\0');
    *path = there;
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_world_is_the_same_whatever_is_asked_of_it),
        cmocka_unit_test(replicates_are_part_of_the_plan),
        cmocka_unit_test(whatever_changes_a_life_changes_the_world),
        cmocka_unit_test(words_that_change_a_life_change_the_world),
        cmocka_unit_test(a_file_counts_by_its_content_and_not_by_its_place),
        cmocka_unit_test(a_missing_file_is_told_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
