/* Two who meet: whom somebody meets, and how the two come closer. Layer 3. */
#include "model/family/opinion_pairs.h"

#include <math.h>

/* The least k with luck below the sum of the first k + 1 weights, by halving. */
static uint32_t place_of(const double *sum, uint32_t n, double luck)
{
    uint32_t low = 0, high = n - 1;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (luck < sum[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Weights are those of the distances over the least of them: of any exponent none
 * overflows, and one is 1. */
uint32_t gv_pairs_choose(double *distance, uint32_t n, double gamma, uint64_t luck)
{
    double least = INFINITY, sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        distance[k] = distance[k] > GV_PAIRS_NEAREST ? distance[k] : GV_PAIRS_NEAREST;
        least = distance[k] < least ? distance[k] : least;
    }
    for (uint32_t k = 0; k < n; k++)
        distance[k] = sum += gv_real_pow(distance[k] / least, -gamma);
    return place_of(distance, n, gv_unit(luck) * sum);
}

uint32_t gv_pairs_partner(gv_world *w, uint32_t v, double gamma, uint64_t luck)
{
    gv_reals_life *l = w->own;
    const uint32_t n = gv_heard(w, v);
    if (n == 0)
        return v;
    if (!(gamma > 0))
        return gv_heard_at(w, v, (uint32_t) gv_below(luck, n));
    for (uint32_t k = 0; k < n; k++)
        l->next[k] = fabs(l->opinion[gv_heard_at(w, v, k)] - l->opinion[v]);
    return gv_heard_at(w, v, gv_pairs_choose(l->next, n, gamma, luck));
}

void gv_pairs_meet(gv_world *w, const void *params, const gv_pairs *pairs, uint32_t v,
                   uint32_t u)
{
    const gv_reals_life *l = w->own;
    const double distance = l->opinion[u] - l->opinion[v];
    const double step = pairs->mu * distance;
    if (u == v || fabs(distance) >= pairs->epsilon)
        return;
    gv_reals_take(w, params, v, l->opinion[v] + step, u);
    gv_reals_take(w, params, u, l->opinion[u] - step, v);
}
