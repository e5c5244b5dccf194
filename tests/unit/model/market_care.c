#include "grapevine/programme.h"

#include "expect.h"
#include "model/market/market.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 400, DAYS = 30 };

/* ---- worlds ---------------------------------------------------------------------------
 */

/* Customers of a product of that quality, who stay and say little. */
static gv_plan *given_customers(double quality)
{
    gv_plan *plan = given_world("watts_strogatz", "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "budget", 100000);
    set_number(plan, "model.quality", quality);
    set_number(plan, "model.customers", 0.7);
    set_number(plan, "model.churn", 0);
    set_number(plan, "model.p", 0);
    set_number(plan, "model.q", 0);
    set_number(plan, "model.complain", 0.05);
    set_number(plan, "replicates", 10);
    given_measure(plan, "gauges");
    given_strategy(plan, "care");
    return plan;
}

static gv_tactic_plan *given_programme(gv_plan *plan, const char *kind)
{
    gv_tactic_plan *tactic = given_tactic(plan, kind, kind);
    tactic_number(tactic, "days", DAYS);
    return tactic;
}

/* Money for so many replies a day. */
static gv_tactic_plan *given_service(gv_plan *plan, double replies)
{
    set_number(plan, "budget", 4 * replies * DAYS);
    return given_programme(plan, "service");
}

/* An advertisement that everybody meets daily, for the money that the first tactic leaves.
 */
static void given_advertising(gv_plan *plan, double share)
{
    gv_tactic_plan *ads = given_tactic(plan, "mass_media", "ads");
    ads->share = share;
    plan->arms[0].tactics[0].share = 1 - share;
    tactic_number(ads, "days", DAYS);
    tactic_number(ads, "cpm", 50);
}

static double gauge(const gv_plan *plan, const gv_block *rows, const char *name, size_t at)
{
    double sum = 0;
    for (uint64_t r = 0; r < plan->experiment.replicates; r++)
        sum += value_of(rows, name, 0, r, at);
    return sum;
}

/* ---- what is expected of state after state ----------------------------------------------
 */

/* How often something would happen in the coming day, and its variance. */
typedef struct forecast {
    double mean, variance;
} forecast;

static void expect_chance(forecast *f, double chance)
{
    f->mean += chance;
    f->variance += chance * (1 - chance);
}

typedef struct story {
    uint32_t step;
    forecast complaints, voiced, solved;
    double delay;
    int64_t seen_complaints, seen_voiced;
    uint64_t seen_solved;
    uint32_t oldest;
    uint64_t wrong;
    float satisfaction[PEOPLE];
} story;

static bool is_let_down(const market_person *p)
{
    return p->bought == MARKET_CUSTOMER && (double) p->satisfaction < -0.05;
}

/* Nobody's satisfaction changes but by service. */
static void follow_cases(void *self, const gv_world *w, uint32_t step)
{
    story *s = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < w->n; v++) {
        const market_case *c = &l->open_case[v];
        const market_person *p = &l->person[v];
        const uint32_t age = (uint16_t) (step - c->since);
        if (c->want == MARKET_COMPLAINT && age > s->oldest)
            s->oldest = age;
        if (step > 0 && fabsf(p->satisfaction - s->satisfaction[v]) > 1e-6F)
            s->wrong += fabsf(p->satisfaction - s->satisfaction[v] - 0.15F) > 1e-6F ||
                        !c->was_solved;
        s->satisfaction[v] = p->satisfaction;
        if (step == DAYS)
            continue;
        if (c->want == MARKET_NOTHING && is_let_down(p))
            expect_chance(&s->complaints, l->par->complain *
                                              (1 - 2 * (double) p->satisfaction) *
                                              (c->was_solved ? l->par->complain_again : 1));
        if (c->want == MARKET_COMPLAINT && age + 1 <= l->par->complain_patience)
            expect_chance(&s->voiced, l->par->complain_public);
        if (c->want == MARKET_COMPLAINT)
            expect_chance(&s->solved, 0.7 / (1 + s->delay));
    }
    s->seen_complaints = l->total.care.complaints;
    s->seen_voiced = l->total.care.voiced;
    s->seen_solved = l->solved;
}

