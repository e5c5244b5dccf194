/* Settling a plan: what follows from the rest of it, and what in it does not fit together.
 * Layer 5. */
#include "plan/plan_internal.h"

#include <string.h>

#define SMALL_GRAPH_ARCS 200000
#define LIVES_ON_A_LARGE_GRAPH 16

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

static gv_status check_asking(const gv_model *model, const gv_tactic_plan *tactic,
                              gv_error *err)
{
    unsigned asked =
        tactic->tactic->asks == NULL ? 0 : tactic->tactic->asks(tactic->params);
    asked |= tactic->is_matched ? GV_SHOWS(GV_ASPECT_STAGE) : 0;
    for (int k = 0; k < GV_ASPECTS; k++) {
        const gv_aspect aspect = (gv_aspect) k;
        if ((asked & ~model->shown & GV_SHOWS(k)) == 0)
            continue;
        return GV_FAIL(err, GV_E_SCENARIO,
                       "tactic '%s' asks for people's %s, which model '%s' does not know",
                       tactic->name, gv_aspect_name(aspect), model->spec.name);
    }
    if (tactic->tactic->has_manners && model->what_manners_do == NULL)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "posts of tactic '%s' have manners, which model '%s' does not heed",
                       tactic->name, model->spec.name);
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

static const char *control_of(const gv_plan *plan, const gv_measure *measure)
{
    const char *name = measure->metric->control(measure->params);
    return name != NULL && name[0] != '\0' ? name : plan->arms[0].name;
}

/* Who is compared life by life: a strategy that there is, and one for all measures, since
 * only one life is lived beside. */
