#include "world.h"

/* Ten people speak to 10; the first three are seeds. */
static uint32_t adopters_of_three_in_ten(double threshold, const char *of)
{
    gv_plan *plan =
        given_ties("watts_threshold", 11, true,
                   "0 10\n1 10\n2 10\n3 10\n4 10\n5 10\n6 10\n7 10\n8 10\n9 10\n");
    set_number(plan, "model.threshold", threshold);
    set_word(plan, "model.of", of);
    given_seeds(plan, "three", "0 1 2");
    lived life = live_again(plan, 0, 0);
    const uint32_t n = life.n_adopters;
    forget_life(&life);
    forget_world(plan);
    return n;
}

static void a_share_that_is_just_reached_is_enough(void **unused)
{
    (void) unused;
    assert_int_equal(adopters_of_three_in_ten(0.3, "share"), 4);
    assert_int_equal(adopters_of_three_in_ten(0.300001, "share"), 3);
    assert_int_equal(adopters_of_three_in_ten(3, "people"), 4);
    assert_int_equal(adopters_of_three_in_ten(3.5, "people"), 3);
    assert_int_equal(adopters_of_three_in_ten(3, "share"), 3);
}

static void whoever_hears_no_adopter_stays_even_without_a_threshold(void **unused)
{
    (void) unused;
    assert_int_equal(adopters_of_three_in_ten(0, "people"), 4);
    gv_plan *plan = given_ties("watts_threshold", 4, true, "0 1\n2 3\n");
    set_number(plan, "model.threshold", 0);
    given_seeds(plan, "one", "0");
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 2);
    assert_int_equal(life.adopted_at[3], GV_NEVER);
    forget_life(&life);
    forget_world(plan);
}

/* 0 and 1 speak to 2: 0 from the start, 1 by a post on day 3. */
static void a_post_counts_like_an_adopter_and_gets_the_credit(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("watts_threshold", 3, true, "0 2\n1 2\n");
    set_number(plan, "model.threshold", 2);
    set_word(plan, "model.of", "people");
    set_number(plan, "ticks", 6);
    given_strategy(plan, "both");
    tactic_people(plan, given_tactic(plan, "seeding", "sample"), "0");
    gv_tactic_plan *posts = given_tactic(plan, "partner_posts", "posts");
    tactic_people(plan, posts, "1");
    tactic_number(posts, "start", 3);
    tactic_number(posts, "fee", 0);
    tactic_number(posts, "fee_per_follower", 0);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 2);
    assert_int_equal(life.adopted_at[2], 4);
    assert_int_equal(life.source[2], 1);
    assert_int_equal(life.channel[2], GV_CHANNEL_PARTNER);
    assert_int_equal(life.adopted_at[1], GV_NEVER);
    forget_life(&life);
    forget_world(plan);
}

static void an_advertisement_convinces_whatever_the_threshold(void **unused)
{
    (void) unused;
    gv_plan *plan = given_world("ring_lattice", "watts_threshold");
    set_number(plan, "network.people", 50);
    set_number(plan, "model.threshold", 1e6);
    set_number(plan, "budget", 12);
    given_strategy(plan, "screen");
    tactic_number(given_tactic(plan, "broadcast", "screen"), "strength", 1);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.n_adopters, 50); /* 1,000 impressions */
    for (uint32_t v = 0; v < 50; v++)
        assert_int_equal(life.channel[v], GV_CHANNEL_PAID);
    forget_life(&life);
    forget_world(plan);
}

/* 400 people hear one adopter each: as many adopt as have a threshold of at most 1. */
static void thresholds_differ_as_a_normal_distribution_does(void **unused)
{
    (void) unused;
    gv_text ties = { 0 };
    for (uint32_t v = 1; v <= 400; v++)
        gv_text_add(&ties, "0 %u\n", (unsigned) v);
    gv_plan *plan = given_ties("watts_threshold", 401, true, ties.text);
    gv_text_free(&ties);
    set_word(plan, "model.of", "people");
    set_number(plan, "model.threshold", 2);
    set_number(plan, "model.spread", 1);
    set_number(plan, "ticks", 1);
    given_seeds(plan, "centre", "0");
    double sum = 0;
    for (uint64_t r = 0; r < 25; r++) {
        lived life = live_again(plan, 0, r);
        sum += life.n_adopters - 1;
        forget_life(&life);
    }
    /* 15.87 % of 10,000, standard deviation 36.5 */
    assert_true(sum > 1587 - 146 && sum < 1587 + 146);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_that_is_just_reached_is_enough),
        cmocka_unit_test(whoever_hears_no_adopter_stays_even_without_a_threshold),
        cmocka_unit_test(a_post_counts_like_an_adopter_and_gets_the_credit),
        cmocka_unit_test(an_advertisement_convinces_whatever_the_threshold),
        cmocka_unit_test(thresholds_differ_as_a_normal_distribution_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