static void expect_forecast(const char *what, const forecast *f, double seen)
{
    assert_true(f->variance > 20);
    expect_near(what, f->mean, seen, 4 * sqrt(f->variance));
}

static story story_of(gv_plan *plan, double delay)
{
    static story s;
    s = (story){ .delay = delay };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, follow_cases, &s, NULL));
    return s;
}

/* ---- complaints -----------------------------------------------------------------------
 */

static void who_is_let_down_complains_at_the_rate_of_their_anger(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.35);
    const story s = story_of(plan, 0);
    expect_forecast("complaints", &s.complaints, (double) s.seen_complaints);
    expect_forecast("said in public", &s.voiced, (double) s.seen_voiced);
    assert_int_equal(s.wrong, 0);
    forget_world(plan);
}

static void who_is_satisfied_has_no_complaint(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(1);
    set_number(plan, "model.complain", 1);
    gv_block *rows = run_world(plan);
    assert_true(gauge(plan, rows, "customers", DAYS) > 100);
    assert_true(gauge(plan, rows, "complaints", DAYS) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

static void who_waits_gives_up_when_patience_is_over(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.35);
    set_number(plan, "model.complain_patience", 5);
    assert_int_equal(story_of(plan, 0).oldest, 5);
    forget_world(plan);
}

/* ---- help -------------------------------------------------------------------------------
 */

static void help_makes_good_as_often_as_it_says(void **unused)
{
    (void) unused;
    const double delays[] = { 0, 3 };
    for (size_t k = 0; k < GV_COUNT_OF(delays); k++) {
        gv_plan *plan = given_customers(0.3);
        tactic_number(given_service(plan, 1000), "delay", delays[k]);
        const story s = story_of(plan, delays[k]);
        expect_forecast("complaints made good", &s.solved, (double) s.seen_solved);
        expect_forecast("complaints of whom may have been helped", &s.complaints,
                        (double) s.seen_complaints);
        assert_int_equal(s.wrong, 0);
        forget_world(plan);
    }
}

/* From the second morning on more wait than there is money for. */
static void no_more_replies_are_given_than_there_is_money_for(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.2);
    set_number(plan, "model.complain", 0.5);
    given_service(plan, 2.5);
    gv_block *rows = run_world(plan);
    lived life = live_again(plan, 0, 0);
    for (uint32_t day = 2; day <= DAYS; day++) {
        const double replies = value_of(rows, "replies", 0, 0, day);
        assert_true(replies == (double) (5 * day / 2));
        assert_int_equal(life.spent[day], (gv_money) replies * 4000000);
    }
    assert_int_equal(life.delivered[0], 5 * DAYS / 2);
    forget_life(&life);
    gv_block_free(rows);
    forget_world(plan);
}

static double of_service(const char *outcome, const char *parameter, double value)
{
    gv_plan *plan = given_customers(0.3);
    gv_tactic_plan *service = given_service(plan, 20);
    if (parameter != NULL)
        tactic_number(service, parameter, value);
    gv_block *rows = run_world(plan);
    const double sum = gauge(plan, rows, outcome, DAYS);
    gv_block_free(rows);
    forget_world(plan);
    return sum;
}

static void a_silo_pays_for_replies_that_solve_nothing(void **unused)
{
    (void) unused;
    assert_true(of_service("solved_complaints", NULL, 0) > 50);
    assert_true(of_service("replies", "hand_off", 1) > 50);
    assert_true(of_service("solved_complaints", "hand_off", 1) == 0);
    assert_true(of_service("replies", "coverage", 0) == 0);
    const double all = of_service("replies", NULL, 0);
    const double half = of_service("replies", "coverage", 0.5);
    assert_true(half > 0.3 * all && half < 0.7 * all);
    assert_true(of_service("solved_complaints", "success", 0) == 0);
}

static void who_was_helped_complains_again_sooner(void **unused)
{
    (void) unused;
    double complaints[2];
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_customers(0);
        tactic_number(given_service(plan, 1000), "satisfaction", 0);
        set_number(plan, "model.complain_again", k == 0 ? 0 : 1);
        gv_block *rows = run_world(plan);
        complaints[k] = gauge(plan, rows, "complaints", DAYS);
        assert_true(gauge(plan, rows, "solved_complaints", DAYS) > 50);
        gv_block_free(rows);
        forget_world(plan);
    }
    assert_true(complaints[1] > 1.2 * complaints[0]);
}

