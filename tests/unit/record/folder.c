/* The folder of a run: who may enter, and what may stand in the way. */
#include "fixture.h"

#include "record/folder.h"

static gv_status open_twice(const char *base, const char *name, gv_error *err)
{
    gv_folder folder = GV_NO_FOLDER;
    const gv_status status = gv_folder_open(base, name, "0123", &folder, err);
    gv_folder_close(&folder);
    return status;
}

static void missing_folders_are_made_and_an_empty_shard_folder_goes(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    char *deep = gv_format_text(NULL, "%s/a/b//c", base);
    char *shards = gv_format_text(NULL, "%s/s/0123/.shards", deep);
    gv_folder folder = GV_NO_FOLDER;

    must(gv_folder_open(deep, "s", "0123", &folder, NULL));

    assert_true(fixture_exists(shards));
    gv_folder_close(&folder);
    assert_false(fixture_exists(shards));
    must(open_twice(deep, "s", NULL));
    gv_free(shards);
    gv_free(deep);
    fixture_drop_folder(base);
}

static void names_that_lead_elsewhere_are_refused(void **unused)
{
    (void) unused;
    static const char *const names[] = { "", ".", "..", "a/b", "/a" };
    char *base = fixture_folder();
    for (size_t i = 0; i < GV_COUNT_OF(names); i++)
        assert_int_equal(open_twice(base, names[i], NULL), GV_E_OUTPUT);
    assert_int_equal(fixture_count_files(base), 0);
    fixture_drop_folder(base);
}

static void a_link_below_the_base_is_not_followed(void **unused)
{
    (void) unused;
    static const char *const links[] = { "s", "s/0123", "s/0123/.shards", "s/0123/.lock" };
    for (size_t i = 0; i < GV_COUNT_OF(links); i++) {
        char *base = fixture_folder();
        char *elsewhere = fixture_folder();
        char *link = gv_format_text(NULL, "%s/%s", base, links[i]);
        must(open_twice(base, "s", NULL));
        fixture_remove_all(link);
        unlink(link);
        assert_int_equal(symlink(elsewhere, link), 0);
        gv_error err = { 0 };

        assert_int_equal(open_twice(base, "s", &err), GV_E_OUTPUT);

        assert_non_null(strstr(err.text, "symbolic link"));
        assert_int_equal(fixture_count_files(elsewhere), 0);
        gv_free(link);
        fixture_drop_folder(elsewhere);
        fixture_drop_folder(base);
    }
}

/* Stands for folders in which one may not write, for the superuser may write in all. */
static void a_file_where_a_folder_belongs_is_told_in_words(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    char *file = gv_format_text(NULL, "%s/s", base);
    fixture_write(file, "x", 1);
    gv_error err = { 0 };

    assert_int_equal(open_twice(base, "s", &err), GV_E_OUTPUT);

    assert_non_null(strstr(err.text, "is no folder"));
    assert_int_equal(open_twice(file, "s", NULL), GV_E_OUTPUT);
    assert_int_equal(open_twice("/proc/grapevine", "s", NULL), GV_E_OUTPUT);
    gv_free(file);
    fixture_drop_folder(base);
}

static void a_second_writer_is_told_who_the_first_is(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_folder first = GV_NO_FOLDER;
    must(gv_folder_open(base, "s", "0123", &first, NULL));
    gv_error err = { 0 };

    assert_int_equal(open_twice(base, "s", &err), GV_E_BUSY);

    char *who = gv_format_text(NULL, "process %ld on ", (long) getpid());
    assert_non_null(strstr(err.text, who));
    assert_non_null(strstr(err.text, ", since 2"));
    gv_folder_close(&first);
    must(open_twice(base, "s", NULL));
    gv_free(who);
    fixture_drop_folder(base);
}

static void temporary_files_of_a_killed_run_are_swept_and_others_stay(void **unused)
{
    (void) unused;
    static const char *const names[] = { ".tmp-1-0", ".shards/.tmp-1-0", "result.h5" };
    char *base = fixture_folder();
    gv_folder folder = GV_NO_FOLDER;
    must(gv_folder_open(base, "s", "0123", &folder, NULL));
    for (size_t i = 0; i < GV_COUNT_OF(names); i++) {
        char *path = gv_format_text(NULL, "%s/%s", folder.run_path, names[i]);
        fixture_write(path, "x", 1);
        gv_free(path);
    }
    gv_folder_close(&folder);

    must(gv_folder_open(base, "s", "0123", &folder, NULL));

    assert_int_equal(fixture_count_files(folder.run_path), 1);
    assert_int_equal(fixture_count_files(folder.shards_path), 0);
    gv_folder_close(&folder);
    fixture_drop_folder(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_folders_are_made_and_an_empty_shard_folder_goes),
        cmocka_unit_test(names_that_lead_elsewhere_are_refused),
        cmocka_unit_test(a_link_below_the_base_is_not_followed),
        cmocka_unit_test(a_file_where_a_folder_belongs_is_told_in_words),
        cmocka_unit_test(a_second_writer_is_told_who_the_first_is),
        cmocka_unit_test(temporary_files_of_a_killed_run_are_swept_and_others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
