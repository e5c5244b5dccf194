/* Likes: people like what they read oftener than they pass it on, and a brand can buy some.
 * They change nothing unless the model says that people follow them. Layer 3. */
#include "model/market/market.h"

enum { SHOWN_FOR = 14 }; /* days that a tactic shows the same */

void gv_market_like(market_day *day, uint32_t item, double chance_to_share)
{
    const double chance = day->par->like_rate * chance_to_share;
    if (!gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_LIKE).low,
                    gv_chance_of(chance < 1 ? chance : 1)))
        return;
    day->tally->likes++;
    gv_market_act(day->life, day->v);
    atomic_fetch_add_explicit(&day->life->item[item].liked, 1, memory_order_relaxed);
}

/* What the likes that others gave add to the wish to pass it on. */
double gv_market_draw_of_likes(const gv_market *par, const market_item *item)
{
    return par->like_effect == 0 ? 0
                                 : par->like_effect * gv_real_log(1 + (double) item->likes);
}

/* ---- bought ----------------------------------------------------------------------------
 */

static bool is_shown(const gv_world *w, const market_item *item)
{
    return item->author == GV_NOBODY && w->tick - item->born < SHOWN_FOR;
}

/* Items that tactics show at present, by name, so that the order of tactics does not
 * matter. */
static uint32_t shown_items(gv_world *w, uint32_t found[MARKET_CAMPAIGNS])
{
    const market_life *l = gv_market_life(w);
    uint32_t n = 0;
    for (uint32_t c = 0; c < MARKET_CAMPAIGNS; c++) {
        const uint32_t item = l->campaign[c].item;
        if (item == 0 || !is_shown(w, &l->item[item]))
            continue;
        uint32_t k = n++;
        for (; k > 0 && l->item[found[k - 1]].name > l->item[item].name; k--)
            found[k] = found[k - 1];
        found[k] = item;
    }
    return n;
}

/* All alike; those with the smallest names get what is over. Where the brand shows nothing
 * there is nothing to like. */
static void buy_likes(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_BUY_LIKES);
    uint32_t item[MARKET_CAMPAIGNS];
    const uint32_t n = programme == NULL ? 0 : shown_items(w, item);
    if (n == 0)
        return;
    for (uint32_t k = 0; k < n; k++)
        l->item[item[k]].likes +=
            (uint32_t) (programme->most / n) + (k < programme->most % n ? 1 : 0);
    programme->used = programme->most;
    l->bought_likes += programme->used;
}

/* What was liked today is seen tomorrow. */
void gv_market_settle_likes(gv_world *w)
{
    market_life *l = gv_market_life(w);
    if (l->par->like_effect > 0) {
        for (uint32_t k = 0; k < l->n_items; k++) {
            market_item *item = &l->item[k];
            item->likes += (uint32_t) item->liked;
            atomic_store_explicit(&item->liked, 0, memory_order_relaxed);
        }
    }
    buy_likes(w);
}

const gv_submodel gv_market_tells_of_likes = {
    .title = "Likes",
    .text = "People like what they might pass on, oftener than they do pass it on. "
            "Likes are counted; they draw others only where `like_effect` is not 0. "
            "Bought ones go to what tactics show at present, all alike.",
    .equation = "likes        min(1, like_rate logistic(share + share_taste U))\n"
                "draw         like_effect ln(1 + likes up to yesterday), in U",
    .file = "sim/model/market/likes.c",
    .serves = GV_SERVES(GV_PROGRAMME_BUY_LIKES),
    .keys = (const char *const[]){ "like_rate", "like_effect", NULL },
};
