/* Picture: how many adopters each replicate ends with, strategy by strategy on one scale,
 * and how often a strategy takes off. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

enum { BINS_WANTED = 36, MOST_BINS = 48 };

typedef struct histogram {
    double width; ///< of a bin, in adopters
    size_t n_bins;
    double *share;   ///< [n_arms][n_bins] of the arm's replicates
    uint64_t *lives; ///< [n_arms] replicates counted
    double peak;     ///< highest bar of the strategies that vary at all
} histogram;

static bool varies(const histogram *h, size_t arm)
{
    for (size_t k = 0; k < h->n_bins; k++)
        if (h->share[arm * h->n_bins + k] >= 1)
            return false;
    return h->lives[arm] > 0;
}

static double most_adopters(const gv_page *page)
{
    double most = 0;
    for (size_t a = 0; a < page->n_arms; a++)
        for (uint64_t r = 0; r < page->block->n; r++) {
            const double people = gv_page_count(page, "final_adopters", a, r);
            most = isfinite(people) ? fmax(most, people) : most;
        }
    return most;
}

static void count_arm(const gv_page *page, size_t arm, histogram *h)
{
    double *share = h->share + arm * h->n_bins;
    for (uint64_t r = 0; r < page->block->n; r++) {
        const double people = gv_page_count(page, "final_adopters", arm, r);
        if (!isfinite(people))
            continue;
        share[(size_t) (people / h->width)]++;
        h->lives[arm]++;
    }
    for (size_t k = 0; k < h->n_bins && h->lives[arm] > 0; k++)
        share[k] /= (double) h->lives[arm];
}

/* Bins are a round number of whole people wide. */
static gv_status make_histogram(const gv_page *page, histogram *h, gv_error *err)
{
    const double most = most_adopters(page);
    h->width = fmax(gv_svg_step(most, BINS_WANTED), 1);
    h->n_bins = (size_t) (most / h->width) + 1;
    h->share = gv_arena_alloc(page->arena, page->n_arms * h->n_bins, sizeof *h->share, err);
    h->lives = gv_arena_alloc(page->arena, page->n_arms, sizeof *h->lives, err);
    if (h->share == NULL || h->lives == NULL)
        return GV_E_MEMORY;
    h->peak = 0;
    for (size_t a = 0; a < page->n_arms; a++) {
        count_arm(page, a, h);
        for (size_t k = 0; k < h->n_bins && varies(h, a); k++)
            h->peak = fmax(h->peak, h->share[a * h->n_bins + k]);
    }
    h->peak = h->peak > 0 ? h->peak : 1;
    return GV_OK;
}

static bool has_take_off(const gv_page *page, size_t arm)
{
    return isfinite(page->answer->arms[arm].take_off.value);
}

static void write_caption(const gv_page *page, gv_text *out)
{
    const size_t best = page->answer->winner, second = page->answer->second;
    const double *q = page->answer->arms[best].largest_quantile;
    const gv_interval half = { .low = q[1], .high = q[3] };
    if (has_take_off(page, best))
        gv_text_add(out, "%s takes off in %s of replicates", page->said[best],
                    gv_say_percent(page->answer->arms[best].take_off.value).text);
    if (has_take_off(page, best) && gv_page_has_duel(page) && has_take_off(page, second))
        gv_text_add(out, ", %s in %s", page->said[second],
                    gv_say_percent(page->answer->arms[second].take_off.value).text);
    gv_text_add(out, "%s%s of %s ends with %s adopters.",
                has_take_off(page, best) ? "; " : "",
                has_take_off(page, best) ? "the middle half" : "The middle half",
                page->said[best], gv_say_range(half).text);
}

static void say_take_off(const gv_page *page, size_t arm, double x, double y, gv_text *out)
{
    const gv_interval *share = &page->answer->arms[arm].take_off;
    if (!has_take_off(page, arm))
        return;
    gv_text_add(out,
                "<text x=\"%.1f\" y=\"%.1f\" class=\"small\">took off in <tspan "
                "class=\"value\">%s</tspan> (%s)</text>\n",
                x, y, gv_say_percent(share->value).text, gv_say_percent_range(*share).text);
}

