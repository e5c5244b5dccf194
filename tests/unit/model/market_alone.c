/* Where nobody hears anybody: nothing is earned, and what people say, warn of or invite to
 * changes nothing, to the last bit. */
#include "model/market/market.h"

#include "expect.h"
#include "market_world.h"

#include <string.h>

enum { LIVES = 4 };

/* Everything that is bought, a bluff that many see through, customers who talk and leave.
 */
static gv_plan *given_campaign(double ties)
{
    gv_plan *plan = given_market("gnm", 400);
    gv_message *bluff = given_messages(plan, 1);
    bluff->overclaim = 0.33;
    set_number(plan, "network.ties", ties);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "budget", 200);
    set_number(plan, "model.customers", 0.05);
    set_number(plan, "model.p", 0.03);
    set_number(plan, "model.q", 0.05);
    set_number(plan, "model.share", -3);
    set_number(plan, "model.churn", 0.01);
    set_number(plan, "model.check", 0.6);
    for (const char *const *metric =
             (const char *const[]){ "gauges", "states", "reach", "channels", "retention",
                                    "sentiment", NULL };
         *metric != NULL; metric++)
        given_measure(plan, *metric);
    given_strategy(plan, "all");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 5);
    ads->share = 0.3;
    given_tactic(plan, "mass_media", "mass")->share = 0.2;
    gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
    tactic_number(partners, "fee", 5);
    partners->share = 0.3;
    gv_tactic_plan *page = given_tactic(plan, "owned_page", "page");
    tactic_number(page, "fee", 1);
    page->share = 0.1;
    return plan;
}

static gv_tactic_plan *given_referral(gv_plan *plan)
{
    gv_tactic_plan *referral = given_tactic(plan, "referral_programme", "referral");
    referral->share = 0.1;
    tactic_number(referral, "days", 60);
    tactic_number(referral, "rate", 0.5);
    return referral;
}

/* What counts words, likes, warnings and invitations, not what they do. */
static bool is_said(const char *outcome)
{
    static const char *const said[] = { "talk",  "good_words", "ill_words", "shares",
                                        "likes", "referrals",  "warnings" };
    for (size_t k = 0; k < GV_COUNT_OF(said); k++)
        if (gv_same_text(outcome, said[k]))
            return true;
    return false;
}

static void expect_equal_rows(const gv_block *a, const gv_block *b, bool but_words)
{
    assert_int_equal(a->n_columns, b->n_columns);
    for (size_t k = 0; k < a->n_columns; k++) {
        const gv_column *x = &a->columns[k], *y = &b->columns[k];
        const size_t size = x->outcome->kind == GV_KIND_COUNT ? 4 : 8;
        assert_int_equal(x->per_life, y->per_life);
        if (but_words && is_said(x->outcome->name))
            continue;
        if (memcmp(x->at, y->at, a->n_arms * a->n * x->per_life * size) != 0)
            fail_msg("%s is another", x->outcome->name);
    }
}

/* All that is measured, curve by curve; who adopted when from whom, and who read how much;
 * what people think; and the books. */
typedef struct minds {
    double attitude[400], trust[400], belief[400];
    uint8_t stage[400];
    gv_money spent;
} minds;

static void keep_minds(void *self, const gv_world *w, uint32_t step)
{
    minds *m = self;
    const market_life *l = w->own;
    (void) step;
    for (uint32_t v = 0; v < w->n; v++) {
        const market_person *p = &l->person[v];
        m->attitude[v] = p->attitude;
        m->trust[v] = (double) p->trust;
        m->belief[v] = (double) p->belief;
        m->stage[v] = p->stage;
    }
}

static void keep_spent(void *self, const gv_life *life)
{
    minds *m = self;
    m->spent = life->spent[life->ticks];
}

static void expect_equal_lives(gv_plan *a, gv_plan *b, bool but_words)
{
    gv_block *rows = run_world(a), *others = run_world(b);
    assert_true(value_of(rows, "final_adopters", 0, 0, 0) > 20);
    expect_equal_rows(rows, others, but_words);
    for (uint64_t r = 0; r < LIVES; r++) {
        static minds m[2];
        memset(m, 0, sizeof m);
        lived x = live_again(a, 0, r), y = live_again(b, 0, r);
        assert_true(same_life(&x, &y));
        forget_life(&x);
        forget_life(&y);
        must(gv_engine_watch(a, 0, r, keep_minds, &m[0], NULL));
        must(gv_engine_watch(b, 0, r, keep_minds, &m[1], NULL));
        must(gv_engine_replay(a, 0, r, keep_spent, &m[0], NULL));
        must(gv_engine_replay(b, 0, r, keep_spent, &m[1], NULL));
        assert_true(m[0].spent > 0);
        assert_memory_equal(&m[0], &m[1], sizeof m[0]);
    }
    gv_block_free(rows);
    gv_block_free(others);
    forget_world(b);
}

