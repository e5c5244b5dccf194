/* Says in words what a table row allows and what a part does. */
#include "scenario/words.h"

#include <string.h>

const char *gv_words_type(const gv_param *row)
{
    switch (row->type) {
    case GV_TYPE_REAL:
        return "a number";
    case GV_TYPE_COUNT:
        return "a whole number";
    case GV_TYPE_FLAG:
        return "true or false";
    case GV_TYPE_CHOICE:
        return "a choice";
    case GV_TYPE_TEXT:
        return row->is_file ? "a file" : "a text";
    case GV_TYPE_MONEY:
        return "an amount of money";
    case GV_TYPE_COUNTS:
        return "a list of whole numbers";
    case GV_TYPE_WORDS:
        return "a list of texts";
    case GV_TYPE_REALS:
        return "a list of numbers, or of rows of them";
    case GV_TYPE_SHARES:
        return "names with shares that sum to 1";
    case GV_TYPE_ENTRIES:
        return gv_parts_of_entries(row) == &gv_parts_rules         ? "a list of rules"
               : gv_parts_of_entries(row) == &gv_parts_comparisons ? "a list of comparisons"
                                                                   : "a list of events";
    }
    return "a value";
}

void gv_words_range(const gv_param *row, gv_text *out)
{
    const bool has_numbers = row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
                             row->type == GV_TYPE_MONEY || row->type == GV_TYPE_COUNTS ||
                             row->type == GV_TYPE_REALS;
    if (!has_numbers && row->type != GV_TYPE_CHOICE) {
        gv_text_add(out, "%s", gv_words_type(row));
        return;
    }
    char bounds[256];
    gv_param_bounds(row, bounds, sizeof bounds);
    gv_text_add(out, "%s%s%s", has_numbers ? gv_words_type(row) : "",
                has_numbers ? ", " : "", bounds);
}

void gv_words_default(const gv_param *row, gv_text *out)
{
    char number[32];
    if (row->required) {
        gv_text_add(out, "required");
    } else if (row->type == GV_TYPE_TEXT) {
        gv_text_add(out, "%s", row->initial_text != NULL ? row->initial_text : "");
    } else if (row->type == GV_TYPE_FLAG) {
        gv_text_add(out, "%s", row->initial != 0 ? "true" : "false");
    } else if (row->type == GV_TYPE_CHOICE) {
        gv_text_add(out, "%s", row->choices[(size_t) row->initial]);
    } else if (row->type != GV_TYPE_COUNTS && row->type != GV_TYPE_WORDS &&
               row->type != GV_TYPE_REALS && row->type != GV_TYPE_SHARES &&
               row->type != GV_TYPE_ENTRIES) {
        gv_print_real(row->initial, number, sizeof number);
        gv_text_add(out, "%s", number);
    }
}

/* Columns that the first `n` bytes take: bytes that continue a character take none. */
static size_t columns_of(const char *words, size_t n)
{
    size_t columns = 0;
    for (size_t i = 0; i < n; i++)
        columns += ((unsigned char) words[i] & 0xc0) != 0x80 ? 1 : 0;
    return columns;
}

void gv_words_wrap(const char *words, size_t column, size_t indent, size_t width,
                   gv_text *out)
{
    while (*words != '\0') {
        const size_t n = strcspn(words, " \n");
        const size_t wide = columns_of(words, n);
        if (column > indent && column + 1 + wide > width) {
            gv_text_add(out, "\n");
            column = 0;
        }
        if (column == 0)
            gv_text_add(out, "%*s", (int) indent, "");
        else if (column > indent)
            gv_text_add(out, " ");
        column = (column > indent ? column + 1 : indent) + wide;
        gv_text_add_bytes(out, words, n);
        words += n;
        words += strspn(words, " \n");
    }
    gv_text_add(out, "\n");
}

void gv_words_aliases(const gv_spec *spec, gv_text *out)
{
    for (size_t k = 0; spec->aliases != NULL && spec->aliases[k] != NULL; k++)
        gv_text_add(out, "%s%s", k > 0 ? ", " : "", spec->aliases[k]);
}

/* Where lines go, and how wide they may be. */
typedef struct lines {
    const char *mark;
    size_t width; /* 0: as wide as they like */
    gv_text *out;
} lines;

static void add_line(const lines *l, const char *title, const char *words)
{
    if (words == NULL || words[0] == '\0')
        return;
    const size_t indent = strlen(l->mark) + 2;
    gv_text_add(l->out, "%s%s:", l->mark, title);
    if (l->width == 0)
        gv_text_add(l->out, " %s\n", words);
    else
        gv_words_wrap(words, strlen(l->mark) + strlen(title) + 1, indent, l->width, l->out);
}

void gv_words_clocks(const gv_model *model, const char *between, gv_text *out)
{
    const gv_param *const row = gv_spec_find(&gv_experiment_spec, "clock");
    const char *before = "";
    for (uint32_t clock = 0; row->choices[clock] != NULL; clock++) {
        if ((model->clocks & GV_RUNS_ON(clock)) == 0)
            continue;
        gv_text_add(out, "%s%s", before, row->choices[clock]);
        before = between;
    }
}

