/* Time to a number of adopters. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct time_to_count {
    uint64_t adopters;
} time_to_count;

static const gv_param time_to_count_table[] = {
    GV_COUNT(time_to_count, adopters, .initial = 100, .low = 1, .high = 1e9,
             .unit = "people", .source = "convention", .help = "how many adopters"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "time_to_count", "time to a number of adopters", "steps", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "first state with at least that many adopters; undefined if never", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const time_to_count *par = params;
    uint32_t t = 0;
    while (t <= life->ticks && life->adopters[t] < par->adopters)
        t++;
    *out[0].real = t <= life->ticks ? (double) t : (double) NAN;
}

const gv_metric gv_metric_time_to_count = {
    .spec = { .name = "time_to_count",
              .title = "Time to a number",
              .about = "When a number of people has adopted.",
              GV_PARAMS(time_to_count) },
    .outcomes = outcomes,
    .measure = measure,
};
