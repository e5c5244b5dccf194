/* Small worlds for tests, said in sentences. */
#include "world.h"

#include "model/family/declared.h"

#include "temp_file.h"

#include <string.h>

enum { LONGEST_LIST = 4096 };

static void *room_for(gv_plan *plan, size_t n, size_t size)
{
    void *room = gv_arena_alloc(plan->arena, n, size, NULL);
    assert_non_null(room);
    return room;
}

static void *defaults_of(gv_plan *plan, const gv_spec *spec)
{
    void *params = room_for(plan, 1, spec->params_size);
    gv_spec_defaults(spec, params);
    return params;
}

/* A model of a scenario's own cannot be without states and rules: this one is SIS. */
static void declare_sis(gv_plan *plan)
{
    static const char *const names[] = { "susceptible", "infected" };
    const gv_words infected = { names + 1, 1 };
    compartments *own = plan->model_params;
    declared_contact *contact = defaults_of(plan, gv_rule_specs[GV_RULE_CONTACT]);
    declared_spontaneous *recovery = defaults_of(plan, gv_rule_specs[GV_RULE_SPONTANEOUS]);
    gv_entry *rules = room_for(plan, 2, sizeof *rules);
    *contact = (declared_contact){ { names[0], names[1] }, infected, 0.2 };
    *recovery = (declared_spontaneous){ { names[1], names[0] }, 0.1 };
    rules[0] = (gv_entry){ gv_rule_specs[GV_RULE_CONTACT], contact };
    rules[1] = (gv_entry){ gv_rule_specs[GV_RULE_SPONTANEOUS], recovery };
    own->states = (gv_words){ names, 2 };
    own->adopters = infected;
    own->rules = (gv_entries){ rules, 2 };
}

gv_plan *given_world(const char *network, const char *model)
{
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    plan->generator = gv_generator_named(network);
    plan->model = gv_model_named(model);
    assert_non_null(plan->generator);
    assert_non_null(plan->model);
    plan->network_params = defaults_of(plan, &plan->generator->spec);
    plan->model_params = defaults_of(plan, &plan->model->spec);
    if (gv_same_text(model, "compartments"))
        declare_sis(plan);
    plan->experiment.baseline = GV_BASELINE_NONE;
    if ((plan->model->clocks & GV_RUNS_ON(GV_SYNC)) == 0)
        plan->experiment.clock = GV_ASYNC;
    given_measure(plan, "adopters");
    return plan;
}

static void set_in(const gv_spec *spec, void *params, const char *name, double value)
{
    const gv_param *row = gv_spec_find(spec, name);
    assert_non_null(row);
    must(gv_param_store(row, value, params, NULL));
}

static void set_text(const gv_spec *spec, void *params, const char *name, const char *text)
{
    const gv_param *row = gv_spec_find(spec, name);
    assert_non_null(row);
    assert_int_equal(row->type, GV_TYPE_TEXT);
    memcpy((char *) params + row->offset, &text, sizeof text);
}

static void set_choice(const gv_spec *spec, void *params, const char *name,
                       const char *word)
{
    const gv_param *row = gv_spec_find(spec, name);
    assert_non_null(row);
    assert_int_equal(row->type, GV_TYPE_CHOICE);
    uint32_t k = 0;
    while (row->choices[k] != NULL && !gv_same_text(row->choices[k], word))
        k++;
    assert_non_null(row->choices[k]);
    must(gv_param_store(row, k, params, NULL));
}

gv_plan *given_karate(const char *model)
{
    gv_plan *plan = given_world("famous", model);
    set_text(&plan->generator->spec, plan->network_params, "name", "Zachary");
    return plan;
}

static void set_file(gv_plan *plan, const gv_spec *spec, void *params, const char *text)
{
    const temp_file file = temp_file_make(text, strlen(text));
    const char *path = gv_arena_text(plan->arena, file.path, NULL);
    assert_non_null(path);
    set_text(spec, params, "file", path);
}

