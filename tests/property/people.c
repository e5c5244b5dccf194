/* What nothing reads changes nothing: traits that no part asks for leave every number as it
 * was. */
#include "crowd.h"
#include "world.h"

#include <string.h>

static const char *const names[] = { "young", "old" };
static const double shares[] = { 0.4, 0.6 };

static gv_plan *given_campaign(const char *model)
{
    gv_plan *plan = given_world("watts_strogatz", model);
    set_number(plan, "network.people", 200);
    set_number(plan, "ticks", 10);
    set_number(plan, "replicates", 10);
    set_number(plan, "budget", 400);
    for (const gv_metric *const *m = gv_metrics(); *m != NULL; m++) {
        if (!gv_same_text((*m)->spec.name, "adopters"))
            given_measure(plan, (*m)->spec.name);
    }
    given_strategy(plan, "ads");
    tactic_number(given_tactic(plan, "broadcast", "ads"), "strength", 0.1);
    given_strategy(plan, "partners");
    tactic_word(given_tactic(plan, "partner_posts", "partners"), "choose", "random");
    return plan;
}

static void a_trait_that_nothing_reads_changes_no_number(void **unused)
{
    (void) unused;
    for (const gv_model *const *model = gv_models(); *model != NULL; model++) {
        gv_plan *plain = given_campaign((*model)->spec.name);
        gv_plan *richer = given_campaign((*model)->spec.name);
        given_groups(plain, 2, names, shares);
        (void) given_trait(richer, "normal", "age");
        trait_shares(given_trait(richer, "categories", GV_GROUP),
                     (gv_shares){ .name = names, .share = shares, .n = 2 });
        trait_number(given_trait(richer, "bernoulli", "app"), "homophily", 0.2);
        gv_block *a = run_world(plain);
        gv_block *b = run_world(richer);
        assert_false(gv_hash_equal(a->graph[0], b->graph[0]));
        memcpy(b->graph, a->graph, a->n * sizeof *a->graph);
        assert_true(gv_hash_equal(hash_of_rows(a), hash_of_rows(b)));
        gv_hash world_a, world_b;
        must(gv_plan_world_hash(plain, &world_a, NULL));
        must(gv_plan_world_hash(richer, &world_b, NULL));
        assert_false(gv_hash_equal(world_a, world_b));
        gv_block_free(a);
        gv_block_free(b);
        forget_world(plain);
        forget_world(richer);
    }
}

static void groups_are_the_same_people_by_either_spelling(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("independent_cascade");
    given_groups(plan, 2, names, shares);
    gv_plan *copy = NULL;
    gv_text text = { 0 };
    must(gv_plan_settle(plan, 0, NULL));
    gv_plan_print(plan, &text);
    assert_non_null(strstr(text.text, "\ngroups: {young: 0.4, old: 0.6}\n"));
    must(gv_plan_copy(plan, &copy, NULL));
    trait_number(&copy->crowd.traits[0], "homophily", 0.1);
    assert_true(plan->crowd.traits[0].mixing.homophily == 0);
    gv_text_free(&text);
    gv_plan_free(copy);
    forget_world(plan);
}

static void a_swept_trait_and_a_swept_network_are_made_anew(void **unused)
{
    (void) unused;
    static const double values[] = { 0.1, 0.9 };
    static const double sizes[] = { 40, 60 };
    static const char *const keys[] = { "people.traits.app.p", "network.people" };
    for (size_t k = 0; k < 2; k++) {
        gv_plan *plan = given_world("ring_lattice", "independent_cascade");
        (void) given_trait(plan, "bernoulli", "app");
        set_number(plan, "network.people", 50);
        set_number(plan, "replicates", 2);
        given_strategy(plan, "seeds");
        tactic_number(given_tactic(plan, "seeding", "seeds"), "people", 1);
        plan->sweep = (gv_sweep){
            .keys = &keys[k], .n_keys = 1, .n_points = 2, .values = k == 0 ? values : sizes
        };
        must(gv_plan_settle(plan, 0, NULL));
        gv_block *rows = NULL;
        must(gv_block_of(plan, (gv_shard){ .n_points = 2, .n = 2 }, &rows, NULL));
        const gv_run_options options = { .threads = 1 };
        gv_sink sink = gv_memory_sink(rows);
        must(gv_engine_run(plan, &options, NULL, &sink, NULL));
        assert_false(gv_hash_equal(rows->graph[0], rows->graph[2]));
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trait_that_nothing_reads_changes_no_number),
        cmocka_unit_test(groups_are_the_same_people_by_either_spelling),
        cmocka_unit_test(a_swept_trait_and_a_swept_network_are_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
