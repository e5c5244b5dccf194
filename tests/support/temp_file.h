/* A file with given bytes in a folder of its own, both gone when the test is over. */
#ifndef GRAPEVINE_TEST_TEMP_FILE_H
#define GRAPEVINE_TEST_TEMP_FILE_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct temp_file {
    char folder[32];
    char path[64];
} temp_file;

static inline temp_file temp_file_make(const void *bytes, size_t n)
{
    temp_file t = { .folder = "/tmp/grapevine-XXXXXX" };
    assert_non_null(mkdtemp(t.folder));
    assert_true(snprintf(t.path, sizeof t.path, "%s/ties.txt", t.folder) > 0);
    FILE *out = fopen(t.path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, n, out), n);
    assert_int_equal(fclose(out), 0);
    return t;
}

static inline void temp_file_remove(const temp_file *t)
{
    assert_int_equal(unlink(t->path), 0);
    assert_int_equal(rmdir(t->folder), 0);
}

#endif
