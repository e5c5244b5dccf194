/* What people make and keep up together: invitations, content, a community, improvements
 * and likes cost what they say, do what they say, and nothing more. */
#include "model/market/market.h"

#include "expect.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 500, DAYS = 90 };

/* An established brand that spends its money in 90 days. */
static gv_plan *given_brand(const char *network, double budget)
{
    gv_plan *plan = given_world(network, "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "replicates", 20);
    set_number(plan, "budget", budget);
    set_number(plan, "model.aware", 0.5);
    set_number(plan, "model.customers", 0.2);
    set_number(plan, "model.quality", 0.8);
    given_measure(plan, "gauges");
    given_strategy(plan, "together");
    return plan;
}

static gv_tactic_plan *given_programme(gv_plan *plan, const char *kind, double share)
{
    gv_tactic_plan *tactic = given_tactic(plan, kind, kind);
    tactic->share = share;
    tactic_number(tactic, "days", DAYS);
    return tactic;
}

static const char *const kinds[] = { "referral_programme", "ugc", "community",
                                     "improvement", "buy_likes" };

/* All at once, beside advertisements; a community that many join. */
static gv_plan *given_all(const char *network, double people)
{
    gv_plan *plan = given_brand(network, people);
    set_number(plan, "network.people", people);
    for (size_t k = 0; k < GV_COUNT_OF(kinds); k++)
        (void) given_programme(plan, kinds[k], 0.15);
    tactic_number(&plan->arms[0].tactics[2], "join", 0.2);
    given_programme(plan, "broadcast", 0.25);
    return plan;
}

static double last(const gv_plan *plan, gv_block *rows, const char *gauge,
                   uint64_t replicate)
{
    return value_of(rows, gauge, 0, replicate, plan->experiment.ticks);
}

/* One number of a single life of the first strategy. */
static double gauge_of(gv_plan *plan, const char *gauge)
{
    set_number(plan, "replicates", 1);
    gv_block *rows = run_world(plan);
    const double x = last(plan, rows, gauge, 0);
    gv_block_free(rows);
    set_number(plan, "replicates", 20);
    return x;
}

/* ---- the whole -------------------------------------------------------------------------
 */

static void programmes_without_money_change_nobodys_life(void **unused)
{
    (void) unused;
    gv_plan *plain = given_brand("barabasi_albert", 200);
    given_programme(plain, "broadcast", 1);
    lived expected = live_again(plain, 0, 3);
    assert_true(expected.n_adopters > 5);
    for (size_t k = 0; k < GV_COUNT_OF(kinds); k++) {
        gv_plan *idle = given_brand("barabasi_albert", 200);
        given_programme(idle, kinds[k], 0);
        given_programme(idle, "broadcast", 1);
        lived life = live_again(idle, 0, 3);
        assert_true(same_life(&life, &expected));
        assert_int_equal(life.delivered[0], 0);
        forget_life(&life);
        forget_world(idle);
    }
    forget_life(&expected);
    forget_world(plain);
}

static void helpers_inside_a_life_of_programmes_change_no_byte(void **unused)
{
    (void) unused;
    gv_plan *plan = given_all("barabasi_albert", 9000);
    set_number(plan, "ticks", 40);
    set_number(plan, "replicates", 1);
    set_number(plan, "model.like_effect", 0.2);
    gv_block *alone = run_with(plan, 1, 1);
    assert_true(value_of(alone, "members", 0, 0, 40) > 100);
    assert_true(value_of(alone, "creations", 0, 0, 40) > 100);
    assert_true(value_of(alone, "rewards", 0, 0, 40) > 10);
    assert_true(value_of(alone, "quality", 0, 0, 40) > 0.8);
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

/* ---- invitations
 * ------------------------------------------------------------------------- */

/* A category in which people buy soon. */
static gv_plan *given_invitations(double budget)
{
    gv_plan *plan = given_brand("barabasi_albert", budget);
    set_number(plan, "model.p", 0.01);
    (void) given_programme(plan, "referral_programme", 1);
    return plan;
}

typedef struct rewarding {
    double rewards, owed, referred, before;
} rewarding;

static void look_at_rewards(void *self, const gv_world *w, uint32_t step)
{
    rewarding *r = self;
    const market_life *l = w->own;
    uint64_t referred = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        const bool is_referred = l->bond[v] & MARKET_REFERRED;
        assert_true(!is_referred || gv_world_adopted(w, v));
        referred += is_referred ? 1 : 0;
    }
    (void) step;
    assert_int_equal(referred, l->rewards + l->owed);
    r->rewards = (double) l->rewards;
    r->owed = (double) l->owed;
    r->referred = (double) referred;
}

static double total_of(gv_plan *plan, const char *outcome)
{
    set_number(plan, "replicates", 1);
    gv_block *rows = run_world(plan);
    const double found = value_of(rows, outcome, 0, 0, 0);
    gv_block_free(rows);
    return found;
}

/* Whoever came by an invitation brought a reward, at once or when there was money again. */
static void every_customer_who_was_invited_is_rewarded_once(void **unused)
{
    (void) unused;
    const double budgets[] = { 5000, 30 };
    for (size_t k = 0; k < GV_COUNT_OF(budgets); k++) {
        gv_plan *plan = given_invitations(budgets[k]);
        given_measure(plan, "cohorts");
        must(gv_plan_settle(plan, 0, NULL));
        rewarding r = { .rewards = 0 };
        must(gv_engine_watch(plan, 0, 0, look_at_rewards, &r, NULL));
        lived life = live_again(plan, 0, 0);
        assert_int_equal(life.spent[DAYS], (gv_money) r.rewards * 3000000);
        assert_true(r.rewards > 0);
        assert_true(total_of(plan, "referred_customers") == r.referred);
        assert_true(k == 0 ? r.owed == 0 && r.rewards > 10 : r.rewards <= 10);
        forget_life(&life);
        forget_world(plan);
    }
}

static void who_is_not_satisfied_enough_invites_nobody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 5000);
    gv_tactic_plan *tactic = given_programme(plan, "referral_programme", 1);
    assert_true(gauge_of(plan, "referrals") > 100);
    tactic_number(tactic, "satisfied", 1);
    assert_true(gauge_of(plan, "referrals") == 0);
    tactic_number(tactic, "satisfied", -1);
    tactic_number(tactic, "rate", 0);
    assert_true(gauge_of(plan, "referrals") == 0);
    forget_world(plan);
}

