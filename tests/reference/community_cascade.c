/* Cascades by communities as the paper defines them: matrices, everybody asked about
 * everybody. Milli, Rossetti (2020). */
#include "reference.h"

static double embeddedness(const twin *t, const uint32_t *community, uint32_t u, uint32_t v)
{
    uint32_t common = 0, either = 0;
    for (uint32_t z = 0; z < t->n; z++) {
        const bool of_u = t->tie[u][z] > 0, of_v = t->tie[v][z] > 0;
        common += of_u && of_v && community[z] == community[u] ? 1 : 0;
        either += of_u || of_v ? 1 : 0;
    }
    return either == 0 ? 0 : (double) common / either;
}

static double chance_of(const twin *t, const twin_communities *c, uint32_t u, uint32_t v)
{
    const bool within = c->community[u] == c->community[v];
    if (within)
        return c->embedded_within ? embeddedness(t, c->community, u, v) : c->p;
    if (!c->embedded_across)
        return c->p * c->permeability;
    double least = 1;
    for (uint32_t z = 0; z < t->n; z++) {
        const double e = embeddedness(t, c->community, u, z);
        least = t->tie[u][z] > 0 && e < least ? e : least;
    }
    return least;
}

static void speak(twin *t, const twin_communities *c, uint32_t u, uint32_t slot,
                  uint32_t ordinal, gv_channel channel)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    for (uint32_t v = 0; v < t->n; v++) {
        const gv_counter counter = gv_counter_make(u, v, slot, 0, ordinal, 0);
        if (t->tie[u][v] > 0 &&
            gv_coin_toss(&coin, counter, gv_chance_of(chance_of(t, c, u, v))))
            twin_claims(t, v, u, channel);
    }
}

static void show(twin *t, const twin_offer *offer)
{
    for (uint32_t j = 0; j < offer->count; j++) {
        uint64_t luck = 0;
        const uint32_t v = twin_viewer(t, offer, j, &luck);
        if (gv_happens(luck, gv_chance_of(offer->strength)))
            twin_claims(t, v, offer->slot, GV_CHANNEL_PAID);
    }
}

void twin_community_cascade(twin *t, const twin_communities *c)
{
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        for (uint32_t k = 0; k < t->n_offers; k++) {
            const twin_offer *o = &t->offer[k];
            if (o->kind == TWIN_IMPRESSIONS && o->tick == tick)
                show(t, o);
            if (o->kind == TWIN_POST && o->tick == tick)
                speak(t, c, o->person, o->slot, o->ordinal, GV_CHANNEL_PARTNER);
        }
        for (uint32_t u = 0; u < t->n; u++) {
            if (t->adopted_at[u] == tick)
                speak(t, c, u, 0, 0, GV_CHANNEL_EARNED);
        }
        for (uint32_t v = 0; v < t->n; v++) {
            const twin_claim *winner = twin_winner(t, v, tick);
            if (winner != NULL && !twin_adopted(t, v, tick))
                twin_adopt(t, v, tick + 1, winner->source, winner->channel);
        }
    }
}
