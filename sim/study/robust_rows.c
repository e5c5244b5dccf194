/* Which numbers a sample varies: those of the model and of the tactics that are assumed,
 * the money, and how alike people are who are tied. */
#include "study/claim_internal.h"

#include <string.h>

/* What is being gathered, in the sample's arena. */
typedef struct gathering {
    const gv_plan *plan;   /* of the claim */
    const gv_plan *sample; /* without the strategies that no prediction speaks of */
    robust_rows *out;
} gathering;

/* ---- what is left alone -------------------------------------------------------------- */

/* What follows `strategies.NAME.` or `tactics.`: a tactic of one strategy is the tactic of
 * that name. Else the key itself. */
static const char *without_strategy(const gv_plan *plan, const char *key)
{
    const size_t tactics = strlen("tactics."), strategies = strlen("strategies.");
    if (strncmp(key, "tactics.", tactics) == 0)
        return key + tactics;
    for (size_t a = 0; a < plan->n_arms && strncmp(key, "strategies.", strategies) == 0;
         a++) {
        const size_t length = strlen(plan->arms[a].name);
        if (strncmp(key + strategies, plan->arms[a].name, length) == 0 &&
            key[strategies + length] == '.')
            return key + strategies + length + 1;
    }
    return key;
}

/* Do two keys mean one number, under whatever names? */
static bool is_same_number(const gv_plan *plan, const char *a, const char *b)
{
    const gv_param *row = gv_plan_row(plan, a);
    const char *x = without_strategy(plan, a), *y = without_strategy(plan, b);
    const char *end = strrchr(x, '.'), *other = strrchr(y, '.');
    const size_t n = end != NULL ? (size_t) (end - x) : 0;
    return row != NULL && row == gv_plan_row(plan, b) &&
           n == (other != NULL ? (size_t) (other - y) : 0) && strncmp(x, y, n) == 0;
}

bool robust_is_left_alone(const gv_plan *plan, const char *key)
{
    const gv_words fixed = plan->claim->fixed;
    for (size_t k = 0; k < fixed.n; k++) {
        if (is_same_number(plan, fixed.at[k], key))
            return true;
    }
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        if (is_same_number(plan, plan->sweep.keys[k], key))
            return true;
    }
    return false;
}

/* What is a convention is no assumption: other values ask another question. */
static bool is_assumed(const gv_param *row)
{
    const bool is_number = row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT ||
                           row->type == GV_TYPE_MONEY;
    return is_number && row->sweep[0] < row->sweep[1] &&
           !gv_same_text(row->source, "convention");
}

static bool is_inside(const gv_param *row, const void *params)
{
    const double value = gv_param_number(row, params);
    return value >= row->sweep[0] && value <= row->sweep[1];
}

/* A number at 0 that cannot be less says that something does not happen: advertisements
 * that never wear out, nobody who complains, items that cost nothing to make. That is a
 * switch, and whoever turns it on asks about another world. */
static bool is_off(const gv_param *row, const void *params)
{
    return !(row->low < 0) && !row->low_open && !(gv_param_number(row, params) > 0);
}

/* ---- gathering ----------------------------------------------------------------------- */

static gv_status add(const gathering *g, const char *folder, const char *name,
                     const gv_param *row, gv_error *err)
{
    char *key =
        gv_format_text(err, "%s%s%s%s%s", folder, folder[0] != '\0' ? "." : "",
                       name != NULL ? name : "", name != NULL ? "." : "", row->name);
    if (key == NULL)
        return GV_E_MEMORY;
    const bool wanted = !robust_is_left_alone(g->plan, key);
    const char *kept = wanted ? gv_arena_text(g->sample->arena, key, err) : key;
    gv_free(key);
    if (kept == NULL)
        return GV_E_MEMORY;
    if (wanted) {
        g->out->key[g->out->n] = kept;
        g->out->row[g->out->n++] = row;
    }
    return GV_OK;
}

static gv_status add_model(const gathering *g, gv_error *err)
{
    const void *params = g->plan->model_params;
    const gv_param *row = g->plan->model->spec.params;
    gv_status status = GV_OK;
    for (; row != NULL && row->name != NULL && status == GV_OK; row++) {
        if (is_assumed(row) && is_inside(row, params) && !is_off(row, params))
            status = add(g, "model", NULL, row, err);
    }
    return status;
}

/* A number that differs between strategies is what they are compared for. */
static bool is_common(const gv_plan *plan, const char *name, const gv_param *row)
{
    bool first = true;
    double value = 0;
    for (size_t a = 0; a < plan->n_arms; a++) {
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++) {
            const gv_tactic_plan *tactic = &plan->arms[a].tactics[k];
            if (!gv_same_text(tactic->name, name))
                continue;
            const double own = gv_param_number(row, tactic->params);
            if (!is_inside(row, tactic->params) || is_off(row, tactic->params) ||
                (!first && (own < value || own > value)))
                return false;
            value = own;
            first = false;
        }
    }
    return !first;
}

