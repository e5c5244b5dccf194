/* Picture: who wins at every combination of two swept values, how clearly, and where the
 * winner changes; one map for every combination of the further ones. */
#include "report/sweep_page.h"

#include <math.h>

/* Above so many cells nobody points at one of them, and the page would grow large. */
enum { MOST_PANELS = 24, MOST_TOLD = 600 };

static const gv_point_answer *answer_at(const gv_page *page, uint64_t point)
{
    return &page->sweep->points[point];
}

/* The least and the most colour that a cell carries: none of it drowns the words on it. */
static double strength_of(const gv_point_answer *point)
{
    const double least = 0.14, most = 0.62;
    const double clear = isfinite(point->share_won.value)
                             ? fmin(fmax(2 * point->share_won.value - 1, 0), 1)
                             : 1;
    return least + clear * (most - least);
}

/* Its mark and, where there is room, the share of pairs won. */
static void mark_cell(const gv_page *page, const gv_sweep_frame *f, double x, double y,
                      const gv_point_answer *point, gv_text *out)
{
    const double least_for_mark = 17, tall = 40, wide = 46, radius = 4.5;
    const double middle = x + f->cell_width / 2, height = f->cell_height;
    const bool has_words = height >= tall && f->cell_width >= wide && page->n_arms > 1;
    if (fmin(f->cell_width, height) < least_for_mark)
        return;
    gv_svg_marker(out, point->winner, middle, y + height * (has_words ? 0.34 : 0.5),
                  radius);
    if (has_words)
        gv_svg_words(out, middle, y + height * 0.34 + 21, "middle cell-words",
                     gv_say_percent(point->share_won.value).text);
}

static void draw_cell(const gv_page *page, const gv_sweep_frame *f, size_t i, size_t k,
                      uint64_t base, gv_text *out)
{
    const uint64_t number = base + gv_sweep_frame_point(f, i, k);
    const gv_point_answer *point = answer_at(page, number);
    const double x = gv_sweep_frame_left(f, i), y = gv_sweep_frame_top(f, k);
    gv_text_add(out, "<g class=\"%s\">", point->is_there ? page->look[point->winner] : "");
    if (f->n_x * f->n_y <= MOST_TOLD) {
        gv_text_add(out, "<title>");
        gv_sweep_say_point(page, number, out);
        gv_text_add(out, "</title>\n");
    }
    if (point->is_there) {
        gv_text_add(out,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
                    "class=\"fill\" fill-opacity=\"%.2f\"/>\n",
                    x, y, f->cell_width, f->cell_height, strength_of(point));
        if (!point->is_decided && !gv_sweep_has_frontier(page, f))
            gv_svg_box(out, x, y, f->cell_width, f->cell_height, "doubt");
        mark_cell(page, f, x, y, point, out);
    } else {
        gv_text_add(out, "<path class=\"axis\" d=\"M%.1f %.1fl8 8m0 -8l-8 8\"/>\n",
                    x + f->cell_width / 2 - 4, y + f->cell_height / 2 - 4);
    }
    gv_svg_box(out, x, y, f->cell_width, f->cell_height, "seam");
    gv_text_add(out, "</g>\n");
}

static bool differ(const gv_page *page, uint64_t one, uint64_t other)
{
    const gv_point_answer *a = answer_at(page, one), *b = answer_at(page, other);
    return a->is_there && b->is_there && a->winner != b->winner;
}

/* A heavy line between neighbours with different winners. */
static void draw_frontier(const gv_page *page, const gv_sweep_frame *f, uint64_t base,
                          gv_text *out)
{
    gv_text_add(out, "<path class=\"frontier\" d=\"");
    for (size_t k = 0; k < f->n_y; k++) {
        for (size_t i = 0; i < f->n_x; i++) {
            const uint64_t here = base + gv_sweep_frame_point(f, i, k);
            const double x = gv_sweep_frame_left(f, i), y = gv_sweep_frame_top(f, k);
            if (i + 1 < f->n_x &&
                differ(page, here, base + gv_sweep_frame_point(f, i + 1, k)))
                gv_text_add(out, "M%.1f %.1fv%.1f", x + f->cell_width, y, f->cell_height);
            if (k + 1 < f->n_y &&
                differ(page, here, base + gv_sweep_frame_point(f, i, k + 1)))
                gv_text_add(out, "M%.1f %.1fh%.1f", x, y, f->cell_width);
        }
    }
    gv_text_add(out, "\"/>\n");
}

static void draw(const gv_page *page, const gv_sweep_frame *f, const char *css,
                 const char *said, uint64_t base, gv_text *out)
{
    gv_svg_open(out, css, f->width, f->height, "Who wins where", said);
    for (size_t k = 0; k < f->n_y; k++)
        for (size_t i = 0; i < f->n_x; i++)
            draw_cell(page, f, i, k, base, out);
    if (gv_sweep_has_frontier(page, f))
        gv_sweep_frontier(page, f, base, out);
    else
        draw_frontier(page, f, base, out);
    gv_sweep_frame_axes(f, out);
    gv_svg_close(out);
}

