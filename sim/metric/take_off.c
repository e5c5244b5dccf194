/* Take-off: did adoption pass a share of the people? Layer 4. */
#include "grapevine/metric.h"

typedef struct take_off {
    double share;
} take_off;

static const gv_param take_off_table[] = {
    GV_REAL(take_off, share, .initial = 0.05, .low = 0, .low_open = true, .high = 1,
            .unit = "share of people", .source = "Watts (2002), doi:10.1073/pnas.082090499",
            .help = "a life took off when more than this share of all people adopted"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "took_off", "took off", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "1 if more than the share of all people adopted, else 0; its mean is the take-off "
      "probability",
      .smallest = 0.01 },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const take_off *par = params;
    *out[0].count =
        life->adopters[life->ticks] > gv_share_of(par->share, life->world->n) ? 1 : 0;
}

const gv_metric gv_metric_take_off = {
    .spec = { .name = "take_off",
              .title = "Take-off",
              .about = "Did adoption pass a share of the people?",
              GV_PARAMS(take_off) },
    .outcomes = outcomes,
    .measure = measure,
};
