/* Laws that keyed luck makes exact: they hold person by person, in every life, not on
 * average. */
#include "world.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE = 120, TICKS = 20 };

static gv_plan *given_crowd(const char *model, uint64_t seed)
{
    gv_plan *plan = given_world("barabasi_albert", model);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 3);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "seed", (double) seed);
    set_number(plan, "replicates", 64);
    set_number(plan, "budget", 1000);
    return plan;
}

/* Three ways to spend money at once: samples, advertisements, partners. */
static void given_campaign(gv_plan *plan, const char *name, double strength)
{
    given_strategy(plan, name);
    gv_tactic_plan *samples = given_tactic(plan, "seeding", "samples");
    tactic_number(samples, "people", 2);
    samples->share = 0.2;
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", strength);
    tactic_number(screen, "days", 10);
    screen->share = 0.29;
    gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
    tactic_number(partners, "partners", 3);
    tactic_number(partners, "posts", 2);
    partners->share = 0.51;
}

static uint32_t adopters_by(const lived *life, gv_channel channel)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < life->n; v++)
        n += life->channel[v] == channel ? 1 : 0;
    return n;
}

/* ---- word of mouth ---- */

static void without_chance_only_seeds_and_the_paid_adopt(void **unused)
{
    (void) unused;
    uint32_t paid = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        gv_plan *plan = given_crowd("independent_cascade", seed);
        set_number(plan, "model.p", 0);
        given_campaign(plan, "campaign", 0.05);
        lived life = live_again(plan, 0, 0);
        assert_int_equal(adopters_by(&life, GV_CHANNEL_SEED), 2);
        paid += adopters_by(&life, GV_CHANNEL_PAID);
        assert_int_equal(adopters_by(&life, GV_CHANNEL_SEED) +
                             adopters_by(&life, GV_CHANNEL_PAID),
                         life.n_adopters);
        forget_life(&life);
        forget_world(plan);
    }
    assert_true(paid > 0);
}

/* Steps from the seed along directed ties, by search; GV_NEVER: not reached. */
static void search(bool tie[][PEOPLE], uint32_t n, uint32_t seed, uint32_t *distance)
{
    for (uint32_t v = 0; v < n; v++)
        distance[v] = v == seed ? 0 : GV_NEVER;
    for (uint32_t step = 0; step < n; step++) {
        for (uint32_t u = 0; u < n; u++) {
            for (uint32_t v = 0; distance[u] == step && v < n; v++) {
                if (tie[u][v] && distance[v] == GV_NEVER)
                    distance[v] = step + 1;
            }
        }
    }
}

static void with_certainty_exactly_the_component_adopts_at_its_distance(void **unused)
{
    (void) unused;
    static bool tie[PEOPLE][PEOPLE];
    uint32_t distance[PEOPLE];
    uint32_t unreached = 0;
    for (uint32_t world = 0; world < 40; world++) {
        const gv_cipher cipher = gv_cipher_make(gv_key_make(3, GV_PURPOSE_LAYOUT, world));
        gv_text ties = { 0 };
        for (uint32_t u = 0; u < PEOPLE; u++) {
            for (uint32_t v = 0; v < PEOPLE; v++) {
                const gv_counter c = gv_counter_make(u, v, 0, 0, 0, 0);
                tie[u][v] =
                    u != v && gv_below(gv_draw(&cipher, c).low, PEOPLE) < 1 + world % 3;
                if (tie[u][v])
                    gv_text_add(&ties, "%u %u\n", (unsigned) u, (unsigned) v);
            }
        }
        gv_plan *plan = given_ties("independent_cascade", PEOPLE, true, ties.text);
        gv_text_free(&ties);
        set_number(plan, "model.p", 1);
        set_number(plan, "ticks", PEOPLE);
        given_seeds(plan, "seed", "7");
        lived life = live_again(plan, 0, world);
        search(tie, PEOPLE, 7, distance);
        for (uint32_t v = 0; v < PEOPLE; v++) {
            assert_int_equal(life.adopted_at[v], distance[v]);
            unreached += distance[v] == GV_NEVER ? 1 : 0;
        }
        forget_life(&life);
        forget_world(plan);
    }
    assert_true(unreached > 0);
}

