#include "model/market/market.h"
#include "strategy/partner.h"

#include "expect.h"
#include "world.h"

#include <math.h>

enum { PEOPLE = 500, DAYS = 180, LIVES = 30 };

/* ---- worlds ---------------------------------------------------------------------------
 */

/* Nobody leaves, nobody is asked twice, everybody asks 5 a post: unless a test says so. */
static gv_plan *given_partners(void)
{
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "budget", 600);
    set_number(plan, "model.customers", 0.02);
    set_number(plan, "model.aware", 0.3);
    given_measure(plan, "gauges");
    given_strategy(plan, "partners");
    gv_tactic_plan *t = given_tactic(plan, "partners", "partners");
    tactic_number(t, "fee_per_follower", 0);
    tactic_number(t, "usual_fee_per_follower", 0);
    tactic_number(t, "loyalty", 100);
    tactic_number(t, "cycle", 0);
    tactic_number(t, "score_noise", 0);
    return plan;
}

static gv_tactic_plan *tactic_of(gv_plan *plan)
{
    return &plan->arms[0].tactics[0];
}

/* One message, like no other plan's: plans of one test may differ in what is said. */
static gv_message *given_story(gv_plan *plan)
{
    gv_message *story = gv_arena_alloc(plan->arena, 1, sizeof *story, NULL);
    assert_non_null(story);
    gv_spec_defaults(&gv_message_spec, story);
    story->name = "story";
    plan->messages = story;
    plan->n_messages = 1;
    return story;
}

static double last_value(gv_plan *plan, const char *outcome)
{
    gv_block *rows = run_world(plan);
    const double value = value_of(rows, outcome, 0, 0, DAYS);
    gv_block_free(rows);
    return value;
}

/* Outcome in each of 30 replicates. */
static void take(gv_plan *plan, const char *outcome, double out[LIVES])
{
    set_number(plan, "replicates", LIVES);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < LIVES; r++)
        out[r] = value_of(rows, outcome, 0, r, DAYS);
    gv_block_free(rows);
}

static double mean_of(const double x[LIVES])
{
    return summary_of(x, LIVES).mean;
}

/* ---- money ----------------------------------------------------------------------------
 */

static gv_money price_of(double money)
{
    return (gv_money) (money * GV_MONEY_UNIT + 0.5);
}

static void those_who_stay_are_paid_for_every_post_and_nobody_for_more(void **unused)
{
    (void) unused;
    gv_plan *plan = given_partners();
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 9 * 13); /* 600 pays 9 partners 13 posts of 5 */
    assert_int_equal(life.spent[DAYS], price_of(585));
    assert_true(life.n_reads > 100);
    forget_life(&life);
    tactic_number(tactic_of(plan), "partners", 4);
    life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 4 * 13);
    forget_life(&life);
    forget_world(plan);
}

static void no_budget_is_exceeded_whatever_partners_are_paid_for(void **unused)
{
    (void) unused;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        gv_plan *plan = given_partners();
        gv_tactic_plan *t = tactic_of(plan);
        gv_message *story = given_story(plan);
        story->overclaim = 0.3;
        story->control = 0.8;
        set_number(plan, "seed", (double) seed);
        set_number(plan, "model.p", 0.003);
        set_number(plan, "model.check", 0.6);
        tactic_number(t, "fee_per_follower", 0.05);
        tactic_number(t, "loyalty", 2);
        tactic_number(t, "cycle", 28);
        tactic_number(t, "revenue_share", 0.1 * (double) (seed % 4));
        tactic_number(t, "commission", seed % 4 == 0 ? 0 : (double) (seed % 3) * 4);
        tactic_number(t, "compensation", seed % 2 == 0 ? 0.5 : 0);
        lived life = live_again(plan, 0, seed);
        for (uint32_t day = 1; day <= DAYS; day++)
            assert_true(life.spent[day] >= life.spent[day - 1]);
        assert_true(life.spent[DAYS] <= price_of(600));
        assert_true(life.spent[DAYS] >= price_of(200));
        forget_life(&life);
        forget_world(plan);
    }
}

/* Adopters whose last reading was a partner's, counted beside the tactic. */
typedef struct buyers {
    double n, shared, partners;
} buyers;

