/* One resolved experiment: ownership, copies, settling what follows from the rest.
 * Layer 5. */
#include "plan/plan_internal.h"

#include <string.h>

#define SMALL_GRAPH_ARCS 200000
#define LIVES_ON_A_LARGE_GRAPH 16

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

static void drop_network(gv_plan *plan)
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
    drop_network(plan);
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

/* ---- settling ---- */

static gv_status add_baseline(gv_plan *plan, gv_error *err)
{
    const bool wanted = plan->experiment.baseline == GV_BASELINE_DO_NOTHING;
    const bool there = plan->n_arms > 0 && gv_same_text(plan->arms[0].name, GV_DO_NOTHING);
    if (!wanted || there)
        return GV_OK;
    gv_arm *arms = gv_arena_alloc(plan->arena, plan->n_arms + 1, sizeof *arms, err);
    if (arms == NULL)
        return GV_E_MEMORY;
    arms[0].name = GV_DO_NOTHING;
    if (plan->n_arms > 0)
        memcpy(arms + 1, plan->arms, plan->n_arms * sizeof *arms);
    plan->arms = arms;
    plan->n_arms++;
    return GV_OK;
}

/* A tactic's place in keys comes from its name alone, so the same tactic has the same luck
 * in every strategy, and adding another tactic changes no draw. */
static uint32_t slot_of(const char *name)
{
    return (uint32_t) gv_hash_bytes(name, strlen(name)).low;
}

static gv_status check_slots(const gv_plan *plan, gv_error *err)
{
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *one = &plan->arms[a].tactics[k];
            for (size_t j = 0; j < k; j++) {
                const gv_tactic_plan *other = &plan->arms[a].tactics[j];
                if (one->slot != other->slot)
                    continue;
                const gv_status status = GV_FAIL(
                    err, GV_E_SCENARIO, "two tactics of strategy '%s' are both called '%s'",
                    plan->arms[a].name, one->name);
                gv_error_hint(err, "give one of them another 'name'");
                return status;
            }
        }
    }
    return GV_OK;
}

/* Every name once; a plan without tactics has one empty name, since a dimension needs a
 * length. */
static gv_status list_tactics(gv_plan *plan, gv_error *err)
{
    size_t room = 1;
    uint32_t n = 0;
    for (size_t a = 0; a < plan->n_arms; a++)
        room += plan->arms[a].n_tactics;
    const char **names = gv_arena_alloc(plan->arena, room, sizeof *names, err);
    if (names == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            gv_tactic_plan *tactic = &plan->arms[a].tactics[k];
            tactic->number = 0;
            while (tactic->number < n && !gv_same_text(names[tactic->number], tactic->name))
                tactic->number++;
            names[tactic->number] = tactic->name;
            n += tactic->number == n ? 1 : 0;
        }
    }
    if (n == 0)
        names[n++] = "";
    plan->tactic_names = (gv_words){ .at = names, .n = n };
    return GV_OK;
}

static gv_status check_how_many(const gv_arm *arm, gv_error *err)
{
    if (arm->n_tactics <= GV_TACTICS_LIMIT)
        return GV_OK;
    return GV_FAIL(err, GV_E_SCENARIO,
                   "strategy '%s' has %zu tactics; at most %d are possible", arm->name,
                   arm->n_tactics, GV_TACTICS_LIMIT);
}

static gv_status check_watching(const gv_model *model, const gv_tactic_plan *tactic,
                                gv_error *err)
{
    const unsigned watched =
        tactic->tactic->watches == NULL ? 0 : tactic->tactic->watches(tactic->params);
    for (int k = 0; k < GV_OBSERVABLES; k++) {
        if (watched & ~model->observed & GV_OBSERVES(k))
            return GV_FAIL(err, GV_E_SCENARIO,
                           "tactic '%s' watches '%s', which model '%s' does not show",
                           tactic->name, gv_observable_name((gv_observable) k),
                           model->spec.name);
    }
    return GV_OK;
}

static bool sweeps_rewiring(const gv_plan *plan)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        const char *key = plan->sweep.keys[k];
        if (strncmp(key, "network.", strlen("network.")) == 0 &&
            strstr(key, ".rewire_") != NULL)
            return true;
    }
    return false;
}

bool gv_plan_has_random_network(const gv_plan *plan)
{
    return gv_plan_layers_are_random(plan) || sweeps_rewiring(plan);
}