/* Everybody who adopts in `less` adopts in `more`, and no later. */
static void expect_superset(const lived *less, const lived *more)
{
    for (uint32_t v = 0; v < less->n; v++) {
        if (less->adopted_at[v] != GV_NEVER)
            assert_true(more->adopted_at[v] <= less->adopted_at[v]);
    }
}

static void expect_no_adopter_lost(gv_plan *plan, const char *key, const double *values,
                                   size_t n)
{
    lived before = { .n = 0 };
    for (size_t k = 0; k < n; k++) {
        set_number(plan, key, values[k]);
        lived life = live_again(plan, 0, 1);
        if (k > 0) {
            expect_superset(&before, &life);
            forget_life(&before);
        }
        before = life;
    }
    forget_life(&before);
}

static void raising_a_chance_never_loses_an_adopter(void **unused)
{
    (void) unused;
    static const double p[] = {
        0, .01, .02, .03, .05, .08, .1, .125, .2, .25, .4, .5, .9, 1
    };
    static const double rate[] = { 0, .001, .01, .05, .125, .5, 1 };
    for (uint64_t seed = 1; seed <= 60; seed++) {
        gv_plan *cascade = given_crowd("independent_cascade", seed);
        given_campaign(cascade, "campaign", 0.05);
        expect_no_adopter_lost(cascade, "model.p", p, GV_COUNT_OF(p));
        set_number(cascade, "model.p", 0.1);
        expect_no_adopter_lost(cascade, "tactics.screen.strength", p, GV_COUNT_OF(p));
        forget_world(cascade);
    }
    for (uint64_t seed = 1; seed <= 20; seed++) {
        gv_plan *bass = given_crowd("bass", seed);
        static const char *const hazards[] = { "linear", "contacts", "each" };
        set_word(bass, "model.hazard", hazards[seed % GV_COUNT_OF(hazards)]);
        given_campaign(bass, "campaign", 0.05);
        expect_no_adopter_lost(bass, "model.p", rate, GV_COUNT_OF(rate));
        set_number(bass, "model.p", 0.02);
        expect_no_adopter_lost(bass, "model.q", rate, GV_COUNT_OF(rate));
        expect_no_adopter_lost(bass, "tactics.screen.strength", p, GV_COUNT_OF(p));
        forget_world(bass);
        gv_plan *threshold = given_crowd("linear_threshold", seed);
        given_campaign(threshold, "campaign", 0.05);
        expect_no_adopter_lost(threshold, "tactics.screen.strength", p, GV_COUNT_OF(p));
        forget_world(threshold);
    }
}

static void expect_equal_lives(gv_plan *a, gv_plan *b)
{
    for (uint64_t r = 0; r < 4; r++) {
        lived one = live_again(a, 0, r);
        lived other = live_again(b, 0, r);
        assert_true(same_life(&one, &other));
        forget_life(&one);
        forget_life(&other);
    }
}

/* Between communities that let everything through there are none. */
static void permeability_takes_a_cascade_from_within_to_everywhere(void **unused)
{
    (void) unused;
    static const double permeability[] = { 0, .05, .125, .3, .5, .9, 1 };
    static const char *const models[] = { "icp", "icep" };
    for (uint64_t seed = 1; seed <= 20; seed++) {
        for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
            gv_plan *plan = given_crowd(models[m], seed);
            given_campaign(plan, "campaign", 0.05);
            expect_no_adopter_lost(plan, "model.permeability", permeability,
                                   GV_COUNT_OF(permeability));
            forget_world(plan);
        }
        gv_plan *open = given_crowd("icp", seed);
        gv_plan *plain = given_crowd("independent_cascade", seed);
        given_campaign(open, "campaign", 0.05);
        given_campaign(plain, "campaign", 0.05);
        set_number(open, "model.p", 0.15);
        set_number(plain, "model.p", 0.15);
        set_number(open, "model.permeability", 1);
        expect_equal_lives(open, plain);
        forget_world(open);
        forget_world(plain);
    }
}

/* ---- money ---- */

