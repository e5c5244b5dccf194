/* The whole page from a comparison made by hand: it stands alone, is well formed, and lets
 * no foreign text through as markup. */
#include "test.h"

#include "grapevine/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARMS = 4, TICKS = 60, STEPS = TICKS + 1, LIVES = 400, POINTS = 9 };

/* ---- a comparison made by hand ------------------------------------------- */

static const double finals[ARMS] = { 0, 812, 1224, 1131 };
static const double spread[ARMS] = { 0, 60, 170, 120 };

typedef struct fixture {
    gv_plan plan;
    gv_arm plan_arms[ARMS];
    gv_block block;
    gv_column columns[3];
    uint8_t status[ARMS * LIVES];
    uint32_t adopters[ARMS * LIVES];
    gv_comparison answer;
    gv_arm_summary arms[ARMS];
    gv_difference pairs[6];
    gv_contest_answer contests[2];
    gv_flip flip;
    double curve[ARMS + 1][3][STEPS];
    double value[2][POINTS], mean[2][ARMS * POINTS], error[2][POINTS];
    gv_report_input input;
} fixture;

static const gv_outcome outcomes[] = {
    { .name = "adopters", .shape = GV_SHAPE_STEP },
    { .name = "final_adopters", .shape = GV_SHAPE_LIFE },
    { .name = "adopters_by_channel", .shape = GV_SHAPE_CHANNEL },
};

static gv_interval around(double value, double half)
{
    return (gv_interval){ value, value - half, value + half };
}

/* A logistic curve; the band is as wide as its height allows. */
static void fill_curves(fixture *f)
{
    for (size_t a = 0; a < ARMS + 1; a++) {
        const double high = a < ARMS ? finals[a] : finals[2] - finals[1];
        const double width = a < ARMS ? 2 * spread[a] : 24;
        for (size_t k = 0; k < STEPS; k++) {
            const double rise = 1 / (1 + exp(-((double) k - 14 - 3 * (double) a) / 5));
            f->curve[a][0][k] = high * rise;
            f->curve[a][1][k] = high * rise - width * rise;
            f->curve[a][2][k] = high * rise + width * rise;
        }
    }
}

static gv_band band_of(const fixture *f, size_t k)
{
    return (gv_band){ f->curve[k][0], f->curve[k][1], f->curve[k][2] };
}

static void fill_block(fixture *f)
{
    uint64_t luck = 7;
    for (size_t k = 0; k < ARMS * LIVES; k++) {
        double sum = 0;
        for (int draw = 0; draw < 12; draw++) {
            luck = luck * UINT64_C(6364136223846793005) + 1442695040888963407u;
            sum += (double) (luck >> 40) / 16777216;
        }
        f->adopters[k] =
            (uint32_t) fmax(finals[k / LIVES] + spread[k / LIVES] * (sum - 6), 0);
        f->status[k] = GV_LIFE_DONE;
    }
    for (size_t k = 0; k < GV_COUNT_OF(outcomes); k++)
        f->columns[k] = (gv_column){ &outcomes[k], 1, f->adopters };
    f->block = (gv_block){ .n_arms = ARMS,
                           .n = LIVES,
                           .n_columns = GV_COUNT_OF(outcomes),
                           .columns = f->columns,
                           .status = f->status };
}

