/* Campaigns: days, monotone in the budget, and what starts them. */
#include "strategy/campaign.h"
#include "world.h"

#include <string.h>

enum { DAYS = 40 };

/* Impressions of each day that `total` money buys at one unit an impression. */
static void buy(const gv_campaign *campaign, uint64_t total, uint64_t count[DAYS])
{
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    const gv_setting setting = { .tactic = gv_tactic_named("mass_media"),
                                 .budget = (gv_money) total * GV_MONEY_UNIT,
                                 .ticks = DAYS,
                                 .arena = arena };
    gv_schedule schedule = { .arena = arena };
    must(gv_campaign_plan(&setting, campaign, &schedule, NULL));
    for (uint32_t d = 0; d < DAYS; d++)
        count[d] = 0;
    for (size_t k = 0; k < schedule.n; k++)
        count[schedule.at[k].tick] += schedule.at[k].count;
    gv_arena_free(arena);
}

static gv_campaign given_campaign(uint32_t schedule)
{
    return (gv_campaign){ .cpm = 1000 * (gv_money) GV_MONEY_UNIT,
                          .audience = 1,
                          .days = 30,
                          .start = 2,
                          .schedule = schedule,
                          .half_life = 5,
                          .waves = 3 };
}

static void a_front_loaded_campaign_halves_after_every_half_life(void **unused)
{
    (void) unused;
    const gv_campaign campaign = given_campaign(GV_SCHEDULE_FRONT_LOADED);
    uint64_t count[DAYS];
    buy(&campaign, 10000000, count);
    uint64_t all = 0;
    for (uint32_t d = 0; d < DAYS; d++)
        all += count[d];
    assert_int_equal(all, 10000000);
    for (uint32_t d = 2; d + 5 < 32; d++)
        assert_true(2 * count[d + 5] <= count[d] + 2 && count[d] <= 2 * count[d + 5] + 2);
    assert_int_equal(count[1], 0);
    assert_int_equal(count[32], 0);
}

/* 30 days, 3 waves: bursts of 6 days with pauses of 6. */
static void waves_come_with_pauses_as_long_as_themselves(void **unused)
{
    (void) unused;
    const gv_campaign campaign = given_campaign(GV_SCHEDULE_WAVES);
    uint64_t count[DAYS];
    buy(&campaign, 180, count);
    for (uint32_t d = 0; d < DAYS; d++) {
        const bool on = d >= 2 && d < 32 && (d - 2) / 6 % 2 == 0;
        assert_int_equal(count[d], on ? 10 : 0);
    }
}

static void more_money_means_at_least_as_many_on_each_day(void **unused)
{
    (void) unused;
    for (uint32_t schedule = 0; gv_schedule_words[schedule] != NULL; schedule++) {
        const gv_campaign campaign = given_campaign(schedule);
        uint64_t before[DAYS], count[DAYS];
        buy(&campaign, 0, before);
        for (uint64_t total = 1; total < 400; total++) {
            uint64_t all = 0;
            buy(&campaign, total, count);
            for (uint32_t d = 0; d < DAYS; d++) {
                assert_true(count[d] >= before[d]);
                before[d] = count[d];
                all += count[d];
            }
            assert_int_equal(all, total);
        }
    }
}

static void waves_need_days_for_their_pauses(void **unused)
{
    (void) unused;
    gv_campaign campaign = given_campaign(GV_SCHEDULE_WAVES);
    gv_error err = { 0 };
    campaign.days = 5;
    must(gv_campaign_check(&campaign, &err));
    campaign.days = 4;
    assert_int_equal(gv_campaign_check(&campaign, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.hint, "5 days"));
    campaign.schedule = GV_SCHEDULE_EVEN;
    must(gv_campaign_check(&campaign, NULL));
}

static void every_observable_is_a_trigger(void **unused)
{
    (void) unused;
    gv_campaign campaign = given_campaign(GV_SCHEDULE_EVEN);
    assert_int_equal(gv_campaign_watches(&campaign), 0);
    for (int k = 0; k < GV_OBSERVABLES; k++) {
        campaign.trigger = (uint32_t) k + 1;
        assert_string_equal(gv_trigger_words[k + 1], gv_observable_name((gv_observable) k));
        assert_int_equal(gv_campaign_watches(&campaign), GV_OBSERVES(k));
    }
    assert_null(gv_trigger_words[GV_OBSERVABLES + 1]);
}

/* Seeds 0 of a chain 0 - 1 - ... - 9 that always convinces: t + 1 adopters in state t. */
static gv_plan *given_chain(double share, double start)
{
    gv_plan *plan = given_ties("independent_cascade", 10, false,
                               "0 1\n1 2\n2 3\n3 4\n4 5\n5 6\n6 7\n7 8\n8 9\n");
    set_number(plan, "model.p", 1);
    set_number(plan, "ticks", 8);
    set_number(plan, "budget", 12);
    given_seeds(plan, "late", "0");
    plan->arms[0].tactics[0].share = 0;
    gv_tactic_plan *shout = given_tactic(plan, "broadcast", "shout");
    tactic_number(shout, "cpm", 1000);
    tactic_number(shout, "strength", 0);
    tactic_number(shout, "days", 3);
    tactic_number(shout, "start", start);
    tactic_word(shout, "trigger", "adopters");
    tactic_number(shout, "trigger_share", share);
    tactic_number(shout, "cap_per_week", 7);
    return plan;
}

static void expect_spending(gv_plan *plan, const int units[9])
{
    lived life = live_again(plan, 0, 0);
    for (uint32_t t = 0; t <= 8; t++)
        assert_int_equal(life.spent[t], units[t] * (gv_money) GV_MONEY_UNIT);
    forget_life(&life);
    forget_world(plan);
}

