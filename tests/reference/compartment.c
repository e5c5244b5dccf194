/* Compartment models as a textbook says them: at every tick everybody looks at every rule
 * out of their state, or at every event one person does. */
#include "model/family/compartment.h"
#include "reference.h"

#include <string.h>

/* What would move somebody in the running tick. */
typedef struct push {
    uint32_t v, mark, source;
    gv_channel channel;
} push;

typedef struct life {
    const gv_compartments *table;
    uint32_t at[TWIN_PEOPLE], since[TWIN_PEOPLE], calls[TWIN_PEOPLE];
    uint32_t source[TWIN_PEOPLE]; /* who moved a person last; themselves: nobody */
    gv_channel channel[TWIN_PEOPLE];
    push push[TWIN_CLAIMS];
    uint32_t n_pushes, tick;
    bool is_event; /* does one person act? Draws are then the event's */
    uint32_t event;
} life;

static uint32_t asker(const life *l, uint32_t v)
{
    return l->is_event ? l->event : v;
}

static bool is_in(const life *l, uint32_t v, uint32_t states)
{
    return (states & GV_STATE(l->at[v])) != 0;
}

static gv_cipher cipher_for(const twin *t, gv_purpose purpose)
{
    return gv_cipher_make(gv_key_make(t->seed, purpose, t->replicate));
}

static void push_to(life *l, uint32_t v, uint32_t rule, bool called, uint32_t source,
                    gv_channel channel)
{
    if (l->n_pushes < TWIN_CLAIMS)
        l->push[l->n_pushes++] = (push){ v, 2 * rule + (called ? 1 : 0), source, channel };
}

static bool has_luck(const twin *t, const life *l, uint32_t v, uint32_t r)
{
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_PERSON, t->replicate);
    const gv_rule *rule = &l->table->rule[r];
    const double since = (double) l->tick - (double) rule->begin;
    return gv_coin_toss(&coin, gv_counter_make(asker(l, 0), v, l->tick, 0, r, 0),
                        gv_chance_of(rule->p + rule->growth * since));
}

static double chance_of(const twin *t, const life *l, double p, uint32_t u, uint32_t v)
{
    if (l->table->ties == GV_TIES_SHARED)
        return p / twin_heard(t, v);
    return l->table->ties == GV_TIES_WEIGHT ? p * t->tie[u][v] : p;
}

static void contacts(const twin *t, life *l, uint32_t v, uint32_t r)
{
    const gv_rule *rule = &l->table->rule[r];
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_CONTACT, t->replicate);
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0 && is_in(l, u, rule->by) &&
            gv_coin_toss(&coin,
                         gv_counter_make(l->is_event ? l->event : u, l->is_event ? u : v,
                                         l->tick, 0, r, 0),
                         gv_chance_of(chance_of(t, l, rule->p, u, v))))
            push_to(l, v, r, false, u, GV_CHANNEL_EARNED);
    }
}

/* @param extra  somebody who counts as if in one of the states, or GV_NOBODY */
static bool passes(const twin *t, const life *l, uint32_t v, uint32_t r, uint32_t extra)
{
    const gv_rule *rule = &l->table->rule[r];
    double heard = 0, all = 0;
    for (uint32_t u = 0; u < t->n; u++) {
        if (!(t->tie[u][v] > 0))
            continue;
        const double weight = l->table->ties == GV_TIES_WEIGHT ? t->tie[u][v] : 1;
        heard += is_in(l, u, rule->by) || u == extra ? weight : 0;
        all += weight;
    }
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_THRESHOLD);
    const double drawn =
        gv_unit(gv_draw(&cipher, gv_counter_make(v, 0, 0, 0, 2 + r, 0)).low);
    const double wanted = rule->drawn       ? drawn * all
                          : rule->count > 0 ? rule->count
                                            : rule->share * all;
    return heard > 0 && heard > wanted - 1e-9;
}

static void threshold(const twin *t, life *l, uint32_t v, uint32_t r)
{
    if (!passes(t, l, v, r, GV_NOBODY) || !has_luck(t, l, v, r))
        return;
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->tie[u][v] > 0 && is_in(l, u, l->table->rule[r].by))
            push_to(l, v, r, false, u, GV_CHANNEL_EARNED);
    }
}

/* The hearer whom u calls at this tick. */
static uint32_t called_by(const twin *t, const life *l, uint32_t u)
{
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_CALL);
    uint32_t hearers = 0;
    for (uint32_t v = 0; v < t->n; v++)
        hearers += t->tie[u][v] > 0 ? 1 : 0;
    if (hearers == 0)
        return GV_NOBODY;
    uint64_t k = gv_below(
        gv_draw(&cipher, gv_counter_make(asker(l, u), u, l->tick, 0, 0, 0)).low, hearers);
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->tie[u][v] > 0 && k-- == 0)
            return v;
    }
    return GV_NOBODY;
}