static gv_plan *given_file(const char *kind, const char *model, uint32_t n, bool directed,
                           const char *text)
{
    gv_plan *plan = given_world(kind, model);
    const gv_spec *spec = &plan->generator->spec;
    set_file(plan, spec, plan->network_params, text);
    set_in(spec, plan->network_params, "directed", directed);
    set_in(spec, plan->network_params, "people", n);
    if (directed)
        set_choice(spec, plan->network_params, "first", "speaks");
    return plan;
}

void given_layer_of_ties(gv_plan *plan, const char *first, const char *name, uint32_t n,
                         const char *ties)
{
    gv_layer_plan *layers = room_for(plan, plan->n_more_layers + 1, sizeof *layers);
    if (plan->n_more_layers > 0)
        memcpy(layers, plan->more_layers, plan->n_more_layers * sizeof *layers);
    gv_layer_plan *layer = &layers[plan->n_more_layers++];
    plan->more_layers = layers;
    plan->layer_name = first;
    layer->name = name;
    layer->generator = gv_generator_named("edge_list");
    const gv_spec *spec = &layer->generator->spec;
    layer->params = defaults_of(plan, spec);
    gv_spec_defaults(&gv_rewiring_spec, &layer->rewiring);
    set_file(plan, spec, layer->params, ties);
    set_in(spec, layer->params, "directed", true);
    set_in(spec, layer->params, "people", n);
    set_choice(spec, layer->params, "first", "speaks");
}

gv_plan *given_ties(const char *model, uint32_t n, bool directed, const char *ties)
{
    return given_file("edge_list", model, n, directed, ties);
}

gv_plan *given_contacts(const char *model, uint32_t n, bool directed, const char *contacts)
{
    gv_plan *plan = given_file("contacts", model, n, directed, contacts);
    set_in(&plan->generator->spec, plan->network_params, "tick", 1);
    return plan;
}

gv_plan *given_weighted_ties(const char *model, uint32_t n, bool directed, const char *ties)
{
    gv_plan *plan = given_ties(model, n, directed, ties);
    set_in(&plan->generator->spec, plan->network_params, "weights", 1);
    return plan;
}

static void remove_file_of(const gv_spec *spec, const void *params)
{
    const char *path = NULL;
    const gv_param *row = gv_spec_find(spec, "file");
    if (row != NULL)
        memcpy(&path, (const char *) params + row->offset, sizeof path);
    if (path == NULL)
        return;
    temp_file file = { .folder = "" };
    assert_true(strlen(path) < sizeof file.path);
    strncpy(file.path, path, sizeof file.path - 1);
    memcpy(file.folder, path, (size_t) (strrchr(path, '/') - path));
    temp_file_remove(&file);
}

void forget_world(gv_plan *plan)
{
    remove_file_of(&plan->generator->spec, plan->network_params);
    for (size_t k = 0; k < plan->n_more_layers; k++)
        remove_file_of(&plan->more_layers[k].generator->spec, plan->more_layers[k].params);
    gv_plan_free(plan);
}

void set_number(gv_plan *plan, const char *key, double value)
{
    gv_error err = { 0 };
    if (gv_plan_set(plan, key, value, &err) != GV_OK)
        fail_msg("%s: %s", key, err.text);
}

void set_word(gv_plan *plan, const char *key, const char *word)
{
    const char *name = strchr(key, '.') + 1;
    if (strncmp(key, "network.", 8) == 0)
        set_choice(&plan->generator->spec, plan->network_params, name, word);
    else
        set_choice(&plan->model->spec, plan->model_params, name, word);
}

/* ---- strategies ---- */

void given_strategy(gv_plan *plan, const char *name)
{
    gv_arm *arms = room_for(plan, plan->n_arms + 1, sizeof *arms);
    if (plan->n_arms > 0)
        memcpy(arms, plan->arms, plan->n_arms * sizeof *arms);
    arms[plan->n_arms++].name = name;
    plan->arms = arms;
}

