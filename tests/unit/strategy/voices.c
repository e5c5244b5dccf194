/* Those who speak for a brand beside partners: employees, reporters, pages. */
#include "model/market/market.h"
#include "strategy/profile_page.h"

#include "expect.h"
#include "world.h"

#include <math.h>

enum { PEOPLE = 500, DAYS = 180 };

static gv_plan *given_voice(const char *kind)
{
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "budget", 600);
    set_number(plan, "model.aware", 0.3);
    given_measure(plan, "gauges");
    given_strategy(plan, kind);
    given_tactic(plan, kind, kind);
    return plan;
}

static gv_tactic_plan *tactic_of(gv_plan *plan)
{
    return &plan->arms[0].tactics[0];
}

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

/* ---- what is said ----------------------------------------------------------------------
 */

/* Everything that somebody who is paid said, as items keep it. */
typedef struct said {
    uint32_t n, by_reporters;
    double claim, overclaim, prominence, standing, reach, worth;
    uint64_t readers; /* people who met the class */
    uint32_t names;   /* all of them, added up */
} said;

static void note_items(void *self, const gv_world *w, uint32_t step)
{
    said *s = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < w->n && step > 0; v++) {
        const market_voice *voice = &l->voice[v];
        s->by_reporters += (l->status[v] & MARKET_SPEAKS) &&
                                   voice->class == MARKET_EDITORIAL && voice->depth > 0
                               ? 1
                               : 0;
    }
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        const market_item *item = &l->item[k];
        if (item->name == 0 || item->born + 1 != step)
            continue;
        s->n++;
        s->claim += (double) item->claim;
        s->overclaim += item->overclaim;
        s->prominence += (double) item->prominence;
        s->standing += (double) item->standing;
        s->reach += (double) item->reach;
        s->worth += (double) item->worth;
        s->names += item->name;
    }
}

static said said_in(gv_plan *plan, uint64_t replicate)
{
    said s = { .n = 0 };
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, replicate, note_items, &s, NULL));
    return s;
}

/* ---- reporters --------------------------------------------------------------------------
 */

static void every_pitch_is_paid_and_stories_of_value_are_taken_more_often(void **unused)
{
    (void) unused;
    enum { LIVES = 60 };
    double taken[2][LIVES];
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_voice("outreach");
        given_story(plan)->value = k;
        for (uint64_t r = 0; r < LIVES; r++) {
            lived life = live_again(plan, 0, r);
            assert_int_equal(life.spent[DAYS], 600 * (gv_money) GV_MONEY_UNIT);
            taken[k][r] = (double) life.delivered[0] - 30; /* reports cost nothing */
            forget_life(&life);
        }
        forget_world(plan);
    }
    expect_mean("stories of no value taken, of 30", 3, taken[0], LIVES, 0);
    expect_mean("stories of full value", 12, taken[1], LIVES, 0);
}

static void reporters_say_half_of_what_is_claimed_in_their_own_words(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voice("outreach");
    gv_message *story = given_story(plan);
    story->overclaim = 0.2;
    story->prominence = 0.5;
    story->control = 1;
    tactic_number(tactic_of(plan), "accepted", 1);
    const said s = said_in(plan, 0);
    assert_int_equal(s.n, 30);
    expect_near("overclaim", 0.1, s.overclaim / s.n, 1e-6);
    expect_near("claim", 0.75, s.claim / s.n, 1e-6);
    expect_near("prominence", 0.3, s.prominence / s.n, 1e-6);
    expect_near("standing", 1, s.standing / s.n, 1e-6);
    expect_near("reach", 1, s.reach / s.n, 1e-6);
    forget_world(plan);
}

/* One reader in a star of a hub who reports. */
static void reports_are_believed_and_noticed_by_rows_of_their_own(void **unused)
{
    (void) unused;
    double aware[4];
    const char *const rows[] = { "model.notice_editorial", "model.trust_editorial" };
    for (int k = 0; k < 4; k++) {
        gv_plan *plan = given_voice("outreach");
        given_story(plan)->prominence = 1;
        set_number(plan, "model.aware", k / 2);
        set_number(plan, "model.customers", 0);
        set_number(plan, "model.p", 0);
        set_number(plan, rows[k / 2], k % 2);
        set_number(plan, "replicates", 10);
        tactic_number(tactic_of(plan), "accepted", 1);
        gv_block *found = run_world(plan);
        aware[k] = 0;
        for (uint64_t r = 0; r < 10; r++)
            aware[k] += value_of(found, k < 2 ? "aware" : "sentiment", 0, r, DAYS);
        gv_block_free(found);
        forget_world(plan);
    }
    assert_true(aware[0] == 0 && aware[1] > 100);
    assert_true(aware[3] > aware[2] + 0.1);
}

