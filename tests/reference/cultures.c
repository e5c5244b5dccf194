/* Cultures; who ever has the product, trait `traits` of feature 0, adopts. */
#include "opinions.h"

typedef struct cultures {
    uint32_t features, traits;
    uint32_t trait[TWIN_PEOPLE][TWIN_FEATURES];
} cultures;

static uint32_t in_common(const cultures *x, uint32_t v, uint32_t u)
{
    uint32_t same = 0;
    for (uint32_t f = 0; f < x->features; f++)
        same += x->trait[v][f] == x->trait[u][f] ? 1 : 0;
    return same;
}

static void culture_seen(twin *t, void *own, const twin_offer *o, uint32_t v, uint64_t bits)
{
    cultures *x = own;
    if (!gv_happens(bits, gv_chance_of(o->strength)))
        return;
    x->trait[v][0] = x->traits;
    twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
}

static void culture_heard(twin *t, void *own, const twin_offer *o, uint32_t v)
{
    cultures *x = own;
    if (!twin_post_wins(t, o, v, (double) in_common(x, v, o->person) / x->features))
        return;
    x->trait[v][0] = x->traits;
    twin_claims(t, v, o->person, GV_CHANNEL_PARTNER);
}

static void culture_event(twin *t, cultures *x, uint32_t tick, uint32_t event)
{
    const gv_bits bits = twin_luck(t, event, 0, tick, CULTURE_PICKS);
    const gv_bits talk = twin_luck(t, event, 0, tick, CULTURE_MORE);
    const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
    const uint32_t heard = twin_heard(t, v);
    if (heard == 0)
        return;
    const uint32_t u = twin_heard_at(t, v, gv_below(bits.high, heard));
    const uint32_t same = in_common(x, v, u);
    if (same == x->features || gv_below(talk.low, x->features) >= same)
        return;
    uint64_t k = gv_below(talk.high, x->features - same);
    for (uint32_t f = 0; f < x->features; f++) {
        if (x->trait[v][f] == x->trait[u][f] || k-- > 0)
            continue;
        x->trait[v][f] = x->trait[u][f];
        if (f == 0 && x->trait[v][0] == x->traits)
            twin_told(t, v, u);
        return;
    }
}

void twin_axelrod(twin *t, uint32_t features, uint32_t traits)
{
    cultures x = { .features = features, .traits = traits };
    twin_begin_opinions(t);
    twin_settle_seeds(t, NULL);
    for (uint32_t v = 0; v < t->n; v++) {
        for (uint32_t f = 0; f < features; f++)
            x.trait[v][f] =
                (uint32_t) gv_below(twin_luck(t, v, f, 0, CULTURE_BEGINS).low, traits);
        if (t->adopted_at[v] == 0)
            x.trait[v][0] = traits;
    }
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        twin_deliver(t, tick, &x, culture_seen, culture_heard);
        for (uint32_t event = 0; event < t->n; event++)
            culture_event(t, &x, tick, event);
        twin_close_tick(t, tick);
    }
}
