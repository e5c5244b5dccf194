/* Reads a table of people: a head, then a row to a person. Layer 2. */
#include "people/table.h"

#include "base/cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t) 2 << 30)
#define MOST_LABELS 65534

struct gv_people_table {
    char *bytes;    /* the file; cells are cut out of it in place */
    char **id;      /* [n] */
    uint32_t *line; /* [n] */
    uint32_t *at;   /* [n] column of the id, in characters */
    uint32_t n, room;
    gv_people_column *column; /* [n_columns] in the order of the traits that ask */
    size_t n_columns;
};

/* One row after another. */
typedef struct reading {
    const gv_people_plan *plan;
    gv_people_table *table;
    gv_cells cells;
    size_t id;         /* place of the id in a row */
    size_t *place;     /* [n_columns] of each column in a row */
    const char ***raw; /* [n_columns][room] words before they are numbered; NULL: numbers */
    gv_error *err;
} reading;

/* ---- the head -------------------------------------------------------------------- */

static gv_status add_column(reading *r, const gv_trait_plan *trait)
{
    bool words = false;
    const char *name = trait->kind->column(trait->params, &words);
    gv_people_column *column = &r->table->column[r->table->n_columns];
    const gv_status status = gv_cells_find(&r->cells, name[0] != '\0' ? name : trait->name,
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
    gv_status status;
    GV_TRY(gv_cells_open(&r->cells));
    GV_TRY(gv_cells_find(&r->cells, r->plan->source.id, &r->id));
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

static gv_status read_number(reading *r, size_t k, const gv_cell *c)
{
    double *number = &r->table->column[k].number[r->table->n];
    *number = (double) NAN;
    if (c->text[0] == '\0' || gv_parse_real(c->text, number))
        return GV_OK;
    GV_FAIL(r->err, GV_E_DATA, "'%.60s' is no number for '%.60s'", c->text,
            r->table->column[k].trait);
    gv_error_hint(r->err, "write decimals with a point; for words say holds: words");
    return gv_cells_refuse(&r->cells, r->cells.line, c->column);
}

static gv_status add_row(reading *r)
{
    gv_people_table *t = r->table;
    gv_status status = GV_OK;
    if (t->n == t->room)
        GV_TRY(grow(r));
    t->id[t->n] = r->cells.cell[r->id].text;
    t->at[t->n] = r->cells.cell[r->id].column;
    t->line[t->n] = r->cells.line;
    for (size_t k = 0; k < t->n_columns; k++) {
        const gv_cell *c = &r->cells.cell[r->place[k]];
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
        return gv_cells_refuse(&r->cells, 0, 0);
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
    GV_TRY(read_head(r));
    GV_TRY(grow(r));
    for (;;) {
        GV_TRY(gv_cells_next(&r->cells, &there));
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
    r.cells = (gv_cells){ .path = plan->source.file, .most_bytes = MOST_BYTES, .err = err };
    r.place = gv_alloc(plan->n, sizeof *r.place, err);
    r.raw = gv_alloc(plan->n, sizeof *r.raw, err);
    if (table == NULL || r.place == NULL || r.raw == NULL)
        goto done;
    table->column = gv_alloc(plan->n, sizeof *table->column, err);
    if (table->column == NULL)
        goto done;
    GV_TRY(read_all(&r));
    *out = table;
    table = NULL;
done:
    if (r.table != NULL)
        r.table->bytes = gv_cells_close(&r.cells, status == GV_OK);
    for (size_t k = 0; r.raw != NULL && k < plan->n; k++)
        gv_free(r.raw[k]);
    gv_free(r.raw);
    gv_free(r.place);
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

gv_status gv_people_table_within(const gv_people_plan *plan, const char *trait, double low,
                                 double high, gv_error *err)
{
    const gv_people_table *t = plan->table;
    const gv_people_column *c = gv_people_table_column(t, trait);
    for (uint32_t i = 0; c != NULL && c->number != NULL && i < t->n; i++) {
        if (isnan(c->number[i]) || (c->number[i] >= low && c->number[i] <= high))
            continue;
        GV_FAIL(err, GV_E_DATA,
                "'%.60s' of person '%.60s' is %g; it should be from %g to %g", trait,
                t->id[i], c->number[i], low, high);
        gv_error_hint(err,
                      "the model reads this trait; call it otherwise if it is not meant");
        return refuse_id(plan, i, err);
    }
    return GV_OK;
}