static void call(const twin *t, life *l, uint32_t u)
{
    const uint32_t v = called_by(t, l, u);
    for (uint32_t r = 0; v != GV_NOBODY && r < l->table->n_rules; r++) {
        const gv_rule *rule = &l->table->rule[r];
        if (rule->kind != GV_RULE_CALL || rule->from != l->at[u] ||
            !is_in(l, v, rule->by) || !has_luck(t, l, u, r))
            continue;
        if (rule->called != GV_STAYS && rule->called != l->at[v] &&
            (rule->after <= 1 || ++l->calls[v] >= rule->after))
            push_to(l, v, r, true, u, GV_CHANNEL_EARNED);
        if (rule->to != rule->from && (rule->after <= 1 || ++l->calls[u] >= rule->after))
            push_to(l, u, r, false, v, GV_CHANNEL_EARNED);
        return;
    }
}

/* Everybody whom v does not hear, one after the other; v meets some of them. */
static void meetings(const twin *t, life *l, uint32_t v, uint32_t r)
{
    const gv_rule *rule = &l->table->rule[r];
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_CALL);
    uint32_t stranger[TWIN_PEOPLE], n = 0;
    for (uint32_t u = 0; u < t->n; u++) {
        if (u != v && !(t->tie[u][v] > 0))
            stranger[n++] = u;
    }
    for (uint32_t k = 0; n > 0 && k < rule->after; k++) {
        const gv_bits luck =
            gv_draw(&cipher, gv_counter_make(asker(l, v), v, l->tick, 3, r, k));
        const uint32_t u = stranger[gv_below(luck.low, n)];
        if (is_in(l, u, rule->by) && gv_happens(luck.high, gv_chance_of(rule->p)))
            push_to(l, v, r, false, u, GV_CHANNEL_EARNED);
    }
}

/* Whoever moves alone keeps the cause of their last move. */
static void alone(const twin *t, life *l, uint32_t v, uint32_t r)
{
    const gv_rule *rule = &l->table->rule[r];
    const bool is_over = rule->ticks > 0 && l->tick >= rule->begin + rule->ticks;
    if (rule->kind == GV_RULE_COUNTDOWN && l->tick + 1 - l->since[v] >= rule->delay)
        push_to(l, v, r, false, l->source[v], l->channel[v]);
    else if (rule->kind == GV_RULE_SPONTANEOUS && has_luck(t, l, v, r))
        push_to(l, v, r, false, l->source[v], l->channel[v]);
    else if (rule->kind == GV_RULE_OUTSIDE && l->tick >= rule->begin && !is_over &&
             has_luck(t, l, v, r))
        push_to(l, v, r, false, v, GV_CHANNEL_UNAIDED);
}

static void look_at_rules(const twin *t, life *l, uint32_t v)
{
    for (uint32_t r = 0; r < l->table->n_rules; r++) {
        const gv_rule *rule = &l->table->rule[r];
        if (rule->from != l->at[v])
            continue;
        if (rule->kind == GV_RULE_CONTACT)
            contacts(t, l, v, r);
        else if (rule->kind == GV_RULE_THRESHOLD)
            threshold(t, l, v, r);
        else if (rule->kind == GV_RULE_MEETING)
            meetings(t, l, v, r);
        else
            alone(t, l, v, r);
    }
    call(t, l, v);
}

static void hear_post(const twin *t, life *l, const twin_offer *o, uint32_t v)
{
    const gv_compartments *table = l->table;
    const uint32_t r = gv_compartments_heard_rule(table), u = o->person;
    const gv_coin coin = gv_coin_make(t->seed, GV_PURPOSE_TIE, t->replicate);
    if (!(t->tie[u][v] > 0) || l->at[v] != table->heard_from)
        return;
    const bool weighs = r < table->n_rules && table->rule[r].kind == GV_RULE_THRESHOLD;
    if (weighs ? passes(t, l, v, r, u)
               : gv_coin_toss(&coin, gv_counter_make(u, v, o->slot, 0, o->ordinal, 0),
                              gv_chance_of(chance_of(t, l, table->heard_chance, u, v))))
        push_to(l, v, r, false, u, GV_CHANNEL_PARTNER);
}

