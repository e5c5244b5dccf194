/* Checks what spans several values or parts: names, shares, groups, networks, contests. */
#include "scenario/check.h"
#include "scenario/words.h"

#include <math.h>
#include <string.h>

/* A sum of decimal shares that people mean to be 1 misses it by a few roundings. */
static const double SLACK = 1e-9;
static const double SHOWN = 1e6; /* a sum is shown in millionths */

void gv_check_complain(gv_reading *r, gv_place place, const gv_error *failure)
{
    const char *const code = failure->code == GV_E_DATA         ? "bad-data"
                             : failure->code == GV_E_IMPOSSIBLE ? "impossible"
                                                                : "wrong-combination";
    if (failure->file[0] != '\0' && failure->line > 0) {
        gv_complain(r->complaints, place, code, "%s:%u:%u: %s", failure->file,
                    (unsigned) failure->line, (unsigned) failure->column, failure->text);
    } else {
        gv_complain(r->complaints, place, code, "%s", failure->text);
    }
    if (failure->hint[0] != '\0')
        gv_complain_hint(r->complaints, "%s", failure->hint);
}

/* ---- tactics ------------------------------------------------------------------ */

static void check_group(gv_reading *r, const char *group, gv_place place)
{
    const gv_people_plan *const crowd = &r->plan->crowd;
    const gv_trait_plan *const trait = gv_people_plan_trait(crowd, GV_GROUP);
    const gv_words groups =
        trait != NULL ? gv_trait_words(crowd, trait) : (gv_words){ NULL, 0 };
    gv_word_list known = { 0 };
    if (trait != NULL && trait->kind->blocks != NULL && groups.n == 0)
        return; /* known once the network is */
    for (size_t g = 0; g < groups.n; g++) {
        if (strcmp(groups.at[g], group) == 0) {
            gv_word_list_free(&known);
            return;
        }
        gv_word_list_add(&known, groups.at[g]);
    }
    gv_complain(r->complaints, place, "unknown-group", "there is no group '%s'",
                gv_shown(group).text);
    if (groups.n == 0) {
        gv_complain_hint(r->complaints, "declare groups: {%s: 0.3, others: 0.7}",
                         gv_shown(group).text);
    } else {
        (void) gv_values_suggest(r, group, &known);
    }
    gv_word_list_free(&known);
}

static void complain_trait(gv_reading *r, const gv_people_plan *crowd, const char *trait,
                           gv_place place)
{
    gv_word_list known = { 0 };
    gv_complain(r->complaints, place, "unknown-trait", "there is no trait '%s'",
                gv_shown(trait).text);
    for (size_t k = 0; k < crowd->n; k++)
        gv_word_list_add(&known, crowd->traits[k].name);
    if (crowd->n == 0)
        gv_complain_hint(r->complaints, "declare people: {traits: {%s: {kind: ...}}}",
                         gv_shown(trait).text);
    else
        (void) gv_values_suggest(r, trait, &known);
    gv_word_list_free(&known);
}

static void check_word(gv_reading *r, const char *word, gv_words all, gv_place place)
{
    gv_word_list known = { 0 };
    bool found = false;
    for (size_t k = 0; k < all.n; k++) {
        found = found || strcmp(all.at[k], word) == 0;
        gv_word_list_add(&known, all.at[k]);
    }
    if (!found) {
        gv_complain(r->complaints, place, "unknown-word", "nobody can be '%s'",
                    gv_shown(word).text);
        (void) gv_values_suggest(r, word, &known);
    }
    gv_word_list_free(&known);
}

/* A trait that is there, with words where it holds words, and numbers where numbers. */
static void check_aim(gv_reading *r, const gv_tactic *tactic, gv_aim aim, gv_place place)
{
    const gv_people_plan *const crowd = &r->plan->crowd;
    const gv_trait_plan *const trait = gv_people_plan_trait(crowd, aim.trait);
    if (trait == NULL) {
        complain_trait(r, crowd, aim.trait, place);
        return;
    }
    const bool has_words = gv_trait_has_words(trait);
    if (has_words != (aim.words.n > 0)) {
        gv_complain(r->complaints, place, "wrong-combination", "trait '%s' holds %s",
                    trait->name, has_words ? "words" : "numbers");
        gv_complain_hint(r->complaints, "%s",
                         has_words ? "say which are meant: words: [...]"
                         : gv_spec_find(&tactic->spec, "near") != NULL
                             ? "say which is meant: near: 25, or nothing for the highest"
                             : "say from where to where: low: 18, high: 25");
        return;
    }
    const gv_words all = gv_trait_words(crowd, trait);
    for (size_t k = 0; k < aim.words.n && all.n > 0; k++)
        check_word(r, aim.words.at[k], all, place);
}

