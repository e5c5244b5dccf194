/* What every strategy of a comparison came to, pair by pair. */
#include "study/claim_internal.h"

#include <math.h>

gv_status claim_lives_choose(const gv_plan *plan, gv_block *const *blocks, size_t n_blocks,
                             uint64_t pairs, gv_arena *arena, claim_lives *out,
                             gv_error *err)
{
    claim_lives lives = { .plan = plan, .blocks = blocks, .arena = arena };
    const uint64_t n = pairs < blocks[0]->n ? pairs : blocks[0]->n;
    uint64_t *row = gv_arena_alloc(arena, n, sizeof *row, err);
    uint64_t *group = gv_arena_alloc(arena, n, sizeof *group, err);
    if (row == NULL || group == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < n; r++) {
        bool complete = true;
        for (size_t p = 0; p < n_blocks && complete; p++)
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

/* Which of the plan's tactics some strategy of the comparison has; `place` says where each
 * stands among these. @return how many */
static size_t find_parts(const gv_plan *plan, const claim_table *t, size_t *place)
{
    size_t n = 0;
    for (size_t name = 0; name < plan->tactic_names.n; name++) {
        bool found = false;
        for (size_t j = 0; j < t->n_terms && !found; j++) {
            const gv_arm *arm = &plan->arms[t->term[j].arm];
            for (size_t k = 0; k < arm->n_tactics; k++)
                found = found || arm->tactics[k].number == name;
        }
        place[name] = n;
        n += found ? 1 : 0;
    }
    return n;
}

static gv_status weigh_mixture(const gv_plan *plan, gv_arena *arena, claim_table *t,
                               gv_error *err)
{
    size_t *place = gv_arena_alloc(arena, plan->tactic_names.n, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    const size_t n_parts = find_parts(plan, t, place);
    double *share = gv_arena_alloc(arena, t->n_treated, n_parts * sizeof *share, err);
    if (share == NULL)
        return GV_E_MEMORY;
    for (size_t j = 0; j < t->n_treated * n_parts; j++)
        share[j] = 0;
    for (size_t j = 0; j < t->n_treated; j++) {
        const gv_arm *arm = &plan->arms[t->term[j].arm];
        for (size_t k = 0; k < arm->n_tactics; k++)
            share[j * n_parts + place[arm->tactics[k].number]] = arm->tactics[k].share;
    }
    return claim_mixture_weigh(t, share, n_parts, arena, err);
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
    if (kind == GV_COMPARE_MIXTURE)
        GV_TRY(weigh_mixture(plan, arena, &t, err));
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

/* Columns of what a comparison speaks of; SIZE_MAX: it does not speak of it. */
typedef struct columns {
    size_t metric, per, second;
} columns;

static gv_status find_column(const gv_block *b, const char *name, size_t *out,
                             gv_error *err)
{
    *out = SIZE_MAX;
    if (name == NULL || name[0] == '\0')
        return GV_OK;
    *out = gv_block_find(b, name);
    return *out != SIZE_MAX ? GV_OK : no_column(name, err);
}

/* Close the gaps that replicates without a value have left. */
static void pack(double *y, const double *x, size_t n_terms, size_t stride, size_t n)
{
    for (size_t k = 0; k < n_terms; k++) {
        double *const own = y + k * n;
        for (size_t i = 0; i < n; i++)
            own[i] = y[k * stride + i];
        if (x != NULL)
            linearise(own, x + k * stride, n);
    }
}

static gv_status make_room(const claim_lives *lives, const columns *c, claim_table *t,
                           double **x, uint64_t **group, gv_error *err)
{
    const size_t cells = t->n_terms * lives->n;
    t->y = gv_arena_alloc(lives->arena, cells, sizeof *t->y, err);
    *group = gv_arena_alloc(lives->arena, lives->n, sizeof **group, err);
    t->second = NULL;
    *x = NULL;
    if (c->second != SIZE_MAX)
        t->second = gv_arena_alloc(lives->arena, cells, sizeof *t->second, err);
    if (c->per != SIZE_MAX)
        *x = gv_arena_alloc(lives->arena, cells, sizeof **x, err);
    const bool has_all =
        (c->second == SIZE_MAX || t->second != NULL) && (c->per == SIZE_MAX || *x != NULL);
    return t->y != NULL && *group != NULL && has_all ? GV_OK : GV_E_MEMORY;
}

gv_status claim_table_fill(const claim_lives *lives, const gv_claimed *said,
                           const char *metric, const char *per, claim_table *t,
                           gv_error *err)
{
    gv_status status;
    const size_t stride = lives->n;
    claim_table filled = *t;
    columns c;
    double *x = NULL;
    uint64_t *group = NULL;
    size_t n = 0;
    GV_TRY(find_column(lives->blocks[0], metric, &c.metric, err));
    GV_TRY(find_column(lives->blocks[0], per, &c.per, err));
    GV_TRY(find_column(lives->blocks[0], said->second, &c.second, err));
    GV_TRY(make_room(lives, &c, &filled, &x, &group, err));
    for (size_t i = 0; i < lives->n; i++) {
        const uint64_t row = lives->row[i];
        bool defined =
            gather_row(lives, said, c.metric, &filled, row, filled.y + n, stride);
        if (x != NULL)
            defined =
                gather_row(lives, said, c.per, &filled, row, x + n, stride) && defined;
        if (filled.second != NULL)
            defined = gather_row(lives, said, c.second, &filled, row, filled.second + n,
                                 stride) &&
                      defined;
        group[n] = lives->group != NULL ? lives->group[i] : i;
        n += defined ? 1 : 0;
    }
    pack(filled.y, x, t->n_terms, stride, n);
    if (filled.second != NULL)
        pack(filled.second, x, t->n_terms, stride, n);
    filled.n = n;
    filled.group = lives->group != NULL ? group : NULL;
    *t = filled;
done:
    return status;
}
