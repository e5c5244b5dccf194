/* Explains one part, one list of parts, or one key, for the terminal. */
#include "grapevine/scenario.h"

#include "scenario/characters.h"
#include "scenario/preset.h"
#include "scenario/words.h"

#include <string.h>

#define WIDTH 80 /* of a terminal */

static void add_line(gv_text *out, const char *words)
{
    gv_words_wrap(words, 0, 6, WIDTH, out);
}

/* `a number, [0, 1] (probability); default 0.05 (assumption)` */
static void add_range(gv_text *out, const gv_param *row)
{
    const bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    gv_text line = { 0 };
    gv_text initial = { 0 };
    gv_words_range(row, &line);
    gv_words_default(row, &initial);
    gv_text_add(&line, "%s%s%s", has_unit ? " (" : "", has_unit ? row->unit : "",
                has_unit ? ")" : "");
    if (row->required)
        gv_text_add(&line, "; required");
    else if (initial.length > 0)
        gv_text_add(&line, "; default %s%s%s%s", initial.text,
                    row->source != NULL ? " (" : "", row->source != NULL ? row->source : "",
                    row->source != NULL ? ")" : "");
    out->failed = out->failed || line.failed || initial.failed;
    if (!out->failed)
        add_line(out, line.text);
    gv_text_free(&line);
    gv_text_free(&initial);
}

static void add_row(gv_text *out, const gv_param *row)
{
    gv_text_add(out, "  %s%s%s\n", row->name, row->alias != NULL ? ", also " : "",
                row->alias != NULL ? row->alias : "");
    add_line(out, row->help);
    add_range(out, row);
}

static void add_key(gv_text *out, const gv_key_row *key)
{
    gv_text shape = { 0 };
    gv_text_add(out, "  %s\n", key->name);
    add_line(out, key->help);
    gv_text_add(&shape, "%s%s", key->shape, key->required ? "; required" : "");
    out->failed = out->failed || shape.failed;
    if (!out->failed)
        add_line(out, shape.text);
    gv_text_free(&shape);
}

/* The rule in symbols, a little apart from the words. */
static void add_equation(gv_text *out, const char *equation)
{
    gv_text_add(out, "\n");
    for (const char *line = equation; line != NULL && *line != '\0';) {
        const size_t n = strcspn(line, "\n");
        gv_text_add(out, "%s%.*s\n", n > 0 ? "      " : "", (int) n, line);
        line += n + (line[n] == '\n' ? 1 : 0);
    }
    gv_text_add(out, "\n");
}

static void add_part(gv_text *out, const gv_parts *parts, size_t k)
{
    const gv_spec *const spec = parts->at(k);
    const char *const equation = gv_words_equation(parts, k);
    gv_text aliases = { 0 };
    gv_words_aliases(spec, &aliases);
    gv_text_add(out, "%s (%s): %s\n", spec->name, parts->word, spec->title);
    if (aliases.length > 0) {
        gv_text_add(out, "  also called");
        gv_words_wrap(aliases.text, strlen("  also called"), 4, WIDTH, out);
    }
    gv_words_wrap(spec->about, 0, 2, WIDTH, out);
    if (equation != NULL)
        add_equation(out, equation);
    gv_words_particulars(parts, k, "  ", WIDTH, out);
    if (spec->params != NULL && spec->params->name != NULL)
        gv_text_add(out, "\n");
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++)
        add_row(out, row);
    out->failed = out->failed || aliases.failed;
    gv_text_free(&aliases);
}

/* `  name                 what it is`, continued below what it is. */
static void add_listed(gv_text *out, const gv_spec *spec)
{
    const size_t wide = strlen(spec->name);
    gv_text_add(out, "  %-20s ", spec->name);
    gv_words_wrap(spec->about, wide > 20 ? wide + 3 : 23, 23, WIDTH, out);
}

static void add_list(gv_text *out, const gv_parts *parts)
{
    gv_text_add(out, "%s:\n", parts->plural);
    for (size_t k = 0; parts->at(k) != NULL; k++)
        add_listed(out, parts->at(k));
    for (const gv_key_row *key = parts->keys; key->name != NULL; key++)
        add_key(out, key);
    for (size_t i = 0; parts->common != NULL && parts->common->params[i].name != NULL; i++)
        add_row(out, &parts->common->params[i]);
}

static bool same(const char *word, const char *text, size_t n)
{
    return strlen(word) == n && memcmp(word, text, n) == 0;
}

/* `model`, `models`; `measure` is where metrics stand. */
static bool names_list(const gv_parts *parts, const char *word, size_t n)
{
    const bool is_place = (parts == &gv_parts_metrics && same("measure", word, n)) ||
                          (parts == &gv_parts_tactics && same("strategies", word, n));
    return is_place || same(parts->word, word, n) || same(parts->plural, word, n);
}

/* `model.p`, `tactics.broadcast.cpm`, `bass.q`: rows of the parts that the first words
 * name. */
