/* Pictures of claims: every pair's difference against what matters, curves over time,
 * strategies side by side, shares of a sample. */
#include "report/claims.h"

#include <math.h>

/* ---- pairs ------------------------------------------------------------------------- */

static gv_svg_scale scale_around(double low, double high)
{
    enum { STEPS = 6 };
    const double step = gv_svg_step(high > low ? high - low : fmax(fabs(high), 1), STEPS);
    return (gv_svg_scale){ .low = step * floor(low / step - 0.2),
                           .high = step * ceil(high / step + 0.2) };
}

static gv_svg_scale scale_of_pairs(const gv_compared *c)
{
    double low = fmin(0, c->effect.low), high = fmax(0, c->effect.high);
    if (isfinite(c->smallest)) {
        low = fmin(low, -c->smallest);
        high = fmax(high, c->smallest);
    }
    for (uint64_t i = 0; i < c->n; i++) {
        low = fmin(low, c->pair[i]);
        high = fmax(high, c->pair[i]);
    }
    return scale_around(isfinite(low) ? low : 0, isfinite(high) ? high : 1);
}

/* Dots that would hide each other stand on different heights, always the same ones. */
static double height_of(uint64_t i)
{
    const double golden = 0.618033988749895;
    const double x = golden * (double) i;
    return x - floor(x);
}

static void draw_matters(const gv_svg_chart *chart, double smallest, gv_text *out)
{
    if (!isfinite(smallest))
        return;
    const double left = gv_svg_place(&chart->x, -smallest);
    const double right = gv_svg_place(&chart->x, smallest);
    gv_text_add(out, "<g class=\"base\">\n");
    gv_svg_box(out, left, chart->top, right - left, chart->y.from - chart->top, "band");
    gv_text_add(out, "</g>\n");
}

static void draw_interval(const gv_svg_chart *chart, gv_interval effect, gv_text *out)
{
    const double y = chart->y.from - 14;
    const double low = gv_svg_place(&chart->x, effect.low);
    const double high = gv_svg_place(&chart->x, effect.high);
    const double mean = gv_svg_place(&chart->x, effect.value);
    if (isfinite(low) && isfinite(high))
        gv_svg_line(out, low, y, high, y, "line solid");
    gv_svg_marker(out, 3, mean, y, 7);
    gv_svg_words(out, mean, y - 12, "middle label halo", gv_say_signed(effect.value).text);
}

static void draw_axis(const gv_svg_chart *chart, const char *name, gv_text *out)
{
    enum { ROOM_PER_TICK = 90 };
    double tick[GV_SVG_TICKS];
    const double room = (chart->x.to - chart->x.from) / ROOM_PER_TICK;
    const size_t n = gv_svg_ticks(&chart->x, (size_t) fmax(room, 2), tick);
    for (size_t k = 0; k < n; k++) {
        const double x = gv_svg_place(&chart->x, tick[k]);
        gv_svg_line(out, x, chart->top, x, chart->y.from, tick[k] == 0 ? "zero" : "grid");
        gv_svg_words(out, x, chart->y.from + 20, "middle", gv_say_setting(tick[k]).text);
    }
    gv_svg_words(out, (chart->x.from + chart->x.to) / 2, chart->height - 6, "middle name",
                 name);
}

static gv_svg_chart strip(gv_cut cut, double height, double left)
{
    gv_svg_chart chart = { .width = gv_cut_width(cut),
                           .height = height,
                           .left = left,
                           .right = 16,
                           .top = 12,
                           .bottom = 46,
                           .y = { .high = 1 } };
    return chart;
}

