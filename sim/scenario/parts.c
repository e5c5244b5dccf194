/* Lists what a scenario can choose from, and which keys its sections have. */
#include "scenario/parts.h"

#include <string.h>

static const gv_spec *network_at(size_t k)
{
    const gv_generator *const part = gv_generators()[k];
    return part != NULL ? &part->spec : NULL;
}

static const gv_spec *trait_at(size_t k)
{
    const gv_trait_kind *const part = gv_trait_kinds()[k];
    return part != NULL ? &part->spec : NULL;
}

static const gv_spec *model_at(size_t k)
{
    const gv_model *const part = gv_models()[k];
    return part != NULL ? &part->spec : NULL;
}

static const gv_spec *tactic_at(size_t k)
{
    const gv_tactic *const part = gv_tactics()[k];
    return part != NULL ? &part->spec : NULL;
}

static const gv_spec *metric_at(size_t k)
{
    const gv_metric *const part = gv_metrics()[k];
    return part != NULL ? &part->spec : NULL;
}

static const gv_spec *rule_at(size_t k)
{
    return gv_rule_specs[k];
}

static const gv_spec *happening_at(size_t k)
{
    return gv_happening_specs[k];
}

static const gv_spec *comparison_at(size_t k)
{
    return gv_comparison_specs[k];
}

