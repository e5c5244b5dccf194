/* The reference page of scenarios in Markdown, derived from the tables. */
#include "grapevine/scenario.h"

#include "scenario/words.h"

/* A bar would end the cell of a table. */
static void add_cell(gv_text *out, const char *words)
{
    for (; words != NULL && *words != '\0'; words++)
        gv_text_add_bytes(out, *words == '|' ? "\\|" : words, *words == '|' ? 2 : 1);
    gv_text_add(out, " |");
}

static void add_row(gv_text *out, const gv_param *row)
{
    gv_text range = { 0 };
    gv_text initial = { 0 };
    gv_words_range(row, &range);
    gv_words_default(row, &initial);
    gv_text_add(out, "| `%s`%s%s%s | ", row->name, row->alias != NULL ? " or `" : "",
                row->alias != NULL ? row->alias : "", row->alias != NULL ? "`" : "");
    add_cell(out, row->help);
    gv_text_add(out, " ");
    add_cell(out, range.text);
    gv_text_add(out, " ");
    add_cell(out, initial.text);
    gv_text_add(out, " ");
    add_cell(out, row->unit);
    gv_text_add(out, " ");
    add_cell(out, row->source);
    gv_text_add(out, "\n");
    out->failed = out->failed || range.failed || initial.failed;
    gv_text_free(&range);
    gv_text_free(&initial);
}

static void add_rows(gv_text *out, const gv_spec *spec)
{
    if (spec->params == NULL || spec->params[0].name == NULL)
        return;
    gv_text_add(out,
                "\n| key | meaning | range | default | unit | source of the default |\n"
                "|---|---|---|---|---|---|\n");
    for (const gv_param *row = spec->params; row->name != NULL; row++)
        add_row(out, row);
}

static void add_keys(gv_text *out, const gv_key_row *keys)
{
    gv_text_add(out, "\n| key | meaning | what stands there |\n|---|---|---|\n");
    for (; keys->name != NULL; keys++) {
        gv_text_add(out, "| `%s`%s | ", keys->name, keys->required ? " (required)" : "");
        add_cell(out, keys->help);
        gv_text_add(out, " ");
        add_cell(out, keys->shape);
        gv_text_add(out, "\n");
    }
}

static void add_part(gv_text *out, const gv_parts *parts, size_t k)
{
    const gv_spec *const spec = parts->at(k);
    const char *const equation = gv_words_equation(parts, k);
    gv_text particulars = { 0 };
    gv_text aliases = { 0 };
    gv_words_particulars(parts, k, "- ", 0, &particulars);
    gv_words_aliases(spec, &aliases);
    gv_text_add(out, "\n### `%s`: %s\n\n%s\n", spec->name, spec->title, spec->about);
    if (aliases.length > 0)
        gv_text_add(out, "Also called %s.\n", aliases.text);
    if (equation != NULL)
        gv_text_add(out, "\n```text\n%s\n```\n", equation);
    if (particulars.length > 0)
        gv_text_add(out, "\n%s", particulars.text);
    out->failed = out->failed || particulars.failed || aliases.failed;
    gv_text_free(&particulars);
    gv_text_free(&aliases);
    add_rows(out, spec);
}

static void add_parts(gv_text *out, const gv_parts *parts)
{
    gv_text_add(out, "\n## %c%s\n", parts->plural[0] - 'a' + 'A', parts->plural + 1);
    add_keys(out, parts->keys);
    if (parts->common != NULL)
        add_rows(out, parts->common);
    for (size_t k = 0; parts->at(k) != NULL; k++)
        add_part(out, parts, k);
}

gv_status gv_scenario_reference(gv_text *out, gv_error *err)
{
    gv_text_add(
        out, "# Scenarios: every key\n\n"
             "Written by `grapevine explain --reference` from the program's own tables.\n"
             "A scenario is one YAML document without anchors, aliases and tags.\n\n"
             "## The top level\n");
    add_keys(out, gv_top_keys);
    add_rows(out, &gv_experiment_spec);
    gv_text_add(out, "\n`network` is one network, or has these keys:\n");
    add_keys(out, gv_layered_keys);
    gv_text_add(out, "\n`people` has these keys:\n");
    add_keys(out, gv_people_keys);
    add_rows(out, &gv_people_spec);
    gv_text_add(out, "\nEach of `messages` has these keys:\n");
    add_rows(out, &gv_message_spec);
    gv_text_add(out, "\n`claim` has these keys:\n");
    add_rows(out, &gv_claim_spec);
    gv_text_add(out, "\n`record` has these keys:\n");
    add_keys(out, gv_record_keys);
    for (size_t k = 0; k < GV_COUNT_OF(gv_parts_all); k++)
        add_parts(out, gv_parts_all[k]);
    return out->failed
               ? GV_FAIL(err, GV_E_MEMORY, "not enough memory for the reference page")
               : GV_OK;
}
