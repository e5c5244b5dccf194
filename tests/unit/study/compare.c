/* Comparisons small enough to check by hand. */
#include "small_study.h"
#include "test.h"

#include <math.h>

#define close_to(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

/* do-nothing, broadcast, partners in four replicates: partners - broadcast = 5, 5, -2, 4.
 */
static const uint32_t four[] = { 1, 2, 1, 2, 11, 12, 15, 10, 16, 17, 13, 14 };

static gv_comparison *compared(small_study *s)
{
    gv_comparison *c = NULL;
    must(gv_compare(&s->plan, &s->block, NULL, 0, &c, NULL));
    return c;
}

static void the_verdict_is_the_paired_difference(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    gv_comparison *c = compared(&s);
    assert_int_equal(c->winner, 2);
    assert_int_equal(c->second, 1);
    assert_int_equal(c->baseline, 0);
    assert_int_equal(c->n_graphs, 4);
    /* mean 3, sd sqrt(34 / 3), t(3) = 3.182446: 3 -+ 5.356855 */
    close_to(c->verdict.adopters.value, 3, 0);
    close_to(c->verdict.adopters.low, -2.356855, 1e-6);
    close_to(c->verdict.adopters.high, 8.356855, 1e-6);
    close_to(c->verdict.share_won.value, 0.75, 0);
    assert_false(c->is_decided);
    close_to(c->verdict.curve.mean[1], 3, 0);
    assert_int_equal(c->n_differences, 3);
    gv_comparison_free(c);
}

static void money_is_weighed_against_doing_nothing(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    small_study_spend(&s, 1, 500);
    small_study_spend(&s, 2, 1000);
    gv_comparison *c = compared(&s);
    /* broadcast gains 10, 10, 14, 8 over doing nothing: mean 10.5; partners 13.5 */
    close_to(c->arms[1].incremental.value, 10.5, 0);
    close_to(c->arms[1].per_thousand.value, 21, 1e-12);
    close_to(c->arms[1].cost_per_incremental.value, 500 / 10.5, 1e-12);
    close_to(c->arms[2].per_thousand.value, 13.5, 1e-12);
    assert_true(isnan(c->arms[0].cost_per_incremental.value));
    assert_true(isnan(c->arms[0].per_thousand.value));
    assert_true(c->arms[2].spent_all && !c->arms[1].spent_all && !c->arms[0].spent_all);
    close_to(c->verdict.per_thousand.value, 13.5 - 21, 1e-12);
    /* fixed costs: the interval of 13.5 - 21 is that of the mean of (partners - 2
     * broadcast) */
    const double combined[] = { 15 - 20, 15 - 20, 12 - 28, 12 - 16 };
    const gv_interval by_hand = gv_mean_interval(combined, NULL, 4);
    close_to(c->verdict.per_thousand.low, by_hand.low, 1e-9);
    gv_comparison_free(c);
}

static void equal_strategies_differ_by_exactly_nothing(void **unused)
{
    (void) unused;
    const uint32_t equal[] = { 0, 0, 0, 7, 9, 8, 7, 9, 8 };
    small_study s;
    small_study_make(&s, equal, 3);
    gv_comparison *c = compared(&s);
    const gv_interval d = c->verdict.adopters;
    assert_true(d.value == 0 && d.low == 0 && d.high == 0);
    close_to(c->verdict.share_won.value, 0.5, 0);
    close_to(c->verdict.confidence, 0.5, 0);
    close_to(c->expected_regret, 0, 0);
    close_to(c->arms[1].wins.value, 0.5, 0);
    assert_int_equal(c->winner, 1); /* ties go to the earlier arm */
    assert_false(c->is_decided);
    gv_comparison_free(c);
}

static void a_failed_life_takes_its_replicate_along(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    s.status[2 * 4 + 2] = GV_LIFE_FAILED; /* partners, replicate 2 */
    s.status[3] = GV_LIFE_MISSING;        /* do-nothing, replicate 3 */
    gv_comparison *c = compared(&s);
    assert_int_equal(c->n_complete, 2);
    assert_int_equal(c->n_failed, 1);
    assert_int_equal(c->n_missing, 1);
    close_to(c->verdict.adopters.value, 5, 0);
    close_to(c->arms[1].adopters.value, 11.5, 0);
    gv_comparison_free(c);
}

