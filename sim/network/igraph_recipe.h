/// @file
/// How a generator has igraph make its graph: a recipe, called under the lock, with
/// igraph's randomness coming from a keyed stream.
#ifndef GRAPEVINE_IGRAPH_RECIPE_H
#define GRAPEVINE_IGRAPH_RECIPE_H

#include "network/igraph_bridge.h"

#include <igraph.h>

/// Make `graph` as `how` says. A failure leaves nothing behind.
typedef igraph_error_t gv_recipe(igraph_t *graph, const void *how);

/// Call a recipe and turn its graph into a network; every edge of an undirected graph
/// becomes two arcs.
/// @param key  of all that igraph draws meanwhile
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY, GV_E_DATA (self-ties)
gv_status gv_igraph_grow(gv_recipe *make, const void *how, gv_key key, gv_network **out,
                         gv_error *err) GV_MUST_USE;

/// Call a recipe for what it finds out; it leaves no graph, whatever it returns.
/// @param key  of all that igraph draws meanwhile
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_igraph_ask(gv_recipe *make, const void *how, gv_key key, const char *doing,
                        gv_error *err) GV_MUST_USE;

/// Ties as a graph of igraph's. A pair that is tied both ways becomes one edge where
/// directions do not matter: because all ties are mutual, or are to be forgotten.
igraph_error_t gv_igraph_copy(igraph_t *graph, gv_igraph_ties ties, bool is_undirected);

/// Has any network without repeats these degrees? (Erdős and Gallai)
gv_status gv_igraph_is_graphical(gv_counts degrees, bool *out, gv_error *err) GV_MUST_USE;

/// Do other work with igraph: alone, and with failures coming back as codes.
gv_status gv_igraph_locked(gv_status (*work)(void *self, gv_error *err), void *self,
                           gv_error *err) GV_MUST_USE;

#endif
