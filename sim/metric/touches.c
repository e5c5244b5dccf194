/* First and last touch: which channel, and which tactic, reached adopters first and last
 * before they adopted. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "first_touch", "adopters by channel of first touch", "people", GV_KIND_COUNT,
      GV_SHAPE_CHANNEL, GV_NEITHER, 0, INFINITY,
      "final adopters by the channel that first touched them; `unaided`: none did",
      .smallest = 0.05, .smallest_is_share = true },
    { "last_touch", "adopters by channel of last touch", "people", GV_KIND_COUNT,
      GV_SHAPE_CHANNEL, GV_NEITHER, 0, INFINITY,
      "final adopters by the channel that last touched them before they adopted; "
      "`unaided`: none did",
      .smallest = 0.05, .smallest_is_share = true },
    { "first_touch_by_tactic", "adopters by tactic of first touch", "people", GV_KIND_COUNT,
      GV_SHAPE_TACTIC, GV_NEITHER, 0, INFINITY,
      "final adopters by the tactic that first touched them, unless word of mouth did",
      .smallest = 0.05, .smallest_is_share = true },
    { "last_touch_by_tactic", "adopters by tactic of last touch", "people", GV_KIND_COUNT,
      GV_SHAPE_TACTIC, GV_NEITHER, 0, INFINITY,
      "final adopters by the tactic that last touched them before they adopted, unless "
      "word of mouth did",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

/* ---- word of mouth --------------------------------------------------------- */

/* When word of mouth first and last touched those who adopted: an adopter speaks in the
 * tick whose beginning finds them an adopter for the first time. GV_NEVER: it did not. */
typedef struct hearsay {
    uint32_t *first, *last; /* [n] by person */
} hearsay;

static void hear(const gv_world *w, hearsay t, uint32_t v, uint32_t tick)
{
    if (!gv_world_adopted(w, v) || tick >= w->adoption[v].step)
        return;
    if (t.first[v] == GV_NEVER || tick < t.first[v])
        t.first[v] = tick;
    if (t.last[v] == GV_NEVER || tick > t.last[v])
        t.last[v] = tick;
}

/* Everybody hears everybody: the earliest adopter is the first, and the last one is
 * whoever adopted in the state before v's. Adopters stand in the order of adoption. */
static void hear_everybody(const gv_world *w, hearsay t)
{
    uint32_t before = GV_NEVER, now = GV_NEVER;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        const uint32_t step = w->adoption[v].step;
        before = step == now ? before : now;
        now = step;
        t.first[v] = before == GV_NEVER ? GV_NEVER : w->adoption[w->adopters[0]].step;
        t.last[v] = before;
    }
}

/* On the continuous clock whoever adopts may convince others before the tick is over. */
static void hear_at_once(const gv_world *w, hearsay t)
{
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        const uint32_t u = gv_world_parent(w, v);
        const uint32_t step = w->adoption[v].step;
        if (u == GV_NOBODY || w->adoption[u].step < step)
            continue;
        if (t.first[v] == GV_NEVER)
            t.first[v] = step - 1;
        t.last[v] = step - 1;
    }
}

static hearsay listen(const gv_world *w, uint32_t *scratch)
{
    const hearsay t = { scratch, scratch + w->n };
    memset(t.first, 0xff, 2 * (size_t) w->n * sizeof *t.first); /* GV_NEVER */
    if (w->complete) {
        hear_everybody(w, t);
        hear_at_once(w, t);
        return t;
    }
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t u = w->adopters[k];
        for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++)
            hear(w, t, w->out.target[arc], w->adoption[u].step);
    }
    hear_at_once(w, t);
    return t;
}

/* ---- who came first, who last ---------------------------------------------- */

enum { NO_TACTIC = GV_TACTICS_LIMIT };

/* Of a tactic's touch and one by word of mouth the one that is `sooner`, or later; of two
 * in one tick the one with the smaller claim. @return place of the tactic, or NO_TACTIC */
static uint32_t winner(const gv_life *life, uint32_t v, gv_touch touch, uint32_t talk,
                       bool sooner, gv_channel *channel)
{
    const gv_touches *t = life->touches;
    *channel = GV_CHANNEL_UNAIDED;
    if (touch.tick == GV_NEVER && talk == GV_NEVER)
        return NO_TACTIC;
    bool by_mouth = touch.tick == GV_NEVER;
    if (!by_mouth && talk != GV_NEVER)
        by_mouth = sooner ? talk < touch.tick : talk > touch.tick;
    if (touch.tick == talk)
        by_mouth = gv_touch_claim(life->world, v, GV_NOBODY, GV_CHANNEL_EARNED, talk) <
                   gv_touch_claim(life->world, v, t->slot[touch.tactic],
                                  (gv_channel) t->channel[touch.tactic], talk);
    *channel = by_mouth ? GV_CHANNEL_EARNED : (gv_channel) t->channel[touch.tactic];
    return by_mouth ? NO_TACTIC : touch.tactic;
}

static void count(const gv_life *life, const gv_touch *touch, const uint32_t *talk,
                  bool sooner, uint32_t *by_channel, uint32_t *by_tactic)
{
    const gv_world *w = life->world;
    memset(by_channel, 0, GV_CHANNELS * sizeof *by_channel);
    memset(by_tactic, 0, life->extent.tactics * sizeof *by_tactic);
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        gv_channel channel;
        const uint32_t tactic = winner(life, v, touch[v], talk[v], sooner, &channel);
        by_channel[channel]++;
        if (tactic != NO_TACTIC)
            by_tactic[life->number[tactic]]++;
    }
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const hearsay t = listen(life->world, life->scratch);
    count(life, life->touches->first, t.first, true, out[0].count, out[2].count);
    count(life, life->touches->last, t.last, false, out[1].count, out[3].count);
}

const gv_metric gv_metric_touches = {
    .spec = { .name = "touches",
              .title = "First and last touch",
              .about = "Adopters by what first, and what last, touched them before they "
                       "adopted; of several touches in one tick one counts, each with the "
                       "same chance.",
              .source = "Berman (2018), doi:10.1287/mksc.2018.1104",
              .deviates =
                  "touches are reads of paid, partner and owned content, gifts of seeding, "
                  "recommendations of a referral programme, and word of mouth: everybody "
                  "who hears an adopter is touched once, in the tick after that adoption. "
                  "So where adopters keep talking, as in Bass, later talk is no touch; and "
                  "whoever adopts at once after a touch may have been convinced by another "
                  "one of the same tick" },
    .outcomes = outcomes,
    .sees_touches = true,
    .measure = measure,
};
