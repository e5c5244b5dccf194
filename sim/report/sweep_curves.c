/* Picture: what each strategy reaches along the one swept value, and who wins where. */
#include "report/sweep_page.h"

#include <math.h>

/* The one swept key, its points in ascending order. */
typedef struct line {
    const char *key;
    size_t n;
    const uint64_t *point;     ///< [n]
    double *value;             ///< [n]
    double *mean, *low, *high; ///< [n] of the arm in hand; NaN where a point failed
} line;

static gv_status gather(const gv_page *page, line *l, gv_error *err)
{
    gv_status status;
    const size_t n = (size_t) page->sweep->n_points;
    *l = (line){ .n = n };
    GV_TRY(gv_sweep_key(page, 0, &l->key, err));
    GV_TRY(gv_sweep_order(page, 0, &l->point, err));
    l->value = gv_arena_alloc(page->arena, n, sizeof *l->value, err);
    l->mean = gv_arena_alloc(page->arena, n, sizeof *l->mean, err);
    l->low = gv_arena_alloc(page->arena, n, sizeof *l->low, err);
    l->high = gv_arena_alloc(page->arena, n, sizeof *l->high, err);
    if (l->value == NULL || l->mean == NULL || l->low == NULL || l->high == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++)
        l->value[k] = gv_plan_swept(page->plan, l->point[k], 0);
done:
    return status;
}

static const gv_point_answer *answer_of(const gv_page *page, const line *l, size_t k)
{
    return &page->sweep->points[l->point[k]];
}

static void take_arm(const gv_page *page, line *l, size_t arm)
{
    for (size_t k = 0; k < l->n; k++) {
        const gv_point_answer *point = answer_of(page, l, k);
        const gv_interval mean =
            point->is_there ? point->adopters[arm] : (gv_interval){ NAN, NAN, NAN };
        l->mean[k] = mean.value;
        l->low[k] = mean.low;
        l->high[k] = mean.high;
    }
}

/* ---- curves -------------------------------------------------------------- */

static void draw_curve(const gv_page *page, const gv_svg_chart *chart, const line *l,
                       size_t arm, gv_text *out)
{
    enum { MOST_MARKS = 60 };
    gv_svg_band(out, chart, l->value, l->low, l->high, l->n, "band strong");
    gv_svg_curve(out, chart, l->value, l->mean, l->n, "line");
    if (l->n > MOST_MARKS)
        return;
    for (size_t k = 0; k < l->n; k++) {
        if (!isfinite(l->mean[k]))
            continue;
        gv_text_add(out, "<g><title>");
        gv_sweep_say_point(page, l->point[k], out);
        gv_text_add(out, "</title>");
        gv_svg_marker(out, arm, gv_svg_place(&chart->x, l->value[k]),
                      gv_svg_place(&chart->y, l->mean[k]), 4.5);
        gv_text_add(out, "</g>\n");
    }
}

static gv_status draw_curves(const gv_page *page, const gv_svg_chart *chart, line *l,
                             gv_text *out, gv_error *err)
{
    const double gap = 21;
    double *place = gv_arena_alloc(page->arena, page->n_arms, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < page->n_arms; a++) {
        take_arm(page, l, a);
        size_t last = l->n - 1;
        while (last > 0 && !isfinite(l->mean[last]))
            last--;
        place[a] = gv_svg_place(&chart->y, isfinite(l->mean[last]) ? l->mean[last] : 0);
        gv_text_add(out, "<g class=\"%s\">\n", page->look[a]);
        draw_curve(page, chart, l, a, out);
        gv_text_add(out, "</g>\n");
    }
    gv_svg_spread(place, page->n_arms, gap, chart->top, chart->y.from);
    for (size_t a = 0; a < page->n_arms; a++)
        gv_svg_words(out, chart->x.to + 12, place[a] + 5, "label", page->short_name[a]);
    return GV_OK;
}

/* ---- the strip of winners ------------------------------------------------ */

/* Halfway between neighbours, on the scale as it is seen. */
static double edge_before(const gv_svg_chart *chart, const line *l, size_t k)
{
    if (k == 0)
        return chart->x.from;
    if (k == l->n)
        return chart->x.to;
    return (gv_svg_place(&chart->x, l->value[k - 1]) +
            gv_svg_place(&chart->x, l->value[k])) /
           2;
}

static bool same_winner(const gv_page *page, const line *l, size_t k, size_t other)
{
    const gv_point_answer *a = answer_of(page, l, k), *b = answer_of(page, l, other);
    return a->is_there && b->is_there && a->winner == b->winner;
}

