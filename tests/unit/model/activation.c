/* Activation models that the compartment family lives, on worlds small enough to know what
 * must happen. */
#include "model/family/declared.h"
#include "world.h"

#include <math.h>

static uint32_t adopters_of(gv_plan *plan, uint64_t replicate)
{
    lived life = live_again(plan, 0, replicate);
    const uint32_t n = life.n_adopters;
    forget_life(&life);
    return n;
}

/* ---- Talk of the Network ---- */

/* 0 and 1 are tied, 2 and 3 are tied: everybody has two strangers. */
static gv_plan *given_two_couples(double beta_w, double beta_s)
{
    gv_plan *plan = given_ties("talk_of_the_network", 4, false, "0 1\n2 3\n");
    set_number(plan, "ticks", 1);
    set_number(plan, "model.alpha", 0);
    set_number(plan, "model.beta_w", beta_w);
    set_number(plan, "model.beta_s", beta_s);
    given_seeds(plan, "seed", "0");
    return plan;
}

static void strong_ties_inform_those_who_are_tied_and_meetings_the_others(void **unused)
{
    (void) unused;
    gv_plan *strong = given_two_couples(0, 1);
    lived life = live_again(strong, 0, 0);
    assert_int_equal(life.adopted_at[1], 1);
    assert_int_equal(life.source[1], 0);
    assert_int_equal(life.n_adopters, 2);
    forget_life(&life);
    forget_world(strong);
    gv_plan *weak = given_two_couples(1, 0);
    set_number(weak, "model.w", 200); /* missing one of two strangers: 2^-200 */
    life = live_again(weak, 0, 0);
    assert_int_equal(life.adopted_at[1], GV_NEVER);
    assert_int_equal(life.adopted_at[2], 1);
    assert_int_equal(life.adopted_at[3], 1);
    assert_int_equal(life.source[3], 0);
    forget_life(&life);
    forget_world(weak);
}

/* One meeting with one of two strangers, one of whom is informed: 2 and 3 are informed with
 * chance 1/2 each. */
static void strangers_are_met_equally_likely(void **unused)
{
    (void) unused;
    gv_plan *plan = given_two_couples(1, 0);
    set_number(plan, "model.w", 1);
    uint32_t informed = 0;
    for (uint64_t r = 0; r < 2000; r++)
        informed += adopters_of(plan, r) - 1;
    assert_true(informed > 2000 - 4 * 32 && informed < 2000 + 4 * 32);
    forget_world(plan);
}

static void advertising_informs_whom_nobody_told(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("talk_of_the_network", 3, false, "");
    set_number(plan, "ticks", 1);
    set_number(plan, "model.alpha", 1);
    set_number(plan, "model.w", 0);
    given_strategy(plan, "nothing");
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 3);
    assert_int_equal(life.channel[2], GV_CHANNEL_UNAIDED);
    forget_life(&life);
    forget_world(plan);
}

/* ---- thresholds with immune, choosy and slow people ---- */

static gv_plan *given_star_of_ten(const char *model)
{
    gv_plan *plan = given_ties(
        model, 11, true, "0 10\n1 10\n2 10\n3 10\n4 10\n5 10\n6 10\n7 10\n8 10\n9 10\n");
    given_seeds(plan, "three", "0 1 2");
    return plan;
}

static void a_kertesz_threshold_is_that_of_watts_where_nobody_is_blocked(void **unused)
{
    (void) unused;
    for (int passes = 0; passes < 2; passes++) {
        gv_plan *plan = given_star_of_ten("kertesz_threshold");
        set_number(plan, "model.percentage_blocked", 0);
        set_number(plan, "model.threshold", passes ? 0.3 : 0.300001);
        assert_int_equal(adopters_of(plan, 0), passes ? 4 : 3);
        forget_world(plan);
    }
}

static void the_blocked_never_adopt_and_the_others_do_spontaneously(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("complete", "kertesz_threshold");
    set_number(plan, "network.people", 4000);
    set_number(plan, "ticks", 3);
    set_number(plan, "model.threshold", 1);
    set_number(plan, "model.percentage_blocked", 0.25);
    set_number(plan, "model.adopter_rate", 1);
    given_strategy(plan, "nothing");
    const uint32_t n = adopters_of(plan, 0);
    assert_true(n > 3000 - 4 * 28 && n < 3000 + 4 * 28);
    forget_world(plan);
}

