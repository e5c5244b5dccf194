#include "stances.h"

#include <math.h>

static void stages_are(stances *s, uint32_t step, const char *digits)
{
    for (uint32_t v = 0; v < s->world.n; v++)
        s->of[v].stage = (uint32_t) (digits[v] - '0');
    stance_look(s, step);
}

/* Two periods of two steps, and one step that is no period. What happens within a period is
 * not seen: 2 was up and is back. */
static void given_four_people(stances *s)
{
    given_stances(s, "transitions", 4, 5);
    stance_number(s, "period", 2);
    stages_are(s, 0, "0012");
    stages_are(s, 1, "0022");
    stages_are(s, 2, "0112");
    stages_are(s, 3, "0112");
    stages_are(s, 4, "1211");
    stages_are(s, 5, "0000");
}

static double at(stances *s, const char *outcome, uint32_t from, uint32_t to)
{
    return stance_outcome(s, outcome, from * STANCE_STATES + to);
}

/* First 0-0, 0-1, 1-1, 2-2, then 0-1, 1-2, 1-1, 2-1. */
static void moves_are_counted_from_period_to_period(void **unused)
{
    (void) unused;
    stances s;
    given_four_people(&s);
    assert_true(at(&s, "moves", 0, 0) == 0.5);
    assert_true(at(&s, "moves", 0, 1) == 1);
    assert_true(at(&s, "moves", 1, 1) == 1);
    assert_true(at(&s, "moves", 1, 2) == 0.5);
    assert_true(at(&s, "moves", 2, 1) == 0.5);
    assert_true(at(&s, "moves", 2, 2) == 0.5);
    assert_true(at(&s, "moves", 0, 2) == 0 && at(&s, "moves", 1, 0) == 0);
    forget_stances(&s);
}

/* From 0: of three one stays. From 1: of three one goes up. */
static void conversion_is_a_share_of_those_who_were_there(void **unused)
{
    (void) unused;
    stances s;
    given_four_people(&s);
    assert_true(fabs(at(&s, "conversion", 0, 1) - 2.0 / 3) < 1e-12);
    assert_true(fabs(at(&s, "conversion", 1, 2) - 1.0 / 3) < 1e-12);
    assert_true(at(&s, "conversion", 2, 1) == 0.5);
    assert_true(isnan(at(&s, "conversion", 3, 0)));
    forget_stances(&s);
}

static void a_life_shorter_than_a_period_tells_nothing(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "transitions", 2, 3);
    stance_number(&s, "period", 4);
    for (uint32_t t = 0; t <= 3; t++)
        stages_are(&s, t, "01");
    assert_true(isnan(at(&s, "moves", 0, 0)) && isnan(at(&s, "conversion", 0, 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_are_counted_from_period_to_period),
        cmocka_unit_test(conversion_is_a_share_of_those_who_were_there),
        cmocka_unit_test(a_life_shorter_than_a_period_tells_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
