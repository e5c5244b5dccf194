/* Two opinions that people take over from one another. */
#include "opinions.h"

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
        twin_told(t, v, source);
}

static void vote_begins(twin *t, votes *x)
{
    uint32_t free = t->n;
    bool refuses[TWIN_PEOPLE] = { false };
    twin_begin_opinions(t);
    for (uint32_t v = 0; v < t->n; v++)
        x->one[v] =
            x->rule->initial > 0 && gv_happens(twin_luck(t, v, 0, 0, VOTE_BEGINS).low,
                                               gv_chance_of(x->rule->initial));
    for (uint32_t camp = 0; camp < 2; camp++) {
        const bool one = camp == 0;
        uint32_t left = one ? x->rule->zealots_one : x->rule->zealots_zero;
        for (uint32_t draw = 0; left > 0 && free > 0; draw++) {
            const uint32_t v = (uint32_t) gv_below(
                twin_luck(t, draw, one ? 1 : 0, 0, VOTE_ZEALOTS).low, t->n);
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
    twin_settle_seeds(t, refuses);
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
    if (twin_post_wins(t, o, v, 1.0 / twin_heard(t, v)))
        vote_given(t, own, v, o->person, GV_CHANNEL_PARTNER);
}

/* Along the tie with that number, ties in the order of who speaks, then who hears. */
static void vote_along(twin *t, votes *x, uint64_t bits)
{
    uint64_t ties = 0;
    for (uint32_t u = 0; u < t->n; u++)
        ties += twin_hearers(t, u);
    if (ties == 0)
        return;
    uint64_t k = gv_below(bits, ties);
    uint32_t u = 0;
    for (; k >= twin_hearers(t, u); u++)
        k -= twin_hearers(t, u);
    vote(t, x, twin_hearer_at(t, u, k), x->one[u], u);
}

static void vote_of_two(twin *t, votes *x, uint32_t v, uint32_t u)
{
    const bool one = x->one[v];
    if (x->one[u] != one)
        return;
    for (uint32_t k = 0; k < twin_hearers(t, v); k++)
        vote(t, x, twin_hearer_at(t, v, k), one, v);
    for (uint32_t k = 0; k < twin_hearers(t, u); k++)
        vote(t, x, twin_hearer_at(t, u, k), one, u);
}

static void vote_of_spins(twin *t, votes *x, uint32_t v, gv_bits bits, uint64_t draw)
{
    double pull = 0;
    for (uint32_t u = 0; u < t->n; u++)
        pull += t->tie[u][v] > 0 ? (x->one[u] ? 1 : -1) : 0;
    const bool one =
        gv_happens(draw, gv_chance_of(gv_real_logistic(2 * pull / x->rule->a)));
    const uint32_t heard = twin_heard(t, v);
    const uint32_t u = heard > 0 ? twin_heard_at(t, v, gv_below(bits.high, heard)) : v;
    vote(t, x, v, one, x->one[u] == one ? u : v);
}

static void vote_of_ants(twin *t, votes *x, uint32_t v, gv_bits bits, uint64_t draw)
{
    const uint32_t heard = twin_heard(t, v);
    const uint32_t u = heard > 0 ? twin_heard_at(t, v, gv_below(bits.high, heard)) : v;
    if (gv_happens(draw, gv_chance_of(x->rule->a)))
        vote(t, x, v, !x->one[v], v);
    else if (gv_happens(draw, gv_chance_of(x->rule->a + 1 - x->rule->b)))
        vote(t, x, v, x->one[u], u);
}

/* Those whom v asks: `want` different ones, or all whom v hears. The k-th is one of the
 * first n - want + k + 1, or the last of these if that one was asked already: Bentley,
 * Floyd (1987). */
static uint32_t ask(const twin *t, uint32_t tick, uint32_t event, uint32_t v, uint32_t want,
                    uint32_t first, bool again, uint32_t *asked)
{
    const uint32_t heard = twin_heard(t, v);
    const uint32_t n = again ? (heard > 0 ? want : 0) : want < heard ? want : heard;
    for (uint32_t k = 0; k < n; k++) {
        const uint64_t bits = twin_luck(t, event, first + k, tick, VOTE_MORE).low;
        const uint32_t last = again ? heard - 1 : heard - n + k;
        asked[k] = twin_heard_at(t, v, gv_below(bits, last + UINT64_C(1)));
        for (uint32_t j = 0; !again && j < k; j++) {
            if (asked[j] == asked[k]) {
                asked[k] = twin_heard_at(t, v, last);
                break;
            }
        }
    }
    return n;
}

static uint32_t ones_among(const votes *x, const uint32_t *person, uint32_t n)
{
    uint32_t ones = 0;
    for (uint32_t k = 0; k < n; k++)
        ones += x->one[person[k]] ? 1 : 0;
    return ones;
}

enum { ALONE, CHANGES, ASKED }; /* draws of an event, after its first */

static void vote_of_q(twin *t, votes *x, uint32_t tick, uint32_t event, uint32_t v)
{
    const twin_vote *rule = x->rule;
    const uint64_t alone = twin_luck(t, event, ALONE, tick, VOTE_MORE).low;
    const uint64_t changes = twin_luck(t, event, CHANGES, tick, VOTE_MORE).low;
    uint32_t asked[TWIN_PEOPLE];
    if (gv_happens(alone, gv_chance_of(rule->independence))) {
        if (gv_happens(changes, gv_chance_of(rule->flexibility)))
            vote(t, x, v, !x->one[v], v);
        return;
    }
    const uint32_t n = ask(t, tick, event, v, rule->group, ASKED, rule->again, asked);
    const uint32_t ones = ones_among(x, asked, n);
    if (n > 0 && (ones == 0 || ones == n))
        vote(t, x, v, ones > 0, asked[0]);
    else if (n > 0 && gv_happens(changes, gv_chance_of(rule->a)))
        vote(t, x, v, !x->one[v], v);
}

static void vote_of_most(twin *t, votes *x, uint32_t tick, uint32_t event, uint32_t v)
{
    uint32_t member[TWIN_PEOPLE] = { v };
    const uint32_t n = 1 + ask(t, tick, event, v, x->rule->group - 1, 0, false, member + 1);
    const uint32_t ones = ones_among(x, member, n);
    uint32_t leader = GV_NOBODY;
    for (uint32_t k = n; k-- > 0;)
        leader = x->one[member[k]] == (2 * ones > n) ? member[k] : leader;
    for (uint32_t k = 0; 2 * ones != n && k < n; k++)
        vote(t, x, member[k], 2 * ones > n, leader);
}

static void vote_event(twin *t, votes *x, uint32_t tick, uint32_t event)
{
    const gv_bits bits = twin_luck(t, event, 0, tick, VOTE_PICKS);
    const uint64_t draw = twin_luck(t, event, 0, tick, VOTE_MORE).low;
    const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
    const uint32_t heard = twin_heard(t, v), hear = twin_hearers(t, v);
    if (x->rule->kind == TWIN_LINK) {
        vote_along(t, x, bits.low);
    } else if (x->rule->kind == TWIN_INVASION) {
        if (hear > 0)
            vote(t, x, twin_hearer_at(t, v, gv_below(bits.high, hear)), x->one[v], v);
    } else if (x->rule->kind == TWIN_ANTS) {
        vote_of_ants(t, x, v, bits, draw);
    } else if (x->rule->kind == TWIN_SPINS) {
        vote_of_spins(t, x, v, bits, draw);
    } else if (x->rule->kind == TWIN_ASKING) {
        vote_of_q(t, x, tick, event, v);
    } else if (x->rule->kind == TWIN_MAJORITY) {
        vote_of_most(t, x, tick, event, v);
    } else if (heard > 0) {
        const uint32_t u = twin_heard_at(t, v, gv_below(bits.high, heard));
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
        twin_deliver(t, tick, &x, vote_seen, vote_heard);
        for (uint32_t event = 0; event < t->n; event++)
            vote_event(t, &x, tick, event);
        twin_close_tick(t, tick);
    }
}
