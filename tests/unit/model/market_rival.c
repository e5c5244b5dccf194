/* The other brand, what happens whatever anybody does, and what changes nothing. */
#include "expect.h"
#include "market_world.h"

#include <math.h>
#include <string.h>

/* ---- the rival ---- */

typedef struct shares {
    double ours, theirs, voice, reads;
    double lowest, highest; /* attitude to the rival */
} shares;

static void look_at_shares(void *self, const gv_world *w, uint32_t step)
{
    shares *s = self;
    const market_life *l = w->own;
    (void) step;
    double rivals = 0;
    s->ours = w->gauge[GV_GAUGE_CUSTOMERS];
    s->theirs = w->gauge[GV_GAUGE_RIVAL_CUSTOMERS];
    s->voice = w->gauge[GV_GAUGE_VOICE];
    s->reads = w->gauge[GV_GAUGE_RIVAL_READS];
    s->lowest = s->highest = 0;
    for (uint32_t v = 0; v < w->n && l->rivalry != NULL; v++) {
        const market_rivalry *r = &l->rivalry[v];
        rivals += r->is_customer ? 1 : 0;
        assert_true(!r->is_customer || l->person[v].bought != MARKET_CUSTOMER);
        s->lowest = fmin(s->lowest, (double) r->attitude);
        s->highest = fmax(s->highest, (double) r->attitude);
    }
    assert_true(rivals == s->theirs);
}

static gv_plan *given_rival(void)
{
    gv_plan *plan = given_market("complete", 2000);
    values_of(plan)->rival = true;
    set_number(plan, "model.rival_rate", 0.004);
    set_number(plan, "model.p", 0.004);
    set_number(plan, "model.q", 0);
    set_number(plan, "model.aware", 1);
    set_number(plan, "model.customers", 0);
    set_number(plan, "model.churn", 0);
    given_strategy(plan, "nothing");
    return plan;
}

/* Hazards that are the same, and no way from one brand to the other. */
static void brands_that_mirror_each_other_sell_the_same(void **unused)
{
    (void) unused;
    enum { LIVES = 40 };
    double apart[LIVES], ours = 0;
    gv_plan *plan = given_rival();
    gv_market *m = values_of(plan);
    m->quality = m->rival_quality = 0.5;
    m->by_attitude = m->by_trust = m->by_rival = 0;
    m->rival_pull = m->rival_spared = 0;
    m->talk = m->talk_pleased = m->talk_angry = 0;
    m->forget = m->attract = 0; /* all stay at attention, which counts -0.8 */
    m->rival_rate = 0.2;        /* so that many would buy of both on one day */
    m->p = 0.2 * exp(-1 + 0.8);
    m->switching = 100;
    for (uint64_t r = 0; r < LIVES; r++) {
        shares s = { 0 };
        watch_life(plan, r, look_at_shares, &s);
        apart[r] = s.ours - s.theirs;
        ours += s.ours / LIVES;
    }
    assert_true(ours > 900 && ours < 1000);
    expect_mean("customers of one brand less those of the other", 0, apart, LIVES, 0);
    forget_world(plan);
}

static void what_the_rival_is_like_decides_what_it_sells(void **unused)
{
    (void) unused;
    static const struct {
        const char *key;
        double low, high;
        int ours, theirs; /* sign of what more of it does */
    } ways[] = {
        { "model.rival_quality", 0.3, 0.9, -1, 1 }, { "model.rival_rate", 0, 0.01, -1, 1 },
        { "model.rival_toward", -1, 1, -1, 1 },     { "model.rival_pull", 0, 0.3, -1, 1 },
        { "model.rival_reach", 0, 1, -1, 1 },       { "model.by_rival", 0, 10, -1, 0 },
        { "model.switching", 0, 20, -1, 1 },
    };
    gv_plan *plan = given_rival();
    set_number(plan, "model.rival_pull", 0.1);
    for (size_t k = 0; k < GV_COUNT_OF(ways); k++) {
        const double usual =
            gv_param_number(gv_plan_row(plan, ways[k].key), plan->model_params);
        shares few = { 0 }, many = { 0 };
        set_number(plan, ways[k].key, ways[k].low);
        watch_life(plan, 0, look_at_shares, &few);
        set_number(plan, ways[k].key, ways[k].high);
        watch_life(plan, 0, look_at_shares, &many);
        set_number(plan, ways[k].key, usual);
        if (ways[k].ours * (many.ours - few.ours) <= 0 ||
            ways[k].theirs * (many.theirs - few.theirs) < 0)
            fail_msg("%s: %g and %g of ours, %g and %g of theirs", ways[k].key, few.ours,
                     many.ours, few.theirs, many.theirs);
    }
    forget_world(plan);
}

