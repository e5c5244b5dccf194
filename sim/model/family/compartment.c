/* One life of a compartment model: states are entered, marks become moves. Layer 3. */
#include "model/family/compartment_life.h"

#include <string.h>

const char *const gv_tie_weights[] = { "equal", "shared", "weight", NULL };
const char *const gv_tie_breaks[] = { "order", "lots", NULL };

/* ---- what is known before a life ---- */

/* Does somebody whom contacts can move come to hear people who speak already, or stop to
 * speak because of a contact? Then a person looks at all whom they hear. */
static bool listens(const gv_compartments *table)
{
    uint32_t speaking = 0, convincible = 0;
    for (uint32_t r = 0; r < table->n_rules; r++) {
        if (table->rule[r].kind != GV_RULE_CONTACT)
            continue;
        speaking |= table->rule[r].by;
        convincible |= GV_STATE(table->rule[r].from);
    }
    bool listens = (speaking & convincible) != 0;
    for (uint32_t r = 0; r < table->n_rules; r++)
        listens = listens || (convincible >> table->rule[r].to & 1) != 0;
    return listens || (table->hears && (convincible >> table->heard_to & 1) != 0);
}

unsigned gv_compartments_needs(const gv_compartments *table, gv_clock_kind clock)
{
    bool contact = false, threshold = false, meeting = false;
    for (uint32_t r = 0; r < table->n_rules; r++) {
        contact = contact || table->rule[r].kind == GV_RULE_CONTACT;
        threshold = threshold || table->rule[r].kind == GV_RULE_THRESHOLD;
        meeting = meeting || table->rule[r].kind == GV_RULE_MEETING;
    }
    unsigned needs = threshold ? GV_NEEDS_IN : 0;
    if (contact && (clock == GV_ASYNC || (clock == GV_CONTINUOUS && listens(table))))
        needs |= GV_NEEDS_IN;
    needs |= meeting ? GV_NEEDS_IN | GV_NEEDS_TIES : 0; /* who is no stranger */
    if ((contact || table->hears) && table->ties == GV_TIES_SHARED)
        needs |= GV_NEEDS_IN;
    if ((contact || threshold || table->hears) && table->ties == GV_TIES_WEIGHT)
        needs |= GV_NEEDS_WEIGHTS | GV_NEEDS_TIES;
    return needs;
}

bool gv_compartments_hears(const gv_compartments *table)
{
    return table->hears;
}

uint32_t gv_compartments_heard_rule(const gv_compartments *table)
{
    for (uint32_t r = 0; r < table->n_rules; r++) {
        const gv_rule *rule = &table->rule[r];
        if ((rule->kind == GV_RULE_CONTACT || rule->kind == GV_RULE_THRESHOLD) &&
            rule->from == table->heard_from && rule->to == table->heard_to)
            return r;
    }
    return table->n_rules;
}

size_t gv_compartments_own_bytes(const gv_compartments *table, uint32_t n,
                                 gv_clock_kind clock)
{
    const size_t a_person = 2 * sizeof(gv_adoption) + 6 * sizeof(uint32_t) +
                            sizeof(uint16_t) + 2 * sizeof(uint8_t) + sizeof(life_mark);
    const size_t events = clock == GV_CONTINUOUS ? life_event_bytes(table, n) : 0;
    return sizeof(compartment_life) + events + n * a_person;
}

/* ---- the beginning ---- */

static void lay_out(compartment_life *l, uint32_t n, size_t event_bytes)
{
    unsigned char *const events = (unsigned char *) (l + 1);
    l->cause = (gv_adoption *) (void *) (events + event_bytes);
    l->pending = l->cause + n;
    l->since = (uint32_t *) (void *) (l->pending + n);
    l->active = l->since + n;
    l->moved = l->active + n;
    l->changed = l->moved + n;
    l->seen = l->changed + n;
    l->spare = l->seen + n;
    l->calls = (uint16_t *) (void *) (l->spare + n);
    l->at = (uint8_t *) (l->calls + n);
    l->mark = l->at + n;
    l->flags = l->mark + n;
}

