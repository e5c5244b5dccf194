/* Status codes in words, and the error struct in which the first failure wins. */
#include "base/number.h"

#include <stdio.h>
#include <string.h>

typedef struct status_row {
    const char *name;
    int exit_code;
    const char *words;
} status_row;

static const status_row rows[] = {
#define GV_STATUS(name, exit_code, words) { #name, exit_code, words },
#include "grapevine/status.def"
#undef GV_STATUS
};

/* A number that is no status can only be our own mistake. */
static const status_row *row_of(gv_status status)
{
    const size_t at = (size_t) status;
    return &rows[at < GV_COUNT_OF(rows) ? at : (size_t) GV_E_INTERNAL];
}

const char *gv_status_name(gv_status status)
{
    return row_of(status)->name;
}

const char *gv_status_words(gv_status status)
{
    return row_of(status)->words;
}

int gv_status_exit_code(gv_status status)
{
    return row_of(status)->exit_code;
}

/* Drop the last character of a text that was cut inside it: a lead byte of UTF-8 says how
 * many bytes follow (10xxxxxx); fewer than that is half a character. */
static void trim_half_character(char *text)
{
    const size_t length = strlen(text);
    size_t lead = length;
    while (lead > 0 && length - lead < 3 && ((unsigned char) text[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    lead--;
    const unsigned char byte = (unsigned char) text[lead];
    const size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    if (length - lead < wanted)
        text[lead] = '\0';
}

/* Write into a fixed field; what does not fit is cut between two characters. */
static void write_field(char *out, size_t room, const char *format, va_list list)
{
    const int length = gv_print_list(out, room, format, list);
    if (length < 0)
        out[0] = '\0';
    else if ((size_t) length >= room)
        trim_half_character(out);
}

gv_status gv_error_set(gv_error *err, const char *birth_file, int birth_line,
                       gv_status code, const char *format, ...)
{
    if (err == NULL || err->code != GV_OK)
        return code;
    va_list list;
    va_start(list, format);
    write_field(err->text, sizeof err->text, format, list);
    va_end(list);
    err->code = code;
    err->birth_file = birth_file;
    err->birth_line = birth_line;
    return code;
}

void gv_error_hint(gv_error *err, const char *format, ...)
{
    if (err == NULL || err->code == GV_OK || err->hint[0] != '\0')
        return;
    va_list list;
    va_start(list, format);
    write_field(err->hint, sizeof err->hint, format, list);
    va_end(list);
}

void gv_error_place(gv_error *err, const char *file, uint32_t line, uint32_t column)
{
    if (err == NULL || err->code == GV_OK || err->file[0] != '\0' || err->line != 0)
        return;
    const int length =
        gv_print_to(err->file, sizeof err->file, "%s", file != NULL ? file : "");
    if (length >= (int) sizeof err->file)
        trim_half_character(err->file);
    err->line = line;
    err->column = column;
}

void gv_error_clear(gv_error *err)
{
    if (err != NULL)
        *err = (gv_error){ .code = GV_OK };
}
