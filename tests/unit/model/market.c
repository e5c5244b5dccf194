#include "model/market/market.h"

#include "expect.h"
#include "market_world.h"

#include <math.h>
#include <string.h>

/* ---- known models ------------------------------------------------------------------ */

static void expect_the_same_times(gv_plan *a, gv_plan *b, uint64_t replicate)
{
    lived market = live_again(a, 0, replicate);
    lived known = live_again(b, 0, replicate);
    assert_true(known.n_adopters > 10);
    assert_int_equal(market.n_adopters, known.n_adopters);
    for (uint32_t v = 0; v < known.n; v++)
        assert_int_equal(market.adopted_at[v], known.adopted_at[v]);
    forget_life(&market);
    forget_life(&known);
}

static void expect_bass(const char *network)
{
    gv_plan *market = given_market(network, 500);
    gv_plan *bass = given_world(network, "bass");
    given_calm(market);
    set_number(bass, "network.people", 500);
    set_number(bass, "ticks", 60);
    set_word(bass, "model.hazard", "linear");
    set_number(market, "model.p", 0.002);
    set_number(bass, "model.p", 0.002);
    set_number(market, "model.q", 0.15);
    set_number(bass, "model.q", 0.15);
    given_strategy(market, "nothing");
    given_strategy(bass, "nothing");
    for (uint64_t replicate = 0; replicate < 5; replicate++)
        expect_the_same_times(market, bass, replicate);
    forget_world(market);
    forget_world(bass);
}

static void without_appeal_everybody_buys_when_bass_says(void **unused)
{
    (void) unused;
    expect_bass("complete");
    expect_bass("barabasi_albert");
}

static void with_thresholds_everybody_buys_when_watts_says(void **unused)
{
    (void) unused;
    gv_plan *market = given_market("watts_strogatz", 400);
    gv_plan *watts = given_world("watts_strogatz", "watts_threshold");
    given_calm(market);
    set_word(market, "model.link", "threshold");
    set_number(market, "model.threshold", 0.15);
    set_number(market, "model.threshold_spread", 0.05);
    set_number(watts, "model.threshold", 0.15);
    set_number(watts, "model.spread", 0.05);
    set_number(watts, "network.people", 400);
    set_number(watts, "ticks", 60);
    given_seeds(market, "seeds", "3 4 200");
    given_seeds(watts, "seeds", "3 4 200");
    for (uint64_t replicate = 0; replicate < 5; replicate++)
        expect_the_same_times(market, watts, replicate);
    forget_world(market);
    forget_world(watts);
}

enum { FEW = 60, DAYS = 40 };

typedef struct history {
    double x[DAYS + 1][FEW];
} history;

static void keep_attitudes(void *self, const gv_world *w, uint32_t step)
{
    history *h = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < FEW; v++)
        h->x[step][v] = l->person[v].attitude;
}

static void keep_opinions(void *self, const gv_world *w, uint32_t step)
{
    history *h = self;
    memcpy(h->x[step], w->opinion, sizeof h->x[step]);
}

/* Everybody says what they feel, and one day later it is heard: days of the market lag one
 * behind. Of 6 who are heard and oneself all count alike. */
static void where_all_say_what_they_feel_attitudes_move_as_degroot_says(void **unused)
{
    (void) unused;
    static history market, known;
    gv_plan *a = given_market("watts_strogatz", FEW);
    gv_plan *b = given_world("watts_strogatz", "degroot");
    given_calm(a);
    gv_market *m = values_of(a);
    m->attitudes = 1;
    m->login = 1;
    m->login_fatigue = 0;
    m->ambient_ads = 0;
    m->background = 1e-9;
    m->turn_off = 0;
    m->p = m->q = 0;
    m->persuasion = 6.0 / 7;
    set_word(a, "model.pull", "share");
    set_word(a, "model.talkers", "everybody");
    set_number(a, "network.neighbours", 6);
    set_number(a, "network.rewire", 0);
    set_number(a, "ticks", DAYS);
    set_number(b, "network.people", FEW);
    set_number(b, "network.neighbours", 6);
    set_number(b, "network.rewire", 0);
    set_number(b, "ticks", DAYS);
    set_number(b, "model.low", -1);
    given_strategy(a, "nothing");
    given_strategy(b, "nothing");
    must(gv_plan_settle(a, 0, NULL));
    must(gv_plan_settle(b, 0, NULL));
    must(gv_engine_watch(a, 0, 3, keep_attitudes, &market, NULL));
    must(gv_engine_watch(b, 0, 3, keep_opinions, &known, NULL));
    double apart = 0;
    for (uint32_t v = 0; v < FEW; v++) {
        assert_true(market.x[0][v] == known.x[0][v]);
        apart = fmax(apart, fabs(market.x[1][v] - known.x[0][v]));
        assert_true(fabs(market.x[DAYS][v] - known.x[DAYS - 1][v]) < 1e-12);
    }
    assert_true(apart == 0); /* nothing has been heard yet */
    assert_true(fabs(known.x[0][0] - known.x[DAYS - 1][0]) > 1e-3);
    forget_world(a);
    forget_world(b);
}

