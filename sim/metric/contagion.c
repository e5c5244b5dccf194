/* Contagion: how much likelier those adopt who hear an adopter, plainly, and among people
 * of one group. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
#define TRUTH "; what word of mouth does is told by lives without it"
static const gv_outcome outcomes[] = {
    { "contagion_naive", "hazard ratio of those who hear an adopter", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "adopters a person and step among those who hear an adopter or customer of the step "
      "before, over the same among those who hear none" TRUTH,
      OF_CONTROL },
    { "contagion_in_group", "hazard ratio within groups", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "the same among people of one group in one step, over these by Mantel and Haenszel: "
      "what is left of it when those are compared who are alike" TRUTH,
      OF_CONTROL },
    { .name = NULL },
};

/* People of one group: how many are at risk, and adopt in this step, of those who hear an
 * adopter and of those who hear none. */
typedef struct cell {
    uint32_t at_risk[2], adopters[2];
} cell;
enum { HEARS_NONE, HEARS_SOME };

/* Sums over steps: of everybody; and of strata of one group and one step. */
typedef struct sums {
    uint64_t adopters[2], steps[2];
    double above, below;
    uint32_t n_seen; /* adopters */
} sums;
enum { EXPOSED = 1, NOT_AT_RISK = 2 };

/* Kept: sums; [groups] cells; [people] flags. */
typedef struct kept {
    sums *all;
    cell *group;
    uint8_t *flag;
} kept;

static kept kept_in(void *own, gv_extent extent)
{
    sums *all = own;
    cell *group = (cell *) (void *) (all + 1);
    return (kept){ all, group, (uint8_t *) (group + extent.groups) };
}

static size_t own_bytes(gv_extent extent)
{
    return sizeof(sums) + extent.groups * sizeof(cell) + extent.people;
}

static cell *cell_of(const kept *k, const gv_world *w, uint32_t v, gv_extent extent)
{
    const gv_trait *group = w->people == NULL ? NULL : gv_people_trait(w->people, GV_GROUP);
    if (group == NULL || group->value == NULL || group->n_labels != extent.groups)
        return &k->group[0];
    return &k->group[group->value[v]];
}

static int exposure(const kept *k, uint32_t v)
{
    return (k->flag[v] & EXPOSED) != 0 ? HEARS_SOME : HEARS_NONE;
}

static void leaves_risk(const kept *k, const gv_world *w, uint32_t v, gv_extent extent)
{
    if ((k->flag[v] & NOT_AT_RISK) == 0)
        cell_of(k, w, v, extent)->at_risk[exposure(k, v)]--;
    k->flag[v] = (uint8_t) (k->flag[v] | NOT_AT_RISK);
}

static void is_heard(const kept *k, const gv_world *w, uint32_t u, gv_extent extent)
{
    for (uint64_t a = w->out.offset[u]; a < w->out.offset[u + UINT64_C(1)]; a++) {
        const uint32_t v = w->out.target[a];
        if (k->flag[v] & EXPOSED)
            continue;
        k->flag[v] = (uint8_t) (k->flag[v] | EXPOSED);
        if (k->flag[v] & NOT_AT_RISK)
            continue;
        cell_of(k, w, v, extent)->at_risk[HEARS_NONE]--;
        cell_of(k, w, v, extent)->at_risk[HEARS_SOME]++;
    }
}

/* Whoever has the product before tick 0 cannot adopt it, and is heard. */
static void begin(const kept *k, const gv_world *w, gv_extent extent)
{
    for (uint32_t v = 0; v < w->n; v++)
        cell_of(k, w, v, extent)->at_risk[HEARS_NONE]++;
    for (uint32_t v = 0; v < w->n; v++) {
        const bool has_it = w->model->stance != NULL && w->model->stance(w, v).is_customer;
        if (!has_it && !gv_world_adopted(w, v))
            continue;
        leaves_risk(k, w, v, extent);
        is_heard(k, w, v, extent);
    }
    k->all->n_seen = w->n_adopters;
}

/* Mantel, Haenszel (1959), for rates. */
static void add_up(sums *all, cell *c)
{
    const double none = c->at_risk[HEARS_NONE], some = c->at_risk[HEARS_SOME];
    if (none + some > 0) {
        all->above += c->adopters[HEARS_SOME] * none / (none + some);
        all->below += c->adopters[HEARS_NONE] * some / (none + some);
    }
    for (int e = HEARS_NONE; e <= HEARS_SOME; e++) {
        all->adopters[e] += c->adopters[e];
        all->steps[e] += c->at_risk[e];
        c->adopters[e] = 0;
    }
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const kept k = kept_in(own, extent);
    (void) params;
    if (w->out.offset == NULL) /* everybody hears everybody */
        return;
    if (step == 0) {
        begin(&k, w, extent);
        return;
    }
    for (uint32_t i = k.all->n_seen; i < w->n_adopters; i++) {
        const uint32_t v = w->adopters[i];
        if ((k.flag[v] & NOT_AT_RISK) == 0)
            cell_of(&k, w, v, extent)->adopters[exposure(&k, v)]++;
    }
    for (uint32_t g = 0; g < extent.groups; g++)
        add_up(k.all, &k.group[g]);
    for (uint32_t i = k.all->n_seen; i < w->n_adopters; i++)
        leaves_risk(&k, w, w->adopters[i], extent);
    for (; k.all->n_seen < w->n_adopters; k.all->n_seen++)
        is_heard(&k, w, w->adopters[k.all->n_seen], extent);
}

static double ratio(double above, double below)
{
    return below > 0 ? above / below : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const sums *all = kept_in(life->own, life->extent).all;
    (void) params;
    *out[0].real =
        ratio((double) all->adopters[HEARS_SOME] * (double) all->steps[HEARS_NONE],
              (double) all->adopters[HEARS_NONE] * (double) all->steps[HEARS_SOME]);
    *out[1].real = ratio(all->above, all->below);
}

const gv_metric gv_metric_contagion = {
    .spec = { .name = "contagion",
              .title = "Contagion or likeness",
              .about =
                  "How much likelier people adopt who hear an adopter, plainly and "
                  "within groups: the estimates of an observer, who takes likeness for "
                  "contagion.",
              .source = "Aral, Muchnik, Sundararajan (2009), doi:10.1073/pnas.0908800106; "
                        "rates over groups: Mantel, Haenszel (1959), "
                        "doi:10.1093/jnci/22.4.719",
              .deviates =
                  "people are compared within their groups and steps, not matched by "
                  "propensity" },
    .outcomes = outcomes,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
