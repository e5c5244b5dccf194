/* Retention: how long customers stay. Layer 4. */
#include "metric/spells.h"

#include <math.h>

typedef struct retention {
    uint64_t horizon;
} retention;

static const gv_param retention_table[] = {
    GV_COUNT(retention, horizon, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "how long a customer should stay"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "retention", "retention", "share", GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0,
      1,
      "chance that a customer stays longer than `horizon` steps: product over d = 1 .. "
      "horizon of 1 - (left after d steps) / (there for d steps or more); undefined when "
      "nobody was seen so long. Those of before tick 0 are left out until they come back",
      .smallest = 0.01 },
    { "customer_spells", "customers won or won back", "spells", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "times that somebody became a customer since tick 0", OF_CONTROL },
    { "retained", "customers retained", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people who became customers since tick 0, and are in the end", OF_CONTROL },
    { "cost_per_retained", "cost per customer retained", "money", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "money spent over customers retained; undefined without any", OF_CONTROL },
    { .name = NULL },
};
enum { RETENTION, SPELLS, RETAINED, COST };

/* Kept: [people] the step in which a spell began, plus 1; 0: no customer; GV_NEVER: one
 * since before tick 0. Then [ticks + 1] spells that ended after so many steps, and [ticks +
 * 1] that were last seen after so many. */
typedef struct kept {
    uint32_t *since, *ended, *seen;
} kept;

static kept kept_in(void *own, gv_extent extent)
{
    uint32_t *since = own;
    uint32_t *ended = since + extent.people;
    return (kept){ since, ended, ended + extent.ticks + 1 };
}

static size_t own_bytes(gv_extent extent)
{
    return (extent.people + 2 * ((size_t) extent.ticks + 1)) * sizeof(uint32_t);
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const kept k = kept_in(own, extent);
    (void) params;
    for (uint32_t v = 0; v < w->n && w->model->stance != NULL; v++) {
        const bool is = w->model->stance(w, v).is_customer;
        if (is == (k.since[v] != 0))
            continue;
        if (!is && k.since[v] != GV_NEVER)
            k.ended[step + 1 - k.since[v]]++;
        k.since[v] = !is ? 0 : step == 0 ? GV_NEVER : step + 1;
    }
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const retention *par = params;
    const kept k = kept_in(life->own, life->extent);
    uint32_t spells = 0, retained = 0;
    for (uint32_t d = 0; d <= life->ticks; d++) {
        spells += k.ended[d];
        k.seen[d] = 0;
    }
    for (uint32_t v = 0; v < life->world->n; v++) {
        if (k.since[v] == 0 || k.since[v] == GV_NEVER)
            continue;
        k.seen[life->ticks + 1 - k.since[v]]++;
        retained++;
    }
    spells += retained;
    const gv_spells all = { k.ended, k.seen, spells };
    *out[RETENTION].real = gv_spells_stay(&all, life->ticks, par->horizon);
    *out[SPELLS].count = spells;
    *out[RETAINED].count = retained;
    *out[COST].real =
        retained == 0 ? (double) NAN : gv_money_units(life->spent[life->ticks]) / retained;
}

const gv_metric gv_metric_retention = {
    .spec = { .name = "retention",
              .title = "Retention",
              .about = "How many customers stay, by Kaplan and Meier, and what it costs to "
                       "have them.",
              .source = "Kaplan, Meier (1958), doi:10.1080/01621459.1958.10501452",
              GV_PARAMS(retention) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
