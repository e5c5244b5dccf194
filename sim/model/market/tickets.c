/* Who comes first among those who wait: an order by luck, which nobody's place in memory
 * decides. Layer 3. */
#include "model/market/market.h"

/* A ticket's luck stands in `source`. */
static bool is_before(const market_buyer *a, const market_buyer *b)
{
    return a->source != b->source ? a->source < b->source : a->person < b->person;
}

static void swap(market_buyer *a, market_buyer *b)
{
    const market_buyer one = *a;
    *a = *b;
    *b = one;
}

/* Everything before `pivot` to the front. @return where the pivot then stands */
static size_t part(market_buyer *ticket, size_t from, size_t end)
{
    size_t at = from;
    swap(&ticket[from + (end - from) / 2], &ticket[end - 1]);
    for (size_t k = from; k + 1 < end; k++) {
        if (is_before(&ticket[k], &ticket[end - 1]))
            swap(&ticket[k], &ticket[at++]);
    }
    swap(&ticket[at], &ticket[end - 1]);
    return at;
}

/* Puts the `wanted` tickets that come first in front, in some order. Luck is spread evenly,
 * so that O(n) steps do on average. */
void gv_market_first_tickets(market_buyer *ticket, size_t n, size_t wanted)
{
    size_t from = 0, end = n;
    while (wanted < n && end - from > 1) {
        const size_t at = part(ticket, from, end);
        if (at == wanted)
            return;
        if (at < wanted)
            from = at + 1;
        else
            end = at;
    }
}
