/* What every model keeps on the continuous clock, and the laws of Bass there: they hold
 * person by person, in every life, because waiting times are keyed. */
#include "world.h"

#include <string.h>

enum { PEOPLE = 120, TICKS = 20 };

static gv_plan *given_crowd(const char *network, const char *model, uint64_t seed)
{
    gv_plan *plan = given_world(network, model);
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "seed", (double) seed);
    set_number(plan, "replicates", 64);
    set_number(plan, "budget", 1000);
    return plan;
}

/* Samples, and the advertisements and partners that the model listens to. */
static void given_campaign(gv_plan *plan, const char *name, double strength)
{
    given_strategy(plan, name);
    gv_tactic_plan *samples = given_tactic(plan, "seeding", "samples");
    tactic_number(samples, "people", 2);
    samples->share = 0.2;
    if (plan->model->what_impressions_do != NULL) {
        gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
        tactic_number(screen, "cpm", 1000);
        tactic_number(screen, "strength", strength);
        tactic_number(screen, "days", 10);
        screen->share = 0.29;
    }
    if (plan->model->what_posts_do != NULL) {
        gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
        tactic_number(partners, "partners", 3);
        tactic_number(partners, "posts", 2);
        partners->share = 0.31;
    }
}

static bool is_continuous(const gv_model *model)
{
    return (model->clocks & GV_RUNS_ON(GV_CONTINUOUS)) != 0;
}

/* ---- every model ---- */

static void models_on_this_clock_say_what_happens(void **unused)
{
    (void) unused;
    size_t n = 0;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        if (!is_continuous(*m))
            continue;
        assert_true((*m)->event_kinds > 0);
        assert_non_null((*m)->set_out);
        assert_non_null((*m)->happen);
        n++;
    }
    assert_true(n > 0);
}

static void rows_are_the_same_bytes_on_1_2_3_and_8_threads(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        if (!is_continuous(*m))
            continue;
        gv_plan *plan = given_crowd("barabasi_albert", (*m)->spec.name, 3);
        for (const gv_metric *const *metric = gv_metrics(); *metric != NULL; metric++) {
            if (!gv_same_text((*metric)->spec.name, "adopters"))
                given_measure(plan, (*metric)->spec.name);
        }
        given_campaign(plan, "campaign", 0.05);
        given_strategy(plan, "nothing");
        gv_block *one = run_with(plan, 1, 4);
        const gv_hash expected = hash_of_rows(one);
        gv_block_free(one);
        const uint32_t threads[] = { 2, 3, 8 };
        for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
            gv_block *rows = run_with(plan, threads[k], 4);
            assert_true(gv_hash_equal(hash_of_rows(rows), expected));
            gv_block_free(rows);
        }
        forget_world(plan);
    }
}

static void an_idle_tactic_changes_nobodys_luck(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        if (!is_continuous(*m) || (*m)->what_impressions_do == NULL)
            continue;
        gv_plan *plan = given_crowd("barabasi_albert", (*m)->spec.name, 4);
        given_campaign(plan, "alone", 0.05);
        given_campaign(plan, "beside", 0.05);
        gv_tactic_plan *idle = given_tactic(plan, "broadcast", "aaa");
        tactic_number(idle, "strength", 0);
        tactic_number(idle, "cpm", 100);
        idle->share = 0.2;
        for (uint64_t r = 0; r < 20; r++) {
            lived alone = live_again(plan, 0, r);
            lived beside = live_again(plan, 1, r);
            assert_true(beside.n_reads > alone.n_reads);
            memcpy(beside.reads, alone.reads, alone.n * sizeof *alone.reads);
            assert_true(same_life(&alone, &beside));
            forget_life(&alone);
            forget_life(&beside);
        }
        forget_world(plan);
    }
}

typedef struct recorder {
    uint32_t n;
    uint8_t *adopted; /* [(ticks + 1) * n] */
} recorder;

