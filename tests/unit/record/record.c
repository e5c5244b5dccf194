/* A run's folder from the first shard to the result, interrupted anywhere. */
#include "fixture.h"

/* Everything written comes back, text in any alphabet included. */
static void a_result_reads_back_as_it_was_lived(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(70);
    char *path = fixture_result(base, plan);

    gv_result *result = NULL;
    must(gv_result_read(path, plan, &result, NULL));

    gv_block *lived = fixture_block(plan, 0, 70);
    assert_same_block(result->block, lived);
    assert_string_equal(result->title, plan->experiment.title);
    assert_string_equal(result->scenario_name, plan->name);
    assert_string_equal(result->scenario_text, plan->scenario_text);
    gv_text resolved = { 0 };
    gv_plan_print(plan, &resolved);
    assert_string_equal(result->resolved_text, resolved.text);
    assert_int_equal(result->results_version, GV_RESULTS_VERSION);
    gv_text_free(&resolved);
    gv_block_free(lived);
    gv_result_free(result);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_finished_run_leaves_no_shards_and_lives_nothing_again(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(70);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    assert_int_equal(fixture_run(record, plan, 70), 70);
    char *shards = gv_record_path(record, ".shards", NULL);
    assert_int_equal(fixture_count_files(shards), 2);

    must(gv_record_finish(record, NULL));

    assert_int_equal(fixture_count_files(shards), 0);
    assert_int_equal(fixture_run(record, plan, 70), 0);
    must(gv_record_finish(record, NULL));
    gv_record_close(record);
    assert_false(fixture_exists(shards));
    gv_free(shards);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

/* Stopping after any number of replicates, in the middle of a shard too, changes nothing.
 */
static void an_interrupted_run_ends_with_the_same_bytes(void **unused)
{
    (void) unused;
    static const uint64_t stops[] = { 1, 64, 65, 100 };
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(130);
    char *path = fixture_result(base, plan);
    size_t n = 0;
    unsigned char *whole = fixture_read(path, &n);
    for (size_t i = 0; i < GV_COUNT_OF(stops); i++) {
        must(unlink(path) == 0 ? GV_OK : GV_E_OUTPUT);
        gv_record *record = NULL;
        must(gv_record_open(base, plan, &record, NULL));
        fixture_run(record, plan, stops[i]);
        assert_int_equal(gv_record_finish(record, NULL), GV_E_STOPPED);
        gv_record_close(record);
        must(gv_record_open(base, plan, &record, NULL));
        assert_int_equal(fixture_run(record, plan, 130), 130 - stops[i]);
        must(gv_record_finish(record, NULL));
        gv_record_close(record);

        size_t n_again = 0;
        unsigned char *again = fixture_read(path, &n_again);
        assert_int_equal(n_again, n);
        assert_memory_equal(again, whole, n);
        gv_free(again);
    }
    gv_free(whole);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void more_replicates_continue_where_fewer_ended(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *few = fixture_plan(30);
    gv_plan *many = fixture_plan(200);
    gv_free(fixture_result(base, few));

    gv_record *record = NULL;
    must(gv_record_open(base, many, &record, NULL));
    assert_int_equal(fixture_run(record, many, 200), 170);
    must(gv_record_finish(record, NULL));
    char *path = gv_record_path(record, "result.h5", NULL);
    assert_int_equal(fixture_count_files(gv_record_folder(record)), 1);
    gv_record_close(record);

    gv_result *result = NULL;
    must(gv_result_read(path, many, &result, NULL));
    gv_block *lived = fixture_block(many, 0, 200);
    assert_same_block(result->block, lived);
    gv_block_free(lived);
    gv_result_free(result);
    gv_free(path);
    gv_plan_free(many);
    gv_plan_free(few);
    fixture_drop_folder(base);
}

static void fewer_replicates_are_served_from_a_larger_result_which_stays(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *few = fixture_plan(30);
    gv_plan *many = fixture_plan(200);
    char *path = fixture_result(base, many);

    gv_record *record = NULL;
    must(gv_record_open(base, few, &record, NULL));
    assert_int_equal(fixture_run(record, few, 30), 0);
    must(gv_record_finish(record, NULL));
    gv_record_close(record);

    gv_result *result = NULL;
    must(gv_result_read(path, few, &result, NULL));
    assert_int_equal(result->block->n, 30);
    gv_result_free(result);
    must(gv_result_read(path, many, &result, NULL));
    assert_true(gv_block_complete(result->block));
    gv_result_free(result);
    gv_free(path);
    gv_plan_free(many);
    gv_plan_free(few);
    fixture_drop_folder(base);
}

/* Other measures need the lives again; what only the old result has is kept aside. */
static void a_result_with_other_measures_is_kept_under_another_name(void **unused)
{
    (void) unused;
    static const char *const other[] = { "adopters", "reach" };
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(10);
    gv_plan *otherwise = fixture_plan(10);
    fixture_measure(otherwise, other, GV_COUNT_OF(other));
    gv_free(fixture_result(base, plan));

    gv_record *record = NULL;
    must(gv_record_open(base, otherwise, &record, NULL));
    assert_int_equal(fixture_run(record, otherwise, 10), 10);
    must(gv_record_finish(record, NULL));

    assert_int_equal(fixture_count_files(gv_record_folder(record)), 2);
    gv_record_close(record);
    gv_plan_free(otherwise);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_failed_life_is_kept_as_failed_and_tried_again(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(10);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    gv_sink sink = gv_record_sink(record);
    gv_block *block = fixture_block(plan, 0, 10);
    block->status[4] = GV_LIFE_FAILED;
    must(sink.accept(sink.self, block, NULL));
    must(gv_record_finish(record, NULL));

    char *path = gv_record_path(record, "result.h5", NULL);
    gv_result *result = NULL;
    must(gv_result_read(path, plan, &result, NULL));
    assert_int_equal(result->block->status[4], GV_LIFE_FAILED);
    gv_result_free(result);
    gv_block_free(block);
    must(gv_block_create(plan, 0, 10, &block, NULL));
    must(sink.recall(sink.self, block, NULL));
    assert_int_equal(block->status[4], GV_LIFE_MISSING);
    assert_int_equal(block->status[5], GV_LIFE_DONE);

    fixture_live(block, 4, 1);
    must(sink.accept(sink.self, block, NULL));
    must(gv_record_finish(record, NULL));
    must(gv_result_read(path, plan, &result, NULL));
    assert_true(gv_block_complete(result->block));
    gv_result_free(result);
    gv_block_free(block);
    gv_free(path);
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void arms_of_one_replicate_on_different_networks_do_not_merge(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(2);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    gv_sink sink = gv_record_sink(record);
    gv_block *block = fixture_block(plan, 0, 2);
    must(sink.accept(sink.self, block, NULL));
    block->status[0] = GV_LIFE_MISSING; /* the first arm was lived elsewhere */
    block->graph[0].low ^= 1;
    gv_error err = { 0 };

    assert_int_equal(sink.recall(sink.self, block, &err), GV_E_DATA);

    assert_non_null(strstr(err.text, "different networks"));
    gv_block_free(block);
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

/* ---- memory that runs out ---------------------------------------------------- */

/* Refuses the allocation when the count is down to zero. */
static bool refuse_one(void *self, size_t bytes)
{
    (void) bytes;
    long *left = self;
    return (*left)-- != 0;
}

static gv_status run_once(const char *base, const gv_plan *plan)
{
    gv_status status = GV_OK;
    gv_record *record = NULL;
    gv_result *result = NULL;
    gv_block *block = NULL;
    char *path = NULL;
    gv_hash digest;
    GV_TRY(gv_record_open(base, plan, &record, NULL));
    gv_sink sink = gv_record_sink(record);
    GV_TRY(gv_block_create(plan, 0, 3, &block, NULL));
    GV_TRY(sink.recall(sink.self, block, NULL));
    fixture_live(block, 0, 3);
    GV_TRY(sink.accept(sink.self, block, NULL));
    GV_TRY(gv_record_finish(record, NULL));
    path = gv_record_path(record, "result.h5", NULL);
    if (path == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(gv_digest_file(path, &digest, NULL));
    GV_TRY(gv_result_read(path, plan, &result, NULL));
done:
    gv_result_free(result);
    gv_free(path);
    gv_block_free(block);
    gv_record_close(record);
    return status;
}

static void any_refused_allocation_is_told_and_the_folder_stays_usable(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(3);
    gv_status status = GV_E_MEMORY;
    long refused = 0;
    for (; status == GV_E_MEMORY; refused++) {
        long left = refused;
        if (refused % 7 == 0)
            fixture_remove_all(base); /* from the beginning, and over what was left */
        gv_memory_set_hook(refuse_one, &left);
        status = run_once(base, plan);
        gv_memory_set_hook(NULL, NULL);
    }
    assert_int_equal(status, GV_OK);
    assert_true(refused > 50);
    must(run_once(base, plan));
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_reads_back_as_it_was_lived),
        cmocka_unit_test(a_finished_run_leaves_no_shards_and_lives_nothing_again),
        cmocka_unit_test(an_interrupted_run_ends_with_the_same_bytes),
        cmocka_unit_test(more_replicates_continue_where_fewer_ended),
        cmocka_unit_test(fewer_replicates_are_served_from_a_larger_result_which_stays),
        cmocka_unit_test(a_result_with_other_measures_is_kept_under_another_name),
        cmocka_unit_test(a_failed_life_is_kept_as_failed_and_tried_again),
        cmocka_unit_test(arms_of_one_replicate_on_different_networks_do_not_merge),
        cmocka_unit_test(any_refused_allocation_is_told_and_the_folder_stays_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