static double referred_after(const char *parameter, double value)
{
    enum { LIVES = 12 };
    gv_plan *plan = given_invitations(5000);
    set_number(plan, "replicates", LIVES);
    set_number(plan, parameter, value);
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < LIVES; r++)
        sum += last(plan, rows, "rewards", r);
    gv_block_free(rows);
    forget_world(plan);
    return sum / LIVES;
}

static void an_invitation_brings_more_where_it_appeals_and_is_noticed(void **unused)
{
    (void) unused;
    assert_true(referred_after("model.by_referral", 2) >
                1.5 * referred_after("model.by_referral", 0));
    assert_true(referred_after("model.notice_referral", 1) >
                1.05 * referred_after("model.notice_referral", 0));
    assert_true(referred_after("model.trust_referral", 1) >
                1.05 * referred_after("model.trust_referral", 0));
}

static void look_at_leavers(void *self, const gv_world *w, uint32_t step)
{
    double *left = self;
    const market_life *l = w->own;
    (void) step;
    *left = 0;
    for (uint32_t v = 0; v < w->n; v++)
        *left += (l->bond[v] & MARKET_REFERRED) && l->person[v].bought == MARKET_LAPSED;
}

static void who_was_referred_leaves_less(void **unused)
{
    (void) unused;
    double left[2] = { 0 };
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_invitations(5000);
        set_number(plan, "model.churn", 0.05);
        set_number(plan, "model.referred_churn", k == 0 ? 0 : 10);
        must(gv_plan_settle(plan, 0, NULL));
        for (uint64_t r = 0; r < 5; r++) {
            double one = 0;
            must(gv_engine_watch(plan, 0, r, look_at_leavers, &one, NULL));
            left[k] += one;
        }
        forget_world(plan);
    }
    assert_true(left[0] > 20);
    assert_true(left[1] < left[0] / 10);
}

