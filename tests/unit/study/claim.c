/* Claims judged on lives that are made up, so that every verdict is known. */
#include "made_up_claim.h"

static const char head[] =
    "grapevine: 1\ntitle: A claim\nseed: 3\nreplicates: 200\nticks: 2\nbudget: 100\n"
    "network: {kind: gnp, people: 20, p: 0.1}\n"
    "model: {kind: independent_cascade, p: 0.1}\n"
    "strategies:\n"
    "  a: [{kind: broadcast, cpm: 10}]\n  b: [{kind: broadcast, cpm: 10}]\n"
    "  c: [{kind: broadcast, cpm: 10}]\n  d: [{kind: broadcast, cpm: 10}]\n"
    "measure: [adopters, reach, cost_per_adopter]\n";

static gv_plan *read_plan(const char *type, const char *comparisons, const char *more)
{
    return claimed_plan(head, type, comparisons, more);
}

static double clear(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 1000 + (arm == 0 ? 100 : 0) + 50 * noise(9, r) + floor(20 * noise(arm, r));
}

static double slight(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 1000 + (arm == 0 ? 10 : 0) + floor(4 * noise(arm, r));
}

static double noisy(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 1000 + (arm == 0 ? 52 : 0) + floor(900 * noise(arm, r));
}

static gv_claim_verdict verdict_of(const char *type, const char *comparisons, uint64_t n,
                                   made_up *final, uint64_t *pairs)
{
    trial t = live(read_plan(type, comparisons, ""), n, final, NULL);
    const gv_claim_answer *a = judge(&t);
    const gv_claim_verdict verdict = a->verdict;
    if (pairs != NULL)
        *pairs = a->n;
    leave(&t);
    return verdict;
}

#define UP "{kind: difference, treatment: [a], control: [b], metric: final_adopters}"
#define DOWN                                                                               \
    "{kind: difference, treatment: [a], control: [b], metric: final_adopters, "            \
    "direction: down}"
#define SAME                                                                               \
    "{kind: difference, treatment: [c], control: [b], metric: final_adopters, "            \
    "direction: same}"

static void a_clear_effect_is_supported_at_the_first_look(void **unused)
{
    (void) unused;
    uint64_t pairs = 0;
    assert_int_equal(verdict_of("emergent", UP, 200, clear, &pairs), GV_CLAIM_SUPPORTED);
    assert_int_equal(pairs, 30);
    assert_int_equal(verdict_of("emergent", DOWN, 200, clear, &pairs), GV_CLAIM_REFUTED);
}

static void a_sure_effect_that_is_too_small_is_refuted(void **unused)
{
    (void) unused;
    assert_int_equal(verdict_of("trade_off", UP, 200, slight, NULL), GV_CLAIM_REFUTED);
}

static void what_is_open_at_the_last_look_stays_inconclusive(void **unused)
{
    (void) unused;
    uint64_t pairs = 0;
    assert_int_equal(verdict_of("emergent", UP, 200, noisy, &pairs), GV_CLAIM_INCONCLUSIVE);
    assert_int_equal(pairs, 200);
    assert_int_equal(verdict_of("emergent", UP, 60, noisy, &pairs), GV_CLAIM_INCONCLUSIVE);
    assert_int_equal(pairs, 60);
}

static void what_is_built_in_is_shown_and_never_supported(void **unused)
{
    (void) unused;
    assert_int_equal(verdict_of("built_in", UP, 200, clear, NULL), GV_CLAIM_SHOWN);
    assert_int_equal(verdict_of("built_in", DOWN, 200, clear, NULL), GV_CLAIM_REFUTED);
}

static void no_difference_is_shown_by_an_interval_inside_what_matters(void **unused)
{
    (void) unused;
    assert_int_equal(verdict_of("emergent", SAME, 200, slight, NULL), GV_CLAIM_SUPPORTED);
    assert_int_equal(verdict_of("emergent",
                                "{kind: difference, treatment: [a], control: [b], metric: "
                                "final_adopters, direction: same}",
                                200, clear, NULL),
                     GV_CLAIM_REFUTED);
}

/* Nobody adopts, with or without. */
static double nobody(size_t arm, uint64_t r, uint64_t point)
{
    (void) arm, (void) r, (void) point;
    return 0;
}

static void where_nobody_adopts_there_is_no_difference(void **unused)
{
    (void) unused;
    uint64_t pairs = 0;
    assert_int_equal(verdict_of("emergent", SAME, 200, nobody, &pairs), GV_CLAIM_SUPPORTED);
    assert_int_equal(pairs, 30);
    assert_int_equal(verdict_of("emergent", UP, 200, nobody, NULL), GV_CLAIM_REFUTED);
}

