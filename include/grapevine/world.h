/// @file
/// Layer 3: the world of one life: who adopted, when and through whom, what was read, and
/// the verbs by which models and tactics change it. A world belongs to one thread at a
/// time. Kernels cannot fail: all is checked before.
#ifndef GRAPEVINE_WORLD_H
#define GRAPEVINE_WORLD_H

#include "grapevine/message.h"
#include "grapevine/network.h"
#include "grapevine/people.h"
#include "grapevine/programme.h"

typedef struct gv_model gv_model; ///< model.h

/// How time passes: everybody at once; one person after another, n a tick; by events.
typedef enum gv_clock_kind { GV_SYNC, GV_ASYNC, GV_CONTINUOUS } gv_clock_kind;

#define GV_NEVER UINT32_MAX ///< a time that never came
#define GV_NOBODY UINT32_MAX

/// A moment of continuous time, 2^40 to a tick. Whole numbers, so that a sum of waiting
/// times is the same in any order, and events are compared exactly.
typedef uint64_t gv_moment;
#define GV_MOMENTS_PER_TICK (UINT64_C(1) << 40)
#define GV_MOMENT_NEVER UINT64_MAX
static inline gv_moment gv_moment_of(uint32_t tick)
{
    return (gv_moment) tick * GV_MOMENTS_PER_TICK;
}
static inline double gv_moment_ticks(gv_moment moment) ///< as a real number of ticks
{
    return (double) moment / (double) GV_MOMENTS_PER_TICK;
}
/// `ticks` later, rounded down; infinity and what lies 2^21 ticks off never come.
gv_moment gv_moment_after(gv_moment from, double ticks);

/* Bits of gv_world.state. */
#define GV_ADOPTED 1u
#define GV_NOMINATED 2u ///< somebody convinced this person in the running tick

/// How a person came to adopt. While a person is nominated it holds the nominee's credit.
typedef struct gv_adoption {
    uint32_t source; ///< person for EARNED and PARTNER, tactic slot for PAID and SEED
    uint32_t step;   ///< state in which the person first is an adopter; 0: before tick 0
    uint8_t channel; ///< gv_channel of the credit
    uint8_t message; ///< number of the message that convinced
} gv_adoption;

typedef enum gv_observable {
#define GV_OBSERVABLE(NAME, name, meaning) GV_OBSERVABLE_##NAME,
#include "grapevine/observables.def"
#undef GV_OBSERVABLE
    GV_OBSERVABLES
} gv_observable;
#define GV_OBSERVES(observable) (1u << (observable)) ///< bit of an observable

typedef enum gv_gauge {
#define GV_GAUGE(NAME, name, unit, low, high, meaning) GV_GAUGE_##NAME,
#include "grapevine/gauges.def"
#undef GV_GAUGE
    GV_GAUGES
} gv_gauge;

/// What a model may show of a person, to whoever asks through a window.
typedef enum gv_aspect {
#define GV_ASPECT(NAME, name, meaning) GV_ASPECT_##NAME,
#include "grapevine/aspects.def"
#undef GV_ASPECT
    GV_ASPECTS
} gv_aspect;
#define GV_SHOWS(aspect) (1u << (aspect)) ///< bit of an aspect
#define GV_SEGMENTS 8                     ///< demographic segments, where a model has any
#define GV_VALUES 2                       ///< axes of people's values, likewise
const char *gv_aspect_name(gv_aspect aspect);                ///< "segment"
const char *gv_aspect_meaning(gv_aspect aspect);             ///< a few words
const char *gv_observable_name(gv_observable observable);    ///< "reached"
const char *gv_observable_meaning(gv_observable observable); ///< a few words

/// States that a compartment model has at most.
#define GV_MOST_STATES 16

typedef struct gv_queue gv_queue;

/// Something that will happen to a person, unless something else of its kind comes first.
typedef struct gv_event {
    gv_moment at;
    uint32_t person;
    uint32_t kind;   ///< the model's own numbering, below gv_model.event_kinds
    uint32_t source; ///< who causes it, as in gv_adoption
    uint8_t channel;
} gv_event;

/// Helpers for work inside one life: calls work(self, item) for every item below n, in any
/// order, several at once.
typedef struct gv_crew {
    void (*each)(void *crew, uint64_t n, void (*work)(void *self, uint64_t item),
                 void *self);
    void *crew;
} gv_crew;

