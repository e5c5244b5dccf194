/* A contested value as a line from 0 to 1, and the search of the points where the winner
 * changes along it. */
#include "study/study_internal.h"

#include <math.h>

study_axis study_axis_of(const gv_contest *contest, const gv_param *row)
{
    study_axis axis = { .low = contest->low, .high = contest->high };
    if (row != NULL && row->type != GV_TYPE_REAL && row->type != GV_TYPE_MONEY) {
        axis.whole = true;
        axis.low = ceil(axis.low);
        axis.high = floor(axis.high);
    }
    const bool wants_log = row != NULL && row->scale == GV_SCALE_LOG;
    const bool is_wide = axis.high >= STUDY_RATIO_LOG * axis.low;
    axis.log_scale = axis.low > 0 && (wants_log || is_wide);
    return axis;
}

/* The logarithms of the base layer have the same bits on every machine: so have the values
 * tried, and with them the trials on disk. */
double study_axis_position(const study_axis *axis, double value)
{
    if (!(axis->high > axis->low))
        return 0;
    if (!axis->log_scale)
        return (value - axis->low) / (axis->high - axis->low);
    if (!(value > 0))
        return -INFINITY;
    return gv_real_log(value / axis->low) / gv_real_log(axis->high / axis->low);
}

/* Six decimal digits: values that can be read aloud and typed into a scenario. */
static double rounded(double x)
{
    const double most = 1e6, least = 1e5;
    if (x == 0 || !isfinite(x))
        return x;
    double up = 1, down = 1;
    while (fabs(x) * up < least)
        up *= 10;
    while (fabs(x) / down >= most)
        down *= 10;
    return floor(x * up / down + 0.5) * down / up;
}

double study_axis_exact(const study_axis *axis, double position)
{
    if (isinf(position))
        return position;
    if (axis->log_scale)
        return axis->low * gv_real_exp(position * gv_real_log(axis->high / axis->low));
    return axis->low + position * (axis->high - axis->low);
}

double study_axis_value(const study_axis *axis, double position)
{
    if (!(position > 0))
        return axis->low;
    if (position >= 1)
        return axis->high;
    const double exact = study_axis_exact(axis, position);
    if (axis->whole)
        return floor(exact + 0.5);
    const double neat = rounded(exact);
    return neat > axis->low && neat < axis->high ? neat : exact;
}

size_t study_axis_grid(const study_axis *axis, double here, double *out)
{
    const double last = STUDY_GRID - 1;
    double value[STUDY_GRID];
    for (size_t k = 0; k < STUDY_GRID; k++)
        value[k] = study_axis_value(axis, (double) k / last);
    if (here > axis->low && here < axis->high) {
        const double nearest = floor(study_axis_position(axis, here) * last + 0.5);
        value[(size_t) fmin(fmax(nearest, 1), last - 1)] = here;
    }
    size_t n = 0;
    for (size_t k = 0; k < STUDY_GRID; k++) {
        if (n == 0 || value[k] > out[n - 1])
            out[n++] = value[k];
    }
    return n;
}

bool study_axis_between(const study_axis *axis, double below, double above, double *middle)
{
    const double from = study_axis_position(axis, below),
                 to = study_axis_position(axis, above);
    if (to - from < STUDY_NARROW || (axis->whole && above - below < 2))
        return false;
    double value = study_axis_value(axis, (from + to) / 2);
    if (axis->whole)
        value = fmin(fmax(value, below + 1), above - 1);
    if (!(value > below && value < above))
        return false;
    *middle = value;
    return true;
}

/* ---- the search ----------------------------------------------------------- */

typedef struct point {
    double value;
    size_t best;
} point;

/* A third arm may be best halfway: then both halves hold a flip. */
static gv_status halve(const study_axis *axis, point below, point above, unsigned halvings,
                       const study_oracle *oracle, gv_error *err)
{
    gv_status status = GV_OK;
    point middle;
    if (below.best == above.best || halvings == 0 ||
        !study_axis_between(axis, below.value, above.value, &middle.value))
        goto done;
    GV_TRY(oracle->best(oracle->self, middle.value, &middle.best, err));
    GV_TRY(halve(axis, below, middle, halvings - 1, oracle, err));
    GV_TRY(halve(axis, middle, above, halvings - 1, oracle, err));
done:
    return status;
}

static size_t halvings_needed(const study_axis *axis, point below, point above)
{
    double width =
        study_axis_position(axis, above.value) - study_axis_position(axis, below.value);
    size_t n = 0;
    for (; width >= STUDY_NARROW && n < STUDY_HALVINGS; n++)
        width /= 2;
    return n;
}

gv_status study_axis_search(const study_axis *axis, double here, const study_oracle *oracle,
                            gv_error *err)
{
    gv_status status = GV_OK;
    double grid[STUDY_GRID];
    point at[STUDY_GRID];
    const size_t n = study_axis_grid(axis, here, grid);
    for (size_t k = 0; k < n; k++) {
        at[k].value = grid[k];
        GV_TRY(oracle->best(oracle->self, grid[k], &at[k].best, err));
    }
    for (size_t k = 1; k < n && oracle->expect != NULL; k++) {
        if (at[k - 1].best != at[k].best)
            oracle->expect(oracle->self, halvings_needed(axis, at[k - 1], at[k]));
    }
    for (size_t k = 1; k < n; k++)
        GV_TRY(halve(axis, at[k - 1], at[k], STUDY_HALVINGS, oracle, err));
done:
    return status;
}