static void add_clocks(const lines *l, const gv_model *model)
{
    gv_text clocks = { 0 };
    gv_words_clocks(model, ", ", &clocks);
    add_line(l, "Clocks", clocks.text);
    l->out->failed = l->out->failed || clocks.failed;
    gv_text_free(&clocks);
}

/* Where the repository lies is the reader's business: the path is as from its root. */
static void add_example(const lines *l, const gv_model *model)
{
    gv_text path = { 0 };
    if (model->example != NULL)
        gv_text_add(&path, "scenarios/%s.yaml", model->example);
    add_line(l, "Shown by", path.text);
    l->out->failed = l->out->failed || path.failed;
    gv_text_free(&path);
}

static void add_programmes(const lines *l, const gv_model *model)
{
    gv_text names = { 0 };
    for (int k = GV_NO_PROGRAMME + 1; k < GV_PROGRAMMES; k++) {
        if (model->serves & GV_SERVES(k))
            gv_text_add(&names, "%s%s", names.length == 0 ? "" : ", ",
                        gv_programme_name((gv_programme_kind) k));
    }
    add_line(l, "Programmes", names.text);
    l->out->failed = l->out->failed || names.failed;
    gv_text_free(&names);
}

static void add_traits(const lines *l, const gv_model *model)
{
    gv_text names = { 0 };
    const gv_model_trait *row = model->reads;
    for (; row != NULL && row->name != NULL; row++)
        gv_text_add(&names, "%s`%s` from %g to %g", names.length == 0 ? "" : ", ",
                    row->name, row->low, row->high);
    if (names.length > 0)
        gv_text_add(&names, ", of people who have them, in place of what it would draw");
    add_line(l, "Reads traits", names.text);
    l->out->failed = l->out->failed || names.failed;
    gv_text_free(&names);
}

static void model_particulars(const gv_model *model, const lines *l)
{
    const char *const deaf = "the model does not listen to them";
    add_clocks(l, model);
    add_line(l, "Impressions",
             model->what_impressions_do != NULL ? model->what_impressions_do : deaf);
    add_line(l, "Posts", model->what_posts_do != NULL ? model->what_posts_do : deaf);
    add_line(l, "Manners of posts", model->what_manners_do);
    add_line(l, "Ties that come and go",
             model->what_changing_ties_do != NULL
                 ? model->what_changing_ties_do
                 : "refused: the model needs ties that stay");
    add_line(l, "Messages",
             model->what_messages_do != NULL ? model->what_messages_do
                                             : "the model knows only one");
    add_line(l, "Content", model->what_content_does);
    add_programmes(l, model);
    add_traits(l, model);
    add_line(l, "Known answers", model->limits);
    add_line(l, "Cost", model->cost);
    for (const gv_invariant *i = model->invariants; i != NULL && i->name != NULL; i++)
        add_line(l, "Promise", i->claim);
    add_example(l, model);
}

static void metric_particulars(const gv_metric *metric, const lines *l)
{
    static const char *const better[] = { [GV_MORE_IS_BETTER] = "; more is better",
                                          [GV_LESS_IS_BETTER] = "; less is better",
                                          [GV_NEITHER] = "" };
    for (const gv_outcome *o = metric->outcomes; o != NULL && o->name != NULL; o++) {
        const char *const along = gv_shape_dimension(o->shape);
        gv_text name = { 0 };
        gv_text words = { 0 };
        gv_text_add(&name, "`%s`", o->name);
        gv_text_add(&words, "%s (%s%s%s%s; matters from %g%s on)", o->help, o->unit,
                    along != NULL ? ", along " : "", along != NULL ? along : "",
                    better[o->direction], (o->smallest_is_share ? 100 : 1) * o->smallest,
                    o->smallest_is_share ? " % of the control" : "");
        l->out->failed = l->out->failed || name.failed || words.failed;
        if (!l->out->failed)
            add_line(l, name.text, words.text);
        gv_text_free(&name);
        gv_text_free(&words);
    }
}

const char *gv_words_equation(const gv_parts *parts, size_t k)
{
    return parts == &gv_parts_models ? gv_models()[k]->equation : NULL;
}

void gv_words_particulars(const gv_parts *parts, size_t k, const char *mark, size_t width,
                          gv_text *out)
{
    const gv_spec *const spec = parts->at(k);
    const lines l = { .mark = mark, .width = width, .out = out };
    add_line(&l, "Source", spec->source);
    add_line(&l, "Departs from it", spec->deviates);
    if (parts == &gv_parts_models)
        model_particulars(gv_models()[k], &l);
    else if (parts == &gv_parts_tactics)
        add_line(&l, "Channel", gv_channel_name(gv_tactics()[k]->channel));
    else if (parts == &gv_parts_metrics)
        metric_particulars(gv_metrics()[k], &l);
}
