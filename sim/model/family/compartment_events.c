/* Compartment models on the continuous clock: everybody moves at a moment of their own.
 * Layer 3.
 *
 * Rules are rates. A waiting time belongs to the rule and the stay: to (v, stay of v) for
 * what v does alone, and for a contact to (u, v, stay of whichever of the two came later to
 * where one speaks and the other can be moved). A state entered again is another stay, so
 * every episode has luck of its own, whatever happened elsewhere. Exponential waiting times
 * have no memory, so to draw anew when either enters another state is exact.
 *
 * On ties a person awaits the first contact that will come about. Most speakers know when
 * they will fall silent, and a contact after that is not awaited. Where a contact, or what
 * was bought, may silence a speaker, those who await them listen to the others anew.
 *
 * On the complete network all in one state face the same hazard of contacts, rate times the
 * number of speakers (`shared`: divided by n - 1). Everybody who enters a state draws a
 * resistance, exponential with mean 1, and is moved when the hazard, summed over time since
 * then, comes up to it (Sellke 1983, J. Appl. Probability 20, 390-394; here with a heap of
 * resistances for each state, so that people may come back). A move costs O(log n), where
 * waiting times of pairs would cost O(n). */
#include "model/family/compartment_life.h"
#include "model/heap.h"

#include <math.h>
#include <string.h>

/* Kinds of events. */
enum { OWN, BOUGHT, CONTACT };

/* Whose stay a waiting time belongs to. */
enum { OF_SPEAKER, OF_HEARER, ALONE, OF_POST, RESISTANCE };

typedef struct life_events {
    gv_moment *entered; /* [n] the state they are in */
    uint32_t *stay;     /* [n] how many states they entered before */
    uint8_t *rule;      /* [kinds * n] by which they will move; valid where awaited */

    /* on the complete network: people sorted by state, hazards */
    uint32_t *member;                    /* [n] state after state */
    uint32_t *place;                     /* [n] of a person in `member` */
    uint32_t begins[GV_MOST_STATES + 1]; /* in `member` */
    gv_heap resisting[GV_MOST_STATES];   /* of the states that contacts lead out of */
    double risen[GV_MOST_STATES];        /* hazard, summed over time up to `since` */
    uint32_t weakest[GV_MOST_STATES];    /* who awaits a contact; GV_NOBODY: nobody */
    gv_moment since;
} life_events;

/* ---- memory ---- */

static uint32_t convincible_in(const gv_compartments *table)
{
    uint32_t states = 0;
    for (uint32_t r = 0; r < table->n_rules; r++)
        states |=
            table->rule[r].kind == GV_RULE_CONTACT ? GV_STATE(table->rule[r].from) : 0;
    return states;
}

static size_t whole_words(size_t bytes)
{
    return (bytes + sizeof(uint64_t) - 1) / sizeof(uint64_t) * sizeof(uint64_t);
}

size_t life_event_bytes(const gv_compartments *table, uint32_t n)
{
    const size_t heaps = (size_t) __builtin_popcount(convincible_in(table));
    return sizeof(life_events) + n * sizeof(gv_moment) +
           heaps * whole_words(gv_heap_bytes(n)) +
           whole_words(n * (size_t) GV_COMPARTMENT_EVENTS);
}

/* What thresholds and ticks keep is free on this clock. */
void life_begin_events(gv_world *w)
{
    compartment_life *l = life_of(w);
    unsigned char *at = (unsigned char *) (l + 1);
    life_events *e = (life_events *) (void *) at;
    memset(at, 0, life_event_bytes(&l->table, w->n));
    l->events = e;
    at += sizeof *e;
    e->entered = (gv_moment *) (void *) at;
    at += w->n * sizeof *e->entered;
    for (uint32_t s = 0; s < l->table.n_states; s++) {
        e->weakest[s] = GV_NOBODY;
        if ((l->convincible >> s & 1) == 0)
            continue;
        e->resisting[s] = gv_heap_over(at, w->n);
        at += whole_words(gv_heap_bytes(w->n));
    }
    e->rule = at;
    e->stay = l->seen;
    e->member = l->changed;
    e->place = l->spare;
    memset(e->stay, 0, w->n * sizeof *e->stay);
}

/* ---- moments ---- */

static double wait(const gv_world *w, gv_counter counter)
{
    return gv_exponential(gv_draw(&w->delay, counter).low);
}

static void await(gv_world *w, uint32_t v, uint32_t kind, uint32_t rule, gv_moment at,
                  uint32_t source)
{
    const gv_event event = {
        .at = at, .person = v, .kind = kind, .source = source, .channel = GV_CHANNEL_EARNED
    };
    if (gv_world_await(w, &event))
        life_of(w)->events->rule[(size_t) kind * w->n + v] = (uint8_t) rule;
}