static void whoever_dislikes_a_thing_may_be_blocked_for_good(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("profile", 2, true, "0 1\n");
    set_number(plan, "ticks", 60);
    set_number(plan, "model.profile", 0.5);
    set_number(plan, "model.blocked", 0.5);
    given_seeds(plan, "one", "0");
    uint32_t adopted = 0; /* .5 / (.5 + .5 - .25) */
    for (uint64_t r = 0; r < 3000; r++)
        adopted += adopters_of(plan, r) - 1;
    assert_true(adopted > 2000 - 4 * 26 && adopted < 2000 + 4 * 26);
    forget_world(plan);
}

static void a_profile_decides_only_beyond_the_threshold(void **unused)
{
    (void) unused;
    for (int passes = 0; passes < 2; passes++) {
        gv_plan *plan = given_star_of_ten("profile_threshold");
        set_number(plan, "model.profile", 1);
        set_number(plan, "model.threshold", passes ? 0.3 : 0.31);
        assert_int_equal(adopters_of(plan, 0), passes ? 4 : 3);
        forget_world(plan);
    }
}

/* Chances mu t / tau of .0, .1, .2, .3 in ticks 0 to 3: (1)(.9)(.8)(.7) stay. */
static void leaving_for_reasons_of_ones_own_becomes_more_frequent(void **unused)
{
    (void) unused;
    static const double stay[] = { 1, 0.9, 0.72, 0.504 };
    for (int tick = 0; tick < 4; tick++) {
        gv_plan *plan = given_world("cliques", "generalised_threshold");
        set_number(plan, "network.people", 10000);
        set_number(plan, "network.size", 1);
        set_number(plan, "ticks", tick + 1);
        set_number(plan, "model.mu", 0.2);
        set_number(plan, "model.tau", 2);
        given_strategy(plan, "nothing");
        const double stayed = 10000.0 - adopters_of(plan, 0);
        assert_true(stayed >= 10000 * stay[tick] - 200);
        assert_true(stayed <= 10000 * stay[tick] + 200);
        forget_world(plan);
    }
}

/* Everybody comes after a tick, and leaves with p + growth t a tick. */
static gv_plan *given_growth(double p, double growth)
{
    static const char *const names[] = { "away", "there", "gone" };
    static declared_countdown coming;
    static declared_outside leaving;
    static gv_entry rules[2];
    gv_plan *plan = given_world("complete", "compartments");
    compartments *own = plan->model_params;
    coming = (declared_countdown){ { names[0], names[1] }, 1 };
    leaving = (declared_outside){ { names[1], names[2] }, p, growth, 0, 0 };
    rules[0] = (gv_entry){ gv_rule_specs[GV_RULE_COUNTDOWN], &coming };
    rules[1] = (gv_entry){ gv_rule_specs[GV_RULE_OUTSIDE], &leaving };
    own->states = (gv_words){ names, 3 };
    own->adopters = (gv_words){ names + 2, 1 };
    own->rules = (gv_entries){ rules, 2 };
    set_number(plan, "network.people", 20000);
    given_strategy(plan, "nothing");
    return plan;
}

/* By events exp(-p (t - 1) - growth (t^2 - 1) / 2) of all are still there. */
static void a_growing_hazard_sums_over_time(void **unused)
{
    (void) unused;
    static const double p[] = { 0, 0.1, 0.3 };
    static const double growth[] = { 0.4, 0.1, 0 };
    for (size_t k = 0; k < GV_COUNT_OF(p); k++) {
        for (int t = 1; t < 4; t++) {
            gv_plan *plan = given_growth(p[k], growth[k]);
            plan->experiment.clock = GV_CONTINUOUS;
            set_number(plan, "ticks", t);
            const double stay = exp(-p[k] * (t - 1) - growth[k] * (t * t - 1) / 2);
            const double spread = sqrt(20000 * stay * (1 - stay));
            const double stayed = 20000.0 - adopters_of(plan, 0);
            assert_true(fabs(stayed - 20000 * stay) <= 4 * spread);
            forget_world(plan);
        }
    }
}

