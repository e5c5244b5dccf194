/* Picture: how each strategy's adopters came to adopt, as stacked bars of mean adopters by
 * channel. */
#include "report/page.h"

#include <math.h>

static double total_of(const gv_page *page, size_t arm)
{
    double total = 0;
    for (size_t c = 0; c < GV_CHANNELS; c++)
        if (isfinite(page->answer->arms[arm].channel[c]))
            total += page->answer->arms[arm].channel[c];
    return total;
}

static bool is_used(const gv_page *page, size_t channel)
{
    for (size_t a = 0; a < page->n_arms; a++)
        if (page->answer->arms[a].channel[channel] > 0)
            return true;
    return false;
}

static double longest(const gv_page *page)
{
    double high = 0;
    for (size_t a = 0; a < page->n_arms; a++)
        high = fmax(high, total_of(page, a));
    return high;
}

static size_t main_channel(const gv_page *page, size_t arm)
{
    const double *channel = page->answer->arms[arm].channel;
    size_t best = 0;
    for (size_t c = 1; c < GV_CHANNELS; c++)
        if (channel[c] > channel[best])
            best = c;
    return best;
}

static void say_earned(const gv_page *page, size_t arm, gv_text *out)
{
    const double total = total_of(page, arm);
    const double earned = page->answer->arms[arm].channel[GV_CHANNEL_EARNED];
    gv_text_add(out, "%s of the adopters of %s were convinced by another person",
                gv_say_percent(earned / total).text, page->said[arm]);
}

static void write_caption(const gv_page *page, gv_text *out)
{
    const size_t best = page->answer->winner, second = page->answer->second;
    if (!(total_of(page, best) > 0)) {
        gv_text_add(out, "Nobody adopted.");
        return;
    }
    say_earned(page, best, out);
    if (gv_page_has_duel(page) && total_of(page, second) > 0) {
        gv_text_add(out, "; ");
        say_earned(page, second, out);
    }
    const size_t channel = main_channel(page, best);
    if (channel != GV_CHANNEL_EARNED)
        gv_text_add(out, ". The largest channel of %s is &ldquo;%s&rdquo;",
                    page->said[best], gv_channel_name((gv_channel) channel));
    gv_text_add(out, ".");
}

/* Marks explained in rows, as many side by side as the width holds. @return the height
 * used. */
static double add_legend(const gv_page *page, double width, gv_text *out)
{
    const double font = 15, row = 24;
    double x = 0, y = 14;
    for (size_t c = 0; c < GV_CHANNELS; c++) {
        if (!is_used(page, c))
            continue;
        const char *name = gv_channel_name((gv_channel) c);
        const double room = 26 + gv_svg_text_width(name, font) + 26;
        if (x + room - 26 > width && x > 0) {
            x = 0;
            y += row;
        }
        gv_text_add(out, "<g class=\"c%zu\">", c);
        gv_svg_box(out, x, y - 12, 18, 14, "fill");
        gv_svg_box(out, x, y - 12, 18, 14, "weave");
        gv_svg_words(out, x + 26, y, "legend", name);
        gv_text_add(out, "</g>\n");
        x += room;
    }
    return y + 20;
}

static void add_bar(const gv_page *page, size_t arm, const gv_svg_scale *scale, double y,
                    double height, gv_text *out)
{
    double sum = 0;
    for (size_t c = 0; c < GV_CHANNELS; c++) {
        const double people = page->answer->arms[arm].channel[c];
        const double x = gv_svg_place(scale, sum);
        if (!(people > 0) || !isfinite(people))
            continue;
        sum += people;
        const double width = gv_svg_place(scale, sum) - x;
        gv_text_add(out, "<g class=\"c%zu\"><title>%s, %s: %s</title>", c, page->name[arm],
                    gv_channel_name((gv_channel) c), gv_say_number(people).text);
        gv_svg_box(out, x, y, width, height, "fill");
        gv_svg_box(out, x, y, width, height, "weave");
        gv_text_add(out, "</g>\n");
    }
}

/* Shares under the bar's name say in figures what its segments show. */
static void add_shares(const gv_page *page, size_t arm, double x, double y, gv_text *out)
{
    const double total = total_of(page, arm);
    const char *joint = "";
    gv_text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"small\">", x, y);
    for (size_t c = 0; c < GV_CHANNELS && total > 0; c++) {
        const double people = page->answer->arms[arm].channel[c];
        if (!(people > 0))
            continue;
        gv_text_add(out, "%s%s %s", joint, gv_channel_name((gv_channel) c),
                    gv_say_percent(people / total).text);
        joint = " \u00b7 ";
    }
    gv_text_add(out, "%s</text>\n", total > 0 ? "" : "no adopters");
}

static void draw(const gv_page *page, gv_cut cut, const char *caption, gv_text *out)
{
    const double row = 84, bar = 30, width = gv_cut_width(cut), room_for_total = 74;
    gv_text bars = { 0 };
    const double legend = add_legend(page, width, &bars);
    const gv_svg_scale scale = { .high = fmax(longest(page), 1),
                                 .to = width - room_for_total };
    gv_svg_open(out, gv_cut_class(cut), width, legend + row * (double) page->n_arms,
                "Adopters by channel", caption);
    gv_text_add_bytes(out, bars.text != NULL ? bars.text : "", bars.length);
    out->failed = out->failed || bars.failed;
    gv_text_free(&bars);
    for (size_t a = 0; a < page->n_arms; a++) {
        const double y = legend + row * (double) a, total = total_of(page, a);
        gv_svg_words(out, 0, y + 16, "label", page->name[a]);
        add_bar(page, a, &scale, y + 24, bar, out);
        if (total > 0)
            gv_svg_words(out, gv_svg_place(&scale, total) + 8, y + 24 + bar / 2 + 5,
                         "value", gv_say_number(total).text);
        add_shares(page, a, 0, y + 24 + (total > 0 ? bar + 17 : 18), out);
    }
    gv_svg_close(out);
}

static void tabulate(const gv_page *page, gv_text *out)
{
    gv_figure_table_open(out, "Channel");
    for (size_t a = 0; a < page->n_arms; a++)
        gv_figure_table_head(out, page->name[a]);
    gv_figure_table_body(out);
    for (size_t c = 0; c < GV_CHANNELS; c++) {
        if (!is_used(page, c))
            continue;
        gv_text_add(out, "<tr><th scope=\"row\">%s<br><small>%s</small></th>",
                    gv_channel_name((gv_channel) c), gv_channel_meaning((gv_channel) c));
        for (size_t a = 0; a < page->n_arms; a++)
            gv_text_add(out, "<td>%s</td>",
                        gv_say_number(page->answer->arms[a].channel[c]).text);
        gv_text_add(out, "</tr>\n");
    }
    gv_figure_table_close(out);
}

gv_status gv_picture_channels(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said;
    if (!gv_page_has(page, "adopters_by_channel"))
        return GV_OK;
    write_caption(page, &caption);
    gv_text_capitalize(&caption, 0);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "channels", "What convinced them", said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        draw(page, cut, said, out);
    tabulate(page, out);
    gv_figure_close(out, "Mean adopters by what convinced them. Whoever is convinced by "
                         "somebody who saw an advertisement counts as earned.");
done:
    return status;
}
