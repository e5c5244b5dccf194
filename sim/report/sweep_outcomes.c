/* Pictures: every outcome that was measured, along the one swept value; one small chart
 * each, all strategies in it. */
#include "report/sweep_page.h"

#include <math.h>

enum { MOST_POINTS = 400, MOST_MARKS = 12 };

/* The swept values ascending, and one outcome of one strategy along them. */
typedef struct line {
    const char *key;
    size_t n;
    const uint64_t *point;     ///< [n]
    double *value;             ///< [n]
    double *mean, *low, *high; ///< [n]
} line;

static gv_status gather(const gv_page *page, line *l, gv_error *err)
{
    gv_status status;
    const size_t n = (size_t) page->sweep->n_points;
    double *number = gv_arena_alloc(page->arena, 4 * n, sizeof *number, err);
    if (number == NULL)
        return GV_E_MEMORY;
    *l = (line){ .n = n,
                 .value = number,
                 .mean = number + n,
                 .low = number + 2 * n,
                 .high = number + 3 * n };
    GV_TRY(gv_sweep_key(page, 0, &l->key, err));
    GV_TRY(gv_sweep_order(page, 0, &l->point, err));
    for (size_t k = 0; k < n; k++)
        l->value[k] = gv_plan_swept(page->plan, l->point[k], 0);
done:
    return status;
}

/* NaN where a point failed. */
static gv_interval mean_at(const gv_page *page, const line *l, size_t outcome, size_t arm,
                           size_t k)
{
    const gv_point_answer *point = &page->sweep->points[l->point[k]];
    return point->is_there && outcome < point->n_outcomes
               ? point->outcomes[outcome].mean[arm]
               : (gv_interval){ NAN, NAN, NAN };
}

static void take(const gv_page *page, line *l, size_t outcome, size_t arm)
{
    for (size_t k = 0; k < l->n; k++) {
        const gv_interval mean = mean_at(page, l, outcome, arm, k);
        l->mean[k] = mean.value;
        l->low[k] = isfinite(mean.low) ? mean.low : mean.value;
        l->high[k] = isfinite(mean.high) ? mean.high : mean.value;
    }
}

/* Any point that is there: outcomes are the same at all of them. */
static const gv_point_answer *some_point(const gv_page *page)
{
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        if (page->sweep->points[k].is_there)
            return &page->sweep->points[k];
    }
    return NULL;
}

static bool is_same(double a, double b)
{
    return (a >= b && a <= b) || (isnan(a) && isnan(b));
}

/* Do the two say the same everywhere? */
static bool repeats(const gv_page *page, const line *l, size_t outcome, size_t other)
{
    for (size_t a = 0; a < page->n_arms; a++) {
        for (size_t k = 0; k < l->n; k++) {
            if (!is_same(mean_at(page, l, outcome, a, k).value,
                         mean_at(page, l, other, a, k).value))
                return false;
        }
    }
    return true;
}

/* Lowest and highest value of any strategy, intervals included. @return are there any? */
static bool find_range(const gv_page *page, line *l, size_t outcome, double *low,
                       double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t a = 0; a < page->n_arms; a++) {
        take(page, l, outcome, a);
        for (size_t k = 0; k < l->n; k++) {
            if (!isfinite(l->mean[k]))
                continue;
            *low = fmin(*low, l->low[k]);
            *high = fmax(*high, l->high[k]);
        }
    }
    return *high > *low;
}

/* Does some strategy's mean change from point to point? */
static bool moves(const gv_page *page, line *l, size_t outcome)
{
    for (size_t a = 0; a < page->n_arms; a++) {
        double low = INFINITY, high = -INFINITY;
        take(page, l, outcome, a);
        for (size_t k = 0; k < l->n; k++) {
            low = fmin(low, l->mean[k]); /* of what is defined */
            high = fmax(high, l->mean[k]);
        }
        if (high > low)
            return true;
    }
    return false;
}

/* Worth a chart: it moves, the first picture does not show it, none before says it. */
static bool is_drawn(const gv_page *page, line *l, size_t outcome)
{
    const gv_point_answer *point = some_point(page);
    double low, high;
    if (gv_same_text(point->outcomes[outcome].outcome->name, "final_adopters") ||
        !moves(page, l, outcome) || !find_range(page, l, outcome, &low, &high))
        return false;
    for (size_t k = 0; k < point->n_outcomes; k++) {
        const bool is_first = k < outcome || !point->outcomes[k].is_last;
        if (k != outcome && is_first && point->outcomes[outcome].is_last &&
            repeats(page, l, outcome, k))
            return false;
    }
    return true;
}

