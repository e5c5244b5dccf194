/* Whole numbers from a text file, one to a line. */
#include "network_internal.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static gv_status add(gv_count_list *list, uint64_t count, gv_error *err)
{
    if (list->n == list->room) {
        const uint64_t room = list->room < 64 ? 64 : 2 * list->room;
        uint64_t *more = gv_resize(list->at, room, sizeof *more, err);
        if (more == NULL)
            return GV_E_MEMORY;
        list->at = more;
        list->room = room;
    }
    list->at[list->n++] = count;
    return GV_OK;
}

static gv_status add_line(gv_line line, uint64_t most, gv_count_list *list, gv_error *err)
{
    char word[32] = "";
    uint64_t count = 0;
    const char *at = line.at;
    const char *end = line.at + line.length;
    while (at < end && is_blank(*at))
        at++;
    while (end > at && is_blank(end[-1]))
        end--;
    if (at == end || *at == '#' || *at == '%')
        return GV_OK;
    const size_t length = (size_t) (end - at);
    const bool fits = length < sizeof word && memchr(at, '\0', length) == NULL;
    if (fits)
        memcpy(word, at, length);
    if (!fits || !gv_parse_count(word, &count) || count > most) {
        GV_FAIL(err, GV_E_DATA, "the line is not a whole number of at most %llu",
                (unsigned long long) most);
        gv_error_hint(err, "one number to a line; comments begin with # or %%");
        return gv_arc_line_place(line, at, err);
    }
    return add(list, count, err);
}

gv_status gv_count_file_read(const char *path, uint64_t most, gv_count_list *out,
                             gv_error *err)
{
    gv_line_reader reader = { .file = -1 };
    gv_line line = { .path = path };
    gv_count_list list = { 0 };
    gv_status status;
    GV_TRY(gv_lines_open(&reader, path, err));
    do {
        GV_TRY(gv_lines_next(&reader, line.number, err));
        const char *at = reader.buffer;
        for (const char *stop = at + reader.whole; at < stop; at += line.length + 1) {
            line.at = at;
            line.length =
                (size_t) ((const char *) memchr(at, '\n', (size_t) (stop - at)) - at);
            line.number++;
            GV_TRY(add_line(line, most, &list, err));
        }
    } while (reader.whole > 0);
    *out = list;
    list = (gv_count_list){ 0 };
done:
    gv_lines_close(&reader);
    gv_free(list.at);
    return status;
}
