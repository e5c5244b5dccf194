/* Reads two columns of a table: names of rows, and a number of each. Layer 8. */
#include "grapevine/study.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t) 64 << 20)
#define MOST_COLUMNS 1000

typedef struct cell {
    char *text;
    uint32_t column; /* in characters, from 1 */
} cell;

/* One line after another. */
typedef struct reading {
    gv_series *series;
    size_t n_bytes, room; /* room: of rows */
    char *next, *end;
    char apart; /* '\0': the head has not been met */
    uint32_t line;
    cell *cell; /* [MOST_COLUMNS], the first n of the line at hand */
    size_t n, width;
    size_t name, value; /* places of the two columns in a row */
    gv_error *err;
} reading;

static gv_status refuse(const reading *r, uint32_t line, uint32_t column)
{
    gv_error_place(r->err, r->series->path, line, column);
    return GV_E_DATA;
}

gv_status gv_series_refuse(const gv_series *series, size_t k, gv_error *err)
{
    gv_error_place(err, series->path, series->line[k], series->column[k]);
    return GV_E_DATA;
}

/* ---- bytes ------------------------------------------------------------------- */

static gv_status read_bytes(reading *r, FILE *file)
{
    size_t room = (size_t) 1 << 14;
    for (;;) {
        char *more = gv_resize(r->series->bytes, room + 1, 1, r->err);
        if (more == NULL)
            return GV_E_MEMORY;
        r->series->bytes = more;
        r->n_bytes += fread(more + r->n_bytes, 1, room - r->n_bytes, file);
        if (r->n_bytes < room)
            break;
        room *= 2;
        if (room > MOST_BYTES) {
            GV_FAIL(r->err, GV_E_DATA, "the file has more than 64 MiB");
            return refuse(r, 0, 0);
        }
    }
    r->series->bytes[r->n_bytes] = '\0';
    if (ferror(file) == 0)
        return GV_OK;
    GV_FAIL(r->err, GV_E_DATA, "the file cannot be read to its end");
    return refuse(r, 0, 0);
}

static gv_status load(reading *r)
{
    FILE *file = fopen(r->series->path, "rb");
    if (file == NULL) {
        GV_FAIL(r->err, GV_E_DATA, "the file cannot be read: %s", strerrordesc_np(errno));
        return refuse(r, 0, 0);
    }
    const gv_status status = read_bytes(r, file);
    (void) fclose(file);
    if (status != GV_OK)
        return status;
    r->next = r->series->bytes;
    r->end = r->next + r->n_bytes;
    if (r->n_bytes >= 3 && memcmp(r->next, "\xef\xbb\xbf", 3) == 0)
        r->next += 3;
    return GV_OK;
}

/* ---- cells ------------------------------------------------------------------- */

static char *trimmed(char *from, char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    *to = '\0';
    return from;
}

/* A quoted cell loses its quotes; two inside stand for one. @return behind the cell, or
 * NULL where the quotes do not close at its end */
static char *unquote(char *at, char *end, char apart, char **text)
{
    char *write = at;
    *text = at;
    for (char *read = at + 1; read < end; read++) {
        if (*read == '"' && (read + 1 == end || read[1] != '"')) {
            *write = '\0';
            return read + 1 == end || read[1] == apart ? read + 1 : NULL;
        }
        read += *read == '"' ? 1 : 0;
        *write++ = *read;
    }
    return NULL;
}

/* Columns are counted before a cell is cut, for that writes over its bytes. */
static uint32_t characters(const char *from, const char *to)
{
    uint32_t n = 0;
    for (; from < to; from++)
        n += ((unsigned char) *from & 0xc0u) != 0x80u ? 1 : 0;
    return n;
}

static char *end_of_cell(char *at, char *end, char apart)
{
    bool quoted = at < end && *at == '"';
    char *stop = at + (quoted ? 1 : 0);
    for (; stop < end && (quoted || *stop != apart); stop++)
        quoted = quoted && *stop != '"';
    return stop;
}

static gv_status split(reading *r, char *from, char *to)
{
    uint32_t column = 1;
    r->n = 0;
    for (char *at = from;;) {
        if (r->n == MOST_COLUMNS) {
            GV_FAIL(r->err, GV_E_DATA, "the row has more than %d cells", MOST_COLUMNS);
            return refuse(r, r->line, column);
        }
        cell *c = &r->cell[r->n++];
        char *stop = end_of_cell(at, to, r->apart);
        const uint32_t next = column + characters(at, stop) + 1;
        const bool is_last = stop >= to;
        c->column = column;
        if (*at == '"') {
            stop = unquote(at, to, r->apart, &c->text);
            if (stop == NULL) {
                GV_FAIL(r->err, GV_E_DATA,
                        "the quotes of this cell do not close at its end");
                gv_error_hint(r->err, "a quote inside quotes is written twice");
                return refuse(r, r->line, column);
            }
        } else {
            c->text = trimmed(at, stop);
            c->column += (uint32_t) (c->text - at);
        }
        if (is_last || stop >= to)
            return GV_OK;
        column = next;
        at = stop + 1;
    }
}