typedef struct inviting {
    uint64_t found[3];
} inviting;

/* Somebody who read three invitations, one of them twice, on many days. */
static void choose_inviters(void *self, const gv_world *w, uint32_t step)
{
    inviting *i = self;
    market_day day = { .world = (gv_world *) (uintptr_t) w, .life = w->own };
    (void) step;
    for (day.v = 10; day.v < 210; day.v++) {
        day.n = 4;
        for (uint32_t k = 0; k < 4; k++)
            day.reading[k] = (market_reading){ .class = MARKET_REFERRAL,
                                               .source = k % 3,
                                               .noticed = true };
        const uint32_t inviter = gv_market_inviter(&day);
        assert_true(inviter < 3);
        i->found[inviter]++;
        day.reading[inviter].noticed = day.reading[3].noticed = false;
        assert_true(gv_market_inviter(&day) != inviter);
    }
}

static void of_several_inviters_each_is_as_likely_rewarded(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 0);
    must(gv_plan_settle(plan, 0, NULL));
    inviting i = { { 0 } };
    must(gv_engine_watch(plan, 0, 0, choose_inviters, &i, NULL));
    const double all = (double) (i.found[0] + i.found[1] + i.found[2]);
    const double expected[3] = { all / 3, all / 3, all / 3 };
    expect_distribution("inviters of three", expected, i.found, 3);
    forget_world(plan);
}

/* ---- content that people make
 * ---------------------------------------------------------------- */

static void items_are_made_exactly_as_there_is_money(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 90);
    gv_tactic_plan *tactic = given_programme(plan, "ugc", 1);
    tactic_number(tactic, "rate", 1);
    lived life = live_again(plan, 0, 0);
    for (uint32_t step = 0; step <= DAYS; step++)
        assert_int_equal(life.spent[step], (gv_money) step * 1000000);
    assert_int_equal(life.delivered[0], 90);
    assert_true(gauge_of(plan, "creations") == 90);
    forget_life(&life);
    tactic_number(tactic, "rate", 0);
    assert_true(gauge_of(plan, "creations") == 0);
    forget_world(plan);
}

typedef struct making {
    uint32_t made, of_customers, negative;
    double value_low, value_high;
    uint64_t by[PEOPLE];
} making;

static void look_at_makers(void *self, const gv_world *w, uint32_t step)
{
    making *m = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < w->n; v++) {
        const market_voice *voice = &l->voice[v];
        const market_item *item = &l->item[voice->item];
        if (!(l->status[v] & MARKET_SPEAKS) || voice->class != MARKET_SHARED ||
            voice->depth > 0)
            continue;
        assert_int_equal(item->author, v);
        assert_int_equal(item->born + 1, step);
        assert_true(item->prominence == 0.4F && item->information == 0.7F);
        if (item->is_experience)
            assert_true(item->claim == l->person[v].belief);
        m->made++;
        m->by[v]++;
        m->of_customers += item->is_experience ? 1 : 0;
        m->negative += voice->valence < 0 ? 1 : 0;
        m->value_low = fmin(m->value_low, (double) item->worth);
        m->value_high = fmax(m->value_high, (double) item->worth);
    }
}

static making making_of(gv_plan *plan, uint64_t replicate)
{
    making m = { .value_low = 1 };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, replicate, look_at_makers, &m, NULL));
    return m;
}

static void what_people_make_is_theirs(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 2000);
    gv_tactic_plan *tactic = given_programme(plan, "ugc", 1);
    tactic_number(tactic, "rate", 0.2);
    const making m = making_of(plan, 0);
    assert_true(m.made > 1000 && m.of_customers > 500);
    assert_true((double) m.made == gauge_of(plan, "creations"));
    assert_true(m.value_low > 0.35 && m.value_low < 0.36);
    assert_true(m.value_high < 0.85 && m.value_high > 0.84);
    forget_world(plan);
}

