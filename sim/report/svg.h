/* A small kit for drawing charts as SVG: scales, round ticks, axes, lines, bands, markers.
 */
#ifndef GRAPEVINE_REPORT_SVG_H
#define GRAPEVINE_REPORT_SVG_H

#include "grapevine/base.h"

/* Every `escaped` text below must have gone through gv_escape; coordinates are user units.
 */

/// Maps [low, high] of the data onto [from, to] of the picture.
typedef struct gv_svg_scale {
    double low, high, from, to;
    bool is_log; ///< low and high must be above 0
} gv_svg_scale;
double gv_svg_place(const gv_svg_scale *scale, double value);

#define GV_SVG_TICKS 24
/// Round numbers inside the scale, about `wanted` of them, ascending. @return how many.
size_t gv_svg_ticks(const gv_svg_scale *scale, size_t wanted, double tick[GV_SVG_TICKS]);
/// The least distance of 1, 2 or 5 times a power of ten that cuts `span` into at most
/// `wanted`.
double gv_svg_step(double span, size_t wanted);
/// The smallest multiple of a round step at or above `value`, for the end of an axis.
double gv_svg_round_up(double value, size_t wanted);

/// @param css    class of the svg element; "" for none
/// @param title  escaped; @param about  escaped: what the picture shows, for those who
/// cannot see it
void gv_svg_open(gv_text *out, const char *css, double width, double height,
                 const char *title, const char *about);
void gv_svg_close(gv_text *out);

/// `css` holds the classes, which also anchor the text (`end`, `middle`).
void gv_svg_words(gv_text *out, double x, double y, const char *css, const char *escaped);
void gv_svg_line(gv_text *out, double x1, double y1, double x2, double y2, const char *css);
void gv_svg_box(gv_text *out, double x, double y, double width, double height,
                const char *css);
/// The k-th of a round of seven shapes, so that lines differ without colour.
void gv_svg_marker(gv_text *out, size_t k, double x, double y, double radius);
/// About how wide a line of text is, at a font size.
double gv_svg_text_width(const char *escaped, double size);
/// Push n places (any order) at least `gap` apart within [low, high] when there is room.
void gv_svg_spread(double *place, size_t n, double gap, double low, double high);

/// A plot area: its size and margins, and both scales (from and to are filled by
/// gv_svg_chart_fit).
typedef struct gv_svg_chart {
    double width, height, left, right, top, bottom;
    gv_svg_scale x, y;
} gv_svg_chart;
void gv_svg_chart_fit(gv_svg_chart *chart);
/// Grid lines, tick labels and the names of both axes.
void gv_svg_axes(gv_text *out, const gv_svg_chart *chart, const char *x_name,
                 const char *y_name);
/// Curve through (x, y); points that do not exist break it. @param x NULL: 0, 1, 2, ...
void gv_svg_curve(gv_text *out, const gv_svg_chart *chart, const double *x, const double *y,
                  size_t n, const char *css);
/// Area between two curves over x. @param x NULL: 0, 1, 2, ...
void gv_svg_band(gv_text *out, const gv_svg_chart *chart, const double *x,
                 const double *low, const double *high, size_t n, const char *css);

/// No curve needs more points than this to look smooth; longer ones are thinned.
#define GV_SVG_POINTS 240
/// How many of n points are kept, and where in 0 .. n - 1 the k-th kept one lies; both ends
/// stay.
size_t gv_svg_kept(size_t n, size_t most);
size_t gv_svg_thinned(size_t n, size_t kept, size_t k);

#endif
