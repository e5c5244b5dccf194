/* Kinds of comparison beyond differences, each on lives whose answer is known, and on lives
 * where there is nothing to be found. */
#include "made_up_claim.h"

#define HEAD                                                                               \
    "grapevine: 1\ntitle: A claim\nseed: 3\nreplicates: 200\nticks: 2\nbudget: 100\n"      \
    "network: {kind: gnp, people: 20, p: 0.1}\n"                                           \
    "model: {kind: independent_cascade, p: 0.1}\n"                                         \
    "measure: [adopters, reach, cost_per_adopter]\n"                                       \
    "sweep: {model.p: [0.1, 0.2]}\n"

static const char head[] = HEAD "strategies:\n"
                                "  a: [{kind: broadcast, cpm: 10}]\n"
                                "  b: [{kind: broadcast, cpm: 10}]\n"
                                "  c: [{kind: broadcast, cpm: 10}]\n"
                                "  d: [{kind: broadcast, cpm: 10}]\n";

/* Shares of the two tactics: 0 and 1, 1/4 and 3/4, and so on. */
static const char mixes[] = HEAD
    "strategies:\n"
    "  a: [{kind: broadcast, name: x, cpm: 10}]\n"
    "  b: [{kind: broadcast, name: x, share: 0.75, cpm: 10}, {kind: broadcast, name: "
    "y, share: 0.25, cpm: 10}]\n"
    "  c: [{kind: broadcast, name: x, share: 0.5, cpm: 10}, {kind: broadcast, name: y, "
    "share: 0.5, cpm: 10}]\n"
    "  d: [{kind: broadcast, name: x, share: 0.25, cpm: 10}, {kind: broadcast, name: "
    "y, share: 0.75, cpm: 10}]\n"
    "  e: [{kind: broadcast, name: y, cpm: 10}]\n";

#define LEVEL                                                                              \
    "{kind: level, treatment: [a, b], metric: final_adopters, number: 100, absolute: 1}"
#define TAIL "{kind: tail, treatment: [a], control: [b], metric: final_adopters}"
#define TRANSFER                                                                           \
    "{kind: transfer, treatment: [a, b, c], control: ['a@2', 'b@2', 'c@2'], metric: "      \
    "final_adopters}"
#define MIXTURE "{kind: mixture, treatment: [a, b, c, d, e], metric: final_adopters}"
#define DIVERGENCE                                                                         \
    "{kind: divergence, treatment: [a], control: [b, c, d], metric: final_adopters, "      \
    "second: spent}"

