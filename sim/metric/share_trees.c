/* Trees of shares: how far what people post and say is passed on. Layer 4. */
#include "metric/forest.h"

#include <math.h>

typedef struct share_trees {
    uint32_t of;
    uint64_t tail_from, tail_least;
} share_trees;

static const char *const kinds[] = { "all", "posts", "words", NULL };

static const gv_param share_trees_table[] = {
    GV_CHOICE(
        share_trees, of, .initial = GV_FOREST_ALL, .choices = kinds, .source = "convention",
        .help = "which trees count: those of posts, and of advertisements that somebody "
                "passed on, those of people's own words, or all"),
    GV_COUNT(share_trees, tail_from, .initial = 2, .low = 1, .high = 1e6, .unit = "sayings",
             .source = "convention: all that was passed on at all",
             .help = "the smallest tree that counts for the exponent"),
    GV_COUNT(share_trees, tail_least, .initial = 50, .low = 2, .high = 1e6, .unit = "trees",
             .source = "Clauset, Shalizi, Newman (2009), doi:10.1137/070710111: the "
                       "estimate is biased for fewer",
             .help = "with fewer trees of that size and more there is no exponent"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "share_trees", "trees of shares", "trees", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER,
      0, INFINITY,
      "posts, words and advertisements passed on that others could pass on further: each "
      "is the root of a tree of all times somebody did",
      OF_CONTROL },
    { "share_tree_largest", "largest tree of shares", "sayings", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "the post or word itself and all shares of it, where these are most", OF_CONTROL },
    { "share_tree_deepest", "longest chain of shares", "1", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "at how many removes something was passed on", OF_CONTROL },
    { "share_tree_broadest", "broadest tree of shares", "sayings", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "most times that one thing was passed on at the same remove", OF_CONTROL },
    { "share_tree_alone", "share of what nobody passes on", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, 1, "of the trees; undefined without any",
      .smallest = 0.01 },
    { "share_tree_near", "share of what ends within one remove", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of the trees, those in which nobody passed on a share, what nobody passes on with "
      "them; undefined without any",
      .smallest = 0.01 },
    { "share_tree_mean", "mean size of trees of shares", "sayings", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY, "undefined without any", OF_CONTROL },
    { "share_tree_gini", "inequality of trees of shares", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1, "Gini coefficient of their sizes; undefined without any",
      .smallest = 0.01 },
    { "share_tree_exponent", "exponent of the sizes of trees of shares", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "of the probability of x and more, by maximum likelihood from `tail_from` on; "
      "undefined with fewer than `tail_least` such trees, or all of size `tail_from`",
      OF_CONTROL },
    { "share_tree_virality", "virality of large trees of shares", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "mean over trees of ten and more of the mean distance between two of its members; "
      "undefined without any",
      OF_CONTROL },
    { "share_trees_at_least", "share of trees of shares by size", "share", GV_KIND_REAL,
      GV_SHAPE_POPULARITY, GV_NEITHER, 0, 1,
      "that are at least so large; undefined without any", .smallest = 0.01 },
    { "shares_lost", "sayings that were not followed", "sayings", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "for lack of room, where trees live long; then all else here is of the others",
      OF_CONTROL },
    { "share_tree_first", "share of shares at first hand", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of all shares, those of a post or a word itself and not of somebody's share of it: "
      "1 where nothing goes beyond one remove; undefined without shares",
      .smallest = 0.01 },
    { .name = NULL },
};
enum {
    TREES,
    LARGEST,
    DEEPEST,
    BROADEST,
    ALONE,
    NEAR,
    MEAN,
    GINI,
    EXPONENT,
    VIRALITY,
    AT_LEAST,
    LOST,
    FIRST
};

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const share_trees *par = params;
    gv_forest f = gv_forest_in(own, extent);
    if (w->model->sayings == NULL)
        return;
    if (step > 0)
        gv_forest_follow(&f, w, par->of);
    if (step == extent.ticks)
        gv_forest_close(&f, par->of);
}

typedef struct sizes {
    uint64_t n, sum, ranked; /* trees; their sizes; each times its rank, from 1 */
    uint32_t largest;
    uint64_t at_least[GV_RUNGS];
} sizes;

static sizes sizes_of(const gv_forest *f)
{
    sizes s = { .n = 0 };
    for (uint32_t size = 1; size <= f->room; size++) {
        const uint64_t n = f->how_many[size];
        if (n == 0)
            continue;
        s.ranked += size * (n * s.n + n * (n + 1) / 2);
        s.n += n;
        s.sum += n * size;
        s.largest = size;
        for (uint32_t k = 0; k < GV_RUNGS && gv_popularity_rungs[k] <= size; k++)
            s.at_least[k] += n;
    }
    return s;
}

static uint32_t whole(uint64_t n)
{
    return n < UINT32_MAX ? (uint32_t) n : UINT32_MAX;
}

/* Differences of all pairs, over twice what they would be if one had all. */
static double gini(const sizes *s, double n)
{
    return (double) (2 * s->ranked - (s->n + 1) * s->sum) / (n * (double) s->sum);
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const share_trees *par = params;
    const gv_forest f = gv_forest_in(life->own, life->extent);
    const gv_forest_tally *t = f.tally;
    const sizes s = sizes_of(&f);
    const double n = s.n > 0 ? (double) s.n : (double) NAN;
    *out[TREES].count = whole(t->trees);
    *out[LARGEST].count = s.largest;
    *out[DEEPEST].count = whole(t->deepest);
    *out[BROADEST].count = whole(t->broadest);
    *out[ALONE].real = f.how_many[1] / n;
    *out[NEAR].real = (double) t->near / n;
    *out[MEAN].real = (double) s.sum / n;
    *out[GINI].real = gini(&s, n);
    *out[EXPONENT].real =
        gv_power_law_exponent(f.how_many, s.largest, par->tail_from, par->tail_least);
    *out[VIRALITY].real = t->large > 0
                              ? (double) t->virality / 4294967296.0 / (double) t->large
                              : (double) NAN;
    for (uint32_t k = 0; k < GV_RUNGS; k++)
        out[AT_LEAST].real[k] = (double) s.at_least[k] / n;
    *out[LOST].count = whole(t->lost);
    *out[FIRST].real =
        t->shares > 0 ? (double) t->first / (double) t->shares : (double) NAN;
}

const gv_metric gv_metric_share_trees = {
    .spec = { .name = "share_trees",
              .title = "Trees of shares",
              .about =
                  "Size and shape of what comes of a post or a word: itself, and every "
                  "time that somebody passed it on. Trees of who convinced whom are in "
                  "`cascades`, shares that a share brings in `earned_media`.",
              .source = "Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058; Goel, "
                        "Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158",
              .deviates =
                  "a tree grows from one post or word, where the same content posted again "
                  "begins another, and of an advertisement from whoever passes it on "
                  "without having it from somebody, as nobody posted it; what nobody can "
                  "pass on, questions to the brand and posts for a rival, begins none",
              GV_PARAMS(share_trees) },
    .outcomes = outcomes,
    .of_sayings = true,
    .own_bytes = gv_forest_bytes,
    .look = look,
    .measure = measure,
};