static void a_trigger_starts_the_campaign_on_the_tick_after_the_share(void **unused)
{
    (void) unused;
    const int at_four[] = { 0, 0, 0, 0, 4, 8, 12, 12, 12 }; /* state 3 has 4 adopters */
    const int squeezed[] = { 0, 0, 0, 0, 0, 0, 0, 6, 12 };  /* ticks 6 and 7 are left */
    const int never[9] = { 0 };
    expect_spending(given_chain(0.4, 0), at_four);
    expect_spending(given_chain(0.4, 6), squeezed);
    expect_spending(given_chain(1, 0), never);
}

/* One person reads so often, convinced of nothing, then meets one impression of strength 1.
 */
static double share_convinced(double wear_out, double earlier_reads)
{
    enum { LIVES = 2000 };
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", 1);
    set_number(plan, "ticks", 5);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "budget", 10);
    given_strategy(plan, "tired");
    tactic_number(given_tactic(plan, "broadcast", "idle"), "cpm", 1000);
    gv_tactic_plan *idle = &plan->arms[0].tactics[0];
    tactic_number(idle, "strength", 0);
    tactic_number(idle, "days", 1);
    idle->share = earlier_reads / 10;
    gv_tactic_plan *shout = given_tactic(plan, "broadcast", "shout");
    tactic_number(shout, "cpm", 1000);
    tactic_number(shout, "strength", 1);
    tactic_number(shout, "start", 1);
    tactic_number(shout, "days", 1);
    tactic_number(shout, "wear_out", wear_out);
    plan->arms[0].tactics[1].share = 0.1;
    gv_block *rows = run_world(plan);
    double convinced = 0;
    for (uint64_t r = 0; r < LIVES; r++)
        convinced += value_of(rows, "final_adopters", 0, r, 0);
    gv_block_free(rows);
    forget_world(plan);
    return convinced / LIVES;
}

static void earlier_reads_of_any_tactic_wear_an_impression_out(void **unused)
{
    (void) unused;
    assert_true(share_convinced(2, 0) == 1);
    assert_true(share_convinced(0, 6) == 1);
    const double half = share_convinced(2, 2), eighth = share_convinced(2, 6);
    assert_true(half > 0.44 && half < 0.56);       /* sd .011 */
    assert_true(eighth > 0.085 && eighth < 0.165); /* sd .0074 */
}

static void a_model_that_does_not_show_what_is_watched_is_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_chain(0.4, 0);
    gv_model shy = *plan->model;
    shy.observed = 0;
    plan->model = &shy;
    gv_error err = { 0 };
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'adopters'"));
    forget_world(plan);
}

/* Three fortnights are touched, and 0.9^2 1.4 is what usual content takes. */
static void what_is_shown_is_made_anew_every_fortnight_and_paid_first(void **unused)
{
    (void) unused;
    const gv_money item = 113400; /* 0.1 times 1.134 */
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", 10);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 40);
    set_number(plan, "budget", 1);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 1);
    tactic_number(ads, "start", 10);
    tactic_number(ads, "production", 0.1);
    lived life = live_again(plan, 0, 0);
    const gv_money left = (gv_money) GV_MONEY_UNIT - 3 * item;
    assert_int_equal(life.delivered[0], left / 1000);
    assert_int_equal(life.spent[40], 3 * item + left / 1000 * 1000);
    assert_int_equal(life.spent[10], 0);
    assert_true(life.spent[11] > item && life.spent[11] < 2 * item);
    assert_true(life.spent[15] - life.spent[14] > item);
    forget_life(&life);
    tactic_number(ads, "production", 10); /* more than there is */
    life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[40], 0);
    assert_int_equal(life.delivered[0], 0);
    forget_life(&life);
    forget_world(plan);
}

static void dearer_content_takes_more_to_make(void **unused)
{
    (void) unused;
    static gv_message message[3];
    static const double value[] = { 0, 0.5, 1 };
    gv_plan *plan = given_world("complete", "market");
    set_number(plan, "network.people", 50);
    set_number(plan, "ticks", 14);
    set_number(plan, "budget", 100);
    for (int k = 0; k < 3; k++) {
        gv_spec_defaults(&gv_message_spec, &message[k]);
        message[k].name = "said";
        message[k].value = value[k];
        message[k].arousal = 1;
    }
    plan->messages = message;
    plan->n_messages = 3;
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "production", 1);
    tactic_number(ads, "cpm", 1000000); /* no impression */
    double sum = 0;
    for (uint8_t k = 0; k < 3; k++) {
        const double effort = 2 * (0.5 + value[k]) * (0.5 + value[k]);
        ads->message = ads->by_stage[k] = k;
        lived life = live_again(plan, 0, 0);
        assert_int_equal(life.spent[14], gv_money_of(effort));
        forget_life(&life);
        sum += effort;
    }
    ads->is_matched = true;
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[14], gv_money_of(sum));
    forget_life(&life);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_front_loaded_campaign_halves_after_every_half_life),
        cmocka_unit_test(waves_come_with_pauses_as_long_as_themselves),
        cmocka_unit_test(more_money_means_at_least_as_many_on_each_day),
        cmocka_unit_test(waves_need_days_for_their_pauses),
        cmocka_unit_test(every_observable_is_a_trigger),
        cmocka_unit_test(a_trigger_starts_the_campaign_on_the_tick_after_the_share),
        cmocka_unit_test(earlier_reads_of_any_tactic_wear_an_impression_out),
        cmocka_unit_test(a_model_that_does_not_show_what_is_watched_is_refused),
        cmocka_unit_test(what_is_shown_is_made_anew_every_fortnight_and_paid_first),
        cmocka_unit_test(dearer_content_takes_more_to_make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
