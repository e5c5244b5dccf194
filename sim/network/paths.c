/* Lengths of shortest paths: breadth-first searches from everybody or, on large networks,
 * from keyed random people, who are dealt into groups so that the spread between groups
 * says how far the sample may be off. */
#include "network_internal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { GROUPS = 32 };
/* A search looks at every person and every arc; some 10^8 of them a second. */
#define WORK 2e8

/* Pairs by length of their path, one column a group. */
typedef struct lengths {
    uint64_t *pairs; /* [room][GROUPS] */
    uint32_t room;
    uint32_t longest;
    double searches[GROUPS];
} lengths;

typedef struct search {
    gv_csr out;
    uint32_t *queue; /* [n] */
    uint32_t *met;   /* [n] number of the last search that came by, from 1 */
} search;

static gv_status note(lengths *l, uint32_t length, uint32_t group, uint64_t pairs,
                      gv_error *err)
{
    if (length >= l->room) {
        const uint32_t room = 2 * length + 16;
        uint64_t *more = gv_resize(l->pairs, (size_t) room * GROUPS, sizeof *more, err);
        if (more == NULL)
            return GV_E_MEMORY;
        for (size_t k = (size_t) l->room * GROUPS; k < (size_t) room * GROUPS; k++)
            more[k] = 0;
        l->pairs = more;
        l->room = room;
    }
    l->pairs[(size_t) length * GROUPS + group] += pairs;
    l->longest = length > l->longest ? length : l->longest;
    return GV_OK;
}

/* Level by level, from a speaker to all whom their word can reach. */
static gv_status search_from(search *s, uint32_t pivot, uint32_t number, uint32_t group,
                             lengths *l, gv_error *err)
{
    uint32_t n = 1, first = 0;
    s->queue[0] = pivot;
    s->met[pivot] = number;
    for (uint32_t length = 1; first < n; length++) {
        const uint32_t end = n;
        for (; first < end; first++) {
            const uint32_t u = s->queue[first];
            const uint64_t last = s->out.offset[u + UINT64_C(1)];
            for (uint64_t arc = s->out.offset[u]; arc < last; arc++) {
                const uint32_t v = s->out.target[arc];
                if (s->met[v] == number)
                    continue;
                s->met[v] = number;
                s->queue[n++] = v;
            }
        }
        if (n > end) {
            const gv_status status = note(l, length, group, n - end, err);
            if (status != GV_OK)
                return status;
        }
    }
    l->searches[group]++;
    return GV_OK;
}

/* ---- what the lengths say ---- */

static double pairs_within(const lengths *l, uint32_t group, uint32_t length)
{
    double sum = 0;
    for (uint32_t d = 1; d <= length && d <= l->longest; d++)
        sum += (double) l->pairs[(size_t) d * GROUPS + group];
    return sum;
}

/* Pairs within a length that need not be whole: linear between the steps. */
static double pairs_near(const lengths *l, uint32_t group, double length)
{
    const uint32_t whole = (uint32_t) length;
    const double below = pairs_within(l, group, whole);
    return below + (length - whole) * (pairs_within(l, group, whole + 1) - below);
}

static double sum_of_lengths(const lengths *l, uint32_t group)
{
    double sum = 0;
    for (uint32_t d = 1; d <= l->longest; d++)
        sum += (double) d * (double) l->pairs[(size_t) d * GROUPS + group];
    return sum;
}

/* The length within which that share of the pairs with a path lies. */
static double length_of_share(const lengths *l, double share)
{
    double all = 0, below = 0;
    for (uint32_t g = 0; g < GROUPS; g++)
        all += pairs_within(l, g, l->longest);
    for (uint32_t d = 1; d <= l->longest; d++) {
        double here = 0;
        for (uint32_t g = 0; g < GROUPS; g++)
            here += (double) l->pairs[(size_t) d * GROUPS + g];
        if (here > 0 && below + here >= share * all)
            return d - 1 + (share * all - below) / here;
        below += here;
    }
    return l->longest;
}

