/// @file
/// Layer 2: statistics of whole networks that igraph computes.
#ifndef GRAPEVINE_IGRAPH_STATISTICS_H
#define GRAPEVINE_IGRAPH_STATISTICS_H

#include "network/igraph_bridge.h"

/// Clustering, weak parts and mixing by ties: directions forgotten. Fills
/// value[TRANSITIVITY], [CLUSTERING], [PARTS], [LARGEST_PART], [ASSORTATIVITY].
/// @param[out] value  [GV_STATISTICS]; what does not exist is NaN
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_igraph_statistics(gv_igraph_ties ties, double *value,
                               gv_error *err) GV_MUST_USE;
/// What needs directions: value[STRONG_PARTS], [LARGEST_STRONG], [ASSORTATIVITY_DIRECTED].
gv_status gv_igraph_directed_statistics(gv_igraph_ties ties, double *value,
                                        gv_error *err) GV_MUST_USE;
/// value[ASSORTATIVITY_GROUP]. @param group [n]
gv_status gv_igraph_group_statistics(gv_igraph_ties ties, const uint16_t *group,
                                     double *value, gv_error *err) GV_MUST_USE;

#endif