/* Money for one a day, and some hundred who would: each gets it as often. */
static void everybody_who_would_make_an_item_has_the_same_chance(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("gnm", 90);
    set_number(plan, "network.ties", 0);
    set_number(plan, "model.customers", 1);
    set_number(plan, "model.quality", 1);
    set_number(plan, "model.churn", 0);
    set_number(plan, "model.talk", 0);
    set_number(plan, "model.talk_pleased", 0);
    tactic_number(given_programme(plan, "ugc", 1), "rate", 1);
    uint64_t by_half[2] = { 0 };
    for (uint64_t r = 0; r < 20; r++) {
        const making m = making_of(plan, r);
        for (uint32_t v = 0; v < PEOPLE; v++)
            by_half[v < PEOPLE / 2 ? 0 : 1] += m.by[v];
    }
    /* What was made on the last day is out as well: all 90 of each life are seen. */
    const double expected[2] = { 20 * DAYS / 2.0, 20 * DAYS / 2.0 };
    assert_int_equal(by_half[0] + by_half[1], 20 * DAYS);
    expect_distribution("makers by halves of ids", expected, by_half, 2);
    forget_world(plan);
}

static void moderation_keeps_bad_news_out_and_has_its_price(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 2000);
    set_number(plan, "model.quality", 0.45);
    gv_tactic_plan *tactic = given_programme(plan, "ugc", 1);
    (void) given_programme(plan, "community", 0);
    plan->arms[0].tactics[0].share = 0.9;
    plan->arms[0].tactics[1].share = 0.1;
    tactic_number(&plan->arms[0].tactics[1], "join", 1);
    tactic_number(tactic, "rate", 0.3);
    const making free_speech = making_of(plan, 0);
    assert_true(free_speech.negative > 50);
    tactic_number(tactic, "moderation", 1);
    const making moderated = making_of(plan, 0);
    assert_true(moderated.made > 50);
    assert_int_equal(moderated.negative, 0);
    lived life = live_again(plan, 0, 0);
    const gv_money beside = life.spent[DAYS] - (gv_money) life.delivered[0] * 1000000 -
                            (gv_money) life.delivered[1] * 2000;
    assert_true(beside > 20 * 100000);
    assert_int_equal(beside % 100000, 0);
    assert_true(life.spent[DAYS] <= gv_money_of(2000));
    forget_life(&life);
    forget_world(plan);
}

static void look_at_places(void *self, const gv_world *w, uint32_t step)
{
    uint32_t *most = self;
    const market_life *l = w->own;
    uint32_t used = 0;
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        used += l->item[k].name != 0 ? 1 : 0;
        assert_true(l->item[k].name == 0 || k < l->n_items - l->n_items / 8 ||
                    l->item[k].author == GV_NOBODY);
    }
    *most = used > *most ? used : *most;
    (void) step;
}

/* More than there is room for: what cannot be kept is not made, and not paid. */
static void items_that_there_is_no_room_for_are_not_paid(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 1e6);
    set_number(plan, "model.customers", 1);
    tactic_number(given_programme(plan, "ugc", 1), "rate", 1);
    must(gv_plan_settle(plan, 0, NULL));
    uint32_t most = 0;
    must(gv_engine_watch(plan, 0, 0, look_at_places, &most, NULL));
    assert_true(most > 900 && most < 1024 + PEOPLE / 8);
    lived life = live_again(plan, 0, 0);
    assert_true(life.delivered[0] > most && life.delivered[0] < 20000);
    assert_int_equal(life.spent[DAYS], (gv_money) life.delivered[0] * 1000000);
    forget_life(&life);
    forget_world(plan);
}

