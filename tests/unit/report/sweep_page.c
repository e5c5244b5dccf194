/* The page of a sweep from answers made by hand: the picture fits the shape of the points,
 * and every point is told. */
#include "test.h"

#include "grapevine/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARMS = 3, MOST_POINTS = 27, KEYS = 3 };

typedef struct fixture {
    gv_plan plan;
    gv_arm arms[ARMS];
    double values[MOST_POINTS * KEYS];
    uint64_t grid[KEYS];
    gv_sweep_answer answer;
    gv_point_answer points[MOST_POINTS];
    gv_interval adopters[MOST_POINTS][ARMS];
    gv_report_input input;
} fixture;

static const char *const keys[KEYS] = { "model.p", "budget", "network.people" };

/* All combinations of three values a key. The winner changes halfway; one point in five is
 * not decided; point 2 failed. */
static fixture *sweep_fixture(size_t n_keys)
{
    static const char *const names[ARMS] = { "do-nothing", "<b>ads</b>", "partners" };
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    uint64_t points = 1;
    for (size_t k = 0; k < n_keys; k++) {
        f->grid[k] = 3;
        points *= 3;
    }
    for (uint64_t p = 0; p < points; p++) {
        uint64_t rest = p;
        for (size_t k = n_keys; k-- > 0; rest /= 3)
            f->values[p * n_keys + k] = 0.25 + (double) (rest % 3);
        const size_t winner = 2 * p < points ? 1 : 2;
        for (size_t a = 0; a < ARMS; a++) {
            const double mean = a == 0 ? 0 : a == winner ? 40 : 30;
            f->adopters[p][a] = (gv_interval){ mean, mean - 2, mean + 2 };
        }
        f->points[p] = (gv_point_answer){ .is_there = p != 2,
                                          .is_decided = p % 5 != 1,
                                          .winner = winner,
                                          .second = 3 - winner,
                                          .lead = { 10, 7, 13 },
                                          .share_won = { 0.75, 0.7, 0.8 },
                                          .adopters = f->adopters[p] };
    }
    for (size_t a = 0; a < ARMS; a++)
        f->arms[a].name = names[a];
    f->plan = (gv_plan){
        .experiment = { .title = "<script>", .seed = 1, .replicates = 9, .ticks = 4 },
        .name = "sweep",
        .prose = "",
        .scenario_text = "",
        .generator = gv_generator_named("gnp"),
        .model = gv_model_named("independent_cascade"),
        .replicates_per_graph = 1,
        .arms = f->arms,
        .n_arms = ARMS,
        .sweep = { keys, n_keys, points, f->values, f->grid }
    };
    f->answer = (gv_sweep_answer){ .plan = &f->plan,
                                   .n_arms = ARMS,
                                   .baseline = 0,
                                   .n_points = points,
                                   .points = f->points };
    f->input = (gv_report_input){ .plan = &f->plan,
                                  .sweep = &f->answer,
                                  .result_file = "r/result.h5" };
    return f;
}

static gv_text page_of(fixture *f)
{
    gv_text html = { 0 };
    must(gv_report_write(&f->input, &html, NULL));
    assert_non_null(html.text);
    return html;
}

static size_t times(const char *html, const char *word)
{
    size_t n = 0;
    for (const char *at = strstr(html, word); at != NULL; at = strstr(at + 1, word))
        n++;
    return n;
}

static void one_key_is_drawn_as_curves(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(1);
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "id=\"sweep\""), 1);
    assert_null(strstr(html.text, "id=\"map\""));
    /* Point 1 has a winner, but not for sure; point 2 is not there. */
    assert_non_null(strstr(html.text, "wins at 1 of 2 points."));
    assert_non_null(strstr(html.text, "At the other point the replicates do not tell"));
    gv_text_free(&html);
    free(f);
}

/* The first moves, the second is the same at all points, the third says what the first
 * says. */
static void what_moves_with_the_key_is_drawn_once(void **unused)
{
    (void) unused;
    static const gv_outcome outcomes[] = {
        { .name = "clusters", .title = "<i>clusters</i>", .unit = "1" },
        { .name = "still", .title = "still", .unit = "people" },
        { .name = "clusters_by_step", .title = "twice said", .unit = "1" },
    };
    static gv_interval mean[2][ARMS];
    static gv_interval still[ARMS];
    static gv_outcome_answer answers[2][3];
    fixture *f = sweep_fixture(1);
    for (size_t p = 0; p < 2; p++) {
        for (size_t a = 0; a < ARMS; a++) {
            const double value = 1.5 + (double) (p + a);
            mean[p][a] = (gv_interval){ value, value - 0.25, value + 0.25 };
            still[a] = (gv_interval){ 7, 6, 8 };
        }
        answers[p][0] = (gv_outcome_answer){ .outcome = &outcomes[0], .mean = mean[p] };
        answers[p][1] = (gv_outcome_answer){ .outcome = &outcomes[1], .mean = still };
        answers[p][2] = (gv_outcome_answer){ .outcome = &outcomes[2],
                                             .is_last = true,
                                             .mean = mean[p] };
        f->points[p].n_outcomes = 3;
        f->points[p].outcomes = answers[p];
    }
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "id=\"sweep-outcomes\""), 1);
    assert_int_equal(times(html.text, "<h3>&lt;i&gt;clusters&lt;/i&gt;</h3>"), 1);
    assert_null(strstr(html.text, "<h3>still"));
    assert_null(strstr(html.text, "<h3>twice said"));
    gv_text_free(&html);
    free(f);
}

