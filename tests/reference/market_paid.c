/* Twin of the marketing model: what was bought today, and whom it meets. */
#include "market.h"

#include "test.h"

#include <math.h>
#include <string.h>

enum { FORTNIGHT = 14, AT_ONCE = 256, PATIENCE = 16 };

bool twin_market_online(const twin_market *m, uint32_t v, uint32_t tick)
{
    const double tired = fmax(0, 1 - m->par->login_fatigue * m->person[v].fatigue);
    return gv_happens(twin_market_draw(m, v, 0, tick, 0, MARKET_DRAW_LOGIN).low,
                      gv_chance_of(m->par->login * tired * m->vitality));
}

/* ---- content ---- */

static uint32_t name_of(uint32_t slot, uint32_t author, uint32_t born, uint32_t ordinal)
{
    const uint32_t key[4] = { slot, author, born, ordinal };
    const uint32_t name = (uint32_t) gv_hash_bytes(key, sizeof key).low;
    return name > 4 ? name : 5;
}

/* Weights of topics, kept in single precision, with length 1. */
static void point(double to[TWIN_TOPICS], const double z[TWIN_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < TWIN_TOPICS; k++)
        sum += twin_stored(z[k]) * twin_stored(z[k]);
    for (int k = 0; k < TWIN_TOPICS; k++)
        to[k] = twin_stored(twin_stored(z[k]) / sqrt(sum));
}

static twin_item brands_words(const twin_market *m, uint32_t tick)
{
    const gv_message *said = m->message;
    const double claim = twin_clip(m->par->quality + said->overclaim, 0, 1);
    double z[TWIN_TOPICS];
    for (int k = 0; k < TWIN_TOPICS; k++)
        z[k] = (1 - said->topicness) * m->product[k] + said->topicness * m->purpose[k];
    twin_item item = { .author = GV_NOBODY,
                       .born = tick,
                       .value = { m->brand_value[0], m->brand_value[1] },
                       .prominence = twin_stored(said->prominence),
                       .worth = twin_stored(said->value),
                       .arousal = twin_stored(said->arousal),
                       .information = twin_stored(said->information),
                       .weight = twin_stored(said->weight),
                       .claim = twin_stored(claim),
                       .overclaim = claim - m->par->quality,
                       .standing = 1,
                       .reach = 1 };
    point(item.topic, z);
    return item;
}

/* A tactic shows the same for a fortnight of the calendar. */
static uint32_t campaign(twin_market *m, uint32_t slot, uint32_t tick)
{
    const uint32_t name = name_of(slot, GV_NOBODY, tick - tick % FORTNIGHT, 0);
    for (uint32_t k = 2; k < m->n_items; k++) {
        if (m->item[k].name == name)
            return k;
    }
    twin_item item = brands_words(m, tick);
    item.name = name;
    item.slot = slot;
    assert_true(m->n_items < TWIN_ITEMS);
    m->item[m->n_items] = item;
    return m->n_items++;
}

static double followers(const twin_market *m, uint32_t u)
{
    double n = 0;
    for (uint32_t k = 0; k < m->n_layers; k++) {
        for (uint32_t v = 0; v < m->t->n; v++)
            n += !m->offline[k] && m->tie[k][u][v] ? 1 : 0;
    }
    return n;
}

/* Half of what is not prescribed is what the partner cares for; a partner whose values are
 * the brand's is authentic whatever is prescribed; many followers heed less each. */
