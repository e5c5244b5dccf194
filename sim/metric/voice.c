/* Share of voice: how much of what is read of both brands is of ours, beside our share of
 * the customers. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

#define UNDEFINED "; undefined without another brand"
static const gv_outcome outcomes[] = {
    { "market_share", "market share", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, 1,
      "of the customers of both brands, in the end" UNDEFINED ", or without customers",
      .smallest = 0.01 },
    { "excess_share_of_voice", "share of voice above market share", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -1, 1,
      "the gauge `share_of_voice` less `market_share`, in the end: brands above 0 tend to "
      "grow" UNDEFINED ", or without customers",
      .smallest = 0.01 },
    { .name = NULL },
};

static double in_the_end(const gv_life *life, gv_gauge gauge)
{
    return life->gauge[(size_t) gauge * ((size_t) life->ticks + 1) + life->ticks];
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    *out[0].real = *out[1].real = (double) NAN;
    if (life->gauge == NULL)
        return;
    const double ours = in_the_end(life, GV_GAUGE_CUSTOMERS);
    const double theirs = in_the_end(life, GV_GAUGE_RIVAL_CUSTOMERS);
    const bool is_there = theirs > 0 || in_the_end(life, GV_GAUGE_RIVAL_READS) > 0;
    if (!is_there || !(ours + theirs > 0))
        return;
    *out[0].real = ours / (ours + theirs);
    *out[1].real = in_the_end(life, GV_GAUGE_VOICE) - ours / (ours + theirs);
}

const gv_metric gv_metric_voice = {
    .spec = { .name = "voice",
              .title = "Share of voice and market share",
              .about =
                  "How much of what is read of both brands is of ours, beside our share "
                  "of the customers.",
              .source = "Jones (1990), Ad spending: maintaining market share, Harvard "
                        "Business Review 68 (1), 38-42" },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
