/* Channels: adopters by the channel that convinced them. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "adopters_by_channel", "adopters by channel", "people", GV_KIND_COUNT,
      GV_SHAPE_CHANNEL, GV_NEITHER, 0, INFINITY,
      "final adopters by what convinced them; of several persuaders in one tick one gets "
      "the credit, each with equal chance",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    memset(out[0].count, 0, GV_CHANNELS * sizeof *out[0].count);
    for (uint32_t k = 0; k < w->n_adopters; k++)
        out[0].count[w->adoption[w->adopters[k]].channel]++;
}

const gv_metric gv_metric_channels = {
    .spec = { .name = "channels",
              .title = "Channels",
              .about = "Adopters by the channel that convinced them." },
    .outcomes = outcomes,
    .measure = measure,
};
