/* What one arm did, over the replicates in which every arm finished. */
#include "study/study_internal.h"

#include <math.h>
#include <string.h>

static const double thousand = 1000;

/* ---- outcomes that are averaged ------------------------------------------- */

static const struct {
    const char *outcome;
    size_t offset;
} averaged[] = {
    { "reach", offsetof(gv_arm_summary, reach) },
    { "frequency", offsetof(gv_arm_summary, frequency) },
    { "time_to_share", offsetof(gv_arm_summary, time_to_share) },
    { "largest_tree", offsetof(gv_arm_summary, largest_tree) },
    { "tree_depth", offsetof(gv_arm_summary, depth) },
    { "tree_breadth", offsetof(gv_arm_summary, breadth) },
    { "structural_virality", offsetof(gv_arm_summary, virality) },
    { "secondary_early", offsetof(gv_arm_summary, secondary) },
    { "secondary_top_fifth", offsetof(gv_arm_summary, secondary_top_fifth) },
    { "lone_share", offsetof(gv_arm_summary, lone_share) },
};

/* Mean over the replicates that have the value; a time that never came is NaN. */
static gv_interval mean_where_defined(const study_sample *s, size_t column, size_t arm,
                                      double *value, uint64_t *group)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double x = study_value(s, column, arm, i, 0);
        if (isnan(x))
            continue;
        value[n] = x;
        group[n] = s->group != NULL ? s->group[i] : i;
        n++;
    }
    return gv_mean_interval(value, group, n);
}

static void average(const study_sample *s, size_t arm, gv_arm_summary *out, double *value,
                    uint64_t *group)
{
    for (size_t k = 0; k < GV_COUNT_OF(averaged); k++) {
        gv_interval interval = study_unknown();
        const size_t column = study_column(s->block, averaged[k].outcome, GV_SHAPE_LIFE);
        if (column != SIZE_MAX)
            interval = mean_where_defined(s, column, arm, value, group);
        memcpy((char *) out + averaged[k].offset, &interval, sizeof interval);
    }
}

/* ---- shares of replicates ------------------------------------------------- */

static gv_interval share_taken_off(const study_sample *s, size_t arm, double *value)
{
    const size_t column = study_column(s->block, "took_off", GV_SHAPE_LIFE);
    if (column == SIZE_MAX)
        return study_unknown();
    for (size_t i = 0; i < s->n; i++)
        value[i] = study_value(s, column, arm, i, 0);
    return study_share_interval(value, s->group, s->n);
}

static gv_interval share_that_got_there(const study_sample *s, size_t arm, double *value)
{
    const size_t column = study_column(s->block, "time_to_share", GV_SHAPE_LIFE);
    if (column == SIZE_MAX)
        return study_unknown();
    for (size_t i = 0; i < s->n; i++)
        value[i] = isnan(study_value(s, column, arm, i, 0)) ? 0 : 1;
    return study_share_interval(value, s->group, s->n);
}

/* ---- outcomes along a dimension ------------------------------------------- */

/* Means of the elements of a column; NaN when it is not measured. */
static void mean_elements(const study_sample *s, const char *outcome, gv_shape shape,
                          size_t arm, double *value, double *out, size_t n_out)
{
    const size_t column = study_column(s->block, outcome, shape);
    for (size_t at = 0; at < n_out; at++) {
        out[at] = NAN;
        if (column == SIZE_MAX)
            continue;
        for (size_t i = 0; i < s->n; i++)
            value[i] = study_value(s, column, arm, i, at);
        out[at] = gv_mean_interval(value, s->group, s->n).value;
    }
}

static gv_status draw_curve(const study_sample *s, size_t arm, double *value, gv_band *out,
                            gv_error *err)
{
    study_curve c;
    const gv_status status = study_curve_create(s, &c, err);
    if (status != GV_OK || c.steps == 0)
        return status;
    for (size_t step = 0; step < c.steps; step++) {
        for (size_t i = 0; i < s->n; i++)
            value[i] = study_value(s, c.column, arm, i, step);
        c.mean[step] = gv_mean_interval(value, s->group, s->n).value;
        gv_sort_reals(value, s->n);
        c.low[step] = gv_quantile(value, s->n, 0.05);
        c.high[step] = gv_quantile(value, s->n, 0.95);
    }
    *out = (gv_band){ .mean = c.mean, .low = c.low, .high = c.high };
    return GV_OK;
}

