/* Trials of contested values come back to a later run of the same plan, and to no other. */
#include "fixture.h"

static const uint32_t adopters[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
static const double spent[] = { 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5 };

static gv_plan *contested_plan(void)
{
    gv_plan *plan = fixture_plan(5);
    plan->n_contests = 2;
    plan->contests = gv_arena_alloc(plan->arena, 2, sizeof *plan->contests, NULL);
    plan->contests[0] = (gv_contest){ .key = "budget", .low = 1, .high = 9 };
    plan->contests[1] = (gv_contest){ .key = "model.p", .low = 0, .high = 1 };
    return plan;
}

/* Two arms in 2 replicates, and in 5. */
static void keep_two(const char *base, const gv_plan *plan)
{
    const gv_trial trials[] = {
        { .axis = 0,
          .value = 4,
          .n_arms = 2,
          .n = 2,
          .adopters = adopters,
          .spent = spent },
        { .axis = 1,
          .value = 0.3,
          .n_arms = 2,
          .n = 5,
          .adopters = adopters,
          .spent = spent },
    };
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    must(gv_record_keep_trials(record, trials, 1, NULL));
    must(gv_record_keep_trials(record, trials, 2, NULL));
    gv_record_close(record);
}

static size_t count_kept(const char *base, const gv_plan *plan)
{
    gv_record *record = NULL;
    const gv_trial *kept = NULL;
    size_t n = 99;
    must(gv_record_open(base, plan, &record, NULL));
    must(gv_record_trials(record, &kept, &n, NULL));
    gv_record_close(record);
    return n;
}

static void trials_of_different_length_come_back(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = contested_plan();
    keep_two(base, plan);
    gv_record *record = NULL;
    const gv_trial *kept = NULL;
    size_t n = 0;
    must(gv_record_open(base, plan, &record, NULL));

    must(gv_record_trials(record, &kept, &n, NULL));

    assert_int_equal(n, 2);
    assert_int_equal(kept[0].n, 2);
    assert_int_equal(kept[1].axis, 1);
    assert_true(kept[0].value == 4 && kept[1].value == 0.3);
    for (size_t t = 0; t < n; t++) {
        assert_memory_equal(kept[t].adopters, adopters, 2 * kept[t].n * sizeof *adopters);
        assert_memory_equal(kept[t].spent, spent, 2 * kept[t].n * sizeof *spent);
    }
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void no_file_a_damaged_file_or_another_plan_means_no_trials(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = contested_plan();
    assert_int_equal(count_kept(base, plan), 0);
    keep_two(base, plan);
    assert_int_equal(count_kept(base, plan), 2);

    plan->n_contests = 1;
    assert_int_equal(count_kept(base, plan), 1);
    plan->experiment.replicates = 6;
    assert_int_equal(count_kept(base, plan), 0);

    plan->experiment.replicates = 5;
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    char *path = gv_record_path(record, "contest.h5", NULL);
    gv_record_close(record);
    fixture_write(path, "damaged", 7);
    assert_int_equal(count_kept(base, plan), 0);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trials_of_different_length_come_back),
        cmocka_unit_test(no_file_a_damaged_file_or_another_plan_means_no_trials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
