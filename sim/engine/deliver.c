/* Delivery: what tactics offered reaches people, is counted, and is paid for. Layer 6. */
#include "engine/engine_internal.h"

#define WEEK 7
/* Draw 0 of these counters is whom an impression meets. */
#define PAGE_DRAW 1
#define HEED_DRAW 2

static gv_money book(gv_living *l, const gv_offer *offer, uint64_t delivered)
{
    return gv_account_book(&l->account[offer->tactic], offer, delivered);
}

/* What the tactic says from now on. @return how persuasive it makes this strength */
static double say(gv_living *l, const gv_offer *offer)
{
    l->world->message = gv_research_message(l, offer->tactic);
    const double strength = offer->strength * gv_world_weight(l->world);
    return strength < 1 ? strength : 1;
}

static void touch(gv_living *l, uint32_t tactic, const uint32_t *person, uint64_t n)
{
    if (l->touches != NULL)
        gv_touches_add(l->touches, l->world, tactic, person, n);
    for (uint64_t k = 0; k < n && l->mover != NULL; k++)
        gv_reallocate_touch(l, tactic, person[k]);
}

/* n people read the tactic's content, once each; unless the model knows better. */
static void read_all(gv_living *l, uint32_t tactic, const uint32_t *person, uint64_t n)
{
    if (l->plan->model->counts_reads)
        return;
    gv_world_read_all(l->world, person, n);
    touch(l, tactic, person, n);
}

void gv_deliver_witness(void *self, uint32_t person, uint32_t slot)
{
    gv_living *l = self;
    for (uint32_t k = 0; k < l->arm->n_tactics; k++) {
        if (l->arm->tactics[k].slot == slot)
            touch(l, k, &person, 1);
    }
}

/* A week's count of capped impressions stands below the number of the week: a count of
 * another week is as good as 0. A million ticks have weeks of 18 bits; a cap is below 2^12
 * and people below 2^31, so all people's counts together are below 2^43. */
#define SHOWN_BITS 12
#define SHOWN_MASK ((1u << SHOWN_BITS) - 1)
#define TOTAL_BITS 44
#define TOTAL_MASK ((UINT64_C(1) << TOTAL_BITS) - 1)

typedef struct week_cap {
    uint32_t *shown; /* [n] week << SHOWN_BITS | count of a person, or NULL: no cap */
    uint64_t *total; /* week << TOTAL_BITS | count of all people */
    uint32_t week;   /* counted from 1 */
    uint32_t most;
} week_cap;

static week_cap cap_of(gv_living *l, const gv_offer *offer)
{
    const week_cap none = { 0 };
    if (offer->cap == 0)
        return none;
    week_cap cap = { l->shown[offer->tactic], &l->shown_week[offer->tactic],
                     offer->tick / WEEK + 1, offer->cap };
    if (*cap.total >> TOTAL_BITS != cap.week)
        *cap.total = (uint64_t) cap.week << TOTAL_BITS;
    return cap;
}

static uint64_t room_under(const week_cap *cap, uint64_t n_eligible)
{
    if (cap->shown == NULL)
        return n_eligible == 0 ? 0 : UINT64_MAX;
    const uint64_t all = n_eligible * cap->most, shown = *cap->total & TOTAL_MASK;
    return all > shown ? all - shown : 0; /* who may be met can have changed since */
}

/* Does the cap let v see one more this week? Counts it if so. Without branches: whether a
 * person is full is as good as a coin near the cap. */
static uint32_t admits(const week_cap *cap, uint32_t v)
{
    const uint32_t empty = cap->week << SHOWN_BITS;
    const uint32_t stored = cap->shown[v];
    const uint32_t seen = stored < empty ? empty : stored;
    const uint32_t ok = (seen & SHOWN_MASK) < cap->most ? 1 : 0;
    cap->shown[v] = seen + ok;
    return ok;
}

/* Nobody is met in vain: a model counts meetings, for the day and for how crowded it is. */
static bool is_full(const week_cap *cap, uint32_t v)
{
    return cap->shown != NULL && cap->shown[v] >= cap->week << SHOWN_BITS &&
           (cap->shown[v] & SHOWN_MASK) >= cap->most;
}

/* Meetings of one tick that are drawn together. */
typedef struct meetings {
    const uint32_t *eligible; /* NULL: everybody */
    uint64_t n_eligible;
    const uint64_t *up_to; /* NULL: all alike */
    gv_bits bits[GV_BATCH];
    uint32_t person[GV_BATCH]; /* who is shown an impression, in order of meeting */
    uint64_t luck[GV_BATCH];
    uint32_t n;
} meetings;

