/* A small kit for drawing charts as SVG: scales, round ticks, axes, lines, bands, markers.
 */
#include "report/svg.h"

#include "report/words.h"

#include <math.h>
#include <string.h>

/* ---- scales -------------------------------------------------------------- */

double gv_svg_place(const gv_svg_scale *s, double value)
{
    double share;
    if (s->is_log)
        share = gv_real_log(value / s->low) / gv_real_log(s->high / s->low);
    else
        share = (value - s->low) / (s->high - s->low);
    return s->from + share * (s->to - s->from);
}

double gv_svg_step(double span, size_t wanted)
{
    const double least = span / (double) (wanted > 0 ? wanted : 1);
    double power = 1;
    if (!(least > 0) || !isfinite(least))
        return 1;
    while (power > least)
        power /= 10;
    while (power * 10 <= least)
        power *= 10;
    if (least <= power)
        return power;
    return least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
}

double gv_svg_round_up(double value, size_t wanted)
{
    const double step = gv_svg_step(value, wanted);
    /* A hair below a multiple, so that rounding error adds no empty step. */
    return value > 0 ? step * ceil(value / step - 1e-9) : 1;
}

static size_t linear_ticks(const gv_svg_scale *s, size_t wanted, double tick[GV_SVG_TICKS])
{
    const double step = gv_svg_step(s->high - s->low, wanted);
    size_t n = 0;
    for (double k = ceil(s->low / step - 1e-9); n < GV_SVG_TICKS; k++) {
        if (k * step > s->high + 1e-9 * step)
            break;
        /* Adding zero turns a negative zero into a plain one. */
        tick[n++] = k * step + 0.0;
    }
    return n;
}

/* 1, 2 and 5 of each power of ten, or the powers alone when that would be too many. */
static size_t log_ticks(const gv_svg_scale *s, bool powers_only, double tick[GV_SVG_TICKS])
{
    static const double digit[] = { 1, 2, 5 };
    size_t n = 0;
    double power = 1;
    while (power > s->low)
        power /= 10;
    while (power * 10 <= s->low)
        power *= 10;
    for (; power <= s->high * (1 + 1e-9) && n < GV_SVG_TICKS; power *= 10) {
        for (size_t k = 0; k < (powers_only ? 1 : GV_COUNT_OF(digit)); k++) {
            const double at = digit[k] * power;
            if (at >= s->low * (1 - 1e-9) && at <= s->high * (1 + 1e-9) && n < GV_SVG_TICKS)
                tick[n++] = at;
        }
    }
    return n;
}

size_t gv_svg_ticks(const gv_svg_scale *s, size_t wanted, double tick[GV_SVG_TICKS])
{
    if (!s->is_log)
        return linear_ticks(s, wanted, tick);
    const size_t n = log_ticks(s, false, tick);
    if (n <= wanted + 1 && n >= 2)
        return n;
    const size_t powers = log_ticks(s, true, tick);
    if (powers >= 2)
        return powers;
    return n > 0 ? log_ticks(s, false, tick) : linear_ticks(s, wanted, tick);
}

/* ---- marks --------------------------------------------------------------- */

void gv_svg_open(gv_text *out, const char *css, double width, double height,
                 const char *title, const char *about)
{
    gv_text_add(out,
                "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s. "
                "%s\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>%s</title>\n"
                "<desc>%s</desc>\n",
                css, width, height, title, about, title, about);
}

void gv_svg_close(gv_text *out)
{
    gv_text_add(out, "</svg>\n");
}

void gv_svg_words(gv_text *out, double x, double y, const char *css, const char *escaped)
{
    gv_text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>\n", x, y, css,
                escaped);
}

void gv_svg_line(gv_text *out, double x1, double y1, double x2, double y2, const char *css)
{
    gv_text_add(out, "<path d=\"M%.1f %.1fL%.1f %.1f\" class=\"%s\"/>\n", x1, y1, x2, y2,
                css);
}

void gv_svg_box(gv_text *out, double x, double y, double width, double height,
                const char *css)
{
    gv_text_add(out,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
                "class=\"%s\"/>\n",
                x, y, width > 0 ? width : 0, height > 0 ? height : 0, css);
}

/* Shapes in a box from -1 to 1, about equal in area. */
static const char *const marker_shapes[] = {
    "M-.8 -.8H.8V.8H-.8Z",
    "M0 -1.1L1.1 .85H-1.1Z",
    "M0 -1.2L1.2 0L0 1.2L-1.2 0Z",
    "M0 1.1L1.1 -.85H-1.1Z",
    "M-.35 -1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z",
    "M-.9 -.6L0 -1.1L.9 -.6V.6L0 1.1L-.9 .6Z",
};

void gv_svg_marker(gv_text *out, size_t k, double x, double y, double radius)
{
    const size_t shape = k % (GV_COUNT_OF(marker_shapes) + 1);
    if (shape == 0)
        gv_text_add(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"mark\"/>\n", x,
                    y, radius * 0.95);
    else
        gv_text_add(out,
                    "<path transform=\"translate(%.1f %.1f) scale(%.1f)\" d=\"%s\" "
                    "class=\"mark\"/>\n",
                    x, y, radius, marker_shapes[shape - 1]);
}

double gv_svg_text_width(const char *escaped, double size)
{
    /* Sans-serif letters are about .56 em wide; an entity is one letter. */
    size_t letters = 0;
    for (const char *at = escaped; *at != '\0'; at++) {
        if (*at == '&')
            at += strcspn(at, ";") - (strchr(at, ';') == NULL ? 1 : 0);
        if (((unsigned char) *at & 0xc0) != 0x80)
            letters++;
    }
    return 0.56 * size * (double) letters;
}

