/* Judges a claim on the lives of its scenario: looks, comparisons, the verdict of all. */
#include "study/claim_internal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static const double budget_tolerance = 0.005;

const char *gv_claim_verdict_words(gv_claim_verdict verdict)
{
    static const char *const words[] = {
        [GV_CLAIM_INCONCLUSIVE] = "inconclusive", [GV_CLAIM_SUPPORTED] = "supported",
        [GV_CLAIM_REFUTED] = "refuted",           [GV_CLAIM_SHOWN] = "built in, shown",
        [GV_CLAIM_DESCRIBED] = "described",
    };
    return words[verdict];
}

const char *gv_claim_type_words(gv_claim_type type)
{
    static const char *const words[] = { [GV_CLAIM_EMERGENT] = "emergent",
                                         [GV_CLAIM_TRADE_OFF] = "trade-off",
                                         [GV_CLAIM_BUILT_IN] = "built in" };
    return words[type];
}

/* ---- one comparison at one look --------------------------------------------------- */

/* What is being judged now. */
typedef struct judging {
    const claim_lives *lives;
    const gv_looks *looks;
    size_t k; /* of the comparison */
    claim_table table;
    gv_compared *out;
    double *best_z; /* [comparisons] the strongest of the looks so far */
} judging;

/* Two-sided point of Student's t that is as strict as the looks' critical value. */
static double t_point(const gv_looks *looks, size_t n_groups)
{
    if (n_groups < 2)
        return NAN;
    return -gsl_cdf_tdist_Pinv(gsl_cdf_ugaussian_Q(looks->critical),
                               (double) (n_groups - 1));
}

static gv_interval repeated_interval(const judging *j, const double *value, size_t n)
{
    const study_moments m = study_moments_of(value, NULL, j->table.group, n);
    const double half = t_point(j->looks, m.n_groups) * sqrt(m.var_y);
    return (gv_interval){ m.mean_y, m.mean_y - half, m.mean_y + half };
}

/* The t statistic as the deviate of a normal law with the same one-sided chance. */
static double deviate(double mean, double error, size_t n_groups)
{
    const double strongest = 8;
    if (n_groups < 2 || isnan(mean) || isnan(error))
        return -strongest;
    if (!(error > 0))
        return mean > 0 ? strongest : mean < 0 ? -strongest : 0;
    const double t = mean / error, degrees = (double) (n_groups - 1);
    const double z = t > 0 ? -gsl_cdf_ugaussian_Pinv(gsl_cdf_tdist_Q(t, degrees))
                           : gsl_cdf_ugaussian_Pinv(gsl_cdf_tdist_P(t, degrees));
    return fmax(fmin(z, strongest), -strongest);
}

/* Of `same` both bounds have to be passed, so the weaker one counts. */
static double evidence(const judging *j, int sign)
{
    const gv_compared *c = j->out;
    const study_moments m = study_moments_of(c->pair, NULL, j->table.group, (size_t) c->n);
    const double error = sqrt(m.var_y);
    if (sign != 0)
        return deviate(sign * m.mean_y, error, m.n_groups);
    return fmin(deviate(c->smallest + m.mean_y, error, m.n_groups),
                deviate(c->smallest - m.mean_y, error, m.n_groups));
}

