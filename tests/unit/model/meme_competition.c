#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 60, TICKS = 30 };

static gv_plan *given_memes(double mu, const char *start)
{
    gv_plan *plan = given_world("regular_directed", "meme_competition");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 4);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", 5);
    set_number(plan, "model.mu", mu);
    set_word(plan, "model.start", start);
    set_number(plan, "budget", 1e6);
    given_measure(plan, "memes");
    given_measure(plan, "attention");
    return plan;
}

static void if_all_post_is_new_everything_is_posted_once(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(1, "own");
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 5; r++) {
        assert_true(value_of(rows, "memes_born", 0, r, 0) == PEOPLE * TICKS);
        assert_true(value_of(rows, "meme_popularity_mean", 0, r, 0) == 1);
        assert_true(value_of(rows, "meme_popularity_999", 0, r, 0) == 1);
        assert_true(value_of(rows, "meme_share_once", 0, r, 0) == 1);
        assert_true(value_of(rows, "memes_at_least", 0, r, 0) == 1);
        assert_true(value_of(rows, "memes_at_least", 0, r, 1) == 0);
        assert_true(value_of(rows, "meme_lifetime_max", 0, r, 0) == 0);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void if_nobody_invents_memes_only_die_out(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0, "own");
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 5; r++) {
        assert_true(value_of(rows, "memes_alive", 0, r, 0) == PEOPLE);
        for (size_t t = 1; t <= TICKS; t++)
            assert_true(value_of(rows, "memes_alive", 0, r, t) <=
                        value_of(rows, "memes_alive", 0, r, t - 1));
        assert_true(value_of(rows, "memes_alive", 0, r, TICKS) < PEOPLE / 2.0);
        assert_true(value_of(rows, "memes_born", 0, r, 0) == 0);
        assert_true(isnan(value_of(rows, "meme_popularity_mean", 0, r, 0)));
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void a_world_without_memes_stays_silent(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0, "empty");
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "memes_alive", 0, 0, TICKS) == 0);
    assert_true(value_of(rows, "attention_share_mean", 0, 0, 0) == 0);
    assert_true(isnan(value_of(rows, "attention_entropy", 0, 0, 0)));
    assert_true(value_of(rows, "final_adopters", 0, 0, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* Nobody competes: the seed's message is all that is ever posted. */
static void a_message_alone_reaches_everybody(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0, "empty");
    given_seeds(plan, "seed", "7");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 5; r++) {
        assert_true(value_of(rows, "attention_share", 0, r, 0) == 1);
        assert_true(value_of(rows, "memes_alive", 0, r, TICKS) == 1);
        assert_true(value_of(rows, "attention_entropy", 0, r, 0) == 0);
        assert_true(value_of(rows, "final_adopters", 0, r, 0) == PEOPLE);
        assert_true(value_of(rows, "message_posts", 0, r, 0) > PEOPLE);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* A certain impression for everybody many times over: all screens show the message, and
 * whoever invents nothing posts it. */
static void impressions_stand_on_screens_until_something_newer_comes(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0.2, "own");
    given_measure(plan, "reach");
    given_measure(plan, "channels");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1e6);
    tactic_number(screen, "strength", 1);
    tactic_number(screen, "days", 1);
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "reach", 0, 0, 0) == PEOPLE);
    assert_true(value_of(rows, "attention_share", 0, 0, 0) == 0);
    assert_true(value_of(rows, "attention_share", 0, 0, 1) > 0.05);
    assert_true(value_of(rows, "attention_share", 0, 0, 1) < 0.95);
    assert_true(value_of(rows, "adopters_by_channel", 0, 0, GV_CHANNEL_PAID) > 0);
    gv_block_free(rows);
    forget_world(plan);
}

/* 0 speaks to 1 and 2, and nobody else speaks; the partner does not post on their own
 * account. */
static void a_partners_post_is_no_posting_and_its_hearers_are_theirs(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("meme_competition", 3, true, "0 1\n0 2\n");
    set_word(plan, "model.start", "empty");
    set_number(plan, "model.mu", 0);
    set_number(plan, "ticks", 40);
    set_number(plan, "budget", 1e6);
    given_measure(plan, "attention");
    given_strategy(plan, "partner");
    gv_tactic_plan *partner = given_tactic(plan, "partner_posts", "partner");
    tactic_people(plan, partner, "0");
    tactic_number(partner, "posts", 1);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 2);
    assert_int_equal(life.adopted_at[0], GV_NEVER);
    assert_int_equal(life.channel[1], GV_CHANNEL_PARTNER);
    assert_int_equal(life.source[2], 0);
    forget_life(&life);
    gv_block *rows = run_world(plan);
    const double posts = value_of(rows, "message_posts", 0, 0, 0);
    assert_true(posts >= 2 && posts <= 3 * 40); /* by 1 and 2, when their turn came */
    gv_block_free(rows);
    forget_world(plan);
}