static void all_that_is_predicted_has_to_hold(void **unused)
{
    (void) unused;
    assert_int_equal(verdict_of("emergent", UP ", " SAME, 200, clear, NULL),
                     GV_CLAIM_SUPPORTED);
    assert_int_equal(verdict_of("emergent", UP ", " DOWN, 200, clear, NULL),
                     GV_CLAIM_REFUTED);
}

static void what_would_refute_refutes_and_what_stands_beside_does_not(void **unused)
{
    (void) unused;
    const char *const refutes =
        SAME ", {kind: difference, treatment: [a], control: [b], metric: final_adopters, "
             "role: refutes}";
    const char *const beside =
        SAME ", {kind: difference, treatment: [a], control: [b], metric: final_adopters, "
             "direction: down, role: beside}";
    assert_int_equal(verdict_of("emergent", refutes, 200, clear, NULL), GV_CLAIM_REFUTED);
    assert_int_equal(verdict_of("emergent", beside, 200, clear, NULL), GV_CLAIM_SUPPORTED);
}

static void a_question_is_described(void **unused)
{
    (void) unused;
    uint64_t pairs = 0;
    assert_int_equal(
        verdict_of("emergent",
                   "{kind: description, treatment: [a, b], metric: final_adopters}", 200,
                   clear, &pairs),
        GV_CLAIM_DESCRIBED);
    assert_int_equal(pairs, 30);
}

/* Two channels (a, b against c, d) by two contents (first, second place). */
static double square(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    static const double cell[] = { 140, 160, 100, 110 };
    return cell[arm] + (double) (r % 2);
}

static void two_contents_give_main_effect_content_and_interaction(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent",
                             "{kind: difference, treatment: [a, b], control: [c, d], "
                             "metric: final_adopters}",
                             ""),
                   40, square, NULL);
    const gv_compared *c = &judge(&t)->comparisons[0];
    assert_true(fabs(c->effect.value - 45) < 1e-9);
    assert_true(fabs(c->package.value - 15) < 1e-9);
    assert_true(fabs(c->interaction.value - 10) < 1e-9);
    assert_true(fabs(c->smallest - 0.05 * 105.5) < 1e-9);
    leave(&t);
}

static void an_interaction_is_a_difference_of_differences(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent",
                             "{kind: interaction, treatment: [b, a], control: [d, c], "
                             "metric: final_adopters}",
                             ""),
                   40, square, NULL);
    assert_true(fabs(judge(&t)->comparisons[0].effect.value - 10) < 1e-9);
    leave(&t);
}

/* Nothing but luck: the best of three looks better than one only if the same luck judges
 * that chose. */
static uint64_t lucky_trial;
static double luck(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 1000 + floor(400 * noise(arm + 100 + 10 * lucky_trial, r));
}

static void the_best_of_several_is_not_judged_by_the_luck_that_chose_it(void **unused)
{
    (void) unused;
    enum { TRIALS = 60, PAIRS = 30 };
    double sum = 0;
    for (lucky_trial = 0; lucky_trial < TRIALS; lucky_trial++) {
        trial t = live(read_plan("emergent",
                                 "{kind: best, treatment: [a, b, c], control: [d], metric: "
                                 "final_adopters}",
                                 ""),
                       PAIRS, luck, NULL);
        const gv_compared *c = &judge(&t)->comparisons[0];
        assert_true(c->best < 3);
        sum += c->effect.value;
        leave(&t);
    }
    /* Uniform noise of two strategies; the best of three would be some 50 better. */
    const double error = 400 * sqrt(2.0 / 3) / sqrt(PAIRS * TRIALS);
    print_message("    mean effect of luck: %.1f (error %.1f)\n", sum / TRIALS, error);
    assert_true(fabs(sum / TRIALS) < 3.5 * error);
}

static double hill(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    static const double height[] = { 100, 140, 120, 90 };
    return height[arm] + (double) (r % 3);
}

