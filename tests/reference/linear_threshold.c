/* The linear threshold model as a textbook says it: everybody's pressure is added up afresh
 * at every tick. Kempe, Kleinberg, Tardos (2003), section 2. */
#include "reference.h"

#define WHOLE (UINT64_C(1) << 60)

/* Weights are whole numbers of 2^-60, as in the model. */
static uint64_t weight_of(const twin *t, bool weights_of_file, uint32_t u, uint32_t v)
{
    if (!weights_of_file)
        return WHOLE / twin_heard(t, v);
    double sum = 0;
    for (uint32_t w = 0; w < t->n; w++)
        sum += t->tie[w][v];
    return (uint64_t) (t->tie[u][v] / sum * (double) WHOLE);
}

static uint64_t pressure_of_ties(twin *t, bool weights_of_file, uint32_t v, uint32_t tick)
{
    uint64_t sum = 0;
    for (uint32_t u = 0; u < t->n; u++) {
        bool as_partner = false;
        const uint32_t since = twin_speaks_at(t, u, &as_partner);
        if (!(t->tie[u][v] > 0) || since > tick)
            continue;
        sum += weight_of(t, weights_of_file, u, v);
        if (since == tick)
            twin_claims(t, v, u, as_partner ? GV_CHANNEL_PARTNER : GV_CHANNEL_EARNED);
    }
    return sum;
}

static uint64_t pressure_of_impressions(twin *t, uint32_t v, uint32_t tick)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && o->tick <= tick && j < o->count;
             j++) {
            uint64_t luck = 0;
            if (twin_viewer(t, o, j, &luck) != v)
                continue;
            sum += (uint64_t) (o->strength * (double) WHOLE);
            sum = sum < WHOLE ? sum : WHOLE;
            if (o->tick == tick && o->strength > 0)
                twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
        }
    }
    return sum;
}

void twin_linear_threshold(twin *t, bool weights_of_file)
{
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_THRESHOLD, t->replicate));
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        for (uint32_t v = 0; v < t->n; v++) {
            const uint64_t sum = pressure_of_ties(t, weights_of_file, v, tick) +
                                 pressure_of_impressions(t, v, tick);
            const uint64_t threshold =
                gv_draw(&cipher, gv_counter_make(v, 0, 0, 0, 0, 0)).low >> 4;
            const twin_claim *winner = twin_winner(t, v, tick);
            if (!twin_adopted(t, v, tick) && sum > threshold && winner != NULL)
                twin_adopt(t, v, tick + 1, winner->source, winner->channel);
        }
    }
}
