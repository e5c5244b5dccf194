/* What the brand keeps up: on the morning of a day how much of it there is for whom, and in
 * the evening what was used. Layer 3. */
#include "model/market/market.h"

#include "grapevine/programme.h"

/* Money that does not reach all of n is spread thin. @return how much of it each gets */
double gv_market_dose(gv_programme *programme, int64_t n)
{
    const uint64_t wanted = n > 0 ? (uint64_t) n : 0;
    programme->used = wanted < programme->most ? wanted : programme->most;
    return wanted == 0 ? 0 : (double) programme->used / (double) wanted;
}

static void remind_customers(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *trigger = gv_world_programme(w, GV_PROGRAMME_TALK_TRIGGER);
    l->talk_lift = 1;
    if (trigger == NULL)
        return;
    const gv_talk_trigger *par = trigger->params;
    l->talk_lift += par->lift * gv_market_dose(trigger, l->total.customers);
}

void gv_market_open_programmes(gv_world *w)
{
    remind_customers(w);
    gv_market_open_invitations(w);
    gv_market_open_community(w);
    gv_market_open_creation(w);
    gv_market_open_improvement(w);
}

void gv_market_close_programmes(gv_world *w)
{
    gv_market_reward(w);
    gv_market_grant_creations(w);
    gv_market_improve(w);
    gv_market_settle_likes(w);
}