static gv_status check_control(const gv_plan *plan, gv_error *err)
{
    const char *control = NULL;
    for (size_t m = 0; m < plan->n_measures && plan->n_arms > 0; m++) {
        const gv_measure *measure = &plan->measures[m];
        if (measure->metric->control == NULL)
            continue;
        const char *name = control_of(plan, measure);
        if (control != NULL && !gv_same_text(name, control)) {
            GV_FAIL(err, GV_E_SCENARIO, "measures are against '%s' and against '%s'",
                    control, name);
            gv_error_hint(err, "name one strategy in all of them");
            return GV_E_SCENARIO;
        }
        control = name;
    }
    for (size_t a = 0; control != NULL && a < plan->n_arms; a++) {
        if (gv_same_text(plan->arms[a].name, control))
            return GV_OK;
    }
    if (control == NULL)
        return GV_OK;
    return GV_FAIL(err, GV_E_SCENARIO, "there is no strategy '%s' to measure against",
                   control);
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

static uint64_t contacts_of(const gv_network *net)
{
    const gv_timeline *const timeline = gv_network_timeline(net);
    return timeline != NULL ? gv_timeline_arcs(timeline) : 0;
}

/* Of a stream in random order, which is made anew for every graph. */
static gv_status count_contacts(gv_plan *plan, gv_error *err)
{
    gv_network *net = NULL;
    const gv_status status = gv_plan_grow(plan, 0, &net, err);
    if (status == GV_OK)
        plan->contacts = contacts_of(net);
    gv_network_free(net);
    return status;
}

/* A network that no key changes is made here once: a file need not be read again by every
 * shelf, and is the same for all of them whatever happens to the file. */
static gv_status size_network(gv_plan *plan, gv_error *err)
{
    gv_plan_drop_network(plan);
    plan->contacts = 0;
    const bool is_implicit = plan->n_more_layers == 0 && plan->generator->is_implicit;
    if (gv_plan_has_random_network(plan) || is_implicit) {
        const gv_status sized = gv_plan_size_layers(plan, err);
        return sized == GV_OK && gv_plan_changes(plan) ? count_contacts(plan, err) : sized;
    }
    const gv_status status = gv_plan_grow(plan, 0, &plan->network, err);
    if (status != GV_OK)
        return status;
    uint64_t each[GV_LAYERS] = { gv_network_arcs(plan->network) };
    plan->idle_arcs = 0;
    for (uint32_t k = 0; plan->n_more_layers > 0 && k < gv_plan_layers(plan); k++) {
        const gv_network *layer = gv_network_layer(plan->network, k);
        each[k] = gv_network_is_complete(layer) ? 0 : gv_network_arcs(layer);
        plan->idle_arcs += layer != plan->network ? each[k] : 0;
    }
    plan->owns_network = true;
    plan->people = gv_network_people(plan->network);
    plan->arcs = gv_network_arcs(plan->network);
    plan->contacts = contacts_of(plan->network);
    plan->growing_bytes = gv_plan_growing_bytes(plan, each);
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

/* What the model reads of people by its name. */
static gv_status check_reads(const gv_plan *plan, gv_error *err)
{
    const gv_model_trait *reads = plan->model->reads;
    for (; reads != NULL && reads->name != NULL; reads++) {
        const gv_trait_plan *trait = gv_people_plan_trait(&plan->crowd, reads->name);
        if (trait != NULL && gv_trait_has_words(trait)) {
            GV_FAIL(err, GV_E_SCENARIO, "trait '%s' holds words", reads->name);
            gv_error_hint(err, "the model '%s' reads numbers of that name",
                          plan->model->spec.name);
            return GV_E_SCENARIO;
        }
        const gv_status status =
            gv_people_table_within(&plan->crowd, reads->name, reads->low, reads->high, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* The file is read once, and held against the people of the network: of one that is made
 * anew for every graph the people are called by their numbers. */
static gv_status meet_people(gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_network *numbers = NULL;
    GV_TRY(gv_people_plan_check(&plan->crowd, err));
    GV_TRY(gv_plan_read_people(plan, err));
    GV_TRY(check_reads(plan, err));
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

/* What people begin with must be something they have. */
static gv_status check_trait(const gv_plan *plan, gv_error *err)
{
    const char *const name =
        plan->model->trait != NULL ? plan->model->trait(plan->model_params) : NULL;
    if (name == NULL || name[0] == '\0')
        return GV_OK;
    const gv_trait_plan *const trait = gv_people_plan_trait(&plan->crowd, name);
    if (trait == NULL || gv_trait_has_words(trait)) {
        GV_FAIL(err, GV_E_SCENARIO, "there is no trait '%s' that holds numbers", name);
        gv_error_hint(err, "declare it: people: {traits: {%s: {kind: uniform}}}", name);
        return GV_E_SCENARIO;
    }
    return GV_OK;
}

static gv_status check_model(const gv_plan *plan, gv_error *err)
{
    first_objection first = { GV_OK, err };
    if (plan->model->check != NULL)
        plan->model->check(plan->model_params, refuse, &first);
    if (first.status == GV_OK)
        gv_model_check_clock(plan->model, plan->model_params,
                             (gv_clock_kind) plan->experiment.clock, refuse, &first);
    if (first.status == GV_OK)
        first.status = check_trait(plan, err);
    return first.status;
}

static const char *word_of(gv_plan *plan, const char *before, const char *between,
                           const char *state, gv_error *err)
{
    gv_text text = { .text = NULL };
    const char *kept = NULL;
    gv_text_add(&text, "%s%s%s", before, between, state);
    if (text.failed)
        (void) GV_FAIL(err, GV_E_MEMORY, "no memory for the name of a state");
    else
        kept = gv_arena_text(plan->arena, text.text, err);
    gv_text_free(&text);
    return kept;
}

/* A metric that counts by state has an outcome for every state. */
static gv_status name_states(gv_plan *plan, gv_error *err)
{
    const char *name[GV_MOST_STATES];
    plan->n_states = 0;
    const uint32_t n = gv_model_states(plan->model, plan->model_params, name);
    const gv_outcome *people_in = gv_metric_named("states")->outcomes;
    plan->in_state = gv_arena_alloc(plan->arena, n, sizeof *plan->in_state, err);
    if (plan->in_state == NULL)
        return GV_E_MEMORY;
    for (uint32_t s = 0; s < n; s++) {
        plan->in_state[s] = *people_in;
        plan->in_state[s].name = word_of(plan, people_in->name, "_", name[s], err);
        plan->in_state[s].title = word_of(plan, "people in state", " ", name[s], err);
        if (plan->in_state[s].name == NULL || plan->in_state[s].title == NULL)
            return GV_E_MEMORY;
    }
    plan->n_states = n;
    return GV_OK;
}

/* ---- points of a sweep -------------------------------------------------------- */

static bool sweeps_flags(const gv_plan *plan)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        const gv_param *row = gv_plan_row(plan, plan->sweep.keys[k]);
        if (row != NULL && row->type == GV_TYPE_FLAG)
            return true;
    }
    return false;
}

static gv_status check_tactic(const gv_model *model, const gv_tactic_plan *t, gv_error *err)
{
    gv_status status = GV_OK;
    if (t->tactic->check != NULL)
        GV_TRY(t->tactic->check(t->params, err));
    GV_TRY(check_watching(model, t, err));
    GV_TRY(check_asking(model, t, err));
done:
    return status;
}

/* Numbers alone cannot make a model or a tactic ask for anything else; flags may. All
 * points share their graphs, so what one asks for all of them must. */
static gv_status check_point(const gv_plan *plan, const gv_plan *at, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(check_model(at, err));
    for (size_t a = 0; a < at->n_arms; a++)
        for (size_t k = 0; k < at->arms[a].n_tactics; k++)
            GV_TRY(check_tactic(at->model, &at->arms[a].tactics[k], err));
    if (gv_plan_needs(at) != gv_plan_needs(plan) ||
        gv_plan_rankings(at) != gv_plan_rankings(plan)) {
        status = GV_FAIL(err, GV_E_SCENARIO,
                         "not all points of the sweep look at the network alike");
        gv_error_hint(err, "write one scenario for each");
    }
done:
    return status;
}

static gv_status check_points(const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *at = NULL;
    for (uint64_t point = 0; sweeps_flags(plan) && point < plan->sweep.n_points; point++) {
        GV_TRY(gv_plan_at(plan, point, &at, err));
        GV_TRY(check_point(plan, at, err));
        gv_plan_free(at);
        at = NULL;
    }
done:
    gv_plan_free(at);
    return status;
}

gv_status gv_plan_settle(gv_plan *plan, uint64_t per_graph, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_plan_rename_keys(plan, err));
    GV_TRY(check_model(plan, err));
    GV_TRY(name_states(plan, err));
    GV_TRY(add_baseline(plan, err));
    GV_TRY(check_control(plan, err));
    for (size_t a = 0; a < plan->n_arms; a++) {
        GV_TRY(check_how_many(&plan->arms[a], err));
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            gv_tactic_plan *tactic = &plan->arms[a].tactics[k];
            tactic->slot = slot_of(tactic->name);
            GV_TRY(check_watching(plan->model, tactic, err));
            GV_TRY(check_asking(plan->model, tactic, err));
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
    GV_TRY(check_points(plan, err));
    GV_TRY(gv_plan_size_points(plan, err));
    GV_TRY(gv_plan_hash_files(plan, &plan->files, err));
done:
    return status;
}
