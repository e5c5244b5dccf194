/* The rules of compartment models, kind by kind: who is moved in this tick. Layer 3. */
#include "model/family/compartment_life.h"

/* Sync: the speaker stands in the key. Async: the number of the event, which knows its
 * person; one person may be picked twice in a tick. */
static uint32_t asker(const compartment_life *l, uint32_t u)
{
    return l->is_async ? (uint32_t) l->event : u;
}

static gv_counter own_counter(const gv_world *w, uint32_t v, uint32_t rule)
{
    return gv_counter_make(asker(life_of(w), 0), v, w->tick, 0, rule, 0);
}

/* Growth counts from `begin`, before which the rule is not due. */
bool life_own_luck(const gv_world *w, uint32_t v, uint32_t rule)
{
    const gv_rule *r = &life_of(w)->table.rule[rule];
    const gv_chance chance =
        r->growth > 0 ? gv_chance_of(r->p + r->growth * (double) (w->tick - r->begin))
                      : life_of(w)->chance[rule];
    return gv_coin_toss(&w->person, own_counter(w, v, rule), chance);
}

uint32_t life_heard(const gv_world *w, uint32_t v)
{
    return w->complete ? w->n - 1 : (uint32_t) (w->in.offset[v + 1] - w->in.offset[v]);
}

double life_contact_rate(const gv_world *w, const compartment_life *l, double p,
                         const gv_csr *rows, uint64_t arc, uint32_t v)
{
    if (l->table.ties == GV_TIES_SHARED)
        return p / life_heard(w, v);
    return l->table.ties == GV_TIES_WEIGHT ? p * rows->weight[arc] : p;
}

gv_chance life_contact_chance(const gv_world *w, const compartment_life *l, double p,
                              const gv_csr *rows, uint64_t arc, uint32_t v)
{
    return gv_chance_of(life_contact_rate(w, l, p, rows, arc, v));
}

/* ---- contacts ---- */

static void move_set(gv_world *w, const uint32_t *hearer, uint64_t moved, uint32_t u,
                     life_mark mark)
{
    for (; moved != 0; moved &= moved - 1)
        life_move(w, hearer[__builtin_ctzll(moved)], mark, u, GV_CHANNEL_EARNED);
}

static gv_counter contact_counter(const gv_world *w, uint32_t u, uint32_t v, uint32_t rule)
{
    return gv_counter_make(u, v, w->tick, w->layer, rule, 0);
}

/* Every tie has the same chance: up to 64 hearers at once. */
static void speak_evenly(gv_world *w, uint32_t u, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const uint32_t from = l->table.rule[rule].from;
    const life_mark mark = life_mark_of(rule, false);
    uint32_t hearer[64];
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1];) {
        uint32_t n = 0;
        for (; arc < w->out.offset[u + 1] && n < 64; arc++) {
            const uint32_t v = w->out.target[arc];
            if (l->at[v] == from && life_is_open(l, v, mark))
                hearer[n++] = v;
        }
        if (n > 0)
            move_set(w, hearer,
                     gv_coin_row(&l->contact, contact_counter(w, u, 0, rule), hearer, n,
                                 l->chance[rule]),
                     u, mark);
    }
}

static void speak_unevenly(gv_world *w, uint32_t u, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const gv_rule *r = &l->table.rule[rule];
    const life_mark mark = life_mark_of(rule, false);
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const uint32_t v = w->out.target[arc];
        if (l->at[v] != r->from || !life_is_open(l, v, mark))
            continue;
        const gv_chance chance = life_contact_chance(w, l, r->p, &w->out, arc, v);
        if (gv_coin_toss(&l->contact, contact_counter(w, u, v, rule), chance))
            life_move(w, v, mark, u, GV_CHANNEL_EARNED);
    }
}

static bool has_convincible_hearer(const gv_world *w, const compartment_life *l, uint32_t u)
{
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        if (life_is_in(l, w->out.target[arc], l->convincible))
            return true;
    }
    return false;
}

static void speak(gv_world *w, compartment_life *l, uint32_t u)
{
    if (l->exhausts && !has_convincible_hearer(w, l, u)) {
        l->flags[u] |= LIFE_QUIET;
        return;
    }
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind != GV_RULE_CONTACT || !life_is_in(l, u, rule->by))
            continue;
        if (l->table.ties == GV_TIES_EQUAL)
            speak_evenly(w, u, r);
        else
            speak_unevenly(w, u, r);
    }
}

/* On the complete network everybody hears everybody, so contacts need no pairs: v escapes
 * all k with chance (1 - p)^k. */