static void one_strategy_alone_wins_nothing(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(1);
    f->plan.n_arms = f->answer.n_arms = 1;
    f->answer.baseline = SIZE_MAX;
    f->adopters[1][0].value = 12;
    gv_text html = page_of(f);
    assert_non_null(strstr(html.text, "There is one strategy: nothing is compared."));
    assert_non_null(strstr(html.text, "From 0 adopters (model.p = 0.25) to 12 "
                                      "(model.p = 1.25)."));
    assert_null(strstr(html.text, "Winner"));
    assert_null(strstr(html.text, "Too close to call"));
    assert_null(strstr(html.text, "Regret"));
    gv_text_free(&html);
    free(f);
}

static void nobody_wins_where_no_lead_is_sure(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(1);
    for (size_t p = 0; p < MOST_POINTS; p++)
        f->points[p].is_decided = false;
    gv_text html = page_of(f);
    assert_non_null(strstr(html.text, "Too close to call at every point."));
    assert_null(strstr(html.text, " wins at "));
    gv_text_free(&html);
    free(f);
}

static void only_points_from_a_table_need_the_table_again(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(3);
    f->plan.sweep.grid = NULL;
    gv_text html = page_of(f);
    assert_non_null(strstr(html.text, "--design FILE.csv"));
    gv_text_free(&html);
    f->plan.scenario_text = "grapevine: 1\nsweep:\n  - {model.p: 0.1}\n";
    html = page_of(f);
    assert_null(strstr(html.text, "--design"));
    gv_text_free(&html);
    free(f);
}

/* Nine points, drawn for wide and for narrow screens, one of them failed. */
static void two_keys_are_drawn_as_a_map_and_a_heat_map_a_strategy(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(2);
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "class=\"fill\" fill-opacity"), 2 * 8);
    assert_int_equal(times(html.text, "aria-label=\"Adopters. "), ARMS);
    /* Point 1 and point 6 are hatched, in both maps; once more in the legend. */
    assert_int_equal(times(html.text, "class=\"doubt\""), 2 * 2 + 1);
    assert_int_equal(times(html.text, "class=\"frontier\""), 2);
    assert_non_null(strstr(html.text, "wins at 3 of 8 points"));
    gv_text_free(&html);
    free(f);
}

static void three_keys_are_drawn_as_one_map_a_value_of_the_third(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(3);
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "<h3>network.people = "), 3);
    assert_int_equal(times(html.text, "class=\"frontier\""), 3);
    gv_text_free(&html);
    free(f);
}

static void a_list_of_points_is_drawn_as_planes(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(3);
    f->plan.sweep.grid = NULL;
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "The winner of every point"), 2 * 3);
    assert_null(strstr(html.text, "id=\"map\""));
    gv_text_free(&html);
    free(f);
}

static void every_point_stands_in_the_table(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(2);
    gv_text html = page_of(f);
    for (size_t p = 0; p < 9; p++) {
        char row[48];
        snprintf(row, sizeof row, "<tr><th scope=\"row\">%zu</th>", p);
        assert_int_equal(times(html.text, row), 1);
    }
    assert_int_equal(times(html.text, ">failed</td>"), 1);
    assert_non_null(strstr(html.text, "1 of 9 points failed"));
    gv_text_free(&html);
    free(f);
}

static void names_and_numbers_of_a_sweep_are_safe(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(2);
    f->points[4].lead = (gv_interval){ 10, NAN, NAN };
    f->points[4].share_won.value = NAN;
    f->adopters[3][1] = (gv_interval){ 40, -INFINITY, INFINITY };
    gv_text html = page_of(f);
    assert_null(strstr(html.text, "<script"));
    assert_null(strstr(html.text, "<b>"));
    assert_null(strstr(html.text, "nan"));
    assert_null(strstr(html.text, "inf\""));
    gv_text_free(&html);
    free(f);
}

/* Of two contenders: a line and a band between the cells, and its crossings in numbers. */
static void two_contenders_have_a_frontier_with_a_band(void **unused)
{
    (void) unused;
    fixture *f = sweep_fixture(3);
    f->answer.contender[0] = 1;
    f->answer.contender[1] = 2;
    for (size_t p = 0; p < MOST_POINTS; p++) {
        const double lead = 30 - 3 * (double) p;
        f->points[p].duel = (gv_interval){ lead, lead - 5, lead + 5 };
    }
    gv_text html = page_of(f);
    assert_int_equal(times(html.text, "<path class=\"frontier\" d=\"M"), 3 + 1);
    assert_int_equal(times(html.text, "<path class=\"unsure\" d=\"M"), 3);
    assert_int_equal(times(html.text, "The frontier in numbers"), 1);
    assert_non_null(strstr(html.text, "in the grey band"));
    gv_text_free(&html);
    for (size_t p = 0; p < MOST_POINTS; p++)
        f->points[p].duel = (gv_interval){ 9, 4, 14 };
    html = page_of(f);
    assert_null(strstr(html.text, "<path class=\"unsure\""));
    assert_null(strstr(html.text, "The frontier in numbers"));
    gv_text_free(&html);
    free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_key_is_drawn_as_curves),
        cmocka_unit_test(what_moves_with_the_key_is_drawn_once),
        cmocka_unit_test(one_strategy_alone_wins_nothing),
        cmocka_unit_test(nobody_wins_where_no_lead_is_sure),
        cmocka_unit_test(only_points_from_a_table_need_the_table_again),
        cmocka_unit_test(two_keys_are_drawn_as_a_map_and_a_heat_map_a_strategy),
        cmocka_unit_test(three_keys_are_drawn_as_one_map_a_value_of_the_third),
        cmocka_unit_test(a_list_of_points_is_drawn_as_planes),
        cmocka_unit_test(every_point_stands_in_the_table),
        cmocka_unit_test(names_and_numbers_of_a_sweep_are_safe),
        cmocka_unit_test(two_contenders_have_a_frontier_with_a_band),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
