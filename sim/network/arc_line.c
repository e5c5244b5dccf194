/* One line of a list of ties: its columns, and every complaint about them. */
#include "network_internal.h"

#include <math.h>
#include <string.h>

gv_status gv_arc_line_place(gv_line line, const char *at, gv_error *err)
{
    gv_error_place(err, line.path, line.number, (uint32_t) (at - line.at) + 1);
    return GV_E_DATA;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

/* Ids end up in reports and result files, so they must be text. */
static gv_status check_text(gv_line line, gv_column column, gv_error *err)
{
    for (size_t i = 0; i < column.length;) {
        const char *at = column.at + i;
        const unsigned char c = (unsigned char) *at;
        const size_t n = gv_character_bytes(at, column.length - i);
        if (n == 0) {
            GV_FAIL(err, GV_E_DATA, "byte 0x%02x is not text in UTF-8", c);
            gv_error_hint(err, "convert the file, for instance: iconv -f LATIN1 -t UTF-8");
            return gv_arc_line_place(line, at, err);
        }
        if (c < 0x20 || c == 0x7f) {
            GV_FAIL(err, GV_E_DATA, "byte 0x%02x is no text: is this a binary file?", c);
            if (c == '\r') {
                gv_error_hint(err,
                              "old Macintosh line ends: convert them with tr '\\r' '\\n'");
            }
            return gv_arc_line_place(line, at, err);
        }
        i += n;
    }
    if (column.at[0] == '"' || column.at[0] == '\'') {
        GV_FAIL(err, GV_E_DATA, "ids stand without quotation marks");
        gv_error_hint(err, "remove the quotation marks");
        return gv_arc_line_place(line, column.at, err);
    }
    return GV_OK;
}

/* One column from `*at` on, and the separator behind it. */
static gv_status take_column(gv_line line, const char **at, gv_column *out, gv_error *err)
{
    const char *end = line.at + line.length;
    const char *start = *at;
    const char *stop = start;
    while (stop < end && !is_blank(*stop) && *stop != ',')
        stop++;
    *out = (gv_column){ .at = start, .length = (size_t) (stop - start) };
    if (out->length == 0) {
        GV_FAIL(err, GV_E_DATA, "a column is empty");
        return gv_arc_line_place(line, start, err);
    }
    const gv_status status = check_text(line, *out, err);
    if (status != GV_OK)
        return status;
    *at = skip_blanks(stop, end);
    if (*at < end && **at == ',') {
        const char *comma = *at;
        *at = skip_blanks(comma + 1, end);
        if (*at == end) {
            GV_FAIL(err, GV_E_DATA, "nothing follows the last comma");
            return gv_arc_line_place(line, comma, err);
        }
    }
    return GV_OK;
}

static gv_status check_count(gv_line line, bool has_weight, const gv_column *column,
                             uint32_t n, gv_error *err)
{
    if (n < 2) {
        GV_FAIL(err, GV_E_DATA, "a tie needs two people, here stands one");
        if (memchr(column[0].at, ';', column[0].length) != NULL) {
            gv_error_hint(err,
                          "columns are separated by tabs, spaces or commas, not by ';'");
        }
        return gv_arc_line_place(line, column[0].at, err);
    }
    if (n == 2 && has_weight) {
        GV_FAIL(err, GV_E_DATA, "the third column, the weight of the tie, is missing");
        gv_error_hint(err, "give every tie a weight, or say weights: false");
        return gv_arc_line_place(line, column[1].at, err);
    }
    if (n == 3 && !has_weight) {
        GV_FAIL(err, GV_E_DATA, "a tie has two columns, here stands a third");
        gv_error_hint(err, "if it is the weight of the tie, say weights: true");
        return gv_arc_line_place(line, column[2].at, err);
    }
    return GV_OK;
}

gv_status gv_arc_line_split(gv_line line, bool has_weight, gv_column column[GV_COLUMNS],
                            uint32_t *n, gv_error *err)
{
    *n = 0;
    if (line.length > GV_LINE_LIMIT) {
        GV_FAIL(err, GV_E_DATA, "the line has more than %d bytes", GV_LINE_LIMIT);
        gv_error_hint(err, "is this a list of ties, one to a line?");
        return gv_arc_line_place(line, line.at, err);
    }
    const char *end = line.at + line.length;
    const char *at = skip_blanks(line.at, end);
    if (at == end || *at == '#' || *at == '%')
        return GV_OK;
    uint32_t found = 0;
    while (at < end) {
        if (found >= 2 && (*at == '#' || *at == '%')) {
            GV_FAIL(err, GV_E_DATA, "a comment stands behind a tie");
            gv_error_hint(err, "comments need lines of their own");
            return gv_arc_line_place(line, at, err);
        }
        if (found == GV_COLUMNS) {
            GV_FAIL(err, GV_E_DATA, "a tie has at most %d columns, here stands another",
                    GV_COLUMNS);
            gv_error_hint(err, "one tie to a line: two people and perhaps a weight");
            return gv_arc_line_place(line, at, err);
        }
        const gv_status status = take_column(line, &at, &column[found], err);
        if (status != GV_OK)
            return status;
        found++;
    }
    const gv_status status = check_count(line, has_weight, column, found, err);
    if (status == GV_OK)
        *n = found;
    return status;
}

gv_status gv_arc_line_weight(gv_line line, gv_column column, double *out, gv_error *err)
{
    char text[64];
    double weight;
    if (column.length < sizeof text) {
        memcpy(text, column.at, column.length);
        text[column.length] = '\0';
        if (gv_parse_real(text, &weight) && weight > 0 && isfinite(weight)) {
            *out = weight;
            return GV_OK;
        }
    }
    GV_FAIL(err, GV_E_DATA, "the weight '%.*s' is not a positive number",
            (int) (column.length < 32 ? column.length : 32), column.at);
    return gv_arc_line_place(line, column.at, err);
}