static uint32_t partners_words(twin_market *m, const twin_offer *o)
{
    const twin_person *p = &m->person[o->person];
    const double c = m->message->control;
    twin_item item = brands_words(m, o->tick);
    double z[TWIN_TOPICS], length = 0;
    for (int k = 0; k < TWIN_TOPICS; k++)
        length += p->topic[k] * p->topic[k];
    for (int k = 0; k < TWIN_TOPICS; k++)
        z[k] = c * item.topic[k] +
               (1 - c) * (0.5 * item.topic[k] + 0.5 * p->topic[k] / sqrt(length));
    point(item.topic, z);
    const double claim = twin_clip(m->par->quality + m->message->overclaim, 0, 1);
    const double own = c * claim + (1 - c) * 0.5 * (claim + m->par->quality);
    item.claim = twin_stored(own);
    item.overclaim = own - m->par->quality;
    item.prominence = twin_stored(m->message->prominence * (0.4 + 0.6 * c));
    item.worth = twin_stored(fmin(1, m->message->value + 0.25 * (1 - c)));
    item.arousal = twin_stored(fmin(1, m->message->arousal + 0.2 * (1 - c)));
    const double aligned = twin_nearness(p->value, m->brand_value);
    item.standing = twin_stored(0.4 + 0.6 * (1 - c * (1 - aligned)));
    const double usual = m->par->follower_scale * sqrt(m->t->n / 1e4);
    item.reach =
        twin_stored(pow(1 + followers(m, o->person) / usual, -m->par->follower_penalty));
    for (int k = 0; k < 2; k++)
        item.value[k] = twin_stored(c * m->brand_value[k] + (1 - c) * p->value[k]);
    item.name = name_of(o->slot, o->person, o->tick, o->ordinal);
    item.author = o->person;
    item.slot = o->slot;
    assert_true(m->n_items < TWIN_ITEMS);
    m->item[m->n_items] = item;
    return m->n_items++;
}

/* ---- who meets it ---- */

/* Nobody is met by one tactic more often in a week than it wants, nor by all of them more
 * than so often on a day; advertisements in a social network meet who is there. */
static bool may_be_shown(const twin_market *m, const twin_offer *o, uint32_t tactic,
                         uint32_t v)
{
    return (o->cap == 0 || m->in_week[tactic][v] < o->cap) &&
           m->met_today[v] < m->par->shown_a_day &&
           (o->mass || twin_market_online(m, v, o->tick));
}

static uint32_t first_offer_of(const twin_market *m, const twin_offer *o)
{
    uint32_t k = 0;
    while (m->t->offer[k].slot != o->slot)
        k++;
    return k;
}

static void show(twin_market *m, const twin_offer *o)
{
    const uint32_t item = campaign(m, o->slot, o->tick);
    const uint32_t tactic = first_offer_of(m, o);
    uint32_t shown = 0, room = UINT32_MAX;
    if (m->week[tactic] != o->tick / 7 + 1)
        memset(m->in_week[tactic], 0, sizeof m->in_week[tactic]);
    m->week[tactic] = o->tick / 7 + 1;
    if (o->cap > 0) {
        room = o->cap * m->t->n;
        for (uint32_t v = 0; v < m->t->n; v++)
            room -= m->in_week[tactic][v];
    }
    const uint32_t wanted = o->count < room ? o->count : room;
    for (uint32_t j = 0; shown < wanted; j++) {
        uint64_t luck = 0;
        if (j % AT_ONCE == 0 && j >= PATIENCE * (wanted + AT_ONCE))
            break;
        const uint32_t v = twin_viewer(m->t, o, j, &luck);
        if (!may_be_shown(m, o, tactic, v))
            continue;
        shown++;
        m->in_week[tactic][v]++;
        m->met_today[v]++;
        m->shown_on[o->tick % 7]++;
        if (!gv_happens(luck, gv_chance_of(m->par->viewable)))
            continue;
        m->seen_class[v][m->n_seen[v]] = o->mass ? MARKET_MASS : MARKET_AD;
        m->seen[v][m->n_seen[v]++] = item;
    }
}

static void post(twin_market *m, const twin_offer *o)
{
    twin_voice *voice = &m->voice[o->person];
    twin_person *p = &m->person[o->person];
    *voice = (twin_voice){ .speaks = true, .item = partners_words(m, o) };
    voice->class = MARKET_PARTNER;
    for (uint32_t k = 0; k < m->n_layers; k++)
        voice->on[k] = p->member[k] && !m->offline[k];
    memmove(p->ring + 1, p->ring, (TWIN_RING - 1) * sizeof *p->ring);
    p->ring[0] = m->item[voice->item].name;
}

void twin_market_offers(twin_market *m, uint32_t tick)
{
    m->shown_on[tick % 7] = 0;
    memset(m->met_today, 0, sizeof m->met_today);
    memset(m->n_seen, 0, sizeof m->n_seen);
    for (uint32_t k = 0; k < m->t->n_offers; k++) {
        const twin_offer *o = &m->t->offer[k];
        if (o->tick != tick || o->kind == TWIN_SEED)
            continue;
        if (o->kind == TWIN_POST)
            post(m, o);
        else
            show(m, o);
    }
}