static void count_buyers(void *self, const gv_world *w, uint32_t step)
{
    buyers *b = self;
    const market_life *l = w->own;
    for (uint32_t k = w->fresh_from; k < w->n_adopters && step > 0; k++)
        b->n += l->last[w->adopters[k]] != NULL ? 1 : 0;
    b->shared = w->gauge[GV_GAUGE_REVENUE_SHARED];
    b->partners = w->gauge[GV_GAUGE_PARTNERS];
}

static gv_plan *given_revenue(double share, double commission)
{
    gv_plan *plan = given_partners();
    set_number(plan, "model.p", 0.003);
    tactic_number(tactic_of(plan), "revenue_share", share);
    tactic_number(tactic_of(plan), "commission", commission);
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static void a_commission_is_paid_for_each_buyer_who_last_read_a_partner(void **unused)
{
    (void) unused;
    gv_plan *plan = given_revenue(0.5, 3);
    double all = 0;
    for (uint64_t r = 0; r < 10; r++) {
        buyers b = { 0 };
        must(gv_engine_watch(plan, 0, r, count_buyers, &b, NULL));
        assert_true(b.shared == 3 * b.n);
        all += b.n;
        lived life = live_again(plan, 0, r);
        assert_int_equal(life.spent[DAYS],
                         price_of(2.5 * ((double) life.delivered[0] - b.n) + 3 * b.n));
        assert_true(life.delivered[0] == 9 * 13 + (uint64_t) b.n); /* half of 5, of half */
        forget_life(&life);
    }
    assert_true(all > 20);
    forget_world(plan);
}

/* Each round's part of it is divided; what no round needed is there for the last. */
static void without_a_commission_buyers_divide_what_was_held_back(void **unused)
{
    (void) unused;
    gv_plan *plan = given_revenue(0.5, 0);
    tactic_number(tactic_of(plan), "cycle", 30);
    tactic_number(tactic_of(plan), "partners", 9);
    uint32_t divided = 0;
    for (uint64_t r = 0; r < 10; r++) {
        buyers b = { 0 };
        must(gv_engine_watch(plan, 0, r, count_buyers, &b, NULL));
        assert_true(b.shared <= 300 && (b.n > 0 || b.shared == 0));
        divided += b.shared > 299.99 ? 1 : 0;
    }
    assert_true(divided >= 1);
    forget_world(plan);
}

/* ---- what is left over
 * --------------------------------------------------------------------- */

/* 600 pays 9 whole contracts of 13 posts at 5; 3 posts of the next are left over. */
static void what_pays_no_whole_contract_pays_a_shorter_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_partners();
    tactic_word(tactic_of(plan), "leftover", "posts");
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 9 * 13 + 3);
    assert_int_equal(life.spent[DAYS], price_of(600));
    forget_life(&life);
    set_number(plan, "budget", 603); /* what pays for no post is divided in the end */
    life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 9 * 13 + 3);
    assert_int_equal(life.spent[DAYS - 1], price_of(600));
    assert_true(life.spent[DAYS] > price_of(603) - 9 && life.spent[DAYS] <= price_of(603));
    forget_life(&life);
    forget_world(plan);
}

static void short_contracts_end_and_are_no_partners_any_more(void **unused)
{
    (void) unused;
    gv_plan *plan = given_partners();
    tactic_word(tactic_of(plan), "leftover", "posts");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "partners", 0, 0, 29) == 10); /* posts on days 0, 14, 28 */
    assert_true(value_of(rows, "partners", 0, 0, 60) == 9);
    assert_true(value_of(rows, "partner_quits", 0, 0, DAYS) == 0);
    assert_true(value_of(rows, "partner_credibility", 0, 0, 60) <= 1);
    gv_block_free(rows);
    forget_world(plan);
}

