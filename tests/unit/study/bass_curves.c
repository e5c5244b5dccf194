/* Bass curves of strategies: those that were put in come out, replicate by replicate. */
#include "grapevine/series.h"
#include "small_study.h"
#include "test.h"

#include <math.h>
#include <string.h>

enum { LIVES = 4, TICKS = 104 };

#define close_to(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static const uint32_t adopters[] = { 1, 2, 1, 2, 11, 12, 15, 10, 16, 17, 13, 14 };

typedef struct given {
    small_study study;
    gv_outcome milestone;
    gv_column columns[4];
    uint32_t curve[SMALL_ARMS * LIVES * (TICKS + 1)];
    double first_tenth[SMALL_ARMS * LIVES];
} given;

/* Nobody adopts in the first strategy; the others sell 10,000 and 20,000 on the curve of
 * p = .005, q = .1 a step, each life a little larger than the one before. */
static void given_curves(given *g)
{
    memset(g, 0, sizeof *g);
    small_study_make(&g->study, adopters, LIVES);
    for (size_t k = 0; k < 3; k++)
        g->columns[k] = g->study.columns[k];
    for (size_t a = 0; a < SMALL_ARMS; a++) {
        for (size_t r = 0; r < LIVES; r++) {
            const double market = (double) a * (10000 + 100 * (double) r);
            for (size_t t = 0; t <= TICKS; t++)
                g->curve[(a * LIVES + r) * (TICKS + 1) + t] =
                    (uint32_t) lround(market * gv_bass_share(0.005, 0.1, (double) t));
        }
    }
    for (size_t k = 0; k < 3; k++) {
        if (gv_same_text(g->columns[k].outcome->name, "adopters"))
            g->columns[k] = (gv_column){ g->columns[k].outcome, TICKS + 1, g->curve };
    }
    g->milestone = (gv_outcome){ .name = "time_to_10", .kind = GV_KIND_REAL };
    g->columns[3] = (gv_column){ &g->milestone, 1, g->first_tenth };
    g->study.block.columns = g->columns;
    g->study.block.n_columns = 4;
    g->study.plan.experiment.ticks = TICKS;
}

static void the_curve_that_was_lived_is_found(void **unused)
{
    (void) unused;
    static given g;
    gv_comparison *c = NULL;
    given_curves(&g);
    must(gv_compare(&g.study.plan, &g.study.block, NULL, 0, &c, NULL));
    assert_non_null(c->bass);
    assert_int_equal(c->bass[1].period, 2);
    assert_int_equal(c->bass[1].n, LIVES);
    close_to(c->bass[1].p.value, 0.005, 1e-4);
    close_to(c->bass[1].q.value, 0.1, 1e-3);
    close_to(c->bass[1].m.value, 10150, 20);
    close_to(c->bass[2].m.value, 20300, 40);
    assert_true(c->bass[1].m.low < 10110 && c->bass[1].m.high > 10190);
    gv_comparison_free(c);
}

static void where_nobody_adopts_there_is_no_curve(void **unused)
{
    (void) unused;
    static given g;
    gv_comparison *c = NULL;
    given_curves(&g);
    must(gv_compare(&g.study.plan, &g.study.block, NULL, 0, &c, NULL));
    assert_int_equal(c->bass[0].n, 0);
    assert_true(isnan(c->bass[0].p.value) && isnan(c->bass[0].m.value));
    gv_comparison_free(c);
    g.study.block.n_columns = 3; /* milestones are not measured: nobody asked */
    must(gv_compare(&g.study.plan, &g.study.block, NULL, 0, &c, NULL));
    assert_null(c->bass);
    gv_comparison_free(c);
}

/* Two years before the peak nothing sure can be said of the market. */
static void curves_cut_before_their_peak_are_doubtful(void **unused)
{
    (void) unused;
    static given g;
    gv_comparison *c = NULL;
    given_curves(&g);
    for (size_t k = 0; k < (size_t) SMALL_ARMS * LIVES * (TICKS + 1); k++) {
        const size_t life = k / (TICKS + 1), t = k % (TICKS + 1);
        g.curve[k] = (uint32_t) lround((double) (life / LIVES) * 10000 *
                                       gv_bass_share(0.002, 0.1, (double) t / 5));
    }
    must(gv_compare(&g.study.plan, &g.study.block, NULL, 0, &c, NULL));
    assert_int_equal(c->bass[1].n_doubtful, c->bass[1].n);
    gv_comparison_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_curve_that_was_lived_is_found),
        cmocka_unit_test(where_nobody_adopts_there_is_no_curve),
        cmocka_unit_test(curves_cut_before_their_peak_are_doubtful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
