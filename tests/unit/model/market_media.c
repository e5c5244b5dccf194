/* What brands buy and keep up: aimed advertisements, pages, live events; the other brand,
 * and what happens whatever anybody does. */
#include "expect.h"
#include "market_world.h"

#include <math.h>
#include <string.h>

/* ---- given ---- */

/* Nothing that is read changes a mind, nobody buys, and nobody passes anything on. */
static gv_plan *given_statues(const char *network, double people)
{
    gv_plan *plan = given_market(network, people);
    given_calm(plan);
    gv_market *m = values_of(plan);
    m->login = 1;
    m->login_fatigue = m->ad_crowding = 0;
    m->p = m->q = 0;
    m->share = -1000;
    m->persuasion = m->paid_persuasion = 0;
    m->turn_off = m->inconsistency = m->trust_drift = 0;
    m->attract = m->like = m->advocate = m->follow = 0;
    return plan;
}

/* ---- segments and motivations ---- */

static void count_segments(void *self, const gv_world *w, uint32_t step)
{
    double *same = self;
    for (uint32_t v = 0; v < w->n && step == 0; v++) {
        const double segment = gv_market_show(w, v, GV_ASPECT_SEGMENT);
        *same += segment == gv_market_group(w, v) % GV_SEGMENTS ? 1 : 0;
        assert_true(segment >= 0 && segment < GV_SEGMENTS && segment == floor(segment));
        assert_true(gv_market_show(w, v, GV_ASPECT_FIT) >= 0);
    }
}

static void a_segment_follows_from_the_group_as_often_as_the_link_says(void **unused)
{
    (void) unused;
    enum { PEOPLE = 20000 };
    static const double links[] = { 0, 0.35, 1 };
    gv_plan *plan = given_market("complete", PEOPLE);
    set_number(plan, "ticks", 1);
    given_strategy(plan, "nothing");
    for (size_t k = 0; k < GV_COUNT_OF(links); k++) {
        const double expected = links[k] + (1 - links[k]) / 8;
        double same = 0;
        set_number(plan, "model.segment_link", links[k]);
        watch_life(plan, 0, count_segments, &same);
        expect_near("people in the segment of their group", expected, same / PEOPLE,
                    4 * sqrt(expected * (1 - expected) / PEOPLE));
    }
    forget_world(plan);
}

typedef struct aimed {
    double expected, found, delivered;
    double accuracy;
} aimed;

static double mean_fit(const gv_world *w, double segment)
{
    double sum = 0, n = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        if (segment >= 0 && gv_market_show(w, v, GV_ASPECT_SEGMENT) != segment)
            continue;
        sum += gv_market_show(w, v, GV_ASPECT_FIT);
        n++;
    }
    return sum / n;
}

/* Three of eight are meant; a wrong label names any of the other seven. */
static void expect_labels(void *self, const gv_world *w, uint32_t step)
{
    aimed *a = self;
    a->found = w->gauge[GV_GAUGE_MEANT];
    if (step > 0)
        return;
    double mean[GV_SEGMENTS];
    for (int s = 0; s < GV_SEGMENTS; s++)
        mean[s] = mean_fit(w, s);
    a->expected = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        const int own = (int) gv_market_show(w, v, GV_ASPECT_SEGMENT);
        int better = 0;
        for (int s = 0; s < GV_SEGMENTS; s++)
            better += mean[s] > mean[own] ? 1 : 0;
        const double wrong = (1 - a->accuracy) / 7;
        a->expected += better < 3 ? a->accuracy + 2 * wrong : 3 * wrong;
    }
}

static void expect_estimates(void *self, const gv_world *w, uint32_t step)
{
    aimed *a = self;
    a->found = w->gauge[GV_GAUGE_MEANT];
    if (step > 0)
        return;
    double suited = 0;
    for (uint32_t v = 0; v < w->n; v++)
        suited += gv_market_show(w, v, GV_ASPECT_FIT) > 0.55 ? 1 : 0;
    a->expected = suited; /* whoever's estimate it is */
}