static double earned_with(const char *kind, const char *parameter, double value)
{
    enum { LIVES = 20 };
    gv_plan *plan = given_brand("barabasi_albert", 1000);
    tactic_number(given_programme(plan, kind, 1), parameter, value);
    set_number(plan, "replicates", LIVES);
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < LIVES; r++)
        sum += last(plan, rows, "sentiment", r) / LIVES;
    gv_block_free(rows);
    forget_world(plan);
    return sum;
}

/* Nobody is told of moderation at a discount of 0. */
static void what_is_known_to_be_moderated_moves_people_less(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 1000);
    double mood[2];
    gv_tactic_plan *tactic = given_programme(plan, "ugc", 1);
    set_number(plan, "replicates", 30);
    tactic_number(tactic, "moderation", 1);
    for (int k = 0; k < 2; k++) {
        tactic_number(tactic, "moderation_discount", k == 0 ? 0 : 1);
        gv_block *rows = run_world(plan);
        mood[k] = 0;
        for (uint64_t r = 0; r < 30; r++)
            mood[k] += last(plan, rows, "sentiment", r) / 30;
        gv_block_free(rows);
    }
    assert_true(mood[0] > mood[1] + 0.003);
    forget_world(plan);
    assert_true(earned_with("ugc", "value", 1) > earned_with("ugc", "value", 0) + 0.005);
}

/* ---- the community
 * ---------------------------------------------------------------------------- */

typedef struct circle_view {
    double members, near_purpose, near_product, outside;
    double relation;
} circle_view;

static double nearness(const float z[MARKET_TOPICS], const market_person *p)
{
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (double) z[k] * p->topic[k];
    return sum / gv_market_length(p->topic);
}

static void look_at_circle(void *self, const gv_world *w, uint32_t step)
{
    circle_view *c = self;
    const market_life *l = w->own;
    (void) step;
    memset(c, 0, sizeof *c);
    for (uint32_t v = 0; v < w->n; v++) {
        const bool is_member = l->bond[v] & MARKET_MEMBER;
        assert_int_equal(is_member, (l->status[v] & MARKET_IS_MEMBER) != 0);
        assert_int_equal(is_member, w->model->stance(w, v).is_member);
        assert_int_equal(w->model->stance(w, v).speaks,
                         (l->status[v] & MARKET_SPEAKS) != 0);
        if (!is_member)
            continue;
        assert_true(l->person[v].attitude >= -0.2);
        c->members++;
        c->near_purpose += nearness(l->purpose, &l->person[v]);
        c->near_product += nearness(l->product, &l->person[v]);
        c->relation += (double) l->person[v].relation;
    }
    assert_true(c->members == w->gauge[GV_GAUGE_MEMBERS]);
}

static circle_view circle_of(gv_plan *plan)
{
    circle_view sum = { 0 };
    must(gv_plan_settle(plan, 0, NULL));
    for (uint64_t r = 0; r < 6; r++) {
        circle_view c;
        must(gv_engine_watch(plan, 0, r, look_at_circle, &c, NULL));
        sum.members += c.members;
        sum.near_purpose += c.near_purpose;
        sum.near_product += c.near_product;
        sum.relation += c.relation;
    }
    return sum;
}

static void a_community_gathers_those_who_care_for_what_it_is_about(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 200);
    gv_tactic_plan *tactic = given_programme(plan, "community", 1);
    const circle_view purpose = circle_of(plan);
    tactic_number(tactic, "purpose", 0);
    const circle_view product = circle_of(plan);
    assert_true(purpose.members > 50 && product.members > 50);
    assert_true(purpose.near_purpose / purpose.members >
                product.near_purpose / product.members + 0.05);
    assert_true(purpose.near_product / purpose.members <
                product.near_product / product.members - 0.05);
    tactic_number(tactic, "belonging", 0);
    assert_true(circle_of(plan).relation < product.relation / 2);
    tactic_number(tactic, "leave", 1);
    assert_true(circle_of(plan).members < product.members / 3);
    tactic_number(tactic, "join", 0);
    assert_true(circle_of(plan).members == 0);
    forget_world(plan);
}

