/* Opinions as textbooks say it: one event after another, in lists and matrices looked
 * through afresh each time. */
#include "reference.h"

#include <math.h>
#include <string.h>

/* Layers of the counters of GV_PURPOSE_OPINION, as the mechanisms have them. */
enum {
    VOTE_PICKS,
    VOTE_MORE,
    VOTE_BEGINS,
    VOTE_ZEALOTS,
    REAL_BEGINS,
    REAL_PICKS,
    REAL_MORE
};
enum { CULTURE_PICKS, CULTURE_MORE, CULTURE_BEGINS };

static gv_bits luck(const twin *t, uint32_t u, uint32_t v, uint32_t tick, uint32_t layer)
{
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_OPINION, t->replicate));
    return gv_draw(&cipher, gv_counter_make(u, v, tick, layer, 0, 0));
}

/* The k-th person whom v hears; the k-th who hears u. */
static uint32_t heard_at(const twin *t, uint32_t v, uint64_t k)
{
    uint32_t u = 0;
    while (!(t->tie[u][v] > 0) || k-- > 0)
        u++;
    return u;
}

static uint32_t hearers(const twin *t, uint32_t u)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < t->n; v++)
        n += t->tie[u][v] > 0 ? 1 : 0;
    return n;
}

static uint32_t hearer_at(const twin *t, uint32_t u, uint64_t k)
{
    uint32_t v = 0;
    while (!(t->tie[u][v] > 0) || k-- > 0)
        v++;
    return v;
}

static void begin(twin *t)
{
    for (uint32_t v = 0; v < t->n; v++)
        twin_adopt(t, v, GV_NEVER, GV_NOBODY, GV_CHANNELS);
    t->n_claims = 0;
}

/* Seeds beside whoever adopts unaided before tick 0; those who may not adopt do not. */
static void settle_seeds(twin *t, const bool *refuses)
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        if (t->offer[k].kind == TWIN_SEED)
            twin_claims(t, t->offer[k].person, t->offer[k].slot, GV_CHANNEL_SEED);
    }
    for (uint32_t v = 0; v < t->n; v++) {
        const twin_claim *winner = twin_winner(t, v, 0);
        if (winner != NULL && (refuses == NULL || !refuses[v]))
            twin_adopt(t, v, 0, winner->source, winner->channel);
    }
    t->n_claims = 0;
}

static bool is_claimed(const twin *t, uint32_t v)
{
    for (uint32_t k = 0; k < t->n_claims; k++) {
        if (t->claim[k].v == v)
            return true;
    }
    return false;
}

/* By word of mouth: whoever was first in the tick, unless something bought was before. */
static void told(twin *t, uint32_t v, uint32_t source)
{
    if (t->adopted_at[v] == GV_NEVER && !is_claimed(t, v))
        twin_claims(t, v, source, source == v ? GV_CHANNEL_UNAIDED : GV_CHANNEL_EARNED);
}

static void close_tick(twin *t, uint32_t tick)
{
    for (uint32_t v = 0; v < t->n; v++) {
        const twin_claim *winner = twin_winner(t, v, tick);
        if (winner != NULL && t->adopted_at[v] == GV_NEVER)
            twin_adopt(t, v, tick + 1, winner->source, winner->channel);
    }
    t->n_claims = 0;
}

/* What was bought, in the order of tactics: `see` an impression, `hear` a post. */
static void deliver(twin *t, uint32_t tick, void *own,
                    void (*see)(twin *t, void *own, const twin_offer *o, uint32_t v,
                                uint64_t luck),
                    void (*hear)(twin *t, void *own, const twin_offer *o, uint32_t v))
{
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->tick != tick || o->kind == TWIN_SEED)
            continue;
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && j < o->count; j++) {
            uint64_t bits = 0;
            const uint32_t v = twin_viewer(t, o, j, &bits);
            see(t, own, o, v, bits);
        }
        for (uint32_t v = 0; o->kind == TWIN_POST && v < t->n; v++) {
            if (t->tie[o->person][v] > 0)
                hear(t, own, o, v);
        }
    }
}

static bool post_wins(const twin *t, const twin_offer *o, uint32_t v, double chance)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    return gv_coin_toss(&coin, gv_counter_make(o->person, v, o->slot, 0, o->ordinal, 0),
                        gv_chance_of(chance));
}

/* ---- two opinions ---- */

typedef struct votes {
    const twin_vote *rule;
    bool one[TWIN_PEOPLE], zealot[TWIN_PEOPLE];
} votes;

static void vote(twin *t, votes *x, uint32_t v, bool one, uint32_t source)
{
    if (x->zealot[v] || x->one[v] == one)
        return;
    x->one[v] = one;
    if (one)
        told(t, v, source);
}

