/* Checks what spans several values or parts: shares, budget, attribution, messages. */
#include "scenario/check.h"
#include "scenario/words.h"

#include <math.h>
#include <string.h>

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

/* A sum of decimal shares that people mean to be 1 misses it by a few roundings. */
static const double SLACK = 1e-9;
static const double SHOWN = 1e6; /* a sum is shown in millionths */

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

/* ---- money ------------------------------------------------------------------ */

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