static void every_reader_of_a_star_passes_on_with_the_same_chance(void **unused)
{
    (void) unused;
    enum { LEAVES = 12, LIVES = 4000 };
    gv_text ties = { 0 };
    for (uint32_t leaf = 1; leaf <= LEAVES; leaf++)
        gv_text_add(&ties, "0 %u\n", (unsigned) leaf);
    gv_plan *plan =
        given_passing_on(given_ties("market", LEAVES + 1, true, ties.text), "0", 0.25);
    gv_text_free(&ties);
    set_number(plan, "ticks", 4);
    set_number(plan, "replicates", LIVES);
    gv_block *rows = run_world(plan);
    double expected[LEAVES + 1];
    uint64_t found[LEAVES + 1] = { 0 };
    double choose = LIVES;
    for (uint32_t k = 0; k <= LEAVES; k++) {
        expected[k] = choose * pow(0.25, k) * pow(0.75, LEAVES - k);
        choose = choose * (LEAVES - k) / (k + 1);
    }
    for (uint64_t r = 0; r < LIVES; r++)
        found[(size_t) value_of(rows, "shares", 0, r, 4)]++;
    expect_distribution("shares of a star of 12", expected, found, LEAVES + 1);
    gv_block_free(rows);
    forget_world(plan);
}

/* Each tie that leads to a reader gives one chance: an independent cascade. */
static void what_is_passed_on_spreads_as_an_independent_cascade(void **unused)
{
    (void) unused;
    enum { LIVES = 3000 };
    const double chance = 0.08;
    gv_plan *market = given_passing_on(given_market("barabasi_albert", 200), "0", chance);
    gv_plan *cascade = given_world("barabasi_albert", "independent_cascade");
    set_number(cascade, "network.people", 200);
    set_number(cascade, "model.p", chance);
    given_seeds(cascade, "seed", "0");
    set_number(market, "replicates", LIVES);
    set_number(cascade, "replicates", LIVES);
    set_number(market, "ticks", 30);
    set_number(cascade, "ticks", 30);
    gv_block *a = run_with(market, 1, 100), *b = run_with(cascade, 1, 100);
    static double ours[LIVES], theirs[LIVES];
    for (uint64_t r = 0; r < LIVES; r++) {
        ours[r] = value_of(a, "shares", 0, r, 30);
        theirs[r] = value_of(b, "final_adopters", 0, r, 0) - 1;
    }
    const summary x = summary_of(ours, LIVES), y = summary_of(theirs, LIVES);
    expect_near("mean size of cascades", y.mean, x.mean,
                4 * hypot(x.standard_error, y.standard_error));
    expect_near("their standard deviation", 1, x.sd / y.sd, 0.1);
    gv_block_free(a);
    gv_block_free(b);
    forget_world(market);
    forget_world(cascade);
}

/* ---- advertisements ------------------------------------------------------------------ */

typedef struct noticing {
    double expected; /* people who have noticed the brand after the campaign */
    double found;
    double impressions, chance;
} noticing;

static void expect_notice(void *self, const gv_world *w, uint32_t step)
{
    noticing *n = self;
    const market_life *l = w->own;
    if (step == 0) {
        for (uint32_t v = 0; v < w->n; v++) {
            const market_person *p = &l->person[v];
            double sum = 0;
            for (int k = 0; k < MARKET_TOPICS; k++) {
                const float z =
                    0.8F * l->product[k] + 0.2F * l->purpose[k]; /* topicness 0.2 */
                sum += (double) z * p->topic[k];
            }
            double length = 0;
            for (int k = 0; k < MARKET_TOPICS; k++) {
                const double z =
                    0.8 * (double) l->product[k] + 0.2 * (double) l->purpose[k];
                length += z * z;
            }
            const double r = sum / sqrt(length) / gv_market_length(p->topic);
            n->expected += 1 - pow(1 - n->chance * (0.3 + 0.7 * r) / w->n, n->impressions);
        }
    }
    n->found = w->n - w->in_state[MARKET_UNAWARE];
}