/* Without caps everybody's impressions keep their luck, so no adopter is lost either. Under
 * a cap an earlier impression can take the place of a luckier one. */
static void a_larger_broadcast_shows_everybody_at_least_as_much(void **unused)
{
    (void) unused;
    static const double caps[] = { 0, 1, 2, 5 };
    static const double budgets[] = { 1, 7, 100, 101, 500, 900, 2000 };
    for (size_t c = 0; c < GV_COUNT_OF(caps); c++) {
        for (uint64_t seed = 1; seed <= 10; seed++) {
            gv_plan *plan = given_crowd("independent_cascade", seed);
            given_strategy(plan, "broadcast");
            gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
            tactic_number(screen, "cpm", 1000);
            tactic_number(screen, "days", 9);
            tactic_number(screen, "cap_per_week", caps[c]);
            tactic_number(screen, "strength", 0.1);
            lived before = { .n = 0 };
            for (size_t b = 0; b < GV_COUNT_OF(budgets); b++) {
                set_number(plan, "budget", budgets[b]);
                lived life = live_again(plan, 0, 0);
                for (uint32_t v = 0; b > 0 && v < life.n; v++)
                    assert_true(before.reads[v] <= life.reads[v]);
                if (b > 0 && caps[c] < 1)
                    expect_superset(&before, &life);
                if (b > 0)
                    forget_life(&before);
                before = life;
            }
            forget_life(&before);
            forget_world(plan);
        }
    }
}

static void a_broadcast_delivers_exactly_what_was_bought(void **unused)
{
    (void) unused;
    for (uint32_t bought = 0; bought < 300; bought += 13) {
        gv_plan *plan = given_crowd("bass", 5);
        set_number(plan, "budget", bought + 0.999);
        given_strategy(plan, "broadcast");
        gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
        tactic_number(screen, "cpm", 1000);
        tactic_number(screen, "days", 7);
        lived life = live_again(plan, 0, 0);
        assert_int_equal(life.n_reads, bought);
        assert_int_equal(life.delivered[0], bought);
        assert_int_equal(life.spent[TICKS], bought * (gv_money) GV_MONEY_UNIT);
        forget_life(&life);
        forget_world(plan);
    }
}

typedef struct weeks {
    uint16_t before[PEOPLE]; /* reads up to the end of the last week */
    uint32_t cap;
    uint32_t most; /* seen in any week */
} weeks;

static void count_week(void *self, const gv_world *w, uint32_t step)
{
    weeks *s = self;
    for (uint32_t v = 0; v < w->n; v++) {
        const uint32_t shown = (uint32_t) (w->reads[v] - s->before[v]);
        assert_true(shown <= s->cap);
        s->most = shown > s->most ? shown : s->most;
        if (step % 7 == 0)
            s->before[v] = w->reads[v];
    }
}

static void nobody_is_shown_more_than_the_cap_in_a_week(void **unused)
{
    (void) unused;
    for (uint32_t cap = 1; cap <= 4; cap++) {
        gv_plan *plan = given_crowd("independent_cascade", cap);
        set_number(plan, "budget", 5000);
        given_strategy(plan, "broadcast");
        gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
        tactic_number(screen, "cpm", 1000);
        tactic_number(screen, "days", TICKS);
        tactic_number(screen, "cap_per_week", cap);
        must(gv_plan_settle(plan, 0, NULL));
        weeks s = { .cap = cap };
        must(gv_engine_watch(plan, 0, 0, count_week, &s, NULL));
        assert_int_equal(s.most, cap);
        lived life = live_again(plan, 0, 0); /* 5,000 wanted: all three weeks are full */
        assert_int_equal(life.delivered[0], 3 * cap * PEOPLE);
        forget_life(&life);
        forget_world(plan);
    }
}

