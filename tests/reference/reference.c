/* What the twins of the models share: seeds, impressions, and the credit of a tick. */
#include "reference.h"

static gv_cipher cipher_for(const twin *t, gv_purpose purpose)
{
    return gv_cipher_make(gv_key_make(t->seed, purpose, t->replicate));
}

void twin_adopt(twin *t, uint32_t v, uint32_t step, uint32_t source, gv_channel channel)
{
    t->adopted_at[v] = step;
    t->source[v] = source;
    t->channel[v] = (uint8_t) channel;
}

void twin_begin(twin *t)
{
    for (uint32_t v = 0; v < t->n; v++)
        twin_adopt(t, v, GV_NEVER, GV_NOBODY, GV_CHANNELS);
    for (uint32_t k = 0; k < t->n_offers; k++) {
        if (t->offer[k].kind == TWIN_SEED)
            twin_adopt(t, t->offer[k].person, 0, t->offer[k].slot, GV_CHANNEL_SEED);
    }
}

void twin_turn(twin *t, uint32_t tick)
{
    if (t->turn != NULL)
        t->turn(t, tick);
}

uint32_t twin_heard(const twin *t, uint32_t v)
{
    uint32_t heard = 0;
    for (uint32_t u = 0; u < t->n; u++)
        heard += t->tie[u][v] > 0 ? 1 : 0;
    return heard;
}

bool twin_adopted(const twin *t, uint32_t v, uint32_t step)
{
    return t->adopted_at[v] != GV_NEVER && t->adopted_at[v] <= step;
}

uint32_t twin_viewer(const twin *t, const twin_offer *offer, uint32_t j, uint64_t *luck)
{
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_IMPRESSION);
    const gv_bits bits =
        gv_draw(&cipher, gv_counter_make(j, offer->slot, offer->tick, 0, 0, 0));
    *luck = bits.high;
    return (uint32_t) gv_below(bits.low, t->n);
}

uint32_t twin_speaks_at(const twin *t, uint32_t u, bool *as_partner)
{
    uint32_t first = t->adopted_at[u];
    *as_partner = false;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind == TWIN_POST && o->person == u && o->tick <= first) {
            *as_partner = true;
            first = o->tick;
        }
    }
    return first;
}

void twin_claims(twin *t, uint32_t v, uint32_t source, gv_channel channel)
{
    if (t->n_claims < TWIN_CLAIMS)
        t->claim[t->n_claims++] = (twin_claim){ v, source, channel };
}

const twin_claim *twin_winner(const twin *t, uint32_t v, uint32_t tick)
{
    return twin_winner_of(t, v, tick, GV_CHANNELS);
}

const twin_claim *twin_winner_of(const twin *t, uint32_t v, uint32_t tick, gv_channel only)
{
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_CREDIT);
    const twin_claim *winner = NULL;
    uint64_t smallest = UINT64_MAX;
    for (uint32_t k = 0; k < t->n_claims; k++) {
        const twin_claim *c = &t->claim[k];
        if (c->v != v || (only != GV_CHANNELS && c->channel != only))
            continue;
        const gv_counter counter =
            gv_counter_make(c->source, v, tick, (uint32_t) c->channel, 0, 0);
        const uint64_t hash = gv_draw(&cipher, counter).low;
        if (winner == NULL || hash < smallest) {
            winner = c;
            smallest = hash;
        }
    }
    return winner;
}
