/* Who says what, and whom they have it from, for those who follow how far things are passed
 * on. Nothing in here moves anybody. Layer 3. */
#include "model/market/market.h"

/* People write to places of their own, so several threads may. */
void gv_market_heard_from(const market_day *day, uint32_t source)
{
    if (day->world->heard_from != NULL)
        day->world->heard_from[day->v] = source;
}

/* The number of what is no advertisement and no word. */
static uint32_t post_of(const market_life *l, uint32_t item)
{
    const bool is_post = item >= MARKET_FIRST_ITEM && l->item[item].author != GV_NOBODY;
    return is_post ? item : GV_NOBODY;
}

/* Nobody passes on what is asked of the brand, nor what is said for the rival. */
static bool ends(const market_life *l, uint32_t item)
{
    return item == MARKET_INQUIRY || l->item[item].is_rivals;
}

static void tell_posts(const gv_world *w, gv_listener *listen, void *self)
{
    const market_life *l = gv_market_life(w);
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        const market_item *item = &l->item[k];
        if (item->name == 0 || item->author == GV_NOBODY || item->born != w->tick)
            continue;
        const gv_saying posted = { .kind = GV_SAYING_POSTED,
                                   .speaker = item->author,
                                   .from = GV_NOBODY,
                                   .post = k,
                                   .ends = ends(l, k) };
        listen(self, &posted);
    }
}

/* In the evening the pages are turned: what was read today lies in `next_voice`. */
static void tell_mornings(const gv_world *w, gv_listener *listen, void *self)
{
    const market_life *l = gv_market_life(w);
    for (uint32_t v = 0; v < w->n; v++) {
        if (!(l->next_status[v] & MARKET_SPEAKS) || !l->next_voice[v].early)
            continue;
        const gv_saying early = { .kind = GV_SAYING_EARLY,
                                  .speaker = v,
                                  .from = GV_NOBODY,
                                  .post = post_of(l, l->next_voice[v].item),
                                  .ends = ends(l, l->next_voice[v].item) };
        listen(self, &early);
    }
}

static gv_saying saying_of(const gv_world *w, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    const market_voice *voice = &l->voice[v];
    gv_saying now = { .speaker = v, .from = w->heard_from[v], .post = GV_NOBODY };
    if (now.from == v) {
        now.kind = GV_SAYING_AGAIN;
    } else if (voice->depth == 0) {
        now.kind = GV_SAYING_FIRST;
        now.post = post_of(l, voice->item);
        now.ends = ends(l, voice->item);
    } else if (now.from == GV_NOBODY) {
        now.kind = GV_SAYING_FOUND;
    } else {
        now.kind = GV_SAYING_PASSED;
        now.post = voice->depth == 1 ? post_of(l, voice->item) : GV_NOBODY;
    }
    return now;
}

void gv_market_sayings(const gv_world *w, gv_listener *listen, void *self)
{
    const market_life *l = gv_market_life(w);
    tell_posts(w, listen, self);
    tell_mornings(w, listen, self);
    for (uint32_t v = 0; v < w->n; v++) {
        if (!(l->status[v] & MARKET_SPEAKS))
            continue;
        const gv_saying now = saying_of(w, v);
        listen(self, &now);
    }
}