static void record(void *self, const gv_world *w, uint32_t step)
{
    recorder *r = self;
    for (uint32_t v = 0; v < w->n; v++)
        r->adopted[(size_t) step * w->n + v] = gv_world_adopted(w, v) ? 1 : 0;
}

static void expect_promises(const gv_model *model, uint64_t seed)
{
    gv_plan *plan = given_crowd("barabasi_albert", model->spec.name, seed);
    set_number(plan, "network.people", (double) (4 + seed));
    set_number(plan, "network.ties", 1 + (double) (seed % 3));
    given_campaign(plan, "campaign", 0.05);
    must(gv_plan_settle(plan, 0, NULL));
    recorder r = { .n = (uint32_t) plan->people };
    r.adopted = gv_alloc((TICKS + 1) * (size_t) r.n, 1, NULL);
    assert_non_null(r.adopted);
    must(gv_engine_watch(plan, 0, seed, record, &r, NULL));
    const gv_trace trace = { .n = r.n, .ticks = TICKS, .adopted = r.adopted };
    for (const gv_invariant *i = model->invariants; i->name != NULL; i++) {
        if (!i->holds(&trace))
            fail_msg("%s breaks its promise '%s' in world %llu", model->spec.name, i->claim,
                     (unsigned long long) seed);
    }
    gv_free(r.adopted);
    forget_world(plan);
}

static void models_keep_their_promises_by_events(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        for (uint64_t seed = 1; is_continuous(*m) && seed <= 40; seed++)
            expect_promises(*m, seed);
    }
}

/* Adopters stand in the order of their moments, and an adopter's step is the end of the
 * tick of their moment. */
static void look_at_moments(void *self, const gv_life *life)
{
    const gv_world *w = life->world;
    uint64_t *adopters = self;
    gv_moment before = 0;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        const gv_moment at = w->moment[v];
        const bool seeded = w->adoption[v].channel == GV_CHANNEL_SEED;
        assert_true(at >= before);
        assert_true(seeded ? at == 0 : w->adoption[v].step == at / GV_MOMENTS_PER_TICK + 1);
        if (w->adoption[v].channel == GV_CHANNEL_EARNED && w->adoption[v].source != v)
            assert_true(w->moment[w->adoption[v].source] <= at);
        before = at;
        (*adopters)++;
    }
}

static void adopters_stand_in_the_order_of_their_moments(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    const char *const networks[] = { "barabasi_albert", "complete" };
    for (size_t g = 0; g < GV_COUNT_OF(networks); g++) {
        gv_plan *plan = given_crowd(networks[g], "bass", 5);
        given_campaign(plan, "campaign", 0.05);
        must(gv_plan_settle(plan, 0, NULL));
        for (uint64_t r = 0; r < 20; r++)
            must(gv_engine_replay(plan, 0, r, look_at_moments, &adopters, NULL));
        forget_world(plan);
    }
    assert_true(adopters > 20 * PEOPLE);
}

/* ---- Bass ---- */

/* @return how many are sooner */
static uint64_t expect_nobody_later(const lived *less, const lived *more)
{
    uint64_t sooner = 0;
    for (uint32_t v = 0; v < less->n; v++) {
        assert_true(more->adopted_at[v] <= less->adopted_at[v]);
        sooner += more->adopted_at[v] < less->adopted_at[v] ? 1 : 0;
    }
    return sooner;
}

static uint64_t expect_sooner_and_sooner(gv_plan *plan, const char *key,
                                         const double *values, size_t n)
{
    lived before = { .n = 0 };
    uint64_t sooner = 0;
    for (size_t k = 0; k < n; k++) {
        set_number(plan, key, values[k]);
        lived life = live_again(plan, 0, 1);
        if (k > 0) {
            sooner += expect_nobody_later(&before, &life);
            forget_life(&before);
        }
        before = life;
    }
    forget_life(&before);
    return sooner;
}

