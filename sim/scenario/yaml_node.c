/* Asks nodes for their children, strings them together, and refuses keys that come
 * twice. */
#include "scenario/yaml_tree.h"

#include <stdlib.h>
#include <string.h>

void gv_yaml_append(gv_yaml_node *parent, gv_yaml_node *child)
{
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->n_children++;
}

gv_yaml_node *gv_yaml_find(const gv_yaml_node *mapping, const char *key)
{
    gv_yaml_node *child = mapping->kind == GV_YAML_MAPPING ? mapping->first : NULL;
    while (child != NULL && strcmp(child->key, key) != 0)
        child = child->next;
    return child;
}

gv_yaml_node *gv_yaml_at(const gv_yaml_node *parent, size_t k)
{
    gv_yaml_node *child = parent->first;
    while (child != NULL && k > 0) {
        child = child->next;
        k--;
    }
    return child;
}

const char *gv_yaml_kind_words(const gv_yaml_node *node)
{
    switch (node->kind) {
    case GV_YAML_SEQUENCE:
        return "a list";
    case GV_YAML_MAPPING:
        return "a group of keys";
    default:
        return node->quoted ? "a text" : "a single value";
    }
}

static int written_order(gv_place a, gv_place b)
{
    const int by_line = (a.line > b.line) - (a.line < b.line);
    return by_line != 0 ? by_line : (a.column > b.column) - (a.column < b.column);
}

/* By key, equal keys as they were written. */
static int key_order(const void *left, const void *right)
{
    const gv_yaml_node *const a = *(const gv_yaml_node *const *) left;
    const gv_yaml_node *const b = *(const gv_yaml_node *const *) right;
    const int by_key = strcmp(a->key, b->key);
    return by_key != 0 ? by_key : written_order(a->key_place, b->key_place);
}

static void complain_twice(gv_diagnostics *complaints, const gv_yaml_node *again,
                           const gv_yaml_node *first)
{
    const gv_shown_text key = gv_shown(again->key);
    if (first->key_place.line > 0) {
        gv_complain(complaints, again->key_place, "duplicate-key",
                    "'%s' is set twice (first on line %u)", key.text,
                    (unsigned) first->key_place.line);
    } else {
        gv_complain(complaints, again->key_place, "duplicate-key", "'%s' is set twice",
                    key.text);
    }
    gv_complain_hint(complaints, "keep one of them");
}

/* Take children whose key was refused out of the list. */
static void drop_keyless(gv_yaml_node *mapping)
{
    gv_yaml_node *child = mapping->first;
    mapping->first = mapping->last = NULL;
    mapping->n_children = 0;
    while (child != NULL) {
        gv_yaml_node *const next = child->next;
        if (child->key != NULL)
            gv_yaml_append(mapping, child);
        child = next;
    }
}

/* Sorting finds repeats in O(k log k), so that a million equal keys cost no more than
 * others. */
gv_status gv_yaml_refuse_repeats(gv_yaml_node *mapping, gv_diagnostics *complaints,
                                 gv_error *err)
{
    const size_t n = mapping->n_children;
    if (n < 2)
        return GV_OK;
    gv_yaml_node **const sorted = gv_alloc(n, sizeof *sorted, err);
    if (sorted == NULL)
        return GV_E_MEMORY;
    size_t k = 0;
    for (gv_yaml_node *child = mapping->first; child != NULL; child = child->next)
        sorted[k++] = child;
    qsort(sorted, n, sizeof *sorted, key_order);
    const gv_yaml_node *first = sorted[0];
    bool any = false;
    for (k = 1; k < n; k++) {
        if (strcmp(first->key, sorted[k]->key) != 0) {
            first = sorted[k];
            continue;
        }
        complain_twice(complaints, sorted[k], first);
        sorted[k]->key = NULL;
        any = true;
    }
    if (any)
        drop_keyless(mapping);
    gv_free(sorted);
    return GV_OK;
}
