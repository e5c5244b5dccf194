/* Circles of people who all know each other, and nobody else. */
#include "network_internal.h"

#include <inttypes.h>

typedef struct cliques {
    uint64_t people;
    uint64_t size;
} cliques;

static const gv_param cliques_table[] = {
    GV_COUNT(cliques, people, .initial = 3000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "Goldenberg, Libai and Muller (2001)", .alias = "n",
             .help = "number of people"),
    GV_COUNT(cliques, size, .initial = 11, .low = 1, .high = 1000000, .unit = "people",
             .scale = GV_SCALE_LOG, .sweep = { 2, 50 }, .source = "assumption",
             .help = "people in each clique; the last one has those who are left over"),
    GV_END_OF_TABLE
};

static gv_status check(const cliques *par, gv_error *err)
{
    if (par->size <= par->people)
        return GV_OK;
    return GV_FAIL(err, GV_E_IMPOSSIBLE,
                   "%" PRIu64 " people cannot fill a clique of %" PRIu64, par->people,
                   par->size);
}

static uint64_t arcs_of(const cliques *par)
{
    const uint64_t rest = par->people % par->size;
    return par->people / par->size * par->size * (par->size - 1) +
           (rest > 0 ? rest * (rest - 1) : 0);
}

static gv_status cliques_grow(const void *params, gv_key key, gv_network **out,
                              gv_error *err)
{
    (void) key;
    const cliques *par = params;
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    GV_TRY(gv_arcs_reserve(arcs_of(par), &arcs, err));
    for (uint64_t u = 0; u < par->people; u++) {
        const uint64_t first = u - u % par->size;
        for (uint64_t v = first; v < first + par->size && v < par->people; v++) {
            if (v != u)
                gv_arcs_add(&arcs, (uint32_t) u, (uint32_t) v);
        }
    }
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) par->people, out, err));
done:
    gv_arcs_release(&arcs);
    return status;
}

static gv_status cliques_size(const void *params, uint64_t *people, uint64_t *arcs,
                              gv_error *err)
{
    const cliques *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = arcs_of(par);
    }
    return status;
}

const gv_generator gv_network_kind_cliques = {
    .spec = { .name = "cliques",
              .title = "Disjoint cliques",
              .about = "Circles in which all know each other, without a tie between them.",
              .source = "Goldenberg, Libai and Muller, Talk of the network, Marketing "
                        "Letters 12 (2001), doi:10.1023/A:1011122126881",
              .deviates =
                  "Strong ties only: the paper's random meetings outside the circle "
                  "are no ties of this network.",
              GV_PARAMS(cliques) },
    .is_random = false,
    .grow = cliques_grow,
    .size = cliques_size,
    .peak_bytes_per_arc = 16,
};
