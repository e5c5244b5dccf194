/* Judges one comparison at one look: its effect, what matters, how sure it is. */
#include "study/claim_internal.h"

#include <gsl/gsl_cdf.h>
#include <limits.h>
#include <math.h>

/* Two-sided point of Student's t that is as strict as the looks' critical value. */
static double t_point(const gv_looks *looks, size_t n_groups)
{
    if (n_groups < 2)
        return NAN;
    return -gsl_cdf_tdist_Pinv(gsl_cdf_ugaussian_Q(looks->critical),
                               (double) (n_groups - 1));
}

gv_interval claim_interval(const claim_judging *j, const double *value, size_t n)
{
    const study_moments m = study_moments_of(value, NULL, j->table.group, n);
    const double half = t_point(j->looks, m.n_groups) * sqrt(m.var_y);
    return (gv_interval){ m.mean_y, m.mean_y - half, m.mean_y + half };
}

static const double strongest = 8; /* deviate that evidence is cut off at */

/* The t statistic as the deviate of a normal law with the same one-sided chance. */
static double deviate(double mean, double error, size_t n_groups)
{
    if (n_groups < 2 || isnan(mean) || isnan(error))
        return -strongest;
    if (!(error > 0))
        return mean > 0 ? strongest : mean < 0 ? -strongest : 0;
    const double t = mean / error, degrees = (double) (n_groups - 1);
    const double z = t > 0 ? -gsl_cdf_ugaussian_Pinv(gsl_cdf_tdist_Q(t, degrees))
                           : gsl_cdf_ugaussian_Pinv(gsl_cdf_tdist_P(t, degrees));
    return fmax(fmin(z, strongest), -strongest);
}

/* No pair differs by anything. Then it is the same even where no difference is too small to
 * matter, because what matters is a share of a control that is nought. */
static bool is_nothing(gv_interval e)
{
    return e.low == 0 && e.high == 0;
}

/* Of `same` both bounds have to be passed, so the weaker one counts. */
static double evidence(const gv_compared *c, int sign, double error, size_t n_groups)
{
    const double effect = c->effect.value;
    if (sign != 0)
        return deviate(sign * effect, error, n_groups);
    if (n_groups > 1 && is_nothing(c->effect))
        return strongest;
    return fmin(deviate(c->smallest + effect, error, n_groups),
                deviate(c->smallest - effect, error, n_groups));
}

/* The strongest evidence of all looks so far, and how often none would look like it. */
static gv_status weigh(claim_judging *j, double z, gv_error *err)
{
    j->best_z[j->k] = fmax(j->best_z[j->k], z);
    return gv_looks_exceed(j->looks, j->best_z[j->k], false, &j->out->p, err);
}

static gv_claim_verdict verdict_of(const gv_compared *c, int sign)
{
    const gv_interval e = c->effect;
    if (isnan(e.low) || isnan(e.high))
        return GV_CLAIM_INCONCLUSIVE;
    if (sign == 0) {
        const bool is_clear = e.low > 0 || e.high < 0;
        if ((e.low > -c->smallest && e.high < c->smallest) || is_nothing(e))
            return GV_CLAIM_SUPPORTED;
        return is_clear && fabs(e.value) >= c->smallest ? GV_CLAIM_REFUTED
                                                        : GV_CLAIM_INCONCLUSIVE;
    }
    const double low = sign > 0 ? e.low : -e.high, high = sign > 0 ? e.high : -e.low;
    if (low > 0 && sign * e.value >= c->smallest)
        return GV_CLAIM_SUPPORTED;
    return high < c->smallest || !(high > 0) ? GV_CLAIM_REFUTED : GV_CLAIM_INCONCLUSIVE;
}

/* ---- kinds ------------------------------------------------------------------------ */

enum { AS_NORMAL = INT_MAX }; /* groups of a statistic whose error is no t law's */

static gv_status judge_pairs(claim_judging *j, gv_error *err)
{
    gv_compared *c = j->out;
    const claim_table *t = &j->table;
    double *pair = gv_arena_alloc(j->lives->arena, t->n, sizeof *pair, err);
    if (pair == NULL)
        return GV_E_MEMORY;
    if (t->n == 0)
        return GV_OK;
    const claim_effect e = claim_effect_of(c->kind, c->said, t, pair);
    const int sign = claim_sign(c->kind, c->said);
    const study_moments m = study_moments_of(pair, NULL, t->group, t->n);
    c->pair = pair;
    c->control = e.control;
    c->best = e.best;
    c->best_control = e.best_control;
    c->smallest = claim_smallest(c->kind, c->said, c->outcome, e.control);
    c->effect = claim_interval(j, pair, t->n);
    c->verdict = verdict_of(c, sign);
    return weigh(j, evidence(c, sign, sqrt(m.var_y), m.n_groups), err);
}