/// Is told what models that count reads let people read of the tactic in `slot`. Several
/// may be told at once, each of people of their own.
typedef struct gv_witness {
    void (*saw)(void *self, uint32_t person, uint32_t slot);
    void *self;
} gv_witness;

/// Something people talk about that competes with others for their attention.
typedef struct gv_meme {
    uint64_t posts; ///< how often people posted it: its popularity
    uint32_t born;  ///< tick of its first posting; GV_BEFORE or GV_UNBORN
    uint32_t last;  ///< tick of its last posting; GV_NEVER: none
} gv_meme;
#define GV_UNBORN UINT32_MAX       ///< nobody's meme: an empty slot
#define GV_BEFORE (UINT32_MAX - 1) ///< it stood on screens before the run began

/// The memes of a running life. Those nobody can see any more are over, and their slots are
/// given to new ones, so that memory is bounded however many are born. The first slots are
/// the plan's messages, one each, which are never over.
typedef struct gv_memes {
    gv_meme *at;            ///< [limit]
    uint32_t *copies;       ///< [limit] places that show each, as last counted
    uint32_t limit;         ///< slots
    uint32_t used;          ///< slots below are or were in use
    uint32_t n_alive;       ///< memes with copies, as last counted
    uint64_t n_copies;      ///< their copies together
    uint64_t n_crowded_out; ///< posts forgotten before their time, for lack of room
    /// Called when a meme is over, in a fixed order; may be NULL.
    void (*over)(void *self, const gv_meme *meme);
    void *self;
} gv_memes;

/// One life: one world under one replicate and one strategy. Models mark people during a
/// tick; the sweep between ticks turns marks into adopters, so the order of marking never
/// matters. Neighbours look at one byte a person; what is remembered of a person shares a
/// cache line.
typedef struct gv_world {
    const gv_model *model;
    uint64_t seed, replicate; ///< of the running life
    const gv_people *people;  ///< whoever makes lives says who they are; NULL: nobody knows
    uint32_t n;
    const gv_network *net; ///< for models that look at every layer
    gv_witness witness;    ///< saw NULL: nobody asks; set before a life begins
    gv_crew crew;          ///< each NULL: the life has one thread; set before a life begins
    uint32_t *heard_from;  ///< [n] whom they pass on what they say from, for `sayings`;
                           ///< NULL: nobody follows it; set before a life begins
    uint32_t layer;        ///< of the network, as coins of ties know it
    bool complete;         ///< everybody hears everybody; out and in are empty
    gv_csr out, in;        ///< of the running tick; `in` only when the model needs it
    const uint32_t *community; ///< [n] who belongs together; NULL: the model does not ask
    uint32_t tick; ///< the running tick: state `tick` is read, state `tick + 1` is written

    uint8_t *state;        ///< [n] bits above
    gv_adoption *adoption; ///< [n] valid for adopters and the nominated
    uint32_t *adopters;    ///< [n_adopters] in order of adoption
    uint32_t n_adopters;
    uint32_t fresh_from; ///< adopters[fresh_from .. n_adopters) adopted in the last sweep

    uint32_t *nominated; ///< [n_nominated] convinced in the running tick
    uint32_t n_nominated;

    /* compartments: adopters are all who were ever in an adopting state */
    uint32_t n_states;                 ///< 0: the model has no compartments
    uint32_t in_state[GV_MOST_STATES]; ///< people in each state
    const uint8_t *compartment;        ///< [n] state of each person

    /* opinions */
    const double *opinion;   ///< [n] of models with real opinions; else NULL
    const uint16_t *culture; ///< [n * features] of models with cultures; else NULL
    uint32_t features;
    gv_moment agreed; ///< when all were first of one opinion; GV_MOMENT_NEVER

    gv_memes *memes; ///< of models in which memes compete; else NULL

    /* what people were shown: reads of paid, partner and owned content */
    uint16_t *reads;    ///< [n], saturating
    uint32_t n_reached; ///< people with reads > 0
    uint64_t n_reads;   ///< all reads delivered

    gv_programme *programme; ///< [n_programmes] that run on this tick, one of a kind
    uint32_t n_programmes;

    /* what is said: whoever adopts passes on the message that convinced them */
    const double *weight; ///< [messages] how persuasive each is; NULL: there is one, of 1
    uint8_t message;      ///< what is being said: nominations remember it
    const gv_message *messages; ///< what the messages are like; NULL: one, by default

    double gauge[GV_GAUGES]; ///< of models that keep gauges: the state last reached
    /* of models that know of claims that are not true; so far in the life, else 0 */
    uint64_t false_reads; ///< readings of what claims more than is true
    uint64_t found_items; ///< posts and advertisements in which anybody found that
    uint64_t noted_items; ///< of which the platform says so to everybody

    /* ties that come and go: what `out` and `in` say changes from tick to tick, and their
     * rows begin anywhere in `target` */
    const gv_timeline *timeline; ///< NULL: ties stay
    const gv_timeline *timeline_in;
    gv_csr all_out,
        all_in;        ///< ties of all ticks; the same as `out` and `in` where ties stay
    uint32_t snapshot; ///< of the running tick
    uint64_t *rows, *rows_in; ///< [n + 1] behind `out` and `in`
    uint32_t *told;           ///< [arcs of all_out] tick + 1 of the first telling; 0: never
    uint64_t n_told, n_arcs;

    gv_clock_kind clock;
    /* by events alone */
    gv_moment now;     ///< what is being lived
    gv_moment *moment; ///< [n] when each adopter adopted; NULL on other clocks
    gv_queue *queue;   ///< what people await
    gv_cipher delay;   ///< waiting times

    gv_coin tie;         ///< does u convince v
    gv_coin person;      ///< a person's own hazard
    gv_cipher threshold; ///< once-a-life draws
    gv_cipher credit;
    void *own; ///< the model's scratch, own_bytes large
} gv_world;

