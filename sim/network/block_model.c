/* Groups of stated sizes; a matrix says how likely a tie is within and between them. */
#include "network/igraph_bridge.h"
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <math.h>

typedef struct block_model {
    gv_counts sizes;
    gv_reals mixing;
    bool directed;
} block_model;

static const gv_param block_model_table[] = {
    GV_COUNTS(block_model, sizes, .required = true, .low = 1, .high = GV_IGRAPH_GNP_PEOPLE,
              .unit = "people",
              .help = "people in each group; numbered group by group, so the first group "
                      "is 0, 1, 2 and so on"),
    GV_REALS(block_model, mixing, .required = true, .low = 0, .high = 1,
             .unit = "probability",
             .help = "chance of a tie between people of two groups, a row to a group: "
                     "[[0.1, 0.01], [0.01, 0.1]]; in directed networks the row is the "
                     "speaker's"),
    GV_FLAG(block_model, directed, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "Holland, Laskey and Leinhardt (1983)",
            .help = "is u -> v another tie than v -> u, with a chance of its own?"),
    GV_END_OF_TABLE
};

static uint64_t people_of(const block_model *par)
{
    uint64_t sum = 0;
    for (size_t g = 0; g < par->sizes.n && sum <= (uint64_t) GV_IGRAPH_GNP_PEOPLE; g++)
        sum += par->sizes.at[g];
    return sum;
}

static double chance(const block_model *par, size_t row, size_t column)
{
    return par->mixing.at[row * par->sizes.n + column];
}

static gv_status check_symmetry(const block_model *par, gv_error *err)
{
    for (size_t row = 0; row < par->sizes.n; row++) {
        for (size_t column = 0; column < row; column++) {
            if (chance(par, row, column) == chance(par, column, row))
                continue;
            GV_FAIL(err, GV_E_IMPOSSIBLE,
                    "groups %zu and %zu have two different chances of a tie", column + 1,
                    row + 1);
            gv_error_hint(err, "make the mixing matrix symmetric, or say directed: true");
            return GV_E_IMPOSSIBLE;
        }
    }
    return GV_OK;
}

static gv_status check(const block_model *par, gv_error *err)
{
    const size_t n = par->sizes.n;
    if (n == 0)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "a block model needs at least one group");
    if (people_of(par) > (uint64_t) GV_IGRAPH_GNP_PEOPLE)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "the groups have more than %.0f people",
                       GV_IGRAPH_GNP_PEOPLE);
    if (n > UINT32_MAX || par->mixing.n != n * n) {
        GV_FAIL(err, GV_E_IMPOSSIBLE, "%zu groups need %zu x %zu chances, not %zu numbers",
                n, n, n, par->mixing.n);
        gv_error_hint(err, "mixing has a row for each group, and a number for each group "
                           "in every row");
        return GV_E_IMPOSSIBLE;
    }
    return par->directed ? GV_OK : check_symmetry(par, err);
}

/* igraph's matrix and list, filled from ours; both are empty after a failure. */
static igraph_error_t copy_tables(const block_model *par, igraph_matrix_t *mixing,
                                  igraph_vector_int_t *sizes)
{
    const size_t n = par->sizes.n;
    igraph_error_t code =
        igraph_matrix_init(mixing, (igraph_integer_t) n, (igraph_integer_t) n);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_int_init(sizes, (igraph_integer_t) n);
    if (code != IGRAPH_SUCCESS) {
        igraph_matrix_destroy(mixing);
        return code;
    }
    for (size_t row = 0; row < n; row++) {
        VECTOR(*sizes)[row] = (igraph_integer_t) par->sizes.at[row];
        for (size_t column = 0; column < n; column++)
            igraph_matrix_set(mixing, (igraph_integer_t) row, (igraph_integer_t) column,
                              chance(par, row, column));
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t make(igraph_t *graph, const void *how)
{
    const block_model *par = how;
    igraph_matrix_t mixing;
    igraph_vector_int_t sizes;
    igraph_error_t code = copy_tables(par, &mixing, &sizes);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_sbm_game(graph, (igraph_integer_t) people_of(par), &mixing, &sizes,
                           par->directed, IGRAPH_NO_LOOPS);
    igraph_vector_int_destroy(&sizes);
    igraph_matrix_destroy(&mixing);
    return code;
}

static gv_status block_model_grow(const void *params, gv_key key, gv_network **out,
                                  gv_error *err)
{
    gv_network *net = NULL;
    gv_status status;
    GV_TRY(check(params, err));
    GV_TRY(gv_igraph_grow(make, params, key, &net, err));
    GV_TRY(gv_network_keep_blocks(net, ((const block_model *) params)->sizes, err));
    *out = net;
    net = NULL;
done:
    gv_network_free(net);
    return status;
}

static gv_status block_model_size(const void *params, uint64_t *people, uint64_t *arcs,
                                  gv_error *err)
{
    const block_model *par = params;
    const gv_status status = check(par, err);
    if (status != GV_OK)
        return status;
    double sum = 0;
    for (size_t row = 0; row < par->sizes.n; row++) {
        for (size_t column = 0; column < par->sizes.n; column++) {
            const double others = (double) par->sizes.at[column] - (row == column ? 1 : 0);
            sum += chance(par, row, column) * (double) par->sizes.at[row] * others;
        }
    }
    *people = people_of(par);
    *arcs = (uint64_t) floor(sum + 0.5);
    return GV_OK;
}

const gv_generator gv_network_kind_block_model = {
    .spec = { .name = "block_model",
              .title = "Block model",
              .about = "Groups with chances of ties within and between them: communities.",
              .source = "Holland, Laskey and Leinhardt, Stochastic blockmodels: first "
                        "steps, Social Networks 5 (1983), "
                        "doi:10.1016/0378-8733(83)90021-7",
              GV_PARAMS(block_model) },
    .is_random = true,
    .grow = block_model_grow,
    .size = block_model_size,
    .peak_bytes_per_arc = 59,
};