/* ---- employees --------------------------------------------------------------------------
 */

static void employees_are_trained_once_and_post_as_the_brand_wants(void **unused)
{
    (void) unused;
    gv_plan *plan = given_voice("employees");
    given_story(plan)->control = 1;
    tactic_number(tactic_of(plan), "people", 0.02);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[0], 100 * (gv_money) GV_MONEY_UNIT); /* 10 of 500 */
    assert_int_equal(life.spent[DAYS], 100 * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.delivered[0], 10 + 10 * 13);
    forget_life(&life);
    const said half = said_in(plan, 0);
    expect_near("prominence at half control", 0.7 * 0.9, half.prominence / half.n, 1e-6);
    tactic_number(tactic_of(plan), "control", 0);
    const said free = said_in(plan, 0);
    expect_near("prominence in their own words", 0.4 * 0.9, free.prominence / free.n, 1e-6);
    assert_true(free.worth > half.worth && free.standing > half.standing);
    set_number(plan, "budget", 35);
    life = live_again(plan, 0, 0);
    assert_int_equal(life.delivered[0], 3 + 3 * 13);
    forget_life(&life);
    forget_world(plan);
}

/* ---- pages ------------------------------------------------------------------------------
 */

static double followers_of(gv_plan *plan, double *spent)
{
    double sum = 0;
    set_number(plan, "replicates", 20);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 20; r++) {
        sum += value_of(rows, "page_followers", 0, r, DAYS);
        *spent += value_of(rows, "spent", 0, r, 0);
    }
    gv_block_free(rows);
    return sum;
}

static gv_plan *given_page(const char *kind)
{
    gv_plan *plan = given_voice(kind);
    given_measure(plan, "cost_per_adopter");
    tactic_number(tactic_of(plan), "follow", 0.1);
    tactic_word(tactic_of(plan), "choose", "degree");
    return plan;
}

static void
a_page_is_followed_by_whom_it_reaches_and_answers_cost_what_they_cost(void **unused)
{
    (void) unused;
    double spent = 0;
    gv_plan *plan = given_page("person_page");
    const double silent = followers_of(plan, &spent);
    assert_true(silent > 100 && spent == 0);
    tactic_number(tactic_of(plan), "answers", 1);
    tactic_number(tactic_of(plan), "reciprocity", 3);
    const double answered = followers_of(plan, &spent);
    assert_true(answered > 1.2 * silent);
    expect_near("paid for answers", 0.02 * answered, spent, 1e-6);
    tactic_number(tactic_of(plan), "reciprocity", 0);
    assert_true(followers_of(plan, &spent) == silent);
    set_number(plan, "budget", 0.1); /* five answers a life, at most */
    spent = 0;
    followers_of(plan, &spent);
    assert_true(spent > 0 && spent <= 20 * 0.1 + 1e-9);
    tactic_number(tactic_of(plan), "follow", 0);
    assert_true(followers_of(plan, &spent) == 0);
    forget_world(plan);
}

/* The same posts on the same days of the same person; only who seems to speak differs. */
static void where_nobody_knows_the_brand_a_persons_page_is_noticed_first(void **unused)
{
    (void) unused;
    double spent = 0;
    gv_plan *person = given_page("person_page"), *brand = given_page("brand_page");
    brand->arms[0].tactics[0].name = "person_page"; /* the same luck */
    const said a = said_in(person, 0), b = said_in(brand, 0);
    assert_int_equal(a.n, 77); /* three a week, in 180 days */
    assert_int_equal(a.n, b.n);
    assert_true(a.names == b.names && a.worth == b.worth && a.claim == b.claim);
    gv_plan *const plans[] = { person, brand };
    for (int k = 0; k < 2; k++) {
        set_number(plans[k], "model.aware", 0);
        set_number(plans[k], "model.customers", 0);
        tactic_number(tactic_of(plans[k]), "days", 14);
        tactic_number(tactic_of(plans[k]), "follow", 1);
        tactic_word(tactic_of(plans[k]), "choose", "random");
    }
    const double hers = followers_of(person, &spent), its = followers_of(brand, &spent);
    assert_true(hers > 1.2 * its && its > 10);
    forget_world(person);
    forget_world(brand);
}

static void followers_read_the_page_as_often_as_they_look_in(void **unused)
{
    (void) unused;
    double reads[2] = { 0, 0 };
    for (int k = 0; k < 2; k++) {
        gv_plan *plan = given_page("person_page");
        set_number(plan, "model.background", 100); /* hardly anything is come across */
        tactic_number(tactic_of(plan), "read", 0.9 * k);
        tactic_number(tactic_of(plan), "follow", 1);
        tactic_word(tactic_of(plan), "choose", "random");
        set_number(plan, "replicates", 10);
        gv_block *rows = run_world(plan);
        for (uint64_t r = 0; r < 10; r++)
            reads[k] += value_of(rows, "reads_partner", 0, r, DAYS);
        gv_block_free(rows);
        forget_world(plan);
    }
    assert_true(reads[0] > 100 && reads[1] > 2 * reads[0]);
}