/* ---- what others see
 * --------------------------------------------------------------------- */

static double of_policy(const char *outcome, const char *policy, double shown_trust)
{
    gv_plan *plan = given_customers(0.3);
    gv_tactic_plan *service = given_service(plan, 4);
    tactic_word(service, "policy", policy);
    tactic_number(service, "shown_trust", shown_trust);
    gv_block *rows = run_world(plan);
    const double sum = gauge(plan, rows, outcome, DAYS);
    gv_block_free(rows);
    forget_world(plan);
    return sum;
}

static void others_read_replies_as_the_policy_says(void **unused)
{
    (void) unused;
    const double reactive = of_policy("reads_replies", "reactive", 0.01);
    assert_true(of_policy("reads_replies", "private", 0.01) == 0);
    assert_true(reactive > 20);
    assert_true(of_policy("trust", "reactive", 0.05) > of_policy("trust", "reactive", 0));
    assert_true(of_policy("trust", "private", 0.05) == of_policy("trust", "private", 0));
}

/* What nobody brought to the brand: bad news of customers who never complain. */
static void a_proactive_brand_answers_what_it_was_not_asked(void **unused)
{
    (void) unused;
    const char *const policies[] = { "reactive", "proactive" };
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_customers(0.3);
        set_number(plan, "model.complain", 0);
        set_number(plan, "model.talk", 0.05);
        tactic_word(given_service(plan, 3), "policy", policies[k]);
        gv_block *rows = run_world(plan);
        const double replies = gauge(plan, rows, "replies", DAYS);
        const double reads = gauge(plan, rows, "reads_replies", DAYS);
        assert_true(k == 0 ? replies == 0 && reads == 0 : replies > 50 && reads > 50);
        assert_true(replies <= 3 * DAYS * (double) plan->experiment.replicates);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* Answers bring complaints up again: more people read them. */
static void a_late_answer_spreads_the_complaint(void **unused)
{
    (void) unused;
    double reads[2];
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_customers(0.3);
        gv_tactic_plan *service = given_service(plan, 20);
        tactic_number(service, "delay", 5);
        tactic_number(service, "resurface", k);
        set_number(plan, "replicates", 10);
        gv_block *rows = run_world(plan);
        reads[k] = gauge(plan, rows, "reads_earned", DAYS);
        gv_block_free(rows);
        forget_world(plan);
    }
    assert_true(reads[1] > 1.02 * reads[0]);
}

/* ---- questions
 * ----------------------------------------------------------------------------
 */

typedef struct minds {
    double trust, questions, answered, belief;
} minds;

static minds minds_with(double ask, double silence, double replies)
{
    gv_plan *plan = given_customers(0.9);
    given_service(plan, replies);
    given_advertising(plan, replies == 0 ? 1 : 0.1);
    set_number(plan, "model.customers", 0);
    set_number(plan, "model.aware", 1);
    set_number(plan, "model.complain", 0);
    set_number(plan, "model.check", 0);
    set_number(plan, "model.ask", ask);
    set_number(plan, "model.silence", silence);
    set_number(plan, "budget", replies == 0 ? 1000 : 10000);
    gv_block *rows = run_world(plan);
    const minds found = { .trust = value_of(rows, "trust", 0, 0, DAYS),
                          .questions = gauge(plan, rows, "questions", DAYS),
                          .answered = gauge(plan, rows, "answered_questions", DAYS),
                          .belief = value_of(rows, "believed_quality", 0, 0, DAYS) };
    gv_block_free(rows);
    forget_world(plan);
    return found;
}

static void who_reads_claims_asks_and_resents_silence(void **unused)
{
    (void) unused;
    const minds quiet = minds_with(0, 0.05, 0);
    const minds patient = minds_with(0.1, 0, 0), ignored = minds_with(0.1, 0.05, 0);
    assert_true(quiet.questions == 0);
    assert_true(patient.questions > 100 && patient.answered == 0);
    assert_true(patient.trust > ignored.trust + 0.01);
}

static void answers_inform_and_are_trusted(void **unused)
{
    (void) unused;
    const minds ignored = minds_with(0.1, 0, 0), heard = minds_with(0.1, 0, 1);
    assert_true(heard.answered > 0.9 * heard.questions && heard.questions > 100);
    assert_true(heard.trust > ignored.trust);
    assert_true(heard.belief > ignored.belief);
}