/* Nobody talks or tires; each impression is noticed with a chance of its own. */
static void awareness_from_advertisements_alone_is_what_reach_and_notice_say(void **unused)
{
    (void) unused;
    enum { LIVES = 60 };
    double found[LIVES];
    gv_plan *plan = given_market("complete", 2000);
    given_calm(plan);
    gv_market *m = values_of(plan);
    m->aware = 0;
    m->login = 0.7;
    m->login_fatigue = m->ad_crowding = 0;
    m->p = m->q = 0;
    m->share = -1000;
    m->shown_a_day = 16;
    set_number(plan, "budget", 200);
    set_number(plan, "ticks", 40);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 5);
    tactic_number(ads, "days", 40);
    must(gv_plan_settle(plan, 0, NULL));
    double expected = 0;
    for (uint64_t r = 0; r < LIVES; r++) {
        noticing n = { .impressions = 40000, .chance = 0.5 * 0.03 * 0.9 };
        must(gv_engine_watch(plan, 0, r, expect_notice, &n, NULL));
        found[r] = n.found - n.expected;
        expected += n.expected / LIVES;
    }
    assert_true(expected > 200 && expected < 600);
    expect_mean("people aware, beyond those expected", 0, found, LIVES, 0.5);
    forget_world(plan);
}

static void look_at_what_was_shown(void *self, const gv_world *w, uint32_t step)
{
    const market_life *l = w->own;
    (void) self;
    if (step > 0)
        assert_true(l->shown_on[(step - 1) % MARKET_WEEK] <=
                    2 * (uint64_t) l->total.online);
}

/* With a cap of two a day no more than twice those online are shown anything, and what was
 * not shown is not paid for. */
static void only_those_who_are_there_are_shown_anything_and_only_that_is_paid(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("complete", 300);
    set_number(plan, "model.shown_a_day", 2);
    set_number(plan, "budget", 1000);
    set_number(plan, "ticks", 20);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 5);
    tactic_number(ads, "days", 20);
    lived life = live_again(plan, 0, 0);
    assert_true(life.delivered[0] > 20 * 100 && life.delivered[0] < 20 * 600);
    assert_int_equal(life.spent[20], (gv_money) life.delivered[0] * 5000);
    forget_life(&life);
    must(gv_engine_watch(plan, 0, 0, look_at_what_was_shown, NULL, NULL));
    forget_world(plan);
}

static void mass_media_reach_those_who_are_never_online(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("complete", 300);
    set_number(plan, "model.login", 0);
    set_number(plan, "budget", 100);
    given_strategy(plan, "both");
    given_tactic(plan, "broadcast", "ads")->share = 0.5;
    given_tactic(plan, "mass_media", "television")->share = 0.5;
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 0);
    assert_int_equal(life.delivered[1], 4166);
    assert_true(life.n_reads > 1900 && life.n_reads < 2270); /* half are in view */
    forget_life(&life);
    forget_world(plan);
}

/* ---- screening
 * --------------------------------------------------------------------------- */

typedef struct screening {
    double expected, informed, trust; /* of the people on the star */
    double finds, checks;
} screening;

/* Chance to find out from one reading of the post, from the state of the morning. */
static double chance_to_find(const gv_market *par, const market_person *p, double claim)
{
    const double over = claim - par->quality;
    double chance = par->check * (0.3 + 1.4 * p->scepticism / 255.0) *
                    (1 - 0.6 * (double) p->trust) *
                    (0.15 + fabs(claim - (double) p->belief));
    chance *= 0.4 + 0.6 * 0.9; /* information 0.9 */
    return fmin(chance, 1) *
           (over > 0.02 ? 1 - exp(-par->finding * over) : par->false_alarm);
}

static void look_at_screening(void *self, const gv_world *w, uint32_t step)
{
    screening *s = self;
    const market_life *l = w->own;
    if (step == 0) {
        s->expected = 0;
        for (uint32_t v = 1; v < w->n; v++)
            s->expected += chance_to_find(l->par, &l->person[v], l->par->quality + 0.3);
    }
    s->informed = w->gauge[GV_GAUGE_INFORMED];
    s->finds = w->gauge[GV_GAUGE_FINDS];
    s->checks = w->gauge[GV_GAUGE_CHECKS];
    s->trust = w->gauge[GV_GAUGE_TRUST];
}

