/* Flips and their intervals from trials whose answer is known. */
#include "study/study_internal.h"
#include "test.h"

#include <math.h>
#include <string.h>

enum { LIVES = 40, TRIALS = 5, ARMS = 2 };
static const uint64_t seed = 7;

typedef struct trials {
    uint32_t adopters[TRIALS][ARMS * LIVES];
    double spent[TRIALS][ARMS * LIVES];
    gv_trial trial[TRIALS];
    const gv_trial *at[TRIALS];
} trials;

/* Arm 0 always has 1,000; arm 1 has 1,000 + slope (value - 2.3) + noise of the replicate
 * that adds up to nothing. Values 0 .. 4. */
static void make(trials *t, double slope, double noise)
{
    memset(t, 0, sizeof *t);
    for (size_t k = 0; k < TRIALS; k++) {
        for (size_t r = 0; r < LIVES; r++) {
            const double luck = (double) (r / 2 + 1) * (r % 2 == 0 ? noise : -noise);
            t->adopters[k][r] = 1000;
            t->adopters[k][LIVES + r] =
                (uint32_t) (1000 + slope * ((double) k - 2.3) + luck + 0.5);
        }
        t->trial[k] = (gv_trial){ 0, (double) k, ARMS, LIVES, t->adopters[k], t->spent[k] };
        t->at[k] = &t->trial[k];
    }
}

static gv_flip only_flip(const trials *t, const uint64_t *group)
{
    const study_axis axis = { .low = 0, .high = TRIALS - 1 };
    gv_flip flips[TRIALS];
    size_t n = 0;
    must(study_flips(&axis, t->at, TRIALS, group, seed, flips, &n, NULL));
    assert_int_equal(n, 1);
    return flips[0];
}

static void without_luck_the_flip_is_a_point(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 100, 0);
    const gv_flip flip = only_flip(&t, NULL);
    assert_int_equal(flip.winner_below, 0);
    assert_int_equal(flip.winner_above, 1);
    assert_true(fabs(flip.at.value - 2.3) < 1e-9);
    assert_true(flip.at.low == flip.at.value && flip.at.high == flip.at.value);
}

static void luck_widens_the_interval_as_the_delta_method_says(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 100, 5);
    const gv_flip flip = only_flip(&t, NULL);
    /* standard error of the mean: sqrt(mean of (5 k)^2, k = 1 .. 20, over 40) = 9.5; /
     * slope */
    const double half = 1.96 * 9.47 / 100;
    assert_true(fabs(flip.at.value - 2.3) < 0.02);
    assert_true(fabs(flip.at.high - flip.at.low - 2 * half) < 0.35 * half);
}

static void pairs_that_cancel_within_graphs_leave_no_doubt(void **unused)
{
    (void) unused;
    trials t;
    uint64_t group[LIVES];
    for (uint64_t r = 0; r < LIVES; r++)
        group[r] = r / 2;
    make(&t, 100, 5);
    const gv_flip flip = only_flip(&t, group);
    assert_true(flip.at.high - flip.at.low < 1e-9);
}

static void drowned_in_luck_the_interval_has_no_end(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 2, 40);
    const gv_flip flip = only_flip(&t, NULL);
    assert_true(isinf(flip.at.low) && flip.at.low < 0);
    assert_true(isinf(flip.at.high) && flip.at.high > 0);
}

static void the_same_trials_give_the_same_bits(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 100, 5);
    const gv_flip a = only_flip(&t, NULL), b = only_flip(&t, NULL);
    assert_memory_equal(&a.at, &b.at, sizeof a.at);
}

static void a_failed_life_takes_its_pair_along(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 100, 0);
    /* given a replicate in which arm 0 failed and arm 1 has an absurd number */
    for (size_t k = 0; k < TRIALS; k++) {
        t.adopters[k][3] = STUDY_LIFE_FAILED;
        t.adopters[k][LIVES + 3] = 4000000;
    }
    assert_true(fabs(only_flip(&t, NULL).at.value - 2.3) < 1e-9);
}

static void equal_arms_never_flip(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 0, 0);
    const study_axis axis = { .low = 0, .high = TRIALS - 1 };
    gv_flip flips[TRIALS];
    size_t n = 99;
    must(study_flips(&axis, t.at, TRIALS, NULL, seed, flips, &n, NULL));
    assert_int_equal(n, 0);
}

static void there_and_back_again_is_two_flips(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 0, 0);
    for (size_t r = 0; r < LIVES; r++) {
        t.adopters[0][LIVES + r] = t.adopters[4][LIVES + r] = 900;
        t.adopters[2][LIVES + r] = 1100;
        t.adopters[1][LIVES + r] = t.adopters[3][LIVES + r] = 1010;
    }
    const study_axis axis = { .low = 0, .high = TRIALS - 1 };
    gv_flip flips[TRIALS];
    size_t n = 0;
    must(study_flips(&axis, t.at, TRIALS, NULL, seed, flips, &n, NULL));
    assert_int_equal(n, 2);
    assert_true(fabs(flips[0].at.value - 10.0 / 11) < 1e-9);
    assert_true(fabs(flips[1].at.value - (3 + 1.0 / 11)) < 1e-9);
    assert_true(flips[0].at.low == flips[0].at.high);
}

static size_t allowed;

static bool allow_some(void *self, size_t bytes)
{
    (void) self;
    (void) bytes;
    if (allowed == 0)
        return false;
    allowed--;
    return true;
}

static void memory_that_runs_out_is_reported(void **unused)
{
    (void) unused;
    trials t;
    make(&t, 100, 5);
    const study_axis axis = { .low = 0, .high = TRIALS - 1 };
    gv_flip flips[TRIALS];
    gv_status status = GV_E_MEMORY;
    size_t n = 99, attempts = 0;
    for (; status != GV_OK; attempts++) {
        allowed = attempts;
        gv_memory_set_hook(allow_some, NULL);
        status = study_flips(&axis, t.at, TRIALS, NULL, seed, flips, &n, NULL);
        gv_memory_set_hook(NULL, NULL);
        assert_true(status == GV_OK || (status == GV_E_MEMORY && n == 99));
    }
    assert_true(attempts > 3 && n == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_luck_the_flip_is_a_point),
        cmocka_unit_test(luck_widens_the_interval_as_the_delta_method_says),
        cmocka_unit_test(pairs_that_cancel_within_graphs_leave_no_doubt),
        cmocka_unit_test(drowned_in_luck_the_interval_has_no_end),
        cmocka_unit_test(the_same_trials_give_the_same_bits),
        cmocka_unit_test(a_failed_life_takes_its_pair_along),
        cmocka_unit_test(equal_arms_never_flip),
        cmocka_unit_test(there_and_back_again_is_two_flips),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