/* Where people say nothing else, it is as if nobody had asked. */
static void a_question_makes_nobody_aware(void **unused)
{
    (void) unused;
    double aware[2], earned[2], adopters[2], questions = 0;
    for (int asks = 0; asks < 2; asks++) {
        gv_plan *plan = given_customers(0.9);
        given_service(plan, 0);
        given_advertising(plan, 1);
        set_number(plan, "model.customers", 0);
        set_number(plan, "model.aware", 0.2);
        set_number(plan, "model.complain", 0);
        set_number(plan, "model.ask", asks == 0 ? 0 : 0.5);
        set_number(plan, "model.silence", 0);
        set_number(plan, "model.forget", 0);
        set_number(plan, "model.share", -1000);
        static const char *const words[] = { "model.talk", "model.talk_pleased",
                                             "model.talk_angry", "model.talk_lapsed",
                                             "model.warn" };
        for (size_t k = 0; k < GV_COUNT_OF(words); k++)
            set_number(plan, words[k], 0);
        set_number(plan, "budget", 1000);
        gv_block *rows = run_world(plan);
        aware[asks] = gauge(plan, rows, "aware", DAYS);
        earned[asks] = gauge(plan, rows, "reads_earned", DAYS);
        adopters[asks] = gauge(plan, rows, "customers", DAYS);
        questions = gauge(plan, rows, "questions", DAYS);
        gv_block_free(rows);
        forget_world(plan);
    }
    assert_true(questions > 100 && earned[0] == 0 && earned[1] == 0);
    assert_true(aware[0] > 200 && aware[0] == aware[1]);
    assert_true(adopters[0] == adopters[1]);
}

typedef struct askers {
    uint64_t n;
    double scepticism, of_all;
} askers;

static void look_at_askers(void *self, const gv_world *w, uint32_t step)
{
    askers *a = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < w->n; v++) {
        a->of_all += step == 0 ? l->person[v].scepticism / 255.0 / w->n : 0;
        if (l->open_case[v].want != MARKET_QUESTION || l->open_case[v].since != step)
            continue;
        a->n++;
        a->scepticism += l->person[v].scepticism / 255.0;
    }
}

/* Of uniform scepticism s and a rate of 0.3 + 1.4 s the mean among askers is 0.617. */
static void sceptics_ask_more(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.9);
    given_service(plan, 0);
    given_advertising(plan, 1);
    set_number(plan, "network.people", 3000);
    set_number(plan, "model.ask", 0.01);
    set_number(plan, "model.aware", 1);
    set_number(plan, "model.customers", 0);
    set_number(plan, "budget", 4000);
    must(gv_plan_settle(plan, 0, NULL));
    askers a = { 0 };
    must(gv_engine_watch(plan, 0, 0, look_at_askers, &a, NULL));
    assert_true(a.n > 150);
    const double fair = a.of_all + 1.4 / 12;
    expect_near("scepticism of who asks", fair, a.scepticism / (double) a.n,
                4 * 0.27 / sqrt((double) a.n));
    forget_world(plan);
}

/* ---- members and advocates
 * ------------------------------------------------------------------
 */

typedef struct leaving {
    double left, members;
} leaving;

static leaving leavers(double enrolled, double discount, double budget)
{
    gv_plan *plan = given_customers(0.65);
    set_number(plan, "model.churn", 0.02);
    set_number(plan, "model.churn_contagion", 0);
    set_number(plan, "replicates", 60);
    set_number(plan, "budget", budget);
    gv_tactic_plan *loyalty = given_programme(plan, "loyalty");
    tactic_number(loyalty, "enrolled", enrolled);
    tactic_number(loyalty, "discount", discount);
    gv_block *rows = run_world(plan);
    const leaving found = { .left = gauge(plan, rows, "lapsed", DAYS) -
                                    gauge(plan, rows, "lapsed", 1),
                            .members = gauge(plan, rows, "scheme_members", DAYS / 2) };
    gv_block_free(rows);
    forget_world(plan);
    return found;
}