static void check_listening(gv_reading *r, const gv_tactic *tactic, gv_place place)
{
    const gv_model *const model = r->plan->model;
    const bool deaf_to_impressions =
        (tactic->offers & (GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_PAGE))) !=
            0 &&
        !gv_model_hears_impressions(model, r->plan->model_params);
    const bool deaf_to_posts = (tactic->offers & GV_OFFERS(GV_OFFER_POST)) != 0 &&
                               !gv_model_hears_posts(model, r->plan->model_params);
    if (deaf_to_impressions || deaf_to_posts) {
        gv_complain(r->complaints, place, "does-not-listen",
                    "the model %s does not listen to %s of %s", model->spec.name,
                    deaf_to_impressions ? "impressions" : "posts", tactic->spec.name);
        gv_complain_hint(r->complaints, "choose another model or another tactic");
    } else if (tactic->has_manners && model->what_manners_do == NULL) {
        gv_complain(r->complaints, place, "does-not-listen",
                    "the model %s hears posts, but not how those of %s are made",
                    model->spec.name, tactic->spec.name);
        gv_complain_hint(r->complaints, "choose the model market, or another tactic");
    }
}

void gv_check_layer(gv_reading *r, const char *name, gv_place place)
{
    const gv_plan *const plan = r->plan;
    for (uint32_t l = 0; l < gv_plan_layers(plan); l++) {
        if (gv_same_text(gv_plan_layer(plan, l).name, name))
            return;
    }
    gv_complain(r->complaints, place, "unknown-name", "the network has no layer '%s'",
                gv_shown(name).text);
    gv_complain_hint(r->complaints, "network: {layers: {%s: {kind: ...}}}",
                     gv_shown(name).text);
}

static void check_layers(gv_reading *r, gv_words named, gv_place place)
{
    for (size_t k = 0; k < named.n; k++)
        gv_check_layer(r, named.at[k], place);
}

/* A programme runs through the model, once in a strategy. */
static void check_programme(gv_reading *r, const gv_tactic *tactic, gv_place place)
{
    const gv_model *const model = r->plan->model;
    if (tactic->programme == GV_NO_PROGRAMME ||
        (model->serves & GV_SERVES(tactic->programme)) != 0)
        return;
    gv_complain(r->complaints, place, "does-not-listen", "the model %s does not know %s",
                model->spec.name, tactic->spec.name);
    gv_complain_hint(r->complaints, "choose another model or another tactic");
}

void gv_check_fallback(gv_reading *r, const gv_tactic_plan *tactic,
                       const gv_tactic_plan *other, const gv_yaml_node *said)
{
    if (tactic->tactic == NULL || other->tactic == NULL)
        return;
    if (tactic->tactic->programme == GV_NO_PROGRAMME) {
        gv_complain(r->complaints, said->key_place, "wrong-combination",
                    "%s plans all of its money: it has none to fall back with",
                    tactic->tactic->spec.name);
        gv_complain_hint(r->complaints, "take 'fallback' out");
    } else if (other->tactic->top_up == NULL) {
        gv_complain(r->complaints, said->place, "wrong-combination",
                    "%s cannot spend more than was planned", other->tactic->spec.name);
        gv_complain_hint(r->complaints, "choose a tactic that buys impressions");
    }
}

