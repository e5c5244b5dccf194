/* What a sweep came to: points won, and what a choice loses over all of them. */
#include "test.h"

#include "grapevine/study.h"

#include <math.h>

enum { ARMS = 3, POINTS = 4 };

typedef struct fixture {
    gv_plan plan;
    gv_sweep_answer *answer;
} fixture;

static gv_comparison comparison_of(gv_arm_summary arms[ARMS], const double means[ARMS],
                                   size_t winner, bool decided)
{
    for (size_t a = 0; a < ARMS; a++)
        arms[a] = (gv_arm_summary){ .adopters = { means[a], means[a] - 1, means[a] + 1 } };
    return (gv_comparison){
        .n_arms = ARMS, .arms = arms, .winner = winner, .baseline = 0, .is_decided = decided
    };
}

/* Points 0 to 2 are there, point 3 failed. */
static void fill(fixture *f)
{
    static const double means[POINTS - 1][ARMS] = { { 0, 10, 4 },
                                                    { 0, 6, 6 },
                                                    { 0, 5, 20 } };
    static const size_t winner[POINTS - 1] = { 1, 1, 2 };
    static const bool decided[POINTS - 1] = { true, false, true };
    f->plan = (gv_plan){ .n_arms = ARMS, .sweep = { .n_points = POINTS } };
    must(gv_sweep_answer_create(&f->plan, &f->answer, NULL));
    for (size_t k = 0; k < POINTS - 1; k++) {
        gv_arm_summary arms[ARMS];
        const gv_comparison c = comparison_of(arms, means[k], winner[k], decided[k]);
        must(gv_sweep_answer_add(f->answer, k, &c, NULL));
    }
}

static void points_are_counted_for_their_winner(void **unused)
{
    (void) unused;
    fixture f;
    fill(&f);
    assert_int_equal(gv_sweep_answer_of(f.answer, 0).won, 0);
    assert_int_equal(gv_sweep_answer_of(f.answer, 1).won, 2);
    assert_int_equal(gv_sweep_answer_of(f.answer, 1).surely, 1);
    assert_int_equal(gv_sweep_answer_of(f.answer, 2).won, 1);
    assert_int_equal(f.answer->baseline, 0);
    gv_sweep_answer_free(f.answer);
}

/* By hand: strategy 1 loses 0, 0 and 15; strategy 2 loses 6, 0 and 0. */
static void regret_is_what_the_best_choice_of_a_point_has_more(void **unused)
{
    (void) unused;
    fixture f;
    fill(&f);
    const gv_sweep_record one = gv_sweep_answer_of(f.answer, 1);
    const gv_sweep_record two = gv_sweep_answer_of(f.answer, 2);
    assert_true(fabs(one.adopters - 7) < 1e-12 && fabs(one.regret - 5) < 1e-12);
    assert_true(fabs(one.worst - 15) < 1e-12);
    assert_true(fabs(two.regret - 2) < 1e-12 && fabs(two.worst - 6) < 1e-12);
    gv_sweep_answer_free(f.answer);
}

static void a_sweep_that_failed_everywhere_has_no_means(void **unused)
{
    (void) unused;
    const gv_plan plan = { .n_arms = ARMS, .sweep = { .n_points = POINTS } };
    gv_sweep_answer *answer = NULL;
    must(gv_sweep_answer_create(&plan, &answer, NULL));
    const gv_sweep_record record = gv_sweep_answer_of(answer, 1);
    assert_true(isnan(record.adopters) && isnan(record.regret) && isnan(record.worst));
    assert_int_equal(record.won, 0);
    gv_sweep_answer_free(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_counted_for_their_winner),
        cmocka_unit_test(regret_is_what_the_best_choice_of_a_point_has_more),
        cmocka_unit_test(a_sweep_that_failed_everywhere_has_no_means),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
