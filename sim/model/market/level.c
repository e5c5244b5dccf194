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

const gv_submodel gv_market_tells_of_level = {
    .title = "The level field",
    .text = "A reading of a partner's post is worth more than one of an advertisement "
            "that says the same, in five terms, all assumed. Each can be taken away in "
            "part or whole: the advertisement's value moves to that of a partner's "
            "post, and how far partners are believed for their standing and the size of "
            "their crowd moves to 1. A term's level is its own or that of the field, "
            "whichever is higher.",
    .equation = "value        (1 - level) (an advertisement's) + level (a partner's)\n"
                "trust        k -> trust_partner;  of a partner S D -> 1\n"
                "notice       -> notice_partner P (0.3 + 0.7 r)\n"
                "weight       paid_weight -> 1;  trigger_weight 2/3 -> trigger_weight\n"
                "persuasion   paid_persuasion paid_weight k -> persuasion k\n"
                "sharing      -1 of the wish to pass on -> 0",
    .file = "sim/model/market/level.c",
    .keys =
        (const char *const[]){ "level_field", "level_trust", "level_notice", "level_weight",
                               "level_persuasion", "level_sharing", NULL },
};
