/* Picture: what each strategy reaches along every contested value, and where the winner
 * changes. */
#include "report/page.h"

#include <math.h>

static const double *means_of(const gv_contest_answer *c, size_t arm)
{
    return c->mean + arm * c->n_points;
}

/* Means that differ by more than this factor cross invisibly near the foot of a linear
 * axis. */
static const double widest_linear = 20;

static gv_svg_scale scale_of(const gv_page *page, const gv_contest_answer *c)
{
    enum { STEPS = 5 };
    const double margin = 1.25;
    double low = INFINITY, high = 0;
    for (size_t k = 0; k < page->n_arms * c->n_points; k++) {
        high = isfinite(c->mean[k]) ? fmax(high, c->mean[k]) : high;
        low = c->mean[k] > 0 ? fmin(low, c->mean[k]) : low;
    }
    if (isfinite(low) && high > widest_linear * low)
        return (gv_svg_scale){ .low = low / margin, .high = high * margin, .is_log = true };
    return (gv_svg_scale){ .high = gv_svg_round_up(high, STEPS) };
}

/* ---- in words ------------------------------------------------------------ */

/* Is there a flip that the replicates do not pin down between its neighbours? */
static bool has_close_call(const gv_contest_answer *c)
{
    for (size_t k = 0; k < c->n_flips; k++) {
        const gv_interval *at = &c->flips[k].at;
        if (!isfinite(at->low) || !isfinite(at->high) ||
            (k > 0 && at->low < c->flips[k - 1].at.high))
            return true;
    }
    return false;
}

/* The baseline comes first among equals, so it may merely not be beaten. */
static void add_winning(const gv_page *page, size_t arm, gv_text *out)
{
    const bool is_baseline = gv_page_is_baseline(page, arm);
    gv_text_add(out, "%s%s%s", is_baseline ? "nothing beats " : "", page->said[arm],
                is_baseline ? "" : " wins");
}

static void say_flips(const gv_page *page, const gv_contest_answer *c, gv_text *out)
{
    if (c->n_flips == 0)
        gv_text_add(out, "No flip between %s and %s: %s stays ahead.",
                    gv_say_setting(c->low).text, gv_say_setting(c->high).text,
                    page->said[page->answer->winner]);
    const size_t start = out->length;
    for (size_t k = 0; k < c->n_flips; k++) {
        const gv_flip *f = &c->flips[k];
        add_winning(page, f->winner_below, out);
        gv_text_add(out, "%s up to %s (95\u00a0%% interval %s), ",
                    k > 0 ? " from there" : "", gv_say_number(f->at.value).text,
                    gv_say_range(f->at).text);
    }
    if (c->n_flips > 0) {
        gv_text_add(out, "and beyond ");
        add_winning(page, c->flips[c->n_flips - 1].winner_above, out);
        gv_text_add(out, ".");
        gv_text_capitalize(out, start);
    }
    if (has_close_call(c))
        gv_text_add(out, " Where these intervals overlap or have no bound, the strategies "
                         "are too close to tell apart.");
}

static void say_regret(const gv_page *page, const gv_contest_answer *c, gv_text *out)
{
    if (!isfinite(c->regret))
        return;
    if (c->regret <= 0) {
        gv_text_add(out, " Choosing %s loses nothing anywhere in this range.",
                    page->said[page->answer->winner]);
        return;
    }
    gv_text_add(out,
                " If the value may lie anywhere from %s to %s, keeping to %s gives away %s "
                "adopters on average",
                gv_say_setting(c->low).text, gv_say_setting(c->high).text,
                page->said[page->answer->winner], gv_say_number(c->regret).text);
    if (isfinite(c->regret_share))
        gv_text_add(out, ", %s of what the best choice would reach",
                    gv_say_percent(c->regret_share).text);
    gv_text_add(out, ".");
}

/* ---- drawing ------------------------------------------------------------- */

static double inside(const gv_svg_scale *s, double value)
{
    return gv_svg_place(s, fmin(fmax(value, s->low), s->high));
}

static void add_flips(const gv_svg_chart *chart, const gv_contest_answer *c, gv_text *out)
{
    for (size_t k = 0; k < c->n_flips; k++) {
        const gv_interval *at = &c->flips[k].at;
        if (isnan(at->value))
            continue;
        const double x = inside(&chart->x, at->value);
        const double from = isnan(at->low) ? x : inside(&chart->x, at->low);
        const double to = isnan(at->high) ? x : inside(&chart->x, at->high);
        gv_svg_box(out, from, chart->top, fmax(to - from, 2), chart->y.from - chart->top,
                   "flip");
        gv_svg_line(out, x, chart->top, x, chart->y.from, "flip-line");
    }
}