static void sort_states(compartment_life *l)
{
    const gv_compartments *t = &l->table;
    for (uint32_t r = 0; r < t->n_rules; r++) {
        const gv_rule *rule = &t->rule[r];
        const uint32_t from = GV_STATE(rule->from);
        l->chance[r] = gv_chance_of(rule->p);
        if (rule->kind == GV_RULE_CONTACT) {
            l->speaking |= rule->by;
            l->convincible |= from;
        } else if (rule->kind == GV_RULE_THRESHOLD) {
            l->weighing |= rule->by;
            l->weighed |= from;
        } else if (rule->kind == GV_RULE_CALL) {
            l->calling |= from;
        } else if (rule->kind == GV_RULE_COUNTDOWN || rule->p > 0 || rule->growth > 0) {
            l->moving |= from;
        }
    }
    l->chance[t->n_rules] = gv_chance_of(t->heard_chance);
    l->heard = gv_compartments_heard_rule(t);
}

/* A move changes what somebody's threshold counts if one of the two states is among those
 * that the rule counts, and the other is not. */
static void sort_moves(compartment_life *l)
{
    const gv_compartments *t = &l->table;
    for (uint32_t r = 0; r < t->n_rules; r++) {
        const gv_rule *rule = &t->rule[r];
        for (uint32_t s = 0; rule->kind == GV_RULE_THRESHOLD && s < t->n_states; s++)
            l->tells[s] |= (rule->by >> s & 1) != 0 ? ~rule->by : rule->by;
    }
}

/* Once no hearer of u can be moved, will none ever be again? */
static bool exhausts(const compartment_life *l)
{
    const gv_compartments *t = &l->table;
    for (uint32_t r = 0; r < t->n_rules; r++) {
        const gv_rule *rule = &t->rule[r];
        const bool calls = rule->kind == GV_RULE_CALL && rule->called != GV_STAYS;
        const bool is_in = (l->convincible >> rule->from & 1) != 0;
        if (!is_in && (l->convincible >> rule->to & 1) != 0)
            return false;
        if (calls && (l->convincible >> rule->called & 1) != 0)
            return false;
    }
    return !t->hears || (l->convincible >> t->heard_to & 1) == 0 ||
           (l->convincible >> t->heard_from & 1) != 0;
}

static uint32_t starts_in(const gv_world *w, const gv_compartments *t, uint32_t v)
{
    const gv_bits luck = gv_draw(&w->threshold, gv_counter_make(v, 0, 0, 0, 1, 0));
    double x = gv_unit(luck.low);
    for (uint32_t s = 0; s < t->n_states; s++) {
        if ((x -= t->start[s]) < 0)
            return s;
    }
    return 0;
}

static void list_if_active(compartment_life *l, uint32_t v)
{
    if (!life_is_in(l, v, l->speaking | l->moving | l->calling) ||
        (l->flags[v] & LIFE_LISTED) != 0)
        return;
    l->flags[v] |= LIFE_LISTED;
    l->active[l->n_active++] = v;
}

static void queue(compartment_life *l, uint32_t v)
{
    if ((l->flags[v] & LIFE_QUEUED) != 0)
        return;
    l->flags[v] |= LIFE_QUEUED;
    l->changed[l->n_changed++] = v;
}

