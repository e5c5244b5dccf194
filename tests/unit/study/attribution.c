/* What tactics bring, on worlds small enough to know. */
#include "study/study_internal.h"
#include "world.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LIVES = 40 };

typedef struct answer {
    gv_plan *plan;
    gv_arena *arena;
    gv_trial *trials;
    size_t n_trials;
    gv_block *rows;
    gv_comparison *c;
} answer;

static gv_plan *given_people(double p)
{
    gv_plan *plan = given_world("watts_strogatz", "independent_cascade");
    set_number(plan, "network.people", 200);
    set_number(plan, "network.neighbours", 6);
    set_number(plan, "model.p", p);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "ticks", 12);
    set_number(plan, "budget", 1000);
    plan->experiment.attribution = GV_ATTRIBUTION_SHAPLEY;
    given_measure(plan, "cost_per_adopter");
    given_measure(plan, "touches");
    return plan;
}

static gv_tactic_plan *given_gifts(gv_plan *plan, const char *name, const char *ids)
{
    gv_tactic_plan *gifts = given_tactic(plan, "seeding", name);
    tactic_people(plan, gifts, ids);
    gifts->share = 0.3;
    return gifts;
}

static answer attribute(gv_plan *plan)
{
    answer a = { .plan = plan };
    const gv_run_options options = { .threads = 1 };
    must(gv_arena_create(&a.arena, NULL));
    a.rows = run_world(plan);
    must(gv_contest_run(plan, &options, NULL, NULL, &a.trials, &a.n_trials, a.arena, NULL));
    must(gv_compare(plan, a.rows, a.trials, a.n_trials, &a.c, NULL));
    return a;
}

static void forget(answer *a)
{
    gv_comparison_free(a->c);
    gv_block_free(a->rows);
    gv_arena_free(a->arena);
    forget_world(a->plan);
}

static void assert_exactly(gv_interval i, double value)
{
    assert_true(fabs(i.value - value) < 1e-12);
    assert_true(i.low == i.high);
}

/* Nobody speaks. A gives to 0, 1 and 2, B to 2 and 3: four adopters; without A two, without
 * B three. In half of all orders A comes first and brings 3, else 2. */
static void gifts_to_the_same_person_are_worth_less_together(void **unused)
{
    (void) unused;
    gv_plan *plan = given_people(0);
    given_strategy(plan, "both");
    given_gifts(plan, "A", "0 1 2");
    given_gifts(plan, "B", "2 3");
    answer a = attribute(plan);
    const gv_arm_summary *arm = &a.c->arms[0];
    assert_int_equal(arm->n_credits, 2);
    assert_string_equal(arm->credits[1].tactic, "B");
    assert_exactly(arm->credits[0].lost, 2);
    assert_exactly(arm->credits[1].lost, 1);
    assert_exactly(arm->credits[0].incremental, 0.5);
    assert_exactly(arm->credits[0].shapley, 2.5);
    assert_exactly(arm->credits[1].shapley, 1.5);
    assert_exactly(arm->synergy, -1);
    forget(&a);
}

/* The advertisements begin once somebody has the product: without gifts there are none. */
static void what_one_tactic_starts_counts_for_both(void **unused)
{
    (void) unused;
    gv_plan *plan = given_people(0);
    given_strategy(plan, "both");
    given_gifts(plan, "gift", "0");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 10000);
    tactic_number(screen, "strength", 1);
    tactic_number(screen, "days", 3);
    tactic_word(screen, "trigger", "adopters");
    tactic_number(screen, "trigger_share", 0.001);
    screen->share = 0.5;
    answer a = attribute(plan);
    const gv_arm_summary *arm = &a.c->arms[0];
    const gv_tactic_credit *gift = &arm->credits[0], *screened = &arm->credits[1];
    assert_true(arm->adopters.value > 20);
    assert_true(gift->lost.value == arm->adopters.value);
    assert_true(fabs(screened->lost.value - (arm->adopters.value - 1)) < 1e-9);
    assert_true(fabs(arm->synergy.value - (arm->adopters.value - 1)) < 1e-9);
    assert_true(gift->last_touch.value < 0.1 && gift->bias.value < -0.9);
    assert_true(gift->tangibility.value < 0.1);
    assert_true(fabs(screened->tangibility.value * screened->lost.value -
                     screened->last_touch.value * arm->adopters.value) < 1e-6);
    assert_true(fabs(gift->shapley.value + screened->shapley.value - arm->adopters.value) <
                1e-9);
    forget(&a);
}