/* The people in one of the states, into `spare`. */
static uint32_t gather(const gv_world *w, uint32_t states)
{
    const compartment_life *l = life_of(w);
    uint32_t n = 0;
    for (uint32_t u = 0; u < w->n; u++) {
        l->spare[n] = u;
        n += life_is_in(l, u, states) ? 1 : 0;
    }
    return n;
}

/* One of the n gathered other than v, each equally likely; `others` are n, less one if v is
 * among them. */
static uint32_t informant(const gv_world *w, uint32_t v, uint32_t rule, uint32_t n,
                          uint32_t others)
{
    const compartment_life *l = life_of(w);
    const gv_counter c = gv_counter_make(asker(l, v), v, w->tick, LIFE_INFORMANTS, rule, 0);
    const uint32_t u = l->spare[gv_below(gv_draw(&l->call, c).low, others)];
    return u == v ? l->spare[n - 1] : u;
}

static double chance_of_any(const gv_world *w, const compartment_life *l, double p,
                            uint32_t others)
{
    const double each = l->table.ties == GV_TIES_SHARED ? p / (w->n - 1) : p;
    return each < 1 ? 1 - gv_real_pow(1 - each, others) : 1;
}

static void convince_alike(gv_world *w, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const gv_rule *r = &l->table.rule[rule];
    const life_mark mark = life_mark_of(rule, false);
    const uint32_t n_speakers = gather(w, r->by);
    const uint32_t others = n_speakers - (r->by >> r->from & 1);
    if (n_speakers == 0 || others == 0)
        return;
    const gv_chance chance = gv_chance_of(chance_of_any(w, l, r->p, others));
    uint32_t person[64];
    for (uint32_t v = 0; v < w->n;) {
        uint32_t n = 0;
        for (; v < w->n && n < 64; v++) {
            if (l->at[v] == r->from && life_is_open(l, v, mark))
                person[n++] = v;
        }
        uint64_t yes =
            n > 0 ? gv_coin_row(&w->person, own_counter(w, 0, rule), person, n, chance) : 0;
        for (; yes != 0; yes &= yes - 1) {
            const uint32_t moved = person[__builtin_ctzll(yes)];
            life_move(w, moved, mark, informant(w, moved, rule, n_speakers, others),
                      GV_CHANNEL_EARNED);
        }
    }
}

void life_contacts(gv_world *w)
{
    compartment_life *l = life_of(w);
    for (uint32_t r = 0; w->complete && r < l->table.n_rules; r++) {
        if (l->table.rule[r].kind == GV_RULE_CONTACT)
            convince_alike(w, r);
    }
    for (uint32_t k = 0; !w->complete && k < l->n_active; k++) {
        const uint32_t u = l->active[k];
        if (life_is_in(l, u, l->speaking) && (l->flags[u] & LIFE_QUIET) == 0)
            speak(w, l, u);
    }
}

static void hear_rule(gv_world *w, uint32_t v, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const gv_rule *r = &l->table.rule[rule];
    const life_mark mark = life_mark_of(rule, false);
    for (uint64_t arc = w->in.offset[v]; arc < w->in.offset[v + 1]; arc++) {
        const uint32_t u = w->in.target[arc];
        if (!life_is_in(l, u, r->by))
            continue;
        /* v is known by the event; the speaker is the other half of the key */
        const gv_counter c = contact_counter(w, asker(l, v), u, rule);
        if (gv_coin_toss(&l->contact, c, life_contact_chance(w, l, r->p, &w->in, arc, v)))
            life_move(w, v, mark, u, GV_CHANNEL_EARNED);
    }
}

static void hear_rule_of_everybody(gv_world *w, uint32_t v, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const gv_rule *r = &l->table.rule[rule];
    uint32_t others = 0;
    for (uint32_t s = 0; s < w->n_states; s++)
        others += (r->by >> s & 1) != 0 ? w->in_state[s] : 0;
    others -= r->by >> r->from & 1;
    const double any = others > 0 ? chance_of_any(w, l, r->p, others) : 0;
    if (!gv_coin_toss(&w->person, own_counter(w, v, rule), gv_chance_of(any)))
        return;
    const uint32_t n = gather(w, r->by);
    life_move(w, v, life_mark_of(rule, false), informant(w, v, rule, n, others),
              GV_CHANNEL_EARNED);
}

void life_hear(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind != GV_RULE_CONTACT || rule->from != l->at[v])
            continue;
        if (w->complete)
            hear_rule_of_everybody(w, v, r);
        else
            hear_rule(w, v, r);
    }
}

/* ---- meetings ---- */

/* Of those whom v does not hear, v among them, the one with the place k. A person heard who
 * stands at place j of the row has u - j strangers before them. */