/* A tactic that asks what the model knows of people needs one that knows it. */
static void check_asking(gv_reading *r, const gv_tactic_plan *tactic, gv_place place)
{
    const gv_model *const model = r->plan->model;
    unsigned asked =
        tactic->tactic->asks != NULL ? tactic->tactic->asks(tactic->params) : 0;
    asked |= tactic->is_matched ? GV_SHOWS(GV_ASPECT_STAGE) : 0;
    for (int k = 0; k < GV_ASPECTS; k++) {
        const unsigned aspect = asked & GV_SHOWS(k);
        gv_word_list able = { 0 };
        if ((aspect & ~model->shown) == 0)
            continue;
        for (const gv_model *const *m = gv_models(); *m != NULL; m++)
            gv_word_list_add(&able, (aspect & (*m)->shown) != 0 ? (*m)->spec.name : NULL);
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s asks for people's %s, which model '%s' does not know",
                    tactic->tactic->spec.name, gv_aspect_name((gv_aspect) k),
                    model->spec.name);
        if (able.n > 0)
            gv_complain_hint(r->complaints, "'%s' knows %s", able.at[0],
                             gv_aspect_meaning((gv_aspect) k));
        gv_word_list_free(&able);
        return;
    }
}

/* Where content decides what a reading does, a strength would be read by nobody. */
static void check_strength(gv_reading *r, const gv_tactic_plan *tactic,
                           const gv_yaml_node *node, gv_place place)
{
    const gv_param *row = gv_spec_find(&tactic->tactic->spec, "strength");
    if (row == NULL || gv_param_is_default(row, tactic->params))
        return;
    const gv_yaml_node *const said = gv_yaml_find(node, "strength");
    gv_complain(r->complaints, said != NULL ? said->key_place : place, "wrong-combination",
                "in the model %s what a reading does follows from its message, not from "
                "'strength'",
                r->plan->model->spec.name);
    gv_complain_hint(r->complaints,
                     "take it out; say what is read: messages: {story: {value: 0.8}}");
}

void gv_check_tactic(gv_reading *r, const gv_tactic_plan *tactic, const gv_yaml_node *node,
                     gv_place place)
{
    const gv_tactic *const kind = tactic->tactic;
    gv_error failure = { 0 };
    if (kind->check != NULL && kind->check(tactic->params, &failure) != GV_OK)
        gv_check_complain(r, place, &failure);
    const char *const group = kind->group != NULL ? kind->group(tactic->params) : NULL;
    const gv_aim aim =
        kind->aim != NULL ? kind->aim(tactic->params) : (gv_aim){ .trait = NULL };
    if (group == NULL && aim.trait != NULL && aim.trait[0] != '\0') {
        const gv_yaml_node *const said = gv_yaml_find(node, "trait");
        check_aim(r, kind, aim, said != NULL ? said->place : place);
    }
    if (group != NULL) {
        const gv_yaml_node *const said = gv_yaml_find(node, "group");
        check_group(r, group, said != NULL ? said->place : place);
    }
    if (kind->layers != NULL && r->plan->generator != NULL) {
        const gv_yaml_node *const said = gv_yaml_find(node, "layers");
        check_layers(r, kind->layers(tactic->params), said != NULL ? said->place : place);
    }
    if (r->plan->model != NULL) {
        check_listening(r, kind, place);
        check_programme(r, kind, place);
        check_asking(r, tactic, place);
    }
    if (r->plan->model != NULL && r->plan->model->what_content_does != NULL)
        check_strength(r, tactic, node, place);
}

/* People live with one programme of a kind. */
static void check_alone(gv_reading *r, const gv_arm *arm, size_t tactic, gv_place place)
{
    const gv_tactic_plan *const one = &arm->tactics[tactic];
    for (size_t k = 0; k < tactic; k++) {
        if (arm->tactics[k].tactic != one->tactic ||
            one->tactic->programme == GV_NO_PROGRAMME)
            continue;
        gv_complain(r->complaints, place, "wrong-combination",
                    "'%s' has two tactics of kind %s", arm->name, one->tactic->spec.name);
        gv_complain_hint(r->complaints, "give one of them the money of both");
        return;
    }
}