static void expect_meant(const char *tactic, double accuracy,
                         void (*look)(void *self, const gv_world *w, uint32_t step))
{
    enum { LIVES = 40, PEOPLE = 1500 };
    double beyond[LIVES], expected = 0;
    gv_plan *plan = given_market("complete", PEOPLE);
    set_number(plan, "ticks", 2);
    set_number(plan, "budget", 5);
    given_strategy(plan, "ads");
    tactic_number(given_tactic(plan, tactic, "ads"), "accuracy", accuracy);
    for (uint64_t r = 0; r < LIVES; r++) {
        aimed a = { .accuracy = accuracy };
        watch_life(plan, r, look, &a);
        beyond[r] = a.found - a.expected;
        expected += a.expected / LIVES;
    }
    assert_true(expected > 0.2 * PEOPLE && expected < 0.6 * PEOPLE);
    expect_mean(tactic, 0, beyond, LIVES, 0.5);
    forget_world(plan);
}

static void whom_aimed_advertisements_may_meet_follows_from_their_accuracy(void **unused)
{
    (void) unused;
    expect_meant("demographic_ads", 0.6, expect_labels);
    expect_meant("demographic_ads", 1, expect_labels);
    expect_meant("motivation_ads", 0.6, expect_estimates);
    expect_meant("motivation_ads", 1, expect_estimates);
}

static void look_at_the_best_segment(void *self, const gv_world *w, uint32_t step)
{
    double *reads = self, best = 0;
    for (int s = 1; s < GV_SEGMENTS && step == 60; s++)
        best = mean_fit(w, s) > mean_fit(w, best) ? s : best;
    reads[0] = reads[1] = 0;
    for (uint32_t v = 0; v < w->n && step == 60; v++)
        reads[gv_market_show(w, v, GV_ASPECT_SEGMENT) == best] += w->reads[v];
}

static void a_label_that_is_wrong_names_another_segment(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("complete", 300);
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "demographic_ads", "ads");
    tactic_number(ads, "segments", 1);
    double reads[2];
    tactic_number(ads, "accuracy", 0);
    watch_life(plan, 0, look_at_the_best_segment, reads);
    assert_true(reads[1] == 0 && reads[0] > 100);
    tactic_number(ads, "accuracy", 1);
    watch_life(plan, 0, look_at_the_best_segment, reads);
    assert_true(reads[1] > 100 && reads[0] == 0);
    forget_world(plan);
}

/* With estimates that are right nobody else is shown anything. */
static void look_at_the_unsuited(void *self, const gv_world *w, uint32_t step)
{
    double *fit = self;
    for (uint32_t v = 0; v < w->n && step == 60; v++)
        *fit = w->reads[v] > 0 ? fmin(*fit, gv_market_show(w, v, GV_ASPECT_FIT)) : *fit;
}

static void estimates_that_are_right_miss_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("complete", 300);
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "motivation_ads", "ads");
    tactic_number(ads, "fit", 0.7);
    double fit = 1;
    tactic_number(ads, "accuracy", 1);
    watch_life(plan, 0, look_at_the_unsuited, &fit);
    assert_true(fit > 0.7 && fit < 0.75);
    fit = 1;
    tactic_number(ads, "accuracy", 0);
    watch_life(plan, 0, look_at_the_unsuited, &fit);
    assert_true(fit < 0.5);
    forget_world(plan);
}

/* What is not shown is not paid, and nobody is shown more than the cap of a week. */
static void
a_small_audience_is_shown_no_more_than_its_cap_and_only_that_is_paid(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("complete", 200);
    set_number(plan, "ticks", 7);
    set_number(plan, "budget", 1000);
    set_number(plan, "model.shown_a_day", 16);
    set_number(plan, "model.viewable", 1);
    set_number(plan, "model.login", 1);
    set_number(plan, "model.login_fatigue", 0);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "demographic_ads", "ads");
    tactic_number(ads, "days", 7);
    lived life = live_again(plan, 0, 0);
    uint32_t met = 0;
    for (uint32_t v = 0; v < life.n; v++) {
        assert_true(life.reads[v] <= 7);
        met += life.reads[v] > 0 ? 1 : 0;
    }
    assert_true(met > 40 && met < 140);
    assert_int_equal(life.delivered[0], 7 * met);
    assert_int_equal(life.spent[7], (gv_money) (life.delivered[0] * 7) * 1000);
    forget_life(&life);
    forget_world(plan);
}

/* ---- who else sees it ---- */

