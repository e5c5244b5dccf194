/* Where the members of a tree stand when it is drawn around its root; a pure function. */
#include "report/tree_layout.h"

#include "report/svg.h"

#include <math.h>

static const double full_circle = 6.283185307179586;

uint32_t gv_tree_layout(const gv_tree *tree, double *angle, uint32_t *depth,
                        double *scratch)
{
    double *leaves = scratch, *next = scratch + tree->n;
    uint32_t deepest = 0;
    for (uint32_t i = 0; i < tree->n; i++)
        leaves[i] = 0;
    /* Children come after parents: going backwards, every child is counted before its
     * parent. */
    for (uint32_t i = tree->n; i-- > 0;) {
        leaves[i] = leaves[i] > 0 ? leaves[i] : 1;
        if (i > 0)
            leaves[tree->parent[i]] += leaves[i];
    }
    for (uint32_t i = 0; i < tree->n; i++) {
        const double start = i > 0 ? next[tree->parent[i]] : 0;
        if (i > 0)
            next[tree->parent[i]] += leaves[i];
        next[i] = start;
        angle[i] = (start + leaves[i] / 2) / leaves[0];
        depth[i] = i > 0 ? depth[tree->parent[i]] + 1 : 0;
        deepest = depth[i] > deepest ? depth[i] : deepest;
    }
    return deepest;
}

typedef struct place {
    double x, y;
} place;

static place around(double centre, double radius, double turn)
{
    return (place){ centre + radius * sin(full_circle * turn),
                    centre - radius * cos(full_circle * turn) };
}

static void add_rings(gv_text *out, double centre, double reach, uint32_t deepest)
{
    for (uint32_t ring = 1; ring <= deepest; ring++)
        gv_text_add(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"ring\"/>\n",
                    centre, centre, reach * ring / deepest);
}

/* A bow that leaves the parent outwards and arrives along the child's own direction. */
static void add_branch(gv_text *out, double centre, double reach, const double turn[2],
                       const uint32_t depth[2])
{
    const double inner = reach * depth[0], outer = reach * depth[1];
    const place from = around(centre, inner, turn[0]), to = around(centre, outer, turn[1]);
    const place bend_from = around(centre, (inner + outer) / 2, turn[0]);
    const place bend_to = around(centre, (inner + outer) / 2, turn[1]);
    if (depth[0] == 0)
        gv_text_add(out, "M%.1f %.1fL%.1f %.1f", from.x, from.y, to.x, to.y);
    else
        gv_text_add(out, "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", from.x, from.y,
                    bend_from.x, bend_from.y, bend_to.x, bend_to.y, to.x, to.y);
}

/* Dots fill about the same share of the circle, however many they are, within reason. */
static double dot_size(uint32_t n)
{
    const double small = 3.6, large = 9;
    return fmin(fmax(60 / sqrt((double) n), small), large);
}

static void add_tree(gv_text *out, const gv_tree *tree, double size, const double *angle,
                     const uint32_t *depth, uint32_t deepest)
{
    const double centre = size / 2, margin = 6;
    const double reach = (centre - margin) / (deepest > 0 ? deepest : 1);
    add_rings(out, centre, centre - margin, deepest);
    const double dot = dot_size(tree->n);
    gv_text_add(out, "<path class=\"branch\" stroke-width=\"%.1f\" d=\"", dot / 5);
    for (uint32_t i = 1; i < tree->n; i++) {
        const uint32_t p = tree->parent[i];
        add_branch(out, centre, reach, (const double[2]){ angle[p], angle[i] },
                   (const uint32_t[2]){ depth[p], depth[i] });
    }
    /* Lines of no length with round ends are the shortest way to write many dots. */
    gv_text_add(out, "\"/>\n<path class=\"member\" stroke-width=\"%.1f\" d=\"", dot);
    for (uint32_t i = 1; i < tree->n; i++) {
        const place at = around(centre, reach * depth[i], angle[i]);
        gv_text_add(out, "M%.1f %.1fh0", at.x, at.y);
    }
    gv_text_add(out, "\"/>\n<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" class=\"root\"/>\n",
                centre, centre);
}

gv_status gv_tree_draw(gv_text *out, const gv_tree *tree, double size, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    double *angle = gv_alloc(tree->n, sizeof *angle, err);
    uint32_t *depth = gv_alloc(tree->n, sizeof *depth, err);
    double *scratch = gv_alloc((size_t) 2 * tree->n, sizeof *scratch, err);
    if (angle != NULL && depth != NULL && scratch != NULL) {
        const uint32_t deepest = gv_tree_layout(tree, angle, depth, scratch);
        add_tree(out, tree, size, angle, depth, deepest);
        status = GV_OK;
    }
    gv_free(scratch);
    gv_free(depth);
    gv_free(angle);
    return status;
}