/* Chance outside an interval that is as strict as the looks. */
static double error_of(const gv_looks *looks)
{
    return 2 * gsl_cdf_ugaussian_Q(looks->critical);
}

static gv_status judge_ranking(claim_judging *j, gv_error *err)
{
    gv_status status = GV_OK;
    gv_compared *c = j->out;
    const gv_claimed *said = c->said;
    const gv_outcome *other = gv_plan_outcome_named(j->lives->plan, said->second);
    const bool turned = (other->direction == GV_LESS_IS_BETTER) !=
                        (c->outcome->direction == GV_LESS_IS_BETTER);
    claim_bootstrap b;
    if (j->table.n < 2)
        goto done;
    GV_TRY(claim_rank_agreement(&j->table, turned ? -1 : 1, j->lives->plan->experiment.seed,
                                j->lives->arena, &b, err));
    c->effect = claim_bootstrap_interval(&b, 0, error_of(j->looks));
    const gv_interval e = c->effect;
    const bool up = said->direction == GV_PREDICTED_UP;
    const bool holds = up ? e.low > said->threshold : e.high < said->threshold;
    const bool fails = up ? e.high <= said->refuted_at : e.low >= said->refuted_at;
    c->verdict = holds   ? GV_CLAIM_SUPPORTED
                 : fails ? GV_CLAIM_REFUTED
                         : GV_CLAIM_INCONCLUSIVE;
    const double lead = (up ? 1 : -1) * (e.value - said->threshold);
    GV_TRY(weigh(j, deviate(lead, claim_bootstrap_deviation(&b, 0), AS_NORMAL), err));
done:
    return status;
}

/* What a strategy is worth here is its own tail, not its mean. */
static gv_status add_tails(claim_judging *j, const claim_bootstrap *b, gv_error *err)
{
    const double error = 0.05;
    const claim_table *t = &j->table;
    gv_level *level = gv_arena_alloc(j->lives->arena, t->n_terms, sizeof *level, err);
    if (level == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < t->n_terms; k++)
        level[k] = (gv_level){ .name = t->name[k],
                               .is_control = k >= t->n_treated,
                               .x = (double) (k % t->n_treated + 1),
                               .mean = claim_bootstrap_interval(b, k + 1, error) };
    j->out->levels = level;
    j->out->n_levels = t->n_terms;
    return GV_OK;
}

static gv_status judge_tail(claim_judging *j, gv_error *err)
{
    gv_status status = GV_OK;
    gv_compared *c = j->out;
    const claim_table *t = &j->table;
    const int sign = claim_sign(c->kind, c->said);
    claim_bootstrap b;
    if (t->n < 2)
        goto done;
    GV_TRY(
        claim_tails(t, c->said, j->lives->plan->experiment.seed, j->lives->arena, &b, err));
    GV_TRY(add_tails(j, &b, err));
    c->effect = claim_bootstrap_interval(&b, 0, error_of(j->looks));
    c->control = 0;
    for (size_t k = t->n_treated; k < t->n_terms; k++)
        c->control += c->levels[k].mean.value / (double) (t->n_terms - t->n_treated);
    c->smallest = claim_smallest(c->kind, c->said, c->outcome, c->control);
    c->verdict = verdict_of(c, sign);
    GV_TRY(weigh(j, evidence(c, sign, claim_bootstrap_deviation(&b, 0), AS_NORMAL), err));
done:
    return status;
}

gv_status claim_compare(claim_judging *j, gv_error *err)
{
    gv_status status;
    const claim_lives *lives = j->lives;
    const gv_claimed *said = j->out->said;
    GV_TRY(
        claim_table_terms(lives->plan, j->out->kind, said, lives->arena, &j->table, err));
    GV_TRY(claim_table_fill(lives, said, said->metric, said->per, &j->table, err));
    j->out->n = j->table.n;
    if (claim_has_pairs(j->out->kind))
        GV_TRY(judge_pairs(j, err));
    else if (j->out->kind == GV_COMPARE_RANKING)
        GV_TRY(judge_ranking(j, err));
    else if (j->out->kind == GV_COMPARE_TAIL)
        GV_TRY(judge_tail(j, err));
    else
        j->out->verdict = GV_CLAIM_DESCRIBED;
done:
    return status;
}