/* Few enough leave that hazards are in ratio. */
static void members_leave_less_often_by_the_discount(void **unused)
{
    (void) unused;
    const double all = leavers(1, 0, 100000).left;
    const double halved = leavers(1, log(2), 100000).left;
    const double thin = leavers(1, log(2), 1).left;
    const double few = leavers(0.25, log(2), 100000).left;
    assert_true(all > 500);
    assert_true(halved / all > 0.42 && halved / all < 0.64);
    assert_true(thin > 0.95 * all);
    assert_true(few > halved && few < all);
    const double share = leavers(0.25, 0, 100000).members / leavers(1, 0, 100000).members;
    assert_true(share > 0.22 && share < 0.28);
}

/* Everybody who is a member in the morning is paid for, and nobody else. */
static void members_are_paid_for_every_day(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.65);
    set_number(plan, "model.churn", 0.01);
    set_number(plan, "model.p", 0.01);
    tactic_number(given_programme(plan, "loyalty"), "enrolled", 0.5);
    gv_block *rows = run_world(plan);
    lived life = live_again(plan, 0, 0);
    double members = 0;
    for (uint32_t day = 0; day <= DAYS; day++) {
        assert_int_equal(life.spent[day], (gv_money) members * 10000);
        members += value_of(rows, "scheme_members", 0, 0, day);
    }
    assert_true(members > 1000);
    forget_life(&life);
    gv_block_free(rows);
    forget_world(plan);
}

/* Every second person is an advocate on every morning, the others are angry customers. */
static void divide(void *self, const gv_world *w, uint32_t step)
{
    market_life *l = w->own;
    (void) self;
    (void) step;
    l->total.stage[MARKET_ADVOCACY] = w->n / 2;
    for (uint32_t v = 0; v < w->n; v++) {
        market_person *p = &l->person[v];
        const bool is_advocate = v % 2 == 0;
        p->bought = is_advocate ? MARKET_STRANGER : MARKET_CUSTOMER;
        p->stage = is_advocate ? MARKET_ADVOCACY : MARKET_ATTRACTION;
        p->attitude = is_advocate ? 0.5 : -0.5;
        p->satisfaction = is_advocate ? 0 : -0.5F;
    }
}

typedef struct defending {
    double defences;
    uint32_t n;
} defending;

static void divide_and_count(void *self, const gv_world *w, uint32_t step)
{
    defending *d = self;
    divide(self, w, step);
    d->defences = (double) ((const market_life *) w->own)->total.care.defences;
}

static double defences(double defence, double budget)
{
    gv_plan *plan = given_customers(0.65);
    set_number(plan, "model.complain", 0);
    set_number(plan, "model.talk", 0.05);
    set_number(plan, "budget", budget);
    set_number(plan, "replicates", 20);
    tactic_number(given_programme(plan, "advocacy"), "defence", defence);
    must(gv_plan_settle(plan, 0, NULL));
    double sum = 0;
    for (uint64_t r = 0; r < 20; r++) {
        defending d = { 0 };
        must(gv_engine_watch(plan, 0, r, divide_and_count, &d, NULL));
        sum += d.defences;
    }
    forget_world(plan);
    return sum;
}

static void supported_advocates_answer_more_bad_news(void **unused)
{
    (void) unused;
    const double usual = defences(0.05, 0), three = defences(0.15, 1000);
    const double half = defences(0.15, 0.5 * 0.002 * DAYS * PEOPLE / 2);
    assert_true(usual > 300);
    assert_true(three / usual > 2.5 && three / usual < 3.5);
    assert_true(half / usual > 1.7 && half / usual < 2.3);
    assert_true(defences(0.01, 1000) == usual);
}

/* ---- bytes
 * --------------------------------------------------------------------------------
 */

static gv_hash bytes_on(uint32_t threads)
{
    gv_plan *plan = given_customers(0.4);
    gv_tactic_plan *service = given_service(plan, 20);
    tactic_word(service, "policy", "proactive");
    tactic_number(service, "hand_off", 0.2);
    given_advertising(plan, 0.5);
    given_programme(plan, "loyalty");
    given_programme(plan, "advocacy");
    for (size_t k = 0; k < plan->arms[0].n_tactics; k++)
        plan->arms[0].tactics[k].share = 0.25;
    set_number(plan, "network.people", 12000);
    set_number(plan, "ticks", 12);
    set_number(plan, "replicates", 1);
    set_number(plan, "model.ask", 0.05);
    gv_block *rows = run_with(plan, threads, 1);
    assert_true(value_of(rows, "replies", 0, 0, 12) > 20);
    assert_true(value_of(rows, "questions", 0, 0, 12) > 20);
    assert_true(value_of(rows, "scheme_members", 0, 0, 12) > 1000);
    const gv_hash hash = hash_of_rows(rows);
    gv_block_free(rows);
    forget_world(plan);
    return hash;
}

