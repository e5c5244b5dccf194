/* The frontier of a sweep: where, along one key, the winner of two strategies changes, and
 * how surely. */
#include "study/study_internal.h"

#include <math.h>
#include <stdlib.h>

bool gv_sweep_answer_has_contenders(const gv_sweep_answer *answer)
{
    return answer->contender[0] != answer->contender[1];
}

bool gv_sweep_answer_has_duel(const gv_sweep_answer *answer, uint64_t point)
{
    const gv_point_answer *p = &answer->points[point];
    return gv_sweep_answer_has_contenders(answer) && p->is_there && isfinite(p->duel.value);
}

gv_interval gv_sweep_answer_duel(const gv_sweep_answer *answer, uint64_t point)
{
    const gv_point_answer *p = &answer->points[point];
    const double both =
        p->adopters[answer->contender[0]].value + p->adopters[answer->contender[1]].value;
    if (!(both > 0))
        return (gv_interval){ 0, 0, 0 };
    const double low = isfinite(p->duel.low) ? p->duel.low / both : -1;
    const double high = isfinite(p->duel.high) ? p->duel.high / both : 1;
    return (gv_interval){ p->duel.value / both, low, high };
}

/* ---- points that differ in one key ------------------------------------------------ */

typedef struct place {
    double x; /* value of the key, or its logarithm */
    uint64_t point;
    gv_interval lead; /* relative */
} place;

typedef struct row {
    place *at;
    size_t n;
    bool is_log;
} row;

static int by_value(const void *a, const void *b)
{
    const place *p = a, *q = b;
    return (p->x > q->x) - (p->x < q->x);
}

static bool is_spread(const gv_plan *plan, size_t key)
{
    const double wide = 20;
    double low = INFINITY, high = -INFINITY;
    for (uint64_t k = 0; k < plan->sweep.n_points; k++) {
        low = fmin(low, gv_plan_swept(plan, k, key));
        high = fmax(high, gv_plan_swept(plan, k, key));
    }
    return low > 0 && high >= wide * low;
}

/* The points of the row that begins at `first`, ascending by value. */
static void fill(row *r, const gv_sweep_answer *answer, size_t key, uint64_t first,
                 uint64_t stride)
{
    r->n = 0;
    for (uint64_t k = 0; k < answer->plan->sweep.grid[key]; k++) {
        const uint64_t point = first + k * stride;
        const double x = gv_plan_swept(answer->plan, point, key);
        if (gv_sweep_answer_has_duel(answer, point))
            r->at[r->n++] = (place){ r->is_log ? log(x) : x, point,
                                     gv_sweep_answer_duel(answer, point) };
    }
    qsort(r->at, r->n, sizeof *r->at, by_value);
}

/* ---- crossings ---------------------------------------------------------------------- */

static double between(const row *r, size_t i, double left, double right)
{
    const double t = left / (left - right);
    const double x = r->at[i].x + t * (r->at[i + 1].x - r->at[i].x);
    return r->is_log ? exp(x) : x;
}

/* What is left of a lead, at the end of its interval that is nearer to zero: above 0 where
 * whoever leads at `leader` leads for sure. */
static double sure_lead(const row *r, size_t k, size_t leader)
{
    return r->at[leader].lead.value > 0 ? r->at[k].lead.low : -r->at[k].lead.high;
}

static double sure_from_below(const row *r, size_t i)
{
    for (size_t k = i + 1; k-- > 0;) {
        if (sure_lead(r, k, i) > 0)
            return between(r, k, sure_lead(r, k, i), sure_lead(r, k + 1, i));
    }
    return -INFINITY;
}

static double sure_from_above(const row *r, size_t i)
{
    for (size_t k = i + 1; k < r->n; k++) {
        if (sure_lead(r, k, i + 1) > 0)
            return between(r, k - 1, sure_lead(r, k - 1, i + 1), sure_lead(r, k, i + 1));
    }
    return INFINITY;
}

static bool changes(const row *r, size_t i)
{
    return (r->at[i].lead.value > 0) != (r->at[i + 1].lead.value > 0);
}

static gv_crossing crossing_at(const gv_sweep_answer *answer, const row *r, size_t i)
{
    const bool first_below = r->at[i].lead.value > 0;
    const double left = r->at[i].lead.value, right = r->at[i + 1].lead.value;
    return (gv_crossing){ .point = r->at[i].point,
                          .at = { between(r, i, left, right), sure_from_below(r, i),
                                  sure_from_above(r, i) },
                          .below = answer->contender[first_below ? 0 : 1],
                          .above = answer->contender[first_below ? 1 : 0] };
}

gv_status gv_sweep_crossings(const gv_sweep_answer *answer, size_t key, gv_crossing **out,
                             size_t *n, gv_arena *arena, gv_error *err)
{
    const gv_sweep *sweep = &answer->plan->sweep;
    uint64_t stride = 1;
    *n = 0;
    *out = NULL;
    if (sweep->grid == NULL || !gv_sweep_answer_has_contenders(answer))
        return GV_OK;
    for (size_t later = key + 1; later < sweep->n_keys; later++)
        stride *= sweep->grid[later];
    row r = { .is_log = is_spread(answer->plan, key) };
    r.at = gv_arena_alloc(arena, sweep->grid[key], sizeof *r.at, err);
    gv_crossing *found = gv_arena_alloc(arena, answer->n_points, sizeof *found, err);
    if (r.at == NULL || found == NULL)
        return GV_E_MEMORY;
    for (uint64_t first = 0; first < answer->n_points; first++) {
        if (first / stride % sweep->grid[key] != 0)
            continue;
        fill(&r, answer, key, first, stride);
        for (size_t i = 0; i + 1 < r.n; i++) {
            if (changes(&r, i))
                found[(*n)++] = crossing_at(answer, &r, i);
        }
    }
    *out = found;
    return GV_OK;
}
