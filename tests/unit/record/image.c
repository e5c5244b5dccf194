/* Files in memory, and in pages of a temporary file. */
#include "fixture.h"

#include "record/image.h"
#include "record/layout.h"
#include "record/seal.h"

#include <errno.h>
#include <sys/mount.h>

#define ROOM ((uint64_t) 64 << 20)
enum { NUMBERS = 2000000 };

/* Eight megabytes that do not compress. */
static gv_status fill(hid_t file)
{
    uint32_t *numbers = gv_alloc(NUMBERS, sizeof *numbers, NULL);
    uint32_t x = 1;
    for (size_t i = 0; i < NUMBERS; i++) {
        x = x * 1664525 + 1013904223;
        numbers[i] = x;
    }
    const gv_variable scale = {
        .name = "x", .type = H5T_STD_U32LE, .rank = 1, .shape = { NUMBERS }
    };
    const gv_status status = gv_dimension_put(file, &scale, numbers, NULL);
    gv_free(numbers);
    return status;
}

static void bytes_are_the_same_in_memory_and_in_a_temporary_file(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    char *path = gv_format_text(NULL, "%s/spill", base);
    const int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    gv_image *held = NULL;
    gv_image *spilled = NULL;
    const unsigned char *bytes = NULL;
    const unsigned char *others = NULL;
    size_t n = 0;
    size_t m = 0;
    must(gv_image_create(ROOM, -1, &held, NULL));
    must(gv_image_create(ROOM, fd, &spilled, NULL));
    must(fill(gv_image_file(held)));
    must(fill(gv_image_file(spilled)));

    must(gv_image_seal(held, &bytes, &n, NULL));
    must(gv_image_seal(spilled, &others, &m, NULL));

    assert_int_equal(n, m);
    assert_memory_equal(bytes, others, n);
    assert_true(gv_seal_holds(bytes, n));
    size_t on_disk = 0;
    unsigned char *written = fixture_read(path, &on_disk);
    assert_int_equal(on_disk, n);
    assert_memory_equal(written, bytes, n);
    gv_free(written);
    gv_image_free(spilled);
    gv_image_free(held);
    close(fd);
    gv_free(path);
    fixture_drop_folder(base);
}

/* libhdf5 holds files of equal names for one and the same. */
static void two_files_open_at_once_do_not_mix(void **unused)
{
    (void) unused;
    gv_image *one = NULL;
    gv_image *other = NULL;
    must(gv_image_create(ROOM, -1, &one, NULL));
    must(gv_image_create(ROOM, -1, &other, NULL));
    must(gv_hdf_put_text(gv_image_file(one), "name", "one", NULL));

    char *name = NULL;
    must(gv_hdf_text(gv_image_file(other), "name", &name, NULL));

    assert_null(name);
    gv_image_free(other);
    gv_image_free(one);
}

static void a_file_may_outgrow_the_room_it_was_promised(void **unused)
{
    (void) unused;
    gv_image *image = NULL;
    must(gv_image_create(1, -1, &image, NULL));
    const unsigned char *bytes = NULL;
    size_t n = 0;

    must(fill(gv_image_file(image)));
    must(gv_image_seal(image, &bytes, &n, NULL));

    assert_true(n > (size_t) 4 << 20);
    assert_true(gv_seal_holds(bytes, n));
    gv_image_free(image);
}

/* libhdf5 does not survive a failing disk, so it must not notice. */
static void a_temporary_file_on_a_full_disk_fails_only_when_sealed(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    if (mount("tmpfs", base, "tmpfs", 0, "size=2m") != 0) {
        print_message("SKIPPED: may not mount a small disk: %s\n", strerror(errno));
        fixture_drop_folder(base);
        skip();
    }
    char *path = gv_format_text(NULL, "%s/spill", base);
    const int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    gv_image *image = NULL;
    const unsigned char *bytes = NULL;
    size_t n = 0;
    gv_error err = { 0 };
    must(gv_image_create(ROOM, fd, &image, NULL));

    const gv_status filling = fill(gv_image_file(image));
    const gv_status sealing = gv_image_seal(image, &bytes, &n, &err);

    gv_image_free(image);
    close(fd);
    gv_free(path);
    assert_int_equal(umount(base), 0);
    assert_int_equal(filling, GV_OK);
    assert_int_equal(sealing, GV_E_OUTPUT);
    assert_non_null(strstr(err.text, "No space left"));
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_the_same_in_memory_and_in_a_temporary_file),
        cmocka_unit_test(two_files_open_at_once_do_not_mix),
        cmocka_unit_test(a_file_may_outgrow_the_room_it_was_promised),
        cmocka_unit_test(a_temporary_file_on_a_full_disk_fails_only_when_sealed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
