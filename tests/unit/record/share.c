#include "fixture.h"

/* Another process is another open file description, as a second record has. */
static void neighbours_share_a_folder_but_not_a_shard(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(100);
    gv_record *one = NULL;
    gv_record *two = NULL;
    gv_block *first = NULL;
    gv_block *second = NULL;
    must(gv_record_share(base, plan, &one, NULL));
    must(gv_record_share(base, plan, &two, NULL));
    must(gv_block_of(plan, gv_plan_shard(plan, 0), &first, NULL));
    must(gv_block_of(plan, gv_plan_shard(plan, 1), &second, NULL));
    gv_sink mine = gv_record_sink(one);
    gv_sink yours = gv_record_sink(two);
    must(mine.recall(mine.self, first, NULL));
    gv_error err = { 0 };
    assert_int_equal(yours.recall(yours.self, first, &err), GV_E_BUSY);
    must(yours.recall(yours.self, second, NULL));
    assert_int_equal(mine.recall(mine.self, second, NULL), GV_E_BUSY);
    must(yours.recall(yours.self, first, NULL)); /* mine let go of it when it moved on */
    gv_block_free(second);
    gv_block_free(first);
    gv_record_close(two);
    gv_record_close(one);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_whole_run_and_a_part_exclude_each_other(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(10);
    gv_record *whole = NULL;
    gv_record *part = NULL;
    must(gv_record_share(base, plan, &part, NULL));
    assert_int_equal(gv_record_open(base, plan, &whole, NULL), GV_E_BUSY);
    gv_record_close(part);
    must(gv_record_open(base, plan, &whole, NULL));
    assert_int_equal(gv_record_share(base, plan, &part, NULL), GV_E_BUSY);
    gv_record_close(whole);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_survey_counts_what_is_missing(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(150);
    gv_record *record = NULL;
    gv_survey found;
    must(gv_record_open(base, plan, &record, NULL));
    fixture_run(record, plan, 70);
    must(gv_record_survey(record, NULL, NULL, &found, NULL));
    assert_int_equal(found.n_shards, 3);
    assert_int_equal(found.n_missing, 2); /* one is begun, one not there */
    assert_int_equal(found.n_strange, 0);
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_share_a_folder_but_not_a_shard),
        cmocka_unit_test(a_whole_run_and_a_part_exclude_each_other),
        cmocka_unit_test(a_survey_counts_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
