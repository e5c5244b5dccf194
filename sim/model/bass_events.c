/* Bass by events: everybody adopts at the moment of their first success. Layer 3.
 *
 * On ties it is first passage: v waits an exponential time of rate p, and another of rate
 * q / (number of people v hears) for each of them (hazard `each`: q), from the moment when
 * that person adopts. A waiting time belongs to (u, v), so raising p or q makes nobody
 * later.
 *
 * On the complete network all have the same hazard, p + q adopters / (n - 1) (`each`: p + q
 * adopters). Everybody has a resistance, exponential with mean 1, and adopts when the
 * hazard, summed over time, comes up to it (Sellke 1983, J. Appl. Probability 20, 390-394):
 * the next to adopt is the one with the least resistance left. That is n log n for a life,
 * where a waiting time for every pair would be n^2, and a person keeps their resistance
 * whatever p and q are.
 *
 * Advertisements of a tick and posts are rates that last one tick, with waiting times of
 * their own. */
#include "model/bass.h"
#include "model/heap.h"

#include <string.h>

/* Scratch, one after the other. */
typedef struct crowd {
    double *missed;        /* [n] chance that no advertisement of that tick convinces */
    gv_heap by_resistance; /* those who have not adopted; used on the complete network */
    gv_adoption *ad;       /* [n] whose advertisement gets the credit; step: tick + 1 */
    double risen;          /* the hazard that all share, summed over time up to `since` */
    gv_moment since;
} crowd;

size_t gv_bass_event_bytes(uint32_t n)
{
    return sizeof(crowd) + (size_t) n * (sizeof(double) + sizeof(gv_adoption)) +
           gv_heap_bytes(n);
}

void gv_bass_begin_events(gv_world *w)
{
    memset(w->own, 0, gv_bass_event_bytes(w->n));
    crowd *const c = w->own;
    unsigned char *at = (unsigned char *) (c + 1);
    c->missed = (double *) (void *) at;
    at += w->n * sizeof *c->missed;
    c->by_resistance = gv_heap_over(at, w->n);
    at += gv_heap_bytes(w->n);
    c->ad = (gv_adoption *) (void *) at;
}

/* The counter of a question that v has for themselves. */
static gv_counter own_question(uint32_t v, uint32_t tick, gv_channel channel)
{
    return gv_counter_make(v, v, tick, (uint32_t) channel, 0, 0);
}

/* v will adopt at the moment that belongs to the counter, if it comes before `end`. */
static void expect(gv_world *w, uint32_t v, gv_counter counter, double rate, gv_moment end,
                   gv_adoption credit)
{
    const gv_event event = { .at = gv_world_draw_moment(w, counter, rate),
                             .person = v,
                             .source = credit.source,
                             .channel = credit.channel };
    if (event.at < end)
        gv_world_await(w, &event);
}

/* What one adopter whom v hears adds to the hazard of v. */
static double rate_of_a_contact(const gv_world *w, const bass *par, uint32_t v)
{
    const double q = par->step * par->q;
    return par->hazard == GV_BASS_EACH ? q : q / gv_bass_heard(w, v);
}

/* ---- on ties ---- */

static void speak_by_events(gv_world *w, const bass *par, uint32_t u)
{
    const gv_adoption credit = { .source = u, .channel = GV_CHANNEL_EARNED };
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const uint32_t v = w->out.target[arc];
        if (!gv_world_adopted(w, v))
            expect(w, v, gv_counter_make(u, v, 0, GV_CHANNEL_EARNED, 0, w->layer),
                   rate_of_a_contact(w, par, v), GV_MOMENT_NEVER, credit);
    }
}

static void set_out_on_ties(gv_world *w, const bass *par)
{
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_adoption credit = { .source = v, .channel = GV_CHANNEL_UNAIDED };
        if (!gv_world_adopted(w, v))
            expect(w, v, own_question(v, 0, GV_CHANNEL_UNAIDED), par->step * par->p,
                   GV_MOMENT_NEVER, credit);
    }
    for (uint32_t k = 0; k < w->n_adopters; k++)
        speak_by_events(w, par, w->adopters[k]);
}

/* ---- on the complete network ---- */

/* All hear the same number of people; nobody is left to hear a lone person. */
static double earned_rate(const gv_world *w, const bass *par)
{
    return w->n_adopters == 0 ? 0 : rate_of_a_contact(w, par, 0) * w->n_adopters;
}

static double shared_rate(const gv_world *w, const bass *par)
{
    return par->step * par->p + earned_rate(w, par);
}

/* The one with the least resistance is the next to adopt, if the hazard stays as it is. It
 * never falls, so a moment that was awaited before only comes closer. */
static void await_the_weakest(gv_world *w, const bass *par)
{
    const crowd *c = w->own;
    if (c->by_resistance.n == 0)
        return;
    const gv_heap_entry weakest = c->by_resistance.at[0];
    const double left = gv_heap_real(weakest.key) - c->risen;
    const gv_event event = {
        .at = gv_moment_after(w->now, (left > 0 ? left : 0) / shared_rate(w, par)),
        .person = weakest.id,
        .source = weakest.id,
        .channel = GV_CHANNEL_UNAIDED,
    };
    gv_world_await(w, &event);
}