/* Ticks until the hazard, p + growth t a tick from t = `since` on, sums to `hazard`. */
static double waits(const gv_rule *rule, double since, double hazard)
{
    const double rate = rule->p + rule->growth * since;
    if (!(rule->growth > 0))
        return hazard / rate;
    /* The root of growth x^2 / 2 + rate x = hazard, without a difference of near numbers.
     */
    return 2 * hazard / (rate + sqrt(rate * rate + 2 * rule->growth * hazard));
}

static gv_moment moment_of_own(const gv_world *w, uint32_t v, uint32_t r)
{
    const compartment_life *l = life_of(w);
    const gv_rule *rule = &l->table.rule[r];
    const gv_moment entered = l->events->entered[v];
    if (rule->kind == GV_RULE_COUNTDOWN)
        return gv_moment_after(entered, rule->delay);
    const gv_moment begin = gv_moment_of((uint32_t) rule->begin);
    const gv_moment from = entered > begin ? entered : begin;
    const gv_counter c = gv_counter_make(v, v, l->events->stay[v], 0, r, ALONE);
    const gv_moment at =
        gv_moment_after(from, waits(rule, gv_moment_ticks(from - begin), wait(w, c)));
    const gv_moment end = gv_moment_of((uint32_t) (rule->begin + rule->ticks));
    return rule->ticks > 0 && at >= end ? GV_MOMENT_NEVER : at;
}

static void await_own(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    for (uint32_t r = 0; life_is_in(l, v, l->moving) && r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->from == l->at[v] && rule->kind != GV_RULE_CONTACT)
            await(w, v, OWN, r, moment_of_own(w, v, r), v);
    }
}

/* ---- contacts on ties ---- */

/* When u will fall silent by themselves. */
static gv_moment silence_of(const gv_world *w, uint32_t u)
{
    gv_event leaving;
    return gv_world_awaits(w, u, OWN, &leaving) ? leaving.at : GV_MOMENT_NEVER;
}

static void await_contact(gv_world *w, uint32_t u, uint32_t v, const gv_csr *rows,
                          uint64_t arc)
{
    const compartment_life *l = life_of(w);
    const life_events *e = l->events;
    const bool hearer_came = e->entered[v] > e->entered[u];
    const uint32_t late = hearer_came ? v : u;
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind != GV_RULE_CONTACT || rule->from != l->at[v] ||
            !life_is_in(l, u, rule->by))
            continue;
        const gv_counter c = gv_counter_make(u, v, e->stay[late], w->layer, r,
                                             hearer_came ? OF_HEARER : OF_SPEAKER);
        const double rate = life_contact_rate(w, l, rule->p, rows, arc, v);
        const gv_moment at = gv_moment_after(e->entered[late], wait(w, c) / rate);
        if (at < silence_of(w, u))
            await(w, v, CONTACT, r, at, u);
    }
}

static void speak(gv_world *w, uint32_t u)
{
    const compartment_life *l = life_of(w);
    if (!life_is_in(l, u, l->speaking))
        return;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        if (life_is_in(l, w->out.target[arc], l->convincible))
            await_contact(w, u, w->out.target[arc], &w->out, arc);
    }
}

static void listen(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    if (!life_is_in(l, v, l->convincible))
        return;
    for (uint64_t arc = w->in.offset[v]; arc < w->in.offset[v + 1]; arc++) {
        if (life_is_in(l, w->in.target[arc], l->speaking))
            await_contact(w, w->in.target[arc], v, &w->in, arc);
    }
}

/* u has left a state before they were expected to. */
static void fall_silent(gv_world *w, uint32_t u)
{
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const uint32_t v = w->out.target[arc];
        gv_event awaited;
        if (!gv_world_awaits(w, v, CONTACT, &awaited) || awaited.source != u)
            continue;
        gv_world_cancel(w, v, CONTACT);
        listen(w, v);
    }
}

/* ---- contacts where everybody hears everybody ---- */

/* Those in the states of `by`, but for one in state `s`. */
static uint32_t others_in(const gv_world *w, uint32_t by, uint32_t s)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < w->n_states; k++)
        n += (by >> k & 1) != 0 ? w->in_state[k] : 0;
    return n - (n > 0 ? by >> s & 1 : 0);
}

static double rate_of_rule(const gv_world *w, const compartment_life *l,
                           const gv_rule *rule)
{
    const uint32_t others = others_in(w, rule->by, rule->from);
    const double each = l->table.ties == GV_TIES_SHARED ? rule->p / (w->n - 1) : rule->p;
    return others == 0 ? 0 : each * others;
}