/* One partner says one thing to 40 who hear nobody else. */
static gv_plan *given_claim(double overclaim)
{
    static gv_message claim;
    gv_text ties = { 0 };
    for (uint32_t leaf = 1; leaf <= 40; leaf++)
        gv_text_add(&ties, "0 %u\n", (unsigned) leaf);
    gv_plan *plan = given_passing_on(given_ties("market", 41, true, ties.text), "0", 1e-9);
    gv_text_free(&ties);
    gv_spec_defaults(&gv_message_spec, &claim);
    claim.name = "claim";
    claim.overclaim = overclaim;
    claim.information = 0.9;
    claim.control = 1;
    plan->messages = &claim;
    plan->n_messages = 1;
    set_number(plan, "model.check", 0.6);
    set_number(plan, "ticks", 3);
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static void bluffs_are_found_as_often_as_the_equations_say(void **unused)
{
    (void) unused;
    enum { LIVES = 400 };
    double beyond[LIVES], expected = 0;
    gv_plan *plan = given_claim(0.3);
    for (uint64_t r = 0; r < LIVES; r++) {
        screening s = { .informed = 0 };
        must(gv_engine_watch(plan, 0, r, look_at_screening, &s, NULL));
        assert_true(s.informed == s.finds && s.finds <= s.checks);
        beyond[r] = s.informed - s.expected;
        expected += s.expected / LIVES;
    }
    assert_true(expected > 2 && expected < 20);
    expect_mean("bluffs found of 40, beyond those expected", 0, beyond, LIVES, 0);
    forget_world(plan);
}

static void count_bluffs(void *self, const gv_world *w, uint32_t step)
{
    uint64_t *found = self;
    const bool is_found = w->gauge[GV_GAUGE_FINDS] > 0;
    (void) step;
    found[0] = w->false_reads;
    found[1] += w->noted_items;
    assert_int_equal(w->found_items, is_found ? 1 : 0);
    assert_int_equal(w->noted_items, w->found_items);
}

/* There is one post. All 40 read it on the first day; one find is enough for a note. */
static void every_reading_of_what_is_untrue_counts(void **unused)
{
    (void) unused;
    const double overclaim[] = { 0.3, 0 };
    for (size_t k = 0; k < 2; k++) {
        uint64_t found[2] = { 0 };
        gv_plan *plan = given_claim(overclaim[k]);
        set_number(plan, "model.note_share", 0.01);
        set_number(plan, "model.note_delay", 0);
        set_number(plan, "model.false_alarm", 0.1);
        for (uint64_t r = 0; r < 10; r++) {
            must(gv_engine_watch(plan, 0, r, count_bluffs, found, NULL));
            assert_int_equal(found[0], k == 0 ? 40 : 0);
        }
        assert_true(found[1] > 0);
        forget_world(plan);
    }
}

/* What is true is not found out, but for false alarms; checking it earns trust. */
static void a_claim_that_is_true_earns_trust(void **unused)
{
    (void) unused;
    gv_plan *plan = given_claim(0);
    double found = 0, checks = 0;
    set_number(plan, "model.false_alarm", 0);
    for (uint64_t r = 0; r < 50; r++) {
        screening s = { .informed = 0 }, before = s;
        must(gv_engine_watch(plan, 0, r, look_at_screening, &s, NULL));
        set_number(plan, "model.check", 0);
        must(gv_engine_watch(plan, 0, r, look_at_screening, &before, NULL));
        set_number(plan, "model.check", 0.6);
        found += s.finds + s.informed;
        checks += s.checks;
        assert_true(s.checks == 0 ? s.trust == before.trust : s.trust > before.trust);
    }
    assert_true(found == 0 && checks > 50);
    forget_world(plan);
}

typedef struct told {
    uint32_t finder, convinced;
} told;

static void look_at_the_told(void *self, const gv_world *w, uint32_t step)
{
    told *t = self;
    const market_life *l = w->own;
    (void) step;
    t->finder = l->person[1].informed;
    t->convinced = 0;
    for (uint32_t v = 2; v < w->n; v++)
        t->convinced += l->person[v].informed;
}

/* 0 boasts to 1, who finds out and warns 30 others. */
static void a_first_warning_convinces_with_its_own_chance(void **unused)
{
    (void) unused;
    enum { HEARERS = 30, LIVES = 3000 };
    gv_text ties = { 0 };
    gv_text_add(&ties, "0 1\n");
    for (uint32_t v = 2; v < HEARERS + 2; v++)
        gv_text_add(&ties, "1 %u\n", (unsigned) v);
    gv_plan *plan =
        given_passing_on(given_ties("market", HEARERS + 2, true, ties.text), "0", 1e-9);
    gv_text_free(&ties);
    static gv_message boast;
    gv_spec_defaults(&gv_message_spec, &boast);
    boast.name = "boast";
    boast.overclaim = 0.35;
    boast.control = 1;
    plan->messages = &boast;
    plan->n_messages = 1;
    set_number(plan, "model.check", 1000);
    set_number(plan, "model.warn", 1);
    set_number(plan, "model.convinced", 0.2);
    set_number(plan, "ticks", 4);
    must(gv_plan_settle(plan, 0, NULL));
    double convinced[LIVES];
    uint32_t n = 0;
    for (uint64_t r = 0; r < LIVES; r++) {
        told t = { 0 };
        must(gv_engine_watch(plan, 0, r, look_at_the_told, &t, NULL));
        if (t.finder)
            convinced[n++] = t.convinced;
        else
            assert_int_equal(t.convinced, 0);
    }
    expect_near("who finds an overclaim of 0.35", 1 - exp(-4 * 0.35), n / (double) LIVES,
                4 * sqrt(0.25 / LIVES));
    expect_mean("convinced of 30 who are warned once", HEARERS * 0.2, convinced, n, 0);
    expect_sd("   its standard deviation", sqrt(HEARERS * 0.2 * 0.8), convinced, n);
    forget_world(plan);
}

/* ---- balance ----------------------------------------------------------------------------
 */

static void with_nothing_in_nothing_comes_out(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("barabasi_albert", 500);
    set_number(plan, "model.aware", 0);
    set_number(plan, "model.customers", 0);
    set_number(plan, "replicates", 4);
    given_measure(plan, "gauges");
    given_strategy(plan, "nothing");
    static const char *const zero[] = { "aware",       "customers",  "lapsed",
                                        "detractors",  "sentiment",  "trust",
                                        "ad_fatigue",  "reads_paid", "reads_partner",
                                        "reads_owned", "shares",     "talk",
                                        "reads_earned" };
    gv_block *rows = run_world(plan);
    for (size_t k = 0; k < GV_COUNT_OF(zero); k++) {
        for (size_t t = 0; t <= 60; t++)
            assert_true(value_of(rows, zero[k], 0, 3, t) == 0);
    }
    assert_true(value_of(rows, "final_adopters", 0, 3, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

static gv_plan *given_campaign(const char *network, double people)
{
    gv_plan *plan = given_market(network, people);
    set_number(plan, "budget", people / 2);
    set_number(plan, "model.customers", 0.05);
    set_number(plan, "model.p", 0.005);
    set_number(plan, "model.q", 0.05);
    set_number(plan, "model.share", -5);
    set_number(plan, "model.churn", 0.01);
    given_strategy(plan, "all");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 5);
    ads->share = 0.3;
    gv_tactic_plan *mass = given_tactic(plan, "mass_media", "mass");
    tactic_number(mass, "cap_per_week", 3);
    mass->share = 0.2;
    gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
    tactic_number(partners, "fee", 5);
    tactic_number(partners, "fee_per_follower", 0.01);
    tactic_number(partners, "posts", 4);
    partners->share = 0.4;
    gv_tactic_plan *page = given_tactic(plan, "owned_page", "page");
    tactic_number(page, "fee", 1);
    page->share = 0.1;
    return plan;
}

typedef struct yesterday {
    uint8_t stage[1000];
    int64_t customers, adopters;
    double earned;
} yesterday;

static void balance(void *self, const gv_world *w, uint32_t step)
{
    yesterday *y = self;
    const market_life *l = w->own;
    market_tally counted = { .customers = 0 };
    for (uint32_t v = 0; v < w->n; v++) {
        const market_person *p = &l->person[v];
        gv_market_count(&counted, p, 1);
        assert_true(p->attitude >= -1 && p->attitude <= 1);
        assert_true(p->trust >= 0 && p->trust <= 1 && p->belief >= 0 && p->belief <= 1);
        assert_true(p->fatigue >= 0 && p->fatigue <= 1);
        assert_true(p->bought == MARKET_STRANGER || p->stage > MARKET_UNAWARE);
        if (gv_world_adopted(w, v) && w->adoption[v].step == step && step > 0)
            assert_true(y->stage[v] > MARKET_UNAWARE);
        const bool shows = (l->status[v] & MARKET_IS_CUSTOMER) != 0;
        assert_true(shows == (p->bought == MARKET_CUSTOMER));
        y->stage[v] = p->stage;
    }
    int64_t all = 0;
    for (int s = 0; s < MARKET_STAGES; s++) {
        assert_int_equal(counted.stage[s], l->total.stage[s]);
        assert_int_equal(w->in_state[s], l->total.stage[s]);
        all += counted.stage[s];
    }
    assert_int_equal(all, w->n);
    assert_int_equal(counted.customers, l->total.customers);
    assert_int_equal(counted.lapsed, l->total.lapsed);
    assert_int_equal(counted.detractors, l->total.detractors);
    assert_true(counted.attitude == l->total.attitude && counted.trust == l->total.trust);
    assert_true(w->gauge[GV_GAUGE_EARNED] >= y->earned);
    y->earned = w->gauge[GV_GAUGE_EARNED];
    y->customers = l->total.customers;
    y->adopters = w->n_adopters;
}

static void books_balance_on_every_day(void **unused)
{
    (void) unused;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        gv_plan *plan = given_campaign(seed % 2 == 0 ? "barabasi_albert" : "complete", 400);
        static yesterday y;
        memset(&y, 0, sizeof y);
        set_number(plan, "seed", (double) seed);
        must(gv_plan_settle(plan, 0, NULL));
        must(gv_engine_watch(plan, 0, seed, balance, &y, NULL));
        assert_true(y.adopters > 20 && y.customers > 20 && y.earned > 20);
        forget_world(plan);
    }
}

/* ---- threads
 * ------------------------------------------------------------------------------ */

/* One life of three slices: helpers share its days. */
static void helpers_inside_a_life_change_no_byte(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("barabasi_albert", 9000);
    set_number(plan, "ticks", 25);
    set_number(plan, "replicates", 1);
    given_measure(plan, "gauges");
    given_measure(plan, "states");
    given_measure(plan, "reach");
    gv_block *alone = run_with(plan, 1, 1);
    assert_true(value_of(alone, "final_adopters", 0, 0, 0) > 100);
    const gv_hash expected = hash_of_rows(alone);
    gv_block_free(alone);
    const uint32_t threads[] = { 2, 3, 8 };
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        gv_block *rows = run_with(plan, threads[k], 1);
        assert_true(gv_hash_equal(hash_of_rows(rows), expected));
        gv_block_free(rows);
    }
    forget_world(plan);
}

/* ---- idle parts
 * ----------------------------------------------------------------------------- */

typedef struct minds {
    double attitude[500], trust[500];
} minds;

static void keep_minds(void *self, const gv_world *w, uint32_t step)
{
    minds *m = self;
    const market_life *l = w->own;
    (void) step;
    for (uint32_t v = 0; v < w->n; v++) {
        m->attitude[v] = l->person[v].attitude;
        m->trust[v] = (double) l->person[v].trust;
    }
}

static void expect_the_same_minds(const gv_plan *a, const gv_plan *b)
{
    static minds x, y;
    must(gv_engine_watch(a, 0, 1, keep_minds, &x, NULL));
    must(gv_engine_watch(b, 0, 1, keep_minds, &y, NULL));
    for (uint32_t v = 0; v < 500; v++)
        assert_true(x.attitude[v] == y.attitude[v] && x.trust[v] == y.trust[v]);
}

static void expect_the_same_life(gv_plan *a, gv_plan *b)
{
    lived x = live_again(a, 0, 1), y = live_again(b, 0, 1);
    assert_true(x.n_adopters > 20);
    assert_true(same_life(&x, &y));
    expect_the_same_minds(a, b);
    forget_life(&x);
    forget_life(&y);
    forget_world(b);
}

static void an_idle_tactic_or_message_changes_nobodys_luck(void **unused)
{
    (void) unused;
    static const char *const names[] = { "aaa", "zzz" };
    gv_plan *alone = given_campaign("barabasi_albert", 500);
    for (size_t k = 0; k < GV_COUNT_OF(names); k++) {
        gv_plan *beside = given_campaign("barabasi_albert", 500);
        given_tactic(beside, "broadcast", names[k])->share = 0;
        expect_the_same_life(alone, beside);
    }
    gv_plan *spoken = given_campaign("barabasi_albert", 500);
    static gv_message messages[2];
    for (int m = 0; m < 2; m++) {
        gv_spec_defaults(&gv_message_spec, &messages[m]);
        messages[m].name = m == 0 ? "said" : "unsaid";
    }
    messages[1].prominence = 0.1;
    spoken->messages = messages;
    spoken->n_messages = 2;
    expect_the_same_life(alone, spoken);
    forget_world(alone);
}

static void the_order_of_tactics_changes_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("barabasi_albert", 500);
    gv_plan *turned = given_campaign("barabasi_albert", 500);
    set_number(plan, "model.shown_a_day", 16); /* no cap that one could fill first */
    set_number(turned, "model.shown_a_day", 16);
    gv_tactic_plan *t = turned->arms[0].tactics;
    for (int k = 0; k < 2; k++) {
        const gv_tactic_plan one = t[k];
        t[k] = t[3 - k];
        t[3 - k] = one;
    }
    expect_the_same_life(plan, turned);
    forget_world(plan);
}

