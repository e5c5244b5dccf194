/* Copies nodes, puts one in another's place, and lays what a scenario says over what a
 * preset says. */
#include "scenario/yaml_tree.h"

#include <string.h>

void gv_yaml_replace(gv_yaml_node *node, const gv_yaml_node *value)
{
    node->kind = value->kind;
    node->quoted = value->quoted;
    node->place = value->place;
    node->text = value->text;
    node->n_children = value->n_children;
    node->first = value->first;
    node->last = value->last;
}

/* Files are not nested deeper than GV_YAML_DEPTH. */
gv_yaml_node *gv_yaml_copy(gv_yaml *tree, const gv_yaml_node *node, gv_error *err)
{
    const gv_yaml_kind kind = gv_yaml_is_full(tree) ? GV_YAML_REFUSED : node->kind;
    gv_yaml_node *const copy = gv_yaml_node_new(tree, kind, node->place, err);
    if (copy == NULL)
        return NULL;
    copy->key = node->key;
    copy->key_place = node->key_place;
    copy->quoted = node->quoted;
    copy->text = node->text;
    if (kind == GV_YAML_REFUSED)
        return copy;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        gv_yaml_node *const child = gv_yaml_copy(tree, c, err);
        if (child == NULL)
            return NULL;
        gv_yaml_append(copy, child);
    }
    return copy;
}

/* What a mapping is one of: its `kind`, or layers of a network; "" where it leaves that
 * open. */
static const char *kind_of(const gv_yaml_node *mapping)
{
    const gv_yaml_node *const kind = gv_yaml_find(mapping, "kind");
    if (kind != NULL)
        return kind->kind == GV_YAML_SCALAR ? kind->text : "?";
    return gv_yaml_find(mapping, "layers") != NULL ? "layers" : "";
}

static bool can_be_merged(const gv_yaml_node *said, const gv_yaml_node *preset)
{
    if (said->kind != GV_YAML_MAPPING || preset->kind != GV_YAML_MAPPING)
        return false;
    const char *const kind = kind_of(said);
    return kind[0] == '\0' || strcmp(kind, kind_of(preset)) == 0;
}

/* Take the child with that key out of a list of children. */
static gv_yaml_node *take(gv_yaml_node **first, const char *key)
{
    for (gv_yaml_node **at = first; *at != NULL; at = &(*at)->next) {
        gv_yaml_node *const child = *at;
        if (strcmp(child->key, key) == 0) {
            *at = child->next;
            return child;
        }
    }
    return NULL;
}

gv_status gv_yaml_merge(gv_yaml *tree, gv_yaml_node *mapping, const gv_yaml_node *preset,
                        gv_error *err)
{
    gv_yaml_node *said = mapping->first;
    mapping->first = mapping->last = NULL;
    mapping->n_children = 0;
    for (const gv_yaml_node *p = preset->first; p != NULL; p = p->next) {
        gv_yaml_node *child = take(&said, p->key);
        if (child == NULL) {
            child = gv_yaml_copy(tree, p, err);
            if (child == NULL)
                return GV_E_MEMORY;
        } else if (can_be_merged(child, p)) {
            const gv_status status = gv_yaml_merge(tree, child, p, err);
            if (status != GV_OK)
                return status;
        }
        gv_yaml_append(mapping, child);
    }
    while (said != NULL) {
        gv_yaml_node *const next = said->next;
        gv_yaml_append(mapping, said);
        said = next;
    }
    return GV_OK;
}
