/* Picture: adopters over time for each strategy, with the band that holds 90 % of
 * replicates. */
#include "report/page.h"

#include <math.h>

static double highest(const gv_page *page)
{
    double high = 0;
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_band *curve = &page->answer->arms[a].curve;
        for (size_t k = 0; k < page->n_steps; k++) {
            if (isfinite(curve->mean[k]))
                high = fmax(high, curve->mean[k]);
            if (isfinite(curve->high[k]))
                high = fmax(high, curve->high[k]);
        }
    }
    return high;
}

static double at_end(const gv_page *page, size_t arm)
{
    return page->answer->arms[arm].curve.mean[page->n_steps - 1];
}

/* First step at which half of the final mean is reached. */
static size_t half_way(const gv_page *page, size_t arm)
{
    const double half = at_end(page, arm) / 2;
    size_t step = 0;
    while (step + 1 < page->n_steps && !(page->answer->arms[arm].curve.mean[step] >= half))
        step++;
    return step;
}

static void write_caption(const gv_page *page, gv_text *out)
{
    const size_t best = page->answer->winner;
    const gv_band *curve = &page->answer->arms[best].curve;
    const gv_interval nine_tenths = { .low = curve->low[page->n_steps - 1],
                                      .high = curve->high[page->n_steps - 1] };
    gv_text_add(out, "After %s, %s has %s adopters on average",
                gv_say_count(page->n_steps - 1, "step", "steps").text, page->said[best],
                gv_say_number(at_end(page, best)).text);
    if (gv_page_has_duel(page))
        gv_text_add(out, " and %s %s", page->said[page->answer->second],
                    gv_say_number(at_end(page, page->answer->second)).text);
    gv_text_add(out, "; nine in ten replicates of %s end at %s.", page->said[best],
                gv_say_range(nine_tenths).text);
    if (at_end(page, best) > 0)
        gv_text_add(out, " Half of its adopters are there by step %zu.",
                    half_way(page, best));
}

/* Names stand at the ends of the curves, pushed apart where curves meet. */
static gv_status label_ends(const gv_page *page, const gv_svg_chart *chart, gv_text *out,
                            gv_error *err)
{
    const double gap = 22, x = chart->x.to;
    double *place = gv_arena_alloc(page->arena, page->n_arms, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < page->n_arms; a++)
        place[a] = gv_svg_place(&chart->y, isfinite(at_end(page, a)) ? at_end(page, a) : 0);
    gv_svg_spread(place, page->n_arms, gap, chart->top, chart->y.from);
    for (size_t a = 0; a < page->n_arms; a++) {
        if (!isfinite(at_end(page, a)))
            continue;
        const double y = gv_svg_place(&chart->y, at_end(page, a));
        gv_text_add(out, "<g class=\"%s\">\n", page->look[a]);
        gv_svg_marker(out, a, x, y, 5);
        gv_svg_line(out, x + 7, y, x + 14, place[a], "leader");
        gv_text_add(
            out,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"label\">%s <tspan class=\"value\">%s"
            "</tspan></text>\n</g>\n",
            x + 18, place[a] + 5, page->short_name[a], gv_say_number(at_end(page, a)).text);
    }
    return GV_OK;
}

/* Invisible strips that show the values of a step to whoever points at it. */
static void add_probes(const gv_page *page, const gv_svg_chart *chart, gv_text *out)
{
    enum { MOST_PROBES = 121 };
    const size_t kept = gv_svg_kept(page->n_steps, MOST_PROBES);
    const double width = (chart->x.to - chart->x.from) / (double) (kept > 1 ? kept - 1 : 1);
    for (size_t k = 0; k < kept; k++) {
        const size_t step = gv_svg_thinned(page->n_steps, kept, k);
        const double x = gv_svg_place(&chart->x, (double) step);
        gv_text_add(out,
                    "<g class=\"probe\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
                    "height=\"%.1f\"/><path d=\"M%.1f %.1fV%.1f\"/><title>step %zu",
                    x - width / 2, chart->top, width, chart->y.from - chart->top, x,
                    chart->top, chart->y.from, step);
        for (size_t a = 0; a < page->n_arms; a++)
            gv_text_add(out, "\n%s: %s", page->name[a],
                        gv_say_number(page->answer->arms[a].curve.mean[step]).text);
        gv_text_add(out, "</title></g>\n");
    }
}

