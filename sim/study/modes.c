/* How outcomes spread over replicates: quantiles with intervals, and whether they fall into
 * two modes, such as launches that failed and launches that took off. */
#include "study/study_internal.h"

#include <math.h>
#include <string.h>

const double gv_quantiles[GV_QUANTILES] = { 0.05, 0.25, 0.5, 0.75, 0.95 };

static const char *const spread_outcomes[] = {
    "final_adopters",   "largest_tree", "tree_depth",   "structural_virality",
    "tree_size_median", "tree_size_90", "tree_size_99", "secondary_early",
};

/* ---- quantiles ------------------------------------------------------------- */

/* The interval of the share of values up to the quantile, carried back to values: so
 * replicates of one network count for what they are. */
gv_interval study_quantile(const double *value, const double *sorted, const uint64_t *group,
                           size_t n, double p, double *up_to)
{
    const double at = gv_quantile(sorted, n, p);
    for (size_t i = 0; i < n; i++)
        up_to[i] = value[i] <= at ? 1 : 0;
    const gv_interval share = study_share_interval(up_to, group, n);
    const double slack = p - share.value; /* ties and gaps: the share need not be p */
    return (gv_interval){ at, fmin(gv_quantile(sorted, n, share.low + slack), at),
                          fmax(gv_quantile(sorted, n, share.high + slack), at) };
}

typedef struct values {
    double *value, *sorted, *up_to; /* [n] each */
    uint64_t *group;                /* [n] */
    size_t n;                       /* defined ones */
} values;

static void gather(const study_sample *s, size_t column, size_t arm, values *v)
{
    v->n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double x = study_value(s, column, arm, i, 0);
        if (isnan(x))
            continue;
        v->value[v->n] = x;
        v->group[v->n] = s->group != NULL ? s->group[i] : i;
        v->n++;
    }
    memcpy(v->sorted, v->value, v->n * sizeof *v->sorted);
    gv_sort_reals(v->sorted, v->n);
}

static void spread(const study_sample *s, size_t column, size_t arm, values *v,
                   gv_spread *out)
{
    const gv_outcome *outcome = s->block->columns[column].outcome;
    *out = (gv_spread){ .outcome = outcome->name, .title = outcome->title };
    gather(s, column, arm, v);
    for (size_t k = 0; k < GV_QUANTILES; k++)
        out->at[k] = v->n == 0 ? study_unknown()
                               : study_quantile(v->value, v->sorted,
                                                s->group != NULL ? v->group : NULL, v->n,
                                                gv_quantiles[k], v->up_to);
}

/* ---- modes ----------------------------------------------------------------- */

double gv_bimodality(const double *value, size_t n)
{
    if (n < 4)
        return NAN;
    double sum = 0, m2 = 0, m3 = 0, m4 = 0;
    for (size_t i = 0; i < n; i++)
        sum += value[i] - value[0];
    const double size = (double) n, mean = value[0] + sum / size;
    for (size_t i = 0; i < n; i++) {
        const double d = value[i] - mean;
        m2 += d * d / size;
        m3 += d * d * d / size;
        m4 += d * d * d * d / size;
    }
    if (!(m2 > 0))
        return NAN;
    const double skew = m3 / (m2 * sqrt(m2)) * sqrt(size * (size - 1)) / (size - 2);
    const double pairs = (size - 2) * (size - 3);
    const double excess = (size - 1) / pairs * ((size + 1) * (m4 / (m2 * m2) - 3) + 6);
    return (skew * skew + 1) / (excess + 3 * (size - 1) * (size - 1) / pairs);
}

/* The least squares within are the most between: n1 n2 (difference of means)^2. */
double gv_split(const double *sorted, size_t n, size_t *below)
{
    double total = 0, low = 0, best = 0, split = NAN;
    for (size_t i = 0; i < n; i++)
        total += sorted[i] - sorted[0];
    *below = 0;
    for (size_t i = 1; i < n; i++) {
        low += sorted[i - 1] - sorted[0];
        const double above = (double) (n - i);
        const double gap = (total - low) / above - low / (double) i;
        const double between = (double) i * above * gap * gap;
        if (!(sorted[i] > sorted[i - 1]) || between <= best)
            continue;
        best = between;
        *below = i;
        split = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
    }
    return split;
}

static void find_modes(const study_sample *s, size_t arm, values *v, gv_arm_summary *out)
{
    const double *adopters = s->adopters + arm * s->n;
    size_t below = 0;
    out->bimodality = gv_bimodality(adopters, s->n);
    out->split = NAN;
    out->lower_mode = study_unknown();
    if (!(out->bimodality > GV_BIMODAL))
        return;
    memcpy(v->sorted, adopters, s->n * sizeof *v->sorted);
    gv_sort_reals(v->sorted, s->n);
    out->split = gv_split(v->sorted, s->n, &below);
    for (size_t i = 0; i < s->n; i++)
        v->value[i] = adopters[i] < out->split ? 1 : 0;
    out->lower_mode = study_share_interval(v->value, s->group, s->n);
}

gv_status study_find_modes(const study_sample *s, size_t arm, gv_arm_summary *out,
                           gv_error *err)
{
    gv_status status = GV_OK;
    values v = { .value = gv_alloc(3 * s->n, sizeof *v.value, err),
                 .group = gv_alloc(s->n, sizeof *v.group, err) };
    gv_spread *spreads =
        gv_arena_alloc(s->arena, GV_COUNT_OF(spread_outcomes), sizeof *spreads, err);
    if (v.value == NULL || v.group == NULL || spreads == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    v.sorted = v.value + s->n;
    v.up_to = v.sorted + s->n;
    size_t n = 0;
    for (size_t k = 0; k < GV_COUNT_OF(spread_outcomes); k++) {
        const size_t column = study_column(s->block, spread_outcomes[k], GV_SHAPE_LIFE);
        if (column != SIZE_MAX)
            spread(s, column, arm, &v, &spreads[n++]);
    }
    out->n_spreads = n;
    out->spreads = spreads;
    find_modes(s, arm, &v, out);
done:
    gv_free(v.group);
    gv_free(v.value);
    return status;
}
