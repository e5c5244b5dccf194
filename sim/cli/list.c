/* Verb `list`: what can be chosen. */
#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/metric.h"
#include "grapevine/scenario.h"

int gv_verb_list(int argc, char **argv);

static const gv_option list_options[] = { GV_OPTION_NAMES, GV_OPTION_JSON,
                                          GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "list",
    .operands = "[networks|traits|models|tactics|metrics|strategies|worlds|messages]",
    .most = 1,
    .options = list_options,
    .story = "`grapevine explain NAME` shows one of them in full.\n",
};

/* The k-th part of a kind as its spec, or NULL behind the last. */
static const gv_spec *network_at(size_t k)
{
    return gv_generators()[k] != NULL ? &gv_generators()[k]->spec : NULL;
}

static const gv_spec *trait_at(size_t k)
{
    return gv_trait_kinds()[k] != NULL ? &gv_trait_kinds()[k]->spec : NULL;
}

static const gv_spec *model_at(size_t k)
{
    return gv_models()[k] != NULL ? &gv_models()[k]->spec : NULL;
}

static const gv_spec *tactic_at(size_t k)
{
    return gv_tactics()[k] != NULL ? &gv_tactics()[k]->spec : NULL;
}

static const gv_spec *metric_at(size_t k)
{
    return gv_metrics()[k] != NULL ? &gv_metrics()[k]->spec : NULL;
}

typedef struct part_kind {
    const char *plural;
    const gv_spec *(*at)(size_t k); /* NULL: presets */
} part_kind;

static const part_kind kinds[] = {
    { "networks", network_at }, { "traits", trait_at },   { "models", model_at },
    { "tactics", tactic_at },   { "metrics", metric_at }, { "strategies", NULL },
    { "worlds", NULL },         { "messages", NULL },
};

/* ---- presets -------------------------------------------------------------- */

static bool is_of_kind(const gv_preset *preset, const part_kind *kind)
{
    return gv_same_text(preset->kind, kind->plural);
}

static void list_preset_names(const part_kind *kind, gv_text *out)
{
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (is_of_kind(p, kind))
            gv_text_add(out, "%s\n", p->name);
    }
}

static void list_preset_json(const part_kind *kind, bool is_first, gv_text *out)
{
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        gv_text line = { .text = NULL };
        if (!is_of_kind(p, kind))
            continue;
        gv_preset_about(p, &line);
        gv_text_add(out, "%s {\"kind\": \"%s\", \"name\": ", is_first ? "" : ",\n",
                    kind->plural);
        gv_text_add_quoted(out, p->name);
        gv_text_add(out, ", \"about\": ");
        gv_text_add_quoted(out, line.text != NULL ? line.text : "");
        gv_text_add(out, "}");
        out->failed = out->failed || line.failed;
        gv_text_free(&line);
        is_first = false;
    }
}

static void list_preset_table(const part_kind *kind, bool is_first, bool colored,
                              gv_text *out)
{
    gv_table table = { .n_columns = 2 };
    gv_text_add(out, "%s", is_first ? "" : "\n");
    gv_table_cell(&table, "%s by name", kind->plural);
    gv_table_cell(&table, "%s", "");
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        gv_text about = { .text = NULL };
        if (!is_of_kind(p, kind))
            continue;
        gv_preset_about(p, &about);
        gv_table_cell(&table, "  %s", p->name);
        gv_table_cell(&table, "%s", about.text != NULL ? about.text : "");
        table.failed = table.failed || about.failed;
        gv_text_free(&about);
    }
    gv_table_print(&table, 0, colored, out);
    gv_table_free(&table);
}

/* ---- parts ---------------------------------------------------------------- */

static void list_names(const part_kind *kind, gv_text *out)
{
    if (kind->at == NULL)
        list_preset_names(kind, out);
    for (size_t k = 0; kind->at != NULL && kind->at(k) != NULL; k++)
        gv_text_add(out, "%s\n", kind->at(k)->name);
}