static uint32_t unheard(const gv_world *w, uint32_t v, uint32_t k)
{
    const uint32_t *heard = w->in.target + w->in.offset[v];
    uint32_t low = 0, high = life_heard(w, v);
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (heard[middle] - middle <= k)
            low = middle + 1;
        else
            high = middle;
    }
    return k + low;
}

static uint32_t stranger(const gv_world *w, uint32_t v, uint32_t k)
{
    const uint32_t u = unheard(w, v, k);
    return u < v ? u : unheard(w, v, k + 1);
}

static bool is_anybody_in(const gv_world *w, uint32_t states)
{
    for (uint32_t s = 0; s < w->n_states; s++) {
        if ((states >> s & 1) != 0 && w->in_state[s] > 0)
            return true;
    }
    return false;
}

static void meet(gv_world *w, uint32_t v, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const gv_rule *r = &l->table.rule[rule];
    const uint32_t strangers = w->n - 1 - life_heard(w, v);
    if (strangers == 0 || !is_anybody_in(w, r->by))
        return;
    for (uint32_t k = 0; k < r->after; k++) {
        const gv_counter c =
            gv_counter_make(asker(l, v), v, w->tick, LIFE_MEETINGS, rule, k);
        const gv_bits luck = gv_draw(&l->call, c);
        const uint32_t u = stranger(w, v, (uint32_t) gv_below(luck.low, strangers));
        if (life_is_in(l, u, r->by) && gv_happens(luck.high, l->chance[rule]))
            life_move(w, v, life_mark_of(rule, false), u, GV_CHANNEL_EARNED);
    }
}

/* ---- people by themselves ---- */

static bool is_due(const gv_world *w, const gv_rule *rule, uint32_t v)
{
    switch (rule->kind) {
    case GV_RULE_SPONTANEOUS:
        return true;
    case GV_RULE_OUTSIDE:
        return w->tick >= rule->begin &&
               (rule->ticks == 0 || w->tick - rule->begin < rule->ticks);
    case GV_RULE_COUNTDOWN:
        return w->tick + 1 - life_of(w)->since[v] >= rule->delay;
    default:
        return false;
    }
}

void life_move_on(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind == GV_RULE_MEETING && rule->from == l->at[v])
            meet(w, v, r);
        if (rule->from != l->at[v] || !is_due(w, rule, v))
            continue;
        const life_mark mark = life_mark_of(r, false);
        if (rule->kind != GV_RULE_COUNTDOWN && !life_own_luck(w, v, r))
            continue;
        if (rule->kind == GV_RULE_OUTSIDE)
            life_move_unaided(w, v, mark);
        else
            life_move_alone(w, v, mark);
    }
}

/* ---- calls ---- */

static uint32_t called_by(const gv_world *w, uint32_t u)
{
    const compartment_life *l = life_of(w);
    const gv_counter c = gv_counter_make(asker(l, u), u, w->tick, LIFE_CALLS, 0, 0);
    const uint64_t luck = gv_draw(&l->call, c).low;
    if (w->complete) {
        if (w->n < 2)
            return GV_NOBODY;
        const uint32_t v = (uint32_t) gv_below(luck, w->n - 1);
        return v + (v >= u ? 1 : 0);
    }
    const uint64_t from = w->out.offset[u];
    const uint64_t n = w->out.offset[u + 1] - from;
    return n == 0 ? GV_NOBODY : w->out.target[from + gv_below(luck, n)];
}

/* Is this the `after`-th call that counts for v? */
static bool has_enough(compartment_life *l, uint32_t v, const gv_rule *rule)
{
    if (rule->after <= 1)
        return true;
    l->calls[v] = (uint16_t) (l->calls[v] + (l->calls[v] < UINT16_MAX ? 1 : 0));
    return l->calls[v] >= rule->after;
}

void life_call(gv_world *w, uint32_t u)
{
    compartment_life *l = life_of(w);
    const uint32_t v = called_by(w, u);
    for (uint32_t r = 0; v != GV_NOBODY && r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind != GV_RULE_CALL || rule->from != l->at[u] ||
            !life_is_in(l, v, rule->by) || !life_own_luck(w, u, r))
            continue;
        if (rule->called != GV_STAYS && rule->called != l->at[v] && has_enough(l, v, rule))
            life_move(w, v, life_mark_of(r, true), u, GV_CHANNEL_EARNED);
        if (rule->to != rule->from && has_enough(l, u, rule))
            life_move(w, u, life_mark_of(r, false), v, GV_CHANNEL_EARNED);
        return;
    }
}

/* ---- thresholds ---- */

