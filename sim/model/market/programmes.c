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

/* Of so many who would be reached, those from whom it is not kept. */
static int64_t not_held_out(const gv_world *w, gv_programme_kind kind, int64_t all,
                            bool (*is_meant)(const market_person *p))
{
    const market_life *l = gv_market_life(w);
    if (l->part[kind] == NULL)
        return all;
    for (uint32_t v = 0; v < w->n; v++)
        all -= is_meant(&l->person[v]) && gv_market_is_held_out(l, kind, v) ? 1 : 0;
    return all;
}

static bool is_customer(const market_person *p)
{
    return p->bought == MARKET_CUSTOMER;
}

static bool is_advocate(const market_person *p)
{
    return p->stage == MARKET_ADVOCACY;
}

static void remind_customers(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *trigger = gv_world_programme(w, GV_PROGRAMME_TALK_TRIGGER);
    l->talk_lift = 1;
    if (trigger == NULL)
        return;
    const gv_talk_trigger *par = trigger->params;
    const int64_t n = not_held_out(w, trigger->kind, l->total.customers, is_customer);
    l->talk_lift += par->lift * gv_market_dose(trigger, n);
}

/* ---- members ------------------------------------------------------------------------- */

/* Whoever would join does so on the first day that finds them a customer, and is a member
 * from the next morning on as long as they stay. */
bool gv_market_would_join(const market_life *l, uint32_t v)
{
    const gv_counter c = gv_counter_make(v, 0, 0, 0, 0, MARKET_DRAW_ENROL);
    return l->enrolled > 0 && !gv_market_is_held_out(l, GV_PROGRAMME_LOYALTY, v) &&
           gv_happens(gv_draw(&l->luck, c).low, gv_chance_of(l->enrolled));
}

static void keep_members(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *loyalty = gv_world_programme(w, GV_PROGRAMME_LOYALTY);
    l->enrolled = l->loyalty = 0;
    if (loyalty == NULL)
        return;
    const gv_loyalty *par = loyalty->params;
    l->enrolled = par->enrolled;
    l->loyalty = par->discount * gv_market_dose(loyalty, l->total.loyal);
}

/* ---- advocates ----------------------------------------------------------------------- */

static void support_advocates(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *advocacy = gv_world_programme(w, GV_PROGRAMME_ADVOCACY);
    l->defence = l->par->defence;
    if (advocacy == NULL)
        return;
    const gv_advocacy *par = advocacy->params;
    const double more = par->defence - l->defence;
    const int64_t n =
        not_held_out(w, advocacy->kind, l->total.stage[MARKET_ADVOCACY], is_advocate);
    l->defence += (more > 0 ? more : 0) * gv_market_dose(advocacy, n);
}

/* Asks as many as there is money for; what is found out, tactics know (gv_knowledge). */
static void ask_around(gv_world *w)
{
    gv_programme *research = gv_world_programme(w, GV_PROGRAMME_RESEARCH);
    if (research != NULL)
        research->used = research->most;
}

static void see_from_whom_they_are_kept(gv_world *w)
{
    market_life *l = gv_market_life(w);
    for (int k = 0; k < GV_PROGRAMMES; k++) {
        const gv_programme *programme = gv_world_programme(w, (gv_programme_kind) k);
        l->part[k] = programme == NULL ? NULL : programme->part;
    }
}

void gv_market_open_programmes(gv_world *w)
{
    see_from_whom_they_are_kept(w);
    ask_around(w);
    remind_customers(w);
    keep_members(w);
    support_advocates(w);
    gv_market_open_improvement(w); /* before complaints are answered */
    gv_market_serve(w);
    gv_market_open_invitations(w);
    gv_market_open_community(w);
    gv_market_open_creation(w);
}

void gv_market_close_programmes(gv_world *w)
{
    gv_market_reward(w);
    gv_market_grant_creations(w);
    gv_market_improve(w);
    gv_market_settle_likes(w);
}

const gv_submodel gv_market_tells_of_programmes = {
    .title = "Reminders, schemes, advocates, research",
    .text = "Money that does not reach all is spread thin: of n people each gets the "
            "dose min(1, units / n). Customers are reminded of something to talk about; "
            "the share `enrolled` of them are members of a scheme; advocates are helped "
            "to speak up. What research finds out, tactics know.",
    .equation = "reminders    1 + lift dose, in talk\n"
                "membership   discount dose, off the logarithm of the hazard to leave\n"
                "defence      defence + max(0, that of the tactic - defence) dose",
    .file = "sim/model/market/programmes.c",
    .serves = GV_SERVES(GV_PROGRAMME_TALK_TRIGGER) | GV_SERVES(GV_PROGRAMME_LOYALTY) |
              GV_SERVES(GV_PROGRAMME_ADVOCACY) | GV_SERVES(GV_PROGRAMME_RESEARCH),
    .keys = (const char *const[]){ NULL },
};
