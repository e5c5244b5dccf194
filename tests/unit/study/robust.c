/* Samples over assumptions: how evenly they fill the cube, shares without noise, drivers.
 */
#include "grapevine/scenario.h"
#include "study/claim_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

enum { N = 256, D = 90 };

static void every_number_is_tried_once_in_each_of_as_many_slices_as_points(void **unused)
{
    (void) unused;
    static double point[N * D];
    must(robust_points(7, N, D, point, NULL));
    for (size_t j = 0; j < D; j++) {
        bool seen[N] = { false };
        for (size_t k = 0; k < N; k++) {
            assert_true(point[k * D + j] > 0 && point[k * D + j] < 1);
            const size_t slice = (size_t) (point[k * D + j] * N);
            assert_false(seen[slice]);
            seen[slice] = true;
        }
    }
}

/* Beyond ten dimensions blocks are dealt anew: no column repeats or mirrors another. */
static void no_two_numbers_move_together(void **unused)
{
    (void) unused;
    static double point[N * D];
    must(robust_points(7, N, D, point, NULL));
    for (size_t i = 0; i < D; i++) {
        for (size_t j = i + 1; j < D; j++) {
            double sum = 0;
            for (size_t k = 0; k < N; k++)
                sum += (point[k * D + i] - 0.5) * (point[k * D + j] - 0.5);
            assert_true(fabs(12 * sum / N) < 0.3);
        }
    }
}

static void the_seed_moves_the_points_and_nothing_else_does(void **unused)
{
    (void) unused;
    static double a[N * 3], b[N * 3], c[N * 3];
    must(robust_points(7, N, 3, a, NULL));
    must(robust_points(7, N, 3, b, NULL));
    must(robust_points(8, N, 3, c, NULL));
    assert_memory_equal(a, b, sizeof a);
    assert_true(memcmp(a, c, sizeof a) != 0);
}

/* ---- shares ------------------------------------------------------------------------ */

static void shares_lose_the_noise_of_few_pairs(void **unused)
{
    (void) unused;
    uint32_t all[N], none[N], half[N], noisy[N];
    static const uint32_t binomial[] = { 2, 19, 68, 105, 62 }; /* 4 tries at 0.7 */
    size_t n = 0;
    for (size_t k = 0; k < N; k++) {
        all[k] = 4;
        none[k] = 0;
        half[k] = k % 2 == 0 ? 4 : 0;
    }
    for (uint32_t successes = 0; successes < 5; successes++)
        for (uint32_t i = 0; i < binomial[successes]; i++)
            noisy[n++] = successes;
    assert_true(robust_share(all, N, 4) == 1);
    assert_true(robust_share(none, N, 4) == 0);
    assert_true(fabs(robust_share(half, N, 4) - 0.5) < 0.01);
    assert_true(robust_share(noisy, n, 4) > 0.97);
    assert_true(isnan(robust_share(all, 0, 4)));
}

/* ---- drivers ------------------------------------------------------------------------ */

static void drivers_are_found_with_their_signs(void **unused)
{
    (void) unused;
    static double point[N * 20], y[N];
    double rank[20], first = 0, second = 0, idle = 0;
    must(robust_points(3, N, 20, point, NULL));
    for (size_t k = 0; k < N; k++)
        y[k] = exp(4 * point[k * 20 + 5]) - 30 * point[k * 20 + 11];
    must(robust_rank_correlations(point, y, N, 20, rank, NULL));
    assert_true(rank[5] > 0.9);
    assert_true(rank[11] < -0.5);
    for (size_t j = 0; j < 20; j++)
        assert_true(j == 5 || j == 11 || fabs(rank[j]) < 0.3);
    must(robust_first_order(point + 5, 20, y, N, &first, NULL));
    must(robust_first_order(point + 11, 20, y, N, &second, NULL));
    must(robust_first_order(point + 2, 20, y, N, &idle, NULL));
    assert_true(first > 0.6 && first < 0.85);   /* 192 of 267 */
    assert_true(second > 0.15 && second < 0.4); /* 75 of 267 */
    assert_true(fabs(idle) < 0.12);
}

static void too_few_points_drive_nothing(void **unused)
{
    (void) unused;
    static double point[16 * 20], y[16];
    double rank[20];
    must(robust_points(3, 16, 20, point, NULL));
    must(robust_rank_correlations(point, y, 16, 20, rank, NULL));
    assert_true(isnan(rank[0]));
}

