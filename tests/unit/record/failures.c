/* Why lives failed stands in files of failures and nowhere else. */
#include "fixture.h"

enum { REPLICATES = 130 };

static gv_block *given_shard(const gv_plan *plan, uint64_t s)
{
    gv_block *block = NULL;
    must(gv_block_of(plan, gv_plan_shard(plan, s), &block, NULL));
    fixture_live(block, block->first, block->n);
    return block;
}

/* A result in which life `r` of arm `a` failed for reason `why(a, r)`, NULL: it did not. */
static char *given_result(const char *base, const gv_plan *plan,
                          const char *(*why)(size_t arm, uint64_t replicate))
{
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    gv_sink sink = gv_record_sink(record);
    for (uint64_t s = 0; s < gv_plan_shards(plan); s++) {
        gv_block *block = given_shard(plan, s);
        for (size_t a = 0; a < block->n_arms; a++) {
            for (uint64_t r = 0; r < block->n; r++) {
                if (why(a, block->first + r) != NULL)
                    gv_block_fail(block, a, r, why(a, block->first + r));
            }
        }
        must(sink.accept(sink.self, block, NULL));
        gv_block_free(block);
    }
    must(gv_record_finish(record, NULL));
    char *path = gv_record_path(record, "result.h5", NULL);
    gv_record_close(record);
    return path;
}

static const char *some_fail(size_t arm, uint64_t replicate)
{
    if (arm == 0 && replicate == 5)
        return "no memory for 8 bytes";
    return arm == 1 && replicate >= 100 ? "the sky fell, \"twice\"" : NULL;
}

static const char *none_fails(size_t arm, uint64_t replicate)
{
    (void) arm;
    (void) replicate;
    return NULL;
}

static const char *each_fails_otherwise(size_t arm, uint64_t replicate)
{
    static char text[2][REPLICATES][32];
    snprintf(text[arm][replicate], sizeof text[arm][replicate], "reason %zu-%llu", arm,
             (unsigned long long) replicate);
    return text[arm][replicate];
}

static gv_result *read_back(const char *path, const gv_plan *plan)
{
    gv_result *result = NULL;
    must(gv_result_read(path, plan, &result, NULL));
    return result;
}

static void a_failed_life_keeps_its_reason_through_shards_and_merge(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(REPLICATES);
    char *path = given_result(base, plan, some_fail);
    gv_result *result = read_back(path, plan);
    for (size_t a = 0; a < 2; a++) {
        for (uint64_t r = 0; r < REPLICATES; r++) {
            const char *wanted = some_fail(a, r);
            const char *found = gv_block_failure(result->block, a, r);
            assert_int_equal(result->block->status[a * REPLICATES + r],
                             wanted != NULL ? GV_LIFE_FAILED : GV_LIFE_DONE);
            assert_true(gv_same_text(found, wanted));
        }
    }
    gv_result_free(result);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_file_without_failures_says_nothing_of_them(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(REPLICATES);
    char *path = given_result(base, plan, none_fails);
    FILE *file = fopen(path, "rb");
    static char bytes[1 << 22];
    const size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_null(memmem(bytes, n, "failure", strlen("failure")));
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void reasons_beyond_a_byte_share_the_last_number(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(REPLICATES);
    char *path = given_result(base, plan, each_fails_otherwise);
    gv_result *result = read_back(path, plan);
    assert_string_equal(gv_block_failure(result->block, 0, 0), "reason 0-0");
    assert_string_equal(gv_block_failure(result->block, 1, REPLICATES - 1),
                        "another reason");
    gv_result_free(result);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_life_keeps_its_reason_through_shards_and_merge),
        cmocka_unit_test(a_file_without_failures_says_nothing_of_them),
        cmocka_unit_test(reasons_beyond_a_byte_share_the_last_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