const gv_key_row gv_top_keys[] = {
    { "grapevine", "1", "version of the format", true },
    { "world", "a name, or a group of keys",
      "a preset of network, people and model, for any number of people: young, or {use: "
      "young, people: 2000}; what the scenario says itself wins",
      false },
    { "network", "a network", "who hears whom; a world brings one", true },
    { "groups", "names with shares",
      "kinds of people and how many there are of each: "
      "{young: 0.3, old: 0.7}; the same as a trait `group` of kind categories",
      false },
    { "people", "a group of keys",
      "what is known of each person, drawn or read from a file: "
      "{traits: {age: {kind: normal, mean: 40, sd: 12, low: 18, high: 90}}}",
      false },
    { "messages", "names with {weight: a number}, or with presets",
      "what is said of the product, and how persuasive each message is; adopters pass on "
      "what convinced them: {claim: {weight: 1}, story: {weight: 1.6}}; or {claim: pitch, "
      "story: {use: social, value: 0.8}}",
      false },
    { "model", "a model",
      "how people come to adopt, and what they pass on; a world brings one", true },
    { "content", "the name of a message",
      "what all strategies that are used by name say, in place of their own messages: of "
      "`messages`, or a shipped one; how much is prescribed (`control`) stays the "
      "strategy's",
      false },
    { "strategies", "names with lists of tactics, or with presets",
      "what is compared; all have the same budget and the same luck; presets by their "
      "names alone, [social-broadcast, partnership], or {cheap: {use: social-broadcast, "
      "tactics: {broadcast: {cpm: 2}}}}",
      true },
    { "measure", "a list of metrics",
      "what is recorded of every life; without it, everything but what is told beside the "
      "control (`value`, `expansion`)",
      false },
    { "contest", "dotted keys with ranges",
      "what might flip the answer, and how far we doubt it: "
      "{model.p: [0.01, 0.1]}",
      false },
    { "sweep", "dotted keys with lists of numbers, or a list of points",
      "values tried in all combinations, each with the same luck: "
      "{model.p: [0.01, 0.03], budget: [1000, 2000]}; "
      "or point by point: [{model.p: 0.01, budget: 1000}]",
      false },
    { "claim", "a group of keys",
      "a claim that the scenario puts to the test, for `grapevine claims`; other verbs "
      "leave it aside",
      false },
    { "record", "a group of keys", "what is kept beside the measures", false },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_network_keys[] = {
    { "kind", "a name", "which generator", true },
    { "replicates_per_graph", "auto, all, or a count",
      "how many lives share one network; auto is "
      "1 up to 200,000 arcs, 16 above, all where nothing is random",
      false },
    { NULL, NULL, NULL, false },
};
/* In place of one network: several of the same people. */
const gv_key_row gv_layered_keys[] = {
    { "layers", "1 to 8 names with networks",
      "networks of the same people, on top of each other: {friends: {kind: ...}, "
      "work: {kind: ...}}; a new one belongs at the end, so that it moves no other",
      true },
    { "replicates_per_graph", "auto, all, or a count",
      "how many lives share one set of networks, as for one", false },
    { NULL, NULL, NULL, false },
};
static const gv_key_row layer_keys[] = {
    { "kind", "a name", "which generator", true },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_people_keys[] = {
    { "traits", "names with traits", "what is known of each person", false },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_trait_keys[] = {
    { "kind", "a name", "which law values are drawn from, or where they are found", true },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_model_keys[] = {
    { "kind", "a name", "which model", true },
    { "layer", "the name of a layer, or union",
      "along which layer of the network word travels, or along the ties of all", false },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_tactic_keys[] = {
    { "kind", "a name", "which tactic", true },
    { "name", "a name",
      "what it is called in results and dotted keys; without it, its kind", false },
    { "share", "a number in (0, 1]",
      "its share of the strategy's budget; tactics without one part "
      "evenly what is left",
      false },
    { "message", "a name", "which of `messages` it carries; without it, the first", false },
    { "fallback", "a tactic's name",
      "of a programme: which tactic of the same strategy gets, once a week but for the "
      "price "
      "of a unit and all of it in the end, the money that nobody called for; one that "
      "buys impressions; without it, the money waits",
      false },
    { "by_stage", "three names",
      "three of `messages`, in place of one: for those who have at most noticed the brand, "
      "those whom it attracts, those who follow it, as far as the tactic can tell",
      false },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_measure_keys[] = {
    { "kind", "a name", "which metric", true },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_rule_keys[] = {
    { "kind", "a name", "which kind of rule", true },
    { NULL, NULL, NULL, false },
};
static const gv_key_row happening_keys[] = {
    { "kind", "a name", "which kind of event", true },
    { NULL, NULL, NULL, false },
};
static const gv_key_row comparison_keys[] = {
    { "kind", "a name", "which kind of comparison", true },
    { NULL, NULL, NULL, false },
};
const gv_key_row gv_record_keys[] = {
    { "cascades", "none, all, or first K", "whose trees of who convinced whom are kept",
      false },
    { NULL, NULL, NULL, false },
};

const gv_parts gv_parts_networks = { "network", "networks", gv_network_keys, network_at,
                                     &gv_rewiring_spec };
const gv_parts gv_parts_layers = { "network", "networks", layer_keys, network_at,
                                   &gv_rewiring_spec };
const gv_parts gv_parts_traits = { "trait", "traits", gv_trait_keys, trait_at,
                                   &gv_mixing_spec };
const gv_parts gv_parts_models = { "model", "models", gv_model_keys, model_at, NULL };
const gv_parts gv_parts_tactics = { "tactic", "tactics", gv_tactic_keys, tactic_at, NULL };
const gv_parts gv_parts_metrics = { "metric", "metrics", gv_measure_keys, metric_at, NULL };
const gv_parts gv_parts_rules = { "rule", "rules", gv_rule_keys, rule_at, NULL };
const gv_parts gv_parts_happenings = { "event", "events", happening_keys, happening_at,
                                       NULL };
const gv_parts gv_parts_comparisons = { "comparison", "comparisons", comparison_keys,
                                        comparison_at, NULL };
const gv_parts *const gv_parts_all[GV_PARTS] = {
    &gv_parts_networks, &gv_parts_traits,  &gv_parts_models,     &gv_parts_rules,
    &gv_parts_tactics,  &gv_parts_metrics, &gv_parts_happenings, &gv_parts_comparisons
};

const char *const gv_flat_keys[] = { "contest", "sweep", NULL };

const gv_parts *gv_parts_of_entries(const gv_param *row)
{
    return row->kinds == gv_happening_specs    ? &gv_parts_happenings
           : row->kinds == gv_comparison_specs ? &gv_parts_comparisons
                                               : &gv_parts_rules;
}

size_t gv_parts_find(const gv_parts *parts, const char *name)
{
    for (size_t k = 0; parts->at(k) != NULL; k++) {
        if (gv_spec_is_called(parts->at(k), name))
            return k;
    }
    return SIZE_MAX;
}

void gv_word_list_add(gv_word_list *list, const char *word)
{
    if (list->failed || word == NULL)
        return;
    const char **const more = gv_resize(list->at, list->n + 2, sizeof *more, NULL);
    if (more == NULL) {
        list->failed = true;
        return;
    }
    list->at = more;
    list->at[list->n++] = word;
    list->at[list->n] = NULL;
}

void gv_word_list_free(gv_word_list *list)
{
    gv_free(list->at);
    *list = (gv_word_list){ 0 };
}

void gv_word_list_add_parts(gv_word_list *list, const gv_parts *parts)
{
    for (size_t k = 0; parts->at(k) != NULL; k++)
        gv_word_list_add(list, parts->at(k)->name);
}

void gv_word_list_add_rows(gv_word_list *list, const gv_spec *spec)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        gv_word_list_add(list, row->name);
        gv_word_list_add(list, row->alias);
    }
}

void gv_word_list_add_keys(gv_word_list *list, const gv_key_row *keys)
{
    for (; keys->name != NULL; keys++)
        gv_word_list_add(list, keys->name);
}

void gv_word_list_add_words(gv_word_list *list, const char *const *words)
{
    for (; *words != NULL; words++)
        gv_word_list_add(list, *words);
}