/* Of all that partners are paid for: as long as one of them stays. */
static void nothing_is_left_over_whoever_leaves_and_whatever_is_paid_for(void **unused)
{
    (void) unused;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        gv_plan *plan = given_partners();
        gv_tactic_plan *t = tactic_of(plan);
        gv_message *story = given_story(plan);
        story->overclaim = 0.3;
        story->control = 0.5;
        set_number(plan, "seed", (double) seed);
        set_number(plan, "model.p", 0.003);
        set_number(plan, "model.check", 0.6);
        tactic_word(t, "leftover", "posts");
        tactic_number(t, "fee_per_follower", 0.05);
        tactic_number(t, "loyalty", 3);
        tactic_number(t, "cycle", 28);
        tactic_number(t, "revenue_share", 0.1 * (double) (seed % 4));
        tactic_number(t, "commission", seed % 4 == 0 ? 0 : (double) (seed % 3) * 4);
        tactic_number(t, "compensation", seed % 2 == 0 ? 0.5 : 0);
        lived life = live_again(plan, 0, seed);
        for (uint32_t day = 1; day <= DAYS; day++)
            assert_true(life.spent[day] >= life.spent[day - 1]);
        assert_true(life.spent[DAYS] <= price_of(600));
        assert_true(life.spent[DAYS] > price_of(599.999));
        forget_life(&life);
        forget_world(plan);
    }
}

/* Nothing was paid for posts; all of it goes by what people bought. */
static void what_nobody_earned_goes_to_those_who_ever_brought_somebody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_revenue(1, 0);
    tactic_number(tactic_of(plan), "partners", 9);
    tactic_number(tactic_of(plan), "cycle", 30);
    tactic_word(tactic_of(plan), "leftover", "posts");
    uint32_t earned = 0;
    for (uint64_t r = 0; r < 10; r++) {
        buyers b = { 0 };
        must(gv_engine_watch(plan, 0, r, count_buyers, &b, NULL));
        assert_true(b.n == 0 ? b.shared == 0 : b.shared > 599.99);
        earned += b.n > 0 ? 1 : 0;
        lived life = live_again(plan, 0, r);
        assert_true(life.spent[DAYS] > price_of(599.99));
        forget_life(&life);
    }
    assert_true(earned > 5);
    forget_world(plan);
}

/* ---- who is asked ---------------------------------------------------------------------
 */

typedef struct portrait {
    double n, alignment, fit, audience, audiences_alignment;
} portrait;

static void portray_speakers(void *self, const gv_world *w, uint32_t step)
{
    portrait *p = self;
    const market_life *l = w->own;
    if (step != 1) /* items of tick 0 are there */
        return;
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        const uint32_t u = l->item[k].author;
        double sum = 0;
        if (l->item[k].response == NULL)
            continue;
        for (uint64_t a = w->out.offset[u]; a < w->out.offset[u + 1]; a++)
            sum += gv_market_show(w, w->out.target[a], GV_ASPECT_ALIGNMENT);
        p->n++;
        p->alignment += gv_market_show(w, u, GV_ASPECT_ALIGNMENT);
        p->fit += gv_market_show(w, u, GV_ASPECT_FIT);
        p->audience += gv_market_show(w, u, GV_ASPECT_AUDIENCE);
        p->audiences_alignment += sum / (double) (w->out.offset[u + 1] - w->out.offset[u]);
    }
}

static portrait portrait_of(const char *choose, double noise)
{
    gv_plan *plan = given_partners();
    portrait p = { 0 };
    tactic_word(tactic_of(plan), "choose", choose);
    tactic_number(tactic_of(plan), "score_noise", noise);
    tactic_number(tactic_of(plan), "band_high", 60);
    must(gv_plan_settle(plan, 0, NULL));
    for (uint64_t r = 0; r < 10; r++)
        must(gv_engine_watch(plan, 0, r, portray_speakers, &p, NULL));
    forget_world(plan);
    assert_true(p.n == 90);
    p.alignment /= p.n;
    p.fit /= p.n;
    p.audience /= p.n;
    p.audiences_alignment /= p.n;
    return p;
}

