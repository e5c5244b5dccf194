/* Twin of the marketing model: what reaches a person, and what it is worth to them. */
#include "market.h"
#include "test.h"

#include <math.h>
#include <string.h>

gv_bits twin_market_luck(const twin_today *d, uint32_t other, uint32_t layer, uint32_t draw)
{
    return twin_market_draw(d->m, d->v, other, d->tick, layer, draw);
}

bool twin_coin(const twin_today *d, uint32_t draw, double p)
{
    return gv_happens(twin_market_luck(d, 0, 0, draw).low, gv_chance_of(p));
}

const twin_item *twin_item_of(const twin_today *d, const twin_reading *r)
{
    return &d->m->item[r->item];
}

bool twin_is_advertisement(const twin_reading *r)
{
    return r->class == MARKET_MASS || r->class == MARKET_AD;
}

bool twin_is_direct_partner(const twin_reading *r)
{
    return r->class == MARKET_PARTNER && r->depth == 0;
}

bool twin_is_talk(const twin_reading *r)
{
    return r->item == 0;
}

bool twin_is_warning(const twin_reading *r)
{
    return r->item == 1;
}

/* All else says what the brand claims, also when it was passed on. */
bool twin_is_claim(const twin_reading *r)
{
    return r->item > 1;
}

/* Readings of the same kind before this one. */
uint32_t twin_nth(const twin_today *d, uint32_t k, bool of_item_alone)
{
    uint32_t n = 0;
    for (uint32_t j = 0; j < k; j++) {
        const twin_reading *a = &d->read[j], *b = &d->read[k];
        n += a->item == b->item &&
             (of_item_alone || (a->source == b->source && a->class == b->class));
    }
    return n;
}

/* ---- what is read ---- */

static void hear(twin_today *d, uint32_t layer, uint32_t u, double followed)
{
    const gv_market *par = d->m->par;
    const twin_voice *voice = &d->m->voice[u];
    const bool offline = d->m->offline[layer];
    if (!voice->speaks || !voice->on[layer] || (!offline && !d->online))
        return;
    const double nearness =
        twin_cosine(d->me->topic, voice->item > 1 ? d->m->item[voice->item].topic
                                                  : d->m->person[u].topic);
    const double rank = par->feed == MARKET_BY_RELEVANCE
                            ? twin_clip(exp(2 * (nearness - 0.35)), 0.25, 4)
                            : 1;
    const double load = par->background * (followed + 1);
    const double p = offline ? par->face_to_face : 1 - exp(-d->me->attention * rank / load);
    if (!gv_happens(twin_market_luck(d, u, layer, MARKET_DRAW_SEE).low, gv_chance_of(p)))
        return;
    assert_true(d->n < TWIN_READINGS);
    d->read[d->n++] =
        (twin_reading){ .item = voice->item,
                        .class = voice->class == MARKET_TALK && offline ? MARKET_FACE
                                                                        : voice->class,
                        .depth = voice->depth,
                        .source = u,
                        .valence = voice->valence };
}

void twin_look_around(twin_today *d)
{
    for (uint32_t k = 0; k < d->m->n_layers; k++) {
        double followed = 0;
        for (uint32_t u = 0; u < d->m->t->n; u++)
            followed += d->m->tie[k][u][d->v] ? 1 : 0;
        for (uint32_t u = 0; u < d->m->t->n && d->me->member[k]; u++) {
            if (!d->m->tie[k][u][d->v])
                continue;
            d->heard++;
            d->customers += d->m->sign[u].customer ? 1 : 0;
            d->left += d->m->sign[u].left ? 1 : 0;
            hear(d, k, u, followed);
        }
    }
    d->n_heard = d->n;
}

/* In the order of their names, the least first. */
void twin_see_advertisements(twin_today *d)
{
    const twin_market *m = d->m;
    bool done[64] = { false };
    for (uint32_t k = 0; k < m->n_seen[d->v]; k++) {
        uint32_t next = 64;
        for (uint32_t j = 0; j < m->n_seen[d->v]; j++) {
            if (!done[j] && (next == 64 || m->item[m->seen[d->v][j]].name <
                                               m->item[m->seen[d->v][next]].name))
                next = j;
        }
        done[next] = true;
        assert_true(d->n < TWIN_READINGS);
        d->read[d->n++] = (twin_reading){ .item = m->seen[d->v][next],
                                          .class = m->seen_class[d->v][next],
                                          .source = GV_NOBODY };
    }
}

/* ---- what it is worth ---- */

static double trust_in(const gv_market *par, uint32_t class)
{
    switch (class) {
    case MARKET_MASS:
        return par->trust_mass;
    case MARKET_AD:
        return par->trust_ad;
    case MARKET_PARTNER:
        return par->trust_partner;
    case MARKET_SHARED:
        return par->trust_shared;
    case MARKET_FACE:
        return par->trust_face;
    default:
        return par->trust_talk; /* also of a warning */
    }
}

static double notice_of(const gv_market *par, uint32_t class)
{
    switch (class) {
    case MARKET_MASS:
        return par->notice_mass;
    case MARKET_AD:
        return par->notice_ad;
    case MARKET_PARTNER:
        return par->notice_partner;
    case MARKET_SHARED:
    case MARKET_WARNING:
        return par->notice_shared;
    default:
        return par->notice_talk;
    }
}

static bool notices(const twin_today *d, uint32_t k)
{
    const gv_market *par = d->m->par;
    const twin_reading *r = &d->read[k];
    if (d->me->stage != MARKET_UNAWARE)
        return true;
    double p = notice_of(par, r->class) * twin_item_of(d, r)->prominence *
               (0.3 + 0.7 * r->relevance);
    if (twin_is_advertisement(r))
        p *= fmax(0, 1 - par->fatigue_discount * d->me->fatigue);
    const uint32_t other = r->source == GV_NOBODY ? twin_item_of(d, r)->name : r->source;
    const gv_counter c = gv_counter_make(d->v, other, d->tick, r->class,
                                         twin_nth(d, k, false), MARKET_DRAW_NOTICE);
    return gv_happens(gv_draw(&d->m->luck, c).low, gv_chance_of(p));
}

void twin_weigh(twin_today *d)
{
    const gv_market *par = d->m->par;
    for (uint32_t k = 0; k < d->n; k++) {
        twin_reading *r = &d->read[k];
        const twin_item *item = twin_item_of(d, r);
        const twin_person *other = twin_is_claim(r) ? NULL : &d->m->person[r->source];
        r->relevance =
            twin_cosine(d->me->topic, other != NULL ? other->topic : item->topic);
        r->alignment =
            twin_nearness(d->me->value, other != NULL ? other->value : item->value);
        r->credibility = trust_in(par, r->class);
        if (twin_is_advertisement(r))
            r->credibility *=
                d->me->trust * fmax(0, 1 - par->fatigue_discount * d->me->fatigue);
        if (twin_is_direct_partner(r))
            r->credibility *= item->standing * item->reach;
        r->noticed = notices(d, k);
    }
}