/* One strategy: bars, and a tick at the median. */
static void add_row(const gv_page *page, const histogram *h, size_t arm,
                    const gv_svg_scale *x, double top, double base, gv_text *out)
{
    const gv_svg_scale y = { .high = h->peak, .from = base, .to = top };
    const double median = page->answer->arms[arm].largest_quantile[2];
    gv_text_add(out, "<g class=\"%s\">\n", page->look[arm]);
    for (size_t k = 0; k < h->n_bins; k++) {
        const double share = h->share[arm * h->n_bins + k];
        const double left = gv_svg_place(x, h->width * (double) k);
        const double right = gv_svg_place(x, h->width * (double) (k + 1));
        const double up = gv_svg_place(&y, fmin(share, h->peak));
        if (share > 0)
            gv_svg_box(out, left + 0.5, up, right - left - 1, base - up, "fill");
    }
    gv_text_add(out, "</g>\n");
    gv_svg_line(out, x->from, base, x->to, base, "axis");
    if (isfinite(median)) {
        const double at = gv_svg_place(x, median);
        gv_svg_line(out, at, top - 16, at, base + 4, "median");
        gv_svg_words(out, at + (at > (x->from + x->to) / 2 ? -6 : 6), top - 5,
                     at > (x->from + x->to) / 2 ? "small end halo" : "small halo",
                     gv_say_number(median).text);
    }
}

static void draw(const gv_page *page, const histogram *h, gv_cut cut, const char *caption,
                 gv_text *out)
{
    const bool wide = cut == GV_CUT_WIDE;
    const double head = wide ? 0 : 46, tall = 70, row = tall + head + 36, foot = 50;
    const double width = gv_cut_width(cut);
    const gv_svg_scale x = { .high = h->width * (double) h->n_bins,
                             .from = wide ? 250 : 4,
                             .to = width - 14 };
    const double height = row * (double) page->n_arms + foot;
    double tick[GV_SVG_TICKS];
    gv_svg_open(out, gv_cut_class(cut), width, height,
                "Final adopters, replicate by replicate", caption);
    for (size_t a = 0; a < page->n_arms; a++) {
        const double top = row * (double) a + head + 26, base = top + tall;
        gv_svg_words(out, 0, wide ? top + 26 : top - 46, "label", page->name[a]);
        say_take_off(page, a, 0, wide ? top + 48 : top - 27, out);
        add_row(page, h, a, &x, top, base, out);
    }
    const size_t n = gv_svg_ticks(&x, wide ? 9 : 4, tick);
    for (size_t k = 0; k < n; k++) {
        const double at = gv_svg_place(&x, tick[k]);
        gv_svg_line(out, at, height - foot, at, height - foot - 9, "axis");
        gv_svg_words(out, at, height - foot + 14, "middle", gv_say_setting(tick[k]).text);
    }
    gv_svg_words(out, (x.from + x.to) / 2, height - 8, "middle name", "final adopters");
    gv_svg_close(out);
}

static void tabulate(const gv_page *page, gv_text *out)
{
    static const char *const heads[] = { "5\u00a0%",          "25\u00a0%", "median",
                                         "75\u00a0%",         "95\u00a0%", "Took off",
                                         "95\u00a0% interval" };
    gv_figure_table_open(out, "Final adopters");
    for (size_t k = 0; k < GV_COUNT_OF(heads); k++)
        gv_figure_table_head(out, heads[k]);
    gv_figure_table_body(out);
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_arm_summary *arm = &page->answer->arms[a];
        gv_text_add(out, "<tr><th scope=\"row\">%s</th>", page->name[a]);
        for (size_t k = 0; k < GV_COUNT_OF(arm->largest_quantile); k++)
            gv_text_add(out, "<td>%s</td>", gv_say_number(arm->largest_quantile[k]).text);
        gv_text_add(out, "<td>%s</td><td>%s</td></tr>\n",
                    gv_say_percent(arm->take_off.value).text,
                    gv_say_percent_range(arm->take_off).text);
    }
    gv_figure_table_close(out);
}

/* What counts as taking off is a setting of the measure. */
static void write_note(const gv_page *page, gv_text *out)
{
    gv_text_add(out, "Height is the share of replicates; all strategies share both scales. "
                     "The upright line marks the median. A strategy whose replicates all "
                     "end alike is one full bar.");
    for (size_t m = 0; m < page->plan->n_measures; m++) {
        const gv_measure *measure = &page->plan->measures[m];
        const gv_param *row = gv_spec_find(&measure->metric->spec, "share");
        if (gv_same_text(measure->metric->spec.name, "take_off") && row != NULL)
            gv_text_add(out,
                        " A replicate took off when more than %s of all people adopted.",
                        gv_say_percent(gv_param_number(row, measure->params)).text);
    }
}

gv_status gv_picture_takeoff(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said, *note;
    histogram h;
    if (!gv_page_has(page, "final_adopters"))
        return GV_OK;
    GV_TRY(make_histogram(page, &h, err));
    write_caption(page, &caption);
    gv_text_capitalize(&caption, 0);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    write_note(page, &caption);
    GV_TRY(gv_page_keep(page, &caption, &note, err));
    gv_figure_open(out, "takeoff", "How far it spreads, replicate by replicate", said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        draw(page, &h, cut, said, out);
    tabulate(page, out);
    gv_figure_close(out, note);
done:
    return status;
}
