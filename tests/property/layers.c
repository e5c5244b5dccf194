/* What layers promise: one that nothing looks at changes nothing, the first is the network
 * that stood alone, and in the union nobody is lost. */
#include "world.h"

#include <string.h>

enum { PEOPLE = 150 };

static gv_plan *given_friends(const char *model)
{
    gv_plan *plan = given_world("watts_strogatz", model);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", 15);
    set_number(plan, "replicates", 12);
    set_number(plan, "budget", 200);
    given_strategy(plan, "seeds");
    gv_tactic_plan *seeds = given_tactic(plan, "seeding", "seeds");
    tactic_number(seeds, "people", 3);
    tactic_word(seeds, "choose", "random");
    given_strategy(plan, "partners");
    gv_tactic_plan *posts = given_tactic(plan, "partner_posts", "partners");
    tactic_number(posts, "fee", 10);
    return plan;
}

/* The network so far becomes the layer `friends`. */
static void given_layer(gv_plan *plan, const char *kind, const char *name)
{
    gv_layer_plan *more =
        gv_arena_alloc(plan->arena, plan->n_more_layers + 1, sizeof *more, NULL);
    assert_non_null(more);
    if (plan->n_more_layers > 0)
        memcpy(more, plan->more_layers, plan->n_more_layers * sizeof *more);
    gv_layer_plan *layer = &more[plan->n_more_layers++];
    plan->more_layers = more;
    plan->layer_name = "friends";
    layer->name = name;
    layer->generator = gv_generator_named(kind);
    assert_non_null(layer->generator);
    layer->params =
        gv_arena_alloc(plan->arena, 1, layer->generator->spec.params_size, NULL);
    assert_non_null(layer->params);
    gv_spec_defaults(&layer->generator->spec, layer->params);
    gv_spec_defaults(&gv_rewiring_spec, &layer->rewiring);
    must(gv_param_store(gv_spec_find(&layer->generator->spec, "people"), PEOPLE,
                        layer->params, NULL));
}

/* Equal rows, whatever the networks are called by their hashes. */
static void expect_equal_lives(gv_block *a, gv_block *b)
{
    memcpy(b->graph, a->graph, a->n * sizeof *a->graph);
    assert_true(gv_hash_equal(hash_of_rows(a), hash_of_rows(b)));
    gv_block_free(a);
    gv_block_free(b);
}

static void a_layer_that_nothing_looks_at_changes_no_number(void **unused)
{
    (void) unused;
    for (const gv_model *const *model = gv_models(); *model != NULL; model++) {
        if ((*model)->sees_layers) /* ... but by this one */
            continue;
        gv_plan *alone = given_friends((*model)->spec.name);
        gv_plan *stacked = given_friends((*model)->spec.name);
        given_layer(stacked, "barabasi_albert", "work");
        gv_plan *higher = given_friends((*model)->spec.name);
        given_layer(higher, "barabasi_albert", "work");
        given_layer(higher, "complete", "town");
        gv_block *a = run_world(alone);
        gv_block *b = run_world(stacked);
        assert_false(gv_hash_equal(a->graph[0], b->graph[0]));
        expect_equal_lives(a, b);
        stacked->layer = higher->layer = 1;
        expect_equal_lives(run_world(stacked), run_world(higher));
        forget_world(alone);
        forget_world(stacked);
        forget_world(higher);
    }
}

static void layers_have_luck_of_their_own(void **unused)
{
    (void) unused;
    gv_plan *plan = given_friends("independent_cascade");
    given_layer(plan, "cliques", "work");
    given_layer(plan, "cliques", "club");
    set_number(plan, "model.p", 0.2);
    plan->layer = 1;
    gv_block *work = run_world(plan);
    plan->layer = 2;
    gv_block *club = run_world(plan);
    uint32_t different = 0;
    for (uint64_t r = 0; r < 12; r++)
        different += value_of(work, "final_adopters", 0, r, 0) !=
                             value_of(club, "final_adopters", 0, r, 0)
                         ? 1
                         : 0;
    assert_true(different > 3); /* the same ties and seeds, other coins */
    gv_block_free(work);
    gv_block_free(club);
    forget_world(plan);
}

/* The union tosses the coins of the first layer on its ties, so nobody who is convinced
 * there is lost, person by person. */
static void the_union_convinces_whom_the_first_layer_convinces(void **unused)
{
    (void) unused;
    uint32_t more = 0;
    for (uint64_t replicate = 0; replicate < 12; replicate++) {
        gv_plan *plan = given_friends("independent_cascade");
        given_layer(plan, "cliques", "work");
        set_number(plan, "model.p", 0.15);
        must(gv_plan_settle(plan, 0, NULL));
        lived one = live_again(plan, 0, replicate);
        plan->layer = GV_UNION;
        must(gv_plan_settle(plan, 0, NULL));
        lived all = live_again(plan, 0, replicate);
        for (uint32_t v = 0; v < PEOPLE; v++)
            assert_true(all.adopted_at[v] <= one.adopted_at[v]);
        more += all.n_adopters > one.n_adopters ? 1 : 0;
        forget_life(&one);
        forget_life(&all);
        forget_world(plan);
    }
    assert_true(more > 6);
}

static void threads_change_no_row_of_layers(void **unused)
{
    (void) unused;
    gv_plan *plan = given_friends("independent_cascade");
    given_layer(plan, "barabasi_albert", "work");
    plan->layer = GV_UNION;
    gv_block *one = run_with(plan, 1, 2);
    gv_block *three = run_with(plan, 3, 2);
    assert_true(gv_hash_equal(hash_of_rows(one), hash_of_rows(three)));
    assert_true(gv_hash_equal(one->graph[0], one->graph[1]));
    assert_false(gv_hash_equal(one->graph[0], one->graph[2]));
    gv_block_free(one);
    gv_block_free(three);
    forget_world(plan);
}

static void layers_count_in_the_estimate(void **unused)
{
    (void) unused;
    gv_plan *alone = given_friends("independent_cascade");
    gv_plan *stacked = given_friends("independent_cascade");
    given_layer(stacked, "barabasi_albert", "work");
    must(gv_plan_settle(alone, 0, NULL));
    must(gv_plan_settle(stacked, 0, NULL));
    assert_int_equal(stacked->arcs, alone->arcs);
    assert_true(stacked->idle_arcs > 0);
    assert_true(gv_plan_estimate(stacked, 1).memory_bytes >
                gv_plan_estimate(alone, 1).memory_bytes);
    stacked->layer = GV_UNION;
    must(gv_plan_settle(stacked, 0, NULL));
    assert_true(stacked->arcs > alone->arcs);
    forget_world(alone);
    forget_world(stacked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layer_that_nothing_looks_at_changes_no_number),
        cmocka_unit_test(layers_have_luck_of_their_own),
        cmocka_unit_test(the_union_convinces_whom_the_first_layer_convinces),
        cmocka_unit_test(threads_change_no_row_of_layers),
        cmocka_unit_test(layers_count_in_the_estimate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
