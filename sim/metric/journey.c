/* Journey: how people move along the stages of a model, and who buys before they have come
 * as far as they should. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct journey {
    const char *through;
    uint64_t period;
} journey;

static const gv_param journey_table[] = {
    GV_WORD(journey, through, .initial_text = "audience", .source = "convention",
            .help = "stage that buyers are expected to have reached before they buy first, "
                    "and that "
                    "people are counted for who came as far"),
    GV_COUNT(journey, period, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "moves are told for so long"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "skippers", "share of buyers who skipped a stage", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of those who adopt since tick 0, who never were at the stage `through` or beyond in "
      "any state before; undefined without adopters, or when there is no such stage",
      .smallest = 0.01 },
    { "ever_aware", "people who were ever aware", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people above the first stage in any state: who would know the brand if reminded of "
      "it",
      OF_CONTROL },
    { "moves_up", "moves to a higher stage", "moves", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "a person and `period`: from state to state", OF_CONTROL },
    { "moves_down", "moves to a lower stage", "moves", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "a person and `period`: from state to state", OF_CONTROL },
    { "ever_through", "people who ever came as far as a stage", "people", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "people at the stage `through` or beyond in any state: over those who were ever "
      "aware, "
      "how many that stage won; undefined when there is no such stage",
      OF_CONTROL },
    { .name = NULL },
};
enum { SKIPPERS, EVER_AWARE, UP, DOWN, THROUGH };

/* Kept: moves; adopters, of them skippers, seen; then [people] the stage of the last state,
 * and [people] the highest. */
typedef struct counts {
    uint64_t n_up, n_down;
    uint32_t n_seen, buyers, skippers;
} counts;

static size_t own_bytes(gv_extent extent)
{
    return sizeof(counts) + 2 * (size_t) extent.people;
}

static uint32_t stage_named(const gv_model *model, const char *name)
{
    for (uint32_t k = 0; model->states != NULL && model->states[k] != NULL; k++) {
        if (gv_same_text(model->states[k], name))
            return k;
    }
    return UINT32_MAX;
}

static void count_buyers(counts *c, const uint8_t *highest, const gv_world *w,
                         uint32_t step, uint32_t through)
{
    for (; c->n_seen < w->n_adopters; c->n_seen++) {
        c->buyers += step > 0 ? 1 : 0;
        c->skippers += step > 0 && highest[w->adopters[c->n_seen]] < through ? 1 : 0;
    }
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const journey *par = params;
    counts *c = own;
    uint8_t *last = (uint8_t *) (c + 1), *highest = last + extent.people;
    if (w->model->stance == NULL)
        return;
    count_buyers(c, highest, w, step, stage_named(w->model, par->through));
    for (uint32_t v = 0; v < w->n; v++) {
        const uint32_t stage = w->model->stance(w, v).stage;
        c->n_up += step > 0 && stage > last[v] ? 1 : 0;
        c->n_down += step > 0 && stage < last[v] ? 1 : 0;
        last[v] = (uint8_t) stage;
        highest[v] = stage > highest[v] ? (uint8_t) stage : highest[v];
    }
}

static uint32_t as_far_as(const uint8_t *highest, uint32_t n, uint32_t stage)
{
    uint32_t people = 0;
    for (uint32_t v = 0; v < n; v++)
        people += highest[v] >= stage ? 1 : 0;
    return people;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const journey *par = params;
    const counts *c = life->own;
    const uint8_t *highest = (const uint8_t *) (c + 1) + life->extent.people;
    const gv_model *model = life->world->model;
    const double steps = (double) life->ticks * life->world->n;
    const double period = (double) par->period;
    const uint32_t n = life->world->n, through = stage_named(model, par->through);
    const bool is_stage = through != UINT32_MAX;
    *out[SKIPPERS].real =
        is_stage && c->buyers > 0 ? (double) c->skippers / c->buyers : (double) NAN;
    *out[EVER_AWARE].count = as_far_as(highest, n, 1);
    *out[THROUGH].real = is_stage ? as_far_as(highest, n, through) : (double) NAN;
    *out[UP].real = (double) c->n_up * period / steps;
    *out[DOWN].real = (double) c->n_down * period / steps;
}

const gv_metric gv_metric_journey = {
    .spec = { .name = "journey",
              .title = "The way through the stages",
              .about = "How often people move up and down the stages of a model, and how "
                       "many come as far as they are expected to, and how many buy before.",
              .source = "Vakratsas, Ambler (1999), doi:10.1177/002224299906300103",
              GV_PARAMS(journey) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
