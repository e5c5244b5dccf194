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

gv_row_form gv_form_of_ties(bool has_weight)
{
    return (gv_row_form){
        .what = "tie",
        .names = has_weight ? "two people and a weight" : "two people",
        .hint = has_weight ? "give every tie a weight, or say weights: false"
                           : "if it is the weight of the tie, say weights: true",
        .is_tie = true,
        .n = has_weight ? 3 : 2,
        .column = { GV_COLUMN_PERSON, GV_COLUMN_PERSON, GV_COLUMN_WEIGHT }
    };
}

bool gv_form_has(const gv_row_form *form, gv_column_kind kind)
{
    for (uint32_t k = 0; k < form->n; k++) {
        if (form->column[k] == kind)
            return true;
    }
    return false;
}

static void hint_at_separators(const gv_column *column, gv_error *err)
{
    if (memchr(column->at, ';', column->length) != NULL)
        gv_error_hint(err, "columns are separated by tabs, spaces or commas, not by ';'");
}

static gv_status refuse_short(gv_line line, const gv_row_form *form,
                              const gv_column *column, uint32_t n, gv_error *err)
{
    static const char *const numbers[] = { "no column", "one column", "two", "three",
                                           "four" };
    const bool is_tie = form->is_tie;
    if (is_tie && n == 1)
        GV_FAIL(err, GV_E_DATA, "a tie needs two people, here stands one");
    else if (is_tie)
        GV_FAIL(err, GV_E_DATA, "the third column, the weight of the tie, is missing");
    else
        GV_FAIL(err, GV_E_DATA, "a %s is %s, here stand%s %s", form->what, form->names,
                n == 1 ? "s" : "", numbers[n]);
    if (n == 1)
        hint_at_separators(column, err);
    if (n > 1 || !is_tie)
        gv_error_hint(err, "%s", form->hint);
    return gv_arc_line_place(line, column[n - 1].at, err);
}

static gv_status refuse_long(gv_line line, const gv_row_form *form, const char *at,
                             gv_error *err)
{
    const bool is_tie = form->is_tie;
    const char *rest = at;
    bool is_fourth = form->n == 3;
    if (is_tie &&
        !is_fourth) { /* a third column could be its weight, a fourth is no tie's */
        gv_column third;
        const gv_status status = take_column(line, &rest, &third, err);
        if (status != GV_OK)
            return status;
        is_fourth = rest < line.at + line.length;
        at = is_fourth ? rest : at;
    }
    if (!is_tie)
        GV_FAIL(err, GV_E_DATA, "a %s is %s, here stands another column", form->what,
                form->names);
    else if (is_fourth)
        GV_FAIL(err, GV_E_DATA, "a tie has at most 3 columns, here stands another");
    else
        GV_FAIL(err, GV_E_DATA, "a tie has two columns, here stands a third");
    gv_error_hint(err, "%s",
                  is_tie && is_fourth ? "one tie to a line: two people and perhaps a weight"
                                      : form->hint);
    return gv_arc_line_place(line, at, err);
}

gv_status gv_arc_line_split(gv_line line, const gv_row_form *form,
                            gv_column column[GV_COLUMNS], uint32_t *n, gv_error *err)
{
    *n = 0;
    if (line.length > GV_LINE_LIMIT) {
        GV_FAIL(err, GV_E_DATA, "the line has more than %d bytes", GV_LINE_LIMIT);
        gv_error_hint(err, "is this a list of %ss, one to a line?", form->what);
        return gv_arc_line_place(line, line.at, err);
    }
    const char *end = line.at + line.length;
    const char *at = skip_blanks(line.at, end);
    if (at == end || *at == '#' || *at == '%')
        return GV_OK;
    uint32_t found = 0;
    while (at < end && (found < form->n || !form->ignores_more)) {
        if (found >= 2 && (*at == '#' || *at == '%')) {
            GV_FAIL(err, GV_E_DATA, "a comment stands behind a %s", form->what);
            gv_error_hint(err, "comments need lines of their own");
            return gv_arc_line_place(line, at, err);
        }
        if (found == form->n)
            return refuse_long(line, form, at, err);
        const gv_status status = take_column(line, &at, &column[found], err);
        if (status != GV_OK)
            return status;
        found++;
    }
    if (found < form->n)
        return refuse_short(line, form, column, found, err);
    *n = found;
    return GV_OK;
}

/* What the numbers of a kind are called, and which of them are allowed. */
typedef struct number_kind {
    const char *name, *wanted;
    bool is_whole, is_positive;
} number_kind;

static const number_kind number_kinds[] = {
    [GV_COLUMN_WEIGHT] = { "weight", "a positive number", false, true },
    [GV_COLUMN_TIME] = { "time", "a number of at least 0", false, false },
    [GV_COLUMN_DURATION] = { "duration", "a number of at least 0", false, false },
    [GV_COLUMN_TICK] = { "tick", "a whole number of at least 0", true, false },
    [GV_COLUMN_LAST_TICK] = { "last tick", "a whole number of at least 0", true, false },
};

static bool allows(const number_kind *kind, double x)
{
    return isfinite(x) && (kind->is_positive ? x > 0 : x >= 0) &&
           (!kind->is_whole || (x == floor(x) && x <= 0x1p53));
}

gv_status gv_arc_line_number(gv_line line, gv_column_kind kind, gv_column column,
                             double *out, gv_error *err)
{
    const number_kind *const wanted = &number_kinds[kind];
    char text[64];
    double x;
    if (column.length < sizeof text) {
        memcpy(text, column.at, column.length);
        text[column.length] = '\0';
        if (gv_parse_real(text, &x) && allows(wanted, x)) {
            *out = x;
            return GV_OK;
        }
    }
    GV_FAIL(err, GV_E_DATA, "the %s '%.*s' is not %s", wanted->name,
            (int) (column.length < 32 ? column.length : 32), column.at, wanted->wanted);
    return gv_arc_line_place(line, column.at, err);
}