static uint64_t lives_per_graph(const gv_plan *plan, uint64_t wanted)
{
    if (!gv_plan_has_random_network(plan))
        return GV_ALL_REPLICATES;
    if (wanted != 0)
        return wanted;
    return plan->arcs <= SMALL_GRAPH_ARCS ? 1 : LIVES_ON_A_LARGE_GRAPH;
}

/* A network that no key changes is made here once: a file need not be read again by every
 * shelf, and is the same for all of them whatever happens to the file. */
static gv_status size_network(gv_plan *plan, gv_error *err)
{
    drop_network(plan);
    const bool is_implicit = plan->n_more_layers == 0 && plan->generator->is_implicit;
    if (gv_plan_has_random_network(plan) || is_implicit)
        return gv_plan_size_layers(plan, err);
    const gv_status status = gv_plan_grow(plan, 0, &plan->network, err);
    if (status != GV_OK)
        return status;
    plan->idle_arcs = 0;
    for (uint32_t k = 0; plan->n_more_layers > 0 && k < gv_plan_layers(plan); k++) {
        const gv_network *layer = gv_network_layer(plan->network, k);
        if (layer != plan->network && !gv_network_is_complete(layer))
            plan->idle_arcs += gv_network_arcs(layer);
    }
    plan->owns_network = true;
    plan->people = gv_network_people(plan->network);
    plan->arcs = gv_network_arcs(plan->network);
    return GV_OK;
}

gv_status gv_plan_read_people(gv_plan *plan, gv_error *err)
{
    if (plan->table != NULL)
        return GV_OK;
    const gv_status status = gv_people_table_read(&plan->crowd, &plan->table, err);
    plan->owns_table = plan->table != NULL;
    plan->crowd.table = plan->table;
    return status;
}

/* The file is read once, and held against the people of the network: of one that is made
 * anew for every graph the people are called by their numbers. */
static gv_status meet_people(gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_network *numbers = NULL;
    GV_TRY(gv_people_plan_check(&plan->crowd, err));
    GV_TRY(gv_plan_read_people(plan, err));
    if (plan->table == NULL || gv_plan_regrows(plan))
        goto done;
    if (plan->network == NULL)
        GV_TRY(gv_network_complete((uint32_t) plan->people, &numbers, err));
    GV_TRY(gv_people_table_check(&plan->crowd,
                                 plan->network != NULL ? plan->network : numbers, err));
done:
    gv_network_free(numbers);
    return status;
}

/* The words of a file live as long as its table, which a later settling may read again. */
static gv_status list_groups(gv_plan *plan, gv_error *err)
{
    const gv_trait_plan *trait = gv_people_plan_trait(&plan->crowd, GV_GROUP);
    const gv_words words = trait != NULL && gv_trait_has_words(trait)
                               ? gv_trait_words(&plan->crowd, trait)
                               : (gv_words){ NULL, 0 };
    const size_t n = words.n > 0 ? words.n : 1;
    const char **names = gv_arena_alloc(plan->arena, n, sizeof *names, err);
    if (names == NULL)
        return GV_E_MEMORY;
    names[0] = "";
    for (size_t g = 0; g < words.n; g++) {
        names[g] = gv_arena_text(plan->arena, words.at[g], err);
        if (names[g] == NULL)
            return GV_E_MEMORY;
    }
    plan->group_names = (gv_words){ .at = names, .n = n };
    return GV_OK;
}

/* What a model objects to first. */
typedef struct first_objection {
    gv_status status;
    gv_error *err;
} first_objection;

static void refuse(void *self, const gv_objection *objection)
{
    first_objection *first = self;
    if (first->status != GV_OK)
        return;
    first->status = GV_FAIL(first->err, GV_E_SCENARIO, "%s", objection->text);
    if (objection->hint != NULL)
        gv_error_hint(first->err, "%s", objection->hint);
}

static gv_status check_model(const gv_plan *plan, gv_error *err)
{
    first_objection first = { GV_OK, err };
    if (plan->model->check != NULL)
        plan->model->check(plan->model_params, refuse, &first);
    return first.status;
}

