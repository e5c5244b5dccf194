/* The lives that a sample has to live: only strategies and points that are compared. */
#include "study/claim_internal.h"

enum { LEFT_OUT = 0, KEPT = 1 };

/* From marks to places among the kept. @return how many */
static size_t number(size_t *place, size_t n)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++)
        place[k] = place[k] == KEPT ? kept++ : SIZE_MAX;
    return kept;
}

static gv_status mark(const gv_plan *plan, size_t k, claim_cells *cells, gv_arena *arena,
                      gv_error *err)
{
    claim_table t;
    const gv_status status = claim_table_terms(plan, gv_claim_kind(plan->claim, k),
                                               gv_claim_at(plan->claim, k), arena, &t, err);
    if (status != GV_OK)
        return status;
    for (size_t j = 0; j < t.n_terms; j++) {
        cells->arm[t.term[j].arm] = KEPT;
        cells->point[t.term[j].point] = KEPT;
    }
    return GV_OK;
}

gv_status claim_cells_find(const gv_plan *plan, claim_is_wanted *is_wanted, gv_arena *arena,
                           claim_cells *out, gv_error *err)
{
    const size_t points = (size_t) gv_plan_points(plan), control = gv_plan_control(plan);
    claim_cells cells = { .arm =
                              gv_arena_alloc(arena, plan->n_arms, sizeof *cells.arm, err),
                          .point =
                              gv_arena_alloc(arena, points, sizeof *cells.point, err) };
    if (cells.arm == NULL || cells.point == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < plan->n_arms; a++)
        cells.arm[a] = a == control ? KEPT : LEFT_OUT;
    for (size_t p = 0; p < points; p++)
        cells.point[p] = LEFT_OUT;
    for (size_t k = 0; k < plan->claim->comparisons.n; k++) {
        const gv_status status =
            is_wanted(plan, k) ? mark(plan, k, &cells, arena, err) : GV_OK;
        if (status != GV_OK)
            return status;
    }
    cells.n_arms = number(cells.arm, plan->n_arms);
    cells.n_points = number(cells.point, points);
    *out = cells;
    return GV_OK;
}

void claim_cells_trim(const claim_cells *cells, gv_plan *sample)
{
    for (size_t a = 0; a < sample->n_arms; a++) {
        if (cells->arm[a] != SIZE_MAX)
            sample->arms[cells->arm[a]] = sample->arms[a];
    }
    sample->n_arms = cells->n_arms;
    if (sample->n_arms > 0 && !gv_same_text(sample->arms[0].name, GV_DO_NOTHING))
        sample->experiment.baseline = GV_BASELINE_NONE;
}

void claim_cells_place(const claim_cells *cells, claim_table *t)
{
    for (size_t j = 0; j < t->n_terms; j++)
        t->term[j] = (gv_term){ .arm = cells->arm[t->term[j].arm],
                                .point = cells->point[t->term[j].point] };
}