/* Of two events a tick each picks 1, who hears 0, with chance 1/2. */
static void one_after_another_somebody_is_not_picked_every_tick(void **unused)
{
    (void) unused;
    static const char *const models[] = { "si", "kertesz_threshold", "profile",
                                          "generalised_threshold", "rival_brands" };
    static const char *const certain[] = { "model.beta", "model.threshold", "model.profile",
                                           "model.tau", "model.q" };
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_ties(models[m], 2, true, "0 1\n");
        plan->experiment.clock = GV_ASYNC;
        set_number(plan, "ticks", 1);
        set_number(plan, certain[m], 1);
        if (gv_same_text(models[m], "kertesz_threshold"))
            set_number(plan, "model.percentage_blocked", 0);
        if (gv_same_text(models[m], "rival_brands"))
            set_number(plan, "model.p", 0);
        if (gv_same_text(models[m], "rival_brands"))
            set_number(plan, "model.rival_p", 0);
        given_seeds(plan, "one", "0");
        uint32_t adopted = 0;
        for (uint64_t r = 0; r < 2000; r++)
            adopted += adopters_of(plan, r) - 1;
        if (adopted < 1500 - 4 * 20 || adopted > 1500 + 4 * 20)
            fail_msg("%s: %u of 2000", models[m], (unsigned) adopted);
        forget_world(plan);
    }
}

/* ---- rivals ---- */

/* 1 hears 0, who is ours, but began with the rival. */
static void whoever_begins_with_the_rival_is_not_won(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("rival_cascades", 2, true, "0 1\n");
    set_number(plan, "model.p", 1);
    set_number(plan, "model.rivals", 1);
    set_word(plan, "model.tie_break", "order");
    given_seeds(plan, "ours", "0");
    assert_int_equal(adopters_of(plan, 0), 1);
    forget_world(plan);
}

/* 2,000 people hear 0, 1 and 2, who have ours and convince for certain; everybody takes the
 * rival's brand for certain, too. */
static gv_plan *given_three_against_one(const char *tie_break)
{
    gv_text ties = { 0 };
    for (unsigned v = 4; v < 2004; v++)
        gv_text_add(&ties, "0 %u\n1 %u\n2 %u\n", v, v, v);
    gv_plan *plan = given_ties("rival_brands", 2004, true, ties.text);
    gv_text_free(&ties);
    set_number(plan, "ticks", 1);
    set_word(plan, "model.ties", "equal");
    set_word(plan, "model.tie_break", tie_break);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 1);
    set_number(plan, "model.rival_p", 1);
    given_seeds(plan, "three", "0 1 2");
    return plan;
}

/* Three lots of ours against the rival's one; in order ours come first. */
static void lots_weigh_numbers_and_order_puts_ours_first(void **unused)
{
    (void) unused;
    gv_plan *lots = given_three_against_one("lots");
    const uint32_t won = adopters_of(lots, 0) - 3;
    assert_true(won > 1500 - 4 * 20 && won < 1500 + 4 * 20);
    forget_world(lots);
    gv_plan *order = given_three_against_one("order");
    assert_int_equal(adopters_of(order, 0), 2003); /* nobody tells 3 */
    forget_world(order);
}

static void without_a_rival_a_cascade_is_the_independent_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_karate("rival_cascades");
    set_number(plan, "replicates", 20000);
    set_number(plan, "ticks", 40);
    set_number(plan, "model.p", 0.1);
    given_seeds(plan, "seed", "33");
    gv_block *rows = run_world(plan);
    double mean = 0;
    for (uint64_t r = 0; r < 20000; r++)
        mean += value_of(rows, "final_adopters", 0, r, 0) / 20000;
    gv_block_free(rows);
    forget_world(plan);
    assert_true(mean > 3.501991955 - 4 * 2.28 / 141.4);
    assert_true(mean < 3.501991955 + 4 * 2.28 / 141.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strong_ties_inform_those_who_are_tied_and_meetings_the_others),
        cmocka_unit_test(strangers_are_met_equally_likely),
        cmocka_unit_test(advertising_informs_whom_nobody_told),
        cmocka_unit_test(a_kertesz_threshold_is_that_of_watts_where_nobody_is_blocked),
        cmocka_unit_test(the_blocked_never_adopt_and_the_others_do_spontaneously),
        cmocka_unit_test(whoever_dislikes_a_thing_may_be_blocked_for_good),
        cmocka_unit_test(a_profile_decides_only_beyond_the_threshold),
        cmocka_unit_test(leaving_for_reasons_of_ones_own_becomes_more_frequent),
        cmocka_unit_test(a_growing_hazard_sums_over_time),
        cmocka_unit_test(one_after_another_somebody_is_not_picked_every_tick),
        cmocka_unit_test(whoever_begins_with_the_rival_is_not_won),
        cmocka_unit_test(lots_weigh_numbers_and_order_puts_ours_first),
        cmocka_unit_test(without_a_rival_a_cascade_is_the_independent_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
