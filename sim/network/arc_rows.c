/* Ties as files hold them, turned into arcs: which way word travels, what stands there
 * twice. */
#include "network_internal.h"

#include <string.h>

const char *const gv_first_choices[] = { "unsaid", "speaks", "listens", NULL };
const char *const gv_loops_choices[] = { "refuse", "drop", NULL };
const char *const gv_repeats_choices[] = { "refuse", "merge", NULL };

gv_status gv_file_check(const char *path, gv_error *err)
{
    if (path == NULL || path[0] == '\0')
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "no file is named");
    return GV_OK;
}

gv_status gv_direction_check(gv_direction direction, gv_error *err)
{
    if (direction.is_directed && direction.first == GV_FIRST_UNSAID) {
        GV_FAIL(
            err, GV_E_IMPOSSIBLE,
            "the file is directed, but nothing says which way word travels along a tie");
        gv_error_hint(
            err, "say first: listens if the first column follows, cites or asks the "
                 "second; first: speaks if it sends to, or is followed by, the second");
        return GV_E_IMPOSSIBLE;
    }
    if (!direction.is_directed && direction.first != GV_FIRST_UNSAID) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "first says which way word travels, but the file is not directed");
        gv_error_hint(err, "say directed: true, or leave first out");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

/* ---- rows -> arcs ---- */

/* Both directions of every row, first all as written, then all turned round. */
static gv_status double_rows(const gv_arc_rows *rows, uint32_t **speaker, uint32_t **hearer,
                             double **weight, gv_error *err)
{
    const uint64_t n = rows->n;
    const bool has_weight = rows->weight != NULL;
    uint32_t *from = gv_alloc(2 * n, sizeof *from, err);
    uint32_t *to = from ? gv_alloc(2 * n, sizeof *to, err) : NULL;
    double *w = to && has_weight ? gv_alloc(2 * n, sizeof *w, err) : NULL;
    if (to == NULL || (has_weight && w == NULL)) {
        gv_free(to);
        gv_free(from);
        return GV_E_MEMORY;
    }
    memcpy(from, rows->first, n * sizeof *from);
    memcpy(from + n, rows->second, n * sizeof *from);
    memcpy(to, rows->second, n * sizeof *to);
    memcpy(to + n, rows->first, n * sizeof *to);
    if (has_weight) {
        memcpy(w, rows->weight, n * sizeof *w);
        memcpy(w + n, rows->weight, n * sizeof *w);
    }
    *speaker = from;
    *hearer = to;
    *weight = w;
    return GV_OK;
}

static gv_status rows_both_ways(const gv_arc_rows *rows, gv_csr_store *out,
                                uint64_t *merged, gv_error *err)
{
    uint32_t *speaker = NULL;
    uint32_t *hearer = NULL;
    double *weight = NULL;
    gv_status status;
    GV_TRY(double_rows(rows, &speaker, &hearer, &weight, err));
    GV_TRY(
        gv_csr_build(rows->people, 2 * rows->n, speaker, hearer, weight, out, merged, err));
    *merged /= 2;
done:
    gv_free(weight);
    gv_free(hearer);
    gv_free(speaker);
    return status;
}

static gv_status rows_to_csr(gv_direction direction, const gv_arc_rows *rows,
                             gv_csr_store *out, uint64_t *merged, gv_error *err)
{
    if (!direction.is_directed)
        return rows_both_ways(rows, out, merged, err);
    const bool first_speaks = direction.first == GV_FIRST_SPEAKS;
    return gv_csr_build(rows->people, rows->n, first_speaks ? rows->first : rows->second,
                        first_speaks ? rows->second : rows->first, rows->weight, out,
                        merged, err);
}

/* ---- where the repeats are ---- */

static uint64_t arc_number(gv_csr csr, uint32_t u, uint32_t v)
{
    uint64_t low = csr.offset[u];
    uint64_t high = csr.offset[u + UINT64_C(1)];
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (csr.target[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The arc that a row became; of an undirected row, the one from its lesser person. */
static uint64_t arc_of_row(gv_direction direction, const gv_arc_rows *rows, gv_csr csr,
                           uint64_t i)
{
    const uint32_t a = rows->first[i];
    const uint32_t b = rows->second[i];
    const bool turns = direction.is_directed ? direction.first == GV_FIRST_LISTENS : a > b;
    return turns ? arc_number(csr, b, a) : arc_number(csr, a, b);
}

/* The first row that repeats an earlier one; there must be one. */
static gv_status first_repeat(gv_direction direction, const gv_arc_rows *rows, gv_csr csr,
                              uint64_t *row, uint64_t *earlier, gv_error *err)
{
    uint8_t *is_met = gv_alloc(csr.offset[csr.n], sizeof *is_met, err);
    if (is_met == NULL)
        return GV_E_MEMORY;
    uint64_t later = 0;
    uint64_t arc = arc_of_row(direction, rows, csr, later);
    while (!is_met[arc]) {
        is_met[arc] = 1;
        later++;
        arc = arc_of_row(direction, rows, csr, later);
    }
    uint64_t sooner = 0;
    while (arc_of_row(direction, rows, csr, sooner) != arc)
        sooner++;
    *row = later;
    *earlier = sooner;
    gv_free(is_met);
    return GV_OK;
}

/* ---- rows -> network ---- */

static gv_status refuse_repeat(const gv_rows_policy *policy, const gv_arc_rows *rows,
                               gv_csr csr, gv_error *err)
{
    uint64_t row, earlier;
    gv_status status;
    GV_TRY(first_repeat(policy->direction, rows, csr, &row, &earlier, err));
    status = policy->refuse(policy->self, rows, row, earlier, err);
done:
    return status;
}

gv_status gv_rows_to_network(const gv_rows_policy *policy, gv_arc_rows *rows,
                             gv_network **out, gv_error *err)
{
    gv_csr_store csr = { 0 };
    gv_network_notes notes = { .rows = rows->n + rows->loops_dropped,
                               .loops_dropped = rows->loops_dropped };
    gv_status status;
    GV_TRY(rows_to_csr(policy->direction, rows, &csr, &notes.repeats_merged, err));
    if (notes.repeats_merged > 0 && policy->repeats == GV_REPEATS_REFUSE)
        GV_TRY(refuse_repeat(policy, rows, gv_csr_view(&csr), err));
    GV_TRY(gv_network_of_rows(&csr, &rows->labels, notes, out, err));
done:
    gv_csr_release(&csr);
    return status;
}
