/* Compartment models on worlds small enough to know what must happen. */
#include "world.h"

#include <string.h>

static const char path_of_five[] = "0 1\n1 2\n2 3\n3 4\n";

/* States of all people at all steps. */
typedef struct film {
    uint8_t at[64][64]; /* [step][person] */
    uint32_t n, steps;
} film;

static void expose(void *self, const gv_world *w, uint32_t step)
{
    film *f = self;
    uint32_t in_state[GV_MOST_STATES] = { 0 };
    f->n = w->n;
    f->steps = step + 1;
    memcpy(f->at[step], w->compartment, w->n);
    for (uint32_t v = 0; v < w->n; v++)
        in_state[w->compartment[v]]++;
    assert_memory_equal(in_state, w->in_state, sizeof in_state);
}

static film watched(gv_plan *plan, uint64_t replicate)
{
    film f = { .n = 0 };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, replicate, expose, &f, NULL));
    return f;
}

static gv_plan *given_path(const char *model, double ticks)
{
    gv_plan *plan = given_ties(model, 5, false, path_of_five);
    set_number(plan, "ticks", ticks);
    given_seeds(plan, "seed", "0");
    return plan;
}

static void expect_states(const film *f, const char *const *rows)
{
    for (uint32_t step = 0; step < f->steps; step++) {
        for (uint32_t v = 0; v < f->n; v++)
            assert_int_equal(f->at[step][v], rows[step][v] - '0');
    }
}

static void certain_infection_walks_along_a_path(void **unused)
{
    (void) unused;
    static const char *const si[] = { "10000", "11000", "11100", "11110", "11111" };
    static const char *const fixed[] = { "10000", "11000", "21100", "22110",
                                         "22211", "22221", "22222" };
    gv_plan *plan = given_path("si", 4);
    set_number(plan, "model.beta", 1);
    const film f = watched(plan, 0);
    expect_states(&f, si);
    forget_world(plan);
    plan = given_path("sir_fixed", 6);
    set_number(plan, "model.beta", 1);
    set_number(plan, "model.duration", 2);
    const film g = watched(plan, 0);
    expect_states(&g, fixed);
    forget_world(plan);
}

static void certain_latency_delays_by_a_tick(void **unused)
{
    (void) unused;
    static const char *const seir[] = { "20000", "31000", "32000", "33100", "33200" };
    gv_plan *plan = given_path("seir", 4);
    set_number(plan, "model.alpha", 1);
    set_number(plan, "model.beta", 1);
    set_number(plan, "model.gamma", 1);
    const film f = watched(plan, 0);
    expect_states(&f, seir);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.adopted_at[1], 1); /* the exposed count */
    assert_int_equal(life.source[1], 0);
    assert_int_equal(life.channel[1], GV_CHANNEL_EARNED);
    forget_life(&life);
    forget_world(plan);
}

