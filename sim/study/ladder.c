/* The advantage ladder: how much of an effect is what a reading is assumed to be worth, and
 * how much is left where advertisements and partners' posts stand on a level. */
#include "study/claim_internal.h"

#include <math.h>
#include <string.h>

/* What an advertisement can be given of a partner's post, one by one. */
static const char *const rungs[GV_RUNGS_OF_LADDER] = {
    "model.level_trust",      "model.level_notice",  "model.level_weight",
    "model.level_persuasion", "model.level_sharing",
};
enum { SETS = 1 << GV_RUNGS_OF_LADDER };

/* ---- the plan ------------------------------------------------------------------------ */

/* @param point  of the terms before, or UINT64_MAX; then of all */
static bool is_at_one_point(const gv_plan *plan, gv_words terms, uint64_t *point)
{
    for (size_t k = 0; k < terms.n; k++) {
        gv_term term = { .point = 0 };
        if (gv_plan_term(plan, terms.at[k], &term, NULL) != GV_OK ||
            (*point != UINT64_MAX && term.point != *point))
            return false;
        *point = term.point;
    }
    return true;
}

/* The first prediction that has two sides at one point, and that point.
 * @return SIZE_MAX: there is none */
static size_t find_comparison(const gv_plan *plan, uint64_t *point)
{
    const gv_claim *claim = plan->claim;
    for (size_t k = 0; k < claim->comparisons.n; k++) {
        const gv_claimed *said = gv_claim_at(claim, k);
        const gv_comparison_kind kind = gv_claim_kind(claim, k);
        const bool has_sides =
            kind == GV_COMPARE_DIFFERENCE || kind == GV_COMPARE_INTERACTION;
        *point = UINT64_MAX;
        if (has_sides && said->role == GV_ROLE_PREDICTS &&
            is_at_one_point(plan, said->treatment, point) &&
            is_at_one_point(plan, said->control, point))
            return k;
    }
    return SIZE_MAX;
}

static bool is_taken_apart(const gv_plan *plan, size_t k)
{
    uint64_t point;
    return k == find_comparison(plan, &point);
}

static gv_status lay_out(gv_plan *sample, gv_error *err)
{
    double *values = gv_arena_alloc(sample->arena, (size_t) SETS * GV_RUNGS_OF_LADDER,
                                    sizeof *values, err);
    if (values == NULL)
        return GV_E_MEMORY;
    for (size_t set = 0; set < SETS; set++)
        for (size_t k = 0; k < GV_RUNGS_OF_LADDER; k++)
            values[set * GV_RUNGS_OF_LADDER + k] = (set >> k & 1) != 0 ? 1 : 0;
    sample->sweep = (gv_sweep){
        .keys = rungs, .n_keys = GV_RUNGS_OF_LADDER, .n_points = SETS, .values = values
    };
    return GV_OK;
}

static bool advertises(const gv_plan *plan)
{
    for (size_t a = 0; a < plan->n_arms; a++)
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++)
            if (plan->arms[a].tactics[k].tactic->channel == GV_CHANNEL_PAID)
                return true;
    return false;
}

/* The ladder goes from nothing level to everything: whoever levels something himself has
 * begun to climb it. @param at  the plan at the point that is taken apart */
static gv_status check_field(const gv_plan *at, gv_error *err)
{
    double value = 0;
    if (gv_plan_number(at, "model.level_field", &value) && value > 0)
        return GV_FAIL(err, GV_E_SCENARIO, "%s compares on a level field already",
                       at->name);
    for (size_t k = 0; k < GV_RUNGS_OF_LADDER; k++) {
        if (!gv_plan_number(at, rungs[k], &value))
            return GV_FAIL(err, GV_E_SCENARIO, "the model of %s has no '%s'", at->name,
                           rungs[k]);
        if (value > 0)
            return GV_FAIL(err, GV_E_SCENARIO,
                           "%s sets '%s' itself, which a ladder would change", at->name,
                           rungs[k]);
    }
    return GV_OK;
}

/* The strategies of one comparison at its point, without a sweep. */
static gv_status cut_out(const gv_plan *plan, uint64_t point, gv_plan **out, gv_error *err)
{
    gv_status status;
    gv_plan *sample = NULL;
    claim_cells cells;
    if (plan->sweep.n_points > 0)
        GV_TRY(gv_plan_at(plan, point, &sample, err));
    else
        GV_TRY(gv_plan_copy(plan, &sample, err));
    GV_TRY(check_field(sample, err));
    GV_TRY(claim_cells_find(plan, is_taken_apart, sample->arena, &cells, err));
    claim_cells_trim(&cells, sample);
    if (!advertises(sample)) {
        status =
            GV_FAIL(err, GV_E_SCENARIO, "%s compares nothing that advertises", plan->name);
        goto done;
    }
    *out = sample;
    sample = NULL;
done:
    gv_plan_free(sample);
    return status;
}

gv_status gv_ladder_plan(const gv_plan *plan, uint64_t pairs, gv_plan **out, gv_error *err)
{
    gv_status status;
    gv_plan *sample = NULL;
    uint64_t point = 0;
    if (plan->claim == NULL || find_comparison(plan, &point) == SIZE_MAX)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "%s predicts no difference and no interaction of strategies at one "
                       "point, which could be taken apart",
                       plan->name);
    GV_TRY(cut_out(plan, point, &sample, err));
    GV_TRY(lay_out(sample, err));
    sample->experiment.replicates = pairs;
    *out = sample;
    sample = NULL;
done:
    gv_plan_free(sample);
    return status;
}

/* ---- the answer ------------------------------------------------------------------------
 */

