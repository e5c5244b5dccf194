/* What the tactics of a strategy are credited with, beside what they bring: lives without
 * them under the same luck. */
#include "study/study_internal.h"

#include <math.h>

/* ---- lives without some tactics -------------------------------------------- */

/* One strategy, and what lives without some of its tactics came to. */
typedef struct company {
    const study_sample *s;
    const gv_trial *trials;
    size_t n_trials;
    size_t arm, baseline;
    size_t n_tactics;
    size_t n;         /* replicates lived without every set that is asked for */
    size_t *at;       /* [n] their places in the sample */
    uint64_t *group;  /* [n]; NULL: each stands alone */
    double *adopters; /* [n] scratch: with everything */
    double *value;    /* [n] scratch */
    double *other;    /* [n] scratch */
} company;

static uint64_t everything(const company *c)
{
    return (UINT64_C(1) << (c->n_tactics - 1)) * 2 - 1;
}

/* Adopters of a sample's replicate without a set of tactics; NaN: not lived. */
static double adopters_without(const company *c, uint64_t left_out, size_t i)
{
    const study_sample *s = c->s;
    if (left_out == 0)
        return s->adopters[c->arm * s->n + i];
    if (left_out == everything(c) && c->baseline != SIZE_MAX)
        return s->adopters[c->baseline * s->n + i];
    const gv_trial *trial = study_trial_find(
        c->trials, c->n_trials, gv_plan_attribution_axis(s->plan), (double) left_out);
    const uint64_t r = STUDY_REPLICATE(s, i);
    if (trial == NULL || r >= trial->n)
        return NAN;
    const uint32_t adopters = trial->adopters[c->arm * (size_t) trial->n + (size_t) r];
    return adopters == STUDY_LIFE_FAILED ? NAN : (double) adopters;
}

static bool is_lived(const company *c, const uint64_t *sets, size_t n_sets, size_t i)
{
    if (isnan(adopters_without(c, everything(c), i)))
        return false;
    for (size_t k = 0; k < n_sets; k++) {
        if (gv_plan_leaves_out(c->s->plan, c->arm, sets[k]) &&
            isnan(adopters_without(c, sets[k], i)))
            return false;
    }
    return true;
}

static gv_status gather(company *c, gv_error *err)
{
    const study_sample *s = c->s;
    uint64_t sets[GV_SETS_LEFT_OUT];
    const size_t n_sets = gv_plan_sets_left_out(s->plan, sets);
    c->at = gv_alloc(s->n, sizeof *c->at, err);
    c->group = gv_alloc(s->n, sizeof *c->group, err);
    c->adopters = gv_alloc(3 * s->n, sizeof *c->adopters, err);
    if (c->at == NULL || c->group == NULL || c->adopters == NULL)
        return GV_E_MEMORY;
    c->value = c->adopters + s->n;
    c->other = c->value + s->n;
    for (size_t i = 0; i < s->n; i++) {
        if (!is_lived(c, sets, n_sets, i))
            continue;
        c->at[c->n] = i;
        c->group[c->n] = s->group != NULL ? s->group[i] : i;
        c->adopters[c->n++] = adopters_without(c, 0, i);
    }
    return GV_OK;
}

static void forget(company *c)
{
    gv_free(c->adopters);
    gv_free(c->group);
    gv_free(c->at);
}

/* ---- what a tactic brings --------------------------------------------------- */

/* Adopters that tactic k adds to those without the set, replicate by replicate, times
 * `weight`, summed into `out`. */
static void add_contribution(const company *c, size_t k, uint64_t without, double weight,
                             double *out)
{
    const uint64_t one = UINT64_C(1) << k;
    for (size_t j = 0; j < c->n; j++)
        out[j] += weight * (adopters_without(c, without & ~one, c->at[j]) -
                            adopters_without(c, without | one, c->at[j]));
}

static void clear(double *value, size_t n)
{
    for (size_t j = 0; j < n; j++)
        value[j] = 0;
}

static double factorial(size_t n)
{
    return n < 2 ? 1 : (double) n * factorial(n - 1);
}

/* The mean of what tactic k adds over all orders in which tactics may join.
 * @source Shapley (1953), A value for n-person games, Contributions to the Theory of
 * Games 2 */
