/* Reads two columns of a table: names of rows, and a number of each. Layer 8. */
#include "grapevine/series.h"

#include "base/cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t) 64 << 20)

/* One row after another. */
typedef struct reading {
    gv_series *series;
    gv_cells cells;
    size_t room;        /* of rows */
    size_t name, value; /* places of the two columns in a row */
    gv_error *err;
} reading;

gv_status gv_series_refuse(const gv_series *series, size_t k, gv_error *err)
{
    gv_error_place(err, series->path, series->line[k], series->column[k]);
    return GV_E_DATA;
}

/* ---- the head ---------------------------------------------------------------- */

/* A head of numbers is a table that has none. */
static gv_status check_head(reading *r)
{
    double number = 0;
    const gv_cells *c = &r->cells;
    if (c->n < 2) {
        GV_FAIL(r->err, GV_E_DATA, "the head has one column; two are needed");
        gv_error_hint(r->err, "such as: period,sales");
        return gv_cells_refuse(c, c->line, 1);
    }
    const gv_cell *value = &c->cell[r->value];
    if (r->name == r->value) {
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' cannot both name the rows and hold numbers",
                value->text);
        return gv_cells_refuse(c, c->line, value->column);
    }
    if (gv_parse_real(value->text, &number)) {
        GV_FAIL(r->err, GV_E_DATA, "the first line should say what the columns hold");
        gv_error_hint(r->err, "write a head above it, such as: period,sales");
        return gv_cells_refuse(c, c->line, value->column);
    }
    return GV_OK;
}

static gv_status read_head(reading *r, const char *names, const char *values)
{
    gv_status status;
    GV_TRY(gv_cells_open(&r->cells));
    if (names != NULL)
        GV_TRY(gv_cells_find(&r->cells, names, &r->name));
    r->value = r->name == 1 ? 0 : 1;
    if (values != NULL)
        GV_TRY(gv_cells_find(&r->cells, values, &r->value));
    GV_TRY(check_head(r));
    r->series->name_head = r->cells.cell[r->name].text;
    r->series->value_head = r->cells.cell[r->value].text;
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
    const gv_cells *c = &r->cells;
    if (s->n == r->room && grow(r) != GV_OK)
        return GV_E_MEMORY;
    const gv_cell *name = &c->cell[r->name];
    const gv_cell *value = &c->cell[r->value];
    if (name->text[0] == '\0') {
        GV_FAIL(r->err, GV_E_DATA, "this row has no '%.60s'", s->name_head);
        return gv_cells_refuse(c, c->line, name->column);
    }
    s->value[s->n] = (double) NAN;
    if (value->text[0] != '\0' && !gv_parse_real(value->text, &s->value[s->n])) {
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' is no number for '%.60s'", value->text,
                s->value_head);
        gv_error_hint(r->err, "write decimals with a point, and no commas in numbers");
        return gv_cells_refuse(c, c->line, value->column);
    }
    s->name[s->n] = name->text;
    s->line[s->n] = c->line;
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
        status = gv_cells_refuse(&r->cells, s->line[row[k].row], 1);
    }
    gv_free(row);
    return status;
}

/* ---- whole files --------------------------------------------------------------- */

static gv_status read_all(reading *r, const char *names, const char *values)
{
    gv_status status;
    bool there = true;
    GV_TRY(read_head(r, names, values));
    for (;;) {
        GV_TRY(gv_cells_next(&r->cells, &there));
        if (!there)
            break;
        GV_TRY(add_row(r));
    }
    if (r->series->n == 0) {
        GV_FAIL(r->err, GV_E_DATA, "there is nothing below the head");
        status = gv_cells_refuse(&r->cells, r->cells.line, 1);
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
    r.cells =
        (gv_cells){ .path = path, .most_bytes = MOST_BYTES, .comments = true, .err = err };
    if (series == NULL)
        goto done;
    series->path = path;
    GV_TRY(read_all(&r, names, values));
    *out = series;
    series = NULL;
done:
    if (r.series != NULL)
        r.series->bytes = gv_cells_close(&r.cells, status == GV_OK);
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
