#include "world.h"

#include <string.h>

static const char *const keys[] = { "model.p", "budget" };
static const double values[] = { 0.01, 100, 0.01, 200, 0.03, 100, 0.03, 200 };
static const uint64_t grid[] = { 2, 2 };

static gv_plan *given_sweep(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 100);
    given_strategy(plan, "ads");
    given_tactic(plan, "broadcast", "ads");
    plan->sweep = (gv_sweep){
        .keys = keys, .n_keys = 2, .n_points = 4, .values = values, .grid = grid
    };
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

/* Only points and replicates matter to shards. */
static gv_plan *given_points(uint64_t points, uint64_t replicates)
{
    gv_plan *plan = given_sweep();
    plan->sweep.n_points = points;
    plan->experiment.replicates = replicates;
    return plan;
}

static gv_hash world_of(const gv_plan *plan)
{
    gv_hash hash;
    must(gv_plan_world_hash(plan, &hash, NULL));
    return hash;
}

static void a_point_is_the_plan_with_its_values_set(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    gv_plan *at = NULL;
    double p = 0;
    must(gv_plan_at(plan, 2, &at, NULL));
    assert_true(gv_plan_number(at, "model.p", &p));
    assert_true(p == 0.03);
    assert_int_equal(at->experiment.budget, gv_money_of(100));
    assert_int_equal(gv_plan_points(at), 1);
    gv_plan_free(at);
    forget_world(plan);
}

static void a_point_outside_a_range_is_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    static const double wild[] = { 1.5, 100 };
    plan->sweep.values = wild;
    plan->sweep.n_points = 1;
    gv_plan *at = NULL;
    assert_int_equal(gv_plan_at(plan, 0, &at, NULL), GV_E_RANGE);
    assert_null(at);
    forget_world(plan);
}

static void a_sweep_is_another_world_and_a_grid_the_same_as_its_points(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    const gv_hash as_grid = world_of(plan);
    plan->sweep.grid = NULL;
    assert_true(gv_hash_equal(as_grid, world_of(plan)));
    plan->sweep.n_points = 3;
    assert_false(gv_hash_equal(as_grid, world_of(plan)));
    plan->sweep.n_points = 0;
    assert_false(gv_hash_equal(as_grid, world_of(plan)));
    forget_world(plan);
}

static void both_forms_of_a_sweep_are_printed(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    gv_text text = { 0 };
    gv_plan_print(plan, &text);
    assert_non_null(
        strstr(text.text, "sweep:\n  model.p: [0.01, 0.03]\n  budget: [100, 200]\n"));
    gv_text_free(&text);
    plan->sweep.grid = NULL;
    gv_plan_print(plan, &text);
    assert_non_null(strstr(text.text, "sweep:\n  - {model.p: 0.01, budget: 100}\n"));
    gv_text_free(&text);
    forget_world(plan);
}

static const double off_and_on[] = { 0, 1 };

static gv_plan *given_swept_flag(const char *const *key)
{
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", 100);
    set_number(plan, "ticks", 60);
    set_number(plan, "budget", 100);
    given_measure(plan, "gauges");
    given_strategy(plan, "pages");
    given_tactic(plan, "owned_page", "page");
    plan->sweep =
        (gv_sweep){ .keys = key, .n_keys = 1, .n_points = 2, .values = off_and_on };
    return plan;
}

static double rival_reads_at(gv_plan *plan, uint64_t point)
{
    gv_plan *at = NULL;
    must(gv_plan_at(plan, point, &at, NULL));
    gv_block *rows = run_world(at);
    const double reads = value_of(rows, "reads_rival", 0, 0, 60);
    gv_block_free(rows);
    gv_plan_free(at);
    return reads;
}