static void hear_offers(const twin *t, life *l)
{
    const uint32_t r = gv_compartments_heard_rule(l->table);
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind == TWIN_SEED || o->tick != l->tick)
            continue;
        for (uint32_t v = 0; o->kind == TWIN_POST && v < t->n; v++)
            hear_post(t, l, o, v);
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && j < o->count; j++) {
            uint64_t luck = 0;
            const uint32_t v = twin_viewer(t, o, j, &luck);
            if (l->at[v] == l->table->heard_from &&
                gv_happens(luck, gv_chance_of(o->strength)))
                push_to(l, v, r, false, o->slot, GV_CHANNEL_PAID);
        }
    }
}

static uint64_t hash_of(const twin *t, const life *l, uint32_t v, const push *p)
{
    const bool lots = l->table->tie_break == GV_TIE_BREAK_LOTS;
    const gv_cipher cipher = cipher_for(t, lots ? GV_PURPOSE_CALL : GV_PURPOSE_CREDIT);
    const gv_counter c =
        lots ? gv_counter_make(p->source, asker(l, v), l->tick, 4, p->mark + 1, p->channel)
             : gv_counter_make(p->source, v, l->tick, (uint32_t) p->channel, 0, 0);
    return gv_draw(&cipher, c).low;
}

/* The first rule wins, and within it the smallest hash; where lots are drawn, the smallest
 * hash alone. */
static const push *winner(const twin *t, const life *l, uint32_t v)
{
    const bool lots = l->table->tie_break == GV_TIE_BREAK_LOTS;
    const push *best = NULL;
    uint64_t smallest = 0;
    for (uint32_t k = 0; k < l->n_pushes; k++) {
        const push *p = &l->push[k];
        if (p->v != v)
            continue;
        const uint64_t hash = hash_of(t, l, v, p);
        if (best == NULL || (!lots && p->mark < best->mark) ||
            ((lots || p->mark == best->mark) && hash < smallest)) {
            best = p;
            smallest = hash;
        }
    }
    return best;
}

static void move(twin *t, life *l, const push *p)
{
    const gv_compartments *table = l->table;
    const uint32_t r = p->mark / 2;
    const uint32_t goal = r == table->n_rules ? table->heard_to
                          : p->mark % 2 == 1  ? table->rule[r].called
                                              : table->rule[r].to;
    if ((table->adopting & GV_STATE(goal)) != 0 && t->adopted_at[p->v] == GV_NEVER)
        twin_adopt(t, p->v, l->tick + 1, p->source, p->channel);
    l->at[p->v] = goal;
    l->since[p->v] = l->tick + 1;
    l->calls[p->v] = 0;
    l->source[p->v] = p->source;
    l->channel[p->v] = p->channel;
}

static void begin(twin *t, life *l)
{
    twin_begin(t);
    memset(l, 0, offsetof(life, source));
    for (uint32_t v = 0; v < t->n; v++) {
        const bool is_seed = t->adopted_at[v] == 0;
        l->source[v] = is_seed ? t->source[v] : v;
        l->channel[v] = is_seed ? (gv_channel) t->channel[v] : GV_CHANNEL_UNAIDED;
    }
}

/* All moves at once, of what was pushed. */
static void move_all(twin *t, life *l)
{
    push moved[TWIN_PEOPLE];
    uint32_t n = 0;
    for (uint32_t v = 0; v < t->n; v++) {
        const push *p = winner(t, l, v);
        if (p != NULL)
            moved[n++] = *p;
    }
    for (uint32_t k = 0; k < n; k++)
        move(t, l, &moved[k]);
    l->n_pushes = 0;
}

/* What was bought moves people first. */
static void one_by_one(twin *t, life *l)
{
    const gv_cipher cipher = cipher_for(t, GV_PURPOSE_CALL);
    move_all(t, l);
    l->is_event = true;
    for (l->event = 0; l->event < t->n; l->event++) {
        const gv_bits luck =
            gv_draw(&cipher, gv_counter_make(l->event, 0, l->tick, 1, 0, 0));
        look_at_rules(t, l, (uint32_t) gv_below(luck.low, t->n));
        move_all(t, l);
    }
    l->is_event = false;
}

void twin_compartments(twin *t, const gv_compartments *table, bool by_events)
{
    static life l; /* large; tests have one thread */
    begin(t, &l);
    l.table = table;
    for (uint32_t v = 0; v < t->n; v++)
        l.at[v] = t->adopted_at[v] == 0 ? table->seeded : 0;
    for (l.tick = 0; l.tick < t->ticks; l.tick++) {
        l.n_pushes = 0;
        twin_turn(t, l.tick);
        hear_offers(t, &l);
        if (by_events)
            one_by_one(t, &l);
        for (uint32_t v = 0; !by_events && v < t->n; v++)
            look_at_rules(t, &l, v);
        move_all(t, &l);
    }
}
