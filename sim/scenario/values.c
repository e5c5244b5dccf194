/* Reads the values of a mapping by a table: the row decides the type, never the
 * spelling. */
#include "scenario/section.h"

#include "scenario/number_hint.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_LIMIT 64

/* ---- keys -------------------------------------------------------------------- */

const char *gv_values_suggest(gv_reading *r, const char *word, const gv_word_list *known)
{
    if (known->at == NULL)
        return NULL;
    const char *const nearest = gv_nearest_word(word, known->at);
    if (nearest != NULL) {
        gv_complain_hint(r->complaints, "did you mean '%s'?", nearest);
        return nearest;
    }
    gv_text list = { 0 };
    for (size_t i = 0; i < known->n; i++)
        gv_text_add(&list, "%s%s", i > 0 ? ", " : "", known->at[i]);
    if (!list.failed)
        gv_complain_hint(r->complaints, "known here: %s", list.text);
    gv_text_free(&list);
    return NULL;
}

static bool is_among(const char *word, const char *const *words)
{
    while (*words != NULL && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

static bool is_own_key(const char *word, const gv_key_row *keys)
{
    while (keys->name != NULL && strcmp(keys->name, word) != 0)
        keys++;
    return keys->name != NULL;
}

static const gv_param *row_of(const gv_section *section, const char *key)
{
    const gv_param *const own =
        section->spec != NULL ? gv_spec_find(section->spec, key) : NULL;
    if (own != NULL || section->common == NULL)
        return own;
    return gv_spec_find(section->common, key);
}

/* `{cpm: 0,05}` is read as `cpm: 0` and a key `05` without a value. */
static bool is_half_of_a_number(const gv_yaml_node *child)
{
    return child->kind == GV_YAML_SCALAR && !child->quoted && child->text[0] == '\0' &&
           child->key[strspn(child->key, "0123456789")] == '\0';
}

static void complain_unknown(gv_reading *r, const gv_section *section,
                             const gv_yaml_node *child, const gv_word_list *known,
                             bool *meant)
{
    gv_complain(r->complaints, child->key_place, "unknown-key", "%s has no key '%s'",
                section->title, gv_shown(child->key).text);
    if (is_half_of_a_number(child)) {
        gv_complain_hint(r->complaints,
                         "write decimals with a point, and no commas in numbers");
        return;
    }
    const char *const nearest = gv_values_suggest(r, child->key, known);
    const gv_param *const row = nearest != NULL && section->spec != NULL
                                    ? gv_spec_find(section->spec, nearest)
                                    : NULL;
    if (row != NULL && meant != NULL)
        meant[row - section->spec->params] = true;
}

gv_status gv_values_judge_keys(gv_reading *r, const gv_section *section, bool *meant)
{
    gv_word_list known = { 0 };
    gv_word_list_add_keys(&known, section->keys);
    if (section->spec != NULL)
        gv_word_list_add_rows(&known, section->spec);
    if (section->common != NULL)
        gv_word_list_add_rows(&known, section->common);
    if (known.failed) {
        gv_word_list_free(&known);
        return GV_FAIL(r->err, GV_E_MEMORY, "not enough memory to judge keys");
    }
    for (const gv_yaml_node *c = section->mapping->first; c != NULL; c = c->next) {
        if (!is_own_key(c->key, section->keys) && row_of(section, c->key) == NULL)
            complain_unknown(r, section, c, &known, meant);
    }
    gv_word_list_free(&known);
    return GV_OK;
}

bool gv_values_is_name(gv_reading *r, const char *what, const char *name, gv_place place)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const size_t length = strlen(name);
    if (length > 0 && length <= NAME_LIMIT && name[strspn(name, letters)] == '\0')
        return true;
    gv_complain(r->complaints, place, "bad-name", "'%s' cannot be the name of %s",
                gv_shown(name).text, what);
    gv_complain_hint(r->complaints, "names have 1 to %d letters, digits, '.', '_' or '-'",
                     NAME_LIMIT);
    return false;
}

/* ---- single values ------------------------------------------------------------ */

bool gv_values_is_single(gv_reading *r, const char *name, const gv_yaml_node *node)
{
    if (node->kind == GV_YAML_REFUSED)
        return false;
    if (node->kind != GV_YAML_SCALAR) {
        gv_complain(r->complaints, node->place, "wrong-shape",
                    "%s should be a single value, not %s", name, gv_yaml_kind_words(node));
        return false;
    }
    if (node->text[0] == '\0' && !node->quoted) {
        gv_complain(r->complaints, node->place, "no-value", "%s has no value", name);
        gv_complain_hint(r->complaints, "write one, or delete the key to take its default");
        return false;
    }
    return true;
}

static bool parse_number(const gv_param *row, const char *text, double *out)
{
    uint64_t count = 0;
    if (row->type != GV_TYPE_COUNT && row->type != GV_TYPE_COUNTS)
        return gv_parse_real(text, out);
    if (!gv_parse_count(text, &count))
        return false;
    *out = (double) count; /* at most 2^53 - 1: exact */
    return true;
}

static void complain_range(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                           double value)
{
    char found[32];
    char bounds[256];
    gv_print_real(value, found, sizeof found);
    gv_param_bounds(row, bounds, sizeof bounds);
    const bool is_interval = bounds[0] == '[' || bounds[0] == '(';
    const bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    gv_complain(r->complaints, node->place, "out-of-range", "%s = %s %s %s%s%s%s",
                row->name, found, is_interval ? "is outside" : "should be", bounds,
                has_unit ? " (" : "", has_unit ? row->unit : "", has_unit ? ")" : "");
}

bool gv_values_number(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                      double *out)
{
    if (!gv_values_is_single(r, row->name, node))
        return false;
    const bool is_count = row->type == GV_TYPE_COUNT || row->type == GV_TYPE_COUNTS;
    double value = 0;
    if (!parse_number(row, node->text, &value)) {
        gv_complain(r->complaints, node->place, is_count ? "not-a-count" : "not-a-number",
                    "%s should be a %s, not '%s'", row->name,
                    is_count ? "whole number" : "number", gv_shown(node->text).text);
        gv_number_hint hint;
        gv_number_hint_write(node->text, is_count, &hint);
        gv_complain_hint(r->complaints, "%s", hint.text);
        return false;
    }
    if (!gv_param_allows(row, value)) {
        complain_range(r, row, node, value);
        return false;
    }
    *out = value;
    return true;
}

bool gv_values_flag(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                    double *out)
{
    static const char *const yes[] = { "true", "yes", "on", NULL };
    static const char *const no[] = { "false", "no", "off", NULL };
    if (!gv_values_is_single(r, row->name, node))
        return false;
    const bool is_yes = is_among(node->text, yes);
    if (!is_yes && !is_among(node->text, no)) {
        gv_complain(r->complaints, node->place, "not-a-flag",
                    "%s should be true or false, not '%s'", row->name,
                    gv_shown(node->text).text);
        return false;
    }
    *out = is_yes ? 1 : 0;
    return true;
}

static bool read_choice(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                        double *out)
{
    for (size_t k = 0; row->choices[k] != NULL; k++) {
        if (strcmp(row->choices[k], node->text) == 0) {
            *out = (double) k;
            return true;
        }
    }
    gv_complain(r->complaints, node->place, "unknown-choice", "%s cannot be '%s'",
                row->name, gv_shown(node->text).text);
    gv_word_list known = { 0 };
    gv_word_list_add_words(&known, row->choices);
    (void) gv_values_suggest(r, node->text, &known);
    gv_word_list_free(&known);
    return false;
}

/* ---- texts and lists ----------------------------------------------------------- */

static void put(const gv_param *row, void *params, const void *value, size_t bytes)
{
    memcpy((char *) params + row->offset, value, bytes);
}

/* Files are found from the scenario's folder, and must be there before anything runs. */
static gv_status read_file_name(gv_reading *r, const gv_param *row,
                                const gv_yaml_node *node, char **out)
{
    const char *const folder = r->plan->folder;
    const bool joined = node->text[0] != '/' && folder != NULL && folder[0] != '\0';
    char *const path = joined ? gv_format_text(r->err, "%s/%s", folder, node->text)
                              : gv_copy_text(node->text, r->err);
    if (path == NULL)
        return GV_E_MEMORY;
    struct stat about;
    const bool is_there = stat(path, &about) == 0 && access(path, R_OK) == 0;
    if (!is_there || S_ISDIR(about.st_mode)) {
        const char *const reason = is_there ? "it is a folder" : strerrordesc_np(errno);
        gv_complain(r->complaints, node->place, "unreadable-file",
                    "%s: cannot read '%s': %s", row->name, gv_shown(path).text,
                    reason != NULL ? reason : "no reason given");
        gv_complain_hint(r->complaints, "paths are relative to the folder of the scenario");
        gv_free(path);
        *out = NULL;
        return GV_OK;
    }
    *out = path;
    return GV_OK;
}

static gv_status read_text(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                           void *params)
{
    char *path = NULL;
    if (row->is_file && node->text[0] != '\0') {
        const gv_status status = read_file_name(r, row, node, &path);
        if (status != GV_OK || path == NULL)
            return status;
    }
    const char *const text =
        gv_arena_text(r->plan->arena, path != NULL ? path : node->text, r->err);
    gv_free(path);
    if (text == NULL)
        return GV_E_MEMORY;
    put(row, params, &text, sizeof text);
    return GV_OK;
}

/* A list, or one value that stands for a list of one. */
static const gv_yaml_node *elements(const gv_yaml_node *node, size_t *n)
{
    *n = node->kind == GV_YAML_SEQUENCE ? node->n_children : 1;
    return node->kind == GV_YAML_SEQUENCE ? node->first : node;
}

static gv_status read_counts(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                             void *params)
{
    size_t n = 0;
    const gv_yaml_node *element = elements(node, &n);
    uint64_t *const at = gv_arena_alloc(r->plan->arena, n, sizeof *at, r->err);
    if (at == NULL)
        return GV_E_MEMORY;
    bool good = true;
    for (size_t k = 0; k < n; k++, element = element->next) {
        double value = 0;
        good = gv_values_number(r, row, element, &value) && good;
        at[k] = (uint64_t) value;
    }
    if (good)
        put(row, params, &(gv_counts){ at, n }, sizeof(gv_counts));
    return GV_OK;
}

/* A table is a list of rows of one length; it is kept row by row. @return false after a
 * complaint */
static bool count_reals(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                        size_t *n)
{
    size_t rows = 0;
    size_t sum = 0;
    const gv_yaml_node *const first = elements(node, &rows);
    const gv_yaml_node *at = first;
    for (size_t k = 0; k < rows; k++, at = at->next) {
        const bool fits =
            (at->kind == GV_YAML_SEQUENCE) == (first->kind == GV_YAML_SEQUENCE) &&
            at->n_children == first->n_children;
        if (!fits && at->kind != GV_YAML_REFUSED && first->kind != GV_YAML_REFUSED) {
            gv_complain(r->complaints, at->place, "wrong-shape",
                        "row %zu of %s is not as long as the first", k + 1, row->name);
            return false;
        }
        sum += at->kind == GV_YAML_SEQUENCE ? at->n_children : 1;
    }
    *n = sum;
    return true;
}

static gv_status read_reals(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                            void *params)
{
    size_t n = 0;
    size_t rows = 0;
    if (!count_reals(r, row, node, &n))
        return GV_OK;
    double *const at = gv_arena_alloc(r->plan->arena, n, sizeof *at, r->err);
    if (at == NULL)
        return GV_E_MEMORY;
    bool good = true;
    size_t filled = 0;
    const gv_yaml_node *element = elements(node, &rows);
    for (size_t k = 0; k < rows; k++, element = element->next) {
        size_t columns = 0;
        const gv_yaml_node *cell = elements(element, &columns);
        for (size_t c = 0; c < columns; c++, cell = cell->next)
            good = gv_values_number(r, row, cell, &at[filled++]) && good;
    }
    if (good)
        put(row, params, &(gv_reals){ at, n }, sizeof(gv_reals));
    return GV_OK;
}

static gv_status read_words(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                            void *params)
{
    size_t n = 0;
    const gv_yaml_node *element = elements(node, &n);
    const char **const at = gv_arena_alloc(r->plan->arena, n, sizeof *at, r->err);
    if (at == NULL)
        return GV_E_MEMORY;
    bool good = true;
    for (size_t k = 0; k < n; k++, element = element->next) {
        if (!gv_values_is_single(r, row->name, element)) {
            good = false;
            continue;
        }
        at[k] = gv_arena_text(r->plan->arena, element->text, r->err);
        if (at[k] == NULL)
            return GV_E_MEMORY;
    }
    if (good)
        put(row, params, &(gv_words){ at, n }, sizeof(gv_words));
    return GV_OK;
}

const gv_param gv_share_row = { .name = "share",
                                .type = GV_TYPE_REAL,
                                .low = 0,
                                .low_open = true,
                                .high = 1,
                                .unit = "of the whole" };

gv_status gv_values_shares(gv_reading *r, const char *what, const gv_yaml_node *node,
                           gv_shares *out, bool *good)
{
    gv_arena *const arena = r->plan->arena;
    const char **const name = gv_arena_alloc(arena, node->n_children, sizeof *name, r->err);
    double *const share = gv_arena_alloc(arena, node->n_children, sizeof *share, r->err);
    if (name == NULL || share == NULL)
        return GV_E_MEMORY;
    size_t n = 0;
    *good = true;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, n++) {
        const bool named = gv_values_is_name(r, what, c->key, c->key_place);
        const bool shared = gv_values_number(r, &gv_share_row, c, &share[n]);
        *good = *good && named && shared;
        name[n] = gv_arena_text(arena, c->key, r->err);
        if (name[n] == NULL)
            return GV_E_MEMORY;
    }
    *out = (gv_shares){ .name = name, .share = share, .n = n };
    return GV_OK;
}

