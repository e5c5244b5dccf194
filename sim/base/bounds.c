/* What a parameter row allows, and the words for what it does not. */
#include "base/number.h"
#include "base/spec.h"

#include <float.h>
#include <math.h>

static bool is_whole(const gv_param *row)
{
    return row->type != GV_TYPE_REAL && row->type != GV_TYPE_REALS &&
           row->type != GV_TYPE_MONEY;
}

size_t gv_param_choices(const gv_param *row)
{
    size_t n = 0;
    while (row->choices != NULL && row->choices[n] != NULL)
        n++;
    return n;
}

/* Counts and money without a stated upper bound have none. */
static double upper_bound(const gv_param *row)
{
    if (row->type == GV_TYPE_FLAG)
        return 1;
    if (row->type == GV_TYPE_CHOICE)
        return (double) gv_param_choices(row) - 1;
    const bool is_real = row->type == GV_TYPE_REAL || row->type == GV_TYPE_REALS;
    if (!is_real && row->high == 0 && row->low >= 0)
        return INFINITY;
    return row->high;
}

static double lower_bound(const gv_param *row)
{
    return row->type == GV_TYPE_FLAG || row->type == GV_TYPE_CHOICE ? 0 : row->low;
}

/* Can the field's C type hold the value? */
static bool type_holds(const gv_param *row, double value)
{
    if (row->type == GV_TYPE_REAL || row->type == GV_TYPE_REALS)
        return fabs(value) <= DBL_MAX;
    if (row->type == GV_TYPE_MONEY)
        return fabs(value) <= GV_MONEY_MOST;
    return value >= 0 && value <= (double) GV_COUNT_MAX && floor(value) == value;
}

bool gv_param_allows(const gv_param *row, double value)
{
    const bool has_no_number = row->type == GV_TYPE_TEXT || row->type == GV_TYPE_WORDS ||
                               row->type == GV_TYPE_SHARES || row->type == GV_TYPE_ENTRIES;
    if (has_no_number || !type_holds(row, value))
        return false;
    const double low = lower_bound(row);
    const double high = upper_bound(row);
    return (row->low_open ? value > low : value >= low) &&
           (row->high_open ? value < high : value <= high);
}

/* `a, b or c` */
static void print_choices(const gv_param *row, char *out, size_t room)
{
    const size_t n = gv_param_choices(row);
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < n && used < room; i++) {
        const char *before = i == 0 ? "" : i + 1 == n ? " or " : ", ";
        const int length =
            gv_print_to(out + used, room - used, "%s%s", before, row->choices[i]);
        used += length > 0 ? (size_t) length : 0;
    }
}

static void print_interval(const gv_param *row, char *out, size_t room)
{
    char low[32], high[32];
    gv_print_real(row->low, low, sizeof low);
    gv_print_real(row->high, high, sizeof high);
    const bool has_low = row->low > -INFINITY;
    const bool has_high = upper_bound(row) < INFINITY;
    if (has_low && has_high)
        gv_print_to(out, room, "%c%s, %s%c", row->low_open ? '(' : '[', low, high,
                    row->high_open ? ')' : ']');
    else if (has_low)
        gv_print_to(out, room, "%s %s", row->low_open ? "more than" : "at least", low);
    else if (has_high)
        gv_print_to(out, room, "%s %s", row->high_open ? "less than" : "at most", high);
    else
        gv_print_to(out, room, "any number");
}

void gv_param_bounds(const gv_param *row, char *out, size_t room)
{
    if (room == 0)
        return;
    if (row->type == GV_TYPE_FLAG)
        gv_print_to(out, room, "true or false");
    else if (row->type == GV_TYPE_CHOICE)
        print_choices(row, out, room);
    else if (row->type == GV_TYPE_TEXT)
        gv_print_to(out, room, "%s", row->is_file ? "a file" : "a text");
    else if (row->type == GV_TYPE_WORDS)
        gv_print_to(out, room, "a list of texts");
    else if (row->type == GV_TYPE_SHARES)
        gv_print_to(out, room, "names with shares");
    else if (row->type == GV_TYPE_ENTRIES)
        gv_print_to(out, room, "a list of %s", row->name);
    else
        print_interval(row, out, room);
}

gv_status gv_param_refuse(const gv_param *row, double value, gv_error *err)
{
    char found[32], bounds[256], unit[64];
    const bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    gv_print_real(value, found, sizeof found);
    gv_param_bounds(row, bounds, sizeof bounds);
    gv_print_to(unit, sizeof unit, has_unit ? " (%s)" : "%s", has_unit ? row->unit : "");
    if (!(fabs(value) <= DBL_MAX))
        return GV_FAIL(err, GV_E_RANGE, "%s = %s is not a finite number", row->name, found);
    if (is_whole(row) && floor(value) != value)
        return GV_FAIL(err, GV_E_RANGE, "%s = %s is not a whole number%s", row->name, found,
                       unit);
    if (value > 0 && !type_holds(row, value))
        return GV_FAIL(err, GV_E_RANGE, "%s = %s is more than can be counted%s", row->name,
                       found, unit);
    const bool is_interval = bounds[0] == '[' || bounds[0] == '(';
    return GV_FAIL(err, GV_E_RANGE, "%s = %s %s %s%s", row->name, found,
                   is_interval ? "is outside" : "should be", bounds, unit);
}