/* What a message is like decides what becomes of it. */
static void empty_words_are_not_passed_on(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("barabasi_albert", 500);
    static gv_message message;
    double shares[2];
    given_measure(plan, "gauges");
    set_number(plan, "replicates", 8);
    for (int m = 0; m < 2; m++) {
        gv_spec_defaults(&gv_message_spec, &message);
        message.name = "story";
        message.prominence = m == 0 ? 1 : 0.2;
        message.value = message.arousal = m == 0 ? 0 : 1;
        plan->messages = &message;
        plan->n_messages = 1;
        gv_block *rows = run_world(plan);
        shares[m] = 0;
        for (uint64_t r = 0; r < 8; r++)
            shares[m] += value_of(rows, "shares", 0, r, 60);
        gv_block_free(rows);
    }
    assert_true(shares[0] > 0 && shares[1] > 3 * shares[0]);
    forget_world(plan);
}

/* ---- claims of a whole campaign
 * --------------------------------------------------------------- */

/* Two tactics whose messages promise different things. */
static gv_plan *given_promises(double first, double second)
{
    static gv_message promises[2];
    gv_plan *plan = given_campaign("barabasi_albert", 500);
    for (int m = 0; m < 2; m++) {
        gv_spec_defaults(&gv_message_spec, &promises[m]);
        promises[m].name = m == 0 ? "first" : "second";
        promises[m].overclaim = m == 0 ? first : second;
        promises[m].information = 0.9;
    }
    plan->messages = promises;
    plan->n_messages = 2;
    plan->arms[0].tactics[1].message = 1;
    given_measure(plan, "gauges");
    set_number(plan, "replicates", 8);
    return plan;
}