static void spending_only_rises_and_never_passes_the_budget(void **unused)
{
    (void) unused;
    static const double budgets[] = { 0, 0.000001, 1, 99.999999, 1000, 123456 };
    for (size_t b = 0; b < GV_COUNT_OF(budgets); b++) {
        for (uint64_t seed = 1; seed <= 10; seed++) {
            gv_plan *plan = given_crowd("independent_cascade", seed);
            set_number(plan, "budget", budgets[b]);
            given_campaign(plan, "campaign", 0.01);
            tactic_number(&plan->arms[0].tactics[0], "fee", 3.3);
            tactic_number(&plan->arms[0].tactics[1], "cpm", 7.77);
            lived life = live_again(plan, 0, 0);
            assert_true(life.spent[0] >= 0);
            for (uint32_t t = 0; t < TICKS; t++)
                assert_true(life.spent[t] <= life.spent[t + 1]);
            assert_true(life.spent[TICKS] <= plan->experiment.budget);
            forget_life(&life);
            forget_world(plan);
        }
    }
}

/* ---- arms and tactics ---- */

static const char *const models[] = {
    "independent_cascade", "linear_threshold",    "bass", "watts_threshold", "sirs", "swir",
    "daley_kendall",       "talk_of_the_network",

    "rival_cascades"
};

static void equal_strategies_differ_by_exactly_nothing(void **unused)
{
    (void) unused;
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_crowd(models[m], 9);
        set_number(plan, "replicates", 20);
        given_measure(plan, "reach");
        given_measure(plan, "channels");
        given_measure(plan, "cost_per_adopter");
        given_campaign(plan, "zebra", 0.05);
        given_strategy(plan, "something else");
        given_campaign(plan, "ant", 0.05);
        gv_block *rows = run_world(plan);
        for (size_t k = 0; k < rows->n_columns; k++) {
            const gv_column *column = &rows->columns[k];
            const size_t bytes = rows->n * column->per_life *
                                 (column->outcome->kind == GV_KIND_COUNT ? 4 : 8);
            const char *at = column->at;
            assert_memory_equal(at, at + 2 * bytes, bytes);
        }
        assert_true(value_of(rows, "final_adopters", 0, 0, 0) > 0);
        gv_block_free(rows);
        forget_world(plan);
    }
}

static void expect_the_same_life_beside(const char *model, const char *name, double share,
                                        uint64_t seed)
{
    gv_plan *plan = given_crowd(model, seed);
    given_campaign(plan, "alone", 0.05);
    given_campaign(plan, "beside", 0.05);
    gv_tactic_plan *idle = given_tactic(plan, "broadcast", name);
    tactic_number(idle, "strength", 0);
    tactic_number(idle, "cpm", 100);
    idle->share = share;
    for (size_t arm = 0; arm < 2; arm++) { /* leave room for the idle one's share */
        for (size_t k = 0; k < 3; k++)
            plan->arms[arm].tactics[k].share *= 0.9;
    }
    lived alone = live_again(plan, 0, 1);
    lived beside = live_again(plan, 1, 1);
    if (share > 0) {
        assert_true(beside.n_reads > alone.n_reads);
        memcpy(beside.reads, alone.reads, alone.n * sizeof *alone.reads);
    }
    assert_true(same_life(&alone, &beside));
    forget_life(&alone);
    forget_life(&beside);
    forget_world(plan);
}

static void an_idle_tactic_changes_nobodys_luck(void **unused)
{
    (void) unused;
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        for (uint64_t seed = 1; seed <= 20; seed++) {
            expect_the_same_life_beside(models[m], "aaa", 0, seed);
            expect_the_same_life_beside(models[m], "zzz", 0, seed);
            expect_the_same_life_beside(models[m], "aaa", 0.1, seed);
            expect_the_same_life_beside(models[m], "zzz", 0.1, seed);
        }
    }
}

static gv_message *messages_of(gv_plan *plan, size_t n)
{
    static const char *const names[] = { "claim", "story", "rumour" };
    gv_message *messages = gv_arena_alloc(plan->arena, n, sizeof *messages, NULL);
    assert_non_null(messages);
    for (size_t k = 0; k < n; k++)
        messages[k] = (gv_message){ .name = names[k], .weight = k == 2 ? 7 : 1 };
    return messages;
}

/* Messages of weight 1 are as good as none, whoever carries them, and one that nobody
 * carries is as good as absent. */
