/* Judges a claim on the lives of its scenario: looks, comparisons, the verdict of all. */
#include "study/claim_internal.h"

#include <math.h>

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

/* ---- one look ----------------------------------------------------------------------- */

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
        /* What is defined in no pair has no evidence for it. */
        const double p = isnan(c->p) ? 1 : c->p;
        a->p = isnan(a->p) || p > a->p ? p : a->p;
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
    claim_judging j = { .lives = &lives, .looks = &a->looks, .best_z = best_z };
    GV_TRY(claim_lives_choose(a->plan, blocks, (size_t) gv_plan_points(a->plan),
                              a->looks.pairs[a->look], a->arena, &lives, err));
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
        GV_TRY(claim_compare(&j, err));
    }
    conclude(a);
    for (j.k = 0; j.k < a->n_comparisons && (a->is_decided || is_last); j.k++) {
        j.out = &a->comparisons[j.k];
        GV_TRY(claim_table_terms(a->plan, j.out->kind, j.out->said, lives.arena, &j.table,
                                 err));
        GV_TRY(claim_table_fill(&lives, j.out->said, j.out->said->metric, j.out->said->per,
                                &j.table, err));
        GV_TRY(claim_tell_more(&j, err));
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