/* A strip above the plot, in the colour of whoever wins there. */
static void add_winner(const gv_page *page, const gv_svg_chart *chart, double from,
                       double to, size_t arm, gv_text *out)
{
    const double left = inside(&chart->x, from), right = inside(&chart->x, to);
    const double top = chart->top - 24, font = 13;
    gv_text_add(out, "<g class=\"%s\">", page->look[arm]);
    gv_svg_box(out, left + 0.5, top, right - left - 1, 18, "strip");
    if (gv_svg_text_width(page->short_name[arm], font) + 6 < right - left)
        gv_svg_words(out, (left + right) / 2, top + 13.5, "middle small",
                     page->short_name[arm]);
    gv_text_add(out, "</g>\n");
}

static void add_strip(const gv_page *page, const gv_svg_chart *chart,
                      const gv_contest_answer *c, gv_text *out)
{
    double from = c->low;
    size_t arm = c->n_flips > 0 ? c->flips[0].winner_below : page->answer->winner;
    for (size_t k = 0; k < c->n_flips; k++) {
        add_winner(page, chart, from, c->flips[k].at.value, arm, out);
        from = c->flips[k].at.value;
        arm = c->flips[k].winner_above;
    }
    add_winner(page, chart, from, c->high, arm, out);
    gv_svg_words(out, 0, chart->top - 11, "small", "wins");
}

static void add_today(const gv_svg_chart *chart, const gv_contest_answer *c, gv_text *out)
{
    if (!(c->here >= c->low && c->here <= c->high))
        return;
    const double x = gv_svg_place(&chart->x, c->here);
    const bool is_left = x < (chart->x.from + chart->x.to) / 2;
    gv_svg_line(out, x, chart->top - 30, x, chart->top - 24, "axis");
    gv_svg_line(out, x, chart->top - 6, x, chart->y.from, "today");
    gv_text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"small%s\">today %s</text>\n",
                is_left ? x - 4 : x + 4, chart->top - 33, is_left ? "" : " end",
                gv_say_setting(c->here).text);
}

static gv_status add_curves(const gv_page *page, const gv_svg_chart *chart,
                            const gv_contest_answer *c, gv_text *out, gv_error *err)
{
    const double gap = 19;
    double *place = gv_arena_alloc(page->arena, page->n_arms, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < page->n_arms; a++) {
        const double last = means_of(c, a)[c->n_points - 1];
        place[a] = last > 0 ? gv_svg_place(&chart->y, last) : chart->y.from;
    }
    /* The lowest name keeps clear of the numbers below the axis. */
    gv_svg_spread(place, page->n_arms, gap, chart->top + 4, chart->y.from - 8);
    for (size_t a = 0; a < page->n_arms; a++) {
        const double *mean = means_of(c, a);
        gv_text_add(out, "<g class=\"%s\">\n", page->look[a]);
        gv_svg_curve(out, chart, c->value, mean, c->n_points, "line");
        for (size_t k = 0; k < c->n_points; k++)
            if (mean[k] > 0 || (mean[k] == 0 && !chart->y.is_log))
                gv_svg_marker(out, a, gv_svg_place(&chart->x, c->value[k]),
                              gv_svg_place(&chart->y, mean[k]), 3.5);
        /* Zero has no place on a log scale: its name says it. */
        gv_text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"label\">%s%s</text>\n",
                    chart->x.to + 10, place[a] + 5, page->short_name[a],
                    chart->y.is_log && mean[c->n_points - 1] == 0 ? " 0" : "");
        gv_text_add(out, "</g>\n");
    }
    return GV_OK;
}

