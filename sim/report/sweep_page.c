/* What the pictures of a sweep share: swept values as axes, the frame of a map, its legend.
 */
#include "report/sweep_page.h"

#include <math.h>
#include <stdlib.h>

gv_sweep_shape gv_sweep_shape_of(const gv_page *page)
{
    const gv_sweep *sweep = &page->plan->sweep;
    if (sweep->n_keys < 2)
        return GV_SWEEP_LINE;
    return sweep->grid != NULL ? GV_SWEEP_GRID : GV_SWEEP_LIST;
}

/* ---- values in order ----------------------------------------------------- */

typedef struct keyed {
    double value;
    uint64_t number;
} keyed;

static int by_value(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    if (x->value < y->value || x->value > y->value)
        return x->value < y->value ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

gv_status gv_sweep_key(const gv_page *page, size_t key, const char **out, gv_error *err)
{
    gv_text text = { 0 };
    gv_escape(&text, page->plan->sweep.keys[key]);
    return gv_page_keep(page, &text, out, err);
}

/* The numbers of `n` points a stride apart, ascending by the value of a key. */
static gv_status sort_points(const gv_page *page, size_t key, size_t n, uint64_t stride,
                             double *value, uint64_t *number, gv_error *err)
{
    keyed *row = gv_alloc(n, sizeof *row, err);
    if (row == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++)
        row[k] = (keyed){ gv_plan_swept(page->plan, k * stride, key), k * stride };
    qsort(row, n, sizeof *row, by_value);
    for (size_t k = 0; k < n; k++) {
        number[k] = row[k].number;
        if (value != NULL)
            value[k] = row[k].value;
    }
    gv_free(row);
    return GV_OK;
}

gv_status gv_sweep_axis_of(const gv_page *page, size_t key, gv_sweep_axis *out,
                           gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    const gv_sweep *sweep = &page->plan->sweep;
    const size_t n = (size_t) sweep->grid[key];
    uint64_t stride = 1;
    const char *name;
    for (size_t later = key + 1; later < sweep->n_keys; later++)
        stride *= sweep->grid[later];
    double *value = gv_arena_alloc(page->arena, n, sizeof *value, err);
    uint64_t *offset = gv_arena_alloc(page->arena, n, sizeof *offset, err);
    if (value == NULL || offset == NULL)
        goto done;
    GV_TRY(gv_sweep_key(page, key, &name, err));
    GV_TRY(sort_points(page, key, n, stride, value, offset, err));
    *out = (gv_sweep_axis){ .name = name, .n = n, .value = value, .offset = offset };
done:
    return status;
}

gv_status gv_sweep_order(const gv_page *page, size_t key, const uint64_t **out,
                         gv_error *err)
{
    const size_t n = (size_t) page->sweep->n_points;
    uint64_t *number = gv_arena_alloc(page->arena, n, sizeof *number, err);
    if (number == NULL)
        return GV_E_MEMORY;
    const gv_status status = sort_points(page, key, n, 1, NULL, number, err);
    if (status == GV_OK)
        *out = number;
    return status;
}

gv_svg_scale gv_sweep_scale(const gv_page *page, size_t key)
{
    const double widest_linear = 20;
    double low = INFINITY, high = -INFINITY;
    for (uint64_t point = 0; point < page->sweep->n_points; point++) {
        low = fmin(low, gv_plan_swept(page->plan, point, key));
        high = fmax(high, gv_plan_swept(page->plan, point, key));
    }
    const bool is_log = low > 0 && high >= widest_linear * low;
    const double margin = high > low ? 0 : fmax(fabs(low) / 2, 0.5);
    return (gv_svg_scale){ .low = low - margin, .high = high + margin, .is_log = is_log };
}

double gv_sweep_highest(const gv_page *page)
{
    double high = 1;
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        const gv_point_answer *point = &page->sweep->points[k];
        for (size_t a = 0; point->is_there && a < page->n_arms; a++) {
            const gv_interval *mean = &point->adopters[a];
            high = fmax(high, isfinite(mean->high) ? mean->high : mean->value);
        }
    }
    return high;
}

/* ---- frame --------------------------------------------------------------- */

enum { MOST_CELLS = 48, FONT = 14 };

static double widest_label(const gv_sweep_axis *axis)
{
    double widest = 0;
    for (size_t k = 0; k < axis->n; k++)
        widest = fmax(widest, gv_svg_text_width(gv_say_setting(axis->value[k]).text, FONT));
    return widest;
}

gv_sweep_frame gv_sweep_frame_fit(const gv_sweep_axis *x, const gv_sweep_axis *y,
                                  double width, double most_height)
{
    const double top = 30, bottom = 52, least_height = 14, slant = 0.8;
    gv_sweep_frame f = { .x = x,
                         .y = y,
                         .n_x = gv_svg_kept(x->n, MOST_CELLS),
                         .n_y = gv_svg_kept(y->n, MOST_CELLS),
                         .width = width,
                         .left = widest_label(y) + 14,
                         .top = top };
    f.cell_width = (width - f.left - 2) / (double) f.n_x;
    f.cell_height = fmin(fmax(f.cell_width * slant, least_height), most_height);
    f.height = top + f.cell_height * (double) f.n_y + bottom;
    return f;
}

uint64_t gv_sweep_frame_point(const gv_sweep_frame *f, size_t i, size_t k)
{
    return f->x->offset[gv_svg_thinned(f->x->n, f->n_x, i)] +
           f->y->offset[gv_svg_thinned(f->y->n, f->n_y, k)];
}