/* Without a rival nobody reads its advertisements, with one many do. */
static void flags_of_models_are_swept_and_printed_as_words(void **unused)
{
    (void) unused;
    static const char *const rival[] = { "model.rival" };
    gv_text text = { .text = NULL };
    gv_plan *plan = given_swept_flag(rival);
    must(gv_plan_settle(plan, 0, NULL));
    assert_true(rival_reads_at(plan, 0) == 0);
    assert_true(rival_reads_at(plan, 1) > 100);
    gv_plan_print(plan, &text);
    assert_non_null(
        strstr(text.text, "  - {model.rival: false}\n  - {model.rival: true}\n"));
    gv_text_free(&text);
    forget_world(plan);
}

/* A page of adopters does not answer. */
static void every_point_of_a_swept_flag_is_checked(void **unused)
{
    (void) unused;
    static const char *const answers[] = { "tactics.page.answers" };
    gv_plan *plan = given_swept_flag(answers);
    assert_int_equal(gv_plan_settle(plan, 0, NULL), GV_E_SCENARIO);
    plan->sweep.n_points = 1;
    must(gv_plan_settle(plan, 0, NULL));
    forget_world(plan);
}

static void what_is_neither_number_nor_flag_is_not_swept(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("barabasi_albert", "market");
    assert_non_null(gv_plan_row(plan, "model.rival"));
    assert_null(gv_plan_row(plan, "model.feed"));
    assert_null(gv_plan_row(plan, "clock"));
    forget_world(plan);
}

static void only_networks_and_seeds_make_points_grow_their_own_graphs(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    static const char *const regrowing[] = { "model.p", "network.people" };
    assert_false(gv_plan_regrows(plan));
    plan->sweep.keys = regrowing;
    assert_true(gv_plan_regrows(plan));
    forget_world(plan);
}

static void the_largest_point_sizes_the_network(void **unused)
{
    (void) unused;
    gv_plan *plan = given_sweep();
    static const char *const people[] = { "network.people" };
    static const double sizes[] = { 50, 2, 400 }; /* two people cannot have five ties */
    plan->sweep = (gv_sweep){ .keys = people, .n_keys = 1, .n_points = 3, .values = sizes };
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(plan->people, 400);
    plan->sweep.values = sizes + 1;
    plan->sweep.n_points = 1;
    assert_int_equal(gv_plan_settle(plan, 0, NULL), GV_E_IMPOSSIBLE);
    forget_world(plan);
}

static void expect_cover(uint64_t points, uint64_t replicates)
{
    gv_plan *plan = given_points(points, replicates);
    uint64_t lives = 0;
    assert_in_range(gv_plan_shards(plan), 1, 900);
    for (uint64_t s = 0; s < gv_plan_shards(plan); s++) {
        const gv_shard shard = gv_plan_shard(plan, s);
        assert_true(shard.n_points > 0 && shard.n > 0);
        assert_true(shard.point + shard.n_points <= points);
        assert_true(shard.first + shard.n <= replicates);
        lives += shard.n_points * shard.n;
    }
    assert_true(lives == points * replicates);
    forget_world(plan);
}

static void shards_cover_every_life_once_and_are_never_many(void **unused)
{
    (void) unused;
    expect_cover(1, 1);
    expect_cover(4, 65);
    expect_cover(128, 100);
    expect_cover(129, 64);
    expect_cover(1000, 100);
    expect_cover(100000, 1);
    expect_cover(3, 100000);
    expect_cover(1, 10000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_is_the_plan_with_its_values_set),
        cmocka_unit_test(a_point_outside_a_range_is_refused),
        cmocka_unit_test(a_sweep_is_another_world_and_a_grid_the_same_as_its_points),
        cmocka_unit_test(both_forms_of_a_sweep_are_printed),
        cmocka_unit_test(flags_of_models_are_swept_and_printed_as_words),
        cmocka_unit_test(every_point_of_a_swept_flag_is_checked),
        cmocka_unit_test(what_is_neither_number_nor_flag_is_not_swept),
        cmocka_unit_test(only_networks_and_seeds_make_points_grow_their_own_graphs),
        cmocka_unit_test(the_largest_point_sizes_the_network),
        cmocka_unit_test(shards_cover_every_life_once_and_are_never_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
