/* Everybody has the same number of followers and follows as many people. */
#include "network_internal.h"

#include <inttypes.h>

typedef struct regular_directed {
    uint64_t people;
    uint64_t ties;
} regular_directed;

static const gv_param regular_directed_table[] = {
    GV_COUNT(regular_directed, people, .initial = 1000, .low = 2, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(regular_directed, ties, .initial = 10, .low = 1, .high = 10000,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 2, 50 },
             .source = "Gleeson, Ward, O'Sullivan and Lee (2014)", .alias = "z",
             .help = "followers of each person, who follows as many"),
    GV_END_OF_TABLE
};

static gv_status check(const regular_directed *par, gv_error *err)
{
    if (par->ties < par->people)
        return GV_OK;
    GV_FAIL(err, GV_E_IMPOSSIBLE,
            "nobody has %" PRIu64 " followers among %" PRIu64 " people", par->ties,
            par->people);
    gv_error_hint(err, "ties must be below people");
    return GV_E_IMPOSSIBLE;
}

/* Would u -> v be a self-tie, or stand in one of the permutations before? */
static bool is_taken(const uint32_t *before, uint64_t n_before, uint64_t n, uint32_t u,
                     uint32_t v)
{
    if (u == v)
        return true;
    for (uint64_t k = 0; k < n_before; k++) {
        if (before[k * n + u] == v)
            return true;
    }
    return false;
}

static void exchange(uint32_t *to, uint64_t a, uint64_t b)
{
    const uint32_t kept = to[a];
    to[a] = to[b];
    to[b] = kept;
}

static void shuffle(gv_stream *stream, uint64_t n, uint32_t *to)
{
    for (uint64_t u = 0; u < n; u++)
        to[u] = (uint32_t) u;
    for (uint64_t u = n; u > 1; u--)
        exchange(to, u - 1, gv_below(gv_stream_next(stream), u));
}

/* Every arc that may not be exchanges its hearer with a random other, such that both arcs
 * may then be. At most 2 z of the n others do not suit, so while z is below n / 2 there is
 * always one that does, and no exchange spoils what was good. */
static void mend(gv_stream *stream, const uint32_t *before, uint64_t n_before, uint64_t n,
                 uint32_t *to)
{
    for (uint32_t u = 0; u < n; u++) {
        while (is_taken(before, n_before, n, u, to[u])) {
            const uint32_t w = (uint32_t) gv_below(gv_stream_next(stream), n);
            if (!is_taken(before, n_before, n, u, to[w]) &&
                !is_taken(before, n_before, n, w, to[u]))
                exchange(to, u, w);
        }
    }
}

/* @param z  below n / 2 */
static gv_status grow_sparse(uint64_t n, uint64_t z, gv_key key, gv_network **out,
                             gv_error *err)
{
    gv_stream stream = gv_stream_make(key);
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(gv_arcs_reserve(n * z, &arcs, err));
    for (uint64_t k = 0; k < z; k++) {
        uint32_t *to = arcs.hearer + k * n;
        shuffle(&stream, n, to);
        mend(&stream, arcs.hearer, k, n, to);
        for (uint64_t u = 0; u < n; u++)
            arcs.speaker[k * n + u] = (uint32_t) u;
    }
    arcs.n = n * z;
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) n, out, err));
done:
    gv_arcs_release(&arcs);
    return status;
}

/* When most pairs are tied, those that are not form a sparse network of the same kind. */
static gv_status regular_directed_grow(const void *params, gv_key key, gv_network **out,
                                       gv_error *err)
{
    const regular_directed *par = params;
    const uint64_t n = par->people;
    gv_network *strangers = NULL;
    gv_status status;
    GV_TRY(check(par, err));
    if (2 * par->ties < n) {
        GV_TRY(grow_sparse(n, par->ties, key, out, err));
    } else {
        GV_TRY(grow_sparse(n, n - 1 - par->ties, key, &strangers, err));
        GV_TRY(gv_network_of_strangers(strangers, out, err));
    }
done:
    gv_network_free(strangers);
    return status;
}

static gv_status regular_directed_size(const void *params, uint64_t *people, uint64_t *arcs,
                                       gv_error *err)
{
    const regular_directed *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = par->people * par->ties;
    }
    return status;
}

const gv_generator gv_network_kind_regular_directed = {
    .spec = { .name = "regular_directed",
              .title = "Regular directed network",
              .about = "Everybody has as many followers as everybody else, at random.",
              .source =
                  "Gleeson, Ward, O'Sullivan and Lee, Competition-induced criticality "
                  "in a model of meme popularity, Physical Review Letters 112 (2014), "
                  "doi:10.1103/PhysRevLett.112.048701",
              .deviates =
                  "A union of random permutations; the few arcs that would be self-ties or "
                  "repeats exchange their hearers with random others, so that everybody "
                  "has "
                  "exactly `ties` different followers. Networks are therefore not all "
                  "exactly equally likely.",
              GV_PARAMS(regular_directed) },
    .is_random = true,
    .grow = regular_directed_grow,
    .size = regular_directed_size,
    .peak_bytes_per_arc = 21,
};