double gv_sweep_frame_left(const gv_sweep_frame *f, size_t i)
{
    return f->left + f->cell_width * (double) i;
}

double gv_sweep_frame_top(const gv_sweep_frame *f, size_t k)
{
    return f->top + f->cell_height * (double) (f->n_y - 1 - k);
}

bool gv_sweep_frame_thins(const gv_sweep_frame *f)
{
    return f->n_x < f->x->n || f->n_y < f->y->n;
}

/* Every how-manieth label has room. */
static size_t label_stride(double cell, double room)
{
    return (size_t) fmax(ceil(room / cell), 1);
}

void gv_sweep_frame_axes(const gv_sweep_frame *f, gv_text *out)
{
    const size_t along = label_stride(f->cell_width, widest_label(f->x) + 8);
    const size_t up = label_stride(f->cell_height, FONT + 2);
    const double foot = f->top + f->cell_height * (double) f->n_y;
    for (size_t i = 0; i < f->n_x; i += along)
        gv_svg_words(out, gv_sweep_frame_left(f, i) + f->cell_width / 2, foot + 19,
                     "middle",
                     gv_say_setting(f->x->value[gv_svg_thinned(f->x->n, f->n_x, i)]).text);
    for (size_t k = 0; k < f->n_y; k += up)
        gv_svg_words(out, f->left - 8, gv_sweep_frame_top(f, k) + f->cell_height / 2 + 5,
                     "end",
                     gv_say_setting(f->y->value[gv_svg_thinned(f->y->n, f->n_y, k)]).text);
    gv_svg_words(out, f->left + f->cell_width * (double) f->n_x / 2, f->height - 8,
                 "middle name", f->x->name);
    gv_svg_words(out, 0, f->top - 14, "name", f->y->name);
}

/* ---- in words ------------------------------------------------------------ */

void gv_sweep_say_values(const gv_page *page, uint64_t point, size_t first, gv_text *out)
{
    const gv_sweep *sweep = &page->plan->sweep;
    for (size_t k = first; k < sweep->n_keys; k++) {
        gv_text_add(out, "%s", k > first ? ", " : "");
        gv_escape(out, sweep->keys[k]);
        gv_text_add(out, " = %s", gv_say_setting(gv_plan_swept(page->plan, point, k)).text);
    }
}

void gv_sweep_say_point(const gv_page *page, uint64_t number, gv_text *out)
{
    const gv_point_answer *point = &page->sweep->points[number];
    gv_sweep_say_values(page, number, 0, out);
    if (!point->is_there) {
        gv_text_add(out, ": %s", gv_point_lack(point));
        return;
    }
    gv_text_add(out, ": %s wins", page->name[point->winner]);
    if (page->n_arms > 1)
        gv_text_add(out, " by %s (%s) over %s, in %s of pairs",
                    gv_say_number(point->lead.value).text, gv_say_range(point->lead).text,
                    page->name[point->second], gv_say_percent(point->share_won.value).text);
    for (size_t a = 0; a < page->n_arms; a++)
        gv_text_add(out, "\n%s: %s", page->name[a],
                    gv_say_number(point->adopters[a].value).text);
}

static void add_sample(gv_text *out, const char *look, const char *inside,
                       const char *meaning)
{
    gv_text_add(out,
                "<span class=\"%s\"><svg class=\"sample\" viewBox=\"0 0 24 16\" "
                "aria-hidden=\"true\" xmlns=\"http://www.w3.org/2000/svg\">%s</svg>%s"
                "</span>\n",
                look, inside, meaning);
}

void gv_sweep_legend(const gv_page *page, gv_text *out)
{
    const bool is_hatched = gv_sweep_shape_of(page) != GV_SWEEP_LIST;
    const bool has_line = gv_sweep_shape_of(page) == GV_SWEEP_GRID &&
                          gv_sweep_answer_has_contenders(page->sweep);
    bool has_doubt = false, has_hole = false;
    gv_text_add(out, "<p class=\"legend-line\">");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text mark = { 0 };
        if (gv_sweep_answer_of(page->sweep, a).won == 0)
            continue;
        gv_svg_box(&mark, 0, 0, 24, 16, "tint");
        gv_svg_marker(&mark, a, 12, 8, 5);
        add_sample(out, page->look[a], mark.text != NULL ? mark.text : "", page->name[a]);
        out->failed = out->failed || mark.failed;
        gv_text_free(&mark);
    }
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        const gv_point_answer *point = &page->sweep->points[k];
        has_hole = has_hole || !point->is_there;
        has_doubt = has_doubt || (point->is_there && !point->is_decided);
    }
    if (has_line)
        add_sample(out, "",
                   "<rect y=\"2\" width=\"24\" height=\"12\" class=\"unsure\"/><path "
                   "class=\"frontier\" d=\"M0 8H24\"/>",
                   "the frontier, and how surely it runs there");
    else if (has_doubt)
        add_sample(out, is_hatched ? "" : "base hollow",
                   is_hatched ? "<rect width=\"24\" height=\"16\" class=\"doubt\"/>"
                                "<rect x=\".5\" y=\".5\" width=\"23\" height=\"15\" "
                                "class=\"edge\"/>"
                              : "<circle cx=\"12\" cy=\"8\" r=\"5\" class=\"mark\"/>",
                   "not sure: the interval of the lead holds zero");
    if (has_hole)
        add_sample(out, "", "<path class=\"axis\" d=\"M6 3L18 13M18 3L6 13\"/>",
                   "failed or missing");
    gv_text_add(out, "</p>\n");
}
