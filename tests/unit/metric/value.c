#include "stances.h"

#include <math.h>

enum { NEAR_IN_UNITS = 1000000 };

static gv_money money(double units)
{
    return (gv_money) (units * NEAR_IN_UNITS);
}

/* Four ticks, 2 customers from step 1 on, 3 from step 3 on; 0.5 each a step. Spent: 1.2 in
 * the first tick, 1 more in the fourth. */
static void given_four_ticks(stances *s)
{
    given_stances(s, "value", 4, 4);
    stance_number(s, "margin", 0.5);
    stance_number(s, "discount", 0.1);
    stance_gauge(s, GV_GAUGE_CUSTOMERS, 1, 2);
    stance_gauge(s, GV_GAUGE_CUSTOMERS, 3, 3);
    s->spent[1] = s->spent[2] = s->spent[3] = money(1.2);
    s->spent[4] = money(2.2);
}

static void value_is_the_discounted_sum_of_margins(void **unused)
{
    (void) unused;
    stances s;
    given_four_ticks(&s);
    const double by_hand = exp(-0.1) + exp(-0.2) + 1.5 * exp(-0.3) + 1.5 * exp(-0.4);
    assert_true(fabs(stance_outcome(&s, "lifetime_value", 0) - by_hand) < 1e-12);
    stance_number(&s, "discount", 0);
    assert_true(fabs(stance_outcome(&s, "lifetime_value", 0) - 5) < 1e-12);
    forget_stances(&s);
}

/* Customers of before tick 0 earn nothing at step 0: 1, 2, 3.5, 5 less what was spent. */
static void profit_is_margins_less_money_up_to_each_step(void **unused)
{
    (void) unused;
    static const double by_hand[] = { 0, -0.2, 0.8, 2.3, 2.8 };
    stances s;
    given_four_ticks(&s);
    stance_gauge(&s, GV_GAUGE_CUSTOMERS, 0, 2);
    stance_gauge(&s, GV_GAUGE_CUSTOMERS, 3, 3);
    for (size_t t = 0; t <= 4; t++)
        assert_true(fabs(stance_outcome(&s, "profit", t) - by_hand[t]) < 1e-12);
    assert_true(stance_outcome(&s, "break_even", 0) == 2);
    s.spent[4] = money(6);
    assert_true(isnan(stance_outcome(&s, "break_even", 0)));
    forget_stances(&s);
}

/* Doing nothing earns 0.5 a step: 0.5, 1, 1.5, 2 against -0.2, 0.8, 2.3, 2.8. */
static void the_control_is_crossed_where_it_earned_no_more_from_then_on(void **unused)
{
    (void) unused;
    stances s, c;
    given_four_ticks(&s);
    given_four_ticks(&c);
    stance_gauge(&c, GV_GAUGE_CUSTOMERS, 0, 1);
    for (size_t t = 0; t <= 4; t++)
        c.spent[t] = 0;
    assert_true(isnan(stance_outcome(&s, "crossing", 0)));
    s.life.control = &c.life;
    assert_true(stance_outcome(&s, "crossing", 0) == 3);
    s.spent[4] = money(3.1);
    assert_true(isnan(stance_outcome(&s, "crossing", 0)));
    s.life.control = &s.life;
    assert_true(stance_outcome(&s, "crossing", 0) == 0);
    forget_stances(&s);
    forget_stances(&c);
}

/* 0 is a customer since before, 1 came by word of mouth and leaves after step 2, 2 by an
 * advertisement. */
static void channels_are_worth_what_the_customers_they_won_bring(void **unused)
{
    (void) unused;
    stances s;
    given_four_ticks(&s);
    s.of[0].is_customer = true;
    stance_look(&s, 0);
    stance_adopts(&s, 1, 1, GV_CHANNEL_EARNED);
    s.of[1].is_customer = true;
    stance_look(&s, 1);
    stance_adopts(&s, 2, 2, GV_CHANNEL_PAID);
    s.of[2].is_customer = true;
    stance_look(&s, 2);
    s.of[1].is_customer = false;
    stance_look(&s, 3);
    stance_look(&s, 4);
    const double earned = 0.5 * (exp(-0.1) + exp(-0.2));
    const double paid = 0.5 * (exp(-0.2) + exp(-0.3) + exp(-0.4));
    assert_true(fabs(stance_outcome(&s, "value_by_channel", GV_CHANNEL_EARNED) - earned) <
                1e-12);
    assert_true(fabs(stance_outcome(&s, "value_by_channel", GV_CHANNEL_PAID) - paid) <
                1e-12);
    assert_true(stance_outcome(&s, "value_by_channel", GV_CHANNEL_UNAIDED) == 0);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_is_the_discounted_sum_of_margins),
        cmocka_unit_test(profit_is_margins_less_money_up_to_each_step),
        cmocka_unit_test(the_control_is_crossed_where_it_earned_no_more_from_then_on),
        cmocka_unit_test(channels_are_worth_what_the_customers_they_won_bring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
