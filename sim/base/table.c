/* Is a parameter table itself sound? Tests ask this of every part. */
#include "base/spec.h"

static size_t field_bytes(gv_type type)
{
    switch (type) {
    case GV_TYPE_REAL:
        return sizeof(double);
    case GV_TYPE_COUNT:
        return sizeof(uint64_t);
    case GV_TYPE_FLAG:
        return sizeof(bool);
    case GV_TYPE_CHOICE:
        return sizeof(uint32_t);
    case GV_TYPE_TEXT:
        return sizeof(const char *);
    case GV_TYPE_MONEY:
        return sizeof(gv_money);
    case GV_TYPE_COUNTS:
        return sizeof(gv_counts);
    case GV_TYPE_WORDS:
        return sizeof(gv_words);
    case GV_TYPE_REALS:
        return sizeof(gv_reals);
    case GV_TYPE_SHARES:
        return sizeof(gv_shares);
    case GV_TYPE_ENTRIES:
        return sizeof(gv_entries);
    }
    return 0;
}

/* Does another row answer to one of this row's names? */
static bool is_ambiguous(const gv_spec *spec, const gv_param *row)
{
    return gv_spec_find(spec, row->name) != row ||
           (row->alias != NULL && gv_spec_find(spec, row->alias) != row);
}

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* A range worth exploring lies inside the bounds, and above zero on a logarithmic scale. */
static bool has_sound_sweep(const gv_param *row)
{
    if (row->sweep[0] == 0 && row->sweep[1] == 0)
        return true;
    return row->sweep[0] < row->sweep[1] && gv_param_allows(row, row->sweep[0]) &&
           gv_param_allows(row, row->sweep[1]) &&
           (row->scale == GV_SCALE_LINEAR || row->sweep[0] > 0);
}

/* What is wrong with a row, or NULL. */
static const char *flaw_of(const gv_spec *spec, const gv_param *row)
{
    const bool is_number = gv_param_is_number(row);
    if (is_ambiguous(spec, row))
        return "shares a name with another row";
    if (row->offset + field_bytes(row->type) > spec->params_size)
        return "lies outside the parameter struct";
    if (row->low != row->low || row->high != row->high)
        return "has a bound that is not a number";
    if ((row->type == GV_TYPE_REAL || row->type == GV_TYPE_REALS) &&
        !(row->low < row->high))
        return "is a real without bounds (use INFINITY for none)";
    if (row->type == GV_TYPE_CHOICE && gv_param_choices(row) == 0)
        return "has no choices";
    if (row->type == GV_TYPE_ENTRIES && row->kinds == NULL)
        return "has no kinds of entries";
    if (is_number && !row->required && !gv_param_allows(row, row->initial))
        return "has a default outside its bounds";
    if (is_number && !has_sound_sweep(row))
        return "has a sweep outside its bounds";
    if (!has_text(row->help))
        return "has no help";
    return NULL;
}

gv_status gv_spec_check(const gv_spec *spec, gv_error *err)
{
    if (!has_text(spec->name) || !has_text(spec->title) || !has_text(spec->about))
        return GV_FAIL(err, GV_E_INTERNAL, "a part lacks its name, title or about");
    if (spec->params == NULL)
        return GV_OK;
    for (const gv_param *row = spec->params; row->name != NULL; row++) {
        const char *flaw = flaw_of(spec, row);
        if (flaw != NULL)
            return GV_FAIL(err, GV_E_INTERNAL, "parameter '%s' of '%s' %s", row->name,
                           spec->name, flaw);
    }
    return GV_OK;
}
