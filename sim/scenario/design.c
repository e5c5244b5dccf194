/* Designs: the points of a sweep from a table of comma-separated values, as R, SALib,
 * OpenTURNS or a spreadsheet writes it. */
#include "grapevine/scenario.h"

#include "base/spec.h"
#include "scenario/yaml_tree.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define DESIGN_BYTES ((size_t) 64 << 20)
#define MOST_COLUMNS 1000
#define MOST_COMPLAINTS 20

/* A table being read, and where the reading stands. */
typedef struct table {
    const char *path;
    char *bytes; /* whole file, NUL-ended */
    size_t length;
    gv_plan *plan;
    char separator;
    const char **keys;     /* [n_keys] in the plan's arena */
    const gv_param **rows; /* [n_keys] */
    size_t n_keys;
    double *values; /* [n_points][n_keys] in the plan's arena */
    uint64_t n_points;
    size_t n_complaints;
    gv_text *complaints;
} table;

/* One cell: its text, and where it stands for a person, from 1. */
typedef struct cell {
    const char *text;
    size_t length;
    size_t line, column;
    bool has_more; /* another cell follows on this line */
} cell;

static void complain(table *t, const cell *at, const char *words, const char *what)
{
    if (t->n_complaints++ < MOST_COMPLAINTS)
        gv_text_add(t->complaints, "%s:%zu:%zu: error: %s%s\n", t->path, at->line,
                    at->column, words, what);
}

/* ---- bytes ------------------------------------------------------------------------ */

static gv_status read_bytes(table *t, gv_error *err)
{
    gv_status status = GV_OK;
    size_t room = (size_t) 1 << 16;
    FILE *file = fopen(t->path, "rb");
    if (file == NULL)
        return GV_FAIL(err, GV_E_DATA, "cannot read '%s': %s", t->path,
                       strerrordesc_np(errno));
    for (;;) {
        char *larger = gv_resize(t->bytes, room + 1, 1, err);
        if (larger == NULL) {
            status = GV_E_MEMORY;
            goto done;
        }
        t->bytes = larger;
        t->length += fread(t->bytes + t->length, 1, room - t->length, file);
        if (t->length < room || room >= DESIGN_BYTES)
            break;
        room *= 2;
    }
    t->bytes[t->length] = '\0';
    if (ferror(file) != 0)
        status = GV_FAIL(err, GV_E_DATA, "cannot read '%s' to its end", t->path);
    else if (t->length >= DESIGN_BYTES)
        status = GV_FAIL(err, GV_E_DATA, "'%s' is larger than 64 MiB", t->path);
    else if (memchr(t->bytes, '\0', t->length) != NULL)
        status = GV_FAIL(err, GV_E_DATA, "'%s' is no text", t->path);
done:
    if (fclose(file) != 0 && status == GV_OK)
        status = GV_FAIL(err, GV_E_DATA, "cannot read '%s' to its end", t->path);
    return status;
}

/* ---- cells ------------------------------------------------------------------------ */

static bool ends_line(char letter)
{
    return letter == '\n' || letter == '\r' || letter == '\0';
}

/* Take blanks and one pair of quotes off a cell. */
static void strip(cell *c)
{
    while (c->length > 0 && (c->text[0] == ' ' || c->text[0] == '\t')) {
        c->text++;
        c->column++;
        c->length--;
    }
    while (c->length > 0 &&
           (c->text[c->length - 1] == ' ' || c->text[c->length - 1] == '\t'))
        c->length--;
    if (c->length >= 2 && c->text[0] == '"' && c->text[c->length - 1] == '"') {
        c->text++;
        c->column++;
        c->length -= 2;
    }
}

/* The cell that begins at *at; *at moves behind it, onto the separator's successor or the
 * end of the line. */
