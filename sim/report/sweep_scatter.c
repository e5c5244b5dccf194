/* Picture: a list of points over several values: who wins in every plane of two of them,
 * and what each strategy reaches along each of them. */
#include "report/sweep_page.h"

#include <math.h>

enum { MOST_PLANES = 15, MOST_MARKS = 600 };

static const double side = 460;

static uint64_t marks_of(const gv_page *page)
{
    return gv_svg_kept((size_t) page->sweep->n_points, MOST_MARKS);
}

static uint64_t marked(const gv_page *page, uint64_t k)
{
    return gv_svg_thinned((size_t) page->sweep->n_points, (size_t) marks_of(page),
                          (size_t) k);
}

/* A little room around the marks, so that none sits on an axis. */
static gv_svg_scale roomy(gv_svg_scale scale)
{
    const double room = 0.06, wide = 1.25;
    const double by = room * (scale.high - scale.low);
    if (scale.is_log) {
        scale.low /= wide;
        scale.high *= wide;
    } else {
        scale.low -= by;
        scale.high += by;
    }
    return scale;
}

static gv_svg_chart chart_of(gv_svg_scale x, gv_svg_scale y)
{
    gv_svg_chart chart = { .width = side,
                           .height = 380,
                           .left = 70,
                           .right = 14,
                           .top = 32,
                           .bottom = 52,
                           .x = x,
                           .y = y };
    gv_svg_chart_fit(&chart);
    return chart;
}

/* ---- planes of two values ------------------------------------------------ */

static void mark_winner(const gv_page *page, const gv_svg_chart *chart, uint64_t number,
                        size_t along, size_t up, gv_text *out)
{
    const gv_point_answer *point = &page->sweep->points[number];
    const double x = gv_svg_place(&chart->x, gv_plan_swept(page->plan, number, along));
    const double y = gv_svg_place(&chart->y, gv_plan_swept(page->plan, number, up));
    if (!point->is_there) {
        gv_text_add(out, "<path class=\"axis\" d=\"M%.1f %.1fl8 8m0 -8l-8 8\"/>\n", x - 4,
                    y - 4);
        return;
    }
    gv_text_add(out, "<g class=\"%s%s\"><title>", page->look[point->winner],
                point->is_decided ? "" : " hollow");
    gv_sweep_say_point(page, number, out);
    gv_text_add(out, "</title>");
    gv_svg_marker(out, point->winner, x, y, 6.5);
    gv_text_add(out, "</g>\n");
}

static gv_status draw_plane(const gv_page *page, size_t along, size_t up, gv_text *out,
                            gv_error *err)
{
    gv_status status;
    const char *x_name, *y_name;
    const gv_svg_chart chart =
        chart_of(roomy(gv_sweep_scale(page, along)), roomy(gv_sweep_scale(page, up)));
    GV_TRY(gv_sweep_key(page, along, &x_name, err));
    GV_TRY(gv_sweep_key(page, up, &y_name, err));
    gv_text_add(out, "<div class=\"cell\">\n");
    gv_svg_open(out, "", chart.width, chart.height, x_name, "The winner of every point");
    gv_svg_axes(out, &chart, x_name, y_name);
    for (uint64_t k = 0; k < marks_of(page); k++)
        mark_winner(page, &chart, marked(page, k), along, up, out);
    gv_svg_close(out);
    gv_text_add(out, "</div>\n");
done:
    return status;
}

static gv_status draw_planes(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t keys = page->plan->sweep.n_keys;
    size_t drawn = 0;
    gv_figure_open(out, "planes", "Who wins where",
                   "Every mark is a point of the design; it names the winner. A hollow "
                   "mark: the 95\u00a0% interval of the lead holds zero.");
    gv_sweep_legend(page, out);
    gv_text_add(out, "<div class=\"cells large\">\n");
    for (size_t up = 1; up < keys; up++)
        for (size_t along = 0; along < up && drawn < MOST_PLANES; along++, drawn++)
            GV_TRY(draw_plane(page, along, up, out, err));
    gv_text_add(out, "</div>\n");
    if (drawn < keys * (keys - 1) / 2)
        gv_text_add(out,
                    "<p class=\"note\">The first %zu of %zu pairs of values; the table "
                    "below has all values.</p>\n",
                    drawn, keys * (keys - 1) / 2);
    if (marks_of(page) < page->sweep->n_points)
        gv_text_add(out, "<p class=\"note\">Drawn: %llu of %s points.</p>\n",
                    (unsigned long long) marks_of(page),
                    gv_say_fixed((double) page->sweep->n_points, 0).text);
    gv_figure_close(out, NULL);
done:
    return status;
}

/* ---- one value at a time ------------------------------------------------- */

static gv_status draw_key(const gv_page *page, size_t key, gv_text *out, gv_error *err)
{
    gv_status status;
    const char *name;
    const gv_svg_chart chart =
        chart_of(roomy(gv_sweep_scale(page, key)),
                 (gv_svg_scale){ .high = gv_svg_round_up(gv_sweep_highest(page), 5) });
    GV_TRY(gv_sweep_key(page, key, &name, err));
    gv_text_add(out, "<div class=\"cell\">\n");
    gv_svg_open(out, "", chart.width, chart.height, name,
                "Mean adopters of every strategy");
    gv_svg_axes(out, &chart, name, "adopters");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text_add(out, "<g class=\"%s faded\">\n", page->look[a]);
        for (uint64_t k = 0; k < marks_of(page); k++) {
            const uint64_t number = marked(page, k);
            const gv_point_answer *point = &page->sweep->points[number];
            if (point->is_there)
                gv_svg_marker(
                    out, a, gv_svg_place(&chart.x, gv_plan_swept(page->plan, number, key)),
                    gv_svg_place(&chart.y, point->adopters[a].value), 4.5);
        }
        gv_text_add(out, "</g>\n");
    }
    gv_svg_close(out);
    gv_text_add(out, "</div>\n");
done:
    return status;
}

static gv_status draw_keys(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_figure_open(out, "scatter", "What each value does",
                   "Mean adopters of every strategy at every point, along one value at a "
                   "time; all others vary with it.");
    gv_text_add(out, "<p class=\"legend-line\">");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text_add(out, "<span>");
        gv_page_swatch(page, a, out);
        gv_text_add(out, "%s</span>\n", page->name[a]);
    }
    gv_text_add(out, "</p>\n<div class=\"cells large\">\n");
    for (size_t key = 0; key < page->plan->sweep.n_keys; key++)
        GV_TRY(draw_key(page, key, out, err));
    gv_text_add(out, "</div>\n");
    gv_figure_close(out, NULL);
done:
    return status;
}

gv_status gv_picture_sweep_scatter(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    if (gv_sweep_shape_of(page) != GV_SWEEP_LIST)
        return GV_OK;
    GV_TRY(draw_planes(page, out, err));
    GV_TRY(draw_keys(page, out, err));
done:
    return status;
}
