/* What the twins of opinions that are numbers share: how they begin, what advertising does,
 * who adopts. */
#include "opinions.h"

void twin_begin_minds(twin *t, twin_minds *x, double low)
{
    twin_begin_opinions(t);
    for (uint32_t v = 0; v < t->n; v++) {
        x->now[v] = low + (1 - low) * gv_unit(twin_luck(t, v, 0, 0, REAL_BEGINS).low);
        if (x->now[v] >= 0.75)
            twin_claims(t, v, v, GV_CHANNEL_UNAIDED);
    }
    twin_settle_seeds(t, NULL);
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->adopted_at[v] == 0 && t->channel[v] == GV_CHANNEL_SEED)
            x->now[v] = 1;
        x->first[v] = x->now[v];
    }
}

static void pulled(twin *t, twin_minds *x, uint32_t v, double share, uint32_t source,
                   gv_channel channel)
{
    x->now[v] += share * (1 - x->now[v]);
    if (x->now[v] >= 0.75)
        twin_claims(t, v, source, channel);
}

static void seen(twin *t, void *own, const twin_offer *o, uint32_t v, uint64_t bits)
{
    (void) bits;
    pulled(t, own, v, o->strength, o->slot, GV_CHANNEL_PAID);
}

static void heard(twin *t, void *own, const twin_offer *o, uint32_t v)
{
    pulled(t, own, v, 1 / (twin_heard(t, v) + 2.0), o->person, GV_CHANNEL_PARTNER);
}

void twin_pull_minds(twin *t, twin_minds *x, uint32_t tick)
{
    twin_deliver(t, tick, x, seen, heard);
}

void twin_would_mind(twin *t, uint32_t v, double opinion, uint32_t source)
{
    if (opinion >= 0.75)
        twin_told(t, v, t->adopted_at[source] == GV_NEVER ? v : source);
}

void twin_mind(twin *t, twin_minds *x, uint32_t v, double opinion, uint32_t source)
{
    x->now[v] = opinion;
    twin_would_mind(t, v, opinion, source);
}

uint32_t twin_loudest(const twin *t, const twin_minds *x, uint32_t v)
{
    uint32_t best = v;
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0 && (best == v || x->now[u] > x->now[best]))
            best = u;
    }
    return best;
}
