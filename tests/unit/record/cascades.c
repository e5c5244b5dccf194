/* Trees stand in ragged columns with named dimensions. */
#include "fixture.h"

#include "record/image.h"
#include "record/variable.h"

static const uint64_t row_start[] = { 0, 2, 2, 5, 6 };
static const uint32_t person[] = { 1, 2, 3, 4, 5, 6 };
static const int32_t parent[] = { -1, 1, -1, 3, 3, -1 };
static const uint32_t step[] = { 0, 1, 0, 1, 1, 2 };
static const uint8_t channel[] = { 0, 4, 0, 4, 4, 1 };

static char *keep(const char *base, const gv_plan *plan, const gv_cascade_rows *rows)
{
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    must(gv_record_keep_cascades(record, rows, NULL));
    char *path = gv_record_path(record, "cascades.h5", NULL);
    gv_record_close(record);
    return path;
}

static void rows_and_their_index_are_in_the_file(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(2);
    const gv_cascade_rows rows = { 2, 2, row_start, person, parent, step, channel };
    char *path = keep(base, plan, &rows);
    gv_sealed *sealed = NULL;
    must(gv_sealed_open(AT_FDCWD, path, 0, path, &sealed, NULL));
    gv_found found = GV_NOT_FOUND;
    uint64_t starts[4] = { 0 };
    const hsize_t zero[2] = { 0, 0 };

    must(gv_variable_open(sealed->file, "row_start", H5T_INTEGER, 2, &found, NULL));

    assert_int_equal(found.shape[0], 2);
    assert_int_equal(found.shape[1], 2);
    must(gv_variable_read(found.dataset, zero, found.shape, H5T_NATIVE_UINT64, starts,
                          NULL));
    assert_memory_equal(starts, row_start, sizeof starts);
    must(gv_hdf_close(found.dataset, GV_OK, NULL));
    int32_t parents[6] = { 0 };
    must(gv_variable_open(sealed->file, "parent", H5T_INTEGER, 1, &found, NULL));
    assert_int_equal(found.shape[0], 6);
    must(gv_variable_read(found.dataset, zero, found.shape, H5T_NATIVE_INT32, parents,
                          NULL));
    assert_memory_equal(parents, parent, sizeof parents);
    must(gv_hdf_close(found.dataset, GV_OK, NULL));
    must(gv_sealed_close(sealed, GV_OK, NULL));
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void lives_without_any_adopter_make_a_readable_file(void **unused)
{
    (void) unused;
    static const uint64_t nowhere[] = { 0, 0, 0 };
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(1);
    const gv_cascade_rows rows = { 2, 1, nowhere, person, parent, step, channel };
    char *path = keep(base, plan, &rows);
    gv_hash digest;

    must(gv_digest_file(path, &digest, NULL));

    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_their_index_are_in_the_file),
        cmocka_unit_test(lives_without_any_adopter_make_a_readable_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
