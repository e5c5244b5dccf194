/* Profiles: pages that stand for a person, or for the brand, and that people follow because
 * of what they read there. Layer 3. */
#include "model/market/market.h"

#include <string.h>

/* In the order of names, so that the order of tactics changes nothing. */
void gv_market_post_on_profile(gv_world *w, uint32_t item, uint8_t class,
                               const gv_post *post)
{
    market_life *l = gv_market_life(w);
    const gv_manner *manner = post->manner;
    l->item[item].follow = (gv_market_real) manner->follow;
    l->item[item].profile = manner->number;
    if (l->n_profiles == MARKET_PROFILES)
        return;
    uint32_t k = l->n_profiles++;
    for (; k > 0 && l->item[l->profile[k - 1].item].name > l->item[item].name; k--)
        l->profile[k] = l->profile[k - 1];
    l->profile[k] = (market_profile){ .item = item,
                                      .author = post->speaker,
                                      .class = class,
                                      .number = manner->number,
                                      .read = gv_chance_of(manner->read) };
}

static bool has_read(const market_day *day, uint32_t item)
{
    for (uint32_t k = 0; k < day->n; k++) {
        if (day->reading[k].item == item)
            return true;
    }
    return false;
}

/* Followers look in, if they did not come across it anyway. */
void gv_market_read_profiles(market_day *day)
{
    const market_life *l = day->life;
    uint32_t n = 0;
    for (uint32_t k = 0; k < l->n_profiles && day->online; k++) {
        const market_profile *p = &l->profile[k];
        if (!(l->follows[day->v] >> p->number & 1) || n == MARKET_MOST_PROFILES)
            continue;
        const gv_bits luck =
            gv_market_draw(day, l->item[p->item].name, 0, MARKET_DRAW_PROFILE);
        if (!gv_happens(luck.low, p->read) || has_read(day, p->item))
            continue;
        day->reading[day->n++] = (market_reading){
            .item = p->item, .source = p->author, .class = p->class, .luck = luck.high
        };
        n++;
    }
}

/* Whoever notices a post that means something to them, by people like them, may want more
 * of it, wherever they came across it. */
void gv_market_follow(market_day *day)
{
    market_life *l = day->life;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        const market_item *item = &l->item[r->item];
        if (item->follow <= 0 || !r->noticed || (l->follows[day->v] >> item->profile & 1))
            continue;
        const double chance = (double) item->follow * r->relevance * r->alignment;
        const gv_counter c = gv_counter_make(day->v, item->name, day->world->tick, r->depth,
                                             k, MARKET_DRAW_FOLLOW);
        if (!gv_happens(gv_draw(&l->luck, c).low, gv_chance_of(chance)))
            continue;
        l->follows[day->v] |= UINT64_C(1) << item->profile;
        day->tally->followers++;
        if (item->response != NULL)
            atomic_fetch_add_explicit(&item->response->followers, 1, memory_order_relaxed);
    }
}

const gv_submodel gv_market_tells_of_profiles = {
    .title = "Profiles",
    .text = "A page that stands for a person, or a brand's of that kind, gains "
            "followers from those who notice a post and find it near. Followers look in "
            "with the chance that the tactic states.",
    .equation = "follows      follow r a, at each noticed reading (follow: of the tactic)",
    .file = "sim/model/market/profile.c",
    .keys = (const char *const[]){ NULL },
};