/// A look at people as they are at the moment, through what the model shows of them. The
/// truth: whoever looks adds errors of their own.
typedef struct gv_window {
    const gv_world *world;
    double (*show)(const gv_world *w, uint32_t person, gv_aspect aspect); ///< NULL: closed
} gv_window;
static inline double gv_window_show(const gv_window *window, uint32_t person,
                                    gv_aspect aspect)
{
    return window->show(window->world, person, aspect);
}
static inline uint32_t gv_window_segment(const gv_window *window, uint32_t person)
{
    return (uint32_t) gv_window_show(window, person, GV_ASPECT_SEGMENT);
}

/// What tactics may know of a running life: the state after the last finished tick.
typedef struct gv_observed {
    uint32_t tick;                ///< the coming tick
    double share[GV_OBSERVABLES]; ///< of all people
    const gv_adoption *adoption;  ///< [people] valid for adopters
    const uint32_t *adopters;     ///< [n_adopters] in order of adoption
    uint32_t n_adopters;
    uint32_t fresh_from; ///< adopters[fresh_from .. n_adopters) adopted in that tick
} gv_observed;
/// @param tick  the coming tick
gv_observed gv_world_observe(const gv_world *w, uint32_t tick);

/* ---- the world's own verbs ------------------------------------------------ */

/// Room for lives of a model on up to n people. @return GV_OK or GV_E_MEMORY.
gv_status gv_world_create(uint32_t n, const gv_model *model, const void *params,
                          gv_clock_kind clock, gv_world **out, gv_error *err) GV_MUST_USE;
void gv_world_free(gv_world *w);
uint64_t gv_world_bytes(uint32_t n, const gv_model *model, const void *params,
                        gv_clock_kind clock);
/// Make ready for a new life: forgets the last one in time proportional to what it touched.
/// @param net  at most as many people as the world was made for; borrowed until the next
/// life begins
void gv_world_begin(gv_world *w, const gv_network *net, const gv_model *model,
                    const void *params, uint64_t seed, uint64_t replicate);
/// Room for lives on networks whose ties come and go, of at most so many arcs of all ticks
/// together. @return GV_OK or GV_E_MEMORY
gv_status gv_world_follow(gv_world *w, uint32_t n, uint64_t arcs,
                          gv_error *err) GV_MUST_USE;
