#include "world.h"

typedef struct log {
    uint32_t states;
    uint32_t adopters;
    bool in_order;
} log;

static void note(void *self, const gv_world *world, uint32_t step)
{
    log *l = self;
    l->in_order = l->in_order && step == l->states && world->n_adopters >= l->adopters;
    l->states++;
    l->adopters = world->n_adopters;
}

static gv_plan *given_life(void)
{
    gv_plan *plan = given_karate("bass");
    set_number(plan, "ticks", 12);
    set_number(plan, "replicates", 5);
    given_seeds(plan, "seeds", "0 33");
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static void every_state_is_seen_in_order(void **unused)
{
    (void) unused;
    gv_plan *plan = given_life();
    log l = { .in_order = true };
    must(gv_engine_watch(plan, 0, 4, note, &l, NULL));
    assert_true(l.in_order);
    assert_int_equal(l.states, 13);
    lived life = live_again(plan, 0, 4);
    assert_int_equal(life.n_adopters, l.adopters);
    forget_life(&life);
    forget_world(plan);
}

static void a_life_beyond_the_plan_is_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("gnp", "bass");
    set_number(plan, "network.p", 0.1);
    set_number(plan, "network.people", 20);
    set_number(plan, "replicates", 5);
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 0, NULL));
    log l = { .in_order = true };
    gv_error err = { 0 };
    assert_int_equal(gv_engine_watch(plan, 0, 5, note, &l, &err), GV_E_INTERNAL);
    assert_int_equal(l.states, 0);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_is_seen_in_order),
        cmocka_unit_test(a_life_beyond_the_plan_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
