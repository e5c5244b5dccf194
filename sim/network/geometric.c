/* People at random places on a square know those who are near. */
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <math.h>

typedef struct geometric {
    uint64_t people;
    double radius;
    bool wrap;
} geometric;

static const gv_param geometric_table[] = {
    GV_COUNT(geometric, people, .initial = 1000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_REAL(geometric, radius, .required = true, .low = 0, .high = 0.5,
            .unit = "sides of the square", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.2 },
            .help = "people nearer than this are tied; for z ties a person on average say "
                    "radius = sqrt(z / (3.1416 people))"),
    GV_FLAG(geometric, wrap, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "Gilbert (1961)",
            .help = "do the edges of the square meet, so that nobody lives at a border?"),
    GV_END_OF_TABLE
};

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const geometric *par = how;
    return igraph_grg_game(graph, (igraph_integer_t) par->people, par->radius, par->wrap,
                           NULL, NULL);
}

static gv_status geometric_grow(const void *params, gv_key key, gv_network **out,
                                gv_error *err)
{
    return gv_igraph_grow(make, params, key, out, err);
}

/* Chance that two random points are nearer than r: on a torus the disc, on a square less,
 * for discs at the border are cut. */
static gv_status geometric_size(const void *params, uint64_t *people, uint64_t *arcs,
                                gv_error *err)
{
    (void) err;
    const geometric *par = params;
    const double r = par->radius;
    const double disc = 3.14159265358979323846 * r * r;
    const double p = par->wrap ? disc : disc - 8.0 / 3 * r * r * r + r * r * r * r / 2;
    const double pairs = (double) par->people * (double) (par->people - 1);
    *people = par->people;
    *arcs = (uint64_t) floor(p * pairs + 0.5);
    return GV_OK;
}

const gv_generator gv_network_kind_geometric = {
    .spec = { .name = "geometric",
              .title = "Random geometric network",
              .about =
                  "People at random places know those who are near: word travels as on "
                  "foot.",
              .source = "Gilbert, Random plane networks, Journal of the Society for "
                        "Industrial and Applied Mathematics 9 (1961), doi:10.1137/0109045",
              .deviates = "A fixed number of people on a unit square, where the paper "
                          "scatters them over the whole plane. People are numbered from "
                          "left to right.",
              GV_PARAMS(geometric) },
    .is_random = true,
    .grow = geometric_grow,
    .size = geometric_size,
    .peak_bytes_per_arc = 33,
};