/* The first one up to whom more than this part of all weight stands. */
static uint64_t weighed(const meetings *m, uint64_t bits)
{
    const uint64_t part = gv_below(bits, m->up_to[m->n_eligible - 1]);
    uint64_t low = 0, high = m->n_eligible - 1;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (m->up_to[middle] > part)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static uint32_t met(const meetings *m, uint32_t k)
{
    const uint64_t bits = m->bits[k].low;
    const uint64_t at = m->up_to == NULL ? gv_below(bits, m->n_eligible) : weighed(m, bits);
    return m->eligible == NULL ? (uint32_t) at : m->eligible[at];
}

/* Where heavy viewers are full, light ones are met too rarely to wait for, and where a
 * model passes people over, all who are left may be absent: what is not sold after so many
 * meetings stays unsold. */
static uint64_t most_meetings(const gv_offer *offer, const gv_model *model, uint64_t wanted)
{
    const uint64_t patience = 16;
    return offer->up_to == NULL && model->meets == NULL ? UINT64_MAX
                                                        : patience * (wanted + GV_BATCH);
}

/* Who is full is passed over: the next meeting takes the impression. */
static void show_under(gv_living *l, meetings *m, const gv_offer *offer,
                       const week_cap *cap, uint64_t wanted)
{
    const gv_model *model = l->plan->model;
    const uint32_t most = wanted < GV_BATCH ? (uint32_t) wanted : GV_BATCH;
    uint32_t n = 0; /* in a register: through memory each step would wait for the last */
    for (uint32_t k = 0; k < GV_BATCH && n < most; k++) {
        const uint32_t v = met(m, k);
        if (model->meets != NULL &&
            (is_full(cap, v) ||
             !model->meets(l->world, l->plan->model_params, v, offer->medium)))
            continue;
        m->person[n] = v;
        m->luck[n] = m->bits[k].high;
        n += cap->shown == NULL ? 1 : admits(cap, v);
    }
    m->n = n;
    if (cap->shown != NULL)
        *cap->total += n;
}

/* Read them all, and keep those that are heeded: whoever has read r times before heeds with
 * chance 2^(-r / wear_out). So an impression of strength s convinces with chance s times
 * that, whatever the model makes of s. Impression j of a tick has a coin of its own. */
static void read_wearily(gv_living *l, const gv_offer *offer, meetings *m, uint64_t j)
{
    gv_world *w = l->world;
    const uint32_t slot = l->arm->tactics[offer->tactic].slot;
    uint32_t n = 0;
    gv_draw_series(&l->impression,
                   gv_counter_make((uint32_t) j, slot, w->tick, 0, 0, HEED_DRAW), m->n,
                   m->bits);
    for (uint32_t k = 0; k < m->n; k++) {
        const uint32_t v = m->person[k];
        const double heeds = gv_real_pow(0.5, w->reads[v] / offer->wear_out);
        read_all(l, offer->tactic, &v, 1);
        m->person[n] = v;
        m->luck[n] = m->luck[k];
        n += gv_happens(m->bits[k].low, gv_chance_of(heeds)) ? 1 : 0;
    }
    m->n = n;
}

/* Meeting j of a tick is keyed by (j, tactic, tick), so more impressions reach a superset
 * of people. Near a cap most meetings are passed over, so j may outgrow 32 bits. */
static gv_counter meeting(uint64_t j, uint32_t slot, uint32_t tick)
{
    return gv_counter_make((uint32_t) j, slot, tick, 0, 0, (uint32_t) (j >> 32));
}

static void deliver_impressions(gv_living *l, const gv_offer *offer)
{
    gv_world *w = l->world;
    const gv_tactic_plan *tactic = &l->arm->tactics[offer->tactic];
    meetings m = { .eligible = offer->eligible,
                   .n_eligible = offer->eligible == NULL ? w->n : offer->n_eligible,
                   .up_to = offer->up_to };
    const week_cap cap = cap_of(l, offer);
    const uint64_t room = room_under(&cap, m.n_eligible);
    const uint64_t wanted = offer->count < room ? offer->count : room;
    const double strength = say(l, offer);
    gv_impressions batch = { .channel = tactic->tactic->channel,
                             .medium = offer->medium,
                             .slot = tactic->slot,
                             .eligible = offer->eligible,
                             .n_eligible = offer->n_eligible,
                             .by_stage = tactic->is_matched ? tactic->by_stage : NULL,
                             .strength = strength,
                             .chance = gv_chance_of(strength),
                             .person = m.person,
                             .luck = m.luck };
    uint64_t delivered = 0;
    for (uint64_t j = 0;
         delivered < wanted && j < most_meetings(offer, l->plan->model, wanted);
         j += GV_BATCH) {
        gv_draw_series(&l->impression, meeting(j, tactic->slot, w->tick), GV_BATCH, m.bits);
        show_under(l, &m, offer, &cap, wanted - delivered);
        const uint32_t shown = m.n;
        if (offer->wear_out > 0)
            read_wearily(l, offer, &m, delivered);
        else
            read_all(l, offer->tactic, m.person, m.n);
        batch.n = m.n;
        l->plan->model->impressions(w, l->plan->model_params, &batch);
        delivered += shown;
    }
    book(l, offer, delivered);
}

/* Followers of a page in the order of coming; whether v reads, and whether that convinces,
 * is keyed by (v, tactic, tick). */
static void deliver_page(gv_living *l, const gv_offer *offer)
{
    gv_world *w = l->world;
    const gv_tactic_plan *tactic = &l->arm->tactics[offer->tactic];
    const gv_chance read = gv_chance_of(offer->read);
    uint32_t person[GV_BATCH];
    uint64_t luck[GV_BATCH];
    const double strength = say(l, offer);
    gv_impressions batch = { .channel = tactic->tactic->channel,
                             .slot = tactic->slot,
                             .by_stage = tactic->is_matched ? tactic->by_stage : NULL,
                             .stands = offer->stands,
                             .answers = offer->answers,
                             .strength = strength,
                             .chance = gv_chance_of(strength),
                             .person = person,
                             .luck = luck };
    if (offer->stands)
        l->plan->model->impressions(w, l->plan->model_params, &batch);
    for (uint32_t k = 0; k < offer->n_eligible; k++) {
        const uint32_t v = offer->eligible[k];
        const gv_bits bits = gv_draw(
            &l->impression, gv_counter_make(v, tactic->slot, w->tick, 0, 0, PAGE_DRAW));
        if (gv_happens(bits.low, read)) {
            person[batch.n] = v;
            luck[batch.n++] = bits.high;
        }
        if (batch.n == GV_BATCH || (k + 1 == offer->n_eligible && batch.n > 0)) {
            read_all(l, offer->tactic, person, batch.n);
            l->plan->model->impressions(w, l->plan->model_params, &batch);
            batch.n = 0;
        }
    }
    book(l, offer, 1);
}

/* An adopter's own word is nobody's content: it touches, and is not read. */
static void hear_post(gv_living *l, const gv_offer *offer, const uint32_t *person,
                      uint64_t n)
{
    const gv_tactic *tactic = l->arm->tactics[offer->tactic].tactic;
    if (l->plan->model->counts_reads)
        return;
    if (tactic->channel == GV_CHANNEL_EARNED)
        touch(l, offer->tactic, person, n);
    else
        read_all(l, offer->tactic, person, n);
}

static void spread_post(gv_living *l, const gv_offer *offer)
{
    const gv_world *w = l->world;
    const uint32_t speaker = offer->person;
    if (!w->complete) {
        const uint64_t from = w->out.offset[speaker];
        hear_post(l, offer, w->out.target + from, w->out.offset[speaker + 1] - from);
        return;
    }
    for (uint32_t v = 0; v < w->n; v++) {
        if (v != speaker)
            hear_post(l, offer, &v, 1);
    }
}

static void deliver_post(gv_living *l, const gv_offer *offer)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[offer->tactic];
    const gv_post post = { .channel = tactic->tactic->channel,
                           .speaker = offer->person,
                           .slot = tactic->slot,
                           .ordinal = offer->ordinal + 1,
                           .manner = offer->manner };
    spread_post(l, offer);
    (void) say(l, offer);
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
        touch(l, offer->tactic, &offer->person, 1);
        (void) say(l, offer);
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
        else if (offer->kind == GV_OFFER_PAGE)
            deliver_page(l, offer);
        else if (offer->kind == GV_OFFER_EXPENSE)
            (void) gv_account_pay(&l->account[offer->tactic], offer->price, offer->count);
    }
}
