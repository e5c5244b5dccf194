/* The Watts threshold model as a textbook says it: everybody counts afresh, at every tick,
 * how many of those they hear have adopted. Watts (2002), doi:10.1073/pnas.082090499. */
#include "reference.h"

/* @param[out] is_new  did any of them speak first in this tick? */
static uint32_t adopters_heard(const twin *t, uint32_t v, uint32_t tick, bool *is_new)
{
    uint32_t heard = 0;
    *is_new = false;
    for (uint32_t u = 0; u < t->n; u++) {
        bool as_partner = false;
        const uint32_t since = twin_speaks_at(t, u, &as_partner);
        if (!(t->tie[u][v] > 0) || since > tick)
            continue;
        heard++;
        *is_new = *is_new || since == tick;
    }
    return heard;
}

static void listen(twin *t, uint32_t v, uint32_t tick, double threshold, bool counts_people)
{
    bool is_new = false;
    const double heard = adopters_heard(t, v, tick, &is_new);
    if (!is_new || (counts_people ? heard : heard / twin_heard(t, v)) < threshold)
        return;
    for (uint32_t u = 0; u < t->n; u++) {
        bool as_partner = false;
        if (t->tie[u][v] > 0 && twin_speaks_at(t, u, &as_partner) == tick)
            twin_claims(t, v, u, as_partner ? GV_CHANNEL_PARTNER : GV_CHANNEL_EARNED);
    }
}

static void watch(twin *t, uint32_t v, uint32_t tick)
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && o->tick == tick && j < o->count;
             j++) {
            uint64_t luck = 0;
            if (twin_viewer(t, o, j, &luck) == v &&
                gv_happens(luck, gv_chance_of(o->strength)))
                twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
        }
    }
}

void twin_watts_threshold(twin *t, double mean, double spread, bool counts_people)
{
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_THRESHOLD, t->replicate));
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        for (uint32_t v = 0; v < t->n; v++) {
            const gv_bits bits = gv_draw(&cipher, gv_counter_make(v, 0, 0, 0, 0, 0));
            listen(t, v, tick, mean + spread * gv_normal(bits.low), counts_people);
            watch(t, v, tick);
            const twin_claim *winner = twin_winner(t, v, tick);
            if (winner != NULL && !twin_adopted(t, v, tick))
                twin_adopt(t, v, tick + 1, winner->source, winner->channel);
        }
    }
}
