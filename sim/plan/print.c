/* The machine form of a plan: a valid scenario with everything spelled out. Layer 5. */
#include "plan/plan_internal.h"

static void print_text(gv_text *out, const char *text)
{
    const gv_param row = { .name = "", .type = GV_TYPE_TEXT };
    gv_param_print(&row, &text, out);
}

static void print_real(gv_text *out, double x)
{
    char number[32];
    gv_print_real(x, number, sizeof number);
    gv_text_add(out, "%s", number);
}

/* `, key: value` for every row. What came later and is left at its default is no part of
 * the world, so old worlds keep their hash. */
static void print_params(gv_text *out, const gv_spec *spec, const void *params,
                         bool for_hash)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        if (for_hash && row->came_later && gv_param_is_default(row, params))
            continue;
        gv_text_add(out, ", %s: ", row->name);
        gv_param_print(row, params, out);
    }
}

static void print_layer(gv_layer_plan layer, bool for_hash, gv_text *out)
{
    gv_text_add(out, "kind: %s", layer.generator->spec.name);
    for (const gv_param *row = layer.generator->spec.params;
         row != NULL && row->name != NULL; row++) {
        if (for_hash && row->is_file) /* the content counts, not where it lies */
            continue;
        gv_text_add(out, ", %s: ", row->name);
        gv_param_print(row, layer.params, out);
    }
    /* What is left at nothing is no part of the world, so old worlds keep their hash. */
    for (const gv_param *row = gv_rewiring_spec.params; row->name != NULL; row++) {
        if (for_hash && gv_param_number(row, &layer.rewiring) == row->initial)
            continue;
        gv_text_add(out, ", %s: ", row->name);
        gv_param_print(row, &layer.rewiring, out);
    }
}

static void print_layers(const gv_plan *plan, bool for_hash, gv_text *out)
{
    gv_text_add(out, "layers: {");
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        gv_text_add(out, "%s", k > 0 ? ", " : "");
        print_text(out, layer.name);
        gv_text_add(out, ": {");
        print_layer(layer, for_hash, out);
        gv_text_add(out, "}");
    }
    gv_text_add(out, "}");
}

/* Nothing where there is no choice. A model that looks at every layer itself is left the
 * one along which tactics count followers. */
static void print_travel(const gv_plan *plan, gv_text *out)
{
    if (plan->layer_name == NULL || (plan->model->sees_layers && plan->layer == 0))
        return;
    gv_text_add(out, ", layer: ");
    print_text(out, plan->layer == GV_UNION ? GV_UNION_WORD
                                            : gv_plan_layer(plan, plan->layer).name);
}

/* `groups:` where it says everything, as it did before there were other traits. */
static void print_crowd(const gv_people_plan *crowd, bool for_hash, gv_text *out)
{
    if (crowd->n == 0)
        return;
    if (gv_people_plan_is_groups(crowd)) {
        const gv_trait_plan *group = &crowd->traits[0];
        gv_text_add(out, "groups: ");
        gv_param_print(gv_spec_find(&group->kind->spec, "shares"), group->params, out);
        gv_text_add(out, "\n");
        return;
    }
    gv_text_add(out, "people: {");
    for (const gv_param *row = gv_people_spec.params; row->name != NULL; row++) {
        if (for_hash && row->is_file)
            continue;
        gv_text_add(out, "%s: ", row->name);
        gv_param_print(row, &crowd->source, out);
        gv_text_add(out, ", ");
    }
    gv_text_add(out, "traits: {");
    for (size_t k = 0; k < crowd->n; k++) {
        const gv_trait_plan *trait = &crowd->traits[k];
        gv_text_add(out, "%s", k == 0 ? "" : ", ");
        print_text(out, trait->name);
        gv_text_add(out, ": {kind: %s", trait->kind->spec.name);
        print_params(out, &trait->kind->spec, trait->params, for_hash);
        print_params(out, &gv_mixing_spec, &trait->mixing, for_hash);
        gv_text_add(out, "}");
    }
    gv_text_add(out, "}}\n");
}

