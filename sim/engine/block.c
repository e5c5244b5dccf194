/* Rows of results in memory, and the sink that gathers them. Layer 6. */
#include "engine/engine_internal.h"

#include <string.h>

static size_t value_size(const gv_column *column)
{
    return column->outcome->kind == GV_KIND_COUNT ? sizeof(uint32_t) : sizeof(double);
}

size_t gv_block_lanes(const gv_block *b)
{
    return b->n_arms * (size_t) (b->n_points > 1 ? b->n_points : 1);
}

gv_status gv_block_create(const gv_plan *plan, uint64_t first, uint64_t n, gv_block **out,
                          gv_error *err)
{
    return gv_block_of(plan, (gv_shard){ .n_points = 1, .first = first, .n = n }, out, err);
}

gv_status gv_block_of(const gv_plan *plan, gv_shard shard, gv_block **out, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    gv_block *b = gv_alloc(1, sizeof *b, err);
    if (b == NULL)
        return GV_E_MEMORY;
    b->n_arms = plan->n_arms;
    b->point = shard.point;
    b->n_points = shard.n_points;
    b->first = shard.first;
    b->n = shard.n;
    const size_t lives = gv_block_lanes(b) * (size_t) shard.n;
    b->n_columns = gv_plan_outcomes(plan);
    b->columns = gv_alloc(b->n_columns, sizeof *b->columns, err);
    b->status = gv_alloc(lives, sizeof *b->status, err);
    b->failure = gv_alloc(lives, sizeof *b->failure, err);
    b->graph = gv_alloc(shard.n_points * shard.n, sizeof *b->graph, err);
    if (b->columns == NULL || b->status == NULL || b->failure == NULL || b->graph == NULL)
        goto done;
    for (size_t k = 0; k < b->n_columns; k++) {
        gv_column *column = &b->columns[k];
        column->outcome = gv_plan_outcome(plan, k);
        column->per_life = gv_shape_size(column->outcome->shape, gv_plan_extent(plan));
        column->at = gv_alloc(lives * column->per_life, value_size(column), err);
        if (column->at == NULL)
            goto done;
    }
    *out = b;
    b = NULL;
    status = GV_OK;
done:
    gv_block_free(b);
    return status;
}

void gv_block_free(gv_block *b)
{
    if (b == NULL)
        return;
    for (size_t k = 0; b->columns != NULL && k < b->n_columns; k++)
        gv_free(b->columns[k].at);
    for (size_t k = 0; b->failure != NULL && k < gv_block_lanes(b) * b->n; k++)
        gv_free(b->failure[k]);
    gv_free(b->columns);
    gv_free(b->failure);
    gv_free(b->status);
    gv_free(b->graph);
    gv_free(b);
}

/* Without memory the life has failed all the same; its reason is lost. */
void gv_block_fail(gv_block *b, size_t lane, uint64_t row, const char *why)
{
    const size_t life = lane * (size_t) b->n + (size_t) row;
    gv_free(b->failure[life]);
    b->failure[life] = gv_copy_text(why, NULL);
    b->status[life] = GV_LIFE_FAILED;
}

const char *gv_block_failure(const gv_block *b, size_t lane, uint64_t row)
{
    return b->failure != NULL ? b->failure[lane * (size_t) b->n + (size_t) row] : NULL;
}

static void *values(const gv_block *b, size_t k, size_t a, uint64_t row)
{
    const gv_column *column = &b->columns[k];
    char *at = column->at;
    return at + (a * b->n + row) * column->per_life * value_size(column);
}

const uint32_t *gv_block_counts(const gv_block *b, size_t k, size_t a, uint64_t r)
{
    return values(b, k, a, r);
}

const double *gv_block_reals(const gv_block *b, size_t k, size_t a, uint64_t r)
{
    return values(b, k, a, r);
}

size_t gv_block_find(const gv_block *b, const char *outcome)
{
    for (size_t k = 0; k < b->n_columns; k++) {
        if (gv_same_text(b->columns[k].outcome->name, outcome))
            return k;
    }
    return SIZE_MAX;
}

