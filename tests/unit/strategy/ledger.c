#include "grapevine/strategy.h"
#include "test.h"

#define UNIT GV_MONEY_UNIT

static gv_offer impressions_at(gv_money price)
{
    return (gv_offer){ .kind = GV_OFFER_IMPRESSIONS, .price = price, .per = 1000 };
}

static void booking_one_by_one_costs_the_same_as_booking_at_once(void **unused)
{
    (void) unused;
    const gv_money prices[] = { 1, 7, 999, 1001, 12 * UNIT, 12345678 };
    for (size_t k = 0; k < GV_COUNT_OF(prices); k++) {
        const gv_offer offer = impressions_at(prices[k]);
        gv_account slowly = { 0 };
        gv_account at_once = { 0 };
        for (int j = 0; j < 2777; j++)
            gv_account_book(&slowly, &offer, 1);
        gv_account_book(&at_once, &offer, 2777);
        assert_int_equal(slowly.spent, at_once.spent);
        assert_int_equal(slowly.spent, prices[k] * 2777 / 1000);
        assert_int_equal(slowly.delivered, 2777);
    }
}

static void a_price_per_thousand_is_charged_to_the_millionth(void **unused)
{
    (void) unused;
    const gv_offer offer = impressions_at(12 * UNIT);
    gv_account account = { 0 };
    assert_int_equal(gv_account_book(&account, &offer, 1), 12000);
    assert_int_equal(gv_account_book(&account, &offer, 999), 12 * UNIT - 12000);
    assert_int_equal(account.remainder, 0);
}

static void what_is_affordable_never_costs_more_than_the_budget(void **unused)
{
    (void) unused;
    for (gv_money budget = 0; budget < 5000; budget += 7) {
        for (gv_money price = 1; price < 3000; price += 101) {
            const uint64_t units = gv_affordable(budget, price, 1000);
            const gv_offer offer = impressions_at(price);
            gv_account account = { 0 };
            gv_account more = { 0 };
            assert_true(gv_account_book(&account, &offer, units) <= budget);
            gv_account_book(&more, &offer, units + 1);
            assert_true(more.spent * 1000 + more.remainder > budget * 1000);
        }
    }
}

static void free_things_have_no_end_and_no_money_buys_nothing(void **unused)
{
    (void) unused;
    assert_true(gv_affordable(0, 0, 1) == UINT64_MAX);
    assert_int_equal(gv_affordable(0, 1, 1), 0);
    assert_int_equal(gv_affordable(-5, 1, 1), 0);
    assert_true(gv_affordable(INT64_MAX, 1, 1000) == INT64_MAX);
}

static void shares_of_a_whole_lose_no_millionth(void **unused)
{
    (void) unused;
    const double thirds[] = { 1.0 / 3, 1.0 / 3, 1.0 / 3 };
    for (gv_money budget = 0; budget < 1000; budget++) {
        gv_money part[3];
        gv_budget_cut(budget, thirds, 3, part);
        assert_int_equal(part[0] + part[1] + part[2], budget);
        for (size_t k = 0; k < 3; k++)
            assert_true(part[k] >= budget / 3 - 1 && part[k] <= budget / 3 + 1);
    }
}

/* 0.29 * 100 is a hair below 29 in binary: the 29 must be there all the same. */
static void a_share_buys_what_it_says(void **unused)
{
    (void) unused;
    for (int percent = 0; percent <= 100; percent++) {
        const double share[] = { percent / 100.0, 1 - percent / 100.0 };
        gv_money part[2];
        gv_budget_cut(100 * UNIT, share, 2, part);
        assert_int_equal(part[0], percent * UNIT);
        assert_int_equal(part[1], (100 - percent) * UNIT);
    }
}

static void a_share_of_nothing_shifts_nobody_elses_money(void **unused)
{
    (void) unused;
    const double alone[] = { 0.29, 0.71 };
    const double beside[] = { 0, 0.29, 0, 0.71, 0 };
    for (gv_money budget = 1; budget < 100 * UNIT; budget = budget * 3 + 1) {
        gv_money two[2];
        gv_money five[5];
        gv_budget_cut(budget, alone, 2, two);
        gv_budget_cut(budget, beside, 5, five);
        assert_int_equal(two[0], five[1]);
        assert_int_equal(two[1], five[3]);
        assert_int_equal(five[0] + five[2] + five[4], 0);
    }
}

static void shares_below_one_leave_the_rest_unspent(void **unused)
{
    (void) unused;
    const double share[] = { 0.25, 0.25 };
    gv_money part[2];
    gv_budget_cut(10 * UNIT, share, 2, part);
    assert_int_equal(part[0], 2500000);
    assert_int_equal(part[1], 2500000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(booking_one_by_one_costs_the_same_as_booking_at_once),
        cmocka_unit_test(a_price_per_thousand_is_charged_to_the_millionth),
        cmocka_unit_test(what_is_affordable_never_costs_more_than_the_budget),
        cmocka_unit_test(free_things_have_no_end_and_no_money_buys_nothing),
        cmocka_unit_test(shares_of_a_whole_lose_no_millionth),
        cmocka_unit_test(a_share_buys_what_it_says),
        cmocka_unit_test(a_share_of_nothing_shifts_nobody_elses_money),
        cmocka_unit_test(shares_below_one_leave_the_rest_unspent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