void gv_plan_print_world(const gv_plan *plan, bool for_hash, gv_text *out)
{
    gv_text_add(out, "network: {");
    if (plan->layer_name == NULL)
        print_layer(gv_plan_layer(plan, 0), for_hash, out);
    else
        print_layers(plan, for_hash, out);
    if (plan->replicates_per_graph == GV_ALL_REPLICATES)
        gv_text_add(out, ", replicates_per_graph: all}\n");
    else
        gv_text_add(out, ", replicates_per_graph: %llu}\n",
                    (unsigned long long) plan->replicates_per_graph);
    print_crowd(&plan->crowd, for_hash, out);
    gv_text_add(out, "model: {kind: %s", plan->model->spec.name);
    print_params(out, &plan->model->spec, plan->model_params, for_hash);
    print_travel(plan, out);
    gv_text_add(out, "}\n");
}

/* What stands beside the weight, and only where the model looks at it. */
static void print_content(gv_text *out, const gv_message *message, bool for_hash)
{
    for (const gv_param *row = gv_message_spec.params; row->name != NULL; row++) {
        if (!row->came_later || (for_hash && gv_param_is_default(row, message)))
            continue;
        gv_text_add(out, ", %s: ", row->name);
        gv_param_print(row, message, out);
    }
}

static void print_messages(gv_text *out, const gv_plan *plan, bool for_hash)
{
    if (plan->n_messages == 0)
        return;
    gv_text_add(out, "messages: {");
    for (size_t k = 0; k < plan->n_messages; k++) {
        gv_text_add(out, "%s", k == 0 ? "" : ", ");
        print_text(out, plan->messages[k].name);
        gv_text_add(out, ": {weight: ");
        print_real(out, plan->messages[k].weight);
        if (plan->model->what_content_does != NULL)
            print_content(out, &plan->messages[k], for_hash);
        gv_text_add(out, "}");
    }
    gv_text_add(out, "}\n");
}

static void print_by_stage(gv_text *out, const gv_plan *plan, const gv_tactic_plan *tactic)
{
    for (int k = 0; k < GV_STAGE_MESSAGES && tactic->is_matched; k++) {
        gv_text_add(out, k == 0 ? ", by_stage: [" : ", ");
        print_text(out, plan->messages[tactic->by_stage[k]].name);
    }
    gv_text_add(out, tactic->is_matched ? "]" : "");
}

static void print_arm(gv_text *out, const gv_plan *plan, const gv_arm *arm, bool for_hash)
{
    gv_text_add(out, "  ");
    print_text(out, arm->name);
    gv_text_add(out, arm->n_tactics == 0 ? ": []\n" : ":\n");
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const gv_tactic_plan *tactic = &arm->tactics[k];
        gv_text_add(out, "    - {kind: %s, name: ", tactic->tactic->spec.name);
        print_text(out, tactic->name);
        if (!tactic->tactic->moves_money) {
            gv_text_add(out, ", share: ");
            print_real(out, tactic->share);
        }
        if (plan->n_messages > 0 && !tactic->is_matched) {
            gv_text_add(out, ", message: ");
            print_text(out, plan->messages[tactic->message].name);
        }
        if (tactic->fallback != NULL) {
            gv_text_add(out, ", fallback: ");
            print_text(out, tactic->fallback);
        }
        print_by_stage(out, plan, tactic);
        print_params(out, &tactic->tactic->spec, tactic->params, for_hash);
        gv_text_add(out, "}\n");
    }
}

void gv_plan_print_strategies(const gv_plan *plan, bool for_hash, gv_text *out)
{
    print_messages(out, plan, for_hash);
    gv_text_add(out, "strategies:\n");
    for (size_t a = 0; a < plan->n_arms; a++) {
        if (!gv_same_text(plan->arms[a].name, GV_DO_NOTHING)) /* `baseline` adds it */
            print_arm(out, plan, &plan->arms[a], for_hash);
    }
}

static void print_measures(const gv_plan *plan, gv_text *out)
{
    gv_text_add(out, plan->n_measures == 0 ? "measure: []\n" : "measure:\n");
    for (size_t m = 0; m < plan->n_measures; m++) {
        gv_text_add(out, "  - {kind: %s", plan->measures[m].metric->spec.name);
        print_params(out, &plan->measures[m].metric->spec, plan->measures[m].params, false);
        gv_text_add(out, "}\n");
    }
}

