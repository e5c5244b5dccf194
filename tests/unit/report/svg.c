/* Scales, ticks, and labels that keep their distance. */
#include "test.h"

#include "report/svg.h"

#include <math.h>
#include <string.h>

static void steps_are_one_two_or_five_times_a_power_of_ten(void **unused)
{
    (void) unused;
    assert_true(gv_svg_step(100, 5) == 20);
    assert_true(gv_svg_step(7, 5) == 2);
    assert_true(gv_svg_step(2300, 5) == 500);
    assert_true(fabs(gv_svg_step(0.09, 5) - 0.02) < 1e-15);
    assert_true(gv_svg_step(0, 5) == 1);
    assert_true(gv_svg_step(INFINITY, 5) == 1);
}

static void ticks_are_ascending_and_inside_the_scale(void **unused)
{
    static const gv_svg_scale scales[] = {
        { .low = 0, .high = 60 },
        { .low = -37, .high = 412 },
        { .low = 500, .high = 50000, .is_log = true },
        { .low = 0.005, .high = 0.1, .is_log = true },
        { .low = 41, .high = 43, .is_log = true },
        { .low = 1e-6, .high = 1e9, .is_log = true },
    };
    double tick[GV_SVG_TICKS];
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(scales); k++) {
        const size_t n = gv_svg_ticks(&scales[k], 6, tick);
        assert_in_range(n, 2, GV_SVG_TICKS);
        for (size_t i = 0; i < n; i++) {
            assert_true(tick[i] >=
                        scales[k].low * (scales[k].low > 0 ? 1 - 1e-9 : 1 + 1e-9));
            assert_true(tick[i] <= scales[k].high * (1 + 1e-9));
            assert_true(i == 0 || tick[i] > tick[i - 1]);
        }
    }
}

static void log_scale_puts_the_geometric_mean_in_the_middle(void **unused)
{
    const gv_svg_scale scale = { .low = 1, .high = 10000, .to = 200, .is_log = true };
    (void) unused;
    assert_true(fabs(gv_svg_place(&scale, 100) - 100) < 1e-9);
}

static void labels_are_pushed_apart_within_their_room(void **unused)
{
    double place[] = { 50, 50, 49, 98, 99 };
    (void) unused;
    gv_svg_spread(place, GV_COUNT_OF(place), 10, 0, 100);
    for (size_t i = 0; i < GV_COUNT_OF(place); i++) {
        assert_true(place[i] >= 0 && place[i] <= 100);
        for (size_t j = 0; j < i; j++)
            assert_true(fabs(place[i] - place[j]) >= 10 - 1e-9);
    }
    assert_true(place[2] < place[0]);
}

static void thinning_keeps_both_ends(void **unused)
{
    const size_t n = 10001, kept = gv_svg_kept(n, GV_SVG_POINTS);
    (void) unused;
    assert_int_equal(kept, GV_SVG_POINTS);
    assert_int_equal(gv_svg_thinned(n, kept, 0), 0);
    assert_int_equal(gv_svg_thinned(n, kept, kept - 1), n - 1);
    assert_int_equal(gv_svg_thinned(1, gv_svg_kept(1, 9), 0), 0);
}

static void curve_breaks_where_a_point_is_missing(void **unused)
{
    const double y[] = { 0, 1, NAN, 3, 4 };
    gv_svg_chart chart = {
        .width = 100, .height = 100, .x = { .high = 4 }, .y = { .high = 4 }
    };
    gv_text out = { 0 };
    (void) unused;
    gv_svg_chart_fit(&chart);
    gv_svg_curve(&out, &chart, NULL, y, GV_COUNT_OF(y), "line");
    assert_string_equal(out.text, "<path class=\"line\" d=\"M0.0 100.0L25.0 75.0M75.0 25.0"
                                  "L100.0 0.0\"/>\n");
    gv_text_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_one_two_or_five_times_a_power_of_ten),
        cmocka_unit_test(ticks_are_ascending_and_inside_the_scale),
        cmocka_unit_test(log_scale_puts_the_geometric_mean_in_the_middle),
        cmocka_unit_test(labels_are_pushed_apart_within_their_room),
        cmocka_unit_test(thinning_keeps_both_ends),
        cmocka_unit_test(curve_breaks_where_a_point_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
