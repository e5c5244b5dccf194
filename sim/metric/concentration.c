/* Concentration: how unevenly people were reached, within groups and between them. Layer 4.
 */
#include "grapevine/metric.h"

#include <math.h>

#define UNDEFINED "; undefined when nobody was reached"
#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "reads_theil", "concentration of reads", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "Theil's T over people: mean of (x / m) ln(x / m), x what a person read of paid, "
      "partner and owned content, m the mean; 0: all alike, ln of the people: one "
      "alone" UNDEFINED,
      OF_CONTROL },
    { "reads_theil_between", "concentration of reads between groups", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "the same if everybody had read as much as their group on average; the rest is "
      "within "
      "groups" UNDEFINED ", or without groups",
      OF_CONTROL },
    { "reads_share_between", "share of concentration that is between groups", "share",
      GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of the concentration of reads; undefined when all are alike or nobody was reached, "
      "or "
      "without groups",
      .smallest = 0.01 },
    { .name = NULL },
};

static double term(double x, double mean)
{
    return x > 0 ? x / mean * gv_real_log(x / mean) : 0;
}

/* NaN without groups. */
static double between(const gv_life *life, double mean)
{
    const gv_world *w = life->world;
    const gv_trait *group =
        life->people == NULL ? NULL : gv_people_trait(life->people, GV_GROUP);
    double sum = 0;
    if (group == NULL)
        return (double) NAN;
    for (size_t g = 0; g < group->n_labels; g++) {
        const uint32_t *member = NULL;
        const uint32_t n = gv_people_group(life->people, group->label[g], &member);
        uint64_t reads = 0;
        for (uint32_t k = 0; k < n; k++)
            reads += w->reads[member[k]];
        if (n > 0)
            sum += n * term((double) reads / n, mean);
    }
    return sum > 0 ? sum / w->n : 0;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const gv_world *w = life->world;
    uint64_t reads = 0;
    double sum = 0;
    (void) params;
    for (uint32_t v = 0; v < w->n && w->n_reads > 0; v++)
        reads += w->reads[v];
    *out[0].real = *out[1].real = *out[2].real = (double) NAN;
    if (reads == 0)
        return;
    const double mean = (double) reads / w->n;
    for (uint32_t v = 0; v < w->n; v++)
        sum += term(w->reads[v], mean);
    const double all = sum / w->n > 0 ? sum / w->n : 0;
    const double some = between(life, mean);
    *out[0].real = all;
    *out[1].real = some;
    if (all > 0) /* rounding may put the part above the whole */
        *out[2].real = some > all ? 1 : some / all;
}

const gv_metric gv_metric_concentration = {
    .spec = { .name = "concentration",
              .title = "Concentration of reads",
              .about = "How unevenly people were reached, and how much of that is between "
                       "groups.",
              .source = "Theil (1967), Economics and Information Theory, chapter 4" },
    .outcomes = outcomes,
    .measure = measure,
};
