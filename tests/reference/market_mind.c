/* Twin of the marketing model: what readings do, and the way from attention to advocacy. */
#include "market.h"

#include <math.h>
#include <string.h>

/* ---- what it does ---- */

void twin_think(twin_today *d)
{
    const gv_market *par = d->m->par;
    twin_person *me = d->me;
    double sum = d->proven_claim, weight = d->proven, ads = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        const twin_item *item = twin_item_of(d, r);
        if (!r->noticed || twin_is_warning(r))
            continue;
        const double paid = twin_is_advertisement(r) ? par->paid_weight : 1;
        const double heed = r->credibility * r->relevance * paid * item->weight;
        d->interest += heed * (0.3 + 0.7 * item->worth);
        d->trigger += heed * item->prominence * par->trigger_weight *
                      (twin_is_advertisement(r) ? 2.0 / 3 : 1);
        const double w = r->credibility * (0.2 + 0.8 * item->information) * paid *
                         item->weight * (me->informed && twin_is_claim(r) ? 0.2 : 1);
        sum += w * (twin_is_talk(r) ? (1 + r->valence) / 2 : item->claim);
        weight += w;
        ads += twin_is_advertisement(r) ? 1 : 0;
    }
    double belief = me->belief;
    if (weight > 0)
        belief = (me->firm * belief + sum) / (me->firm + weight);
    belief += par->signalling * ads * (1 - belief);
    me->belief = twin_stored(twin_clip(belief, 0, 1));
    me->firm = twin_stored(fmin(20, me->firm + weight));
}

void twin_feel(twin_today *d)
{
    const gv_market *par = d->m->par;
    twin_person *me = d->me;
    const double x = me->attitude;
    double mass = 0, toward = 0, turned = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        const twin_item *item = twin_item_of(d, r);
        if (!r->noticed || twin_is_warning(r))
            continue;
        const double to =
            twin_is_talk(r)
                ? r->valence
                : 0.3 * (r->alignment + r->relevance) * (0.4 + 0.6 * item->worth) - 0.1;
        const bool one_sided_idle = twin_is_claim(r) && (to < 0 ? to >= x : to <= x);
        double mu = twin_is_advertisement(r) ? par->paid_persuasion * par->paid_weight
                                             : par->persuasion;
        mu *= r->credibility * (twin_is_talk(r) && r->valence < 0 ? par->negativity : 1);
        if (par->pull == MARKET_BY_SHARE)
            mu = d->heard > 0 ? par->persuasion / d->heard : 0;
        if (!one_sided_idle && fabs(to - x) <= par->confidence) {
            mass += mu;
            toward += mu * to;
        }
        if (twin_is_claim(r) && pow(item->topic[me->turn_off], 2) > 0.3)
            turned += par->turn_off;
    }
    me->attitude = x;
    if (mass > 0)
        me->attitude += fmin(1, mass) * (toward / mass - x);
    me->attitude = twin_clip(me->attitude - turned - d->hurt, -1, 1);
}

void twin_tire(twin_today *d)
{
    const gv_market *par = d->m->par;
    twin_person *me = d->me;
    double fatigue = par->fatigue_kept * me->fatigue;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        if (twin_is_advertisement(r))
            fatigue += (1.2 - r->relevance) *
                       (r->class == MARKET_AD ? par->fatigue_ad : par->fatigue_mass);
    }
    me->fatigue = twin_stored(twin_clip(fatigue, 0, 1));
    me->relation = twin_stored(0.995 * me->relation);
    me->trust = twin_stored(twin_clip(
        me->trust + par->trust_drift * (0.5 - me->trust) * (me->informed ? 0.2 : 1) +
            d->trust_gain,
        0, 1));
    if (me->fatigue > 0.5 && me->stage != MARKET_UNAWARE)
        me->attitude =
            twin_clip(me->attitude - par->fatigue_harm * (me->fatigue - 0.5), -1, 1);
    me->informed = me->informed || d->learned;
    for (uint32_t k = 0; k < d->n; k++) {
        if (d->read[k].noticed && !twin_is_warning(&d->read[k]))
            me->met[d->read[k].class] = true;
    }
}

/* ---- the way from attention to advocacy ---- */

uint32_t twin_next_stage(const twin_today *d, double u)
{
    const gv_market *par = d->m->par;
    const twin_person *me = d->me;
    const double x = me->attitude;
    const bool is_customer = me->bought == MARKET_CUSTOMER;
    const uint32_t least =
        me->bought == MARKET_STRANGER ? MARKET_UNAWARE : MARKET_ATTENTION;
    double on = 0, off = 0;
    if (me->stage >= MARKET_AFFINITY && me->informed && x < -0.2)
        return MARKET_ATTENTION;
    switch (me->stage) {
    case MARKET_UNAWARE:
        for (uint32_t k = 0; k < d->n; k++) {
            if (d->read[k].noticed)
                return MARKET_ATTENTION;
        }
        return MARKET_UNAWARE;
    case MARKET_ATTENTION:
        on = 1 - exp(-par->attract * d->interest);
        off = d->n == 0 ? par->forget : 0;
        return u < on ? MARKET_ATTRACTION : u < on + off ? least : MARKET_ATTENTION;
    case MARKET_ATTRACTION:
        on = par->like * twin_clip((x - 0.02) / 0.3, 0, 1) * fmin(1, 2 * me->trust);
        off = d->n == 0 ? par->cool : 0;
        return u < on         ? MARKET_AFFINITY
               : u < on + off ? MARKET_ATTENTION
                              : MARKET_ATTRACTION;
    case MARKET_AFFINITY: /* nobody has a page or a community here */
        on = par->follow * (0.3 + 0.7 * 0.5) * 0.1;
        return x < 0 ? MARKET_ATTRACTION : u < on ? MARKET_AUDIENCE : MARKET_AFFINITY;
    case MARKET_AUDIENCE:
        on = par->advocate * twin_clip((x - 0.15) / 0.4, 0, 1) *
             (0.2 + 0.8 * (is_customer ? twin_clip(0.3 + 2 * me->joy, 0, 1) : 0)) *
             (0.5 + me->relation);
        if (x < -0.05 || me->fatigue > 0.7)
            return MARKET_ATTENTION;
        return u < on ? MARKET_ADVOCACY : MARKET_AUDIENCE;
    default:
        return x < 0.1 || (is_customer && me->joy < -0.05) ? MARKET_ATTRACTION
                                                           : MARKET_ADVOCACY;
    }
}
