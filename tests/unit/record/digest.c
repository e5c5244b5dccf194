/* A digest says what the data are, whatever their history. */
#include "fixture.h"

static gv_hash digest_of(const char *path)
{
    gv_hash digest;
    must(gv_digest_file(path, &digest, NULL));
    return digest;
}

static void a_digest_ignores_texts_about_the_data_and_how_the_run_was_cut(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *few = fixture_plan(30);
    gv_plan *many = fixture_plan(100);
    char *path = fixture_result(base, many);
    const gv_hash at_once = digest_of(path);
    fixture_remove_all(base);
    many->experiment.title = "another title";
    many->scenario_text = "";
    gv_free(fixture_result(base, few));
    gv_free(fixture_result(base, many));

    assert_true(gv_hash_equal(digest_of(path), at_once));

    gv_free(path);
    gv_plan_free(many);
    gv_plan_free(few);
    fixture_drop_folder(base);
}

/* @return digest of a result in which one thing differs */
static gv_hash digest_with(void (*change)(gv_block *block), uint64_t replicates)
{
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(replicates);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    gv_block *block = fixture_block(plan, 0, replicates);
    change(block);
    gv_sink sink = gv_record_sink(record);
    must(sink.accept(sink.self, block, NULL));
    must(gv_record_finish(record, NULL));
    char *path = gv_record_path(record, "result.h5", NULL);
    const gv_hash digest = digest_of(path);
    gv_free(path);
    gv_block_free(block);
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
    return digest;
}

static void nothing(gv_block *block)
{
    (void) block;
}

static void one_count(gv_block *block)
{
    ((uint32_t *) block->columns[0].at)[3] ^= 1;
}

static void one_graph(gv_block *block)
{
    block->graph[2].low ^= 1;
}

static void one_failure(gv_block *block)
{
    block->status[1] = GV_LIFE_FAILED;
}

static void a_digest_changes_with_any_value_graph_status_or_shape(void **unused)
{
    (void) unused;
    const gv_hash all[] = {
        digest_with(nothing, 5),     digest_with(one_count, 5), digest_with(one_graph, 5),
        digest_with(one_failure, 5), digest_with(nothing, 6),
    };
    assert_true(gv_hash_equal(all[0], digest_with(nothing, 5)));
    for (size_t i = 0; i < GV_COUNT_OF(all); i++) {
        for (size_t j = 0; j < i; j++)
            assert_false(gv_hash_equal(all[i], all[j]));
    }
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_ignores_texts_about_the_data_and_how_the_run_was_cut),
        cmocka_unit_test(a_digest_changes_with_any_value_graph_status_or_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
