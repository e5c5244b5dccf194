/* Dotted keys: finds and changes the numbers of a plan, and flags of its model and tactics.
 * Layer 5. */
#include "plan/plan_internal.h"

#include <string.h>

/* A number's row and the struct it stands in. */
typedef struct place {
    const gv_param *row;
    void *params;
} place;

static bool is_number(const gv_param *row)
{
    return row != NULL && (row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
                           row->type == GV_TYPE_MONEY);
}

/* Flags can be set where no network and no people hang on them. */
static bool is_flag(const gv_param *row)
{
    return row != NULL && row->type == GV_TYPE_FLAG;
}

/* If `key` begins with `word` and a dot, what follows; else NULL. */
static const char *after(const char *key, const char *word)
{
    const size_t n = strlen(word);
    return strncmp(key, word, n) == 0 && key[n] == '.' ? key + n + 1 : NULL;
}

/* `rules.1.p`: the number p of the entry that comes after the first. */
static place in_entries(const gv_spec *spec, void *params, const char *name)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        const char *rest = row->type == GV_TYPE_ENTRIES ? after(name, row->name) : NULL;
        if (rest == NULL)
            continue;
        gv_entries entries;
        uint64_t k = 0;
        char number[8] = { 0 };
        memcpy(&entries, (const char *) params + row->offset, sizeof entries);
        const size_t digits = strcspn(rest, ".");
        if (digits >= sizeof number || rest[digits] != '.')
            continue;
        memcpy(number, rest, digits);
        if (!gv_parse_count(number, &k) || k >= entries.n)
            continue;
        const gv_param *own = gv_spec_find(entries.at[k].spec, rest + digits + 1);
        if (is_number(own))
            return (place){ own, entries.at[k].params };
    }
    return (place){ NULL, NULL };
}

static place in_spec(const gv_spec *spec, void *params, const char *name)
{
    const gv_param *row = gv_spec_find(spec, name);
    if (row == NULL && strchr(name, '.') != NULL)
        return in_entries(spec, params, name);
    return is_number(row) ? (place){ row, params } : (place){ NULL, NULL };
}

static place in_setting(const gv_spec *spec, void *params, const char *name)
{
    const gv_param *row = gv_spec_find(spec, name);
    return is_flag(row) ? (place){ row, params } : in_spec(spec, params, name);
}

/* `layers.NAME.KEY` */
static place in_layer(const gv_plan *plan, const char *key)
{
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        const gv_layer_plan layer = gv_plan_layer(plan, k);
        const char *name = layer.name != NULL ? after(key, layer.name) : NULL;
        if (name == NULL)
            continue;
        const place found = in_spec(&layer.generator->spec, layer.params, name);
        const gv_rewiring *rewiring =
            k == 0 ? &plan->rewiring : &plan->more_layers[k - 1].rewiring;
        return found.row != NULL
                   ? found
                   : in_spec(&gv_rewiring_spec, (void *) (uintptr_t) rewiring, name);
    }
    return (place){ NULL, NULL };
}

/* A number of the generator, or of what comes after it. */
static place in_network(const gv_plan *plan, const char *name)
{
    if (plan->layer_name != NULL) {
        const char *key = after(name, "layers");
        return key != NULL ? in_layer(plan, key) : (place){ NULL, NULL };
    }
    const place found = in_spec(&plan->generator->spec, plan->network_params, name);
    /* The plan is only written through gv_plan_set, which got it writable. */
    return found.row != NULL
               ? found
               : in_spec(&gv_rewiring_spec, (void *) (uintptr_t) &plan->rewiring, name);
}

static place in_message(const gv_plan *plan, const char *key)
{
    for (size_t k = 0; k < plan->n_messages; k++) {
        const char *rest = after(key, plan->messages[k].name);
        if (rest != NULL)
            return in_spec(&gv_message_spec, &plan->messages[k], rest);
    }
    return (place){ NULL, NULL };
}

static place in_tactic(const gv_tactic_plan *tactic, const char *key)
{
    const char *rest = after(key, tactic->name);
    return rest == NULL ? (place){ NULL, NULL }
                        : in_setting(&tactic->tactic->spec, tactic->params, rest);
}

static place in_arm(const gv_arm *arm, const char *key)
{
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const place found = in_tactic(&arm->tactics[k], key);
        if (found.row != NULL)
            return found;
    }
    return (place){ NULL, NULL };
}

/* `traits.NAME.KEY` */
static place in_people(const gv_plan *plan, const char *key)
{
    const char *rest = after(key, "traits");
    for (size_t k = 0; rest != NULL && k < plan->crowd.n; k++) {
        gv_trait_plan *trait = &plan->crowd.traits[k];
        const char *name = after(rest, trait->name);
        if (name == NULL)
            continue;
        const place found = in_spec(&trait->kind->spec, trait->params, name);
        return found.row != NULL ? found : in_spec(&gv_mixing_spec, &trait->mixing, name);
    }
    return (place){ NULL, NULL };
}