/* A metric that counts by state has an outcome for every state. */
static gv_status name_states(gv_plan *plan, gv_error *err)
{
    const char *name[GV_MOST_STATES];
    plan->n_states = 0;
    const uint32_t n = gv_model_states(plan->model, plan->model_params, name);
    const gv_metric *states = gv_metric_named("states");
    plan->in_state = gv_arena_alloc(plan->arena, n, sizeof *plan->in_state, err);
    if (plan->in_state == NULL)
        return GV_E_MEMORY;
    for (uint32_t s = 0; s < n; s++) {
        char *own = gv_format_text(err, "%s_%s", states->outcomes->name, name[s]);
        plan->in_state[s] = *states->outcomes;
        plan->in_state[s].name = own == NULL ? NULL : gv_arena_text(plan->arena, own, err);
        gv_free(own);
        if (plan->in_state[s].name == NULL)
            return GV_E_MEMORY;
    }
    plan->n_states = n;
    return GV_OK;
}

gv_status gv_plan_settle(gv_plan *plan, uint64_t per_graph, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(check_model(plan, err));
    GV_TRY(name_states(plan, err));
    GV_TRY(add_baseline(plan, err));
    for (size_t a = 0; a < plan->n_arms; a++) {
        GV_TRY(check_how_many(&plan->arms[a], err));
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            gv_tactic_plan *tactic = &plan->arms[a].tactics[k];
            tactic->slot = slot_of(tactic->name);
            GV_TRY(check_watching(plan->model, tactic, err));
        }
    }
    GV_TRY(check_slots(plan, err));
    GV_TRY(list_tactics(plan, err));
    GV_TRY(gv_plan_check_layers(plan, err));
    GV_TRY(size_network(plan, err));
    if (plan->people < 1 || plan->people > INT32_MAX) {
        status = GV_FAIL(err, GV_E_IMPOSSIBLE, "a network of %llu people is not possible",
                         (unsigned long long) plan->people);
        goto done;
    }
    GV_TRY(meet_people(plan, err));
    GV_TRY(list_groups(plan, err));
    plan->replicates_per_graph = lives_per_graph(plan, per_graph);
    GV_TRY(gv_plan_size_points(plan, err));
    GV_TRY(gv_plan_hash_files(plan, &plan->files, err));
done:
    return status;
}

/* ---- graphs ---- */

uint64_t gv_plan_graph_of(const gv_plan *plan, uint64_t replicate)
{
    return replicate / plan->replicates_per_graph;
}

uint64_t gv_plan_graphs(const gv_plan *plan)
{
    return gv_plan_graph_of(plan, plan->experiment.replicates - 1) + 1;
}

unsigned gv_plan_rankings(const gv_plan *plan)
{
    unsigned asked = 0;
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *t = &plan->arms[a].tactics[k];
            asked |= t->tactic->rankings == NULL ? 0 : t->tactic->rankings(t->params);
        }
    }
    return asked;
}

unsigned gv_plan_needs(const gv_plan *plan)
{
    unsigned needs = gv_model_needs(plan->model, plan->model_params);
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *t = &plan->arms[a].tactics[k];
            needs |= t->tactic->needs == NULL ? 0 : t->tactic->needs(t->params);
        }
    }
    return needs;
}

/* ---- outcomes ---- */

size_t gv_plan_outcomes(const gv_plan *plan)
{
    size_t n = 0;
    for (size_t m = 0; m < plan->n_measures; m++)
        n += gv_plan_measure_outcomes(plan, m);
    return n;
}

size_t gv_plan_measure_outcomes(const gv_plan *plan, size_t m)
{
    const gv_metric *metric = plan->measures[m].metric;
    return metric->by_state ? plan->n_states : gv_metric_outcomes(metric);
}

const gv_outcome *gv_plan_outcome(const gv_plan *plan, size_t k)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_metric *metric = plan->measures[m].metric;
        const size_t n = gv_plan_measure_outcomes(plan, m);
        if (k < n)
            return metric->by_state ? &plan->in_state[k] : &metric->outcomes[k];
        k -= n;
    }
    return NULL;
}

gv_extent gv_plan_extent(const gv_plan *plan)
{
    return (gv_extent){ .ticks = (uint32_t) plan->experiment.ticks,
                        .tactics = (uint32_t) plan->tactic_names.n,
                        .groups = (uint32_t) plan->group_names.n,
                        .messages =
                            plan->n_messages > 0 ? (uint32_t) plan->n_messages : 1 };
}

bool gv_plan_sees_touches(const gv_plan *plan)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        if (plan->measures[m].metric->sees_touches)
            return true;
    }
    return false;
}
