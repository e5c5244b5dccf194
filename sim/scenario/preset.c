/* Finds and reads a preset: the file beside the scenario, or else the shipped one. */
#include "scenario/preset.h"

#include "scenario/screen.h"

#include <string.h>
#include <unistd.h>

const char *const gv_preset_words[] = { "strategy", "world", "message" };
const char *const gv_preset_folders[] = { "strategies", "worlds", "messages" };

static const char *const titles[] = { "a strategy", "a world", "a message" };

static const gv_key_row strategy_keys[] = {
    { "grapevine", "1", "version of the format", true },
    { "title", "a text", "what it is called on pages", false },
    { "messages", "names with messages", "what it says, for this strategy alone", false },
    { "tactics", "a list of tactics", "with shares of the scenario's budget", true },
    { NULL, NULL, NULL, false },
};
static const gv_key_row world_keys[] = {
    { "grapevine", "1", "version of the format", true },
    { "title", "a text", "what it is called on pages", false },
    { "world", "a world", "what it is like where it says nothing itself", false },
    { "network", "a network", "who hears whom", false },
    { "groups", "names with shares", "kinds of people", false },
    { "people", "a group of keys", "what is known of each person", false },
    { "messages", "names with messages", "what is said in this world", false },
    { "model", "a model", "how people come to adopt", false },
    { "ticks", "a count", "how long a life is", false },
    { "budget_per_person", "a number", "budget, where the scenario states none", false },
    { NULL, NULL, NULL, false },
};
static const gv_key_row message_keys[] = {
    { "grapevine", "1", "version of the format", true },
    { "title", "a text", "what it is called on pages", false },
    { "message", "a message", "what it is like", true },
    { NULL, NULL, NULL, false },
};
static const gv_key_row *const keys[] = { strategy_keys, world_keys, message_keys };

const gv_preset *gv_preset_named(const char *kind, const char *name)
{
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (strcmp(p->kind, kind) == 0 && strcmp(p->name, name) == 0)
            return p;
    }
    return NULL;
}

/* Bytes of a line up to its first full stop, or all of it. */
static size_t sentence_of(const char *line, bool *is_over)
{
    const size_t n = strcspn(line, "\n");
    for (size_t k = 0; k < n; k++) {
        *is_over = line[k] == '.' && (k + 1 == n || line[k + 1] == ' ');
        if (*is_over)
            return k + 1;
    }
    return n;
}

void gv_preset_about(const gv_preset *preset, gv_text *out)
{
    const char *line = preset->text;
    bool is_over = false;
    for (bool is_first = true; *line == '#' && !is_over; is_first = false) {
        line += 1 + strspn(line + 1, " ");
        const size_t n = sentence_of(line, &is_over);
        is_over = is_over || n == 0;
        gv_text_add(out, "%s", is_first || n == 0 ? "" : " ");
        gv_text_add_bytes(out, line, n);
        line += strcspn(line, "\n");
        line += *line == '\n' ? 1 : 0;
    }
}

void gv_word_list_add_presets(gv_word_list *list, gv_preset_kind kind)
{
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (strcmp(p->kind, gv_preset_folders[kind]) == 0)
            gv_word_list_add(list, p->name);
    }
}

static void complain_unknown(gv_reading *r, gv_preset_kind kind, const char *name,
                             gv_place place)
{
    gv_word_list known = { 0 };
    gv_word_list_add_presets(&known, kind);
    gv_complain(r->complaints, place, "unknown-preset", "there is no %s '%s'",
                gv_preset_words[kind], gv_shown(name).text);
    (void) gv_values_suggest(r, name, &known);
    gv_word_list_free(&known);
}

/* @param[out] path of the file beside the scenario, NULL when there is none; yours to free
 */