static void equal_effects_drive_nothing(void **unused)
{
    (void) unused;
    static double point[N * 4], y[N];
    double rank[4], share = 0;
    must(robust_points(3, N, 4, point, NULL));
    must(robust_rank_correlations(point, y, N, 4, rank, NULL));
    assert_true(fabs(rank[0]) < 1e-6);
    must(robust_first_order(point, 4, y, N, &share, NULL));
    assert_true(isnan(share));
}

/* t = 0.2 sqrt(245 / 0.96) = 3.195 of 245 degrees: 0.00158 two-sided, times ten. */
static void a_driver_has_to_stand_out_of_all_that_were_tried(void **unused)
{
    (void) unused;
    assert_true(fabs(robust_driver_p(0.2, 256, 10) - 0.0158) < 0.0003);
    assert_true(robust_driver_p(0.2, 256, 10) == robust_driver_p(-0.2, 256, 10));
    assert_true(robust_driver_p(0.2, 256, 110) > 0.05);
    assert_true(robust_driver_p(0.3, 256, 110) < 0.05);
    assert_true(robust_driver_p(0.01, 256, 110) == 1);
    assert_true(robust_driver_p(1, 256, 110) == 0);
    assert_true(robust_driver_p(NAN, 256, 110) == 1);
}

/* ---- the sample of a claim ------------------------------------------------------------
 */

static const char scenario[] =
    "grapevine: 1\nseed: 3\nreplicates: 30\nticks: 20\nbudget: 100\n"
    "network: {kind: gnp, people: 40, p: 0.1}\n"
    "model: {kind: market, check: 0, paid_weight: 0.15}\n"
    "messages: {story: {}}\n"
    "strategies:\n"
    "  a: [{kind: broadcast, cpm: 4}]\n  b: [{kind: broadcast, cpm: 8}]\n"
    "measure: [adopters]\nsweep: {model.talk: [0.01, 0.02]}\n"
    "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: no\n"
    "  fixed: [model.aware]\n"
    "  comparisons:\n"
    "    - {kind: difference, treatment: [a], control: [b], metric: adopters}\n"
    "    - {kind: difference, treatment: [a@2], control: [b@2], metric: adopters}\n";

static bool varies(const gv_plan *plan, const gv_plan *sample, const char *key)
{
    for (size_t k = 0; k < gv_robust_keys(plan, sample); k++) {
        if (gv_same_text(sample->sweep.keys[k], key))
            return true;
    }
    return false;
}