static void place_everybody(gv_world *w, compartment_life *l)
{
    const gv_compartments *t = &l->table;
    double spread_out = 0;
    for (uint32_t s = 1; s < t->n_states; s++)
        spread_out += t->start[s];
    for (uint32_t v = 0; spread_out > 0 && v < w->n; v++) {
        l->at[v] = (uint8_t) starts_in(w, t, v);
        l->since[v] = 0;
        if (life_is_in(l, v, l->weighing))
            queue(l, v);
        if (life_is_in(l, v, t->adopting))
            gv_world_credit(w, v, v, GV_CHANNEL_UNAIDED);
    }
    const uint32_t active = l->speaking | l->moving | l->calling;
    for (uint32_t v = 0; (spread_out > 0 || (active & 1) != 0) && v < w->n; v++)
        list_if_active(l, v);
    for (uint32_t v = 0; spread_out > 0 && v < w->n; v++)
        w->in_state[l->at[v]]++;
    if (spread_out <= 0)
        w->in_state[0] = w->n;
}

void gv_compartments_begin(gv_world *w, const void *params)
{
    compartment_life *l = w->own;
    memset(l, 0, sizeof *l);
    w->model->table(params, &l->table);
    const bool by_events = w->clock == GV_CONTINUOUS;
    lay_out(l, w->n, by_events ? life_event_bytes(&l->table, w->n) : 0);
    l->contact = gv_coin_make(w->seed, GV_PURPOSE_CONTACT, w->replicate);
    l->call = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_CALL, w->replicate));
    sort_states(l);
    sort_moves(l);
    l->exhausts = w->timeline == NULL && exhausts(l); /* new hearers may come */
    memset(l->at, 0, 3 * (size_t) w->n);              /* at, mark and flags */
    if (l->weighed != 0)
        memset(l->seen, 0, w->n * sizeof *l->seen);
    if ((l->moving & 1) != 0)
        memset(l->since, 0, w->n * sizeof *l->since);
    if (l->calling != 0)
        memset(l->calls, 0, w->n * sizeof *l->calls);
    w->n_states = l->table.n_states;
    w->compartment = l->at;
    if (by_events)
        life_begin_events(w);
    place_everybody(w, l);
}

/* ---- marks ---- */

static void mark_as(compartment_life *l, uint32_t v, life_mark mark, uint32_t source,
                    gv_channel channel)
{
    if (l->mark[v] == 0)
        l->moved[l->n_moved++] = v;
    l->mark[v] = mark;
    l->pending[v].source = source;
    l->pending[v].channel = (uint8_t) channel;
}

/* The lot of what would move v. An event knows its person. */
static uint64_t lot_of(const gv_world *w, uint32_t v, life_mark mark, uint32_t source,
                       gv_channel channel)
{
    const compartment_life *l = life_of(w);
    const uint32_t whose = l->is_async ? (uint32_t) l->event : v;
    const gv_counter c = gv_counter_make(source, whose, w->tick, LIFE_LOTS, mark, channel);
    return gv_draw(&l->call, c).low;
}

static bool draws_the_smaller_lot(const gv_world *w, uint32_t v, life_mark mark,
                                  uint32_t source, gv_channel channel)
{
    const compartment_life *l = life_of(w);
    const gv_adoption *held = &l->pending[v];
    const uint64_t ours = lot_of(w, v, mark, source, channel);
    const uint64_t theirs =
        lot_of(w, v, l->mark[v], held->source, (gv_channel) held->channel);
    if (ours != theirs)
        return ours < theirs;
    return l->mark[v] != mark ? mark < l->mark[v] : source < held->source;
}

void life_move(gv_world *w, uint32_t v, life_mark mark, uint32_t source, gv_channel channel)
{
    compartment_life *l = life_of(w);
    if (!life_is_open(l, v, mark))
        return;
    if (l->mark[v] != 0 && l->table.tie_break == GV_TIE_BREAK_LOTS) {
        if (!draws_the_smaller_lot(w, v, mark, source, channel))
            return;
    } else if (l->mark[v] == mark &&
               !gv_world_outranks(w, v, source, channel, &l->pending[v])) {
        return;
    }
    mark_as(l, v, mark, source, channel);
}

void life_move_unaided(gv_world *w, uint32_t v, life_mark mark)
{
    life_move(w, v, mark, v, GV_CHANNEL_UNAIDED);
}