static void whoever_is_looked_for_is_found(void **unused)
{
    (void) unused;
    const portrait anybody = portrait_of("random", 0);
    const portrait followed = portrait_of("degree", 0);
    const portrait expert = portrait_of("expertise", 0);
    const portrait aligned = portrait_of("alignment", 0);
    const portrait around = portrait_of("audience", 0);
    const portrait micro = portrait_of("micro", 0);
    assert_true(followed.audience > 4 * anybody.audience);
    assert_true(expert.fit > anybody.fit + 0.3);
    assert_true(aligned.alignment > anybody.alignment + 0.15);
    assert_true(around.audiences_alignment > anybody.audiences_alignment + 0.05);
    assert_true(aligned.alignment > around.alignment);
    assert_true(micro.alignment > anybody.alignment + 0.1 && micro.fit > anybody.fit + 0.1);
    /* 30 to 60 followers among 10,000 people are 6.7 to 13.4 among 500 */
    assert_true(micro.audience > 6 && micro.audience < 14);
    const portrait misjudged = portrait_of("alignment", 100);
    assert_true(fabs(misjudged.alignment - anybody.alignment) < 0.06);
}

/* ---- what it is worth to them ----------------------------------------------------------
 */

static void utility_is_what_the_equation_says(void **unused)
{
    (void) unused;
    partners par = {
        .memory = 0.6, .loyalty = 3, .revenue_share = 0.5, .compensation = 0.5
    };
    gv_partner p = {
        .alignment = 0.7, .price = price_of(5), .usual_pay = 5, .pay = 5, .utility = 0.25
    };
    gv_prospect seen = { .control = 0.5, .adopters = 0.02 };
    double u = gv_partner_judge(&p, &par, &seen);
    const double base = 0.25 - 0.6 * 0.5 * 0.3 - 0.175 * 0.5 + 0.4 * 0.1 + 0.3 * (0 - 0.2);
    expect_near("nobody read it", base + 0.3 * 0.5 * 0.2, u, 1e-12);
    expect_near("what is smoothed", 0.6 * 0.25 + 0.4 * u, p.utility, 1e-12);
    expect_near("temptation", 1 / (1 + exp(3 + 6 * p.utility)),
                gv_partner_temptation(&p, &par), 1e-12);
    atomic_store(&p.bond.response.reads, 15);
    atomic_store(&p.bond.response.shares, 1);
    seen.adopters = 0.5;
    seen.informed = seen.made_good = true;
    u = gv_partner_judge(&p, &par, &seen);
    expect_near("passed on, successful, found out, made good",
                base + 0.3 * 0.5 + 0.3 * 0.5 - 0.6 + 0.3, u, 1e-12);
    seen = (gv_prospect){ .control = 0.5 };
    par.rival_offers = 1;
    const double tempted = gv_partner_judge(&p, &par, &seen);
    par.term = GV_TERM_HALF_YEAR;
    const double bound = gv_partner_judge(&p, &par, &seen);
    expect_near("a rival's offer", base - 0.3, tempted, 1e-12);
    expect_near("in a long term", base - 0.15, bound, 1e-12);
    par.rival_offers = 0;
    p.price = price_of(10); /* expected: 0.6 * 5 + 0.4 * 10; variance 0.6 * 0.4 * 25 */
    u = gv_partner_judge(&p, &par, &seen);
    expect_near("pay beyond the usual, and uncertain",
                base + 0.25 * log(7.0 / 5) - 0.3 * 6.0 / 49, u, 1e-9);
}

static void expect_more(const char *what, const double less[LIVES],
                        const double more[LIVES], double at_least)
{
    double difference[LIVES];
    for (int r = 0; r < LIVES; r++)
        difference[r] = more[r] - less[r];
    expect_above(what, at_least, difference, LIVES);
}

static gv_plan *given_leavers(double control, double rival_offers)
{
    gv_plan *plan = given_partners();
    given_story(plan)->control = control;
    set_number(plan, "budget", 2000);
    tactic_number(tactic_of(plan), "loyalty", 3);
    tactic_word(tactic_of(plan), "choose", "random");
    tactic_number(tactic_of(plan), "rival_offers", rival_offers);
    return plan;
}

static void the_more_is_prescribed_the_more_partners_leave(void **unused)
{
    (void) unused;
    static double quits[5][LIVES];
    for (int c = 0; c < 5; c++) {
        gv_plan *plan = given_leavers(0.25 * c, 0);
        take(plan, "partner_quits", quits[c]);
        forget_world(plan);
        if (c > 0)
            assert_true(mean_of(quits[c]) >= mean_of(quits[c - 1]));
    }
    expect_more("quits at full control", quits[0], quits[4], 1);
}