static cell next_cell(const table *t, const char **at, const char *line_start, size_t line)
{
    cell c = { .text = *at, .line = line, .column = (size_t) (*at - line_start) + 1 };
    while (!ends_line(**at) && **at != t->separator)
        (*at)++;
    c.length = (size_t) (*at - c.text);
    c.has_more = **at == t->separator;
    *at += c.has_more ? 1 : 0;
    strip(&c);
    return c;
}

/* Behind the end of the line. */
static const char *next_line(const char *at)
{
    while (!ends_line(*at))
        at++;
    at += at[0] == '\r' && at[1] == '\n' ? 2 : *at != '\0' ? 1 : 0;
    return at;
}

/* A line of nothing but blanks. */
static bool is_blank(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return ends_line(*at);
}

/* ---- head ------------------------------------------------------------------------- */

static bool is_repeated(const table *t, const char *key)
{
    for (size_t k = 0; k < t->n_keys; k++) {
        if (gv_same_text(t->keys[k], key))
            return true;
    }
    return false;
}

static gv_status read_key(table *t, const cell *c, gv_error *err)
{
    gv_text text = { .text = NULL };
    gv_text_add_bytes(&text, c->text, c->length);
    char *key = gv_arena_text(t->plan->arena, text.text != NULL ? text.text : "", err);
    const bool failed = text.failed || key == NULL;
    gv_text_free(&text);
    if (failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for the design");
    const gv_param *row = gv_plan_row(t->plan, key);
    if (key[0] == '\0')
        complain(t, c, "this column has no name", " (row names? leave them out)");
    else if (row == NULL)
        complain(t, c, "the scenario has no number ", key);
    else if (gv_same_text(key, "replicates") || gv_same_text(key, "ticks"))
        complain(t, c, key, " is the same at all points of a sweep");
    else if (is_repeated(t, key))
        complain(t, c, "this column stands here twice: ", key);
    else if (t->n_keys == MOST_COLUMNS)
        complain(t, c, "a design has at most 1,000 columns", "");
    if (t->n_keys < MOST_COLUMNS) {
        t->rows[t->n_keys] = row;
        t->keys[t->n_keys++] = key;
    }
    return GV_OK;
}

/* @param[out] at  behind the line */
static gv_status read_head(table *t, const char **at, gv_error *err)
{
    gv_status status = GV_OK;
    static const char mark[] = "\xEF\xBB\xBF";
    const char *start = *at;
    const size_t length = strcspn(start, "\r\n");
    t->keys = gv_arena_alloc(t->plan->arena, MOST_COLUMNS, sizeof *t->keys, err);
    t->rows = gv_arena_alloc(t->plan->arena, MOST_COLUMNS, sizeof *t->rows, err);
    if (t->keys == NULL || t->rows == NULL)
        return GV_E_MEMORY;
    t->separator = memchr(start, ';', length) != NULL ? ';' : ',';
    if (strncmp(*at, mark, sizeof mark - 1) == 0)
        *at += sizeof mark - 1;
    if (**at == '#') /* numpy writes its header as a comment */
        (*at)++;
    for (bool more = true; more;) {
        const cell c = next_cell(t, at, start, 1);
        more = c.has_more;
        GV_TRY(read_key(t, &c, err));
    }
    *at = next_line(*at);
done:
    return status;
}

/* ---- rows ------------------------------------------------------------------------- */

static void read_value(table *t, const cell *c, size_t k, double *out)
{
    char text[64];
    gv_error refusal = { .code = GV_OK };
    const bool fits = c->length > 0 && c->length < sizeof text;
    memcpy(text, c->text, fits ? c->length : 0);
    text[fits ? c->length : 0] = '\0';
    if (!fits || !gv_parse_real(text, out))
        complain(t, c, "here should be a number for ", t->keys[k]);
    else if (!gv_param_allows(t->rows[k], *out) &&
             gv_param_refuse(t->rows[k], *out, &refusal) != GV_OK)
        complain(t, c, refusal.text, "");
}

static void read_row(table *t, const char *at, size_t line, double *values)
{
    const char *start = at;
    cell c = { .has_more = true };
    for (size_t k = 0; k < t->n_keys; k++) {
        if (!c.has_more) {
            c.column = (size_t) (at - start) + 1;
            complain(t, &c, "this row ends before ", t->keys[k]);
            return;
        }
        c = next_cell(t, &at, start, line);
        read_value(t, &c, k, &values[k]);
    }
    if (c.has_more) {
        c = next_cell(t, &at, start, line);
        complain(t, &c, "this row has more cells than the head", "");
    }
}

static uint64_t count_rows(const char *at)
{
    uint64_t n = 0;
    for (; *at != '\0'; at = next_line(at))
        n += is_blank(at) ? 0 : 1;
    return n;
}

static gv_status read_rows(table *t, const char *at, gv_error *err)
{
    t->n_points = count_rows(at);
    if (t->n_points == 0)
        return GV_FAIL(err, GV_E_DATA, "'%s' has a head, but no point below it", t->path);
    if (t->n_points > GV_MOST_POINTS)
        return GV_FAIL(err, GV_E_DATA, "'%s' has %llu points; a sweep has at most %d",
                       t->path, (unsigned long long) t->n_points, GV_MOST_POINTS);
    t->values = gv_arena_alloc(t->plan->arena, (size_t) t->n_points * t->n_keys,
                               sizeof *t->values, err);
    if (t->values == NULL)
        return GV_E_MEMORY;
    double *values = t->values;
    for (size_t line = 2; *at != '\0'; at = next_line(at), line++) {
        if (is_blank(at))
            continue;
        read_row(t, at, line, values);
        values += t->n_keys;
    }
    return GV_OK;
}

/* ---- the plan --------------------------------------------------------------------- */

/* A result keeps its scenario with every point, and must be able to read it again. */
static gv_status check_size(const table *t, gv_error *err)
{
    gv_text text = { .text = NULL };
    gv_plan_print(t->plan, &text);
    const bool is_long = text.length > GV_YAML_BYTES - GV_YAML_BYTES / 8 ||
                         t->n_points * (t->n_keys + 1) > GV_YAML_NODES - 1000;
    const bool failed = text.failed;
    gv_text_free(&text);
    if (failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for the design");
    if (!is_long)
        return GV_OK;
    GV_FAIL(err, GV_E_DATA, "'%s' is too large: %llu points of %zu values", t->path,
            (unsigned long long) t->n_points, t->n_keys);
    gv_error_hint(err, "cut it into several designs");
    return GV_E_DATA;
}

static gv_status read_table(table *t, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(read_bytes(t, err));
    const char *at = t->bytes;
    GV_TRY(read_head(t, &at, err));
    if (t->n_complaints == 0)
        GV_TRY(read_rows(t, at, err));
    if (t->n_complaints > MOST_COMPLAINTS)
        gv_text_add(t->complaints, "%s: and %zu more\n", t->path,
                    t->n_complaints - MOST_COMPLAINTS);
    if (t->n_complaints > 0)
        status = GV_FAIL(err, GV_E_DATA, "%zu mistakes in '%s'", t->n_complaints, t->path);
done:
    return status;
}

gv_status gv_design_read(const char *path, gv_plan *plan, gv_text *complaints,
                         gv_error *err)
{
    gv_status status = GV_OK;
    table t = { .path = path, .plan = plan, .complaints = complaints };
    if (plan->sweep.n_points > 0)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "the scenario has a sweep of its own: it takes no design");
    GV_TRY(read_table(&t, err));
    plan->sweep = (gv_sweep){
        .keys = t.keys, .n_keys = t.n_keys, .n_points = t.n_points, .values = t.values
    };
    plan->n_contests = 0;
    plan->experiment.attribution = GV_ATTRIBUTION_NONE;
    plan->experiment.marginal = 0;
    plan->cascades_kept = 0;
    GV_TRY(check_size(&t, err));
    GV_TRY(gv_plan_settle(plan, plan->replicates_per_graph, err));
done:
    gv_free(t.bytes);
    return status;
}