static void nothing_complete_is_an_error(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 1);
    s.status[1] = GV_LIFE_FAILED;
    gv_comparison *c = NULL;
    assert_int_equal(gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL), GV_E_FAILED_RUNS);
    assert_null(c);
}

static void a_result_without_adopters_cannot_be_compared(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    s.outcomes[1].name = "something_else";
    gv_comparison *c = NULL;
    gv_error err = { .code = GV_OK };
    assert_int_equal(gv_compare(&s.plan, &s.block, NULL, 0, &c, &err), GV_E_SCENARIO);
    assert_true(err.hint[0] != '\0');
}

static void one_graph_for_all_is_this_network(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    for (size_t r = 0; r < 4; r++)
        s.graph[r].low = 1;
    gv_comparison *c = compared(&s);
    assert_int_equal(c->n_graphs, 1);
    close_to(c->verdict.adopters.high, 8.356855, 1e-6); /* replicates still count */
    gv_comparison_free(c);
}

static void shared_graphs_widen_the_interval(void **unused)
{
    (void) unused;
    small_study s;
    small_study_make(&s, four, 4);
    s.graph[1] = s.graph[0];
    s.graph[3] = s.graph[2];
    gv_comparison *c = compared(&s);
    /* graph means 5 and 1: 3 -+ 12.7062 * 2 */
    assert_int_equal(c->n_graphs, 2);
    close_to(c->verdict.adopters.low, 3 - 25.412409, 1e-5);
    gv_comparison_free(c);
}

static void doing_nothing_may_win(void **unused)
{
    (void) unused;
    const uint32_t harm[] = { 9, 9, 9, 5, 6, 5, 1, 1, 2 };
    small_study s;
    small_study_make(&s, harm, 3);
    gv_comparison *c = compared(&s);
    assert_int_equal(c->winner, 0);
    assert_int_equal(c->second, 1);
    assert_true(c->is_decided);
    gv_comparison_free(c);
}

static void bands_hold_nine_tenths_of_the_replicates(void **unused)
{
    (void) unused;
    uint32_t adopters[SMALL_ARMS * 21] = { 0 };
    for (uint32_t r = 0; r < 21; r++)
        adopters[2 * 21 + r] = 20 - r;
    small_study s;
    small_study_make(&s, adopters, 21);
    gv_comparison *c = compared(&s);
    close_to(c->arms[2].curve.low[1], 1, 1e-12);
    close_to(c->arms[2].curve.mean[1], 10, 1e-12);
    close_to(c->arms[2].curve.high[1], 19, 1e-12);
    close_to(c->arms[2].largest_quantile[1], 5, 1e-12);
    gv_comparison_free(c);
}

static size_t allowed;

static bool allow_some(void *self, size_t bytes)
{
    (void) self;
    (void) bytes;
    if (allowed == 0)
        return false;
    allowed--;
    return true;
}

static void memory_that_runs_out_is_reported(void **unused)
{
    (void) unused;
    small_study s;
    gv_comparison *c = NULL;
    gv_status status = GV_E_MEMORY;
    size_t attempts = 0;
    small_study_make(&s, four, 4);
    for (; status != GV_OK; attempts++) {
        allowed = attempts;
        gv_memory_set_hook(allow_some, NULL);
        status = gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL);
        gv_memory_set_hook(NULL, NULL);
        assert_true(status == GV_OK || (status == GV_E_MEMORY && c == NULL));
    }
    assert_true(attempts > 10);
    gv_comparison_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verdict_is_the_paired_difference),
        cmocka_unit_test(money_is_weighed_against_doing_nothing),
        cmocka_unit_test(equal_strategies_differ_by_exactly_nothing),
        cmocka_unit_test(a_failed_life_takes_its_replicate_along),
        cmocka_unit_test(nothing_complete_is_an_error),
        cmocka_unit_test(a_result_without_adopters_cannot_be_compared),
        cmocka_unit_test(one_graph_for_all_is_this_network),
        cmocka_unit_test(shared_graphs_widen_the_interval),
        cmocka_unit_test(doing_nothing_may_win),
        cmocka_unit_test(bands_hold_nine_tenths_of_the_replicates),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