void life_move_alone(gv_world *w, uint32_t v, life_mark mark)
{
    const compartment_life *l = life_of(w);
    if ((l->flags[v] & LIFE_CAUSED) == 0)
        life_move_unaided(w, v, mark);
    else
        life_move(w, v, mark, l->cause[v].source, (gv_channel) l->cause[v].channel);
}

/* ---- moves ---- */

static uint32_t goal_of(const compartment_life *l, life_mark mark)
{
    const uint32_t rule = (uint32_t) (mark - 1) / 2;
    if (rule == l->table.n_rules)
        return l->table.heard_to;
    return (mark - 1) % 2 == 1 ? l->table.rule[rule].called : l->table.rule[rule].to;
}

static void enter(gv_world *w, compartment_life *l, uint32_t v, uint32_t state,
                  uint32_t step)
{
    const uint32_t old = l->at[v];
    w->in_state[old]--;
    w->in_state[state]++;
    l->at[v] = (uint8_t) state;
    l->since[v] = step;
    l->calls[v] = 0;
    l->flags[v] &= (uint8_t) ~LIFE_QUIET;
    list_if_active(l, v);
    if (((l->tells[old] | l->weighed) >> state & 1) != 0)
        queue(l, v);
}

static void credit(gv_world *w, const compartment_life *l, uint32_t v)
{
    const bool adopts = (l->table.adopting >> goal_of(l, l->mark[v]) & 1) != 0;
    if (adopts && w->state[v] == 0)
        gv_world_credit(w, v, l->pending[v].source, (gv_channel) l->pending[v].channel);
}

void life_credit(gv_world *w)
{
    const compartment_life *l = life_of(w);
    for (uint32_t k = 0; k < l->n_moved; k++)
        credit(w, l, l->moved[k]);
}

static void enter_all(gv_world *w, compartment_life *l, uint32_t step)
{
    for (uint32_t k = 0; k < l->n_moved; k++) {
        const uint32_t v = l->moved[k];
        l->cause[v] = l->pending[v];
        l->flags[v] |= LIFE_CAUSED;
        enter(w, l, v, goal_of(l, l->mark[v]), step);
        l->mark[v] = 0;
    }
    l->n_moved = 0;
}

void life_apply(gv_world *w, uint32_t step)
{
    life_credit(w);
    enter_all(w, life_of(w), step);
}

static void enter_seeds(gv_world *w, compartment_life *l, uint32_t step)
{
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        if (w->adoption[v].channel == GV_CHANNEL_SEED && w->adoption[v].step == step &&
            !life_is_in(l, v, l->table.adopting)) {
            enter(w, l, v, l->table.seeded, step);
            l->cause[v] = w->adoption[v];
            l->flags[v] |= LIFE_CAUSED;
        }
    }
}

static void unlist_idle(compartment_life *l)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < l->n_active; k++) {
        const uint32_t v = l->active[k];
        const uint32_t busy =
            l->moving | l->calling | ((l->flags[v] & LIFE_QUIET) != 0 ? 0 : l->speaking);
        if (life_is_in(l, v, busy))
            l->active[n++] = v;
        else
            l->flags[v] &= (uint8_t) ~LIFE_LISTED;
    }
    l->n_active = n;
}

void gv_compartments_settle(gv_world *w, const void *params, uint32_t step)
{
    (void) params;
    compartment_life *l = life_of(w);
    if (step == 0)
        enter_seeds(w, l, step);
    enter_all(w, l, step);
    unlist_idle(l);
}

/* ---- what tactics do ---- */

