/* What every model keeps on the asynchronous clock: rows depend on the plan alone, and a
 * single life equals its row. */
#include "world.h"

enum { REPLICATES = 130 };

static gv_plan *given_crowd(const char *network, const char *model)
{
    gv_plan *plan = given_world(network, model);
    plan->experiment.clock = GV_ASYNC;
    set_number(plan, "network.people", 80);
    set_number(plan, "ticks", 6);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 100);
    given_strategy(plan, "seeds");
    tactic_number(given_tactic(plan, "seeding", "seeds"), "people", 3);
    return plan;
}

static bool runs_on(const gv_plan *plan)
{
    return (plan->model->clocks & GV_RUNS_ON(GV_ASYNC)) != 0;
}

static void expect_lives_of_the_plan_alone(const char *network, const char *model)
{
    gv_plan *plan = given_crowd(network, model);
    gv_block *one = run_with(plan, 1, 4);
    gv_block *three = run_with(plan, 3, 4);
    assert_true(gv_hash_equal(hash_of_rows(one), hash_of_rows(three)));
    for (uint64_t r = 0; r < REPLICATES; r += 41) {
        lived life = live_again(plan, 0, r);
        assert_int_equal(life.n_adopters, value_of(one, "final_adopters", 0, r, 0));
        forget_life(&life);
    }
    gv_block_free(one);
    gv_block_free(three);
    forget_world(plan);
}

static void sweeps_depend_on_the_plan_alone(void **unused)
{
    (void) unused;
    uint32_t models = 0;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        gv_plan *plan = given_world("barabasi_albert", (*m)->spec.name);
        const bool is_asked = runs_on(plan) && (*m)->opinions == GV_NO_OPINIONS;
        forget_world(plan);
        if (!is_asked)
            continue;
        models++;
        expect_lives_of_the_plan_alone("barabasi_albert", (*m)->spec.name);
        expect_lives_of_the_plan_alone("complete", (*m)->spec.name);
    }
    assert_true(models >= 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sweeps_depend_on_the_plan_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