static void print_contests(const gv_plan *plan, gv_text *out)
{
    if (plan->n_contests > 0)
        gv_text_add(out, "contest:\n");
    for (size_t c = 0; c < plan->n_contests; c++) {
        gv_text_add(out, "  %s: [", plan->contests[c].key);
        print_real(out, plan->contests[c].low);
        gv_text_add(out, ", ");
        print_real(out, plan->contests[c].high);
        gv_text_add(out, "]\n");
    }
}

static void print_swept(gv_text *out, const gv_plan *plan, uint64_t point, size_t k)
{
    const gv_param *row = gv_plan_row(plan, plan->sweep.keys[k]);
    const double value = gv_plan_swept(plan, point, k);
    if (row != NULL && row->type == GV_TYPE_FLAG)
        gv_text_add(out, "%s", value != 0 ? "true" : "false");
    else
        print_real(out, value);
}

/* `model.p: [0.01, 0.03]`: the values of one key of a grid. */
static void print_axis(gv_text *out, const gv_plan *plan, size_t k)
{
    const gv_sweep *sweep = &plan->sweep;
    uint64_t stride = 1;
    for (size_t later = k + 1; later < sweep->n_keys; later++)
        stride *= sweep->grid[later];
    gv_text_add(out, "  ");
    print_text(out, sweep->keys[k]);
    for (uint64_t i = 0; i < sweep->grid[k]; i++) {
        gv_text_add(out, i == 0 ? ": [" : ", ");
        print_swept(out, plan, i * stride, k);
    }
    gv_text_add(out, "]\n");
}

static void print_point(gv_text *out, const gv_plan *plan, uint64_t point)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        gv_text_add(out, k == 0 ? "  - {" : ", ");
        print_text(out, plan->sweep.keys[k]);
        gv_text_add(out, ": ");
        print_swept(out, plan, point, k);
    }
    gv_text_add(out, "}\n");
}

static void print_sweep(const gv_plan *plan, gv_text *out)
{
    if (plan->sweep.n_points == 0)
        return;
    gv_text_add(out, "sweep:\n");
    for (size_t k = 0; plan->sweep.grid != NULL && k < plan->sweep.n_keys; k++)
        print_axis(out, plan, k);
    for (uint64_t p = 0; plan->sweep.grid == NULL && p < plan->sweep.n_points; p++)
        print_point(out, plan, p);
}

static void print_claim(const gv_plan *plan, gv_text *out)
{
    if (plan->claim == NULL)
        return;
    gv_text_add(out, "claim:\n");
    for (const gv_param *row = gv_claim_spec.params; row->name != NULL; row++) {
        gv_text_add(out, "  %s: ", row->name);
        gv_param_print(row, plan->claim, out);
        gv_text_add(out, "\n");
    }
}

void gv_plan_print(const gv_plan *plan, gv_text *out)
{
    gv_text_add(out, "grapevine: 1\n");
    for (const gv_param *row = gv_experiment_spec.params; row->name != NULL; row++) {
        gv_text_add(out, "%s: ", row->name);
        gv_param_print(row, &plan->experiment, out);
        gv_text_add(out, "\n");
    }
    gv_plan_print_world(plan, false, out);
    gv_plan_print_strategies(plan, false, out);
    print_measures(plan, out);
    print_sweep(plan, out);
    print_contests(plan, out);
    print_claim(plan, out);
    if (plan->cascades_kept > 0)
        gv_text_add(out, "record: {cascades: %llu}\n",
                    (unsigned long long) plan->cascades_kept);
}

void gv_plan_print_move(const gv_plan *plan, size_t k, gv_text *out)
{
    const char *const *state = plan->model->states;
    const size_t n = gv_plan_extent(plan).states;
    if (state == NULL)
        gv_text_add(out, "all");
    else
        gv_text_add(out, "%s to %s", state[k / n], state[k % n]);
}
