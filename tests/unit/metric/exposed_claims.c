#include "stances.h"

#include <math.h>

/* Read from step 2 on; the first of 4 finds in 10 checks at step 7. */
static void given_bluffs(stances *s)
{
    given_stances(s, "exposed_claims", 8, 20);
    stance_gauge(s, GV_GAUGE_PARTNER, 2, 30);
    stance_gauge(s, GV_GAUGE_CHECKS, 5, 10);
    stance_gauge(s, GV_GAUGE_FINDS, 7, 1);
    stance_gauge(s, GV_GAUGE_FINDS, 9, 4);
    stance_gauge(s, GV_GAUGE_FALSE_ALARMS, 9, 1);
    stance_gauge(s, GV_GAUGE_WARNINGS, 9, 6);
    stance_gauge(s, GV_GAUGE_INFORMED, 9, 2);
}

static void finds_are_told_by_checks_alarms_and_warnings(void **unused)
{
    (void) unused;
    stances s;
    given_bluffs(&s);
    assert_true(stance_outcome(&s, "informed_share", 0) == 0.25);
    assert_true(stance_outcome(&s, "find_rate", 0) == 0.4);
    assert_true(stance_outcome(&s, "false_alarm_share", 0) == 0.25);
    assert_true(stance_outcome(&s, "warnings_per_find", 0) == 1.5);
    assert_true(stance_outcome(&s, "time_to_find", 0) == 5);
    forget_stances(&s);
}

static void without_finds_there_is_no_first(void **unused)
{
    (void) unused;
    stances s;
    given_bluffs(&s);
    stance_gauge(&s, GV_GAUGE_FINDS, 0, 0);
    assert_true(isnan(stance_outcome(&s, "time_to_find", 0)));
    assert_true(isnan(stance_outcome(&s, "warnings_per_find", 0)));
    assert_true(stance_outcome(&s, "find_rate", 0) == 0);
    forget_stances(&s);
}

/* A true claim is read from step 1 on, one that is not from 3; somebody warns at 5, the
 * platform at 9. */
static void a_note_comes_so_long_after_the_first_reading(void **unused)
{
    (void) unused;
    stances s;
    given_bluffs(&s);
    for (uint32_t step = 0; step <= 20; step++) {
        s.world.false_reads = step < 3 ? 0 : 10;
        s.world.gauge[GV_GAUGE_WARNINGS] = step < 5 ? 0 : 2;
        s.world.noted_items = step < 9 ? 0 : step < 12 ? 1 : 3;
        stance_look(&s, step);
    }
    s.world.found_items = 2;
    assert_true(stance_outcome(&s, "time_to_warning", 0) == 2);
    assert_true(stance_outcome(&s, "time_to_note", 0) == 6);
    assert_true(stance_outcome(&s, "notes", 0) == 3);
    assert_true(stance_outcome(&s, "finds_per_item", 0) == 2);
    forget_stances(&s);
}

static void a_false_alarm_is_no_time_to_anything(void **unused)
{
    (void) unused;
    stances s;
    given_bluffs(&s);
    s.world.gauge[GV_GAUGE_WARNINGS] = 1;
    stance_look(&s, 0);
    s.world.false_reads = 1;
    stance_look(&s, 1);
    assert_true(isnan(stance_outcome(&s, "time_to_warning", 0)));
    assert_true(isnan(stance_outcome(&s, "time_to_note", 0)));
    assert_true(isnan(stance_outcome(&s, "finds_per_item", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_are_told_by_checks_alarms_and_warnings),
        cmocka_unit_test(without_finds_there_is_no_first),
        cmocka_unit_test(a_note_comes_so_long_after_the_first_reading),
        cmocka_unit_test(a_false_alarm_is_no_time_to_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
