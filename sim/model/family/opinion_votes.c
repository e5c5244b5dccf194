/* Two opinions that people take over from one another: who begins with which, who asks
 * whom, and a tick of events. Layer 3. */
#include "model/family/opinion_votes.h"

#include <string.h>

/* Layers of the counters of GV_PURPOSE_OPINION. */
enum { PICKS, MORE, BEGINS, ZEALOTS };

/* ---- the beginning ---- */

unsigned gv_votes_needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

size_t gv_votes_own_bytes(const void *params, uint32_t n)
{
    (void) params;
    return sizeof(gv_votes) + 2 * (size_t) n;
}

static void credit(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    if (w->state[v] == 0)
        gv_world_credit(w, v, source, channel);
}

static void hold(gv_world *w, gv_votes *l, uint32_t v, uint8_t opinion)
{
    w->in_state[l->opinion[v]]--;
    w->in_state[opinion]++;
    l->opinion[v] = opinion;
}

/* `count` people who are no zealots yet, as long as any of them are left. */
static void make_zealots(gv_world *w, gv_votes *l, uint64_t count, uint8_t opinion,
                         uint32_t *left)
{
    for (uint32_t draw = 0; count > 0 && *left > 0; draw++) {
        const gv_bits luck =
            gv_draw(&l->luck, gv_counter_make(draw, opinion, 0, ZEALOTS, 0, 0));
        const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
        if (l->zealot[v])
            continue;
        l->zealot[v] = 1;
        hold(w, l, v, opinion);
        count--;
        --*left;
    }
}

const char *gv_votes_trait(const void *params)
{
    return ((const gv_votes_start *) params)->trait;
}

void gv_votes_check(const void *params, gv_objector *object, void *self)
{
    const gv_votes_start *start = params;
    if (start->trait != NULL && start->trait[0] != '\0' && start->initial > 0)
        object(self, &(gv_objection){ "initial", SIZE_MAX, NULL,
                                      "who holds 1 at the start is said twice",
                                      "leave out 'initial', or 'trait'" });
}

/* By everybody's own chance, or by the same for all. */
static void begin_with(gv_world *w, gv_votes *l, const gv_votes_start *start)
{
    const bool own = start->trait != NULL && start->trait[0] != '\0';
    const double *const number =
        own ? gv_people_trait(w->people, start->trait)->number : NULL;
    for (uint32_t v = 0; (own || start->initial > 0) && v < w->n; v++) {
        const gv_bits luck = gv_draw(&l->luck, gv_counter_make(v, 0, 0, BEGINS, 0, 0));
        if (gv_happens(luck.low, gv_chance_of(own ? number[v] : start->initial)))
            hold(w, l, v, 1);
    }
}

void gv_votes_begin(gv_world *w, const void *params)
{
    const gv_votes_start *start = params;
    gv_votes *l = w->own;
    uint32_t left = w->n;
    l->luck = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_OPINION, w->replicate));
    l->opinion = (uint8_t *) (l + 1);
    l->zealot = l->opinion + w->n;
    memset(l->opinion, 0, 2 * (size_t) w->n);
    w->compartment = l->opinion;
    w->n_states = 2;
    w->in_state[0] = w->n;
    begin_with(w, l, start);
    make_zealots(w, l, start->zealots_one, 1, &left);
    make_zealots(w, l, start->zealots_zero, 0, &left);
    for (uint32_t v = 0; w->in_state[1] > 0 && v < w->n; v++) {
        if (l->opinion[v] == 1)
            credit(w, v, v, GV_CHANNEL_UNAIDED);
    }
}

/* ---- who is asked ---- */

gv_bits gv_votes_draw(const gv_votes *l, const gv_world *w, uint32_t k)
{
    return gv_draw(&l->luck, gv_counter_make(l->event, k, w->tick, MORE, 0, 0));
}

static bool contains(const uint32_t *list, uint32_t n, uint32_t item)
{
    uint32_t k = 0;
    while (k < n && list[k] != item)
        k++;
    return k < n;
}

