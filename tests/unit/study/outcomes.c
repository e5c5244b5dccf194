/* Every scalar outcome is summarized, undefined lives are left out and counted, and the
 * difference is paired. */
#include "small_study.h"
#include "test.h"

#include <math.h>

#define close_to(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static const uint32_t four[] = { 1, 2, 1, 2, 11, 12, 15, 10, 16, 17, 13, 14 };

static const gv_outcome_answer *find(const gv_comparison *c, const char *name)
{
    for (size_t k = 0; k < c->n_outcomes; k++)
        if (gv_same_text(c->outcomes[k].outcome->name, name))
            return &c->outcomes[k];
    return NULL;
}

static void the_ends_of_curves_and_single_numbers_are_there(void **unused)
{
    (void) unused;
    small_study s;
    gv_comparison *c = NULL;
    small_study_make(&s, four, 4);
    must(gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL));
    const gv_outcome_answer *final = find(c, "final_adopters"),
                            *curve = find(c, "adopters");
    assert_non_null(final);
    assert_non_null(curve);
    assert_false(final->is_last);
    assert_true(curve->is_last);
    close_to(final->mean[1].value, 12, 0);
    close_to(curve->mean[2].value, final->mean[2].value, 0);
    assert_int_equal(final->defined[0], 4);
    gv_comparison_free(c);
}

static void the_difference_is_that_of_the_verdict(void **unused)
{
    (void) unused;
    small_study s;
    gv_comparison *c = NULL;
    small_study_make(&s, four, 4);
    must(gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL));
    const gv_interval d = find(c, "final_adopters")->difference;
    close_to(d.value, 3, 0);
    close_to(d.low, c->verdict.adopters.low, 1e-12);
    close_to(d.high, c->verdict.adopters.high, 1e-12);
    gv_comparison_free(c);
}

/* What partners spent in replicate 1 is not known: three pairs are left. */
static void undefined_lives_are_left_out_and_counted(void **unused)
{
    (void) unused;
    small_study s;
    gv_comparison *c = NULL;
    small_study_make(&s, four, 4);
    for (uint64_t r = 0; r < 4; r++) {
        s.spent[1 * 4 + r] = 100;
        s.spent[2 * 4 + r] = r == 1 ? (double) NAN : 130 + 10 * (double) r;
    }
    must(gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL));
    const gv_outcome_answer *spent = find(c, "spent");
    assert_int_equal(spent->defined[1], 4);
    assert_int_equal(spent->defined[2], 3);
    close_to(spent->mean[2].value, (130 + 150 + 160) / 3.0, 1e-12);
    close_to(spent->difference.value, (30 + 50 + 60) / 3.0, 1e-12);
    gv_comparison_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ends_of_curves_and_single_numbers_are_there),
        cmocka_unit_test(the_difference_is_that_of_the_verdict),
        cmocka_unit_test(undefined_lives_are_left_out_and_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
