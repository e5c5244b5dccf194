/* Invitations: satisfied customers invite others while a reward can be paid. Layer 3. */
#include "model/market/market.h"

/* What is owed is paid first, so that nobody is promised what there is no money for. */
void gv_market_open_invitations(gv_world *w)
{
    market_life *l = gv_market_life(w);
    const gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_REFERRAL_PROGRAMME);
    const bool can_pay = programme != NULL && programme->most > l->owed;
    l->invites = can_pay ? programme->params : NULL;
}

bool gv_market_invite(market_day *day)
{
    const gv_referral_programme *par = day->life->invites;
    const market_person *me = day->me;
    if (par == NULL || me->bought != MARKET_CUSTOMER ||
        (double) me->satisfaction < par->satisfied ||
        gv_market_is_held_out(day->life, GV_PROGRAMME_REFERRAL_PROGRAMME, day->v))
        return false;
    if (!gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_INVITE).low,
                    gv_chance_of(par->rate)))
        return false;
    day->tally->referrals++;
    gv_market_speak(day, (market_voice){ .valence = gv_market_valence(me),
                                         .item = MARKET_GENERIC,
                                         .class = MARKET_REFERRAL,
                                         .layers = me->layers });
    return true;
}

bool gv_market_is_invited(const market_day *day)
{
    for (uint32_t k = 0; k < day->n; k++) {
        if (day->reading[k].class == MARKET_REFERRAL && day->reading[k].noticed)
            return true;
    }
    return false;
}

/* Of those whose invitation v read today, each with the same chance. */
uint32_t gv_market_inviter(const market_day *day)
{
    uint32_t found = GV_NOBODY;
    uint64_t least = UINT64_MAX;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (r->class != MARKET_REFERRAL || !r->noticed)
            continue;
        const uint64_t key = gv_market_draw(day, r->source, 0, MARKET_DRAW_INVITER).low;
        if (found == GV_NOBODY || key < least) {
            least = key;
            found = r->source;
        }
    }
    return found;
}

/* In the evening: who came by an invitation today, and what that costs. */
void gv_market_reward(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_REFERRAL_PROGRAMME);
    uint64_t came = 0;
    for (uint32_t s = 0; s < l->slices; s++) {
        for (uint32_t k = 0; k < l->tally[s].n_buyers; k++) {
            const market_buyer *b = &l->buyer[(size_t) s * MARKET_SLICE + k];
            if (b->inviter == GV_NOBODY)
                continue;
            l->bond[b->person] = (uint8_t) (l->bond[b->person] | MARKET_REFERRED);
            came++;
        }
    }
    if (programme == NULL)
        return;
    l->owed += came;
    programme->used = l->owed < programme->most ? l->owed : programme->most;
    l->owed -= programme->used;
    l->rewards += programme->used;
}

const gv_submodel gv_market_tells_of_invitations = {
    .title = "Invitations",
    .text = "While a reward can be paid, customers at least as satisfied as `satisfied` "
            "invite whoever hears them with chance `rate` a day. An invitation is a "
            "friend's word for which there is a reward. Of several inviters one, drawn, "
            "is rewarded when somebody buys for the first time.",
    .file = "sim/model/market/invite.c",
    .serves = GV_SERVES(GV_PROGRAMME_REFERRAL_PROGRAMME),
    .keys = (const char *const[]){ NULL },
};