/* Floyd's way to a random subset: place j or, if that is free, a random one before it.
 * @source Bentley, Floyd (1987), doi:10.1145/30401.315746 */
uint32_t gv_votes_ask(const gv_votes *l, const gv_world *w, uint32_t v, uint32_t want,
                      uint32_t first, uint32_t *person)
{
    const uint32_t all = gv_heard(w, v);
    const uint32_t n = want < all ? want : all;
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t j = all - n + k;
        const gv_bits luck = gv_votes_draw(l, w, first + k);
        const uint32_t drawn =
            gv_heard_at(w, v, (uint32_t) gv_below(luck.low, j + UINT64_C(1)));
        person[k] = contains(person, k, drawn) ? gv_heard_at(w, v, j) : drawn;
    }
    return n;
}

/* ---- changes ---- */

static bool all_agree(const gv_world *w)
{
    return w->in_state[0] == 0 || w->in_state[1] == 0;
}

void gv_votes_take(gv_world *w, uint32_t v, uint8_t opinion, uint32_t source)
{
    gv_votes *l = w->own;
    if (l->opinion[v] == opinion || l->zealot[v])
        return;
    hold(w, l, v, opinion);
    if (opinion == 1)
        credit(w, v, source, source == v ? GV_CHANNEL_UNAIDED : GV_CHANNEL_EARNED);
}

void gv_votes_sweep(gv_world *w, const void *params, gv_votes_event *event, bool restless)
{
    gv_votes *l = w->own;
    gv_bits bits[GV_BATCH];
    for (uint32_t from = 0; from < w->n; from += GV_BATCH) {
        const uint32_t n = w->n - from < GV_BATCH ? w->n - from : GV_BATCH;
        if (all_agree(w) && !restless)
            break;
        gv_draw_series(&l->luck, gv_counter_make(from, 0, w->tick, PICKS, 0, 0), n, bits);
        for (uint32_t k = 0; k < n; k++) {
            l->event = from + k;
            event(w, l, params, bits[k]);
            if (w->agreed == GV_MOMENT_NEVER && all_agree(w))
                w->agreed = gv_moment_after(gv_moment_of(w->tick),
                                            (l->event + 1.0) / (double) w->n);
        }
    }
}

/* Somebody nominated who may not adopt: a seed among the zealots for 0. */
bool gv_votes_converts(const gv_world *w, const void *params, uint32_t person)
{
    (void) params;
    const gv_votes *l = w->own;
    return !l->zealot[person] || l->opinion[person] == 1;
}

/* Seeds take opinion 1 before tick 0. */
void gv_votes_settle(gv_world *w, const void *params, uint32_t step)
{
    (void) params;
    gv_votes *l = w->own;
    for (uint32_t k = step == 0 ? 0 : w->n_adopters; k < w->n_adopters; k++)
        hold(w, l, w->adopters[k], 1);
    if (w->agreed == GV_MOMENT_NEVER && all_agree(w))
        w->agreed = gv_moment_of(step);
}

/* ---- what tactics do ---- */

/* Of several tactics that win somebody in one tick each has the same chance of the credit.
 */
static void give(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    gv_votes *l = w->own;
    if (l->zealot[v])
        return;
    hold(w, l, v, 1);
    gv_world_nominate(w, v, source, channel);
}

void gv_votes_impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            give(w, batch->person[k], batch->slot, batch->channel);
    }
}

void gv_votes_post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    const uint32_t u = post->speaker;
    for (uint32_t k = 0; k < gv_hearers(w, u); k++) {
        const uint32_t v = gv_hearer_at(w, u, k);
        const gv_counter c = gv_counter_make(u, v, post->slot, w->layer, post->ordinal, 0);
        if (gv_coin_toss(&w->tie, c, gv_chance_of(1.0 / gv_heard(w, v))))
            give(w, v, u, post->channel);
    }
}