typedef struct friends {
    double buyers[2]; /* of the rival: who dislikes the brand, and who likes it */
} friends;

static void look_at_friends(void *self, const gv_world *w, uint32_t step)
{
    friends *f = self;
    const market_life *l = w->own;
    (void) step;
    f->buyers[0] = f->buyers[1] = 0;
    for (uint32_t v = 0; v < w->n; v++)
        f->buyers[l->person[v].attitude > 0] += l->rivalry[v].is_customer ? 1 : 0;
}

static void who_likes_the_brand_buys_less_of_the_rival(void **unused)
{
    (void) unused;
    gv_plan *plan = given_rival();
    set_number(plan, "model.attitudes", 1);
    set_number(plan, "model.p", 0);
    friends f;
    set_number(plan, "model.rival_spared", 0);
    watch_life(plan, 0, look_at_friends, &f);
    assert_true(f.buyers[0] > 60 && f.buyers[0] < 1.6 * f.buyers[1] &&
                f.buyers[1] < 1.6 * f.buyers[0]);
    set_number(plan, "model.rival_spared", 5);
    watch_life(plan, 0, look_at_friends, &f);
    assert_true(f.buyers[0] > 4 * f.buyers[1]);
    forget_world(plan);
}

static void a_tenth_reads_the_rival_every_day_and_is_drawn_to_it(void **unused)
{
    (void) unused;
    gv_plan *plan = given_rival();
    shares s = { 0 };
    watch_life(plan, 0, look_at_shares, &s);
    expect_near("readings of the rival", 0.1 * 2000 * 60, s.reads, 4 * sqrt(0.09 * 120000));
    assert_true(s.voice > 0 && s.voice < 1);
    assert_true(s.lowest == 0 && s.highest > 0.03 && s.highest < 0.4);
    values_of(plan)->rival = false;
    watch_life(plan, 0, look_at_shares, &s);
    assert_true(s.theirs == 0 && s.reads == 0 && s.voice == 1);
    forget_world(plan);
}

static void look_at_voices(void *self, const gv_world *w, uint32_t step)
{
    const double *g = w->gauge;
    double *lowest = self;
    const double rival = g[GV_GAUGE_RIVAL_READS], paid = g[GV_GAUGE_PAID];
    const double ours = paid + g[GV_GAUGE_PARTNER] + g[GV_GAUGE_OWNED] + g[GV_GAUGE_EARNED];
    const double both = g[GV_GAUGE_CUSTOMERS] + g[GV_GAUGE_RIVAL_CUSTOMERS];
    const double market = both > 0 ? g[GV_GAUGE_CUSTOMERS] / both : 0;
    if (step == 0)
        return;
    assert_true(fabs(g[GV_GAUGE_VOICE] - ours / (ours + rival)) < 1e-12);
    assert_true(fabs(g[GV_GAUGE_VOICE_PAID] - paid / (paid + rival)) < 1e-12);
    assert_true(fabs(g[GV_GAUGE_VOICE_EXCESS] - (g[GV_GAUGE_VOICE] - market)) < 1e-12);
    *lowest = fmin(*lowest, g[GV_GAUGE_VOICE] - g[GV_GAUGE_VOICE_PAID]);
}