static gv_status read_shares(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                             void *params)
{
    gv_shares shares = { .n = 0 };
    bool good = false;
    if (node->kind != GV_YAML_MAPPING) {
        gv_complain(r->complaints, node->place, "wrong-shape",
                    "%s should be names with shares, not %s", row->name,
                    gv_yaml_kind_words(node));
        gv_complain_hint(r->complaints, "for example {young: 0.3, old: 0.7}");
        return GV_OK;
    }
    const gv_status status = gv_values_shares(r, "a word", node, &shares, &good);
    if (status == GV_OK && good)
        put(row, params, &shares, sizeof shares);
    return status;
}

/* Each entry is a part with a table of its own. Those that are not even one become entries
 * without parameters, so that the others keep their places. */
static gv_status read_entries(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                              void *params)
{
    gv_status status = GV_OK;
    const gv_parts *const parts = gv_parts_of_entries(row);
    char words[64];
    (void) snprintf(words, sizeof words, "%s should be a list", parts->plural);
    if (!gv_section_is_shape(r, node, GV_YAML_SEQUENCE, words))
        return GV_OK;
    gv_entry *const at =
        gv_arena_alloc(r->plan->arena, node->n_children, sizeof *at, r->err);
    if (at == NULL)
        return GV_E_MEMORY;
    bool good = true;
    size_t n = 0;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, n++) {
        size_t k = SIZE_MAX;
        gv_place place;
        if (c->kind != GV_YAML_REFUSED)
            GV_TRY(gv_section_read_part(r, parts, c, &k, &at[n].params, &place));
        good = good && k != SIZE_MAX;
        at[n].spec = k != SIZE_MAX ? row->kinds[k] : NULL;
    }
    if (good)
        put(row, params, &(gv_entries){ at, n }, sizeof(gv_entries));
