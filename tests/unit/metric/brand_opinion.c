#include "stances.h"

#include <math.h>

/* Two steps ahead: as many buy in each step as the attitude of the step before says, and
 * money goes out in another rhythm. */
static void given_a_year(stances *s, bool opinion_counts)
{
    uint32_t sum = 0;
    gv_money spent = 0;
    given_stances(s, "brand_opinion", 8, 40);
    stance_number(s, "ahead", 1);
    for (uint32_t t = 0; t <= 40; t++) {
        const uint32_t opinion = t * t % 7, money = t * t * t % 5;
        stance_gauge(s, GV_GAUGE_SENTIMENT, t, opinion / 10.0);
        s->count_adopters[t] = sum;
        sum += opinion_counts ? 2 * opinion + 1 : 3 * money;
        s->spent[t] = spent += (gv_money) ((t + 1) * (t + 1) * (t + 1) % 5) * 1000000;
        s->spent[t] = spent;
    }
}

static void what_decides_foretells_all(void **unused)
{
    (void) unused;
    stances s;
    given_a_year(&s, true);
    assert_true(fabs(stance_outcome(&s, "foretold_by_opinion", 0) - 1) < 1e-9);
    assert_true(stance_outcome(&s, "foretold_by_spending", 0) < 0.5);
    assert_true(stance_outcome(&s, "opinion_lead", 0) > 0.5);
    forget_stances(&s);
}

static void what_never_varies_foretells_nothing(void **unused)
{
    (void) unused;
    stances s;
    given_a_year(&s, true);
    for (uint32_t t = 0; t <= 40; t++)
        s.spent[t] = 0;
    assert_true(stance_outcome(&s, "foretold_by_spending", 0) == 0);
    forget_stances(&s);
}

/* Attitudes 0 0 0 1 ..., buyers after them 2 4 0 6 0: known by step 3 is what came of steps
 * 1 and 2, and so on. One line by hand: at 3 the mean of 4 and 0 is foretold, 6 come; at 4,
 * of attitude 1 as well, the line through (0, 4), (0, 0), (1, 6) says 6, and 0 come; the
 * mean says 10 / 3. */
static void a_line_is_fitted_to_what_is_known_by_then(void **unused)
{
    (void) unused;
    static const uint32_t adopters[] = { 0, 2, 6, 6, 12, 12 };
    stances s;
    given_stances(&s, "brand_opinion", 8, 5);
    stance_number(&s, "ahead", 1);
    stance_gauge(&s, GV_GAUGE_SENTIMENT, 3, 1);
    for (uint32_t t = 0; t <= 5; t++)
        s.count_adopters[t] = adopters[t];
    const double by_hand = 1 - (16 + 36) / (16 + 100.0 / 9);
    assert_true(fabs(stance_outcome(&s, "foretold_by_opinion", 0) - by_hand) < 1e-12);
    forget_stances(&s);
}

static void short_lives_foretell_nothing(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "brand_opinion", 8, 40);
    stance_number(&s, "ahead", 28);
    assert_true(isnan(stance_outcome(&s, "foretold_by_opinion", 0)));
    stance_number(&s, "ahead", 1000);
    assert_true(isnan(stance_outcome(&s, "opinion_lead", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_decides_foretells_all),
        cmocka_unit_test(what_never_varies_foretells_nothing),
        cmocka_unit_test(a_line_is_fitted_to_what_is_known_by_then),
        cmocka_unit_test(short_lives_foretell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
