/* Everybody has the same number of ties, to random others. */
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <inttypes.h>

typedef struct k_regular {
    uint64_t people;
    uint64_t ties;
} k_regular;

static const gv_param k_regular_table[] = {
    GV_COUNT(k_regular, people, .initial = 1000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(k_regular, ties, .initial = 10, .low = 0, .high = 1000000, .unit = "ties",
             .scale = GV_SCALE_LOG, .sweep = { 2, 50 }, .source = "assumption",
             .alias = "k", .help = "ties of each person"),
    GV_END_OF_TABLE
};

static gv_status check(const k_regular *par, gv_error *err)
{
    if (par->ties >= par->people) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "nobody has %" PRIu64 " ties among %" PRIu64 " people", par->ties,
                par->people);
        gv_error_hint(err, "ties must be below people");
        return GV_E_IMPOSSIBLE;
    }
    if (par->people % 2 != 0 && par->ties % 2 != 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "%" PRIu64 " people cannot have %" PRIu64
                " ties each: a tie has two ends, and the ends are an odd number",
                par->people, par->ties);
        gv_error_hint(err, "make people or ties even");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const k_regular *par = how;
    return igraph_k_regular_game(graph, (igraph_integer_t) par->people,
                                 (igraph_integer_t) par->ties, IGRAPH_UNDIRECTED, false);
}

/* When most pairs are tied igraph would start again and again; those that are not tied form
 * a sparse network of the same kind. */
static gv_status k_regular_grow(const void *params, gv_key key, gv_network **out,
                                gv_error *err)
{
    const k_regular *par = params;
    gv_network *strangers = NULL;
    gv_status status;
    GV_TRY(check(par, err));
    if (2 * par->ties < par->people) {
        GV_TRY(gv_igraph_grow(make, par, key, out, err));
    } else {
        const k_regular rest = { .people = par->people,
                                 .ties = par->people - 1 - par->ties };
        GV_TRY(gv_igraph_grow(make, &rest, key, &strangers, err));
        GV_TRY(gv_network_of_strangers(strangers, out, err));
    }
done:
    gv_network_free(strangers);
    return status;
}

static gv_status k_regular_size(const void *params, uint64_t *people, uint64_t *arcs,
                                gv_error *err)
{
    const k_regular *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->people * par->ties;
    }
    return status;
}

const gv_generator gv_network_kind_k_regular = {
    .spec = { .name = "k_regular",
              .title = "Random regular network",
              .about = "Everybody has the same number of ties, to random others: no hubs.",
              .source = "Bollobás, A probabilistic proof of an asymptotic formula for the "
                        "number of labelled regular graphs, European Journal of "
                        "Combinatorics 1 (1980), doi:10.1016/S0195-6698(80)80030-8",
              .deviates = "igraph pairs free ends that may still be tied and starts again "
                          "when it is stuck, so networks are not all exactly equally "
                          "likely; with few ties among many people they nearly are.",
              GV_PARAMS(k_regular) },
    .is_random = true,
    .grow = k_regular_grow,
    .size = k_regular_size,
    .peak_bytes_per_arc = 63,
};
