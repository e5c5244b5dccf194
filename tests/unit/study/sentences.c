/* What a board would read. */
#include "small_study.h"
#include "study/study_internal.h"
#include "test.h"

#include <math.h>
#include <string.h>

/* A verdict given by its numbers. */
typedef struct fixture {
    small_study study;
    gv_arm_summary arms[SMALL_ARMS];
    gv_comparison c;
} fixture;

static const uint32_t nothing[SMALL_ARMS * 2];

static void make(fixture *f)
{
    memset(f, 0, sizeof *f);
    small_study_make(&f->study, nothing, 2);
    f->c.plan = &f->study.plan;
    f->c.arms = f->arms;
    f->c.n_arms = SMALL_ARMS;
    f->c.winner = 2;
    f->c.second = 1;
    f->c.n_complete = 400;
    f->c.n_graphs = 400;
    f->c.is_decided = true;
    for (size_t arm = 0; arm < SMALL_ARMS; arm++) {
        f->arms[arm].name = f->study.arms[arm].name;
        f->arms[arm].per_thousand = study_unknown();
    }
    f->arms[2].adopters.value = 1240.4;
    f->arms[1].adopters.value = 930;
    f->arms[2].per_thousand = (gv_interval){ 248.1, 230.2, 266 };
    f->arms[1].per_thousand = (gv_interval){ 186, 170, 200 };
    f->c.verdict.adopters = (gv_interval){ 310.2, 260, 360 };
    f->c.verdict.share_won = (gv_interval){ 0.97, 0.95, 0.982 };
    must(gv_arena_create(&f->c.arena, NULL));
}

static const char *sentence(fixture *f, size_t k)
{
    must(study_write_sentences(&f->c, NULL));
    return f->c.sentence[k];
}

static void the_first_says_who_wins_and_what_money_buys(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    assert_string_equal(
        sentence(&f, 0),
        "“partners” wins with 1,240 customers on average, 310 more than “broadcast” "
        "(95 % interval 260 to 360). Every 1,000 spent brings 248 extra customers "
        "with “partners” (230 to 266) and 186 with “broadcast” (170 to 200).");
    gv_arena_free(f.c.arena);
}

static void a_toss_up_is_called_one(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    f.c.is_decided = false;
    f.c.verdict.adopters = (gv_interval){ 4, -10.2, 18 };
    f.arms[1].adopters.value = 1236.4;
    f.arms[1].per_thousand = f.arms[2].per_thousand = study_unknown();
    assert_string_equal(
        sentence(&f, 0),
        "Too close to call: “partners” averages 1,240 customers and “broadcast” "
        "1,236; the true difference may lie anywhere from -10 to 18 (95 % "
        "interval).");
    gv_arena_free(f.c.arena);
}

static void doing_nothing_wins_in_words(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    f.c.winner = 0;
    f.arms[0].adopters.value = 1;
    f.arms[1].per_thousand = study_unknown();
    f.c.verdict.adopters = (gv_interval){ 0.25, 0.13, 0.38 };
    assert_string_equal(
        sentence(&f, 0),
        "Doing nothing wins with 1 customer on average, 0.25 more than “broadcast” "
        "(95 % interval 0.13 to 0.38).");
    gv_arena_free(f.c.arena);
}

static void the_second_says_how_sure(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    f.c.n_failed = 1;
    assert_string_equal(
        sentence(&f, 1),
        "The strategies met the same luck in 400 runs: “partners” beat “broadcast” in "
        "97 % of them (95 % interval 95 to 98 %; a tie counts half), and the "
        "average difference is 310 customers (95 % interval 260 to 360). This "
        "holds over 400 networks of this kind. Left out, because a strategy did "
        "not finish in it: 1 run.");
    f.c.n_graphs = 1;
    assert_non_null(strstr(sentence(&f, 1), "This holds on this network"));
    gv_arena_free(f.c.arena);
}

static void the_third_says_what_would_flip_it(void **unused)
{
    (void) unused;
    const double mean[] = { 0, 0, 2, 1, 3, 4 };
    const gv_flip flip = { { 1240.2, 1100, 1390 }, 1, 2 };
    gv_contest_answer answers[] = {
        { .key = "budget",
          .low = 500,
          .high = 50000,
          .here = 5000,
          .n_points = 2,
          .mean = mean,
          .n_flips = 1,
          .flips = &flip,
          .regret = 35.3,
          .regret_share = 0.021 },
        { .key = "model.p",
          .low = 0.005,
          .high = 0.1,
          .here = 0.03,
          .n_points = 2,
          .mean = mean },
    };
    fixture f;
    make(&f);
    f.c.contests = answers;
    f.c.n_contests = 2;
    f.c.expected_regret = 0.01;
    assert_string_equal(
        sentence(&f, 2),
        "With a budget below 1,240 (95 % interval 1,100 to 1,390) “broadcast” wins; "
        "no value of model.p between 0.005 and 0.1 changes the winner. Staying "
        "with “partners” while the budget may be anywhere from 500 to 50,000 costs "
        "35 customers on average (2 % of what the best choice brings).");
    gv_arena_free(f.c.arena);
}

