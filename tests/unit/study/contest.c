/* Contests on a small real world: what is run, what is remembered, what is found. */
#include "study/study_internal.h"
#include "test.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REPLICATES = 32, STRATEGIES = 2 };

/* ---- given: 300 people who each know some 6 others, seeds against impressions --- */

static void *defaults_of(gv_plan *plan, const gv_spec *spec)
{
    void *params = gv_arena_alloc(plan->arena, 1, spec->params_size, NULL);
    gv_spec_defaults(spec, params);
    return params;
}

static void add_arm(gv_plan *plan, const char *name, const char *kind)
{
    const gv_tactic *tactic = gv_tactic_named(kind);
    gv_arm *arm = &plan->arms[plan->n_arms++];
    arm->name = name;
    arm->n_tactics = 1;
    arm->tactics = gv_arena_alloc(plan->arena, 1, sizeof *arm->tactics, NULL);
    arm->tactics[0] = (gv_tactic_plan){ .tactic = tactic,
                                        .name = kind,
                                        .share = 1,
                                        .params = defaults_of(plan, &tactic->spec) };
}

static void set(gv_plan *plan, const char *key, double value)
{
    must(gv_plan_set(plan, key, value, NULL));
}

static gv_plan *small_plan(void)
{
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    plan->generator = gv_generator_named("gnp");
    plan->network_params = defaults_of(plan, &plan->generator->spec);
    plan->model = gv_model_named("independent_cascade");
    plan->model_params = defaults_of(plan, &plan->model->spec);
    plan->arms = gv_arena_alloc(plan->arena, STRATEGIES, sizeof *plan->arms, NULL);
    add_arm(plan, "gifts", "seeding");
    add_arm(plan, "adverts", "broadcast");
    plan->measures = gv_arena_alloc(plan->arena, 2, sizeof *plan->measures, NULL);
    plan->measures[plan->n_measures++].metric = gv_metric_named("adopters");
    plan->measures[plan->n_measures++].metric = gv_metric_named("cost_per_adopter");
    set(plan, "network.people", 300);
    set(plan, "network.p", 0.02);
    set(plan, "model.p", 0.1);
    set(plan, "replicates", REPLICATES);
    set(plan, "ticks", 20);
    set(plan, "budget", 200);
    set(plan, "tactics.seeding.fee", 10);
    set(plan, "tactics.broadcast.cpm", 100);
    set(plan, "tactics.broadcast.strength", 0.01);
    set(plan, "tactics.broadcast.days", 10);
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

/* Advertising costs 10 for each person convinced at the start, and so does a gift: the fee
 * decides, and the price at which it flips lies near 10, above it for hubs are worth more.
 */
static const gv_contest fee = { "tactics.seeding.fee", 2, 100 };

static gv_plan *contesting(const gv_contest *contest)
{
    gv_plan *plan = small_plan();
    gv_contest *own = gv_arena_alloc(plan->arena, 1, sizeof *own, NULL);
    *own = *contest;
    plan->contests = own;
    plan->n_contests = 1;
    return plan;
}

/* ---- runs ----------------------------------------------------------------- */

typedef struct found {
    gv_arena *arena;
    gv_trial *trials;
    size_t n;
} found;

static gv_status run(const gv_plan *plan, const gv_run_options *options, gv_record *record,
                     found *out)
{
    must(gv_arena_create(&out->arena, NULL));
    return gv_contest_run(plan, options, NULL, record, &out->trials, &out->n, out->arena,
                          NULL);
}

static void assert_same(const found *a, const found *b)
{
    assert_int_equal(a->n, b->n);
    for (size_t k = 0; k < a->n; k++) {
        const gv_trial *x = &a->trials[k], *y = &b->trials[k];
        assert_true(x->axis == y->axis && x->value == y->value && x->n == y->n);
        assert_memory_equal(x->adopters, y->adopters,
                            x->n_arms * x->n * sizeof *x->adopters);
        assert_memory_equal(x->spent, y->spent, x->n_arms * x->n * sizeof *x->spent);
    }
}

static gv_comparison *compared(const gv_plan *plan, const found *f)
{
    gv_block *block = NULL;
    gv_comparison *c = NULL;
    const gv_run_options options = { .threads = 1 };
    must(gv_block_create(plan, 0, REPLICATES, &block, NULL));
    gv_sink sink = gv_memory_sink(block);
    must(gv_engine_run(plan, &options, NULL, &sink, NULL));
    must(gv_compare(plan, block, f->trials, f->n, &c, NULL));
    gv_block_free(block);
    return c;
}

static void the_price_of_a_gift_flips_the_winner_once(void **unused)
{
    (void) unused;
    found f;
    gv_plan *plan = contesting(&fee);
    must(run(plan, NULL, NULL, &f));
    gv_comparison *c = compared(plan, &f);
    const gv_contest_answer *answer = &c->contests[0];
    assert_int_equal(c->n_contests, 1);
    assert_true(answer->here == 10 && answer->log_scale && answer->n_points == f.n);
    assert_int_equal(answer->n_flips, 1);
    const gv_flip *flip = &answer->flips[0];
    assert_string_equal(c->arms[flip->winner_below].name, "gifts");
    assert_string_equal(c->arms[flip->winner_above].name, "adverts");
    assert_true(flip->at.value > 9 && flip->at.value < 40);
    assert_true(flip->at.low <= flip->at.value && flip->at.value <= flip->at.high);
    assert_true(answer->regret > 0 && answer->regret_share < 1);
    assert_non_null(strstr(c->sentence[2], "ith tactics.seeding.fee above "));
    gv_comparison_free(c);
    gv_arena_free(f.arena);
    gv_plan_free(plan);
}

static void trials_share_the_luck_of_the_main_run(void **unused)
{
    (void) unused;
    found f;
    gv_plan *plan = contesting(&fee);
    must(run(plan, NULL, NULL, &f));
    gv_comparison *c = compared(plan, &f);
    double mean[STRATEGIES + 1];
    size_t n_same = 0;
    for (size_t k = 0; k < f.n; k++) {
        if (f.trials[k].value != 10)
            continue;
        n_same++;
        study_trial_best(&f.trials[k], mean);
        for (size_t arm = 0; arm < c->n_arms; arm++)
            assert_true(mean[arm] == c->arms[arm].adopters.value);
    }
    assert_int_equal(n_same, 1);
    gv_comparison_free(c);
    gv_arena_free(f.arena);
    gv_plan_free(plan);
}

static void a_contested_network_is_grown_anew(void **unused)
{
    (void) unused;
    found f;
    const gv_contest people = { "network.people", 50, 400 };
    gv_plan *plan = contesting(&people);
    must(run(plan, NULL, NULL, &f));
    assert_true(f.n >= STUDY_GRID);
    for (size_t k = 0; k < f.n; k++) {
        assert_true(f.trials[k].value == floor(f.trials[k].value));
        for (size_t life = 0; life < f.trials[k].n * f.trials[k].n_arms; life++)
            assert_true(f.trials[k].adopters[life] <= f.trials[k].value);
    }
    gv_arena_free(f.arena);
    gv_plan_free(plan);
}

static void an_unknown_key_is_refused(void **unused)
{
    (void) unused;
    found f = { .n = 99 };
    const gv_contest wrong = { "model.no_such", 1, 2 };
    gv_plan *plan = contesting(&wrong);
    assert_int_equal(run(plan, NULL, NULL, &f), GV_E_SCENARIO);
    assert_int_equal(f.n, 99);
    gv_arena_free(f.arena);
    gv_plan_free(plan);
}

/* ---- stopping and going on ------------------------------------------------ */

typedef struct watch {
    volatile sig_atomic_t stop;
    uint64_t stop_at, last_done, last_total;
} watch;

static void see(void *self, const gv_progress *progress)
{
    watch *w = self;
    assert_string_equal(progress->phase, "searching flips");
    assert_true(progress->done >= w->last_done && progress->done <= progress->total);
    w->last_done = progress->done;
    w->last_total = progress->total;
    if (progress->done >= w->stop_at)
        w->stop = 1;
}

static gv_run_options watched(watch *w)
{
    return (gv_run_options){ .stop = &w->stop, .progress = see, .self = w };
}

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    (void) s;
    (void) kind;
    (void) at;
    return remove(path);
}