static void curves_rise_fall_or_are_best_between_their_ends(void **unused)
{
    (void) unused;
    trial t =
        live(read_plan("trade_off",
                       "{kind: curve, shape: interior, treatment: [a, b, c, d], "
                       "levels: [0, 1, 2, 3], metric: final_adopters}, "
                       "{kind: curve, shape: falling, role: beside, treatment: [a, b, "
                       "c, d], levels: [0, 1, 2, 3], metric: final_adopters}, "
                       "{kind: curve, shape: interior, role: beside, above: 1.5, "
                       "treatment: [a, b, c, d], levels: [0, 1, 2, 3], metric: "
                       "final_adopters}",
                       ""),
             40, hill, NULL);
    const gv_claim_answer *a = judge(&t);
    assert_int_equal(a->verdict, GV_CLAIM_SUPPORTED);
    assert_int_equal(a->comparisons[0].best, 1);
    assert_true(fabs(a->comparisons[0].effect.value - 40) < 1e-9);
    /* slope of 100, 140, 120, 90 over 0 to 3 is -5; over the whole range -15 */
    assert_true(fabs(a->comparisons[1].effect.value + 15) < 1e-9);
    assert_int_equal(a->comparisons[2].verdict, GV_CLAIM_REFUTED);
    leave(&t);
}

static double ordered(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 100 + 10 * (double) arm + (double) (r % 2);
}

static double dear(size_t arm, uint64_t r, uint64_t point)
{
    (void) r;
    (void) point;
    static const double money[] = { 10, 30, 20, 40 };
    return money[arm];
}

static void rankings_are_compared_by_kendalls_tau(void **unused)
{
    (void) unused;
    trial t =
        live(read_plan("emergent",
                       "{kind: ranking, treatment: [a, b, c, d], metric: "
                       "final_adopters, second: spent, direction: up, threshold: 0.5}",
                       ""),
             40, ordered, dear);
    const gv_compared *c = &judge(&t)->comparisons[0];
    /* Five of six pairs of strategies agree, or disagree if less money is better. */
    assert_true(fabs(fabs(c->effect.value) - 4.0 / 6) < 1e-9);
    assert_true(c->effect.low >= c->effect.value - 1e-9);
    leave(&t);
}

static void ratios_are_of_means(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent",
                             "{kind: difference, treatment: [d], control: [a], metric: "
                             "final_adopters, per: reach}",
                             ""),
                   40, ordered, NULL);
    const gv_compared *c = &judge(&t)->comparisons[0];
    assert_true(fabs(c->effect.value - 30.0 / 50) < 1e-9);
    leave(&t);
}

static double doubled(size_t arm, uint64_t r, uint64_t point)
{
    (void) r;
    (void) point;
    return arm == 0 ? 100 : 50;
}

static void unequal_spending_is_told_with_what_a_unit_brought(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent", UP, ""), 40, clear, doubled);
    const gv_compared *c = &judge(&t)->comparisons[0];
    assert_false(c->spends_alike);
    assert_true(c->spent_treatment == 100 && c->spent_control == 50);
    assert_true(c->per_spent.value < 0); /* 1,100 for 100 against 1,000 for 50 */
    leave(&t);
}

static double by_point(size_t arm, uint64_t r, uint64_t point)
{
    return 100 + (arm == 0 && point == 1 ? 50 : 0) + (double) (r % 2);
}

static void terms_may_stand_at_points_of_a_sweep(void **unused)
{
    (void) unused;
    static const char sweep[] = "sweep: {model.p: [0.1, 0.2, 0.3]}\n";
    trial t = live(read_plan("emergent",
                             "{kind: difference, treatment: ['a@2'], control: ['a@1'], "
                             "metric: final_adopters}, {kind: curve, role: beside, "
                             "treatment: [a], control: [b], metric: final_adopters}",
                             sweep),
                   40, by_point, NULL);
    const gv_claim_answer *a = judge(&t);
    assert_true(fabs(a->comparisons[0].effect.value - 50) < 1e-9);
    assert_int_equal(a->comparisons[1].n_levels, 6);
    assert_true(fabs(a->comparisons[1].levels[1].x - 0.2) < 1e-12);
    leave(&t);
}

static void pairs_with_a_failed_life_are_left_out(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent", UP, ""), 30, clear, NULL);
    t.block[0]->status[1 * 30 + 4] = GV_LIFE_FAILED;
    const gv_claim_answer *a = judge(&t);
    assert_int_equal(a->n, 30);
    assert_int_equal(a->n_failed, 1);
    assert_int_equal(a->comparisons[0].n, 29);
    leave(&t);
}

static void more_lives_on_disk_change_no_verdict(void **unused)
{
    (void) unused;
    trial few = live(read_plan("emergent", UP, ""), 30, clear, NULL);
    trial many = live(read_plan("emergent", UP, ""), 200, clear, NULL);
    const gv_claim_answer *a = judge(&few), *b = judge(&many);
    assert_int_equal(a->n, b->n);
    assert_true(a->comparisons[0].effect.low == b->comparisons[0].effect.low);
    leave(&few);
    leave(&many);
}

