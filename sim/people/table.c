/* Reads a table of people: a head, then a row to a person. Layer 2. */
#include "people/table.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t) 2 << 30)
#define MOST_COLUMNS 4096
#define MOST_LABELS 65534

struct gv_people_table {
    char *bytes; /* the file; cells are cut out of it in place */
    size_t n_bytes;
    char **id;      /* [n] */
    uint32_t *line; /* [n] */
    uint32_t *at;   /* [n] column of the id, in characters */
    uint32_t n, room;
    gv_people_column *column; /* [n_columns] in the order of the traits that ask */
    size_t n_columns;
};

typedef struct cell {
    char *text;
    uint32_t at; /* its column in characters, from 1 */
} cell;

/* One line after another. */
typedef struct reading {
    const gv_people_plan *plan;
    gv_people_table *table;
    char *next, *end;
    char apart;
    uint32_t line;
    cell *cell; /* [MOST_COLUMNS], the first n of the line at hand */
    size_t n;
    size_t width;      /* cells of the head */
    size_t id;         /* place of the id in a row */
    size_t *place;     /* [n_columns] of each column in a row */
    const char ***raw; /* [n_columns][room] words before they are numbered; NULL: numbers */
    gv_error *err;
} reading;

static gv_status refuse(const reading *r, uint32_t line, uint32_t column)
{
    gv_error_place(r->err, r->plan->source.file, line, column);
    return GV_E_DATA;
}

/* ---- bytes --------------------------------------------------------------------- */

static gv_status read_bytes(reading *r, FILE *file)
{
    gv_people_table *t = r->table;
    size_t room = 0;
    for (;;) {
        if (t->n_bytes + 2 > room) {
            room = room == 0 ? (size_t) 1 << 16 : 2 * room;
            if (room > MOST_BYTES) {
                GV_FAIL(r->err, GV_E_DATA, "the file has more than 2 GB");
                return refuse(r, 0, 0);
            }
            char *more = gv_resize(t->bytes, room, 1, r->err);
            if (more == NULL)
                return GV_E_MEMORY;
            t->bytes = more;
        }
        const size_t got = fread(t->bytes + t->n_bytes, 1, room - 1 - t->n_bytes, file);
        t->n_bytes += got;
        if (got == 0)
            break;
    }
    t->bytes[t->n_bytes] = '\0';
    if (ferror(file) == 0)
        return GV_OK;
    GV_FAIL(r->err, GV_E_DATA, "the file cannot be read to its end");
    return refuse(r, 0, 0);
}

static gv_status load(reading *r)
{
    FILE *file = fopen(r->plan->source.file, "rb");
    if (file == NULL) {
        GV_FAIL(r->err, GV_E_DATA, "the file cannot be read: %s", strerrordesc_np(errno));
        return refuse(r, 0, 0);
    }
    gv_status status = read_bytes(r, file);
    if (fclose(file) != 0 && status == GV_OK)
        status = GV_FAIL(r->err, GV_E_DATA, "the file cannot be read to its end");
    if (status != GV_OK)
        return status;
    r->next = r->table->bytes;
    r->end = r->next + r->table->n_bytes;
    if (r->table->n_bytes >= 3 && memcmp(r->next, "\xef\xbb\xbf", 3) == 0)
        r->next += 3;
    return GV_OK;
}

/* ---- lines ---------------------------------------------------------------------- */

static gv_status no_text(const reading *r, const char *from, const char *at)
{
    GV_FAIL(r->err, GV_E_DATA, "this is no text: there is a byte 0");
    return refuse(r, r->line, (uint32_t) (at - from) + 1);
}

/* A quoted cell loses its quotes; two inside stand for one. @return behind the cell, or
 * NULL where the quotes do not close or something follows them */
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

static uint32_t characters(const char *from, const char *to)
{
    uint32_t n = 0;
    for (; from < to; from++)
        n += ((unsigned char) *from & 0xc0u) != 0x80u ? 1 : 0;
    return n;
}

/* Blanks around a cell that is not quoted are no part of it. */
static char *trimmed(char *from, char *to)
{
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    *to = '\0';
    return from;
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
        const bool quoted = at < to && *at == '"';
        char *stop = at;
        while (!quoted && stop < to && *stop != r->apart)
            stop++;
        c->at = column;
        char *const begin = at;
        /* Counted before the cell is cut, for that writes over its bytes. */
        const uint32_t width = quoted ? 0 : characters(begin, stop);
        if (quoted) {
            stop = unquote(at, to, r->apart, &c->text);
            if (stop == NULL) {
                GV_FAIL(r->err, GV_E_DATA,
                        "the quotes of this cell do not close at its end");
                gv_error_hint(r->err, "a quote inside quotes is written twice");
                return refuse(r, r->line, column);
            }
        }
        const bool is_last = stop >= to;
        column += (quoted ? (uint32_t) (stop - begin) : width) + 1;
        if (!quoted)
            c->text = trimmed(at, stop);
        if (is_last)
            return GV_OK;
        at = stop + 1;
    }
}