static void draw_strip(const gv_page *page, const gv_svg_chart *chart, const line *l,
                       gv_text *out)
{
    const double height = 20, top = chart->top - 30, font = 13;
    for (size_t k = 0, end; k < l->n; k = end) {
        const gv_point_answer *point = answer_of(page, l, k);
        end = k + 1;
        if (!point->is_there)
            continue;
        while (end < l->n && same_winner(page, l, k, end))
            end++;
        const double left = edge_before(chart, l, k), right = edge_before(chart, l, end);
        gv_text_add(out, "<g class=\"%s\">", page->look[point->winner]);
        gv_svg_box(out, left + 0.5, top, right - left - 1, height, "strip");
        for (size_t i = k; i < end; i++)
            if (!answer_of(page, l, i)->is_decided)
                gv_svg_box(out, edge_before(chart, l, i), top,
                           edge_before(chart, l, i + 1) - edge_before(chart, l, i), height,
                           "doubt");
        if (gv_svg_text_width(page->short_name[point->winner], font) + 6 < right - left)
            gv_svg_words(out, (left + right) / 2, top + 14.5, "middle small halo",
                         page->short_name[point->winner]);
        gv_text_add(out, "</g>\n");
    }
    gv_svg_words(out, chart->x.from - 8, top + 14.5, "end small", "wins");
}

static gv_status draw(const gv_page *page, gv_cut cut, line *l, const char *said,
                      gv_text *out, gv_error *err)
{
    gv_status status;
    const bool wide = cut == GV_CUT_WIDE;
    const double highest = gv_svg_round_up(gv_sweep_highest(page), 5);
    gv_svg_chart chart = { .width = gv_cut_width(cut),
                           .height = wide ? 500 : 430,
                           .left = 62,
                           .right = wide ? 190 : 124,
                           .top = 64,
                           .bottom = 52,
                           .x = gv_sweep_scale(page, 0),
                           .y = { .high = highest } };
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Adopters and winner",
                said);
    if (page->n_arms > 1)
        draw_strip(page, &chart, l, out);
    chart.top = 30;
    gv_svg_axes(out, &chart, l->key, "adopters");
    chart.top = 64;
    GV_TRY(draw_curves(page, &chart, l, out, err));
    gv_svg_close(out);
done:
    return status;
}

/* ---- in words ------------------------------------------------------------ */

static void write_caption(const gv_page *page, const line *l, gv_text *out)
{
    enum { MOST_CHANGES = 6 };
    size_t last = SIZE_MAX, changes = 0;
    bool is_sure = true;
    if (page->n_arms == 1) {
        gv_text_add(out, "What %s comes to.", page->said[0]);
        return;
    }
    for (size_t k = 0; k < l->n; k++) {
        if (!answer_of(page, l, k)->is_there)
            continue;
        is_sure = is_sure && answer_of(page, l, k)->is_decided;
        if (last != SIZE_MAX && !same_winner(page, l, k, last) && changes++ < MOST_CHANGES)
            gv_text_add(out, "%sbetween %s and %s from %s to %s",
                        changes == 1 ? "The winner changes " : ", ",
                        gv_say_setting(l->value[last]).text,
                        gv_say_setting(l->value[k]).text,
                        page->said[answer_of(page, l, last)->winner],
                        page->said[answer_of(page, l, k)->winner]);
        last = k;
    }
    if (changes == 0)
        gv_text_add(out, is_sure ? "The same strategy wins at every value"
                                 : "The same strategy is ahead at every value, not always "
                                   "for sure");
    if (changes > MOST_CHANGES)
        gv_text_add(out, ", and %zu times more", changes - MOST_CHANGES);
    gv_text_add(out, ".");
}

gv_status gv_picture_sweep_curves(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said;
    line l;
    if (gv_sweep_shape_of(page) != GV_SWEEP_LINE)
        return GV_OK;
    GV_TRY(gather(page, &l, err));
    write_caption(page, &l, &caption);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    const bool is_alone = page->n_arms == 1;
    gv_figure_open(out, "sweep",
                   is_alone ? "Adopters along the swept value" : "Who wins where", said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        GV_TRY(draw(page, cut, &l, said, out, err));
    gv_figure_close(
        out, is_alone
                 ? "Mean adopters with 95\u00a0% intervals."
                 : "Mean adopters with 95\u00a0% intervals. The strip on top names the "
                   "winner around each point; it is hatched where the interval of its "
                   "lead over the second holds zero.");
done:
    return status;
}