done:
    return status;
}

/* ---- rows ---------------------------------------------------------------------- */

static gv_status read_row(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                          void *params)
{
    double value = 0;
    bool good = false;
    if (node->kind == GV_YAML_REFUSED)
        return GV_OK;
    if (row->type == GV_TYPE_COUNTS && node->kind != GV_YAML_MAPPING)
        return read_counts(r, row, node, params);
    if (row->type == GV_TYPE_REALS && node->kind != GV_YAML_MAPPING)
        return read_reals(r, row, node, params);
    if (row->type == GV_TYPE_WORDS && node->kind != GV_YAML_MAPPING)
        return read_words(r, row, node, params);
    if (row->type == GV_TYPE_SHARES)
        return read_shares(r, row, node, params);
    if (row->type == GV_TYPE_ENTRIES)
        return read_entries(r, row, node, params);
    if (!gv_values_is_single(r, row->name, node))
        return GV_OK;
    switch (row->type) {
    case GV_TYPE_TEXT:
        return read_text(r, row, node, params);
    case GV_TYPE_FLAG:
        good = gv_values_flag(r, row, node, &value);
        break;
    case GV_TYPE_CHOICE:
        good = read_choice(r, row, node, &value);
        break;
    default:
        good = gv_values_number(r, row, node, &value);
        break;
    }
    /* The range was checked above, so that the complaint has a place and a code. */
    return good ? gv_param_store(row, value, params, r->err) : GV_OK;
}

