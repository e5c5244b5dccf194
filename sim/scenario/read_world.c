/* Reads who hears whom and how they come to adopt: network, its layers, model. */
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

static gv_status read_rewiring(gv_reading *r, const gv_yaml_node *network,
                               gv_rewiring *rewiring)
{
    const gv_section section = { .mapping = network,
                                 .title = "network",
                                 .place = network->place,
                                 .common = gv_parts_networks.common };
    return gv_values_read_common(r, &section, rewiring);
}

/* ---- several layers ----------------------------------------------------------- */

/* @param[out] layer  its generator stays NULL when it could not be read */
static gv_status read_layer(gv_reading *r, const gv_yaml_node *node, gv_layer_plan *layer)
{
    const size_t before = r->complaints->n_all;
    size_t k = SIZE_MAX;
    gv_place place;
    if (node->kind == GV_YAML_REFUSED)
        return GV_OK;
    if (gv_values_is_name(r, "a layer", node->key, node->key_place) &&
        strcmp(node->key, GV_UNION_WORD) == 0) {
        gv_complain(r->complaints, node->key_place, "reserved-name",
                    "'%s' means all layers at once", GV_UNION_WORD);
        gv_complain_hint(r->complaints, "call the layer something else");
    }
    gv_spec_defaults(&gv_rewiring_spec, &layer->rewiring);
    gv_status status =
        gv_section_read_part(r, &gv_parts_layers, node, &k, &layer->params, &place);
    if (status == GV_OK && node->kind == GV_YAML_MAPPING)
        status = read_rewiring(r, node, &layer->rewiring);
    layer->name = gv_arena_text(r->plan->arena, node->key, r->err);
    if (layer->name == NULL)
        return GV_E_MEMORY;
    if (k != SIZE_MAX && r->complaints->n_all == before)
        layer->generator = gv_generators()[k];
    return status;
}

/* The first stands in the plan itself, which knows no network when one could not be read.
 */
static gv_status read_each_layer(gv_reading *r, const gv_yaml_node *layers)
{
    gv_plan *const plan = r->plan;
    gv_layer_plan first = { .name = NULL };
    bool good = true;
    size_t n = 0;
    plan->more_layers =
        gv_arena_alloc(plan->arena, layers->n_children, sizeof *plan->more_layers, r->err);
    if (plan->more_layers == NULL)
        return GV_E_MEMORY;
    for (const gv_yaml_node *c = layers->first; c != NULL; c = c->next, n++) {
        gv_layer_plan *const layer = n == 0 ? &first : &plan->more_layers[n - 1];
        const gv_status status = read_layer(r, c, layer);
        if (status != GV_OK)
            return status;
        good = good && layer->generator != NULL;
    }
    plan->layer_name = first.name;
    plan->n_more_layers = good ? n - 1 : 0;
    plan->generator = good ? first.generator : NULL;
    plan->network_params = first.params;
    plan->rewiring = first.rewiring;
    return GV_OK;
}

static gv_status read_layers(gv_reading *r, const gv_yaml_node *network)
{
    const gv_section section = { .mapping = network,
                                 .title = "a network of layers",
                                 .place = network->place,
                                 .keys = gv_layered_keys };
    const gv_yaml_node *const layers = gv_section_child(network, "layers");
    const gv_status status = gv_values_judge_keys(r, &section, NULL);
    if (status != GV_OK || layers == NULL ||
        !gv_section_is_shape(r, layers, GV_YAML_MAPPING,
                             "layers should be names with networks"))
        return status;
    if (layers->n_children == 0 || layers->n_children > GV_LAYERS) {
        gv_complain(r->complaints, layers->place,
                    layers->n_children == 0 ? "empty" : "too-many",
                    "a network has 1 to %d layers, not %zu", GV_LAYERS, layers->n_children);
        return GV_OK;
    }
    return read_each_layer(r, layers);
}

/* ---- one network ---------------------------------------------------------------- */

