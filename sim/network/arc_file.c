/* Lists of ties in text files: rows in, pairs of people out, every complaint with its line.
 *
 * Small whole numbers are read as such, at the speed of the memory. A file with other ids,
 * or with numbers so scattered that a table of them would be large, is read again from the
 * start with a table of texts. Numbers are ordered by value, texts by their bytes: who is
 * person 0 does not depend on the order of the rows. */
#include "network_internal.h"

#include <string.h>

/* A table of all numbers up to the largest must not cost more than this per row. */
enum { NUMBERS_PER_ROW = 16, NUMBERS_ALWAYS = 1 << 16, SHORTEST_ROW = 4, QUOTED = 64 };

typedef struct reading {
    const gv_arc_file *how;
    gv_arc_rows rows; ///< self-ties are among the rows until the end
    uint64_t room;    ///< rows that fit
    uint64_t n_loops;
    gv_tokens *tokens;  ///< NULL: ids are numbers
    bool needs_texts;   ///< an id was met that is no small number
    bool has_stopped;   ///< the row asked for was reached
    bool head_is_words; ///< the first row has no number
    bool others_have_words;
    uint32_t line;      ///< lines read
    uint32_t head_line; ///< line of the first row
} reading;

void gv_arc_rows_release(gv_arc_rows *rows)
{
    gv_labels_free(rows->labels);
    gv_free(rows->span);
    gv_free(rows->time);
    gv_free(rows->weight);
    gv_free(rows->second);
    gv_free(rows->first);
    *rows = (gv_arc_rows){ 0 };
}

/* ---- rows ---- */

/* Where the numbers of a column go; NULL: it names a person. */
static double **numbers_of(gv_arc_rows *rows, gv_column_kind kind)
{
    switch (kind) {
    case GV_COLUMN_WEIGHT:
        return &rows->weight;
    case GV_COLUMN_TIME:
    case GV_COLUMN_TICK:
        return &rows->time;
    case GV_COLUMN_DURATION:
    case GV_COLUMN_LAST_TICK:
        return &rows->span;
    default:
        return NULL;
    }
}

static gv_status grow_numbers(double **numbers, uint64_t room, gv_error *err)
{
    double *more = gv_resize(*numbers, room, sizeof *more, err);
    if (more == NULL)
        return GV_E_MEMORY;
    *numbers = more;
    return GV_OK;
}

static gv_status grow_rows(reading *r, uint64_t room, gv_error *err)
{
    gv_arc_rows *rows = &r->rows;
    uint32_t *first = gv_resize(rows->first, room, sizeof *first, err);
    if (first == NULL)
        return GV_E_MEMORY;
    rows->first = first;
    uint32_t *second = gv_resize(rows->second, room, sizeof *second, err);
    if (second == NULL)
        return GV_E_MEMORY;
    rows->second = second;
    for (uint32_t k = 0; k < r->how->form.n; k++) {
        double **const numbers = numbers_of(rows, r->how->form.column[k]);
        const gv_status status = numbers != NULL ? grow_numbers(numbers, room, err) : GV_OK;
        if (status != GV_OK)
            return status;
    }
    r->room = room;
    return GV_OK;
}

/* Room for every row that a block of text can hold, so that rows are added without a
 * check. */
static gv_status reserve_rows(reading *r, size_t bytes, gv_error *err)
{
    const uint64_t needed = r->rows.n + bytes / SHORTEST_ROW + 1;
    return needed <= r->room ? GV_OK : grow_rows(r, needed + needed / 2, err);
}

/* ---- the common row: two small numbers, nothing else ---- */

static const char *plain_number(const char *at, uint32_t *out)
{
    enum { DIGITS = 9 }; /* always fit 32 bits */
    uint32_t value = (uint32_t) (unsigned char) *at - '0';
    if (value > 9)
        return NULL;
    const bool is_zero = value == 0;
    const char *const start = at++;
    for (uint32_t digit; (digit = (uint32_t) (unsigned char) *at - '0') <= 9; at++) {
        if (is_zero || at - start >= DIGITS)
            return NULL;
        value = 10 * value + digit;
    }
    *out = value;
    return at;
}

/* @return where the next line starts, or NULL when this line needs a closer look. The block
 * ends with a line's end, so no byte behind it is read. */
static const char *plain_row(const char *at, uint32_t *first, uint32_t *second)
{
    at = plain_number(at, first);
    if (at == NULL || (*at != '\t' && *at != ' ' && *at != ','))
        return NULL;
    at = plain_number(at + 1, second);
    if (at == NULL)
        return NULL;
    at += *at == '\r';
    return *at == '\n' ? at + 1 : NULL;
}

