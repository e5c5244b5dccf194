/* Opinions: what people hold in the end, in how many clusters, and when all were first of
 * one opinion. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <stdlib.h>

typedef struct opinions {
    double gap;
    double major;
} opinions;

static const gv_param opinions_table[] = {
    GV_REAL(opinions, gap, .initial = 0.01, .low = 0, .high = 1e6, .unit = "opinion",
            .source = "assumption",
            .help = "neighbouring opinions that are farther apart than this belong to two "
                    "clusters"),
    GV_REAL(opinions, major, .initial = 0.02, .low = 0, .high = 1, .unit = "share",
            .source = "assumption",
            .help = "clusters with more than this share of all people are major"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "consensus_time", "time to consensus", "ticks", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "when all were first of one opinion: two opinions to the single event of the "
      "asynchronous clock, real ones at the first step in which no two are `apart`; "
      "undefined when they never were",
      .smallest = 0.05, .smallest_is_share = true },
    { "opinion_mean", "mean opinion", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER,
      -INFINITY, INFINITY, "of all people, in the end", .smallest = 0.01 },
    { "opinion_variance", "variance of opinions", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "over all people (divided by their number), in the end",
      .smallest = 0.05, .smallest_is_share = true },
    { "opinion_range", "range of opinions", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "from the lowest to the highest, in the end", .smallest = 0.05,
      .smallest_is_share = true },
    { "opinion_clusters", "clusters of opinions", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "in the end, with a gap of more than `gap` between them",
      .smallest = 0.05, .smallest_is_share = true },
    { "opinion_clusters_major", "major clusters of opinions", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "those with more than a share `major` of all people", .smallest = 0.05,
      .smallest_is_share = true },
    { "opinion_cluster_largest", "largest cluster of opinions", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1, "share of all people in it, in the end",
      .smallest = 0.01 },
    { .name = NULL },
};

enum { TIME, MEAN, VARIANCE, RANGE, CLUSTERS, MAJOR, LARGEST, OUTCOMES };

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static void clusters(const double *sorted, uint32_t n, const opinions *par, double *found)
{
    uint32_t begin = 0;
    found[RANGE] = sorted[n - 1] - sorted[0];
    found[CLUSTERS] = found[MAJOR] = found[LARGEST] = 0;
    for (uint32_t k = 1; k <= n; k++) {
        if (k < n && sorted[k] - sorted[k - 1] <= par->gap)
            continue;
        const double share = (double) (k - begin) / n;
        found[CLUSTERS]++;
        found[MAJOR] += share > par->major ? 1 : 0;
        found[LARGEST] = share > found[LARGEST] ? share : found[LARGEST];
        begin = k;
    }
}

static void of_numbers(const gv_life *life, const opinions *par, double *found)
{
    const gv_world *w = life->world;
    double *const sorted = (double *) (void *) life->scratch; /* 5 n words have room */
    double sum = 0, squares = 0;
    for (uint32_t v = 0; v < w->n; v++)
        sum += sorted[v] = w->opinion[v];
    found[MEAN] = sum / w->n;
    for (uint32_t v = 0; v < w->n; v++)
        squares += (w->opinion[v] - found[MEAN]) * (w->opinion[v] - found[MEAN]);
    found[VARIANCE] = squares / w->n;
    qsort(sorted, w->n, sizeof *sorted, by_value);
    clusters(sorted, w->n, par, found);
}

static void of_two(const gv_world *w, const opinions *par, double *found)
{
    const double ones = (double) w->in_state[1] / w->n;
    const bool agree = w->in_state[0] == 0 || w->in_state[1] == 0 || par->gap >= 1;
    const double larger = ones > 0.5 ? ones : 1 - ones;
    const double smaller = 1 - larger;
    found[MEAN] = ones;
    found[VARIANCE] = ones * (1 - ones);
    found[RANGE] = w->in_state[0] > 0 && w->in_state[1] > 0 ? 1 : 0;
    found[CLUSTERS] = agree ? 1 : 2;
    found[LARGEST] = agree ? 1 : larger;
    found[MAJOR] =
        (found[LARGEST] > par->major ? 1 : 0) + (!agree && smaller > par->major ? 1 : 0);
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const gv_world *w = life->world;
    double found[OUTCOMES];
    for (uint32_t k = 0; k < OUTCOMES; k++)
        found[k] = NAN;
    if (w->opinion != NULL)
        of_numbers(life, params, found);
    else if (w->model->opinions == GV_TWO_OPINIONS)
        of_two(w, params, found);
    if (w->agreed != GV_MOMENT_NEVER)
        found[TIME] = gv_moment_ticks(w->agreed);
    for (uint32_t k = 0; k < OUTCOMES; k++)
        *out[k].real = found[k];
}

const gv_metric gv_metric_opinions = {
    .spec = { .name = "opinions",
              .title = "Opinions",
              .about = "What people hold in the end, in how many clusters, and when all "
                       "were first of one opinion.",
              GV_PARAMS(opinions) },
    .outcomes = outcomes,
    .of_opinions = true,
    .measure = measure,
};
