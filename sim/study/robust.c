/* Does a claim rest on the numbers that were assumed? */
#include "study/claim_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *gv_robustness_words(gv_robustness robustness)
{
    static const char *const words[] = { [GV_ROBUST_UNKNOWN] = "not tried",
                                         [GV_ROBUST] = "robust",
                                         [GV_CONTINGENT] = "contingent",
                                         [GV_FRAGILE] = "fails" };
    return words[robustness];
}

static gv_robustness label_of(double share)
{
    const double robust = 0.8, fragile = 0.2;
    return share >= robust ? GV_ROBUST : share >= fragile ? GV_CONTINGENT : GV_FRAGILE;
}

/* ---- points ------------------------------------------------------------------------ */

/* What one comparison did at the points that are there. */
typedef struct tally {
    uint32_t *as_predicted, *opposite; /* [n] pairs */
    double *effect;                    /* [n]; NaN: lost */
} tally;

typedef struct sampling {
    gv_claim_answer *answer;
    const gv_plan *sample;
    claim_cells cells; /* what is lived at each */
    uint64_t n;
    uint32_t pairs;
    gv_status (*read)(void *self, uint64_t point, gv_block **out, gv_error *err);
    void *self;
    tally *tally;        /* [comparisons] */
    gv_block **block;    /* [points of the cells] */
    const char *failure; /* of the first life that failed */
} sampling;

static void count_pairs(const sampling *s, const gv_compared *c, const claim_table *t,
                        const double *pair, double smallest, uint64_t r, tally *out)
{
    const int sign = claim_sign(c->kind, c->said);
    double sum = 0;
    for (size_t i = 0; i < t->n; i++) {
        const bool beyond = (sign < 0 ? -pair[i] : pair[i]) > smallest;
        const bool behind = (sign < 0 ? -pair[i] : pair[i]) < -smallest;
        out->as_predicted[r] += (sign != 0 ? beyond : !beyond && !behind) ? 1 : 0;
        out->opposite[r] += (sign != 0 ? behind : beyond || behind) ? 1 : 0;
        sum += pair[i];
    }
    out->effect[r] = t->n == s->pairs ? (sign < 0 ? -1 : 1) * sum / (double) t->n : NAN;
}

static gv_status try_comparison(const sampling *s, const claim_lives *lives, size_t k,
                                uint64_t r, gv_error *err)
{
    gv_status status;
    const gv_compared *c = &s->answer->comparisons[k];
    const gv_plan *plan = s->answer->plan;
    claim_table t;
    GV_TRY(claim_table_terms(plan, c->kind, c->said, lives->arena, &t, err));
    claim_cells_place(&s->cells, &t);
    GV_TRY(claim_table_fill(lives, c->said, c->said->metric, c->said->per, &t, err));
    if (t.n < s->pairs)
        goto done;
    double *pair = gv_arena_alloc(lives->arena, t.n, sizeof *pair, err);
    if (pair == NULL)
        return GV_E_MEMORY;
    const claim_effect e = claim_effect_of(c->kind, c->said, &t, pair);
    count_pairs(s, c, &t, pair, claim_smallest(c->kind, c->said, c->outcome, e.control), r,
                &s->tally[k]);
done:
    return status;
}

static gv_status remember_failure(sampling *s, const gv_block *b, gv_error *err)
{
    for (size_t lane = 0; lane < gv_block_lanes(b) && s->failure == NULL; lane++) {
        for (uint64_t row = 0; row < b->n && s->failure == NULL; row++) {
            const char *why = gv_block_failure(b, lane, row);
            if (why == NULL)
                continue;
            s->failure = gv_arena_text(s->answer->arena, why, err);
            if (s->failure == NULL)
                return GV_E_MEMORY;
        }
    }
    return GV_OK;
}