static gv_status find_beside(gv_reading *r, gv_preset_kind kind, const char *name,
                             char **path)
{
    *path = NULL;
    if (r->is_shipped)
        return GV_OK;
    const char *const folder = r->plan->folder;
    const bool has_folder = folder != NULL && folder[0] != '\0';
    char *const at = gv_format_text(r->err, "%s%s%s/%s.yaml", has_folder ? folder : "",
                                    has_folder ? "/" : "", gv_preset_folders[kind], name);
    if (at == NULL)
        return GV_E_MEMORY;
    *path = access(at, F_OK) == 0 ? at : NULL;
    if (*path == NULL)
        gv_free(at);
    return GV_OK;
}

static gv_status use_file(gv_reading *r, const char *path, gv_place place,
                          gv_yaml_node **out)
{
    char *bytes = NULL;
    size_t n = 0;
    gv_error failure = { 0 };
    gv_status status = gv_screen_read(path, GV_YAML_BYTES, &bytes, &n, &failure);
    if (status == GV_E_MEMORY)
        return GV_FAIL(r->err, GV_E_MEMORY, "%s", failure.text);
    if (status != GV_OK || n > GV_YAML_BYTES) {
        gv_complain(r->complaints, place, "unreadable-file", "%s",
                    status != GV_OK ? failure.text : "the file is too large");
        gv_free(bytes);
        return GV_OK;
    }
    status = gv_yaml_use(r->tree, path, bytes, n, r->complaints, out, r->err);
    gv_free(bytes);
    return status;
}

static gv_status use_shipped(gv_reading *r, const gv_preset *preset, gv_yaml_node **out)
{
    char *const name =
        gv_format_text(r->err, "%s/%s.yaml (shipped)", preset->kind, preset->name);
    if (name == NULL)
        return GV_E_MEMORY;
    const gv_status status = gv_yaml_use(r->tree, name, preset->text, strlen(preset->text),
                                         r->complaints, out, r->err);
    gv_free(name);
    return status;
}

/* @return false after a complaint */
static bool has_required(gv_reading *r, gv_preset_kind kind, const gv_yaml_node *file)
{
    bool good = true;
    for (const gv_key_row *key = keys[kind]; key->name != NULL; key++) {
        if (!key->required || gv_yaml_find(file, key->name) != NULL)
            continue;
        gv_complain(r->complaints, file->place, "missing-key", "%s needs '%s'",
                    titles[kind], key->name);
        good = false;
    }
    return good;
}

/* Every use judges the file again: files are few, and complaints stop the first. */
static gv_status judge(gv_reading *r, gv_preset_kind kind, const gv_yaml_node *file,
                       bool *good)
{
    const size_t before = r->complaints->n_all;
    const gv_section section = {
        .mapping = file, .title = titles[kind], .place = file->place, .keys = keys[kind]
    };
    const gv_status status = gv_values_judge_keys(r, &section, NULL);
    const gv_yaml_node *const version = gv_yaml_find(file, "grapevine");
    if (version != NULL &&
        (version->kind != GV_YAML_SCALAR || strcmp(version->text, "1") != 0)) {
        gv_complain(r->complaints, version->place, "version",
                    "this program reads format version 1");
        gv_complain_hint(r->complaints, "use a newer grapevine");
    }
    *good = has_required(r, kind, file) && r->complaints->n_all == before;
    return status;
}

gv_status gv_preset_open(gv_reading *r, gv_preset_kind kind, const char *name,
                         gv_place place, const gv_yaml_node **out)
{
    gv_yaml_node *file = NULL;
    char *path = NULL;
    bool good = false;
    gv_status status;
    *out = NULL;
    if (!gv_values_is_name(r, titles[kind], name, place))
        return GV_OK;
    GV_TRY(find_beside(r, kind, name, &path));
    const gv_preset *const shipped = gv_preset_named(gv_preset_folders[kind], name);
    if (path == NULL && shipped == NULL)
        complain_unknown(r, kind, name, place);
    else if (path != NULL)
        GV_TRY(use_file(r, path, place, &file));
    else
        GV_TRY(use_shipped(r, shipped, &file));
    if (file != NULL)
        GV_TRY(judge(r, kind, file, &good));
    *out = good ? file : NULL;
done:
    gv_free(path);
    return status;
}
