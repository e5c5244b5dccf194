/* What a scenario says of the claim that it tests. Layer 5. */
#include "grapevine/plan.h"

#include <string.h>

static const char *const types[] = { "emergent", "trade_off", "built_in", NULL };
static const gv_param gv_claim_table[] = {
    GV_WORD(gv_claim, says, .required = true, .unit = "text",
            .help = "the claim in our own words"),
    GV_WORD(gv_claim, essay, .required = true, .unit = "file",
            .help = "name of the file of the essay that makes it"),
    GV_CHOICE(gv_claim, type, .required = true, .choices = types,
              .help = "`emergent`: nothing in the model says so; `trade_off`: opposing "
                      "forces, parameters decide; `built_in`: a rule of the model says so, "
                      "only size and cost are tested, and the claim is never confirmed"),
    GV_ENTRIES(gv_claim, comparisons, .required = true, .kinds = gv_comparison_specs,
               .unit = "comparisons", .help = "what is compared, and what is predicted"),
    GV_WORD(gv_claim, refuted, .required = true, .unit = "text",
            .help = "what would refute it, in words"),
    GV_WORD(gv_claim, caveat, .unit = "text", .source = "convention",
            .help = "what this test cannot tell"),
    GV_COUNTS(gv_claim, pairs, .low = 2, .high = 1e6, .unit = "pairs",
              .source = "convention",
              .help = "looks at the claim after so many pairs of lives, rising, at most "
                      "eight; left out: 30, 60, 120, 200"),
    GV_FLAG(gv_claim, unequal, .source = "convention",
            .help = "the strategies cost different sums by intention"),
    GV_WORDS(gv_claim, pro, .unit = "references", .source = "convention",
             .help = "literature for it"),
    GV_WORDS(gv_claim, contra, .unit = "references", .source = "convention",
             .help = "literature against it"),
    GV_WORDS(gv_claim, fixed, .unit = "dotted keys", .source = "convention",
             .help = "numbers that a robustness sample leaves as they are, because they "
                     "make up the claim"),
    GV_END_OF_TABLE,
};

const gv_spec gv_claim_spec = {
    .name = "claim",
    .title = "Claim",
    .about = "What the scenario puts to the test, and when it counts as refuted.",
    GV_PARAMS(gv_claim),
};

gv_comparison_kind gv_claim_kind(const gv_claim *claim, size_t k)
{
    gv_comparison_kind kind = GV_COMPARE_DIFFERENCE;
    while (kind + 1 < GV_COMPARISON_KINDS &&
           gv_comparison_specs[kind] != claim->comparisons.at[k].spec)
        kind++;
    return kind;
}

const gv_claimed *gv_claim_at(const gv_claim *claim, size_t k)
{
    return claim->comparisons.at[k].params;
}

bool gv_claim_decides(const gv_claim *claim)
{
    bool decides = false;
    for (size_t k = 0; k < claim->comparisons.n; k++)
        decides = decides || (gv_claim_kind(claim, k) != GV_COMPARE_DESCRIPTION &&
                              gv_claim_at(claim, k)->role == GV_ROLE_PREDICTS);
    return decides;
}

/* ---- what it speaks of ------------------------------------------------------- */

static gv_status find_point(const gv_plan *plan, const char *term, const char *number,
                            uint64_t *point, gv_error *err)
{
    const uint64_t n = gv_plan_points(plan);
    uint64_t k = 0;
    if (!gv_parse_count(number, &k) || k < 1 || k > n) {
        GV_FAIL(err, GV_E_SCENARIO, "'%s' is at no point of the sweep", term);
        gv_error_hint(err,
                      n > 1 ? "points are counted from 1 to %llu"
                            : "without a sweep there is one point only (%llu)",
                      (unsigned long long) n);
        return GV_E_SCENARIO;
    }
    *point = k - 1;
    return GV_OK;
}

gv_status gv_plan_term(const gv_plan *plan, const char *term, gv_term *out, gv_error *err)
{
    const size_t length = strcspn(term, "@");
    gv_term found = { .arm = SIZE_MAX };
    for (size_t a = 0; a < plan->n_arms; a++) {
        const char *name = plan->arms[a].name;
        if (name != NULL && strlen(name) == length && strncmp(name, term, length) == 0)
            found.arm = a;
    }
    if (found.arm == SIZE_MAX) {
        GV_FAIL(err, GV_E_SCENARIO, "there is no strategy '%.*s'",
                length < 64 ? (int) length : 64, term);
        gv_error_hint(err, "a claim compares strategies of its own scenario");
        return GV_E_SCENARIO;
    }
    if (term[length] == '@') {
        const gv_status status =
            find_point(plan, term, term + length + 1, &found.point, err);
        if (status != GV_OK)
            return status;
    }
    *out = found;
    return GV_OK;
}

const gv_outcome *gv_plan_outcome_named(const gv_plan *plan, const char *name)
{
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        if (gv_same_text(gv_plan_outcome(plan, k)->name, name))
            return gv_plan_outcome(plan, k);
    }
    return NULL;
}
