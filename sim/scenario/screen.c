/* Reads a bounded file and refuses what is not plain UTF-8 text, before YAML is parsed. */
#include "scenario/screen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define FIRST_ROOM 65536

static const char *why(int number)
{
    const char *const words = strerrordesc_np(number); /* same words in every locale */
    return words != NULL ? words : "unknown reason";
}

/* Doubles its room, so that a small file costs little and an endless one stays bounded. */
static gv_status read_all(FILE *file, size_t most, char **bytes, size_t *n, gv_error *err)
{
    size_t room = 0;
    while (*n == room && room < most) {
        room = room == 0 ? FIRST_ROOM : 2 * room;
        room = room < most ? room : most;
        char *const more = gv_resize(*bytes, room, 1, err);
        if (more == NULL)
            return GV_E_MEMORY;
        *bytes = more;
        *n += fread(more + *n, 1, room - *n, file);
    }
    return GV_OK;
}

gv_status gv_screen_read(const char *path, size_t limit, char **bytes, size_t *n,
                         gv_error *err)
{
    errno = 0;
    FILE *const file = fopen(path, "rbe");
    if (file == NULL) {
        return GV_FAIL(err, GV_E_DATA, "cannot open '%s': %s", gv_shown(path).text,
                       why(errno));
    }
    char *read = NULL;
    size_t n_read = 0;
    gv_status status = read_all(file, limit + 1, &read, &n_read, err);
    const int reason = errno;
    const bool broken = ferror(file) != 0;
    const bool closed = fclose(file) == 0;
    if (status == GV_OK && (broken || !closed)) {
        status = GV_FAIL(err, GV_E_DATA, "cannot read '%s': %s", gv_shown(path).text,
                         why(broken ? reason : errno));
    }
    if (status != GV_OK) {
        gv_free(read);
        return status;
    }
    *bytes = read;
    *n = n_read;
    return GV_OK;
}

size_t gv_screen_mark(const char *bytes, size_t n)
{
    return n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static bool is_utf16(const char *bytes, size_t n)
{
    return n >= 2 &&
           (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

/* Characters that YAML 1.1 forbids, and those that end a line without any editor showing
 * it. */
static bool is_refused(uint32_t value)
{
    if (value < 0x20)
        return value != '\t' && value != '\n' && value != '\r';
    return (value >= 0x7f && value <= 0x9f) || value == 0x2028 || value == 0x2029 ||
           value == 0xfeff || value == 0xfffe || value == 0xffff ||
           value == GV_NO_CHARACTER;
}

static void complain_about(const char *bytes, size_t n, gv_character c, gv_place place,
                           bool at_the_head, gv_diagnostics *complaints)
{
    static const char hint[] = "a scenario is a text file in UTF-8";
    if (c.value == GV_NO_CHARACTER) {
        const bool wide = at_the_head && is_utf16(bytes, n);
        if (wide) {
            gv_complain(complaints, place, "not-utf8", "the file is written in UTF-16");
        } else {
            gv_complain(complaints, place, "not-utf8", "byte 0x%02x is not valid UTF-8",
                        (unsigned) (unsigned char) bytes[0]);
        }
        gv_complain_hint(complaints, "save the file as UTF-8");
    } else if (c.value == 0) {
        gv_complain(complaints, place, "not-text", "there is a NUL byte in the file");
        gv_complain_hint(complaints, "%s", hint);
    } else {
        gv_complain(complaints, place, "not-text",
                    "the invisible character U+%04X is not allowed", (unsigned) c.value);
        gv_complain_hint(complaints, "delete it; %s", hint);
    }
}

bool gv_screen_text(const char *bytes, size_t n, gv_place origin,
                    gv_diagnostics *complaints)
{
    gv_place place = { .line = 1, .column = 1, .length = 1, .file = origin.file };
    for (size_t i = 0; i < n;) {
        const gv_character c = gv_character_at(bytes + i, n - i);
        if (is_refused(c.value)) {
            if (origin.setting != 0)
                place = origin;
            complain_about(bytes + i, n - i, c, place, i == 0, complaints);
            return false;
        }
        const bool before_lf = c.value == '\r' && i + 1 < n && bytes[i + 1] == '\n';
        if ((c.value == '\n' || c.value == '\r') && !before_lf) {
            place.line++;
            place.column = 1;
        } else {
            place.column++;
        }
        i += c.n_bytes;
    }
    return true;
}
