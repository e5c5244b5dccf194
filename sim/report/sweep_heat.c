/* Picture: what each strategy reaches at every combination of two swept values, all on one
 * scale. */
#include "report/sweep_page.h"

#include <math.h>

/* Viridis (van der Walt and Smith 2015) at every tenth: rising lightness, so it survives
 * grey print. */
static const unsigned char viridis[][3] = {
    { 0x44, 0x01, 0x54 }, { 0x48, 0x24, 0x75 }, { 0x41, 0x44, 0x87 }, { 0x35, 0x5f, 0x8d },
    { 0x2a, 0x78, 0x8e }, { 0x21, 0x91, 0x8c }, { 0x22, 0xa8, 0x84 }, { 0x44, 0xbf, 0x70 },
    { 0x7a, 0xd1, 0x51 }, { 0xbd, 0xdf, 0x26 }, { 0xfd, 0xe7, 0x25 },
};

static void add_fill(double share, gv_text *out)
{
    const double last = GV_COUNT_OF(viridis) - 1;
    const double at = fmin(fmax(share, 0), 1) * last;
    const size_t k = (size_t) fmin(floor(at), last - 1);
    gv_text_add(out, " fill=\"#");
    for (size_t c = 0; c < 3; c++) {
        const double mixed =
            viridis[k][c] + (at - (double) k) * (viridis[k + 1][c] - viridis[k][c]);
        gv_text_add(out, "%02x", (unsigned) (mixed + 0.5));
    }
    gv_text_add(out, "\"");
}

static void draw_cell(const gv_page *page, const gv_sweep_frame *f, size_t i, size_t k,
                      size_t arm, double highest, gv_text *out)
{
    const double least_height = 17, light = 0.55;
    const gv_point_answer *point = &page->sweep->points[gv_sweep_frame_point(f, i, k)];
    const double x = gv_sweep_frame_left(f, i), y = gv_sweep_frame_top(f, k);
    if (!point->is_there)
        return;
    const double mean = point->adopters[arm].value;
    const gv_said words = gv_say_number(mean);
    gv_text_add(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", x, y,
                f->cell_width + 0.5, f->cell_height + 0.5);
    add_fill(mean / highest, out);
    gv_text_add(out, "><title>%s</title></rect>\n", words.text);
    if (f->cell_height >= least_height &&
        gv_svg_text_width(words.text, 13) + 4 <= f->cell_width)
        gv_svg_words(out, x + f->cell_width / 2, y + f->cell_height / 2 + 4.5,
                     mean / highest > light ? "middle small dark" : "middle small pale",
                     words.text);
}

static gv_status draw_arm(const gv_page *page, const gv_sweep_axis axis[2], size_t arm,
                          double highest, gv_text *out, gv_error *err)
{
    const double width = 420, most_height = 40;
    gv_status status;
    gv_text about = { 0 };
    const char *said;
    const gv_sweep_frame f = gv_sweep_frame_fit(&axis[0], &axis[1], width, most_height);
    gv_text_add(&about, "Mean adopters of %s at every point.", page->said[arm]);
    GV_TRY(gv_page_keep(page, &about, &said, err));
    gv_text_add(out, "<div class=\"cell %s\"><h3>", page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "%s</h3>\n", page->name[arm]);
    gv_svg_open(out, "", f.width, f.height, "Adopters", said);
    for (size_t k = 0; k < f.n_y; k++)
        for (size_t i = 0; i < f.n_x; i++)
            draw_cell(page, &f, i, k, arm, highest, out);
    gv_sweep_frame_axes(&f, out);
    gv_svg_close(out);
    gv_text_add(out, "</div>\n");
done:
    return status;
}

/* The scale of the colours. */
static void draw_scale(double highest, gv_text *out)
{
    enum { STRIPES = 40, TICKS = 4 };
    const double width = 420, height = 44, bar = 14;
    double tick[GV_SVG_TICKS];
    const gv_svg_scale scale = { .high = highest, .from = 4, .to = width - 30 };
    gv_svg_open(out, "scale", width, height, "Scale of the colours", "Mean adopters");
    for (size_t k = 0; k < STRIPES; k++) {
        const double share = (double) k / STRIPES;
        gv_text_add(out, "<rect x=\"%.1f\" width=\"%.1f\" height=\"%.0f\"",
                    gv_svg_place(&scale, share * highest),
                    (scale.to - scale.from) / STRIPES + 0.5, bar);
        add_fill(share + 0.5 / STRIPES, out);
        gv_text_add(out, "/>\n");
    }
    const size_t n = gv_svg_ticks(&scale, TICKS, tick);
    for (size_t k = 0; k < n; k++)
        gv_svg_words(out, gv_svg_place(&scale, tick[k]), height - 12,
                     k == 0 ? "" : "middle", gv_say_setting(tick[k]).text);
    gv_svg_close(out);
}

gv_status gv_picture_sweep_heat(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sweep_axis axis[2];
    const double highest = gv_svg_round_up(gv_sweep_highest(page), 5);
    if (gv_sweep_shape_of(page) != GV_SWEEP_GRID || page->plan->sweep.n_keys > 2)
        return GV_OK;
    for (size_t k = 0; k < 2; k++)
        GV_TRY(gv_sweep_axis_of(page, k, &axis[k], err));
    gv_figure_open(out, "heat", "What each strategy reaches",
                   "Mean adopters at every point, on one scale for all strategies.");
    gv_text_add(out, "<div class=\"cells large\">\n");
    for (size_t arm = 0; arm < page->n_arms; arm++)
        GV_TRY(draw_arm(page, axis, arm, highest, out, err));
    gv_text_add(out, "</div>\n");
    draw_scale(highest, out);
    gv_figure_close(out, NULL);
done:
    return status;
}
