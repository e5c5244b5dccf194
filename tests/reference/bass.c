/* The Bass model as a textbook says it: everybody's hazard is worked out afresh at every
 * tick. Bass (1969), doi:10.1287/mnsc.15.5.215. */
#include "reference.h"

typedef struct rates {
    double p, q, step;
    twin_hazard hazard;
} rates;

/* Chance of a tick from `adopters` of those heard. */
static double imitation(const rates *r, uint32_t adopters, uint32_t heard)
{
    if (adopters == 0)
        return 0;
    if (r->hazard == TWIN_LINEAR)
        return r->step * r->q * adopters / heard;
    const double each = r->step * r->q / (r->hazard == TWIN_EACH ? 1 : heard);
    const double any = each < 1 ? 1 - gv_real_pow(1 - each, adopters) : 1;
    return (1 - r->step * r->p) * any;
}

static uint32_t contacts_of(const twin *t, uint32_t v, uint32_t tick)
{
    uint32_t contacts = 0;
    for (uint32_t u = 0; u < t->n; u++)
        contacts += t->tie[u][v] > 0 && twin_adopted(t, u, tick) ? 1 : 0;
    return contacts;
}

/* The adopter number k (from 0) whom v hears. */
static uint32_t informant(const twin *t, uint32_t v, uint32_t tick, uint64_t k)
{
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0 && twin_adopted(t, u, tick) && k-- == 0)
            return u;
    }
    return GV_NOBODY;
}

static uint32_t posts_read(twin *t, uint32_t v, uint32_t tick)
{
    uint32_t posts = 0;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind != TWIN_POST || o->tick != tick || !(t->tie[o->person][v] > 0))
            continue;
        posts++;
        twin_claims(t, v, o->person, GV_CHANNEL_PARTNER);
    }
    return posts;
}

/* The chance that no advertisement convinces v. */
static double ads_missed(twin *t, uint32_t v, uint32_t tick)
{
    double missed = 1;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && o->tick == tick && j < o->count;
             j++) {
            uint64_t luck = 0;
            if (!(o->strength > 0) || twin_viewer(t, o, j, &luck) != v)
                continue;
            missed *= 1 - o->strength;
            twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
        }
    }
    return missed;
}

static void consider(twin *t, const rates *r, uint32_t v, uint32_t tick)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_PERSON, t->replicate);
    const gv_cipher credit =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_CREDIT, t->replicate));
    const uint32_t heard = twin_heard(t, v);
    const uint32_t contacts = contacts_of(t, v, tick);
    const uint32_t posts = posts_read(t, v, tick);
    const double ads = 1 - ads_missed(t, v, tick);
    const double unaided = r->step * r->p;
    const double earned = imitation(r, contacts, heard);
    const double paid = posts == 0 ? 0 : imitation(r, contacts + posts, heard) - earned;
    const double sum = unaided + earned + paid + ads;
    if (!gv_coin_toss(&coin, gv_counter_make(0, v, tick, 0, 0, 0),
                      gv_chance_of(sum < 1 ? sum : 1)))
        return;
    const gv_bits luck =
        gv_draw(&credit, gv_counter_make(v, v, tick, GV_CHANNEL_UNAIDED, 0, 0));
    const double x = gv_unit(luck.low) * sum;
    const gv_channel kind = x < ads                   ? GV_CHANNEL_PAID
                            : x < ads + paid          ? GV_CHANNEL_PARTNER
                            : x < ads + paid + earned ? GV_CHANNEL_EARNED
                                                      : GV_CHANNEL_UNAIDED;
    if (kind == GV_CHANNEL_UNAIDED)
        twin_adopt(t, v, tick + 1, v, kind);
    else if (kind == GV_CHANNEL_EARNED)
        twin_adopt(t, v, tick + 1, informant(t, v, tick, gv_below(luck.high, contacts)),
                   kind);
    else
        twin_adopt(t, v, tick + 1, twin_winner_of(t, v, tick, kind)->source, kind);
}

void twin_bass(twin *t, double p, double q, double step, twin_hazard hazard)
{
    const rates r = { p, q, step, hazard };
    twin_begin(t);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        t->n_claims = 0;
        twin_turn(t, tick);
        for (uint32_t v = 0; v < t->n; v++) {
            if (!twin_adopted(t, v, tick))
                consider(t, &r, v, tick);
        }
    }
}
