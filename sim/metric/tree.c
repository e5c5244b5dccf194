/* Shape of cascades: size, depth, breadth and structural virality of trees. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

uint32_t gv_world_parent(const gv_world *w, uint32_t v)
{
    const uint32_t u = w->adoption[v].source;
    const bool by_mouth = w->adoption[v].channel == GV_CHANNEL_EARNED;
    if (!by_mouth || u >= w->n || !gv_world_adopted(w, u))
        return GV_NOBODY;
    /* Some convince others of what they only adopt later, or together with them. */
    const bool came_first =
        w->clock != GV_SYNC || w->adoption[u].step < w->adoption[v].step;
    return came_first ? u : GV_NOBODY;
}

/* Arrays over members. */
typedef struct shape_scratch {
    uint32_t *root;
    uint32_t *depth;
    uint32_t *below;    /* size of the member's subtree, itself included */
    uint32_t *at_depth; /* members of the largest tree by depth */
} shape_scratch;

/* Parents come before children, so one pass down gives roots and depths... */
static void walk_down(const uint32_t *parent, uint32_t n, shape_scratch s,
                      gv_tree_shape *shape)
{
    for (uint32_t k = 0; k < n; k++) {
        const bool is_root = parent[k] == GV_NOBODY;
        s.root[k] = is_root ? k : s.root[parent[k]];
        s.depth[k] = is_root ? 0 : s.depth[parent[k]] + 1;
        s.below[k] = 1;
        shape->trees += is_root ? 1 : 0;
        shape->generation[s.depth[k] < GV_DEPTHS ? s.depth[k] : GV_DEPTHS - 1]++;
    }
}

/* ... and one pass up gives the sizes of subtrees. */
static void walk_up(const uint32_t *parent, uint32_t n, shape_scratch s)
{
    for (uint32_t k = n; k-- > 0;) {
        if (parent[k] != GV_NOBODY)
            s.below[parent[k]] += s.below[k];
    }
}

static uint32_t largest_root(uint32_t n, shape_scratch s)
{
    uint32_t best = 0;
    for (uint32_t k = 1; k < n; k++) {
        if (s.root[k] == k && s.below[k] > s.below[best])
            best = k;
    }
    return best;
}

/* Each tie of a tree separates its members into b and size - b; the sum of b (size - b)
 * over all ties is the sum of all distances (the Wiener index). */
static double virality(uint32_t n, shape_scratch s, uint32_t root)
{
    const uint64_t size = s.below[root];
    gv_wide wiener = 0;
    for (uint32_t k = root + 1; k < n; k++) {
        if (s.root[k] == root)
            wiener += (gv_wide) s.below[k] * (size - s.below[k]);
    }
    return size < 2 ? (double) NAN
                    : 2 * (double) wiener / ((double) size * (double) (size - 1));
}

static void measure_layers(uint32_t n, shape_scratch s, uint32_t root, gv_tree_shape *shape)
{
    memset(s.at_depth, 0, (size_t) n * sizeof *s.at_depth);
    for (uint32_t k = root; k < n; k++) {
        if (s.root[k] != root)
            continue;
        const uint32_t d = s.depth[k];
        s.at_depth[d]++;
        shape->depth = d > shape->depth ? d : shape->depth;
        shape->breadth = s.at_depth[d] > shape->breadth ? s.at_depth[d] : shape->breadth;
    }
}

gv_tree_shape gv_tree_measure(const uint32_t *parent, uint32_t n, uint32_t *scratch)
{
    gv_tree_shape shape = { .virality = NAN };
    if (n == 0)
        return shape;
    const size_t m = n;
    const shape_scratch s = { scratch, scratch + m, scratch + 2 * m, scratch + 3 * m };
    walk_down(parent, n, s, &shape);
    walk_up(parent, n, s);
    const uint32_t root = largest_root(n, s);
    shape.size = s.below[root];
    shape.virality = virality(n, s, root);
    measure_layers(n, s, root, &shape);
    return shape;
}
