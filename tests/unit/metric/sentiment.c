#include "stances.h"

#include <math.h>

/* 0 and 1 dislike the brand, 2 and 3 like it, 4 does not care, 5 has never heard of it. */
static void given_six_people(stances *s)
{
    static const double attitude[] = { -0.5, -0.3, 0.3, 0.5, 0.2, 0.9 };
    given_stances(s, "sentiment", 6, 1);
    for (uint32_t v = 0; v < 6; v++)
        s->of[v] = (gv_stance){ .attitude = attitude[v], .is_aware = v < 5 };
}

static void shares_are_of_the_aware(void **unused)
{
    (void) unused;
    stances s;
    given_six_people(&s);
    assert_true(stance_outcome(&s, "negative_share", 0) == 2.0 / 5);
    assert_true(stance_outcome(&s, "positive_share", 0) == 2.0 / 5); /* 0.2 is not above */
    stance_number(&s, "negative", -0.4);
    assert_true(stance_outcome(&s, "negative_share", 0) == 1.0 / 5);
    forget_stances(&s);
}

/* Mean .04; deviations -.54 -.34 .26 .46 .16. */
static void spread_is_told_by_moments(void **unused)
{
    (void) unused;
    static const double d[] = { -0.54, -0.34, 0.26, 0.46, 0.16 };
    double m2 = 0, m3 = 0, m4 = 0;
    for (size_t k = 0; k < 5; k++) {
        m2 += d[k] * d[k] / 5;
        m3 += d[k] * d[k] * d[k] / 5;
        m4 += d[k] * d[k] * d[k] * d[k] / 5;
    }
    const double skewness = m3 / (m2 * sqrt(m2)), kurtosis = m4 / (m2 * m2);
    stances s;
    given_six_people(&s);
    assert_true(fabs(stance_outcome(&s, "attitude_variance", 0) - m2) < 1e-12);
    assert_true(fabs(stance_outcome(&s, "attitude_bimodality", 0) -
                     (skewness * skewness + 1) / kurtosis) < 1e-12);
    for (uint32_t v = 0; v < 4; v++)
        s.of[v].attitude = v < 2 ? -1 : 1;
    s.of[4].is_aware = false;
    assert_true(fabs(stance_outcome(&s, "attitude_bimodality", 0) - 1) < 1e-12);
    forget_stances(&s);
}

/* Both ways 0-1 and 2-3, who agree; 5 is tied to 0, and not aware. */
static void the_like_minded_are_tied_or_are_not(void **unused)
{
    (void) unused;
    uint64_t offset[] = { 0, 2, 3, 4, 5, 5, 6 };
    uint32_t alike[] = { 1, 5, 0, 3, 2, 0 };
    uint32_t crosswise[] = { 3, 5, 2, 1, 0, 0 };
    stances s;
    given_six_people(&s);
    s.of[0].attitude = s.of[1].attitude = -0.5;
    s.of[2].attitude = s.of[3].attitude = 0.5;
    assert_true(isnan(stance_outcome(&s, "attitude_assortativity", 0)));
    s.world.out = (gv_csr){ .offset = offset, .target = alike };
    assert_true(fabs(stance_outcome(&s, "attitude_assortativity", 0) - 1) < 1e-12);
    s.world.out.target = crosswise;
    assert_true(fabs(stance_outcome(&s, "attitude_assortativity", 0) + 1) < 1e-12);
    forget_stances(&s);
}

static void promoters_are_customers_who_are_pleased(void **unused)
{
    (void) unused;
    static const double joy[] = { 0.3, 0.5, 0.1, -0.2 };
    stances s;
    given_six_people(&s);
    assert_true(isnan(stance_outcome(&s, "net_promoters", 0)));
    for (uint32_t v = 0; v < 4; v++)
        s.of[v] = (gv_stance){ .is_customer = true, .satisfaction = joy[v] };
    s.of[4].satisfaction = -1; /* no customer */
    assert_true(stance_outcome(&s, "net_promoters", 0) == 0.25);
    forget_stances(&s);
}

static void advocates_are_counted_and_have_their_price(void **unused)
{
    (void) unused;
    stances s;
    given_six_people(&s);
    s.spent[1] = 9 * 1000000;
    assert_true(isnan(stance_outcome(&s, "cost_per_advocate", 0)));
    s.of[2].is_advocate = s.of[3].is_advocate = true;
    assert_true(stance_outcome(&s, "advocates", 0) == 2);
    assert_true(stance_outcome(&s, "cost_per_advocate", 0) == 4.5);
    forget_stances(&s);
}

static void of_people_who_know_nothing_nothing_is_said(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "sentiment", 3, 1);
    assert_true(isnan(stance_outcome(&s, "negative_share", 0)));
    assert_true(isnan(stance_outcome(&s, "attitude_variance", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_of_the_aware),
        cmocka_unit_test(spread_is_told_by_moments),
        cmocka_unit_test(the_like_minded_are_tied_or_are_not),
        cmocka_unit_test(promoters_are_customers_who_are_pleased),
        cmocka_unit_test(advocates_are_counted_and_have_their_price),
        cmocka_unit_test(of_people_who_know_nothing_nothing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
