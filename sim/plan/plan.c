/* One resolved experiment: ownership and copies. Layer 5. */
#include "plan/plan_internal.h"

#include <string.h>

gv_status gv_plan_create(gv_plan **out, gv_error *err)
{
    gv_arena *arena = NULL;
    gv_status status = gv_arena_create(&arena, err);
    if (status != GV_OK)
        return status;
    gv_plan *plan = gv_arena_alloc(arena, 1, sizeof *plan, err);
    if (plan == NULL) {
        gv_arena_free(arena);
        return GV_E_MEMORY;
    }
    plan->arena = arena;
    plan->name = "scenario";
    plan->prose = "";
    plan->scenario_text = "";
    plan->folder = "";
    plan->replicates_per_graph = 1;
    gv_spec_defaults(&gv_experiment_spec, &plan->experiment);
    gv_spec_defaults(&gv_rewiring_spec, &plan->rewiring);
    gv_spec_defaults(&gv_people_spec, &plan->crowd.source);
    *out = plan;
    return GV_OK;
}

void gv_plan_drop_network(gv_plan *plan)
{
    if (plan->owns_network)
        gv_network_free(plan->network);
    plan->network = NULL;
    plan->owns_network = false;
}

void gv_plan_free(gv_plan *plan)
{
    if (plan == NULL)
        return;
    if (plan->owns_table)
        gv_people_table_free(plan->table);
    gv_plan_drop_network(plan);
    gv_arena_free(plan->arena);
}

static void *copy_of(gv_arena *arena, const void *from, size_t n, size_t size,
                     gv_error *err)
{
    void *to = gv_arena_alloc(arena, n, size, err);
    if (to != NULL && n > 0 && size > 0)
        memcpy(to, from, n * size);
    return to;
}

static gv_status copy_arms(const gv_plan *plan, gv_plan *copy, gv_error *err)
{
    copy->arms = copy_of(copy->arena, plan->arms, plan->n_arms, sizeof *plan->arms, err);
    if (copy->arms == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < plan->n_arms; a++) {
        gv_arm *arm = &copy->arms[a];
        arm->tactics =
            copy_of(copy->arena, arm->tactics, arm->n_tactics, sizeof *arm->tactics, err);
        if (arm->tactics == NULL)
            return GV_E_MEMORY;
        for (size_t k = 0; k < arm->n_tactics; k++) {
            gv_tactic_plan *tactic = &arm->tactics[k];
            tactic->params = copy_of(copy->arena, tactic->params, 1,
                                     tactic->tactic->spec.params_size, err);
            if (tactic->params == NULL)
                return GV_E_MEMORY;
        }
    }
    return GV_OK;
}

static gv_status copy_layers(const gv_plan *plan, gv_plan *copy, gv_error *err)
{
    copy->more_layers = copy_of(copy->arena, plan->more_layers, plan->n_more_layers,
                                sizeof *plan->more_layers, err);
    if (copy->more_layers == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < copy->n_more_layers; k++) {
        gv_layer_plan *layer = &copy->more_layers[k];
        layer->params =
            copy_of(copy->arena, layer->params, 1, layer->generator->spec.params_size, err);
        if (layer->params == NULL)
            return GV_E_MEMORY;
    }
    return GV_OK;
}

static gv_status copy_traits(const gv_plan *plan, gv_plan *copy, gv_error *err)
{
    gv_people_plan *crowd = &copy->crowd;
    crowd->traits =
        copy_of(copy->arena, plan->crowd.traits, crowd->n, sizeof *crowd->traits, err);
    if (crowd->traits == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < crowd->n; k++) {
        gv_trait_plan *trait = &crowd->traits[k];
        trait->params =
            copy_of(copy->arena, trait->params, 1, trait->kind->spec.params_size, err);
        if (trait->params == NULL)
            return GV_E_MEMORY;
    }
    return GV_OK;
}

/* Numbers of entries can be set, so a copy has entries of its own. */
static gv_status copy_entries(gv_arena *arena, const gv_spec *spec, void *params,
                              gv_error *err)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        if (row->type != GV_TYPE_ENTRIES)
            continue;
        gv_entries entries;
        char *field = (char *) params + row->offset;
        memcpy(&entries, field, sizeof entries);
        gv_entry *own = copy_of(arena, entries.at, entries.n, sizeof *own, err);
        if (own == NULL)
            return GV_E_MEMORY;
        for (size_t k = 0; k < entries.n; k++) {
            own[k].params = copy_of(arena, own[k].params, 1, own[k].spec->params_size, err);
            if (own[k].params == NULL)
                return GV_E_MEMORY;
        }
        entries.at = own;
        memcpy(field, &entries, sizeof entries);
    }
    return GV_OK;
}

gv_status gv_plan_copy(const gv_plan *plan, gv_plan **out, gv_error *err)
{
    gv_plan *copy = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_plan_create(&copy, err));
    gv_arena *arena = copy->arena;
    *copy = *plan;
    copy->arena = arena;
    copy->owns_network = false;
    copy->owns_table = false;
    copy->network_params =
        copy_of(arena, plan->network_params, 1, plan->generator->spec.params_size, err);
    copy->model_params =
        copy_of(arena, plan->model_params, 1, plan->model->spec.params_size, err);
    copy->measures =
        copy_of(arena, plan->measures, plan->n_measures, sizeof *plan->measures, err);
    copy->messages =
        copy_of(arena, plan->messages, plan->n_messages, sizeof *plan->messages, err);
    if (copy->network_params == NULL || copy->model_params == NULL ||
        copy->measures == NULL || copy->messages == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(copy_entries(arena, &plan->model->spec, copy->model_params, err));
    GV_TRY(copy_arms(plan, copy, err));
    GV_TRY(copy_layers(plan, copy, err));
    GV_TRY(copy_traits(plan, copy, err));
    *out = copy;
    copy = NULL;
done:
    gv_plan_free(copy);
    return status;
}