void gv_check_names(gv_reading *r, size_t arm, size_t tactic, gv_place place)
{
    const gv_tactic_plan *const one = &r->plan->arms[arm].tactics[tactic];
    check_alone(r, &r->plan->arms[arm], tactic, place);
    for (size_t a = 0; a <= arm; a++) {
        const gv_arm *const other_arm = &r->plan->arms[a];
        const size_t n = a == arm ? tactic : other_arm->n_tactics;
        for (size_t k = 0; k < n; k++) {
            const gv_tactic_plan *const other = &other_arm->tactics[k];
            if (other->name == NULL || strcmp(other->name, one->name) != 0)
                continue;
            if (a == arm) {
                gv_complain(r->complaints, place, "duplicate-name",
                            "two tactics of '%s' are called '%s'", other_arm->name,
                            one->name);
                gv_complain_hint(r->complaints,
                                 "give one of them a name of its own: name: ...");
                return;
            }
            if (other->tactic != one->tactic) {
                gv_complain(r->complaints, place, "duplicate-name",
                            "'%s' is a %s here, but a %s in '%s'", one->name,
                            one->tactic->spec.name, other->tactic->spec.name,
                            other_arm->name);
                gv_complain_hint(r->complaints,
                                 "tactics of one name share their luck; use two");
                return;
            }
        }
    }
}

void gv_check_shares(gv_reading *r, double sum, double low, double high, const char *what,
                     gv_place place)
{
    if (sum >= low - SLACK && sum <= high + SLACK)
        return;
    char found[32];
    gv_print_real(round(sum * SHOWN) / SHOWN, found, sizeof found);
    gv_complain(r->complaints, place, "share-sum", "the shares of %s sum to %s, %s 1", what,
                found, low < high ? "which is more than" : "not to");
}

/* ---- models ---- */

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
        complain_trait(r, crowd, name, place);
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
        complain_trait(r, crowd, name, place_of(model, &about));
    } else if (gv_trait_has_words(trait)) {
        gv_complain(r->complaints, place_of(model, &about), "wrong-combination",
                    "trait '%s' holds words", trait->name);
        gv_complain_hint(r->complaints, "opinions begin with a trait of numbers");
    }
}

void gv_check_model(gv_reading *r, const gv_yaml_node *model)
{
    objections to = { r, model, "bad-model" };
    if (r->plan->model->check != NULL)
        r->plan->model->check(r->plan->model_params, complain_of_model, &to);
    if (r->plan->model->communities != NULL)
        check_communities(r, model);
    check_begin(r, model);
}

/* ---- worlds -------------------------------------------------------------------- */

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

static bool costs(const gv_tactic_plan *tactic)
{
    for (const gv_param *row = tactic->tactic->spec.params;
         row != NULL && row->name != NULL; row++) {
        if (row->type == GV_TYPE_MONEY && gv_param_number(row, tactic->params) > 0)
            return true;
    }
    return false;
}

void gv_check_budget(gv_reading *r, gv_place place)
{
    for (size_t a = 0; a < r->plan->n_arms; a++) {
        const gv_arm *const arm = &r->plan->arms[a];
        for (size_t k = 0; k < arm->n_tactics; k++) {
            if (arm->tactics[k].tactic != NULL && costs(&arm->tactics[k])) {
                gv_complain(r->complaints, place, "missing-key",
                            "a scenario needs 'budget' when tactics cost money");
                gv_complain_hint(r->complaints, "budget: what every strategy may spend");
                return;
            }
        }
    }
}

/* ---- lives without tactics, or with less money --------------------------------- */

static bool measures(const gv_plan *plan, const char *metric)
{
    for (size_t m = 0; m < plan->n_measures; m++) {
        if (strcmp(plan->measures[m].metric->spec.name, metric) == 0)
            return true;
    }
    return false;
}

static void check_tactic_count(gv_reading *r, gv_place place)
{
    const bool is_shapley = r->plan->experiment.attribution == GV_ATTRIBUTION_SHAPLEY;
    const size_t most = is_shapley ? GV_SHAPLEY_TACTICS : GV_ATTRIBUTED_TACTICS;
    for (size_t a = 0; a < r->plan->n_arms; a++) {
        const gv_arm *const arm = &r->plan->arms[a];
        if (arm->n_tactics <= most)
            continue;
        gv_complain(r->complaints, place, "too-many",
                    "strategy '%s' has %zu tactics; this attribution takes at most %zu",
                    arm->name, arm->n_tactics, most);
        gv_complain_hint(r->complaints, is_shapley ? "write attribution: leave_one_out"
                                                   : "compare fewer tactics at once");
        return;
    }
}