static void a_message_without_weight_lands_nowhere(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0, "empty");
    given_seeds(plan, "seed", "7");
    gv_message nothing = { .name = "dull", .weight = 0 };
    plan->messages = &nothing;
    plan->n_messages = 1;
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "final_adopters", 0, 0, 0) == 1);
    assert_true(value_of(rows, "memes_alive", 0, 0, TICKS) == 1); /* on the seed's screen */
    gv_block_free(rows);
    forget_world(plan);
}

/* ---- what every life keeps to ---- */

typedef struct tally {
    uint64_t over, posts;
    bool equal_places;
} tally;

static void bury(void *self, const gv_meme *meme)
{
    tally *t = self;
    t->over++;
    t->posts += meme->posts;
}

/* Takes the place of the metrics: every meme is told of once. */
static void watch(void *self, const gv_world *w, uint32_t step)
{
    tally *t = self;
    w->memes->over = bury;
    w->memes->self = self;
    t->equal_places = t->equal_places && w->memes->n_copies == 3 * UINT64_C(60);
    for (uint32_t k = 0; step == TICKS && k < w->memes->used; k++) {
        if (w->memes->at[k].born != GV_UNBORN)
            t->posts += w->memes->at[k].posts;
    }
}

static void every_event_is_one_posting_and_every_place_shows_one_meme(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(0.3, "own");
    set_number(plan, "model.places", 3);
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 0, NULL));
    for (uint64_t r = 0; r < 5; r++) {
        tally t = { .equal_places = true };
        must(gv_engine_watch(plan, 0, r, watch, &t, NULL));
        assert_true(t.equal_places);
        assert_true(t.over > 100);
        assert_int_equal(t.posts, PEOPLE * TICKS);
    }
    forget_world(plan);
}

/* Every posting, every place: nothing of the memes' luck moves for what convinces nobody.
 */
static void an_idle_advertisement_moves_no_meme(void **unused)
{
    (void) unused;
    static const char *const outcomes[] = { "memes_born",          "meme_popularity_mean",
                                            "meme_popularity_max", "meme_share_once",
                                            "meme_lifetime_mean",  "attention_entropy" };
    gv_plan *plan = given_memes(0.1, "own");
    given_strategy(plan, "nothing");
    given_strategy(plan, "idle");
    tactic_number(given_tactic(plan, "broadcast", "screen"), "strength", 0);
    given_strategy(plan, "heard");
    tactic_number(given_tactic(plan, "broadcast", "other"), "strength", 0.5);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 5; r++) {
        for (size_t k = 0; k < GV_COUNT_OF(outcomes); k++)
            assert_true(value_of(rows, outcomes[k], 0, r, 0) ==
                        value_of(rows, outcomes[k], 1, r, 0));
        assert_true(value_of(rows, "final_adopters", 1, r, 0) == 0);
        assert_true(value_of(rows, "final_adopters", 2, r, 0) > 0);
        assert_true(value_of(rows, "memes_born", 0, r, 0) ==
                    value_of(rows, "memes_born", 2, r, 0)); /* who invents is luck alone */
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void many_memes_need_no_more_memory_than_few(void **unused)
{
    (void) unused;
    gv_plan *plan = given_memes(1, "own");
    set_number(plan, "ticks", 3000);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "memes_born", 0, 0, 0) == PEOPLE * 3000.0);
    assert_true(value_of(rows, "memes_alive", 0, 0, 3000) <= PEOPLE);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(if_all_post_is_new_everything_is_posted_once),
        cmocka_unit_test(if_nobody_invents_memes_only_die_out),
        cmocka_unit_test(a_world_without_memes_stays_silent),
        cmocka_unit_test(a_message_alone_reaches_everybody),
        cmocka_unit_test(impressions_stand_on_screens_until_something_newer_comes),
        cmocka_unit_test(a_partners_post_is_no_posting_and_its_hearers_are_theirs),
        cmocka_unit_test(a_message_without_weight_lands_nowhere),
        cmocka_unit_test(every_event_is_one_posting_and_every_place_shows_one_meme),
        cmocka_unit_test(an_idle_advertisement_moves_no_meme),
        cmocka_unit_test(many_memes_need_no_more_memory_than_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