static void raising_a_rate_makes_nobody_later(void **unused)
{
    (void) unused;
    static const double rate[] = { 0, .001, .01, .03, .05, .125, .5, 1 };
    static const double strength[] = { 0, .01, .02, .05, .1, .125, .4, .9, 1 };
    const char *const networks[] = { "barabasi_albert", "complete", "watts_strogatz" };
    const char *const hazards[] = { "linear", "contacts", "each" };
    uint64_t sooner[3] = { 0 };
    for (uint64_t seed = 1; seed <= 60; seed++) {
        gv_plan *plan = given_crowd(networks[seed % 3], "bass", seed);
        set_word(plan, "model.hazard", hazards[seed / 3 % 3]);
        given_campaign(plan, "campaign", 0.05);
        set_number(plan, "ticks", 4);
        set_number(plan, "model.q", 0.1);
        sooner[0] += expect_sooner_and_sooner(plan, "model.p", rate, GV_COUNT_OF(rate));
        set_number(plan, "model.p", 0.005);
        sooner[1] += expect_sooner_and_sooner(plan, "tactics.screen.strength", strength,
                                              GV_COUNT_OF(strength));
        set_number(plan, "tactics.screen.strength", 0.01);
        sooner[2] += expect_sooner_and_sooner(plan, "model.q", rate, GV_COUNT_OF(rate));
        forget_world(plan);
    }
    for (size_t k = 0; k < 3; k++)
        assert_true(sooner[k] > 1000);
}

static void one_more_seed_makes_nobody_later(void **unused)
{
    (void) unused;
    const char *const networks[] = { "barabasi_albert", "complete" };
    uint64_t sooner = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        gv_plan *plan = given_crowd(networks[seed % 2], "bass", seed);
        given_seeds(plan, "one", "7");
        given_seeds(plan, "two", "7 50");
        lived one = live_again(plan, 0, 0);
        lived two = live_again(plan, 1, 0);
        sooner += expect_nobody_later(&one, &two);
        forget_life(&one);
        forget_life(&two);
        forget_world(plan);
    }
    assert_true(sooner > 40);
}

/* There is no step to take, so a tick of a tenth of the time shows the same life ten times
 * as often. */
static void the_length_of_a_tick_is_how_often_we_look(void **unused)
{
    (void) unused;
    const char *const networks[] = { "barabasi_albert", "complete" };
    for (size_t g = 0; g < GV_COUNT_OF(networks); g++) {
        gv_plan *plan = given_crowd(networks[g], "bass", 6);
        given_seeds(plan, "seeds", "3 4");
        for (uint64_t r = 0; r < 20; r++) {
            set_number(plan, "model.step", 1);
            set_number(plan, "ticks", TICKS);
            lived coarse = live_again(plan, 0, r);
            set_number(plan, "model.step", 0.1);
            set_number(plan, "ticks", 10 * TICKS);
            lived fine = live_again(plan, 0, r);
            for (uint32_t v = 0; v < coarse.n; v++) {
                const uint32_t step = fine.adopted_at[v];
                assert_int_equal(coarse.adopted_at[v],
                                 step == GV_NEVER ? GV_NEVER : (step + 9) / 10);
                assert_int_equal(coarse.source[v], fine.source[v]);
            }
            forget_life(&coarse);
            forget_life(&fine);
        }
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_on_this_clock_say_what_happens),
        cmocka_unit_test(rows_are_the_same_bytes_on_1_2_3_and_8_threads),
        cmocka_unit_test(an_idle_tactic_changes_nobodys_luck),
        cmocka_unit_test(models_keep_their_promises_by_events),
        cmocka_unit_test(adopters_stand_in_the_order_of_their_moments),
        cmocka_unit_test(raising_a_rate_makes_nobody_later),
        cmocka_unit_test(one_more_seed_makes_nobody_later),
        cmocka_unit_test(the_length_of_a_tick_is_how_often_we_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