/* Of contacts that move one person out of the state. */
static double rate_out_of(const gv_world *w, uint32_t s)
{
    const compartment_life *l = life_of(w);
    double rate = 0;
    for (uint32_t r = 0; r < l->table.n_rules; r++) {
        const gv_rule *rule = &l->table.rule[r];
        if (rule->kind == GV_RULE_CONTACT && rule->from == s)
            rate += rate_of_rule(w, l, rule);
    }
    return rate;
}

static void rise_until_now(gv_world *w)
{
    const compartment_life *l = life_of(w);
    life_events *e = l->events;
    const double ticks = gv_moment_ticks(w->now - e->since);
    for (uint32_t s = 0; s < w->n_states; s++)
        e->risen[s] += (l->convincible >> s & 1) != 0 ? ticks * rate_out_of(w, s) : 0;
    e->since = w->now;
}

/* Rates have changed: in each state the one with the least resistance left is the next. */
static void await_the_weakest(gv_world *w)
{
    life_events *e = life_of(w)->events;
    /* All of these first: who was the weakest of one state may now be that of another. */
    for (uint32_t s = 0; s < w->n_states; s++) {
        if (e->weakest[s] != GV_NOBODY)
            gv_world_cancel(w, e->weakest[s], CONTACT);
        e->weakest[s] = GV_NOBODY;
    }
    for (uint32_t s = 0; s < w->n_states; s++) {
        if (e->resisting[s].n == 0)
            continue;
        const gv_heap_entry first = e->resisting[s].at[0];
        const double left = gv_heap_real(first.key) - e->risen[s];
        e->weakest[s] = first.id;
        await(w, first.id, CONTACT, 0,
              gv_moment_after(w->now, (left > 0 ? left : 0) / rate_out_of(w, s)), first.id);
    }
}

static void resist(gv_world *w, uint32_t v)
{
    const compartment_life *l = life_of(w);
    life_events *e = l->events;
    const uint32_t s = l->at[v];
    const gv_counter c = gv_counter_make(v, v, e->stay[v], 0, 0, RESISTANCE);
    if (life_is_in(l, v, l->convincible))
        gv_heap_put(&e->resisting[s], v, gv_heap_key(e->risen[s] + wait(w, c)));
}

static void stand(life_events *e, uint32_t v, uint32_t place)
{
    e->member[place] = v;
    e->place[v] = place;
}

/* v changes places with somebody in the same state. */
static void swap(life_events *e, uint32_t v, uint32_t place)
{
    const uint32_t before = e->place[v];
    stand(e, e->member[place], before);
    stand(e, v, place);
}

/* The border between two states moves by one person, from state to state. */
static void carry(life_events *e, uint32_t v, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        swap(e, v, --e->begins[from + 1]);
    for (; from > to; from--)
        swap(e, v, e->begins[from]++);
}

static void sort_by_state(gv_world *w)
{
    const compartment_life *l = life_of(w);
    life_events *e = l->events;
    uint32_t filled[GV_MOST_STATES];
    for (uint32_t s = 0; s < w->n_states; s++) {
        filled[s] = e->begins[s];
        e->begins[s + 1] = e->begins[s] + w->in_state[s];
    }
    for (uint32_t v = 0; v < w->n; v++)
        stand(e, v, filled[l->at[v]]++);
}

/* The k-th of all in the states. */
static uint32_t member_of(const gv_world *w, uint32_t by, uint32_t k)
{
    const life_events *e = life_of(w)->events;
    uint32_t s = 0;
    for (; (by >> s & 1) == 0 || k >= w->in_state[s]; s++)
        k -= (by >> s & 1) != 0 ? w->in_state[s] : 0;
    return e->member[e->begins[s] + k];
}

/* By which rule v is moved, in proportion to their rates, and by whom, each alike. */
static uint32_t convince_in_a_crowd(gv_world *w, uint32_t v, uint32_t *source)
{
    const compartment_life *l = life_of(w);
    const uint32_t s = l->at[v];
    const gv_counter c = gv_counter_make(v, v, l->events->stay[v], 0, 0, RESISTANCE);
    const gv_bits luck = gv_draw(&w->credit, c);
    double left = gv_unit(luck.low) * rate_out_of(w, s);
    uint32_t chosen = 0;
    for (uint32_t r = 0; r < l->table.n_rules && left >= 0; r++) {
        const gv_rule *rule = &l->table.rule[r];
        const bool counts = rule->kind == GV_RULE_CONTACT && rule->from == s;
        const double rate = counts ? rate_of_rule(w, l, rule) : 0;
        if (rate <= 0)
            continue;
        chosen = r;
        left -= rate;
    }
    const uint32_t by = l->table.rule[chosen].by;
    const uint32_t others = others_in(w, by, s);
    *source = member_of(w, by, (uint32_t) gv_below(luck.high, others));
    if (*source == v)
        *source = member_of(w, by, others);
    return chosen;
}

