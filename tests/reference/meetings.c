/* People who meet in pairs, one pair after another, and come closer or part. */
#include "opinions.h"

#include <math.h>

/* One of n by distance to the power -bias; no distance counts as less than 1e-5. */
static uint32_t choose(const double *distance, uint32_t n, double bias, uint64_t bits)
{
    double weight[TWIN_PEOPLE], least = INFINITY, all = 0, sum = 0;
    for (uint32_t k = 0; k < n; k++)
        least = fmin(least, fmax(distance[k], 1e-5));
    for (uint32_t k = 0; k < n; k++) {
        weight[k] = gv_real_pow(fmax(distance[k], 1e-5) / least, -bias);
        all += weight[k];
    }
    for (uint32_t k = 0; k + 1 < n; k++) {
        sum += weight[k];
        if (gv_unit(bits) * all < sum)
            return k;
    }
    return n - 1;
}

static uint32_t partner(const twin *t, const twin_minds *x, const twin_meeting *rule,
                        uint32_t v, uint64_t bits)
{
    double distance[TWIN_PEOPLE];
    const uint32_t heard = twin_heard(t, v);
    if (!(rule->bias > 0))
        return twin_heard_at(t, v, gv_below(bits, heard));
    for (uint32_t k = 0; k < heard; k++)
        distance[k] = fabs(x->now[twin_heard_at(t, v, k)] - x->now[v]);
    return twin_heard_at(t, v, choose(distance, heard, rule->bias, bits));
}

static double kept_within(double opinion)
{
    return fmin(fmax(opinion, 0), 1);
}

static void meet(twin *t, twin_minds *x, const twin_meeting *rule, uint32_t v, uint32_t u)
{
    const double from = x->now[v], to = x->now[u];
    const double step = rule->mu * (to - from);
    if (fabs(to - from) > rule->rejection) {
        twin_mind(t, x, v, kept_within(from - step), u);
        twin_mind(t, x, u, kept_within(to + step), v);
    } else if (fabs(to - from) < rule->confidence) {
        twin_mind(t, x, v, from + step, u);
        twin_mind(t, x, u, to - step, v);
    }
}

static double says(const twin *t, const twin_meeting *rule, uint32_t outlet)
{
    if (rule->said != NULL)
        return rule->said[outlet];
    const double drawn = gv_unit(twin_luck(t, outlet, 0, 0, REAL_OUTLETS).low);
    return rule->low + (1 - rule->low) * drawn;
}

static void see_media(twin *t, twin_minds *x, const twin_meeting *rule, uint32_t v,
                      gv_bits bits)
{
    double distance[TWIN_OUTLETS];
    if (!gv_happens(bits.low, gv_chance_of(rule->p)))
        return;
    for (uint32_t k = 0; k < rule->outlets; k++)
        distance[k] = fabs(says(t, rule, k) - x->now[v]);
    const uint32_t seen = choose(distance, rule->outlets, rule->media_bias, bits.high);
    const double off = says(t, rule, seen) - x->now[v];
    if (fabs(off) < rule->confidence)
        twin_mind(t, x, v, x->now[v] + rule->mu * off, v);
}

void twin_meetings(twin *t, const twin_meeting *rule)
{
    twin_minds x = { .now = { 0 } };
    twin_begin_minds(t, &x, rule->low);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        twin_pull_minds(t, &x, tick);
        for (uint32_t event = 0; event < t->n; event++) {
            const gv_bits bits = twin_luck(t, event, 0, tick, REAL_PICKS);
            const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
            if (twin_heard(t, v) > 0)
                meet(t, &x, rule, v, partner(t, &x, rule, v, bits.high));
            if (rule->media)
                see_media(t, &x, rule, v, twin_luck(t, event, 0, tick, REAL_MORE));
        }
        twin_close_tick(t, tick);
    }
}

/* ---- towards the near, away from the far ---- */

static void pull(twin *t, twin_minds *x, const twin_pull *rule, uint32_t v, uint32_t u)
{
    const double mine = x->now[v], other = x->now[u];
    const bool near = fabs(mine - other) < rule->confidence;
    const double weight = rule->of_file ? t->tie[u][v] : rule->weight;
    const double step = fabs(mine + weight * other) / 2 * (1 - fabs(mine));
    const double sign = (other > mine) == near ? 1 : -1;
    if (mine != other && (near ? rule->attracts : rule->repels))
        twin_mind(t, x, v, fmin(fmax(mine + sign * step, -1), 1), u);
}

void twin_pulls(twin *t, const twin_pull *rule)
{
    twin_minds x = { .now = { 0 } };
    twin_begin_minds(t, &x, rule->low);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        twin_pull_minds(t, &x, tick);
        for (uint32_t event = 0; event < t->n; event++) {
            const gv_bits bits = twin_luck(t, event, 0, tick, REAL_PICKS);
            const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
            const uint32_t heard = twin_heard(t, v);
            if (heard > 0)
                pull(t, &x, rule, v, twin_heard_at(t, v, gv_below(bits.high, heard)));
        }
        twin_close_tick(t, tick);
    }
}
