/* Checks of the world: model, clock and network together. */
#include "scenario/check.h"
#include "scenario/words.h"

typedef struct objections {
    gv_reading *r;
    const gv_yaml_node *model;
    const char *code;
} objections;

/* Where the value that is to blame stands; if it does not, what it stands in. */
static gv_place place_of(const gv_yaml_node *model, const gv_objection *o)
{
    const gv_yaml_node *const value = o->key != NULL && model->kind == GV_YAML_MAPPING
                                          ? gv_yaml_find(model, o->key)
                                          : NULL;
    if (value == NULL || value->kind == GV_YAML_REFUSED)
        return model->place;
    const gv_yaml_node *const entry =
        o->entry != SIZE_MAX && value->kind == GV_YAML_SEQUENCE
            ? gv_yaml_at(value, o->entry)
            : NULL;
    if (entry == NULL)
        return value->place;
    const gv_yaml_node *const field = o->field != NULL && entry->kind == GV_YAML_MAPPING
                                          ? gv_yaml_find(entry, o->field)
                                          : NULL;
    return field != NULL ? field->place : entry->place;
}

static void complain_of_model(void *self, const gv_objection *o)
{
    const objections *const to = self;
    gv_complain(to->r->complaints, place_of(to->model, o), to->code, "%s", o->text);
    if (o->hint != NULL && o->hint[0] != '\0')
        gv_complain_hint(to->r->complaints, "%s", o->hint);
}

/* Communities by a trait need one that is there, of words. */
static void check_communities(gv_reading *r, const gv_yaml_node *model)
{
    const gv_people_plan *const crowd = &r->plan->crowd;
    const char *const name = r->plan->model->communities(r->plan->model_params);
    if (name[0] == '\0')
        return;
    const gv_yaml_node *const said = gv_yaml_find(model, "communities");
    const gv_place place = said != NULL ? said->place : model->place;
    const gv_trait_plan *const trait = gv_people_plan_trait(crowd, name);
    if (trait == NULL) {
        gv_check_no_trait(r, crowd, name, place);
    } else if (!gv_trait_has_words(trait)) {
        gv_complain(r->complaints, place, "wrong-combination", "trait '%s' holds numbers",
                    name);
        gv_complain_hint(r->complaints, "communities are told apart by words");
    }
}

/* The trait that people begin with is there, and holds numbers. */
static void check_begin(gv_reading *r, const gv_yaml_node *model)
{
    const gv_model *const kind = r->plan->model;
    const gv_people_plan *const crowd = &r->plan->crowd;
    const char *const name =
        kind->trait != NULL ? kind->trait(r->plan->model_params) : NULL;
    if (name == NULL || name[0] == '\0')
        return;
    const gv_objection about = { "trait", SIZE_MAX, NULL, NULL, NULL };
    const gv_trait_plan *const trait = gv_people_plan_trait(crowd, name);
    if (trait == NULL) {
        gv_check_no_trait(r, crowd, name, place_of(model, &about));
    } else if (gv_trait_has_words(trait)) {
        gv_complain(r->complaints, place_of(model, &about), "wrong-combination",
                    "trait '%s' holds words", trait->name);
        gv_complain_hint(r->complaints, "opinions begin with a trait of numbers");
    }
}

/* Where the trait is declared; else what it would stand in. */
static gv_place place_of_trait(const gv_reading *r, const char *name, gv_place place)
{
    const char *const way[] = { "people", "traits", name };
    const gv_yaml_node *node = gv_yaml_root(r->tree);
    for (size_t k = 0; k < GV_COUNT_OF(way); k++) {
        node = node->kind == GV_YAML_MAPPING ? gv_yaml_find(node, way[k]) : NULL;
        if (node == NULL)
            return place;
        place = node->key_place;
    }
    return place;
}

/* What the model reads of people by its name holds numbers. */
static void check_reads(gv_reading *r, const gv_yaml_node *model)
{
    const gv_model_trait *reads = r->plan->model->reads;
    for (; reads != NULL && reads->name != NULL; reads++) {
        const gv_trait_plan *const trait =
            gv_people_plan_trait(&r->plan->crowd, reads->name);
        if (trait == NULL || !gv_trait_has_words(trait))
            continue;
        gv_complain(r->complaints, place_of_trait(r, reads->name, model->place),
                    "wrong-combination", "trait '%s' holds words", reads->name);
        gv_complain_hint(r->complaints,
                         "the model %s reads numbers of that name: call it otherwise",
                         r->plan->model->spec.name);
    }
}

/* Does a value anywhere in it say this word? */
static bool mentions(const gv_yaml_node *node, const char *word)
{
    if (node->kind == GV_YAML_SCALAR)
        return gv_same_text(node->text, word);
    for (const gv_yaml_node *child = node->first; child != NULL; child = child->next) {
        if (mentions(child, word))
            return true;
    }
    return false;
}

