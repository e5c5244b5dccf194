/* Reads what is said of the product. */
#include "scenario/section.h"

static gv_status read_message(gv_reading *r, const gv_yaml_node *node, gv_message *out)
{
    (void) gv_values_is_name(r, "a message", node->key, node->key_place);
    gv_spec_defaults(&gv_message_spec, out);
    out->name = gv_arena_text(r->plan->arena, node->key, r->err);
    if (out->name == NULL)
        return GV_E_MEMORY;
    if (!gv_section_is_shape(r, node, GV_YAML_MAPPING,
                             "a message should be a group of keys, as {weight: 1}"))
        return GV_OK;
    const gv_key_row none = { NULL, NULL, NULL, false };
    const gv_section section = { .mapping = node,
                                 .title = "a message",
                                 .place = node->place,
                                 .keys = &none,
                                 .spec = &gv_message_spec };
    return gv_values_read(r, &section, out);
}

gv_status gv_read_messages(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_child(root, "messages");
    gv_plan *const plan = r->plan;
    if (node == NULL || !gv_section_is_shape(r, node, GV_YAML_MAPPING,
                                             "messages should be names with weights"))
        return GV_OK;
    if (node->n_children > GV_MESSAGES_LIMIT) {
        gv_complain(r->complaints, node->place, "too-many",
                    "there are %zu messages; at most %d are possible", node->n_children,
                    GV_MESSAGES_LIMIT);
        return GV_OK;
    }
    plan->messages =
        gv_arena_alloc(plan->arena, node->n_children, sizeof *plan->messages, r->err);
    if (plan->messages == NULL)
        return GV_E_MEMORY;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        const gv_status status = read_message(r, c, &plan->messages[plan->n_messages]);
        if (status != GV_OK)
            return status;
        plan->n_messages++;
    }
    return GV_OK;
}