static void add_rows_under(gv_text *out, const gv_parts *parts, const char *what,
                           const char *last)
{
    const size_t head = strcspn(what, ".");
    for (size_t k = 0; parts->at(k) != NULL; k++) {
        const gv_spec *const spec = parts->at(k);
        const size_t middle = (size_t) (last - 1 - what);
        const bool whole_list = head == middle && names_list(parts, what, head);
        const bool this_part = same(spec->name, what, middle) ||
                               (middle > head && names_list(parts, what, head) &&
                                same(spec->name, what + head + 1, middle - head - 1));
        const gv_param *const row = gv_spec_find(spec, last);
        if (row != NULL && (whole_list || this_part)) {
            gv_text_add(out, "%s (%s): %s\n", spec->name, parts->word, spec->title);
            add_row(out, row);
        }
    }
    const gv_param *const shared =
        parts->common != NULL ? gv_spec_find(parts->common, last) : NULL;
    if (shared != NULL && names_list(parts, what, head)) {
        gv_text_add(out, "%s: %s\n", parts->word, parts->common->title);
        add_row(out, shared);
    }
    const gv_key_row *key = parts->keys;
    for (; key->name != NULL && names_list(parts, what, head); key++) {
        if (strcmp(key->name, last) == 0) {
            gv_text_add(out, "%s\n", parts->word);
            add_key(out, key);
        }
    }
}

/* A section that is no list of parts: all of it, or `section.key`. */
static void add_section(gv_text *out, const char *what, const char *section,
                        const gv_key_row *keys, const gv_spec *spec)
{
    const size_t head = strcspn(what, ".");
    if (!same(section, what, head))
        return;
    for (const gv_param *row = spec != NULL ? spec->params : NULL;
         row != NULL && row->name != NULL; row++) {
        if (what[head] == '\0' || strcmp(row->name, what + head + 1) == 0)
            add_row(out, row);
    }
    for (const gv_key_row *key = keys; key != NULL && key->name != NULL; key++) {
        if (what[head] == '\0' || strcmp(key->name, what + head + 1) == 0)
            add_key(out, key);
    }
}

/* `layers`, `network.layers`. */
static void add_layers(gv_text *out, const char *what)
{
    const gv_key_row *const layers = &gv_layered_keys[0];
    const char *const dot = strrchr(what, '.');
    const bool of_network = dot != NULL && same("network", what, (size_t) (dot - what));
    if (strcmp(layers->name, of_network ? dot + 1 : what) != 0)
        return;
    gv_text_add(out, "network\n");
    add_key(out, layers);
    for (const gv_key_row *key = gv_model_keys; !of_network && key->name != NULL; key++) {
        if (strcmp(key->name, "layer") == 0) {
            gv_text_add(out, "model\n");
            add_key(out, key);
        }
    }
}

/* `strategies`, `worlds`, `messages`: all that are shipped; or the file of one. */
static void add_presets(gv_text *out, const char *what)
{
    bool is_first = true;
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (strcmp(p->name, what) == 0)
            gv_text_add(out, "%s%s/%s.yaml, shipped with the program:\n\n%s",
                        out->length > 0 ? "\n" : "", p->kind, p->name, p->text);
        if (strcmp(p->kind, what) != 0)
            continue;
        const size_t wide = strlen(p->name);
        gv_text line = { 0 };
        gv_preset_about(p, &line);
        gv_text_add(out, "%s  %-20s ", is_first ? "\nby name:\n" : "", p->name);
        if (!line.failed)
            gv_words_wrap(line.text != NULL ? line.text : "", wide > 20 ? wide + 3 : 23, 23,
                          WIDTH, out);
        out->failed = out->failed || line.failed;
        gv_text_free(&line);
        is_first = false;
    }
}

static void add_matches(gv_text *out, const char *what)
{
    const char *const dot = strrchr(what, '.');
    const gv_param *const row = gv_spec_find(&gv_experiment_spec, what);
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        const gv_parts *const parts = gv_parts_all[i];
        const size_t k = gv_parts_find(parts, what);
        if (k != SIZE_MAX)
            add_part(out, parts, k);
        if (names_list(parts, what, strlen(what)))
            add_list(out, parts);
        if (dot != NULL)
            add_rows_under(out, parts, what, dot + 1);
    }
    if (row != NULL)
        add_row(out, row);
    for (const gv_key_row *key = gv_top_keys; key->name != NULL && out->length == 0;
         key++) {
        if (strcmp(key->name, what) == 0)
            add_key(out, key);
    }
    add_section(out, what, "people", gv_people_keys, &gv_people_spec);
    add_section(out, what, "messages", NULL, &gv_message_spec);
    add_section(out, what, "record", gv_record_keys, NULL);
    add_layers(out, what);
    add_presets(out, what);
}

static gv_status refuse(const char *what, gv_error *err)
{
    gv_word_list known = { 0 };
    gv_word_list_add_keys(&known, gv_top_keys);
    gv_word_list_add_keys(&known, gv_layered_keys);
    gv_word_list_add_rows(&known, &gv_experiment_spec);
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        gv_word_list_add(&known, gv_parts_all[i]->plural);
        gv_word_list_add_parts(&known, gv_parts_all[i]);
    }
    for (int kind = 0; kind < GV_PRESET_KINDS; kind++)
        gv_word_list_add_presets(&known, (gv_preset_kind) kind);
    const char *const nearest = known.failed ? NULL : gv_nearest_word(what, known.at);
    const gv_status status =
        GV_FAIL(err, GV_E_USAGE, "there is nothing called '%s'", gv_shown(what).text);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "give a part (`bass`), a key (`budget`), both (`bass.q`), or "
                           "a claim (`C32`)");
    gv_word_list_free(&known);
    return status;
}

gv_status gv_scenario_explain(const char *what, gv_text *out, gv_error *err)
{
    gv_text page = { 0 };
    gv_status status = GV_OK;
    add_matches(&page, what);
    if (page.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory for the explanation");
    } else if (page.length == 0) {
        status = refuse(what, err);
    } else {
        gv_text_add_bytes(out, page.text, page.length);
        if (out->failed)
            status = GV_FAIL(err, GV_E_MEMORY, "not enough memory for the explanation");
    }
    gv_text_free(&page);
    return status;
}
