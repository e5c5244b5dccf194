/* What becomes of posts whose payers asked: who reads them, passes them on, and buys after
 * them. Layer 3. */
#include "model/market/market.h"

static void add(atomic_uint_fast64_t *count)
{
    atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
}

/* What a person read last is one of the day's readings, each with the same chance. */
void gv_market_respond(market_day *day)
{
    market_life *l = day->life;
    const market_reading *last = NULL;
    if (!l->counts_responses)
        return;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        gv_response *response = l->item[r->item].response;
        if (response != NULL)
            add(&response->reads);
        if (r->noticed && r->item != MARKET_INQUIRY &&
            (last == NULL || r->luck < last->luck))
            last = r;
    }
    if (last != NULL)
        l->last[day->v] = l->item[last->item].response;
}

void gv_market_count_share(const market_day *day, uint32_t item)
{
    gv_response *response = day->life->item[item].response;
    if (response != NULL)
        add(&response->shares);
}

/* Not on a day's threads. */
void gv_market_count_buyer(const market_life *l, uint32_t v)
{
    if (l->counts_responses && l->last[v] != NULL)
        l->last[v]->buyers++;
}
