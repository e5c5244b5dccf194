/* Claims judged on lives that are made up: what their tests share. */
#ifndef GRAPEVINE_TESTS_MADE_UP_CLAIM_H
#define GRAPEVINE_TESTS_MADE_UP_CLAIM_H

#include "grapevine/claim.h"
#include "grapevine/rng.h"
#include "grapevine/scenario.h"

#include <math.h>
#include <string.h>

#include "test.h"

/* What arm `arm` (from 0: a) comes to in replicate r at a point. */
typedef double made_up(size_t arm, uint64_t r, uint64_t point);

typedef struct trial {
    gv_plan *plan;
    gv_block *block[4];
    uint64_t points;
    gv_claim_answer *answer;
} trial;

/* @param head  the scenario but for its claim */
static inline gv_plan *claimed_plan(const char *head, const char *type,
                                    const char *comparisons, const char *more)
{
    gv_plan *plan = NULL;
    gv_text text = { 0 }, complaints = { 0 };
    gv_text_add(&text,
                "%s%sclaim:\n  says: so\n  essay: e.txt\n  type: %s\n  refuted: not so\n"
                "  comparisons: [%s]\n",
                head, more, type, comparisons);
    if (gv_scenario_parse(text.text, text.length, "claim.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text);
    gv_text_free(&complaints);
    gv_text_free(&text);
    return plan;
}

static inline void put(gv_block *b, const char *outcome, size_t arm, uint64_t r,
                       double value)
{
    const size_t k = gv_block_find(b, outcome);
    gv_column *c = &b->columns[k];
    const size_t at = (arm * b->n + r) * c->per_life + c->per_life - 1;
    if (c->outcome->kind == GV_KIND_COUNT)
        ((uint32_t *) c->at)[at] = (uint32_t) value;
    else
        ((double *) c->at)[at] = value;
}

/* Arm 0 of the plan does nothing. */
static inline trial live(gv_plan *plan, uint64_t n, made_up *final, made_up *spent)
{
    trial t = { .plan = plan, .points = gv_plan_points(plan) };
    for (uint64_t p = 0; p < t.points; p++) {
        must(gv_block_create(plan, 0, n, &t.block[p], NULL));
        for (size_t arm = 0; arm < plan->n_arms; arm++) {
            for (uint64_t r = 0; r < n; r++) {
                t.block[p]->status[arm * n + r] = GV_LIFE_DONE;
                if (arm > 0)
                    put(t.block[p], "final_adopters", arm, r, final(arm - 1, r, p));
                if (arm > 0)
                    put(t.block[p], "spent", arm, r,
                        spent != NULL ? spent(arm - 1, r, p) : 100);
                put(t.block[p], "reach", arm, r, 50);
            }
        }
    }
    return t;
}

static inline const gv_claim_answer *judge(trial *t)
{
    gv_looks looks;
    must(gv_looks_for(t->plan->claim, 0, &looks, NULL));
    must(gv_claim_judge(t->plan, t->block, &looks, &t->answer, NULL));
    return t->answer;
}

static inline void leave(trial *t)
{
    gv_claim_answer_free(t->answer);
    for (uint64_t p = 0; p < t->points; p++)
        gv_block_free(t->block[p]);
    gv_plan_free(t->plan);
}

/* Noise between -1 and 1, of each pair its own and of each arm a little. */
static inline double noise(uint64_t arm, uint64_t r)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(1, GV_PURPOSE_BOOTSTRAP, 7));
    return 2 * gv_unit(gv_draw(&cipher,
                               gv_counter_make((uint32_t) r, (uint32_t) arm, 0, 0, 0, 0))
                           .low) -
           1;
}

#endif