uint64_t gv_world_follow_bytes(uint32_t n, uint64_t arcs);
/// Let the ties of the running tick stand. Nothing to do where ties stay. O(n) when they
/// change.
void gv_world_turn(gv_world *w);
/// People who speak in the running tick where ties come and go, ascending; the others meet
/// nobody. @return how many
static inline uint64_t gv_world_speakers(const gv_world *w, const uint32_t **person)
{
    const gv_timeline *const t = w->timeline;
    if (w->snapshot >= t->n)
        return 0;
    *person = t->speaker + t->row[w->snapshot];
    return t->row[w->snapshot + 1] - t->row[w->snapshot];
}
/// Where ties come and go: does the hearer along this arc of `out` learn only now that the
/// speaker adopted, or says something? True once for every arc and life, in the first tick
/// in which it is asked.
static inline bool gv_world_tell(gv_world *w, uint64_t arc)
{
    uint32_t *const told = &w->told[w->timeline->tie[arc]];
    if (*told != 0)
        return false;
    *told = w->tick + 1;
    w->n_told++;
    return true;
}
/// Was it in the running tick that they learnt it?
static inline bool gv_world_told_now(const gv_world *w, uint64_t arc)
{
    return w->told[w->timeline->tie[arc]] == w->tick + 1;
}
static inline bool gv_world_adopted(const gv_world *w, uint32_t v)
{
    return (w->state[v] & GV_ADOPTED) != 0;
}
/// State in which v first is an adopter, or GV_NEVER.
static inline uint32_t gv_world_adopted_at(const gv_world *w, uint32_t v)
{
    return gv_world_adopted(w, v) ? w->adoption[v].step : GV_NEVER;
}
/// How persuasive the message is that is being said.
static inline double gv_world_weight(const gv_world *w)
{
    return w->weight == NULL ? 1 : w->weight[w->message];
}
/// u, an adopter, is about to speak: says what convinced them.
static inline void gv_world_pass_on(gv_world *w, uint32_t u)
{
    w->message = w->adoption[u].message;
}
/// The programme of that kind that runs on this tick, or NULL.
gv_programme *gv_world_programme(const gv_world *w, gv_programme_kind kind);
/// v is convinced in this tick by `source` over `channel`. Several may convince the same
/// person; the smallest keyed hash gets the credit, so each of them with the same chance,
/// whatever the order of calls. Adopters are left alone.
void gv_world_nominate(gv_world *w, uint32_t v, uint32_t source, gv_channel channel);
/// Has `source` the better claim to the credit for v than who holds it: the smaller keyed
/// hash?
bool gv_world_outranks(const gv_world *w, uint32_t v, uint32_t source, gv_channel channel,
                       const gv_adoption *held);
/// Give the credit for v, who is convinced in this tick, to this source alone.
void gv_world_credit(gv_world *w, uint32_t v, uint32_t source, gv_channel channel);
/// Count one read of paid, partner or owned content by each of n people.
void gv_world_read_all(gv_world *w, const uint32_t *person, uint64_t n);
/// Turn the marks into adopters of state `step` (0: before tick 0).
/// @return how many adopted
uint32_t gv_world_sweep(gv_world *w, const gv_model *model, const void *params,
                        uint32_t step);

/* ---- events: the continuous clock ------------------------------------------ */

/// When something happens that begins now and has this rate (per tick): an exponential
/// waiting time that belongs to the counter, so a higher rate is never later.
/// GV_MOMENT_NEVER for rate 0.
gv_moment gv_world_draw_moment(const gv_world *w, gv_counter counter, double rate);
/// Let `event` happen, unless its person awaits one of that kind sooner; what was awaited
/// later is forgotten. Needs no memory. @return is it awaited? Cost: O(log n).
bool gv_world_await(gv_world *w, const gv_event *event);
/// What `person` awaits of that kind. @return do they await any? Else `out` is untouched.
bool gv_world_awaits(const gv_world *w, uint32_t person, uint32_t kind, gv_event *out);
/// Forget what `person` awaits of that kind. Cost: O(log n).
void gv_world_cancel(gv_world *w, uint32_t person, uint32_t kind);
/// v adopts now, and is an adopter in the state at the end of the running tick.
void gv_world_adopt(gv_world *w, uint32_t v, uint32_t source, gv_channel channel);
/// Play the events of the running tick, earliest first, equal moments by kind and person.
/// @return how many adopted
uint32_t gv_world_play(gv_world *w, const gv_model *model, const void *params);

#endif