static gv_status try_point(sampling *s, uint64_t r, gv_error *err)
{
    gv_status status = GV_OK;
    gv_arena *arena = NULL;
    claim_lives lives;
    const size_t points = s->cells.n_points;
    GV_TRY(gv_arena_create(&arena, err));
    for (size_t p = 0; p < points; p++) {
        GV_TRY(s->read(s->self, r * points + p, &s->block[p], err));
        GV_TRY(remember_failure(s, s->block[p], err));
    }
    GV_TRY(claim_lives_choose(s->sample, s->block, points, s->pairs, arena, &lives, err));
    for (size_t k = 0; k < s->answer->n_comparisons; k++) {
        if (robust_is_sampled(s->answer->plan, k))
            GV_TRY(try_comparison(s, &lives, k, r, err));
    }
done:
    for (size_t p = 0; p < points; p++) {
        gv_block_free(s->block[p]);
        s->block[p] = NULL;
    }
    gv_arena_free(arena);
    return status;
}

/* ---- shares ------------------------------------------------------------------------ */

/* Only points that are there. @return how many */
static size_t packed(const tally *t, uint64_t n, const uint32_t *from, uint32_t *out)
{
    size_t m = 0;
    for (uint64_t r = 0; r < n; r++) {
        if (!isnan(t->effect[r]))
            out[m++] = from[r];
    }
    return m;
}

static gv_status shares_of(const sampling *s, const tally *t, gv_robust_answer *out,
                           gv_error *err)
{
    uint32_t *count = gv_alloc(s->n, sizeof *count, err);
    if (count == NULL)
        return GV_E_MEMORY;
    size_t m = packed(t, s->n, t->as_predicted, count);
    out->as_predicted = robust_share(count, m, s->pairs);
    m = packed(t, s->n, t->opposite, count);
    out->opposite = fmin(robust_share(count, m, s->pairs), 1 - out->as_predicted);
    out->within = 1 - out->as_predicted - out->opposite;
    out->n_lost = s->n - m;
    out->label = m > 0 ? label_of(out->as_predicted) : GV_ROBUST_UNKNOWN;
    gv_free(count);
    return GV_OK;
}

/* ---- drivers ------------------------------------------------------------------------ */

static int stronger(const void *a, const void *b)
{
    const gv_driver *x = a, *y = b;
    const double by = fabs(x->rank_correlation), other = fabs(y->rank_correlation);
    if (by > other || by < other)
        return by > other ? -1 : 1;
    return strcmp(x->key, y->key);
}

/* Those that noise does not give come first, as they are the strongest. */
static size_t count_named(const gv_driver *driver, size_t d)
{
    const double error = 0.05;
    size_t n = 0;
    while (n < d && driver[n].p <= error)
        n++;
    return n;
}