static void voices_are_shares_of_what_was_read(void **unused)
{
    (void) unused;
    double lowest = 1;
    gv_plan *plan = given_rival();
    set_number(plan, "model.customers", 0.05);
    set_number(plan, "model.talk", 0.1);
    set_number(plan, "budget", 50);
    plan->n_arms = 0;
    given_strategy(plan, "ads");
    (void) given_tactic(plan, "broadcast", "ads");
    watch_life(plan, 0, look_at_voices, &lowest);
    assert_true(lowest >= 0 && lowest < 1);
    forget_world(plan);
}

/* ---- what happens whatever anybody does ---- */

typedef struct days {
    double earned[61], online, satisfied[400], x[400], trust[400], theirs[61], finds[61];
    bool buys[400];
} days;

static void look_at_days(void *self, const gv_world *w, uint32_t step)
{
    days *d = self;
    const market_life *l = w->own;
    d->earned[step] = w->gauge[GV_GAUGE_EARNED];
    d->theirs[step] = w->gauge[GV_GAUGE_RIVAL_CUSTOMERS];
    d->finds[step] = w->gauge[GV_GAUGE_FINDS];
    if (step > 0)
        d->online += (double) l->total.online;
    for (uint32_t v = 0; v < w->n && step == 20; v++) {
        d->satisfied[v] = (double) l->person[v].satisfaction;
        d->x[v] = l->person[v].attitude;
        d->trust[v] = (double) l->person[v].trust;
        d->buys[v] = l->person[v].bought == MARKET_CUSTOMER;
    }
}

static gv_plan *given_talkers(void)
{
    gv_plan *plan = given_market("watts_strogatz", 400);
    set_number(plan, "model.customers", 0.5);
    set_number(plan, "model.talk", 0.2);
    set_number(plan, "model.talk_kept", 1);
    set_number(plan, "model.churn", 0);
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    (void) given_tactic(plan, "broadcast", "ads");
    return plan;
}

static void on_a_platform_that_is_down_nobody_hears_anybody(void **unused)
{
    (void) unused;
    static days d;
    gv_plan *plan = given_talkers();
    void *down = given_event(plan, MARKET_SHOCK, 20, 30);
    event_number(MARKET_SHOCK, down, "factor", 0);
    watch_life(plan, 0, look_at_days, &d);
    assert_true(d.earned[20] > 100);
    assert_true(d.earned[30] == d.earned[20] && d.earned[31] > d.earned[30]);
    const double before = d.earned[20];
    event_number(MARKET_SHOCK, down, "factor", 0.5);
    watch_life(plan, 0, look_at_days, &d);
    assert_true(d.earned[20] == before);
    assert_true(d.earned[30] > d.earned[20]);
    assert_true(d.earned[30] - d.earned[20] < 0.75 * (d.earned[60] - d.earned[50]));
    forget_world(plan);
}

static void an_event_that_changes_nothing_changes_nobodys_luck(void **unused)
{
    (void) unused;
    gv_plan *plan = given_talkers();
    set_number(plan, "model.p", 0.01);
    lived alone = live_again(plan, 0, 0);
    event_number(MARKET_SHOCK, given_event(plan, MARKET_SHOCK, 5, 50), "factor", 1);
    lived shocked = live_again(plan, 0, 0);
    assert_true(alone.n_adopters > 20);
    assert_true(same_life(&alone, &shocked));
    void *incident = given_event(plan, MARKET_INCIDENT, 5, 50);
    event_number(MARKET_INCIDENT, incident, "loss", 0);
    lived sound = live_again(plan, 0, 0);
    assert_true(same_life(&alone, &sound));
    forget_life(&alone);
    forget_life(&shocked);
    forget_life(&sound);
    forget_world(plan);
}

