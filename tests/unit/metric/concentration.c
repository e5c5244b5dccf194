#include "stances.h"

#include <math.h>

static void given_reads(stances *s, uint16_t *reads, uint32_t n)
{
    given_stances(s, "concentration", n, 1);
    s->world.reads = reads;
    for (uint32_t v = 0; v < n; v++)
        s->world.n_reads += reads[v];
}

static void all_alike_are_not_concentrated_and_one_alone_is(void **unused)
{
    (void) unused;
    uint16_t alike[] = { 3, 3, 3, 3 }, alone[] = { 0, 12, 0, 0 };
    stances s;
    given_reads(&s, alike, 4);
    assert_true(stance_outcome(&s, "reads_theil", 0) == 0);
    assert_true(isnan(stance_outcome(&s, "reads_share_between", 0)));
    given_reads(&s, alone, 4);
    assert_true(fabs(stance_outcome(&s, "reads_theil", 0) - log(4)) < 1e-12);
    assert_true(stance_outcome(&s, "reads_share_between", 0) == 0);
    forget_stances(&s);
}

/* Mean 2: (0 + .5 ln .5 + 1 ln 1 + 2.5 ln 2.5) / 4. */
static void concentration_is_theils(void **unused)
{
    (void) unused;
    uint16_t reads[] = { 0, 1, 2, 5 };
    stances s;
    given_reads(&s, reads, 4);
    const double by_hand = (0.5 * log(0.5) + 2.5 * log(2.5)) / 4;
    assert_true(fabs(stance_outcome(&s, "reads_theil", 0) - by_hand) < 1e-12);
    forget_stances(&s);
}

static void where_nobody_reads_nothing_is_known(void **unused)
{
    (void) unused;
    uint16_t reads[] = { 0, 0 };
    stances s;
    given_reads(&s, reads, 2);
    assert_true(isnan(stance_outcome(&s, "reads_theil", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_alike_are_not_concentrated_and_one_alone_is),
        cmocka_unit_test(concentration_is_theils),
        cmocka_unit_test(where_nobody_reads_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