/* Some 300 null claims looked at four times: few are supported, and p is below a tenth in
 * at most a tenth of them. */
static uint64_t null_trial;
static double nothing(size_t arm, uint64_t r, uint64_t point)
{
    (void) point;
    return 1000 + floor(300 * noise(arm + 10 * null_trial, r));
}

static void null_claims_are_supported_in_one_of_forty(void **unused)
{
    (void) unused;
    enum { CLAIMS = 300 };
    unsigned supported = 0, below = 0;
    for (null_trial = 1; null_trial <= CLAIMS; null_trial++) {
        trial t = live(read_plan("emergent", UP, ""), 200, nothing, NULL);
        const gv_claim_answer *a = judge(&t);
        supported += a->verdict == GV_CLAIM_SUPPORTED ? 1 : 0;
        below += a->p < 0.1 ? 1 : 0;
        leave(&t);
    }
    print_message("    of %d null claims %u supported, %u with p < 0.1\n", CLAIMS,
                  supported, below);
    assert_true(supported <= 0.025 * CLAIMS + 3 * sqrt(0.025 * 0.975 * CLAIMS));
    assert_true(below <= 0.1 * CLAIMS + 3 * sqrt(0.1 * 0.9 * CLAIMS));
}

/* R: p.adjust(c(0.01, 0.02, 0.03, 0.5), "BH") is 0.04 0.04 0.04 0.5. */
static void many_claims_are_adjusted_for_their_number(void **unused)
{
    (void) unused;
    gv_claim_answer claim[6] = { { .p = 0.02 }, { .p = 0.5 },  { .p = NAN },
                                 { .p = 0.01 }, { .p = 0.03 }, { .p = NAN } };
    gv_claim_answer *answers[6];
    for (size_t k = 0; k < 6; k++) {
        answers[k] = &claim[k];
        claim[k].verdict = GV_CLAIM_SUPPORTED;
    }
    gv_claims_adjust(answers, 6);
    assert_true(fabs(claim[0].adjusted - 0.04) < 1e-12);
    assert_true(fabs(claim[3].adjusted - 0.04) < 1e-12);
    assert_true(fabs(claim[1].adjusted - 0.5) < 1e-12);
    assert_true(isnan(claim[2].adjusted));
    assert_true(claim[4].stands);
    assert_false(claim[1].stands);
}

static void a_scenario_without_a_claim_cannot_be_judged(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    gv_error err = { 0 };
    gv_looks looks;
    gv_claim_answer *answer = NULL;
    must(gv_looks_make(30, &looks, NULL));
    must(gv_scenario_parse(head, sizeof head - 1, "no.yaml", "", NULL, 0, false, &plan,
                           &complaints, NULL));
    assert_int_equal(gv_claim_judge(plan, NULL, &looks, &answer, &err), GV_E_SCENARIO);
    assert_null(answer);
    gv_plan_free(plan);
    gv_text_free(&complaints);
}

static void the_machine_form_keeps_the_claim_and_the_world_does_not_know_it(void **unused)
{
    (void) unused;
    gv_plan *plan = read_plan("trade_off", UP ", " SAME, ""), *again = NULL, *bare = NULL;
    gv_text text = { 0 }, more = { 0 }, complaints = { 0 };
    gv_plan_print(plan, &text);
    must(gv_scenario_parse(text.text, text.length, "claim.yaml", "", NULL, 0, false, &again,
                           &complaints, NULL));
    gv_plan_print(again, &more);
    assert_string_equal(text.text, more.text);
    assert_int_equal(again->claim->comparisons.n, 2);
    must(gv_scenario_parse(head, sizeof head - 1, "claim.yaml", "", NULL, 0, false, &bare,
                           &complaints, NULL));
    gv_hash with, without;
    must(gv_plan_world_hash(plan, &with, NULL));
    must(gv_plan_world_hash(bare, &without, NULL));
    assert_true(gv_hash_equal(with, without));
    gv_text_free(&text);
    gv_text_free(&more);
    gv_text_free(&complaints);
    gv_plan_free(bare);
    gv_plan_free(again);
    gv_plan_free(plan);
}

/* ---- what is undefined, shared and swept ------------------------------------------------
 */

#define COST                                                                               \
    "{kind: difference, treatment: [a], control: [b], metric: cost_per_adopter, "          \
    "direction: down}"