/* Does the file itself name the row? `--set` keeps the place of a key that was there. */
static bool is_of_file(const gv_yaml_node *child)
{
    return child->key_place.setting == 0;
}

/* The child that names the row, by name or by alias; twice is once too often in a file, and
 * the last setting wins over it. */
static const gv_yaml_node *child_of(gv_reading *r, const gv_section *section,
                                    const gv_param *row)
{
    const gv_yaml_node *const by_name = gv_yaml_find(section->mapping, row->name);
    const gv_yaml_node *const by_alias =
        row->alias != NULL ? gv_yaml_find(section->mapping, row->alias) : NULL;
    if (by_name == NULL || by_alias == NULL)
        return by_name != NULL ? by_name : by_alias;
    if (is_of_file(by_name) && is_of_file(by_alias)) {
        gv_complain(r->complaints, by_alias->key_place, "duplicate-key",
                    "'%s' is another word for '%s', which is set as well", row->alias,
                    row->name);
        gv_complain_hint(r->complaints, "keep one of them");
    }
    return by_name->place.setting > by_alias->place.setting ? by_name : by_alias;
}

static void complain_missing(gv_reading *r, const gv_section *section, const gv_param *row)
{
    gv_complain(r->complaints, section->place, "missing-key", "%s needs '%s'",
                section->title, row->name);
    gv_complain_hint(r->complaints, "%s: %s", row->name, row->help);
}