static bool is_comment(const reading *r, const char *from, const char *to)
{
    return r->apart == '\0' && *from == '#' && (to == from + 1 || from[1] == ' ');
}

static char separator_of(const char *from, size_t n)
{
    if (memchr(from, '\t', n) != NULL)
        return '\t';
    return memchr(from, ';', n) != NULL ? ';' : ',';
}

/* The next line that says something. @param[out] there  false: the file has ended */
static gv_status next_row(reading *r, bool *there)
{
    while (r->next < r->end) {
        char *from = r->next;
        char *stop = memchr(from, '\n', (size_t) (r->end - from));
        stop = stop != NULL ? stop : r->end;
        r->next = stop + 1;
        r->line++;
        const char *zero = memchr(from, '\0', (size_t) (stop - from));
        if (zero != NULL) {
            GV_FAIL(r->err, GV_E_DATA, "this is no text: there is a byte 0");
            return refuse(r, r->line, (uint32_t) (zero - from) + 1);
        }
        while (stop > from && (stop[-1] == '\r' || stop[-1] == ' '))
            stop--;
        if (stop == from || is_comment(r, from, stop))
            continue;
        *there = true;
        if (r->apart == '\0')
            r->apart = separator_of(from, (size_t) (stop - from));
        *stop = '\0';
        return split(r, from, stop);
    }
    *there = false;
    return GV_OK;
}

/* ---- the head ---------------------------------------------------------------- */

static gv_status no_column(reading *r, const char *head)
{
    const char **known = gv_alloc(r->n + 1, sizeof *known, r->err);
    if (known == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < r->n; k++)
        known[k] = r->cell[k].text;
    const char *nearest = gv_nearest_word(head, known);
    GV_FAIL(r->err, GV_E_DATA, "the head has no column '%.60s'", head);
    if (nearest != NULL)
        gv_error_hint(r->err, "did you mean '%.60s'?", nearest);
    else
        gv_error_hint(r->err, "its first column is '%.60s', its last '%.60s'",
                      r->cell[0].text, r->cell[r->n - 1].text);
    gv_free(known);
    return refuse(r, r->line, 1);
}

static gv_status find_column(reading *r, const char *head, size_t otherwise, size_t *place)
{
    size_t found = SIZE_MAX;
    if (head == NULL) {
        *place = otherwise;
        return GV_OK;
    }
    for (size_t k = 0; k < r->n; k++) {
        if (strcmp(r->cell[k].text, head) != 0)
            continue;
        if (found != SIZE_MAX) {
            GV_FAIL(r->err, GV_E_DATA, "the head has two columns '%.60s'", head);
            return refuse(r, r->line, r->cell[k].column);
        }
        found = k;
    }
    *place = found;
    return found == SIZE_MAX ? no_column(r, head) : GV_OK;
}

/* A head of numbers is a table that has none. */
static gv_status check_head(reading *r)
{
    double number = 0;
    if (r->n < 2) {
        GV_FAIL(r->err, GV_E_DATA, "the head has one column; two are needed");
        gv_error_hint(r->err, "such as: period,sales");
        return refuse(r, r->line, 1);
    }
    if (r->name == r->value) {
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' cannot both name the rows and hold numbers",
                r->cell[r->value].text);
        return refuse(r, r->line, r->cell[r->value].column);
    }
    if (gv_parse_real(r->cell[r->value].text, &number)) {
        GV_FAIL(r->err, GV_E_DATA, "the first line should say what the columns hold");
        gv_error_hint(r->err, "write a head above it, such as: period,sales");
        return refuse(r, r->line, r->cell[r->value].column);
    }
    return GV_OK;
}

static gv_status read_head(reading *r, const char *names, const char *values)
{
    bool there = false;
    gv_status status;
    GV_TRY(next_row(r, &there));
    if (!there) {
        GV_FAIL(r->err, GV_E_DATA, "the file is empty");
        status = refuse(r, 0, 0);
        goto done;
    }
    r->width = r->n;
    GV_TRY(find_column(r, names, 0, &r->name));
    GV_TRY(find_column(r, values, r->name == 1 ? 0 : 1, &r->value));
    GV_TRY(check_head(r));
    r->series->name_head = r->cell[r->name].text;
    r->series->value_head = r->cell[r->value].text;
done:
    return status;
}

