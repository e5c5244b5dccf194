/* A product that gets better by what members of the community say, and by complaints.
 * Layer 3. */
#include "model/market/market.h"

static const double ten_thousand = 10000;

void gv_market_open_improvement(gv_world *w)
{
    const gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_IMPROVEMENT);
    gv_market_life(w)->improves = programme == NULL ? NULL : programme->params;
}

/* Their own words, not what they pass on; each member counts once. */
void gv_market_contribute(market_day *day)
{
    market_life *l = day->life;
    uint8_t *const bond = &l->bond[day->v];
    if (l->improves == NULL ||
        (*bond & (MARKET_MEMBER | MARKET_CONTRIBUTED)) != MARKET_MEMBER)
        return;
    if (!(l->next_status[day->v] & MARKET_SPEAKS) || l->next_voice[day->v].depth > 0)
        return;
    *bond = (uint8_t) (*bond | MARKET_CONTRIBUTED);
    day->tally->n_contributors++;
}

/* Whoever it is, once between two improvements. */
void gv_market_learn_from(market_life *l, uint32_t v)
{
    if (l->improves == NULL || (l->bond[v] & MARKET_CONTRIBUTED))
        return;
    l->bond[v] = (uint8_t) (l->bond[v] | MARKET_CONTRIBUTED);
    l->contributors++;
}

static double gain(const gv_improvement *par, double money_a_head, double people)
{
    return par->step * (1 - gv_real_exp(-money_a_head / par->enough)) *
           gv_real_log(1 + people / par->contributors) / gv_real_log(2);
}

/* Where nobody says anything there is nothing to work on, and the money waits. */
static void work(gv_world *w, gv_programme *programme)
{
    market_life *l = gv_market_life(w);
    const gv_improvement *par = programme->params;
    const double people = (double) l->contributors * ten_thousand / w->n;
    if (l->contributors == 0 || l->quality >= par->best)
        return;
    programme->used = programme->most;
    const double money = (double) programme->used * gv_money_units(par->terms.price) / w->n;
    const double better = l->quality + gain(par, money, people);
    l->quality = better < par->best ? better : par->best;
}

void gv_market_improve(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_IMPROVEMENT);
    if (programme == NULL)
        return;
    for (uint32_t s = 0; s < l->slices; s++)
        l->contributors += l->tally[s].n_contributors;
    const gv_improvement *par = programme->params;
    if ((w->tick + 1 - par->terms.start) % par->every != 0)
        return;
    work(w, programme);
    l->contributors = 0;
    for (uint32_t v = 0; v < w->n; v++)
        l->bond[v] = (uint8_t) (l->bond[v] & ~MARKET_CONTRIBUTED);
}

const gv_submodel gv_market_tells_of_improvement = {
    .title = "A product that gets better",
    .text = "Members of the community who speak, and customers whose complaints are "
            "answered, contribute once between two improvements. With money and "
            "contributors quality rises, to `best` at most. What is sold from then on "
            "is the better product.",
    .equation = "quality      + step (1 - e^(-money a head / enough))\n"
                "             log2(1 + people / contributors), people of 10,000",
    .file = "sim/model/market/improve.c",
    .serves = GV_SERVES(GV_PROGRAMME_IMPROVEMENT),
    .keys = (const char *const[]){ NULL },
};
