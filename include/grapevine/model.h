/// @file
/// Layer 3: the world of one life, and the rules by which people change and speak.
/// A world belongs to one thread at a time. Kernels cannot fail: all is checked before.
#ifndef GRAPEVINE_MODEL_H
#define GRAPEVINE_MODEL_H

#include "grapevine/network.h"
#include "grapevine/people.h"
#include "grapevine/rng.h"

#include <stdatomic.h>

/// How time passes: everybody at once; one person after another, n a tick; by events.
typedef enum gv_clock_kind { GV_SYNC, GV_ASYNC, GV_CONTINUOUS } gv_clock_kind;

typedef enum gv_channel {
#define GV_CHANNEL(name, word, meaning) GV_CHANNEL_##name,
#include "grapevine/channels.def"
#undef GV_CHANNEL
    GV_CHANNELS
} gv_channel;
const char *gv_channel_name(gv_channel channel);    ///< "paid"
const char *gv_channel_meaning(gv_channel channel); ///< one sentence

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
/// Most messages at once.
#define GV_MESSAGES_LIMIT 32

typedef struct gv_queue gv_queue;

/// Something that can be said of the product. Models that look at the weight alone leave
/// the rest unread.
typedef struct gv_message {
    const char *name;
    double weight; ///< multiplies what hearing it does
    /* what it is like, for models that look at it */
    double topicness;   ///< 0: it is about the product, 1: about a topic of its audience
    double prominence;  ///< how much of it is the brand
    double value;       ///< how useful or entertaining it is
    double arousal;     ///< how much it stirs
    double overclaim;   ///< quality it promises beyond the product's
    double information; ///< how much can be learned from it, and checked
    double control;     ///< how much of what partners say is prescribed
    gv_reals topics;    ///< what it is about, [GV_TOPICS]; none: as `topicness` says
    gv_reals speaker_values; ///< [GV_VALUES]; none: those of the brand
} gv_message;
extern const gv_spec gv_message_spec;

/// Where impressions are met.
typedef enum gv_medium {
    GV_MEDIUM_SOCIAL, ///< by people who look at their social network
    GV_MEDIUM_MASS,   ///< by anybody
    GV_MEDIUM_LIVE,   ///< face to face, by whoever is asked to come
} gv_medium;

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

/// How something came to be said.
typedef enum gv_saying_kind {
    GV_SAYING_POSTED, ///< the post `post` is new; whether its speaker still says it is told
                      ///< apart
    GV_SAYING_EARLY,  ///< before people heard each other: a word of one's own, or `post`
    GV_SAYING_FIRST,  ///< for the next tick, likewise
    GV_SAYING_FOUND,  ///< passed on from nobody who says it: an advertisement
    GV_SAYING_PASSED, ///< passed on: `post` itself, or else what `from` said
    GV_SAYING_AGAIN   ///< what the speaker said before
} gv_saying_kind;
/// Something that a person says for others to hear. Everybody says at most one thing at a
/// time; posts have numbers, which are given to new ones when nobody reads them any more.
typedef struct gv_saying {
    gv_saying_kind kind;
    uint32_t speaker;
    uint32_t from; ///< whom a PASSED one was heard from
    uint32_t post; ///< GV_NOBODY: none
    bool ends;     ///< nobody can pass it on, now or later; of POSTED, EARLY and FIRST
} gv_saying;
typedef void gv_listener(void *self, const gv_saying *saying);

/// What a brand can keep up through a model that knows how to serve it.
typedef enum gv_programme_kind {
    GV_NO_PROGRAMME,
#define GV_PROGRAMME(NAME, name, unit, meaning) GV_PROGRAMME_##NAME,
#include "grapevine/programmes.def"
#undef GV_PROGRAMME
    GV_PROGRAMMES
} gv_programme_kind;
#define GV_SERVES(kind) (1u << (kind))                    ///< bit of a kind
const char *gv_programme_name(gv_programme_kind kind);    ///< "talk_trigger"
const char *gv_programme_unit(gv_programme_kind kind);    ///< what is paid for
const char *gv_programme_meaning(gv_programme_kind kind); ///< a few words