/* ---- rows -------------------------------------------------------------------- */

static bool grow_one(void **array, size_t room, size_t bytes, gv_error *err)
{
    void *more = gv_resize(*array, room, bytes, err);
    *array = more != NULL ? more : *array;
    return more != NULL;
}

static gv_status grow(reading *r)
{
    gv_series *s = r->series;
    const size_t room = r->room == 0 ? 64 : 2 * r->room;
    void *name = s->name, *value = s->value, *line = s->line, *column = s->column;
    const bool good = grow_one(&name, room, sizeof *s->name, r->err) &&
                      grow_one(&value, room, sizeof *s->value, r->err) &&
                      grow_one(&line, room, sizeof *s->line, r->err) &&
                      grow_one(&column, room, sizeof *s->column, r->err);
    s->name = name;
    s->value = value;
    s->line = line;
    s->column = column;
    r->room = good ? room : r->room;
    return good ? GV_OK : GV_E_MEMORY;
}

static gv_status add_row(reading *r)
{
    gv_series *s = r->series;
    if (r->n != r->width) {
        GV_FAIL(r->err, GV_E_DATA, "this row has %zu cells, the head has %zu", r->n,
                r->width);
        return refuse(r, r->line, 1);
    }
    if (s->n == r->room && grow(r) != GV_OK)
        return GV_E_MEMORY;
    const cell *name = &r->cell[r->name];
    const cell *value = &r->cell[r->value];
    if (name->text[0] == '\0') {
        GV_FAIL(r->err, GV_E_DATA, "this row has no '%.60s'", s->name_head);
        return refuse(r, r->line, name->column);
    }
    s->value[s->n] = (double) NAN;
    if (value->text[0] != '\0' && !gv_parse_real(value->text, &s->value[s->n])) {
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' is no number for '%.60s'", value->text,
                s->value_head);
        gv_error_hint(r->err, "write decimals with a point, and no commas in numbers");
        return refuse(r, r->line, value->column);
    }
    s->name[s->n] = name->text;
    s->line[s->n] = r->line;
    s->column[s->n++] = value->column;
    return GV_OK;
}

typedef struct named_row {
    const char *name;
    size_t row;
} named_row;

static int by_name(const void *a, const void *b)
{
    const named_row *x = a, *y = b;
    const int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static gv_status check_names(reading *r)
{
    const gv_series *s = r->series;
    gv_status status = GV_OK;
    named_row *row = gv_alloc(s->n, sizeof *row, r->err);
    if (row == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < s->n; k++)
        row[k] = (named_row){ s->name[k], k };
    if (s->n > 1)
        qsort(row, s->n, sizeof *row, by_name);
    for (size_t k = 1; k < s->n && status == GV_OK; k++) {
        if (strcmp(row[k - 1].name, row[k].name) != 0)
            continue;
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' stands on line %u already", row[k].name,
                (unsigned) s->line[row[k - 1].row]);
        status = refuse(r, s->line[row[k].row], 1);
    }
    gv_free(row);
    return status;
}

/* ---- whole files --------------------------------------------------------------- */

static gv_status read_all(reading *r, const char *names, const char *values)
{
    gv_status status;
    bool there = true;
    GV_TRY(load(r));
    GV_TRY(read_head(r, names, values));
    for (;;) {
        GV_TRY(next_row(r, &there));
        if (!there)
            break;
        GV_TRY(add_row(r));
    }
    if (r->series->n == 0) {
        GV_FAIL(r->err, GV_E_DATA, "there is nothing below the head");
        status = refuse(r, r->line, 1);
        goto done;
    }
    GV_TRY(check_names(r));
done:
    return status;
}

gv_status gv_series_read(const char *path, const char *names, const char *values,
                         gv_series **out, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    gv_series *series = gv_alloc(1, sizeof *series, err);
    reading r = { .series = series, .err = err };
    r.cell = gv_alloc(MOST_COLUMNS, sizeof *r.cell, err);
    if (series == NULL || r.cell == NULL)
        goto done;
    series->path = path;
    GV_TRY(read_all(&r, names, values));
    *out = series;
    series = NULL;
done:
    gv_free(r.cell);
    gv_series_free(series);
    return status;
}

void gv_series_free(gv_series *series)
{
    if (series == NULL)
        return;
    gv_free(series->column);
    gv_free(series->line);
    gv_free(series->value);
    gv_free(series->name);
    gv_free(series->bytes);
    gv_free(series);
}