static double total_of(gv_plan *plan, const char *outcome)
{
    double sum = 0;
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 8; r++)
        sum += value_of(rows, outcome, 0, r, 60);
    gv_block_free(rows);
    return sum;
}

static double total_with(gv_plan *plan, const char *key, double value, const char *outcome)
{
    set_number(plan, key, value);
    return total_of(plan, outcome);
}

static void telling_people_different_things_costs_trust(void **unused)
{
    (void) unused;
    gv_plan *same = given_promises(0.1, 0.1);
    set_number(same, "model.check", 0);
    set_number(same, "messages.first.control", 1);
    set_number(same, "messages.second.control", 1);
    assert_true(total_with(same, "model.inconsistency", 0, "trust") ==
                total_with(same, "model.inconsistency", 0.3, "trust"));
    forget_world(same);
    gv_plan *different = given_promises(-0.2, 0.2);
    set_number(different, "model.check", 0);
    assert_true(total_with(different, "model.inconsistency", 0, "trust") >
                total_with(different, "model.inconsistency", 0.3, "trust") + 0.01);
    forget_world(different);
}

static void a_note_keeps_what_is_untrue_from_being_passed_on(void **unused)
{
    (void) unused;
    gv_plan *plan = given_promises(0.3, 0.3);
    set_number(plan, "model.check", 1);
    set_number(plan, "model.share", -4);
    set_number(plan, "model.note_penalty", 3);
    set_number(plan, "model.note_share", 0);
    const double free_to_spread = total_of(plan, "shares");
    assert_true(total_with(plan, "model.note_share", 0.1, "shares") < 0.8 * free_to_spread);
    /* No finds, no notes. */
    set_number(plan, "model.check", 0);
    assert_true(total_with(plan, "model.note_share", 0, "shares") ==
                total_with(plan, "model.note_share", 0.1, "shares"));
    forget_world(plan);
}

