/* Every outcome that is one number a life, and the last value of every curve: what each arm
 * came to, and how the first two differ on the same luck. */
#include "study/study_internal.h"

#include <math.h>

/* The element that stands for a life: the only one, or the last of a curve. */
static bool is_scalar(const gv_column *column)
{
    return column->outcome->shape == GV_SHAPE_LIFE ||
           column->outcome->shape == GV_SHAPE_STEP;
}

static double of_life(const study_sample *s, size_t column, size_t arm, size_t i)
{
    return study_value(s, column, arm, i, s->block->columns[column].per_life - 1);
}

/* Values of the i-th complete replicates, side by side with their graphs. */
typedef struct values {
    double *value;
    uint64_t *group;
} values;

static size_t take(const study_sample *s, values v, size_t n, double value, size_t i)
{
    if (isnan(value))
        return n;
    v.value[n] = value;
    v.group[n] = s->group != NULL ? s->group[i] : i;
    return n + 1;
}

static gv_interval mean_of(const study_sample *s, size_t column, size_t arm, values v,
                           uint64_t *defined)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n = take(s, v, n, of_life(s, column, arm, i), i);
    *defined = n;
    return gv_mean_interval(v.value, v.group, n);
}

/* Replicates in which either is undefined say nothing about the difference. */
static gv_interval difference_of(const study_sample *s, size_t column, size_t a, size_t b,
                                 values v)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n = take(s, v, n, of_life(s, column, a, i) - of_life(s, column, b, i), i);
    return gv_mean_interval(v.value, v.group, n);
}

static gv_status answer_one(const study_sample *s, const gv_comparison *c, size_t column,
                            values v, gv_outcome_answer *out, gv_error *err)
{
    gv_interval *mean = gv_arena_alloc(c->arena, c->n_arms, sizeof *mean, err);
    uint64_t *defined = gv_arena_alloc(c->arena, c->n_arms, sizeof *defined, err);
    if (mean == NULL || defined == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < c->n_arms; arm++)
        mean[arm] = mean_of(s, column, arm, v, &defined[arm]);
    const gv_outcome *outcome = s->block->columns[column].outcome;
    *out = (gv_outcome_answer){ .outcome = outcome,
                                .is_last = outcome->shape == GV_SHAPE_STEP,
                                .mean = mean,
                                .defined = defined,
                                .difference = study_unknown() };
    if (c->n_arms > 1)
        out->difference = difference_of(s, column, c->winner, c->second, v);
    return GV_OK;
}

gv_status study_answer_outcomes(const study_sample *s, gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    const values v = { .value = gv_alloc(s->n, sizeof *v.value, err),
                       .group = gv_alloc(s->n, sizeof *v.group, err) };
    gv_outcome_answer *answers =
        gv_arena_alloc(c->arena, s->block->n_columns, sizeof *answers, err);
    if (v.value == NULL || v.group == NULL || answers == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    size_t n = 0;
    for (size_t k = 0; k < s->block->n_columns; k++) {
        if (is_scalar(&s->block->columns[k]))
            GV_TRY(answer_one(s, c, k, v, &answers[n++], err));
    }
    c->outcomes = answers;
    c->n_outcomes = n;
done:
    gv_free(v.group);
    gv_free(v.value);
    return status;
}
