/* What a strategy finds out about its market: what research knows before the first tick,
 * and which of two messages a pilot finds better. Layer 6. */
#include "engine/engine_internal.h"

#include "grapevine/programme.h"

static bool number_of(const gv_plan *plan, const char *name, uint8_t *out)
{
    for (size_t k = 0; k < plan->n_messages; k++) {
        if (gv_same_text(plan->messages[k].name, name)) {
            *out = (uint8_t) k;
            return true;
        }
    }
    return false;
}

static void prepare_trial(gv_living *l, const gv_research *par)
{
    gv_trial_run *t = &l->trial;
    if (par->pilot.n == 2 && number_of(l->plan, par->pilot.at[0], &t->message[0]) &&
        number_of(l->plan, par->pilot.at[1], &t->message[1]))
        t->days = par->pilot_days;
}

/* All that its money will buy, so that a campaign can be planned on it. */
gv_knowledge gv_research_learn(gv_living *l)
{
    gv_knowledge known = { 0 };
    const gv_money whole = l->plan->experiment.budget;
    l->trial = (gv_trial_run){ 0 };
    for (uint32_t k = 0; k < l->arm->n_tactics && whole > 0; k++) {
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        if (tactic->tactic->programme != GV_PROGRAMME_RESEARCH || tactic->is_left_out ||
            l->account[k].budget == 0)
            continue;
        const gv_research *par = tactic->params;
        const double share = (double) l->account[k].budget / (double) whole;
        known.motivation = par->motivation ? 1 - gv_real_exp(-par->depth * share) : 0;
        known.timing = par->timing;
        known.turn_offs = par->turn_offs;
        known.influencers = par->influencers;
        prepare_trial(l, par);
    }
    return known;
}

uint8_t gv_research_message(const gv_living *l, uint32_t tactic)
{
    const uint8_t usual = l->arm->tactics[tactic].message;
    const gv_trial_run *t = &l->trial;
    if (t->days == 0 || (usual != t->message[0] && usual != t->message[1]))
        return usual;
    return t->message[l->world->tick < t->days ? l->world->tick % 2 : t->better];
}

/* What was paid for and brought a buyer is known by its link; who came by word of mouth
 * says nothing. */
static uint64_t buyers_of(const gv_world *w, uint8_t message)
{
    uint64_t n = 0;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const gv_adoption *a = &w->adoption[w->adopters[k]];
        n += a->channel != GV_CHANNEL_EARNED && a->message == message ? 1 : 0;
    }
    return n;
}

void gv_research_look(gv_living *l, uint32_t step)
{
    gv_trial_run *t = &l->trial;
    if (t->days == 0 || step != t->days)
        return;
    const uint64_t first = buyers_of(l->world, t->message[0]);
    t->better = buyers_of(l->world, t->message[1]) > first ? 1 : 0;
}
