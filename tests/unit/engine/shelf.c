#include "engine/engine_internal.h"
#include "world.h"

#include <string.h>

static gv_plan *given_crowd(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", 200);
    set_number(plan, "replicates", 10);
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 1, NULL));
    return plan;
}

static void people_are_ranked_by_followers_and_then_by_id(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    must(gv_shelf_fill(shelf, 0, 1, &options, NULL));
    const gv_graph *graph = gv_shelf_graph(shelf, 0);
    bool ranked[200] = { false };
    for (uint32_t k = 0; k < 200; k++) {
        const uint32_t v = graph->by_followers[k];
        ranked[v] = true;
        if (k == 0)
            continue;
        const uint32_t u = graph->by_followers[k - 1];
        const uint64_t fu = gv_network_followers(graph->net, u);
        const uint64_t fv = gv_network_followers(graph->net, v);
        assert_true(fu > fv || (fu == fv && u < v));
    }
    for (uint32_t v = 0; v < 200; v++)
        assert_true(ranked[v]);
    gv_shelf_free(shelf);
    forget_world(plan);
}

static void a_graph_that_left_the_shelf_comes_back_the_same(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    const gv_run_options options = { .threads = 1, .keep_bytes = 1 };
    gv_shelf *shelf = NULL;
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    must(gv_shelf_fill(shelf, 3, 1, &options, NULL));
    const gv_hash third = gv_shelf_graph(shelf, 3)->hash;
    must(gv_shelf_fill(shelf, 4, 1, &options, NULL));
    assert_int_equal(gv_shelf_room(shelf), 1);
    assert_null(gv_shelf_graph(shelf, 3)->net);
    assert_false(gv_hash_equal(gv_shelf_graph(shelf, 4)->hash, third));
    must(gv_shelf_fill(shelf, 3, 1, &options, NULL));
    assert_true(gv_hash_equal(gv_shelf_graph(shelf, 3)->hash, third));
    gv_shelf_free(shelf);
    forget_world(plan);
}

static void graphs_beyond_the_plan_are_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    gv_error err = { 0 };
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    assert_int_equal(gv_shelf_fill(shelf, 10, 1, &options, &err), GV_E_INTERNAL);
    gv_error_clear(&err);
    assert_int_equal(gv_shelf_fill(shelf, 9, 2, &options, &err), GV_E_INTERNAL);
    must(gv_shelf_fill(shelf, 9, 1, &options, NULL));
    gv_shelf_free(shelf);
    forget_world(plan);
}

static void only_rankings_that_tactics_ask_for_are_made(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    tactic_word(given_tactic(plan, "seeding", "seeding"), "choose", "k_core");
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    must(gv_shelf_fill(shelf, 0, 1, &options, NULL));
    const gv_graph *graph = gv_shelf_graph(shelf, 0);
    uint32_t order[200];
    must(gv_network_rank(graph->net, GV_RANKING_K_CORE, (gv_key){ 0 }, order, NULL));
    for (uint32_t r = 0; r < GV_RANKINGS; r++)
        assert_true((graph->ranked[r] != NULL) == (r == GV_RANKING_K_CORE));
    assert_memory_equal(graph->ranked[GV_RANKING_K_CORE], order, sizeof order);
    gv_shelf_free(shelf);
    forget_world(plan);
}

static void expect_misfit(gv_plan *plan, const char *words, bool hinted)
{
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 0, NULL));
    gv_block *rows = NULL;
    must(gv_block_create(plan, 0, plan->experiment.replicates, &rows, NULL));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = 1 };
    gv_error err = { 0 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, words));
    assert_true((err.hint[0] != '\0') == hinted);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_model_that_needs_ties_or_weights_is_refused_without_them(void **unused)
{
    (void) unused;
    expect_misfit(given_world("complete", "linear_threshold"), "needs ties", true);
    gv_plan *unweighted = given_karate("independent_cascade");
    set_word(unweighted, "model.chance", "weight");
    expect_misfit(unweighted, "wants weights", false);
}

/* Contests change numbers of tactics and models; graphs stay. */
static void a_shelf_serves_plans_with_other_numbers(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd();
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    gv_hash hash[2];
    for (int shared = 0; shared < 2; shared++) {
        set_number(plan, "model.p", 0.02);
        gv_block *rows = NULL;
        must(gv_block_create(plan, 0, 10, &rows, NULL));
        gv_sink sink = gv_memory_sink(rows);
        must(gv_engine_run(plan, &options, shared ? shelf : NULL, &sink, NULL));
        hash[shared] = hash_of_rows(rows);
        gv_block_free(rows);
    }
    assert_true(gv_hash_equal(hash[0], hash[1]));
    gv_shelf_free(shelf);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_ranked_by_followers_and_then_by_id),
        cmocka_unit_test(only_rankings_that_tactics_ask_for_are_made),
        cmocka_unit_test(a_graph_that_left_the_shelf_comes_back_the_same),
        cmocka_unit_test(graphs_beyond_the_plan_are_refused),
        cmocka_unit_test(a_model_that_needs_ties_or_weights_is_refused_without_them),
        cmocka_unit_test(a_shelf_serves_plans_with_other_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