static void rivals_tempt_partners_and_long_contracts_hold_them(void **unused)
{
    (void) unused;
    static double quits[3][LIVES], held[LIVES];
    for (int k = 0; k < 3; k++) {
        gv_plan *plan = given_leavers(0.3, 0.5 * k);
        take(plan, "partner_quits", quits[k]);
        if (k == 2) {
            tactic_word(tactic_of(plan), "term", "half_year");
            take(plan, "partner_quits", held);
        }
        forget_world(plan);
        if (k > 0)
            assert_true(mean_of(quits[k]) >= mean_of(quits[k - 1]));
    }
    expect_more("quits where others offer more", quits[0], quits[2], 2);
    expect_more("quits of those who are free to go", held, quits[2], 1);
    /* Half of the offer is what a whole one is worth in a long term. */
    for (int r = 0; r < LIVES; r++)
        assert_true(held[r] == quits[1][r]);
}

static void poor_pay_and_uncertain_pay_make_partners_leave(void **unused)
{
    (void) unused;
    static double usual[LIVES], poor[LIVES], result[LIVES];
    gv_plan *plan = given_leavers(0.3, 0);
    tactic_number(tactic_of(plan), "partners", 20);
    take(plan, "partner_quits", usual);
    tactic_number(tactic_of(plan), "usual_fee", 15);
    take(plan, "partner_quits", poor);
    tactic_number(tactic_of(plan), "usual_fee", 5);
    tactic_number(tactic_of(plan), "revenue_share", 1);
    take(plan, "partner_quits", result);
    expect_more("quits of the badly paid", usual, poor, 2);
    expect_more("quits of those paid by result alone", usual, result, 2);
    forget_world(plan);
}

static void those_who_left_are_replaced_with_their_money(void **unused)
{
    (void) unused;
    static double active[2][LIVES], spent[2][LIVES];
    for (int again = 0; again < 2; again++) {
        gv_plan *plan = given_leavers(1, 0.5);
        tactic_number(tactic_of(plan), "cycle", again ? 28 : 0);
        given_measure(plan, "cost_per_adopter");
        set_number(plan, "replicates", LIVES);
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < LIVES; r++) {
            active[again][r] = value_of(rows, "partners", 0, r, DAYS - 1);
            spent[again][r] = value_of(rows, "spent", 0, r, 0);
        }
        gv_block_free(rows);
        forget_world(plan);
    }
    expect_more("partners at the end", active[0], active[1], 3);
    expect_more("money spent", spent[0], spent[1], 200);
    assert_true(mean_of(spent[1]) > 1700);
}

/* ---- what they do to the brand ----------------------------------------------------------
 */

/* Everybody leaves at once, with good or bad words. */
static void what_leavers_say_is_heard(void **unused)
{
    (void) unused;
    static double sentiment[2][LIVES];
    for (int good = 0; good < 2; good++) {
        gv_plan *plan = given_leavers(0.3, 0);
        tactic_number(tactic_of(plan), "loyalty", -100);
        tactic_number(tactic_of(plan), "farewell", good ? 1 : -1);
        take(plan, "sentiment", sentiment[good]);
        forget_world(plan);
    }
    expect_more("sentiment", sentiment[0], sentiment[1], 0);
}

/* Those who left post for the other brand; with it, what they say is nothing of this one.
 */
static void deserters_speak_for_the_rival(void **unused)
{
    (void) unused;
    static double heard[3][LIVES], rivals[3][LIVES];
    for (int k = 0; k < 3; k++) {
        gv_plan *plan = given_leavers(0.3, 0.5);
        ((gv_market *) plan->model_params)->rival = true;
        set_number(plan, "model.rival_reach", 0);
        set_number(plan, "model.rival_posts", k == 2 ? 1 : 0);
        set_number(plan, "model.rival_rate", 0.002);
        tactic_number(tactic_of(plan), "loyalty", -100);
        tactic_number(tactic_of(plan), "desertion", k == 0 ? 0 : 1);
        take(plan, "reads_rival", heard[k]);
        take(plan, "rival_customers", rivals[k]);
        forget_world(plan);
        assert_true(k > 0 || mean_of(heard[k]) == 0);
    }
    expect_more("posts for the rival that were read", heard[0], heard[1], 100);
    expect_more("customers of a rival who is believed", rivals[1], rivals[2], 1);
}