static gv_plan *given_leaks(double share)
{
    gv_plan *plan = given_market("barabasi_albert", 400);
    gv_market *m = values_of(plan);
    m->share = share;
    m->aware = 1;
    m->viewable = 1;
    m->background = 1e-9;
    given_measure(plan, "gauges");
    set_number(plan, "budget", 40);
    given_strategy(plan, "ads");
    tactic_number(given_tactic(plan, "demographic_ads", "ads"), "days", 60);
    return plan;
}

static void only_what_is_passed_on_reaches_those_who_are_not_meant(void **unused)
{
    (void) unused;
    gv_plan *plan = given_leaks(-1000);
    gv_block *rows = run_world(plan);
    const double meant = value_of(rows, "meant", 0, 0, 60);
    assert_true(meant > 80 && meant < 280);
    assert_true(value_of(rows, "reads_paid", 0, 0, 60) > 1000);
    assert_true(value_of(rows, "leakage", 0, 0, 60) == 0);
    assert_true(value_of(rows, "leaked_reads", 0, 0, 60) == 0);
    gv_block_free(rows);
    forget_world(plan);
    plan = given_leaks(-3);
    rows = run_world(plan);
    const double leakage = value_of(rows, "leakage", 0, 0, 60);
    assert_true(value_of(rows, "meant", 0, 0, 60) == meant);
    assert_true(leakage > 0.1 && leakage <= 1);
    assert_true(value_of(rows, "leakage", 0, 0, 30) <= leakage);
    assert_true(value_of(rows, "leaked_reads", 0, 0, 60) > 0);
    assert_true(value_of(rows, "leaked_reads", 0, 0, 60) < 1);
    gv_block_free(rows);
    forget_world(plan);
}

static void what_is_shown_to_everybody_is_meant_for_nobody_in_particular(void **unused)
{
    (void) unused;
    gv_plan *plan = given_leaks(-3);
    plan->arms[0].n_tactics = 0;
    (void) given_tactic(plan, "broadcast", "all");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "reads_paid", 0, 0, 60) > 1000);
    assert_true(value_of(rows, "meant", 0, 0, 60) == 0);
    assert_true(value_of(rows, "leakage", 0, 0, 60) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* ---- pages ---- */

enum { FOLLOWERS = 90 };

/* The first 90 are in the audience before the first day. */
static void make_audience(const gv_world *w)
{
    market_life *l = w->own;
    for (uint32_t v = 0; v < FOLLOWERS; v++)
        l->person[v].stage = MARKET_AUDIENCE;
}

static gv_plan *given_page(void)
{
    gv_plan *plan = given_statues("complete", 300);
    set_number(plan, "budget", 1000);
    set_number(plan, "ticks", 28);
    given_measure(plan, "gauges");
    given_strategy(plan, "page");
    gv_tactic_plan *page = given_tactic(plan, "owned_page", "page");
    tactic_word(page, "followers", "audience");
    tactic_number(page, "read", 1);
    tactic_number(page, "fee", 1);
    tactic_number(page, "every", 1);
    return plan;
}

typedef struct readers {
    double reads[29], x[300];
    gv_message *message;
} readers;

static void look_at_readers(void *self, const gv_world *w, uint32_t step)
{
    readers *r = self;
    const market_life *l = w->own;
    if (step == 0)
        make_audience(w);
    r->reads[step] = w->gauge[GV_GAUGE_OWNED];
    for (uint32_t v = 0; v < w->n; v++)
        r->x[v] = l->person[v].attitude;
}

static void the_audience_reads_the_page_when_it_is_online(void **unused)
{
    (void) unused;
    static readers r;
    gv_plan *plan = given_page();
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[1] == 0); /* who followed before the first day was not known then */
    assert_true(r.reads[2] == FOLLOWERS && r.reads[28] == 27 * FOLLOWERS);
    set_number(plan, "model.login", 0.5);
    watch_life(plan, 0, look_at_readers, &r);
    expect_near("reads of those who are online", 27 * FOLLOWERS / 2.0, r.reads[28],
                4 * sqrt(27 * FOLLOWERS / 4.0));
    gv_tactic_plan *page = &plan->arms[0].tactics[0];
    set_number(plan, "model.login", 1);
    tactic_number(page, "posts_a_week", 3);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] - r.reads[7] == 9 * FOLLOWERS);
    assert_true(r.reads[14] - r.reads[7] == 3 * FOLLOWERS);
    tactic_number(page, "read", 0.1);
    watch_life(plan, 0, look_at_readers, &r);
    const double some = r.reads[28];
    tactic_number(page, "timing", 1);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] > some); /* the same luck, and a larger chance */
    expect_near("reads at the right time", 0.13 * 12 * FOLLOWERS, r.reads[28],
                5 * sqrt(0.13 * 12 * FOLLOWERS));
    forget_world(plan);
}

