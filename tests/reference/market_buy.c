/* Twin of the marketing model: buying, and leaving. */
#include "market.h"

#include <math.h>
#include <string.h>

/* ---- buying and leaving ---- */

static double appeal(const twin_today *d, uint32_t stage)
{
    static const double of_stage[] = { 0, -0.8, 0, 0.8, 1.2, 1.2 };
    const gv_market *par = d->m->par;
    const twin_person *me = d->me;
    double kinds = 0;
    for (int k = 0; k < MARKET_CLASSES; k++)
        kinds += me->met[k] ? 1 : 0;
    return par->by_quality * (me->belief - 0.5) + par->by_attitude * me->attitude +
           par->by_trust * (me->trust - 0.5) +
           par->by_fit * (twin_cosine(me->topic, d->m->product) - 0.4) + of_stage[stage] +
           fmin(d->trigger, 1.5) + par->by_sources * twin_clip(kinds - 1, 0, 4) -
           (me->bought == MARKET_LAPSED ? 1 : 0);
}

/* Whoever spoke to them and every customer around may have decided it. */
static void claims(twin_today *d)
{
    twin *t = d->m->t;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        if (!r->noticed || r->class == MARKET_WARNING)
            continue;
        if (r->source == GV_NOBODY)
            twin_claims(t, d->v, twin_item_of(d, r)->slot, GV_CHANNEL_PAID);
        else
            twin_claims(t, d->v, r->source,
                        twin_is_direct_partner(r) ? GV_CHANNEL_PARTNER : GV_CHANNEL_EARNED);
    }
    for (uint32_t k = 0; k < d->m->n_layers; k++) {
        for (uint32_t u = 0; u < t->n && d->me->member[k]; u++) {
            if (d->m->tie[k][u][d->v] && d->m->sign[u].customer)
                twin_claims(t, d->v, u, GV_CHANNEL_EARNED);
        }
    }
}

static void adopt(twin_today *d)
{
    twin *t = d->m->t;
    t->n_claims = 0;
    claims(d);
    const twin_claim *winner = twin_winner(t, d->v, d->tick);
    if (winner == NULL)
        twin_adopt(t, d->v, d->tick + 1, d->v, GV_CHANNEL_UNAIDED);
    else
        twin_adopt(t, d->v, d->tick + 1, winner->source, winner->channel);
}

static bool wants(const twin_today *d, uint32_t stage)
{
    const gv_market *par = d->m->par;
    const twin *t = d->m->t;
    const double around = d->heard > 0 ? d->customers / d->heard : 0;
    if (par->link == MARKET_THRESHOLD) {
        const gv_cipher own =
            gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_THRESHOLD, t->replicate));
        const uint64_t bits = gv_draw(&own, gv_counter_make(d->v, 0, 0, 0, 0, 0)).low;
        return around > 0 &&
               around >= par->threshold + par->threshold_spread * gv_normal(bits);
    }
    const double h = (par->p + par->q * around) * exp(par->appeal * appeal(d, stage));
    const gv_coin own = gv_coin_make(t->seed, GV_PURPOSE_PERSON, t->replicate);
    return gv_coin_toss(&own, gv_counter_make(0, d->v, d->tick, 0, 0, 0), gv_chance_of(h));
}

void twin_buy(twin_today *d, uint32_t stage)
{
    if (d->me->bought == MARKET_CUSTOMER || stage == MARKET_UNAWARE || !wants(d, stage))
        return;
    if (d->me->bought == MARKET_LAPSED)
        twin_market_try(d->m, d->v, d->tick);
    else
        adopt(d); /* and finds what it is like when the day is over */
}

void twin_leave(twin_today *d)
{
    const gv_market *par = d->m->par;
    const twin_person *me = d->me;
    if (me->bought != MARKET_CUSTOMER)
        return;
    const double h = par->churn * exp(-2 * me->joy - me->relation +
                                      par->churn_contagion * fmin(d->left, 3) +
                                      (me->informed ? 0.7 : 0));
    if (!twin_coin(d, MARKET_DRAW_CHURN, h))
        return;
    d->me->bought = MARKET_LAPSED;
    d->me->since = (int32_t) d->tick + 1;
}
