/* Looks: critical values of the literature, and how often a true null is missed. */
#include "grapevine/claim.h"
#include "grapevine/rng.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "test.h"

/* Jennison, Turnbull (2000), Group Sequential Methods, table 2.1. */
static void evenly_spaced_looks_have_pococks_constants(void **unused)
{
    (void) unused;
    static const struct {
        size_t n;
        double error, critical;
    } table[] = { { 1, 0.05, 1.960 }, { 2, 0.05, 2.178 }, { 3, 0.05, 2.289 },
                  { 4, 0.05, 2.361 }, { 5, 0.05, 2.413 }, { 8, 0.05, 2.512 },
                  { 5, 0.10, 2.122 }, { 5, 0.01, 2.986 }, { 2, 0.01, 2.772 } };
    static const uint64_t pairs[] = { 10, 20, 30, 40, 50, 60, 70, 80 };
    for (size_t k = 0; k < GV_COUNT_OF(table); k++) {
        gv_looks looks;
        must(gv_looks_of(pairs, table[k].n, table[k].error, &looks, NULL));
        assert_true(fabs(looks.critical - table[k].critical) < 6e-4);
    }
}

static void the_error_is_spent_over_all_looks(void **unused)
{
    (void) unused;
    gv_looks looks;
    double both = 0, up = 0;
    must(gv_looks_make(200, &looks, NULL));
    assert_int_equal(looks.n, 4);
    assert_int_equal(looks.pairs[3], 200);
    must(gv_looks_exceed(&looks, looks.critical, true, &both, NULL));
    must(gv_looks_exceed(&looks, looks.critical, false, &up, NULL));
    assert_true(fabs(both - 0.05) < 1e-9);
    assert_true(up > 0.025 - 1e-6 && up < 0.0251);
    must(gv_looks_exceed(&looks, -INFINITY, false, &up, NULL));
    assert_true(up == 1);
}

static void fewer_pairs_have_fewer_looks(void **unused)
{
    (void) unused;
    gv_looks looks;
    must(gv_looks_make(45, &looks, NULL));
    assert_int_equal(looks.n, 2);
    assert_int_equal(looks.pairs[1], 45);
    must(gv_looks_make(30, &looks, NULL));
    assert_int_equal(looks.n, 1);
    assert_true(fabs(looks.critical - 1.959963984540054) < 1e-9);
    must(gv_looks_make(8, &looks, NULL));
    assert_int_equal(looks.pairs[0], 8);
}

static void looks_that_do_not_grow_are_refused(void **unused)
{
    (void) unused;
    gv_looks looks = { .n = 77 };
    const uint64_t backwards[] = { 30, 30 }, lonely[] = { 1 };
    assert_int_equal(gv_looks_of(backwards, 2, 0.05, &looks, NULL), GV_E_RANGE);
    assert_int_equal(gv_looks_of(lonely, 1, 0.05, &looks, NULL), GV_E_RANGE);
    assert_int_equal(gv_looks_of(backwards, 0, 0.05, &looks, NULL), GV_E_RANGE);
    assert_int_equal(looks.n, 77);
}

/* A null trend of t statistics, looked at four times: rejected in at most one of twenty. */
static void a_true_null_is_rejected_in_a_twentieth_of_trials(void **unused)
{
    (void) unused;
    enum { TRIALS = 8000 };
    gv_looks looks;
    must(gv_looks_make(200, &looks, NULL));
    const gv_cipher cipher = gv_cipher_make(gv_key_make(20, GV_PURPOSE_BOOTSTRAP, 0));
    double point[GV_LOOKS];
    for (size_t k = 0; k < looks.n; k++)
        point[k] = -gsl_cdf_tdist_Pinv(gsl_cdf_ugaussian_Q(looks.critical),
                                       (double) looks.pairs[k] - 1);
    unsigned rejected = 0;
    for (uint32_t trial = 0; trial < TRIALS; trial++) {
        double sum = 0, squares = 0;
        bool crossed = false;
        for (uint32_t i = 0, look = 0; i < 200; i++) {
            const gv_bits bits = gv_draw(&cipher, gv_counter_make(trial, i, 0, 0, 0, 0));
            const double x = gsl_cdf_ugaussian_Pinv(gv_unit(bits.low) * 0.999999 + 5e-7);
            sum += x;
            squares += x * x;
            if (i + 1 != looks.pairs[look])
                continue;
            const double n = i + 1, mean = sum / n;
            const double error = sqrt((squares - n * mean * mean) / (n - 1) / n);
            crossed = crossed || fabs(mean / error) > point[look];
            look++;
        }
        rejected += crossed ? 1 : 0;
    }
    const double size = (double) rejected / TRIALS;
    print_message("    size over four looks: %.4f\n", size);
    assert_true(size < 0.05 + 3 * sqrt(0.05 * 0.95 / TRIALS));
    assert_true(size > 0.05 - 3 * sqrt(0.05 * 0.95 / TRIALS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evenly_spaced_looks_have_pococks_constants),
        cmocka_unit_test(the_error_is_spent_over_all_looks),
        cmocka_unit_test(fewer_pairs_have_fewer_looks),
        cmocka_unit_test(looks_that_do_not_grow_are_refused),
        cmocka_unit_test(a_true_null_is_rejected_in_a_twentieth_of_trials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
