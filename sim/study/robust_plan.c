/* The sample over everything that a claim's model and tactics assume, as a plan with a
 * sweep. */
#include "study/claim_internal.h"

#include <math.h>
#include <string.h>

/* Numbers to vary; all in the sample's arena. */
typedef struct variation {
    const gv_plan *plan;
    gv_plan *sample; /* without the strategies that no prediction speaks of */
    claim_cells cells;
    const char **key;
    const gv_param **row;
    size_t n, room;
} variation;

static bool is_listed(const gv_plan *plan, const char *key)
{
    for (size_t k = 0; k < plan->claim->fixed.n; k++) {
        if (gv_same_text(plan->claim->fixed.at[k], key))
            return true;
    }
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        if (gv_same_text(plan->sweep.keys[k], key))
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

static gv_status add(variation *v, const char *folder, const char *name,
                     const gv_param *row, gv_error *err)
{
    char *key = gv_format_text(err, "%s%s%s.%s", folder, name != NULL ? "." : "",
                               name != NULL ? name : "", row->name);
    if (key == NULL)
        return GV_E_MEMORY;
    const bool wanted = !is_listed(v->plan, key);
    const char *kept = wanted ? gv_arena_text(v->sample->arena, key, err) : key;
    gv_free(key);
    if (kept == NULL)
        return GV_E_MEMORY;
    if (wanted) {
        v->key[v->n] = kept;
        v->row[v->n++] = row;
    }
    return GV_OK;
}

static gv_status add_model(variation *v, gv_error *err)
{
    const gv_param *row = v->plan->model->spec.params;
    gv_status status = GV_OK;
    for (; row != NULL && row->name != NULL && status == GV_OK; row++) {
        if (is_assumed(row) && is_inside(row, v->plan->model_params))
            status = add(v, "model", NULL, row, err);
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
            if (!is_inside(row, tactic->params) || (!first && (own < value || own > value)))
                return false;
            value = own;
            first = false;
        }
    }
    return !first;
}

static gv_status add_tactic(variation *v, const gv_tactic_plan *tactic, gv_error *err)
{
    const gv_param *row = tactic->tactic->spec.params;
    gv_status status = GV_OK;
    for (; row != NULL && row->name != NULL && status == GV_OK; row++) {
        if (is_assumed(row) && is_common(v->sample, tactic->name, row))
            status = add(v, "tactics", tactic->name, row, err);
    }
    return status;
}

/* Tactics of one name are one thing, whichever strategy they are in. */
static gv_status add_tactics(variation *v, gv_error *err)
{
    const gv_plan *plan = v->sample;
    gv_status status = GV_OK;
    for (size_t name = 0; name < plan->tactic_names.n && status == GV_OK; name++) {
        const gv_tactic_plan *found = NULL;
        for (size_t a = 0; a < plan->n_arms; a++)
            for (size_t k = 0; k < plan->arms[a].n_tactics && found == NULL; k++)
                if (gv_same_text(plan->arms[a].tactics[k].name,
                                 plan->tactic_names.at[name]))
                    found = &plan->arms[a].tactics[k];
        if (found != NULL)
            status = add_tactic(v, found, err);
    }
    return status;
}

static size_t rows_of(const gv_spec *spec)
{
    size_t n = 0;
    while (spec->params != NULL && spec->params[n].name != NULL)
        n++;
    return n;
}

static gv_status find_numbers(variation *v, gv_error *err)
{
    gv_status status;
    const gv_plan *plan = v->sample;
    v->room = rows_of(&plan->model->spec) + plan->sweep.n_keys;
    for (size_t a = 0; a < plan->n_arms; a++)
        for (size_t k = 0; k < plan->arms[a].n_tactics; k++)
            v->room += rows_of(&plan->arms[a].tactics[k].tactic->spec);
    v->key = gv_arena_alloc(v->sample->arena, v->room, sizeof *v->key, err);
    v->row = gv_arena_alloc(v->sample->arena, v->room, sizeof *v->row, err);
    if (v->key == NULL || v->row == NULL)
        return GV_E_MEMORY;
    GV_TRY(add_model(v, err));
    GV_TRY(add_tactics(v, err));
    if (v->n == 0)
        status = GV_FAIL(err, GV_E_SCENARIO, "%s assumes no number that could be varied",
                         plan->name);
done:
    return status;
}