static gv_status draw(const gv_page *page, const gv_contest_answer *c, const char *key,
                      const char *said, gv_text *out, gv_error *err)
{
    gv_status status;
    gv_svg_chart chart = {
        .width = 500,
        .height = 380,
        .left = 58,
        .right = 118,
        .top = 84,
        .bottom = 52,
        .x = { .low = c->low, .high = c->high, .is_log = c->log_scale && c->low > 0 },
        .y = scale_of(page, c)
    };
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, "", chart.width, chart.height, key, said);
    add_flips(&chart, c, out);
    /* The name of the upright axis stands above the strip of winners. */
    chart.top = 34;
    gv_svg_axes(out, &chart, key, chart.y.is_log ? "adopters (log)" : "adopters");
    chart.top = 84;
    GV_TRY(add_curves(page, &chart, c, out, err));
    add_strip(page, &chart, c, out);
    add_today(&chart, c, out);
    gv_svg_close(out);
done:
    return status;
}

static void tabulate(const gv_page *page, const gv_contest_answer *c, const char *key,
                     gv_text *out)
{
    gv_figure_table_open(out, key);
    for (size_t a = 0; a < page->n_arms; a++)
        gv_figure_table_head(out, page->name[a]);
    gv_figure_table_head(out, "Standard error of the lead");
    gv_figure_table_body(out);
    for (size_t k = 0; k < c->n_points; k++) {
        gv_text_add(out, "<tr><th scope=\"row\">%s</th>", gv_say_number(c->value[k]).text);
        for (size_t a = 0; a < page->n_arms; a++)
            gv_text_add(out, "<td>%s</td>", gv_say_number(means_of(c, a)[k]).text);
        gv_text_add(out, "<td>%s</td></tr>\n", gv_say_number(c->error[k]).text);
    }
    gv_figure_table_close(out);
}

/* ---- the picture --------------------------------------------------------- */

static gv_status draw_contest(const gv_page *page, const gv_contest_answer *c, gv_text *out,
                              gv_error *err)
{
    gv_status status;
    gv_text text = { 0 };
    const char *key, *said;
    const gv_param *row = gv_plan_row(page->plan, c->key);
    gv_escape(&text, c->key);
    GV_TRY(gv_page_keep(page, &text, &key, err));
    say_flips(page, c, &text);
    say_regret(page, c, &text);
    GV_TRY(gv_page_keep(page, &text, &said, err));
    gv_text_add(out, "<div class=\"cell\"><h3><code>%s</code></h3>\n<p class=\"note\">",
                key);
    if (row != NULL && row->help != NULL)
        gv_escape(out, row->help);
    gv_text_add(out, "</p>\n");
    if (c->n_points > 0 && c->high > c->low)
        GV_TRY(draw(page, c, key, said, out, err));
    gv_text_add(out, "<p>%s</p>\n", said);
    tabulate(page, c, key, out);
    gv_text_add(out, "</div>\n");
done:
    gv_text_free(&text);
    return status;
}

static void write_caption(const gv_page *page, gv_text *out)
{
    const gv_comparison *answer = page->answer;
    size_t flipping = 0;
    for (size_t k = 0; k < answer->n_contests; k++)
        flipping += answer->contests[k].n_flips > 0 ? 1 : 0;
    if (flipping == 0)
        gv_text_add(
            out, answer->n_contests == 1
                     ? "The contested value does not change the winner within its range."
                     : "None of the contested values changes the winner within its range.");
    else if (answer->n_contests == 1)
        gv_text_add(out, "The winner changes within the range in doubt.");
    else
        gv_text_add(
            out, "%zu of %s can change the winner within the range in doubt.", flipping,
            gv_say_count(answer->n_contests, "contested value", "contested values").text);
    if (isfinite(answer->expected_regret))
        gv_text_add(
            out,
            " With all values as they are, choosing %s and being wrong by bad luck of "
            "the draw costs %s adopters on average.",
            page->said[answer->winner],
            answer->expected_regret < 0.05 ? "less than 0.1"
                                           : gv_say_number(answer->expected_regret).text);
}

gv_status gv_picture_flip(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status;
    gv_text caption = { 0 };
    const char *said;
    if (page->answer->n_contests == 0)
        return GV_OK;
    write_caption(page, &caption);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "flip", "What would flip it", said);
    gv_text_add(out, "<div class=\"cells large\">\n");
    for (size_t k = 0; k < page->answer->n_contests; k++)
        GV_TRY(draw_contest(page, &page->answer->contests[k], out, err));
    gv_text_add(out, "</div>\n");
    gv_figure_close(
        out, "Mean adopters of every strategy as one value changes and all others "
             "stay. The dashed upright line is the value used above; shading is the "
             "95\u00a0% interval of a point where the winner changes; the strip on top "
             "names the winner.");
done:
    return status;
}