static void draw_pairs(const gv_compared *c, gv_cut cut, const char *name, gv_text *out)
{
    const double height = 230, foot = 46;
    gv_svg_chart chart = strip(cut, height, 16);
    chart.x = scale_of_pairs(c);
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Pair by pair", name);
    draw_axis(&chart, name, out);
    draw_matters(&chart, c->smallest, out);
    gv_text_add(out, "<g class=\"s0\">\n");
    const double room = chart.y.from - foot - chart.top - 6;
    for (uint64_t i = 0; i < c->n; i++)
        gv_text_add(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" class=\"mark tint\"/>\n",
                    gv_svg_place(&chart.x, c->pair[i]),
                    chart.top + 6 + room * height_of(i));
    draw_interval(&chart, c->effect, out);
    gv_text_add(out, "</g>\n");
    gv_svg_close(out);
}

/* ---- over time ------------------------------------------------------------------------
 */

static gv_svg_scale scale_of_curve(const gv_compared *c)
{
    double low = 0, high = 0;
    for (size_t k = 0; k < c->n_steps; k++) {
        low = isfinite(c->curve.low[k]) ? fmin(low, c->curve.low[k]) : low;
        high = isfinite(c->curve.high[k]) ? fmax(high, c->curve.high[k]) : high;
    }
    return scale_around(low, high);
}

static void draw_curve(const gv_compared *c, gv_cut cut, const char *name, gv_text *out)
{
    gv_svg_chart chart = { .width = gv_cut_width(cut),
                           .height = 300,
                           .left = 70,
                           .right = 24,
                           .top = 36,
                           .bottom = 52,
                           .x = { .high = (double) (c->n_steps - 1) },
                           .y = scale_of_curve(c) };
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Over time", name);
    gv_svg_axes(out, &chart, "step", name);
    gv_text_add(out, "<g class=\"s0\">\n");
    gv_svg_band(out, &chart, NULL, c->curve.low, c->curve.high, c->n_steps, "band strong");
    gv_svg_curve(out, &chart, NULL, c->curve.mean, c->n_steps, "line solid");
    gv_text_add(out, "</g>\n");
    const double zero = gv_svg_place(&chart.y, 0);
    gv_svg_line(out, chart.x.from, zero, chart.x.to, zero, "zero");
    gv_svg_close(out);
}

/* ---- strategies ------------------------------------------------------------------------
 */

static void level_name(const gv_compared *c, size_t k, gv_text *out)
{
    enum { LETTERS = 24 };
    gv_escape_short(out, c->levels[k].name, LETTERS);
    const bool stands_for = c->kind == GV_COMPARE_CURVE || c->kind == GV_COMPARE_MIXTURE;
    if (stands_for && !c->levels[k].is_control)
        gv_text_add(out, " (%s)", gv_say_setting(c->levels[k].x).text);
}

static gv_svg_scale scale_of_levels(const gv_compared *c)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t k = 0; k < c->n_levels; k++) {
        const gv_interval m = c->levels[k].mean;
        low =
            fmin(low, isfinite(m.low) ? m.low : m.value); /* fmin and fmax pass NaN over */
        high = fmax(high, isfinite(m.high) ? m.high : m.value);
    }
    return scale_around(isfinite(low) ? low : 0, isfinite(high) ? high : 1);
}

static void draw_level(const gv_compared *c, size_t k, const gv_svg_chart *chart, double y,
                       gv_text *out)
{
    const gv_level *l = &c->levels[k];
    gv_text name = { .text = NULL };
    level_name(c, k, &name);
    gv_svg_words(out, chart->x.from - 12, y + 5, "end legend",
                 name.text != NULL ? name.text : "");
    out->failed = out->failed || name.failed;
    gv_text_free(&name);
    gv_text_add(out, "<g class=\"%s\">\n", l->is_control ? "base" : "s0");
    if (isfinite(l->mean.low) && isfinite(l->mean.high))
        gv_svg_line(out, gv_svg_place(&chart->x, l->mean.low), y,
                    gv_svg_place(&chart->x, l->mean.high), y, "line solid");
    if (isfinite(l->mean.value))
        gv_svg_marker(out, l->is_control ? 1 : 0, gv_svg_place(&chart->x, l->mean.value), y,
                      6);
    gv_text_add(out, "</g>\n");
}