/* Impressions that convince nobody are read, may be the last touch, and bring nothing. */
static void a_tactic_that_does_nothing_brings_exactly_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_people(0.15);
    plan->experiment.attribution = GV_ATTRIBUTION_LEAVE_ONE_OUT;
    given_strategy(plan, "both");
    given_gifts(plan, "gift", "0 50 100");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "strength", 0);
    screen->share = 0.5;
    answer a = attribute(plan);
    const gv_tactic_credit *idle = &a.c->arms[0].credits[1];
    assert_exactly(idle->lost, 0);
    assert_exactly(idle->incremental, 0);
    assert_true(idle->last_touch.low > 0.1);
    assert_true(idle->bias.value == idle->last_touch.value);
    assert_true(isnan(idle->tangibility.value)); /* touches for nothing */
    assert_true(isnan(idle->shapley.value));
    assert_true(a.c->arms[0].credits[0].incremental.value == 1);
    forget(&a);
}

/* Three tactics: what each adds, averaged over all orders, sums to what all bring. */
static void shapley_values_sum_to_what_all_bring(void **unused)
{
    (void) unused;
    gv_plan *plan = given_people(0.15);
    plan->experiment.baseline = GV_BASELINE_DO_NOTHING;
    given_strategy(plan, "three");
    given_gifts(plan, "A", "0 1 2 3");
    given_gifts(plan, "B", "2 3 60");
    given_gifts(plan, "C", "61 120");
    given_strategy(plan, "one");
    given_gifts(plan, "A", "0 1 2 3");
    answer a = attribute(plan);
    double sum = 0;
    for (size_t k = 0; k < 3; k++)
        sum += a.c->arms[1].credits[k].shapley.value;
    assert_true(fabs(sum - a.c->arms[1].incremental.value) < 1e-9);
    assert_int_equal(a.n_trials, 6); /* what does nothing stands there already */
    assert_int_equal(a.c->arms[0].n_credits, 0);
    assert_true(fabs(a.c->arms[2].credits[0].shapley.value -
                     a.c->arms[2].incremental.value) < 1e-9);
    forget(&a);
}

/* Gifts cost 10: the last tenth of 200 buys 2 of 20, and so does every other. */
static void the_last_money_buys_what_it_pays_for(void **unused)
{
    (void) unused;
    gv_plan *plan = given_people(0);
    plan->experiment.attribution = GV_ATTRIBUTION_NONE;
    plan->experiment.marginal = 0.1;
    set_number(plan, "budget", 200);
    given_strategy(plan, "gifts");
    tactic_number(given_tactic(plan, "seeding", "gifts"), "fee", 10);
    given_strategy(plan, "few gifts");
    gv_tactic_plan *few = given_tactic(plan, "seeding", "few");
    tactic_number(few, "fee", 10);
    tactic_number(few, "people", 5);
    answer a = attribute(plan);
    assert_true(fabs(a.c->arms[0].marginal.value - 100) < 1e-9);
    assert_true(isnan(a.c->arms[1].marginal.value));
    assert_int_equal(a.n_trials, 1);
    assert_true(a.trials[0].value == 180);
    forget(&a);
}

static int remove_entry(const char *path, const struct stat *info, int kind,
                        struct FTW *place)
{
    (void) info;
    (void) kind;
    (void) place;
    return remove(path);
}

/* The second time all trials come from the folder: nothing is lived. */
static void trials_are_found_again_in_the_folder(void **unused)
{
    (void) unused;
    char base[] = "/tmp/grapevine-attribution-XXXXXX";
    assert_non_null(mkdtemp(base));
    gv_plan *plan = given_people(0.1);
    plan->experiment.marginal = 0.5;
    given_strategy(plan, "both");
    given_gifts(plan, "A", "0 1 2");
    given_gifts(plan, "B", "2 3");
    must(gv_plan_settle(plan, 0, NULL));
    gv_trial *trials[2] = { NULL, NULL };
    size_t n[2] = { 0, 0 };
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    const volatile sig_atomic_t stopped = 1; /* whoever wants to live a life, fails */
    for (size_t k = 0; k < 2; k++) {
        gv_record *record = NULL;
        const gv_run_options options = { .threads = 1, .stop = k == 1 ? &stopped : NULL };
        must(gv_record_open(base, plan, &record, NULL));
        must(gv_contest_run(plan, &options, NULL, record, &trials[k], &n[k], arena, NULL));
        gv_record_close(record);
    }
    assert_int_equal(n[0], 4); /* half the money; without A, B, both */
    assert_int_equal(n[1], 4);
    for (size_t k = 0; k < 4; k++) {
        assert_true(trials[0][k].axis == trials[1][k].axis);
        assert_true(trials[0][k].value == trials[1][k].value);
        assert_memory_equal(trials[0][k].adopters, trials[1][k].adopters,
                            trials[0][k].n * sizeof(uint32_t));
    }
    gv_arena_free(arena);
    forget_world(plan);
    nftw(base, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gifts_to_the_same_person_are_worth_less_together),
        cmocka_unit_test(what_one_tactic_starts_counts_for_both),
        cmocka_unit_test(a_tactic_that_does_nothing_brings_exactly_nothing),
        cmocka_unit_test(shapley_values_sum_to_what_all_bring),
        cmocka_unit_test(the_last_money_buys_what_it_pays_for),
        cmocka_unit_test(trials_are_found_again_in_the_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