/// What part a person has in finding out what a tactic brings.
typedef enum gv_part {
    GV_PART_NONE,    ///< not meant by it
    GV_PART_MEANT,   ///< reached as usual
    GV_PART_HELD_OUT ///< meant, but left out, to see how people fare without it
} gv_part;

/// A programme that runs on a tick. The model says how many units were used; they are paid
/// when the tick is over.
typedef struct gv_programme {
    gv_programme_kind kind;
    uint32_t slot;       ///< the tactic's place in keys
    uint8_t message;     ///< which it carries
    const void *params;  ///< the kind's struct in programme.h
    const uint8_t *part; ///< [people] gv_part of each; NULL: it is for everybody
    gv_money money;      ///< at hand
    uint64_t most;       ///< units that there is money for
    uint64_t used;       ///< written by the model: at most `most`
    gv_money beside; ///< written by the model: what else it cost; at most what the units
                     ///< leave of `money`
} gv_programme;

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
    gv_meme *at;       ///< [limit]
    uint32_t *copies;  ///< [limit] places that show each, as last counted
    uint32_t limit;    ///< slots
    uint32_t used;     ///< slots below are or were in use
    uint32_t n_alive;  ///< memes with copies, as last counted
    uint64_t n_copies; ///< their copies together
    uint64_t
        n_crowded_out; ///< posts that were forgotten before their time, for lack of room
    /// Called when a meme is over, in a fixed order; may be NULL.
    void (*over)(void *self, const gv_meme *meme);
    void *self;
} gv_memes;

