/* The independent cascade as a textbook says it: every tie of every new adopter tosses its
 * coin. Kempe, Kleinberg, Tardos (2003), section 2. */
#include "reference.h"

static double chance_of(const twin *t, double p, twin_chance chance, uint32_t u, uint32_t v)
{
    if (chance == TWIN_CONSTANT)
        return p;
    return chance == TWIN_IN_DEGREE ? 1.0 / twin_heard(t, v) : t->tie[u][v];
}

/* u tries everybody who hears them; the coin is the tie's and the message's, never the
 * tick's. */
static void speak(twin *t, double p, twin_chance chance, uint32_t u, uint32_t slot,
                  uint32_t ordinal, gv_channel channel)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    for (uint32_t v = 0; v < t->n; v++) {
        const gv_counter counter = gv_counter_make(u, v, slot, 0, ordinal, 0);
        if (t->tie[u][v] > 0 &&
            gv_coin_toss(&coin, counter, gv_chance_of(chance_of(t, p, chance, u, v))))
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

void twin_independent_cascade(twin *t, double p, twin_chance chance)
{
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        for (uint32_t k = 0; k < t->n_offers; k++) {
            const twin_offer *o = &t->offer[k];
            if (o->kind == TWIN_IMPRESSIONS && o->tick == tick)
                show(t, o);
            if (o->kind == TWIN_POST && o->tick == tick)
                speak(t, p, chance, o->person, o->slot, o->ordinal, GV_CHANNEL_PARTNER);
        }
        for (uint32_t u = 0; u < t->n; u++) {
            if (t->adopted_at[u] == tick)
                speak(t, p, chance, u, 0, 0, GV_CHANNEL_EARNED);
        }
        for (uint32_t v = 0; v < t->n; v++) {
            const twin_claim *winner = twin_winner(t, v, tick);
            if (winner != NULL && !twin_adopted(t, v, tick))
                twin_adopt(t, v, tick + 1, winner->source, winner->channel);
        }
    }
}
