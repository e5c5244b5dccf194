#include "grapevine/strategy.h"
#include "test.h"

enum { OFFERS = 1000 };

static void offers_come_by_tick_and_within_a_tick_as_they_were_made(void **unused)
{
    (void) unused;
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    gv_schedule s = { .arena = arena };
    for (uint32_t k = 0; k < OFFERS; k++) {
        s.tactic = k % 3;
        const gv_offer offer = { .kind = GV_OFFER_POST,
                                 .tick = (k * 37) % 50,
                                 .person = k };
        must(gv_schedule_add(&s, &offer, NULL));
    }
    gv_schedule_sort(&s, 0);
    assert_int_equal(s.n, OFFERS);
    for (size_t k = 0; k < OFFERS; k++) {
        assert_int_equal(s.at[k].tactic, s.at[k].person % 3);
        if (k == 0)
            continue;
        assert_true(s.at[k - 1].tick <= s.at[k].tick);
        if (s.at[k - 1].tick == s.at[k].tick)
            assert_true(s.at[k - 1].person < s.at[k].person);
    }
    gv_arena_free(arena);
}

static void an_empty_schedule_sorts(void **unused)
{
    (void) unused;
    gv_schedule s = { .at = NULL };
    gv_schedule_sort(&s, 0);
    assert_int_equal(s.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_come_by_tick_and_within_a_tick_as_they_were_made),
        cmocka_unit_test(an_empty_schedule_sorts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