static void fill_arm(fixture *f, size_t a, const char *name)
{
    gv_arm_summary *s = &f->arms[a];
    const gv_interval none = { NAN, NAN, NAN };
    *s =
        (gv_arm_summary){ .name = name,
                          .adopters = around(finals[a], spread[a] / 10),
                          .spent = around(a > 0 ? 4990 : 0, 0),
                          .incremental = a > 0 ? around(finals[a], spread[a] / 10) : none,
                          .cost_per_incremental =
                              a > 0 ? around(5000 / finals[a], 0.3) : none,
                          .per_thousand = a > 0 ? around(finals[a] / 5, 4) : none,
                          .reach = none,
                          .frequency = none,
                          .take_off = a > 0 ? (gv_interval){ 0.97, 0.951, 0.983 } : none,
                          .wins = { 0.25 * (double) a, 0.2 * (double) a, 0.3 * (double) a },
                          .largest_tree = none,
                          .virality = none,
                          .curve = band_of(f, a),
                          .spent_all = true };
    for (size_t k = 0; k < 5; k++)
        s->largest_quantile[k] = finals[a] + spread[a] * ((double) k - 2);
    s->channel[GV_CHANNEL_PAID] = a == 1 || a == 3 ? finals[a] * 0.6 : 0;
    s->channel[GV_CHANNEL_PARTNER] = a >= 2 ? finals[a] * 0.25 : 0;
    s->channel[GV_CHANNEL_EARNED] =
        finals[a] - s->channel[GV_CHANNEL_PAID] - s->channel[GV_CHANNEL_PARTNER];
}

static void fill_contest(fixture *f, size_t c, const char *key, double low, double high)
{
    for (size_t k = 0; k < POINTS; k++) {
        const double share = (double) k / (POINTS - 1);
        f->value[c][k] = low * pow(high / low, share);
        for (size_t a = 0; a < ARMS; a++)
            f->mean[c][a * POINTS + k] =
                finals[a] * (a == 2 ? 0.2 + 1.4 * share : 0.5 + 0.8 * share);
        f->error[c][k] = 12;
    }
    f->contests[c] = (gv_contest_answer){ .key = key,
                                          .low = low,
                                          .high = high,
                                          .here = sqrt(low * high),
                                          .log_scale = true,
                                          .n_points = POINTS,
                                          .value = f->value[c],
                                          .mean = f->mean[c],
                                          .error = f->error[c],
                                          .n_flips = c == 0 ? 1 : 0,
                                          .flips = &f->flip,
                                          .regret = c == 0 ? 31.4 : 0,
                                          .regret_share = c == 0 ? 0.034 : 0 };
}

static gv_difference pair_of(const fixture *f, size_t a, size_t b)
{
    return (gv_difference){ .a = a,
                            .b = b,
                            .adopters = around(finals[a] - finals[b], 18),
                            .share_won = { 0.88, 0.845, 0.908 },
                            .confidence = 0.99996,
                            .per_thousand = around((finals[a] - finals[b]) / 5, 4),
                            .curve = band_of(f, ARMS) };
}

static void fill_answer(fixture *f)
{
    size_t n = 0;
    for (size_t a = 0; a < ARMS; a++)
        for (size_t b = 0; b < a; b++)
            f->pairs[n++] = pair_of(f, a, b);
    f->flip = (gv_flip){ { 2300, 2050, 2600 }, 3, 2 };
    fill_contest(f, 0, "budget", 500, 50000);
    fill_contest(f, 1, "model.p", 0.005, 0.1);
    f->answer = (gv_comparison){
        .plan = &f->plan,
        .n_arms = ARMS,
        .arms = f->arms,
        .winner = 2,
        .second = 3,
        .baseline = 0,
        .verdict = pair_of(f, 2, 3),
        .differences = f->pairs,
        .n_differences = n,
        .n_contests = 2,
        .contests = f->contests,
        .n_complete = LIVES,
        .n_graphs = 25,
        .expected_regret = 0.01,
        .sentence = { "partners wins: 245 customers per 1,000 spent, against 226 for both.",
                      "It is ahead in 88 % of 400 paired replicates; confidence that its "
                      "mean "
                      "is higher: over 99.9 %.",
                      "Below a budget of 2,300 (2,050 to 2,600) both would win; no other "
                      "contested value changes the answer.",
                      NULL }
    };
}

