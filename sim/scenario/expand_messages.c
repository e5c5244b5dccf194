/* `messages: {story: social}` and `content: social`: what is said, by the names of shipped
 * messages. */
#include "scenario/preset.h"

#include "scenario/section.h"

#include <string.h>

/* The keys of a preset message as a mapping, or NULL after a complaint. */
static gv_status open_message(gv_reading *r, const char *name, gv_place place,
                              const gv_yaml_node **out)
{
    const gv_yaml_node *file = NULL;
    *out = NULL;
    const gv_status status = gv_preset_open(r, GV_PRESET_MESSAGE, name, place, &file);
    if (status != GV_OK || file == NULL)
        return status;
    const gv_yaml_node *const message = gv_yaml_find(file, "message");
    if (gv_section_is_shape(r, message, GV_YAML_MAPPING,
                            "a message should be a group of keys, as {value: 0.5}"))
        *out = message;
    return GV_OK;
}

/* `NAME`, or `{use: NAME, value: 0.9}`. */
static gv_status expand_entry(gv_reading *r, gv_yaml_node *entry)
{
    const gv_yaml_node *const use =
        entry->kind == GV_YAML_MAPPING ? gv_yaml_find(entry, "use") : entry;
    const gv_yaml_node *preset = NULL;
    double number = 0;
    if (use == NULL || use->kind != GV_YAML_SCALAR || use->text[0] == '\0' ||
        gv_parse_real(use->text, &number))
        return GV_OK; /* without a preset, or wrong in a way that others tell */
    const gv_status status = open_message(r, use->text, use->place, &preset);
    if (status != GV_OK)
        return status;
    if (preset == NULL) {
        entry->kind = GV_YAML_REFUSED;
        return GV_OK;
    }
    if (entry->kind == GV_YAML_SCALAR)
        gv_yaml_replace(entry,
                        &(gv_yaml_node){ .kind = GV_YAML_MAPPING, .place = entry->place });
    gv_expand_drop(entry, "use");
    return gv_yaml_merge(r->tree, entry, preset, r->err);
}

/* `messages:`, made where it is missing. NULL without memory. */
static gv_yaml_node *all_messages(gv_reading *r, gv_yaml_node *root, gv_place place)
{
    static const char key[] = "messages";
    gv_yaml_node *node = gv_yaml_find(root, key);
    if (node != NULL)
        return node;
    node = gv_yaml_node_new(r->tree, GV_YAML_MAPPING, place, r->err);
    const char *const name = gv_yaml_keep_text(r->tree, key, strlen(key), r->err);
    if (node == NULL || name == NULL)
        return NULL;
    node->key = name;
    node->key_place = place;
    gv_yaml_append(root, node);
    return node;
}

gv_status gv_expand_message(gv_reading *r, gv_yaml_node *root, const char *name,
                            const gv_yaml_node *given, gv_place place, bool *found)
{
    gv_yaml_node *const said = gv_yaml_find(root, "messages");
    *found = said != NULL && gv_yaml_find(said, name) != NULL;
    if (*found || (said != NULL && said->kind != GV_YAML_MAPPING))
        return GV_OK;
    if (given == NULL) {
        const gv_status status = open_message(r, name, place, &given);
        if (status != GV_OK || given == NULL)
            return status;
    }
    gv_yaml_node *const messages = all_messages(r, root, place);
    gv_yaml_node *const message = gv_yaml_copy(r->tree, given, r->err);
    const char *const key = gv_yaml_keep_text(r->tree, name, strlen(name), r->err);
    if (messages == NULL || message == NULL || key == NULL)
        return GV_E_MEMORY;
    message->key = key;
    message->key_place = given->key_place;
    gv_yaml_append(messages, message);
    *found = true;
    return expand_entry(r, message);
}

gv_status gv_expand_messages(gv_reading *r, gv_yaml_node *root)
{
    gv_yaml_node *const messages = gv_yaml_find(root, "messages");
    gv_yaml_node *const content = gv_yaml_find(root, "content");
    bool found = true;
    if (messages != NULL && messages->kind == GV_YAML_MAPPING) {
        for (gv_yaml_node *c = messages->first; c != NULL; c = c->next) {
            const gv_status status = expand_entry(r, c);
            if (status != GV_OK)
                return status;
        }
    }
    if (content == NULL || content->kind == GV_YAML_REFUSED)
        return GV_OK;
    if (!gv_values_is_single(r, "content", content)) {
        content->kind = GV_YAML_REFUSED;
        return GV_OK;
    }
    if (!gv_expand_has_content(root) &&
        (messages == NULL || gv_yaml_find(messages, content->text) == NULL)) {
        return GV_OK; /* nobody would look at it */
    }
    const gv_status status =
        gv_expand_message(r, root, content->text, NULL, content->place, &found);
    if (!found)
        content->kind = GV_YAML_REFUSED; /* told once */
    return status;
}
