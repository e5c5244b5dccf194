/* Where the members of a tree stand when it is drawn around its root; a pure function. */
#ifndef GRAPEVINE_REPORT_TREE_LAYOUT_H
#define GRAPEVINE_REPORT_TREE_LAYOUT_H

#include "grapevine/base.h"

/// A tree, parents before children: member 0 is the root, parent[i] < i for all others.
typedef struct gv_tree {
    const uint32_t *parent; ///< [n] parent[0] is not read
    uint32_t n;
} gv_tree;

/// Polar places: every leaf gets an equal share of the circle, a parent the middle of its
/// children's sectors, a generation its ring.
/// @param[out] angle  [n] turns of the circle, in [0, 1]; 0 points up
/// @param[out] depth  [n] distance from the root
/// @param scratch     [2 n]
/// @return depth of the tree. O(n).
/// @source Eades (1992), Bull. Inst. Combin. Appl. 5:10 (radial drawing by leaves)
uint32_t gv_tree_layout(const gv_tree *tree, double *angle, uint32_t *depth,
                        double *scratch);

/// Draw it into the square of that size with its corner at the origin.
/// @return GV_OK or GV_E_MEMORY. O(n).
gv_status gv_tree_draw(gv_text *out, const gv_tree *tree, double size,
                       gv_error *err) GV_MUST_USE;

#endif
