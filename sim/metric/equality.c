/* Equality: how evenly groups are reached, and adopt. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

#define UNDEFINED "; undefined without groups, or when all have none"

static const gv_outcome outcomes[] = {
    { "reach_lowest_group", "reach in the least reached group", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share of its members who saw paid, partner or owned content; undefined without "
      "groups",
      .smallest = 0.01 },
    { "reach_highest_group", "reach in the most reached group", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share of its members who saw paid, partner or owned content; undefined without "
      "groups",
      .smallest = 0.01 },
    { "reach_gini", "inequality of reach", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, 1,
      "Gini index of the groups' shares reached, groups weighted by size; 0: all "
      "equal" UNDEFINED,
      .smallest = 0.01 },
    { "adoption_lowest_group", "adoption in the slowest group", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share of its members who adopted; undefined without groups", .smallest = 0.01 },
    { "adoption_highest_group", "adoption in the keenest group", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "share of its members who adopted; undefined without groups", .smallest = 0.01 },
    { "adoption_gini", "inequality of adoption", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, 1,
      "Gini index of the groups' shares of adopters, groups weighted by size; 0: all "
      "equal" UNDEFINED,
      .smallest = 0.01 },
    { .name = NULL },
};

typedef struct shares {
    double low, high, gini;
} shares;

/* Half the mean difference of two people drawn at random, each standing for their group's
 * share, over the mean share. Counts: share i is yes[i] / size[i]. */
static shares shares_of(const uint32_t *yes, const uint32_t *size, size_t n)
{
    shares s = { NAN, NAN, NAN };
    double people = 0, total = 0, differences = 0;
    for (size_t i = 0; i < n; i++) {
        const double share = (double) yes[i] / size[i];
        s.low = isnan(s.low) || share < s.low ? share : s.low;
        s.high = isnan(s.high) || share > s.high ? share : s.high;
        people += size[i];
        total += yes[i];
        for (size_t j = 0; j < i; j++) {
            const double product = (double) yes[i] * size[j] - (double) yes[j] * size[i];
            differences += fabs(product);
        }
    }
    if (total > 0)
        s.gini = differences / (people * total);
    return s;
}

static void write_shares(shares s, const gv_value *out)
{
    *out[0].real = s.low;
    *out[1].real = s.high;
    *out[2].real = s.gini;
}

/* Groups with members, hence at most as many as people: the scratch has room. */
static size_t count_groups(const gv_life *life, uint32_t *size, uint32_t *reached,
                           uint32_t *adopted)
{
    const gv_world *w = life->world;
    const gv_trait *group =
        life->people == NULL ? NULL : gv_people_trait(life->people, "group");
    size_t n = 0;
    for (size_t g = 0; group != NULL && g < group->n_labels; g++) {
        const uint32_t *member = NULL;
        size[n] = gv_people_group(life->people, group->label[g], &member);
        if (size[n] == 0)
            continue;
        reached[n] = adopted[n] = 0;
        for (uint32_t k = 0; k < size[n]; k++) {
            reached[n] += w->reads[member[k]] > 0 ? 1 : 0;
            adopted[n] += gv_world_adopted(w, member[k]) ? 1 : 0;
        }
        n++;
    }
    return n;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const size_t people = life->world->n;
    uint32_t *size = life->scratch; /* [people + 1]: empty groups are tried one beyond */
    uint32_t *reached = size + people + 1;
    uint32_t *adopted = reached + people;
    const size_t n = count_groups(life, size, reached, adopted);
    write_shares(shares_of(reached, size, n), out);
    write_shares(shares_of(adopted, size, n), out + 3);
}

const gv_metric gv_metric_equality = {
    .spec = { .name = "equality",
              .title = "Equality of groups",
              .about = "How evenly the groups of `groups` are reached, and adopt.",
              .source = "Gini (1912), as the mean difference of Yitzhaki (1979), "
                        "doi:10.2307/1884443" },
    .outcomes = outcomes,
    .measure = measure,
};
