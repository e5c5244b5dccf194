#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 60, TICKS = 30 };

static gv_plan *given_feeds(double p_n, double p_r)
{
    gv_plan *plan = given_world("regular_directed", "limited_attention");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 4);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", 5);
    set_number(plan, "model.p_n", p_n);
    set_number(plan, "model.p_r", p_r);
    set_number(plan, "budget", 1e6);
    given_measure(plan, "memes");
    given_measure(plan, "attention");
    return plan;
}

static void who_notices_nothing_repeats_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_feeds(0.5, 0);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 5; r++) {
        const double born = value_of(rows, "memes_born", 0, r, 0);
        assert_true(fabs(born - PEOPLE * TICKS / 2.0) < 5 * sqrt(PEOPLE * TICKS / 4.0));
        assert_true(value_of(rows, "meme_popularity_mean", 0, r, 0) == 1);
        assert_true(value_of(rows, "memes_alive", 0, r, TICKS) < PEOPLE);
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void without_new_memes_nothing_is_ever_posted(void **unused)
{
    (void) unused;
    gv_plan *plan = given_feeds(0, 1);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "memes_alive", 0, 0, TICKS) == 0);
    assert_true(isnan(value_of(rows, "attention_entropy", 0, 0, 0)));
    gv_block_free(rows);
    forget_world(plan);
}

/* One seed speaks to one hearer, once: its post stands on the screen for t_w ticks, in each
 * of which the hearer's turn comes once on average, of two people. */
static void a_post_is_seen_for_its_time_only(void **unused)
{
    (void) unused;
    enum { LIVES = 3000 };
    static const double ticks[] = { 0.5, 1, 3 };
    for (size_t k = 0; k < GV_COUNT_OF(ticks); k++) {
        gv_plan *plan = given_ties("limited_attention", 2, true, "0 1\n");
        set_number(plan, "model.p_n", 0);
        set_number(plan, "model.p_r", 1);
        set_number(plan, "model.t_w", ticks[k]);
        set_number(plan, "ticks", 8);
        set_number(plan, "replicates", LIVES);
        given_seeds(plan, "seed", "0");
        gv_block *rows = run_world(plan);
        double adopters = 0;
        for (uint64_t r = 0; r < LIVES; r++)
            adopters += value_of(rows, "final_adopters", 0, r, 0) - 1;
        /* event 0 comes while the post is 0 events old */
        const double chance = 1 - pow(0.5, 2 * ticks[k] + 1);
        assert_true(fabs(adopters / LIVES - chance) <
                    4 * sqrt(chance * (1 - chance) / LIVES));
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* 1 hears 0 alone. 0's message makes 1 speak, with certainty from memory where there is
 * one: then the message itself never comes through. */
static void memory_speaks_instead_of_the_screen(void **unused)
{
    (void) unused;
    for (uint32_t remembers = 0; remembers <= 1; remembers++) {
        gv_plan *plan = given_ties("limited_attention", 3, true, "0 1\n1 2\n");
        set_number(plan, "model.p_n", 0.3);
        set_number(plan, "model.p_r", 1);
        set_number(plan, "model.p_m", remembers);
        set_number(plan, "model.t_m", 100);
        set_number(plan, "ticks", 40);
        set_number(plan, "replicates", 20);
        set_number(plan, "budget", 1e6);
        given_strategy(plan, "partner");
        gv_tactic_plan *partner = given_tactic(plan, "partner_posts", "partner");
        tactic_people(plan, partner, "0");
        tactic_number(partner, "start", 20); /* by now all have posted something */
        gv_block *rows = run_world(plan);
        double adopters = 0;
        for (uint64_t r = 0; r < 20; r++)
            adopters += value_of(rows, "final_adopters", 0, r, 0);
        assert_true(remembers == 1 ? adopters == 0 : adopters > 15);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* Everybody repeats everything: posts fill all the room, and the oldest are lost. */
static void an_avalanche_of_posts_stays_in_its_room(void **unused)
{
    (void) unused;
    gv_plan *plan = given_feeds(0.5, 0.9);
    set_number(plan, "model.t_w", 5);
    set_number(plan, "model.room", 2);
    given_strategy(plan, "nothing");
    gv_block *rows = run_world(plan);
    assert_true(value_of(rows, "posts_crowded_out", 0, 0, 0) > 1000);
    assert_true(value_of(rows, "memes_alive", 0, 0, TICKS) <= 2 * PEOPLE);
    gv_block_free(rows);
    set_number(plan, "model.p_r", 0.01);
    set_number(plan, "model.room", 50);
    rows = run_world(plan);
    assert_true(value_of(rows, "posts_crowded_out", 0, 0, 0) == 0);
    gv_block_free(rows);
    forget_world(plan);
}

static void an_impression_is_seen_by_its_viewer_alone(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("limited_attention", 3, true, "0 1\n0 2\n");
    set_number(plan, "model.p_n", 0);
    set_number(plan, "model.p_r", 1);
    set_number(plan, "model.p_m", 0);
    set_number(plan, "model.t_w", 1000);
    set_number(plan, "ticks", 30);
    set_number(plan, "replicates", 50);
    set_number(plan, "budget", 1);
    given_measure(plan, "channels");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000); /* one impression */
    tactic_number(screen, "strength", 1);
    tactic_number(screen, "days", 1);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < 50; r++) {
        assert_true(value_of(rows, "adopters_by_channel", 0, r, GV_CHANNEL_PAID) == 1);
        const double all = value_of(rows, "final_adopters", 0, r, 0);
        assert_true(all == 1 || all == 3); /* 3 if 0 saw it, who is heard */
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_notices_nothing_repeats_nothing),
        cmocka_unit_test(without_new_memes_nothing_is_ever_posted),
        cmocka_unit_test(a_post_is_seen_for_its_time_only),
        cmocka_unit_test(memory_speaks_instead_of_the_screen),
        cmocka_unit_test(an_avalanche_of_posts_stays_in_its_room),
        cmocka_unit_test(an_impression_is_seen_by_its_viewer_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
