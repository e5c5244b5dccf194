/* Twin of the marketing model: the day. */
#include "market.h"

#include <math.h>
#include <string.h>

/* ---- the day ---- */

static bool live(twin_market *m, uint32_t v, uint32_t tick)
{
    static twin_today d; /* too large for a small stack */
    memset(&d, 0, sizeof d);
    d.m = m;
    d.me = &m->person[v];
    d.v = v;
    d.tick = tick;
    d.online = twin_market_online(m, v, tick);
    const uint32_t stage = d.me->stage; /* as of the morning */
    twin_look_around(&d);
    twin_see_advertisements(&d);
    twin_weigh(&d);
    twin_screen(&d);
    twin_think(&d);
    twin_feel(&d);
    twin_tire(&d);
    d.me->stage =
        twin_next_stage(&d, gv_unit(twin_market_luck(&d, 0, 0, MARKET_DRAW_STAGE).low));
    twin_buy(&d, stage);
    twin_leave(&d);
    twin_say(&d);
    return d.online;
}

/* Where advertisements crowd, over a week, all come less often on the next day. */
static double vitality_after(const twin_market *m)
{
    const gv_market *par = m->par;
    double shown = 0, online = 0;
    for (int d = 0; d < 7; d++) {
        shown += m->shown_on[d];
        online += m->online_on[d];
    }
    const double load = par->ambient_ads + (online > 0 ? shown / online : 0);
    return twin_clip(1 - par->ad_crowding * fmax(0, load - par->ad_tolerance) /
                             par->ad_tolerance,
                     0.3, 1);
}

void twin_market_live(twin_market *m, uint32_t tick)
{
    uint32_t online = 0;
    twin_market_offers(m, tick);
    for (uint32_t v = 0; v < m->t->n; v++)
        online += live(m, v, tick) ? 1 : 0;
    memcpy(m->voice, m->next_voice, sizeof m->voice);
    memcpy(m->sign, m->next_sign, sizeof m->sign);
    for (uint32_t v = 0; v < m->t->n; v++) {
        if (m->t->adopted_at[v] == tick + 1) {
            twin_market_try(m, v, tick);
            m->sign[v].customer = true;
        }
    }
    for (uint32_t k = 2; k < m->n_items; k++) {
        const double enough = m->par->note_share * (3 + m->t->n / 2000.0);
        if (m->par->note_share > 0 && m->item[k].finds > 0 && m->item[k].finds >= enough &&
            tick >= m->item[k].born + m->par->note_delay)
            m->item[k].noted = true;
    }
    m->online_on[tick % 7] = online;
    m->vitality = vitality_after(m);
}
