/* The layers of a plan's network: each declared, sized and grown by itself. Layer 5. */
#include "plan/plan_internal.h"

uint32_t gv_plan_layers(const gv_plan *plan)
{
    return 1 + (uint32_t) plan->n_more_layers;
}

gv_layer_plan gv_plan_layer(const gv_plan *plan, uint32_t k)
{
    if (k > 0)
        return plan->more_layers[k - 1];
    return (gv_layer_plan){ .name = plan->layer_name,
                            .generator = plan->generator,
                            .params = plan->network_params,
                            .rewiring = plan->rewiring };
}

/* Does word travel along layer k? */
static bool is_used(const gv_plan *plan, uint32_t k)
{
    return plan->layer == GV_UNION || plan->layer == k;
}

bool gv_plan_is_complete(const gv_plan *plan)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        if (is_used(plan, k) && gv_plan_layer(plan, k).generator->is_implicit)
            return true;
    }
    return false;
}

bool gv_plan_has_weights(const gv_plan *plan)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan) && !gv_plan_is_complete(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        if (is_used(plan, k) && layer.generator->has_weights != NULL &&
            layer.generator->has_weights(layer.params))
            return true;
    }
    return false;
}

bool gv_plan_changes(const gv_plan *plan)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        if (is_used(plan, k) && gv_plan_layer(plan, k).generator->changes)
            return true;
    }
    return false;
}

bool gv_plan_layers_are_random(const gv_plan *plan)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        if (gv_generator_is_random(layer.generator, layer.params) ||
            gv_rewires(&layer.rewiring))
            return true;
    }
    return false;
}

static gv_status refuse_union(const gv_plan *plan, uint32_t k, gv_error *err)
{
    GV_FAIL(err, GV_E_IMPOSSIBLE,
            "layer '%s' changes from tick to tick: it cannot be one of a union",
            gv_plan_layer(plan, k).name);
    gv_error_hint(err, "let word travel along one layer: model: {layer: %s}",
                  gv_plan_layer(plan, k).name);
    return GV_E_IMPOSSIBLE;
}

static gv_status check_changes(const gv_plan *plan, gv_error *err)
{
    const gv_clock_kind clock = (gv_clock_kind) plan->experiment.clock;
    for (uint32_t k = 0; plan->layer == GV_UNION && k < gv_plan_layers(plan); k++) {
        if (gv_plan_layer(plan, k).generator->changes)
            return refuse_union(plan, k, err);
    }
    if (!gv_plan_changes(plan) || gv_model_follows(plan->model, clock))
        return GV_OK;
    if (gv_model_follows(plan->model, GV_SYNC))
        return GV_FAIL(err, GV_E_SCENARIO,
                       "events cannot follow ties that come and go: clock: sync can");
    return GV_FAIL(err, GV_E_SCENARIO,
                   "model '%s' needs ties that stay; those of this network come and go",
                   plan->model->spec.name);
}

