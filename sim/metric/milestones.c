/* Milestones: adopters after half a year and a year, and when a tenth and half of them were
 * there. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "adopters_180", "adopters after 180 steps", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people who have adopted in state 180; undefined in shorter lives", OF_CONTROL },
    { "adopters_365", "adopters after 365 steps", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people who have adopted in state 365; undefined in shorter lives", OF_CONTROL },
    { "time_to_10", "time to a tenth of the final adopters", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first state with at least a tenth of them; undefined without any", OF_CONTROL },
    { "time_to_50", "time to half of the final adopters", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first state with at least half of them; undefined without any", OF_CONTROL },
    { .name = NULL },
};

static double adopters_at(const gv_life *life, uint32_t step)
{
    return step <= life->ticks ? (double) life->adopters[step] : (double) NAN;
}

/* @param parts  of the final adopters one */
static double time_to(const gv_life *life, uint64_t parts)
{
    uint32_t t = 0;
    if (life->adopters[life->ticks] == 0)
        return (double) NAN;
    while (parts * life->adopters[t] < life->adopters[life->ticks])
        t++;
    return t;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    *out[0].real = adopters_at(life, 180);
    *out[1].real = adopters_at(life, 365);
    *out[2].real = time_to(life, 10);
    *out[3].real = time_to(life, 2);
}

const gv_metric gv_metric_milestones = {
    .spec = { .name = "milestones",
              .title = "Milestones",
              .about = "Adopters after half a year and after a year of days, and when a "
                       "tenth and half of the final ones were there." },
    .outcomes = outcomes,
    .measure = measure,
};