static void vote_begins(twin *t, votes *x)
{
    uint32_t free = t->n;
    bool refuses[TWIN_PEOPLE] = { false };
    begin(t);
    for (uint32_t v = 0; v < t->n; v++)
        x->one[v] = x->rule->initial > 0 && gv_happens(luck(t, v, 0, 0, VOTE_BEGINS).low,
                                                       gv_chance_of(x->rule->initial));
    for (uint32_t camp = 0; camp < 2; camp++) {
        const bool one = camp == 0;
        uint32_t left = one ? x->rule->zealots_one : x->rule->zealots_zero;
        for (uint32_t draw = 0; left > 0 && free > 0; draw++) {
            const uint32_t v =
                (uint32_t) gv_below(luck(t, draw, one ? 1 : 0, 0, VOTE_ZEALOTS).low, t->n);
            if (x->zealot[v])
                continue;
            x->zealot[v] = true;
            x->one[v] = one;
            left--;
            free--;
        }
    }
    for (uint32_t v = 0; v < t->n; v++) {
        if (x->one[v])
            twin_claims(t, v, v, GV_CHANNEL_UNAIDED);
        refuses[v] = x->zealot[v] && !x->one[v];
    }
    settle_seeds(t, refuses);
    for (uint32_t v = 0; v < t->n; v++)
        x->one[v] = t->adopted_at[v] == 0;
}

static void vote_given(twin *t, votes *x, uint32_t v, uint32_t source, gv_channel channel)
{
    if (x->zealot[v])
        return;
    x->one[v] = true;
    twin_claims(t, v, source, channel);
}

static void vote_seen(twin *t, void *own, const twin_offer *o, uint32_t v, uint64_t bits)
{
    if (gv_happens(bits, gv_chance_of(o->strength)))
        vote_given(t, own, v, o->slot, GV_CHANNEL_PAID);
}

static void vote_heard(twin *t, void *own, const twin_offer *o, uint32_t v)
{
    if (post_wins(t, o, v, 1.0 / twin_heard(t, v)))
        vote_given(t, own, v, o->person, GV_CHANNEL_PARTNER);
}

/* Along the tie with that number, ties in the order of who speaks, then who hears. */
static void vote_along(twin *t, votes *x, uint64_t bits)
{
    uint64_t ties = 0;
    for (uint32_t u = 0; u < t->n; u++)
        ties += hearers(t, u);
    if (ties == 0)
        return;
    uint64_t k = gv_below(bits, ties);
    uint32_t u = 0;
    for (; k >= hearers(t, u); u++)
        k -= hearers(t, u);
    vote(t, x, hearer_at(t, u, k), x->one[u], u);
}

static void vote_of_two(twin *t, votes *x, uint32_t v, uint32_t u)
{
    const bool one = x->one[v];
    if (x->one[u] != one)
        return;
    for (uint32_t k = 0; k < hearers(t, v); k++)
        vote(t, x, hearer_at(t, v, k), one, v);
    for (uint32_t k = 0; k < hearers(t, u); k++)
        vote(t, x, hearer_at(t, u, k), one, u);
}

static void vote_of_spins(twin *t, votes *x, uint32_t v, gv_bits bits, uint64_t draw)
{
    double pull = 0;
    for (uint32_t u = 0; u < t->n; u++)
        pull += t->tie[u][v] > 0 ? (x->one[u] ? 1 : -1) : 0;
    const bool one =
        gv_happens(draw, gv_chance_of(gv_real_logistic(2 * pull / x->rule->a)));
    const uint32_t heard = twin_heard(t, v);
    const uint32_t u = heard > 0 ? heard_at(t, v, gv_below(bits.high, heard)) : v;
    vote(t, x, v, one, x->one[u] == one ? u : v);
}

static void vote_of_ants(twin *t, votes *x, uint32_t v, gv_bits bits, uint64_t draw)
{
    const uint32_t heard = twin_heard(t, v);
    const uint32_t u = heard > 0 ? heard_at(t, v, gv_below(bits.high, heard)) : v;
    if (gv_happens(draw, gv_chance_of(x->rule->a)))
        vote(t, x, v, !x->one[v], v);
    else if (gv_happens(draw, gv_chance_of(x->rule->a + 1 - x->rule->b)))
        vote(t, x, v, x->one[u], u);
}

