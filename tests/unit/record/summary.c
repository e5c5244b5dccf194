/* Summaries are what a reader would compute from the rows. */
#include "fixture.h"

#include "record/image.h"
#include "record/variable.h"

/* One figure of the first strategy. */
static double figure(hid_t file, const char *name, H5T_class_t class)
{
    gv_found found = GV_NOT_FOUND;
    const hsize_t start[2] = { 0, 0 };
    const hsize_t count[2] = { 1, 1 };
    double value = 0;
    must(gv_variable_open(file, name, class, 2, &found, NULL));
    assert_true(found.dataset >= 0);
    must(gv_variable_read(found.dataset, start, count, H5T_NATIVE_DOUBLE, &value, NULL));
    must(gv_hdf_close(found.dataset, GV_OK, NULL));
    return value;
}

/* final_adopters is 1000 + 10 r in the first strategy; replicate 0 failed, so 10 lives
 * count. structural_virality is undefined where r % 5 == 3, so 8 of them. */
static void failed_lives_and_undefined_values_do_not_count(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(11);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    gv_block *block = fixture_block(plan, 0, 11);
    block->status[0] = GV_LIFE_FAILED;
    const size_t k = gv_block_find(block, "final_adopters");
    gv_sink sink = gv_record_sink(record);
    must(sink.accept(sink.self, block, NULL));
    must(gv_record_finish(record, NULL));
    char *path = gv_record_path(record, "result.h5", NULL);
    gv_sealed *sealed = NULL;
    must(gv_sealed_open(AT_FDCWD, path, 0, path, &sealed, NULL));

    const double zero = 1000 * (double) k;
    const hid_t file = sealed->file;
    assert_true(figure(file, "summary/final_adopters_n", H5T_INTEGER) == 10);
    assert_true(figure(file, "summary/final_adopters_mean", H5T_FLOAT) == zero + 55);
    assert_true(figure(file, "summary/final_adopters_q50", H5T_FLOAT) == zero + 55);
    assert_true(figure(file, "summary/final_adopters_q05", H5T_FLOAT) == zero + 14.5);
    assert_true(figure(file, "summary/final_adopters_q95", H5T_FLOAT) == zero + 95.5);
    assert_true(figure(file, "summary/structural_virality_n", H5T_INTEGER) == 8);

    must(gv_sealed_close(sealed, GV_OK, NULL));
    gv_free(path);
    gv_block_free(block);
    gv_record_close(record);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failed_lives_and_undefined_values_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