static void a_prediction_that_is_defined_in_no_pair_has_no_evidence(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent", UP ", " COST, ""), 200, clear, NULL);
    for (size_t arm = 1; arm < t.plan->n_arms; arm++)
        for (uint64_t r = 0; r < 200; r++)
            put(t.block[0], "cost_per_adopter", arm, r, NAN);
    const gv_claim_answer *a = judge(&t);
    assert_int_equal(a->comparisons[0].verdict, GV_CLAIM_SUPPORTED);
    assert_int_equal(a->comparisons[1].n, 0);
    assert_true(a->p == 1);
    assert_int_equal(a->verdict, GV_CLAIM_INCONCLUSIVE);
    leave(&t);
}

/* Of two networks a is the best of one, b of the other, by 10; neither is on average. */
static double of_networks(size_t arm, uint64_t r, uint64_t point)
{
    const bool is_first = r < 2;
    (void) point;
    return arm > 1 ? 100 : (arm == 0) == is_first ? 110 : 90;
}

/* Found in one network and judged in the other: 90 - 100. */
static void the_best_is_judged_in_other_networks_than_it_was_found_in(void **unused)
{
    (void) unused;
    gv_plan *plan = read_plan(
        "emergent", "{kind: best, treatment: [a, b], control: [c], metric: final_adopters}",
        "");
    plan->replicates_per_graph = 2;
    trial t = live(plan, 4, of_networks, NULL);
    const gv_compared *c = &judge(&t)->comparisons[0];
    for (size_t i = 0; i < 4; i++)
        assert_true(c->pair[i] == -10);
    leave(&t);
}

/* 2 less than the budget of 100, or 3 less than that of 1,000. */
static double nearly_all(size_t arm, uint64_t r, uint64_t point)
{
    (void) r;
    return arm > 0 ? (point == 0 ? 100 : 1000) : (point == 0 ? 98 : 997);
}

static void money_is_alike_by_the_budget_of_the_point_that_is_compared(void **unused)
{
    (void) unused;
    trial t = live(read_plan("emergent",
                             "{kind: difference, treatment: [a], control: [b], metric: "
                             "final_adopters}, {kind: difference, treatment: ['a@2'], "
                             "control: ['b@2'], metric: final_adopters}",
                             "sweep: {budget: [100, 1000]}\n"),
                   200, clear, nearly_all);
    const gv_claim_answer *a = judge(&t);
    assert_false(a->comparisons[0].spends_alike); /* 2 of 100 */
    assert_true(a->comparisons[1].spends_alike);  /* 3 of 1,000 */
    assert_true(a->comparisons[1].spent_treatment == 997);
    leave(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clear_effect_is_supported_at_the_first_look),
        cmocka_unit_test(a_sure_effect_that_is_too_small_is_refuted),
        cmocka_unit_test(what_is_open_at_the_last_look_stays_inconclusive),
        cmocka_unit_test(what_is_built_in_is_shown_and_never_supported),
        cmocka_unit_test(no_difference_is_shown_by_an_interval_inside_what_matters),
        cmocka_unit_test(where_nobody_adopts_there_is_no_difference),
        cmocka_unit_test(all_that_is_predicted_has_to_hold),
        cmocka_unit_test(what_would_refute_refutes_and_what_stands_beside_does_not),
        cmocka_unit_test(a_question_is_described),
        cmocka_unit_test(two_contents_give_main_effect_content_and_interaction),
        cmocka_unit_test(an_interaction_is_a_difference_of_differences),
        cmocka_unit_test(the_best_of_several_is_not_judged_by_the_luck_that_chose_it),
        cmocka_unit_test(curves_rise_fall_or_are_best_between_their_ends),
        cmocka_unit_test(rankings_are_compared_by_kendalls_tau),
        cmocka_unit_test(ratios_are_of_means),
        cmocka_unit_test(unequal_spending_is_told_with_what_a_unit_brought),
        cmocka_unit_test(terms_may_stand_at_points_of_a_sweep),
        cmocka_unit_test(pairs_with_a_failed_life_are_left_out),
        cmocka_unit_test(more_lives_on_disk_change_no_verdict),
        cmocka_unit_test(null_claims_are_supported_in_one_of_forty),
        cmocka_unit_test(many_claims_are_adjusted_for_their_number),
        cmocka_unit_test(a_scenario_without_a_claim_cannot_be_judged),
        cmocka_unit_test(the_machine_form_keeps_the_claim_and_the_world_does_not_know_it),
        cmocka_unit_test(a_prediction_that_is_defined_in_no_pair_has_no_evidence),
        cmocka_unit_test(the_best_is_judged_in_other_networks_than_it_was_found_in),
        cmocka_unit_test(money_is_alike_by_the_budget_of_the_point_that_is_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
