/* Transitions: the funnel as a table, from each stage of a model to each, period by period.
 * Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct transitions {
    uint64_t period;
} transitions;

static const gv_param transitions_table[] = {
    GV_COUNT(transitions, period, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "where people are is compared with where they were so long before"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "moves", "people who move from stage to stage", "people", GV_KIND_REAL, GV_SHAPE_MOVE,
      GV_NEITHER, 0, INFINITY,
      "who are in one stage when a period begins and in the other when it ends, mean over "
      "the whole periods of a life; who stays is told, too; undefined in lives shorter "
      "than one",
      .smallest = 0.05, .smallest_is_share = true },
    { "conversion", "share who move from stage to stage", "share", GV_KIND_REAL,
      GV_SHAPE_MOVE, GV_NEITHER, 0, 1,
      "of those in one stage when a period begins, how many are in the other when it ends, "
      "over all periods together; undefined where nobody was",
      .smallest = 0.01 },
    { .name = NULL },
};
enum { MOVES, CONVERSION };

/* Kept: [states x states] moves, and [people] the stage when the period began. */
static size_t moves_of(gv_extent extent)
{
    return gv_shape_size(GV_SHAPE_MOVE, extent);
}

static size_t own_bytes(gv_extent extent)
{
    return moves_of(extent) * sizeof(uint64_t) + extent.people;
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const transitions *par = params;
    uint64_t *moves = own;
    uint8_t *before = (uint8_t *) (moves + moves_of(extent));
    if (w->model->stance == NULL || step % par->period != 0)
        return;
    for (uint32_t v = 0; v < w->n; v++) {
        const uint32_t stage = w->model->stance(w, v).stage;
        if (step > 0)
            moves[(size_t) before[v] * extent.states + stage]++;
        before[v] = (uint8_t) stage;
    }
}

static double conversion(const uint64_t *moves, uint32_t states, size_t k)
{
    const uint64_t *from = moves + k / states * states;
    uint64_t all = 0;
    for (uint32_t to = 0; to < states; to++)
        all += from[to];
    return all == 0 ? (double) NAN : (double) moves[k] / (double) all;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const transitions *par = params;
    const uint64_t *moves = life->own;
    const uint64_t periods = life->ticks / par->period;
    for (size_t k = 0; k < moves_of(life->extent); k++) {
        out[MOVES].real[k] =
            periods == 0 ? (double) NAN : (double) moves[k] / (double) periods;
        out[CONVERSION].real[k] = conversion(moves, life->extent.states, k);
    }
}

const gv_metric gv_metric_transitions = {
    .spec = { .name = "transitions",
              .title = "The funnel as a table",
              .about = "How many people move from each stage of a model to each in four "
                       "weeks, and what share of those who were there.",
              GV_PARAMS(transitions) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