/* Evenly on the number's own scale; whole where it counts. */
static double value_at(const gv_param *row, double u)
{
    const double low = row->sweep[0], high = row->sweep[1];
    const bool is_log = row->scale == GV_SCALE_LOG && low > 0;
    double value = is_log ? low * exp(u * log(high / low)) : low + u * (high - low);
    value = fmin(fmax(value, low), high);
    return row->type == GV_TYPE_COUNT ? floor(value + 0.5) : value;
}

/* Of the plan's own points, those that predictions speak of. */
static void copy_own(const variation *v, size_t width, double *values)
{
    const size_t *place = v->cells.point;
    for (uint64_t p = 0; p < gv_plan_points(v->plan); p++) {
        for (size_t j = 0; j < v->plan->sweep.n_keys && place[p] != SIZE_MAX; j++)
            values[place[p] * width + v->n + j] = gv_plan_swept(v->plan, p, j);
    }
}

static gv_status lay_out(variation *v, uint64_t n, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = v->plan;
    const size_t own = plan->sweep.n_keys, width = v->n + own, points = v->cells.n_points;
    double *cube = gv_alloc(n, v->n * sizeof *cube, err);
    double *values =
        gv_arena_alloc(v->sample->arena, n * points * width, sizeof *values, err);
    if (cube == NULL || values == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(robust_points(plan->experiment.seed, n, v->n, cube, err));
    for (uint64_t k = 0; k < n * points; k++)
        for (size_t j = 0; j < v->n; j++)
            values[k * width + j] = value_at(v->row[j], cube[k / points * v->n + j]);
    for (uint64_t k = 0; k < n; k++)
        copy_own(v, width, values + k * points * width);
    for (size_t j = 0; j < own; j++)
        v->key[v->n + j] = plan->sweep.keys[j];
    v->sample->sweep = (gv_sweep){
        .keys = v->key, .n_keys = width, .n_points = n * points, .values = values
    };
done:
    gv_free(cube);
    return status;
}

bool robust_is_sampled(const gv_plan *plan, size_t k)
{
    return claim_has_pairs(gv_claim_kind(plan->claim, k)) &&
           gv_claim_at(plan->claim, k)->role == GV_ROLE_PREDICTS;
}

/* Rankings and tails are of all replicates together, and at a point there are few. */
static gv_status refuse_whole(const gv_plan *plan, gv_error *err)
{
    for (size_t k = 0; k < plan->claim->comparisons.n; k++) {
        const gv_comparison_kind kind = gv_claim_kind(plan->claim, k);
        const bool is_told = kind == GV_COMPARE_DESCRIPTION ||
                             gv_claim_at(plan->claim, k)->role != GV_ROLE_PREDICTS;
        if (!is_told && !claim_has_pairs(kind))
            return GV_FAIL(err, GV_E_SCENARIO,
                           "%s predicts a %s of all replicates together, which the few "
                           "pairs at a point do not show",
                           plan->name, gv_comparison_specs[kind]->name);
    }
    return GV_OK;
}

gv_status gv_robust_plan(const gv_plan *plan, uint64_t n, uint64_t pairs, gv_plan **out,
                         gv_error *err)
{
    gv_status status;
    variation v = { .plan = plan };
    if (plan->claim == NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "%s makes no claim", plan->name);
    GV_TRY(refuse_whole(plan, err));
    GV_TRY(gv_plan_copy(plan, &v.sample, err));
    GV_TRY(claim_cells_find(plan, robust_is_sampled, v.sample->arena, &v.cells, err));
    claim_cells_trim(&v.cells, v.sample);
    GV_TRY(find_numbers(&v, err));
    GV_TRY(lay_out(&v, n, err));
    v.sample->experiment.replicates = pairs;
    *out = v.sample;
    v.sample = NULL;
done:
    gv_plan_free(v.sample);
    return status;
}

size_t gv_robust_keys(const gv_plan *plan, const gv_plan *sample)
{
    return sample->sweep.n_keys - plan->sweep.n_keys;
}
