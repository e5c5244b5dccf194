/* Every pair of people knows each other with one probability, independently. */
#include "network/igraph_bridge.h"

#include <math.h>

typedef struct gnp {
    uint64_t people;
    double p;
    bool directed;
} gnp;

static const gv_param gnp_table[] = {
    GV_COUNT(gnp, people, .initial = 1000, .low = 1, .high = GV_IGRAPH_GNP_PEOPLE,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_REAL(
        gnp, p, .required = true, .low = 0, .high = 1, .unit = "probability",
        .scale = GV_SCALE_LOG, .sweep = { 0.0001, 0.1 },
        .help =
            "chance of each tie; for z ties a person on average say p = z / (people - 1)"),
    GV_FLAG(gnp, directed, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "Gilbert (1959)",
            .help = "is u -> v another tie than v -> u, with a chance of its own?"),
    GV_END_OF_TABLE
};

static gv_status gnp_grow(const void *params, gv_key key, gv_network **out, gv_error *err)
{
    const gnp *par = params;
    return gv_igraph_gnp((uint32_t) par->people, par->p, par->directed, key, out, err);
}

/* An undirected tie is two arcs, so both kinds have the same number of arcs on average. */
static gv_status gnp_size(const void *params, uint64_t *people, uint64_t *arcs,
                          gv_error *err)
{
    (void) err;
    const gnp *par = params;
    const double pairs = (double) par->people * (double) (par->people - 1);
    *people = par->people;
    *arcs = (uint64_t) floor(par->p * pairs + 0.5);
    return GV_OK;
}

const gv_generator gv_network_kind_gnp = {
    .spec = { .name = "gnp",
              .title = "Random network G(n, p)",
              .about = "Every pair is tied with one probability: no hubs, no circles of "
                       "friends.",
              .source =
                  "Gilbert, Random graphs, Annals of Mathematical Statistics 30 (1959), "
                  "doi:10.1214/aoms/1177706098",
              GV_PARAMS(gnp) },
    .is_random = true,
    .grow = gnp_grow,
    .size = gnp_size,
    .peak_bytes_per_arc = 59, /* directed; undirected ones need half of it */
};