static void set_out_in_a_crowd(gv_world *w, const bass *par)
{
    crowd *c = w->own;
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_counter counter = own_question(v, 0, GV_CHANNEL_UNAIDED);
        if (!gv_world_adopted(w, v))
            gv_heap_put(&c->by_resistance, v,
                        gv_heap_key(gv_exponential(gv_draw(&w->delay, counter).low)));
    }
    await_the_weakest(w, par);
}

/* Let the shared hazard rise up to now. Whoever adopts by it, adopts at their resistance.
 */
static void rise_until_now(gv_world *w, const bass *par, const gv_event *event)
{
    crowd *c = w->own;
    if (event->channel == GV_CHANNEL_UNAIDED)
        c->risen = gv_heap_real(gv_heap_find(&c->by_resistance, event->person)->key);
    else
        c->risen += shared_rate(w, par) * gv_moment_ticks(w->now - c->since);
    c->since = w->now;
}

/* Was it the adopters whom v hears? In proportion to the rates; each of them alike. */
static void adopt_by_shared_hazard(gv_world *w, const bass *par, uint32_t v)
{
    const gv_bits luck = gv_draw(&w->credit, own_question(v, 0, GV_CHANNEL_UNAIDED));
    const bool earned = gv_unit(luck.low) * shared_rate(w, par) < earned_rate(w, par);
    if (earned)
        gv_world_adopt(w, v, w->adopters[gv_below(luck.high, w->n_adopters)],
                       GV_CHANNEL_EARNED);
    else
        gv_world_adopt(w, v, v, GV_CHANNEL_UNAIDED);
}

static void happen_in_a_crowd(gv_world *w, const bass *par, const gv_event *event)
{
    crowd *c = w->own;
    rise_until_now(w, par, event);
    if (event->channel == GV_CHANNEL_UNAIDED)
        adopt_by_shared_hazard(w, par, event->person);
    else
        gv_world_adopt(w, event->person, event->source, (gv_channel) event->channel);
    gv_heap_remove(&c->by_resistance, event->person);
    await_the_weakest(w, par);
}

/* ---- both ---- */

void gv_bass_set_out(gv_world *w, const void *params)
{
    if (w->complete)
        set_out_in_a_crowd(w, params);
    else
        set_out_on_ties(w, params);
}

void gv_bass_happen(gv_world *w, const void *params, const gv_event *event)
{
    if (w->complete) {
        happen_in_a_crowd(w, params, event);
        return;
    }
    gv_world_adopt(w, event->person, event->source, (gv_channel) event->channel);
    speak_by_events(w, params, event->person);
}

/* One more advertisement of the running tick. The waiting time belongs to (v, tick), so
 * that each of them brings the moment closer. */
static void see(gv_world *w, uint32_t v, const gv_impressions *batch)
{
    crowd *c = w->own;
    gv_adoption *ad = &c->ad[v];
    const bool first = ad->step != w->tick + 1;
    if (first)
        c->missed[v] = 1;
    if (first || gv_world_outranks(w, v, batch->slot, batch->channel, ad))
        *ad = (gv_adoption){ .source = batch->slot,
                             .step = w->tick + 1,
                             .channel = (uint8_t) batch->channel };
    c->missed[v] *= 1 - batch->strength;
    expect(w, v, own_question(v, w->tick, GV_CHANNEL_PAID), 1 - c->missed[v],
           gv_moment_of(w->tick + 1), *ad);
}

void gv_bass_see(gv_world *w, const gv_impressions *batch)
{
    if (batch->strength <= 0) /* what convinces nobody earns no credit */
        return;
    for (uint32_t k = 0; k < batch->n; k++) {
        if (!gv_world_adopted(w, batch->person[k]))
            see(w, batch->person[k], batch);
    }
}

static void read_post(gv_world *w, const bass *par, uint32_t v, const gv_post *post)
{
    if (v == post->speaker || gv_world_adopted(w, v))
        return;
    const gv_adoption credit = { .source = post->speaker,
                                 .channel = (uint8_t) post->channel };
    const gv_counter counter =
        gv_counter_make(post->speaker, v, post->slot, (uint32_t) GV_CHANNEL_PARTNER,
                        post->ordinal, w->layer);
    expect(w, v, counter, rate_of_a_contact(w, par, v), gv_moment_of(w->tick + 1), credit);
}

void gv_bass_read(gv_world *w, const bass *par, const gv_post *post)
{
    if (w->complete) {
        for (uint32_t v = 0; v < w->n; v++)
            read_post(w, par, v, post);
        return;
    }
    const uint64_t end = w->out.offset[post->speaker + 1];
    for (uint64_t arc = w->out.offset[post->speaker]; arc < end; arc++)
        read_post(w, par, w->out.target[arc], post);
}