/* Half as likely, hence about half as often; and nobody but customers: they are few. */
static void people_who_buy_nothing_can_be_kept_from_passing_on(void **unused)
{
    (void) unused;
    gv_plan *plan = given_promises(0, 0);
    set_number(plan, "model.share", -4);
    const double all = total_of(plan, "shares");
    const double half = total_with(plan, "model.share_others", 0.5, "shares");
    const double customers = total_with(plan, "model.share_others", 0, "shares");
    assert_true(all > 100 && half < 0.75 * all && half > 0.25 * all);
    assert_true(customers > 0 && customers < 0.5 * half);
    forget_world(plan);
}

/* Fewer trust a brand that overclaims, and more of them where people warn each other. */
static void people_who_warn_each_other_know_more_of_a_bluff(void **unused)
{
    (void) unused;
    gv_plan *plan = given_promises(0.3, 0.3);
    set_number(plan, "model.warn_again", 0);
    const double alone = total_with(plan, "model.warn", 0, "informed");
    set_number(plan, "model.warn_again", 0.3);
    const double together = total_with(plan, "model.warn", 1, "informed");
    assert_true(alone > 50 && together > 1.2 * alone);
    const double trust = total_of(plan, "trust");
    set_number(plan, "messages.first.overclaim", 0);
    assert_true(total_with(plan, "messages.second.overclaim", 0, "trust") > trust);
    forget_world(plan);
}