/* The next line that is not blank. @param[out] there  false: the file has ended */
static gv_status next_row(reading *r, bool *there)
{
    while (r->next < r->end) {
        char *from = r->next;
        char *stop = memchr(from, '\n', (size_t) (r->end - from));
        stop = stop != NULL ? stop : r->end;
        r->next = stop + 1;
        r->line++;
        const char *zero = memchr(from, '\0', (size_t) (stop - from));
        if (zero != NULL)
            return no_text(r, from, zero);
        while (stop > from && (stop[-1] == '\r' || stop[-1] == ' '))
            stop--;
        if (stop == from)
            continue;
        *there = true;
        if (r->apart == '\0')
            r->apart = memchr(from, '\t', (size_t) (stop - from)) != NULL  ? '\t'
                       : memchr(from, ';', (size_t) (stop - from)) != NULL ? ';'
                                                                           : ',';
        return split(r, from, stop);
    }
    *there = false;
    return GV_OK;
}

/* ---- the head -------------------------------------------------------------------- */

static gv_status no_column(reading *r, const char *name)
{
    const char **known = gv_alloc(r->n + 1, sizeof *known, r->err);
    if (known == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < r->n; k++)
        known[k] = r->cell[k].text;
    const char *nearest = gv_nearest_word(name, known);
    GV_FAIL(r->err, GV_E_DATA, "the head has no column '%.60s'", name);
    if (nearest != NULL)
        gv_error_hint(r->err, "did you mean '%.60s'?", nearest);
    else
        gv_error_hint(r->err, "its first column is '%.60s', its last '%.60s'",
                      r->cell[0].text, r->cell[r->n - 1].text);
    gv_free(known);
    return refuse(r, r->line, 1);
}

static gv_status find_column(reading *r, const char *name, size_t *place)
{
    size_t found = SIZE_MAX;
    for (size_t k = 0; k < r->n; k++) {
        if (strcmp(r->cell[k].text, name) != 0)
            continue;
        if (found != SIZE_MAX) {
            GV_FAIL(r->err, GV_E_DATA, "the head has two columns '%.60s'", name);
            return refuse(r, r->line, r->cell[k].at);
        }
        found = k;
    }
    *place = found;
    return found == SIZE_MAX ? no_column(r, name) : GV_OK;
}