static trial try(const char *text, const char *comparison, uint64_t n, made_up *final,
                 made_up *spent)
{
    trial t = live(claimed_plan(text, "emergent", comparison, ""), n, final, spent);
    (void) judge(&t);
    return t;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

/* ---- levels ------------------------------------------------------------------------ */

static double steps(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 100 + 40 * (double) arm + 2 * (double) (r % 2);
}

static double money(size_t arm, uint64_t r, uint64_t point)
{
    (void) r;
    (void) point;
    return 90 + 10 * (double) arm;
}

/* 101 and 141 against 100. */
static void a_level_is_the_mean_less_a_number(void **unused)
{
    (void) unused;
    trial t = try(head, LEVEL, 40, steps, NULL);
    const gv_compared *c = &t.answer->comparisons[0];
    assert_true(is_near(c->effect.value, 21));
    assert_true(is_near(c->control, 100));
    assert_true(is_near(c->smallest, 1));
    assert_int_equal(t.answer->verdict, GV_CLAIM_SUPPORTED);
    leave(&t);
}

/* 101 - 90 and 141 - 100; then for each of the 50 that were reached. */
static void a_level_may_be_held_against_another_outcome_of_the_same_lives(void **unused)
{
    (void) unused;
    trial t =
        try(head,
            "{kind: level, treatment: [a, b], metric: final_adopters, second: spent}, "
            "{kind: level, treatment: [a], metric: final_adopters, second: spent, "
            "per: reach, direction: down}",
            40, steps, money);
    const gv_compared *c = t.answer->comparisons;
    assert_true(is_near(c[0].effect.value, 26));
    assert_true(is_near(c[0].control, 95));
    assert_true(is_near(c[0].smallest, 0.05 * 95));
    assert_true(is_near(c[1].effect.value, 11.0 / 50));
    assert_true(is_near(c[1].smallest, 0.05 * 90 / 50));
    assert_int_equal(t.answer->verdict, GV_CLAIM_REFUTED);
    leave(&t);
}

static double lavish(size_t arm, uint64_t r, uint64_t point)
{
    (void) r;
    (void) point;
    return arm == 0 ? 100 : 50;
}

/* 101 and 141 for each of 50; what a unit of money brought of a ratio would mean nothing.
 */
static void a_ratio_is_not_divided_by_money_again(void **unused)
{
    (void) unused;
    trial t =
        try(head,
            "{kind: difference, treatment: [b], control: [a], metric: final_adopters, "
            "per: reach}",
            40, steps, lavish);
    const gv_compared *c = &t.answer->comparisons[0];
    assert_true(is_near(c->effect.value, 40.0 / 50));
    assert_false(c->spends_alike);
    assert_true(isnan(c->per_spent.value));
    leave(&t);
}

/* ---- tails -------------------------------------------------------------------------- */

static double spread(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return arm == 0 ? (double) (r * 7 % 30) : 10;
}

/* Of 0, 1, ... 29 the quantile 0.95 is 27.55 and the median 14.5 (R: quantile(0:29, 0.95)).
 */
static void a_tail_is_a_high_quantile_over_the_median(void **unused)
{
    (void) unused;
    trial t = try(head,
                  TAIL ", {kind: tail, treatment: [a], control: [b], metric: "
                       "final_adopters, quantile: 0.9, base: 0}",
                  40, spread, NULL);
    const gv_compared *c = t.answer->comparisons;
    assert_int_equal(t.answer->n, 30);
    assert_true(is_near(c[0].effect.value, 27.55 / 14.5 - 1));
    assert_true(is_near(c[0].levels[0].mean.value, 1.9));
    assert_true(is_near(c[0].levels[1].mean.value, 1));
    assert_true(is_near(c[0].smallest, 0.05));
    assert_true(c[0].effect.low > 0 && c[0].effect.low < c[0].effect.value);
    assert_true(c[0].effect.high > c[0].effect.value);
    assert_true(is_near(c[1].effect.value, 26.1 - 10));
    assert_int_equal(t.answer->verdict, GV_CLAIM_SUPPORTED);
    leave(&t);
}

static double barren(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return arm == 0 && r % 3 > 0 ? 0 : 5;
}

static void a_tail_over_a_median_of_nothing_is_unknown(void **unused)
{
    (void) unused;
    trial t = try(head, TAIL, 40, barren, NULL);
    assert_true(isnan(t.answer->comparisons[0].effect.value));
    assert_int_equal(t.answer->verdict, GV_CLAIM_INCONCLUSIVE);
    leave(&t);
}

/* ---- transfer ------------------------------------------------------------------------ */

static double abroad(size_t arm, uint64_t r, uint64_t point)
{
    static const double worth[2][4] = { { 100, 90, 80, 0 }, { 70, 80, 100, 0 } };
    return worth[point][arm] + (double) (r % 3);
}

static void regret_is_what_the_best_of_another_world_loses_here(void **unused)
{
    (void) unused;
    trial t = try(head, TRANSFER, 40, abroad, NULL);
    const gv_compared *c = &t.answer->comparisons[0];
    assert_true(is_near(c->effect.value, 30));
    assert_string_equal(c->levels[c->best].name, "a");
    assert_string_equal(c->levels[c->best_control].name, "c@2");
    assert_int_equal(t.answer->verdict, GV_CLAIM_SUPPORTED);
    gv_text json = { 0 };
    const gv_claim_answer *answer = t.answer;
    must(gv_claims_json(&answer, 1, &json, NULL));
    assert_non_null(strstr(json.text, "\"chosen\": \"a\""));
    assert_non_null(strstr(json.text, "\"chosen_against\": \"c@2\""));
    gv_text_free(&json);
    leave(&t);
}

static double at_home(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return abroad(arm, r, 0);
}

static void where_the_same_is_best_nothing_is_lost(void **unused)
{
    (void) unused;
    trial t = try(head, TRANSFER, 40, at_home, NULL);
    assert_true(is_near(t.answer->comparisons[0].effect.value, 0));
    assert_int_equal(t.answer->verdict, GV_CLAIM_REFUTED);
    leave(&t);
}

/* ---- mixtures --------------------------------------------------------------------------
 */

/* Entropy of 1/4 and 3/4 in bits. */
static const double uneven = 0.81127812445913283;

static double blend(size_t arm, double of_evenness)
{
    const double even[] = { 0, uneven, 1, uneven, 0 };
    const double part = (double) arm / 4;
    return 400 * part + 1000 * (1 - part) + of_evenness * even[arm];
}

static double synergy(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 100 + (double) (r % 5) + blend(arm, 200);
}

static void what_evenness_brings_is_told_apart_from_the_parts(void **unused)
{
    (void) unused;
    trial t =
        live(claimed_plan(mixes, "emergent",
                          "{kind: mixture, treatment: [a, b, c, d, e], metric: spent}", ""),
             40, steps, synergy);
    const gv_compared *c = &judge(&t)->comparisons[0];
    assert_true(is_near(c->effect.value, 200));
    assert_true(is_near(c->levels[1].x, uneven));
    assert_true(is_near(c->control, 100 + 2 + 700 + 200 * (1 + 2 * uneven) / 5));
    assert_int_equal(t.answer->verdict, GV_CLAIM_SUPPORTED);
    leave(&t);
}

static void mixes_that_are_all_alike_tell_nothing_of_evenness(void **unused)
{
    (void) unused;
    trial t = try(mixes, "{kind: mixture, treatment: [a, a, e, e], metric: final_adopters}",
                  40, synergy, NULL);
    assert_true(isnan(t.answer->comparisons[0].effect.value));
    assert_int_equal(t.answer->verdict, GV_CLAIM_INCONCLUSIVE);
    leave(&t);
}

/* ---- divergence
 * -------------------------------------------------------------------------- */

static double busy(size_t arm, uint64_t r, uint64_t point)
{
    static const double activity[] = { 40, 10, 20, 30 };
    (void) point;
    return activity[arm] + 100 * (double) (r % 7);
}

static double paid(size_t arm, uint64_t r, uint64_t point)
{
    static const double result[] = { 10, 30, 20, 40 };
    (void) point;
    return result[arm] + (double) (r % 7);
}

/* Both have standard deviation sqrt(500 / 3): 15 above the mean, and 15 below it. */
static void divergence_is_in_standard_deviations_of_the_field(void **unused)
{
    (void) unused;
    trial t = try(head, DIVERGENCE, 40, busy, paid);
    const gv_compared *c = &t.answer->comparisons[0];
    assert_true(is_near(c->effect.value, 30 / sqrt(500.0 / 3)));
    assert_true(is_near(c->smallest, 0.2));
    assert_int_equal(t.answer->verdict, GV_CLAIM_SUPPORTED);
    leave(&t);
}

static void a_field_that_is_all_alike_diverges_in_nothing(void **unused)
{
    (void) unused;
    trial t = try(head, DIVERGENCE, 40, spread, NULL);
    const gv_compared *c = &t.answer->comparisons[0];
    for (uint64_t i = 0; i < c->n; i++) /* all spent 100 */
        assert_true(fabs(c->pair[i]) <= 1.5 + 1e-9);
    leave(&t);
}

/* ---- nothing to be found --------------------------------------------------------------
 */

static uint64_t number;

static double nothing(size_t arm, uint64_t r, uint64_t point)
{
    return 1000 + floor(400 * noise(arm + 10 * (point + 2 * number) + 5000, r));
}

static double nothing_else(size_t arm, uint64_t r, uint64_t point)
{
    return nothing(arm + 90000, r, point);
}

static double only_parts(size_t arm, uint64_t r, uint64_t point)
{
    return nothing(arm, r, point) + floor(blend(arm, 0));
}

static double at_the_number(size_t arm, uint64_t r, uint64_t point)
{
    return nothing(arm, r, point) - 899.5; /* floors are half too low */
}

/* How often the interval lies wholly above 0, and how often p is below a tenth. */
static void look_for_nothing(const char *what, const char *text, const char *comparison,
                             made_up *final)
{
    enum { CLAIMS = 120, PAIRS = 60 };
    uint32_t above = 0, below = 0;
    double sum = 0, squares = 0;
    for (number = 0; number < CLAIMS; number++) {
        trial t = live(claimed_plan(text, "emergent", comparison, ""), PAIRS, nothing_else,
                       final);
        const gv_compared *c = &judge(&t)->comparisons[0];
        above += c->effect.low > 0 ? 1 : 0;
        below += c->p < 0.1 ? 1 : 0;
        sum += c->effect.value;
        squares += c->effect.value * c->effect.value;
        leave(&t);
    }
    const double mean = sum / CLAIMS;
    const double error = sqrt((squares / CLAIMS - mean * mean) / CLAIMS);
    print_message("    %s: of %d without any effect %u above 0, %u with p < 0.1; mean %.4f "
                  "(error %.4f)\n",
                  what, CLAIMS, above, below, mean, error);
    assert_true(above <= 0.025 * CLAIMS + 3 * sqrt(0.025 * 0.975 * CLAIMS));
    assert_true(below <= 0.1 * CLAIMS + 3 * sqrt(0.1 * 0.9 * CLAIMS));
    assert_true(fabs(mean) < 3.5 * error);
}

static void where_there_is_nothing_little_is_found(void **unused)
{
    (void) unused;
    look_for_nothing("level", head,
                     "{kind: level, treatment: [a], metric: spent, number: 100}",
                     at_the_number);
    look_for_nothing("tail", head,
                     "{kind: tail, treatment: [a], control: [b], metric: spent}", nothing);
    look_for_nothing("transfer", head,
                     "{kind: transfer, treatment: [a, b, c], control: ['a@2', 'b@2', "
                     "'c@2'], metric: spent}",
                     nothing);
    look_for_nothing("mixture", mixes,
                     "{kind: mixture, treatment: [a, b, c, d, e], metric: spent}",
                     only_parts);
    look_for_nothing(
        "divergence", head,
        "{kind: divergence, treatment: [a], control: [b, c, d], metric: spent, "
        "second: final_adopters}",
        nothing);
}

/* ---- looks and samples ------------------------------------------------------------------
 */

static void a_claim_may_ask_for_looks_of_its_own(void **unused)
{
    (void) unused;
    gv_plan *plan = claimed_plan(head, "emergent", LEVEL, "");
    gv_looks looks;
    must(gv_looks_for(plan->claim, 0, &looks, NULL));
    assert_int_equal(looks.n, 4);
    assert_int_equal(looks.pairs[3], 200);
    static const uint64_t own[] = { 500, 1000 };
    gv_claim claim = *plan->claim;
    claim.pairs = (gv_counts){ own, 2 };
    must(gv_looks_for(&claim, 0, &looks, NULL));
    assert_int_equal(looks.n, 2);
    assert_int_equal(looks.pairs[1], 1000);
    must(gv_looks_for(&claim, 800, &looks, NULL));
    assert_int_equal(looks.pairs[1], 800);
    must(gv_looks_for(&claim, 30, &looks, NULL));
    assert_int_equal(looks.n, 1);
    assert_int_equal(looks.pairs[0], 30);
    gv_plan_free(plan);
}

static void what_is_of_all_replicates_together_has_no_sample_over_assumptions(void **unused)
{
    (void) unused;
    gv_plan *plan = claimed_plan(head, "emergent", LEVEL ", " TAIL, ""), *sample = NULL;
    gv_error err = { 0 };
    assert_int_equal(gv_robust_plan(plan, 4, 4, &sample, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "tail"));
    assert_null(sample);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_is_the_mean_less_a_number),
        cmocka_unit_test(a_level_may_be_held_against_another_outcome_of_the_same_lives),
        cmocka_unit_test(a_ratio_is_not_divided_by_money_again),
        cmocka_unit_test(a_tail_is_a_high_quantile_over_the_median),
        cmocka_unit_test(a_tail_over_a_median_of_nothing_is_unknown),
        cmocka_unit_test(regret_is_what_the_best_of_another_world_loses_here),
        cmocka_unit_test(where_the_same_is_best_nothing_is_lost),
        cmocka_unit_test(what_evenness_brings_is_told_apart_from_the_parts),
        cmocka_unit_test(mixes_that_are_all_alike_tell_nothing_of_evenness),
        cmocka_unit_test(divergence_is_in_standard_deviations_of_the_field),
        cmocka_unit_test(a_field_that_is_all_alike_diverges_in_nothing),
        cmocka_unit_test(where_there_is_nothing_little_is_found),
        cmocka_unit_test(a_claim_may_ask_for_looks_of_its_own),
        cmocka_unit_test(what_is_of_all_replicates_together_has_no_sample_over_assumptions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