static void vote_event(twin *t, votes *x, uint32_t tick, uint32_t event)
{
    const gv_bits bits = luck(t, event, 0, tick, VOTE_PICKS);
    const uint64_t draw = luck(t, event, 0, tick, VOTE_MORE).low;
    const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
    const uint32_t heard = twin_heard(t, v), hear = hearers(t, v);
    if (x->rule->kind == TWIN_LINK) {
        vote_along(t, x, bits.low);
    } else if (x->rule->kind == TWIN_INVASION) {
        if (hear > 0)
            vote(t, x, hearer_at(t, v, gv_below(bits.high, hear)), x->one[v], v);
    } else if (x->rule->kind == TWIN_ANTS) {
        vote_of_ants(t, x, v, bits, draw);
    } else if (x->rule->kind == TWIN_SPINS) {
        vote_of_spins(t, x, v, bits, draw);
    } else if (heard > 0) {
        const uint32_t u = heard_at(t, v, gv_below(bits.high, heard));
        if (x->rule->kind == TWIN_SZNAJD)
            vote_of_two(t, x, v, u);
        else
            vote(t, x, v, x->one[u], u);
    }
}

void twin_votes(twin *t, const twin_vote *rule)
{
    votes x = { .rule = rule };
    vote_begins(t, &x);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        deliver(t, tick, &x, vote_seen, vote_heard);
        for (uint32_t event = 0; event < t->n; event++)
            vote_event(t, &x, tick, event);
        close_tick(t, tick);
    }
}

/* ---- opinions that are numbers, between 0 and 1; who reaches 3/4 adopts ---- */

typedef struct reals {
    const twin_real *rule;
    double now[TWIN_PEOPLE], first[TWIN_PEOPLE];
} reals;

static void real_begins(twin *t, reals *x)
{
    begin(t);
    for (uint32_t v = 0; v < t->n; v++) {
        x->now[v] = gv_unit(luck(t, v, 0, 0, REAL_BEGINS).low);
        if (x->now[v] >= 0.75)
            twin_claims(t, v, v, GV_CHANNEL_UNAIDED);
    }
    settle_seeds(t, NULL);
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->adopted_at[v] == 0 && t->channel[v] == GV_CHANNEL_SEED)
            x->now[v] = 1;
        x->first[v] = x->now[v];
    }
}

static void real_pulled(twin *t, reals *x, uint32_t v, double share, uint32_t source,
                        gv_channel channel)
{
    x->now[v] += share * (1 - x->now[v]);
    if (x->now[v] >= 0.75)
        twin_claims(t, v, source, channel);
}

static void real_seen(twin *t, void *own, const twin_offer *o, uint32_t v, uint64_t bits)
{
    (void) bits;
    real_pulled(t, own, v, o->strength, o->slot, GV_CHANNEL_PAID);
}

static void real_heard(twin *t, void *own, const twin_offer *o, uint32_t v)
{
    real_pulled(t, own, v, 1 / (twin_heard(t, v) + 2.0), o->person, GV_CHANNEL_PARTNER);
}

/* Opinions may move past those that moved them: who has not adopted convinced nobody. */
static void real_told(twin *t, uint32_t v, uint32_t source)
{
    told(t, v, t->adopted_at[source] == GV_NEVER ? v : source);
}

static void real_take(twin *t, reals *x, uint32_t v, double opinion, uint32_t source)
{
    x->now[v] = opinion;
    if (opinion >= 0.75)
        real_told(t, v, source);
}

/* The average of v and of those they hear, or of the near among these. */
static double average(const twin *t, const reals *x, uint32_t v)
{
    double sum = x->now[v], n = 1;
    if (x->rule->kind == TWIN_DEGROOT)
        sum = n = 0;
    for (uint32_t u = 0; u < t->n; u++) {
        const bool is_near = fabs(x->now[u] - x->now[v]) <= x->rule->a;
        if (!(t->tie[u][v] > 0) || (x->rule->kind == TWIN_CONFIDENCE && !is_near))
            continue;
        sum += x->now[u];
        n++;
    }
    return x->rule->kind == TWIN_DEGROOT ? (x->now[v] + sum) / (1 + n) : sum / n;
}

static uint32_t loudest(const twin *t, const reals *x, uint32_t v)
{
    uint32_t best = v;
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0 && (best == v || x->now[u] > x->now[best]))
            best = u;
    }
    return best;
}

static void real_all_at_once(twin *t, reals *x)
{
    double next[TWIN_PEOPLE] = { 0 };
    for (uint32_t v = 0; v < t->n; v++)
        next[v] = average(t, x, v);
    for (uint32_t v = 0; v < t->n; v++) {
        if (next[v] >= 0.75)
            real_told(t, v, loudest(t, x, v));
    }
    memcpy(x->now, next, sizeof next);
}

static double kept_within(double opinion)
{
    return opinion > 1 ? 1 : opinion < 0 ? 0 : opinion;
}

