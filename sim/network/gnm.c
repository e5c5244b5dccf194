/* A stated number of ties between pairs chosen at random. */
#include "network_internal.h"

#include <inttypes.h>

typedef struct gnm {
    uint64_t people;
    uint64_t ties;
    bool directed;
} gnm;

static const gv_param gnm_table[] = {
    GV_COUNT(gnm, people, .initial = 1000, .low = 1, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(gnm, ties, .required = true, .low = 0, .high = 1e11, .unit = "ties",
             .scale = GV_SCALE_LOG, .sweep = { 100, 1000000 }, .alias = "m",
             .help = "number of ties; for z ties a person on average say "
                     "ties = z people / 2, or z people when directed"),
    GV_FLAG(gnm, directed, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "Erdos and Renyi (1959)",
            .help = "is u -> v another tie than v -> u?"),
    GV_END_OF_TABLE
};

static uint64_t possible_ties(const gnm *par)
{
    const uint64_t arcs = par->people * (par->people - 1);
    return par->directed ? arcs : arcs / 2;
}

static gv_status check(const gnm *par, gv_error *err)
{
    const uint64_t most = possible_ties(par);
    if (par->ties <= most)
        return GV_OK;
    const gv_status status = GV_FAIL(err, GV_E_IMPOSSIBLE,
                                     "%" PRIu64 " people have no room for %" PRIu64 " ties",
                                     par->people, par->ties);
    gv_error_hint(err, "at most %" PRIu64 " are possible", most);
    return status;
}

/* Directed pairs are numbered by speaker, then by hearer, who is never the speaker. */
static void add_directed(const gnm *par, const uint64_t *pair, gv_arcs *arcs)
{
    for (uint64_t i = 0; i < par->ties; i++) {
        const uint32_t speaker = (uint32_t) (pair[i] / (par->people - 1));
        const uint32_t other = (uint32_t) (pair[i] % (par->people - 1));
        gv_arcs_add(arcs, speaker, other < speaker ? other : other + 1);
    }
}

/* Pairs are numbered by their larger person, then by the smaller: v has v smaller ones.
 * The numbers ascend, so the larger person is found by walking. */
static void add_undirected(const gnm *par, const uint64_t *pair, gv_arcs *arcs)
{
    uint64_t first = 0; /* number of the pair (0, larger) */
    uint32_t larger = 0;
    for (uint64_t i = 0; i < par->ties; i++) {
        while (pair[i] >= first + larger) {
            first += larger;
            larger++;
        }
        const uint32_t smaller = (uint32_t) (pair[i] - first);
        gv_arcs_add(arcs, smaller, larger);
        gv_arcs_add(arcs, larger, smaller);
    }
}

static gv_status gnm_grow(const void *params, gv_key key, gv_network **out, gv_error *err)
{
    const gnm *par = params;
    gv_stream stream = gv_stream_make(key);
    uint64_t *pair = NULL;
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    GV_TRY(gv_arcs_reserve(par->directed ? par->ties : 2 * par->ties, &arcs, err));
    GV_TRY(gv_choose_distinct(&stream, possible_ties(par), par->ties, &pair, err));
    if (par->directed)
        add_directed(par, pair, &arcs);
    else
        add_undirected(par, pair, &arcs);
    gv_free(pair);
    pair = NULL;
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) par->people, out, err));
done:
    gv_free(pair);
    gv_arcs_release(&arcs);
    return status;
}

static gv_status gnm_size(const void *params, uint64_t *people, uint64_t *arcs,
                          gv_error *err)
{
    const gnm *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->directed ? par->ties : 2 * par->ties;
    }
    return status;
}

const gv_generator gv_network_kind_gnm = {
    .spec = { .name = "gnm",
              .title = "Random network G(n, m)",
              .about = "A stated number of ties between random pairs.",
              .source = "Erdős and Rényi, On random graphs I, Publicationes Mathematicae "
                        "Debrecen 6 (1959), doi:10.5486/PMD.1959.6.3-4.12",
              GV_PARAMS(gnm) },
    .is_random = true,
    .grow = gnm_grow,
    .size = gnm_size,
    .peak_bytes_per_arc = 24,
};
