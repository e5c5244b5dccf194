/* Bass on the continuous clock as a textbook says it: of all that may happen to anybody,
 * the first happens; then everything is worked out afresh. On ties that is first passage;
 * where all hear each other, everybody adopts when the shared hazard comes up to their
 * resistance.
 */
#include "reference.h"

typedef struct twin_rates {
    double p, q; /* per tick */
    bool each;
} twin_rates;

/* The next adoption, as far as it is known. */
typedef struct coming {
    gv_moment at;
    uint32_t v, source;
    gv_channel channel;
    bool is_shared; /* by the hazard of the crowd: whose it is, is drawn when it happens */
} coming;

typedef struct state {
    twin *t;
    twin_rates rates;
    gv_cipher delay;
    gv_moment moment[TWIN_PEOPLE]; /* of adopters */
    uint32_t order[TWIN_PEOPLE];   /* adopters in order of adoption */
    uint32_t n_adopters;
    double risen; /* hazard of the crowd, summed up to `now` */
    gv_moment now;
} state;

static bool is_adopter(const state *s, uint32_t v)
{
    return s->t->adopted_at[v] != GV_NEVER;
}

static double wait(const state *s, gv_counter counter)
{
    return gv_exponential(gv_draw(&s->delay, counter).low);
}

static double contact_rate(const state *s, uint32_t v)
{
    return s->rates.each ? s->rates.q : s->rates.q / twin_heard(s->t, v);
}

static void propose(coming *first, gv_moment at, uint32_t v, uint32_t source,
                    gv_channel channel)
{
    if (at < first->at)
        *first = (coming){ .at = at, .v = v, .source = source, .channel = channel };
}

/* ---- word of mouth and own accord ---- */

static void by_ties(const state *s, uint32_t v, coming *first)
{
    const twin *t = s->t;
    const double own = wait(s, gv_counter_make(v, v, 0, GV_CHANNEL_UNAIDED, 0, 0));
    propose(first, gv_moment_after(0, own / s->rates.p), v, v, GV_CHANNEL_UNAIDED);
    for (uint32_t u = 0; u < t->n; u++) {
        if (!(t->tie[u][v] > 0) || !is_adopter(s, u))
            continue;
        const double x = wait(s, gv_counter_make(u, v, 0, GV_CHANNEL_EARNED, 0, 0));
        propose(first, gv_moment_after(s->moment[u], x / contact_rate(s, v)), v, u,
                GV_CHANNEL_EARNED);
    }
}

static double earned_rate(const state *s)
{
    return s->n_adopters == 0 ? 0 : contact_rate(s, 0) * s->n_adopters;
}

static double shared_rate(const state *s)
{
    return s->rates.p + earned_rate(s);
}

static double resistance(const state *s, uint32_t v)
{
    return wait(s, gv_counter_make(v, v, 0, GV_CHANNEL_UNAIDED, 0, 0));
}

static void by_resistance(const state *s, uint32_t v, coming *first)
{
    const double left = resistance(s, v) - s->risen;
    const gv_moment at = gv_moment_after(s->now, (left > 0 ? left : 0) / shared_rate(s));
    *first = (coming){ at, v, v, GV_CHANNEL_UNAIDED, .is_shared = true };
}

/* ---- what is paid for ---- */

/* The advertisements that v sees in a tick are one rate for that tick. */
static void by_advertisements(state *s, uint32_t v, uint32_t tick, coming *first)
{
    twin *t = s->t;
    double missed = 1;
    t->n_claims = 0;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && o->tick == tick && j < o->count;
             j++) {
            uint64_t luck = 0;
            if (!(o->strength > 0) || twin_viewer(t, o, j, &luck) != v)
                continue;
            missed *= 1 - o->strength;
            twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
        }
    }
    const double x = wait(s, gv_counter_make(v, v, tick, GV_CHANNEL_PAID, 0, 0));
    const gv_moment at = gv_moment_after(gv_moment_of(tick), x / (1 - missed));
    if (at < gv_moment_of(tick + 1))
        propose(first, at, v, twin_winner(t, v, tick)->source, GV_CHANNEL_PAID);
}

/* To its readers the speaker of a post is one more adopter for a tick. */
static void by_posts(const state *s, uint32_t v, coming *first)
{
    const twin *t = s->t;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind != TWIN_POST || o->tick >= t->ticks || !(t->tie[o->person][v] > 0))
            continue;
        const double x = wait(
            s, gv_counter_make(o->person, v, o->slot, GV_CHANNEL_PARTNER, o->ordinal, 0));
        const gv_moment at = gv_moment_after(gv_moment_of(o->tick), x / contact_rate(s, v));
        if (at < gv_moment_of(o->tick + 1))
            propose(first, at, v, o->person, GV_CHANNEL_PARTNER);
    }
}

/* ---- a life ---- */

static void adopt(state *s, uint32_t v, gv_moment at, uint32_t source, gv_channel channel)
{
    const uint32_t step =
        channel == GV_CHANNEL_SEED ? 0 : (uint32_t) (at / GV_MOMENTS_PER_TICK) + 1;
    twin_adopt(s->t, v, step, source, channel);
    s->moment[v] = at;
    s->order[s->n_adopters++] = v;
}

static void happen(state *s, bool crowd, coming next)
{
    if (next.is_shared) {
        const gv_cipher credit =
            gv_cipher_make(gv_key_make(s->t->seed, GV_PURPOSE_CREDIT, s->t->replicate));
        const gv_bits luck =
            gv_draw(&credit, gv_counter_make(next.v, next.v, 0, GV_CHANNEL_UNAIDED, 0, 0));
        if (gv_unit(luck.low) * shared_rate(s) < earned_rate(s)) {
            next.source = s->order[gv_below(luck.high, s->n_adopters)];
            next.channel = GV_CHANNEL_EARNED;
        }
        s->risen = resistance(s, next.v);
    } else if (crowd) {
        s->risen += shared_rate(s) * gv_moment_ticks(next.at - s->now);
    }
    s->now = next.at;
    adopt(s, next.v, next.at, next.source, next.channel);
}

static coming next_adoption(state *s, bool crowd)
{
    coming first = { .at = GV_MOMENT_NEVER };
    for (uint32_t v = 0; v < s->t->n; v++) {
        if (is_adopter(s, v))
            continue;
        coming theirs = { .at = GV_MOMENT_NEVER };
        if (crowd)
            by_resistance(s, v, &theirs);
        else
            by_ties(s, v, &theirs);
        for (uint32_t tick = 0; tick < s->t->ticks; tick++)
            by_advertisements(s, v, tick, &theirs);
        by_posts(s, v, &theirs);
        if (theirs.at < first.at)
            first = theirs;
    }
    return first;
}

void twin_bass_by_events(twin *t, double p, double q, double step, bool each, bool crowd)
{
    state s = { .t = t,
                .rates = { step * p, step * q, each },
                .delay =
                    gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_DELAY, t->replicate)) };
    twin_begin(t);
    for (uint32_t k = 0; k < t->n_offers; k++) {
        if (t->offer[k].kind == TWIN_SEED)
            adopt(&s, t->offer[k].person, 0, t->offer[k].slot, GV_CHANNEL_SEED);
    }
    for (;;) {
        const coming next = next_adoption(&s, crowd);
        if (next.at >= gv_moment_of(t->ticks))
            return;
        happen(&s, crowd, next);
    }
}
