/* Orders of people that follow from who hears whom: a number for everybody, then a sort. */
#include "network/igraph_bridge.h"
#include "network_internal.h"

#include <math.h>
#include <stdlib.h>

/* What a ranking works on; place[v] comes out, the smallest standing first. */
typedef struct study {
    gv_csr out, in; /* without weights */
    bool is_mutual;
    gv_key key;
    double *score;   /* [n] for rankings that begin with reals */
    uint32_t *spare; /* [2 n] */
    uint64_t *place; /* [n] */
} study;

static gv_igraph_ties ties_of(const study *s)
{
    return (gv_igraph_ties){ .out = s->out, .is_mutual = s->is_mutual };
}

#define STEPS 1e9 /* scores are compared in steps of 1e-9 */
#define LAST (UINT64_C(1) << 62)

/* A score of at most 1 (or a whole number below 2^31), the largest first. */
static void place_by_score(study *s)
{
    for (uint32_t v = 0; v < s->out.n; v++) {
        const double score = s->score[v] > 0 ? s->score[v] : 0; /* an iteration's -1e-17 */
        s->place[v] = LAST - (uint64_t) floor(score * STEPS + 0.5);
    }
}

static uint64_t followers(const study *s, uint32_t v)
{
    return s->out.offset[v + UINT64_C(1)] - s->out.offset[v];
}

static uint32_t pivots_of(const study *s)
{
    const uint32_t n = s->out.n;
    const gv_unsigned_wide work = (gv_unsigned_wide) n * s->out.offset[n];
    return work <= GV_RANKING_EXACT || n <= GV_RANKING_PIVOTS ? n : GV_RANKING_PIVOTS;
}

/* ---- rankings, named as in rankings.def ---- */

static gv_status low_degree(study *s, gv_error *err)
{
    (void) err;
    for (uint32_t v = 0; v < s->out.n; v++)
        s->place[v] = followers(s, v);
    return GV_OK;
}

static gv_status betweenness(study *s, gv_error *err)
{
    const uint32_t n_pivots = pivots_of(s);
    gv_choose_pivots(s->key, s->out.n, n_pivots, s->spare);
    const gv_status status =
        gv_igraph_betweenness(ties_of(s), s->spare, n_pivots, s->score, err);
    if (status == GV_OK)
        place_by_score(s);
    return status;
}

/* Add 1 / distance from everybody whose word can reach `hearer`. The sum of a person runs
 * over hearers in their order, on one thread: always the same bits.
 * place[v] is the last hearer whose search met v, counted from 1. */
static void hear_from_afar(study *s, uint32_t hearer, uint64_t search, uint32_t *queue)
{
    uint32_t n = 0, level_end = 1;
    double distance = 0;
    queue[n++] = hearer;
    s->place[hearer] = search;
    for (uint32_t k = 0; k < n; k++) {
        if (k == level_end) {
            level_end = n;
            distance++;
        }
        const uint32_t v = queue[k];
        for (uint64_t a = s->in.offset[v]; a < s->in.offset[v + UINT64_C(1)]; a++) {
            const uint32_t u = s->in.target[a];
            if (s->place[u] == search)
                continue;
            s->place[u] = search;
            s->score[u] += 1 / (distance + 1);
            queue[n++] = u;
        }
    }
}

static gv_status closeness(study *s, gv_error *err)
{
    (void) err;
    const uint32_t n = s->out.n;
    const uint32_t n_pivots = pivots_of(s);
    gv_choose_pivots(s->key, s->out.n, n_pivots, s->spare);
    for (uint32_t k = 0; k < n_pivots; k++)
        hear_from_afar(s, s->spare[k], k + UINT64_C(1), s->spare + n);
    for (uint32_t v = 0; v < n; v++)
        s->score[v] /= n_pivots;
    place_by_score(s);
    return GV_OK;
}

static gv_status k_core(study *s, gv_error *err)
{
    const gv_status status = gv_igraph_cores(ties_of(s), s->score, err);
    if (status == GV_OK)
        place_by_score(s);
    return status;
}

static gv_status pagerank(study *s, gv_error *err)
{
    const gv_status status = gv_igraph_pagerank(ties_of(s), s->score, err);
    if (status == GV_OK)
        place_by_score(s);
    return status;
}

static gv_status eigenvector(study *s, gv_error *err)
{
    const gv_status status = gv_igraph_eigenvector(ties_of(s), s->score, err);
    if (status == GV_OK)
        place_by_score(s);
    return status;
}

