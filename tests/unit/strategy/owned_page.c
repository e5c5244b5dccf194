#include "world.h"

enum { PEOPLE = 30 };

/* One adopter, nobody speaks, two posts can be paid. */
static gv_plan *given_page(const char *network, double discover)
{
    gv_plan *plan = given_world(network, "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 12);
    set_number(plan, "budget", 5);
    given_seeds(plan, "page", "3");
    plan->arms[0].tactics[0].share = 0;
    gv_tactic_plan *page = given_tactic(plan, "owned_page", "page");
    tactic_number(page, "fee", 2);
    tactic_number(page, "strength", 1);
    tactic_number(page, "read", 1);
    tactic_number(page, "follow", 1);
    tactic_number(page, "discover", discover);
    tactic_number(page, "start", 1);
    tactic_number(page, "every", 4);
    return plan;
}

static void whoever_hears_an_adopter_may_follow_and_be_convinced(void **unused)
{
    (void) unused;
    const char *const networks[] = { "complete", "watts_strogatz" };
    for (size_t i = 0; i < GV_COUNT_OF(networks); i++) {
        gv_plan *plan = given_page(networks[i], 1);
        lived life = live_again(plan, 0, 0);
        assert_true(life.n_adopters > 4);
        assert_true(i > 0 || life.n_adopters == PEOPLE);
        for (uint32_t v = 0; v < PEOPLE; v++) {
            if (v == 3 || life.adopted_at[v] == GV_NEVER)
                continue;
            assert_true(life.adopted_at[v] == 2 || life.adopted_at[v] == 6);
            assert_int_equal(life.channel[v], GV_CHANNEL_OWNED);
        }
        forget_life(&life);
        forget_world(plan);
    }
}

static void posts_are_read_by_followers_and_paid_until_the_money_is_out(void **unused)
{
    (void) unused;
    const int units[] = { 0, 0, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4 };
    gv_plan *plan = given_page("complete", 0);
    lived life = live_again(plan, 0, 0);
    for (uint32_t t = 0; t <= life.ticks; t++)
        assert_int_equal(life.spent[t], units[t] * (gv_money) GV_MONEY_UNIT);
    assert_int_equal(life.reads[3], 2);
    assert_int_equal(life.n_reads, 2);
    assert_int_equal(life.n_adopters, 1);
    forget_life(&life);
    forget_world(plan);
}

static void a_page_that_nobody_follows_costs_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_page("complete", 1);
    tactic_number(&plan->arms[0].tactics[1], "follow", 0);
    lived life = live_again(plan, 0, 0);
    assert_int_equal(life.spent[life.ticks], 0);
    forget_life(&life);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_hears_an_adopter_may_follow_and_be_convinced),
        cmocka_unit_test(posts_are_read_by_followers_and_paid_until_the_money_is_out),
        cmocka_unit_test(a_page_that_nobody_follows_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