void gv_compartments_impressions(gv_world *w, const void *params,
                                 const gv_impressions *batch)
{
    (void) params; /* an advertisement moves by its own strength */
    compartment_life *l = life_of(w);
    for (uint32_t k = 0; k < batch->n; k++) {
        const uint32_t v = batch->person[k];
        if (l->at[v] != l->table.heard_from || !gv_happens(batch->luck[k], batch->chance))
            continue;
        life_move(w, v, life_mark_of(l->heard, false), batch->slot, batch->channel);
        if (w->clock == GV_CONTINUOUS)
            life_await_impression(w, v);
    }
}

static void hear_post(gv_world *w, const gv_post *post, uint32_t v, uint64_t arc)
{
    const compartment_life *l = life_of(w);
    const uint32_t u = post->speaker;
    if (v == u || l->at[v] != l->table.heard_from)
        return;
    if (w->clock == GV_CONTINUOUS) {
        life_await_post(w, post, v, arc);
        return;
    }
    const bool weighs =
        l->heard < l->table.n_rules && l->table.rule[l->heard].kind == GV_RULE_THRESHOLD;
    bool moves = false;
    if (weighs) {
        const bool counts_anyway = life_is_in(l, u, l->table.rule[l->heard].by);
        const bool by_weight = l->table.ties == GV_TIES_WEIGHT;
        moves = life_passes(w, v, l->heard,
                            counts_anyway ? 0
                            : by_weight   ? w->out.weight[arc]
                                          : 1);
    } else {
        const gv_counter c = gv_counter_make(u, v, post->slot, w->layer, post->ordinal, 0);
        moves = gv_coin_toss(
            &w->tie, c, life_contact_chance(w, l, l->table.heard_chance, &w->out, arc, v));
    }
    if (moves)
        life_move(w, v, life_mark_of(l->heard, false), u, post->channel);
}

void gv_compartments_post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    if (w->complete) {
        for (uint32_t v = 0; v < w->n; v++)
            hear_post(w, post, v, 0);
        return;
    }
    const uint32_t u = post->speaker;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++)
        hear_post(w, post, w->out.target[arc], arc);
}

/* ---- ticks ---- */

/* Everybody reads the state at the beginning of the tick; moves happen after it. */
void gv_compartments_spread(gv_world *w, const void *params)
{
    (void) params;
    compartment_life *l = life_of(w);
    if (l->speaking != 0)
        life_contacts(w);
    for (uint32_t k = 0; k < l->n_active; k++) {
        const uint32_t v = l->active[k];
        if (life_is_in(l, v, l->moving))
            life_move_on(w, v);
        if (life_is_in(l, v, l->calling))
            life_call(w, v);
    }
    if (l->weighed != 0)
        life_thresholds(w);
    life_credit(w);
}

/* One event: a person picked at random looks at all rules out of their state and makes
 * their calls; what follows happens at once. */
static void event(gv_world *w, compartment_life *l, uint32_t v)
{
    if (life_is_in(l, v, l->convincible))
        life_hear(w, v);
    if (life_is_in(l, v, l->moving))
        life_move_on(w, v);
    if (life_is_in(l, v, l->calling))
        life_call(w, v);
    if (life_is_in(l, v, l->weighed))
        life_weigh(w, v);
    if (l->n_moved > 0)
        life_apply(w, w->tick + 1);
}

void gv_compartments_events(gv_world *w, const void *params)
{
    (void) params;
    compartment_life *l = life_of(w);
    gv_bits bits[GV_BATCH];
    l->is_async = true;
    life_apply(w, w->tick + 1); /* what was bought */
    for (uint32_t from = 0; from < w->n; from += GV_BATCH) {
        const uint32_t n = w->n - from < GV_BATCH ? w->n - from : GV_BATCH;
        gv_draw_series(&l->call, gv_counter_make(from, 0, w->tick, LIFE_PICKS, 0, 0), n,
                       bits);
        for (uint32_t k = 0; k < n; k++) {
            l->event = from + k;
            event(w, l, (uint32_t) gv_below(bits[k].low, w->n));
        }
    }
    l->is_async = false;
    l->n_changed = 0; /* thresholds were looked at one by one */
}