static void a_sample_varies_what_is_assumed_and_leaves_the_claim_alone(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL, *sample = NULL;
    gv_text complaints = { 0 };
    if (gv_scenario_parse(scenario, sizeof scenario - 1, "s.yaml", "", NULL, 0, false,
                          &plan, &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text);
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    assert_true(varies(plan, sample, "model.paid_weight"));
    assert_true(varies(plan, sample, "model.persuasion"));
    assert_false(varies(plan, sample, "model.aware"));           /* fixed */
    assert_false(varies(plan, sample, "model.talk"));            /* swept by the claim */
    assert_false(varies(plan, sample, "model.check"));           /* outside its range */
    assert_false(varies(plan, sample, "tactics.broadcast.cpm")); /* what is compared */
    assert_int_equal(sample->sweep.n_points, 32);
    assert_int_equal(sample->experiment.replicates, 4);
    const size_t width = sample->sweep.n_keys;
    for (uint64_t p = 0; p < 32; p++) {
        for (size_t k = 0; k < gv_robust_keys(plan, sample); k++) {
            const gv_param *row = gv_plan_row(plan, sample->sweep.keys[k]);
            const double value = gv_plan_swept(sample, p, k);
            assert_true(value >= row->sweep[0] && value <= row->sweep[1]);
            assert_true(value == gv_plan_swept(sample, p / 2 * 2, k));
        }
        assert_true(gv_plan_swept(sample, p, width - 1) == (p % 2 == 0 ? 0.01 : 0.02));
    }
    gv_plan_free(sample);
    gv_plan_free(plan);
    gv_text_free(&complaints);
}

static gv_plan *read_text(const char *text)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    if (gv_scenario_parse(text, strlen(text), "s.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text);
    gv_text_free(&complaints);
    return plan;
}

static size_t column_of(const gv_plan *sample, const char *key)
{
    for (size_t k = 0; k < sample->sweep.n_keys; k++) {
        if (gv_same_text(sample->sweep.keys[k], key))
            return k;
    }
    fail_msg("no column %s", key);
    return 0;
}

static void every_point_has_luck_that_its_own_points_share(void **unused)
{
    (void) unused;
    gv_plan *plan = read_text(scenario), *sample = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    const size_t seed = column_of(sample, "seed");
    assert_int_equal(seed, gv_robust_keys(plan, sample));
    assert_int_equal(sample->replicates_per_graph, 1);
    for (uint64_t p = 0; p < 32; p++) {
        gv_plan *at = NULL;
        must(gv_plan_at(sample, p, &at, NULL));
        assert_true(at->experiment.seed == robust_seed(3, p / 2));
        assert_true((double) at->experiment.seed == gv_plan_swept(sample, p, seed));
        for (uint64_t other = 0; other < p / 2; other++)
            assert_true(robust_seed(3, other) != robust_seed(3, p / 2));
        gv_plan_free(at);
    }
    assert_true(robust_seed(4, 0) != robust_seed(3, 0));
    gv_plan_free(sample);
    gv_plan_free(plan);
}

static void a_claim_about_luck_keeps_its_own(void **unused)
{
    (void) unused;
    char text[sizeof scenario + 8];
    const char *at = strstr(scenario, "[model.aware]");
    (void) snprintf(text, sizeof text, "%.*s[seed]%s", (int) (at - scenario), scenario,
                    at + strlen("[model.aware]"));
    gv_plan *plan = read_text(text), *sample = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    assert_int_equal(sample->sweep.n_keys, gv_robust_keys(plan, sample) + 1);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

/* Strategies that no prediction speaks of are not lived, and what is swept of them goes
 * too. */
static void what_is_swept_of_a_strategy_beside_goes_with_it(void **unused)
{
    (void) unused;
    gv_plan *plan = read_text(
        "grapevine: 1\nseed: 3\nreplicates: 30\nticks: 20\nbudget: 100\n"
        "network: {kind: gnp, people: 40, p: 0.1}\nmodel: {kind: market}\n"
        "messages: {story: {}}\n"
        "strategies:\n  a: [{kind: broadcast}]\n  b: [{kind: mass_media}]\n"
        "  c: [{kind: broadcast, name: other}]\n"
        "measure: [adopters]\n"
        "sweep: [{tactics.other.cpm: 4, model.talk: 0.01}, {tactics.other.cpm: 8, "
        "model.talk: 0.02}]\n"
        "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: no\n"
        "  comparisons:\n"
        "    - {kind: difference, treatment: 'a@2', control: 'b@2', metric: adopters}\n"
        "    - {kind: difference, role: beside, treatment: c, control: b, metric: "
        "adopters}\n");
    gv_plan *sample = NULL, *at = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    assert_int_equal(sample->sweep.n_keys, gv_robust_keys(plan, sample) + 2);
    assert_true(gv_plan_swept(sample, 5, column_of(sample, "model.talk")) == 0.02);
    for (uint64_t p = 0; p < 16; p++) {
        must(gv_plan_at(sample, p, &at, NULL));
        gv_plan_free(at);
    }
    gv_plan_free(sample);
    gv_plan_free(plan);
}

/* ---- money, likes and switches ---------------------------------------------------------
 */

static const char layered[] =
    "grapevine: 1\nseed: 3\nreplicates: 30\nticks: 20\nbudget: %s\n"
    "network:\n  layers:\n    open: {kind: following, people: 200, groups: %s}\n"
    "model: {kind: market, layer: open}\nmessages: {story: {}}\n"
    "strategies:\n"
    "  a: [{kind: broadcast, cpm: 4, wear_out: %s}]\n"
    "  b: [{kind: owned_page, name: shop, fee: 2}]\n"
    "  c: [{kind: owned_page, name: shop, fee: 2}]\n"
    "measure: [adopters]\n"
    "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: no\n  fixed: [%s]\n"
    "  comparisons:\n"
    "    - {kind: difference, treatment: [a, a], control: [b, c], metric: adopters}\n";

static gv_plan *read_layered(const char *budget, const char *groups, const char *wear_out,
                             const char *fixed)
{
    char text[sizeof layered + 128];
    (void) snprintf(text, sizeof text, layered, budget, groups, wear_out, fixed);
    return read_text(text);
}

/* 200 people at 0.05 to 1.5 each: 10 to 300, as many points in every factor of two. */
static void money_is_varied_by_the_head(void **unused)
{
    (void) unused;
    gv_plan *plan = read_layered("100", "2", "0", ""), *sample = NULL;
    must(gv_robust_plan(plan, 64, 4, &sample, NULL));
    const size_t budget = column_of(sample, "budget");
    size_t below = 0;
    for (uint64_t p = 0; p < 64; p++) {
        const double money = gv_plan_swept(sample, p, budget);
        assert_true(money >= 10 && money <= 300);
        below += money < sqrt(10.0 * 300) ? 1 : 0;
    }
    assert_int_equal(below, 32);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

static bool is_varied(const char *key, gv_plan *plan)
{
    gv_plan *sample = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    const bool varied = varies(plan, sample, key);
    gv_plan_free(sample);
    gv_plan_free(plan);
    return varied;
}

static void money_is_left_alone_that_is_fixed_or_out_of_range(void **unused)
{
    (void) unused;
    assert_true(is_varied("budget", read_layered("100", "2", "0", "model.p")));
    assert_false(is_varied("budget", read_layered("100", "2", "0", "budget")));
    assert_false(is_varied("budget", read_layered("301", "2", "0", "")));
    assert_false(is_varied("budget", read_layered("9", "2", "0", "")));
}

static void homophily_is_varied_though_there_is_none_but_not_without_groups(void **unused)
{
    (void) unused;
    const char *key = "network.layers.open.homophily";
    assert_true(is_varied(key, read_layered("100", "2", "0", "")));
    assert_false(is_varied(key, read_layered("100", "1", "0", "")));
    assert_false(is_varied(key, read_layered("100", "2", "0", key)));
    assert_false(
        is_varied("network.layers.open.exponent", read_layered("100", "2", "0", "")));
}

static void options_that_are_off_stay_off(void **unused)
{
    (void) unused;
    assert_false(
        is_varied("tactics.broadcast.wear_out", read_layered("100", "2", "0", "")));
    assert_true(is_varied("tactics.broadcast.wear_out", read_layered("100", "2", "5", "")));
    assert_false(is_varied("model.complain", read_layered("100", "2", "0", "")));
    assert_false(is_varied("model.like_effect", read_layered("100", "2", "0", "")));
}

static void a_number_is_fixed_under_the_name_of_a_strategy_too(void **unused)
{
    (void) unused;
    const char *key = "tactics.shop.fee", *other = "tactics.broadcast.cpm";
    assert_true(is_varied(key, read_layered("100", "2", "0", "")));
    assert_false(is_varied(key, read_layered("100", "2", "0", key)));
    assert_false(is_varied(key, read_layered("100", "2", "0", "strategies.c.shop.fee")));
    assert_true(is_varied(other, read_layered("100", "2", "0", "strategies.c.shop.fee")));
    assert_false(
        is_varied(other, read_layered("100", "2", "0", "strategies.a.broadcast.cpm")));
}

static void samples_are_powers_of_two_and_not_too_many(void **unused)
{
    (void) unused;
    gv_plan *plan = read_text(scenario), *sample = NULL;
    gv_error err = { .code = GV_OK };
    static const uint64_t wrong[] = { 0, 1, 3, 100, 255 };
    for (size_t k = 0; k < GV_COUNT_OF(wrong); k++)
        assert_int_equal(gv_robust_plan(plan, wrong[k], 4, &sample, &err), GV_E_RANGE);
    assert_non_null(strstr(err.hint, "power of two"));
    /* two points of its own */
    assert_int_equal(gv_robust_plan(plan, 65536, 4, &sample, &err), GV_E_RANGE);
    assert_int_equal(gv_robust_plan(plan, UINT64_C(1) << 63, 4, &sample, &err), GV_E_RANGE);
    assert_null(sample);
    gv_plan_free(plan);
}

/* ---- only what is compared -------------------------------------------------------------
 */

static const char wide[] =
    "grapevine: 1\nseed: 3\nreplicates: 30\nticks: 20\nbudget: 100\n"
    "network: {kind: gnp, people: 40, p: 0.1}\n"
    "model: {kind: market, check: 0, paid_weight: 0.15}\n"
    "messages: {story: {}}\n"
    "strategies:\n  a: [{kind: mass_media}]\n"
    "  b: [{kind: broadcast, cpm: 4}]\n  c: [{kind: broadcast, cpm: 8}]\n"
    "measure: [adopters%s]\nsweep: {model.talk: [0.01, 0.02]}\n"
    "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: no\n"
    "  comparisons:\n"
    "    - {kind: difference, treatment: [c@2], control: [b@2], metric: adopters}\n"
    "    - {kind: difference, role: beside, treatment: [a], control: [b], metric: "
    "adopters}\n";

static gv_plan *read_wide(const char *also)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    char text[sizeof wide + 16];
    const int length = snprintf(text, sizeof text, wide, also);
    if (gv_scenario_parse(text, (size_t) length, "s.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text);
    gv_text_free(&complaints);
    return plan;
}

/* Whoever is last has ten adopters more at the even points. */
static gv_status last_leads(void *self, uint64_t point, gv_block **out, gv_error *err)
{
    const gv_plan *sample = self;
    const gv_status status =
        gv_block_create(sample, 0, sample->experiment.replicates, out, err);
    if (status != GV_OK)
        return status;
    gv_column *c = &(*out)->columns[gv_block_find(*out, "adopters")];
    for (size_t life = 0; life < sample->n_arms * (*out)->n; life++) {
        const bool is_last = life / (*out)->n == sample->n_arms - 1;
        (*out)->status[life] = GV_LIFE_DONE;
        ((uint32_t *) c->at)[(life + 1) * c->per_life - 1] =
            20 + (is_last && point % 2 == 0 ? 10 : 0);
    }
    return GV_OK;
}

static void a_sample_lives_only_what_is_predicted(void **unused)
{
    (void) unused;
    gv_plan *plan = read_wide(""), *sample = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    assert_int_equal(sample->n_arms, 2);
    assert_string_equal(sample->arms[0].name, "b");
    assert_string_equal(sample->arms[1].name, "c");
    assert_int_equal(sample->sweep.n_points, 16);
    assert_false(varies(plan, sample, "tactics.mass_media.cpm"));
    const size_t last = sample->sweep.n_keys - 1;
    for (uint64_t p = 0; p < 16; p++)
        assert_true(gv_plan_swept(sample, p, last) == 0.02);
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    const gv_outcome *adopters = gv_plan_outcome_named(plan, "adopters");
    gv_compared compared[2];
    for (size_t k = 0; k < 2; k++)
        compared[k] = (gv_compared){ .kind = GV_COMPARE_DIFFERENCE,
                                     .said = gv_claim_at(plan->claim, k),
                                     .outcome = adopters };
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = 2,
                               .comparisons = compared };
    must(gv_robust_judge(&answer, sample, last_leads, sample, NULL));
    assert_int_equal(answer.robust.label, GV_CONTINGENT);
    for (uint64_t p = 0; p < 16; p++)
        assert_true(answer.robust.effect[p] == (p % 2 == 0 ? 10 : 0));
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

static void a_sample_keeps_whom_metrics_hold_others_against(void **unused)
{
    (void) unused;
    gv_plan *plan = read_wide(", value"), *sample = NULL;
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    assert_int_equal(sample->n_arms, 3);
    assert_string_equal(sample->arms[0].name, GV_DO_NOTHING);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

/* ---- the ladder ------------------------------------------------------------------------
 */

/* Of each point: 10 for trust, 6 for notice and weight together, 3 for nothing assumed. */
static gv_status made_up(void *self, uint64_t set, gv_block **out, gv_error *err)
{
    const gv_plan *sample = self;
    const double trust = (set & 1) == 0, notice = (set & 2) == 0, weight = (set & 4) == 0;
    const double effect = 3 + 10 * trust + 6 * notice * weight;
    const gv_status status =
        gv_block_create(sample, 0, sample->experiment.replicates, out, err);
    if (status != GV_OK)
        return status;
    for (size_t arm = 0; arm < sample->n_arms; arm++) {
        for (uint64_t r = 0; r < (*out)->n; r++) {
            const size_t life = arm * (*out)->n + r;
            gv_column *c = &(*out)->columns[gv_block_find(*out, "adopters")];
            (*out)->status[life] = GV_LIFE_DONE;
            ((uint32_t *) c->at)[(life + 1) * c->per_life - 1] =
                50 + (uint32_t) r + (arm == 0 ? (uint32_t) effect : 0);
        }
    }
    return GV_OK;
}

static bool is_about(gv_interval i, double value)
{
    return fabs(i.value - value) < 1e-9 && fabs(i.low - value) < 1e-9 &&
           fabs(i.high - value) < 1e-9;
}

static void a_ladder_shares_an_effect_among_what_is_assumed(void **unused)
{
    (void) unused;
    gv_plan *plan = NULL, *sample = NULL;
    gv_text complaints = { 0 };
    must(gv_scenario_parse(scenario, sizeof scenario - 1, "s.yaml", "", NULL, 0, false,
                           &plan, &complaints, NULL));
    must(gv_ladder_plan(plan, 6, &sample, NULL));
    assert_int_equal(sample->sweep.n_points, 32);
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    gv_compared compared = { .kind = GV_COMPARE_DIFFERENCE,
                             .said = gv_claim_at(plan->claim, 0),
                             .outcome = gv_plan_outcome_named(plan, "adopters") };
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = 1,
                               .comparisons = &compared };
    must(gv_ladder_judge(&answer, sample, made_up, sample, NULL));
    const gv_ladder_answer *l = &answer.ladder;
    assert_true(is_about(l->as_assumed, 19) && is_about(l->level, 3));
    static const double alone[] = { 10, 6, 6, 0, 0 }, shapley[] = { 10, 3, 3, 0, 0 };
    double sum = 0;
    for (size_t k = 0; k < l->n_rungs; k++) {
        assert_true(is_about(l->rungs[k].alone, alone[k]));
        assert_true(is_about(l->rungs[k].shapley, shapley[k]));
        sum += l->rungs[k].shapley.value;
    }
    assert_true(fabs(sum - (19 - 3)) < 1e-9);
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
    gv_text_free(&complaints);
}

/* ---- what is lost and undefined
 * ---------------------------------------------------------- */

static const char two[] =
    "grapevine: 1\nseed: 3\nreplicates: 30\nticks: 20\nbudget: 20\n"
    "network: {kind: gnp, people: 40, p: 0.1}\n"
    "model: {kind: market%s}\nmessages: {story: {}}\n"
    "strategies:\n  a: [{kind: broadcast, cpm: 4}]\n  b: [{kind: broadcast, cpm: 8}]\n"
    "measure: [adopters, cost_per_adopter]\nsweep: {model.talk: [0.01, 0.02]}\n"
    "claim:\n  says: so\n  essay: e.txt\n  type: emergent\n  refuted: no\n"
    "  comparisons:\n"
    "    - {kind: difference, treatment: ['a%s'], control: ['b%s'], metric: %s}\n%s";

static gv_plan *read_two(const char *model, const char *a, const char *b,
                         const char *metric, const char *more)
{
    char text[sizeof two + 256];
    (void) snprintf(text, sizeof text, two, model, a, b, metric, more);
    return read_text(text);
}

/* The first leads by ten everywhere; a cost is defined nowhere, and from so many points on
 * nothing lives. */
typedef struct half_there {
    const gv_plan *sample;
    uint64_t there;
} half_there;

static gv_status first_leads(void *self, uint64_t point, gv_block **out, gv_error *err)
{
    const half_there *h = self;
    const gv_status status =
        gv_block_create(h->sample, 0, h->sample->experiment.replicates, out, err);
    if (status != GV_OK)
        return status;
    gv_column *c = &(*out)->columns[gv_block_find(*out, "adopters")];
    gv_column *cost = &(*out)->columns[gv_block_find(*out, "cost_per_adopter")];
    for (size_t life = 0; life < h->sample->n_arms * (*out)->n; life++) {
        (*out)->status[life] = point < h->there ? GV_LIFE_DONE : GV_LIFE_FAILED;
        ((uint32_t *) c->at)[(life + 1) * c->per_life - 1] =
            life / (*out)->n == h->sample->n_arms - 2 ? 30 : 20;
        ((double *) cost->at)[(life + 1) * cost->per_life - 1] = NAN;
    }
    return GV_OK;
}

static gv_robust_answer robustness_of(gv_plan *plan, uint64_t there)
{
    gv_plan *sample = NULL;
    gv_arena *arena = NULL;
    gv_compared compared[2];
    must(gv_robust_plan(plan, 16, 4, &sample, NULL));
    must(gv_arena_create(&arena, NULL));
    const size_t n = plan->claim->comparisons.n;
    for (size_t k = 0; k < n; k++) {
        const gv_claimed *said = gv_claim_at(plan->claim, k);
        compared[k] = (gv_compared){ .kind = GV_COMPARE_DIFFERENCE,
                                     .said = said,
                                     .outcome = gv_plan_outcome_named(plan, said->metric) };
    }
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = n,
                               .comparisons = compared };
    half_there h = { sample, there };
    must(gv_robust_judge(&answer, sample, first_leads, &h, NULL));
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
    return answer.robust;
}

static void a_claim_is_no_more_robust_than_its_lost_points_leave_it(void **unused)
{
    (void) unused;
    gv_robust_answer r = robustness_of(read_two("", "", "", "adopters", ""), 14);
    assert_int_equal(r.label, GV_ROBUST); /* 14 of 16, whatever the others are */
    assert_int_equal(r.n_lost, 2);
    r = robustness_of(read_two("", "", "", "adopters", ""), 12);
    assert_int_equal(r.label, GV_CONTINGENT);
    assert_true(r.as_predicted == 1);
    assert_int_equal(r.n_lost, 4);
}

static void
a_prediction_that_is_defined_at_no_point_keeps_a_claim_from_being_robust(void **unused)
{
    (void) unused;
    const char *cost = "    - {kind: difference, treatment: [a], control: [b], metric: "
                       "cost_per_adopter, direction: down}\n";
    gv_robust_answer r = robustness_of(read_two("", "", "", "adopters", cost), 16);
    assert_int_equal(r.label, GV_CONTINGENT);
    assert_int_equal(r.n_undefined, 1);
    assert_int_equal(r.comparison, 0);
    r = robustness_of(read_two("", "", "", "cost_per_adopter", ""), 16);
    assert_int_equal(r.label, GV_ROBUST_UNKNOWN);
    assert_int_equal(r.n_undefined, 1);
    assert_string_equal(r.left_out, "at no point is what it predicts defined");
}

/* An effect that is the same everywhere is driven by nothing. */
static void a_sample_without_differences_names_no_driver(void **unused)
{
    (void) unused;
    gv_plan *plan = read_two("", "", "", "adopters", ""), *sample = NULL;
    gv_arena *arena = NULL;
    must(gv_robust_plan(plan, 256, 4, &sample, NULL));
    must(gv_arena_create(&arena, NULL));
    gv_compared compared = { .kind = GV_COMPARE_DIFFERENCE,
                             .said = gv_claim_at(plan->claim, 0),
                             .outcome = gv_plan_outcome_named(plan, "adopters") };
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = 1,
                               .comparisons = &compared };
    half_there h = { sample, 256 };
    must(gv_robust_judge(&answer, sample, first_leads, &h, NULL));
    assert_int_equal(answer.robust.label, GV_ROBUST);
    assert_true(answer.robust.n_keys > 50);
    assert_int_equal(answer.robust.n_drivers, 0);
    assert_string_equal(answer.robust.keys[0], sample->sweep.keys[0]);
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

static gv_status climb(gv_plan *plan, uint64_t there, gv_error *err)
{
    gv_plan *sample = NULL;
    gv_arena *arena = NULL;
    must(gv_ladder_plan(plan, 6, &sample, NULL));
    must(gv_arena_create(&arena, NULL));
    const gv_claimed *said = gv_claim_at(plan->claim, 0);
    gv_compared compared = { .kind = GV_COMPARE_DIFFERENCE,
                             .said = said,
                             .outcome = gv_plan_outcome_named(plan, said->metric) };
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = 1,
                               .comparisons = &compared };
    half_there h = { sample, there };
    const gv_status status = gv_ladder_judge(&answer, sample, first_leads, &h, err);
    assert_int_equal(answer.ladder.pairs, status == GV_OK ? 6 : 0);
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
    return status;
}

static void a_ladder_tells_what_is_undefined_from_what_failed(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };
    must(climb(read_two("", "", "", "adopters", ""), 32, &err));
    assert_int_equal(climb(read_two("", "", "", "adopters", ""), 31, &err),
                     GV_E_FAILED_RUNS);
    assert_non_null(strstr(err.text, "6 of 6 pairs of the ladder failed"));
    err = (gv_error){ .code = GV_OK };
    assert_int_equal(climb(read_two("", "", "", "cost_per_adopter", ""), 32, &err),
                     GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'cost_per_adopter' is undefined in 6 of 6 pairs"));
}

static void a_ladder_stands_at_the_point_of_its_comparison(void **unused)
{
    (void) unused;
    double talk = 0;
    gv_plan *plan = read_two("", "@2", "@2", "adopters", ""), *sample = NULL;
    must(gv_ladder_plan(plan, 6, &sample, NULL));
    assert_true(gv_plan_number(sample, "model.talk", &talk) && talk == 0.02);
    assert_int_equal(sample->sweep.n_points, 32);
    gv_plan_free(sample);
    gv_plan_free(plan);
    must(climb(read_two("", "@2", "@2", "adopters", ""), 32, NULL));
}

static void refuses_a_ladder(const char *words, gv_plan *plan)
{
    gv_plan *sample = NULL;
    gv_error err = { .code = GV_OK };
    assert_int_equal(gv_ladder_plan(plan, 6, &sample, &err), GV_E_SCENARIO);
    if (strstr(err.text, words) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, words);
    assert_null(sample);
    gv_plan_free(plan);
}

static void there_is_no_ladder_between_points_or_where_it_is_climbed_already(void **unused)
{
    (void) unused;
    refuses_a_ladder("at one point", read_two("", "", "@2", "adopters", ""));
    refuses_a_ladder("on a level field",
                     read_two(", level_field: 0.5", "", "", "adopters", ""));
    refuses_a_ladder("sets 'model.level_notice' itself",
                     read_two(", level_notice: 1", "", "", "adopters", ""));
}

/* Three pairs on each of two networks lead by 10 and by 20: 15, and an error of 5 with one
 * degree of freedom (12.706). */
static gv_status leads_by_network(void *self, uint64_t point, gv_block **out, gv_error *err)
{
    half_there h = { self, UINT64_MAX };
    const gv_status status = first_leads(&h, point, out, err);
    if (status != GV_OK)
        return status;
    gv_column *c = &(*out)->columns[gv_block_find(*out, "adopters")];
    const size_t first = (h.sample->n_arms - 2) * (*out)->n;
    for (uint64_t r = 3; r < 6; r++)
        ((uint32_t *) c->at)[(first + r + 1) * c->per_life - 1] = 40;
    return GV_OK;
}

static void pairs_of_one_network_count_together_on_a_ladder(void **unused)
{
    (void) unused;
    gv_plan *plan = read_two("", "", "", "adopters", ""), *sample = NULL;
    gv_arena *arena = NULL;
    plan->replicates_per_graph = 3;
    must(gv_ladder_plan(plan, 6, &sample, NULL));
    must(gv_arena_create(&arena, NULL));
    gv_compared compared = { .kind = GV_COMPARE_DIFFERENCE,
                             .said = gv_claim_at(plan->claim, 0),
                             .outcome = gv_plan_outcome_named(plan, "adopters") };
    gv_claim_answer answer = { .arena = arena,
                               .plan = plan,
                               .claim = plan->claim,
                               .n_comparisons = 1,
                               .comparisons = &compared };
    must(gv_ladder_judge(&answer, sample, leads_by_network, sample, NULL));
    const gv_interval effect = answer.ladder.as_assumed;
    assert_true(fabs(effect.value - 15) < 1e-9);
    assert_true(fabs(effect.high - 15 - 5 * 12.706) < 0.01);
    gv_arena_free(arena);
    gv_plan_free(sample);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_tried_once_in_each_of_as_many_slices_as_points),
        cmocka_unit_test(no_two_numbers_move_together),
        cmocka_unit_test(the_seed_moves_the_points_and_nothing_else_does),
        cmocka_unit_test(shares_lose_the_noise_of_few_pairs),
        cmocka_unit_test(drivers_are_found_with_their_signs),
        cmocka_unit_test(too_few_points_drive_nothing),
        cmocka_unit_test(equal_effects_drive_nothing),
        cmocka_unit_test(a_sample_varies_what_is_assumed_and_leaves_the_claim_alone),
        cmocka_unit_test(a_driver_has_to_stand_out_of_all_that_were_tried),
        cmocka_unit_test(every_point_has_luck_that_its_own_points_share),
        cmocka_unit_test(a_claim_about_luck_keeps_its_own),
        cmocka_unit_test(what_is_swept_of_a_strategy_beside_goes_with_it),
        cmocka_unit_test(money_is_varied_by_the_head),
        cmocka_unit_test(money_is_left_alone_that_is_fixed_or_out_of_range),
        cmocka_unit_test(homophily_is_varied_though_there_is_none_but_not_without_groups),
        cmocka_unit_test(options_that_are_off_stay_off),
        cmocka_unit_test(a_number_is_fixed_under_the_name_of_a_strategy_too),
        cmocka_unit_test(samples_are_powers_of_two_and_not_too_many),
        cmocka_unit_test(a_sample_lives_only_what_is_predicted),
        cmocka_unit_test(a_sample_keeps_whom_metrics_hold_others_against),
        cmocka_unit_test(a_ladder_shares_an_effect_among_what_is_assumed),
        cmocka_unit_test(a_claim_is_no_more_robust_than_its_lost_points_leave_it),
        cmocka_unit_test(
            a_prediction_that_is_defined_at_no_point_keeps_a_claim_from_being_robust),
        cmocka_unit_test(a_sample_without_differences_names_no_driver),
        cmocka_unit_test(a_ladder_tells_what_is_undefined_from_what_failed),
        cmocka_unit_test(a_ladder_stands_at_the_point_of_its_comparison),
        cmocka_unit_test(there_is_no_ladder_between_points_or_where_it_is_climbed_already),
        cmocka_unit_test(pairs_of_one_network_count_together_on_a_ladder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