/* @param meant rows that a misspelt key probably means: not missing; or NULL */
static gv_status read_rows(gv_reading *r, const gv_section *section, const gv_spec *spec,
                           const bool *meant, void *params)
{
    for (size_t k = 0; spec->params != NULL && spec->params[k].name != NULL; k++) {
        const gv_param *const row = &spec->params[k];
        const gv_yaml_node *const child = child_of(r, section, row);
        const gv_status status = child != NULL ? read_row(r, row, child, params) : GV_OK;
        if (status != GV_OK)
            return status;
        if (child == NULL && row->required && (meant == NULL || !meant[k]))
            complain_missing(r, section, row);
    }
    return GV_OK;
}

gv_status gv_values_read(gv_reading *r, const gv_section *section, void *params)
{
    size_t n_rows = 0;
    while (section->spec->params != NULL && section->spec->params[n_rows].name != NULL)
        n_rows++;
    bool *const meant = gv_alloc(n_rows, sizeof *meant, r->err);
    if (meant == NULL)
        return GV_E_MEMORY;
    gv_status status;
    GV_TRY(gv_values_judge_keys(r, section, meant));
    GV_TRY(read_rows(r, section, section->spec, meant, params));
done:
    gv_free(meant);
    return status;
}

gv_status gv_values_read_common(gv_reading *r, const gv_section *section, void *params)
{
    return read_rows(r, section, section->common, NULL, params);
}
