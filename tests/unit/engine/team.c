#include "engine/engine_internal.h"
#include "test.h"

#include <stdatomic.h>

enum { ITEMS = 1000 };

typedef struct tally {
    atomic_uint times[ITEMS];
    atomic_uint strangers; /* members beyond the team */
    uint32_t threads;
} tally;

static void count(void *self, uint32_t member, uint64_t item)
{
    tally *t = self;
    atomic_fetch_add(&t->times[item], 1);
    if (member >= t->threads)
        atomic_fetch_add(&t->strangers, 1);
}

static void every_item_is_worked_on_once_by_a_member(void **unused)
{
    (void) unused;
    const uint32_t threads[] = { 1, 2, 3, 8 };
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        tally t = { .threads = threads[k] };
        gv_team_each(threads[k], ITEMS, count, &t);
        for (size_t i = 0; i < ITEMS; i++)
            assert_int_equal(atomic_load(&t.times[i]), 1);
        assert_int_equal(atomic_load(&t.strangers), 0);
    }
}

static void no_items_are_no_work(void **unused)
{
    (void) unused;
    tally t = { .threads = 2 };
    gv_team_each(2, 0, count, &t);
    assert_int_equal(atomic_load(&t.times[0]), 0);
}

static void threads_are_as_wanted_or_at_least_one(void **unused)
{
    (void) unused;
    assert_int_equal(gv_threads(5), 5);
    assert_true(gv_threads(0) >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_worked_on_once_by_a_member),
        cmocka_unit_test(no_items_are_no_work),
        cmocka_unit_test(threads_are_as_wanted_or_at_least_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
