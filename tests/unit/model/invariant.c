#include "grapevine/model.h"
#include "test.h"

static void a_life_that_only_gains_adopters_passes(void **unused)
{
    (void) unused;
    const uint8_t adopted[] = { 0, 0, 1, /**/ 0, 1, 1, /**/ 0, 1, 1 };
    const gv_trace trace = { .n = 3, .ticks = 2, .adopted = adopted };
    assert_true(gv_holds_never_unadopts(&trace));
}

static void one_person_who_un_adopts_in_the_last_tick_is_noticed(void **unused)
{
    (void) unused;
    const uint8_t adopted[] = { 0, 0, 1, /**/ 0, 1, 1, /**/ 1, 1, 0 };
    const gv_trace trace = { .n = 3, .ticks = 2, .adopted = adopted };
    assert_false(gv_holds_never_unadopts(&trace));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_life_that_only_gains_adopters_passes),
        cmocka_unit_test(one_person_who_un_adopts_in_the_last_tick_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