typedef struct standings {
    double of[64];
    uint32_t name[64], n;
} standings;

static void note_standings(void *self, const gv_world *w, uint32_t step)
{
    standings *s = self;
    const market_life *l = w->own;
    if (step != 1)
        return;
    s->n = 0;
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items && s->n < 64; k++) {
        if (l->item[k].response == NULL)
            continue;
        s->name[s->n] = l->item[k].name;
        s->of[s->n++] = (double) l->item[k].standing;
    }
}

static standings standings_of(gv_plan *plan)
{
    standings s = { .n = 0 };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, note_standings, &s, NULL));
    assert_true(s.n == 9);
    return s;
}

static void expect_times(double factor, const standings *plain, const standings *other)
{
    for (uint32_t k = 0; k < plain->n; k++) {
        assert_int_equal(plain->name[k], other->name[k]);
        assert_true(fabs(other->of[k] - factor * plain->of[k]) < 1e-6);
    }
}

static void disclosure_and_credibility_multiply_how_far_partners_are_believed(void **unused)
{
    (void) unused;
    gv_plan *plan = given_partners();
    const standings plain = standings_of(plan);
    tactic_number(tactic_of(plan), "disclosure", 0.7);
    const standings silent = standings_of(plan);
    expect_times(1, &plain, &silent);
    tactic_number(tactic_of(plan), "disclosed", 1);
    const standings open = standings_of(plan);
    expect_times(0.7, &plain, &open);
    tactic_number(tactic_of(plan), "credibility", 0.5);
    const standings doubted = standings_of(plan);
    expect_times(0.35, &plain, &doubted);
    forget_world(plan);
}

typedef struct watched {
    double credibility[DAYS + 1];
} watched;

static void watch_credibility(void *self, const gv_world *w, uint32_t step)
{
    watched *c = self;
    c->credibility[step] = w->gauge[GV_GAUGE_PARTNER_CREDIBILITY];
    assert_true(c->credibility[step] >= 0 && c->credibility[step] <= 1);
}

static watched credibility_of(double every, double begins)
{
    gv_plan *plan = given_partners();
    watched c;
    tactic_number(tactic_of(plan), "every", every);
    tactic_number(tactic_of(plan), "credibility", begins);
    tactic_number(tactic_of(plan), "partners", 1);
    set_number(plan, "budget", 2000);
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, watch_credibility, &c, NULL));
    forget_world(plan);
    return c;
}

static void over_posting_wears_credibility_out_and_rest_restores_it(void **unused)
{
    (void) unused;
    const watched seldom = credibility_of(14, 0.5);
    expect_near("after 20 days of rest", 0.7, seldom.credibility[20], 1e-9);
    expect_near("at the end", 1, seldom.credibility[DAYS - 1], 1e-9);
    const watched weekly = credibility_of(7, 1);
    expect_near("two in 14 days", 1, weekly.credibility[DAYS - 1], 1e-9);
    const watched often = credibility_of(3, 1); /* 5 in 14 days: -0.05 + 0.03 */
    expect_near("after two posts", 1, often.credibility[5], 1e-9);
    expect_near("after the third", 0.95, often.credibility[6], 1e-9);
    expect_near("three days later", 0.93, often.credibility[9], 1e-9);
    const watched daily = credibility_of(1, 1);
    assert_true(daily.credibility[100] < 0.011);
}

