/* The other brand. It follows a script: it advertises to some people every day, whatever
 * the first one does, and sells to those who are nobody's customers. Layer 3. */
#include "model/market/market.h"

static market_rivalry *rivalry_of(const market_day *day)
{
    return day->life->rivalry == NULL ? NULL : &day->life->rivalry[day->v];
}

/* An advertisement of the rival's. */
void gv_market_hear_rival(market_day *day)
{
    const gv_market *par = day->par;
    market_rivalry *r = rivalry_of(day);
    if (r == NULL)
        return;
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_RIVAL_READ);
    if (!gv_happens(luck.low, gv_chance_of(par->rival_reach)))
        return;
    const double x = (double) r->attitude;
    r->attitude = (gv_market_real) (x + par->rival_pull * (par->rival_toward - x));
    day->tally->rival_reads++;
}

/* Posts of those who left the brand for the rival. */
void gv_market_hear_deserters(market_day *day)
{
    market_rivalry *rivalry = rivalry_of(day);
    if (rivalry == NULL)
        return;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (!day->life->item[r->item].is_rivals)
            continue;
        const double pull = day->par->rival_posts * r->credibility;
        rivalry->attitude =
            (gv_market_real) gv_market_within((double) rivalry->attitude + pull, -1, 1);
        day->tally->rival_reads++;
    }
}

/* What the rival does to the wish to buy the brand: who likes it buys less of the other,
 * and who is its customer has to leave it first. */
double gv_market_rival_appeal(const market_day *day)
{
    const market_rivalry *r = rivalry_of(day);
    if (r == NULL)
        return 0;
    const double x = (double) r->attitude;
    const double held = r->is_customer ? day->par->switching + x : 0;
    return -(x > 0 ? day->par->by_rival * x : 0) - held;
}

static double rival_hazard(const market_day *day, const market_rivalry *r)
{
    const gv_market *par = day->par;
    double v = par->by_quality * (par->rival_quality - 0.5) + (double) r->attitude;
    v -= par->rival_spared * day->me->attitude;
    v += par->by_fit * (gv_market_fit(day->life, day->me) - 0.4) - 1;
    return par->rival_rate * day->life->rival_offer * gv_real_exp(v);
}

/* Does this person, who is no customer of the brand's, buy of the rival today? Whoever
 * would buy of both tosses a coin. */
bool gv_market_rival_wins(market_day *day, bool decided)
{
    market_rivalry *r = rivalry_of(day);
    if (r == NULL || r->is_customer)
        return false;
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_RIVAL_BUY);
    if (!gv_happens(luck.low, gv_chance_of(rival_hazard(day, r))) ||
        (decided && luck.high >> 63 != 0))
        return false;
    r->is_customer = true;
    return true;
}

const gv_submodel gv_market_tells_of_rivals = {
    .title = "The other brand",
    .text = "Where there is a rival it follows a script: every day it advertises to "
            "some, and people who are not its customers may buy of it. Who would buy of "
            "both tosses a coin. To buy of the brand its customers have to leave it. "
            "Posts of those who left the brand for it warm their readers to it by "
            "`rival_posts` times their credibility.",
    .equation = "advertised   with rival_reach: y <- y + rival_pull (rival_toward - y)\n"
                "hazard       rival_rate offer e^(by_quality (rival_quality - 0.5) + y\n"
                "             - rival_spared x + by_fit (fit - 0.4) - 1)\n"
                "in V         - by_rival max(0, y), and - switching - y of its customers",
    .file = "sim/model/market/rival.c",
    .keys = (const char *const[]){ "rival", "rival_quality", "rival_reach", "rival_pull",
                                   "rival_toward", "rival_rate", "rival_spared", "by_rival",
                                   "switching", "rival_posts", NULL },
};