static void draw_levels(const gv_compared *c, gv_cut cut, const char *name, gv_text *out)
{
    const double row = 30, margin = 58;
    gv_svg_chart chart =
        strip(cut, margin + row * (double) c->n_levels, cut == GV_CUT_WIDE ? 260 : 170);
    chart.x = scale_of_levels(c);
    gv_svg_chart_fit(&chart);
    gv_svg_open(out, gv_cut_class(cut), chart.width, chart.height, "Strategies", name);
    draw_axis(&chart, name, out);
    for (size_t k = 0; k < c->n_levels; k++)
        draw_level(c, k, &chart, chart.top + row * ((double) k + 0.5), out);
    gv_svg_close(out);
}

/* ---- all
 * ---------------------------------------------------------------------------------- */

void gv_claim_say_outcome(const gv_compared *c, gv_text *out)
{
    gv_escape(out, c->outcome->title);
    if (c->said->since > 0)
        gv_text_add(out, " after step %llu", (unsigned long long) c->said->since);
    if (c->said->at > 0)
        gv_text_add(out, " by step %llu", (unsigned long long) c->said->at);
    if (c->said->per != NULL && c->said->per[0] != '\0') {
        gv_text_add(out, ", divided by ");
        gv_escape(out, c->said->per);
    }
}

typedef void draw(const gv_compared *c, gv_cut cut, const char *name, gv_text *out);

static void draw_twice(const gv_compared *c, const char *prefix, draw *picture,
                       gv_text *out)
{
    gv_text name = { .text = NULL };
    gv_text_add(&name, "%s", prefix);
    gv_claim_say_outcome(c, &name);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        picture(c, cut, name.text != NULL ? name.text : "", out);
    out->failed = out->failed || name.failed;
    gv_text_free(&name);
}

/* What a dot of a pair says. */
static const char *prefix_of(gv_comparison_kind kind)
{
    switch (kind) {
    case GV_COMPARE_LEVEL:
        return "above the level: ";
    case GV_COMPARE_TRANSFER:
        return "regret: ";
    case GV_COMPARE_MIXTURE:
        return "what evenness brings: ";
    case GV_COMPARE_DIVERGENCE:
        return "standard deviations above the result: ";
    default:
        return "difference: ";
    }
}

void gv_claim_pictures(const gv_compared *c, gv_text *out)
{
    enum { MANY = 3 };
    if (c->pair != NULL && c->n > 0 && isfinite(c->effect.value))
        draw_twice(c, prefix_of(c->kind), draw_pairs, out);
    if (c->n_levels >= MANY || (c->n_levels > 0 && c->pair == NULL))
        draw_twice(c, c->kind == GV_COMPARE_TAIL ? "upper quantile: " : "", draw_levels,
                   out);
    if (c->n_steps > 0)
        draw_twice(c, "difference: ", draw_curve, out);
}

void gv_claim_sample_picture(const gv_robust_answer *r, gv_text *out)
{
    static const char *const looks[] = { "s2", "base", "s1" };
    const double share[] = { r->as_predicted, r->within, r->opposite };
    const double width = 720, height = 34;
    double x = 0;
    gv_svg_open(out, "", width, height, "Over the sample",
                "Shares of the sample: as predicted, too small to matter, the other way");
    for (size_t k = 0; k < GV_COUNT_OF(share); k++) {
        gv_text_add(out, "<g class=\"%s\">\n", looks[k]);
        gv_svg_box(out, x, 0, width * share[k], height, "tint");
        gv_text_add(out, "</g>\n");
        if (width * share[k] > 60)
            gv_svg_words(out, x + width * share[k] / 2, height / 2 + 5, "middle legend",
                         gv_say_percent(share[k]).text);
        x += width * share[k];
    }
    gv_svg_close(out);
}