static void bounds_beyond_the_range_are_said_to_be_there(void **unused)
{
    (void) unused;
    const double mean[] = { 0, 0, 2, 1, 3, 4 };
    const gv_flip flips[] = { { { 0.0123, -INFINITY, 0.02 }, 1, 2 },
                              { { 0.05, 0.04, INFINITY }, 2, 0 } };
    gv_contest_answer answer = { .key = "model.p",
                                 .low = 0.005,
                                 .high = 0.1,
                                 .here = 0.03,
                                 .n_points = 2,
                                 .mean = mean,
                                 .n_flips = 2,
                                 .flips = flips };
    fixture f;
    make(&f);
    f.c.contests = &answer;
    f.c.n_contests = 1;
    assert_string_equal(
        sentence(&f, 2),
        "With model.p below 0.0123 (95 % interval below 0.005 to 0.02) “broadcast” "
        "wins; with model.p above 0.05 (95 % interval 0.04 to above 0.1) nothing "
        "beats doing nothing.");
    gv_arena_free(f.c.arena);
}

static void nothing_contested_says_how_to_contest(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    assert_non_null(strstr(sentence(&f, 2), "`contest: {budget: [100, 10000]}`"));
    gv_arena_free(f.c.arena);
}

static void the_caveat_stands_until_inputs_are_measured(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    assert_null(sentence(&f, GV_SAID_CAVEAT));
    f.study.plan.experiment.inputs = GV_INPUTS_ILLUSTRATIVE;
    assert_string_equal(
        sentence(&f, GV_SAID_CAVEAT),
        "These inputs are illustrative: set your own prices and rates, then "
        "write `inputs: measured`.");
    gv_arena_free(f.c.arena);
}

static void who_leaves_more_than_half_a_percent_of_the_budget_is_named(void **unused)
{
    (void) unused;
    fixture f;
    make(&f);
    f.c.baseline = 0;
    gv_tactic_plan ads = { .tactic = gv_tactic_named("broadcast") };
    for (size_t arm = 0; arm < SMALL_ARMS; arm++) {
        f.study.arms[arm].tactics = &ads;
        f.study.arms[arm].n_tactics = 1;
        f.arms[arm].spent.value = 994;
    }
    f.arms[2].spent_all = true;
    assert_string_equal(sentence(&f, GV_SAID_SPENDING),
                        "Of the budget of 1,000, “broadcast” spends 99 % on average.");
    f.arms[2].spent_all = false;
    f.arms[2].spent.value = 253;
    assert_string_equal(sentence(&f, GV_SAID_SPENDING),
                        "Of the budget of 1,000, “broadcast” spends 99 % and “partners” "
                        "25 % on average.");
    f.study.arms[1].n_tactics = 0; /* who plans nothing leaves nothing */
    f.arms[2].spent_all = true;
    assert_null(sentence(&f, GV_SAID_SPENDING));
    f.arms[2].spent_all = false;
    f.study.plan.experiment.budget = 0;
    assert_null(sentence(&f, GV_SAID_SPENDING));
    gv_arena_free(f.c.arena);
}

static void reads(void (*write)(gv_text *, double), double x, const char *wanted)
{
    gv_text t = { .text = NULL };
    write(&t, x);
    assert_string_equal(t.text, wanted);
    gv_text_free(&t);
}

static void numbers_read_well(void **unused)
{
    (void) unused;
    reads(study_add_count, 1240.4, "1,240");
    reads(study_add_count, 3.0, "3");
    reads(study_add_count, 3.14159, "3.1");
    reads(study_add_count, -0.001, "0");
    reads(study_add_quantity, 0.012345, "0.0123");
    reads(study_add_quantity, 12.5, "12.5");
    reads(study_add_quantity, 1000, "1,000");
    reads(study_add_exact, 50000, "50,000");
    reads(study_add_exact, 0.005, "0.005");
    reads(study_add_percent, 0.97, "97");
    reads(study_add_percent, 0.9999, "99.9");
    reads(study_add_percent, 1, "100");
    reads(study_add_percent, 0.0001, "0.1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_says_who_wins_and_what_money_buys),
        cmocka_unit_test(a_toss_up_is_called_one),
        cmocka_unit_test(doing_nothing_wins_in_words),
        cmocka_unit_test(the_second_says_how_sure),
        cmocka_unit_test(the_third_says_what_would_flip_it),
        cmocka_unit_test(bounds_beyond_the_range_are_said_to_be_there),
        cmocka_unit_test(nothing_contested_says_how_to_contest),
        cmocka_unit_test(the_caveat_stands_until_inputs_are_measured),
        cmocka_unit_test(who_leaves_more_than_half_a_percent_of_the_budget_is_named),
        cmocka_unit_test(numbers_read_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