static void shapley_value(const company *c, size_t k, double *out)
{
    const size_t n = c->n_tactics;
    clear(out, c->n);
    for (uint64_t absent = 0; absent <= everything(c); absent++) {
        if ((absent >> k & 1) == 0)
            continue;
        const size_t rest = (size_t) __builtin_popcountll(absent) - 1;
        add_contribution(c, k, absent,
                         factorial(rest) * factorial(n - 1 - rest) / factorial(n), out);
    }
}

/* ---- what a tactic is credited with ---------------------------------------- */

/* @return false: not measured */
static bool credited(const company *c, const char *outcome, size_t k, double *out)
{
    const study_sample *s = c->s;
    const size_t column = study_column(s->block, outcome, GV_SHAPE_TACTIC);
    if (column == SIZE_MAX)
        return false;
    for (size_t j = 0; j < c->n; j++)
        out[j] = study_value(s, column, c->arm, c->at[j],
                             s->plan->arms[c->arm].tactics[k].number);
    return true;
}

static gv_interval share_of_adopters(const company *c, const double *value)
{
    double sum = 0;
    for (size_t j = 0; j < c->n; j++)
        sum += c->adopters[j];
    return sum > 0 ? gv_fieller(value, c->adopters, c->group, c->n) : study_unknown();
}

static gv_tactic_credit credit_of(const company *c, size_t k)
{
    gv_tactic_credit credit = { .tactic = c->s->plan->arms[c->arm].tactics[k].name };
    credit.first_touch = credit.last_touch = credit.bias = study_unknown();
    credit.tangibility = study_unknown();
    credit.shapley = credit.shapley_share = study_unknown();
    if (credited(c, "first_touch_by_tactic", k, c->other))
        credit.first_touch = share_of_adopters(c, c->other);
    clear(c->value, c->n);
    add_contribution(c, k, 0, 1, c->value);
    credit.lost = gv_mean_interval(c->value, c->group, c->n);
    credit.incremental = share_of_adopters(c, c->value);
    if (credited(c, "last_touch_by_tactic", k, c->other)) {
        credit.last_touch = share_of_adopters(c, c->other);
        if (credit.lost.value > 0)
            credit.tangibility = gv_fieller(c->other, c->value, c->group, c->n);
        for (size_t j = 0; j < c->n; j++)
            c->other[j] -= c->value[j];
        credit.bias = share_of_adopters(c, c->other);
    }
    if (c->s->plan->experiment.attribution == GV_ATTRIBUTION_SHAPLEY) {
        shapley_value(c, k, c->value);
        credit.shapley = gv_mean_interval(c->value, c->group, c->n);
        credit.shapley_share = share_of_adopters(c, c->value);
    }
    return credit;
}

/* Losses one by one against the loss of all. */
static gv_interval synergy(const company *c)
{
    for (size_t j = 0; j < c->n; j++)
        c->value[j] = adopters_without(c, everything(c), c->at[j]) - c->adopters[j];
    for (size_t k = 0; k < c->n_tactics; k++)
        add_contribution(c, k, 0, 1, c->value);
    return gv_mean_interval(c->value, c->group, c->n);
}

gv_status study_attribute(const study_sample *s, const gv_trial *trials, size_t n_trials,
                          size_t arm, size_t baseline, gv_arm_summary *out, gv_error *err)
{
    gv_status status = GV_OK;
    company c = { .s = s,
                  .trials = trials,
                  .n_trials = n_trials,
                  .arm = arm,
                  .baseline = baseline,
                  .n_tactics = s->plan->arms[arm].n_tactics };
    out->synergy = study_unknown();
    if (s->plan->experiment.attribution == GV_ATTRIBUTION_NONE || c.n_tactics == 0)
        return GV_OK;
    gv_tactic_credit *credits = gv_arena_alloc(s->arena, c.n_tactics, sizeof *credits, err);
    if (credits == NULL)
        return GV_E_MEMORY;
    GV_TRY(gather(&c, err));
    if (c.n == 0)
        goto done;
    for (size_t k = 0; k < c.n_tactics; k++)
        credits[k] = credit_of(&c, k);
    out->synergy = synergy(&c);
    out->n_credits = c.n_tactics;
    out->credits = credits;
done:
    forget(&c);
    return status;
}
