/* Averages of whom a person hears: of all, of the near, of the near by weight. */
#include "opinions.h"

#include <math.h>
#include <string.h>

/* Of everybody, and oneself; then what is left of the beginning. */
static double of_all(const twin *t, const twin_minds *x, const twin_average *rule,
                     uint32_t v)
{
    double sum = 0, weight = 0;
    for (uint32_t u = 0; u < t->n; u++) {
        const double tie = t->tie[u][v] > 0 && !rule->of_file ? 1 : t->tie[u][v];
        if (!(tie > 0))
            continue;
        weight += tie;
        sum += tie * x->now[u];
    }
    const double own = rule->shares ? fmax(1 - weight, 0) : rule->own;
    const double all = own + weight;
    const double average = all > 0 ? (own * x->now[v] + sum) / all : x->now[v];
    const double open = rule->open_from_own ? 1 - (all > 0 ? own / all : 1) : rule->open;
    return open * average + (1 - open) * x->first[v];
}

static bool is_near(const twin *t, const twin_minds *x, const twin_average *rule,
                    uint32_t u, uint32_t v)
{
    return t->tie[u][v] > 0 && fabs(x->now[u] - x->now[v]) <= rule->confidence;
}

static double of_the_near(const twin *t, const twin_minds *x, const twin_average *rule,
                          uint32_t v)
{
    double sum = x->now[v], n = 1;
    for (uint32_t u = 0; u < t->n; u++) {
        sum += is_near(t, x, rule, u, v) ? x->now[u] : 0;
        n += is_near(t, x, rule, u, v) ? 1 : 0;
    }
    return sum / n;
}

static double of_the_near_by_weight(const twin *t, const twin_minds *x,
                                    const twin_average *rule, uint32_t v)
{
    const double mine = x->now[v];
    double sum = rule->additive ? 0 : mine, all = rule->additive ? 0 : 1;
    for (uint32_t u = 0; u < t->n; u++) {
        const double weight = rule->of_file ? t->tie[u][v] : rule->weight;
        if (!is_near(t, x, rule, u, v))
            continue;
        sum += weight * x->now[u];
        all += rule->additive ? 1 : weight;
    }
    if (!rule->additive)
        return sum / all;
    return all > 0 ? fmin(fmax(mine + sum / all * (1 - fabs(mine)), -1), 1) : mine;
}

static double average(const twin *t, const twin_minds *x, const twin_average *rule,
                      uint32_t v)
{
    return rule->kind == TWIN_DEGROOT      ? of_all(t, x, rule, v)
           : rule->kind == TWIN_CONFIDENCE ? of_the_near(t, x, rule, v)
                                           : of_the_near_by_weight(t, x, rule, v);
}

static void all_at_once(twin *t, twin_minds *x, const twin_average *rule)
{
    double next[TWIN_PEOPLE] = { 0 };
    for (uint32_t v = 0; v < t->n; v++)
        next[v] = average(t, x, rule, v);
    for (uint32_t v = 0; v < t->n; v++)
        twin_would_mind(t, v, next[v], twin_loudest(t, x, v));
    memcpy(x->now, next, sizeof next);
}

static void one_by_one(twin *t, twin_minds *x, const twin_average *rule, uint32_t tick)
{
    for (uint32_t event = 0; event < t->n; event++) {
        const uint64_t bits = twin_luck(t, event, 0, tick, REAL_PICKS).low;
        const uint32_t v = (uint32_t) gv_below(bits, t->n);
        twin_mind(t, x, v, average(t, x, rule, v), twin_loudest(t, x, v));
    }
}

void twin_averages(twin *t, const twin_average *rule)
{
    twin_minds x = { .now = { 0 } };
    twin_begin_minds(t, &x, rule->low);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        twin_pull_minds(t, &x, tick);
        if (rule->by_events)
            one_by_one(t, &x, rule, tick);
        else
            all_at_once(t, &x, rule);
        twin_close_tick(t, tick);
    }
}