static gv_claim_verdict verdict_of(const gv_compared *c, int sign)
{
    const gv_interval e = c->effect;
    if (isnan(e.low) || isnan(e.high))
        return GV_CLAIM_INCONCLUSIVE;
    if (sign == 0) {
        const bool is_clear = e.low > 0 || e.high < 0;
        if (e.low > -c->smallest && e.high < c->smallest)
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

static gv_status judge_pairs(judging *j, gv_error *err)
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
    c->pair = pair;
    c->control = e.control;
    c->best = e.best;
    c->best_control = e.best_control;
    c->smallest = claim_smallest(c->said, c->outcome, e.control);
    c->effect = repeated_interval(j, pair, t->n);
    c->verdict = verdict_of(c, sign);
    j->best_z[j->k] = fmax(j->best_z[j->k], evidence(j, sign));
    return gv_looks_exceed(j->looks, j->best_z[j->k], false, &c->p, err);
}

static gv_status judge_ranking(judging *j, gv_error *err)
{
    gv_status status;
    gv_compared *c = j->out;
    claim_table second = j->table;
    const gv_claimed *said = c->said;
    const gv_outcome *other = gv_plan_outcome_named(j->lives->plan, said->second);
    const bool turned = (other->direction == GV_LESS_IS_BETTER) !=
                        (c->outcome->direction == GV_LESS_IS_BETTER);
    const double error = 2 * gsl_cdf_ugaussian_Q(j->looks->critical);
    double deviation = NAN;
    GV_TRY(claim_table_fill(j->lives, said, said->second, NULL, &second, err));
    if (j->table.n < 2 || second.n < 2)
        goto done;
    GV_TRY(claim_rank_agreement(&j->table, &second, turned ? -1 : 1,
                                j->lives->plan->experiment.seed, error, &c->effect,
                                &deviation, err));
    const gv_interval e = c->effect;
    const bool up = said->direction == GV_PREDICTED_UP;
    const bool holds = up ? e.low > said->threshold : e.high < said->threshold;
    const bool fails = up ? e.high <= said->refuted_at : e.low >= said->refuted_at;
    c->verdict = holds   ? GV_CLAIM_SUPPORTED
                 : fails ? GV_CLAIM_REFUTED
                         : GV_CLAIM_INCONCLUSIVE;
    const double lead = (up ? 1 : -1) * (e.value - said->threshold);
    j->best_z[j->k] = fmax(j->best_z[j->k], deviate(lead, deviation, SIZE_MAX / 4));
    GV_TRY(gv_looks_exceed(j->looks, j->best_z[j->k], false, &c->p, err));
done:
    return status;
}

/* ---- what stands beside the effect --------------------------------------------------- */

static gv_status add_levels(judging *j, gv_error *err)
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
static gv_status add_package(judging *j, gv_error *err)
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
    c->package = repeated_interval(j, value, t->n);
    for (size_t i = 0; i < t->n; i++)
        value[i] = (t2[i] - c2[i]) - (t1[i] - c1[i]);
    c->interaction = repeated_interval(j, value, t->n);
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
static gv_status add_per_spent(judging *j, const claim_table *money, gv_error *err)
{
    const gv_claimed *said = j->out->said;
    claim_table ratio = j->table;
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
    j->out->per_spent = repeated_interval(j, pair, ratio.n);
done:
    return status;
}

static gv_status add_money(judging *j, gv_error *err)
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
    const double budget = (double) plan->experiment.budget / (double) GV_MONEY_UNIT;
    c->spends_alike =
        fabs(c->spent_treatment - c->spent_control) <= budget_tolerance * budget;
    if (!c->spends_alike && c->kind == GV_COMPARE_DIFFERENCE)
        GV_TRY(add_per_spent(j, &money, err));
done:
    return status;
}

/* Differences step by step, of outcomes that have steps. */
static gv_status add_curve(judging *j, gv_error *err)
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

/* ---- a claim ------------------------------------------------------------------------- */

static gv_compared empty(const gv_plan *plan, size_t k)
{
    const gv_interval unknown = study_unknown();
    const gv_claimed *said = gv_claim_at(plan->claim, k);
    return (gv_compared){ .kind = gv_claim_kind(plan->claim, k),
                          .said = said,
                          .outcome = gv_plan_outcome_named(plan, said->metric),
                          .verdict = GV_CLAIM_INCONCLUSIVE,
                          .smallest = NAN,
                          .effect = unknown,
                          .p = NAN,
                          .control = NAN,
                          .package = unknown,
                          .interaction = unknown,
                          .spent_treatment = NAN,
                          .spent_control = NAN,
                          .spends_alike = true,
                          .per_spent = unknown,
                          .best = SIZE_MAX,
                          .best_control = SIZE_MAX };
}

static gv_status compare(judging *j, gv_error *err)
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
    else
        j->out->verdict = GV_CLAIM_DESCRIBED;
done:
    return status;
}

static gv_status tell_more(judging *j, gv_error *err)
{
    gv_status status;
    if (j->table.n > 0)
        GV_TRY(add_levels(j, err));
    GV_TRY(add_package(j, err));
    GV_TRY(add_money(j, err));
    GV_TRY(add_curve(j, err));
    status = GV_OK;
done:
    return status;
}

/* All that is predicted has to hold; what refutes must not. */
static void conclude(gv_claim_answer *a)
{
    size_t predicted = 0, held = 0, failed = 0;
    a->p = NAN;
    for (size_t k = 0; k < a->n_comparisons; k++) {
        const gv_compared *c = &a->comparisons[k];
        if (c->kind == GV_COMPARE_DESCRIPTION || c->said->role == GV_ROLE_BESIDE)
            continue;
        if (c->said->role == GV_ROLE_REFUTES) {
            failed += c->verdict == GV_CLAIM_SUPPORTED ? 1 : 0;
            continue;
        }
        predicted++;
        held += c->verdict == GV_CLAIM_SUPPORTED ? 1 : 0;
        failed += c->verdict == GV_CLAIM_REFUTED ? 1 : 0;
        a->p = isnan(a->p) || c->p > a->p ? c->p : a->p;
    }
    const bool is_built_in = a->claim->type == GV_CLAIM_BUILT_IN;
    a->verdict = predicted == 0     ? GV_CLAIM_DESCRIBED
                 : failed > 0       ? GV_CLAIM_REFUTED
                 : held < predicted ? GV_CLAIM_INCONCLUSIVE
                 : is_built_in      ? GV_CLAIM_SHOWN
                                    : GV_CLAIM_SUPPORTED;
    a->is_decided = a->verdict != GV_CLAIM_INCONCLUSIVE;
    a->stands = true;
}