static gv_status add_column(reading *r, const gv_trait_plan *trait)
{
    bool words = false;
    const char *name = trait->kind->column(trait->params, &words);
    gv_people_column *column = &r->table->column[r->table->n_columns];
    const gv_status status = find_column(r, name[0] != '\0' ? name : trait->name,
                                         &r->place[r->table->n_columns]);
    if (status != GV_OK)
        return status;
    *column = (gv_people_column){ .trait = trait->name };
    r->table->n_columns++;
    if (words)
        column->word = gv_alloc(0, sizeof *column->word, r->err);
    else
        column->number = gv_alloc(0, sizeof *column->number, r->err);
    return column->word != NULL || column->number != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status read_head(reading *r)
{
    bool there = false;
    gv_status status;
    GV_TRY(next_row(r, &there));
    if (!there) {
        GV_FAIL(r->err, GV_E_DATA, "the file is empty");
        return refuse(r, 0, 0);
    }
    r->width = r->n;
    GV_TRY(find_column(r, r->plan->source.id, &r->id));
    for (size_t k = 0; k < r->plan->n; k++) {
        if (r->plan->traits[k].kind->column != NULL)
            GV_TRY(add_column(r, &r->plan->traits[k]));
    }
done:
    return status;
}

/* ---- rows ------------------------------------------------------------------------ */

static gv_status grow(reading *r)
{
    gv_people_table *t = r->table;
    const size_t room = t->room == 0 ? 1024 : 2 * (size_t) t->room;
    void *id = gv_resize(t->id, room, sizeof *t->id, r->err);
    if (id != NULL)
        t->id = id;
    void *line = gv_resize(t->line, room, sizeof *t->line, r->err);
    if (line != NULL)
        t->line = line;
    void *at = gv_resize(t->at, room, sizeof *t->at, r->err);
    if (at != NULL)
        t->at = at;
    bool good = id != NULL && line != NULL && at != NULL && room <= UINT32_MAX / 2;
    for (size_t k = 0; k < t->n_columns && good; k++) {
        gv_people_column *c = &t->column[k];
        void *more = c->number != NULL
                         ? gv_resize(c->number, room, sizeof *c->number, r->err)
                         : (void *) gv_resize(r->raw[k], room, sizeof *r->raw[k], r->err);
        good = more != NULL;
        if (more != NULL && c->number != NULL)
            c->number = more;
        else if (more != NULL)
            r->raw[k] = more;
    }
    if (!good)
        return r->err != NULL && r->err->code == GV_OK
                   ? GV_FAIL(r->err, GV_E_MEMORY, "the file has too many rows")
                   : GV_E_MEMORY;
    t->room = (uint32_t) room;
    return GV_OK;
}

static gv_status read_number(reading *r, size_t k, const cell *c)
{
    double *number = &r->table->column[k].number[r->table->n];
    *number = (double) NAN;
    if (c->text[0] == '\0' || gv_parse_real(c->text, number))
        return GV_OK;
    GV_FAIL(r->err, GV_E_DATA, "'%.60s' is no number for '%.60s'", c->text,
            r->table->column[k].trait);
    gv_error_hint(r->err, "write decimals with a point; for words say holds: words");
    return refuse(r, r->line, c->at);
}

static gv_status add_row(reading *r)
{
    gv_people_table *t = r->table;
    gv_status status = GV_OK;
    if (r->n != r->width) {
        GV_FAIL(r->err, GV_E_DATA, "this row has %zu cells, the head has %zu", r->n,
                r->width);
        return refuse(r, r->line, 1);
    }
    if (t->n == t->room)
        GV_TRY(grow(r));
    t->id[t->n] = r->cell[r->id].text;
    t->at[t->n] = r->cell[r->id].at;
    t->line[t->n] = r->line;
    for (size_t k = 0; k < t->n_columns; k++) {
        const cell *c = &r->cell[r->place[k]];
        if (t->column[k].number != NULL)
            GV_TRY(read_number(r, k, c));
        else
            r->raw[k][t->n] = c->text;
    }
    t->n++;
done:
    return status;
}

/* ---- words ------------------------------------------------------------------------ */

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static gv_status number_words(reading *r, size_t k)
{
    gv_people_table *t = r->table;
    gv_people_column *c = &t->column[k];
    const char **label = gv_alloc(t->n, sizeof *label, r->err);
    uint16_t *word = gv_resize(c->word, t->n, sizeof *word, r->err);
    c->word = word != NULL ? word : c->word;
    c->label = label;
    if (label == NULL || word == NULL)
        return GV_E_MEMORY;
    size_t n = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        label[n] = r->raw[k][i];
        n += label[n][0] != '\0' ? 1 : 0;
    }
    if (n > 1)
        qsort(label, n, sizeof *label, by_bytes);
    for (size_t i = 0; i < n; i++) {
        if (c->n_labels == 0 || strcmp(label[c->n_labels - 1], label[i]) != 0)
            label[c->n_labels++] = label[i];
    }
    if (c->n_labels > MOST_LABELS) {
        GV_FAIL(r->err, GV_E_DATA, "'%.60s' has more than %d different words", c->trait,
                MOST_LABELS);
        gv_error_hint(r->err, "are these numbers? holds: numbers");
        return refuse(r, 0, 0);
    }
    for (uint32_t i = 0; i < t->n; i++) {
        const char *const *at =
            bsearch(&r->raw[k][i], label, c->n_labels, sizeof *label, by_bytes);
        word[i] = at != NULL ? (uint16_t) (at - (const char *const *) label) : GV_NO_WORD;
    }
    return GV_OK;
}

/* ---- whole files -------------------------------------------------------------------- */

static gv_status read_all(reading *r)
{
    gv_status status;
    bool there = true;
    GV_TRY(load(r));
    GV_TRY(read_head(r));
    GV_TRY(grow(r));
    for (;;) {
        GV_TRY(next_row(r, &there));
        if (!there)
            break;
        GV_TRY(add_row(r));
    }
    for (size_t k = 0; k < r->table->n_columns; k++) {
        if (r->table->column[k].word != NULL)
            GV_TRY(number_words(r, k));
    }
done:
    return status;
}

gv_status gv_people_table_read(const gv_people_plan *plan, gv_people_table **out,
                               gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    if (plan->source.file == NULL || plan->source.file[0] == '\0') {
        *out = NULL;
        return GV_OK;
    }
    gv_people_table *table = gv_alloc(1, sizeof *table, err);
    reading r = { .plan = plan, .table = table, .err = err };
    r.cell = gv_alloc(MOST_COLUMNS, sizeof *r.cell, err);
    r.place = gv_alloc(plan->n, sizeof *r.place, err);
    r.raw = gv_alloc(plan->n, sizeof *r.raw, err);
    if (table == NULL || r.cell == NULL || r.place == NULL || r.raw == NULL)
        goto done;
    table->column = gv_alloc(plan->n, sizeof *table->column, err);
    if (table->column == NULL)
        goto done;
    GV_TRY(read_all(&r));
    *out = table;
    table = NULL;
done:
    for (size_t k = 0; r.raw != NULL && k < plan->n; k++)
        gv_free(r.raw[k]);
    gv_free(r.raw);
    gv_free(r.place);
    gv_free(r.cell);
    gv_people_table_free(table);
    return status;
}

