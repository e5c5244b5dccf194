#include "stances.h"

#include <math.h>

/* Of 8 people 4 are aware. They read 10 advertisements, 5 posts of partners, 3 on pages and
 * 12 of each other; 6 shares, 2 of them of shares; 4 talks; 7 likes. */
static void given_reads(stances *s)
{
    given_stances(s, "earned_media", 8, 40);
    stance_gauge(s, GV_GAUGE_AWARE, 0, 4);
    stance_gauge(s, GV_GAUGE_PAID, 5, 10);
    stance_gauge(s, GV_GAUGE_PARTNER, 20, 5);
    stance_gauge(s, GV_GAUGE_OWNED, 20, 3);
    stance_gauge(s, GV_GAUGE_EARNED, 30, 12);
    stance_gauge(s, GV_GAUGE_SHARES, 30, 6);
    stance_gauge(s, GV_GAUGE_RESHARES, 30, 2);
    stance_gauge(s, GV_GAUGE_TALK, 30, 4);
    stance_gauge(s, GV_GAUGE_LIKES, 30, 7);
}

static void what_was_paid_for_is_multiplied_by_what_people_say(void **unused)
{
    (void) unused;
    stances s;
    given_reads(&s);
    assert_true(stance_outcome(&s, "wom_multiplier", 0) == 2);
    assert_true(stance_outcome(&s, "earned_to_paid", 0) == 12.0 / 15);
    assert_true(stance_outcome(&s, "earned_reads", 0) == 12.0 / 8);
    assert_true(stance_outcome(&s, "secondary_shares", 0) == 2.0 / 6);
    assert_true(stance_outcome(&s, "engagement", 0) == 17);
    s.world.n_reads = 20;
    assert_true(stance_outcome(&s, "rating_points", 0) == 250);
    forget_stances(&s);
}

/* In the last 28 steps each of the aware read (30 - 10) / 4 = 5, of which 3 count. */
static void recall_is_capped_and_short(void **unused)
{
    (void) unused;
    stances s;
    given_reads(&s);
    assert_true(stance_outcome(&s, "awareness_recall", 0) == 0.5 * 3);
    stance_number(&s, "recall_cap", 100);
    assert_true(stance_outcome(&s, "awareness_recall", 0) == 0.5 * 5);
    stance_number(&s, "memory", 1000);
    assert_true(stance_outcome(&s, "awareness_recall", 0) == 0.5 * 7.5);
    stance_gauge(&s, GV_GAUGE_AWARE, 0, 0);
    assert_true(stance_outcome(&s, "awareness_recall", 0) == 0);
    forget_stances(&s);
}

static void where_nothing_was_paid_for_there_is_no_multiplier(void **unused)
{
    (void) unused;
    stances s;
    given_reads(&s);
    stance_gauge(&s, GV_GAUGE_PAID, 0, 0);
    stance_gauge(&s, GV_GAUGE_PARTNER, 0, 0);
    stance_gauge(&s, GV_GAUGE_SHARES, 0, 0);
    assert_true(isnan(stance_outcome(&s, "wom_multiplier", 0)));
    assert_true(isnan(stance_outcome(&s, "earned_to_paid", 0)));
    assert_true(isnan(stance_outcome(&s, "secondary_shares", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_paid_for_is_multiplied_by_what_people_say),
        cmocka_unit_test(recall_is_capped_and_short),
        cmocka_unit_test(where_nothing_was_paid_for_there_is_no_multiplier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