typedef struct climb {
    gv_claim_answer *answer;
    const gv_compared *compared;
    size_t n;        /* pairs */
    double *effect;  /* [SETS][n] as predicted: up */
    double *value;   /* [n] */
    uint64_t *group; /* [n] network of each */
    bool is_grouped; /* do some share theirs? */
} climb;

/* Every life was lived, or the ladder would be of other lives at every step. */
static gv_status check_lives(const climb *c, const claim_lives *lives, gv_error *err)
{
    if (lives->n == c->n)
        return GV_OK;
    return GV_FAIL(err, GV_E_FAILED_RUNS, "lives of %zu of %zu pairs of the ladder failed",
                   c->n - lives->n, c->n);
}

static gv_status check_outcome(const climb *c, const claim_table *t, gv_error *err)
{
    if (t->n == c->n)
        return GV_OK;
    return GV_FAIL(err, GV_E_SCENARIO,
                   "'%s' is undefined in %zu of %zu pairs of the ladder",
                   c->compared->said->metric, c->n - t->n, c->n);
}

/* Every set is a point of its own. */
static gv_status measure(climb *c, gv_block *block, size_t set, gv_error *err)
{
    gv_status status;
    gv_arena *arena = NULL;
    claim_lives lives;
    claim_cells cells;
    claim_table t;
    const gv_plan *plan = c->answer->plan;
    const gv_compared *said = c->compared;
    GV_TRY(gv_arena_create(&arena, err));
    GV_TRY(claim_cells_find(plan, is_taken_apart, arena, &cells, err));
    GV_TRY(claim_lives_choose(plan, &block, 1, c->n, arena, &lives, err));
    GV_TRY(check_lives(c, &lives, err));
    GV_TRY(claim_table_terms(plan, said->kind, said->said, arena, &t, err));
    claim_cells_place(&cells, &t);
    GV_TRY(
        claim_table_fill(&lives, said->said, said->said->metric, said->said->per, &t, err));
    GV_TRY(check_outcome(c, &t, err));
    c->is_grouped = t.group != NULL;
    if (c->is_grouped)
        memcpy(c->group, t.group, c->n * sizeof *c->group);
    double *pair = c->effect + set * c->n;
    (void) claim_effect_of(said->kind, said->said, &t, pair);
    for (size_t i = 0; i < c->n; i++)
        pair[i] *= claim_sign(said->kind, said->said) < 0 ? -1 : 1;
done:
    gv_arena_free(arena);
    return status;
}

/* Orders in which the rung comes right after a set of that size, as a share of all. */
static double weight_of(size_t size)
{
    static const double weights[GV_RUNGS_OF_LADDER] = { 1.0 / 5, 1.0 / 20, 1.0 / 30,
                                                        1.0 / 20, 1.0 / 5 };
    return weights[size];
}

static size_t size_of(size_t set)
{
    size_t n = 0;
    for (; set != 0; set &= set - 1)
        n++;
    return n;
}

static gv_interval mean_of(const climb *c, const double *value)
{
    return gv_mean_interval(value, c->is_grouped ? c->group : NULL, c->n);
}

static gv_rung rung_of(const climb *c, size_t k)
{
    gv_rung rung = { .key = rungs[k] };
    const size_t bit = (size_t) 1 << k;
    for (size_t i = 0; i < c->n; i++)
        c->value[i] = c->effect[i] - c->effect[bit * c->n + i];
    rung.alone = mean_of(c, c->value);
    for (size_t i = 0; i < c->n; i++) {
        c->value[i] = 0;
        for (size_t set = 0; set < SETS; set++) {
            if ((set & bit) == 0)
                c->value[i] +=
                    weight_of(size_of(set)) *
                    (c->effect[set * c->n + i] - c->effect[(set | bit) * c->n + i]);
        }
    }
    rung.shapley = mean_of(c, c->value);
    return rung;
}

gv_status gv_ladder_judge(gv_claim_answer *answer, const gv_plan *sample,
                          gv_status (*read)(void *self, uint64_t point, gv_block **out,
                                            gv_error *err),
                          void *self, gv_error *err)
{
    gv_status status = GV_OK;
    uint64_t point;
    const size_t comparison = find_comparison(answer->plan, &point);
    climb c = { .answer = answer,
                .compared = &answer->comparisons[comparison],
                .n = (size_t) sample->experiment.replicates };
    c.effect = gv_alloc(SETS, c.n * sizeof *c.effect, err);
    c.value = gv_alloc(c.n, sizeof *c.value, err);
    c.group = gv_alloc(c.n, sizeof *c.group, err);
    gv_rung *found = gv_arena_alloc(answer->arena, GV_RUNGS_OF_LADDER, sizeof *found, err);
    if (c.effect == NULL || c.value == NULL || c.group == NULL || found == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (size_t set = 0; set < SETS; set++) {
        gv_block *block = NULL;
        GV_TRY(read(self, set, &block, err));
        status = measure(&c, block, set, err);
        gv_block_free(block);
        if (status != GV_OK)
            goto done;
    }
    for (size_t k = 0; k < GV_RUNGS_OF_LADDER; k++)
        found[k] = rung_of(&c, k);
    answer->ladder =
        (gv_ladder_answer){ .comparison = comparison,
                            .pairs = c.n,
                            .n_rungs = GV_RUNGS_OF_LADDER,
                            .rungs = found,
                            .as_assumed = mean_of(&c, c.effect),
                            .level = mean_of(&c, c.effect + (SETS - 1) * c.n) };
done:
    gv_free(c.group);
    gv_free(c.value);
    gv_free(c.effect);
    return status;
}
