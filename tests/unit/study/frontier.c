/* Frontiers of sweeps made by hand: where the winner changes, between which bounds, on
 * which scale. */
#include "grapevine/study.h"

#include "expect.h"

#include <math.h>

enum { ARMS = 3, MOST = 12 };

typedef struct sweep_of {
    gv_plan plan;
    double values[2 * MOST];
    uint64_t grid[2];
    gv_interval adopters[MOST][ARMS];
    gv_point_answer points[MOST];
    gv_sweep_answer answer;
    gv_arena *arena;
} sweep_of;

static const char *const keys[] = { "model.p", "budget" };

/* One key and n points; both arms have 50 adopters, so leads are hundredths. */
static void begin(sweep_of *s, size_t n, const double *x, const double *lead, double half)
{
    *s = (sweep_of){ .grid = { n, 1 } };
    must(gv_arena_create(&s->arena, NULL));
    for (size_t k = 0; k < n; k++) {
        s->values[k] = x[k];
        for (size_t a = 0; a < ARMS; a++)
            s->adopters[k][a].value = a == 0 ? 0 : 50;
        s->points[k] =
            (gv_point_answer){ .is_there = true,
                               .adopters = s->adopters[k],
                               .duel = { lead[k], lead[k] - half, lead[k] + half } };
    }
    s->plan.sweep = (gv_sweep){ keys, 1, n, s->values, s->grid };
    s->answer = (gv_sweep_answer){ .plan = &s->plan,
                                   .n_arms = ARMS,
                                   .contender = { 1, 2 },
                                   .n_points = n,
                                   .points = s->points };
}

static size_t crossings(sweep_of *s, size_t key, gv_crossing **out)
{
    size_t n = 0;
    must(gv_sweep_crossings(&s->answer, key, out, &n, s->arena, NULL));
    return n;
}

static void a_crossing_lies_where_the_lead_is_nil_and_is_sure_beyond_its_bounds(void **u)
{
    (void) u;
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 4, (const double[]){ 0, 1, 2, 3 }, (const double[]){ 8, 4, -4, -8 }, 2);
    assert_int_equal(crossings(&s, 0, &c), 1);
    assert_int_equal(c->point, 1);
    assert_int_equal(c->below, 1);
    assert_int_equal(c->above, 2);
    expect_near("at", 1.5, c->at.value, 1e-12);
    expect_near("low", 1.25, c->at.low, 1e-12); /* 4 - 2 falls to -4 - 2 */
    expect_near("high", 1.75, c->at.high, 1e-12);
    gv_arena_free(s.arena);
}

static void what_is_never_sure_has_no_bound(void **u)
{
    (void) u;
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 4, (const double[]){ 0, 1, 2, 3 }, (const double[]){ 8, 4, -4, -8 }, 6);
    assert_int_equal(crossings(&s, 0, &c), 1);
    expect_near("low, one point farther", 0.5, c->at.low, 1e-12);
    gv_arena_free(s.arena);
    begin(&s, 2, (const double[]){ 0, 1 }, (const double[]){ -1, 1 }, INFINITY);
    assert_int_equal(crossings(&s, 0, &c), 1);
    assert_int_equal(c->below, 2);
    assert_true(c->at.low == -INFINITY && c->at.high == INFINITY);
    gv_arena_free(s.arena);
}

static void values_that_spread_are_read_on_a_logarithmic_scale(void **u)
{
    (void) u;
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 2, (const double[]){ 1, 100 }, (const double[]){ 5, -5 }, 1);
    assert_int_equal(crossings(&s, 0, &c), 1);
    expect_near("at", 10, c->at.value, 1e-9);
    gv_arena_free(s.arena);
}

static void points_may_come_in_any_order_and_may_be_missing(void **u)
{
    (void) u;
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 4, (const double[]){ 3, 0, 2, 1 }, (const double[]){ -8, 8, -4, 4 }, 2);
    s.points[2].is_there = false;
    assert_int_equal(crossings(&s, 0, &c), 1);
    expect_near("at, over the gap", 1 + 4 / 12.0 * 2, c->at.value, 1e-12);
    gv_arena_free(s.arena);
}

/* 2 values of p by 3 budgets, the last key fastest. */
static void along_either_key_the_others_are_held(void **u)
{
    (void) u;
    static const double lead[] = { 4, 2, -2, -4, -6, -8 };
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 6, lead, lead, 1);
    s.grid[0] = 2;
    s.grid[1] = 3;
    for (size_t k = 0; k < 6; k++) {
        s.values[2 * k] = (double) (k / 3);
        s.values[2 * k + 1] = (double) (k % 3);
    }
    s.plan.sweep.n_keys = 2;
    assert_int_equal(crossings(&s, 1, &c), 1); /* of p = 0 alone */
    assert_int_equal(c->point, 1);
    expect_near("budget", 1.5, c->at.value, 1e-12);
    assert_int_equal(crossings(&s, 0, &c), 2); /* of budgets 0 and 1 */
    expect_near("p at budget 0", 0.5, c[0].at.value, 1e-12);
    expect_near("p at budget 1", 0.25, c[1].at.value, 1e-12);
    gv_arena_free(s.arena);
}

static void there_is_no_frontier_between_three_or_where_nobody_changes(void **u)
{
    (void) u;
    sweep_of s;
    gv_crossing *c = NULL;
    begin(&s, 3, (const double[]){ 0, 1, 2 }, (const double[]){ 8, 4, 1 }, 2);
    assert_int_equal(crossings(&s, 0, &c), 0);
    s.points[2].duel.value = -1;
    assert_int_equal(crossings(&s, 0, &c), 1);
    s.answer.contender[1] = 1;
    assert_int_equal(crossings(&s, 0, &c), 0);
    gv_arena_free(s.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_crossing_lies_where_the_lead_is_nil_and_is_sure_beyond_its_bounds),
        cmocka_unit_test(what_is_never_sure_has_no_bound),
        cmocka_unit_test(values_that_spread_are_read_on_a_logarithmic_scale),
        cmocka_unit_test(points_may_come_in_any_order_and_may_be_missing),
        cmocka_unit_test(along_either_key_the_others_are_held),
        cmocka_unit_test(there_is_no_frontier_between_three_or_where_nobody_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
