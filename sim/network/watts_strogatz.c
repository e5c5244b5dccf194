/* A ring of neighbours, some of whose ties are moved elsewhere: circles of friends with
 * short cuts. */
#include "network/igraph_bridge.h"
#include "network_internal.h"

#include <inttypes.h>

typedef struct watts_strogatz {
    uint64_t people;
    uint64_t neighbours;
    double rewire;
} watts_strogatz;

static const gv_param watts_strogatz_table[] = {
    GV_COUNT(watts_strogatz, people, .initial = 1000, .low = 3, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "Watts and Strogatz (1998)", .alias = "n",
             .help = "number of people"),
    GV_COUNT(watts_strogatz, neighbours, .initial = 10, .low = 2, .high = 1000000,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 2, 50 },
             .source = "Watts and Strogatz (1998)", .alias = "k",
             .help = "neighbours of each person on the ring, both sides together: even"),
    GV_REAL(watts_strogatz, rewire, .initial = 0.1, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.0001, 1 },
            .source = "assumption", .alias = "p",
            .help = "chance that an end of a tie moves to a random person"),
    GV_END_OF_TABLE
};

/* igraph would take too many neighbours, and return fewer ties without a word. */
static gv_status check(const watts_strogatz *par, gv_error *err)
{
    if (par->neighbours % 2 != 0) {
        const gv_status status =
            GV_FAIL(err, GV_E_IMPOSSIBLE,
                    "%" PRIu64 " neighbours cannot be shared by the two sides of a ring",
                    par->neighbours);
        gv_error_hint(err, "neighbours counts both sides: %" PRIu64 " or %" PRIu64,
                      par->neighbours - 1 < 2 ? 2 : par->neighbours - 1,
                      par->neighbours + 1);
        return status;
    }
    if (par->neighbours >= par->people) {
        const gv_status status =
            GV_FAIL(err, GV_E_IMPOSSIBLE,
                    "nobody has %" PRIu64 " neighbours among %" PRIu64 " people",
                    par->neighbours, par->people);
        gv_error_hint(err, "neighbours must be below people");
        return status;
    }
    return GV_OK;
}

static gv_status watts_strogatz_grow(const void *params, gv_key key, gv_network **out,
                                     gv_error *err)
{
    const watts_strogatz *par = params;
    const gv_status status = check(par, err);
    if (status != GV_OK)
        return status;
    return gv_igraph_watts_strogatz((uint32_t) par->people,
                                    (uint32_t) (par->neighbours / 2), par->rewire, key, out,
                                    err);
}

static gv_status watts_strogatz_size(const void *params, uint64_t *people, uint64_t *arcs,
                                     gv_error *err)
{
    const watts_strogatz *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->people * par->neighbours;
    }
    return status;
}

const gv_generator gv_network_kind_watts_strogatz = {
    .spec = { .name = "watts_strogatz",
              .title = "Watts-Strogatz small world",
              .about = "Circles of friends on a ring, with a few short cuts across it.",
              .source =
                  "Watts and Strogatz, Collective dynamics of 'small-world' networks, "
                  "Nature 393 (1998), doi:10.1038/30918",
              .deviates =
                  "As in igraph, each of the two ends of a tie is rewired with the chance "
                  "given, where the paper moves one end only: a tie stays as it was with "
                  "chance "
                  "(1 - rewire)^2, and at rewire = 1 the network is a random one with the "
                  "same number of ties, where in the paper everybody keeps half of the "
                  "ties.",
              GV_PARAMS(watts_strogatz) },
    .is_random = true,
    .grow = watts_strogatz_grow,
    .size = watts_strogatz_size,
    .peak_bytes_per_arc = 56,
};