/* As many common rows as follow each other. */
static const char *scan_plain_rows(reading *r, const char *at, const char *end)
{
    const uint32_t limit = r->how->people > 0 ? r->how->people : UINT32_MAX;
    uint32_t *const first = r->rows.first;
    uint32_t *const second = r->rows.second;
    uint64_t n = r->rows.n;
    while (at < end) {
        const char *next = plain_row(at, &first[n], &second[n]);
        if (next == NULL || first[n] == second[n] || first[n] >= limit ||
            second[n] >= limit)
            break;
        at = next;
        n++;
    }
    r->line += (uint32_t) (n - r->rows.n);
    r->rows.n = n;
    return at;
}

/* ---- any row ---- */

static bool small_number(gv_column column, uint32_t *out)
{
    enum { DIGITS = 10 };
    if (column.length > DIGITS || !gv_label_is_number(column.at, column.length))
        return false;
    uint64_t value = 0;
    for (size_t i = 0; i < column.length; i++)
        value = 10 * value + (uint64_t) (column.at[i] - '0');
    *out = (uint32_t) value;
    return value < UINT32_MAX;
}

/* A heading without a mark is the usual reason for words in the first row. */
static void hint_at_heading(const reading *r, gv_error *err)
{
    if (r->rows.n == 0)
        gv_error_hint(err, "if this line is a heading, start it with #");
}

static gv_status person(reading *r, gv_line line, gv_column column, uint32_t *out,
                        gv_error *err)
{
    if (r->tokens != NULL)
        return gv_tokens_number(r->tokens, column.at, column.length, out, err);
    const bool is_small = small_number(column, out);
    if (r->how->people == 0) {
        r->needs_texts = r->needs_texts || !is_small;
        return GV_OK;
    }
    if (is_small && *out < r->how->people)
        return GV_OK;
    const int shown = (int) (column.length < QUOTED ? column.length : QUOTED);
    GV_FAIL(err, GV_E_DATA, "the id '%.*s' is not a whole number from 0 to %u", shown,
            column.at, r->how->people - 1);
    hint_at_heading(r, err);
    gv_error_hint(err, "raise people, or leave it out: then people are those who occur");
    return gv_arc_line_place(line, column.at, err);
}

static gv_status note_loop(reading *r, gv_line line, gv_column column, gv_error *err)
{
    r->n_loops++;
    if (r->how->drops_loops)
        return GV_OK;
    const int shown = (int) (column.length < QUOTED ? column.length : QUOTED);
    GV_FAIL(err, GV_E_DATA, "person '%.*s' is tied to itself", shown, column.at);
    gv_error_hint(err, "say loops: drop to leave self-ties out");
    return gv_arc_line_place(line, column.at, err);
}

static void note_words(reading *r, gv_line line, const gv_column *column)
{
    const bool first = gv_label_is_number(column[0].at, column[0].length);
    const bool second = gv_label_is_number(column[1].at, column[1].length);
    if (r->rows.n == 0) {
        r->head_is_words = !first && !second;
        r->head_line = line.number;
    } else {
        r->others_have_words = r->others_have_words || !first || !second;
    }
}

static gv_status check_interval(const reading *r, gv_line line, gv_column last,
                                gv_error *err)
{
    const double first = r->rows.time[r->rows.n];
    if (r->rows.span[r->rows.n] >= first)
        return GV_OK;
    GV_FAIL(err, GV_E_DATA, "the last tick '%.*s' lies before the first, %.0f",
            (int) (last.length < QUOTED ? last.length : QUOTED), last.at, first);
    return gv_arc_line_place(line, last.at, err);
}

static gv_status scan_numbers(reading *r, gv_line line, const gv_column *column,
                              gv_error *err)
{
    const gv_row_form *const form = &r->how->form;
    for (uint32_t k = 0; k < form->n; k++) {
        double **const numbers = numbers_of(&r->rows, form->column[k]);
        if (numbers == NULL)
            continue;
        gv_status status = gv_arc_line_number(line, form->column[k], column[k],
                                              &(*numbers)[r->rows.n], err);
        if (status == GV_OK && form->column[k] == GV_COLUMN_LAST_TICK)
            status = check_interval(r, line, column[k], err);
        if (status != GV_OK) {
            hint_at_heading(r, err);
            return status;
        }
    }
    return GV_OK;
}