static gv_status bridges(study *s, gv_error *err)
{
    uint32_t *community = s->spare;
    const gv_status status = gv_igraph_communities(ties_of(s).out, s->key, community, err);
    if (status != GV_OK)
        return status;
    for (uint32_t v = 0; v < s->out.n; v++) {
        uint64_t strangers = 0;
        for (uint64_t a = s->out.offset[v]; a < s->out.offset[v + UINT64_C(1)]; a++)
            strangers += community[s->out.target[a]] != community[v] ? 1 : 0;
        s->place[v] = LAST - strangers;
    }
    return GV_OK;
}

/* ---- sorting ---- */

typedef struct standing {
    uint64_t place;
    uint32_t person;
} standing;

static int ahead(const void *a, const void *b)
{
    const standing *x = a;
    const standing *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return x->person < y->person ? -1 : x->person > y->person;
}

/* @param[out] order [n]  indices by ascending place, ties by index */
static gv_status sort_by_place(const uint64_t *place, uint32_t n, uint32_t *order,
                               gv_error *err)
{
    standing *all = gv_alloc(n, sizeof *all, err);
    if (all == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < n; v++)
        all[v] = (standing){ place[v], v };
    if (n > 1)
        qsort(all, n, sizeof *all, ahead);
    for (uint32_t k = 0; k < n; k++)
        order[k] = all[k].person;
    gv_free(all);
    return GV_OK;
}

/* Communities by size, equal ones by their number; people of each by followers. The r-th of
 * every community comes before the next of any. */
static gv_status one_per_community(study *s, gv_error *err)
{
    const uint32_t n = s->out.n;
    uint32_t *community = s->spare;
    uint32_t *by_followers = s->spare + n;
    gv_status status = GV_OK;
    uint32_t *of_size = NULL;
    uint32_t *count = gv_alloc(2 * (size_t) n, sizeof *count, err);
    uint64_t *size = count ? gv_alloc(n, sizeof *size, err) : NULL;
    if (size == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    of_size = count + n;
    GV_TRY(gv_igraph_communities(ties_of(s).out, s->key, community, err));
    for (uint32_t v = 0; v < n; v++) {
        s->place[v] = LAST - followers(s, v);
        size[v] = LAST;
    }
    GV_TRY(sort_by_place(s->place, n, by_followers, err));
    for (uint32_t v = 0; v < n; v++)
        size[community[v]]--;
    GV_TRY(sort_by_place(size, n, count, err));
    for (uint32_t k = 0; k < n; k++)
        of_size[count[k]] = k;
    for (uint32_t k = 0; k < n; k++)
        count[k] = 0;
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t c = community[by_followers[k]];
        s->place[by_followers[k]] = (uint64_t) count[c]++ << 32 | of_size[c];
    }
done:
    gv_free(size);
    gv_free(count);
    return status;
}

static gv_status (*const rankings[])(study *s, gv_error *err) = {
#define GV_RANKING(NAME, word, help) [GV_RANKING_##NAME] = word,
#include "grapevine/rankings.def"
#undef GV_RANKING
};

static void follow_ids(uint32_t n, uint32_t *order)
{
    for (uint32_t v = 0; v < n; v++)
        order[v] = v;
}

gv_status gv_network_rank(const gv_network *net, gv_ranking ranking, gv_key key,
                          uint32_t *order, gv_error *err)
{
    const uint32_t n = gv_network_people(net);
    if (gv_network_is_complete(net)) {
        follow_ids(n, order);
        return GV_OK;
    }
    gv_csr_store in = { 0 };
    study s = { .out = gv_network_out(net), .key = key };
    gv_status status = GV_OK;
    s.out.weight = NULL;
    GV_TRY(gv_csr_transpose(s.out, &in, err));
    s.in = gv_csr_view(&in);
    s.is_mutual = gv_csr_equal(s.out, s.in);
    s.score = gv_alloc(n, sizeof *s.score, err);
    s.spare = gv_alloc(2 * (size_t) n, sizeof *s.spare, err);
    s.place = gv_alloc(n, sizeof *s.place, err);
    if (s.score == NULL || s.spare == NULL || s.place == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(rankings[ranking](&s, err));
    status = sort_by_place(s.place, n, order, err);
done:
    gv_free(s.place);
    gv_free(s.spare);
    gv_free(s.score);
    gv_csr_release(&in);
    return status;
}
