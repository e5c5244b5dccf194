/* Says in words what a table row allows and what a part does. */
#include "scenario/words.h"

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
        return "a list of rules";
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

static void add_line(const char *mark, const char *title, const char *words, gv_text *out)
{
    if (words != NULL && words[0] != '\0')
        gv_text_add(out, "%s%s: %s\n", mark, title, words);
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

static void model_particulars(const gv_model *model, const char *mark, gv_text *out)
{
    const char *const deaf = "the model does not listen to them";
    gv_text_add(out, "%sClocks: ", mark);
    gv_words_clocks(model, ", ", out);
    gv_text_add(out, "\n");
    add_line(mark, "Impressions",
             model->what_impressions_do != NULL ? model->what_impressions_do : deaf, out);
    add_line(mark, "Posts", model->what_posts_do != NULL ? model->what_posts_do : deaf,
             out);
    add_line(mark, "Messages",
             model->what_messages_do != NULL ? model->what_messages_do
                                             : "the model knows only one",
             out);
    add_line(mark, "Known answers", model->limits, out);
    add_line(mark, "Cost", model->cost, out);
    for (const gv_invariant *i = model->invariants; i != NULL && i->name != NULL; i++)
        add_line(mark, "Promise", i->claim, out);
}

static void metric_particulars(const gv_metric *metric, const char *mark, gv_text *out)
{
    for (const gv_outcome *o = metric->outcomes; o != NULL && o->name != NULL; o++) {
        const char *const along = gv_shape_dimension(o->shape);
        gv_text_add(out, "%s`%s`: %s (%s%s%s)\n", mark, o->name, o->help, o->unit,
                    along != NULL ? ", along " : "", along != NULL ? along : "");
    }
}

void gv_words_particulars(const gv_parts *parts, size_t k, const char *mark, gv_text *out)
{
    const gv_spec *const spec = parts->at(k);
    add_line(mark, "Source", spec->source, out);
    add_line(mark, "Departs from it", spec->deviates, out);
    if (parts == &gv_parts_models)
        model_particulars(gv_models()[k], mark, out);
    else if (parts == &gv_parts_tactics)
        add_line(mark, "Channel", gv_channel_name(gv_tactics()[k]->channel), out);
    else if (parts == &gv_parts_metrics)
        metric_particulars(gv_metrics()[k], mark, out);
}
