/* Each new adopter has one chance with each hearer, which depends on their communities.
 * Layer 3. */
#include "model/family/community_cascade.h"

unsigned gv_community_needs(const void *params)
{
    (void) params;
    return GV_NEEDS_TIES;
}

const char *gv_community_trait(const void *params)
{
    const gv_community_cascade *par = params;
    return par->communities;
}

/* Two rows in ascending order, read side by side. */
double gv_embeddedness(const gv_world *w, uint32_t u, uint32_t v)
{
    const uint32_t *const target = w->out.target;
    uint64_t a = w->out.offset[u], b = w->out.offset[v];
    const uint64_t end_a = w->out.offset[u + 1], end_b = w->out.offset[v + 1];
    uint64_t common = 0, all = 0;
    while (a < end_a || b < end_b) {
        const bool in_a = a < end_a && (b == end_b || target[a] <= target[b]);
        const bool in_b = b < end_b && (a == end_a || target[b] <= target[a]);
        const uint32_t z = in_a ? target[a] : target[b];
        common += in_a && in_b && w->community[z] == w->community[u] ? 1 : 0;
        all++;
        a += in_a ? 1 : 0;
        b += in_b ? 1 : 0;
    }
    return all == 0 ? 0 : (double) common / (double) all;
}

static double least_embeddedness(const gv_world *w, uint32_t u)
{
    double least = 1;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const double one = gv_embeddedness(w, u, w->out.target[arc]);
        least = one < least ? one : least;
    }
    return least;
}

static bool leads_out(const gv_world *w, uint32_t u)
{
    bool out = false;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1] && !out; arc++)
        out = w->community[w->out.target[arc]] != w->community[u];
    return out;
}

/* u addresses everybody who hears them, once. The coin is that of the independent cascade:
 * of the tie and the message, not of the tick. */
static void speak(gv_world *w, const gv_community_cascade *par,
                  const gv_community_chances *chances, uint32_t u, gv_channel channel,
                  gv_counter counter)
{
    const double weight = gv_world_weight(w);
    double across = par->p * par->permeability;
    if (chances->embedded_across && leads_out(w, u))
        across = least_embeddedness(w, u);
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const uint32_t v = w->out.target[arc];
        if (gv_world_adopted(w, v))
            continue;
        const double within = chances->embedded_within ? gv_embeddedness(w, u, v) : par->p;
        const double chance = w->community[v] == w->community[u] ? within : across;
        counter.v = v;
        if (gv_coin_toss(&w->tie, counter, gv_chance_of(chance * weight)))
            gv_world_nominate(w, v, u, channel);
    }
}

void gv_community_spread(gv_world *w, const gv_community_cascade *par,
                         const gv_community_chances *chances)
{
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++) {
        const uint32_t u = w->adopters[k];
        gv_world_pass_on(w, u);
        speak(w, par, chances, u, GV_CHANNEL_EARNED,
              gv_counter_make(u, 0, 0, w->layer, 0, 0));
    }
}

void gv_community_post(gv_world *w, const gv_community_cascade *par,
                       const gv_community_chances *chances, const gv_post *post)
{
    const uint32_t u = post->speaker;
    speak(w, par, chances, u, post->channel,
          gv_counter_make(u, 0, post->slot, w->layer, post->ordinal, 0));
}

void gv_community_impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params; /* an advertisement convinces by its own strength */
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_world_nominate(w, batch->person[k], batch->slot, batch->channel);
    }
}
