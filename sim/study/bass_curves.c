/* The Bass curve of every strategy: fitted to each replicate's adopters. */
#include "grapevine/series.h"
#include "study/study_internal.h"

#include <string.h>

enum { MOST_PERIODS = 52 };

/* Room for one strategy. */
typedef struct fits {
    double *sales;          /* [periods] */
    double *p, *q, *m;      /* [replicates] */
    double *sorted, *up_to; /* [replicates] scratch */
    uint64_t *group;        /* [replicates] */
    size_t periods, n, at_doubt;
    uint32_t period;
    bool is_grouped; /* do replicates share graphs? */
} fits;

static gv_status make_room(const study_sample *s, uint32_t ticks, fits *f, gv_error *err)
{
    f->is_grouped = s->group != NULL;
    f->period = (ticks + MOST_PERIODS - 1) / MOST_PERIODS;
    f->periods = ticks / f->period;
    f->sales = gv_alloc(f->periods, sizeof *f->sales, err);
    f->p = gv_alloc(5 * s->n, sizeof *f->p, err);
    f->group = gv_alloc(s->n, sizeof *f->group, err);
    if (f->sales == NULL || f->p == NULL || f->group == NULL)
        return GV_E_MEMORY;
    f->q = f->p + s->n;
    f->m = f->q + s->n;
    f->sorted = f->m + s->n;
    f->up_to = f->sorted + s->n;
    return GV_OK;
}

static void forget(fits *f)
{
    gv_free(f->group);
    gv_free(f->p);
    gv_free(f->sales);
}

/* Where the best curve has no imitation, or no innovation, the fit comes ever closer. */
static double rate(double value, uint32_t period)
{
    return value < 1e-9 ? 0 : value / period;
}

/* Who had adopted before tick 0 was given it, and is no sale. */
static gv_status fit_one(const study_sample *s, size_t column, size_t arm, size_t i,
                         fits *f, gv_error *err)
{
    gv_error none = { 0 };
    gv_bass_fit fit;
    for (size_t k = 0; k < f->periods; k++)
        f->sales[k] = study_value(s, column, arm, i, (k + 1) * f->period) -
                      study_value(s, column, arm, i, k * f->period);
    const gv_status status = gv_bass_fit_series(f->sales, f->periods, &fit, &none);
    if (status == GV_E_DATA || status == GV_E_LIBRARY)
        return GV_OK; /* no Bass curve */
    if (status != GV_OK) {
        if (err != NULL)
            *err = none;
        return status;
    }
    f->p[f->n] = rate(fit.value[GV_BASS_P], f->period);
    f->q[f->n] = rate(fit.value[GV_BASS_Q], f->period);
    f->m[f->n] = fit.value[GV_BASS_M];
    f->group[f->n++] = s->group != NULL ? s->group[i] : i;
    f->at_doubt += fit.doubts & (GV_BASS_ILL_CONDITIONED | GV_BASS_BEFORE_PEAK) ? 1 : 0;
    return GV_OK;
}

/* Single fits may be absurd, so that a mean says nothing. */
static gv_interval median_of(const fits *f, const double *value)
{
    memcpy(f->sorted, value, f->n * sizeof *value);
    gv_sort_reals(f->sorted, f->n);
    return study_quantile(value, f->sorted, f->is_grouped ? f->group : NULL, f->n, 0.5,
                          f->up_to);
}

static gv_bass_curve summarize(const fits *f)
{
    gv_bass_curve curve = { .p = study_unknown(),
                            .q = study_unknown(),
                            .m = study_unknown() };
    curve.n = f->n;
    curve.n_doubtful = f->at_doubt;
    curve.period = f->period;
    if (f->n == 0)
        return curve;
    curve.p = median_of(f, f->p);
    curve.q = median_of(f, f->q);
    curve.m = median_of(f, f->m);
    return curve;
}

gv_status study_answer_bass(const study_sample *s, gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    fits f = { .n = 0 };
    const size_t column = study_column(s->block, "adopters", GV_SHAPE_STEP);
    const bool is_wanted = study_column(s->block, "time_to_10", GV_SHAPE_LIFE) != SIZE_MAX;
    if (column == SIZE_MAX || !is_wanted)
        return GV_OK;
    gv_bass_curve *curves = gv_arena_alloc(c->arena, c->n_arms, sizeof *curves, err);
    if (curves == NULL)
        return GV_E_MEMORY;
    GV_TRY(make_room(s, (uint32_t) s->block->columns[column].per_life - 1, &f, err));
    for (size_t arm = 0; arm < c->n_arms; arm++) {
        f.n = f.at_doubt = 0;
        for (size_t i = 0; i < s->n; i++)
            GV_TRY(fit_one(s, column, arm, i, &f, err));
        curves[arm] = summarize(&f);
    }
    c->bass = curves;
done:
    forget(&f);
    return status;
}
