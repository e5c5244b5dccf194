/* Twin of the marketing model: who checks, who warns, who is convinced. */
#include "market.h"

#include <math.h>
#include <string.h>

/* ---- screening ---- */

static void check_one(twin_today *d, uint32_t k)
{
    const gv_market *par = d->m->par;
    const twin_reading *r = &d->read[k];
    twin_item *item = &d->m->item[r->item];
    const double p = par->check * (0.3 + 1.4 * d->me->scepticism) *
                     (1 - 0.6 * d->me->trust) * (0.15 + fabs(item->claim - d->me->belief)) *
                     (0.4 + 0.6 * item->information) * (twin_is_advertisement(r) ? 0.3 : 1);
    const uint32_t again = twin_nth(d, k, true);
    gv_counter c = gv_counter_make(d->v, item->name, d->tick, 0, again, MARKET_DRAW_CHECK);
    if (!gv_happens(gv_draw(&d->m->luck, c).low, gv_chance_of(p)))
        return;
    const double over = item->overclaim;
    const bool bluff = over > 0.02;
    c = gv_counter_make(d->v, item->name, d->tick, 0, again, MARKET_DRAW_FIND);
    if (gv_happens(
            gv_draw(&d->m->luck, c).low,
            gv_chance_of(bluff ? 1 - exp(-par->finding * over) : par->false_alarm))) {
        d->learned = true;
        d->bluff = fmax(0, over);
        d->trust_gain -= par->trust_loss * (1 + 2 * d->bluff);
        d->hurt += par->attitude_loss * fmax(0.1, over);
        d->warns = twin_coin(d, MARKET_DRAW_WARN, par->warn);
        item->finds++;
    } else if (!bluff) {
        d->trust_gain += par->check_reward;
        d->proven += 1;
        d->proven_claim += item->claim;
    }
}

static void hear_warnings(twin_today *d)
{
    const gv_market *par = d->m->par;
    uint32_t n = 0;
    double over = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        if (twin_is_warning(&d->read[k]) && d->read[k].noticed) {
            n++;
            over = fmax(over, -d->read[k].valence);
        }
    }
    if (n == 0)
        return;
    const bool corroborated = d->me->warned + n >= 2;
    d->me->warned = d->me->warned + n < 3 ? d->me->warned + n : 3;
    const double each = corroborated ? par->corroborated : par->convinced;
    const double p =
        (1 - pow(1 - each, n)) * (1 - 0.5 * d->me->relation) * (over <= 0.05 ? 0.25 : 1);
    if (!twin_coin(d, MARKET_DRAW_CONVINCE, p))
        return;
    d->learned = true;
    d->bluff = over;
    d->trust_gain -= 0.8 * par->trust_loss * (1 + 2 * over);
    d->hurt += 0.7 * par->attitude_loss * fmax(0.1, over);
    d->proven += 5;
    d->proven_claim += 5 * par->quality;
    d->warns = gv_happens(twin_market_luck(d, 0, 0, MARKET_DRAW_WARN).high,
                          gv_chance_of(par->warn_again));
}

/* Claims that differ from the one that was read last, on another day. */
static void compare(twin_today *d)
{
    double apart = 0, last = d->me->last_claim;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        if (!twin_is_claim(r) || !r->noticed)
            continue;
        if (d->me->last_claim >= 0)
            apart = fmax(apart, fabs(twin_item_of(d, r)->claim - d->me->last_claim));
        last = floor(254 * twin_item_of(d, r)->claim + 0.5) / 254;
    }
    d->me->last_claim = last;
    if (apart > 0.1)
        d->trust_gain -= d->m->par->inconsistency * apart;
}

void twin_screen(twin_today *d)
{
    for (uint32_t k = 0; k < d->n && !d->me->informed && !d->learned; k++) {
        if (twin_is_claim(&d->read[k]) && d->read[k].noticed)
            check_one(d, k);
    }
    if (!d->me->informed && !d->learned)
        hear_warnings(d);
    compare(d);
}
