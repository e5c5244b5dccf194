/// @file
/// Layer 2: igraph's layouts, from given places on.
#ifndef GRAPEVINE_IGRAPH_LAYOUT_H
#define GRAPEVINE_IGRAPH_LAYOUT_H

#include "grapevine/network.h"

/// Move people to where a drawing of their ties is easy to read: Kamada and Kawai's
/// springs, then Fruchterman and Reingold's forces.
/// @param n  people, all connected; @param from, to [m]  every pair once
/// @param[in,out] x, y [n]  where to begin, no two alike; left as they are on failure
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY. O(n^2) memory, O(50 n^2 + 300 (n^2 + m)) time.
/// @source Kamada, Kawai (1989), doi:10.1016/0020-0190(89)90102-6; Fruchterman, Reingold
/// (1991), doi:10.1002/spe.4380211102
gv_status gv_igraph_layout(uint32_t n, uint64_t m, const uint32_t *from, const uint32_t *to,
                           gv_key key, double *x, double *y, gv_error *err) GV_MUST_USE;

#endif
