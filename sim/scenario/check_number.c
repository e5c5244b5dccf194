/* Checks of numbers that a scenario names by their keys, and of contests between two ends
 * of one. */
#include "scenario/check.h"
#include "scenario/words.h"

#include <string.h>

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
    if (row != NULL && row->type == GV_TYPE_FLAG) {
        gv_complain(r->complaints, entry->key_place, "wrong-combination",
                    "%s is true or false: nothing lies between", entry->key);
        gv_complain_hint(r->complaints, "sweep it: sweep: {%s: [false, true]}", entry->key);
        return false;
    }
    return row != NULL && contest_bounds(r, row, entry, out);
}
