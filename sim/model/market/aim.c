/* Advertisements that are aimed at some people, and who else gets to see them. Layer 3. */
#include "model/market/market.h"

static void mark(market_life *l, uint32_t v)
{
    if (l->aim[v] & MARKET_IS_MEANT)
        return;
    l->aim[v] |= MARKET_IS_MEANT;
    l->total.meant++;
    l->total.leaked -= l->aim[v] & MARKET_HAS_SEEN ? 1 : 0;
}

/* Of several tactics that aim, all whom one of them means are meant. */
void gv_market_aim(gv_world *w, market_campaign *campaign, const gv_impressions *batch)
{
    market_life *l = gv_market_life(w);
    if (batch->channel != GV_CHANNEL_PAID || batch->eligible == NULL)
        return;
    l->item[campaign->item].is_aimed = true;
    if (campaign->meant == batch->eligible)
        return;
    campaign->meant = batch->eligible;
    for (uint32_t k = 0; k < batch->n_eligible; k++)
        mark(l, batch->eligible[k]);
}

/* Of a reading, at first hand or passed on. */
void gv_market_count_aim(market_day *day, const market_item *item)
{
    uint8_t *aim = &day->life->aim[day->v];
    if (!item->is_aimed)
        return;
    day->tally->aimed_reads++;
    if (*aim & MARKET_IS_MEANT)
        return;
    day->tally->leaked_reads++;
    day->tally->leaked += *aim & MARKET_HAS_SEEN ? 0 : 1;
    *aim |= MARKET_HAS_SEEN;
}
