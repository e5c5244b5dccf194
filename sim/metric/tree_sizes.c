/* Tree sizes: the distribution of cascades from lone adopters to the largest. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "tree_size_mean", "mean size of trees", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY, "adopters over trees; undefined without adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "tree_size_median", "median size of trees", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY,
      "smallest size that at least 50 % of the trees do not exceed; undefined without "
      "adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "tree_size_90", "size of trees, 90 %", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY,
      "smallest size that at least 90 % of the trees do not exceed; undefined without "
      "adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "tree_size_99", "size of trees, 99 %", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 1, INFINITY,
      "smallest size that at least 99 % of the trees do not exceed; undefined without "
      "adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "lone_share", "share of lone adopters", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, 1,
      "share of the trees that are one person who convinced nobody; undefined without "
      "adopters",
      .smallest = 0.01 },
    { .name = NULL },
};

/* Sizes of all trees as a histogram: size s occurs how_many[s] times, s = 1 .. adopters. */
typedef struct sizes {
    uint32_t adopters, trees;
    uint32_t *how_many; /* [adopters + 1] */
} sizes;

static sizes sizes_of(const gv_life *life)
{
    const gv_world *w = life->world;
    uint32_t *root = life->scratch; /* [people] by person */
    uint32_t *size = root + w->n;   /* [people] of the tree of a root */
    sizes s = { .adopters = w->n_adopters, .how_many = root + 2 * (size_t) w->n };
    memset(s.how_many, 0, ((size_t) s.adopters + 1) * sizeof *s.how_many);
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        const uint32_t u = gv_world_parent(w, v); /* adopted before v */
        root[v] = u == GV_NOBODY ? v : root[u];
        size[v] = 0;
        size[root[v]]++;
    }
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        if (root[v] != v)
            continue;
        s.how_many[size[v]]++;
        s.trees++;
    }
    return s;
}

static double quantile(const sizes *s, uint64_t percent)
{
    uint64_t trees = 0;
    for (uint32_t size = 1; size <= s->adopters; size++) {
        trees += s->how_many[size];
        if (100 * trees >= percent * s->trees)
            return size;
    }
    return (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const sizes s = sizes_of(life);
    const double trees = s.trees > 0 ? (double) s.trees : (double) NAN;
    *out[0].real = s.adopters / trees;
    *out[1].real = quantile(&s, 50);
    *out[2].real = quantile(&s, 90);
    *out[3].real = quantile(&s, 99);
    *out[4].real = s.trees > 0 ? s.how_many[1] / trees : (double) NAN;
}

const gv_metric gv_metric_tree_sizes = {
    .spec = { .name = "tree_sizes",
              .title = "Sizes of cascades",
              .about = "How large the trees of who convinced whom are, from lone adopters "
                       "to the largest.",
              .source = "Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058" },
    .outcomes = outcomes,
    .measure = measure,
};
