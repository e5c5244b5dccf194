/* A text file as blocks of whole lines. It is read, not mapped: a file that shrinks
 * meanwhile or a disk that fails is then an error in words instead of a signal, and memory
 * stays bounded whatever the file's size. */
#include "network_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that system calls cost nothing, small enough for the second-level cache. */
enum { BLOCK = 1 << 18 };

static gv_status complaint(const gv_line_reader *reader, uint32_t line, gv_status code,
                           gv_error *err)
{
    gv_error_place(err, reader->path, line, line > 0 ? 1 : 0);
    return code;
}

/* errno in words that do not depend on the locale. */
static const char *reason(int code)
{
    const char *words = strerrordesc_np(code);
    return words != NULL ? words : "unknown reason";
}

static gv_status open_regular(gv_line_reader *reader, gv_error *err)
{
    struct stat about;
    reader->file = open(reader->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (reader->file < 0 || fstat(reader->file, &about) != 0) {
        GV_FAIL(err, GV_E_DATA, "the file cannot be read: %s", reason(errno));
        return complaint(reader, 0, GV_E_DATA, err);
    }
    if (!S_ISREG(about.st_mode)) {
        GV_FAIL(err, GV_E_DATA, "this is %s, not a file",
                S_ISDIR(about.st_mode) ? "a folder" : "a pipe or device");
        return complaint(reader, 0, GV_E_DATA, err);
    }
    return GV_OK;
}

gv_status gv_lines_open(gv_line_reader *reader, const char *path, gv_error *err)
{
    gv_line_reader fresh = { .path = path, .file = -1 };
    gv_status status;
    GV_TRY(open_regular(&fresh, err));
    /* One byte more than asked for: a last line without an end gets one. */
    fresh.buffer = gv_alloc(BLOCK + 1, 1, err);
    if (fresh.buffer == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    *reader = fresh;
    return GV_OK;
done:
    gv_lines_close(&fresh);
    return status;
}

void gv_lines_close(gv_line_reader *reader)
{
    if (reader->file >= 0) {
        /* Nothing was written, so a failure to close loses nothing. */
        if (close(reader->file) == 0)
            reader->file = -1;
    }
    gv_free(reader->buffer);
    *reader = (gv_line_reader){ .file = -1 };
}

static gv_status fill(gv_line_reader *reader, gv_error *err)
{
    while (reader->filled < BLOCK && !reader->has_ended) {
        const ssize_t got =
            read(reader->file, reader->buffer + reader->filled, BLOCK - reader->filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            GV_FAIL(err, GV_E_DATA, "reading the file failed: %s", reason(errno));
            return complaint(reader, 0, GV_E_DATA, err);
        }
        reader->has_ended = got == 0;
        reader->filled += (size_t) got;
    }
    return GV_OK;
}

typedef struct beginning {
    const char *bytes;
    size_t n;
    const char *what, *remedy;
} beginning;

static const beginning strangers[] = {
    { "\x1f\x8b", 2, "compressed with gzip", "unpack it first: gunzip -k" },
    { "BZh", 3, "compressed with bzip2", "unpack it first: bunzip2 -k" },
    { "\xfd"
      "7zXZ",
      5, "compressed with xz", "unpack it first: unxz -k" },
    { "\x28\xb5\x2f\xfd", 4, "compressed with zstd", "unpack it first: unzstd" },
    { "PK\x03\x04", 4, "a zip archive or a spreadsheet",
      "unpack it, or export it as text" },
    { "\x89GVN", 4, "a network in binary form", "say kind: binary_file" },
    { "\x89HDF", 4, "an HDF5 file", "export the ties as text, two columns" },
    { "\xff\xfe", 2, "in UTF-16", "convert it: iconv -f UTF-16 -t UTF-8" },
    { "\xfe\xff", 2, "in UTF-16", "convert it: iconv -f UTF-16 -t UTF-8" },
};

/* Files that are not text are told apart by how they begin; a UTF-8 mark is passed over. */
static gv_status judge_beginning(gv_line_reader *reader, gv_error *err)
{
    static const char utf8_mark[] = "\xef\xbb\xbf";
    for (size_t i = 0; i < GV_COUNT_OF(strangers); i++) {
        const beginning *s = &strangers[i];
        if (reader->filled >= s->n && memcmp(reader->buffer, s->bytes, s->n) == 0) {
            GV_FAIL(err, GV_E_DATA, "the file is %s, not a list of ties", s->what);
            gv_error_hint(err, "%s", s->remedy);
            return complaint(reader, 1, GV_E_DATA, err);
        }
    }
    if (reader->filled >= 3 && memcmp(reader->buffer, utf8_mark, 3) == 0)
        memset(reader->buffer, ' ', 3);
    return GV_OK;
}

/* Where the last whole line ends. */
static gv_status find_whole(gv_line_reader *reader, uint32_t line, gv_error *err)
{
    if (reader->has_ended) {
        if (reader->filled > 0 && reader->buffer[reader->filled - 1] != '\n')
            reader->buffer[reader->filled++] = '\n';
        reader->whole = reader->filled;
        return GV_OK;
    }
    const char *last = memrchr(reader->buffer, '\n', reader->filled);
    reader->whole = last != NULL ? (size_t) (last - reader->buffer) + 1 : 0;
    /* A line that fills the whole block; others are measured when they are read. */
    if (reader->whole == 0) {
        GV_FAIL(err, GV_E_DATA, "the line has more than %d bytes", GV_LINE_LIMIT);
        gv_error_hint(err, "is this a list of ties, one to a line?");
        return complaint(reader, line + 1, GV_E_DATA, err);
    }
    return GV_OK;
}

gv_status gv_lines_next(gv_line_reader *reader, uint32_t line, gv_error *err)
{
    gv_status status;
    reader->filled -= reader->whole;
    memmove(reader->buffer, reader->buffer + reader->whole, reader->filled);
    reader->whole = 0;
    GV_TRY(fill(reader, err));
    if (!reader->is_begun) {
        GV_TRY(judge_beginning(reader, err));
        reader->is_begun = true;
    }
    GV_TRY(find_whole(reader, line, err));
done:
    return status;
}