static fixture *page_fixture(const char *title)
{
    static const char *const names[] = { "do-nothing", "broadcast", "partners", "both" };
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    fill_curves(f);
    fill_block(f);
    for (size_t a = 0; a < ARMS; a++)
        fill_arm(f, a, names[a]);
    fill_answer(f);
    f->plan = (gv_plan){ .experiment = { .title = title,
                                         .seed = 20261121,
                                         .replicates = LIVES,
                                         .ticks = TICKS,
                                         .budget = gv_money_of(5000) },
                         .name = "broadcast-vs-partnership",
                         .prose = "",
                         .scenario_text = "grapevine: 1\ntitle: <b>&\n",
                         .generator = gv_generator_named("barabasi_albert"),
                         .model = gv_model_named("independent_cascade"),
                         .arms = f->plan_arms,
                         .n_arms = ARMS,
                         .people = 10000,
                         .arcs = 99940 };
    f->plan.model_params = calloc(1, f->plan.model->spec.params_size + 1);
    f->plan.network_params = calloc(1, f->plan.generator->spec.params_size + 1);
    f->input =
        (gv_report_input){ .plan = &f->plan,
                           .block = &f->block,
                           .comparison = &f->answer,
                           .result_file = "results/broadcast-vs-partnership/result.h5",
                           .plan_hash = "0123456789abcdef0123456789abcdef",
                           .world_hash = "fedcba9876543210fedcba9876543210",
                           .graph_hash = "00112233445566778899aabbccddeeff" };
    return f;
}

static void free_fixture(fixture *f)
{
    free(f->plan.model_params);
    free(f->plan.network_params);
    free(f);
}

static gv_text page_of(fixture *f)
{
    gv_text html = { 0 };
    must(gv_report_write(&f->input, &html, NULL));
    assert_non_null(html.text);
    return html;
}

/* Partners minus both: 1 % of what both came to, surely; 4 % of the scale, or surely 9 %.
 */
static void what_is_too_small_to_matter_is_said(void **unused)
{
    (void) unused;
    static const struct {
        gv_interval difference;
        bool is_share, is_negligible;
    } cases[] = { { { 10, 5, 15 }, true, true },
                  { { 30, 5, 55 }, true, false },
                  { { 0.004, -0.002, 0.009 }, false, true },
                  { { 0.09, 0.08, 0.1 }, false, false } };
    for (size_t k = 0; k < GV_COUNT_OF(cases); k++) {
        fixture *f = page_fixture("Small things");
        const gv_outcome outcome = { .name = "worth",
                                     .title = "worth",
                                     .unit = "1",
                                     .smallest = cases[k].is_share ? 0.05 : 0.01,
                                     .smallest_is_share = cases[k].is_share };
        const gv_interval mean[ARMS] = {
            { 0, 0, 0 }, { 900, 890, 910 }, { 1010, 1000, 1020 }, { 1000, 990, 1010 }
        };
        const uint64_t defined[ARMS] = { LIVES, LIVES, LIVES, LIVES };
        const gv_outcome_answer answer = { .outcome = &outcome,
                                           .mean = mean,
                                           .defined = defined,
                                           .difference = cases[k].difference };
        f->answer.outcomes = &answer;
        f->answer.n_outcomes = 1;
        gv_text html = page_of(f);
        assert_true((strstr(html.text, "<small>too small to matter") != NULL) ==
                    cases[k].is_negligible);
        gv_text_free(&html);
        free_fixture(f);
    }
}

/* ---- a reader of markup -------------------------------------------------- */

enum { DEEPEST = 64, LONGEST_TAG = 16 };

static bool is_void_element(const char *tag)
{
    return strcmp(tag, "meta") == 0 || strcmp(tag, "br") == 0;
}

/* Every tag that opens is closed in order; `&` begins an entity; `<` begins a tag. */
static void assert_balanced(const char *html)
{
    char open[DEEPEST][LONGEST_TAG];
    size_t depth = 0;
    for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const bool closes = at[1] == '/';
        const char *end = strchr(at, '>');
        char tag[LONGEST_TAG] = "";
        assert_non_null(end);
        const char *name = at + (closes ? 2 : 1);
        const size_t length = strcspn(name, " \n/>");
        assert_in_range(length, 1, LONGEST_TAG - 1);
        memcpy(tag, name, length);
        if (closes) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], tag);
        } else if (tag[0] != '!' && end[-1] != '/' && !is_void_element(tag)) {
            assert_in_range(depth, 0, DEEPEST - 1);
            memcpy(open[depth++], tag, LONGEST_TAG);
        }
    }
    assert_int_equal(depth, 0);
}

