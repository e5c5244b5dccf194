/* Whom people have what they pass on from. */
#include "shares_by_hand.h"

enum { DAYS = 60 };

static void given_tactics(gv_plan *plan, const char *const *kinds, size_t n)
{
    given_strategy(plan, "all of them");
    for (size_t k = 0; k < n; k++) {
        gv_tactic_plan *tactic = given_tactic(plan, kinds[k], kinds[k]);
        tactic->share = 1.0 / (double) n;
    }
}

static gv_plan *given_talkative_people(double people, double persistence)
{
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "replicates", 1);
    set_number(plan, "budget", 20 * people);
    set_number(plan, "model.aware", 0.7);
    set_number(plan, "model.customers", 0.3);
    set_number(plan, "model.share", -3);
    set_number(plan, "model.share_taste", 0.5);
    set_number(plan, "model.complain", 0.01);
    set_number(plan, "model.ask", 0.01);
    set_number(plan, "model.persistence", persistence);
    given_measure(plan, "share_trees");
    return plan;
}

/* Advertisements, pages, posts, words that are bought, a community, items that people make,
 * answers: all that may stand in somebody's name. */
static gv_plan *given_much_to_pass_on(double people, double persistence)
{
    static const char *const kinds[] = { "broadcast",  "partner_posts", "ugc",
                                         "community",  "referral",      "service",
                                         "person_page" };
    gv_plan *plan = given_talkative_people(people, persistence);
    given_tactics(plan, kinds, GV_COUNT_OF(kinds));
    return plan;
}

static void expect_what_is_found_by_hand(double persistence)
{
    static cascades c;
    gv_plan *plan = given_much_to_pass_on(700, persistence);
    shares_by_hand(plan, &c);
    print_message("%.0f trees, %.0f shares, the largest of %.0f, %zu of ten and more\n",
                  c.trees, c.shares, c.largest, c.n_large);
    assert_true(c.shares > 200 && c.reshares > 20 && c.deepest > 2 && c.n_large > 0);
    expect_the_same_trees(plan, &c);
    forget_world(plan);
}

static void trees_of_shares_are_those_found_by_hand(void **unused)
{
    (void) unused;
    expect_what_is_found_by_hand(0);
}

static void what_is_said_again_begins_no_tree(void **unused)
{
    (void) unused;
    expect_what_is_found_by_hand(0.4);
}

/* Partners who post for the rival, and questions, again and again. */
static void what_nobody_can_pass_on_begins_no_tree(void **unused)
{
    (void) unused;
    static cascades c;
    static const char *const kinds[] = { "partners", "broadcast", "service" };
    gv_plan *plan = given_talkative_people(700, 0.3);
    given_tactics(plan, kinds, GV_COUNT_OF(kinds));
    set_number(plan, "model.rival", 1);
    set_number(plan, "model.ask", 0.05);
    gv_tactic_plan *partners = &plan->arms[0].tactics[0];
    tactic_number(partners, "rival_offers", 10);
    tactic_number(partners, "desertion", 1);
    tactic_number(partners, "loyalty", 0);
    shares_by_hand(plan, &c);
    print_message("%.0f posts, %.0f words that nobody can pass on; %.0f shares\n",
                  c.dead_posts, c.dead_words, c.shares);
    assert_true(c.dead_posts > 20 && c.dead_words > 100 && c.shares > 100);
    expect_the_same_trees(plan, &c);
    forget_world(plan);
}

static void posts_and_words_are_all_there_is(void **unused)
{
    (void) unused;
    double trees[3];
    for (size_t k = 0; k < 3; k++) {
        gv_plan *plan = given_much_to_pass_on(300, 0);
        gv_measure *measure = &plan->measures[plan->n_measures - 1];
        must(gv_param_store(gv_spec_find(&measure->metric->spec, "of"), (double) k,
                            measure->params, NULL));
        gv_block *rows = run_world(plan);
        trees[k] = value_of(rows, "share_trees", 0, 0, 0);
        assert_true(trees[k] > 10);
        gv_block_free(rows);
        forget_world(plan);
    }
    assert_true(trees[0] == trees[1] + trees[2]);
}

/* More people than there are in a slice. */
static void helpers_inside_a_life_change_no_tree(void **unused)
{
    (void) unused;
    gv_plan *plan = given_much_to_pass_on(9000, 0.1);
    set_number(plan, "ticks", 15);
    gv_block *alone = run_with(plan, 1, 1);
    const gv_hash expected = hash_of_rows(alone);
    assert_true(value_of(alone, "share_tree_deepest", 0, 0, 0) > 2);
    gv_block_free(alone);
    const uint32_t threads[] = { 2, 8 };
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        gv_block *rows = run_with(plan, threads[k], 1);
        assert_true(gv_hash_equal(hash_of_rows(rows), expected));
        gv_block_free(rows);
    }
    forget_world(plan);
}

static void who_follows_shares_changes_nobodys_life(void **unused)
{
    (void) unused;
    gv_plan *watched = given_much_to_pass_on(300, 0.2);
    lived expected = live_again(watched, 0, 0);
    watched->n_measures--;
    lived life = live_again(watched, 0, 0);
    assert_true(expected.n_adopters > 5 && same_life(&life, &expected));
    watched->n_measures++;
    forget_life(&life);
    forget_life(&expected);
    forget_world(watched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_of_shares_are_those_found_by_hand),
        cmocka_unit_test(what_is_said_again_begins_no_tree),
        cmocka_unit_test(what_nobody_can_pass_on_begins_no_tree),
        cmocka_unit_test(posts_and_words_are_all_there_is),
        cmocka_unit_test(helpers_inside_a_life_change_no_tree),
        cmocka_unit_test(who_follows_shares_changes_nobodys_life),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
