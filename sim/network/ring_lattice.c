/* A ring where everybody knows the nearest people on either side. */
#include "network_internal.h"

#include <inttypes.h>

typedef struct ring_lattice {
    uint64_t people;
    uint64_t neighbours;
} ring_lattice;

static const gv_param ring_lattice_table[] = {
    GV_COUNT(ring_lattice, people, .initial = 1000, .low = 3, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "Centola and Macy (2007)", .alias = "n", .help = "number of people"),
    GV_COUNT(ring_lattice, neighbours, .initial = 8, .low = 2, .high = 1000000,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 2, 50 },
             .source = "assumption", .alias = "k",
             .help = "neighbours of each person, both sides together: even"),
    GV_END_OF_TABLE
};

static gv_status check(const ring_lattice *par, gv_error *err)
{
    if (par->neighbours % 2 != 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "%" PRIu64 " neighbours cannot be shared by the two sides of a ring",
                par->neighbours);
        gv_error_hint(err, "neighbours counts both sides: %" PRIu64 " or %" PRIu64,
                      par->neighbours - 1, par->neighbours + 1);
        return GV_E_IMPOSSIBLE;
    }
    if (par->neighbours >= par->people) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "nobody has %" PRIu64 " neighbours among %" PRIu64 " people",
                par->neighbours, par->people);
        gv_error_hint(err, "neighbours must be below people");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

static gv_status ring_lattice_grow(const void *params, gv_key key, gv_network **out,
                                   gv_error *err)
{
    (void) key;
    const ring_lattice *par = params;
    const uint32_t reach = (uint32_t) (par->neighbours / 2);
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    GV_TRY(gv_arcs_reserve(par->people * par->neighbours, &arcs, err));
    for (uint32_t u = 0; u < par->people; u++) {
        for (uint32_t step = 1; step <= reach; step++) {
            const uint32_t v = (uint32_t) (((uint64_t) u + step) % par->people);
            gv_arcs_add(&arcs, u, v);
            gv_arcs_add(&arcs, v, u);
        }
    }
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) par->people, out, err));
done:
    gv_arcs_release(&arcs);
    return status;
}

static gv_status ring_lattice_size(const void *params, uint64_t *people, uint64_t *arcs,
                                   gv_error *err)
{
    const ring_lattice *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->people * par->neighbours;
    }
    return status;
}

const gv_generator gv_network_kind_ring_lattice = {
    .spec = { .name = "ring_lattice",
              .title = "Ring",
              .about = "Everybody knows the nearest on either side: circles of friends "
                       "without short cuts.",
              .source = "Centola and Macy, Complex contagions and the weakness of long "
                        "ties, American Journal of Sociology 113 (2007), "
                        "doi:10.1086/521848",
              GV_PARAMS(ring_lattice) },
    .is_random = false,
    .grow = ring_lattice_grow,
    .size = ring_lattice_size,
    .peak_bytes_per_arc = 21,
};
