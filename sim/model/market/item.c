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

static double along(const uint8_t topic[MARKET_TOPICS],
                    const gv_market_real z[MARKET_TOPICS])
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

static bool is_own_word(const market_reading *r)
{
    return r->item < MARKET_FIRST_ITEM && r->item != MARKET_ANSWER &&
           r->source != GV_NOBODY;
}

/* Cosine of what one cares for and what it is about; of talk, of whom one listens to. */
double gv_market_relevance(const market_day *day, const market_reading *r)
{
    if (is_own_word(r))
        return between(day->me->topic, day->life->person[r->source].topic);
    const double sum = along(day->me->topic, day->life->item[r->item].topic);
    return day->length > 0 ? sum / day->length : 0;
}

/* 1 where values are the same, 0 where they lie as far apart as can be. */
double gv_market_alignment(const market_day *day, const market_reading *r)
{
    const market_person *other = is_own_word(r) ? &day->life->person[r->source] : NULL;
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

void gv_market_set_length(gv_market_real z[MARKET_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (double) z[k] * (double) z[k];
    for (int k = 0; k < MARKET_TOPICS && sum > 0; k++)
        z[k] = (gv_market_real) ((double) z[k] / sqrt(sum));
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
    l->item[MARKET_ANSWER] = l->item[MARKET_INQUIRY] = l->item[MARKET_GENERIC];
    l->item[MARKET_ANSWER].information = 0.8F;
    l->item[MARKET_ANSWER].name = 3;
    l->item[MARKET_INQUIRY].prominence = 0; /* it makes nobody aware */
    l->item[MARKET_INQUIRY].name = 4;
}

/* Names are hashes, so an item has the same name whatever other items there are. */
static uint32_t name_of(uint32_t slot, uint32_t author, uint32_t born, uint32_t ordinal)
{
    const uint32_t key[4] = { slot, author, born, ordinal };
    const uint32_t name = (uint32_t) gv_hash_bytes(key, sizeof key).low;
    return name > 4 ? name : 5;
}

/* The next place below `end` that is empty or holds what nobody has read for long.
 * @return 0: there is none */
static uint32_t free_place(const market_life *l, uint32_t from, uint32_t end,
                           uint32_t today)
{
    uint32_t k = from;
    for (uint32_t tried = 0; tried < end; tried++) {
        const market_item *item = &l->item[k];
        if (k >= MARKET_FIRST_ITEM && (item->name == 0 || item->read + KEPT < today))
            return k;
        k = k + 1 < end ? k + 1 : MARKET_FIRST_ITEM;
    }
    return 0;
}

static uint32_t after(uint32_t k, uint32_t end)
{
    return k + 1 < end ? k + 1 : MARKET_FIRST_ITEM;
}

/* A place for what the brand pays for: a free one, or else the oldest. */
static uint32_t place(market_life *l, uint32_t today)
{
    const uint32_t found = free_place(l, l->next_item, l->n_items, today);
    const uint32_t k = found != 0 ? found : l->next_item;
    l->next_item = after(k, l->n_items);
    return k;
}

static const gv_message *message_of(const gv_world *w, gv_message *room)
{
    if (w->messages != NULL)
        return &w->messages[w->message];
    gv_spec_defaults(&gv_message_spec, room);
    return room;
}

static double claim_of(const market_life *l, const gv_message *m)
{
    return gv_market_within(l->quality + m->overclaim, 0, 1);
}

/* How much of it is one topic. */
static double weight_of(const market_life *l, const gv_message *m, size_t topic)
{
    if (m->topics.n > 0)
        return topic < m->topics.n ? m->topics.at[topic] : 0;
    return (1 - m->topicness) * (double) l->product[topic] +
           m->topicness * (double) l->purpose[topic];
}

/* What the brand itself says. */
static market_item campaign_item(const gv_world *w, const gv_message *m)
{
    const market_life *l = gv_market_life(w);
    market_item item = { .prominence = (gv_market_real) m->prominence,
                         .worth = (gv_market_real) m->value,
                         .arousal = (gv_market_real) m->arousal,
                         .claim = (gv_market_real) claim_of(l, m),
                         .information = (gv_market_real) m->information,
                         .weight = (gv_market_real) m->weight,
                         .standing = 1,
                         .reach = 1,
                         .born = w->tick,
                         .overclaim = claim_of(l, m) - l->quality,
                         .message = w->message };
    for (size_t k = 0; k < MARKET_TOPICS; k++)
        item.topic[k] = (gv_market_real) weight_of(l, m, k);
    gv_market_set_length(item.topic);
    for (size_t k = 0; k < GV_VALUES; k++)
        item.value[k] = (gv_market_real) (m->speaker_values.n > 0 ? m->speaker_values.at[k]
                                                                  : l->brand_value[k]);
    return item;
}

static void put(market_item *place, const market_item *item, uint32_t today)
{
    *place = *item;
    atomic_store_explicit(&place->finds, 0, memory_order_relaxed);
    atomic_store_explicit(&place->liked, 0, memory_order_relaxed);
    atomic_store_explicit(&place->read, today, memory_order_relaxed);
}

static uint32_t keep(market_life *l, const market_item *item, uint32_t today)
{
    const uint32_t k = place(l, today);
    put(&l->item[k], item, today);
    return k;
}

/* A tactic shows the same advertisement for a fortnight, then a new one. A strategy has no
 * more tactics than there are places for what they say. */
market_campaign *gv_market_campaign(gv_world *w, uint32_t slot)
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
    market_item item = campaign_item(w, message_of(w, &room));
    item.name = name;
    item.author = GV_NOBODY;
    item.tactic = slot;
    campaign->slot = slot;
    campaign->message = w->message;
    campaign->item = keep(l, &item, w->tick);
    return campaign;
}

/* How far apart the values of partner and brand are. */
double gv_market_nearness(const market_life *l, const market_person *p)
{
    double sum = 0;
    for (int k = 0; k < 2; k++) {
        const double apart = p->value[k] / 127.0 - l->brand_value[k];
        sum += apart * apart;
    }
    return 1 - sqrt(sum) / (2 * sqrt(2));
}

double gv_market_followers(const market_life *l, uint32_t v)
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
static void make_own(const market_life *l, const gv_message *m, uint32_t u, double c,
                     market_item *item)
{
    const market_person *p = &l->person[u];
    const double length = gv_market_length(p->topic);
    for (int k = 0; k < MARKET_TOPICS && length > 0; k++)
        item->topic[k] = (gv_market_real) ((c + (1 - c) / 2) * (double) item->topic[k] +
                                           (1 - c) / 2 * p->topic[k] / length);
    gv_market_set_length(item->topic);
    for (int k = 0; k < 2; k++)
        item->value[k] =
            (gv_market_real) (c * (double) item->value[k] + (1 - c) * p->value[k] / 127.0);
    item->prominence = (gv_market_real) (m->prominence * (0.4 + 0.6 * c));
    item->worth = (gv_market_real) gv_market_within(m->value + 0.25 * (1 - c), 0, 1);
    item->arousal = (gv_market_real) gv_market_within(m->arousal + 0.2 * (1 - c), 0, 1);
    const double claim = c * claim_of(l, m) + (1 - c) * (claim_of(l, m) + l->quality) / 2;
    item->claim = (gv_market_real) claim;
    item->overclaim = claim - l->quality;
    item->standing =
        (gv_market_real) (0.4 + 0.6 * (1 - c * (1 - gv_market_nearness(l, p))));
}

/* Whoever is followed by many has less of the attention of each. */
double gv_market_reach(const gv_world *w, const gv_market *par, double followers)
{
    const double scale = par->follower_scale * sqrt((double) w->n / FOLLOWERS_AT);
    return gv_real_pow(1 + followers / scale, -par->follower_penalty);
}

/* Reporters write in their own words, of which the brand is a smaller part, and are
 * believed as reporters, not as partners. */
static void make_report(const market_life *l, const gv_message *m, uint32_t u,
                        market_item *item)
{
    make_own(l, m, u, 0, item);
    item->prominence = (gv_market_real) (0.6 * m->prominence);
    item->standing = 1;
}

/* The rival's content is like the brand's, save that it claims nothing of the brand. */
static void make_post(const gv_world *w, const gv_market *par, const gv_message *m,
                      const gv_post *post, market_item *item)
{
    const market_life *l = gv_market_life(w);
    const gv_manner *manner = post->manner;
    double heard_by = gv_market_followers(l, post->speaker);
    if (manner != NULL && manner->says == GV_SAYS_PAGE && manner->response != NULL)
        heard_by += (double) manner->response->followers;
    const double own = gv_market_reach(w, par, heard_by);
    const bool is_said = manner != NULL && manner->control >= 0;
    if (manner != NULL && manner->says == GV_SAYS_PAGE) {
        item->reach = (gv_market_real) own;
    } else if (manner != NULL && manner->says == GV_SAYS_REPORT) {
        make_report(l, m, post->speaker, item);
    } else {
        make_own(l, m, post->speaker, is_said ? manner->control : m->control, item);
        item->reach = (gv_market_real) own;
    }
    if (manner == NULL)
        return;
    item->is_rivals = manner->says == GV_SAYS_RIVAL;
    item->response = manner->response;
    item->standing = (gv_market_real) ((double) item->standing * manner->credibility);
}

uint32_t gv_market_item_of_partner(gv_world *w, const gv_market *par, const gv_post *post)
{
    market_life *l = gv_market_life(w);
    gv_message room;
    const gv_message *m = message_of(w, &room);
    market_item item = campaign_item(w, m);
    make_post(w, par, m, post, &item);
    item.name = name_of(post->slot, post->speaker, w->tick, post->ordinal);
    item.author = post->speaker;
    item.tactic = post->slot;
    return keep(l, &item, w->tick);
}

/* ---- by anybody --------------------------------------------------------------------- */

static gv_market_real about(double middle, double spread, uint64_t bits)
{
    return (gv_market_real) gv_market_within(middle + spread * (2 * gv_unit(bits) - 1), 0,
                                             1);
}

/* Half of it is what they care for themselves. Customers say what they found, others mix
 * what they believe with what the brand claims, and so repeat its claim. */
static void make_for_fun(const gv_world *w, const gv_ugc *par, uint32_t v,
                         market_item *item)
{
    const market_life *l = gv_market_life(w);
    const market_person *p = &l->person[v];
    const double t = par->topicness, length = gv_market_length(p->topic);
    const gv_counter c = gv_counter_make(v, 0, w->tick, 0, 0, MARKET_DRAW_CREATION);
    const gv_bits luck = gv_draw(&l->luck, c);
    for (int k = 0; k < MARKET_TOPICS && length > 0; k++)
        item->topic[k] =
            (gv_market_real) ((1 - t) * (double) item->topic[k] + t * p->topic[k] / length);
    gv_market_set_length(item->topic);
    for (int k = 0; k < 2; k++)
        item->value[k] = (gv_market_real) (p->value[k] / 127.0);
    item->prominence = (gv_market_real) par->prominence;
    item->information = (gv_market_real) par->information;
    item->worth = about(par->value, par->value_spread, luck.low);
    item->arousal = about(par->arousal, par->arousal_spread, luck.high);
    item->standing = (gv_market_real) (1 - par->moderation_discount * par->moderation);
    item->is_experience = p->bought != MARKET_STRANGER;
    const double belief = (double) p->belief;
    const double claim =
        item->is_experience ? belief : 0.6 * belief + 0.4 * (double) item->claim;
    item->claim = (gv_market_real) claim;
    item->overclaim = claim - l->quality;
}

/* An eighth of all places is left to what the brand pays for. */
uint32_t gv_market_item_of_maker(gv_world *w, const gv_programme *programme, uint32_t v,
                                 bool *is_full)
{
    market_life *l = gv_market_life(w);
    const uint32_t end = l->n_items - l->n_items / 8;
    const uint32_t k = free_place(l, l->next_creation, end, w->tick);
    gv_message room;
    *is_full = k == 0;
    if (k == 0)
        return 0;
    l->next_creation = after(k, end);
    w->message = programme->message;
    market_item item = campaign_item(w, message_of(w, &room));
    make_for_fun(w, programme->params, v, &item);
    item.name = name_of(programme->slot, v, w->tick, 0);
    item.author = v;
    item.tactic = programme->slot;
    put(&l->item[k], &item, w->tick);
    return k;
}

const gv_submodel gv_market_tells_of_content = {
    .title = "Content",
    .text = "What can be read are items. What the brand says has the content of its "
            "message, and is new every fortnight. What partners post mixes it with "
            "their own: the more is prescribed (control C), the more prominent and "
            "faithful it is, and the less their own. Reports are in the reporter's "
            "words. What people make is about their own topics as far as `topicness` "
            "says, and claims what they found, or mixes what they believe with what the "
            "brand claims. An item keeps a name that hangs on who made it when, so that "
            "no other item changes its luck; places are used again when nobody has read "
            "an item for 45 days.",
    .equation = "topics       z ~ topics of the message; without them\n"
                "             (1 - topicness) product + topicness purpose\n"
                "values       speaker_values of the message; without, the brand's\n"
                "claim        c = quality + overclaim, in [0, 1];  o = c - quality\n"
                "partner      z ~ (1 + C) / 2 z + (1 - C) / 2 own weights\n"
                "             values C (brand's) + (1 - C) (own)\n"
                "             P = prominence (0.4 + 0.6 C)\n"
                "             V = value + 0.25 (1 - C);  H = arousal + 0.2 (1 - C)\n"
                "             c = C c' + (1 - C) (c' + quality) / 2, c' the brand's claim\n"
                "standing     S = credibility (0.4 + 0.6 (1 - C (1 - a)))\n"
                "             a: of the partner and the brand\n"
                "one of many  D = (1 + followers / (follower_scale root(n / 10,000)))\n"
                "                 ^ -follower_penalty\n"
                "report       as with C = 0, and P = 0.6 prominence, S = credibility\n"
                "made         z ~ (1 - topicness) z + topicness own weights; own values\n"
                "             c = b of customers, else 0.6 b + 0.4 c'\n"
                "             S = 1 - moderation_discount moderation",
    .departs = "The penalty is the exponent of a power law through the fivefold "
               "difference over a hundredfold of followers of Beichert et al. (2024); "
               "Leung et al. (2022) find the reverse, so its range begins at none.",
    .file = "sim/model/market/item.c",
    .keys = (const char *const[]){ "follower_penalty", "follower_scale", NULL },
};
