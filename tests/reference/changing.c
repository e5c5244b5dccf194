/* Cascades and thresholds where ties come and go: a hearer learns once of each adopter,
 * when they first meet after the adoption (or at a post). */
#include "reference.h"

#include <string.h>

typedef bool told_table[TWIN_PEOPLE][TWIN_PEOPLE];

static uint32_t ever_heard(const twin *t, uint32_t v)
{
    uint32_t n = 0;
    for (uint32_t u = 0; u < t->n; u++)
        n += t->whole[u][v] > 0 ? 1 : 0;
    return n;
}

static void show(twin *t, uint32_t tick)
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && o->tick == tick && j < o->count;
             j++) {
            uint64_t luck = 0;
            const uint32_t v = twin_viewer(t, o, j, &luck);
            if (gv_happens(luck, gv_chance_of(o->strength)))
                twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
        }
    }
}

static void adopt_all(twin *t, uint32_t tick)
{
    for (uint32_t v = 0; v < t->n; v++) {
        const twin_claim *winner = twin_winner(t, v, tick);
        if (winner != NULL && !twin_adopted(t, v, tick))
            twin_adopt(t, v, tick + 1, winner->source, winner->channel);
    }
}

static void try_all(twin *t, double p, bool in_degree, uint32_t u, uint32_t slot,
                    uint32_t ordinal, bool *told)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    for (uint32_t v = 0; v < t->n; v++) {
        const bool knows = told != NULL && told[v];
        if (!(t->tie[u][v] > 0) || knows)
            continue;
        if (told != NULL)
            told[v] = true;
        const double chance = in_degree ? 1.0 / ever_heard(t, v) : p;
        if (gv_coin_toss(&coin, gv_counter_make(u, v, slot, 0, ordinal, 0),
                         gv_chance_of(chance)))
            twin_claims(t, v, u, told == NULL ? GV_CHANNEL_PARTNER : GV_CHANNEL_EARNED);
    }
}

void twin_cascade_by_contact(twin *t, double p, bool in_degree)
{
    static told_table told;
    memset(told, 0, sizeof told);
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        twin_turn(t, tick);
        show(t, tick);
        for (uint32_t k = 0; k < t->n_offers; k++) {
            const twin_offer *o = &t->offer[k];
            if (o->kind == TWIN_POST && o->tick == tick)
                try_all(t, p, in_degree, o->person, o->slot, o->ordinal, NULL);
        }
        for (uint32_t u = 0; u < t->n; u++) {
            if (twin_adopted(t, u, tick))
                try_all(t, p, in_degree, u, 0, 0, told[u]);
        }
        adopt_all(t, tick);
    }
}

/* Everybody in contact with u learns now that u counts, unless they knew. Newly told are
 * those for whom told[u][v] is the tick + 1. */
static void tell(twin *t, uint32_t u, uint32_t tick, gv_channel channel,
                 uint32_t told[TWIN_PEOPLE][TWIN_PEOPLE],
                 gv_channel via[TWIN_PEOPLE][TWIN_PEOPLE])
{
    for (uint32_t v = 0; v < t->n; v++) {
        if (!(t->tie[u][v] > 0) || told[u][v] != 0)
            continue;
        told[u][v] = tick + 1;
        via[u][v] = channel;
    }
}

/* A tick's telling: posts before word of mouth. */
static void tell_all(twin *t, uint32_t tick, uint32_t told[TWIN_PEOPLE][TWIN_PEOPLE],
                     gv_channel via[TWIN_PEOPLE][TWIN_PEOPLE])
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind == TWIN_POST && o->tick == tick)
            tell(t, o->person, tick, GV_CHANNEL_PARTNER, told, via);
    }
    for (uint32_t u = 0; u < t->n; u++) {
        if (twin_adopted(t, u, tick))
            tell(t, u, tick, GV_CHANNEL_EARNED, told, via);
    }
}

#define WHOLE (UINT64_C(1) << 60)

static uint64_t weight_of(const twin *t, bool of_file, uint32_t u, uint32_t v)
{
    if (!of_file)
        return WHOLE / ever_heard(t, v);
    double sum = 0;
    for (uint32_t w = 0; w < t->n; w++)
        sum += t->whole[w][v];
    return (uint64_t) (t->whole[u][v] / sum * (double) WHOLE);
}

void twin_threshold_by_contact(twin *t, bool weights_of_file)
{
    static uint32_t told[TWIN_PEOPLE][TWIN_PEOPLE];
    static gv_channel via[TWIN_PEOPLE][TWIN_PEOPLE];
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_THRESHOLD, t->replicate));
    memset(told, 0, sizeof told);
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        twin_turn(t, tick);
        tell_all(t, tick, told, via);
        for (uint32_t v = 0; v < t->n; v++) {
            uint64_t sum = 0;
            for (uint32_t u = 0; u < t->n; u++) {
                if (told[u][v] != 0)
                    sum += weight_of(t, weights_of_file, u, v);
                if (told[u][v] == tick + 1)
                    twin_claims(t, v, u, via[u][v]);
            }
            const uint64_t threshold =
                gv_draw(&cipher, gv_counter_make(v, 0, 0, 0, 0, 0)).low >> 4;
            const twin_claim *winner = twin_winner(t, v, tick);
            if (!twin_adopted(t, v, tick) && sum > threshold && winner != NULL)
                twin_adopt(t, v, tick + 1, winner->source, winner->channel);
        }
    }
}

void twin_watts_by_contact(twin *t, double threshold, bool counts_people)
{
    static uint32_t told[TWIN_PEOPLE][TWIN_PEOPLE];
    static gv_channel via[TWIN_PEOPLE][TWIN_PEOPLE];
    memset(told, 0, sizeof told);
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        twin_turn(t, tick);
        show(t, tick);
        tell_all(t, tick, told, via);
        for (uint32_t v = 0; v < t->n; v++) {
            double heard = 0;
            for (uint32_t u = 0; u < t->n; u++)
                heard += told[u][v] != 0 ? 1 : 0;
            const double share = counts_people ? heard : heard / ever_heard(t, v);
            for (uint32_t u = 0; u < t->n; u++) {
                if (told[u][v] == tick + 1 && share >= threshold)
                    twin_claims(t, v, u, via[u][v]);
            }
        }
        adopt_all(t, tick);
    }
}
