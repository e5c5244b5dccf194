/* Lists what a scenario can choose from, and which keys its sections have. */
#include "scenario/parts.h"

#include <string.h>

static const gv_spec *network_at(size_t k)
{
    const gv_generator *const part = gv_generators()[k];
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

const gv_parts gv_parts_networks = { "network", "networks", network_at };
const gv_parts gv_parts_models = { "model", "models", model_at };
const gv_parts gv_parts_tactics = { "tactic", "tactics", tactic_at };
const gv_parts gv_parts_metrics = { "metric", "metrics", metric_at };
const gv_parts *const gv_parts_all[4] = { &gv_parts_networks, &gv_parts_models,
                                          &gv_parts_tactics, &gv_parts_metrics };

const char *const gv_top_keys[] = { "grapevine", "network", "groups", "model", "strategies",
                                    "measure",   "contest", "record", NULL };
const char *const gv_network_keys[] = { "kind", "replicates_per_graph", NULL };
const char *const gv_model_keys[] = { "kind", NULL };
const char *const gv_tactic_keys[] = { "kind", "name", "share", NULL };
const char *const gv_measure_keys[] = { "kind", NULL };
const char *const gv_record_keys[] = { "cascades", NULL };
const char *const gv_flat_keys[] = { "contest", NULL };

size_t gv_parts_find(const gv_parts *parts, const char *name)
{
    for (size_t k = 0; parts->at(k) != NULL; k++) {
        if (strcmp(parts->at(k)->name, name) == 0) {
            return k;
        }
    }
    return SIZE_MAX;
}

void gv_word_list_add(gv_word_list *list, const char *word)
{
    if (list->failed || word == NULL) {
        return;
    }
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
    for (size_t k = 0; parts->at(k) != NULL; k++) {
        gv_word_list_add(list, parts->at(k)->name);
    }
}

void gv_word_list_add_rows(gv_word_list *list, const gv_spec *spec)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        gv_word_list_add(list, row->name);
        gv_word_list_add(list, row->alias);
    }
}

void gv_word_list_add_words(gv_word_list *list, const char *const *words)
{
    for (; *words != NULL; words++) {
        gv_word_list_add(list, *words);
    }
}
