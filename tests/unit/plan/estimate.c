#include "world.h"

#include <sys/resource.h>

static gv_plan *given_crowd(double people)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", people);
    set_number(plan, "replicates", 64);
    set_number(plan, "budget", 2000);
    given_strategy(plan, "screen");
    given_tactic(plan, "broadcast", "screen");
    given_strategy(plan, "partners");
    given_tactic(plan, "partner_posts", "partners");
    return plan;
}

static void lives_and_arcs_are_counted(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd(1000);
    must(gv_plan_settle(plan, 0, NULL));
    const gv_estimate e = gv_plan_estimate(plan, 2);
    assert_int_equal(e.lives, 128);
    assert_int_equal(e.arc_visits, 128 * plan->arcs);
    forget_world(plan);
}

static void more_threads_people_and_replicates_need_no_less_memory(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd(1000);
    must(gv_plan_settle(plan, 0, NULL));
    const uint64_t base = gv_plan_estimate(plan, 1).memory_bytes;
    assert_true(gv_plan_estimate(plan, 8).memory_bytes > base);
    set_number(plan, "replicates", 1000);
    assert_true(gv_plan_estimate(plan, 1).memory_bytes > base);
    set_number(plan, "replicates", 64);
    set_number(plan, "network.people", 10000);
    must(gv_plan_settle(plan, 0, NULL));
    assert_true(gv_plan_estimate(plan, 1).memory_bytes > base);
    forget_world(plan);
}

/* 40 bytes a person at least, for each thread; networks take less than half of it. */
static void a_life_beside_the_controls_needs_room_for_both(void **unused)
{
    (void) unused;
    gv_plan *plan = given_crowd(1000000);
    must(gv_plan_settle(plan, 0, NULL));
    const uint64_t alone = gv_plan_estimate(plan, 64).memory_bytes;
    given_measure(plan, "expansion");
    assert_true(gv_plan_estimate(plan, 64).memory_bytes > alone + UINT64_C(32) * 40000000);
    forget_world(plan);
}

/* Sanitizers need memory of their own, so only plain builds can tell. */
static void a_run_needs_no_more_memory_than_was_said(void **unused)
{
    (void) unused;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    skip();
#endif
    gv_plan *plan = given_crowd(30000);
    must(gv_plan_settle(plan, 0, NULL));
    const gv_estimate e = gv_plan_estimate(plan, 2);
    gv_block *rows = run_with(plan, 2, 0);
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    const uint64_t used = (uint64_t) usage.ru_maxrss * 1024;
    print_message("    said %.0f MB, used %.0f MB\n", (double) e.memory_bytes / 1e6,
                  (double) used / 1e6);
    assert_true(used <= e.memory_bytes);
    assert_true(used * 4 >= e.memory_bytes); /* and it was not merely a large number */
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lives_and_arcs_are_counted),
        cmocka_unit_test(more_threads_people_and_replicates_need_no_less_memory),
        cmocka_unit_test(a_life_beside_the_controls_needs_room_for_both),
        cmocka_unit_test(a_run_needs_no_more_memory_than_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
