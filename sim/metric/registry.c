/* The list of metrics, read from metrics.def, and the shapes of their outcomes. Layer 4. */
#include "grapevine/metric.h"

#define GV_METRIC(name) extern const gv_metric gv_metric_##name;
#include "grapevine/metrics.def"
#undef GV_METRIC

static const gv_metric *const metrics[] = {
#define GV_METRIC(name) &gv_metric_##name,
#include "grapevine/metrics.def"
#undef GV_METRIC
    NULL,
};

const gv_metric *const *gv_metrics(void)
{
    return metrics;
}

const gv_metric *gv_metric_named(const char *name)
{
    for (size_t k = 0; metrics[k] != NULL; k++) {
        if (gv_same_text(metrics[k]->spec.name, name))
            return metrics[k];
    }
    return NULL;
}

size_t gv_metric_outcomes(const gv_metric *metric)
{
    size_t n = 0;
    while (metric->outcomes[n].name != NULL)
        n++;
    return n;
}

const uint32_t gv_popularity_rungs[GV_RUNGS] = {
    1,    2,     5,     10,    20,     50,     100,    200,     500,     1000,    2000,
    5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000, 10000000
};

size_t gv_shape_size(gv_shape shape, gv_extent extent)
{
    switch (shape) {
    case GV_SHAPE_STEP:
        return (size_t) extent.ticks + 1;
    case GV_SHAPE_CHANNEL:
        return GV_CHANNELS;
    case GV_SHAPE_DEPTH:
        return GV_DEPTHS;
    case GV_SHAPE_TACTIC:
        return extent.tactics;
    case GV_SHAPE_GROUP:
        return extent.groups;
    case GV_SHAPE_MESSAGE:
        return extent.messages;
    case GV_SHAPE_POPULARITY:
        return GV_RUNGS;
    case GV_SHAPE_MOVE:
        return (size_t) extent.states * extent.states;
    default:
        return 1;
    }
}

const char *gv_shape_dimension(gv_shape shape)
{
    switch (shape) {
    case GV_SHAPE_STEP:
        return "step";
    case GV_SHAPE_CHANNEL:
        return "channel";
    case GV_SHAPE_DEPTH:
        return "depth";
    case GV_SHAPE_TACTIC:
        return "tactic";
    case GV_SHAPE_GROUP:
        return "group";
    case GV_SHAPE_MESSAGE:
        return "message";
    case GV_SHAPE_POPULARITY:
        return "popularity";
    case GV_SHAPE_MOVE:
        return "move";
    default:
        return NULL;
    }
}
