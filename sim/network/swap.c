/* Double-edge swaps: two ties exchange their ends, so that everybody keeps the number of
 * ties, and what else there was of a pattern is lost. */
#include "network_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- which pairs are tied -------------------------------------------------- */

/* Open addressing with linear probing; a free place holds FREE, which is no pair. */
#define FREE UINT64_MAX

typedef struct pair_set {
    uint64_t *slot; /* [mask + 1] */
    uint64_t mask;
} pair_set;

static uint64_t pair_of(uint32_t u, uint32_t v, bool is_directed)
{
    if (!is_directed && u > v)
        return (uint64_t) v << 32 | u;
    return (uint64_t) u << 32 | v;
}

/* Finaliser of MurmurHash3: every bit of the pair reaches every bit of the place. */
static uint64_t home_of(const pair_set *set, uint64_t pair)
{
    pair = (pair ^ pair >> 33) * UINT64_C(0xff51afd7ed558ccd);
    pair = (pair ^ pair >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return (pair ^ pair >> 33) & set->mask;
}

static gv_status set_create(uint64_t n, pair_set *out, gv_error *err)
{
    uint64_t size = 16;
    while (size < 2 * n)
        size *= 2;
    uint64_t *slot = gv_alloc(size, sizeof *slot, err);
    if (slot == NULL)
        return GV_E_MEMORY;
    memset(slot, 0xff, size * sizeof *slot);
    *out = (pair_set){ .slot = slot, .mask = size - 1 };
    return GV_OK;
}

/* Where the pair is, or the free place where it would be. */
static uint64_t place_of(const pair_set *set, uint64_t pair)
{
    uint64_t at = home_of(set, pair);
    while (set->slot[at] != FREE && set->slot[at] != pair)
        at = (at + 1) & set->mask;
    return at;
}

static bool set_has(const pair_set *set, uint64_t pair)
{
    return set->slot[place_of(set, pair)] != FREE;
}

static void set_add(pair_set *set, uint64_t pair)
{
    set->slot[place_of(set, pair)] = pair;
}

/* Those behind the gap move up, unless that put them before their home. */
static void set_remove(pair_set *set, uint64_t pair)
{
    uint64_t gap = place_of(set, pair);
    for (uint64_t at = (gap + 1) & set->mask; set->slot[at] != FREE;
         at = (at + 1) & set->mask) {
        const uint64_t from_home = (at - home_of(set, set->slot[at])) & set->mask;
        if (from_home >= ((at - gap) & set->mask)) {
            set->slot[gap] = set->slot[at];
            gap = at;
        }
    }
    set->slot[gap] = FREE;
}

/* ---- ties ------------------------------------------------------------------ */

typedef struct tie {
    uint64_t kind; /* the two communities that it joins; 0 when they do not count */
    double weight;
    uint32_t from, to;
} tie;

typedef struct ties {
    tie *at; /* [n], by kind */
    uint64_t n;
    uint64_t *start; /* [n_kinds + 1] where each kind begins */
    uint64_t n_kinds;
    bool is_directed;
    bool has_communities;
    pair_set pairs;
} ties;

static void ties_release(ties *t)
{
    gv_free(t->pairs.slot);
    gv_free(t->start);
    gv_free(t->at);
}

static int by_kind(const void *a, const void *b)
{
    const tie *x = a;
    const tie *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

/* An undirected tie stands once, with the end in the lesser community first. */
static tie tie_of(uint32_t u, uint32_t v, double weight, const uint32_t *community,
                  bool is_directed)
{
    if (community == NULL)
        return (tie){ .weight = weight, .from = u, .to = v };
    const bool turns = !is_directed && community[u] > community[v];
    const uint32_t from = turns ? v : u;
    const uint32_t to = turns ? u : v;
    return (tie){ .kind = (uint64_t) community[from] << 32 | community[to],
                  .weight = weight,
                  .from = from,
                  .to = to };
}

static void collect(gv_csr csr, const uint32_t *community, ties *t)
{
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
            const uint32_t v = csr.target[arc];
            if (!t->is_directed && v < u)
                continue;
            const double weight = csr.weight != NULL ? csr.weight[arc] : 1;
            t->at[t->n++] = tie_of(u, v, weight, community, t->is_directed);
            set_add(&t->pairs, pair_of(u, v, t->is_directed));
        }
    }
}

static void find_kinds(ties *t)
{
    for (uint64_t i = 0; i < t->n; i++) {
        if (i == 0 || t->at[i].kind != t->at[i - 1].kind)
            t->start[t->n_kinds++] = i;
    }
    t->start[t->n_kinds] = t->n;
}

