/* Newcomers meet somebody and then, like a fire, acquaintances of acquaintances. */
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>

typedef struct forest_fire {
    uint64_t people;
    double forward;
    double backward;
    uint64_t ambassadors;
} forest_fire;

static const gv_param forest_fire_table[] = {
    GV_COUNT(forest_fire, people, .initial = 1000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_REAL(forest_fire, forward, .initial = 0.35, .low = 0, .high = 1, .high_open = true,
            .unit = "probability", .sweep = { 0.1, 0.4 },
            .source = "Leskovec, Kleinberg and Faloutsos (2007)", .alias = "fw_prob",
            .help = "forward burning: the newcomer goes on to forward / (1 - forward) of "
                    "the people whom an acquaintance chose, on average; above 0.4 nearly "
                    "everybody gets tied to everybody"),
    GV_REAL(forest_fire, backward, .initial = 0.9, .low = 0, .high = 10, .unit = "ratio",
            .sweep = { 0, 1 }, .source = "Leskovec, Kleinberg and Faloutsos (2007)",
            .alias = "bw_factor",
            .help = "backward burning relative to forward: towards people who chose the "
                    "acquaintance"),
    GV_COUNT(forest_fire, ambassadors, .initial = 1, .low = 0, .high = 1000000,
             .unit = "people", .sweep = { 1, 5 },
             .source = "Leskovec, Kleinberg and Faloutsos (2007)",
             .help = "people whom a newcomer meets at random to begin with"),
    GV_END_OF_TABLE
};

static gv_status check(const forest_fire *par, gv_error *err)
{
    if (par->forward * par->backward < 1)
        return GV_OK;
    GV_FAIL(err, GV_E_IMPOSSIBLE, "the fire would never go out backward");
    gv_error_hint(err, "forward x backward must be below 1");
    return GV_E_IMPOSSIBLE;
}

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const forest_fire *par = how;
    return igraph_forest_fire_game(graph, (igraph_integer_t) par->people, par->forward,
                                   par->backward, (igraph_integer_t) par->ambassadors,
                                   IGRAPH_UNDIRECTED);
}

static gv_status forest_fire_grow(const void *params, gv_key key, gv_network **out,
                                  gv_error *err)
{
    const gv_status status = check(params, err);
    return status == GV_OK ? gv_igraph_grow(make, params, key, out, err) : status;
}

/* No formula is known. A smaller network tells the ties of a person, of which a larger one
 * has somewhat more. */
#define TRIAL_PEOPLE 1000

static gv_status forest_fire_size(const void *params, uint64_t *people, uint64_t *arcs,
                                  gv_error *err)
{
    const forest_fire *par = params;
    forest_fire trial = *par;
    gv_network *net = NULL;
    trial.people = par->people < TRIAL_PEOPLE ? par->people : TRIAL_PEOPLE;
    gv_status status;
    GV_TRY(forest_fire_grow(&trial, (gv_key){ 0 }, &net, err));
    const double per_person = (double) gv_network_arcs(net) / (double) trial.people;
    *people = par->people;
    *arcs = (uint64_t) floor(per_person * (double) par->people + 0.5);
done:
    gv_network_free(net);
    return status;
}

const gv_generator gv_network_kind_forest_fire = {
    .spec = { .name = "forest_fire",
              .title = "Forest fire",
              .about =
                  "Newcomers meet friends of friends: hubs, circles, and a network that "
                  "grows denser.",
              .source = "Leskovec, Kleinberg and Faloutsos, Graph evolution: densification "
                        "and shrinking diameters, ACM Transactions on Knowledge Discovery "
                        "from Data 1 (2007), doi:10.1145/1217299.1217301",
              .deviates =
                  "Ties are made undirected: word travels both ways. As in igraph, the "
                  "number of people reached from an acquaintance is geometric with mean "
                  "forward / (1 - forward), as in the paper's text. The number of arcs "
                  "that "
                  "a check expects is that of a network of 1000 people, scaled; the larger "
                  "one is denser.",
              GV_PARAMS(forest_fire) },
    .is_random = true,
    .grow = forest_fire_grow,
    .size = forest_fire_size,
    .peak_bytes_per_arc = 49,
};