static void without_ties_nothing_is_earned(void **unused)
{
    (void) unused;
    gv_plan *plan = given_campaign(0);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < LIVES; r++) {
        assert_true(value_of(rows, "reads_earned", 0, r, 60) == 0);
        assert_true(value_of(rows, "reads_partner", 0, r, 60) == 0);
        assert_true(value_of(rows, "reads_paid", 0, r, 60) > 0);
        assert_true(value_of(rows, "informed", 0, r, 60) > 0);
        assert_true(value_of(rows, "final_adopters", 0, r, 0) > 0);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void without_ties_words_and_warnings_change_no_bit(void **unused)
{
    (void) unused;
    static const struct {
        const char *key;
        double value[2];
    } switches[] = {
        { "model.talk", { 0, 0.9 } },      { "model.trust_talk", { 0, 1 } },
        { "model.q", { 0, 0.9 } },         { "model.share", { -1000, 5 } },
        { "model.warn", { 0, 1 } },        { "model.warn_again", { 0, 1 } },
        { "model.convinced", { 0, 1 } },   { "model.corroborated", { 0, 1 } },
        { "model.talk_angry", { 0, 1 } },  { "model.talk_lapsed", { 0, 1 } },
        { "model.notice_talk", { 0, 1 } }, { "model.churn_contagion", { 0, 1 } },
    };
    gv_plan *plain = given_campaign(0);
    for (size_t k = 0; k < GV_COUNT_OF(switches); k++) {
        for (size_t i = 0; i < 2; i++) {
            gv_plan *other = given_campaign(0);
            set_number(other, switches[k].key, switches[k].value[i]);
            expect_equal_lives(plain, other, true);
        }
    }
    forget_world(plain);
}

/* Nobody hears an invitation. */
static void without_ties_invitations_change_no_bit(void **unused)
{
    (void) unused;
    gv_plan *plain = given_campaign(0), *inviting = given_campaign(0);
    (void) given_referral(inviting);
    expect_equal_lives(plain, inviting, true);
    forget_world(plain);
}

/* With ties, too, what is switched off is as if it were not there. */
static void a_programme_that_invites_nobody_is_none(void **unused)
{
    (void) unused;
    gv_plan *plain = given_campaign(1600), *idle = given_campaign(1600);
    tactic_number(given_referral(idle), "rate", 0);
    expect_equal_lives(plain, idle, false);
    gv_plan *inviting = given_campaign(1600);
    (void) given_referral(inviting);
    gv_block *rows = run_world(plain), *others = run_world(inviting);
    assert_false(gv_hash_equal(hash_of_rows(rows), hash_of_rows(others)));
    gv_block_free(rows);
    gv_block_free(others);
    forget_world(inviting);
    forget_world(plain);
}

static void warnings_that_nobody_gives_convince_nobody(void **unused)
{
    (void) unused;
    static const char *const off[] = { "model.warn", "model.warn_again" };
    static const char *const heard[] = { "model.convinced", "model.corroborated" };
    gv_plan *plan[3];
    for (size_t i = 0; i < GV_COUNT_OF(plan); i++) {
        plan[i] = given_campaign(1600);
        for (size_t k = 0; k < GV_COUNT_OF(off); k++) {
            set_number(plan[i], off[k], i == 2 ? 0.5 : 0);
            set_number(plan[i], heard[k], i == 0 ? 0 : 1);
        }
    }
    gv_block *rows = run_world(plan[0]), *others = run_world(plan[2]);
    assert_false(gv_hash_equal(hash_of_rows(rows), hash_of_rows(others)));
    gv_block_free(rows);
    gv_block_free(others);
    expect_equal_lives(plan[0], plan[1], false);
    forget_world(plan[0]);
    forget_world(plan[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_ties_nothing_is_earned),
        cmocka_unit_test(without_ties_words_and_warnings_change_no_bit),
        cmocka_unit_test(without_ties_invitations_change_no_bit),
        cmocka_unit_test(a_programme_that_invites_nobody_is_none),
        cmocka_unit_test(warnings_that_nobody_gives_convince_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
