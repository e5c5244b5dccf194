/* The level field: what a partner's post is worth beyond an advertisement that says the
 * same is assumed, in five terms, and each can be taken away. Layer 3. */
#include "model/market/market.h"

/* A reader trusts a partner more than the brand, notices them more, gives what they say
 * more weight, is moved by it more and passes it on more. Together this makes a partner's
 * reading worth about ten advertisements. How much of an advantage is network position, and
 * how much is this assumption, only a run without it can tell. */
void gv_market_set_level(market_life *l, const gv_market *par)
{
    const double own[MARKET_TERMS] = { par->level_trust, par->level_notice,
                                       par->level_weight, par->level_persuasion,
                                       par->level_sharing };
    for (int term = 0; term < MARKET_TERMS; term++)
        l->level[term] = own[term] > par->level_field ? own[term] : par->level_field;
}
