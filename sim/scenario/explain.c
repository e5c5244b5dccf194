/* Explains one part, one list of parts, or one key, for the terminal. */
#include "grapevine/scenario.h"

#include "scenario/characters.h"
#include "scenario/words.h"

#include <string.h>

static void add_line(gv_text *out, const char *words)
{
    gv_text_add(out, "      %s\n", words);
}

static void add_row(gv_text *out, const gv_param *row)
{
    const bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    gv_text range = { 0 };
    gv_text initial = { 0 };
    gv_words_range(row, &range);
    gv_words_default(row, &initial);
    gv_text_add(out, "  %s%s%s\n", row->name, row->alias != NULL ? ", also " : "",
                row->alias != NULL ? row->alias : "");
    add_line(out, row->help);
    gv_text_add(out, "      %s%s%s%s", range.text != NULL ? range.text : "",
                has_unit ? " (" : "", has_unit ? row->unit : "", has_unit ? ")" : "");
    if (row->required) {
        gv_text_add(out, "; required\n");
    } else if (initial.length > 0) {
        gv_text_add(out, "; default %s%s%s%s\n", initial.text,
                    row->source != NULL ? " (" : "", row->source != NULL ? row->source : "",
                    row->source != NULL ? ")" : "");
    } else {
        gv_text_add(out, "\n");
    }
    out->failed = out->failed || range.failed || initial.failed;
    gv_text_free(&range);
    gv_text_free(&initial);
}

static void add_key(gv_text *out, const gv_key_row *key)
{
    gv_text_add(out, "  %s\n", key->name);
    add_line(out, key->help);
    gv_text_add(out, "      %s%s\n", key->shape, key->required ? "; required" : "");
}

static void add_part(gv_text *out, const gv_parts *parts, size_t k)
{
    const gv_spec *const spec = parts->at(k);
    gv_text_add(out, "%s (%s): %s\n  %s\n", spec->name, parts->word, spec->title,
                spec->about);
    gv_words_particulars(parts, k, "  ", out);
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++)
        add_row(out, row);
}

static void add_list(gv_text *out, const gv_parts *parts)
{
    gv_text_add(out, "%s:\n", parts->plural);
    for (size_t k = 0; parts->at(k) != NULL; k++)
        gv_text_add(out, "  %-20s %s\n", parts->at(k)->name, parts->at(k)->about);
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

/* `people`, or `people.file`. */
static void add_people(gv_text *out, const char *what)
{
    const size_t head = strcspn(what, ".");
    if (!same("people", what, head))
        return;
    for (const gv_param *row = gv_people_spec.params; row->name != NULL; row++) {
        if (what[head] == '\0' || strcmp(row->name, what + head + 1) == 0)
            add_row(out, row);
    }
    for (const gv_key_row *key = gv_people_keys; key->name != NULL; key++) {
        if (what[head] == '\0' || strcmp(key->name, what + head + 1) == 0)
            add_key(out, key);
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
    add_people(out, what);
    for (const gv_key_row *key = gv_top_keys; key->name != NULL && out->length == 0;
         key++) {
        if (strcmp(key->name, what) == 0)
            add_key(out, key);
    }
}

static gv_status refuse(const char *what, gv_error *err)
{
    gv_word_list known = { 0 };
    gv_word_list_add_keys(&known, gv_top_keys);
    gv_word_list_add_rows(&known, &gv_experiment_spec);
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        gv_word_list_add(&known, gv_parts_all[i]->plural);
        gv_word_list_add_parts(&known, gv_parts_all[i]);
    }
    const char *const nearest = known.failed ? NULL : gv_nearest_word(what, known.at);
    const gv_status status =
        GV_FAIL(err, GV_E_USAGE, "there is nothing called '%s'", gv_shown(what).text);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "give a part (`bass`), a key (`budget`), or both (`bass.q`)");
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