/* With no word of it spoken, so that what customers feel is theirs alone. */
static void an_incident_disappoints_some_customers_once(void **unused)
{
    (void) unused;
    static days calm, hit;
    gv_plan *plan = given_talkers();
    set_number(plan, "model.login", 0);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 0);
    set_number(plan, "model.talk", 0);
    set_number(plan, "model.talk_pleased", 0);
    set_number(plan, "model.talk_angry", 0);
    watch_life(plan, 0, look_at_days, &calm);
    void *incident = given_event(plan, MARKET_INCIDENT, 10, 20);
    event_number(MARKET_INCIDENT, incident, "loss", 0.1);
    event_number(MARKET_INCIDENT, incident, "share", 0.4);
    watch_life(plan, 0, look_at_days, &hit);
    double n = 0, disappointed = 0;
    for (uint32_t v = 0; v < 400; v++) {
        if (!calm.buys[v] || !hit.buys[v] || calm.satisfied[v] < -0.8)
            continue;
        const double loss = calm.satisfied[v] - hit.satisfied[v];
        n++;
        disappointed += loss > 0 ? 1 : 0;
        assert_true(loss == 0 || fabs(loss - 0.1) < 1e-6);
        assert_true(fabs(calm.x[v] - hit.x[v] - loss / 2) < 1e-6);
        assert_true(fabs(calm.trust[v] - hit.trust[v] - loss / 2) < 1e-3);
    }
    expect_near("customers who meet with an incident", 0.4, disappointed / n,
                4 * sqrt(0.24 / n));
    forget_world(plan);
}

static void while_the_product_fails_true_claims_are_bluffs(void **unused)
{
    (void) unused;
    static days d;
    gv_plan *plan = given_talkers();
    given_messages(plan, 1)->overclaim = 0;
    set_number(plan, "model.false_alarm", 0);
    set_number(plan, "model.check", 5);
    set_number(plan, "model.warn", 0);
    void *incident = given_event(plan, MARKET_INCIDENT, 10, 20);
    event_number(MARKET_INCIDENT, incident, "loss", 0.3);
    watch_life(plan, 0, look_at_days, &d);
    assert_true(d.finds[10] == 0 && d.finds[20] > 20 && d.finds[60] == d.finds[20]);
    forget_world(plan);
}

static void an_offer_of_the_rivals_sells_while_it_lasts(void **unused)
{
    (void) unused;
    static days usual, offered;
    gv_plan *plan = given_talkers();
    set_number(plan, "model.customers", 0);
    values_of(plan)->rival = true;
    set_number(plan, "model.rival_rate", 0.002);
    watch_life(plan, 0, look_at_days, &usual);
    event_number(MARKET_OFFER, given_event(plan, MARKET_OFFER, 20, 30), "factor", 10);
    watch_life(plan, 0, look_at_days, &offered);
    assert_true(offered.theirs[20] == usual.theirs[20]);
    assert_true(offered.theirs[30] - offered.theirs[20] >
                4 * (usual.theirs[30] - usual.theirs[20]) + 5);
    assert_true(offered.theirs[60] - offered.theirs[30] <
                (offered.theirs[30] - offered.theirs[20]));
    forget_world(plan);
}

/* ---- crowding ---- */

/* People tolerate 2 a day; four, and a tenth stays away; eight, and three tenths. */
static void advertisements_of_others_keep_people_away(void **unused)
{
    (void) unused;
    static const double ambient[] = { 2, 4, 8 }, login[] = { 0.6, 0.54, 0.42 };
    static days d;
    for (size_t k = 0; k < GV_COUNT_OF(ambient); k++) {
        gv_plan *plan = given_market("complete", 400);
        set_number(plan, "model.ambient_ads", ambient[k]);
        set_number(plan, "ticks", 60);
        given_strategy(plan, "nothing");
        d.online = 0;
        watch_life(plan, 0, look_at_days, &d);
        expect_near("share of people online", login[k], d.online / 400 / 60,
                    0.004 + 4 * sqrt(0.25 / 400 / 60));
        forget_world(plan);
    }
}

/* ---- names of topics ---- */

static const int other_name[MARKET_TOPICS] = { 3, 7, 1, 0, 6, 2, 4, 5 };

static void rename_topics(void *self, const gv_world *w, uint32_t step)
{
    market_life *l = w->own;
    (void) self;
    for (uint32_t v = 0; v < w->n && step == 0; v++) {
        market_person *p = &l->person[v];
        uint8_t topic[MARKET_TOPICS];
        for (int k = 0; k < MARKET_TOPICS; k++)
            topic[other_name[k]] = p->topic[k];
        memcpy(p->topic, topic, sizeof topic);
        p->turn_off = 7u & (unsigned) other_name[p->turn_off];
    }
}