static gv_status add_tactic(const gathering *g, const gv_tactic_plan *tactic, gv_error *err)
{
    const gv_param *row = tactic->tactic->spec.params;
    gv_status status = GV_OK;
    for (; row != NULL && row->name != NULL && status == GV_OK; row++) {
        if (is_assumed(row) && is_common(g->sample, tactic->name, row))
            status = add(g, "tactics", tactic->name, row, err);
    }
    return status;
}

/* Tactics of one name are one thing, whichever strategy they are in. */
static gv_status add_tactics(const gathering *g, gv_error *err)
{
    const gv_plan *plan = g->sample;
    gv_status status = GV_OK;
    for (size_t name = 0; name < plan->tactic_names.n && status == GV_OK; name++) {
        const gv_tactic_plan *found = NULL;
        for (size_t a = 0; a < plan->n_arms; a++)
            for (size_t k = 0; k < plan->arms[a].n_tactics && found == NULL; k++)
                if (gv_same_text(plan->arms[a].tactics[k].name,
                                 plan->tactic_names.at[name]))
                    found = &plan->arms[a].tactics[k];
        if (found != NULL)
            status = add_tactic(g, found, err);
    }
    return status;
}

/* Money a head, from what hardly buys a reading to what reaches everybody every week. The
 * budget's own row knows no heads, and so no range. An assumption. */
static const double money_a_head[2] = { 0.05, 1.5 };

static gv_status add_budget(const gathering *g, gv_error *err)
{
    const gv_param *row = gv_plan_row(g->plan, "budget");
    gv_param *own = gv_arena_alloc(g->sample->arena, 1, sizeof *own, err);
    if (own == NULL)
        return GV_E_MEMORY;
    *own = *row;
    own->sweep[0] = money_a_head[0] * (double) g->plan->people;
    own->sweep[1] = money_a_head[1] * (double) g->plan->people;
    return is_inside(own, &g->plan->experiment) ? add(g, "", NULL, own, err) : GV_OK;
}

/* Generators call it by these names: how much rather people are tied who are like each
 * other. Nobody knows how much, and none at all is as much of an assumption as some, so
 * that it is no switch. */
static bool is_homophily(const gv_layer_plan *layer, const gv_param *row)
{
    const gv_param *groups = gv_spec_find(&layer->generator->spec, "groups");
    if (gv_same_text(row->name, "likeness"))
        return true;
    return gv_same_text(row->name, "homophily") &&
           (groups == NULL || gv_param_number(groups, layer->params) > 1);
}

static gv_status add_layer(const gathering *g, const gv_layer_plan *layer, gv_error *err)
{
    const gv_param *row = layer->generator->spec.params;
    const char *folder = layer->name != NULL ? "network.layers" : "network";
    gv_status status = GV_OK;
    for (; row != NULL && row->name != NULL && status == GV_OK; row++) {
        if (is_homophily(layer, row) && is_assumed(row) && is_inside(row, layer->params))
            status = add(g, folder, layer->name, row, err);
    }
    return status;
}

static gv_status add_network(const gathering *g, gv_error *err)
{
    gv_status status = GV_OK;
    for (uint32_t k = 0; k < gv_plan_layers(g->plan) && status == GV_OK; k++) {
        const gv_layer_plan layer = gv_plan_layer(g->plan, k);
        status = add_layer(g, &layer, err);
    }
    return status;
}

/* ---- all ----------------------------------------------------------------------------- */

static size_t rows_of(const gv_spec *spec)
{
    size_t n = 0;
    while (spec->params != NULL && spec->params[n].name != NULL)
        n++;
    return n;
}

static size_t most_rows(const gv_plan *plan)
{
    size_t n = rows_of(&plan->model->spec) + 1;
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++)
        n += rows_of(&gv_plan_layer(plan, k).generator->spec);
    for (size_t a = 0; a < plan->n_arms; a++)
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++)
            n += rows_of(&plan->arms[a].tactics[k].tactic->spec);
    return n;
}

gv_status robust_rows_find(const gv_plan *plan, const gv_plan *sample, size_t spare,
                           robust_rows *out, gv_error *err)
{
    gv_status status;
    const size_t room = most_rows(sample) + spare;
    robust_rows rows = { .n = 0 };
    const gathering g = { .plan = plan, .sample = sample, .out = &rows };
    rows.key = gv_arena_alloc(sample->arena, room, sizeof *rows.key, err);
    rows.row = gv_arena_alloc(sample->arena, room, sizeof *rows.row, err);
    if (rows.key == NULL || rows.row == NULL)
        return GV_E_MEMORY;
    GV_TRY(add_model(&g, err));
    GV_TRY(add_tactics(&g, err));
    GV_TRY(add_budget(&g, err));
    GV_TRY(add_network(&g, err));
    if (rows.n == 0) {
        status = GV_FAIL(err, GV_E_SCENARIO, "%s assumes no number that could be varied",
                         plan->name);
        goto done;
    }
    *out = rows;
done:
    return status;
}
