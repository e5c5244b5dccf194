/* The frontier on a map of two strategies: where they win alike, between the middles of the
 * cells, and the band in which the replicates do not tell. */
#include "report/sweep_page.h"

#include <math.h>

/* A corner of the lattice that the middles of cells make; beyond the outer ones it goes on
 * to the rim of the map as it is there. */
typedef struct corner {
    double x, y;
    double lead, low, high; /* of the first contender, relative */
    bool is_there;
} corner;

static size_t nearest(long k, size_t n)
{
    return k < 0 ? 0 : (size_t) k >= n ? n - 1 : (size_t) k;
}

static double along(long k, size_t n, double from, double step)
{
    const double middle = from + step * ((double) k + 0.5);
    return k < 0 ? from : (size_t) k >= n ? from + step * (double) n : middle;
}

static corner corner_at(const gv_page *page, const gv_sweep_frame *f, uint64_t base, long i,
                        long k)
{
    const uint64_t point =
        base + gv_sweep_frame_point(f, nearest(i, f->n_x), nearest(k, f->n_y));
    const double foot = f->top + f->cell_height * (double) f->n_y;
    corner c = { .x = along(i, f->n_x, f->left, f->cell_width),
                 .y = along(k, f->n_y, foot, -f->cell_height),
                 .is_there = gv_sweep_answer_has_duel(page->sweep, point) };
    if (c.is_there) {
        const gv_interval lead = gv_sweep_answer_duel(page->sweep, point);
        c.lead = lead.value;
        c.low = lead.low;
        c.high = lead.high;
    }
    return c;
}

static corner mix(const corner *a, const corner *b, double t)
{
    return (corner){ .x = a->x + t * (b->x - a->x),
                     .y = a->y + t * (b->y - a->y),
                     .lead = a->lead + t * (b->lead - a->lead),
                     .low = a->low + t * (b->low - a->low),
                     .high = a->high + t * (b->high - a->high),
                     .is_there = true };
}

/* ---- the line ---------------------------------------------------------------------- */

static void trace(const corner t[3], gv_text *line)
{
    size_t n = 0;
    for (size_t e = 0; e < 3; e++) {
        const corner *a = &t[e], *b = &t[(e + 1) % 3];
        if ((a->lead > 0) == (b->lead > 0))
            continue;
        const corner c = mix(a, b, a->lead / (a->lead - b->lead));
        gv_text_add(line, "%c%.1f %.1f", n++ == 0 ? 'M' : 'L', c.x, c.y);
    }
}

/* ---- the band ---------------------------------------------------------------------- */

enum { MOST_SIDES = 8 };

/* How far inside: the interval reaches up to zero from below, or down to it from above. */
static double inside(const corner *c, bool from_below)
{
    return from_below ? c->high : -c->low;
}

/* Cut a polygon along the line where `inside` is zero (Sutherland and Hodgman 1974). */
static size_t clip(const corner *in, size_t n, bool from_below, corner *out)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        const corner *a = &in[k], *b = &in[(k + 1) % n];
        const double here = inside(a, from_below), next = inside(b, from_below);
        if (here >= 0)
            out[kept++] = *a;
        if ((here >= 0) != (next >= 0))
            out[kept++] = mix(a, b, here / (here - next));
    }
    return kept;
}

static void fill(const corner t[3], gv_text *band)
{
    corner once[MOST_SIDES], twice[MOST_SIDES];
    const size_t n = clip(t, 3, true, once);
    const size_t m = clip(once, n, false, twice);
    for (size_t k = 0; k < m && m > 2; k++)
        gv_text_add(band, "%c%.1f %.1f%s", k == 0 ? 'M' : 'L', twice[k].x, twice[k].y,
                    k + 1 == m ? "Z" : "");
}

/* ---- both --------------------------------------------------------------------------- */

static void add_square(const gv_page *page, const gv_sweep_frame *f, uint64_t base, long i,
                       long k, gv_text *line, gv_text *band)
{
    const corner c[4] = { corner_at(page, f, base, i, k),
                          corner_at(page, f, base, i + 1, k),
                          corner_at(page, f, base, i + 1, k + 1),
                          corner_at(page, f, base, i, k + 1) };
    const corner half[2][3] = { { c[0], c[1], c[2] }, { c[0], c[2], c[3] } };
    for (size_t h = 0; h < 2; h++) {
        const corner *t = half[h];
        if (!t[0].is_there || !t[1].is_there || !t[2].is_there)
            continue;
        trace(t, line);
        fill(t, band);
    }
}

bool gv_sweep_has_frontier(const gv_page *page, const gv_sweep_frame *f)
{
    return gv_sweep_answer_has_contenders(page->sweep) && !gv_sweep_frame_thins(f) &&
           f->n_x > 1 && f->n_y > 1;
}

void gv_sweep_frontier(const gv_page *page, const gv_sweep_frame *f, uint64_t base,
                       gv_text *out)
{
    gv_text line = { 0 };
    gv_text band = { 0 };
    for (long i = -1; i < (long) f->n_x; i++)
        for (long k = -1; k < (long) f->n_y; k++)
            add_square(page, f, base, i, k, &line, &band);
    if (band.length > 0)
        gv_text_add(out, "<path class=\"unsure\" d=\"%s\"/>\n", band.text);
    if (line.length > 0)
        gv_text_add(out,
                    "<path class=\"rim\" d=\"%s\"/>\n<path class=\"frontier\" "
                    "d=\"%s\"/>\n",
                    line.text, line.text);
    out->failed = out->failed || line.failed || band.failed;
    gv_text_free(&line);
    gv_text_free(&band);
}

/* ---- as data ------------------------------------------------------------------------ */

static void add_row(const gv_page *page, const gv_crossing *c, gv_text *out)
{
    const gv_sweep *sweep = &page->plan->sweep;
    gv_text_add(out, "<tr>");
    for (size_t k = sweep->n_keys; k-- > 1;)
        gv_text_add(out, "<td>%s</td>",
                    gv_say_setting(gv_plan_swept(page->plan, c->point, k)).text);
    gv_text_add(out, "<td>%s</td><td>", gv_say_number(c->at.value).text);
    if (isfinite(c->at.low))
        gv_text_add(out, "%s", gv_say_number(c->at.low).text);
    else
        gv_text_add(out, "below what was tried");
    gv_text_add(out, " to ");
    if (isfinite(c->at.high))
        gv_text_add(out, "%s", gv_say_number(c->at.high).text);
    else
        gv_text_add(out, "above what was tried");
    gv_text_add(out, "</td><td>%s</td><td>%s</td></tr>\n", page->name[c->below],
                page->name[c->above]);
}

gv_status gv_sweep_frontier_table(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_crossing *c = NULL;
    size_t n = 0;
    const gv_sweep *sweep = &page->plan->sweep;
    const gv_status status = gv_sweep_crossings(page->sweep, 0, &c, &n, page->arena, err);
    if (status != GV_OK || n == 0)
        return status;
    gv_text_add(out, "<details><summary>The frontier in numbers</summary><div "
                     "class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (size_t k = sweep->n_keys; k-- > 0;) {
        gv_text_add(out, "<th scope=\"col\"><code>");
        gv_escape(out, sweep->keys[k]);
        gv_text_add(out, "</code></th>");
    }
    gv_text_add(out, "<th scope=\"col\">not sure from ... to</th><th scope=\"col\">below "
                     "wins</th><th scope=\"col\">above wins</th></tr></thead>\n<tbody>\n");
    for (size_t k = 0; k < n; k++)
        add_row(page, &c[k], out);
    gv_text_add(out, "</tbody></table></div></details>\n");
    return GV_OK;
}