static void presence_and_answers_are_paid_and_silence_follows_the_money(void **unused)
{
    (void) unused;
    gv_plan *plan = given_page();
    gv_tactic_plan *page = &plan->arms[0].tactics[0];
    set_number(plan, "ticks", 70);
    set_number(plan, "budget", 60);
    tactic_number(page, "presence", 10);
    tactic_number(page, "platforms", 2);
    tactic_number(page, "every", 7);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[0], 20 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[1], 21 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[29], 25 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[30], 45 * (gv_money) GV_MONEY_UNIT);
    /* 20 more for another month there are not. */
    assert_int_equal(life.spent[59], 49 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[70], 49 * (gv_money) GV_MONEY_UNIT);
    forget_life(&life);
    forget_world(plan);
}

typedef struct following {
    double followed, expected, fee;
    gv_money spent;
} following;

static void look_at_following(void *self, const gv_world *w, uint32_t step)
{
    following *f = self;
    market_life *l = w->own;
    if (step == 0) {
        for (uint32_t v = 0; v < w->n; v++) {
            l->person[v].stage = MARKET_AFFINITY;
            l->person[v].attitude = 0.01;
        }
    } else if (step == 1) {
        f->followed = w->in_state[MARKET_AUDIENCE];
        f->expected = w->n * l->par->follow * (0.3 + 0.7 * l->page_worth);
    }
}

static void a_page_that_answers_is_followed_twice_as_often(void **unused)
{
    (void) unused;
    enum { PEOPLE = 20000 };
    gv_plan *plan = given_page();
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.follow", 0.1);
    set_number(plan, "ticks", 3);
    following f = { 0 };
    watch_life(plan, 0, look_at_following, &f);
    expect_near("who follows a silent page", f.expected, f.followed, 4 * sqrt(f.expected));
    tactic_number(&plan->arms[0].tactics[0], "answers", 1);
    watch_life(plan, 0, look_at_following, &f);
    expect_near("who follows one that answers", 2 * f.expected, f.followed,
                4 * sqrt(2 * f.expected));
    set_number(plan, "model.reciprocity", 0);
    watch_life(plan, 0, look_at_following, &f);
    expect_near("and where nobody cares", f.expected, f.followed, 4 * sqrt(f.expected));
    forget_world(plan);
}

typedef struct page_days {
    double worth[71];
} page_days;

static void look_at_the_page(void *self, const gv_world *w, uint32_t step)
{
    ((page_days *) self)->worth[step] = ((const market_life *) w->own)->page_worth;
}

/* Posts on days 0 to 4, and no money for more. */
static void a_page_that_says_nothing_for_a_month_is_gone(void **unused)
{
    (void) unused;
    static page_days d;
    gv_plan *plan = given_page();
    set_number(plan, "ticks", 70);
    set_number(plan, "budget", 5);
    watch_life(plan, 0, look_at_the_page, &d);
    assert_true(d.worth[0] < 0 && d.worth[1] > 0 && d.worth[34] > 0);
    assert_true(d.worth[35] < 0 && d.worth[70] < 0);
    set_number(plan, "budget", 500);
    watch_life(plan, 0, look_at_the_page, &d);
    assert_true(d.worth[70] > 0);
    forget_world(plan);
}

typedef struct coming {
    bool follows[300];
    double came;
} coming;

/* After the last day nobody is answered any more. */
static void look_at_coming(void *self, const gv_world *w, uint32_t step)
{
    coming *c = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < w->n && step < 28; v++) {
        const bool follows = l->person[v].stage >= MARKET_AUDIENCE;
        c->came += follows && !c->follows[v] ? 1 : 0;
        c->follows[v] = follows;
    }
}

static gv_money spent_in_four_weeks(gv_plan *plan)
{
    lived life = live_again(plan, 0, 0);
    const gv_money spent = life.spent[28];
    forget_life(&life);
    return spent;
}