/* Somebody v hears, by distance to the power -c where that is above 0. */
static uint32_t partner(const twin *t, const reals *x, uint32_t v, uint64_t bits)
{
    double weight[TWIN_PEOPLE] = { 0 }, least = INFINITY, all = 0, sum = 0;
    const uint32_t heard = twin_heard(t, v);
    if (!(x->rule->c > 0))
        return heard_at(t, v, gv_below(bits, heard));
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0)
            least = fmin(least, fmax(fabs(x->now[u] - x->now[v]), 1e-5));
    }
    for (uint32_t u = 0; u < t->n; u++) {
        const double distance = fmax(fabs(x->now[u] - x->now[v]), 1e-5);
        weight[u] = t->tie[u][v] > 0 ? gv_real_pow(distance / least, -x->rule->c) : 0;
        all += weight[u];
    }
    for (uint32_t k = 0; k + 1 < heard; k++) {
        sum += weight[heard_at(t, v, k)];
        if (gv_unit(bits) * all < sum)
            return heard_at(t, v, k);
    }
    return heard_at(t, v, heard - UINT64_C(1));
}

/* a: closer than this they come closer; b: farther than this they part. */
static void real_event(twin *t, reals *x, uint32_t tick, uint32_t event)
{
    const gv_bits bits = luck(t, event, 0, tick, REAL_PICKS);
    const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
    if (twin_heard(t, v) == 0)
        return;
    const uint32_t u = partner(t, x, v, bits.high);
    const double from = x->now[v], to = x->now[u];
    const double step = x->rule->mu * (to - from);
    if (fabs(to - from) > x->rule->b) {
        real_take(t, x, v, kept_within(from - step), u);
        real_take(t, x, u, kept_within(to + step), v);
    } else if (fabs(to - from) < x->rule->a) {
        real_take(t, x, v, from + step, u);
        real_take(t, x, u, to - step, v);
    }
}

void twin_reals(twin *t, const twin_real *rule)
{
    reals x = { .rule = rule };
    real_begins(t, &x);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        deliver(t, tick, &x, real_seen, real_heard);
        if (rule->kind != TWIN_MEETINGS)
            real_all_at_once(t, &x);
        for (uint32_t event = 0; rule->kind == TWIN_MEETINGS && event < t->n; event++)
            real_event(t, &x, tick, event);
        close_tick(t, tick);
    }
}

/* ---- cultures; who ever has the product, trait `traits` of feature 0, adopts ---- */

typedef struct cultures {
    uint32_t features, traits;
    uint32_t trait[TWIN_PEOPLE][TWIN_FEATURES];
} cultures;

static uint32_t in_common(const cultures *x, uint32_t v, uint32_t u)
{
    uint32_t same = 0;
    for (uint32_t f = 0; f < x->features; f++)
        same += x->trait[v][f] == x->trait[u][f] ? 1 : 0;
    return same;
}

static void culture_seen(twin *t, void *own, const twin_offer *o, uint32_t v, uint64_t bits)
{
    cultures *x = own;
    if (!gv_happens(bits, gv_chance_of(o->strength)))
        return;
    x->trait[v][0] = x->traits;
    twin_claims(t, v, o->slot, GV_CHANNEL_PAID);
}

static void culture_heard(twin *t, void *own, const twin_offer *o, uint32_t v)
{
    cultures *x = own;
    if (!post_wins(t, o, v, (double) in_common(x, v, o->person) / x->features))
        return;
    x->trait[v][0] = x->traits;
    twin_claims(t, v, o->person, GV_CHANNEL_PARTNER);
}

static void culture_event(twin *t, cultures *x, uint32_t tick, uint32_t event)
{
    const gv_bits bits = luck(t, event, 0, tick, CULTURE_PICKS);
    const gv_bits talk = luck(t, event, 0, tick, CULTURE_MORE);
    const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
    const uint32_t heard = twin_heard(t, v);
    if (heard == 0)
        return;
    const uint32_t u = heard_at(t, v, gv_below(bits.high, heard));
    const uint32_t same = in_common(x, v, u);
    if (same == x->features || gv_below(talk.low, x->features) >= same)
        return;
    uint64_t k = gv_below(talk.high, x->features - same);
    for (uint32_t f = 0; f < x->features; f++) {
        if (x->trait[v][f] == x->trait[u][f] || k-- > 0)
            continue;
        x->trait[v][f] = x->trait[u][f];
        if (f == 0 && x->trait[v][0] == x->traits)
            told(t, v, u);
        return;
    }
}

void twin_axelrod(twin *t, uint32_t features, uint32_t traits)
{
    cultures x = { .features = features, .traits = traits };
    begin(t);
    settle_seeds(t, NULL);
    for (uint32_t v = 0; v < t->n; v++) {
        for (uint32_t f = 0; f < features; f++)
            x.trait[v][f] =
                (uint32_t) gv_below(luck(t, v, f, 0, CULTURE_BEGINS).low, traits);
        if (t->adopted_at[v] == 0)
            x.trait[v][0] = traits;
    }
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        deliver(t, tick, &x, culture_seen, culture_heard);
        for (uint32_t event = 0; event < t->n; event++)
            culture_event(t, &x, tick, event);
        close_tick(t, tick);
    }
}
