/* The replicates in which every arm finished: what all comparisons are made of. */
#include "study/study_internal.h"

#include <math.h>

size_t study_column(const gv_block *block, const char *name, gv_shape shape)
{
    const size_t k = gv_block_find(block, name);
    if (k == SIZE_MAX || block->columns[k].outcome->shape != shape)
        return SIZE_MAX;
    return k;
}

double study_value(const study_sample *s, size_t column, size_t arm, size_t i, size_t at)
{
    if (s->block->columns[column].outcome->kind == GV_KIND_COUNT)
        return (double) gv_block_counts(s->block, column, arm, s->row[i])[at];
    return gv_block_reals(s->block, column, arm, s->row[i])[at];
}

gv_status study_curve_create(const study_sample *s, study_curve *out, gv_error *err)
{
    study_curve c = { .column = study_column(s->block, "adopters", GV_SHAPE_STEP) };
    c.steps = c.column == SIZE_MAX ? 0 : s->block->columns[c.column].per_life;
    c.mean = gv_arena_alloc(s->arena, 3 * c.steps, sizeof *c.mean, err);
    if (c.mean == NULL)
        return GV_E_MEMORY;
    c.low = c.mean + c.steps;
    c.high = c.low + c.steps;
    *out = c;
    return GV_OK;
}

study_row study_row_of(const gv_block *block, uint64_t row)
{
    if (gv_block_row_complete(block, row))
        return STUDY_ROW_COMPLETE;
    for (size_t lane = 0; lane < gv_block_lanes(block); lane++) {
        if (block->status[lane * block->n + row] == GV_LIFE_FAILED)
            return STUDY_ROW_FAILED;
    }
    return STUDY_ROW_MISSING;
}

static gv_status choose_rows(study_sample *s, gv_error *err)
{
    uint64_t *row = gv_arena_alloc(s->arena, s->block->n, sizeof *row, err);
    if (row == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < s->block->n; r++) {
        const study_row is = study_row_of(s->block, r);
        if (is == STUDY_ROW_COMPLETE)
            row[s->n++] = r;
        s->n_failed += is == STUDY_ROW_FAILED ? 1 : 0;
        s->n_missing += is == STUDY_ROW_MISSING ? 1 : 0;
    }
    s->row = row;
    return GV_OK;
}

/* Replicates of one graph stand side by side, and its hash tells where the next one begins.
 * Groups matter only between the extremes of one graph for all and one for each. */
static gv_status find_graphs(study_sample *s, gv_error *err)
{
    uint64_t *group = gv_arena_alloc(s->arena, s->n, sizeof *group, err);
    if (group == NULL)
        return GV_E_MEMORY;
    uint64_t n_graphs = 0;
    for (size_t i = 0; i < s->n; i++) {
        const gv_hash *graph = s->block->graph;
        if (i == 0 || !gv_hash_equal(graph[s->row[i]], graph[s->row[i - 1]]))
            n_graphs++;
        group[i] = n_graphs - 1;
    }
    s->n_graphs = n_graphs;
    s->group = n_graphs > 1 && n_graphs < s->n ? group : NULL;
    return GV_OK;
}

/* One outcome of all arms as [n_arms][n]. */
static gv_status gather(const study_sample *s, size_t column, const double **out,
                        gv_error *err)
{
    double *value = gv_arena_alloc(s->arena, s->block->n_arms * s->n, sizeof *value, err);
    if (value == NULL)
        return GV_E_MEMORY;
    const size_t last = s->block->columns[column].per_life - 1;
    for (size_t arm = 0; arm < s->block->n_arms; arm++) {
        for (size_t i = 0; i < s->n; i++)
            value[arm * s->n + i] = study_value(s, column, arm, i, last);
    }
    *out = value;
    return GV_OK;
}

gv_status study_sample_create(const gv_plan *plan, const gv_block *block, gv_arena *arena,
                              study_sample *out, gv_error *err)
{
    gv_status status = GV_OK;
    study_sample s = { .plan = plan, .block = block, .arena = arena };
    const size_t adopters = study_column(block, "final_adopters", GV_SHAPE_LIFE);
    const size_t spent = study_column(block, "spent", GV_SHAPE_LIFE);
    if (adopters == SIZE_MAX) {
        status = GV_FAIL(err, GV_E_SCENARIO, "the result does not hold final adopters");
        gv_error_hint(err, "add 'adopters' to 'measure:'");
        goto done;
    }
    GV_TRY(choose_rows(&s, err));
    GV_TRY(find_graphs(&s, err));
    GV_TRY(gather(&s, adopters, &s.adopters, err));
    if (spent != SIZE_MAX)
        GV_TRY(gather(&s, spent, &s.spent, err));
    *out = s;
done:
    return status;
}
