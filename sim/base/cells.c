/* Reads a text table row by row: cells between tabs, semicolons or commas. Layer 0. */
#include "base/cells.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MOST_CELLS 4096

gv_status gv_cells_refuse(const gv_cells *cells, uint32_t line, uint32_t column)
{
    gv_error_place(cells->err, cells->path, line, column);
    return GV_E_DATA;
}

/* ---- bytes --------------------------------------------------------------------- */

static gv_status read_bytes(gv_cells *c, FILE *file, size_t *n)
{
    for (size_t room = (size_t) 1 << 14;; room *= 2) {
        if (room > c->most_bytes) {
            GV_FAIL(c->err, GV_E_DATA, "the file has more than %zu MiB",
                    c->most_bytes >> 20);
            return gv_cells_refuse(c, 0, 0);
        }
        char *more = gv_resize(c->bytes, room + 1, 1, c->err);
        if (more == NULL)
            return GV_E_MEMORY;
        c->bytes = more;
        *n += fread(more + *n, 1, room - *n, file);
        if (*n < room)
            break;
    }
    c->bytes[*n] = '\0';
    return GV_OK;
}

static gv_status load(gv_cells *c)
{
    size_t n = 0;
    FILE *file = fopen(c->path, "rb");
    if (file == NULL) {
        GV_FAIL(c->err, GV_E_DATA, "the file cannot be read: %s", strerrordesc_np(errno));
        return gv_cells_refuse(c, 0, 0);
    }
    gv_status status = read_bytes(c, file, &n);
    const bool is_whole = ferror(file) == 0;
    if ((fclose(file) != 0 || !is_whole) && status == GV_OK) {
        GV_FAIL(c->err, GV_E_DATA, "the file cannot be read to its end");
        status = gv_cells_refuse(c, 0, 0);
    }
    if (status != GV_OK)
        return status;
    c->next = c->bytes;
    c->end = c->next + n;
    if (n >= 3 && memcmp(c->next, "\xef\xbb\xbf", 3) == 0)
        c->next += 3;
    return GV_OK;
}

/* ---- cells ---------------------------------------------------------------------- */

/* Blanks around a cell that is not quoted are no part of it. */
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

static gv_status open_quotes(const gv_cells *c, uint32_t column)
{
    GV_FAIL(c->err, GV_E_DATA, "the quotes of this cell do not close at its end");
    gv_error_hint(c->err, "a quote inside quotes is written twice");
    return gv_cells_refuse(c, c->line, column);
}

static gv_status split(gv_cells *c, char *from, char *to)
{
    uint32_t column = 1;
    c->n = 0;
    for (char *at = from;;) {
        if (c->n == MOST_CELLS) {
            GV_FAIL(c->err, GV_E_DATA, "the row has more than %d cells", MOST_CELLS);
            return gv_cells_refuse(c, c->line, column);
        }
        gv_cell *cell = &c->cell[c->n++];
        char *stop = end_of_cell(at, to, c->apart);
        const uint32_t next = column + characters(at, stop) + 1;
        const bool is_last = stop >= to;
        cell->column = column;
        if (*at == '"') {
            stop = unquote(at, to, c->apart, &cell->text);
            if (stop == NULL)
                return open_quotes(c, column);
        } else {
            cell->text = trimmed(at, stop);
            cell->column += (uint32_t) (cell->text - at);
        }
        if (is_last || stop >= to)
            return GV_OK;
        column = next;
        at = stop + 1;
    }
}

/* ---- rows ------------------------------------------------------------------------ */

static bool is_comment(const gv_cells *c, const char *from, const char *to)
{
    return c->comments && c->apart == '\0' && *from == '#' &&
           (to == from + 1 || from[1] == ' ');
}

static char separator_of(const char *from, size_t n)
{
    if (memchr(from, '\t', n) != NULL)
        return '\t';
    return memchr(from, ';', n) != NULL ? ';' : ',';
}

/* The next line that says something. @param[out] there  false: the file has ended */
static gv_status next_line(gv_cells *c, bool *there)
{
    while (c->next < c->end) {
        char *from = c->next;
        char *stop = memchr(from, '\n', (size_t) (c->end - from));
        stop = stop != NULL ? stop : c->end;
        c->next = stop + 1;
        c->line++;
        const char *zero = memchr(from, '\0', (size_t) (stop - from));
        if (zero != NULL) {
            GV_FAIL(c->err, GV_E_DATA, "this is no text: there is a byte 0");
            return gv_cells_refuse(c, c->line, (uint32_t) (zero - from) + 1);
        }
        while (stop > from && (stop[-1] == '\r' || stop[-1] == ' '))
            stop--;
        if (stop == from || is_comment(c, from, stop))
            continue;
        *there = true;
        if (c->apart == '\0')
            c->apart = separator_of(from, (size_t) (stop - from));
        *stop = '\0';
        return split(c, from, stop);
    }
    *there = false;
    return GV_OK;
}

gv_status gv_cells_next(gv_cells *cells, bool *there)
{
    const gv_status status = next_line(cells, there);
    if (status != GV_OK || !*there || cells->n == cells->width)
        return status;
    GV_FAIL(cells->err, GV_E_DATA, "this row has %zu cells, the head has %zu", cells->n,
            cells->width);
    return gv_cells_refuse(cells, cells->line, 1);
}

/* ---- the head -------------------------------------------------------------------- */

static gv_status no_column(const gv_cells *c, const char *head)
{
    const char **known = gv_alloc(c->n + 1, sizeof *known, c->err);
    if (known == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < c->n; k++)
        known[k] = c->cell[k].text;
    const char *nearest = gv_nearest_word(head, known);
    GV_FAIL(c->err, GV_E_DATA, "the head has no column '%.60s'", head);
    if (nearest != NULL)
        gv_error_hint(c->err, "did you mean '%.60s'?", nearest);
    else
        gv_error_hint(c->err, "its first column is '%.60s', its last '%.60s'",
                      c->cell[0].text, c->cell[c->n - 1].text);
    gv_free(known);
    return gv_cells_refuse(c, c->line, 1);
}

gv_status gv_cells_find(const gv_cells *cells, const char *head, size_t *place)
{
    size_t found = SIZE_MAX;
    for (size_t k = 0; k < cells->n; k++) {
        if (strcmp(cells->cell[k].text, head) != 0)
            continue;
        if (found != SIZE_MAX) {
            GV_FAIL(cells->err, GV_E_DATA, "the head has two columns '%.60s'", head);
            return gv_cells_refuse(cells, cells->line, cells->cell[k].column);
        }
        found = k;
    }
    if (found == SIZE_MAX)
        return no_column(cells, head);
    *place = found;
    return GV_OK;
}

gv_status gv_cells_open(gv_cells *cells)
{
    bool there = false;
    gv_status status = GV_E_MEMORY;
    cells->cell = gv_alloc(MOST_CELLS, sizeof *cells->cell, cells->err);
    if (cells->cell == NULL)
        goto done;
    GV_TRY(load(cells));
    GV_TRY(next_line(cells, &there));
    if (!there) {
        GV_FAIL(cells->err, GV_E_DATA, "the file is empty");
        status = gv_cells_refuse(cells, 0, 0);
    }
    cells->width = cells->n;
done:
    return status;
}

char *gv_cells_close(gv_cells *cells, bool keep)
{
    char *const bytes = cells->bytes;
    gv_free(cells->cell);
    if (!keep)
        gv_free(bytes);
    return keep ? bytes : NULL;
}
