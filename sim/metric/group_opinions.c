/* Opinions by group: what the members of each hold on average. Where everybody is a group
 * of their own, what each person holds. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "opinion_by_group", "mean opinion by group", "1", GV_KIND_REAL, GV_SHAPE_GROUP,
      GV_NEITHER, -INFINITY, INFINITY,
      "of the members, in the end; undefined for groups without members, and where there "
      "are "
      "no groups",
      .smallest = 0.01 },
    { .name = NULL },
};

static double opinion_of(const gv_world *w, uint32_t v)
{
    return w->opinion != NULL ? w->opinion[v] : w->compartment[v];
}

static uint32_t members_of(const gv_trait *group, uint32_t n, size_t which)
{
    uint32_t members = 0;
    for (uint32_t v = 0; v < n; v++)
        members += group->value[v] == which ? 1 : 0;
    return members;
}

/* Opinions are added up in the order of people, in every run alike. */
static void add_up(const gv_life *life, const gv_trait *group, double *mean)
{
    const gv_world *w = life->world;
    const size_t n = life->extent.groups;
    /* There may be more words than scratch, but then there are few people. */
    uint32_t *const members = n <= w->n ? life->scratch : NULL;
    for (size_t g = 0; g < n; g++)
        mean[g] = 0;
    if (members != NULL)
        memset(members, 0, n * sizeof *members);
    for (uint32_t v = 0; v < w->n; v++) {
        mean[group->value[v]] += opinion_of(w, v);
        if (members != NULL)
            members[group->value[v]]++;
    }
    for (size_t g = 0; g < n; g++) {
        const uint32_t size = members != NULL ? members[g] : members_of(group, w->n, g);
        mean[g] = size > 0 ? mean[g] / size : (double) NAN;
    }
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    const size_t n = life->extent.groups;
    const gv_trait *group =
        life->people == NULL ? NULL : gv_people_trait(life->people, GV_GROUP);
    const bool holds = w->opinion != NULL || w->model->opinions == GV_TWO_OPINIONS;
    if (holds && group != NULL && group->value != NULL && group->n_labels == n) {
        add_up(life, group, out[0].real);
        return;
    }
    for (size_t g = 0; g < n; g++)
        out[0].real[g] = (double) NAN;
}

const gv_metric gv_metric_group_opinions = {
    .spec = { .name = "group_opinions",
              .title = "Opinions by group",
              .about =
                  "What each group of people holds in the end, on average; with a group "
                  "for each person, what everybody holds." },
    .outcomes = outcomes,
    .of_opinions = true,
    .measure = measure,
};
