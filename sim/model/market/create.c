/* Content that people make for the brand: who would, who is paid for it, and what becomes
 * of bad news. Layer 3. */
#include "model/market/market.h"

#include <stdlib.h>

void gv_market_open_creation(gv_world *w)
{
    const gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_UGC);
    const bool can_pay = programme != NULL && programme->most > 0;
    gv_market_life(w)->creates = can_pay ? programme->params : NULL;
}

/* ---- by day
 * -------------------------------------------------------------------------------- */

static bool is_close(const market_day *day)
{
    const market_person *me = day->me;
    return me->stage >= MARKET_AUDIENCE || (day->life->bond[day->v] & MARKET_MEMBER) ||
           (me->bought == MARKET_CUSTOMER && (double) me->satisfaction > 0);
}

/* Who has said nothing else today may make an item. In whose turn it is lies in the upper
 * half of a lot, drawn for the person and the day. */
void gv_market_propose(market_day *day)
{
    market_life *l = day->life;
    if (gv_market_is_held_out(l, GV_PROGRAMME_UGC, day->v))
        return;
    if (l->creates == NULL || (l->next_status[day->v] & MARKET_SPEAKS) || !is_close(day))
        return;
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_CREATE);
    if (!gv_happens(luck.low, gv_chance_of(l->creates->rate)))
        return;
    uint64_t *lot = l->lot + day->v / MARKET_SLICE * MARKET_SLICE;
    lot[day->tally->n_makers++] = luck.high >> 32 << 32 | day->v;
}

/* ---- in the evening
 * --------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
    return (x > y) - (x < y);
}

/* The lots of all slices in the order of turns. @return how many */
static uint32_t turns(market_life *l)
{
    uint32_t n = 0;
    for (uint32_t s = 0; s < l->slices; s++) {
        for (uint32_t k = 0; k < l->tally[s].n_makers; k++)
            l->lot[n++] = l->lot[(size_t) s * MARKET_SLICE + k];
    }
    if (n > 1)
        qsort(l->lot, n, sizeof *l->lot, ascending);
    return n;
}

static bool is_rejected(const gv_world *w, const gv_ugc *par, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    const gv_counter c = gv_counter_make(v, 0, w->tick, 0, 0, MARKET_DRAW_MODERATE);
    return gv_market_valence(&l->person[v]) < 0 &&
           gv_happens(gv_draw(&l->luck, c).low, gv_chance_of(par->moderation));
}

/* It is read from tomorrow on. */
static void publish(market_life *l, uint32_t v, uint32_t item)
{
    market_person *p = &l->person[v];
    l->next_voice[v] = (market_voice){ .valence = gv_market_valence(p),
                                       .item = item,
                                       .class = MARKET_SHARED,
                                       .layers = p->layers };
    l->next_status[v] = (uint8_t) (l->next_status[v] | MARKET_SPEAKS);
    gv_market_remember(p, l->item[item].name);
    if (l->bond[v] & MARKET_MEMBER)
        gv_market_learn_from(l, v);
}

/* One turn after the other, until the money of the day is out or there is no room. */
void gv_market_grant_creations(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_UGC);
    if (l->creates == NULL)
        return;
    const gv_ugc *par = l->creates;
    const uint32_t n = turns(l);
    gv_money left = programme->money;
    bool is_full = false;
    for (uint32_t k = 0; k < n && left >= par->terms.price && !is_full; k++) {
        const uint32_t v = (uint32_t) l->lot[k];
        if (is_rejected(w, par, v)) {
            const gv_money cost =
                par->moderation_price < left ? par->moderation_price : left;
            programme->beside += cost;
            left -= cost;
            continue;
        }
        const uint32_t item = gv_market_item_of_maker(w, programme, v, &is_full);
        if (is_full)
            break;
        publish(l, v, item);
        gv_market_act(l, v);
        programme->used++;
        left -= par->terms.price;
    }
    l->creations += programme->used;
}

const gv_submodel gv_market_tells_of_making = {
    .title = "Content that people make",
    .text = "Followers of the brand, members and satisfied customers who say nothing "
            "else today would make an item with chance `rate`; they get a turn by lot "
            "while money lasts. Of items of people whose word would be bad news the "
            "share `moderation` is rejected, at a price. An item is read from the next "
            "day on.",
    .file = "sim/model/market/create.c",
    .serves = GV_SERVES(GV_PROGRAMME_UGC),
    .keys = (const char *const[]){ NULL },
};
