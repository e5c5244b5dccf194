/* Cascades: the trees of who convinced whom by word of mouth. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "trees", "trees", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "adopters whom no word of mouth convinced: each is the root of a tree",
      .smallest = 0.05, .smallest_is_share = true },
    { "largest_tree", "largest tree", "people", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "people in the largest tree", .smallest = 0.05, .smallest_is_share = true },
    { "tree_depth", "depth of the largest tree", "1", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "longest chain from its root; 0 for a lone root",
      .smallest = 0.05, .smallest_is_share = true },
    { "tree_breadth", "breadth of the largest tree", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "people in its largest generation", .smallest = 0.05,
      .smallest_is_share = true },
    { "structural_virality", "structural virality", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY,
      "mean distance between two members of the largest tree; undefined below two "
      "members",
      .smallest = 0.05, .smallest_is_share = true },
    { "generations", "adopters by generation", "people", GV_KIND_COUNT, GV_SHAPE_DEPTH,
      GV_NEITHER, 0, INFINITY,
      "all adopters by their distance from the root of their tree; the last entry counts "
      "all deeper generations",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

/* People become places in the order of adoption, so that the walks stay in the cache. */
static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    const uint32_t n = w->n_adopters;
    uint32_t *parent = life->scratch;
    uint32_t *place = life->scratch + n; /* [people]; overwritten by the walks afterwards */
    for (uint32_t k = 0; k < n; k++)
        place[w->adopters[k]] = k;
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t u = gv_world_parent(w, w->adopters[k]);
        parent[k] = u == GV_NOBODY ? GV_NOBODY : place[u];
    }
    const gv_tree_shape shape = gv_tree_measure(parent, n, life->scratch + n);
    *out[0].count = shape.trees;
    *out[1].count = shape.size;
    *out[2].count = shape.depth;
    *out[3].count = shape.breadth;
    *out[4].real = shape.virality;
    memcpy(out[5].count, shape.generation, sizeof shape.generation);
}

const gv_metric gv_metric_cascades = {
    .spec = { .name = "cascades",
              .title = "Cascades",
              .about = "Size and shape of the trees of who convinced whom.",
              .source =
                  "Goel, Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158" },
    .outcomes = outcomes,
    .measure = measure,
};