static gv_svg_chart chart_of(const gv_page *page, line *l, size_t outcome)
{
    double low = 0, high = 1;
    (void) find_range(page, l, outcome, &low, &high);
    low = low > 0 && low < high / 2 ? 0 : low;
    const double step = gv_svg_step(high - low, 4);
    gv_svg_chart chart = { .width = 340,
                           .height = 230,
                           .left = 62,
                           .right = 14,
                           .top = 26,
                           .bottom = 46,
                           .x = gv_sweep_scale(page, 0),
                           .y = { .low = floor(low / step) * step,
                                  .high = ceil(high / step) * step } };
    gv_svg_chart_fit(&chart);
    return chart;
}

static void draw_arm(const gv_page *page, const gv_svg_chart *chart, line *l,
                     size_t outcome, size_t arm, gv_text *out)
{
    take(page, l, outcome, arm);
    gv_text_add(out, "<g class=\"%s\"><title>%s</title>\n", page->look[arm],
                page->name[arm]);
    gv_svg_band(out, chart, l->value, l->low, l->high, l->n, "band strong");
    gv_svg_curve(out, chart, l->value, l->mean, l->n, "line");
    for (size_t k = 0; k < l->n && l->n <= MOST_MARKS; k++) {
        if (isfinite(l->mean[k]))
            gv_svg_marker(out, arm, gv_svg_place(&chart->x, l->value[k]),
                          gv_svg_place(&chart->y, l->mean[k]), 3.5);
    }
    gv_text_add(out, "</g>\n");
}

static void draw(const gv_page *page, line *l, size_t k, gv_text *out)
{
    const gv_outcome_answer *o = &some_point(page)->outcomes[k];
    const gv_svg_chart chart = chart_of(page, l, k);
    const char *const end = o->is_last ? ", in the end" : "";
    gv_text title = { 0 }, unit = { 0 };
    gv_escape(&title, o->outcome->title);
    gv_escape(&unit, gv_same_text(o->outcome->unit, "1") ? "" : o->outcome->unit);
    const char *const said = title.text != NULL ? title.text : "";
    gv_text_add(out, "<div class=\"cell\"><h3>%s%s</h3>\n", said, end);
    gv_svg_open(out, "", chart.width, chart.height, said, said);
    gv_svg_axes(out, &chart, l->key, unit.text != NULL ? unit.text : "");
    for (size_t a = 0; a < page->n_arms; a++)
        draw_arm(page, &chart, l, k, a, out);
    gv_svg_close(out);
    gv_text_add(out, "</div>\n");
    out->failed = out->failed || title.failed || unit.failed;
    gv_text_free(&unit);
    gv_text_free(&title);
}

static void add_legend(const gv_page *page, gv_text *out)
{
    gv_text_add(out, "<p class=\"legend-line\">");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text_add(out, "<span class=\"%s\">", page->look[a]);
        gv_page_swatch(page, a, out);
        gv_text_add(out, "%s</span>\n", page->name[a]);
    }
    gv_text_add(out, "</p>\n");
}

gv_status gv_picture_sweep_outcomes(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_point_answer *point = some_point(page);
    bool is_open = false;
    line l;
    if (gv_sweep_shape_of(page) != GV_SWEEP_LINE || point == NULL ||
        page->sweep->n_points < 2 || page->sweep->n_points > MOST_POINTS)
        return GV_OK;
    GV_TRY(gather(page, &l, err));
    for (size_t k = 0; k < point->n_outcomes; k++) {
        if (!is_drawn(page, &l, k))
            continue;
        if (!is_open) {
            gv_figure_open(out, "sweep-outcomes", "Everything else that was measured",
                           "How it changes with the swept value; what does not is left "
                           "out.");
            add_legend(page, out);
            gv_text_add(out, "<div class=\"cells middle\">\n");
        }
        is_open = true;
        draw(page, &l, k, out);
    }
    if (is_open) {
        gv_text_add(out, "</div>\n");
        gv_figure_close(out, "Means over replicates with 95\u00a0% intervals.");
    }
done:
    return status;
}