gv_tactic_plan *given_tactic(gv_plan *plan, const char *kind, const char *name)
{
    gv_arm *arm = &plan->arms[plan->n_arms - 1];
    gv_tactic_plan *tactics = room_for(plan, arm->n_tactics + 1, sizeof *tactics);
    if (arm->n_tactics > 0)
        memcpy(tactics, arm->tactics, arm->n_tactics * sizeof *tactics);
    gv_tactic_plan *added = &tactics[arm->n_tactics++];
    arm->tactics = tactics;
    added->tactic = gv_tactic_named(kind);
    assert_non_null(added->tactic);
    added->name = name;
    added->share = 1;
    added->params = defaults_of(plan, &added->tactic->spec);
    return added;
}

void tactic_number(gv_tactic_plan *tactic, const char *parameter, double value)
{
    set_in(&tactic->tactic->spec, tactic->params, parameter, value);
}

void tactic_word(gv_tactic_plan *tactic, const char *parameter, const char *word)
{
    set_choice(&tactic->tactic->spec, tactic->params, parameter, word);
}

void tactic_text(gv_tactic_plan *tactic, const char *parameter, const char *text)
{
    set_text(&tactic->tactic->spec, tactic->params, parameter, text);
}

void tactic_people(gv_plan *plan, gv_tactic_plan *tactic, const char *ids)
{
    char *text = gv_arena_text(plan->arena, ids, NULL);
    assert_non_null(text);
    const char **at = room_for(plan, LONGEST_LIST, sizeof *at);
    gv_words words = { .at = at };
    char *rest = NULL;
    for (char *id = strtok_r(text, " ", &rest); id != NULL;
         id = strtok_r(NULL, " ", &rest)) {
        assert_true(words.n < LONGEST_LIST);
        at[words.n++] = id;
    }
    const gv_spec *spec = &tactic->tactic->spec;
    set_choice(spec, tactic->params, "choose", "listed");
    memcpy((char *) tactic->params + gv_spec_find(spec, "ids")->offset, &words,
           sizeof words);
}

void given_seeds(gv_plan *plan, const char *strategy, const char *ids)
{
    given_strategy(plan, strategy);
    tactic_people(plan, given_tactic(plan, "seeding", "seeding"), ids);
}

void given_measure(gv_plan *plan, const char *metric)
{
    given_metric(plan, gv_metric_named(metric));
}

void given_metric(gv_plan *plan, const gv_metric *metric)
{
    assert_non_null(metric);
    gv_measure *measures = room_for(plan, plan->n_measures + 1, sizeof *measures);
    if (plan->n_measures > 0)
        memcpy(measures, plan->measures, plan->n_measures * sizeof *measures);
    gv_measure *added = &measures[plan->n_measures++];
    plan->measures = measures;
    added->metric = metric;
    added->params = defaults_of(plan, &added->metric->spec);
}

void measure_number(gv_plan *plan, const char *parameter, double value)
{
    const gv_measure *last = &plan->measures[plan->n_measures - 1];
    set_in(&last->metric->spec, last->params, parameter, value);
}

/* ---- running ---- */

gv_block *run_with(gv_plan *plan, uint32_t threads, uint64_t replicates_per_graph)
{
    gv_error err = { 0 };
    gv_block *rows = NULL;
    must(gv_plan_settle(plan, replicates_per_graph, &err));
    must(gv_block_create(plan, 0, plan->experiment.replicates, &rows, &err));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = threads };
    if (gv_engine_run(plan, &options, NULL, &sink, &err) != GV_OK)
        fail_msg("the run failed: %s", err.text);
    assert_true(gv_block_complete(rows));
    return rows;
}

gv_block *run_world(gv_plan *plan)
{
    return run_with(plan, 1, 0);
}

gv_hash hash_of_rows(const gv_block *rows)
{
    gv_hasher *hasher = NULL;
    must(gv_hasher_create(&hasher, NULL));
    for (size_t k = 0; k < rows->n_columns; k++) {
        const gv_column *column = &rows->columns[k];
        const size_t size = column->outcome->kind == GV_KIND_COUNT ? 4 : 8;
        gv_hasher_add(hasher, column->at, rows->n_arms * rows->n * column->per_life * size);
    }
    gv_hasher_add(hasher, rows->status, rows->n_arms * rows->n);
    gv_hasher_add(hasher, rows->graph, rows->n * sizeof *rows->graph);
    const gv_hash hash = gv_hasher_result(hasher);
    gv_hasher_free(hasher);
    return hash;
}

