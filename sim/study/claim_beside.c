/* What stands beside an effect: strategies, contents, money, the way through time. */
#include "study/claim_internal.h"

#include <math.h>

static const double budget_tolerance = 0.005;

static gv_status add_levels(claim_judging *j, gv_error *err)
{
    gv_compared *c = j->out;
    const claim_table *t = &j->table;
    gv_level *level = gv_arena_alloc(j->lives->arena, t->n_terms, sizeof *level, err);
    if (level == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < t->n_terms; k++) {
        const bool is_control = k >= t->n_treated;
        level[k] =
            (gv_level){ .name = t->name[k],
                        .is_control = is_control,
                        .x = t->x[is_control ? (k - t->n_treated) % t->n_treated : k],
                        .mean = gv_mean_interval(t->y + k * t->n, t->group, t->n) };
    }
    c->levels = level;
    c->n_levels = t->n_terms;
    return GV_OK;
}

/* Two treatments with two controls that differ in their content. */
static gv_status add_package(claim_judging *j, gv_error *err)
{
    const claim_table *t = &j->table;
    gv_compared *c = j->out;
    if (c->kind != GV_COMPARE_DIFFERENCE || t->n_treated != 2 || t->n == 0)
        return GV_OK;
    double *value = gv_arena_alloc(j->lives->arena, t->n, sizeof *value, err);
    if (value == NULL)
        return GV_E_MEMORY;
    const double *t1 = t->y, *t2 = t1 + t->n, *c1 = t2 + t->n, *c2 = c1 + t->n;
    for (size_t i = 0; i < t->n; i++)
        value[i] = (t2[i] + c2[i] - t1[i] - c1[i]) / 2;
    c->package = claim_interval(j, value, t->n);
    for (size_t i = 0; i < t->n; i++)
        value[i] = (t2[i] - c2[i]) - (t1[i] - c1[i]);
    c->interaction = claim_interval(j, value, t->n);
    return GV_OK;
}

static double mean_over(const claim_table *t, const double *y, size_t from, size_t to)
{
    double sum = 0;
    for (size_t i = from * t->n; i < to * t->n; i++)
        sum += y[i];
    return sum / (double) ((to - from) * t->n);
}

/* Where the two sides spend different sums, what a unit of money brought. */
static gv_status add_per_spent(claim_judging *j, const claim_table *money, gv_error *err)
{
    const gv_claimed *said = j->out->said;
    claim_table ratio = j->table;
    if (said->per != NULL && said->per[0] != '\0')
        return GV_OK; /* it is a ratio already, and not to money */
    for (size_t k = 0; k < money->n_terms; k++) {
        if (!(mean_over(money, money->y, k, k + 1) > 0))
            return GV_OK;
    }
    gv_status status;
    GV_TRY(claim_table_fill(j->lives, said, said->metric, "spent", &ratio, err));
    double *pair = gv_arena_alloc(j->lives->arena, ratio.n, sizeof *pair, err);
    if (pair == NULL)
        return GV_E_MEMORY;
    if (ratio.n == 0)
        goto done;
    (void) claim_effect_of(j->out->kind, said, &ratio, pair);
    j->out->per_spent = claim_interval(j, pair, ratio.n);
done:
    return status;
}

static double budget_at(const gv_plan *plan, uint64_t point)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        if (gv_same_text(plan->sweep.keys[k], "budget"))
            return gv_plan_swept(plan, point, k);
    }
    return (double) plan->experiment.budget / (double) GV_MONEY_UNIT;
}

/* Of the points that are compared, where there is least. */
static double least_budget(const gv_plan *plan, const claim_table *t)
{
    double least = INFINITY;
    for (size_t k = 0; k < t->n_terms; k++)
        least = fmin(least, budget_at(plan, t->term[k].point));
    return least;
}

static gv_status add_money(claim_judging *j, gv_error *err)
{
    gv_status status;
    const gv_plan *plan = j->lives->plan;
    gv_compared *c = j->out;
    claim_table money = j->table;
    const gv_claimed whole = { .at = 0 };
    const size_t n = j->table.n_treated, n_all = j->table.n_terms;
    const bool has_sides = n_all > n && (c->kind == GV_COMPARE_DIFFERENCE ||
                                         c->kind == GV_COMPARE_INTERACTION);
    if (!has_sides || gv_plan_outcome_named(plan, "spent") == NULL)
        return GV_OK;
    GV_TRY(claim_table_fill(j->lives, &whole, "spent", NULL, &money, err));
    if (money.n == 0)
        goto done;
    c->spent_treatment = mean_over(&money, money.y, 0, n);
    c->spent_control = mean_over(&money, money.y, n, n_all);
    c->spends_alike = fabs(c->spent_treatment - c->spent_control) <=
                      budget_tolerance * least_budget(plan, &j->table);
    if (!c->spends_alike && c->kind == GV_COMPARE_DIFFERENCE)
        GV_TRY(add_per_spent(j, &money, err));
done:
    return status;
}

/* Differences step by step, of outcomes that have steps. */
static gv_status add_curve(claim_judging *j, gv_error *err)
{
    gv_compared *c = j->out;
    gv_arena *arena = j->lives->arena;
    const size_t n_steps = (size_t) j->lives->plan->experiment.ticks + 1;
    const bool wanted = c->kind == GV_COMPARE_DIFFERENCE &&
                        c->outcome->shape == GV_SHAPE_STEP &&
                        (c->said->per == NULL || c->said->per[0] == '\0');
    if (!wanted)
        return GV_OK;
    double *band = gv_arena_alloc(arena, 3 * n_steps, sizeof *band, err);
    double *pair = gv_arena_alloc(arena, j->lives->n, sizeof *pair, err);
    if (band == NULL || pair == NULL)
        return GV_E_MEMORY;
    const size_t column = gv_block_find(j->lives->blocks[0], c->outcome->name);
    for (size_t step = 0; step < n_steps; step++) {
        for (size_t i = 0; i < j->lives->n; i++) {
            pair[i] = 0;
            for (size_t k = 0; k < j->table.n_terms; k++) {
                const gv_block *b = j->lives->blocks[j->table.term[k].point];
                const double value =
                    claim_element(b, column, j->table.term[k].arm, j->lives->row[i], step);
                pair[i] +=
                    (k < j->table.n_treated ? value : -value) / (double) j->table.n_treated;
            }
        }
        const gv_interval at = gv_mean_interval(pair, j->lives->group, j->lives->n);
        band[step] = at.value;
        band[n_steps + step] = at.low;
        band[2 * n_steps + step] = at.high;
    }
    c->curve = (gv_band){ band, band + n_steps, band + 2 * n_steps };
    c->n_steps = n_steps;
    return GV_OK;
}

gv_status claim_tell_more(claim_judging *j, gv_error *err)
{
    gv_status status;
    if (j->table.n > 0 && j->out->levels == NULL)
        GV_TRY(add_levels(j, err));
    GV_TRY(add_package(j, err));
    GV_TRY(add_money(j, err));
    GV_TRY(add_curve(j, err));
    status = GV_OK;
done:
    return status;
}