/* Where claims are bluffs and people check, audiences come to know. */
static void
partners_whose_audience_knows_are_believed_less_and_can_be_made_good(void **unused)
{
    (void) unused;
    static double honest[LIVES], bluffed[LIVES], made_good[LIVES], credible[2][LIVES];
    gv_plan *plan = given_leavers(0.5, 0);
    set_number(plan, "model.check", 5);
    set_number(plan, "model.warn", 1);
    set_number(plan, "model.warn_again", 1);
    set_number(plan, "model.convinced", 0.8);
    tactic_number(tactic_of(plan), "partners", 20);
    take(plan, "partner_quits", honest);
    plan->messages = NULL;
    given_story(plan)->overclaim = 0.4;
    take(plan, "partner_quits", bluffed);
    tactic_number(tactic_of(plan), "compensation", 1);
    take(plan, "partner_quits", made_good);
    expect_more("quits after a bluff", honest, bluffed, 0.5);
    expect_more("quits without compensation", made_good, bluffed, 0);
    tactic_number(tactic_of(plan), "loyalty", 100);
    tactic_number(tactic_of(plan), "recovery", 0);
    for (int k = 0; k < 2; k++) {
        tactic_number(tactic_of(plan), "exposure", k == 0 ? 0.3 : 0);
        set_number(plan, "replicates", LIVES);
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < LIVES; r++)
            credible[k][r] = value_of(rows, "partner_credibility", 0, r, DAYS - 1);
        gv_block_free(rows);
    }
    expect_more("credibility of those whom nobody holds to account", credible[0],
                credible[1], 0.02);
    forget_world(plan);
}

/* ---- refusals
 * ----------------------------------------------------------------------------
 */

static void contracts_that_cannot_be_are_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_partners();
    gv_tactic_plan *t = tactic_of(plan);
    const gv_tactic *kind = t->tactic;
    gv_error err = { 0 };
    must(kind->check(t->params, &err));
    tactic_number(t, "fee", 0);
    assert_int_equal(kind->check(t->params, &err), GV_E_SCENARIO);
    tactic_number(t, "partners", 3);
    must(kind->check(t->params, &err));
    tactic_number(t, "commission", 3);
    assert_int_equal(kind->check(t->params, &err), GV_E_SCENARIO);
    tactic_number(t, "revenue_share", 1);
    must(kind->check(t->params, &err));
    tactic_number(t, "band_low", 500);
    assert_int_equal(kind->check(t->params, &err), GV_E_SCENARIO);
    forget_world(plan);
    plan = given_world("complete", "bass");
    set_number(plan, "network.people", 10);
    given_strategy(plan, "partners");
    given_tactic(plan, "partners", "partners");
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    forget_world(plan);
}

static void where_everybody_hears_everybody_partners_are_heard_by_all(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("complete", "market");
    set_number(plan, "network.people", 100);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "budget", 300);
    given_measure(plan, "gauges");
    given_strategy(plan, "partners");
    tactic_word(given_tactic(plan, "partners", "partners"), "choose", "audience");
    assert_true(last_value(plan, "reads_partner") > 50);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_who_stay_are_paid_for_every_post_and_nobody_for_more),
        cmocka_unit_test(no_budget_is_exceeded_whatever_partners_are_paid_for),
        cmocka_unit_test(a_commission_is_paid_for_each_buyer_who_last_read_a_partner),
        cmocka_unit_test(without_a_commission_buyers_divide_what_was_held_back),
        cmocka_unit_test(what_pays_no_whole_contract_pays_a_shorter_one),
        cmocka_unit_test(short_contracts_end_and_are_no_partners_any_more),
        cmocka_unit_test(nothing_is_left_over_whoever_leaves_and_whatever_is_paid_for),
        cmocka_unit_test(what_nobody_earned_goes_to_those_who_ever_brought_somebody),
        cmocka_unit_test(whoever_is_looked_for_is_found),
        cmocka_unit_test(utility_is_what_the_equation_says),
        cmocka_unit_test(the_more_is_prescribed_the_more_partners_leave),
        cmocka_unit_test(rivals_tempt_partners_and_long_contracts_hold_them),
        cmocka_unit_test(poor_pay_and_uncertain_pay_make_partners_leave),
        cmocka_unit_test(those_who_left_are_replaced_with_their_money),
        cmocka_unit_test(what_leavers_say_is_heard),
        cmocka_unit_test(deserters_speak_for_the_rival),
        cmocka_unit_test(disclosure_and_credibility_multiply_how_far_partners_are_believed),
        cmocka_unit_test(over_posting_wears_credibility_out_and_rest_restores_it),
        cmocka_unit_test(
            partners_whose_audience_knows_are_believed_less_and_can_be_made_good),
        cmocka_unit_test(contracts_that_cannot_be_are_refused),
        cmocka_unit_test(where_everybody_hears_everybody_partners_are_heard_by_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