bool gv_block_row_complete(const gv_block *b, uint64_t row)
{
    for (size_t a = 0; a < gv_block_lanes(b); a++) {
        if (b->status[a * b->n + row] != GV_LIFE_DONE)
            return false;
    }
    return true;
}

bool gv_block_complete(const gv_block *b)
{
    for (uint64_t row = 0; row < b->n; row++) {
        if (!gv_block_row_complete(b, row))
            return false;
    }
    return true;
}

/* A life in two blocks: where it stands in either. */
typedef struct pair_of_lives {
    size_t lane_to, lane_from;
    uint64_t to, from;
} pair_of_lives;

static void copy_life(gv_block *into, const gv_block *from, pair_of_lives at)
{
    for (size_t k = 0; k < into->n_columns; k++) {
        const gv_column *column = &into->columns[k];
        memcpy(values(into, k, at.lane_to, at.to), values(from, k, at.lane_from, at.from),
               column->per_life * value_size(column));
    }
    const size_t life = at.lane_from * (size_t) from->n + (size_t) at.from;
    if (from->status[life] == GV_LIFE_FAILED)
        gv_block_fail(into, at.lane_to, at.to,
                      from->failure[life] != NULL ? from->failure[life] : "not known");
    else
        into->status[at.lane_to * into->n + at.to] = from->status[life];
    into->graph[at.lane_to / into->n_arms * into->n + at.to] =
        from->graph[at.lane_from / from->n_arms * from->n + at.from];
}

static void merge_row(gv_block *into, const gv_block *from, size_t lane, uint64_t row)
{
    const uint64_t replicate = from->first + row;
    const uint64_t point = from->point + lane / from->n_arms;
    if (replicate < into->first || replicate >= into->first + into->n ||
        point < into->point || point - into->point >= gv_block_lanes(into) / into->n_arms)
        return;
    const pair_of_lives at = { .lane_to = (size_t) (point - into->point) * into->n_arms +
                                          lane % from->n_arms,
                               .lane_from = lane,
                               .to = replicate - into->first,
                               .from = row };
    const uint8_t ours = into->status[at.lane_to * into->n + at.to];
    const uint8_t theirs = from->status[lane * from->n + row];
    if (theirs == GV_LIFE_DONE || (theirs != GV_LIFE_MISSING && ours != GV_LIFE_DONE))
        copy_life(into, from, at);
}

void gv_block_merge(gv_block *into, const gv_block *from)
{
    for (size_t lane = 0; lane < gv_block_lanes(from); lane++) {
        for (uint64_t row = 0; row < from->n; row++)
            merge_row(into, from, lane, row);
    }
}

/* The life, with what the m-th measure of the plan keeps of it. */
static gv_life as_seen_by(const gv_life *life, size_t m)
{
    gv_life seen = *life;
    seen.own = life->kept == NULL ? NULL : life->kept[m];
    return seen;
}

void gv_block_measure(gv_block *block, const gv_plan *plan, size_t arm, uint64_t row,
                      const gv_life *life)
{
    size_t column = 0;
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_metric *metric = plan->measures[m].metric;
        const size_t n = gv_plan_measure_outcomes(plan, m);
        gv_value out[n + 1]; /* a metric by state may have none */
        for (size_t k = 0; k < n; k++) {
            void *at = values(block, column + k, arm, row);
            if (block->columns[column + k].outcome->kind == GV_KIND_COUNT)
                out[k].count = at;
            else
                out[k].real = at;
        }
        gv_life seen = as_seen_by(life, m), beside;
        if (life->control != NULL) {
            beside = as_seen_by(life->control, m);
            seen.control = &beside;
        }
        metric->measure(&seen, plan->measures[m].params, out);
        column += n;
    }
}

/* ---- memory sink ---- */

static gv_status gather(void *self, const gv_block *block, gv_error *err)
{
    (void) err;
    gv_block_merge(self, block);
    return GV_OK;
}

gv_sink gv_memory_sink(gv_block *whole)
{
    return (gv_sink){ .self = whole, .recall = NULL, .accept = gather };
}