static gv_status scan_row(reading *r, gv_line line, const gv_column *column, gv_error *err)
{
    const uint64_t n = r->rows.n;
    uint32_t first = 0;
    uint32_t second = 0;
    gv_status status;
    /* people stand one behind the other */
    const gv_column *const who =
        r->how->form.column[0] == GV_COLUMN_PERSON ? column : column + 1;
    GV_TRY(person(r, line, who[0], &first, err));
    GV_TRY(person(r, line, who[1], &second, err));
    if (r->needs_texts)
        return GV_OK;
    GV_TRY(scan_numbers(r, line, column, err));
    if (first == second)
        GV_TRY(note_loop(r, line, who[1], err));
    if (r->tokens != NULL)
        note_words(r, line, who);
    r->rows.first[n] = first;
    r->rows.second[n] = second;
    r->rows.n = n + 1;
done:
    return status;
}

static gv_status scan_line(reading *r, const char **at, const char *end, gv_error *err)
{
    const char *stop = memchr(*at, '\n', (size_t) (end - *at));
    gv_line line = { .path = r->how->path, .at = *at, .number = ++r->line };
    line.length = (size_t) (stop - *at);
    if (line.length > 0 && line.at[line.length - 1] == '\r')
        line.length--;
    *at = stop + 1;
    gv_column column[GV_COLUMNS];
    uint32_t n;
    const gv_status status = gv_arc_line_split(line, &r->how->form, column, &n, err);
    return status == GV_OK && n > 0 ? scan_row(r, line, column, err) : status;
}

/* Reading for one row only: go line by line, and stop there. */
static bool is_stop(reading *r)
{
    const uint64_t stop = r->how->stop_row;
    r->has_stopped = stop > 0 && r->rows.n - r->n_loops >= stop;
    return r->has_stopped;
}

static gv_status scan_block(reading *r, const char *at, const char *end, gv_error *err)
{
    const bool may_be_plain =
        r->how->form.n == 2 && r->tokens == NULL && r->how->stop_row == 0;
    while (at < end && !r->needs_texts && !is_stop(r)) {
        if (may_be_plain)
            at = scan_plain_rows(r, at, end);
        if (at < end) {
            const gv_status status = scan_line(r, &at, end, err);
            if (status != GV_OK)
                return status;
        }
    }
    return GV_OK;
}

static gv_status scan_file(reading *r, gv_error *err)
{
    gv_line_reader reader = { .file = -1 };
    gv_status status;
    GV_TRY(gv_lines_open(&reader, r->how->path, err));
    do {
        GV_TRY(gv_lines_next(&reader, r->line, err));
        GV_TRY(reserve_rows(r, reader.whole, err));
        GV_TRY(scan_block(r, reader.buffer, reader.buffer + reader.whole, err));
    } while (reader.whole > 0 && !r->needs_texts && !is_stop(r));
    r->rows.last_line = r->line;
done:
    gv_lines_close(&reader);
    return status;
}

/* ---- who is who ---- */

static uint32_t largest(const gv_arc_rows *rows)
{
    uint32_t top = 0;
    for (uint64_t i = 0; i < rows->n; i++) {
        const uint32_t id =
            rows->first[i] > rows->second[i] ? rows->first[i] : rows->second[i];
        top = id > top ? id : top;
    }
    return top;
}

static void renumber(gv_arc_rows *rows, const uint32_t *number)
{
    for (uint64_t i = 0; i < rows->n; i++) {
        rows->first[i] = number[rows->first[i]];
        rows->second[i] = number[rows->second[i]];
    }
}

/* Some numbers up to the largest do not occur: close the gaps. */
static gv_status close_gaps(gv_arc_rows *rows, const uint8_t *occurs, uint32_t top,
                            gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    uint32_t *number = NULL;
    uint32_t *id = gv_alloc(rows->people, sizeof *id, err);
    if (id == NULL)
        goto done;
    number = gv_alloc((size_t) top + 1, sizeof *number, err);
    if (number == NULL)
        goto done;
    uint32_t n = 0;
    for (uint64_t k = 0; k <= top; k++) {
        if (occurs[k]) {
            number[k] = n;
            id[n++] = (uint32_t) k;
        }
    }
    GV_TRY(gv_labels_of_numbers(n, id, &rows->labels, err));
    renumber(rows, number);
done:
    gv_free(number);
    gv_free(id);
    return status;
}