static void keep_adopters(void *self, const gv_world *w, uint32_t step)
{
    double *adopters = self;
    (void) step;
    *adopters = w->n_adopters;
}

static void rename_and_keep(void *self, const gv_world *w, uint32_t step)
{
    rename_topics(NULL, w, step);
    keep_adopters(self, w, step);
}

/* Sums go over topics in another order, so a life may part from its twin by a last digit:
 * what they come to is the same. */
static void other_names_for_topics_change_nothing(void **unused)
{
    (void) unused;
    enum { LIVES = 12 };
    static double said[2][MARKET_TOPICS] = { { 1, 1, 0, 0.5 }, { 0, 1, 0, 0, 1, 1 } };
    static double renamed[2][MARKET_TOPICS];
    double adopters[2] = { 0, 0 }, apart = 0;
    gv_plan *plan = given_market("barabasi_albert", 400);
    gv_market *m = values_of(plan);
    m->customers = 0;
    m->p = 0.01;
    m->share = -4;
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    (void) given_tactic(plan, "broadcast", "ads");
    for (int k = 0; k < 2; k++) {
        for (int t = 0; t < MARKET_TOPICS; t++)
            renamed[k][other_name[t]] = said[k][t];
    }
    for (uint64_t r = 0; r < LIVES; r++) {
        m->product = (gv_reals){ said[0], MARKET_TOPICS };
        m->purpose = (gv_reals){ said[1], MARKET_TOPICS };
        watch_life(plan, r, keep_adopters, &adopters[0]);
        m->product = (gv_reals){ renamed[0], MARKET_TOPICS };
        m->purpose = (gv_reals){ renamed[1], MARKET_TOPICS };
        watch_life(plan, r, rename_and_keep, &adopters[1]);
        assert_true(adopters[0] > 20);
        apart += fabs(adopters[0] - adopters[1]);
    }
    assert_true(apart <= LIVES);
    forget_world(plan);
}

/* ---- idle tactics ---- */

static void idle_tactics_that_ask_change_nobodys_luck(void **unused)
{
    (void) unused;
    static const char *const tactics[] = { "demographic_ads", "motivation_ads",
                                           "live_events" };
    gv_plan *plan = given_market("barabasi_albert", 300);
    set_number(plan, "model.p", 0.01);
    set_number(plan, "budget", 100);
    given_strategy(plan, "ads");
    (void) given_tactic(plan, "broadcast", "ads");
    lived alone = live_again(plan, 0, 0);
    assert_true(alone.n_adopters > 10);
    for (size_t k = 0; k < GV_COUNT_OF(tactics); k++) {
        given_tactic(plan, tactics[k], tactics[k])->share = 0;
        lived beside = live_again(plan, 0, 0);
        assert_true(same_life(&alone, &beside));
        forget_life(&beside);
    }
    forget_life(&alone);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brands_that_mirror_each_other_sell_the_same),
        cmocka_unit_test(what_the_rival_is_like_decides_what_it_sells),
        cmocka_unit_test(who_likes_the_brand_buys_less_of_the_rival),
        cmocka_unit_test(a_tenth_reads_the_rival_every_day_and_is_drawn_to_it),
        cmocka_unit_test(voices_are_shares_of_what_was_read),
        cmocka_unit_test(on_a_platform_that_is_down_nobody_hears_anybody),
        cmocka_unit_test(an_event_that_changes_nothing_changes_nobodys_luck),
        cmocka_unit_test(an_incident_disappoints_some_customers_once),
        cmocka_unit_test(while_the_product_fails_true_claims_are_bluffs),
        cmocka_unit_test(an_offer_of_the_rivals_sells_while_it_lasts),
        cmocka_unit_test(advertisements_of_others_keep_people_away),
        cmocka_unit_test(other_names_for_topics_change_nothing),
        cmocka_unit_test(idle_tactics_that_ask_change_nobodys_luck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
