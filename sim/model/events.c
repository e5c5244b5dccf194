/* The continuous clock: people await events, and the world plays them in order. Layer 3. */
#include "model/events.h"

/* A million ticks are 2^60 of these; what lies further off never comes. */
#define FARTHEST 0x1p61

gv_moment gv_moment_after(gv_moment from, double ticks)
{
    const double moments = ticks * (double) GV_MOMENTS_PER_TICK;
    if (!(moments < FARTHEST) || from >= (gv_moment) FARTHEST)
        return GV_MOMENT_NEVER;
    return from + (gv_moment) (moments > 0 ? moments : 0);
}

gv_moment gv_world_draw_moment(const gv_world *w, gv_counter counter, double rate)
{
    const double wait = gv_exponential(gv_draw(&w->delay, counter).low);
    return gv_moment_after(w->now, wait / rate); /* rate 0: infinity */
}

static uint32_t slot_of(const gv_world *w, uint32_t person, uint32_t kind)
{
    return kind * w->n + person;
}

bool gv_world_await(gv_world *w, const gv_event *event)
{
    const uint32_t slot = slot_of(w, event->person, event->kind);
    const gv_heap_entry *const awaited = gv_heap_find(&w->queue->order, slot);
    if (event->at == GV_MOMENT_NEVER || (awaited != NULL && awaited->key <= event->at))
        return false;
    gv_heap_put(&w->queue->order, slot, event->at);
    w->queue->cause[slot] = (gv_cause){ event->source, event->channel };
    return true;
}

bool gv_world_awaits(const gv_world *w, uint32_t person, uint32_t kind, gv_event *out)
{
    const uint32_t slot = slot_of(w, person, kind);
    const gv_heap_entry *const awaited = gv_heap_find(&w->queue->order, slot);
    if (awaited == NULL)
        return false;
    const gv_cause cause = w->queue->cause[slot];
    *out = (gv_event){ .at = awaited->key,
                       .person = person,
                       .kind = kind,
                       .source = cause.source,
                       .channel = cause.channel };
    return true;
}

void gv_world_cancel(gv_world *w, uint32_t person, uint32_t kind)
{
    gv_heap_remove(&w->queue->order, slot_of(w, person, kind));
}

/* Take out the next event before `end`. */
static bool next(gv_world *w, gv_moment end, gv_event *out)
{
    gv_queue *const queue = w->queue;
    if (queue->order.n == 0 || queue->order.at[0].key >= end)
        return false;
    const gv_heap_entry first = queue->order.at[0];
    const gv_cause cause = queue->cause[first.id];
    *out = (gv_event){ .at = first.key,
                       .person = first.id % w->n,
                       .kind = first.id / w->n,
                       .source = cause.source,
                       .channel = cause.channel };
    gv_heap_remove(&queue->order, first.id);
    return true;
}

uint32_t gv_world_play(gv_world *w, const gv_model *model, const void *params)
{
    const gv_moment end = gv_moment_of(w->tick + 1);
    w->fresh_from = w->n_adopters;
    for (gv_event event; next(w, end, &event);) {
        w->now = event.at;
        model->happen(w, params, &event);
    }
    w->now = end;
    return w->n_adopters - w->fresh_from;
}