static void an_idle_message_changes_nobodys_luck(void **unused)
{
    (void) unused;
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_crowd(models[m], 11);
        given_campaign(plan, "campaign", 0.05);
        lived without = live_again(plan, 0, 1);
        for (size_t n = 2; n <= 3; n++) {
            plan->messages = messages_of(plan, n);
            plan->n_messages = n;
            plan->arms[0].tactics[1].message = 1;
            lived with = live_again(plan, 0, 1);
            assert_true(without.n_adopters > 2);
            assert_true(same_life(&without, &with));
            forget_life(&with);
        }
        forget_life(&without);
        forget_world(plan);
    }
}

/* Leaving a tactic out is living as if it did nothing: its money stays with it, and the
 * others keep theirs and their luck. */
static void a_tactic_left_out_is_as_good_as_idle(void **unused)
{
    (void) unused;
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_crowd(models[m], 7);
        given_campaign(plan, "left out", 0.05);
        given_campaign(plan, "idle", 0);
        given_campaign(plan, "whole", 0.05);
        plan->arms[0].tactics[1].is_left_out = true;
        lived left_out = live_again(plan, 0, 1);
        lived idle = live_again(plan, 1, 1);
        lived whole = live_again(plan, 2, 1);
        assert_true(left_out.n_reads < idle.n_reads);
        assert_true(left_out.delivered[1] == 0 && idle.delivered[1] > 0);
        memcpy(left_out.reads, idle.reads, idle.n * sizeof *idle.reads);
        assert_true(same_life(&left_out, &idle));
        assert_false(same_life(&left_out, &whole));
        forget_life(&left_out);
        forget_life(&idle);
        forget_life(&whole);
        forget_world(plan);
    }
}

/* ---- models ---- */

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
    gv_plan *plan = given_crowd(model->spec.name, seed);
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

static void every_model_keeps_its_promises(void **unused)
{
    (void) unused;
    for (const gv_model *const *model = gv_models(); *model != NULL; model++) {
        assert_non_null((*model)->invariants[0].name);
        for (uint64_t seed = 1; seed <= 40; seed++)
            expect_promises(*model, seed);
    }
}

static void every_table_is_sound(void **unused)
{
    (void) unused;
    gv_error err = { 0 };
    const gv_spec *specs[256] = { &gv_experiment_spec };
    size_t n = 1;
    for (const gv_generator *const *g = gv_generators(); *g != NULL; g++)
        specs[n++] = &(*g)->spec;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++)
        specs[n++] = &(*m)->spec;
    for (const gv_tactic *const *t = gv_tactics(); *t != NULL; t++)
        specs[n++] = &(*t)->spec;
    for (const gv_metric *const *m = gv_metrics(); *m != NULL; m++)
        specs[n++] = &(*m)->spec;
    for (const gv_spec *const *rule = gv_rule_specs; *rule != NULL; rule++)
        specs[n++] = *rule;
    assert_true(n <= GV_COUNT_OF(specs));
    for (size_t k = 0; k < n; k++) {
        if (gv_spec_check(specs[k], &err) != GV_OK)
            fail_msg("%s: %s", specs[k]->name, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_chance_only_seeds_and_the_paid_adopt),
        cmocka_unit_test(with_certainty_exactly_the_component_adopts_at_its_distance),
        cmocka_unit_test(raising_a_chance_never_loses_an_adopter),
        cmocka_unit_test(permeability_takes_a_cascade_from_within_to_everywhere),
        cmocka_unit_test(a_larger_broadcast_shows_everybody_at_least_as_much),
        cmocka_unit_test(a_broadcast_delivers_exactly_what_was_bought),
        cmocka_unit_test(nobody_is_shown_more_than_the_cap_in_a_week),
        cmocka_unit_test(spending_only_rises_and_never_passes_the_budget),
        cmocka_unit_test(equal_strategies_differ_by_exactly_nothing),
        cmocka_unit_test(an_idle_tactic_changes_nobodys_luck),
        cmocka_unit_test(an_idle_message_changes_nobodys_luck),
        cmocka_unit_test(a_tactic_left_out_is_as_good_as_idle),
        cmocka_unit_test(every_model_keeps_its_promises),
        cmocka_unit_test(every_table_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
