/* Items: what can be read and passed on, and how near it is to somebody. Layer 3. */
#include "model/market/market.h"

#include <math.h>
#include <string.h>

enum { FORTNIGHT = 14, KEPT = 45, FOLLOWERS_AT = 10000 };

/* ---- nearness ------------------------------------------------------------------ */

double gv_market_length(const uint8_t topic[MARKET_TOPICS])
{
    uint32_t sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (uint32_t) topic[k] * topic[k];
    return sqrt((double) sum);
}

static double along(const uint8_t topic[MARKET_TOPICS], const float z[MARKET_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (double) z[k] * topic[k];
    return sum;
}

static double between(const uint8_t a[MARKET_TOPICS], const uint8_t b[MARKET_TOPICS])
{
    uint32_t sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (uint32_t) a[k] * b[k];
    const double lengths = gv_market_length(a) * gv_market_length(b);
    return lengths > 0 ? sum / lengths : 0;
}

/* Cosine of what one cares for and what it is about; of talk, of whom one listens to. */
double gv_market_relevance(const market_day *day, const market_reading *r)
{
    if (r->item < MARKET_FIRST_ITEM && r->source != GV_NOBODY)
        return between(day->me->topic, day->life->person[r->source].topic);
    const double sum = along(day->me->topic, day->life->item[r->item].topic);
    return day->length > 0 ? sum / day->length : 0;
}

/* 1 where values are the same, 0 where they lie as far apart as can be. */
double gv_market_alignment(const market_day *day, const market_reading *r)
{
    const market_person *other = r->item < MARKET_FIRST_ITEM && r->source != GV_NOBODY
                                     ? &day->life->person[r->source]
                                     : NULL;
    double sum = 0;
    for (int k = 0; k < 2; k++) {
        const double theirs = other != NULL ? other->value[k] / 127.0
                                            : (double) day->life->item[r->item].value[k];
        const double apart = day->me->value[k] / 127.0 - theirs;
        sum += apart * apart;
    }
    return 1 - sqrt(sum) / (2 * sqrt(2));
}

/* ---- making --------------------------------------------------------------------- */

static void set_length(float z[MARKET_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (double) z[k] * (double) z[k];
    for (int k = 0; k < MARKET_TOPICS && sum > 0; k++)
        z[k] = (float) ((double) z[k] / sqrt(sum));
}

void gv_market_generic_items(market_life *l)
{
    l->item[0] = (market_item){ .prominence = 0.9F,
                                .worth = 0.5F,
                                .arousal = 0.3F,
                                .information = 0.3F,
                                .weight = 1,
                                .standing = 1,
                                .reach = 1,
                                .name = 1,
                                .author = GV_NOBODY };
    memcpy(l->item[0].topic, l->product, sizeof l->product);
    l->item[MARKET_ALARM] = l->item[MARKET_GENERIC];
    l->item[MARKET_ALARM].worth = l->item[MARKET_ALARM].arousal = 0.6F;
    l->item[MARKET_ALARM].name = 2;
}

/* Names are hashes, so an item has the same name whatever other items there are. */
static uint32_t name_of(uint32_t slot, uint32_t author, uint32_t born, uint32_t ordinal)
{
    const uint32_t key[4] = { slot, author, born, ordinal };
    const uint32_t name = (uint32_t) gv_hash_bytes(key, sizeof key).low;
    return name > 2 ? name : 3;
}

/* A place for a new item: one that nobody has read for long, or else the oldest. */
static uint32_t place(market_life *l, uint32_t today)
{
    uint32_t k = l->next_item;
    for (uint32_t tried = 0; tried < l->n_items; tried++) {
        const market_item *item = &l->item[k];
        if (k >= MARKET_FIRST_ITEM && (item->name == 0 || item->read + KEPT < today))
            break;
        k = k + 1 < l->n_items ? k + 1 : MARKET_FIRST_ITEM;
    }
    l->next_item = k + 1 < l->n_items ? k + 1 : MARKET_FIRST_ITEM;
    return k;
}

static const gv_message *message_of(const gv_world *w, gv_message *room)
{
    if (w->messages != NULL)
        return &w->messages[w->message];
    gv_spec_defaults(&gv_message_spec, room);
    return room;
}

static double claim_of(const gv_market *par, const gv_message *m)
{
    return gv_market_within(par->quality + m->overclaim, 0, 1);
}

/* What the brand itself says. */
static market_item campaign_item(const gv_world *w, const gv_market *par,
                                 const gv_message *m)
{
    const market_life *l = gv_market_life(w);
    market_item item = { .prominence = (float) m->prominence,
                         .worth = (float) m->value,
                         .arousal = (float) m->arousal,
                         .claim = (float) claim_of(par, m),
                         .information = (float) m->information,
                         .weight = (float) m->weight,
                         .standing = 1,
                         .reach = 1,
                         .born = w->tick,
                         .overclaim = claim_of(par, m) - par->quality,
                         .message = w->message };
    for (int k = 0; k < MARKET_TOPICS; k++)
        item.topic[k] = (float) ((1 - m->topicness) * (double) l->product[k] +
                                 m->topicness * (double) l->purpose[k]);
    set_length(item.topic);
    for (int k = 0; k < 2; k++)
        item.value[k] = (float) l->brand_value[k];
    return item;
}

static uint32_t keep(market_life *l, const market_item *item, uint32_t today)
{
    const uint32_t k = place(l, today);
    l->item[k] = *item;
    atomic_store_explicit(&l->item[k].finds, 0, memory_order_relaxed);
    atomic_store_explicit(&l->item[k].read, today, memory_order_relaxed);
    return k;
}

/* A tactic shows the same advertisement for a fortnight, then a new one. A strategy has no
 * more tactics than there are places for what they say. */
market_campaign *gv_market_campaign(gv_world *w, const gv_market *par, uint32_t slot)
{
    market_life *l = gv_market_life(w);
    const uint32_t born = w->tick - w->tick % FORTNIGHT;
    const uint32_t name = name_of(slot, GV_NOBODY, born, w->message);
    uint32_t k = 0;
    while (k + 1 < MARKET_CAMPAIGNS && l->campaign[k].item != 0 &&
           (l->campaign[k].slot != slot || l->campaign[k].message != w->message))
        k++;
    market_campaign *campaign = &l->campaign[k];
    if (campaign->item != 0 && l->item[campaign->item].name == name)
        return campaign;
    gv_message room;
    market_item item = campaign_item(w, par, message_of(w, &room));
    item.name = name;
    item.author = GV_NOBODY;
    item.tactic = slot;
    campaign->slot = slot;
    campaign->message = w->message;
    campaign->item = keep(l, &item, w->tick);
    return campaign;
}

/* How far apart the values of partner and brand are. */
static double partner_alignment(const market_life *l, const market_person *p)
{
    double sum = 0;
    for (int k = 0; k < 2; k++) {
        const double apart = p->value[k] / 127.0 - l->brand_value[k];
        sum += apart * apart;
    }
    return 1 - sqrt(sum) / (2 * sqrt(2));
}

static double followers(const market_life *l, uint32_t v)
{
    double n = 0;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const market_layer *layer = &l->layer[k];
        if (!layer->offline && !layer->complete)
            n += (double) (layer->out.offset[v + UINT64_C(1)] - layer->out.offset[v]);
    }
    return n;
}

/* What is prescribed makes a post prominent and true to the brand's words; what is not
 * makes it the partner's own, and believed. */
static void make_own(gv_world *w, const gv_market *par, const gv_message *m, uint32_t u,
                     market_item *item)
{
    const market_life *l = gv_market_life(w);
    const market_person *p = &l->person[u];
    const double c = m->control, length = gv_market_length(p->topic);
    for (int k = 0; k < MARKET_TOPICS && length > 0; k++)
        item->topic[k] = (float) ((c + (1 - c) / 2) * (double) item->topic[k] +
                                  (1 - c) / 2 * p->topic[k] / length);
    set_length(item->topic);
    for (int k = 0; k < 2; k++)
        item->value[k] = (float) (c * l->brand_value[k] + (1 - c) * p->value[k] / 127.0);
    item->prominence = (float) (m->prominence * (0.4 + 0.6 * c));
    item->worth = (float) gv_market_within(m->value + 0.25 * (1 - c), 0, 1);
    item->arousal = (float) gv_market_within(m->arousal + 0.2 * (1 - c), 0, 1);
    const double claim =
        c * claim_of(par, m) + (1 - c) * (claim_of(par, m) + par->quality) / 2;
    item->claim = (float) claim;
    item->overclaim = claim - par->quality;
    item->standing = (float) (0.4 + 0.6 * (1 - c * (1 - partner_alignment(l, p))));
    const double scale = par->follower_scale * sqrt((double) w->n / FOLLOWERS_AT);
    item->reach = (float) gv_real_pow(1 + followers(l, u) / scale, -par->follower_penalty);
}

uint32_t gv_market_item_of_partner(gv_world *w, const gv_market *par, const gv_post *post)
{
    market_life *l = gv_market_life(w);
    gv_message room;
    const gv_message *m = message_of(w, &room);
    market_item item = campaign_item(w, par, m);
    make_own(w, par, m, post->speaker, &item);
    item.name = name_of(post->slot, post->speaker, w->tick, post->ordinal);
    item.author = post->speaker;
    item.tactic = post->slot;
    return keep(l, &item, w->tick);
}
