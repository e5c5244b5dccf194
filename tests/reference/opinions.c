/* What the twins of opinions share: who hears whom, seeds, what was bought, and the credit
 * of a tick. */
#include "opinions.h"

gv_bits twin_luck(const twin *t, uint32_t u, uint32_t v, uint32_t tick, uint32_t layer)
{
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_OPINION, t->replicate));
    return gv_draw(&cipher, gv_counter_make(u, v, tick, layer, 0, 0));
}

/* The k-th person whom v hears; the k-th who hears u. */
uint32_t twin_heard_at(const twin *t, uint32_t v, uint64_t k)
{
    uint32_t u = 0;
    while (!(t->tie[u][v] > 0) || k-- > 0)
        u++;
    return u;
}

uint32_t twin_hearers(const twin *t, uint32_t u)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < t->n; v++)
        n += t->tie[u][v] > 0 ? 1 : 0;
    return n;
}

uint32_t twin_hearer_at(const twin *t, uint32_t u, uint64_t k)
{
    uint32_t v = 0;
    while (!(t->tie[u][v] > 0) || k-- > 0)
        v++;
    return v;
}

void twin_begin_opinions(twin *t)
{
    for (uint32_t v = 0; v < t->n; v++)
        twin_adopt(t, v, GV_NEVER, GV_NOBODY, GV_CHANNELS);
    t->n_claims = 0;
}

/* Seeds beside whoever adopts unaided before tick 0; those who may not adopt do not. */
void twin_settle_seeds(twin *t, const bool *refuses)
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        if (t->offer[k].kind == TWIN_SEED)
            twin_claims(t, t->offer[k].person, t->offer[k].slot, GV_CHANNEL_SEED);
    }
    for (uint32_t v = 0; v < t->n; v++) {
        const twin_claim *winner = twin_winner(t, v, 0);
        if (winner != NULL && (refuses == NULL || !refuses[v]))
            twin_adopt(t, v, 0, winner->source, winner->channel);
    }
    t->n_claims = 0;
}

static bool is_claimed(const twin *t, uint32_t v)
{
    for (uint32_t k = 0; k < t->n_claims; k++) {
        if (t->claim[k].v == v)
            return true;
    }
    return false;
}

/* By word of mouth: whoever was first in the tick, unless something bought was before. */
void twin_told(twin *t, uint32_t v, uint32_t source)
{
    if (t->adopted_at[v] == GV_NEVER && !is_claimed(t, v))
        twin_claims(t, v, source, source == v ? GV_CHANNEL_UNAIDED : GV_CHANNEL_EARNED);
}

void twin_close_tick(twin *t, uint32_t tick)
{
    for (uint32_t v = 0; v < t->n; v++) {
        const twin_claim *winner = twin_winner(t, v, tick);
        if (winner != NULL && t->adopted_at[v] == GV_NEVER)
            twin_adopt(t, v, tick + 1, winner->source, winner->channel);
    }
    t->n_claims = 0;
}

/* What was bought, in the order of tactics: `see` an impression, `hear` a post. */
void twin_deliver(twin *t, uint32_t tick, void *own,
                  void (*see)(twin *t, void *own, const twin_offer *o, uint32_t v,
                              uint64_t luck),
                  void (*hear)(twin *t, void *own, const twin_offer *o, uint32_t v))
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->tick != tick || o->kind == TWIN_SEED)
            continue;
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && j < o->count; j++) {
            uint64_t bits = 0;
            const uint32_t v = twin_viewer(t, o, j, &bits);
            see(t, own, o, v, bits);
        }
        for (uint32_t v = 0; o->kind == TWIN_POST && v < t->n; v++) {
            if (t->tie[o->person][v] > 0)
                hear(t, own, o, v);
        }
    }
}

bool twin_post_wins(const twin *t, const twin_offer *o, uint32_t v, double chance)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    return gv_coin_toss(&coin, gv_counter_make(o->person, v, o->slot, 0, o->ordinal, 0),
                        gv_chance_of(chance));
}