void gv_check_attribution(gv_reading *r, const gv_yaml_node *root)
{
    const gv_experiment *const e = &r->plan->experiment;
    const gv_yaml_node *const attribution = gv_yaml_find(root, "attribution");
    const gv_yaml_node *const marginal = gv_yaml_find(root, "marginal");
    if (attribution != NULL && e->attribution != GV_ATTRIBUTION_NONE) {
        check_tactic_count(r, attribution->place);
        if (!measures(r->plan, "touches")) {
            gv_complain(r->complaints, attribution->place, "missing-measure",
                        "attribution is told beside first and last touch, which are not "
                        "measured");
            gv_complain_hint(r->complaints, "add 'touches' to 'measure:'");
        }
    }
    if (marginal != NULL && e->marginal > 0 && e->budget == 0) {
        gv_complain(r->complaints, marginal->place, "missing-key",
                    "without a budget there is no last part of it");
        gv_complain_hint(r->complaints, "budget: what every strategy may spend");
    }
}

/* ---- messages ------------------------------------------------------------------ */

/* What a message is like is for models that look at it. */
static void check_no_content(gv_reading *r, const gv_yaml_node *messages)
{
    for (const gv_yaml_node *m = messages->first; m != NULL; m = m->next) {
        for (const gv_yaml_node *key = m->first; key != NULL; key = key->next) {
            const gv_param *row =
                key->key == NULL ? NULL : gv_spec_find(&gv_message_spec, key->key);
            if (row == NULL || !row->came_later)
                continue;
            gv_complain(r->complaints, key->key_place, "wrong-combination",
                        "model '%s' does not look at what messages are like",
                        r->plan->model->spec.name);
            gv_complain_hint(r->complaints,
                             "model: {kind: market} does; others know their weight alone");
        }
    }
}

void gv_check_messages(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_yaml_find(root, "messages");
    const gv_model *const model = r->plan->model;
    if (node != NULL && model != NULL && model->what_content_does == NULL)
        check_no_content(r, node);
    if (node == NULL || model == NULL || model->what_messages_do != NULL)
        return;
    gv_word_list able = { 0 };
    for (const gv_model *const *m = gv_models(); *m != NULL; m++)
        gv_word_list_add(&able, (*m)->what_messages_do != NULL ? (*m)->spec.name : NULL);
    gv_complain(r->complaints, node->key_place, "wrong-combination",
                "model '%s' knows only one message", model->spec.name);
    if (!able.failed && able.n > 0)
        gv_complain_hint(r->complaints, "'%s' is one that weighs messages", able.at[0]);
    gv_word_list_free(&able);
}

/* ---- contests ------------------------------------------------------------------ */

static void add_numbers(gv_word_list *list, gv_text *keys, const char *prefix,
                        const gv_spec *spec)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        const bool is_number = row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
                               row->type == GV_TYPE_MONEY;
        if (is_number) {
            gv_text_add(keys, "%s%s", prefix, row->name);
            gv_text_add_bytes(keys, "", 1);
            list->n++;
        }
    }
}

static void add_trait_numbers(const gv_trait_plan *trait, gv_word_list *list, gv_text *keys)
{
    char prefix[96];
    gv_text text = { 0 };
    gv_text_add(&text, "people.traits.%s.", trait->name);
    if (!text.failed && text.length < sizeof prefix) {
        memcpy(prefix, text.text, text.length + 1);
        add_numbers(list, keys, prefix, &trait->kind->spec);
        add_numbers(list, keys, prefix, &gv_mixing_spec);
    }
    gv_text_free(&text);
}

static void add_layer_numbers(gv_layer_plan layer, gv_word_list *list, gv_text *keys)
{
    char prefix[96] = "network.";
    gv_text text = { 0 };
    if (layer.name != NULL) {
        gv_text_add(&text, "network.layers.%s.", layer.name);
        if (!text.failed && text.length < sizeof prefix)
            memcpy(prefix, text.text, text.length + 1);
        gv_text_free(&text);
    }
    add_numbers(list, keys, prefix, &layer.generator->spec);
    add_numbers(list, keys, prefix, &gv_rewiring_spec);
}