gv_status gv_plan_check_layers(const gv_plan *plan, gv_error *err)
{
    const gv_status changes = check_changes(plan, err);
    if (changes != GV_OK)
        return changes;
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        const gv_status status = gv_rewiring_check(&layer.rewiring, layer.generator, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

static gv_status refuse_size(const gv_plan *plan, uint32_t k, uint64_t people,
                             gv_error *err)
{
    GV_FAIL(err, GV_E_IMPOSSIBLE, "layer '%s' has %llu people, layer '%s' %llu",
            plan->layer_name, (unsigned long long) plan->people,
            plan->more_layers[k - 1].name, (unsigned long long) people);
    gv_error_hint(err, "layers are networks of the same people");
    return GV_E_IMPOSSIBLE;
}

/* Beside a network that is rewired: its ties, the set of them, the arcs of the new one. */
#define REWIRING_BYTES_PER_ARC 84
/* While layers become one: the pile of their arcs, by hearer, by speaker. */
#define MERGING_BYTES_PER_ARC 16
#define MERGING_BYTES_PER_WEIGHT 24

static bool weighs(const gv_layer_plan *layer)
{
    return layer->generator->has_weights != NULL &&
           layer->generator->has_weights(layer->params);
}

static uint64_t larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* Layers are grown one after another, each beside those before it; then they become one. */
uint64_t gv_plan_growing_bytes(const gv_plan *plan, const uint64_t arcs[GV_LAYERS])
{
    uint64_t most = 0, kept = 0, all = 0;
    bool any = false;
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        const double grows = layer.generator->peak_bytes_per_arc;
        const double peak = gv_rewires(&layer.rewiring) && grows < REWIRING_BYTES_PER_ARC
                                ? REWIRING_BYTES_PER_ARC
                                : grows;
        most = larger(most, kept + (uint64_t) (peak * (double) arcs[k]));
        if (layer.generator->is_implicit)
            continue;
        kept += 8 * (plan->people + 1) + (weighs(&layer) ? 12 : 4) * arcs[k];
        all += arcs[k];
        any = any || weighs(&layer);
    }
    if (plan->n_more_layers == 0 || plan->layer != GV_UNION || gv_plan_is_complete(plan))
        return most;
    const uint64_t merging =
        MERGING_BYTES_PER_ARC + (any ? (uint64_t) MERGING_BYTES_PER_WEIGHT : 0);
    return larger(most, kept + 16 * (plan->people + 1) + merging * all);
}

gv_status gv_plan_size_layers(gv_plan *plan, gv_error *err)
{
    uint64_t used = 0;
    uint64_t idle = 0;
    uint64_t each[GV_LAYERS] = { 0 };
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        uint64_t people = 0;
        uint64_t arcs = 0;
        const gv_status status =
            gv_generator_size(layer.generator, layer.params, &people, &arcs, err);
        if (status != GV_OK)
            return status;
        if (k > 0 && people != plan->people)
            return refuse_size(plan, k, people, err);
        plan->people = people;
        each[k] = arcs;
        used += is_used(plan, k) ? arcs : 0;
        /* The union is a network of its own beside its layers. */
        if (!layer.generator->is_implicit && (plan->layer == GV_UNION || !is_used(plan, k)))
            idle += arcs;
    }
    plan->arcs = used;
    plan->idle_arcs = idle;
    plan->growing_bytes = gv_plan_growing_bytes(plan, each);
    return GV_OK;
}

/* ---- growing ------------------------------------------------------------------------ */

/* The first layer has the key that a network without layers has. Growth reads its key as a
 * stream, and rewiring draws with other counters. */
static gv_key key_of(const gv_plan *plan, uint64_t graph, uint32_t k)
{
    const gv_key key = gv_key_make(plan->experiment.seed, GV_PURPOSE_NETWORK, graph);
    if (k == 0)
        return key;
    const gv_cipher cipher = gv_cipher_make(key);
    const gv_bits bits = gv_draw(&cipher, gv_counter_make(0, 0, 0, k, 0, 0));
    return (gv_key){ .low = bits.low, .high = bits.high };
}

gv_status gv_plan_grow(const gv_plan *plan, uint64_t graph, gv_network **out, gv_error *err)
{
    gv_network *layer[GV_LAYERS] = { NULL };
    const char *name[GV_LAYERS] = { NULL };
    const uint32_t n = gv_plan_layers(plan);
    gv_status status = GV_OK;
    for (uint32_t k = 0; k < n; k++) {
        const gv_layer_plan one = gv_plan_layer(plan, k);
        name[k] = one.name;
        GV_TRY(gv_network_grow(one.generator, one.params, &one.rewiring,
                               key_of(plan, graph, k), &layer[k], err));
    }
    if (n == 1) {
        *out = layer[0];
        layer[0] = NULL;
    } else {
        GV_TRY(gv_network_stack(layer, name, n, plan->layer, out, err));
    }
done:
    for (uint32_t k = 0; k < n; k++)
        gv_network_free(layer[k]);
    return status;
}

/* ---- words -------------------------------------------------------------------------- */

void gv_plan_print_network(const gv_plan *plan, bool titles, gv_text *out)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        const gv_spec *spec = &layer.generator->spec;
        gv_text_add(out, "%s%s%s%s%s", k > 0 ? ", " : "",
                    layer.name != NULL ? layer.name : "", layer.name != NULL ? ": " : "",
                    titles ? spec->title : spec->name,
                    gv_rewires(&layer.rewiring) ? ", rewired" : "");
    }
    if (plan->n_more_layers > 0)
        gv_text_add(out, "; word travels along %s",
                    plan->layer == GV_UNION ? "all of them"
                                            : gv_plan_layer(plan, plan->layer).name);
}
