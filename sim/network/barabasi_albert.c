/* Newcomers tie themselves to people who already have many ties: a few hubs, many
 * leaves. */
#include "network/igraph_bridge.h"
#include "network_internal.h"

#include <inttypes.h>

typedef struct barabasi_albert {
    uint64_t people;
    uint64_t ties;
    double power;
    double attractiveness;
} barabasi_albert;

static const gv_param barabasi_albert_table[] = {
    GV_COUNT(barabasi_albert, people, .initial = 1000, .low = 2, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(barabasi_albert, ties, .initial = 5, .low = 1, .high = 1000000, .unit = "ties",
             .scale = GV_SCALE_LOG, .sweep = { 1, 20 }, .source = "assumption",
             .alias = "m",
             .help = "ties that each newcomer makes; people have twice as many on average"),
    GV_REAL(barabasi_albert, power, .initial = 1, .low = 0, .high = 3, .unit = "exponent",
            .sweep = { 0, 2 }, .source = "Barabasi and Albert (1999)",
            .help = "pull of popularity: the chance of a tie grows as ties^power"),
    GV_REAL(barabasi_albert, attractiveness, .initial = 0, .low = 0, .high = 1000000,
            .unit = "ties", .sweep = { 0, 10 }, .source = "Barabasi and Albert (1999)",
            .help = "added to ties^power: how attractive people are without any ties"),
    GV_END_OF_TABLE
};

static gv_status check(const barabasi_albert *par, gv_error *err)
{
    if (par->ties < par->people)
        return GV_OK;
    const gv_status status = GV_FAIL(
        err, GV_E_IMPOSSIBLE, "nobody can make %" PRIu64 " ties among %" PRIu64 " people",
        par->ties, par->people);
    gv_error_hint(err, "ties must be below people");
    return status;
}

static gv_status barabasi_albert_grow(const void *params, gv_key key, gv_network **out,
                                      gv_error *err)
{
    const barabasi_albert *par = params;
    const gv_status status = check(par, err);
    if (status != GV_OK)
        return status;
    return gv_igraph_barabasi_albert((uint32_t) par->people, (uint32_t) par->ties,
                                     par->power, par->attractiveness, key, out, err);
}

/* Person i (from 0) makes min(i, ties) ties. */
static gv_status barabasi_albert_size(const void *params, uint64_t *people, uint64_t *arcs,
                                      gv_error *err)
{
    const barabasi_albert *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->ties * (par->ties + 1) + 2 * par->ties * (par->people - 1 - par->ties);
    }
    return status;
}

const gv_generator gv_network_kind_barabasi_albert = {
    .spec = { .name = "barabasi_albert",
              .title = "Barabási-Albert network",
              .about = "Newcomers tie themselves to the popular: hubs as on social media.",
              .source = "Barabási and Albert, Emergence of scaling in random networks, "
                        "Science 286 (1999), doi:10.1126/science.286.5439.509",
              .deviates =
                  "Growth starts from one person (the paper leaves its m0 starters open), "
                  "so the first newcomers, while fewer than `ties` people are there, tie "
                  "themselves to everybody. A newcomer's ties go to different people. With "
                  "power 1 and "
                  "attractiveness 0 it is the paper's rule.",
              GV_PARAMS(barabasi_albert) },
    .is_random = true,
    .grow = barabasi_albert_grow,
    .size = barabasi_albert_size,
    .peak_bytes_per_arc = 31,
};
