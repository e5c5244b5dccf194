/* Everybody hears everybody: no arcs are stored, contacts are counted by arithmetic. */
#include "network_internal.h"

typedef struct complete {
    uint64_t people;
} complete;

static const gv_param complete_table[] = {
    GV_COUNT(complete, people, .initial = 1000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_END_OF_TABLE
};

static gv_status complete_grow(const void *params, gv_key key, gv_network **out,
                               gv_error *err)
{
    (void) key;
    const complete *par = params;
    return gv_network_complete((uint32_t) par->people, out, err);
}

static gv_status complete_size(const void *params, uint64_t *people, uint64_t *arcs,
                               gv_error *err)
{
    (void) err;
    const complete *par = params;
    *people = par->people;
    *arcs = par->people * (par->people - 1);
    return GV_OK;
}

const gv_generator gv_network_kind_complete = {
    .spec = { .name = "complete",
              .title = "Complete network",
              .about =
                  "Everybody hears everybody: the well-mixed crowd of aggregate models.",
              GV_PARAMS(complete) },
    .is_random = false,
    .is_implicit = true,
    .grow = complete_grow,
    .size = complete_size,
    .peak_bytes_per_arc = 0,
};
