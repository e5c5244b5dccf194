/* How far what people say is passed on in the marketing model at its defaults, beside what
 * is published of cascades: most end where they began, hardly any goes beyond one degree,
 * and large ones are broadcasts more than chains. Every post and every word is followed,
 * person by person.
 * Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058;
 * Goel, Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158 */
#include "expect.h"
#include "grapevine/scenario.h"
#include "shares_by_hand.h"

enum { PEOPLE = 10000 };

/* ---- a year of ten thousand people ---- */

static gv_plan *given_year(const char *strategy, double share)
{
    gv_text text = { 0 }, complaints = { 0 };
    gv_plan *plan = NULL;
    gv_text_add(&text,
                "grapevine: 1\nreplicates: 1\nbaseline: none\n"
                "world: {use: young, people: %u}\nmodel: {share: %g}\n"
                "measure: [share_trees]\n"
                "strategies: %s\n",
                (unsigned) PEOPLE, share, strategy);
    if (gv_scenario_parse(text.text, text.length, "year.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text != NULL ? complaints.text : "?");
    gv_text_free(&text);
    gv_text_free(&complaints);
    return plan;
}

/* What the metric says of that life is what is found here, to the last share. */
static void live_year(const char *strategy, double share, cascades *c)
{
    gv_plan *plan = given_year(strategy, share);
    shares_by_hand(plan, c);
    expect_the_same_trees(plan, c);
    gv_plan_free(plan);
}

static void says(const char *strategy, const char *what, double least, double most,
                 double found)
{
    gv_text line = { 0 };
    gv_text_add(&line, "%s: %s", strategy, what);
    expect_between(line.text, least, most, found);
    gv_text_free(&line);
}

static void expect_small_cascades(const char *strategy, const cascades *c)
{
    print_message("    %s: %.0f trees, %.0f shares, the largest of %.0f\n", strategy,
                  c->trees, c->shares, c->largest);
    says(strategy, "that end within one degree", 0.8, 1, c->near / c->trees);
    says(strategy, "shares that a share brings", 0, 1, c->reshares / c->shares);
    if (c->n_large > 0)
        says(strategy, "median virality of ten and more", 1, 4,
             c->virality[c->n_large / 2]);
}

/* Published are 70 to 95 % that nobody passes on, of what is posted. What people say to
 * each other on their own account is passed on less, and nothing is published of it. */
static void most_of_what_is_posted_or_said_is_not_passed_on(void **unused)
{
    (void) unused;
    static const char *const strategies[] = { "{nothing: []}", "[social-broadcast]",
                                              "[partnership]", "[ugc-cocreation]" };
    static cascades c;
    for (size_t k = 0; k < GV_COUNT_OF(strategies); k++) {
        live_year(strategies[k], -7, &c);
        expect_small_cascades(strategies[k], &c);
        if (c.posts > 0)
            says(strategies[k], "posts that nobody passes on", 0.7, 0.95,
                 c.posts_alone / c.posts);
        says(strategies[k], "of all that is said, more than .94", 0.94, 1,
             c.alone / c.trees);
    }
}

/* The upper end of what is assumed of `share`. */
static void where_people_share_more_large_trees_stay_broad(void **unused)
{
    (void) unused;
    static const char *const strategies[] = { "[partnership]", "[ugc-cocreation]" };
    static cascades c;
    for (size_t k = 0; k < GV_COUNT_OF(strategies); k++) {
        live_year(strategies[k], -5.5, &c);
        assert_true(c.n_large > 0);
        expect_small_cascades(strategies[k], &c);
        print_message("    posts that nobody passes on: %.3f\n", c.posts_alone / c.posts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_of_what_is_posted_or_said_is_not_passed_on),
        cmocka_unit_test(where_people_share_more_large_trees_stay_broad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
