/* Groups: how many of each are reached, and adopt, and how far apart the groups are.
 * Layer 4.
 */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "group_size", "people by group", "people", GV_KIND_COUNT, GV_SHAPE_GROUP, GV_NEITHER,
      0, INFINITY, "members of each group; 0 where there are no groups", .smallest = 0.05,
      .smallest_is_share = true },
    { "reach_by_group", "reach by group", "people", GV_KIND_COUNT, GV_SHAPE_GROUP,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "members who saw paid, partner or owned content at least once", .smallest = 0.05,
      .smallest_is_share = true },
    { "adopters_by_group", "adopters by group", "people", GV_KIND_COUNT, GV_SHAPE_GROUP,
      GV_MORE_IS_BETTER, 0, INFINITY, "members who adopted in the end", .smallest = 0.05,
      .smallest_is_share = true },
    { "reach_ratio", "ratio of reach, lowest to highest group", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share reached in the least reached group over that in the most reached one; 1: all "
      "alike, below 0.8 called adverse; undefined without groups, or when nobody is "
      "reached",
      .smallest = 0.01 },
    { "adoption_ratio", "ratio of adoption, lowest to highest group", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share of adopters in the slowest group over that in the keenest one; 1: all alike, "
      "below 0.8 called adverse; undefined without groups, or when nobody adopts",
      .smallest = 0.01 },
    { .name = NULL },
};

/* Groups without members have no share. */
static double ratio_of(const uint32_t *yes, const uint32_t *size, size_t n)
{
    double low = (double) NAN, high = (double) NAN;
    for (size_t g = 0; g < n; g++) {
        if (size[g] == 0)
            continue;
        const double share = (double) yes[g] / size[g];
        low = isnan(low) || share < low ? share : low;
        high = isnan(high) || share > high ? share : high;
    }
    return high > 0 ? low / high : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    const size_t n = life->extent.groups;
    const gv_trait *group =
        life->people == NULL ? NULL : gv_people_trait(life->people, GV_GROUP);
    const bool counts = group != NULL && group->value != NULL && group->n_labels == n;
    for (size_t k = 0; k < 3; k++)
        memset(out[k].count, 0, n * sizeof *out[k].count);
    for (uint32_t v = 0; counts && v < w->n; v++) {
        out[0].count[group->value[v]]++;
        out[1].count[group->value[v]] += w->reads[v] > 0 ? 1 : 0;
        out[2].count[group->value[v]] += gv_world_adopted(w, v) ? 1 : 0;
    }
    *out[3].real = counts ? ratio_of(out[1].count, out[0].count, n) : (double) NAN;
    *out[4].real = counts ? ratio_of(out[2].count, out[0].count, n) : (double) NAN;
}

const gv_metric gv_metric_groups = {
    .spec = { .name = "groups",
              .title = "Reach and adopters by group",
              .about = "How many of each group of people are reached, and adopt.",
              .source =
                  "ratio: the four-fifths rule of the Uniform Guidelines on Employee "
                  "Selection Procedures, 29 CFR 1607.4 D (1978), as in Feldman et al. "
                  "(2015), doi:10.1145/2783258.2783311" },
    .outcomes = outcomes,
    .measure = measure,
};
