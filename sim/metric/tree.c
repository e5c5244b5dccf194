/* Shape of cascades: size, depth, breadth and structural virality of trees. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

uint32_t gv_world_parent(const gv_world *w, uint32_t v)
{
    const uint32_t u = w->source[v];
    const bool by_mouth = w->channel[v] == GV_CHANNEL_EARNED;
    return by_mouth && u < w->n && gv_world_adopted(w, u) ? u : GV_NOBODY;
}

/* Three arrays over people, valid for the members. */
typedef struct shape_scratch {
    uint32_t *root;
    uint32_t *depth;
    uint32_t *below; /* members of v's subtree, v included */
} shape_scratch;

/* Parents come before children, so one pass down gives roots and depths... */
static void walk_down(const uint32_t *parent, const uint32_t *order, uint32_t n_members,
                      shape_scratch s, gv_tree_shape *shape)
{
    for (uint32_t k = 0; k < n_members; k++) {
        const uint32_t v = order[k];
        const bool is_root = parent[v] == GV_NOBODY;
        s.root[v] = is_root ? v : s.root[parent[v]];
        s.depth[v] = is_root ? 0 : s.depth[parent[v]] + 1;
        s.below[v] = 1;
        shape->trees += is_root ? 1 : 0;
        shape->generation[s.depth[v] < GV_DEPTHS ? s.depth[v] : GV_DEPTHS - 1]++;
    }
}

/* ... and one pass up gives the sizes of subtrees. */
static void walk_up(const uint32_t *parent, const uint32_t *order, uint32_t n_members,
                    shape_scratch s)
{
    for (uint32_t k = n_members; k-- > 0;) {
        const uint32_t v = order[k];
        if (parent[v] != GV_NOBODY)
            s.below[parent[v]] += s.below[v];
    }
}

static uint32_t largest_root(const uint32_t *order, uint32_t n_members, shape_scratch s)
{
    uint32_t best = order[0];
    for (uint32_t k = 1; k < n_members; k++) {
        const uint32_t v = order[k];
        if (s.root[v] == v && s.below[v] > s.below[best])
            best = v;
    }
    return best;
}

/* Each tie of a tree separates its members into b and size - b; the sum of b (size - b) over all
 * ties is the sum of all distances (the Wiener index). */
static double virality(const uint32_t *order, uint32_t n_members, shape_scratch s, uint32_t root)
{
    const uint64_t size = s.below[root];
    gv_wide wiener = 0;
    for (uint32_t k = 0; k < n_members; k++) {
        const uint32_t v = order[k];
        if (s.root[v] == root && v != root)
            wiener += (gv_wide) s.below[v] * (size - s.below[v]);
    }
    return size < 2 ? NAN : 2 * (double) wiener / ((double) size * (double) (size - 1));
}

/* Members by depth; `count` [n] is free after the walks because only n depths exist. */
static void measure_layers(const uint32_t *order, uint32_t n_members, shape_scratch s,
                           uint32_t root, uint32_t *count, gv_tree_shape *shape)
{
    memset(count, 0, (size_t) n_members * sizeof *count);
    for (uint32_t k = 0; k < n_members; k++) {
        const uint32_t v = order[k];
        if (s.root[v] != root)
            continue;
        const uint32_t d = s.depth[v];
        count[d]++;
        shape->depth = d > shape->depth ? d : shape->depth;
        shape->breadth = count[d] > shape->breadth ? count[d] : shape->breadth;
    }
}

gv_tree_shape gv_tree_measure(const uint32_t *parent, const uint32_t *order, uint32_t n_members,
                              uint32_t n, uint32_t *scratch)
{
    gv_tree_shape shape = { .virality = NAN };
    if (n_members == 0)
        return shape;
    const shape_scratch s = { scratch, scratch + n, scratch + 2 * (size_t) n };
    walk_down(parent, order, n_members, s, &shape);
    walk_up(parent, order, n_members, s);
    const uint32_t root = largest_root(order, n_members, s);
    shape.size = s.below[root];
    shape.virality = virality(order, n_members, s, root);
    measure_layers(order, n_members, s, root, scratch + 3 * (size_t) n, &shape);
    return shape;
}
