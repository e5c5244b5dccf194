/* What research finds out, and what tactics make of it. */
#include "grapevine/programme.h"

#include "expect.h"
#include "market_world.h"

#include <math.h>

enum { PEOPLE = 20000, DAYS = 10 };

/* Everybody can be met on every day, and nobody changes. */
static gv_plan *given_study(const char *tactic, double share)
{
    gv_plan *plan = given_market("watts_strogatz", PEOPLE);
    given_calm(plan);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "budget", 1000);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 0);
    given_strategy(plan, "informed");
    gv_tactic_plan *research = given_tactic(plan, "research", "research");
    research->share = share;
    tactic_number(research, "days", DAYS);
    gv_tactic_plan *other = given_tactic(plan, tactic, "other");
    other->share = 1 - share;
    return plan;
}

typedef struct meant {
    double n, suited, bothered, of_all;
} meant;

static void look_at_the_meant(void *self, const gv_world *w, uint32_t step)
{
    meant *m = self;
    const market_life *l = w->own;
    *m = (meant){ 0 };
    for (uint32_t v = 0; v < w->n && step == DAYS; v++) {
        const bool suits = gv_market_show(w, v, GV_ASPECT_FIT) > 0.55;
        m->of_all += suits ? 1 : 0;
        if (!(l->aim[v] & MARKET_IS_MEANT))
            continue;
        m->n++;
        m->suited += suits ? 1 : 0;
        m->bothered += gv_market_show(w, v, GV_ASPECT_BOTHERED);
    }
    m->of_all /= w->n;
}

static meant whom(gv_plan *plan)
{
    meant m;
    watch_life(plan, 0, look_at_the_meant, &m);
    assert_true(m.n > 500);
    return m;
}

/* Of estimates that are right with chance a the rest is as good as drawn: of those who are
 * estimated to be suited a + (1 - a) s are, where s of all are. */
static void expect_right(gv_plan *plan, double accuracy)
{
    const meant m = whom(plan);
    const double expected = accuracy + (1 - accuracy) * m.of_all;
    expect_near("of those who are meant, suited", expected, m.suited / m.n,
                4 * sqrt(0.25 / m.n));
}

static void estimates_are_right_as_often_as_research_goes_deep(void **unused)
{
    (void) unused;
    gv_plan *plan = given_study("motivation_ads", 0.1);
    tactic_number(&plan->arms[0].tactics[0], "turn_offs", 0);
    expect_right(plan, 0.6 + 0.35 * (1 - exp(-2)));
    tactic_number(&plan->arms[0].tactics[0], "depth", 5);
    expect_right(plan, 0.6 + 0.35 * (1 - exp(-0.5)));
    tactic_number(&plan->arms[0].tactics[0], "motivation", 0);
    expect_right(plan, 0.6);
    forget_world(plan);
}

static void what_is_left_out_or_costs_nothing_teaches_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_study("motivation_ads", 0.1);
    plan->arms[0].tactics[0].is_left_out = true;
    expect_right(plan, 0.6);
    plan->arms[0].tactics[0].is_left_out = false;
    plan->arms[0].tactics[0].share = 0;
    expect_right(plan, 0.6);
    forget_world(plan);
}

static void who_cannot_stand_the_topic_is_spared(void **unused)
{
    (void) unused;
    static const char *const tactics[] = { "demographic_ads", "motivation_ads" };
    for (size_t k = 0; k < GV_COUNT_OF(tactics); k++) {
        gv_plan *plan = given_study(tactics[k], 0.1);
        assert_true(whom(plan).bothered == 0);
        tactic_number(&plan->arms[0].tactics[0], "turn_offs", 0);
        assert_true(whom(plan).bothered > 20);
        forget_world(plan);
    }
}

static double page_reads(double timing)
{
    gv_plan *plan = given_study("owned_page", 0.1);
    tactic_number(&plan->arms[0].tactics[0], "timing", timing);
    tactic_number(&plan->arms[0].tactics[1], "fee", 1);
    tactic_number(&plan->arms[0].tactics[1], "every", 1);
    tactic_number(&plan->arms[0].tactics[1], "follow", 1);
    tactic_number(&plan->arms[0].tactics[1], "discover", 0);
    set_number(plan, "model.p", 0.05);
    given_measure(plan, "gauges");
    set_number(plan, "replicates", 1);
    gv_block *rows = run_world(plan);
    const double reads = value_of(rows, "reads_owned", 0, 0, DAYS);
    gv_block_free(rows);
    forget_world(plan);
    return reads;
}

