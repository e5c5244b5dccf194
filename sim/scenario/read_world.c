/* Reads who hears whom and how they come to adopt: network, model. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

static const gv_param lives_row = { .name = "replicates_per_graph",
                                    .type = GV_TYPE_COUNT,
                                    .low = 1,
                                    .high = 1e7,
                                    .unit = "replicates" };

/* `auto`, `all`, or how many. @param[out] out 0: choose */
static void read_lives(gv_reading *r, const gv_yaml_node *network, uint64_t *out)
{
    const gv_yaml_node *const node = gv_section_child(network, "replicates_per_graph");
    double value = 0;
    if (node == NULL)
        return;
    const bool is_word = node->kind == GV_YAML_SCALAR;
    if (is_word && strcmp(node->text, "all") == 0)
        *out = GV_ALL_REPLICATES;
    else if (!(is_word && strcmp(node->text, "auto") == 0) &&
             gv_values_number(r, &lives_row, node, &value))
        *out = (uint64_t) value;
}

static gv_status read_rewiring(gv_reading *r, const gv_yaml_node *network)
{
    const gv_section section = { .mapping = network,
                                 .title = "network",
                                 .place = network->place,
                                 .common = gv_parts_networks.common };
    return gv_values_read_common(r, &section, &r->plan->rewiring);
}

gv_status gv_read_network(gv_reading *r, const gv_yaml_node *root, uint64_t *per_graph,
                          gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node = gv_section_required(
        r, root, "network", "network: {kind: watts_strogatz, people: 1000}");
    if (node == NULL)
        return GV_OK;
    gv_status status = gv_section_read_part(r, &gv_parts_networks, node, &k,
                                            &r->plan->network_params, place);
    if (status == GV_OK && node->kind == GV_YAML_MAPPING)
        status = read_rewiring(r, node);
    if (status == GV_OK && k != SIZE_MAX) {
        r->plan->generator = gv_generators()[k];
        read_lives(r, node, per_graph);
    }
    return status;
}

gv_status gv_read_model(gv_reading *r, const gv_yaml_node *root, gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node = gv_section_required(
        r, root, "model", "model: {kind: independent_cascade, p: 0.03}");
    if (node == NULL)
        return GV_OK;
    const gv_status status =
        gv_section_read_part(r, &gv_parts_models, node, &k, &r->plan->model_params, place);
    if (status == GV_OK && k != SIZE_MAX)
        r->plan->model = gv_models()[k];
    return status;
}