static void a_search_tells_how_far_it_is(void **unused)
{
    (void) unused;
    found f;
    watch w = { .stop_at = UINT64_MAX };
    gv_plan *plan = contesting(&fee);
    const gv_run_options options = watched(&w);
    must(run(plan, &options, NULL, &f));
    assert_int_equal(w.last_done, f.n);
    assert_int_equal(w.last_total, f.n);
    gv_arena_free(f.arena);
    gv_plan_free(plan);
}

static void a_stopped_search_goes_on_where_it_was(void **unused)
{
    (void) unused;
    char base[] = "/tmp/grapevine-XXXXXX";
    assert_non_null(mkdtemp(base));
    gv_plan *plan = contesting(&fee);
    gv_record *record = NULL;
    found whole, stopped, resumed, again;
    watch w = { .stop_at = 4 }, never = { .stop_at = UINT64_MAX }, at_once = { .stop = 1 };
    gv_run_options options = watched(&w);
    must(run(plan, NULL, NULL, &whole));
    must(gv_record_open(base, plan, &record, NULL));
    assert_int_equal(run(plan, &options, record, &stopped), GV_E_STOPPED);
    gv_record_close(record);

    must(gv_record_open(base, plan, &record, NULL));
    options = watched(&never);
    must(run(plan, &options, record, &resumed));
    assert_same(&whole, &resumed);
    gv_record_close(record);

    /* then everything is known, and no wish to stop matters */
    must(gv_record_open(base, plan, &record, NULL));
    options = watched(&at_once);
    must(run(plan, &options, record, &again));
    assert_same(&whole, &again);
    gv_record_close(record);

    gv_arena_free(again.arena);
    gv_arena_free(resumed.arena);
    gv_arena_free(stopped.arena);
    gv_arena_free(whole.arena);
    gv_plan_free(plan);
    assert_int_equal(nftw(base, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static void the_number_of_threads_changes_nothing(void **unused)
{
    (void) unused;
    found one, three;
    gv_plan *plan = contesting(&fee);
    const gv_run_options single = { .threads = 1 }, triple = { .threads = 3 };
    must(run(plan, &single, NULL, &one));
    must(run(plan, &triple, NULL, &three));
    assert_same(&one, &three);
    gv_arena_free(three.arena);
    gv_arena_free(one.arena);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_price_of_a_gift_flips_the_winner_once),
        cmocka_unit_test(trials_share_the_luck_of_the_main_run),
        cmocka_unit_test(a_contested_network_is_grown_anew),
        cmocka_unit_test(an_unknown_key_is_refused),
        cmocka_unit_test(a_search_tells_how_far_it_is),
        cmocka_unit_test(a_stopped_search_goes_on_where_it_was),
        cmocka_unit_test(the_number_of_threads_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
