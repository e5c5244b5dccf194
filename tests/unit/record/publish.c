/* Files that are whole or do not exist, whatever stands in their way. */
#include "fixture.h"

#include "record/publish.h"

#include <errno.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

static gv_place open_place(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(fd >= 0);
    return (gv_place){ .fd = fd, .shown = path };
}

static void a_published_file_has_its_bytes_and_no_temporary_stays(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    const gv_place place = open_place(base);

    must(gv_publish(place, "a.txt", "one", 3, NULL));
    must(gv_publish(place, "a.txt", "other", 5, NULL));

    char *path = gv_format_text(NULL, "%s/a.txt", base);
    size_t n = 0;
    unsigned char *bytes = fixture_read(path, &n);
    assert_int_equal(n, 5);
    assert_memory_equal(bytes, "other", 5);
    assert_int_equal(fixture_count_files(base), 1);
    gv_free(bytes);
    gv_free(path);
    close(place.fd);
    fixture_drop_folder(base);
}

/* A link is neither followed nor replaced; nor is anything else that is no plain file. */
static void what_is_no_plain_file_is_refused_and_left_alone(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    const gv_place place = open_place(base);
    must(gv_publish(place, "target", "keep", 4, NULL));
    assert_int_equal(symlinkat("target", place.fd, "link"), 0);
    assert_int_equal(mkdirat(place.fd, "folder", 0777), 0);
    assert_int_equal(mkfifoat(place.fd, "pipe", 0666), 0);
    static const char *const names[][2] = { { "link", "symbolic link" },
                                            { "folder", "folder" },
                                            { "pipe", "not a plain file" },
                                            { "../out", "not a file name" },
                                            { "", "not a file name" } };
    for (size_t i = 0; i < GV_COUNT_OF(names); i++) {
        gv_error err = { 0 };
        assert_int_equal(gv_publish(place, names[i][0], "new", 3, &err), GV_E_OUTPUT);
        assert_non_null(strstr(err.text, names[i][1]));
    }

    struct stat found;
    assert_int_equal(fstatat(place.fd, "link", &found, AT_SYMLINK_NOFOLLOW), 0);
    assert_true(S_ISLNK(found.st_mode));
    assert_int_equal(fstatat(place.fd, "target", &found, 0), 0);
    assert_int_equal(found.st_size, 4);
    assert_int_equal(fixture_count_files(base), 4);
    close(place.fd);
    fixture_drop_folder(base);
}

/* The name of a temporary file may be taken, by a link as well. */
static void a_taken_temporary_name_is_not_used(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    const gv_place place = open_place(base);
    char *name = gv_format_text(NULL, ".tmp-%ld-0", (long) getpid());
    assert_int_equal(symlinkat("/nowhere", place.fd, name), 0);
    gv_temporary t = { .fd = -1 };

    must(gv_temporary_create(place, &t, NULL));

    assert_string_not_equal(t.name, name);
    gv_temporary_drop(&t);
    must(gv_place_sweep(place, NULL));
    assert_int_equal(fixture_count_files(base), 0);
    gv_free(name);
    close(place.fd);
    fixture_drop_folder(base);
}

static void too_large_a_file_is_an_error_and_leaves_nothing(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    const gv_place place = open_place(base);
    struct rlimit old;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    const struct rlimit small = { .rlim_cur = 1000, .rlim_max = old.rlim_max };
    signal(SIGXFSZ, SIG_IGN); /* as the program does */
    static const char bytes[5000];
    gv_error err = { 0 };
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);

    const gv_status status = gv_publish(place, "big", bytes, sizeof bytes, &err);

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_int_equal(status, GV_E_OUTPUT);
    assert_non_null(strstr(err.text, "File too large"));
    assert_int_equal(fixture_count_files(base), 0);
    close(place.fd);
    fixture_drop_folder(base);
}

static void a_full_disk_is_an_error_with_advice_and_keeps_the_old_file(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    if (mount("tmpfs", base, "tmpfs", 0, "size=64k") != 0) {
        print_message("SKIPPED: may not mount a small disk: %s\n", strerror(errno));
        fixture_drop_folder(base);
        skip();
    }
    const gv_place place = open_place(base);
    static const char bytes[100000];
    gv_error err = { 0 };
    must(gv_publish(place, "a", "old", 3, NULL));

    const gv_status status = gv_publish(place, "a", bytes, sizeof bytes, &err);

    struct stat found;
    assert_int_equal(fstatat(place.fd, "a", &found, 0), 0);
    assert_int_equal(found.st_size, 3);
    assert_int_equal(fixture_count_files(base), 1);
    close(place.fd);
    assert_int_equal(umount(base), 0);
    assert_int_equal(status, GV_E_OUTPUT);
    assert_non_null(strstr(err.text, "No space left"));
    assert_true(err.hint[0] != '\0');
    fixture_drop_folder(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_published_file_has_its_bytes_and_no_temporary_stays),
        cmocka_unit_test(what_is_no_plain_file_is_refused_and_left_alone),
        cmocka_unit_test(a_taken_temporary_name_is_not_used),
        cmocka_unit_test(too_large_a_file_is_an_error_and_leaves_nothing),
        cmocka_unit_test(a_full_disk_is_an_error_with_advice_and_keeps_the_old_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
