/* Puts in place what a scenario uses by name, and what that takes: small changes of a
 * tree. */
#include "scenario/preset.h"

#include <string.h>

gv_status gv_expand_write(gv_reading *r, gv_yaml_node *node, const char *text,
                          gv_place place)
{
    const char *const copy = gv_yaml_keep_text(r->tree, text, strlen(text), r->err);
    if (copy == NULL)
        return GV_E_MEMORY;
    gv_yaml_replace(
        node, &(gv_yaml_node){ .kind = GV_YAML_SCALAR, .place = place, .text = copy });
    return GV_OK;
}

gv_status gv_expand_set(gv_reading *r, gv_yaml_node *mapping, const char *key,
                        const char *text, gv_place place)
{
    gv_yaml_node *child = gv_yaml_find(mapping, key);
    if (child == NULL) {
        child = gv_yaml_node_new(r->tree, GV_YAML_SCALAR, place, r->err);
        const char *const name = gv_yaml_keep_text(r->tree, key, strlen(key), r->err);
        if (child == NULL || name == NULL)
            return GV_E_MEMORY;
        child->key = name;
        child->key_place = place;
        gv_yaml_append(mapping, child);
    }
    return gv_expand_write(r, child, text, place);
}

void gv_expand_drop(gv_yaml_node *mapping, const char *key)
{
    gv_yaml_node *child = mapping->first;
    mapping->first = mapping->last = NULL;
    mapping->n_children = 0;
    while (child != NULL) {
        gv_yaml_node *const next = child->next;
        if (strcmp(child->key, key) != 0)
            gv_yaml_append(mapping, child);
        child = next;
    }
}

bool gv_expand_has_content(const gv_yaml_node *root)
{
    const gv_yaml_node *const model = gv_yaml_find(root, "model");
    const gv_yaml_node *const kind = model != NULL && model->kind == GV_YAML_MAPPING
                                         ? gv_yaml_find(model, "kind")
                                         : model;
    if (kind == NULL || kind->kind != GV_YAML_SCALAR)
        return true;
    const size_t k = gv_parts_find(&gv_parts_models, kind->text);
    return k == SIZE_MAX || gv_models()[k]->what_content_does != NULL;
}

/* `world...`, `content`, the list of strategies, and whatever ends in `.use`. */
bool gv_expand_begins_with(const char *setting)
{
    static const char use[] = ".use";
    const size_t n = strcspn(setting, "=");
    const size_t head = strcspn(setting, ".=");
    if (head == 5 && strncmp(setting, "world", head) == 0)
        return true;
    if ((n == 7 && strncmp(setting, "content", n) == 0) ||
        (n == 10 && strncmp(setting, "strategies", n) == 0))
        return true;
    const size_t ending = strlen(use);
    return n > ending && strncmp(setting + n - ending, use, ending) == 0;
}

gv_status gv_expand(gv_reading *r)
{
    gv_yaml_node *const root = gv_yaml_root(r->tree);
    gv_status status = GV_OK;
    if (root == NULL)
        return GV_OK;
    GV_TRY(gv_expand_world(r, root));
    GV_TRY(gv_expand_messages(r, root));
    GV_TRY(gv_expand_strategies(r, root));
    if (gv_yaml_is_full(r->tree))
        gv_complain(r->complaints, root->place, "too-large",
                    "with what it uses, the scenario has more than %u values",
                    GV_YAML_NODES);
done:
    return status;
}