static gv_status find_drivers(const sampling *s, const tally *t, gv_robust_answer *out,
                              gv_error *err)
{
    gv_status status = GV_OK;
    const size_t d = gv_robust_keys(s->answer->plan, s->sample);
    const size_t width = s->sample->sweep.n_keys;
    double *x = gv_alloc(s->n, d * sizeof *x, err);
    double *y = gv_alloc(s->n, sizeof *y, err);
    double *rank = gv_alloc(d, sizeof *rank, err);
    gv_driver *driver = gv_arena_alloc(s->answer->arena, d, sizeof *driver, err);
    if (x == NULL || y == NULL || rank == NULL || driver == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    size_t n = 0;
    for (uint64_t r = 0; r < s->n; r++) {
        if (isnan(t->effect[r]))
            continue;
        memcpy(x + n * d, s->sample->sweep.values + r * s->cells.n_points * width,
               d * sizeof *x);
        y[n++] = t->effect[r];
    }
    GV_TRY(robust_rank_correlations(x, y, n, d, rank, err));
    for (size_t j = 0; j < d; j++) {
        driver[j] = (gv_driver){ .key = gv_arena_text(s->answer->arena,
                                                      s->sample->sweep.keys[j], err),
                                 .rank_correlation = isnan(rank[j]) ? 0 : rank[j],
                                 .p = robust_driver_p(rank[j], n, d) };
        GV_TRY(robust_first_order(x + j, d, y, n, &driver[j].first_order, err));
        if (driver[j].key == NULL) {
            status = GV_E_MEMORY;
            goto done;
        }
    }
    qsort(driver, d, sizeof *driver, stronger);
    out->drivers = driver;
    out->n_drivers = count_named(driver, d);
done:
    gv_free(rank);
    gv_free(y);
    gv_free(x);
    return status;
}

/* ---- all ---------------------------------------------------------------------------- */

static gv_status make_room(sampling *s, gv_error *err)
{
    gv_arena *arena = s->answer->arena;
    const size_t n = (size_t) s->n;
    s->tally = gv_arena_alloc(arena, s->answer->n_comparisons, sizeof *s->tally, err);
    s->block = gv_arena_alloc(arena, s->cells.n_points, sizeof(gv_block *), err);
    if (s->tally == NULL || s->block == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < s->answer->n_comparisons; k++) {
        tally *t = &s->tally[k];
        t->as_predicted = gv_arena_alloc(arena, n, sizeof *t->as_predicted, err);
        t->opposite = gv_arena_alloc(arena, n, sizeof *t->opposite, err);
        t->effect = gv_arena_alloc(arena, n, sizeof *t->effect, err);
        if (t->as_predicted == NULL || t->opposite == NULL || t->effect == NULL)
            return GV_E_MEMORY;
        for (size_t r = 0; r < n; r++)
            t->effect[r] = NAN;
    }
    return GV_OK;
}

/* What the numbers are of, beside the shares. */
static gv_status tell_points(const sampling *s, gv_robust_answer *out, gv_error *err)
{
    gv_status status;
    const tally *t = &s->tally[out->comparison];
    const size_t n = gv_robust_keys(s->answer->plan, s->sample);
    const char **key = gv_arena_alloc(s->answer->arena, n, sizeof *key, err);
    if (key == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++) {
        key[k] = gv_arena_text(s->answer->arena, s->sample->sweep.keys[k], err);
        if (key[k] == NULL)
            return GV_E_MEMORY;
    }
    out->effect = t->effect;
    out->n_keys = n;
    out->keys = key;
    GV_TRY(find_drivers(s, t, out, err));
done:
    return status;
}

/* All that is predicted has to hold: the claim is as robust as the weakest of it, and no
 * more than contingent where it might be less at the points that were lost. */
static gv_status conclude(const sampling *s, gv_error *err)
{
    gv_status status = GV_OK;
    gv_robust_answer weakest = { .label = GV_ROBUST_UNKNOWN, .as_predicted = INFINITY };
    size_t undefined = 0;
    bool is_capped = false;
    for (size_t k = 0; k < s->answer->n_comparisons; k++) {
        gv_robust_answer r = { .n_points = s->n, .pairs = s->pairs, .comparison = k };
        if (!robust_is_sampled(s->answer->plan, k))
            continue;
        GV_TRY(shares_of(s, &s->tally[k], &r, err));
        const double there = (double) (s->n - r.n_lost) / (double) s->n;
        const double least = there > 0 ? r.as_predicted * there : 0;
        undefined += r.label == GV_ROBUST_UNKNOWN ? 1 : 0;
        is_capped = is_capped || label_of(least) != GV_ROBUST;
        if (r.label != GV_ROBUST_UNKNOWN && r.as_predicted < weakest.as_predicted)
            weakest = r;
    }
    s->answer->robust.n_undefined = undefined;
    if (weakest.label == GV_ROBUST_UNKNOWN) {
        s->answer->robust.left_out =
            s->failure != NULL ? s->failure : "at no point is what it predicts defined";
        goto done;
    }
    weakest.n_undefined = undefined;
    if (weakest.label == GV_ROBUST && is_capped)
        weakest.label = GV_CONTINGENT;
    GV_TRY(tell_points(s, &weakest, err));
    s->answer->robust = weakest;
done:
    return status;
}

gv_status gv_robust_judge(gv_claim_answer *answer, const gv_plan *sample,
                          gv_status (*read)(void *self, uint64_t point, gv_block **out,
                                            gv_error *err),
                          void *self, gv_error *err)
{
    gv_status status;
    sampling s = { .answer = answer,
                   .sample = sample,
                   .pairs = (uint32_t) sample->experiment.replicates,
                   .read = read,
                   .self = self };
    GV_TRY(claim_cells_find(answer->plan, robust_is_sampled, answer->arena, &s.cells, err));
    s.n = sample->sweep.n_points / s.cells.n_points;
    GV_TRY(make_room(&s, err));
    for (uint64_t r = 0; r < s.n; r++)
        GV_TRY(try_point(&s, r, err));
    GV_TRY(conclude(&s, err));
done:
    return status;
}
