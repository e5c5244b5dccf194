#include "expect.h"
#include "grapevine/rng.h"

#include <math.h>

static void quantiles_are_those_of_the_exponential_law(void **unused)
{
    (void) unused;
    for (int percent = 1; percent < 100; percent++) {
        const double u = percent / 100.0;
        const double x = gv_exponential((uint64_t) (u * 0x1p64));
        expect_near("quantile", -log(u), x, 1e-12);
    }
}

static void no_wait_is_zero_or_endless(void **unused)
{
    (void) unused;
    const uint64_t bits[] = {
        0, 1, 4095, 4096, UINT64_MAX / 2, UINT64_MAX - 1, UINT64_MAX
    };
    for (size_t k = 0; k < GV_COUNT_OF(bits); k++) {
        const double x = gv_exponential(bits[k]);
        assert_true(x > 0 && x < 37);
    }
}

static void mean_and_spread_are_1(void **unused)
{
    (void) unused;
    enum { DRAWS = 100000 };
    static double x[DRAWS];
    const gv_cipher cipher = gv_cipher_make(gv_key_make(1, GV_PURPOSE_DELAY, 0));
    for (uint32_t k = 0; k < DRAWS; k++)
        x[k] = gv_exponential(gv_draw(&cipher, gv_counter_make(k, k, 0, 0, 0, 0)).low);
    expect_mean("waiting time", 1, x, DRAWS, 0);
    expect_near("its standard deviation", 1, summary_of(x, DRAWS).sd, 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_those_of_the_exponential_law),
        cmocka_unit_test(no_wait_is_zero_or_endless),
        cmocka_unit_test(mean_and_spread_are_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
