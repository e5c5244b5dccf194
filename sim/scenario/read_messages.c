/* Reads what is said of the product. */
#include "scenario/section.h"

/* Lists that say something of every topic, and of both axes of values. */
static void check_lists(gv_reading *r, const gv_yaml_node *node, const gv_message *m)
{
    double sum = 0;
    for (size_t k = 0; k < m->topics.n; k++)
        sum += m->topics.at[k];
    const gv_yaml_node *const topics = gv_section_child(node, "topics");
    const gv_yaml_node *const values = gv_section_child(node, "speaker_values");
    if (m->topics.n > 0 && (m->topics.n > GV_TOPICS || sum <= 0)) {
        gv_complain(r->complaints, topics->place, "wrong-shape",
                    "'topics' should be weights of at most %d topics, not all of them 0",
                    GV_TOPICS);
        gv_complain_hint(r->complaints, "for example topics: [0, 2, 1]");
    }
    if (m->speaker_values.n > 0 && m->speaker_values.n != GV_VALUES) {
        gv_complain(r->complaints, values->place, "wrong-shape",
                    "'speaker_values' should be %d numbers", GV_VALUES);
        gv_complain_hint(r->complaints, "for example speaker_values: [0.5, -0.2]");
    }
}

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
    const gv_status status = gv_values_read(r, &section, out);
    if (status == GV_OK)
        check_lists(r, node, out);
    return status;
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
