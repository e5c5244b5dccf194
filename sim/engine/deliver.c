/* Delivery: what tactics offered reaches people, is counted, and is paid for. Layer 6. */
#include "engine/engine_internal.h"

#define WEEK 7

static gv_money book(gv_living *l, const gv_offer *offer, uint64_t delivered)
{
    return gv_account_book(&l->account[offer->tactic], offer, delivered);
}

/* A week's count of capped impressions; `shown` keeps week << SHOWN_BITS | count of a person. */
#define SHOWN_BITS 12
#define SHOWN_MASK ((1u << SHOWN_BITS) - 1)

typedef struct week_cap {
    uint32_t *shown;  /* [n], or NULL: no cap */
    uint64_t *total;  /* week << 32 | impressions of this week */
    uint32_t week;    /* counted from 1 */
    uint32_t most;
} week_cap;

static week_cap cap_of(gv_living *l, const gv_offer *offer)
{
    const week_cap none = { 0 };
    if (offer->cap == 0)
        return none;
    week_cap cap = { l->shown[offer->tactic], &l->shown_week[offer->tactic],
                     offer->tick / WEEK + 1, offer->cap };
    if (*cap.total >> 32 != cap.week)
        *cap.total = (uint64_t) cap.week << 32;
    return cap;
}

static uint64_t room_under(const week_cap *cap, uint64_t n_eligible)
{
    if (cap->shown == NULL)
        return n_eligible == 0 ? 0 : UINT64_MAX;
    return n_eligible * cap->most - (*cap->total & UINT32_MAX);
}

static bool admits(const week_cap *cap, uint32_t v)
{
    if (cap->shown == NULL)
        return true;
    uint32_t *seen = &cap->shown[v];
    if (*seen >> SHOWN_BITS != cap->week)
        *seen = cap->week << SHOWN_BITS;
    if ((*seen & SHOWN_MASK) >= cap->most)
        return false;
    (*seen)++;
    (*cap->total)++;
    return true;
}

/* Impression j of a tick meets a person keyed by (j, tactic, tick), so more impressions reach a
 * superset of people. Who is capped is passed over: the next j takes the impression. */
static void deliver_impressions(gv_living *l, const gv_offer *offer)
{
    gv_world *w = l->world;
    const gv_tactic_plan *tactic = &l->arm->tactics[offer->tactic];
    const uint64_t n_eligible = offer->eligible == NULL ? w->n : offer->n_eligible;
    const week_cap cap = cap_of(l, offer);
    const uint64_t room = room_under(&cap, n_eligible);
    const uint64_t wanted = offer->count < room ? offer->count : room;
    uint32_t person[GV_BATCH];
    uint64_t luck[GV_BATCH];
    gv_impressions batch = { .channel = tactic->tactic->channel,
                             .slot = tactic->slot,
                             .strength = offer->strength,
                             .chance = gv_chance_of(offer->strength),
                             .person = person,
                             .luck = luck };
    uint64_t delivered = 0;
    for (uint32_t j = 0; delivered < wanted; j += GV_BATCH) {
        gv_bits bits[GV_BATCH];
        gv_draw_series(&l->impression, gv_counter_make(j, tactic->slot, w->tick, 0, 0, 0),
                       GV_BATCH, bits);
        batch.n = 0;
        for (uint32_t k = 0; k < GV_BATCH && delivered < wanted; k++) {
            const uint64_t at = gv_below(bits[k].low, n_eligible);
            const uint32_t v = offer->eligible == NULL ? (uint32_t) at : offer->eligible[at];
            if (!admits(&cap, v))
                continue;
            delivered++;
            gv_world_read(w, v);
            person[batch.n] = v;
            luck[batch.n++] = bits[k].high;
        }
        l->plan->model->impressions(w, l->plan->model_params, &batch);
    }
    book(l, offer, delivered);
}

static void read_post(gv_world *w, uint32_t speaker)
{
    if (w->complete) {
        for (uint32_t v = 0; v < w->n; v++) {
            if (v != speaker)
                gv_world_read(w, v);
        }
        return;
    }
    for (uint64_t arc = w->out.offset[speaker]; arc < w->out.offset[speaker + 1]; arc++)
        gv_world_read(w, w->out.target[arc]);
}

static void deliver_post(gv_living *l, const gv_offer *offer)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[offer->tactic];
    const gv_post post = { .channel = tactic->tactic->channel,
                           .speaker = offer->person,
                           .slot = tactic->slot,
                           .ordinal = offer->ordinal + 1 };
    read_post(l->world, offer->person);
    l->plan->model->post(l->world, l->plan->model_params, &post);
    book(l, offer, 1);
}

static const gv_offer *due(gv_living *l, uint32_t tick)
{
    const gv_schedule *s = &l->schedule;
    if (l->next_offer == s->n || s->at[l->next_offer].tick != tick)
        return NULL;
    return &s->at[l->next_offer++];
}

void gv_deliver_seeds(gv_living *l)
{
    for (size_t k = 0; k < l->schedule.n; k++) {
        const gv_offer *offer = &l->schedule.at[k];
        if (offer->kind != GV_OFFER_SEED)
            continue;
        const uint32_t slot = l->arm->tactics[offer->tactic].slot;
        gv_world_nominate(l->world, offer->person, slot, GV_CHANNEL_SEED);
        book(l, offer, 1);
    }
}

void gv_deliver_offers(gv_living *l)
{
    for (const gv_offer *offer = NULL; (offer = due(l, l->world->tick)) != NULL;) {
        if (offer->kind == GV_OFFER_IMPRESSIONS)
            deliver_impressions(l, offer);
        else if (offer->kind == GV_OFFER_POST)
            deliver_post(l, offer);
    }
}