/* Every key that can be contested, one NUL-terminated word after the other. */
static void add_all_numbers(const gv_plan *plan, gv_word_list *list, gv_text *keys)
{
    add_numbers(list, keys, "", &gv_experiment_spec);
    if (plan->model != NULL)
        add_numbers(list, keys, "model.", &plan->model->spec);
    for (uint32_t k = 0; plan->generator != NULL && k < gv_plan_layers(plan); k++)
        add_layer_numbers(gv_plan_layer(plan, k), list, keys);
    for (size_t k = 0; k < plan->crowd.n; k++)
        add_trait_numbers(&plan->crowd.traits[k], list, keys);
    for (size_t k = 0; k < plan->n_messages; k++) {
        gv_text_add(keys, "messages.%s.weight", plan->messages[k].name);
        gv_text_add_bytes(keys, "", 1);
        list->n++;
    }
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *const tactic = &plan->arms[a].tactics[k];
            if (tactic->tactic != NULL) {
                char prefix[96];
                gv_text text = { 0 };
                gv_text_add(&text, "tactics.%s.", tactic->name);
                if (!text.failed && text.length < sizeof prefix) {
                    memcpy(prefix, text.text, text.length + 1);
                    add_numbers(list, keys, prefix, &tactic->tactic->spec);
                }
                gv_text_free(&text);
            }
        }
    }
}

static void suggest_number(gv_reading *r, const char *key)
{
    gv_word_list counted = { 0 };
    gv_word_list known = { 0 };
    gv_text keys = { 0 };
    add_all_numbers(r->plan, &counted, &keys);
    const char *word = keys.text;
    for (size_t k = 0; k < counted.n && !keys.failed; k++) {
        gv_word_list_add(&known, word);
        word += strlen(word) + 1;
    }
    if (!known.failed && known.n > 0)
        (void) gv_values_suggest(r, key, &known);
    gv_word_list_free(&known);
    gv_text_free(&keys);
}

/* Is the part that the key speaks of unread, because something is wrong with it? */
static bool is_unread(const gv_plan *plan, const char *key)
{
    const bool of_tactic =
        strncmp(key, "tactics.", 8) == 0 || strncmp(key, "strategies.", 11) == 0;
    bool unread = (plan->model == NULL && strncmp(key, "model.", 6) == 0) ||
                  (plan->generator == NULL && strncmp(key, "network.", 8) == 0) ||
                  (plan->n_arms == 0 && of_tactic);
    for (size_t a = 0; of_tactic && a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++)
            unread = unread || plan->arms[a].tactics[k].tactic == NULL;
    }
    return unread;
}

static bool contest_bounds(gv_reading *r, const gv_param *row, const gv_yaml_node *entry,
                           gv_contest *out)
{
    if (entry->kind == GV_YAML_REFUSED)
        return false;
    if (entry->kind != GV_YAML_SEQUENCE || entry->n_children != 2) {
        gv_complain(r->complaints, entry->place, "wrong-shape",
                    "the range of %s should be [low, high]", out->key);
        return false;
    }
    const bool has_low = gv_values_number(r, row, entry->first, &out->low);
    const bool has_high = gv_values_number(r, row, entry->last, &out->high);
    if (!has_low || !has_high)
        return false;
    if (out->low >= out->high) {
        gv_complain(r->complaints, entry->place, "low-above-high",
                    "the range of %s should rise from low to high", out->key);
        gv_complain_hint(r->complaints, "write [%s, %s]", entry->last->text,
                         entry->first->text);
        return false;
    }
    return true;
}

const gv_param *gv_check_number(gv_reading *r, const gv_yaml_node *entry, const char *use)
{
    if (is_unread(r->plan, entry->key))
        return NULL;
    const gv_param *const row = gv_plan_row(r->plan, entry->key);
    if (row == NULL) {
        gv_complain(r->complaints, entry->key_place, "unknown-key",
                    "there is no number '%s' to %s", gv_shown(entry->key).text, use);
        suggest_number(r, entry->key);
    }
    return row;
}

bool gv_check_contest(gv_reading *r, const gv_yaml_node *entry, gv_contest *out)
{
    const gv_param *const row = gv_check_number(r, entry, "contest");
    out->key = entry->key;
    return row != NULL && contest_bounds(r, row, entry, out);
}