/* Care for 50 costs 0.1 a day; with a hundredth of it a hundredth as many join. */
static void money_that_looks_after_few_lets_few_join(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("gnm", 1);
    set_number(plan, "network.ties", 0);
    gv_tactic_plan *tactic = given_programme(plan, "community", 1);
    const double poor = circle_of(plan).members;
    set_number(plan, "budget", 100);
    const double rich = circle_of(plan).members;
    assert_true(rich > 50);
    assert_true(poor > rich / 30 && poor < rich / 4);
    tactic_number(tactic, "least", PEOPLE * 10000.0);
    assert_true(circle_of(plan).members < rich / 20);
    forget_world(plan);
}

static void without_ties_members_hear_each_other_all_the_same(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("gnm", 200);
    set_number(plan, "network.ties", 0);
    gv_tactic_plan *tactic = given_programme(plan, "community", 1);
    tactic_number(tactic, "join", 1);
    const double heard = gauge_of(plan, "reads_earned");
    assert_true(heard > 100);
    tactic_number(tactic, "active", 1);
    tactic_number(tactic, "posts", 1);
    const double each_day_one = gauge_of(plan, "reads_earned");
    assert_true(each_day_one > heard); /* 1 a day instead of 3 on every fourth */
    tactic_number(tactic, "posts", 0);
    assert_true(gauge_of(plan, "reads_earned") == 0);
    forget_world(plan);
}

static double belief_with(double trust)
{
    gv_plan *plan = given_brand("gnm", 200);
    set_number(plan, "network.ties", 0);
    gv_tactic_plan *tactic = given_programme(plan, "community", 1);
    tactic_number(tactic, "join", 1);
    tactic_number(tactic, "trust", trust);
    const double belief = gauge_of(plan, "believed_quality");
    forget_world(plan);
    return belief;
}

static void what_fellow_members_say_is_believed_as_far_as_they_are_trusted(void **unused)
{
    (void) unused;
    assert_true(belief_with(1) > belief_with(0) + 0.005);
}

/* On a ring of three with voices, one of them oneself: the other two, each once at most. */
static void look_at_fellows(void *self, const gv_world *w, uint32_t step)
{
    uint64_t *met = self;
    market_life *l = w->own;
    const gv_community par = { .active = 1, .posts = 3, .trust = 1, .belonging = 0.5 };
    const market_circle kept = l->circle;
    if (step > 0)
        return;
    l->circle.par = &par;
    l->circle.care = 0.5;
    l->circle.n = 3;
    const uint64_t quarter = UINT64_C(1) << 62;
    for (uint32_t k = 0; k < 3; k++)
        l->circle.speaker[k] = (k + 1) * quarter | k;
    for (uint32_t v = 0; v < w->n; v++) {
        market_tally tally = { .reads = 0 };
        market_day day = {
            .world = (gv_world *) (uintptr_t) w, .par = l->par, .life = l, .tally = &tally
        };
        day.me = &l->person[v];
        day.v = v;
        l->bond[v] = MARKET_MEMBER;
        gv_market_gather(&day);
        l->bond[v] = 0;
        assert_true(day.belonging == 0.25);
        assert_true(day.n >= 1 && day.n <= (v < 3 ? 2 : 3));
        for (uint32_t k = 0; k < day.n; k++) {
            assert_true(day.reading[k].in_circle && day.reading[k].source < 3);
            assert_true(day.reading[k].source != v);
            for (uint32_t j = 0; j < k; j++)
                assert_true(day.reading[j].source != day.reading[k].source);
            met[day.reading[k].source]++;
        }
    }
    l->circle = kept;
}

static void nobody_hears_themselves_or_anybody_twice_on_the_ring(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 0);
    uint64_t met[3] = { 0 };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, look_at_fellows, met, NULL));
    assert_true(met[0] > 100 && met[1] > 100 && met[2] > 50);
    forget_world(plan);
}