/* Two people who infect each other for ever: whoever recovers is infected at once. */
static void recovered_people_are_infected_again_but_adopt_once(void **unused)
{
    (void) unused;
    static const char *const sis[] = { "10", "01", "10", "01", "10" };
    gv_plan *plan = given_ties("sis", 2, false, "0 1\n");
    set_number(plan, "ticks", 4);
    set_number(plan, "model.beta", 1);
    set_number(plan, "model.lambda", 1);
    given_measure(plan, "states");
    given_seeds(plan, "seed", "0");
    const film f = watched(plan, 0);
    expect_states(&f, sis);
    gv_block *rows = run_world(plan);
    for (size_t step = 0; step <= 4; step++) {
        assert_int_equal(value_of(rows, "people_in_infected", 0, 0, step), 1);
        assert_int_equal(value_of(rows, "people_in_susceptible", 0, 0, step), 1);
        assert_int_equal(value_of(rows, "adopters", 0, 0, step), step == 0 ? 1 : 2);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void a_weakened_person_needs_a_second_contact(void **unused)
{
    (void) unused;
    static const char *const swir[] = { "2020", "3131", "3131" };
    static const char *const again[] = { "2000", "3220", "3332", "3333" };
    gv_plan *plan = given_ties("swir", 4, false, "0 1\n2 3\n");
    set_number(plan, "ticks", 2);
    set_number(plan, "model.kappa", 0);
    set_number(plan, "model.mu", 1);
    set_number(plan, "model.nu", 1);
    given_seeds(plan, "seed", "0 2");
    const film f = watched(plan, 0);
    expect_states(&f, swir);
    forget_world(plan);
    plan = given_ties("swir", 4, false, "0 1\n0 2\n1 2\n1 3\n2 3\n");
    set_number(plan, "ticks", 3);
    set_number(plan, "model.kappa", 1);
    given_seeds(plan, "seed", "0");
    const film g = watched(plan, 0);
    expect_states(&g, again);
    forget_world(plan);
}

static void a_spreader_stops_after_k_useless_calls(void **unused)
{
    (void) unused;
    for (uint32_t k = 1; k <= 4; k++) {
        gv_plan *plan = given_ties("maki_thompson", 2, false, "0 1\n");
        set_number(plan, "ticks", 10);
        set_number(plan, "model.k", k);
        given_seeds(plan, "seed", "0");
        const film f = watched(plan, 0);
        for (uint32_t step = 0; step <= 10; step++) {
            assert_int_equal(f.at[step][0], step <= k ? 1 : 2); /* one call was useful */
            assert_int_equal(f.at[step][1], step == 0 ? 0 : step <= k ? 1 : 2);
        }
        forget_world(plan);
    }
}

static void a_disadopter_may_adopt_again(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("disadoption", 1, false, "");
    set_number(plan, "ticks", 6);
    set_number(plan, "model.p", 1);
    set_number(plan, "model.delta", 1);
    given_strategy(plan, "nothing");
    const film f = watched(plan, 0);
    for (uint32_t step = 0; step <= 6; step++)
        assert_int_equal(f.at[step][0], step % 2);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.adopted_at[0], 1);
    assert_int_equal(life.channel[0], GV_CHANNEL_UNAIDED);
    forget_life(&life);
    forget_world(plan);
}

/* With gamma = 1 everybody tries every hearer once, so beta = p in distribution. */
static void sir_with_certain_removal_is_the_independent_cascade(void **unused)
{
    (void) unused;
    double mean[2] = { 0, 0 };
    static const char *const models[] = { "sir", "independent_cascade" };
    for (int m = 0; m < 2; m++) {
        gv_plan *plan = given_karate(models[m]);
        set_number(plan, "replicates", 20000);
        set_number(plan, "ticks", 40);
        set_number(plan, m == 0 ? "model.beta" : "model.p", 0.1);
        if (m == 0)
            set_number(plan, "model.gamma", 1);
        given_seeds(plan, "seed", "33");
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < 20000; r++)
            mean[m] += value_of(rows, "final_adopters", 0, r, 0) / 20000;
        gv_block_free(rows);
        forget_world(plan);
        assert_true(mean[m] > 3.501991955 - 4 * 2.28 / 141.4);
        assert_true(mean[m] < 3.501991955 + 4 * 2.28 / 141.4);
    }
}

/* A countdown runs from tick 0 for whoever is there at the start, and does not remember the
 * life before. */
static void a_stay_begins_with_the_life(void **unused)
{
    (void) unused;
    enum { LIVES = 20 };
    gv_plan *plan = given_world("ring_lattice", "rival_cascades");
    set_number(plan, "network.people", 50);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.rival_p", 0);
    set_number(plan, "model.rivals", 0.5);
    set_number(plan, "ticks", 2);
    set_number(plan, "replicates", LIVES);
    given_measure(plan, "states");
    given_seeds(plan, "seed", "0");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < LIVES; r++) {
        assert_true(value_of(rows, "people_in_rival", 0, r, 0) > 0);
        assert_true(value_of(rows, "people_in_rival", 0, r, 1) == 0);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certain_infection_walks_along_a_path),
        cmocka_unit_test(certain_latency_delays_by_a_tick),
        cmocka_unit_test(recovered_people_are_infected_again_but_adopt_once),
        cmocka_unit_test(a_weakened_person_needs_a_second_contact),
        cmocka_unit_test(a_spreader_stops_after_k_useless_calls),
        cmocka_unit_test(a_disadopter_may_adopt_again),
        cmocka_unit_test(sir_with_certain_removal_is_the_independent_cascade),
        cmocka_unit_test(a_stay_begins_with_the_life),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
