/* Compressed rows: arcs sorted by speaker, then by hearer, without repeats. */
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

gv_csr gv_csr_view(const gv_csr_store *store)
{
    return (gv_csr){ .n = store->n,
                     .offset = store->offset,
                     .target = store->target,
                     .weight = store->weight };
}

void gv_csr_release(gv_csr_store *store)
{
    if (!store->is_borrowed) {
        gv_free(store->weight);
        gv_free(store->target);
        gv_free(store->offset);
    }
    *store = (gv_csr_store){ 0 };
}

uint64_t gv_csr_bytes(const gv_csr_store *store)
{
    if (store->offset == NULL)
        return 0;
    const uint64_t arcs = store->offset[store->n];
    const uint64_t per_arc = sizeof *store->target + (store->weight ? sizeof(double) : 0);
    return (store->n + UINT64_C(1)) * sizeof *store->offset + arcs * per_arc;
}

static gv_status reserve(uint32_t n, uint64_t m, bool has_weight, gv_csr_store *out,
                         gv_error *err)
{
    gv_csr_store s = { .n = n };
    s.offset = gv_alloc((size_t) n + 1, sizeof *s.offset, err);
    s.target = s.offset ? gv_alloc(m, sizeof *s.target, err) : NULL;
    s.weight = s.target && has_weight ? gv_alloc(m, sizeof *s.weight, err) : NULL;
    if (s.target == NULL || (has_weight && s.weight == NULL)) {
        gv_csr_release(&s);
        return GV_E_MEMORY;
    }
    *out = s;
    return GV_OK;
}

/* offset[k] becomes the number of keys below k. */
static void count_keys(uint32_t n, uint64_t m, const uint32_t *key, uint64_t *offset)
{
    for (uint64_t a = 0; a < m; a++)
        offset[key[a] + UINT64_C(1)]++;
    for (uint32_t k = 0; k < n; k++)
        offset[k + UINT64_C(1)] += offset[k];
}

/* While rows are filled, offset[k] runs to the start of row k + 1; put every start back. */
static void rewind_offsets(uint32_t n, uint64_t *offset)
{
    memmove(offset + 1, offset, (size_t) n * sizeof *offset);
    offset[0] = 0;
}

/* Arcs grouped by key; inside a group they keep the order given. */
static gv_status group(uint32_t n, uint64_t m, const uint32_t *key, const uint32_t *other,
                       const double *weight, gv_csr_store *out, gv_error *err)
{
    gv_csr_store s;
    const gv_status status = reserve(n, m, weight != NULL, &s, err);
    if (status != GV_OK)
        return status;
    count_keys(n, m, key, s.offset);
    for (uint64_t a = 0; a < m; a++) {
        const uint64_t place = s.offset[key[a]]++;
        s.target[place] = other[a];
        if (weight != NULL)
            s.weight[place] = weight[a];
    }
    rewind_offsets(n, s.offset);
    *out = s;
    return GV_OK;
}

/* Rows are visited in ascending order, so every row of the result ascends. */
gv_status gv_csr_transpose(gv_csr csr, gv_csr_store *out, gv_error *err)
{
    const uint64_t m = csr.offset[csr.n];
    gv_csr_store s;
    const gv_status status = reserve(csr.n, m, csr.weight != NULL, &s, err);
    if (status != GV_OK)
        return status;
    count_keys(csr.n, m, csr.target, s.offset);
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
            const uint64_t place = s.offset[csr.target[arc]]++;
            s.target[place] = u;
            if (csr.weight != NULL)
                s.weight[place] = csr.weight[arc];
        }
    }
    rewind_offsets(csr.n, s.offset);
    *out = s;
    return GV_OK;
}

static gv_status check_arcs(uint32_t n, uint64_t m, const uint32_t *speaker,
                            const uint32_t *hearer, const double *weight, gv_error *err)
{
    for (uint64_t a = 0; a < m; a++) {
        if (speaker[a] >= n || hearer[a] >= n) {
            return GV_FAIL(err, GV_E_DATA,
                           "arc %" PRIu64 " joins persons %u and %u of only %u", a,
                           speaker[a], hearer[a], n);
        }
        if (speaker[a] == hearer[a]) {
            return GV_FAIL(err, GV_E_DATA, "arc %" PRIu64 " joins person %u to itself", a,
                           speaker[a]);
        }
        if (weight != NULL && !(weight[a] > 0 && isfinite(weight[a]))) {
            return GV_FAIL(err, GV_E_DATA,
                           "the weight of arc %" PRIu64 " is not a positive number", a);
        }
    }
    return GV_OK;
}

/* Many files and generators write arcs in order; then the rows are already there. */
static bool is_sorted(uint64_t m, const uint32_t *speaker, const uint32_t *hearer)
{
    for (uint64_t a = 1; a < m; a++) {
        if (speaker[a] < speaker[a - 1] ||
            (speaker[a] == speaker[a - 1] && hearer[a] < hearer[a - 1]))
            return false;
    }
    return true;
}