/* ---- what was bought ---- */

void life_await_impression(gv_world *w, uint32_t v)
{
    compartment_life *l = life_of(w);
    l->n_moved = 0; /* the mark is taken off when the event happens */
    await(w, v, BOUGHT, l->heard, w->now, v);
}

void life_await_post(gv_world *w, const gv_post *post, uint32_t v, uint64_t arc)
{
    const compartment_life *l = life_of(w);
    const gv_counter c =
        gv_counter_make(post->speaker, v, post->slot, w->layer, post->ordinal, OF_POST);
    const double rate = life_contact_rate(w, l, l->table.heard_chance, &w->out, arc, v);
    const gv_event event = { .at = gv_moment_after(w->now, wait(w, c) / rate),
                             .person = v,
                             .kind = BOUGHT,
                             .source = post->speaker,
                             .channel = (uint8_t) post->channel };
    if (event.at < gv_moment_of(w->tick + 1))
        gv_world_await(w, &event);
}

/* ---- a life ---- */

void gv_compartments_set_out(gv_world *w, const void *params)
{
    (void) params;
    const compartment_life *l = life_of(w);
    for (uint32_t v = 0; l->moving != 0 && v < w->n; v++)
        await_own(w, v);
    if (!w->complete) {
        for (uint32_t u = 0; u < w->n; u++)
            speak(w, u);
        return;
    }
    sort_by_state(w);
    for (uint32_t v = 0; v < w->n; v++)
        resist(w, v);
    await_the_weakest(w);
}

static void enter(gv_world *w, uint32_t v, uint32_t state)
{
    compartment_life *l = life_of(w);
    life_events *e = l->events;
    const uint32_t old = l->at[v];
    for (uint32_t kind = 0; kind < GV_COMPARTMENT_EVENTS; kind++)
        gv_world_cancel(w, v, kind);
    l->mark[v] = 0;
    l->at[v] = (uint8_t) state;
    w->in_state[old]--;
    w->in_state[state]++;
    e->entered[v] = w->now;
    e->stay[v]++;
    await_own(w, v);
    if (w->complete) {
        carry(e, v, old, state);
        if (((l->convincible >> old) & 1) != 0)
            gv_heap_remove(&e->resisting[old], v);
        resist(w, v);
        return;
    }
    if ((l->speaking & l->convincible & GV_STATE(old)) != 0)
        fall_silent(w, v);
    speak(w, v);
    listen(w, v);
}

/* Who caused it: of own moves whoever moved the person last. */
static gv_adoption cause_of(const gv_world *w, const gv_event *event, const gv_rule *rule)
{
    const compartment_life *l = life_of(w);
    const uint32_t v = event->person;
    if (event->kind == BOUGHT && l->mark[v] != 0)
        return l->pending[v];
    if (event->kind != OWN)
        return (gv_adoption){ .source = event->source, .channel = event->channel };
    if (rule->kind != GV_RULE_OUTSIDE && (l->flags[v] & LIFE_CAUSED) != 0)
        return l->cause[v];
    return (gv_adoption){ .source = v, .channel = GV_CHANNEL_UNAIDED };
}

void gv_compartments_happen(gv_world *w, const void *params, const gv_event *event)
{
    (void) params;
    compartment_life *l = life_of(w);
    const uint32_t v = event->person;
    gv_event what = *event;
    uint32_t rule = l->events->rule[(size_t) event->kind * w->n + v];
    if (w->complete)
        rise_until_now(w);
    if (w->complete && event->kind == CONTACT) {
        const uint32_t s = l->at[v];
        l->events->risen[s] = gv_heap_real(gv_heap_find(&l->events->resisting[s], v)->key);
        rule = convince_in_a_crowd(w, v, &what.source);
    }
    const gv_rule *by = &l->table.rule[rule];
    const uint32_t state = event->kind == BOUGHT ? l->table.heard_to : by->to;
    const gv_adoption cause = cause_of(w, &what, by);
    l->cause[v] = cause;
    l->flags[v] |= LIFE_CAUSED;
    if ((l->table.adopting >> state & 1) != 0 && w->state[v] == 0)
        gv_world_adopt(w, v, cause.source, (gv_channel) cause.channel);
    enter(w, v, state);
    if (w->complete)
        await_the_weakest(w);
}