static gv_status number_by_value(gv_arc_rows *rows, uint32_t top, gv_error *err)
{
    uint8_t *occurs = gv_alloc((size_t) top + 1, sizeof *occurs, err);
    if (occurs == NULL)
        return GV_E_MEMORY;
    for (uint64_t i = 0; i < rows->n; i++) {
        occurs[rows->first[i]] = 1;
        occurs[rows->second[i]] = 1;
    }
    uint64_t people = 0;
    for (uint64_t k = 0; k <= top; k++)
        people += occurs[k];
    gv_status status = GV_OK;
    if (people > (uint64_t) GV_PEOPLE_LIMIT) {
        status =
            GV_FAIL(err, GV_E_DATA, "there are more than %.0f people", GV_PEOPLE_LIMIT);
    } else {
        rows->people = (uint32_t) people;
        status = people == top + UINT64_C(1) ? GV_OK : close_gaps(rows, occurs, top, err);
    }
    gv_free(occurs);
    return status;
}

static gv_status number_by_text(reading *r, gv_error *err)
{
    if (r->head_is_words && !r->others_have_words && r->rows.n > 1) {
        GV_FAIL(err, GV_E_DATA, "the first row has words where all others have numbers");
        gv_error_hint(err, "if this line is a heading, start it with #");
        gv_error_place(err, r->how->path, r->head_line, 1);
        return GV_E_DATA;
    }
    uint32_t *rank = NULL;
    const gv_status status = gv_tokens_sort(r->tokens, &rank, &r->rows.labels, err);
    if (status == GV_OK) {
        r->rows.people = gv_tokens_count(r->tokens);
        renumber(&r->rows, rank);
    }
    gv_free(rank);
    return status;
}

static gv_status scan_again_as_texts(reading *r, gv_error *err)
{
    gv_status status;
    GV_TRY(gv_tokens_create(&r->tokens, err));
    r->needs_texts = false;
    r->rows.n = 0;
    r->n_loops = 0;
    r->line = 0;
    GV_TRY(scan_file(r, err));
    if (!r->has_stopped)
        GV_TRY(number_by_text(r, err));
done:
    return status;
}

static gv_status name_people(reading *r, gv_error *err)
{
    gv_arc_rows *rows = &r->rows;
    if (r->needs_texts)
        return scan_again_as_texts(r, err);
    if (r->has_stopped || r->how->people > 0) {
        rows->people = r->how->people;
        return GV_OK;
    }
    if (rows->n == 0) {
        GV_FAIL(err, GV_E_DATA, "the file holds no %ss", r->how->form.what);
        gv_error_place(err, r->how->path, 0, 0);
        return GV_E_DATA;
    }
    const uint32_t top = largest(rows);
    if (top / NUMBERS_PER_ROW > rows->n + NUMBERS_ALWAYS / NUMBERS_PER_ROW)
        return scan_again_as_texts(r, err);
    return number_by_value(rows, top, err);
}

/* Only now, for whoever is tied to nobody else is one of the people, too. */
static void drop_loops(reading *r)
{
    gv_arc_rows *rows = &r->rows;
    uint64_t kept = 0;
    for (uint64_t i = 0; i < rows->n && r->n_loops > 0; i++) {
        if (rows->first[i] != rows->second[i]) {
            rows->first[kept] = rows->first[i];
            rows->second[kept] = rows->second[i];
            if (rows->weight != NULL)
                rows->weight[kept] = rows->weight[i];
            if (rows->time != NULL)
                rows->time[kept] = rows->time[i];
            if (rows->span != NULL)
                rows->span[kept] = rows->span[i];
            kept++;
        }
    }
    rows->n -= r->n_loops;
    rows->loops_dropped = r->n_loops;
}

gv_status gv_arc_file_read(const gv_arc_file *file, gv_arc_rows *out, gv_error *err)
{
    reading r = { .how = file };
    gv_status status;
    GV_TRY(scan_file(&r, err));
    GV_TRY(name_people(&r, err));
    drop_loops(&r);
    *out = r.rows;
    r.rows = (gv_arc_rows){ 0 };
done:
    gv_tokens_free(r.tokens);
    gv_arc_rows_release(&r.rows);
    return status;
}

/* Rows do not remember their lines: read up to there once more. */
gv_status gv_arc_file_line(const gv_arc_file *file, uint64_t row, uint32_t *line,
                           gv_error *err)
{
    gv_arc_file again = *file;
    gv_arc_rows rows;
    again.stop_row = row + 1;
    const gv_status status = gv_arc_file_read(&again, &rows, err);
    if (status == GV_OK) {
        *line = rows.last_line;
        gv_arc_rows_release(&rows);
    }
    return status;
}
