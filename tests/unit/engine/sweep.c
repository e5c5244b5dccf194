#include "world.h"

#include <string.h>

/* A sweep over one key, settled, ten replicates. */
static gv_plan *given_sweep_on(const char *network, const char *const *key,
                               const double *values, uint64_t n)
{
    gv_plan *plan = given_world(network, "independent_cascade");
    set_number(plan, "network.people", 100);
    set_number(plan, "model.p", 0.1);
    given_strategy(plan, "ads");
    given_tactic(plan, "broadcast", "ads");
    set_number(plan, "budget", 100);
    plan->experiment.replicates = 10;
    plan->sweep = (gv_sweep){ .keys = key, .n_keys = 1, .n_points = n, .values = values };
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static gv_plan *given_sweep(const char *const *key, const double *values, uint64_t n)
{
    return given_sweep_on("barabasi_albert", key, values, n);
}

static gv_status run(const gv_plan *plan, const gv_run_options *options, gv_block **out,
                     gv_error *err)
{
    const gv_shard whole = { .n_points = gv_plan_points(plan), .n = 10 };
    must(gv_block_of(plan, whole, out, NULL));
    gv_sink sink = gv_memory_sink(*out);
    return gv_engine_run(plan, options, NULL, &sink, err);
}

/* Point for point what a plan of that point alone comes to. */
static void expect_points_as_alone(const gv_plan *plan)
{
    const gv_run_options options = { .threads = 2 };
    gv_block *all = NULL;
    must(run(plan, &options, &all, NULL));
    for (uint64_t p = 0; p < gv_plan_points(plan); p++) {
        gv_plan *at = NULL;
        gv_block *alone = NULL;
        must(gv_plan_at(plan, p, &at, NULL));
        must(run(at, &options, &alone, NULL));
        for (uint64_t r = 0; r < 10; r++) {
            const size_t k = gv_block_find(alone, "final_adopters");
            assert_int_equal(*gv_block_counts(all, k, p * plan->n_arms, r),
                             *gv_block_counts(alone, k, 0, r));
            assert_true(gv_hash_equal(all->graph[p * 10 + r], alone->graph[r]));
        }
        gv_block_free(alone);
        gv_plan_free(at);
    }
    gv_block_free(all);
}

static gv_block *lives_of(const gv_plan *plan)
{
    const gv_run_options options = { .threads = 2 };
    gv_block *all = NULL;
    must(run(plan, &options, &all, NULL));
    return all;
}

/* A ring is made once, when nothing of it is swept. */
static void a_network_without_luck_is_another_at_every_point(void **unused)
{
    (void) unused;
    static const char *const neighbours[] = { "network.neighbours" };
    static const double numbers[] = { 2, 8 };
    gv_plan *plan = given_sweep_on("ring_lattice", neighbours, numbers, 2);
    expect_points_as_alone(plan);
    gv_block *all = lives_of(plan);
    assert_true(gv_hash_equal(all->graph[0], all->graph[9]));
    assert_false(gv_hash_equal(all->graph[0], all->graph[10]));
    gv_block_free(all);
    forget_world(plan);
}

static void swept_rewiring_makes_a_network_of_its_own_for_every_life(void **unused)
{
    (void) unused;
    static const char *const rewired[] = { "network.rewire_degree" };
    static const double shares[] = { 0, 0.5 };
    gv_plan *plan = given_sweep_on("ring_lattice", rewired, shares, 2);
    assert_true(gv_plan_has_random_network(plan));
    expect_points_as_alone(plan);
    gv_block *all = lives_of(plan);
    assert_true(gv_hash_equal(all->graph[0], all->graph[9]));
    assert_false(gv_hash_equal(all->graph[0], all->graph[10]));
    assert_false(gv_hash_equal(all->graph[10], all->graph[11]));
    gv_block_free(all);
    forget_world(plan);
}

static void a_point_that_rewires_in_two_ways_is_refused(void **unused)
{
    (void) unused;
    static const char *const rewired[] = { "network.rewire_degree" };
    static const double shares[] = { 0, 0.5 };
    gv_plan *plan = given_sweep_on("ring_lattice", rewired, shares, 2);
    set_number(plan, "network.rewire_community", 0.5);
    gv_plan *at = NULL;
    must(gv_plan_at(plan, 0, &at, NULL));
    gv_plan_free(at);
    at = NULL;
    assert_int_equal(gv_plan_at(plan, 1, &at, NULL), GV_E_IMPOSSIBLE);
    assert_null(at);
    forget_world(plan);
}

static void every_point_lives_as_it_would_alone(void **unused)
{
    (void) unused;
    static const char *const p[] = { "model.p" };
    static const double chances[] = { 0.01, 0.1, 0.5 };
    gv_plan *plan = given_sweep(p, chances, 3);
    expect_points_as_alone(plan);
    forget_world(plan);
}

static void points_of_a_swept_network_have_graphs_of_their_own(void **unused)
{
    (void) unused;
    static const char *const people[] = { "network.people" };
    static const double sizes[] = { 100, 20, 200 };
    gv_plan *plan = given_sweep(people, sizes, 3);
    expect_points_as_alone(plan);
    forget_world(plan);
}

static void a_point_that_cannot_be_does_not_stop_the_others(void **unused)
{
    (void) unused;
    static const char *const people[] = { "network.people" };
    static const double sizes[] = { 100, 2, 200 };
    gv_plan *plan = given_sweep(people, sizes, 3);
    const gv_run_options options = { .threads = 1 };
    gv_block *all = NULL;
    gv_error err = { 0 };
    assert_int_equal(run(plan, &options, &all, &err), GV_E_FAILED_RUNS);
    assert_non_null(strstr(err.text, "point 1, replicate 0 failed"));
    for (size_t k = 0; k < 10 * plan->n_arms; k++) {
        assert_int_equal(all->status[k], GV_LIFE_DONE);
        assert_int_equal(all->status[10 * plan->n_arms + k], GV_LIFE_FAILED);
        assert_int_equal(all->status[20 * plan->n_arms + k], GV_LIFE_DONE);
    }
    gv_block_free(all);
    forget_world(plan);
}

static void parts_of_the_shards_together_are_the_whole(void **unused)
{
    (void) unused;
    static const char *const p[] = { "model.p" };
    static const double chances[] = { 0.01, 0.1, 0.2, 0.3, 0.5 };
    gv_plan *plan = given_sweep(p, chances, 5);
    gv_block *all = NULL;
    gv_block *parts = NULL;
    must(run(plan, &(gv_run_options){ .threads = 1 }, &all, NULL));
    must(gv_block_of(plan, (gv_shard){ .n_points = 5, .n = 10 }, &parts, NULL));
    gv_sink sink = gv_memory_sink(parts);
    for (uint64_t k = 0; k < 3; k++) {
        assert_false(gv_block_complete(parts));
        const gv_run_options options = { .threads = 1, .part = k, .parts = 3 };
        must(gv_engine_run(plan, &options, NULL, &sink, NULL));
    }
    assert_true(gv_block_complete(parts));
    assert_true(gv_hash_equal(hash_of_rows(all), hash_of_rows(parts)));
    gv_block_free(parts);
    gv_block_free(all);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_without_luck_is_another_at_every_point),
        cmocka_unit_test(swept_rewiring_makes_a_network_of_its_own_for_every_life),
        cmocka_unit_test(a_point_that_rewires_in_two_ways_is_refused),
        cmocka_unit_test(every_point_lives_as_it_would_alone),
        cmocka_unit_test(points_of_a_swept_network_have_graphs_of_their_own),
        cmocka_unit_test(a_point_that_cannot_be_does_not_stop_the_others),
        cmocka_unit_test(parts_of_the_shards_together_are_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