/* Weight of those whom v hears in one of the states, and of all. */
static double weight_heard(const gv_world *w, uint32_t v, uint32_t by, double *all)
{
    const compartment_life *l = life_of(w);
    double heard = 0;
    *all = 0;
    if (w->complete) {
        for (uint32_t s = 0; s < w->n_states; s++)
            heard += (by >> s & 1) != 0 ? w->in_state[s] : 0;
        *all = w->n - 1;
        return heard - (life_is_in(l, v, by) ? 1 : 0);
    }
    const bool by_weight = l->table.ties == GV_TIES_WEIGHT;
    for (uint64_t arc = w->in.offset[v]; arc < w->in.offset[v + 1]; arc++) {
        const double weight = by_weight ? w->in.weight[arc] : 1;
        heard += life_is_in(l, w->in.target[arc], by) ? weight : 0;
        *all += weight;
    }
    return heard;
}

/* 9 of 50 are 18 %, although 0.18 * 50 is more than 9 in binary. */
static const double ROUNDING = 0x1p-50;

bool life_passes(const gv_world *w, uint32_t v, uint32_t rule, double extra)
{
    const gv_rule *r = &life_of(w)->table.rule[rule];
    double all = 0;
    const double heard = weight_heard(w, v, r->by, &all) + extra;
    if (heard <= 0)
        return false;
    double wanted = r->count > 0 ? r->count : r->share * all;
    if (r->drawn) {
        const gv_counter c = gv_counter_make(v, 0, 0, 0, 2 + rule, 0);
        wanted = gv_unit(gv_draw(&w->threshold, c).low) * all;
    }
    return heard >= wanted - wanted * ROUNDING;
}

/* All whom v hears in the states share the credit by chance. */
static void move_by_all(gv_world *w, uint32_t v, uint32_t rule)
{
    const compartment_life *l = life_of(w);
    const uint32_t by = l->table.rule[rule].by;
    const life_mark mark = life_mark_of(rule, false);
    if (w->complete) {
        const uint32_t n = gather(w, by);
        const uint32_t others = n - (life_is_in(l, v, by) ? 1 : 0);
        life_move(w, v, mark, informant(w, v, rule, n, others), GV_CHANNEL_EARNED);
        return;
    }
    for (uint64_t arc = w->in.offset[v]; arc < w->in.offset[v + 1]; arc++) {
        if (life_is_in(l, w->in.target[arc], by))
            life_move(w, v, mark, w->in.target[arc], GV_CHANNEL_EARNED);
    }
}

/* @return whether v passed but had no luck, and must be looked at again */
static bool weigh(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    bool again = false;
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind != GV_RULE_THRESHOLD || rule->from != l->at[v] ||
            !life_is_open(l, v, life_mark_of(r, false)) || !life_passes(w, v, r, 0))
            continue;
        if (life_own_luck(w, v, r))
            move_by_all(w, v, r);
        else
            again = true;
    }
    return again;
}

void life_weigh(gv_world *w, uint32_t v)
{
    (void) weigh(w, v);
}

/* People who passed without luck, to be looked at in the next tick. */
typedef struct waiting {
    uint32_t *person;
    uint32_t n;
} waiting;

static void look(gv_world *w, uint32_t v, waiting *wait)
{
    compartment_life *l = life_of(w);
    if (!life_is_in(l, v, l->weighed) || l->seen[v] == w->tick + 1)
        return;
    l->seen[v] = w->tick + 1;
    if (weigh(w, v))
        wait->person[wait->n++] = v;
}

static void look_around(gv_world *w, uint32_t v, waiting *wait)
{
    look(w, v, wait);
    for (uint64_t arc = w->out.offset[v]; arc < w->out.offset[v + 1]; arc++)
        look(w, w->out.target[arc], wait);
}

void life_thresholds(gv_world *w)
{
    compartment_life *l = life_of(w);
    /* Where ties come and go a threshold may be passed although nobody's state changed. */
    const bool all = w->complete ? l->n_changed > 0 : w->timeline != NULL;
    /* `spare` gathers informants on the complete network, where everybody is looked at. */
    waiting wait = { w->complete ? l->changed : l->spare, 0 };
    const uint32_t n = l->n_changed;
    for (uint32_t k = 0; k < n; k++)
        l->flags[l->changed[k]] &= (uint8_t) ~LIFE_QUEUED;
    for (uint32_t v = 0; all && v < w->n; v++)
        look(w, v, &wait);
    for (uint32_t k = 0; !w->complete && !all && k < n; k++)
        look_around(w, l->changed[k], &wait);
    l->n_changed = wait.n;
    for (uint32_t k = 0; k < wait.n; k++) {
        l->changed[k] = wait.person[k];
        l->flags[wait.person[k]] |= LIFE_QUEUED;
    }
}
