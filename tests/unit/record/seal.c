/* Damage is found before libhdf5 sees the bytes. */
#include "fixture.h"

#include "record/seal.h"

/* Each changed byte, everywhere in the file, and each missing or added one. */
static void every_changed_missing_or_added_byte_breaks_the_seal(void **unused)
{
    (void) unused;
    enum { SIZE = 2000 };
    unsigned char bytes[SIZE + 1] = { 0 };
    for (size_t i = GV_SEAL_BYTES; i < SIZE; i++)
        bytes[i] = (unsigned char) (i * i);
    gv_seal_write(bytes, SIZE);
    assert_true(gv_seal_holds(bytes, SIZE));
    for (size_t i = 0; i < SIZE; i++) {
        bytes[i] ^= 1;
        assert_false(gv_seal_holds(bytes, SIZE));
        bytes[i] ^= 1;
    }
    assert_false(gv_seal_holds(bytes, SIZE + 1));
    for (size_t n = 0; n < SIZE; n++)
        assert_false(gv_seal_holds(bytes, n));
}

static void a_damaged_or_foreign_result_is_refused(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(3);
    char *path = fixture_result(base, plan);
    size_t n = 0;
    unsigned char *bytes = fixture_read(path, &n);
    const size_t places[] = { 0, 100, GV_SEAL_BYTES, n / 2, n - 1 };
    gv_result *result = NULL;
    gv_record *record = NULL;
    gv_hash digest;
    for (size_t i = 0; i < GV_COUNT_OF(places); i++) {
        bytes[places[i]] ^= 0x40;
        fixture_write(path, bytes, n);
        assert_int_equal(gv_result_read(path, plan, &result, NULL), GV_E_DATA);
        assert_int_equal(gv_digest_file(path, &digest, NULL), GV_E_DATA);
        assert_int_equal(gv_record_open(base, plan, &record, NULL), GV_E_DATA);
        bytes[places[i]] ^= 0x40;
    }
    fixture_write(path, bytes, n - 1);
    assert_int_equal(gv_result_read(path, plan, &result, NULL), GV_E_DATA);
    fixture_write(path, "hello", 5);
    assert_int_equal(gv_result_read(path, plan, &result, NULL), GV_E_DATA);
    assert_int_equal(gv_result_read(base, plan, &result, NULL), GV_E_DATA);
    assert_int_equal(gv_result_read("/nowhere", plan, &result, NULL), GV_E_DATA);
    assert_null(result);
    gv_free(bytes);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

/* A damaged shard costs its lives and nothing else. */
static void a_damaged_shard_is_lived_again(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(130);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    assert_int_equal(fixture_run(record, plan, 130), 130);
    char *path = gv_record_path(record, ".shards/0-1.h5", NULL);
    size_t n = 0;
    unsigned char *bytes = fixture_read(path, &n);
    bytes[n / 2] ^= 1;
    fixture_write(path, bytes, n);

    gv_error err = { .code = GV_OK };
    assert_int_equal(gv_record_finish(record, &err), GV_E_OUTPUT); /* not: never lived */
    assert_non_null(strstr(err.text, "replicate 64 cannot be read back"));
    assert_int_equal(fixture_run(record, plan, 130), 64);
    must(gv_record_finish(record, NULL));

    gv_record_close(record);
    gv_free(bytes);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_changed_missing_or_added_byte_breaks_the_seal),
        cmocka_unit_test(a_damaged_or_foreign_result_is_refused),
        cmocka_unit_test(a_damaged_shard_is_lived_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
