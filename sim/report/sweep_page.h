/* What the pictures of a sweep share: swept values as axes, the frame of a map, its legend.
 */
#ifndef GRAPEVINE_REPORT_SWEEP_PAGE_H
#define GRAPEVINE_REPORT_SWEEP_PAGE_H

#include "report/page.h"

/// How the points lie: which pictures can be drawn of them.
typedef enum gv_sweep_shape {
    GV_SWEEP_LINE, ///< one key: curves
    GV_SWEEP_GRID, ///< all combinations of two or more: maps
    GV_SWEEP_LIST, ///< a list over two or more: scatter
} gv_sweep_shape;
gv_sweep_shape gv_sweep_shape_of(const gv_page *page);

/// The values of one swept key, ascending; of a grid.
typedef struct gv_sweep_axis {
    const char *name; ///< escaped key
    size_t n;
    const double *value;    ///< [n]
    const uint64_t *offset; ///< [n] what choosing the value adds to the number of the point
} gv_sweep_axis;
gv_status gv_sweep_axis_of(const gv_page *page, size_t key, gv_sweep_axis *out,
                           gv_error *err) GV_MUST_USE;
/// @param[out] out  the key, escaped, in the page's arena
gv_status gv_sweep_key(const gv_page *page, size_t key, const char **out,
                       gv_error *err) GV_MUST_USE;
/// Numbers of all points, ascending by the value of a key.
gv_status gv_sweep_order(const gv_page *page, size_t key, const uint64_t **out,
                         gv_error *err) GV_MUST_USE;
/// A scale over the values of a key: logarithmic where they spread over powers of ten.
gv_svg_scale gv_sweep_scale(const gv_page *page, size_t key);
/// Highest mean of all strategies at all points, its interval included; at least 1.
double gv_sweep_highest(const gv_page *page);

struct gv_sweep_frame;
/// Can the frontier of two contenders be drawn between the cells?
bool gv_sweep_has_frontier(const gv_page *page, const struct gv_sweep_frame *f);
/// Draw it, with the band in which the replicates do not tell.
/// @param base  what the values of the keys from the third on add to the number of a point
void gv_sweep_frontier(const gv_page *page, const struct gv_sweep_frame *f, uint64_t base,
                       gv_text *out);
/// Its crossings along the first key as a table; nothing where there are none.
gv_status gv_sweep_frontier_table(const gv_page *page, gv_text *out,
                                  gv_error *err) GV_MUST_USE;

/// A table of cells, values of one key along, of another upwards.
typedef struct gv_sweep_frame {
    const gv_sweep_axis *x, *y;
    size_t n_x, n_y;      ///< cells drawn; longer axes are thinned
    double width, height; ///< of the picture
    double left, top;     ///< of the cells
    double cell_width, cell_height;
} gv_sweep_frame;
/// @param most_height  of a cell
gv_sweep_frame gv_sweep_frame_fit(const gv_sweep_axis *x, const gv_sweep_axis *y,
                                  double width, double most_height);
void gv_sweep_frame_axes(const gv_sweep_frame *frame, gv_text *out);
/// Number of the point in column i, row k (from below), and the place of its cell.
uint64_t gv_sweep_frame_point(const gv_sweep_frame *frame, size_t i, size_t k);
double gv_sweep_frame_left(const gv_sweep_frame *frame, size_t i);
double gv_sweep_frame_top(const gv_sweep_frame *frame, size_t k);
/// Is some value left out of the drawing?
bool gv_sweep_frame_thins(const gv_sweep_frame *frame);

/// Who wins somewhere, what hatching means, and what an empty cell is.
void gv_sweep_legend(const gv_page *page, gv_text *out);
/// The point in words, for those who point at it.
void gv_sweep_say_point(const gv_page *page, uint64_t point, gv_text *out);
/// `model.p = 0.02, budget = 400`: the keys from `first` on.
void gv_sweep_say_values(const gv_page *page, uint64_t point, size_t first, gv_text *out);

#endif