static void threads_change_no_reply(void **unused)
{
    (void) unused;
    const gv_hash one = bytes_on(1);
    assert_true(gv_hash_equal(one, bytes_on(2)));
    assert_true(gv_hash_equal(one, bytes_on(3)));
}

/* Service that has nothing to do, a scheme that nobody joins. */
static void idle_programmes_change_no_life(void **unused)
{
    (void) unused;
    gv_plan *plan = given_customers(0.4);
    set_number(plan, "model.p", 0.005);
    lived before = live_again(plan, 0, 0);
    tactic_number(given_programme(plan, "service"), "coverage", 0);
    tactic_number(given_programme(plan, "loyalty"), "enrolled", 0);
    tactic_number(given_programme(plan, "advocacy"), "defence", 0);
    plan->arms[0].tactics[0].share = 0.3;
    plan->arms[0].tactics[1].share = plan->arms[0].tactics[2].share = 0.3;
    lived after = live_again(plan, 0, 0);
    assert_true(before.n_adopters > 0);
    assert_true(same_life(&before, &after));
    forget_life(&before);
    forget_life(&after);
    forget_world(plan);
}

/* ---- who comes first
 * -------------------------------------------------------------------------
 */

static void the_first_tickets_are_those_of_least_luck(void **unused)
{
    (void) unused;
    enum { N = 300 };
    const gv_cipher luck = gv_cipher_make(gv_key_make(7, 0, 0));
    for (size_t wanted = 0; wanted <= N; wanted += 37) {
        market_buyer ticket[N];
        uint32_t source[N];
        for (uint32_t k = 0; k < N; k++) {
            const gv_bits bits = gv_draw(&luck, gv_counter_make(k, 0, 0, 0, 0, 0));
            source[k] = (uint32_t) bits.low % 100;
            ticket[k] = (market_buyer){ .person = k, .source = source[k] };
        }
        gv_market_first_tickets(ticket, N, wanted);
        for (size_t a = 0; a < wanted; a++) {
            assert_int_equal(ticket[a].source, source[ticket[a].person]);
            for (size_t b = wanted; b < N; b++)
                assert_true(ticket[a].source < ticket[b].source ||
                            (ticket[a].source == ticket[b].source &&
                             ticket[a].person < ticket[b].person));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_let_down_complains_at_the_rate_of_their_anger),
        cmocka_unit_test(who_is_satisfied_has_no_complaint),
        cmocka_unit_test(who_waits_gives_up_when_patience_is_over),
        cmocka_unit_test(help_makes_good_as_often_as_it_says),
        cmocka_unit_test(no_more_replies_are_given_than_there_is_money_for),
        cmocka_unit_test(a_silo_pays_for_replies_that_solve_nothing),
        cmocka_unit_test(who_was_helped_complains_again_sooner),
        cmocka_unit_test(others_read_replies_as_the_policy_says),
        cmocka_unit_test(a_proactive_brand_answers_what_it_was_not_asked),
        cmocka_unit_test(a_late_answer_spreads_the_complaint),
        cmocka_unit_test(who_reads_claims_asks_and_resents_silence),
        cmocka_unit_test(answers_inform_and_are_trusted),
        cmocka_unit_test(a_question_makes_nobody_aware),
        cmocka_unit_test(sceptics_ask_more),
        cmocka_unit_test(members_leave_less_often_by_the_discount),
        cmocka_unit_test(members_are_paid_for_every_day),
        cmocka_unit_test(supported_advocates_answer_more_bad_news),
        cmocka_unit_test(threads_change_no_reply),
        cmocka_unit_test(idle_programmes_change_no_life),
        cmocka_unit_test(the_first_tickets_are_those_of_least_luck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