/* ---- all of them ------------------------------------------------------------------------
 */

static gv_plan *given_all(const char *network, double people)
{
    static const char *const kinds[] = { "partners", "employees", "outreach", "person_page",
                                         "brand_page" };
    gv_plan *plan = given_world(network, "market");
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", 60);
    set_number(plan, "budget", 4 * people);
    set_number(plan, "model.p", 0.01);
    set_number(plan, "model.share", -4);
    given_measure(plan, "gauges");
    given_measure(plan, "reach");
    given_measure(plan, "channels");
    given_strategy(plan, "all");
    for (size_t k = 0; k < GV_COUNT_OF(kinds); k++)
        given_tactic(plan, kinds[k], kinds[k])->share = 0.2;
    tactic_number(&plan->arms[0].tactics[0], "loyalty", 0.5);
    tactic_number(&plan->arms[0].tactics[0], "rival_offers", 0.5);
    tactic_number(&plan->arms[0].tactics[0], "every", 7);
    tactic_number(&plan->arms[0].tactics[0], "revenue_share", 0.3);
    tactic_number(&plan->arms[0].tactics[3], "answers", 1);
    return plan;
}

static void helpers_inside_a_life_change_no_byte(void **unused)
{
    (void) unused;
    gv_plan *plan = given_all("barabasi_albert", 9000);
    set_number(plan, "replicates", 1);
    gv_block *alone = run_with(plan, 1, 1);
    assert_true(value_of(alone, "partner_quits", 0, 0, 60) > 10);
    assert_true(value_of(alone, "revenue_shared", 0, 0, 60) > 0);
    assert_true(value_of(alone, "page_followers", 0, 0, 60) > 0);
    const gv_hash expected = hash_of_rows(alone);
    gv_block_free(alone);
    const uint32_t threads[] = { 2, 3 };
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        gv_block *rows = run_with(plan, threads[k], 1);
        assert_true(gv_hash_equal(hash_of_rows(rows), expected));
        gv_block_free(rows);
    }
    forget_world(plan);
}

/* Without money, people and chances they change nothing. */
static void idle_voices_change_nobodys_luck(void **unused)
{
    (void) unused;
    gv_plan *idle = given_all("barabasi_albert", 500);
    gv_plan *alone = given_all("barabasi_albert", 500);
    alone->arms[0].n_tactics = 1;
    for (size_t k = 1; k < idle->arms[0].n_tactics; k++)
        idle->arms[0].tactics[k].share = 0;
    tactic_number(&idle->arms[0].tactics[3], "posts_a_week", 0);
    tactic_number(&idle->arms[0].tactics[4], "posts_a_week", 0);
    lived a = live_again(alone, 0, 1), b = live_again(idle, 0, 1);
    assert_true(a.n_adopters > 10 && a.n_reads > 50);
    assert_true(same_life(&a, &b));
    forget_life(&a);
    forget_life(&b);
    forget_world(idle);
    forget_world(alone);
}

static void the_order_of_tactics_changes_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_all("barabasi_albert", 500);
    gv_plan *turned = given_all("barabasi_albert", 500);
    gv_tactic_plan *t = turned->arms[0].tactics;
    for (int k = 0; k < 2; k++) {
        const gv_tactic_plan one = t[k];
        t[k] = t[4 - k];
        t[4 - k] = one;
    }
    lived a = live_again(plan, 0, 1), b = live_again(turned, 0, 1);
    assert_true(same_life(&a, &b));
    assert_int_equal(a.spent[60], b.spent[60]);
    forget_life(&a);
    forget_life(&b);
    forget_world(plan);
    forget_world(turned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pitch_is_paid_and_stories_of_value_are_taken_more_often),
        cmocka_unit_test(reporters_say_half_of_what_is_claimed_in_their_own_words),
        cmocka_unit_test(reports_are_believed_and_noticed_by_rows_of_their_own),
        cmocka_unit_test(employees_are_trained_once_and_post_as_the_brand_wants),
        cmocka_unit_test(
            a_page_is_followed_by_whom_it_reaches_and_answers_cost_what_they_cost),
        cmocka_unit_test(where_nobody_knows_the_brand_a_persons_page_is_noticed_first),
        cmocka_unit_test(followers_read_the_page_as_often_as_they_look_in),
        cmocka_unit_test(helpers_inside_a_life_change_no_byte),
        cmocka_unit_test(idle_voices_change_nobodys_luck),
        cmocka_unit_test(the_order_of_tactics_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
