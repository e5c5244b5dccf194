/* Equal groups whose people have most of their ties within: how many ties, and what share
 * of them. */
#include "network/igraph_bridge.h"
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>

typedef struct planted_partition {
    uint64_t people;
    uint64_t groups;
    double degree;
    double within;
} planted_partition;

static const gv_param planted_partition_table[] = {
    GV_COUNT(planted_partition, people, .initial = 1000, .low = 2,
             .high = GV_IGRAPH_GNP_PEOPLE, .unit = "people", .scale = GV_SCALE_LOG,
             .sweep = { 100, 100000 }, .source = "assumption", .alias = "n",
             .help = "number of people"),
    GV_COUNT(planted_partition, groups, .initial = 4, .low = 2, .high = 4096,
             .unit = "groups", .source = "Girvan and Newman (2002)", .alias = "l",
             .help = "groups of people, as large as each other, numbered one after another "
                     "as in block_model"),
    GV_REAL(planted_partition, degree, .initial = 16, .low = 0, .low_open = true,
            .high = 1e6, .unit = "ties", .scale = GV_SCALE_LOG, .sweep = { 2, 50 },
            .source = "Girvan and Newman (2002), doi:10.1073/pnas.122653799", .alias = "z",
            .help = "mean number of ties of a person"),
    GV_REAL(planted_partition, within, .initial = 0.75, .low = 0, .high = 1,
            .unit = "share of ties", .sweep = { 0.25, 1 },
            .source = "Girvan and Newman (2002): at most half of the ties leave the group",
            .help = "ties that stay in the group; 1 / groups: the groups make no "
                    "difference"),
    GV_END_OF_TABLE
};

static double size_of_group(const planted_partition *par)
{
    return (double) par->people / (double) par->groups;
}

/* Chances of a tie with one of the own group, and of another. */
static double chance_within(const planted_partition *par)
{
    return par->degree * par->within / (size_of_group(par) - 1);
}

static double chance_between(const planted_partition *par)
{
    return par->degree * (1 - par->within) / ((double) par->people - size_of_group(par));
}

static gv_status check(const planted_partition *par, gv_error *err)
{
    if (par->people < 2 * par->groups) {
        return GV_FAIL(err, GV_E_IMPOSSIBLE,
                       "%" PRIu64 " people do not make %" PRIu64 " groups of two or more",
                       par->people, par->groups);
    }
    if (chance_within(par) <= 1 && chance_between(par) <= 1)
        return GV_OK;
    GV_FAIL(err, GV_E_IMPOSSIBLE, "a group of %.0f has no room for %g ties a person",
            size_of_group(par), par->degree * par->within);
    gv_error_hint(err, "take more people, fewer groups, or fewer ties");
    return GV_E_IMPOSSIBLE;
}

/* Groups begin where those of `following` do, so that layers have the same ones. */
static uint64_t begin_of(const planted_partition *par, uint64_t group)
{
    return (group * par->people + par->groups - 1) / par->groups;
}

static uint64_t size_of(const planted_partition *par, uint64_t group)
{
    return begin_of(par, group + 1) - begin_of(par, group);
}

/* igraph's matrix and list; both are empty after a failure. */
static igraph_error_t fill(const planted_partition *par, igraph_matrix_t *chance,
                           igraph_vector_int_t *sizes)
{
    const igraph_integer_t n = (igraph_integer_t) par->groups;
    igraph_error_t code = igraph_matrix_init(chance, n, n);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_int_init(sizes, n);
    if (code != IGRAPH_SUCCESS) {
        igraph_matrix_destroy(chance);
        return code;
    }
    igraph_matrix_fill(chance, chance_between(par));
    for (igraph_integer_t g = 0; g < n; g++) {
        igraph_matrix_set(chance, g, g, chance_within(par));
        VECTOR(*sizes)[g] = (igraph_integer_t) size_of(par, (uint64_t) g);
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const planted_partition *par = how;
    igraph_matrix_t chance;
    igraph_vector_int_t sizes;
    igraph_error_t code = fill(par, &chance, &sizes);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_sbm_game(graph, (igraph_integer_t) par->people, &chance, &sizes,
                           IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS);
    igraph_vector_int_destroy(&sizes);
    igraph_matrix_destroy(&chance);
    return code;
}

static gv_status keep_groups(const planted_partition *par, gv_network *net, gv_error *err)
{
    uint64_t *const size = gv_alloc(par->groups, sizeof *size, err);
    if (size == NULL)
        return GV_E_MEMORY;
    for (uint64_t g = 0; g < par->groups; g++)
        size[g] = size_of(par, g);
    const gv_status status =
        gv_network_keep_blocks(net, (gv_counts){ size, par->groups }, err);
    gv_free(size);
    return status;
}

static gv_status planted_partition_grow(const void *params, gv_key key, gv_network **out,
                                        gv_error *err)
{
    gv_network *net = NULL;
    gv_status status;
    GV_TRY(check(params, err));
    GV_TRY(gv_igraph_grow(make, params, key, &net, err));
    GV_TRY(keep_groups(params, net, err));
    *out = net;
    net = NULL;
done:
    gv_network_free(net);
    return status;
}

static gv_status planted_partition_size(const void *params, uint64_t *people,
                                        uint64_t *arcs, gv_error *err)
{
    const planted_partition *par = params;
    const gv_status status = check(par, err);
    if (status != GV_OK)
        return status;
    double sum = 0;
    for (uint64_t g = 0; g < par->groups; g++) {
        const double own = (double) size_of(par, g);
        sum += own * ((own - 1) * chance_within(par) +
                      ((double) par->people - own) * chance_between(par));
    }
    *people = par->people;
    *arcs = (uint64_t) floor(sum + 0.5);
    return GV_OK;
}

const gv_generator gv_network_kind_planted_partition = {
    .spec = { .name = "planted_partition",
              .title = "Planted partition",
              .about = "Equal groups whose people have most of their ties within: a block "
                       "model of two numbers.",
              .source = "Condon and Karp, Algorithms for graph partitioning on the planted "
                        "partition model, Random Structures and Algorithms 18 (2001), "
                        "doi:10.1002/1098-2418(200103)18:2<116::AID-RSA1001>3.0.CO;2-2",
              GV_PARAMS(planted_partition) },
    .is_random = true,
    .grow = planted_partition_grow,
    .size = planted_partition_size,
    .peak_bytes_per_arc = 59,
};