/* Room for the longest name with its value, but never more than the curves get. */
static double room_for_labels(const gv_page *page, gv_cut cut)
{
    const double font = 15.5, gap = 18 + 4 + 6, least = cut == GV_CUT_WIDE ? 200 : 128;
    double widest = least;
    for (size_t a = 0; a < page->n_arms; a++)
        widest =
            fmax(widest, gap + gv_svg_text_width(page->short_name[a], font) +
                             gv_svg_text_width(gv_say_number(at_end(page, a)).text, font));
    return fmin(widest, gv_cut_width(cut) / 2);
}

static gv_status draw(const gv_page *page, gv_cut cut, const char *caption, gv_text *out,
                      gv_error *err)
{
    gv_status status;
    const bool wide = cut == GV_CUT_WIDE;
    gv_svg_chart chart = { .width = gv_cut_width(cut),
                           .height = wide ? 470 : 400,
                           .left = 62,
                           .right = room_for_labels(page, cut),
                           .top = 36,
                           .bottom = 52,
                           .x = { .high = (double) (page->n_steps - 1) },
                           .y = { .high = gv_svg_round_up(highest(page), 5) } };
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Adoption over time",
                caption);
    gv_svg_axes(out, &chart, "step", "adopters");
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_band *curve = &page->answer->arms[a].curve;
        gv_text_add(out, "<g class=\"%s\">\n", page->look[a]);
        gv_svg_band(out, &chart, NULL, curve->low, curve->high, page->n_steps, "band");
        gv_svg_curve(out, &chart, NULL, curve->mean, page->n_steps, "line");
        gv_text_add(out, "</g>\n");
    }
    GV_TRY(label_ends(page, &chart, out, err));
    if (wide)
        add_probes(page, &chart, out);
    gv_svg_close(out);
done:
    return status;
}

static void tabulate(const gv_page *page, gv_text *out)
{
    enum { MOST_ROWS = 25 };
    const size_t kept = gv_svg_kept(page->n_steps, MOST_ROWS);
    gv_figure_table_open(out, "Step");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_figure_table_head(out, page->name[a]);
        gv_figure_table_head(out, "5\u00a0% to 95\u00a0%");
    }
    gv_figure_table_body(out);
    for (size_t k = 0; k < kept; k++) {
        const size_t step = gv_svg_thinned(page->n_steps, kept, k);
        gv_text_add(out, "<tr><th scope=\"row\">%zu</th>", step);
        for (size_t a = 0; a < page->n_arms; a++) {
            const gv_band *curve = &page->answer->arms[a].curve;
            const gv_interval range = { .low = curve->low[step],
                                        .high = curve->high[step] };
            gv_text_add(out, "<td>%s</td><td>%s</td>",
                        gv_say_number(curve->mean[step]).text, gv_say_range(range).text);
        }
        gv_text_add(out, "</tr>\n");
    }
    gv_figure_table_close(out);
}

gv_status gv_picture_curves(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said;
    if (!gv_page_has(page, "adopters"))
        return GV_OK;
    write_caption(page, &caption);
    gv_text_capitalize(&caption, 0);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "curves", "Adoption over time", said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        GV_TRY(draw(page, cut, said, out, err));
    tabulate(page, out);
    gv_figure_close(out,
                    "Lines are means over replicates; each shaded band holds the middle "
                    "90\u00a0% of replicates.");
done:
    return status;
}