/* A trait of numbers that nothing asks for, and that has all but the name of one which the
 * model would read: it is misspelt. */
static void check_misspelt(gv_reading *r, const gv_yaml_node *model)
{
    const gv_people_plan *const crowd = &r->plan->crowd;
    gv_word_list known = { 0 };
    const gv_model_trait *reads = r->plan->model->reads;
    for (; reads != NULL && reads->name != NULL; reads++)
        gv_word_list_add(&known, reads->name);
    for (size_t k = 0; known.n > 0 && !known.failed && k < crowd->n; k++) {
        const char *const name = crowd->traits[k].name;
        const char *const meant = gv_nearest_word(name, known.at);
        if (meant == NULL || gv_same_text(meant, name) ||
            gv_trait_has_words(&crowd->traits[k]) || mentions(gv_yaml_root(r->tree), name))
            continue;
        gv_complain(r->complaints, place_of_trait(r, name, model->place), "unknown-trait",
                    "nothing reads the trait '%s'", gv_shown(name).text);
        gv_complain_hint(r->complaints, "did you mean '%s', which the model %s reads?",
                         meant, r->plan->model->spec.name);
    }
    gv_word_list_free(&known);
}

void gv_check_model(gv_reading *r, const gv_yaml_node *model)
{
    objections to = { r, model, "bad-model" };
    if (r->plan->model->check != NULL)
        r->plan->model->check(r->plan->model_params, complain_of_model, &to);
    if (r->plan->model->communities != NULL)
        check_communities(r, model);
    check_begin(r, model);
    check_reads(r, model);
    check_misspelt(r, model);
}

void gv_check_clock(gv_reading *r, const gv_yaml_node *node, gv_place place)
{
    const gv_model *const model = r->plan->model;
    const uint32_t clock = r->plan->experiment.clock;
    /* Where time goes in ticks only a chance can be objected to. */
    objections to = { r, node,
                      clock == GV_CONTINUOUS ? "wrong-combination" : "out-of-range" };
    if (model == NULL)
        return;
    if ((model->clocks & GV_RUNS_ON(clock)) != 0) {
        if (node != NULL && r->complaints->n_all == 0)
            gv_model_check_clock(model, r->plan->model_params, (gv_clock_kind) clock,
                                 complain_of_model, &to);
        return;
    }
    const gv_param *const row = gv_spec_find(&gv_experiment_spec, "clock");
    gv_complain(r->complaints, place, "wrong-combination",
                "%s does not run on the %s clock", model->spec.name, row->choices[clock]);
    gv_text clocks = { 0 };
    gv_words_clocks(model, " or ", &clocks);
    if (clocks.text != NULL)
        gv_complain_hint(r->complaints, "clock: %s", clocks.text);
    gv_text_free(&clocks);
}

/* Ties that come and go, under a model that cannot follow them. */
static void check_changes(gv_reading *r, const char *model, gv_place place)
{
    const gv_plan *const plan = r->plan;
    const gv_clock_kind clock = (gv_clock_kind) plan->experiment.clock;
    if (gv_model_follows(plan->model, clock))
        return;
    if (gv_model_follows(plan->model, GV_SYNC)) {
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s on this clock needs ties that stay; those of this network come and "
                    "go",
                    model);
        gv_complain_hint(r->complaints, "clock: sync");
        return;
    }
    gv_complain(r->complaints, place, "wrong-combination",
                "%s needs ties that stay; those of this network come and go", model);
    gv_complain_hint(r->complaints, "sir, independent_cascade and linear_threshold are "
                                    "among the models that follow them; `grapevine net "
                                    "import` makes one network of all ticks");
}

void gv_check_world(gv_reading *r, gv_place place)
{
    const gv_plan *const plan = r->plan;
    if (plan->model == NULL || plan->generator == NULL)
        return;
    const unsigned needs = gv_model_needs(plan->model, plan->model_params,
                                          (gv_clock_kind) plan->experiment.clock);
    const char *const model = plan->model->spec.name;
    const gv_layer_plan layer =
        gv_plan_layer(plan, plan->layer == GV_UNION ? 0 : plan->layer);
    const char *const network =
        layer.name == NULL ? layer.generator->spec.name
                           : (plan->layer == GV_UNION ? GV_UNION_WORD : layer.name);
    const bool has_weights = gv_plan_has_weights(plan);
    if ((needs & GV_NEEDS_TIES) != 0 && gv_plan_is_complete(plan)) {
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s needs a network with ties, which '%s' has not", model, network);
        gv_complain_hint(r->complaints, "choose another network");
    } else if ((needs & GV_NEEDS_WEIGHTS) != 0 && !has_weights) {
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s needs a weight on every tie, but '%s' gives none", model, network);
        gv_complain_hint(
            r->complaints,
            "read an edge_list with weights: true, or let the model make its own");
    }
    if (gv_plan_changes(plan))
        check_changes(r, model, place);
}