/* ---- in words ------------------------------------------------------------ */

static void write_caption(const gv_page *page, bool has_line, gv_text *out)
{
    uint64_t there = 0, sure = 0;
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        there += answer_at(page, k)->is_there ? 1 : 0;
        sure += answer_at(page, k)->is_there && answer_at(page, k)->is_decided ? 1 : 0;
    }
    if (sure == there)
        gv_text_add(out, "Colour and mark name the winner. At every point the replicates "
                         "tell who wins.");
    else if (has_line)
        gv_text_add(out,
                    "Colour and mark name the winner; on the line the two do equally well, "
                    "and in the grey band the replicates do not tell. At %s of %s the "
                    "95\u00a0%% interval of the lead holds zero.",
                    gv_say_fixed((double) (there - sure), 0).text,
                    gv_say_count(there, "point", "points").text);
    else
        gv_text_add(out,
                    "Colour and mark name the winner. At %s of %s the 95\u00a0%% interval "
                    "of the lead holds zero: those are hatched, and there the frontier may "
                    "run elsewhere.",
                    gv_say_fixed((double) (there - sure), 0).text,
                    gv_say_count(there, "point", "points").text);
}

/* ---- panels -------------------------------------------------------------- */

/* Combinations of the keys from the third on. */
static uint64_t panels_of(const gv_sweep *sweep)
{
    uint64_t panels = 1;
    for (size_t k = 2; k < sweep->n_keys; k++)
        panels *= sweep->grid[k];
    return panels;
}

static void draw_panels(const gv_page *page, const gv_sweep_axis axis[2], const char *said,
                        gv_text *out)
{
    const double width = 500, most_height = 56;
    const uint64_t panels = panels_of(&page->plan->sweep);
    gv_text_add(out, "<div class=\"cells large\">\n");
    for (uint64_t base = 0; base < panels && base < MOST_PANELS; base++) {
        const gv_sweep_frame f = gv_sweep_frame_fit(&axis[0], &axis[1], width, most_height);
        gv_text_add(out, "<div class=\"cell\"><h3>");
        gv_sweep_say_values(page, base, 2, out);
        gv_text_add(out, "</h3>\n");
        draw(page, &f, "", said, base, out);
        gv_text_add(out, "</div>\n");
    }
    gv_text_add(out, "</div>\n");
    if (panels > MOST_PANELS)
        gv_text_add(out,
                    "<p class=\"note\">The first %d of %s maps; the table below has every "
                    "point.</p>\n",
                    MOST_PANELS, gv_say_fixed((double) panels, 0).text);
}

static void draw_one(const gv_page *page, const gv_sweep_axis axis[2], const char *said,
                     gv_text *out)
{
    const double most_height = 72;
    bool thins = false;
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++) {
        const gv_sweep_frame f =
            gv_sweep_frame_fit(&axis[0], &axis[1], gv_cut_width(cut), most_height);
        draw(page, &f, gv_cut_class(cut), said, 0, out);
        thins = gv_sweep_frame_thins(&f);
    }
    if (thins)
        gv_text_add(out, "<p class=\"note\">Not every value is drawn; the table below has "
                         "every point.</p>\n");
}

static const char without_line[] =
    "The stronger the colour, the more of the paired replicates the winner has won against "
    "the second (the percentage); half of them is a coin toss. Heavy lines: there the "
    "winner changes.";
static const char with_line[] =
    "The stronger the colour, the more of the paired replicates the winner has won against "
    "the second (the percentage); half of them is a coin toss. The line is the frontier "
    "between the two, interpolated between the middles of the cells from their paired "
    "difference in parts of the adopters of both; the grey band is where its 95\u00a0% "
    "interval holds zero.";

gv_status gv_picture_sweep_map(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    gv_sweep_axis axis[2];
    const char *said;
    if (gv_sweep_shape_of(page) != GV_SWEEP_GRID)
        return GV_OK;
    for (size_t k = 0; k < 2; k++)
        GV_TRY(gv_sweep_axis_of(page, k, &axis[k], err));
    const gv_sweep_frame f = gv_sweep_frame_fit(&axis[0], &axis[1], 500, 56);
    const bool has_line = gv_sweep_has_frontier(page, &f);
    write_caption(page, has_line, &caption);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "map", "Who wins where", said);
    gv_sweep_legend(page, out);
    if (page->plan->sweep.n_keys > 2)
        draw_panels(page, axis, said, out);
    else
        draw_one(page, axis, said, out);
    if (has_line)
        GV_TRY(gv_sweep_frontier_table(page, out, err));
    gv_figure_close(out, has_line ? with_line : without_line);
done:
    return status;
}