static gv_status judge_look(gv_claim_answer *a, gv_block *const *blocks, double *best_z,
                            bool is_last, gv_error *err)
{
    gv_status status = GV_OK;
    claim_lives lives;
    judging j = { .lives = &lives, .looks = &a->looks, .best_z = best_z };
    GV_TRY(claim_lives_choose(a->plan, blocks, a->looks.pairs[a->look], a->arena, &lives,
                              err));
    a->n = lives.n + lives.n_left_out;
    a->n_failed = lives.n_left_out;
    if (lives.n < 2) {
        status = GV_FAIL(err, GV_E_FAILED_RUNS,
                         "%zu pairs of lives are complete; a claim needs two", lives.n);
        goto done;
    }
    for (j.k = 0; j.k < a->n_comparisons; j.k++) {
        j.out = &a->comparisons[j.k];
        *j.out = empty(a->plan, j.k);
        GV_TRY(compare(&j, err));
    }
    conclude(a);
    for (j.k = 0; j.k < a->n_comparisons && (a->is_decided || is_last); j.k++) {
        j.out = &a->comparisons[j.k];
        GV_TRY(claim_table_terms(a->plan, j.out->kind, j.out->said, lives.arena, &j.table,
                                 err));
        GV_TRY(claim_table_fill(&lives, j.out->said, j.out->said->metric, j.out->said->per,
                                &j.table, err));
        GV_TRY(tell_more(&j, err));
    }
done:
    return status;
}

static gv_status judge(gv_claim_answer *a, gv_block *const *blocks, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t n = a->claim->comparisons.n;
    a->comparisons = gv_arena_alloc(a->arena, n, sizeof *a->comparisons, err);
    double *best_z = gv_arena_alloc(a->arena, n, sizeof *best_z, err);
    if (a->comparisons == NULL || best_z == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++)
        best_z[k] = -INFINITY;
    a->n_comparisons = n;
    for (a->look = 0; a->look < a->looks.n; a->look++) {
        const bool is_last =
            a->look + 1 == a->looks.n || a->looks.pairs[a->look + 1] > blocks[0]->n;
        GV_TRY(judge_look(a, blocks, best_z, is_last, err));
        if (a->is_decided || is_last)
            break;
    }
done:
    return status;
}

gv_status gv_claim_judge(const gv_plan *plan, gv_block *const *blocks,
                         const gv_looks *looks, gv_claim_answer **out, gv_error *err)
{
    gv_status status;
    gv_arena *arena = NULL;
    gv_claim_answer *a = NULL;
    if (plan->claim == NULL) {
        GV_FAIL(err, GV_E_SCENARIO, "%s makes no claim", plan->name);
        gv_error_hint(err, "a scenario makes one in its section 'claim:'");
        return GV_E_SCENARIO;
    }
    GV_TRY(gv_arena_create(&arena, err));
    a = gv_arena_alloc(arena, 1, sizeof *a, err);
    if (a == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    *a = (gv_claim_answer){
        .arena = arena, .plan = plan, .claim = plan->claim, .looks = *looks, .adjusted = NAN
    };
    GV_TRY(judge(a, blocks, err));
    *out = a;
    arena = NULL;
done:
    gv_arena_free(arena);
    return status;
}

void gv_claim_answer_free(gv_claim_answer *answer)
{
    if (answer != NULL)
        gv_arena_free(answer->arena);
}

/* ---- the batch ---------------------------------------------------------------------- */

/* The rank of a p among all, from 1; equal ones share the highest. */
static size_t rank_of(gv_claim_answer *const *answers, size_t n, double p)
{
    size_t rank = 0;
    for (size_t k = 0; k < n; k++)
        rank += !isnan(answers[k]->p) && answers[k]->p <= p ? 1 : 0;
    return rank;
}

void gv_claims_adjust(gv_claim_answer *const *answers, size_t n)
{
    size_t tests = 0;
    for (size_t k = 0; k < n; k++)
        tests += isnan(answers[k]->p) ? 0 : 1;
    for (size_t k = 0; k < n; k++) {
        gv_claim_answer *a = answers[k];
        a->adjusted = isnan(a->p) ? NAN : 1;
        for (size_t i = 0; i < n; i++) {
            const double p = answers[i]->p;
            if (!isnan(p) && p >= a->p)
                a->adjusted =
                    fmin(a->adjusted, p * (double) tests / (double) rank_of(answers, n, p));
        }
        const bool claims =
            a->verdict == GV_CLAIM_SUPPORTED || a->verdict == GV_CLAIM_SHOWN;
        a->stands = !claims || a->adjusted <= GV_FALSE_DISCOVERIES;
    }
}
