/* Time to a share: when adoption reaches a part of the people, or of its own end.
 * Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct time_to_share {
    double share;
    double final_share;
} time_to_share;

static const gv_param time_to_share_table[] = {
    GV_REAL(time_to_share, share, .initial = 0.1, .low = 0, .low_open = true, .high = 1,
            .unit = "share of people", .source = "convention",
            .help = "which share of all people"),
    GV_REAL(time_to_share, final_share, .initial = 0.5, .low = 0, .low_open = true,
            .high = 1, .unit = "share of final adopters", .source = "convention",
            .help = "which share of the life's own final adopters"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "time_to_share", "time to a share of the people", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first state with at least that share of all people; undefined if never",
      .smallest = 0.05, .smallest_is_share = true },
    { "time_to_final_share", "time to a share of the final adopters", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first state with at least that share of this life's final adopters; undefined "
      "without any",
      .smallest = 0.05, .smallest_is_share = true },
    { "time_of_peak", "time of the peak", "steps", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER,
      0, INFINITY,
      "state that brought most new adopters (the first such); undefined without any",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static double first_step_with(const gv_life *life, double people)
{
    for (uint32_t t = 0; t <= life->ticks; t++) {
        if (life->adopters[t] >= people)
            return t;
    }
    return NAN;
}

static double peak(const gv_life *life)
{
    uint32_t most = life->adopters[0];
    uint32_t when = 0;
    for (uint32_t t = 1; t <= life->ticks; t++) {
        const uint32_t added = life->adopters[t] - life->adopters[t - 1];
        if (added > most) {
            most = added;
            when = t;
        }
    }
    return most == 0 ? (double) NAN : (double) when;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const time_to_share *par = params;
    const uint32_t final = life->adopters[life->ticks];
    *out[0].real = first_step_with(life, gv_share_of(par->share, life->world->n));
    *out[1].real =
        final == 0 ? NAN : first_step_with(life, gv_share_of(par->final_share, final));
    *out[2].real = peak(life);
}

const gv_metric gv_metric_time_to_share = {
    .spec = { .name = "time_to_share",
              .title = "Times",
              .about =
                  "When adoption reaches a share of the people, a share of its own end, "
                  "and its peak.",
              GV_PARAMS(time_to_share) },
    .outcomes = outcomes,
    .measure = measure,
};
