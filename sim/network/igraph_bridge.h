/// @file
/// Layer 2: what igraph does for us. Nothing of igraph's appears here: its graphs become
/// arcs at once. Debian builds igraph without thread safety, so these calls wait for each
/// other; none of them may stand in a parallel region's hot path.
#ifndef GRAPEVINE_IGRAPH_BRIDGE_H
#define GRAPEVINE_IGRAPH_BRIDGE_H

#include "grapevine/network.h"

/// Every pair with chance p. @param n  at most GV_IGRAPH_GNP_PEOPLE
gv_status gv_igraph_gnp(uint32_t n, double p, bool directed, gv_key key, gv_network **out,
                        gv_error *err) GV_MUST_USE;
/// igraph numbers the pairs by reals, exact up to 2^53: n (n - 1) may not exceed that.
#define GV_IGRAPH_GNP_PEOPLE 94906265.0

/// A ring where each knows `reach` people on either side, then rewired. @param reach  2
/// reach < n
gv_status gv_igraph_watts_strogatz(uint32_t n, uint32_t reach, double rewire, gv_key key,
                                   gv_network **out, gv_error *err) GV_MUST_USE;

/// Growth with chance of attachment proportional to ties^power + attractiveness.
/// @param ties  of each newcomer, below n
gv_status gv_igraph_barabasi_albert(uint32_t n, uint32_t ties, double power,
                                    double attractiveness, gv_key key, gv_network **out,
                                    gv_error *err) GV_MUST_USE;

/// One of igraph's famous graphs. @param name  as igraph's manual spells it
gv_status gv_igraph_famous(const char *name, gv_network **out, gv_error *err) GV_MUST_USE;

/* ---- scores of people ---- */

/// Who speaks to whom, for igraph.
typedef struct gv_igraph_ties {
    gv_csr out;
    bool is_mutual; ///< every arc has its reverse: pairs become undirected edges
} gv_igraph_ties;

/// Share of pairs of others whose shortest paths lead through a person. From paths that
/// start at the `n_pivots` people in `pivot`, scaled up. @param[out] score [n]
gv_status gv_igraph_betweenness(gv_igraph_ties ties, const uint32_t *pivot,
                                uint32_t n_pivots, double *score,
                                gv_error *err) GV_MUST_USE;
/// Shells, ties counted in both directions. @param[out] score [n]
gv_status gv_igraph_cores(gv_igraph_ties ties, double *score, gv_error *err) GV_MUST_USE;
/// Walks lead from hearer to speaker. @param[out] score [n], sums to 1
gv_status gv_igraph_pagerank(gv_igraph_ties ties, double *score, gv_error *err) GV_MUST_USE;
/// A person's score is proportional to the sum of those who hear them. @param[out] score
/// [n], at most 1
gv_status gv_igraph_eigenvector(gv_igraph_ties ties, double *score,
                                gv_error *err) GV_MUST_USE;
/// Communities by Louvain's method, numbered from 0; who speaks to whom does not matter
/// for them, nor do weights. @param[out] community  [csr.n]
gv_status gv_igraph_communities(gv_csr csr, gv_key key, uint32_t *community,
                                gv_error *err) GV_MUST_USE;

#endif