static void everybody_who_comes_is_answered_once(void **unused)
{
    (void) unused;
    gv_plan *plan = given_page();
    set_number(plan, "model.attract", 100);
    set_number(plan, "model.like", 1);
    set_number(plan, "model.follow", 1);
    set_number(plan, "model.attitudes", 1);
    set_number(plan, "model.advocate", 0);
    given_tactic(plan, "broadcast", "ads")->share = 0.5;
    gv_tactic_plan *page = &plan->arms[0].tactics[0];
    page->share = 0.5;
    const gv_money silent = spent_in_four_weeks(plan);
    tactic_number(page, "answers", 1);
    tactic_number(page, "answer", 0.5);
    const gv_money spoken = spent_in_four_weeks(plan);
    static coming c;
    watch_life(plan, 0, look_at_coming, &c);
    assert_true(c.came > 100);
    assert_int_equal(spoken - silent, (gv_money) c.came * GV_MONEY_UNIT / 2);
    forget_world(plan);
}

/* ---- ground rules ---- */

/* Seven posts a week that are nothing but the brand. */
static gv_plan *given_promotion(double value)
{
    gv_plan *plan = given_page();
    gv_message *message = given_messages(plan, 1);
    message->prominence = 1;
    message->value = value;
    values_of(plan)->ground_rules = true;
    return plan;
}

static void who_promotes_too_much_is_reached_by_half_and_resented_once_a_week(void **unused)
{
    (void) unused;
    static readers r;
    gv_plan *plan = given_promotion(0);
    set_number(plan, "ticks", 14);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[7] == 6 * FOLLOWERS);
    expect_near("reads of a page that was held back", 7 * FOLLOWERS / 2.0,
                r.reads[14] - r.reads[7], 4 * sqrt(7 * FOLLOWERS / 4.0));
    for (uint32_t v = 0; v < 300; v++)
        assert_true(fabs(r.x[v] - (v < FOLLOWERS ? -0.02 : 0)) < 1e-12);
    set_number(plan, "ticks", 15); /* the second week is paid for on its morning after */
    watch_life(plan, 0, look_at_readers, &r);
    uint32_t twice = 0;
    for (uint32_t v = 0; v < FOLLOWERS; v++)
        twice += fabs(r.x[v] + 0.04) < 1e-12 ? 1 : 0;
    assert_true(twice > FOLLOWERS * 9 / 10); /* 1 in 128 read nothing */
    forget_world(plan);
}

static void who_keeps_the_rules_or_lives_without_them_is_not(void **unused)
{
    (void) unused;
    static readers r;
    gv_plan *plan = given_promotion(0.8); /* 7 times 0.2 is below 2 */
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] == 27 * FOLLOWERS && r.x[0] == 0);
    set_number(plan, "model.norm", 1);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] < 21 * FOLLOWERS && r.x[0] < 0);
    values_of(plan)->ground_rules = false;
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] == 27 * FOLLOWERS && r.x[0] == 0);
    forget_world(plan);
    plan = given_promotion(0);
    set_number(plan, "model.norm_days", 0);
    set_number(plan, "model.norm_loss", 0);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] == 27 * FOLLOWERS && r.x[0] == 0);
    set_number(plan, "model.norm_days", 14);
    set_number(plan, "model.norm_reach", 0);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(r.reads[28] == 6 * FOLLOWERS);
    /* Who reads no more resents no more. */
    set_number(plan, "model.norm_loss", 0.02);
    watch_life(plan, 0, look_at_readers, &r);
    assert_true(fabs(r.x[0] + 0.02) < 1e-12);
    forget_world(plan);
}

/* ---- live events ---- */

typedef struct meeting {
    bool was_aware[400];
    double x[400], talks;
    uint32_t met;
} meeting;

static void look_at_meetings(void *self, const gv_world *w, uint32_t step)
{
    meeting *m = self;
    market_life *l = w->own;
    if (step == 0)
        l->layer[0].offline = true;
    m->met = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        m->was_aware[v] = step == 0 ? l->person[v].stage > 0 : m->was_aware[v];
        assert_true(w->reads[v] == 0 || m->was_aware[v]);
        assert_true(w->reads[v] <= (step + 29) / 30);
        m->met += w->reads[v] > 0 ? 1 : 0;
        m->x[v] = l->person[v].attitude;
    }
    m->talks = w->gauge[GV_GAUGE_TALK];
}

