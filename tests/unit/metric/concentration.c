#include "crowd.h"
#include "stances.h"
#include "world.h"

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
    assert_true(isnan(stance_outcome(&s, "reads_share_between", 0)));
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

/* Advertisements for one of two groups alone: all that is uneven is between them but for
 * luck. */
static void where_one_group_is_meant_the_rest_is_luck(void **unused)
{
    (void) unused;
    static const char *const names[] = { "meant", "others" };
    static const double shares[] = { 0.5, 0.5 };
    gv_plan *plan = given_world("watts_strogatz", "bass");
    given_groups(plan, 2, names, shares);
    set_number(plan, "network.people", 400);
    set_number(plan, "ticks", 30);
    set_number(plan, "replicates", 5);
    set_number(plan, "budget", 20);
    given_strategy(plan, "to-the-meant");
    gv_tactic_plan *ads = given_tactic(plan, "targeted", "ads");
    tactic_text(ads, "group", "meant");
    tactic_number(ads, "precision", 1);
    tactic_number(ads, "recall", 1);
    tactic_number(ads, "cpm", 1);
    given_measure(plan, "concentration");
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < rows->n; r++) {
        const double all = value_of(rows, "reads_theil", 0, r, 0);
        const double between = value_of(rows, "reads_theil_between", 0, r, 0);
        assert_true(fabs(between - log(2)) < 0.1 && all > between && all < between + 0.02);
        assert_true(fabs(value_of(rows, "reads_share_between", 0, r, 0) - between / all) <
                    1e-12);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_alike_are_not_concentrated_and_one_alone_is),
        cmocka_unit_test(concentration_is_theils),
        cmocka_unit_test(where_one_group_is_meant_the_rest_is_luck),
        cmocka_unit_test(where_nobody_reads_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
