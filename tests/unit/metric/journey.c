#include "stances.h"

#include <math.h>

static const char *const stages[] = { "unaware", "attention", "audience", "advocacy",
                                      NULL };

static void stages_are(stances *s, uint32_t step, const char *digits)
{
    for (uint32_t v = 0; v < s->world.n; v++)
        s->of[v].stage = (uint32_t) (digits[v] - '0');
    stance_look(s, step);
}

/* 0 had it before. 1 goes up one by one and buys as one of the audience; 2 buys at the
 * first sight; 3 was in the audience once, comes down, and buys. */
static void given_four_ways(stances *s)
{
    given_stances(s, "journey", 4, 4);
    s->model.states = stages;
    stance_adopts(s, 0, 0, GV_CHANNEL_SEED);
    stages_are(s, 0, "2002");
    stages_are(s, 1, "2101");
    stages_are(s, 2, "2201");
    stance_adopts(s, 1, 3, GV_CHANNEL_PAID);
    stance_adopts(s, 2, 3, GV_CHANNEL_PAID);
    stages_are(s, 3, "2321");
    stance_adopts(s, 3, 4, GV_CHANNEL_PAID);
    stages_are(s, 4, "2320");
}

static void who_buys_before_the_stage_was_ever_reached_skips_it(void **unused)
{
    (void) unused;
    stances s;
    given_four_ways(&s);
    assert_true(fabs(stance_outcome(&s, "skippers", 0) - 1.0 / 3) < 1e-12);
    s.model.states = stages + 2; /* no such stage */
    s.model.states = (const char *const[]){ "a", NULL };
    assert_true(isnan(stance_outcome(&s, "skippers", 0)));
    forget_stances(&s);
}

/* All but nobody: 3 is unaware in the end, and was not. */
static void who_was_aware_once_is_told(void **unused)
{
    (void) unused;
    stances s;
    given_four_ways(&s);
    assert_true(stance_outcome(&s, "ever_aware", 0) == 4);
    forget_stances(&s);
    given_stances(&s, "journey", 3, 1);
    stages_are(&s, 0, "000");
    stages_are(&s, 1, "010");
    assert_true(stance_outcome(&s, "ever_aware", 0) == 1);
    forget_stances(&s);
}

/* All four came to the audience, 1 alone beyond it. */
static void who_ever_came_as_far_as_the_stage_is_told(void **unused)
{
    (void) unused;
    stances s;
    given_four_ways(&s);
    assert_true(stance_outcome(&s, "ever_through", 0) == 4);
    s.model.states = (const char *const[]){ "a", "b", "c", "audience", NULL };
    assert_true(stance_outcome(&s, "ever_through", 0) == 1);
    s.model.states = (const char *const[]){ "a", NULL }; /* no such stage */
    assert_true(isnan(stance_outcome(&s, "ever_through", 0)));
    forget_stances(&s);
}

/* Four moves up, two down, of 4 people in 4 steps. */
static void moves_are_told_a_person_and_period(void **unused)
{
    (void) unused;
    stances s;
    given_four_ways(&s);
    assert_true(fabs(stance_outcome(&s, "moves_up", 0) - 4.0 / 16 * 28) < 1e-12);
    assert_true(fabs(stance_outcome(&s, "moves_down", 0) - 2.0 / 16 * 28) < 1e-12);
    stance_number(&s, "period", 4);
    assert_true(fabs(stance_outcome(&s, "moves_up", 0) - 1) < 1e-12);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_buys_before_the_stage_was_ever_reached_skips_it),
        cmocka_unit_test(who_was_aware_once_is_told),
        cmocka_unit_test(who_ever_came_as_far_as_the_stage_is_told),
        cmocka_unit_test(moves_are_told_a_person_and_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
