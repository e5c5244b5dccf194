/* The search of flips against winners that are known at every value. */
#include "study/study_internal.h"
#include "test.h"

#include <math.h>

enum { MOST_ASKED = 100 };

/* Winners that change at given values, and everything that was asked. */
typedef struct world {
    const double *change; /* [n_changes] ascending */
    const size_t *winner; /* [n_changes + 1] */
    size_t n_changes;
    double asked[MOST_ASKED];
    size_t n_asked, expected;
} world;

static gv_status best(void *self, double value, size_t *arm, gv_error *err)
{
    world *w = self;
    size_t k = 0;
    while (k < w->n_changes && value >= w->change[k])
        k++;
    *arm = w->winner[k];
    if (w->n_asked == MOST_ASKED)
        return GV_FAIL(err, GV_E_INTERNAL, "asked too often");
    w->asked[w->n_asked++] = value;
    return GV_OK;
}

static void expect(void *self, size_t n)
{
    ((world *) self)->expected += n;
}

static void search(const study_axis *axis, double here, world *w)
{
    const study_oracle oracle = { w, best, expect };
    must(study_axis_search(axis, here, &oracle, NULL));
}

/* Width of the narrowest bracket around `value` among what was asked, on the axis's scale.
 */
static double bracket_width(const study_axis *axis, const world *w, double value)
{
    double below = axis->low, above = axis->high;
    for (size_t k = 0; k < w->n_asked; k++) {
        if (w->asked[k] < value)
            below = fmax(below, w->asked[k]);
        else
            above = fmin(above, w->asked[k]);
    }
    return study_axis_position(axis, above) - study_axis_position(axis, below);
}

static void no_flip_costs_only_the_grid(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 0, .high = 1 };
    const size_t winner[] = { 2 };
    world w = { .winner = winner };
    search(&axis, 0.3, &w);
    assert_int_equal(w.n_asked, STUDY_GRID);
    assert_int_equal(w.expected, 0);
    assert_true(w.asked[0] == 0 && w.asked[2] == 0.3 && w.asked[STUDY_GRID - 1] == 1);
}

static void a_flip_is_found_to_a_hundredth_of_the_range(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 500, .high = 50000, .log_scale = true };
    const double change[] = { 1240 };
    const size_t winner[] = { 1, 2 };
    world w = { .change = change, .winner = winner, .n_changes = 1 };
    search(&axis, 5000, &w);
    assert_true(bracket_width(&axis, &w, 1240) < STUDY_NARROW);
    assert_true(w.n_asked <= STUDY_GRID + 6);
    assert_int_equal(w.n_asked, STUDY_GRID + w.expected);
}

static void a_third_winner_inside_a_bracket_gives_two_flips(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 0, .high = 6 };
    const double change[] = { 2.4, 2.6 };
    const size_t winner[] = { 0, 2, 1 };
    world w = { .change = change, .winner = winner, .n_changes = 2 };
    search(&axis, NAN, &w);
    assert_true(bracket_width(&axis, &w, 2.4) < STUDY_NARROW);
    assert_true(bracket_width(&axis, &w, 2.6) < STUDY_NARROW);
}

static void counts_stay_whole_and_stop_at_neighbours(void **unused)
{
    (void) unused;
    const gv_contest contest = { "network.ties", 1, 20 };
    const gv_param row = { .name = "ties", .type = GV_TYPE_COUNT };
    const study_axis axis = study_axis_of(&contest, &row);
    const double change[] = { 9 };
    const size_t winner[] = { 1, 0 };
    world w = { .change = change, .winner = winner, .n_changes = 1 };
    search(&axis, 5, &w);
    bool has_eight = false, has_nine = false;
    for (size_t k = 0; k < w.n_asked; k++) {
        assert_true(floor(w.asked[k]) == w.asked[k]);
        has_eight = has_eight || w.asked[k] == 8;
        has_nine = has_nine || w.asked[k] == 9;
    }
    assert_true(axis.log_scale && has_eight && has_nine);
}

static void wide_ranges_and_log_rows_are_explored_by_factors(void **unused)
{
    (void) unused;
    const gv_param linear = { .name = "p", .type = GV_TYPE_REAL };
    const gv_param log = { .name = "p", .type = GV_TYPE_REAL, .scale = GV_SCALE_LOG };
    const gv_contest wide = { "model.p", 0.005, 0.1 }, narrow = { "model.p", 1, 2 };
    const gv_contest from_zero = { "model.p", 0, 1 };
    assert_true(study_axis_of(&wide, &linear).log_scale);
    assert_false(study_axis_of(&narrow, &linear).log_scale);
    assert_true(study_axis_of(&narrow, &log).log_scale);
    assert_false(study_axis_of(&from_zero, &log).log_scale);
}

static void values_tried_can_be_read_aloud(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 0.005, .high = 0.1, .log_scale = true };
    char room[32];
    gv_print_real(study_axis_value(&axis, 1.0 / 3), room, sizeof room);
    assert_string_equal(room, "0.0135721"); /* 0.005 * 20^(1/3) = 0.01357208... */
    assert_true(study_axis_value(&axis, 0) == 0.005 && study_axis_value(&axis, 1) == 0.1);
}

static void a_point_of_a_range_is_tried_once(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 3, .high = 3 };
    double grid[STUDY_GRID];
    assert_int_equal(study_axis_grid(&axis, 3, grid), 1);
    const study_axis few = { .low = 1, .high = 3, .whole = true };
    assert_int_equal(study_axis_grid(&few, 2, grid), 3);
}

static gv_status always_fails(void *self, double value, size_t *arm, gv_error *err)
{
    (void) self;
    (void) value;
    (void) arm;
    return GV_FAIL(err, GV_E_STOPPED, "stopped");
}

static void a_failure_ends_the_search(void **unused)
{
    (void) unused;
    const study_axis axis = { .low = 0, .high = 1 };
    const study_oracle oracle = { NULL, always_fails, NULL };
    gv_error err = { .code = GV_OK };
    assert_int_equal(study_axis_search(&axis, 0.5, &oracle, &err), GV_E_STOPPED);
    assert_int_equal(err.code, GV_E_STOPPED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_flip_costs_only_the_grid),
        cmocka_unit_test(a_flip_is_found_to_a_hundredth_of_the_range),
        cmocka_unit_test(a_third_winner_inside_a_bracket_gives_two_flips),
        cmocka_unit_test(counts_stay_whole_and_stop_at_neighbours),
        cmocka_unit_test(wide_ranges_and_log_rows_are_explored_by_factors),
        cmocka_unit_test(values_tried_can_be_read_aloud),
        cmocka_unit_test(a_point_of_a_range_is_tried_once),
        cmocka_unit_test(a_failure_ends_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