static void pages_post_when_people_are_there(void **unused)
{
    (void) unused;
    const double usual = page_reads(0), timed = page_reads(1);
    assert_true(usual > 1500);
    expect_near("reads, timed over usual", 1.3, timed / usual, 4 * sqrt(2 / usual));
}

/* A tenth of 1,000 on 10 days. */
static void its_money_is_spent_evenly(void **unused)
{
    (void) unused;
    gv_plan *plan = given_study("motivation_ads", 0.1);
    tactic_number(&plan->arms[0].tactics[1], "start", DAYS);
    lived life = live_again(plan, 0, 0);
    for (uint32_t day = 0; day <= DAYS; day++)
        assert_int_equal(life.spent[day], (gv_money) day * 10000000);
    forget_life(&life);
    forget_world(plan);
}

/* ---- whom people listen to, and what makes them decide ---------------------------------
 */

/* Ten who are asked, of those who hear most people: with errors, others. */
static void influencers_are_ranked_as_they_are_once_they_are_known(void **unused)
{
    (void) unused;
    gv_plan *plan = given_study("partners", 0.1);
    gv_tactic_plan *partners = &plan->arms[0].tactics[1];
    set_number(plan, "network.people", 500);
    tactic_word(partners, "choose", "expertise");
    tactic_number(partners, "partners", 10);
    tactic_number(partners, "score_noise", 0);
    lived exact = live_again(plan, 0, 0);
    tactic_number(partners, "score_noise", 100);
    lived vague = live_again(plan, 0, 0);
    tactic_number(&plan->arms[0].tactics[0], "influencers", 1);
    lived asked = live_again(plan, 0, 0);
    assert_true(same_life(&exact, &asked));
    assert_false(same_life(&exact, &vague));
    forget_life(&exact);
    forget_life(&vague);
    forget_life(&asked);
    forget_world(plan);
}

/* Only the second of two messages convinces; an impression is met twice a day. */
static gv_plan *given_pilot(void)
{
    gv_plan *plan = given_world("watts_strogatz", "independent_cascade");
    set_number(plan, "network.people", 2000);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 20);
    set_number(plan, "budget", 1000);
    gv_message *said = given_messages(plan, 2);
    said[0].weight = 0;
    said[1].weight = 1;
    given_strategy(plan, "trying");
    gv_tactic_plan *research = given_tactic(plan, "research", "research");
    static const char *const both[] = { "first", "second" };
    ((gv_research *) research->params)->pilot = (gv_words){ both, 2 };
    research->share = 0.1;
    tactic_number(research, "pilot_days", 8);
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    ads->share = 0.9;
    tactic_number(ads, "days", 20);
    tactic_number(ads, "cpm", 10);
    tactic_number(ads, "strength", 0.01);
    return plan;
}

static uint32_t adopted_on(const lived *life, uint32_t from, uint32_t until)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < life->n; v++)
        n += life->adopted_at[v] > from && life->adopted_at[v] <= until ? 1 : 0;
    return n;
}

static void a_pilot_says_both_by_turns_and_then_what_brought_more_buyers(void **unused)
{
    (void) unused;
    gv_plan *plan = given_pilot();
    lived life = live_again(plan, 0, 0);
    for (uint32_t tick = 0; tick < 20; tick++) {
        const bool is_second = tick >= 8 || tick % 2 == 1;
        assert_int_equal(adopted_on(&life, tick, tick + 1) > 0, is_second);
    }
    forget_life(&life);
    plan->arms[0].tactics[0].is_left_out = true;
    life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 0);
    forget_life(&life);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_are_right_as_often_as_research_goes_deep),
        cmocka_unit_test(what_is_left_out_or_costs_nothing_teaches_nothing),
        cmocka_unit_test(who_cannot_stand_the_topic_is_spared),
        cmocka_unit_test(pages_post_when_people_are_there),
        cmocka_unit_test(its_money_is_spent_evenly),
        cmocka_unit_test(influencers_are_ranked_as_they_are_once_they_are_known),
        cmocka_unit_test(a_pilot_says_both_by_turns_and_then_what_brought_more_buyers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