/* A ratio of sums over groups, and half of its 95 % interval: the spread of the groups
 * about the ratio, less what a sample from finitely many people leaves out. Cochran (1977),
 * Sampling Techniques, section 6.3 */
static double ratio_of(const double *y, const double *x, double sampled, double *half)
{
    double sum_y = 0, sum_x = 0, square = 0;
    for (uint32_t g = 0; g < GROUPS; g++) {
        sum_y += y[g];
        sum_x += x[g];
    }
    const double ratio = sum_y / sum_x;
    for (uint32_t g = 0; g < GROUPS; g++)
        square += (y[g] - ratio * x[g]) * (y[g] - ratio * x[g]);
    const double variance = GROUPS * square / (GROUPS - 1) / (sum_x * sum_x);
    *half = sampled >= 1
                ? 0
                : gsl_cdf_tdist_Pinv(0.975, GROUPS - 1) * sqrt(variance * (1 - sampled));
    return ratio;
}

static gv_interval around(double value, double half)
{
    return (gv_interval){ .value = value, .low = value - half, .high = value + half };
}

static void conclude(const lengths *l, uint32_t n, double sampled, gv_path_lengths *out)
{
    const double share = 0.9;
    double pairs[GROUPS], sum[GROUPS], near[GROUPS], possible[GROUPS], half = 0;
    for (uint32_t g = 0; g < GROUPS; g++) {
        pairs[g] = pairs_within(l, g, l->longest);
        sum[g] = sum_of_lengths(l, g);
        possible[g] = l->searches[g] * (n - 1.0);
    }
    double value = ratio_of(pairs, possible, sampled, &half);
    out->reachable = around(value, half);
    if (!(value > 0))
        return;
    value = ratio_of(sum, pairs, sampled, &half);
    out->mean = around(value, half);
    /* Woodruff (1952), doi:10.1080/01621459.1952.10483443: the interval of the share at
     * that length, read back as lengths. */
    out->within_90.value = length_of_share(l, share);
    for (uint32_t g = 0; g < GROUPS; g++)
        near[g] = pairs_near(l, g, out->within_90.value);
    ratio_of(near, pairs, sampled, &half);
    out->within_90.low = length_of_share(l, share - half);
    out->within_90.high = length_of_share(l, share + half < 1 ? share + half : 1);
    out->longest = l->longest;
}

/* Everybody, or as many as the work allows: whole rounds of the groups. */
static uint32_t pivots_of(gv_csr out)
{
    const double work = (double) out.n + (double) out.offset[out.n];
    const double rounds = floor(WORK / work / GROUPS);
    const double wanted = GROUPS * (rounds < 1 ? 1 : rounds);
    return wanted < out.n ? (uint32_t) wanted : out.n;
}

gv_status gv_csr_path_lengths(gv_csr out, gv_key key, gv_path_lengths *result,
                              gv_error *err)
{
    const gv_interval unknown = { NAN, NAN, NAN };
    const uint32_t wanted = pivots_of(out);
    lengths l = { .room = 0 };
    search s = { .out = out };
    gv_status status = GV_OK;
    uint32_t *pivot = gv_alloc(out.n, sizeof *pivot, err);
    s.queue = pivot ? gv_alloc(out.n, sizeof *s.queue, err) : NULL;
    s.met = s.queue ? gv_alloc(out.n, sizeof *s.met, err) : NULL;
    if (s.met == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    gv_choose_pivots(key, out.n, wanted, pivot);
    for (uint32_t k = 0; k < wanted; k++)
        GV_TRY(search_from(&s, pivot[k], k + 1, k % GROUPS, &l, err));
    *result = (gv_path_lengths){
        .reachable = unknown, .mean = unknown, .within_90 = unknown, .longest = NAN
    };
    result->searches = wanted;
    if (out.n > 1)
        conclude(&l, out.n, (double) wanted / out.n, result);
done:
    gv_free(l.pairs);
    gv_free(s.met);
    gv_free(s.queue);
    gv_free(pivot);
    return status;
}