static gv_plan *given_meetings(void)
{
    gv_plan *plan = given_statues("watts_strogatz", 400);
    set_number(plan, "model.aware", 0.5);
    set_number(plan, "budget", 150);
    set_number(plan, "model.notice_talk", 0);
    given_strategy(plan, "live");
    tactic_number(given_tactic(plan, "live_events", "live"), "events", 2);
    return plan;
}

static void events_meet_some_who_know_the_brand_and_are_paid_by_the_contact(void **unused)
{
    (void) unused;
    static meeting m;
    gv_plan *plan = given_meetings();
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 100);
    assert_int_equal(life.n_reads, 100);
    assert_int_equal(life.spent[1], 75 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[30], 75 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.spent[31], 150 * (gv_money) GV_MONEY_UNIT);
    forget_life(&life);
    watch_life(plan, 0, look_at_meetings, &m);
    assert_true(m.met > 60 && m.met <= 100);
    /* No more are met than know the brand. */
    set_number(plan, "model.aware", 0.05);
    life = live_again(plan, 0, 0);
    assert_true(life.delivered[0] < 80 && life.delivered[0] % 2 == 0);
    assert_int_equal(life.spent[60], (gv_money) life.delivered[0] * 1500000);
    forget_life(&life);
    forget_world(plan);
}

/* Two events on one day, as it were: everybody is met. */
static void who_was_met_speaks_of_it_face_to_face(void **unused)
{
    (void) unused;
    enum { LIVES = 40 };
    static meeting m;
    double talks[LIVES];
    gv_plan *plan = given_meetings();
    set_number(plan, "ticks", 3);
    for (uint64_t r = 0; r < LIVES; r++) {
        watch_life(plan, r, look_at_meetings, &m);
        assert_int_equal(m.met, 50);
        talks[r] = m.talks;
    }
    expect_mean("talks of 50 who were met", 15, talks, LIVES, 0);
    expect_sd("   its standard deviation", sqrt(50 * 0.3 * 0.7), talks, LIVES);
    set_number(plan, "model.live_talk", 0);
    watch_life(plan, 0, look_at_meetings, &m);
    assert_true(m.talks == 0);
    forget_world(plan);
}

static void face_to_face_the_brand_is_believed_so_much_more(void **unused)
{
    (void) unused;
    static meeting once, twice;
    gv_plan *plan = given_meetings();
    set_number(plan, "ticks", 1);
    set_number(plan, "model.persuasion", 0.1);
    set_number(plan, "model.live_credibility", 1);
    watch_life(plan, 0, look_at_meetings, &once);
    set_number(plan, "model.live_credibility", 2);
    watch_life(plan, 0, look_at_meetings, &twice);
    uint32_t moved = 0;
    for (uint32_t v = 0; v < 400; v++) {
        assert_true(fabs(twice.x[v] - 2 * once.x[v]) < 1e-9);
        moved += once.x[v] > 0 ? 1 : 0;
    }
    assert_true(moved > 30);
    forget_world(plan);
}

/* ---- messages by stage ---- */

typedef struct observation {
    double right, all;
} observation;

static void look_at_claims(void *self, const gv_world *w, uint32_t step)
{
    observation *o = self;
    market_life *l = w->own;
    static const uint8_t stages[] = { MARKET_ATTENTION, MARKET_AFFINITY, MARKET_AUDIENCE };
    for (uint32_t v = 0; v < w->n; v++) {
        const double quality = l->par->quality;
        const double claim = l->person[v].claim / 254.0;
        if (step == 0)
            l->person[v].stage = stages[v % 3];
        if (step == 0 || l->person[v].claim == UINT8_MAX)
            continue;
        o->all++;
        o->right += fabs(claim - (quality + 0.2 * (v % 3) - 0.2)) < 0.01 ? 1 : 0;
    }
}

