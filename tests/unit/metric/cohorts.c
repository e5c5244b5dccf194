#include "stances.h"

#include <math.h>

static void customers_are(stances *s, uint32_t step, const char *who)
{
    for (uint32_t v = 0; v < s->world.n; v++)
        s->of[v].is_customer = who[v] == 'x';
    stance_look(s, step);
}

/* 0 was a customer before tick 0, and no purchase of theirs is known. 1 and 2 are won by
 * advertisements at 1, 3 by word of mouth at 2; 1 leaves at 3 and is back at 5; 3 leaves at
 * 5. */
static void given_five_people(stances *s)
{
    given_stances(s, "cohorts", 5, 5);
    customers_are(s, 0, "x----");
    stance_adopts(s, 1, 1, GV_CHANNEL_PAID);
    stance_adopts(s, 2, 1, GV_CHANNEL_PAID);
    customers_are(s, 1, "xxx--");
    stance_adopts(s, 3, 2, GV_CHANNEL_EARNED);
    customers_are(s, 2, "-xxx-");
    customers_are(s, 3, "--xx-");
    customers_are(s, 4, "--xx-");
    customers_are(s, 5, "-xx--");
}

/* Advertisements: one stays 2 steps, one is seen for 4. Word of mouth: one stays 3. */
static void each_channel_keeps_its_own_customers(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    stance_number(&s, "horizon", 1);
    assert_true(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_PAID) == 1);
    stance_number(&s, "horizon", 2);
    assert_true(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_PAID) == 0.5);
    assert_true(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_EARNED) == 1);
    stance_number(&s, "horizon", 3);
    assert_true(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_PAID) == 0.5);
    assert_true(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_EARNED) == 0);
    forget_stances(&s);
}

static void a_channel_that_won_nobody_has_no_retention(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    assert_true(isnan(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_OWNED)));
    assert_true(isnan(stance_outcome(&s, "customer_steps_by_channel", GV_CHANNEL_OWNED)));
    stance_number(&s, "horizon", 5); /* longer than anybody was seen */
    assert_true(isnan(stance_outcome(&s, "retention_by_channel", GV_CHANNEL_PAID)));
    forget_stances(&s);
}

/* 1 in states 1, 2 and 5, 2 in states 1 to 5: 8 steps of two; 3 in states 2 to 4. */
static void who_comes_back_counts_for_who_won_them_first(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    assert_true(stance_outcome(&s, "customer_steps_by_channel", GV_CHANNEL_PAID) == 4);
    assert_true(stance_outcome(&s, "customer_steps_by_channel", GV_CHANNEL_EARNED) == 3);
    forget_stances(&s);
}

/* 1 and 2 are customers in the end. */
static void only_customers_trust_counts(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    const double trust[] = { 1, 0.25, 0.75, 0, 1 };
    for (uint32_t v = 0; v < 5; v++)
        s.of[v].trust = trust[v];
    assert_true(stance_outcome(&s, "customer_trust", 0) == 0.5);
    forget_stances(&s);
    given_stances(&s, "cohorts", 2, 1);
    customers_are(&s, 0, "--");
    customers_are(&s, 1, "--");
    assert_true(isnan(stance_outcome(&s, "customer_trust", 0)));
    forget_stances(&s);
}

/* 1 and 3 came by an invitation, 2 did not; who was there before counts with nobody. */
static void the_referred_are_apart_from_all_others(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "cohorts", 5, 5);
    s.of[1].is_referred = s.of[3].is_referred = true;
    customers_are(&s, 0, "x----");
    stance_adopts(&s, 1, 1, GV_CHANNEL_EARNED);
    stance_adopts(&s, 2, 1, GV_CHANNEL_EARNED);
    customers_are(&s, 1, "xxx--");
    stance_adopts(&s, 3, 2, GV_CHANNEL_PAID);
    customers_are(&s, 2, "xxxx-");
    customers_are(&s, 3, "xx-x-");
    customers_are(&s, 4, "xx-x-");
    customers_are(&s, 5, "xx---");
    stance_number(&s, "horizon", 2);
    assert_true(stance_outcome(&s, "retention_referred", 0) == 1);
    assert_true(stance_outcome(&s, "retention_others", 0) == 0);
    stance_number(&s, "horizon", 3);
    assert_true(stance_outcome(&s, "retention_referred", 0) == 0.5);
    assert_true(stance_outcome(&s, "customer_steps_referred", 0) == (5 + 3) / 2.0);
    assert_true(stance_outcome(&s, "customer_steps_others", 0) == 2);
    assert_true(stance_outcome(&s, "referred_customers", 0) == 2);
    forget_stances(&s);
}

static void without_invitations_nobody_is_referred(void **unused)
{
    (void) unused;
    stances s;
    given_five_people(&s);
    assert_true(isnan(stance_outcome(&s, "retention_referred", 0)));
    assert_true(isnan(stance_outcome(&s, "customer_steps_referred", 0)));
    assert_true(stance_outcome(&s, "referred_customers", 0) == 0);
    assert_true(stance_outcome(&s, "customer_steps_others", 0) == 11 / 3.0);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_channel_keeps_its_own_customers),
        cmocka_unit_test(a_channel_that_won_nobody_has_no_retention),
        cmocka_unit_test(who_comes_back_counts_for_who_won_them_first),
        cmocka_unit_test(only_customers_trust_counts),
        cmocka_unit_test(the_referred_are_apart_from_all_others),
        cmocka_unit_test(without_invitations_nobody_is_referred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
