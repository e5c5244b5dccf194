/* The sample over everything that a claim's model and tactics assume, as a plan with a
 * sweep. */
#include "study/claim_internal.h"

#include <math.h>

/* Numbers to vary; all in the sample's arena. */
typedef struct variation {
    const gv_plan *plan;
    gv_plan *sample; /* without the strategies that no prediction speaks of */
    claim_cells cells;
    robust_rows rows;
} variation;

/* Every point has luck of its own, so that it says something of its own. A claim that is
 * about luck keeps its. */
static size_t seeds_of(const gv_plan *plan)
{
    return robust_is_left_alone(plan, "seed") ? 0 : 1;
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

/* What the claim itself sweeps may be of a strategy that no prediction speaks of. */
static bool is_in(const gv_plan *sample, const char *key)
{
    double value;
    return gv_plan_number(sample, key, &value);
}

static size_t own_keys(const gv_plan *plan, const gv_plan *sample)
{
    size_t n = 0;
    for (size_t j = 0; j < plan->sweep.n_keys; j++)
        n += is_in(sample, plan->sweep.keys[j]) ? 1 : 0;
    return n;
}

/* Of the plan's own points, those that predictions speak of. */
static void copy_own(const variation *v, size_t first, size_t width, double *values)
{
    const size_t *place = v->cells.point;
    size_t column = first;
    for (size_t j = 0; j < v->plan->sweep.n_keys; j++) {
        if (!is_in(v->sample, v->plan->sweep.keys[j]))
            continue;
        for (uint64_t p = 0; p < gv_plan_points(v->plan); p++) {
            if (place[p] != SIZE_MAX)
                values[place[p] * width + column] = gv_plan_swept(v->plan, p, j);
        }
        column++;
    }
}

/* The numbers, then the luck, then what the claim itself sweeps. */
static void name_keys(variation *v)
{
    const gv_plan *plan = v->plan;
    size_t column = v->rows.n;
    if (seeds_of(plan) > 0)
        v->rows.key[column++] = "seed";
    for (size_t j = 0; j < plan->sweep.n_keys; j++) {
        if (is_in(v->sample, plan->sweep.keys[j]))
            v->rows.key[column++] = plan->sweep.keys[j];
    }
}

static gv_status lay_out(variation *v, uint64_t n, gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t seed = v->plan->experiment.seed;
    const size_t d = v->rows.n, first = d + seeds_of(v->plan);
    const size_t width = first + own_keys(v->plan, v->sample), points = v->cells.n_points;
    double *cube = gv_alloc(n, d * sizeof *cube, err);
    double *values =
        gv_arena_alloc(v->sample->arena, n * points * width, sizeof *values, err);
    if (cube == NULL || values == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(robust_points(seed, n, d, cube, err));
    for (uint64_t k = 0; k < n * points; k++) {
        for (size_t j = 0; j < d; j++)
            values[k * width + j] = value_at(v->rows.row[j], cube[k / points * d + j]);
        if (first > d)
            values[k * width + d] = (double) robust_seed(seed, k / points);
    }
    for (uint64_t k = 0; k < n; k++)
        copy_own(v, first, width, values + k * points * width);
    name_keys(v);
    v->sample->sweep = (gv_sweep){
        .keys = v->rows.key, .n_keys = width, .n_points = n * points, .values = values
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

/* Sobol's points fill a cube evenly in powers of two only. */
static gv_status check_points(const gv_plan *plan, uint64_t n, uint64_t own, gv_error *err)
{
    if (n < 2 || (n & (n - 1)) != 0) {
        GV_FAIL(err, GV_E_RANGE, "a sample of %llu points does not fill its space evenly",
                (unsigned long long) n);
        gv_error_hint(err, "take a power of two: 64, 128, 256, ...");
        return GV_E_RANGE;
    }
    if (n > GV_MOST_POINTS / own) {
        GV_FAIL(err, GV_E_RANGE,
                "a sample of %llu points at each of %llu points of %s is more than %d",
                (unsigned long long) n, (unsigned long long) own, plan->name,
                GV_MOST_POINTS);
        gv_error_hint(err, "take fewer points");
        return GV_E_RANGE;
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
    GV_TRY(check_points(plan, n, 1, err));
    GV_TRY(refuse_whole(plan, err));
    GV_TRY(gv_plan_copy(plan, &v.sample, err));
    GV_TRY(claim_cells_find(plan, robust_is_sampled, v.sample->arena, &v.cells, err));
    GV_TRY(check_points(plan, n, v.cells.n_points, err));
    claim_cells_trim(&v.cells, v.sample);
    GV_TRY(robust_rows_find(plan, v.sample, 1 + plan->sweep.n_keys, &v.rows, err));
    GV_TRY(lay_out(&v, n, err));
    v.sample->experiment.replicates = pairs;
    /* Pairs at a point count as independent of each other. */
    if (gv_plan_has_random_network(v.sample))
        v.sample->replicates_per_graph = 1;
    *out = v.sample;
    v.sample = NULL;
done:
    gv_plan_free(v.sample);
    return status;
}

size_t gv_robust_keys(const gv_plan *plan, const gv_plan *sample)
{
    return sample->sweep.n_keys - own_keys(plan, sample) - seeds_of(plan);
}
