#include "grapevine/metric.h"
#include "test.h"

#include <math.h>
#include <string.h>

static void every_metric_is_found_by_its_name(void **unused)
{
    (void) unused;
    for (const gv_metric *const *m = gv_metrics(); *m != NULL; m++)
        assert_ptr_equal(gv_metric_named((*m)->spec.name), *m);
    assert_null(gv_metric_named("happiness"));
}

/* Outcomes are columns of one file: their names must differ across all metrics. */
static void no_two_outcomes_share_a_name(void **unused)
{
    (void) unused;
    const gv_outcome *all[256];
    size_t n = 0;
    for (const gv_metric *const *m = gv_metrics(); *m != NULL; m++) {
        assert_true(gv_metric_outcomes(*m) > 0);
        for (size_t k = 0; k < gv_metric_outcomes(*m); k++)
            all[n++] = &(*m)->outcomes[k];
    }
    for (size_t a = 0; a < n; a++) {
        assert_true(all[a]->title[0] != '\0' && all[a]->unit[0] != '\0');
        assert_true(all[a]->help[0] != '\0' && all[a]->low <= all[a]->high);
        assert_true(all[a]->smallest > 0 && all[a]->smallest < INFINITY);
        assert_true(!all[a]->smallest_is_share || all[a]->smallest < 1);
        for (size_t b = 0; b < a; b++)
            assert_string_not_equal(all[a]->name, all[b]->name);
    }
}

static const gv_outcome *outcome_named(const char *metric, const char *name)
{
    const gv_outcome *o = gv_metric_named(metric)->outcomes;
    while (strcmp(o->name, name) != 0)
        o++;
    return o;
}

/* Adopters matter from 5 % of the control on, attitudes from a hundredth of their range. */
static void the_smallest_effect_is_a_share_of_the_control_or_an_amount(void **unused)
{
    (void) unused;
    const gv_outcome *adopters = outcome_named("adopters", "final_adopters");
    const gv_outcome *sentiment = outcome_named("gauges", "sentiment");
    const gv_outcome *trust = outcome_named("gauges", "trust");
    assert_true(adopters->smallest_is_share && adopters->smallest == 0.05);
    assert_true(!sentiment->smallest_is_share && sentiment->smallest == 0.02);
    assert_true(!trust->smallest_is_share && trust->smallest == 0.01);
}

static void shapes_have_their_sizes_and_dimensions(void **unused)
{
    (void) unused;
    const gv_extent extent = {
        .ticks = 60, .tactics = 3, .groups = 4, .messages = 2, .states = 6
    };
    assert_int_equal(gv_shape_size(GV_SHAPE_LIFE, extent), 1);
    assert_int_equal(gv_shape_size(GV_SHAPE_STEP, extent), 61);
    assert_int_equal(gv_shape_size(GV_SHAPE_CHANNEL, extent), GV_CHANNELS);
    assert_int_equal(gv_shape_size(GV_SHAPE_DEPTH, extent), GV_DEPTHS);
    assert_int_equal(gv_shape_size(GV_SHAPE_TACTIC, extent), 3);
    assert_int_equal(gv_shape_size(GV_SHAPE_GROUP, extent), 4);
    assert_int_equal(gv_shape_size(GV_SHAPE_MESSAGE, extent), 2);
    assert_int_equal(gv_shape_size(GV_SHAPE_MOVE, extent), 36);
    assert_null(gv_shape_dimension(GV_SHAPE_LIFE));
    assert_string_equal(gv_shape_dimension(GV_SHAPE_STEP), "step");
    assert_string_equal(gv_shape_dimension(GV_SHAPE_TACTIC), "tactic");
    assert_string_equal(gv_shape_dimension(GV_SHAPE_GROUP), "group");
    assert_string_equal(gv_shape_dimension(GV_SHAPE_MOVE), "move");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_metric_is_found_by_its_name),
        cmocka_unit_test(no_two_outcomes_share_a_name),
        cmocka_unit_test(the_smallest_effect_is_a_share_of_the_control_or_an_amount),
        cmocka_unit_test(shapes_have_their_sizes_and_dimensions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
