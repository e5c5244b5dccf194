/* What the last part of the budget brings: lives with less money, under the same luck. */
#include "study/study_internal.h"

#include <math.h>

const gv_trial *study_trial_find(const gv_trial *trials, size_t n, size_t axis,
                                 double value)
{
    for (size_t k = 0; k < n; k++) {
        if (trials[k].axis == axis && trials[k].value == value)
            return &trials[k];
    }
    return NULL;
}

double study_less_money(const gv_plan *plan)
{
    const double budget = gv_money_units(plan->experiment.budget);
    return gv_money_units(gv_money_of(budget * (1 - plan->experiment.marginal)));
}

/* Pairs of the replicates that were lived with less money, too. @return how many */
static size_t pair_up(const study_sample *s, const gv_trial *less, size_t arm,
                      double *extra, double *money, uint64_t *group)
{
    const double thousand = 1000;
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const uint64_t r = STUDY_REPLICATE(s, i);
        const size_t life = arm * (size_t) less->n + (size_t) r;
        if (r >= less->n || less->adopters[life] == STUDY_LIFE_FAILED)
            continue;
        extra[n] = thousand * (s->adopters[arm * s->n + i] - (double) less->adopters[life]);
        money[n] = s->spent[arm * s->n + i] - less->spent[life];
        group[n++] = s->group != NULL ? s->group[i] : i;
    }
    return n;
}

gv_status study_weigh_last_money(const study_sample *s, const gv_trial *trials,
                                 size_t n_trials, size_t arm, gv_arm_summary *out,
                                 gv_error *err)
{
    const gv_plan *plan = s->plan;
    const gv_trial *less = NULL;
    if (plan->experiment.marginal > 0)
        less = study_trial_find(trials, n_trials, gv_plan_marginal_axis(plan),
                                study_less_money(plan));
    out->marginal = study_unknown();
    if (less == NULL || s->spent == NULL)
        return GV_OK;
    double *extra = gv_alloc(2 * s->n, sizeof *extra, err);
    uint64_t *group = gv_alloc(s->n, sizeof *group, err);
    const bool has_room = extra != NULL && group != NULL;
    if (has_room) {
        double *money = extra + s->n;
        const size_t n = pair_up(s, less, arm, extra, money, group);
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += money[i];
        if (sum > 0)
            out->marginal = gv_fieller(extra, money, group, n);
    }
    gv_free(group);
    gv_free(extra);
    return has_room ? GV_OK : GV_E_MEMORY;
}