/* The `nth` place (from 0) that a key means; `tactics.NAME.KEY` means one in every arm. */
static place find(const gv_plan *plan, const char *key, size_t nth)
{
    const char *rest = NULL;
    if ((rest = after(key, "tactics")) != NULL) {
        for (size_t a = 0; a < plan->n_arms; a++) {
            const place found = in_arm(&plan->arms[a], rest);
            if (found.row != NULL && nth-- == 0)
                return found;
        }
        return (place){ NULL, NULL };
    }
    if (nth > 0)
        return (place){ NULL, NULL };
    if ((rest = after(key, "network")) != NULL)
        return in_network(plan, rest);
    if ((rest = after(key, "people")) != NULL)
        return in_people(plan, rest);
    if ((rest = after(key, "messages")) != NULL)
        return in_message(plan, rest);
    if ((rest = after(key, "model")) != NULL)
        return in_setting(&plan->model->spec, plan->model_params, rest);
    if ((rest = after(key, "strategies")) != NULL) {
        for (size_t a = 0; a < plan->n_arms; a++) {
            const char *in = after(rest, plan->arms[a].name);
            if (in != NULL)
                return in_arm(&plan->arms[a], in);
        }
        return (place){ NULL, NULL };
    }
    const gv_param *row = gv_spec_find(&gv_experiment_spec, key);
    /* How much less the budget is in other lives is no number of these. */
    if (!is_number(row) || row->offset == offsetof(gv_experiment, marginal))
        return (place){ NULL, NULL };
    /* The plan is only written through gv_plan_set, which got it writable. */
    return (place){ row, (void *) (uintptr_t) &plan->experiment };
}

const gv_param *gv_plan_row(const gv_plan *plan, const char *key)
{
    return find(plan, key, 0).row;
}

bool gv_plan_number(const gv_plan *plan, const char *key, double *out)
{
    const place found = find(plan, key, 0);
    if (found.row == NULL)
        return false;
    *out = gv_param_number(found.row, found.params);
    return true;
}

gv_status gv_plan_set(gv_plan *plan, const char *key, double value, gv_error *err)
{
    place found = find(plan, key, 0);
    if (found.row == NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "there is no number '%s' in this scenario", key);
    for (size_t nth = 0; found.row != NULL; found = find(plan, key, ++nth)) {
        const gv_status status = gv_param_store(found.row, value, found.params, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* ---- one name for each number ----------------------------------------------- */

/* The key with its row's own name at the end; the same text where that stands there. */
static gv_status canonical_key(const gv_plan *plan, const char *key, const char **out,
                               gv_error *err)
{
    const gv_param *const row = gv_plan_row(plan, key);
    const char *const dot = strrchr(key, '.');
    const char *const last = dot == NULL ? key : dot + 1;
    *out = key;
    if (row == NULL || strcmp(row->name, last) == 0 || !gv_same_text(row->alias, last))
        return GV_OK;
    char *const own = gv_format_text(err, "%.*s%s", (int) (last - key), key, row->name);
    if (own == NULL)
        return GV_E_MEMORY;
    *out = gv_arena_text(plan->arena, own, err);
    gv_free(own);
    return *out == NULL ? GV_E_MEMORY : GV_OK;
}

static gv_status complain_twice(const char *key, gv_error *err)
{
    const gv_status status =
        GV_FAIL(err, GV_E_SCENARIO, "'%s' stands there twice, under two names", key);
    gv_error_hint(err, "keep one of them");
    return status;
}

static gv_status rename_swept(gv_plan *plan, gv_error *err)
{
    const size_t n = plan->sweep.n_keys;
    const char **keys = NULL;
    for (size_t k = 0; k < n; k++) {
        const char *key = NULL;
        const gv_status status = canonical_key(plan, plan->sweep.keys[k], &key, err);
        if (status != GV_OK)
            return status;
        if (key == plan->sweep.keys[k])
            continue;
        for (size_t j = 0; j < n; j++)
            if (gv_same_text(plan->sweep.keys[j], key))
                return complain_twice(key, err);
        if (keys == NULL) {
            keys = gv_arena_alloc(plan->arena, n, sizeof *keys, err);
            if (keys == NULL)
                return GV_E_MEMORY;
            memcpy(keys, plan->sweep.keys, n * sizeof *keys);
            plan->sweep.keys = keys;
        }
        keys[k] = key;
    }
    return GV_OK;
}

static gv_status rename_contested(gv_plan *plan, gv_error *err)
{
    for (size_t k = 0; k < plan->n_contests; k++) {
        const char *key = NULL;
        const gv_status status = canonical_key(plan, plan->contests[k].key, &key, err);
        if (status != GV_OK)
            return status;
        for (size_t j = 0; j < plan->n_contests && key != plan->contests[k].key; j++)
            if (gv_same_text(plan->contests[j].key, key))
                return complain_twice(key, err);
        plan->contests[k].key = key;
    }
    return GV_OK;
}

gv_status gv_plan_rename_keys(gv_plan *plan, gv_error *err)
{
    const gv_status status = rename_swept(plan, err);
    return status == GV_OK ? rename_contested(plan, err) : status;
}