/* ---- label placement ----------------------------------------------------- */

/* The place that comes next after `last` in ascending order (ties by index), or n. */
static size_t next_higher(const double *wanted, const bool *placed, size_t n)
{
    size_t best = n;
    for (size_t i = 0; i < n; i++)
        if (!placed[i] && (best == n || wanted[i] < wanted[best]))
            best = i;
    return best;
}

enum { MOST_SPREAD = 64 }; /* labels; beyond, they overlap whatever we do */

void gv_svg_spread(double *place, size_t n, double gap, double low, double high)
{
    bool placed[MOST_SPREAD] = { false };
    size_t order[MOST_SPREAD];
    if (n == 0 || n > MOST_SPREAD)
        return;
    for (size_t k = 0; k < n; k++) {
        order[k] = next_higher(place, placed, n);
        placed[order[k]] = true;
    }
    for (size_t k = 0; k < n; k++) {
        const double least = k > 0 ? place[order[k - 1]] + gap : low;
        place[order[k]] = fmax(place[order[k]], least);
    }
    for (size_t k = n; k-- > 0;) {
        const double most = k + 1 < n ? place[order[k + 1]] - gap : high;
        place[order[k]] = fmin(place[order[k]], most);
    }
}

/* ---- charts -------------------------------------------------------------- */

void gv_svg_chart_fit(gv_svg_chart *c)
{
    c->x.from = c->left;
    c->x.to = c->width - c->right;
    c->y.from = c->height - c->bottom;
    c->y.to = c->top;
}

void gv_svg_axes(gv_text *out, const gv_svg_chart *c, const char *x_name,
                 const char *y_name)
{
    enum { ROOM_PER_X_TICK = 80, ROOM_PER_Y_TICK = 56 };
    double tick[GV_SVG_TICKS];
    const double x_room = (c->x.to - c->x.from) / ROOM_PER_X_TICK;
    const double y_room = (c->y.from - c->y.to) / ROOM_PER_Y_TICK;
    size_t n = gv_svg_ticks(&c->y, (size_t) fmax(y_room, 2), tick);
    for (size_t k = 0; k < n; k++) {
        const double y = gv_svg_place(&c->y, tick[k]);
        gv_svg_line(out, c->x.from, y, c->x.to, y, tick[k] == 0 ? "axis" : "grid");
        gv_svg_words(out, c->x.from - 8, y + 5, "end", gv_say_setting(tick[k]).text);
    }
    n = gv_svg_ticks(&c->x, (size_t) fmax(x_room, 2), tick);
    for (size_t k = 0; k < n; k++) {
        const double x = gv_svg_place(&c->x, tick[k]);
        gv_svg_line(out, x, c->y.from, x, c->y.from + 5, "axis");
        gv_svg_words(out, x, c->y.from + 21, "middle", gv_say_setting(tick[k]).text);
    }
    gv_svg_words(out, (c->x.from + c->x.to) / 2, c->height - 6, "middle name", x_name);
    gv_svg_words(out, 0, c->top - 14, "name", y_name);
}

size_t gv_svg_kept(size_t n, size_t most)
{
    return n < most ? n : most;
}

size_t gv_svg_thinned(size_t n, size_t kept, size_t k)
{
    return kept > 1 ? k * (n - 1) / (kept - 1) : 0;
}

/* On a log scale, zero has no place. */
static bool has_place(const gv_svg_scale *s, double value)
{
    return isfinite(value) && (!s->is_log || value > 0);
}

static void add_point(gv_text *out, const gv_svg_chart *c, char verb, double x, double y)
{
    gv_text_add(out, "%c%.1f %.1f", verb, gv_svg_place(&c->x, x), gv_svg_place(&c->y, y));
}

void gv_svg_curve(gv_text *out, const gv_svg_chart *c, const double *x, const double *y,
                  size_t n, const char *css)
{
    const size_t kept = gv_svg_kept(n, GV_SVG_POINTS);
    char verb = 'M';
    gv_text_add(out, "<path class=\"%s\" d=\"", css);
    for (size_t k = 0; k < kept; k++) {
        const size_t i = gv_svg_thinned(n, kept, k);
        const bool is_there = has_place(&c->y, y[i]);
        if (is_there)
            add_point(out, c, verb, x != NULL ? x[i] : (double) i, y[i]);
        verb = is_there ? 'L' : 'M';
    }
    gv_text_add(out, "\"/>\n");
}

/* There along the upper edge, back along the lower one. */
void gv_svg_band(gv_text *out, const gv_svg_chart *c, const double *x, const double *low,
                 const double *high, size_t n, const char *css)
{
    const size_t kept = gv_svg_kept(n, GV_SVG_POINTS);
    char verb = 'M';
    gv_text_add(out, "<path class=\"%s\" d=\"", css);
    for (size_t k = 0; k < 2 * kept; k++) {
        const bool is_back = k >= kept;
        const size_t i = gv_svg_thinned(n, kept, is_back ? 2 * kept - 1 - k : k);
        if (!has_place(&c->y, low[i]) || !has_place(&c->y, high[i]))
            continue;
        add_point(out, c, verb, x != NULL ? x[i] : (double) i, is_back ? low[i] : high[i]);
        verb = 'L';
    }
    gv_text_add(out, "%s\"/>\n", verb == 'L' ? "Z" : "");
}
