/* What the sections of a scenario share: finding them, their shapes, the part they name. */
#include "scenario/section.h"

#include <string.h>

/* A child that is there and that no complaint was made about. */
const gv_yaml_node *gv_section_child(const gv_yaml_node *mapping, const char *key)
{
    const gv_yaml_node *const child = gv_yaml_find(mapping, key);
    return child != NULL && child->kind != GV_YAML_REFUSED ? child : NULL;
}

bool gv_section_is_shape(gv_reading *r, const gv_yaml_node *node, gv_yaml_kind kind,
                         const char *words)
{
    if (node->kind == kind)
        return true;
    if (node->kind != GV_YAML_REFUSED) {
        const bool nothing = node->kind == GV_YAML_SCALAR && node->text[0] == '\0';
        gv_complain(r->complaints, node->place, "wrong-shape", "%s, not %s", words,
                    nothing ? "nothing" : gv_yaml_kind_words(node));
    }
    return false;
}

/* The part that `kind:` names; after a complaint the one it probably means, without a
 * position, so that its values are judged in the same pass; or NULL. */
static const gv_spec *chosen(gv_reading *r, const gv_parts *parts, const gv_yaml_node *node,
                             size_t *position, gv_place *place)
{
    const gv_yaml_node *const kind =
        node->kind == GV_YAML_MAPPING ? gv_yaml_find(node, "kind") : node;
    gv_word_list known = { 0 };
    const gv_spec *spec = NULL;
    gv_word_list_add_parts(&known, parts);
    if (kind == NULL) {
        gv_complain(r->complaints, node->place, "missing-key", "this %s needs a 'kind'",
                    parts->word);
        (void) gv_values_suggest(r, "", &known);
    } else if (gv_values_is_single(r, "kind", kind)) {
        *place = kind->place.setting == 0 ? kind->place : node->place;
        *position = gv_parts_find(parts, kind->text);
        spec = *position != SIZE_MAX ? parts->at(*position) : NULL;
        if (spec == NULL) {
            gv_complain(r->complaints, kind->place, "unknown-kind", "there is no %s '%s'",
                        parts->word, gv_shown(kind->text).text);
            const char *const nearest = gv_values_suggest(r, kind->text, &known);
            spec = nearest != NULL ? parts->at(gv_parts_find(parts, nearest)) : NULL;
        }
    }
    gv_word_list_free(&known);
    return spec;
}

/* A part and its parameters. @param[out] position SIZE_MAX when the part could not be
 * read */
gv_status gv_section_read_part(gv_reading *r, const gv_parts *parts,
                               const gv_yaml_node *node, size_t *position, void **params,
                               gv_place *place)
{
    *position = SIZE_MAX;
    *place = node->place;
    const gv_spec *const spec = chosen(r, parts, node, position, place);
    if (spec == NULL)
        return GV_OK;
    void *const fresh = gv_arena_alloc(r->plan->arena, spec->params_size > 0 ? 1 : 0,
                                       spec->params_size, r->err);
    if (fresh == NULL)
        return GV_E_MEMORY;
    gv_spec_defaults(spec, fresh);
    *params = fresh;
    /* A single word stands for a mapping of nothing but that kind. */
    const gv_yaml_node empty = { .kind = GV_YAML_MAPPING, .place = node->place };
    const gv_section section = { .mapping = node->kind == GV_YAML_MAPPING ? node : &empty,
                                 .title = spec->name,
                                 .place = *place,
                                 .keys = parts->keys,
                                 .spec = spec,
                                 .common = parts->common };
    return gv_values_read(r, &section, fresh);
}

bool gv_section_lacks_world(const gv_yaml_node *root)
{
    const gv_yaml_node *const world = gv_yaml_find(root, "world");
    return world != NULL && world->kind == GV_YAML_REFUSED;
}

const gv_yaml_node *gv_section_required(gv_reading *r, const gv_yaml_node *root,
                                        const char *key, const char *example)
{
    const gv_yaml_node *const node = gv_yaml_find(root, key);
    if (node == NULL && gv_section_lacks_world(root))
        return NULL;
    if (node == NULL) {
        gv_complain(r->complaints, root->place, "missing-key", "a scenario needs '%s'",
                    key);
        gv_complain_hint(r->complaints, "for example %s", example);
        return NULL;
    }
    return node->kind != GV_YAML_REFUSED ? node : NULL;
}
