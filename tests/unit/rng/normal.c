#include "grapevine/rng.h"
#include "test.h"

#include <math.h>

static void quantiles_are_those_of_the_normal_law(void **unused)
{
    (void) unused;
    const double step = 0x1p-20;
    assert_true(fabs(gv_normal(UINT64_C(1) << 63)) <= step);
    assert_true(fabs(gv_normal((uint64_t) (0.975 * 0x1p64)) - 1.959964) <= 2 * step);
    assert_true(fabs(gv_normal((uint64_t) (0.001 * 0x1p64)) + 3.090232) <= 2 * step);
}

static void draws_end_and_are_whole_steps(void **unused)
{
    (void) unused;
    const uint64_t bits[] = { 0, 1, UINT64_MAX, UINT64_MAX / 3 };
    for (size_t k = 0; k < GV_COUNT_OF(bits); k++) {
        const double z = gv_normal(bits[k]) * 0x1p20;
        assert_true(z == floor(z) && fabs(z) < 9 * 0x1p20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_those_of_the_normal_law),
        cmocka_unit_test(draws_end_and_are_whole_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
