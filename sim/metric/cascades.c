/* Cascades: the trees of who convinced whom by word of mouth. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "trees", "trees", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "adopters whom no word of mouth convinced: each is the root of a tree" },
    { "largest_tree", "largest tree", "people", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "people in the largest tree" },
    { "tree_depth", "depth of the largest tree", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER,
      0, INFINITY, "longest chain from its root; 0 for a lone root" },
    { "tree_breadth", "breadth of the largest tree", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "people in its largest generation" },
    { "structural_virality", "structural virality", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY,
      "mean distance between two members of the largest tree; undefined below two members" },
    { "generations", "adopters by generation", "people", GV_KIND_COUNT, GV_SHAPE_DEPTH,
      GV_NEITHER, 0, INFINITY,
      "all adopters by their distance from the root of their tree; the last entry counts all "
      "deeper generations" },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    uint32_t *parent = life->scratch;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        parent[v] = gv_world_parent(w, v);
    }
    const gv_tree_shape shape =
        gv_tree_measure(parent, w->adopters, w->n_adopters, w->n, life->scratch + w->n);
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
              .source = "Goel, Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158" },
    .outcomes = outcomes,
    .measure = measure,
};