static void only_people_of_its_layers_join(void **unused)
{
    (void) unused;
    static const char *const nowhere[] = { "nowhere" };
    gv_plan *plan = given_brand("barabasi_albert", 200);
    gv_tactic_plan *tactic = given_programme(plan, "community", 1);
    assert_true(gauge_of(plan, "members") > 5);
    ((gv_community *) tactic->params)->layers = (gv_words){ nowhere, 1 };
    assert_true(gauge_of(plan, "members") == 0);
    forget_world(plan);
}

/* ---- improvement
 * ------------------------------------------------------------------------------ */

typedef struct improving {
    double quality, contributors;
} improving;

static void look_at_quality(void *self, const gv_world *w, uint32_t step)
{
    improving *i = self;
    const market_life *l = w->own;
    i->quality = l->quality;
    if (step != 27)
        return;
    i->contributors = (double) l->contributors;
    uint64_t marked = 0;
    for (uint32_t v = 0; v < w->n; v++)
        marked += (l->bond[v] & MARKET_CONTRIBUTED) != 0 ? 1 : 0;
    assert_int_equal(marked, l->contributors);
}

static void quality_grows_as_the_equation_says(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 90);
    gv_tactic_plan *hub = given_programme(plan, "community", 0.5);
    tactic_number(hub, "join", 1);
    gv_tactic_plan *work = given_programme(plan, "improvement", 0.5);
    set_number(plan, "ticks", 28);
    tactic_number(work, "days", 28);
    must(gv_plan_settle(plan, 0, NULL));
    improving i = { 0 };
    must(gv_engine_watch(plan, 0, 0, look_at_quality, &i, NULL));
    assert_true(i.contributors > 5);
    /* The 28th day may bring one or two more than the 27th: bounds on both sides. */
    const double full = 0.01 * (1 - exp(-45.0 / PEOPLE / 0.005));
    const double least = full * log2(1 + i.contributors * 1e4 / PEOPLE / 20);
    const double most = full * log2(1 + (i.contributors + 8) * 1e4 / PEOPLE / 20);
    assert_true(i.quality >= 0.8 + least - 1e-9 && i.quality <= 0.8 + most + 1e-9);
    tactic_number(work, "best", 0.81);
    must(gv_engine_watch(plan, 0, 0, look_at_quality, &i, NULL));
    assert_true(i.quality == 0.81);
    tactic_number(work, "best", 0.7);
    must(gv_engine_watch(plan, 0, 0, look_at_quality, &i, NULL));
    assert_true(i.quality == 0.8);
    forget_world(plan);
}

static void where_nobody_says_anything_the_money_for_improvements_stays(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 90);
    (void) given_programme(plan, "improvement", 1);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[DAYS], 0);
    forget_life(&life);
    assert_true(gauge_of(plan, "quality") == 0.8);
    forget_world(plan);
}

static void complaints_that_are_answered_make_the_product_better_too(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand("barabasi_albert", 1000);
    set_number(plan, "model.quality", 0.3);
    set_number(plan, "model.complain", 0.02);
    set_number(plan, "model.customers", 1);
    given_programme(plan, "improvement", 0.5);
    gv_tactic_plan *service = given_programme(plan, "service", 0.5);
    assert_true(gauge_of(plan, "quality") > 0.31);
    tactic_number(service, "coverage", 0);
    assert_true(gauge_of(plan, "quality") == 0.3);
    forget_world(plan);
}

/* ---- likes
 * ------------------------------------------------------------------------------------- */

static gv_plan *given_likes(double bought, double effect)
{
    gv_plan *plan = given_brand("barabasi_albert", 400);
    given_programme(plan, "broadcast", 0.5);
    given_programme(plan, "buy_likes", bought);
    set_number(plan, "model.like_effect", effect);
    set_number(plan, "model.share", -5);
    set_number(plan, "replicates", 20);
    return plan;
}