/// One life: one world under one replicate and one strategy. Models mark people during a
/// tick; the sweep between ticks turns marks into adopters, so the order of marking never
/// matters. Neighbours look at one byte a person; what is remembered of a person shares a
/// cache line.
typedef struct gv_world {
    const struct gv_model *model;
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

    double
        gauge[GV_GAUGES]; ///< of models that keep gauges: the state that was last reached
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

/// What becomes of posts, counted by the model for whoever pays. Sums only: the same for
/// any number of threads. It must last as long as the life.
typedef struct gv_response {
    atomic_uint_fast64_t reads;     ///< of the posts, at first hand and passed on
    atomic_uint_fast64_t shares;    ///< times they were passed on
    uint64_t buyers;                ///< adopters whose last reading was one of them
    atomic_uint_fast64_t followers; ///< people who began to follow the page they stand on
} gv_response;

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

/// A batch of impressions of one tactic at one tick, at most GV_BATCH of them.
typedef struct gv_impressions {
    gv_channel channel;
    gv_medium medium;
    uint32_t slot;
    const uint32_t *eligible; ///< [n_eligible] whom they may meet at all; NULL: everybody
    uint32_t n_eligible;
    const uint8_t *by_stage; ///< [GV_STAGE_MESSAGES] which message for whom, in place of
                             ///< what is being said; NULL: that for everybody
    bool stands;             ///< of a page: it is there, read or not, while it posts
    bool answers;            ///< of a page: it answers and follows back
    double strength;  ///< chance, hazard or weight of one impression, as the model reads it
    gv_chance chance; ///< the same as a trial
    uint32_t n;       ///< at most GV_BATCH
    const uint32_t *person; ///< [n]; repeats allowed
    const uint64_t *luck;   ///< [n] random bits of each impression
} gv_impressions;
#define GV_BATCH 256

/// What somebody says who posts.
typedef enum gv_says {
    GV_SAYS_CONTENT, ///< the message, in their own words as far as control leaves any
    GV_SAYS_REPORT,  ///< what an independent person makes of the message
    GV_SAYS_WORD,    ///< their own word of the brand, of a valence
    GV_SAYS_RIVAL,   ///< content of the rival's
    GV_SAYS_PAGE,    ///< the message as it is, on a page that people can follow
} gv_says;

/// How a post is made, where its message leaves that open.
typedef struct gv_manner {
    gv_says says;
    double valence;     ///< WORD: -1 to 1
    double control;     ///< CONTENT: how much is prescribed; below 0: as the message says
    double credibility; ///< multiplies how far the speaker is believed
    /* PAGE */
    double
        follow;  ///< chance that a reading makes a follower, times relevance and alignment
    double read; ///< chance that a follower who is there reads a post
    bool is_brand;         ///< the brand speaks, not a person
    uint8_t number;        ///< of the page among those of its strategy: below 64
    gv_response *response; ///< where to count what becomes of it; NULL: nowhere
} gv_manner;

/// A paid post: `speaker` addresses everybody who hears them, once.
typedef struct gv_post {
    gv_channel channel;
    uint32_t speaker;
    uint32_t slot;           ///< of the tactic that pays for it
    uint32_t ordinal;        ///< from 1: which of that tactic's posts by the speaker
    const gv_manner *manner; ///< NULL: content, or of channel EARNED the speaker's own word
} gv_post;

/// Something that will happen to a person, unless something else of its kind comes first.
typedef struct gv_event {
    gv_moment at;
    uint32_t person;
    uint32_t kind;   ///< the model's own numbering, below gv_model.event_kinds
    uint32_t source; ///< who causes it, as in gv_adoption
    uint8_t channel;
} gv_event;

#define GV_NEEDS_IN 1u      ///< the transpose
#define GV_NEEDS_WEIGHTS 2u ///< per-tie weights
#define GV_NEEDS_TIES 4u    ///< cannot run on the implicit complete network
/// The bit of a clock: GV_SYNC, GV_ASYNC, GV_CONTINUOUS.
#define GV_RUNS_ON(clock) (1u << (clock))

/// Messages that can be matched to how far people have come: for those who have at most
/// noticed the brand, those whom it attracts, those who follow it.
#define GV_STAGE_MESSAGES 3

/// What a test sees of a life on a small world.
typedef struct gv_trace {
    uint32_t n, ticks;
    const uint8_t *adopted; ///< [(ticks + 1) * n] 0 or 1, state after state
} gv_trace;

/// A promise every life of the model keeps; name NULL ends a list.
typedef struct gv_invariant {
    const char *name;
    const char *claim;
    bool (*holds)(const gv_trace *trace);
} gv_invariant;
bool gv_holds_never_unadopts(const gv_trace *trace);
/// The promises of a model whose people never un-adopt, and which makes no other.
extern const gv_invariant gv_promise_one_way[];

/// States and rules of a compartment model with all values filled in; stands in
/// model/family/compartment.h.
typedef struct gv_compartments gv_compartments;

/// Something wrong between several values of a part's parameters.
typedef struct gv_objection {
    const char *key;   ///< of the parameter that is to blame; NULL: the part as a whole
    size_t entry;      ///< which entry of a list; SIZE_MAX: the whole
    const char *field; ///< parameter of that entry; NULL: the entry as a whole
    const char *text;  ///< what is wrong
    const char *hint;  ///< what to do about it, or NULL
} gv_objection;
typedef void gv_objector(void *self, const gv_objection *objection);

/// Opinions: people have states `zero` and `one`, or hold real numbers, or have cultures:
/// traits in several features, and the states `without` and `with` the product.
typedef enum gv_opinion_kind {
    GV_NO_OPINIONS,
    GV_TWO_OPINIONS,
    GV_REAL_OPINIONS,
    GV_CULTURES
} gv_opinion_kind;

/// What a model with attitudes tells of one person, as of the last state.
typedef struct gv_stance {
    double attitude;     ///< -1 to 1
    double trust;        ///< 0 to 1
    double satisfaction; ///< -1 to 1, of what they bought
    uint32_t stage;      ///< which of the model's states
    bool is_aware, is_customer;
    bool is_advocate; ///< recommends the brand of their own accord
    bool is_informed; ///< knows that claims of the brand are not true
    bool is_member;   ///< of the brand's community, where there is one
    bool speaks;      ///< has said something that others may hear in the next tick
    bool is_referred; ///< came by a customer's invitation, for which there was a reward
} gv_stance;

#define GV_EQUATION_WIDTH 74

/// One of the parts that a model is made of, as an appendix tells of it. It stands in the
/// file that computes it.
typedef struct gv_submodel {
    const char *title;
    const char *text;     ///< what happens, in sentences; paragraphs lie a blank line apart
    const char *equation; ///< lines of at most GV_EQUATION_WIDTH plain characters, or NULL
    const char *departs;  ///< what differs from the sources of its parameters, or NULL
    const char *file;     ///< where it stands, from the root of the sources
    unsigned serves;      ///< GV_SERVES bits of programmes whose effects it tells of
    const char *const *keys; ///< NULL-ended: parameters of the model that belong to it;
                             ///< NULL: none
} gv_submodel;

/// A variable that an entity of a model has.
typedef struct gv_state_variable {
    const char *entity; ///< NULL ends a list
    const char *name, *symbol, *range, *meaning;
} gv_state_variable;

/// The design concepts of the ODD protocol.
typedef enum gv_concept {
#define GV_CONCEPT(NAME, title) GV_CONCEPT_##NAME,
#include "grapevine/concepts.def"
#undef GV_CONCEPT
    GV_CONCEPTS
} gv_concept;
const char *gv_concept_title(gv_concept concept); ///< "Basic principles"

/// What a model is, in the words of the ODD protocol, as far as tables do not tell.
/// @source Grimm et al. (2020), doi:10.18564/jasss.4259
typedef struct gv_odd {
    const char *purpose, *patterns, *entities;
    const gv_state_variable *variables; ///< entity NULL ends
    const char *scales, *schedule;
    const char *notation; ///< lines of at most GV_EQUATION_WIDTH plain characters
    const char *concept[GV_CONCEPTS];
    const char *initial, *input;
} gv_odd;

/// A trait of numbers that a model reads of people where they have it.
typedef struct gv_model_trait {
    const char *name; ///< NULL ends a list
    double low, high; ///< both included; numbers outside are refused
    const char *unit;
    const char *meaning;
} gv_model_trait;

/// A propagation model as a part.
typedef struct gv_model {
    gv_spec spec;
    unsigned clocks;   ///< GV_RUNS_ON bits
    unsigned observed; ///< GV_OBSERVES bits of what tactics may watch
    /// GV_SHOWS bits of what windows show of a person, and what they show. NULL: nothing.
    unsigned shown;
    double (*show)(const gv_world *w, uint32_t person, gv_aspect aspect);
    const gv_invariant *invariants; ///< name NULL ends
    /// The rule in symbols: lines of at most GV_EQUATION_WIDTH plain characters.
    const char *equation;
    const gv_odd *odd;                   ///< NULL: the tables say it all
    const gv_submodel *const *submodels; ///< NULL-ended; NULL: the equation says it all
    const char *example;                 ///< shipped scenario that shows it: `models/seir`
    const char *limits;                  ///< known answers, for the reference page
    const char *cost;                    ///< of a tick, in n, m and adopters
    const char *what_impressions_do;     ///< NULL: the model does not listen to impressions
    const char *what_posts_do;           ///< NULL: does not listen to posts
    const char *what_manners_do; ///< of posts; NULL: the model does not look at them
    /// What hearing means where ties come and go; NULL: the model needs ties that stay.
    const char *what_changing_ties_do;
    const char *what_messages_do;  ///< what a message's weight does; NULL: knows only one
    const char *what_content_does; ///< what messages are like; NULL: it does not matter
    gv_opinion_kind opinions;      ///< what people hold
    bool keeps_gauges;             ///< writes gv_world.gauge; tells stances
    gv_stance (*stance)(const gv_world *w, uint32_t person); ///< with gauges; else NULL
    bool uses_crew;     ///< shares the work of a tick out among gv_world.crew
    bool counts_reads;  ///< decides itself who reads what was delivered, and counts it
    unsigned serves;    ///< GV_SERVES bits of the programmes that it knows
    unsigned withholds; ///< ... that can be kept from some people (gv_programme.part)
    const char *const *states; ///< NULL-ended names of states without a table of rules
    /// The k-th layer that its params name, NULL after the last. NULL: they name none.
    const char *(*named_layer)(const void *params, size_t k);
    bool has_memes; ///< do memes compete for attention?
    /// Tells all that was said in the last tick: posts that are new, what was said EARLY,
    /// and what is said now, each in a fixed order; needs gv_world.heard_from. Posts have
    /// numbers below posts(n). Both NULL: people pass nothing on that could be followed.
    void (*sayings)(const gv_world *w, gv_listener *listen, void *self);
    uint32_t (*posts)(uint32_t n);
    unsigned (*needs)(const void *params); ///< GV_NEEDS_ bits
    /// The trait of words that says who belongs together; "": communities are looked for in
    /// the ties. NULL: the model does not ask.
    const char *(*communities)(const void *params);
    bool sees_layers; ///< looks at every layer itself; else word travels along one of them
    /// Bytes of scratch for n people. NULL: none.
    size_t (*own_bytes)(const void *params, uint32_t n);
    /// Before tick 0: prepare scratch, which still holds the last life. NULL: nothing.
    void (*begin)(gv_world *w, const void *params);
    /// Can the person meet an impression of that medium in the running tick? Who cannot is
    /// passed over. NULL: everybody can.
    bool (*meets)(gv_world *w, const void *params, uint32_t person, gv_medium medium);
    /// Impressions and posts of the running tick. NULL where the model does not listen.
    void (*impressions)(gv_world *w, const void *params, const gv_impressions *batch);
    void (*post)(gv_world *w, const void *params, const gv_post *post);
    /// One synchronous tick of word of mouth. NULL: does not run on that clock.
    void (*spread)(gv_world *w, const void *params);
    /// Continuous clock: how many kinds of event a person may await at once (what they
    /// await of one kind is the earliest); what is awaited at moment 0, when the seeds have
    /// adopted; and what an event does when it comes, at w->now. Impressions and posts come
    /// at whole ticks, w->now too, and may add events.
    uint32_t event_kinds;
    void (*set_out)(gv_world *w, const void *params);
    void (*happen)(gv_world *w, const void *params, const gv_event *event);
    /// One sweep of the asynchronous clock: n elementary events. NULL: does not run on it.
    void (*events)(gv_world *w, const void *params);
    /// Does a nominated person adopt? NULL: always.
    bool (*converts)(const gv_world *w, const void *params, uint32_t person);
    /// After a sweep: whatever else changes with the new state. NULL: nothing.
    void (*settle)(gv_world *w, const void *params, uint32_t step);
    /// States and rules of a compartment model. NULL: the model has no compartments.
    void (*table)(const void *params, gv_compartments *out);
    /// The trait of numbers that people begin with; "" or NULL: none is read.
    const char *(*trait)(const void *params);
    /// Traits of numbers that it reads where people have them. NULL: none by these names.
    const gv_model_trait *reads;
    /// Objects to what is wrong between several values. NULL: nothing can be.
    void (*check)(const void *params, gv_objector *object, void *self);
} gv_model;

/// What a rule of a scenario's own compartment model may be, NULL-ended.
extern const gv_spec *const gv_rule_specs[];
/// What an event of a scenario may be, NULL-ended.
extern const gv_spec *const gv_happening_specs[];

/// All models, NULL-ended; and one by name or alias, or NULL.
const gv_model *const *gv_models(void);
const gv_model *gv_model_named(const char *name);
/// May ties come and go under this model on that clock?
bool gv_model_follows(const gv_model *model, gv_clock_kind clock);
/// GV_NEEDS_ bits of a model with these parameters on this clock.
unsigned gv_model_needs(const gv_model *model, const void *params, gv_clock_kind clock);
/// Bytes of scratch of a model for n people.
size_t gv_model_own_bytes(const gv_model *model, const void *params, uint32_t n,
                          gv_clock_kind clock);
/// Objects to parameters that mean nothing on this clock, though the model runs on it: a
/// chance above 1 where time goes in ticks, a threshold or a call where it does not.
void gv_model_check_clock(const gv_model *model, const void *params, gv_clock_kind clock,
                          gv_objector *object, void *self);
/// Do people move when they see an impression; when they hear a paid post?
bool gv_model_hears_impressions(const gv_model *model, const void *params);
bool gv_model_hears_posts(const gv_model *model, const void *params);
/// Names of the states of a model that has any, borrowed from model and params.
/// @param[out] name  [GV_MOST_STATES]; may be NULL
/// @return how many; 0: people are in no states
uint32_t gv_model_states(const gv_model *model, const void *params, const char **name);

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