/* Equal neighbours in a row become one. @return how many arcs went. */
static uint64_t merge_repeats(gv_csr_store *s)
{
    uint64_t kept = 0;
    uint64_t arc = 0;
    for (uint32_t u = 0; u < s->n; u++) {
        const uint64_t row = kept;
        for (const uint64_t end = s->offset[u + UINT64_C(1)]; arc < end; arc++) {
            if (kept > row && s->target[kept - 1] == s->target[arc]) {
                if (s->weight != NULL)
                    s->weight[kept - 1] += s->weight[arc];
                continue;
            }
            s->target[kept] = s->target[arc];
            if (s->weight != NULL)
                s->weight[kept] = s->weight[arc];
            kept++;
        }
        s->offset[u] = row;
    }
    s->offset[s->n] = kept;
    return arc - kept;
}

/* Give memory back; that there was too little to do so is no failure. */
static void shrink(gv_csr_store *s)
{
    const uint64_t m = s->offset[s->n];
    uint32_t *target = gv_resize(s->target, m, sizeof *target, NULL);
    s->target = target != NULL ? target : s->target;
    if (s->weight != NULL) {
        double *weight = gv_resize(s->weight, m, sizeof *weight, NULL);
        s->weight = weight != NULL ? weight : s->weight;
    }
}

gv_status gv_csr_build(uint32_t n, uint64_t m, const uint32_t *speaker,
                       const uint32_t *hearer, const double *weight, gv_csr_store *out,
                       uint64_t *merged, gv_error *err)
{
    gv_csr_store by_hearer = { 0 };
    gv_csr_store rows = { 0 };
    gv_status status;
    GV_TRY(check_arcs(n, m, speaker, hearer, weight, err));
    if (is_sorted(m, speaker, hearer)) {
        GV_TRY(group(n, m, speaker, hearer, weight, &rows, err));
    } else {
        GV_TRY(group(n, m, hearer, speaker, weight, &by_hearer, err));
        GV_TRY(gv_csr_transpose(gv_csr_view(&by_hearer), &rows, err));
    }
    const uint64_t repeats = merge_repeats(&rows);
    if (repeats > 0)
        shrink(&rows);
    if (merged != NULL)
        *merged = repeats;
    *out = rows;
done:
    gv_csr_release(&by_hearer);
    return status;
}

static gv_status check_row(gv_csr csr, uint32_t u, gv_error *err)
{
    for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
        const uint32_t v = csr.target[arc];
        if (v >= csr.n || v == u)
            return GV_FAIL(err, GV_E_DATA, "person %u of %u speaks to %u", u, csr.n, v);
        if (arc > csr.offset[u] && v <= csr.target[arc - 1])
            return GV_FAIL(err, GV_E_DATA, "the hearers of person %u do not ascend", u);
        if (csr.weight != NULL && !(csr.weight[arc] > 0 && isfinite(csr.weight[arc]))) {
            return GV_FAIL(err, GV_E_DATA,
                           "the weight of the tie %u -> %u is not a positive number", u, v);
        }
    }
    return GV_OK;
}

gv_status gv_csr_validate(gv_csr csr, gv_error *err)
{
    if (csr.offset[0] != 0)
        return GV_FAIL(err, GV_E_DATA, "the first row does not start at arc 0");
    for (uint32_t u = 0; u < csr.n; u++) {
        if (csr.offset[u + UINT64_C(1)] < csr.offset[u])
            return GV_FAIL(err, GV_E_DATA, "the row of person %u ends before it starts", u);
    }
    for (uint32_t u = 0; u < csr.n; u++) {
        const gv_status status = check_row(csr, u, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

bool gv_csr_equal(gv_csr a, gv_csr b)
{
    if (a.n != b.n || (a.weight == NULL) != (b.weight == NULL) ||
        memcmp(a.offset, b.offset, (a.n + (size_t) 1) * sizeof *a.offset) != 0)
        return false;
    const size_t m = a.offset[a.n];
    return memcmp(a.target, b.target, m * sizeof *a.target) == 0 &&
           (a.weight == NULL || memcmp(a.weight, b.weight, m * sizeof *a.weight) == 0);
}

uint64_t gv_csr_find(gv_csr csr, uint32_t u, uint32_t v)
{
    const uint64_t end = csr.offset[u + UINT64_C(1)];
    uint64_t low = csr.offset[u];
    uint64_t high = end;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (csr.target[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && csr.target[low] == v ? low : end;
}

bool gv_csr_is_symmetric(gv_csr csr)
{
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
            const uint32_t v = csr.target[arc];
            const uint64_t back = gv_csr_find(csr, v, u);
            if (back == csr.offset[v + UINT64_C(1)] ||
                (csr.weight != NULL && csr.weight[back] != csr.weight[arc]))
                return false;
        }
    }
    return true;
}
