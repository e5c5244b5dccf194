/* What every strategy of a comparison came to, pair by pair. */
#include "study/claim_internal.h"

#include <math.h>

gv_status claim_lives_choose(const gv_plan *plan, gv_block *const *blocks, uint64_t pairs,
                             gv_arena *arena, claim_lives *out, gv_error *err)
{
    claim_lives lives = { .plan = plan, .blocks = blocks, .arena = arena };
    const uint64_t n = pairs < blocks[0]->n ? pairs : blocks[0]->n;
    uint64_t *row = gv_arena_alloc(arena, n, sizeof *row, err);
    uint64_t *group = gv_arena_alloc(arena, n, sizeof *group, err);
    if (row == NULL || group == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < n; r++) {
        bool complete = true;
        for (uint64_t p = 0; p < gv_plan_points(plan) && complete; p++)
            complete = gv_block_row_complete(blocks[p], r);
        if (!complete)
            continue;
        group[lives.n] = gv_plan_graph_of(plan, r);
        row[lives.n++] = r;
    }
    lives.n_left_out = n - lives.n;
    lives.row = row;
    const bool several = lives.n > 0 && group[0] != group[lives.n - 1];
    const bool shared = several && plan->replicates_per_graph > 1;
    lives.group = shared ? group : NULL;
    *out = lives;
    return GV_OK;
}

/* ---- terms ----------------------------------------------------------------- */

/* One strategy that is followed along the sweep. */
static bool follows_sweep(gv_comparison_kind kind, const gv_claimed *said)
{
    return kind == GV_COMPARE_CURVE && said->treatment.n == 1;
}

static gv_status resolve(const gv_plan *plan, gv_words words, size_t copies, bool along,
                         gv_term *term, const char **name, gv_error *err)
{
    for (size_t k = 0; k < copies; k++) {
        const char *word = words.at[words.n == 1 ? 0 : k];
        const gv_status status = gv_plan_term(plan, word, &term[k], err);
        if (status != GV_OK)
            return status;
        if (along)
            term[k].point = k;
        name[k] = word;
    }
    return GV_OK;
}

static void name_levels(const gv_plan *plan, const gv_claimed *said, bool along,
                        claim_table *t)
{
    for (size_t k = 0; k < t->n_treated; k++) {
        t->x[k] = (double) (k + 1);
        if (said->levels.n > k)
            t->x[k] = said->levels.at[k];
        else if (along && plan->sweep.n_keys == 1)
            t->x[k] = gv_plan_swept(plan, k, 0);
    }
}

gv_status claim_table_terms(const gv_plan *plan, gv_comparison_kind kind,
                            const gv_claimed *said, gv_arena *arena, claim_table *out,
                            gv_error *err)
{
    gv_status status;
    const bool along = follows_sweep(kind, said);
    claim_table t = { .n_treated =
                          along ? (size_t) gv_plan_points(plan) : said->treatment.n };
    const bool spread = kind == GV_COMPARE_CURVE && said->control.n > 0;
    const size_t n_controls = spread ? t.n_treated : said->control.n;
    t.n_terms = t.n_treated + n_controls;
    gv_term *term = gv_arena_alloc(arena, t.n_terms, sizeof *term, err);
    t.name = gv_arena_alloc(arena, t.n_terms, sizeof *t.name, err);
    t.x = gv_arena_alloc(arena, t.n_treated, sizeof *t.x, err);
    if (term == NULL || t.name == NULL || t.x == NULL)
        return GV_E_MEMORY;
    GV_TRY(resolve(plan, said->treatment, t.n_treated, along, term, t.name, err));
    GV_TRY(resolve(plan, said->control, n_controls, along, term + t.n_treated,
                   t.name + t.n_treated, err));
    name_levels(plan, said, along, &t);
    t.term = term;
    *out = t;
done:
    return status;
}

/* ---- values ---------------------------------------------------------------- */

double claim_element(const gv_block *b, size_t column, size_t arm, uint64_t row, size_t at)
{
    if (b->columns[column].outcome->kind == GV_KIND_COUNT)
        return (double) gv_block_counts(b, column, arm, row)[at];
    return gv_block_reals(b, column, arm, row)[at];
}

static double value_of(const claim_lives *lives, const gv_claimed *said, gv_term term,
                       size_t column, uint64_t row)
{
    const gv_block *b = lives->blocks[term.point];
    if (b->columns[column].outcome->shape == GV_SHAPE_LIFE)
        return claim_element(b, column, term.arm, row, 0);
    const size_t last = b->columns[column].per_life - 1;
    const size_t at = said->at > 0 ? (size_t) said->at : last;
    const double value = claim_element(b, column, term.arm, row, at);
    return said->since == 0
               ? value
               : value - claim_element(b, column, term.arm, row, (size_t) said->since);
}

/* @return false where some strategy has no such value in the replicate */
static bool gather_row(const claim_lives *lives, const gv_claimed *said, size_t column,
                       const claim_table *t, uint64_t row, double *into, size_t stride)
{
    bool defined = true;
    for (size_t k = 0; k < t->n_terms; k++) {
        into[k * stride] = value_of(lives, said, t->term[k], column, row);
        defined = defined && isfinite(into[k * stride]);
    }
    return defined;
}

/* y / x of the means, each pair at its influence on that. */
static void linearise(double *y, const double *x, size_t n)
{
    double sum_y = 0, sum_x = 0;
    for (size_t i = 0; i < n; i++) {
        sum_y += y[i];
        sum_x += x[i];
    }
    const double ratio = sum_y / sum_x, mean_x = sum_x / (double) n;
    for (size_t i = 0; i < n; i++)
        y[i] = ratio + (y[i] - ratio * x[i]) / mean_x;
}

static gv_status no_column(const char *name, gv_error *err)
{
    return GV_FAIL(err, GV_E_SCENARIO, "the lives do not hold '%s'", name);
}

gv_status claim_table_fill(const claim_lives *lives, const gv_claimed *said,
                           const char *metric, const char *per, claim_table *t,
                           gv_error *err)
{
    const gv_block *first = lives->blocks[0];
    const bool has_per = per != NULL && per[0] != '\0';
    const size_t column = gv_block_find(first, metric);
    const size_t divisor = has_per ? gv_block_find(first, per) : 0;
    const size_t stride = lives->n;
    if (column == SIZE_MAX || divisor == SIZE_MAX)
        return no_column(column == SIZE_MAX ? metric : per, err);
    double *y = gv_arena_alloc(lives->arena, t->n_terms * stride, sizeof *y, err);
    double *x = gv_arena_alloc(lives->arena, t->n_terms * stride, sizeof *x, err);
    uint64_t *group = gv_arena_alloc(lives->arena, stride, sizeof *group, err);
    if (y == NULL || x == NULL || group == NULL)
        return GV_E_MEMORY;
    size_t n = 0;
    for (size_t i = 0; i < lives->n; i++) {
        bool defined = gather_row(lives, said, column, t, lives->row[i], y + n, stride);
        if (has_per)
            defined = gather_row(lives, said, divisor, t, lives->row[i], x + n, stride) &&
                      defined;
        group[n] = lives->group != NULL ? lives->group[i] : i;
        n += defined ? 1 : 0;
    }
    for (size_t k = 0; k < t->n_terms; k++) {
        double *const own = y + k * n;
        for (size_t i = 0; i < n; i++)
            own[i] = y[k * stride + i];
        if (has_per)
            linearise(own, x + k * stride, n);
    }
    t->y = y;
    t->n = n;
    t->group = lives->group != NULL ? group : NULL;
    return GV_OK;
}