static void assert_entities(const char *html)
{
    const char *style_end = strstr(html, "</style>");
    assert_non_null(style_end);
    for (const char *at = strchr(style_end, '&'); at != NULL; at = strchr(at + 1, '&'))
        assert_int_equal(at[1 + strcspn(at + 1, "; <>&")], ';');
}

/* Does a word stand somewhere on its own, outside of letters? */
static bool has_word(const char *html, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = strstr(html, word); at != NULL; at = strstr(at + 1, word)) {
        const char before = at == html ? ' ' : at[-1], after = at[length];
        const bool is_inside =
            (before >= 'a' && before <= 'z') || (after >= 'a' && after <= 'z');
        if (!is_inside)
            return true;
    }
    return false;
}

/* ---- what must hold ------------------------------------------------------ */

static void page_is_well_formed(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("Shout at everyone, or be introduced by a few?");
    gv_text html = page_of(f);
    const char *keep = getenv("GRAPEVINE_TEST_KEEP_REPORT");
    assert_balanced(html.text);
    assert_entities(html.text);
    if (keep != NULL) {
        FILE *file = fopen(keep, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(html.text, 1, html.length, file), html.length);
        assert_int_equal(fclose(file), 0);
    }
    gv_text_free(&html);
    free_fixture(f);
}

static void page_shows_every_measured_picture(void **unused)
{
    static const char *const ids[] = { "strategies", "curves",    "difference", "channels",
                                       "takeoff",    "flip",      "luck",       "pairs",
                                       "scenario",   "reproduce", "glossary" };
    (void) unused;
    fixture *f = page_fixture("t");
    gv_text html = page_of(f);
    for (size_t k = 0; k < GV_COUNT_OF(ids); k++) {
        char mark[32];
        snprintf(mark, sizeof mark, "id=\"%s\"", ids[k]);
        if (strstr(html.text, mark) == NULL)
            fail_msg("the page lacks %s", mark);
    }
    gv_text_free(&html);
    free_fixture(f);
}

static void page_leaves_out_what_was_not_measured(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    f->block.n_columns = 0;
    f->answer.n_contests = 0;
    gv_text html = page_of(f);
    assert_null(strstr(html.text, "<figure"));
    assert_balanced(html.text);
    gv_text_free(&html);
    free_fixture(f);
}

static void hostile_text_stays_text(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("</title><script>alert('1')</script>\x01\xff");
    f->arms[1].name = "<img src=x onerror=alert(1)>\"'&";
    f->plan.name = "a'b; rm -rf ~";
    f->plan.scenario_text = "</pre><script>alert(2)</script>";
    f->contests[0].key = "<svg onload=alert(3)>";
    f->answer.sentence[0] = "<b>bold</b>";
    gv_text html = page_of(f);
    assert_null(strstr(html.text, "<script"));
    assert_null(strstr(html.text, "<img"));
    assert_null(strstr(html.text, "<b>"));
    assert_null(strstr(html.text, "<svg onload"));
    assert_non_null(strstr(html.text, "&#39;a&#39;\\&#39;&#39;b; rm -rf ~.yaml&#39;"));
    assert_balanced(html.text);
    assert_entities(html.text);
    gv_text_free(&html);
    free_fixture(f);
}

static void page_needs_nothing_from_elsewhere(void **unused)
{
    static const char *const reaches_out[] = { "src=",  "@import", "<link", "<script",
                                               "href=", "url(h",   "url(/", "<iframe" };
    (void) unused;
    fixture *f = page_fixture("t");
    gv_text html = page_of(f);
    for (size_t k = 0; k < GV_COUNT_OF(reaches_out); k++)
        if (strstr(html.text, reaches_out[k]) != NULL)
            fail_msg("the page holds %s", reaches_out[k]);
    assert_in_range(html.length, 1, 1000000);
    gv_text_free(&html);
    free_fixture(f);
}