void gv_people_table_free(gv_people_table *table)
{
    if (table == NULL)
        return;
    for (size_t k = 0; k < table->n_columns; k++) {
        gv_free(table->column[k].word);
        gv_free(table->column[k].number);
        gv_free(table->column[k].label);
    }
    gv_free(table->column);
    gv_free(table->at);
    gv_free(table->line);
    gv_free(table->id);
    gv_free(table->bytes);
    gv_free(table);
}

const gv_people_column *gv_people_table_column(const gv_people_table *table,
                                               const char *trait)
{
    for (size_t k = 0; table != NULL && k < table->n_columns; k++) {
        if (gv_same_text(table->column[k].trait, trait))
            return &table->column[k];
    }
    return NULL;
}

/* ---- file and network ------------------------------------------------------------------
 */

static gv_status refuse_id(const gv_people_plan *plan, uint32_t row, gv_error *err)
{
    gv_error_place(err, plan->source.file, plan->table->line[row], plan->table->at[row]);
    return GV_E_DATA;
}

gv_status gv_people_table_rows(const gv_people_plan *plan, const gv_network *net,
                               uint32_t **out, gv_error *err)
{
    const gv_people_table *t = plan->table;
    const uint32_t n = gv_network_people(net);
    uint32_t *row = gv_alloc(n, sizeof *row, err);
    gv_status status = GV_OK;
    if (row == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < n; v++)
        row[v] = UINT32_MAX;
    for (uint32_t i = 0; i < t->n && status == GV_OK; i++) {
        const uint32_t person = gv_network_find(net, t->id[i]);
        if (person == UINT32_MAX && plan->source.strangers == GV_STRANGERS_IGNORE)
            continue;
        if (person == UINT32_MAX) {
            GV_FAIL(err, GV_E_DATA, "there is no person '%.60s' in the network", t->id[i]);
            gv_error_hint(err, "pass over such rows with strangers: ignore");
            status = refuse_id(plan, i, err);
        } else if (row[person] != UINT32_MAX) {
            GV_FAIL(err, GV_E_DATA, "person '%.60s' stands on line %u already", t->id[i],
                    (unsigned) t->line[row[person]]);
            status = refuse_id(plan, i, err);
        } else {
            row[person] = i;
        }
    }
    if (status != GV_OK) {
        gv_free(row);
        return status;
    }
    *out = row;
    return GV_OK;
}

static bool lacks(const gv_people_column *c, uint32_t row)
{
    return row == UINT32_MAX ||
           (c->number != NULL ? isnan(c->number[row]) : c->word[row] == GV_NO_WORD);
}

static gv_status refuse_gap(const gv_people_plan *plan, const gv_network *net,
                            uint32_t person, uint32_t row, const gv_people_column *column,
                            gv_error *err)
{
    char room[32];
    const char *id = gv_network_label(net, person, room);
    GV_FAIL(err, GV_E_DATA, "'%s' has no value for '%.60s' of person '%.60s'",
            plan->source.file, column->trait, id);
    gv_error_hint(err, "take that of a random person with missing: hot_deck");
    gv_error_place(err, plan->source.file, row != UINT32_MAX ? plan->table->line[row] : 0,
                   row != UINT32_MAX ? 1 : 0);
    return GV_E_DATA;
}

gv_status gv_people_table_check(const gv_people_plan *plan, const gv_network *net,
                                gv_error *err)
{
    uint32_t *row = NULL;
    gv_status status = GV_OK;
    if (plan->table == NULL)
        return GV_OK;
    GV_TRY(gv_people_table_rows(plan, net, &row, err));
    for (size_t k = 0; k < plan->table->n_columns; k++) {
        const gv_people_column *c = &plan->table->column[k];
        bool any = false;
        for (uint32_t v = 0; v < gv_network_people(net); v++) {
            const bool gap = lacks(c, row[v]);
            any = any || !gap;
            if (gap && plan->source.missing == GV_MISSING_REFUSE)
                GV_TRY(refuse_gap(plan, net, v, row[v], c, err));
        }
        if (!any)
            GV_TRY(GV_FAIL(err, GV_E_DATA, "'%s' has no value of '%.60s' for anybody",
                           plan->source.file, c->trait));
    }
done:
    gv_free(row);
    return status;
}