static gv_status ties_of(gv_csr csr, bool is_directed, const uint32_t *community, ties *out,
                         gv_error *err)
{
    const uint64_t m = csr.offset[csr.n];
    ties t = { .is_directed = is_directed, .has_communities = community != NULL };
    gv_status status;
    const uint64_t n = is_directed ? m : m / 2;
    GV_TRY(set_create(n, &t.pairs, err));
    t.at = gv_alloc(n, sizeof *t.at, err);
    t.start = t.at ? gv_alloc((community != NULL ? n : 1) + 1, sizeof *t.start, err) : NULL;
    if (t.start == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    collect(csr, community, &t);
    if (community != NULL)
        qsort(t.at, t.n, sizeof *t.at, by_kind);
    find_kinds(&t);
    *out = t;
    t = (ties){ 0 };
done:
    ties_release(&t);
    return status;
}

/* The kind in which tie i stands. */
static uint64_t kind_of(const ties *t, uint64_t i)
{
    uint64_t low = 0;
    uint64_t high = t->n_kinds;
    while (high - low > 1) {
        const uint64_t middle = low + (high - low) / 2;
        if (t->start[middle] <= i)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* One proposal: a tie, another of the same kind, and, where both ways round are alike,
 * which way the other is read. @return was it taken? */
static bool try_swap(ties *t, gv_stream *stream)
{
    const uint64_t i = gv_below(gv_stream_next(stream), t->n);
    const uint64_t kind = kind_of(t, i);
    const uint64_t size = t->start[kind + 1] - t->start[kind];
    const uint64_t j = t->start[kind] + gv_below(gv_stream_next(stream), size);
    tie *a = &t->at[i];
    tie *b = &t->at[j];
    const bool can_turn = !t->is_directed && (a->kind >> 32) == (a->kind & UINT32_MAX);
    const bool turns = can_turn && (gv_stream_next(stream) & 1) != 0;
    const uint32_t b_from = turns ? b->to : b->from;
    const uint32_t b_to = turns ? b->from : b->to;
    const uint64_t first = pair_of(a->from, b_to, t->is_directed);
    const uint64_t second = pair_of(b_from, a->to, t->is_directed);
    if (a->from == b_to || b_from == a->to || first == second ||
        set_has(&t->pairs, first) || set_has(&t->pairs, second))
        return false;
    set_remove(&t->pairs, pair_of(a->from, a->to, t->is_directed));
    set_remove(&t->pairs, pair_of(b->from, b->to, t->is_directed));
    set_add(&t->pairs, first);
    set_add(&t->pairs, second);
    const uint32_t a_to = a->to;
    a->to = b_to;
    b->from = b_from;
    b->to = a_to;
    return true;
}

static gv_status rows_of(const ties *t, gv_csr csr, gv_csr_store *out, gv_error *err)
{
    const uint64_t m = csr.offset[csr.n];
    gv_arcs arcs = { 0 };
    double *weight = NULL;
    gv_status status;
    GV_TRY(gv_arcs_reserve(m, &arcs, err));
    weight = gv_alloc(csr.weight != NULL ? m : 0, sizeof *weight, err);
    if (weight == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (uint64_t i = 0; i < t->n; i++) {
        const tie *at = &t->at[i];
        for (int way = 0; way < (t->is_directed ? 1 : 2); way++) {
            if (csr.weight != NULL)
                weight[arcs.n] = at->weight;
            gv_arcs_add(&arcs, way == 0 ? at->from : at->to, way == 0 ? at->to : at->from);
        }
    }
    GV_TRY(gv_csr_build(csr.n, m, arcs.speaker, arcs.hearer,
                        csr.weight != NULL ? weight : NULL, out, NULL, err));
done:
    gv_free(weight);
    gv_arcs_release(&arcs);
    return status;
}

gv_status gv_csr_swap(gv_csr csr, const gv_swap_plan *plan, gv_stream *stream,
                      gv_csr_store *out, uint64_t *done_swaps, gv_error *err)
{
    ties t = { 0 };
    uint64_t swaps = 0;
    gv_status status;
    GV_TRY(ties_of(csr, plan->is_directed, plan->community, &t, err));
    for (uint64_t k = 0; t.n > 0 && swaps < plan->wanted && k < plan->tries; k++)
        swaps += try_swap(&t, stream);
    GV_TRY(rows_of(&t, csr, out, err));
    *done_swaps = swaps;
done:
    ties_release(&t);
    return status;
}
