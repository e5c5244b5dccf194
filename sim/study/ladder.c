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

static bool is_at_first_point(const gv_plan *plan, gv_words terms)
{
    for (size_t k = 0; k < terms.n; k++) {
        gv_term term = { .point = 1 };
        if (gv_plan_term(plan, terms.at[k], &term, NULL) != GV_OK || term.point > 0)
            return false;
    }
    return true;
}

/* The first prediction about strategies of the first point. */
static size_t find_comparison(const gv_plan *plan)
{
    const gv_claim *claim = plan->claim;
    for (size_t k = 0; k < claim->comparisons.n; k++) {
        const gv_claimed *said = gv_claim_at(claim, k);
        const gv_comparison_kind kind = gv_claim_kind(claim, k);
        const bool has_sides =
            kind == GV_COMPARE_DIFFERENCE || kind == GV_COMPARE_INTERACTION;
        if (has_sides && said->role == GV_ROLE_PREDICTS &&
            is_at_first_point(plan, said->treatment) &&
            is_at_first_point(plan, said->control))
            return k;
    }
    return SIZE_MAX;
}

static bool is_taken_apart(const gv_plan *plan, size_t k)
{
    return k == find_comparison(plan);
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

gv_status gv_ladder_plan(const gv_plan *plan, uint64_t pairs, gv_plan **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *sample = NULL;
    claim_cells cells;
    if (plan->claim == NULL || find_comparison(plan) == SIZE_MAX)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "%s predicts no difference at its first point to take apart",
                       plan->name);
    for (size_t k = 0; k < GV_RUNGS_OF_LADDER; k++) {
        if (gv_plan_row(plan, rungs[k]) == NULL)
            return GV_FAIL(err, GV_E_SCENARIO, "the model of %s has no '%s'", plan->name,
                           rungs[k]);
    }
    if (plan->sweep.n_points > 0)
        GV_TRY(gv_plan_at(plan, 0, &sample, err));
    else
        GV_TRY(gv_plan_copy(plan, &sample, err));
    GV_TRY(claim_cells_find(plan, is_taken_apart, sample->arena, &cells, err));
    claim_cells_trim(&cells, sample);
    if (!advertises(sample)) {
        status =
            GV_FAIL(err, GV_E_SCENARIO, "%s compares nothing that advertises", plan->name);
        goto done;
    }
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
    size_t n;       /* pairs */
    double *effect; /* [SETS][n] as predicted: up */
    double *value;  /* [n] */
} climb;

/* Every set is a point of its own. */
static gv_status measure(const climb *c, gv_block *block, size_t set, gv_error *err)
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
    GV_TRY(claim_table_terms(plan, said->kind, said->said, arena, &t, err));
    claim_cells_place(&cells, &t);
    GV_TRY(
        claim_table_fill(&lives, said->said, said->said->metric, said->said->per, &t, err));
    if (t.n < c->n) {
        status = GV_FAIL(err, GV_E_FAILED_RUNS, "some lives of the ladder failed");
        goto done;
    }
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
    return gv_mean_interval(value, NULL, c->n);
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
    const size_t comparison = find_comparison(answer->plan);
    climb c = { .answer = answer,
                .compared = &answer->comparisons[comparison],
                .n = (size_t) sample->experiment.replicates };
    c.effect = gv_alloc(SETS, c.n * sizeof *c.effect, err);
    c.value = gv_alloc(c.n, sizeof *c.value, err);
    gv_rung *found = gv_arena_alloc(answer->arena, GV_RUNGS_OF_LADDER, sizeof *found, err);
    if (c.effect == NULL || c.value == NULL || found == NULL) {
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
    gv_free(c.value);
    gv_free(c.effect);
    return status;
}
