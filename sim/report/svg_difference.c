/* Picture: how far the winner leads the second over time, with the 95 % interval of the
 * mean. */
#include "report/page.h"

#include <math.h>

/* First step from which the whole interval stays on one side of zero until the end, or
 * n_steps. */
static size_t decided_from(const gv_page *page)
{
    const gv_band *curve = &page->answer->verdict.curve;
    const size_t n = page->n_steps;
    const bool leads = curve->low[n - 1] > 0;
    size_t step = n;
    while (step > 0 && (leads ? curve->low[step - 1] > 0 : curve->high[step - 1] < 0))
        step--;
    return step;
}

static size_t widest_lead(const gv_page *page)
{
    const double *mean = page->answer->verdict.curve.mean;
    size_t widest = page->n_steps - 1;
    for (size_t k = 0; k < page->n_steps; k++)
        if (isfinite(mean[k]) && !(mean[k] <= mean[widest]))
            widest = k;
    return widest;
}

static void write_caption(const gv_page *page, gv_text *out)
{
    const gv_difference *d = &page->answer->verdict;
    const size_t last = page->n_steps - 1, from = decided_from(page),
                 top = widest_lead(page);
    const gv_interval end = { .low = d->curve.low[last], .high = d->curve.high[last] };
    if (end.low == 0 && end.high == 0) {
        gv_text_add(out, "%s and %s end with exactly the same number of adopters.",
                    page->said[d->a], page->said[d->b]);
        return;
    }
    gv_text_add(out, "At the end %s is %s adopters ahead of %s (95\u00a0%% interval %s).",
                page->said[d->a], gv_say_number(d->curve.mean[last]).text, page->said[d->b],
                gv_say_range(end).text);
    if (from <= last)
        gv_text_add(out, " From step %zu on the interval stays clear of zero.", from);
    else
        gv_text_add(out,
                    " The interval still holds zero: these replicates do not tell the two "
                    "apart.");
    if (top != last && d->curve.mean[top] > 1.05 * d->curve.mean[last])
        gv_text_add(out, " The lead is widest at step %zu, with %s adopters.", top,
                    gv_say_number(d->curve.mean[top]).text);
}

static gv_svg_scale scale_of(const gv_page *page)
{
    enum { STEPS = 4 };
    const gv_band *curve = &page->answer->verdict.curve;
    double low = 0, high = 0;
    for (size_t k = 0; k < page->n_steps; k++) {
        low = isfinite(curve->low[k]) ? fmin(low, curve->low[k]) : low;
        high = isfinite(curve->high[k]) ? fmax(high, curve->high[k]) : high;
        low = isfinite(curve->mean[k]) ? fmin(low, curve->mean[k]) : low;
        high = isfinite(curve->mean[k]) ? fmax(high, curve->mean[k]) : high;
    }
    const double step = gv_svg_step(high - low, STEPS);
    return (gv_svg_scale){ .low = step * floor(low / step),
                           .high = high > low ? step * ceil(high / step) : 1 };
}

static void draw(const gv_page *page, gv_cut cut, const char *caption, gv_text *out)
{
    const gv_difference *d = &page->answer->verdict;
    const bool wide = cut == GV_CUT_WIDE;
    const size_t last = page->n_steps - 1;
    gv_svg_chart chart = { .width = gv_cut_width(cut),
                           .height = wide ? 330 : 300,
                           .left = 62,
                           .right = wide ? 200 : 90,
                           .top = 36,
                           .bottom = 52,
                           .x = { .high = (double) last },
                           .y = scale_of(page) };
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Lead over time",
                caption);
    gv_svg_axes(out, &chart, "step", "adopters ahead");
    gv_text_add(out, "<g class=\"%s\">\n", page->look[d->a]);
    gv_svg_band(out, &chart, NULL, d->curve.low, d->curve.high, page->n_steps,
                "band strong");
    gv_svg_curve(out, &chart, NULL, d->curve.mean, page->n_steps, "line solid");
    const double y = gv_svg_place(&chart.y, d->curve.mean[last]);
    if (isfinite(y)) {
        gv_svg_marker(out, d->a, chart.x.to, y, 5);
        gv_svg_words(out, chart.x.to + 14, y + 5, "label",
                     gv_say_signed(d->curve.mean[last]).text);
    }
    gv_text_add(out, "</g>\n");
    gv_svg_line(out, chart.x.from, gv_svg_place(&chart.y, 0), chart.x.to,
                gv_svg_place(&chart.y, 0), "zero");
    gv_svg_close(out);
}

static void tabulate(const gv_page *page, gv_text *out)
{
    enum { MOST_ROWS = 25 };
    const gv_band *curve = &page->answer->verdict.curve;
    const size_t kept = gv_svg_kept(page->n_steps, MOST_ROWS);
    gv_figure_table_open(out, "Step");
    gv_figure_table_head(out, "Mean difference");
    gv_figure_table_head(out, "95\u00a0% interval");
    gv_figure_table_body(out);
    for (size_t k = 0; k < kept; k++) {
        const size_t step = gv_svg_thinned(page->n_steps, kept, k);
        const gv_interval range = { .low = curve->low[step], .high = curve->high[step] };
        gv_text_add(out, "<tr><th scope=\"row\">%zu</th><td>%s</td><td>%s</td></tr>\n",
                    step, gv_say_number(curve->mean[step]).text, gv_say_range(range).text);
    }
    gv_figure_table_close(out);
}

gv_status gv_picture_difference(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 }, heading = { 0 };
    const char *said, *head;
    if (!gv_page_has_duel(page) || !gv_page_has(page, "adopters"))
        return GV_OK;
    const gv_difference *d = &page->answer->verdict;
    gv_text_add(&heading, "The lead of %s over %s", page->said[d->a], page->said[d->b]);
    GV_TRY(gv_page_keep(page, &heading, &head, err));
    write_caption(page, &caption);
    gv_text_capitalize(&caption, 0);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "difference", head, said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        draw(page, cut, said, out);
    tabulate(page, out);
    gv_figure_close(
        out, "Both strategies live through the same networks, people and luck in "
             "every replicate, so the difference is paired. The band is the 95\u00a0% "
             "interval of its mean.");
done:
    return status;
}