gv_status gv_read_network(gv_reading *r, const gv_yaml_node *root, uint64_t *per_graph,
                          gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node = gv_section_required(
        r, root, "network", "network: {kind: watts_strogatz, people: 1000}");
    if (node == NULL)
        return GV_OK;
    if (node->kind == GV_YAML_MAPPING && gv_yaml_find(node, "layers") != NULL) {
        *place = node->place;
        read_lives(r, node, per_graph);
        return read_layers(r, node);
    }
    gv_status status = gv_section_read_part(r, &gv_parts_networks, node, &k,
                                            &r->plan->network_params, place);
    if (status == GV_OK && node->kind == GV_YAML_MAPPING)
        status = read_rewiring(r, node, &r->plan->rewiring);
    if (status == GV_OK && k != SIZE_MAX) {
        r->plan->generator = gv_generators()[k];
        read_lives(r, node, per_graph);
    }
    return status;
}

/* ---- models ----------------------------------------------------------------------- */

static void complain_unknown_layer(gv_reading *r, const gv_yaml_node *node)
{
    gv_word_list known = { 0 };
    gv_complain(r->complaints, node->place, "unknown-layer", "there is no layer '%s'",
                gv_shown(node->text).text);
    for (uint32_t k = 0; k < gv_plan_layers(r->plan); k++)
        gv_word_list_add(&known, gv_plan_layer(r->plan, k).name);
    gv_word_list_add(&known, GV_UNION_WORD);
    (void) gv_values_suggest(r, node->text, &known);
    gv_word_list_free(&known);
}

static void read_named_layer(gv_reading *r, const gv_yaml_node *node)
{
    gv_plan *const plan = r->plan;
    if (!gv_values_is_single(r, "layer", node))
        return;
    if (plan->layer_name == NULL) {
        gv_complain(r->complaints, node->place, "wrong-combination",
                    "'layer' is for a network of layers; this is a single one");
        gv_complain_hint(r->complaints, "leave it out, or declare network: {layers: ...}");
        return;
    }
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        if (strcmp(gv_plan_layer(plan, k).name, node->text) == 0) {
            plan->layer = k;
            return;
        }
    }
    if (strcmp(node->text, GV_UNION_WORD) == 0)
        plan->layer = GV_UNION;
    else
        complain_unknown_layer(r, node);
}

/* The value that says this word, at any depth below a key; NULL: none. */
static const gv_yaml_node *find_word(const gv_yaml_node *node, const char *word)
{
    const gv_yaml_node *found = NULL;
    if (node->kind == GV_YAML_SCALAR)
        return gv_same_text(node->text, word) ? node : NULL;
    for (const gv_yaml_node *c = node->first; c != NULL && found == NULL; c = c->next)
        found = find_word(c, word);
    return found;
}

/* Layers that the model's own parameters name have to be there. */
static void check_named_layers(gv_reading *r, const gv_yaml_node *model, gv_place place)
{
    const gv_plan *const plan = r->plan;
    const char *name = NULL;
    if (plan->model->named_layer == NULL)
        return;
    for (size_t k = 0; (name = plan->model->named_layer(plan->model_params, k)) != NULL;
         k++) {
        const gv_yaml_node *const said = find_word(model, name);
        gv_check_layer(r, name, said != NULL ? said->place : place);
    }
}

/* A model that looks at one layer has to be told which, where there are several. */
static void read_model_layer(gv_reading *r, const gv_yaml_node *model, gv_place place)
{
    const gv_plan *const plan = r->plan;
    const gv_yaml_node *const node =
        model->kind == GV_YAML_MAPPING ? gv_section_child(model, "layer") : NULL;
    if (plan->generator == NULL)
        return;
    check_named_layers(r, model, place);
    if (node != NULL) {
        read_named_layer(r, node);
    } else if (plan->n_more_layers > 0 && !plan->model->sees_layers) {
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s reads one layer; the network has %u", plan->model->spec.name,
                    (unsigned) gv_plan_layers(plan));
        gv_complain_hint(r->complaints, "say layer: %s, or layer: %s for all ties",
                         plan->layer_name, GV_UNION_WORD);
    }
}

gv_status gv_read_model(gv_reading *r, const gv_yaml_node *root, gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node = gv_section_required(
        r, root, "model", "model: {kind: independent_cascade, p: 0.03}");
    if (node == NULL)
        return GV_OK;
    const size_t before = r->complaints->n_all;
    const gv_status status =
        gv_section_read_part(r, &gv_parts_models, node, &k, &r->plan->model_params, place);
    if (status == GV_OK && k != SIZE_MAX) {
        r->plan->model = gv_models()[k];
        /* What could not be read is not objected to again. */
        if (r->complaints->n_all == before)
            gv_check_model(r, node);
        read_model_layer(r, node, *place);
    }
    return status;
}