static void list_aliases(const gv_spec *spec, gv_text *out)
{
    gv_text_add(out, ", \"aliases\": [");
    for (size_t k = 0; spec->aliases != NULL && spec->aliases[k] != NULL; k++) {
        gv_text_add(out, "%s", k > 0 ? ", " : "");
        gv_text_add_quoted(out, spec->aliases[k]);
    }
    gv_text_add(out, "]");
}

static void list_json(const part_kind *kind, bool is_first, gv_text *out)
{
    if (kind->at == NULL)
        list_preset_json(kind, is_first, out);
    for (size_t k = 0; kind->at != NULL && kind->at(k) != NULL; k++) {
        const gv_spec *spec = kind->at(k);
        gv_text_add(out,
                    "%s {\"kind\": \"%s\", \"name\": ", is_first && k == 0 ? "" : ",\n",
                    kind->plural);
        gv_text_add_quoted(out, spec->name);
        gv_text_add(out, ", \"title\": ");
        gv_text_add_quoted(out, spec->title);
        gv_text_add(out, ", \"about\": ");
        gv_text_add_quoted(out, spec->about);
        list_aliases(spec, out);
        gv_text_add(out, ", \"source\": ");
        if (spec->source != NULL)
            gv_text_add_quoted(out, spec->source);
        else
            gv_text_add(out, "null");
        gv_text_add(out, "}");
    }
}

static void list_table(const part_kind *kind, bool is_first, bool colored, gv_text *out)
{
    if (kind->at == NULL) {
        list_preset_table(kind, is_first, colored, out);
        return;
    }
    gv_table table = { .n_columns = 2 };
    gv_text_add(out, "%s", is_first ? "" : "\n");
    gv_table_cell(&table, "%s", kind->plural);
    gv_table_cell(&table, "%s", "");
    for (size_t k = 0; kind->at(k) != NULL; k++) {
        gv_table_cell(&table, "  %s", kind->at(k)->name);
        gv_table_cell(&table, "%s", kind->at(k)->about);
    }
    gv_table_print(&table, 0, colored, out);
    gv_table_free(&table);
}

static bool is_wanted(const gv_options *options, const part_kind *kind)
{
    return options->n_operands == 0 || gv_same_text(options->operand[0], kind->plural);
}

static gv_status check_kind(const gv_options *options, gv_error *err)
{
    const char *known[GV_COUNT_OF(kinds) + 1] = { NULL };
    for (size_t i = 0; i < GV_COUNT_OF(kinds); i++) {
        if (is_wanted(options, &kinds[i]))
            return GV_OK;
        known[i] = kinds[i].plural;
    }
    GV_FAIL(err, GV_E_USAGE, "there is no list of '%s'", options->operand[0]);
    const char *nearest = gv_nearest_word(options->operand[0], known);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "%s", usage.operands);
    return GV_E_USAGE;
}

static gv_status list(const gv_options *options, gv_error *err)
{
    gv_status status = check_kind(options, err);
    if (status != GV_OK)
        return status;
    gv_text out = { .text = NULL };
    const bool colored = gv_color_wanted(options->color, stdout);
    bool is_first = true;
    gv_text_add(&out, "%s", options->json ? "[" : "");
    for (size_t i = 0; i < GV_COUNT_OF(kinds); i++) {
        if (!is_wanted(options, &kinds[i]))
            continue;
        if (options->json)
            list_json(&kinds[i], is_first, &out);
        else if (options->names)
            list_names(&kinds[i], &out);
        else
            list_table(&kinds[i], is_first, colored, &out);
        is_first = false;
    }
    gv_text_add(&out, "%s", options->json ? "]\n" : "");
    return gv_print_out(&out, err);
}

int gv_verb_list(int argc, char **argv)
{
    return gv_act(&usage, list, argc, argv);
}
