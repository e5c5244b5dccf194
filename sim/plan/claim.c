/* What a scenario says of the claim that it tests: one table, and one for every kind of
 * comparison. Layer 5. */
#include "grapevine/plan.h"

#include <string.h>

static const char *const types[] = { "emergent", "trade_off", "built_in", NULL };
static const char *const directions[] = { "up", "down", "same", NULL };
static const char *const roles[] = { "predicts", "refutes", "beside", NULL };
static const char *const shapes[] = { "rising", "falling", "interior", NULL };

#define TREATMENT_ROW(words)                                                               \
    GV_WORDS(gv_claimed, treatment, .required = true, .unit = "strategies", .help = words)
#define CONTROL_ROW(words)                                                                 \
    GV_WORDS(gv_claimed, control, .required = true, .unit = "strategies", .help = words)
#define METRIC_ROW                                                                         \
    GV_WORD(gv_claimed, metric, .required = true, .unit = "outcome",                       \
            .help = "what is compared: the name of an outcome that is measured")
#define PER_ROW                                                                            \
    GV_WORD(gv_claimed, per, .unit = "outcome", .source = "convention",                    \
            .help = "divide it by this outcome: ratio of the means over replicates")
#define DIRECTION_ROW                                                                      \
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,    \
              .source = "convention",                                                      \
              .help = "`up`: the treatment has more; `down`: less; `same`: no farther "    \
                      "from the control than the smallest effect")
#define ROLE_ROW                                                                           \
    GV_CHOICE(gv_claimed, role, .initial = GV_ROLE_PREDICTS, .choices = roles,             \
              .source = "convention",                                                      \
              .help =                                                                      \
                  "`predicts`: the claim holds only if this does; `refutes`: it fails "    \
                  "if this holds; `beside`: told, and decides nothing")
#define STEP_ROWS                                                                          \
    GV_COUNT(gv_claimed, at, .initial = 0, .low = 0, .high = 1e6, .unit = "steps",         \
             .source = "convention",                                                       \
             .help = "the step of an outcome along steps that counts; 0: the last"),       \
        GV_COUNT(gv_claimed, since, .initial = 0, .low = 0, .high = 1e6, .unit = "steps",  \
                 .source = "convention",                                                   \
                 .help = "of it, only what came after this step; 0: all")
#define SMALLEST_ROWS                                                                      \
    GV_REAL(gv_claimed, relative, .initial = 0, .low = 0, .high = 100,                     \
            .unit = "share of the control", .source = "convention",                        \
            .help = "smallest difference that matters; with `absolute` 0 as well the "     \
                    "outcome's own, which `grapevine explain` tells; of ratios 5 %"),      \
        GV_REAL(gv_claimed, absolute, .initial = 0, .low = 0, .high = 1e12,                \
                .unit = "of the outcome", .source = "convention",                          \
                .help = "the same as a number")

static const gv_param difference_table[] = {
    TREATMENT_ROW("strategies that are to have more (or less); several: each is held "
                  "against its place in `control`, and the mean of all differences counts"),
    CONTROL_ROW("strategies that they are held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param interaction_table[] = {
    TREATMENT_ROW("two strategies: the difference of the first from its control minus the "
                  "difference of the second from its own is what counts"),
    CONTROL_ROW("two strategies that they are held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param best_table[] = {
    TREATMENT_ROW("the best of these is held against the best of `control`; which one is "
                  "best is found in one half of the replicates and judged in the other"),
    CONTROL_ROW("strategies whose best it is held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param curve_table[] = {
    TREATMENT_ROW("three strategies or more in order; or one, at all points of the sweep"),
    GV_WORDS(gv_claimed, control, .unit = "strategies", .source = "convention",
             .help = "subtracted place by place, or one for all points; left out: nothing"),
    METRIC_ROW,
    PER_ROW,
    GV_CHOICE(gv_claimed, shape, .initial = GV_CURVE_RISING, .choices = shapes,
              .source = "convention",
              .help = "`rising`, `falling`: the straight line through it does so from end "
                      "to end; `interior`: it is best between its ends"),
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,
              .source = "convention",
              .help = "with `interior`, what is best: `up`: the most; `down`: the least"),
    GV_REALS(gv_claimed, levels, .low = -1e12, .high = 1e12, .unit = "1",
             .source = "convention",
             .help = "numbers that the strategies stand for, rising; left out: 1, 2, 3, "
                     "..., or the values of a sweep over one key"),
    GV_REAL(gv_claimed, above, .initial = -1e12, .low = -1e12, .high = 1e12, .unit = "1",
            .source = "convention", .help = "with `interior`: the best lies above this"),
    GV_REAL(gv_claimed, below, .initial = 1e12, .low = -1e12, .high = 1e12, .unit = "1",
            .source = "convention", .help = "with `interior`: the best lies below this"),
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param ranking_table[] = {
    TREATMENT_ROW("three strategies or more that both outcomes rank"),
    METRIC_ROW,
    GV_WORD(gv_claimed, second, .required = true, .unit = "outcome",
            .help = "the other outcome; less is better turns its ranks round"),
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_DOWN, .choices = directions,
              .source = "convention",
              .help = "`down`: the rank correlation is below `threshold`; `up`: above it"),
    GV_REAL(gv_claimed, threshold, .initial = 0.5, .low = -1, .high = 1, .unit = "tau",
            .source = "convention", .help = "Kendall's rank correlation that is predicted"),
    GV_REAL(gv_claimed, refuted_at, .initial = 0.8, .low = -1, .high = 1, .unit = "tau",
            .source = "convention",
            .help = "refuted when it is surely on the other side of this"),
    ROLE_ROW,
    STEP_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param description_table[] = {
    TREATMENT_ROW("strategies whose outcome is told"),
    METRIC_ROW,
    PER_ROW,
    STEP_ROWS,
    GV_END_OF_TABLE,
};

#define KIND(word, heading, line, from)                                                    \
    static const gv_spec word##_spec = { .name = #word,                                    \
                                         .title = heading,                                 \
                                         .about = line,                                    \
                                         .source = from,                                   \
                                         .params = word##_table,                           \
                                         .params_size = sizeof(gv_claimed) }
KIND(difference, "Difference", "Treatment minus control, pair by pair on the same luck.",
     NULL);
KIND(interaction, "Interaction",
     "A difference of two differences: does the first pair differ more than the second?",
     NULL);
KIND(best, "Best against best",
     "The best of some strategies against the best of others, without the luck of the "
     "choice.",
     "Stone (1974), Journal of the Royal Statistical Society B 36, 111-147");
KIND(curve, "Curve", "An outcome along ordered strategies, or along a sweep.", NULL);
KIND(ranking, "Ranking",
     "Do two outcomes rank strategies alike? Kendall's tau-b of the means.",
     "Kendall (1945), doi:10.2307/2332303");
KIND(description, "Description", "An outcome of some strategies, without a verdict.", NULL);

const gv_spec *const gv_comparison_specs[] = {
    &difference_spec, &interaction_spec, &best_spec, &curve_spec,
    &ranking_spec,    &description_spec, NULL
};

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

const char *gv_claim_role_words(gv_claim_role role)
{
    return roles[role];
}

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