static void numbers_that_do_not_exist_are_said_in_words(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    f->arms[2].cost_per_incremental = (gv_interval){ 4.1, 2.5, INFINITY };
    f->arms[1].adopters = (gv_interval){ 812, NAN, NAN };
    f->answer.expected_regret = NAN;
    f->flip.at = (gv_interval){ 2300, -INFINITY, INFINITY };
    for (size_t k = 20; k < 40; k++)
        f->curve[2][1][k] = f->curve[2][0][k] = NAN;
    for (size_t k = 0; k < STEPS; k++)
        f->curve[3][0][k] = f->curve[3][1][k] = f->curve[3][2][k] = NAN;
    gv_text html = page_of(f);
    assert_non_null(strstr(html.text, "no finite bound"));
    assert_false(has_word(html.text, "nan"));
    assert_false(has_word(html.text, "inf"));
    assert_null(strstr(html.text, "NaN"));
    gv_text_free(&html);
    free_fixture(f);
}

static void failures_above_one_in_a_hundred_raise_a_banner(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    f->answer.n_complete = 380;
    f->answer.n_failed = 20;
    gv_text html = page_of(f);
    assert_non_null(strstr(html.text, "role=\"alert\""));
    gv_text_free(&html);
    f->answer.n_complete = 399;
    f->answer.n_failed = 1;
    html = page_of(f);
    assert_null(strstr(html.text, "role=\"alert\""));
    assert_non_null(strstr(html.text, "1 of 400 replicates failed"));
    gv_text_free(&html);
    free_fixture(f);
}

static void same_comparison_gives_the_same_bytes(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    gv_text first = page_of(f), second = page_of(f);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.text, second.text, first.length);
    gv_text_free(&first);
    gv_text_free(&second);
    free_fixture(f);
}

static void one_strategy_alone_still_gives_a_page(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    f->answer.n_arms = f->block.n_arms = 1;
    f->answer.winner = f->answer.second = 0;
    f->answer.baseline = SIZE_MAX;
    f->answer.n_differences = 0;
    f->answer.n_contests = 0;
    gv_text html = page_of(f);
    assert_balanced(html.text);
    assert_null(strstr(html.text, "id=\"difference\""));
    gv_text_free(&html);
    free_fixture(f);
}

/* ---- without memory ------------------------------------------------------ */

static bool allows_some(void *self, size_t bytes)
{
    (void) bytes;
    size_t *left = self;
    if (*left == 0)
        return false;
    (*left)--;
    return true;
}

static void no_memory_is_reported_and_writes_nothing(void **unused)
{
    (void) unused;
    fixture *f = page_fixture("t");
    gv_status status = GV_E_MEMORY;
    for (size_t allowed = 0; status == GV_E_MEMORY; allowed++) {
        size_t left = allowed;
        gv_text html = { 0 };
        gv_memory_set_hook(allows_some, &left);
        status = gv_report_write(&f->input, &html, NULL);
        gv_memory_set_hook(NULL, NULL);
        assert_true(status == GV_OK || status == GV_E_MEMORY);
        assert_int_equal(html.length == 0, status != GV_OK);
        gv_text_free(&html);
    }
    free_fixture(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_too_small_to_matter_is_said),
        cmocka_unit_test(page_is_well_formed),
        cmocka_unit_test(page_shows_every_measured_picture),
        cmocka_unit_test(page_leaves_out_what_was_not_measured),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(page_needs_nothing_from_elsewhere),
        cmocka_unit_test(numbers_that_do_not_exist_are_said_in_words),
        cmocka_unit_test(failures_above_one_in_a_hundred_raise_a_banner),
        cmocka_unit_test(same_comparison_gives_the_same_bytes),
        cmocka_unit_test(one_strategy_alone_still_gives_a_page),
        cmocka_unit_test(no_memory_is_reported_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
