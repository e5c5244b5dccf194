/* The largest tree of who convinced whom in one life, gathered from a replay. */
#include "report/cascade.h"

typedef struct gatherer {
    gv_cascade found;
    gv_status status;
    gv_error *err;
    uint32_t *root;  ///< [people] of whoever adopted
    uint32_t *depth; ///< [people]
    uint32_t *size;  ///< [people] of the tree below a root; later a member's place
} gatherer;

/* Adopters stand in order of time, so a parent's root is known before the child asks. */
static uint32_t largest_root(const gv_world *w, gatherer *g)
{
    uint32_t best = GV_NOBODY;
    for (uint32_t i = 0; i < w->n_adopters; i++) {
        const uint32_t v = w->adopters[i], parent = gv_world_parent(w, v);
        g->root[v] = parent == GV_NOBODY ? v : g->root[parent];
        g->depth[v] = parent == GV_NOBODY ? 0 : g->depth[parent] + 1;
        g->found.trees += parent == GV_NOBODY ? 1 : 0;
        g->size[g->root[v]]++;
    }
    for (uint32_t i = 0; i < w->n_adopters; i++) {
        const uint32_t v = w->adopters[i];
        if (g->root[v] == v && (best == GV_NOBODY || g->size[v] > g->size[best]))
            best = v;
    }
    return best;
}

static gv_status gather_members(const gv_world *w, uint32_t root, gatherer *g)
{
    const uint32_t size = g->size[root];
    const uint32_t room = size < GV_CASCADE_DRAWN ? size : GV_CASCADE_DRAWN;
    uint32_t *place = g->size, n = 0;
    uint32_t *parents = gv_alloc(room, sizeof *parents, g->err);
    if (parents == NULL)
        return GV_E_MEMORY;
    for (uint32_t i = 0; i < w->n_adopters; i++) {
        const uint32_t v = w->adopters[i];
        if (g->root[v] != root)
            continue;
        if (g->depth[v] > g->found.depth)
            g->found.depth = g->depth[v];
        if (n < room) {
            parents[n] = v == root ? 0 : place[gv_world_parent(w, v)];
            place[v] = n++;
        }
    }
    g->found.parent = parents;
    g->found.n_drawn = n;
    g->found.size = size;
    return GV_OK;
}

/* Called with the final world; a failure is left in the gatherer. */
static void gather(void *self, const gv_life *life)
{
    gatherer *g = self;
    const gv_world *w = life->world;
    g->root = gv_alloc(w->n, sizeof *g->root, g->err);
    g->depth = gv_alloc(w->n, sizeof *g->depth, g->err);
    g->size = gv_alloc(w->n, sizeof *g->size, g->err);
    if (g->root == NULL || g->depth == NULL || g->size == NULL) {
        g->status = GV_E_MEMORY;
    } else {
        const uint32_t root = largest_root(w, g);
        g->status = root == GV_NOBODY ? GV_OK : gather_members(w, root, g);
    }
    gv_free(g->size);
    gv_free(g->depth);
    gv_free(g->root);
}

gv_status gv_cascade_largest(const gv_plan *plan, size_t arm, uint64_t replicate,
                             gv_cascade *out, gv_error *err)
{
    gatherer g = { .status = GV_OK, .err = err };
    gv_status status = gv_engine_replay(plan, arm, replicate, gather, &g, err);
    status = status == GV_OK ? g.status : status;
    if (status == GV_OK)
        *out = g.found;
    else
        gv_free(g.found.parent);
    return status;
}
