/* Checks of one tactic: whom it means, what it asks of people and of the model, its name.
 */
#include "scenario/check.h"
#include "scenario/words.h"

#include <string.h>

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

void gv_check_no_trait(gv_reading *r, const gv_people_plan *crowd, const char *trait,
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
        gv_check_no_trait(r, crowd, aim.trait, place);
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

/* What is near, and what there is. */
static void suggest_layer(gv_reading *r, const char *name, const gv_word_list *known)
{
    gv_text words = { .text = NULL };
    const char *const nearest = gv_nearest_word(name, known->at);
    if (nearest != NULL)
        gv_text_add(&words, "did you mean '%s'? (", nearest);
    for (size_t k = 0; k < known->n; k++)
        gv_text_add(&words, "%s%s", k > 0 ? ", " : "known here: ", known->at[k]);
    gv_text_add(&words, "%s", nearest != NULL ? ")" : "");
    if (!words.failed)
        gv_complain_hint(r->complaints, "%s", words.text);
    gv_text_free(&words);
}

void gv_check_layer(gv_reading *r, const char *name, gv_place place)
{
    const gv_plan *const plan = r->plan;
    gv_word_list known = { 0 };
    for (uint32_t l = 0; l < gv_plan_layers(plan); l++) {
        const char *const layer = gv_plan_layer(plan, l).name;
        if (gv_same_text(layer, name))
            goto done;
        gv_word_list_add(&known, layer);
    }
    gv_complain(r->complaints, place, "unknown-name", "the network has no layer '%s'",
                gv_shown(name).text);
    if (known.n > 0 && !known.failed)
        suggest_layer(r, name, &known);
    else
        gv_complain_hint(r->complaints, "network: {layers: {%s: {kind: ...}}}",
                         gv_shown(name).text);
done:
    gv_word_list_free(&known);
}

/* @param said  where they are named; NULL: nowhere, they are the tactic's own */
static void check_layers(gv_reading *r, gv_words named, const gv_yaml_node *said,
                         gv_place place)
{
    for (size_t k = 0; k < named.n; k++) {
        const gv_yaml_node *const one =
            said != NULL && said->kind == GV_YAML_SEQUENCE ? gv_yaml_at(said, k) : said;
        gv_check_layer(r, named.at[k], one != NULL ? one->place : place);
    }
}

static void check_messages(gv_reading *r, gv_words named, gv_place place)
{
    for (size_t k = 0; k < named.n; k++) {
        gv_word_list known = { 0 };
        bool found = false;
        for (size_t m = 0; m < r->plan->n_messages; m++) {
            gv_word_list_add(&known, r->plan->messages[m].name);
            found = found || gv_same_text(r->plan->messages[m].name, named.at[k]);
        }
        if (!found) {
            gv_complain(r->complaints, place, "unknown-message", "there is no message '%s'",
                        gv_shown(named.at[k]).text);
            (void) gv_values_suggest(r, named.at[k], &known);
        }
        gv_word_list_free(&known);
    }
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
        check_layers(r, kind->layers(tactic->params), said, place);
    }
    if (kind->messages != NULL) {
        const gv_yaml_node *const said = gv_yaml_find(node, "pilot");
        check_messages(r, kind->messages(tactic->params),
                       said != NULL ? said->place : place);
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