static void expect_matches(const char *tactic, double observed)
{
    enum { PEOPLE = 3000 };
    gv_plan *plan = given_statues("complete", PEOPLE);
    gv_message *message = given_messages(plan, 3);
    for (int k = 0; k < 3; k++)
        message[k].overclaim = 0.2 * k - 0.2;
    set_number(plan, "ticks", 1);
    set_number(plan, "budget", 100);
    set_number(plan, "model.stage_observed", observed);
    set_number(plan, "model.shown_a_day", 1);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, tactic, "ads");
    tactic_number(ads, "days", 1);
    ads->is_matched = true;
    for (uint8_t k = 0; k < 3; k++)
        ads->by_stage[k] = k;
    observation o = { 0 };
    watch_life(plan, 0, look_at_claims, &o);
    assert_true(o.all > 300);
    expect_near(tactic, observed, o.right / o.all,
                4 * sqrt(observed * (1 - observed) / o.all));
    forget_world(plan);
}

/* What is shown on the first day. */
static void look_at_item(void *self, const gv_world *w, uint32_t step)
{
    const market_life *l = w->own;
    market_item *found = self;
    if (step == 1)
        *found = l->item[l->campaign[0].item];
}

static market_item item_of(const double *topics, size_t n_topics, const double *values)
{
    market_item found = { .name = 0 };
    gv_plan *plan = given_statues("complete", 200);
    gv_message *message = given_messages(plan, 1);
    message->topics = (gv_reals){ topics, n_topics };
    message->speaker_values = (gv_reals){ values, values == NULL ? 0 : GV_VALUES };
    set_number(plan, "ticks", 1);
    set_number(plan, "budget", 10);
    given_strategy(plan, "ads");
    tactic_number(given_tactic(plan, "broadcast", "ads"), "days", 1);
    watch_life(plan, 0, look_at_item, &found);
    forget_world(plan);
    return found;
}

static void a_message_is_about_its_own_topics_and_speaks_for_its_own_values(void **unused)
{
    (void) unused;
    static const double topics[] = { 0, 3, 4 }, values[] = { -0.5, 0.75 };
    const market_item said = item_of(topics, 3, values);
    assert_true(said.name != 0);
    for (int k = 0; k < GV_TOPICS; k++)
        expect_near("topic", k == 1 ? 0.6 : k == 2 ? 0.8 : 0, (double) said.topic[k], 1e-6);
    expect_near("value", -0.5, (double) said.value[0], 1e-6);
    expect_near("value", 0.75, (double) said.value[1], 1e-6);
    const market_item usual = item_of(NULL, 0, NULL);
    assert_true((double) usual.topic[0] > 0.6 && (double) usual.topic[5] > 0);
    expect_near("the brand's values", 0.25, (double) usual.value[0], 1e-6);
}

static void a_message_fits_the_stage_as_often_as_it_is_observed(void **unused)
{
    (void) unused;
    expect_matches("broadcast", 1);
    expect_matches("broadcast", 0.7);
    expect_matches("mass_media", 0.7);
    expect_matches("motivation_ads", 0);
}

static void three_messages_that_are_one_are_as_good_as_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("barabasi_albert", 300);
    (void) given_messages(plan, 3);
    set_number(plan, "model.p", 0.01);
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    lived one = live_again(plan, 0, 0);
    ads->is_matched = true;
    lived three = live_again(plan, 0, 0);
    assert_true(one.n_adopters > 10);
    assert_true(same_life(&one, &three));
    forget_life(&one);
    forget_life(&three);
    forget_world(plan);
}

/* ---- threads ---- */

static gv_plan *given_everything(void)
{
    static const char *const tactics[] = { "demographic_ads", "motivation_ads",
                                           "owned_page", "live_events" };
    gv_plan *plan = given_market("barabasi_albert", 9000);
    gv_market *m = values_of(plan);
    m->rival = m->ground_rules = true;
    m->rival_rate = 0.002;
    m->p = 0.003;
    m->share = -5;
    m->customers = 0.05;
    m->norm = 0.1;
    (void) given_messages(plan, 3);
    set_number(plan, "ticks", 25);
    set_number(plan, "replicates", 1);
    set_number(plan, "budget", 3000);
    event_number(MARKET_INCIDENT, given_event(plan, MARKET_INCIDENT, 8, 12), "loss", 0.2);
    given_measure(plan, "gauges");
    given_measure(plan, "states");
    given_strategy(plan, "all");
    for (size_t k = 0; k < GV_COUNT_OF(tactics); k++) {
        gv_tactic_plan *t = given_tactic(plan, tactics[k], tactics[k]);
        t->share = 0.25;
        t->is_matched = true;
        for (uint8_t s = 0; s < 3; s++)
            t->by_stage[s] = s;
        if (k == 2)
            tactic_word(t, "followers", "audience");
    }
    return plan;
}

