#include "stances.h"

#include <math.h>

/* Words of each step, from the first on. */
static void words(stances *s, gv_gauge gauge, const double *by_step, uint32_t n)
{
    double sum = 0;
    for (uint32_t t = 1; t <= n; t++) {
        sum += by_step[t - 1];
        stance_gauge(s, gauge, t, sum);
    }
}

/* Medians of the three before: 11 after 2 2 4 is 5.5 of them. */
static void a_storm_is_many_medians_of_what_was_before(void **unused)
{
    (void) unused;
    static const double ill[] = { 2, 2, 4, 11, 30, 3, 2, 90, 1, 1 };
    stances s;
    given_stances(&s, "storms", 4, 10);
    stance_number(&s, "window", 3);
    words(&s, GV_GAUGE_ILL_WORDS, ill, 10);
    /* 11 / 2, 30 / 4, 3 / 11, 2 / 11, 90 / 3, 1 / 3, 1 / 2 */
    assert_true(stance_outcome(&s, "storms", 0) == 2);
    assert_true(stance_outcome(&s, "storm_peak", 0) == 30);
    stance_number(&s, "peak", 7);
    assert_true(stance_outcome(&s, "storms", 0) == 2);
    stance_number(&s, "peak", 8);
    assert_true(stance_outcome(&s, "storms", 0) == 1);
    forget_stances(&s);
}

/* After silence 5 ill words are no storm, 6 are. */
static void a_silent_median_counts_as_one(void **unused)
{
    (void) unused;
    static const double calm[] = { 0, 0, 0, 5 }, storm[] = { 0, 0, 0, 6 };
    stances s;
    given_stances(&s, "storms", 4, 4);
    stance_number(&s, "window", 3);
    words(&s, GV_GAUGE_ILL_WORDS, calm, 4);
    assert_true(stance_outcome(&s, "storms", 0) == 0);
    words(&s, GV_GAUGE_ILL_WORDS, storm, 4);
    assert_true(stance_outcome(&s, "storms", 0) == 1);
    stance_number(&s, "window", 4);
    assert_true(stance_outcome(&s, "storms", 0) == 0);
    assert_true(isnan(stance_outcome(&s, "storm_peak", 0)));
    forget_stances(&s);
}

/* Sums of two: 8 at step 2, then 7, 5, 4. */
static void good_words_last_until_half_of_them_are_left(void **unused)
{
    (void) unused;
    static const double good[] = { 4, 4, 3, 2, 2, 2 };
    stances s;
    given_stances(&s, "storms", 4, 6);
    stance_number(&s, "window", 2);
    stance_number(&s, "from", 2);
    words(&s, GV_GAUGE_GOOD_WORDS, good, 6);
    assert_true(stance_outcome(&s, "good_words_half_life", 0) == 3);
    stance_number(&s, "from", 4); /* 5, then 4, 4: they last */
    assert_true(isnan(stance_outcome(&s, "good_words_half_life", 0)));
    stance_number(&s, "from", 7);
    assert_true(isnan(stance_outcome(&s, "good_words_half_life", 0)));
    forget_stances(&s);
}

static void given_trust(stances *s, const double *trust, uint32_t n)
{
    given_stances(s, "storms", 4, n - 1);
    for (uint32_t t = 0; t < n; t++) {
        stance_gauge(s, GV_GAUGE_AWARE, t, 4);
        stance_gauge(s, GV_GAUGE_TRUST, t, trust[t]);
    }
}

/* The deepest fall is from .5 to .2; .45 is nine tenths of .5. */
static void trust_is_back_at_nine_tenths_of_its_height(void **unused)
{
    (void) unused;
    static const double trust[] = { 0.4, 0.5, 0.4, 0.2, 0.3, 0.45, 0.2, 0.6 };
    stances s;
    given_trust(&s, trust, 6);
    assert_true(stance_outcome(&s, "trust_recovery", 0) == 2);
    forget_stances(&s);
    given_trust(&s, trust, 5);
    assert_true(isnan(stance_outcome(&s, "trust_recovery", 0)));
    forget_stances(&s);
    given_trust(&s, trust, 2);
    assert_true(stance_outcome(&s, "trust_recovery", 0) == 0);
    forget_stances(&s);
}

static void losses_of_trust_are_told_a_head(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "storms", 4, 3);
    stance_gauge(&s, GV_GAUGE_TRUST_LOST, 2, 1);
    assert_true(stance_outcome(&s, "trust_lost_a_head", 0) == 0.25);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_storm_is_many_medians_of_what_was_before),
        cmocka_unit_test(a_silent_median_counts_as_one),
        cmocka_unit_test(good_words_last_until_half_of_them_are_left),
        cmocka_unit_test(trust_is_back_at_nine_tenths_of_its_height),
        cmocka_unit_test(losses_of_trust_are_told_a_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
