/* Activity against result: do the strategies that people react to most also earn most? */
#include "study/study_internal.h"

#include <math.h>

/* Scratch of one replicate. */
typedef struct reading {
    double *activity, *result; /* [n_arms] */
    double *tau;               /* [replicates] */
    double *gap;               /* [n_arms][replicates] */
    uint64_t *group;           /* [replicates] */
} reading;

/* Tau-b: 1 same order, -1 the opposite; NaN when all are equal in one of the two. */
static double kendall(const double *x, const double *y, size_t n)
{
    double agreed = 0, in_x = 0, in_y = 0;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < a; b++) {
            const int dx = (x[a] > x[b]) - (x[a] < x[b]);
            const int dy = (y[a] > y[b]) - (y[a] < y[b]);
            agreed += dx * dy;
            in_x += dx != 0 ? 1 : 0;
            in_y += dy != 0 ? 1 : 0;
        }
    }
    return in_x > 0 && in_y > 0 ? agreed / sqrt(in_x * in_y) : (double) NAN;
}

/* How many standard deviations each lies above the mean of all. */
static bool standardize(double *x, size_t n)
{
    double sum = 0, squares = 0;
    for (size_t a = 0; a < n; a++)
        sum += x[a];
    for (size_t a = 0; a < n; a++)
        squares += (x[a] - sum / (double) n) * (x[a] - sum / (double) n);
    const double sd = sqrt(squares / (double) (n - 1));
    for (size_t a = 0; a < n && sd > 0; a++)
        x[a] = (x[a] - sum / (double) n) / sd;
    return sd > 0;
}

static gv_status make_room(const study_sample *s, size_t n_arms, reading *r, gv_error *err)
{
    r->activity = gv_alloc(n_arms, sizeof *r->activity, err);
    r->result = gv_alloc(n_arms, sizeof *r->result, err);
    r->tau = gv_alloc(s->n, sizeof *r->tau, err);
    r->gap = gv_alloc(n_arms * s->n, sizeof *r->gap, err);
    r->group = gv_alloc(s->n, sizeof *r->group, err);
    return r->activity == NULL || r->result == NULL || r->tau == NULL || r->gap == NULL ||
                   r->group == NULL
               ? GV_E_MEMORY
               : GV_OK;
}

static void forget(reading *r)
{
    gv_free(r->group);
    gv_free(r->gap);
    gv_free(r->tau);
    gv_free(r->result);
    gv_free(r->activity);
}

/* Replicates in which all strategies are alike in one of the two say nothing of their
 * order.
 * @return how many do */
static size_t read_all(const study_sample *s, size_t n_arms, size_t activity, size_t result,
                       reading *r)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        for (size_t a = 0; a < n_arms; a++) {
            r->activity[a] = study_value(s, activity, a, i, 0);
            r->result[a] = study_value(s, result, a, i, 0);
        }
        r->tau[n] = kendall(r->activity, r->result, n_arms);
        r->group[n] = s->group != NULL ? s->group[i] : i;
        if (isnan(r->tau[n]) || !standardize(r->activity, n_arms) ||
            !standardize(r->result, n_arms))
            continue;
        for (size_t a = 0; a < n_arms; a++)
            r->gap[a * s->n + n] = r->activity[a] - r->result[a];
        n++;
    }
    return n;
}

gv_status study_answer_divergence(const study_sample *s, gv_comparison *c, gv_error *err)
{
    gv_status status = GV_OK;
    reading r = { .activity = NULL };
    const size_t activity = study_column(s->block, "engagement", GV_SHAPE_LIFE);
    const size_t result = study_column(s->block, "lifetime_value", GV_SHAPE_LIFE);
    c->divergence.tau = study_unknown();
    if (activity == SIZE_MAX || result == SIZE_MAX || c->n_arms < GV_DIVERGENCE_ARMS)
        return GV_OK;
    gv_interval *index = gv_arena_alloc(c->arena, c->n_arms, sizeof *index, err);
    if (index == NULL)
        return GV_E_MEMORY;
    GV_TRY(make_room(s, c->n_arms, &r, err));
    const size_t n = read_all(s, c->n_arms, activity, result, &r);
    for (size_t a = 0; a < c->n_arms; a++)
        index[a] = n > 0 ? gv_mean_interval(r.gap + a * s->n, r.group, n) : study_unknown();
    c->divergence.n = n;
    if (n > 0)
        c->divergence.tau = gv_mean_interval(r.tau, r.group, n);
    c->divergence.index = index;
done:
    forget(&r);
    return status;
}