static void helpers_inside_a_life_change_no_byte_of_all_this(void **unused)
{
    (void) unused;
    static const uint32_t threads[] = { 2, 5 };
    gv_plan *plan = given_everything();
    gv_block *alone = run_with(plan, 1, 1);
    const gv_hash expected = hash_of_rows(alone);
    assert_true(value_of(alone, "rival_customers", 0, 0, 25) > 50);
    assert_true(value_of(alone, "leakage", 0, 0, 25) > 0);
    assert_true(value_of(alone, "reads_owned", 0, 0, 25) > 0);
    gv_block_free(alone);
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        gv_block *rows = run_with(plan, threads[k], 1);
        assert_true(gv_hash_equal(hash_of_rows(rows), expected));
        gv_block_free(rows);
    }
    forget_world(plan);
}

/* ---- who is tired of it ---- */

static double tiredness(double intrusion, double prominence, double value)
{
    gv_plan *plan = given_statues("complete", 200);
    gv_message *said = given_messages(plan, 1);
    said->prominence = prominence;
    said->value = value;
    values_of(plan)->fatigue_ad = 0.03;
    values_of(plan)->intrusion = intrusion;
    given_measure(plan, "gauges");
    set_number(plan, "budget", 2);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "days", 10);
    gv_block *rows = run_world(plan);
    const double tired = value_of(rows, "ad_fatigue", 0, 0, 10);
    gv_block_free(rows);
    forget_world(plan);
    return tired;
}

static void
advertisements_that_intrude_tire_by_how_much_they_are_brand_and_not_worth_it(void **unused)
{
    (void) unused;
    const double calm = tiredness(0, 0.9, 0.1);
    assert_true(calm > 0);
    assert_true(tiredness(0, 0.2, 0.7) == calm);
    expect_near("all brand", 1.8, tiredness(1, 0.9, 0.1) / calm, 1e-5);
    expect_near("worth reading", 0.75, tiredness(0.5, 0.2, 0.7) / calm, 1e-5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_segment_follows_from_the_group_as_often_as_the_link_says),
        cmocka_unit_test(whom_aimed_advertisements_may_meet_follows_from_their_accuracy),
        cmocka_unit_test(a_label_that_is_wrong_names_another_segment),
        cmocka_unit_test(estimates_that_are_right_miss_nobody),
        cmocka_unit_test(
            a_small_audience_is_shown_no_more_than_its_cap_and_only_that_is_paid),
        cmocka_unit_test(only_what_is_passed_on_reaches_those_who_are_not_meant),
        cmocka_unit_test(what_is_shown_to_everybody_is_meant_for_nobody_in_particular),
        cmocka_unit_test(the_audience_reads_the_page_when_it_is_online),
        cmocka_unit_test(presence_and_answers_are_paid_and_silence_follows_the_money),
        cmocka_unit_test(a_page_that_answers_is_followed_twice_as_often),
        cmocka_unit_test(everybody_who_comes_is_answered_once),
        cmocka_unit_test(a_page_that_says_nothing_for_a_month_is_gone),
        cmocka_unit_test(who_promotes_too_much_is_reached_by_half_and_resented_once_a_week),
        cmocka_unit_test(who_keeps_the_rules_or_lives_without_them_is_not),
        cmocka_unit_test(events_meet_some_who_know_the_brand_and_are_paid_by_the_contact),
        cmocka_unit_test(who_was_met_speaks_of_it_face_to_face),
        cmocka_unit_test(face_to_face_the_brand_is_believed_so_much_more),
        cmocka_unit_test(a_message_is_about_its_own_topics_and_speaks_for_its_own_values),
        cmocka_unit_test(a_message_fits_the_stage_as_often_as_it_is_observed),
        cmocka_unit_test(three_messages_that_are_one_are_as_good_as_one),
        cmocka_unit_test(
            advertisements_that_intrude_tire_by_how_much_they_are_brand_and_not_worth_it),
        cmocka_unit_test(helpers_inside_a_life_change_no_byte_of_all_this),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
