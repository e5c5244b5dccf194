/* Compartment models: people are in one of a few states, and rules move them. A named model
 * and a model of a scenario fill the same table; one mechanism lives it. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_COMPARTMENT_H
#define GRAPEVINE_MODEL_FAMILY_COMPARTMENT_H

#include "grapevine/model.h"

typedef enum gv_rule_kind {
    GV_RULE_CONTACT,   ///< each whom v hears, in one of `by`, moves v with chance p a tick
    GV_RULE_THRESHOLD, ///< enough of those whom v hears are in `by`: v moves with chance p
    GV_RULE_CALL,      ///< v calls one of their hearers at random, who is in one of `by`
    GV_RULE_SPONTANEOUS, ///< v moves with chance p a tick
    GV_RULE_COUNTDOWN,   ///< v moves after `delay` ticks in the state
    GV_RULE_OUTSIDE,     ///< as spontaneous, from outside the network, during some ticks
    GV_RULE_MEETING,     ///< v meets people whom v does not hear; each in `by` moves v
    GV_RULE_KINDS
} gv_rule_kind;

#define GV_MOST_RULES 32
#define GV_STATE(s) (1u << (s)) ///< the bit of a state
#define GV_STAYS UINT32_MAX     ///< `called`: the one who is called does not move

/// How much a tie counts in contacts and thresholds.
typedef enum gv_tie_weight {
    GV_TIES_EQUAL,  ///< every tie alike
    GV_TIES_SHARED, ///< contacts: chance p / (number of people v hears)
    GV_TIES_WEIGHT, ///< contacts: p times the tie's weight, at most 1; thresholds: weights
} gv_tie_weight;

/// Which move is made of several that succeed in one tick.
typedef enum gv_tie_break {
    GV_TIE_BREAK_ORDER, ///< that of the first rule in the table
    GV_TIE_BREAK_LOTS,  ///< each persuader's, and each rule's of its own, is as likely
} gv_tie_break;

/// One way out of a state.
typedef struct gv_rule {
    gv_rule_kind kind;
    uint32_t from, to; ///< states
    uint32_t by;       ///< GV_STATE bits
    double p;          ///< chance, in [0, 1]
    double delay;      ///< countdown: ticks; whole ones but on the continuous clock
    uint64_t after;    ///< call: how many calls it takes; meeting: how many people v meets
                       ///< a tick, below GV_DRAW_LIMIT
    uint32_t called;   ///< call: state that the one called enters, or GV_STAYS
    double share;      ///< threshold: of the people (the weight) that v hears
    double count;      ///< threshold: people (weight); 0: the share decides
    bool drawn;        ///< threshold: the share is uniform on [0, 1), drawn once a person
    double growth;     ///< outside: what each tick adds to p, from `begin` on
    uint64_t begin;    ///< outside: first tick
    uint64_t ticks;    ///< outside: how many; 0: to the end
} gv_rule;

struct gv_compartments {
    const char *state[GV_MOST_STATES];
    uint32_t n_states;
    gv_rule rule[GV_MOST_RULES];
    uint32_t n_rules;
    uint32_t adopting;             ///< GV_STATE bits: who was ever there is an adopter
    uint32_t seeded;               ///< state that the seeds of a tactic start in
    double start[GV_MOST_STATES];  ///< chance to start in a state; all 0: the first state
    uint32_t heard_from, heard_to; ///< the move that impressions and posts cause
    bool hears;                    ///< do they cause any?
    double heard_chance;           ///< of a post's one try at each hearer
    uint32_t ties;                 ///< gv_tie_weight
    uint32_t tie_break;            ///< gv_tie_break
};

/// What every named compartment model takes beside its own parameters; put it first.
#define GV_TIES_ROW(T)                                                                     \
    GV_CHOICE(T, ties, .initial = GV_TIES_EQUAL, .choices = gv_tie_weights,                \
              .source = "assumption",                                                      \
              .help = "how a tie counts: `equal`; `shared`: the chance of a contact is "   \
                      "divided by the number of people the hearer hears; `weight`: it is " \
                      "multiplied by the weight of the tie in the file (a chance "         \
                      "is at most 1)")
extern const char *const gv_tie_weights[];
extern const char *const gv_tie_breaks[];

unsigned gv_compartments_needs(const gv_compartments *table, gv_clock_kind clock);
size_t gv_compartments_own_bytes(const gv_compartments *table, uint32_t n,
                                 gv_clock_kind clock);
/// Does an impression or a post move people?
bool gv_compartments_hears(const gv_compartments *table);
/// The rule with the lowest number that makes the move of impressions and posts, or
/// n_rules.
uint32_t gv_compartments_heard_rule(const gv_compartments *table);

/* The callbacks of a model that has a table. */
void gv_compartments_begin(gv_world *w, const void *params);
void gv_compartments_spread(gv_world *w, const void *params);
void gv_compartments_events(gv_world *w, const void *params);
void gv_compartments_set_out(gv_world *w, const void *params);
void gv_compartments_happen(gv_world *w, const void *params, const gv_event *event);
void gv_compartments_settle(gv_world *w, const void *params, uint32_t step);
void gv_compartments_impressions(gv_world *w, const void *params,
                                 const gv_impressions *batch);
void gv_compartments_post(gv_world *w, const void *params, const gv_post *post);

/// A chance a tick, which is a rate on the continuous clock.
#define GV_CHANCE_OR_RATE                                                                  \
    .low = 0, .high = 1000, .is_rate = true,                                               \
    .unit = "probability; clock continuous: rate a tick"
/// A fixed time.
#define GV_DELAY                                                                           \
    .low = 0.001, .high = 1e6, .is_delay = true,                                           \
    .unit = "ticks; clock continuous: any time in ticks"
#define GV_COMPARTMENT_EVENTS 3 ///< own moves, what was bought, contacts

/// For models that also run on the asynchronous clock.
#define GV_COMPARTMENT_SWEEPS .events = gv_compartments_events

/// For models that also run on the continuous clock.
#define GV_COMPARTMENT_CLOCK                                                               \
    .event_kinds = GV_COMPARTMENT_EVENTS, .set_out = gv_compartments_set_out,              \
    .happen = gv_compartments_happen

/// What all models of the family have in common.
#define GV_COMPARTMENT_MODEL                                                               \
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),  \
    .invariants = gv_promise_one_way,                                                      \
    .what_changing_ties_do =                                                               \
        "contacts, calls and thresholds are of those whom a person hears in the tick; "    \
        "`shared` divides by their number",                                                \
    .cost =                                                                                \
        "O(active people and their arcs), and a byte a person to begin; 46 bytes a "       \
        "person; clock continuous: O(log n) a move and an arc of whoever moves (no arcs "  \
        "where everybody hears everybody), 161 bytes a person",                            \
    .begin = gv_compartments_begin, .impressions = gv_compartments_impressions,            \
    .post = gv_compartments_post, .spread = gv_compartments_spread,                        \
    .settle = gv_compartments_settle

#endif
