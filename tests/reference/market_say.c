/* Twin of the marketing model: what people say, and what they pass on. */
#include "market.h"

#include <math.h>
#include <string.h>

/* ---- what they say ---- */

static void speak(twin_today *d, twin_voice voice)
{
    voice.speaks = true;
    memcpy(voice.on, d->me->member, sizeof voice.on);
    d->m->next_voice[d->v] = voice;
}

static int32_t age(const twin_today *d)
{
    return (int32_t) d->tick + 1 - d->me->since;
}

static double rate_of_talk(const twin_today *d)
{
    const gv_market *par = d->m->par;
    const double joy = d->me->joy;
    if (d->me->bought == MARKET_LAPSED)
        return joy < 0 && age(d) < 30 ? par->talk_lapsed : 0;
    if (d->me->bought != MARKET_CUSTOMER)
        return 0;
    return (par->talk + par->talk_pleased * fmax(joy, 0) +
            par->talk_angry * fmax(-joy, 0)) *
           (par->talk_kept + (1 - par->talk_kept) * exp(-age(d) / 90.0)) *
           (d->me->stage == MARKET_ADVOCACY ? 2 : 1);
}

static bool talk(twin_today *d)
{
    const twin_person *me = d->me;
    double valence = twin_clip(1.5 * me->joy + 0.5 * me->attitude + 0.1, -1, 1);
    if (d->m->par->talkers == MARKET_ALL_TALK) {
        speak(d, (twin_voice){ .class = MARKET_TALK, .valence = me->attitude });
        return true;
    }
    bool talks = twin_coin(d, MARKET_DRAW_TALK, rate_of_talk(d));
    bool bad_news = false;
    for (uint32_t k = 0; k < d->n_heard; k++)
        bad_news = bad_news || (twin_is_talk(&d->read[k]) && d->read[k].valence < 0);
    if (!talks && bad_news && me->stage == MARKET_ADVOCACY &&
        twin_coin(d, MARKET_DRAW_DEFENCE, d->m->par->defence)) {
        talks = true;
        valence = fabs(valence);
    }
    if (talks)
        speak(d, (twin_voice){ .class = MARKET_TALK, .valence = valence });
    return talks;
}

/* ---- what they pass on ---- */

static const twin_person *follower(const twin_today *d)
{
    uint32_t all[TWIN_LAYERS * TWIN_PEOPLE], n = 0;
    for (uint32_t k = 0; k < d->m->n_layers; k++) {
        for (uint32_t u = 0; u < d->m->t->n; u++) {
            if (d->m->tie[k][d->v][u])
                all[n++] = u;
        }
    }
    if (n == 0)
        return NULL;
    return &d->m->person[all[gv_below(twin_market_luck(d, 0, 0, MARKET_DRAW_FOLLOWER).low,
                                      n)]];
}

static double utility(const twin_today *d, const twin_reading *r, const twin_person *other)
{
    const gv_market *par = d->m->par;
    const twin_item *item = twin_item_of(d, r);
    const twin_person *me = d->me;
    const bool generic = !twin_is_claim(r);
    const bool positive = twin_is_claim(r) || (twin_is_talk(r) && r->valence > 0);
    double theirs = r->relevance;
    if (other != NULL)
        theirs = twin_cosine(other->topic,
                             generic ? d->m->person[r->source].topic : item->topic);
    double u = 2 * (0.5 * r->relevance + 0.5 * theirs);
    u += 1.2 * item->worth + 1.2 * item->arousal + 0.8 * (r->alignment - 0.5);
    u += 0.8 * (generic ? 0.5 : exp(-(double) (d->tick - item->born) / 7));
    u += 0.8 * (r->credibility - 0.5) - 1.2 * item->prominence - me->fatigue;
    u += me->stage == MARKET_ADVOCACY ? 1.5 : 0;
    u -= twin_is_advertisement(r) ? 1 : 0;
    u -= item->noted ? par->note_penalty : 0;
    u -= generic ? 0.5 : 0;
    u -= twin_is_warning(r) && !me->informed ? 1 : 0;
    u -= positive && me->attitude < -0.2 ? 3 : 0;
    return u;
}

static bool in_ring(const twin_person *me, uint32_t name)
{
    for (uint32_t k = 0; k < TWIN_RING; k++) {
        if (me->ring[k] == name)
            return true;
    }
    return false;
}

static void pass_on_this(twin_today *d, const twin_reading *r)
{
    twin_person *me = d->me;
    const uint32_t class = twin_is_advertisement(r) ? MARKET_SHARED
                           : twin_is_talk(r)        ? MARKET_TALK
                                                    : r->class;
    speak(d, (twin_voice){ .item = r->item,
                           .class = class,
                           .depth = r->depth + 1,
                           .valence = r->valence });
    memmove(me->ring + 1, me->ring, (TWIN_RING - 1) * sizeof *me->ring);
    me->ring[0] = twin_item_of(d, r)->name;
}

/* The reading that appeals most; each reading of the same is a chance. */
static bool pass_on(twin_today *d)
{
    const gv_market *par = d->m->par;
    const twin_person *other = follower(d);
    const twin_reading *best = NULL;
    double most = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        const twin_reading *r = &d->read[k];
        if (!r->noticed || in_ring(d->me, twin_item_of(d, r)->name))
            continue;
        const double u = utility(d, r, other);
        const uint32_t name = twin_item_of(d, r)->name;
        const bool first =
            best != NULL && u == most &&
            (name != twin_item_of(d, best)->name ? name < twin_item_of(d, best)->name
                                                 : r->source < best->source);
        if (best == NULL || u > most || first) {
            best = r;
            most = u;
        }
    }
    if (best == NULL)
        return false;
    uint32_t times = 0;
    for (uint32_t k = 0; k < d->n; k++)
        times += d->read[k].noticed && d->read[k].item == best->item ? 1 : 0;
    const double once = 1 / (1 + exp(-(par->share + par->share_taste * most)));
    if (!twin_coin(d, MARKET_DRAW_SHARE, 1 - pow(1 - once, times)))
        return false;
    pass_on_this(d, best);
    return true;
}

void twin_say(twin_today *d)
{
    twin_market *m = d->m;
    m->next_voice[d->v].speaks = false;
    m->next_sign[d->v] =
        (twin_sign){ .customer = d->me->bought == MARKET_CUSTOMER,
                     .left = d->me->bought == MARKET_LAPSED && age(d) < 30 };
    if (d->warns) {
        speak(d, (twin_voice){ .item = 1, .class = MARKET_WARNING, .valence = -d->bluff });
        return;
    }
    if (talk(d) || pass_on(d))
        return;
    if (m->voice[d->v].speaks && twin_coin(d, MARKET_DRAW_PERSIST, m->par->persistence))
        m->next_voice[d->v] = m->voice[d->v];
}
