/* A claim from its text to its page with only so many allocations allowed: every step fails
 * in words or succeeds, and no memory is lost (the sanitizers watch). */
#include "grapevine/report.h"
#include "grapevine/scenario.h"

#include <stdlib.h>

#include "test.h"

static const char scenario[] =
    "grapevine: 1\nseed: 7\nreplicates: 8\nticks: 4\nbudget: 30\n"
    "network: {kind: watts_strogatz, people: 12, neighbours: 4}\n"
    "model: {kind: independent_cascade, p: 0.2}\nstrategies:\n"
    "  few: [{kind: seeding, people: 1}]\n  many: [{kind: seeding, people: 5}]\n"
    "  ads: [{kind: broadcast, cpm: 500, strength: 0.05, days: 2}]\n"
    "  half: [{kind: seeding, share: 0.5, people: 1}, {kind: broadcast, share: 0.5, cpm: "
    "500, strength: 0.05, days: 2}]\n"
    "  third: [{kind: seeding, share: 0.3, people: 1}, {kind: broadcast, share: 0.7, cpm: "
    "500, strength: 0.05, days: 2}]\n"
    "measure: [adopters, reach, cost_per_adopter]\n"
    "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: not so\n"
    "  comparisons:\n"
    "    - {kind: difference, treatment: [many, many], control: [few, ads], metric: "
    "adopters}\n"
    "    - {kind: best, treatment: [many], control: [few, ads], metric: final_adopters, "
    "per: reach}\n"
    "    - {kind: curve, treatment: [do-nothing, few, many], metric: final_adopters}\n"
    "    - {kind: ranking, role: beside, treatment: [few, many, ads], metric: adopters, "
    "second: reach}\n"
    "    - {kind: level, treatment: [few], metric: adopters, second: reach, per: reach}\n"
    "    - {kind: tail, role: beside, treatment: [many], control: [few], metric: "
    "adopters}\n"
    "    - {kind: transfer, treatment: [few, many], control: [many, few], metric: "
    "adopters}\n"
    "    - {kind: mixture, treatment: [few, many, ads, half, third], metric: adopters}\n"
    "    - {kind: divergence, treatment: [ads], control: [few, many], metric: adopters, "
    "second: reach}\n"
    "  pairs: [4, 8]\n";

/* What was made, to be freed whatever became of it. */
typedef struct road {
    gv_plan *plan, *sample;
    gv_block *block;
    gv_claim_answer *answer;
    gv_text complaints, page, json;
} road;

static gv_status run(const gv_plan *plan, gv_block **out, gv_error *err)
{
    gv_status status;
    const gv_run_options options = { .threads = 1 };
    const gv_shard whole = { .n_points = gv_plan_points(plan),
                             .n = plan->experiment.replicates };
    GV_TRY(gv_block_of(plan, whole, out, err));
    gv_sink sink = gv_memory_sink(*out);
    GV_TRY(gv_engine_run(plan, &options, NULL, &sink, err));
done:
    return status;
}

/* A block of one point, cut out of all. */
static gv_status cut(void *self, uint64_t point, gv_block **out, gv_error *err)
{
    road *r = self;
    gv_plan *plan = NULL;
    gv_status status;
    GV_TRY(gv_plan_at(r->sample, point, &plan, err));
    GV_TRY(run(plan, out, err));
done:
    gv_plan_free(plan);
    if (status != GV_OK) {
        gv_block_free(*out);
        *out = NULL;
    }
    return status;
}

static gv_status travel(road *r, gv_error *err)
{
    gv_status status;
    gv_looks looks;
    const char *sentence = NULL;
    GV_TRY(gv_scenario_parse(scenario, sizeof scenario - 1, "brutal", ".", NULL, 0, false,
                             &r->plan, &r->complaints, err));
    GV_TRY(run(r->plan, &r->block, err));
    GV_TRY(gv_looks_for(r->plan->claim, 0, &looks, err));
    GV_TRY(gv_claim_judge(r->plan, &r->block, &looks, &r->answer, err));
    GV_TRY(gv_robust_plan(r->plan, 2, 2, &r->sample, err));
    GV_TRY(gv_robust_judge(r->answer, r->sample, cut, r, err));
    GV_TRY(gv_claim_sentence(r->answer, &sentence, err));
    const gv_claim_answer *answers[] = { r->answer };
    GV_TRY(gv_claims_json(answers, 1, &r->json, err));
    GV_TRY(gv_report_claims(answers, 1, &r->page, err));
done:
    return status;
}

static void leave(road *r)
{
    gv_claim_answer_free(r->answer);
    gv_block_free(r->block);
    gv_plan_free(r->sample);
    gv_plan_free(r->plan);
    gv_text_free(&r->complaints);
    gv_text_free(&r->page);
    gv_text_free(&r->json);
}

typedef struct allowance {
    uint64_t left, used;
} allowance;

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    allowance *a = self;
    a->used++;
    if (a->left == 0)
        return false;
    a->left--;
    return true;
}

static uint64_t try(uint64_t allowed, bool *arrived)
{
    allowance a = { .left = allowed };
    gv_error err = { 0 };
    road r = { .plan = NULL };
    gv_memory_set_hook(allows, &a);
    const gv_status status = travel(&r, &err);
    gv_memory_set_hook(NULL, NULL);
    leave(&r);
    *arrived = status == GV_OK;
    if (!*arrived && (status != GV_E_MEMORY || err.text[0] == '\0'))
        fail_msg("with %llu allocations: %s: %s", (unsigned long long) allowed,
                 gv_status_name(status), err.text);
    return a.used;
}

static void a_claim_survives_lack_of_memory_anywhere(void **unused)
{
    (void) unused;
    enum { TRIES = 400 };
    bool arrived = false;
    const uint64_t wanted = try(UINT64_MAX, &arrived);
    assert_true(arrived);
    print_message("    a claim needs %llu allocations\n", (unsigned long long) wanted);
    const uint64_t stride = wanted / TRIES + 1;
    for (uint64_t allowed = 0; allowed < wanted; allowed += stride) {
        try(allowed, &arrived);
        assert_false(arrived);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_survives_lack_of_memory_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
