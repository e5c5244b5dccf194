/* People differ in how well they connect, by a power law; ties go by it. */
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>

typedef struct static_power_law {
    uint64_t people;
    uint64_t ties;
    double exponent;
    bool finite_size;
} static_power_law;

static const gv_param static_power_law_table[] = {
    GV_COUNT(static_power_law, people, .initial = 1000, .low = 2, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(static_power_law, ties, .required = true, .low = 0, .high = 1e11,
             .unit = "ties", .scale = GV_SCALE_LOG, .sweep = { 100, 1000000 }, .alias = "m",
             .help = "number of ties; for z ties a person on average say "
                     "ties = z people / 2"),
    GV_REAL(static_power_law, exponent, .initial = 2.5, .low = 2, .high = 100,
            .unit = "exponent", .sweep = { 2, 4 }, .source = "Goh, Kahng and Kim (2001)",
            .help = "of the distribution of ties: people with k ties are as frequent as "
                    "1 / k^exponent"),
    GV_FLAG(static_power_law, finite_size, .initial = 1, .low = 0, .high = 1,
            .unit = "yes or no", .source = "Cho, Kim, Park, Kahng and Kim (2009)",
            .help = "keep hubs of small networks from having more ties than the power law "
                    "says, for exponents below 3"),
    GV_END_OF_TABLE
};

/* igraph draws ties by rejection. While at least half of the pairs are free, a draw hits a
 * free one with a chance of about 1 / (2 ln n)^2 or more, whatever the exponent. */
static gv_status check(const static_power_law *par, gv_error *err)
{
    const uint64_t most = par->people * (par->people - 1) / 4;
    if (par->ties <= most)
        return GV_OK;
    GV_FAIL(err, GV_E_IMPOSSIBLE,
            "%" PRIu64 " ties among %" PRIu64 " people leave no room for a power law",
            par->ties, par->people);
    gv_error_hint(err, "at most half of all pairs can be tied: %" PRIu64, most);
    return GV_E_IMPOSSIBLE;
}

/* How well the person in place `rank` connects: rank^alpha, counted from a first rank that
 * keeps the largest expected degree below the square root of all ends (Cho et al.). */
static double first_rank(const static_power_law *par, double alpha)
{
    const double n = (double) par->people;
    if (!par->finite_size || alpha >= -0.5)
        return 1;
    const double cut = gv_real_pow(n, 1 + 0.5 / alpha) *
                       gv_real_pow(10 * sqrt(2) * (1 + alpha), -1 / alpha);
    return cut > 1 ? cut : 1;
}

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const static_power_law *par = how;
    const double alpha = -1 / (par->exponent - 1);
    const double first = first_rank(par, alpha);
    igraph_vector_t fitness;
    igraph_error_t code = igraph_vector_init(&fitness, (igraph_integer_t) par->people);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (uint64_t u = 0; u < par->people; u++)
        VECTOR(fitness)[u] = gv_real_pow(first + (double) u, alpha);
    code = igraph_static_fitness_game(graph, (igraph_integer_t) par->ties, &fitness, NULL,
                                      IGRAPH_NO_LOOPS, IGRAPH_NO_MULTIPLE);
    igraph_vector_destroy(&fitness);
    return code;
}

static gv_status static_power_law_grow(const void *params, gv_key key, gv_network **out,
                                       gv_error *err)
{
    const gv_status status = check(params, err);
    return status == GV_OK ? gv_igraph_grow(make, params, key, out, err) : status;
}

static gv_status static_power_law_size(const void *params, uint64_t *people, uint64_t *arcs,
                                       gv_error *err)
{
    const static_power_law *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = 2 * par->ties;
    }
    return status;
}

const gv_generator gv_network_kind_static_power_law = {
    .spec = { .name = "static_power_law",
              .title = "Static power law",
              .about = "Hubs of a stated exponent, without a history of growth.",
              .source = "Goh, Kahng and Kim, Universal behavior of load distribution in "
                        "scale-free networks, Physical Review Letters 87 (2001), "
                        "doi:10.1103/PhysRevLett.87.278701; finite size: Cho, Kim, Park, "
                        "Kahng and Kim, Physical Review Letters 103 (2009), "
                        "doi:10.1103/PhysRevLett.103.135702",
              .deviates = "Person 0 connects best, person 1 second best, and so on.",
              GV_PARAMS(static_power_law) },
    .is_random = true,
    .grow = static_power_law_grow,
    .size = static_power_law_size,
    .peak_bytes_per_arc = 63,
};
