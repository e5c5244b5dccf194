/* Cascades whose ties have chances by communities, on worlds small enough to know them. */
#include "model/family/community_cascade.h"
#include "crowd.h"
#include "world.h"

#include <string.h>

/* Cliques of four, 0 to 3 and 4 to 7; 0 and 1 both know 4. */
static const char two_cliques[] = "0 1\n0 2\n0 3\n1 2\n1 3\n2 3\n4 5\n4 6\n4 7\n5 6\n5 7\n"
                                  "6 7\n0 4\n1 4\n";

static gv_plan *given_cliques(const char *model, const char *seed)
{
    gv_plan *plan = given_ties(model, 8, false, two_cliques);
    set_number(plan, "ticks", 1);
    given_seeds(plan, "seed", seed);
    return plan;
}

/* How many of 4000 lives each person adopts in. */
static void count_adopters(gv_plan *plan, uint32_t *count)
{
    for (uint32_t v = 0; v < 8; v++)
        count[v] = 0;
    for (uint64_t r = 0; r < 4000; r++) {
        lived life = live_again(plan, 0, r);
        for (uint32_t v = 0; v < 8; v++)
            count[v] += life.adopted_at[v] != GV_NEVER ? 1 : 0;
        forget_life(&life);
    }
    forget_world(plan);
}

static void expect_chance(double chance, uint32_t found)
{
    const double expected = 4000 * chance;
    const double variance = expected * (1 - chance);
    assert_true((found - expected) * (found - expected) <= 16 * variance);
}

/* 0 knows 1, 2, 3, 4; 2 knows 0, 1, 3: two in common of five in all. 4 knows 0, 1, 5, 6, 7:
 * with 0 they share 1, of eight in all. */
static void ties_convince_by_the_neighbours_in_common(void **unused)
{
    (void) unused;
    uint32_t count[8];
    count_adopters(given_cliques("ice", "0"), count);
    expect_chance(2.0 / 5, count[1]);
    expect_chance(2.0 / 5, count[2]);
    expect_chance(1.0 / 8, count[4]);
    assert_int_equal(count[5], 0);
}

/* 1, whom 4 and 0 have in common, is not of 4's community. */
static void neighbours_of_other_communities_do_not_embed(void **unused)
{
    (void) unused;
    uint32_t count[8];
    count_adopters(given_cliques("ice", "4"), count);
    assert_int_equal(count[0], 0);
    expect_chance(2.0 / 6, count[5]);
}

static void borders_damp_by_their_permeability(void **unused)
{
    (void) unused;
    uint32_t count[8];
    gv_plan *icp = given_cliques("icp", "0");
    set_number(icp, "model.p", 0.5);
    set_number(icp, "model.permeability", 0.4);
    count_adopters(icp, count);
    expect_chance(0.5, count[3]);
    expect_chance(0.2, count[4]);
    gv_plan *icep = given_cliques("icep", "0");
    set_number(icep, "model.p", 0.5);
    set_number(icep, "model.permeability", 0.4);
    count_adopters(icep, count);
    expect_chance(2.0 / 5, count[3]);
    expect_chance(0.2, count[4]);
}

static void by_trait(gv_plan *plan, const char *trait)
{
    ((gv_community_cascade *) plan->model_params)->communities = trait;
}

/* Half of all ties are there: without permeability a certain cascade fills its group. */
static void a_trait_says_who_belongs_together(void **unused)
{
    (void) unused;
    static const char *const names[] = { "left", "right" };
    static const double shares[] = { 0.5, 0.5 };
    gv_plan *plan = given_world("gnp", "icp");
    given_groups(plan, 2, names, shares);
    by_trait(plan, GV_GROUP);
    set_number(plan, "network.people", 60);
    set_number(plan, "network.p", 0.5);
    set_number(plan, "model.p", 1);
    set_number(plan, "model.permeability", 0);
    set_number(plan, "ticks", 60);
    given_seeds(plan, "seed", "0");
    lived life = live_again(plan, 0, 0);
    gv_people *people = strangers(plan, 60, 0);
    const gv_trait *group = gv_people_trait(people, GV_GROUP);
    for (uint32_t v = 0; v < 60; v++)
        assert_int_equal(life.adopted_at[v] != GV_NEVER,
                         group->value[v] == group->value[0]);
    gv_people_free(people);
    forget_life(&life);
    forget_world(plan);
}

static void a_trait_that_nobody_has_is_an_error(void **unused)
{
    (void) unused;
    gv_plan *plan = given_cliques("icp", "0");
    by_trait(plan, "tribe");
    must(gv_plan_settle(plan, 0, NULL));
    gv_block *rows = NULL;
    must(gv_block_create(plan, 0, 1, &rows, NULL));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = 1 };
    gv_error err = { 0 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'tribe'"));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_convince_by_the_neighbours_in_common),
        cmocka_unit_test(neighbours_of_other_communities_do_not_embed),
        cmocka_unit_test(borders_damp_by_their_permeability),
        cmocka_unit_test(a_trait_says_who_belongs_together),
        cmocka_unit_test(a_trait_that_nobody_has_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