static void final_quantiles(const study_sample *s, size_t arm, double *value,
                            double out[static 5])
{
    static const double at[5] = { 0.05, 0.25, 0.5, 0.75, 0.95 };
    memcpy(value, s->adopters + arm * s->n, s->n * sizeof *value);
    gv_sort_reals(value, s->n);
    for (size_t k = 0; k < GV_COUNT_OF(at); k++)
        out[k] = gv_quantile(value, s->n, at[k]);
}

/* ---- money ---------------------------------------------------------------- */

/* Against the baseline, replicate by replicate; without a baseline every adopter counts. */
static void effects(const study_sample *s, size_t arm, size_t baseline, double *extra)
{
    const double *mine = s->adopters + arm * s->n;
    const double *base = baseline != SIZE_MAX ? s->adopters + baseline * s->n : NULL;
    for (size_t i = 0; i < s->n; i++)
        extra[i] = mine[i] - (base != NULL ? base[i] : 0);
}

static void weigh_money(const study_sample *s, size_t arm, size_t baseline, double *extra,
                        double *other, gv_arm_summary *out)
{
    out->incremental = out->cost_per_incremental = study_unknown();
    out->spent = out->per_thousand = study_unknown();
    effects(s, arm, baseline, extra);
    if (baseline != SIZE_MAX && arm != baseline)
        out->incremental = gv_mean_interval(extra, s->group, s->n);
    if (s->spent == NULL)
        return;
    const double *spent = s->spent + arm * s->n;
    out->spent = gv_mean_interval(spent, s->group, s->n);
    const double budget = gv_money_units(s->plan->experiment.budget);
    out->spent_all = out->spent.value > 0 && out->spent.value >= 0.995 * budget;
    if (!(out->spent.value > 0))
        return;
    if (baseline != SIZE_MAX && arm != baseline) {
        for (size_t i = 0; i < s->n; i++)
            other[i] = spent[i] - s->spent[baseline * s->n + i];
        out->cost_per_incremental = gv_fieller(other, extra, s->group, s->n);
    }
    for (size_t i = 0; i < s->n; i++)
        other[i] = thousand * extra[i];
    out->per_thousand = gv_fieller(other, spent, s->group, s->n);
}

/* ---- all of it ------------------------------------------------------------ */

gv_status study_summarize(const study_sample *s, size_t arm, size_t baseline,
                          gv_arm_summary *out, gv_error *err)
{
    gv_status status = GV_OK;
    double *value = gv_alloc(s->n, sizeof *value, err);
    double *other = gv_alloc(s->n, sizeof *other, err);
    uint64_t *group = gv_alloc(s->n, sizeof *group, err);
    if (value == NULL || other == NULL || group == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    gv_arm_summary summary = { .name = s->plan->arms[arm].name, .wins = study_unknown() };
    GV_TRY(draw_curve(s, arm, value, &summary.curve, err));
    summary.adopters = gv_mean_interval(s->adopters + arm * s->n, s->group, s->n);
    weigh_money(s, arm, baseline, value, other, &summary);
    average(s, arm, &summary, value, group);
    summary.take_off = share_taken_off(s, arm, value);
    summary.got_there = share_that_got_there(s, arm, value);
    final_quantiles(s, arm, value, summary.largest_quantile);
    mean_elements(s, "adopters_by_channel", GV_SHAPE_CHANNEL, arm, value, summary.channel,
                  GV_CHANNELS);
    mean_elements(s, "adopters_by_message", GV_SHAPE_MESSAGE, arm, value, summary.message,
                  gv_plan_extent(s->plan).messages);
    mean_elements(s, "generations", GV_SHAPE_DEPTH, arm, value, summary.generation,
                  GV_DEPTHS);
    *out = summary;
done:
    gv_free(group);
    gv_free(other);
    gv_free(value);
    return status;
}

/* Share of the first place in one replicate: 1, or split with those who are level. */
static double first_place(const study_sample *s, size_t arm, size_t i)
{
    const double mine = s->adopters[arm * s->n + i];
    size_t level = 0;
    for (size_t rival = 0; rival < s->block->n_arms; rival++) {
        const double theirs = s->adopters[rival * s->n + i];
        if (theirs > mine)
            return 0;
        level += theirs >= mine;
    }
    return 1 / (double) level;
}

gv_status study_wins(const study_sample *s, gv_arm_summary *arms, gv_error *err)
{
    double *place = gv_alloc(s->n, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < s->block->n_arms; arm++) {
        for (size_t i = 0; i < s->n; i++)
            place[i] = first_place(s, arm, i);
        arms[arm].wins = study_share_interval(place, s->group, s->n);
    }
    gv_free(place);
    return GV_OK;
}
