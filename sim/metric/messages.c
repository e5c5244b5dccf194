/* Messages: adopters by what convinced them. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "adopters_by_message", "adopters by message", "people", GV_KIND_COUNT,
      GV_SHAPE_MESSAGE, GV_NEITHER, 0, INFINITY,
      "final adopters by the message of whoever has the credit; those who adopted on their "
      "own count nowhere",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    memset(out[0].count, 0, life->extent.messages * sizeof *out[0].count);
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const gv_adoption *adoption = &w->adoption[w->adopters[k]];
        if (adoption->channel != GV_CHANNEL_UNAIDED)
            out[0].count[adoption->message]++;
    }
}

const gv_metric gv_metric_messages = {
    .spec = { .name = "messages",
              .title = "Messages",
              .about = "Adopters by the message that convinced them, which they pass on." },
    .outcomes = outcomes,
    .measure = measure,
};