static void bought_likes_are_a_placebo(void **unused)
{
    (void) unused;
    gv_plan *plan = given_likes(0.5, 0), *without = given_likes(0, 0);
    gv_block *a = run_world(plan), *b = run_world(without);
    for (int g = 0; g < GV_GAUGES; g++) {
        static const char *const names[] = {
#define GV_GAUGE(NAME, name, unit, low, high, meaning) name,
#include "grapevine/gauges.def"
#undef GV_GAUGE
        };
        for (uint64_t r = 0; r < 20 && g != GV_GAUGE_LIKES; r++)
            assert_true(last(plan, a, names[g], r) == last(without, b, names[g], r));
    }
    for (uint64_t r = 0; r < 20; r++) {
        assert_true(last(plan, a, "likes", r) == last(without, b, "likes", r) + 4000);
        assert_true(last(without, b, "likes", r) > 10);
    }
    gv_block_free(a);
    gv_block_free(b);
    forget_world(plan);
    forget_world(without);
}

static double shares(gv_plan *plan)
{
    gv_block *rows = run_world(plan);
    double sum = 0;
    for (uint64_t r = 0; r < 20; r++)
        sum += last(plan, rows, "shares", r);
    gv_block_free(rows);
    forget_world(plan);
    return sum;
}

static void likes_matter_where_people_follow_them(void **unused)
{
    (void) unused;
    const double none = shares(given_likes(0, 0)), own = shares(given_likes(0, 0.5)),
                 bought = shares(given_likes(0.5, 0.5));
    assert_true(own > 1.05 * none);
    assert_true(bought > 1.5 * own);
}

static void people_like_as_often_as_they_share_times_the_rate(void **unused)
{
    (void) unused;
    gv_plan *plan = given_likes(0, 0);
    set_number(plan, "model.share", -8);
    set_number(plan, "replicates", 100);
    gv_block *rows = run_world(plan);
    double likes = 0, shared = 0;
    for (uint64_t r = 0; r < 100; r++) {
        likes += last(plan, rows, "likes", r);
        shared += last(plan, rows, "shares", r);
    }
    /* Somebody who reads the same twice has two chances to share it, and likes it once. */
    assert_true(shared > 150);
    assert_true(likes > 2.8 * shared && likes < 4.6 * shared);
    gv_block_free(rows);
    set_number(plan, "model.like_rate", 0);
    assert_true(gauge_of(plan, "likes") == 0);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programmes_without_money_change_nobodys_life),
        cmocka_unit_test(helpers_inside_a_life_of_programmes_change_no_byte),
        cmocka_unit_test(every_customer_who_was_invited_is_rewarded_once),
        cmocka_unit_test(who_is_not_satisfied_enough_invites_nobody),
        cmocka_unit_test(an_invitation_brings_more_where_it_appeals_and_is_noticed),
        cmocka_unit_test(who_was_referred_leaves_less),
        cmocka_unit_test(of_several_inviters_each_is_as_likely_rewarded),
        cmocka_unit_test(items_are_made_exactly_as_there_is_money),
        cmocka_unit_test(what_people_make_is_theirs),
        cmocka_unit_test(everybody_who_would_make_an_item_has_the_same_chance),
        cmocka_unit_test(moderation_keeps_bad_news_out_and_has_its_price),
        cmocka_unit_test(items_that_there_is_no_room_for_are_not_paid),
        cmocka_unit_test(what_is_known_to_be_moderated_moves_people_less),
        cmocka_unit_test(a_community_gathers_those_who_care_for_what_it_is_about),
        cmocka_unit_test(money_that_looks_after_few_lets_few_join),
        cmocka_unit_test(without_ties_members_hear_each_other_all_the_same),
        cmocka_unit_test(what_fellow_members_say_is_believed_as_far_as_they_are_trusted),
        cmocka_unit_test(nobody_hears_themselves_or_anybody_twice_on_the_ring),
        cmocka_unit_test(only_people_of_its_layers_join),
        cmocka_unit_test(quality_grows_as_the_equation_says),
        cmocka_unit_test(where_nobody_says_anything_the_money_for_improvements_stays),
        cmocka_unit_test(complaints_that_are_answered_make_the_product_better_too),
        cmocka_unit_test(bought_likes_are_a_placebo),
        cmocka_unit_test(likes_matter_where_people_follow_them),
        cmocka_unit_test(people_like_as_often_as_they_share_times_the_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
