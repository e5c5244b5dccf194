#include "stances.h"

#include <math.h>

static void customers_are(stances *s, uint32_t step, const char *who)
{
    for (uint32_t v = 0; v < s->world.n; v++)
        s->of[v].is_customer = who[v] == 'x';
    stance_look(s, step);
}

/* 0 was a customer before, leaves at 1 and is back for 3 .. 5. 1 stays for 2 steps, 2 from
 * 1 to the end, 3 for 3 steps, 4 is seen for 1. */
static void given_five_people(stances *s)
{
    given_stances(s, "retention", 5, 5);
    customers_are(s, 0, "x----");
    customers_are(s, 1, "-xx--");
    customers_are(s, 2, "-xxx-");
    customers_are(s, 3, "x-xx-");
    customers_are(s, 4, "x-xxx");
    customers_are(s, 5, "x-x-x");
}

/* Spells: 2 ended; 4 seen; 3 ended; 2 seen; 1 seen. Beyond 2 steps: 1 of 4 at risk left.
 * Beyond 3: 1 of 2. */
static void staying_is_a_product_over_those_still_seen(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    stance_number(&s, "horizon", 1);
    assert_true(stance_outcome(&s, "retention", 0) == 1);
    stance_number(&s, "horizon", 2);
    assert_true(fabs(stance_outcome(&s, "retention", 0) - 0.75) < 1e-12);
    stance_number(&s, "horizon", 3);
    assert_true(fabs(stance_outcome(&s, "retention", 0) - 0.375) < 1e-12);
    assert_true(fabs(stance_outcome(&s, "retention", 0) - 0.375) < 1e-12);
    forget_stances(&s);
}

static void beyond_what_was_seen_nothing_is_known(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    stance_number(&s, "horizon", 4);
    assert_true(fabs(stance_outcome(&s, "retention", 0) - 0.375) < 1e-12);
    stance_number(&s, "horizon", 5);
    assert_true(isnan(stance_outcome(&s, "retention", 0)));
    forget_stances(&s);
}

static void where_all_have_left_nobody_stays(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "retention", 2, 4);
    customers_are(&s, 0, "--");
    customers_are(&s, 1, "xx");
    customers_are(&s, 2, "-x");
    customers_are(&s, 3, "--");
    customers_are(&s, 4, "--");
    stance_number(&s, "horizon", 28);
    assert_true(stance_outcome(&s, "retention", 0) == 0);
    stance_number(&s, "horizon", 1);
    assert_true(stance_outcome(&s, "retention", 0) == 0.5);
    forget_stances(&s);
}

static void without_new_customers_nothing_is_known(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "retention", 2, 1);
    customers_are(&s, 0, "xx");
    customers_are(&s, 1, "x-");
    assert_true(isnan(stance_outcome(&s, "retention", 0)));
    assert_true(stance_outcome(&s, "customer_spells", 0) == 0);
    assert_true(isnan(stance_outcome(&s, "cost_per_retained", 0)));
    forget_stances(&s);
}

static void who_came_and_is_there_is_retained(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    s.spent[5] = 6 * 1000000;
    assert_true(stance_outcome(&s, "customer_spells", 0) == 5);
    assert_true(stance_outcome(&s, "retained", 0) == 3);
    assert_true(stance_outcome(&s, "cost_per_retained", 0) == 2);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staying_is_a_product_over_those_still_seen),
        cmocka_unit_test(beyond_what_was_seen_nothing_is_known),
        cmocka_unit_test(where_all_have_left_nobody_stays),
        cmocka_unit_test(without_new_customers_nothing_is_known),
        cmocka_unit_test(who_came_and_is_there_is_retained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