/* ---- single lives ---- */

static void *kept(const void *from, size_t n, size_t size)
{
    void *copy = gv_alloc(n, size, NULL);
    assert_non_null(copy);
    if (n > 0)
        memcpy(copy, from, n * size);
    return copy;
}

static void keep_adoptions(const gv_world *w, lived *l)
{
    l->adopted_at = gv_alloc(w->n, sizeof *l->adopted_at, NULL);
    l->source = gv_alloc(w->n, sizeof *l->source, NULL);
    l->channel = gv_alloc(w->n, sizeof *l->channel, NULL);
    assert_true(l->adopted_at != NULL && l->source != NULL && l->channel != NULL);
    for (uint32_t v = 0; v < w->n; v++) {
        const bool adopted = gv_world_adopted(w, v);
        l->adopted_at[v] = gv_world_adopted_at(w, v);
        l->source[v] = adopted ? w->adoption[v].source : GV_NOBODY;
        l->channel[v] = adopted ? w->adoption[v].channel : GV_CHANNELS;
    }
}

static void keep_life(void *self, const gv_life *life)
{
    const gv_world *w = life->world;
    lived *l = self;
    l->n = w->n;
    l->ticks = life->ticks;
    l->n_adopters = w->n_adopters;
    keep_adoptions(w, l);
    l->reads = kept(w->reads, w->n, sizeof *w->reads);
    l->n_reads = w->n_reads;
    l->spent = kept(life->spent, (size_t) life->ticks + 1, sizeof *life->spent);
    l->n_tactics = life->n_accounts;
    l->delivered = gv_alloc(life->n_accounts, sizeof *l->delivered, NULL);
    assert_non_null(l->delivered);
    for (size_t k = 0; k < life->n_accounts; k++)
        l->delivered[k] = life->account[k].delivered;
}

lived live_again(gv_plan *plan, size_t arm, uint64_t replicate)
{
    gv_error err = { 0 };
    lived life = { .n = 0 };
    must(gv_plan_settle(plan, plan->generator->is_random ? plan->replicates_per_graph : 0,
                        &err));
    if (gv_engine_replay(plan, arm, replicate, keep_life, &life, &err) != GV_OK)
        fail_msg("the life failed: %s", err.text);
    return life;
}

void forget_life(lived *life)
{
    gv_free(life->adopted_at);
    gv_free(life->source);
    gv_free(life->channel);
    gv_free(life->reads);
    gv_free(life->spent);
    gv_free(life->delivered);
}

bool same_life(const lived *a, const lived *b)
{
    if (a->n != b->n || a->n_adopters != b->n_adopters)
        return false;
    for (uint32_t v = 0; v < a->n; v++) {
        if (a->adopted_at[v] != b->adopted_at[v] || a->reads[v] != b->reads[v] ||
            a->source[v] != b->source[v] || a->channel[v] != b->channel[v])
            return false;
    }
    return true;
}

/* ---- values ---- */

double value_of(const gv_block *rows, const char *outcome, size_t arm, uint64_t replicate,
                size_t at)
{
    const size_t k = gv_block_find(rows, outcome);
    assert_true(k != SIZE_MAX && at < rows->columns[k].per_life && arm < rows->n_arms);
    if (rows->columns[k].outcome->kind == GV_KIND_COUNT)
        return gv_block_counts(rows, k, arm, replicate)[at];
    return gv_block_reals(rows, k, arm, replicate)[at];
}

double *column_of(const gv_block *rows, const char *outcome, size_t arm, size_t at)
{
    double *column = gv_alloc(rows->n, sizeof *column, NULL);
    assert_non_null(column);
    for (uint64_t r = 0; r < rows->n; r++)
        column[r] = value_of(rows, outcome, arm, r, at);
    return column;
}
