/* Parameter tables: rows by name, defaults, checked stores, equality. */
#include "base/spec.h"

#include <math.h>
#include <string.h>

/* ---- fields -------------------------------------------------------------- */

const void *gv_param_field(const gv_param *row, const void *params)
{
    return (const unsigned char *) params + row->offset;
}

static void *field_to_write(const gv_param *row, void *params)
{
    return (unsigned char *) params + row->offset;
}

bool gv_param_is_number(const gv_param *row)
{
    return row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
           row->type == GV_TYPE_FLAG || row->type == GV_TYPE_CHOICE ||
           row->type == GV_TYPE_MONEY;
}

bool gv_spec_is_called(const gv_spec *spec, const char *name)
{
    bool is_called = gv_same_text(spec->name, name);
    for (size_t k = 0; spec->aliases != NULL && spec->aliases[k] != NULL; k++)
        is_called = is_called || gv_same_text(spec->aliases[k], name);
    return is_called;
}

const gv_param *gv_spec_find(const gv_spec *spec, const char *name)
{
    if (spec->params == NULL || name == NULL)
        return NULL;
    for (const gv_param *row = spec->params; row->name != NULL; row++)
        if (strcmp(row->name, name) == 0 || gv_same_text(row->alias, name))
            return row;
    return NULL;
}

/* The value is known to be allowed, so no conversion can overflow. */
static void write_number(const gv_param *row, double value, void *at)
{
    switch (row->type) {
    case GV_TYPE_REAL:
        *(double *) at = value;
        break;
    case GV_TYPE_COUNT:
        *(uint64_t *) at = (uint64_t) value;
        break;
    case GV_TYPE_FLAG:
        *(bool *) at = value != 0;
        break;
    case GV_TYPE_CHOICE:
        *(uint32_t *) at = (uint32_t) value;
        break;
    case GV_TYPE_MONEY:
        *(gv_money *) at = gv_money_of(value);
        break;
    case GV_TYPE_TEXT:
    case GV_TYPE_COUNTS:
    case GV_TYPE_WORDS:
    case GV_TYPE_REALS:
    case GV_TYPE_SHARES:
    case GV_TYPE_ENTRIES:
        break;
    }
}

double gv_param_number(const gv_param *row, const void *params)
{
    const void *at = gv_param_field(row, params);
    switch (row->type) {
    case GV_TYPE_REAL:
        return *(const double *) at;
    case GV_TYPE_COUNT:
        return (double) *(const uint64_t *) at;
    case GV_TYPE_FLAG:
        return *(const bool *) at ? 1 : 0;
    case GV_TYPE_CHOICE:
        return *(const uint32_t *) at;
    case GV_TYPE_MONEY:
        return gv_money_units(*(const gv_money *) at);
    case GV_TYPE_TEXT:
    case GV_TYPE_COUNTS:
    case GV_TYPE_WORDS:
    case GV_TYPE_REALS:
    case GV_TYPE_SHARES:
    case GV_TYPE_ENTRIES:
        break;
    }
    return NAN;
}

/* Zeroing first makes padding equal too, so that two defaults are equal byte for byte. A
 * default outside its own bounds stays 0; gv_spec_check reports it. */
void gv_spec_defaults(const gv_spec *spec, void *params)
{
    if (spec->params == NULL)
        return;
    memset(params, 0, spec->params_size);
    for (const gv_param *row = spec->params; row->name != NULL; row++) {
        void *at = field_to_write(row, params);
        if (row->type == GV_TYPE_TEXT)
            *(const char **) at = row->initial_text != NULL ? row->initial_text : "";
        else if (gv_param_is_number(row) && gv_param_allows(row, row->initial))
            write_number(row, row->initial, at);
    }
}

bool gv_param_is_default(const gv_param *row, const void *params)
{
    const void *at = gv_param_field(row, params);
    switch (row->type) {
    case GV_TYPE_TEXT:
        return gv_same_text(*(const char *const *) at,
                            row->initial_text != NULL ? row->initial_text : "");
    case GV_TYPE_COUNTS:
        return ((const gv_counts *) at)->n == 0;
    case GV_TYPE_WORDS:
        return ((const gv_words *) at)->n == 0;
    case GV_TYPE_REALS:
        return ((const gv_reals *) at)->n == 0;
    case GV_TYPE_SHARES:
        return ((const gv_shares *) at)->n == 0;
    case GV_TYPE_ENTRIES:
        return ((const gv_entries *) at)->n == 0;
    default:
        return gv_param_number(row, params) == row->initial;
    }
}

gv_status gv_param_store(const gv_param *row, double value, void *params, gv_error *err)
{
    if (!gv_param_is_number(row))
        return GV_FAIL(err, GV_E_INTERNAL, "%s holds no single number", row->name);
    if (!gv_param_allows(row, value))
        return gv_param_refuse(row, value, err);
    write_number(row, value, field_to_write(row, params));
    return GV_OK;
}

/* ---- equality ------------------------------------------------------------ */

static bool equal_counts(const gv_counts *a, const gv_counts *b)
{
    return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

/* As numbers: -0 is 0, as it is for a single one. */
static bool equal_reals(const gv_reals *a, const gv_reals *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->at[i] != b->at[i])
            return false;
    return true;
}

static bool equal_words(const gv_words *a, const gv_words *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!gv_same_text(a->at[i], b->at[i]))
            return false;
    return true;
}

static bool equal_shares(const gv_shares *a, const gv_shares *b)
{
    const gv_words names_a = { a->name, a->n }, names_b = { b->name, b->n };
    const gv_reals shares_a = { a->share, a->n }, shares_b = { b->share, b->n };
    return equal_words(&names_a, &names_b) && equal_reals(&shares_a, &shares_b);
}

static bool equal_entries(const gv_entries *a, const gv_entries *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->at[i].spec != b->at[i].spec ||
            !gv_spec_equal(a->at[i].spec, a->at[i].params, b->at[i].params))
            return false;
    return true;
}

static bool equal_fields(const gv_param *row, const void *a, const void *b)
{
    const void *at_a = gv_param_field(row, a);
    const void *at_b = gv_param_field(row, b);
    if (row->type == GV_TYPE_TEXT)
        return gv_same_text(*(const char *const *) at_a, *(const char *const *) at_b);
    if (row->type == GV_TYPE_COUNTS)
        return equal_counts(at_a, at_b);
    if (row->type == GV_TYPE_WORDS)
        return equal_words(at_a, at_b);
    if (row->type == GV_TYPE_REALS)
        return equal_reals(at_a, at_b);
    if (row->type == GV_TYPE_SHARES)
        return equal_shares(at_a, at_b);
    if (row->type == GV_TYPE_ENTRIES)
        return equal_entries(at_a, at_b);
    if (row->type == GV_TYPE_MONEY)
        return *(const gv_money *) at_a == *(const gv_money *) at_b;
    return gv_param_number(row, a) == gv_param_number(row, b);
}

bool gv_spec_equal(const gv_spec *spec, const void *a, const void *b)
{
    if (spec->params == NULL)
        return true;
    for (const gv_param *row = spec->params; row->name != NULL; row++)
        if (!equal_fields(row, a, b))
            return false;
    return true;
}