/* ---- who gets the credit ---------------------------------------------------------------
 */

static void credit_names_a_neighbour_or_a_tactic_or_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("barabasi_albert", 900);
    uint32_t by[GV_CHANNELS + 1] = { 0 };
    lived life = live_again(plan, 0, 2);
    for (uint32_t v = 0; v < life.n; v++) {
        by[life.channel[v]]++;
        if (life.channel[v] == GV_CHANNEL_EARNED || life.channel[v] == GV_CHANNEL_PARTNER)
            assert_true(life.source[v] < life.n && life.source[v] != v);
        if (life.channel[v] == GV_CHANNEL_UNAIDED)
            assert_int_equal(life.source[v], v);
    }
    assert_true(by[GV_CHANNEL_EARNED] > 0 && by[GV_CHANNEL_PAID] > 0);
    assert_true(by[GV_CHANNEL_UNAIDED] > 0);
    forget_life(&life);
    forget_world(plan);
}

/* A tactic touches whom it was read by, not whom it was shown to. */
static void touches_are_reads(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign("barabasi_albert", 500);
    given_measure(plan, "overlap");
    given_measure(plan, "reach");
    gv_block *rows = run_world(plan);
    double touched = 0;
    for (size_t k = 0; k < 4; k++)
        touched += value_of(rows, "reach_by_tactic", 0, 0, k);
    assert_true(touched >= value_of(rows, "reach", 0, 0, 0));
    assert_true(value_of(rows, "reach_by_tactic", 0, 0, 0) > 0);
    assert_true(value_of(rows, "reach_by_tactic", 0, 0, 2) > 0);
    gv_block_free(rows);
    set_number(plan, "model.viewable", 0);
    rows = run_world(plan);
    assert_true(value_of(rows, "reach_by_tactic", 0, 0, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_appeal_everybody_buys_when_bass_says),
        cmocka_unit_test(with_thresholds_everybody_buys_when_watts_says),
        cmocka_unit_test(where_all_say_what_they_feel_attitudes_move_as_degroot_says),
        cmocka_unit_test(every_reader_of_a_star_passes_on_with_the_same_chance),
        cmocka_unit_test(what_is_passed_on_spreads_as_an_independent_cascade),
        cmocka_unit_test(awareness_from_advertisements_alone_is_what_reach_and_notice_say),
        cmocka_unit_test(only_those_who_are_there_are_shown_anything_and_only_that_is_paid),
        cmocka_unit_test(mass_media_reach_those_who_are_never_online),
        cmocka_unit_test(bluffs_are_found_as_often_as_the_equations_say),
        cmocka_unit_test(every_reading_of_what_is_untrue_counts),
        cmocka_unit_test(a_claim_that_is_true_earns_trust),
        cmocka_unit_test(a_first_warning_convinces_with_its_own_chance),
        cmocka_unit_test(telling_people_different_things_costs_trust),
        cmocka_unit_test(a_note_keeps_what_is_untrue_from_being_passed_on),
        cmocka_unit_test(people_who_buy_nothing_can_be_kept_from_passing_on),
        cmocka_unit_test(people_who_warn_each_other_know_more_of_a_bluff),
        cmocka_unit_test(with_nothing_in_nothing_comes_out),
        cmocka_unit_test(books_balance_on_every_day),
        cmocka_unit_test(helpers_inside_a_life_change_no_byte),
        cmocka_unit_test(an_idle_tactic_or_message_changes_nobodys_luck),
        cmocka_unit_test(the_order_of_tactics_changes_nothing),
        cmocka_unit_test(empty_words_are_not_passed_on),
        cmocka_unit_test(touches_are_reads),
        cmocka_unit_test(credit_names_a_neighbour_or_a_tactic_or_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
