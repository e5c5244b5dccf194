/// @file
/// Layer 3: what a propagation model is: the rules by which people in a world change and
/// speak, what it needs and serves, and what an appendix tells of it.
#ifndef GRAPEVINE_MODEL_H
#define GRAPEVINE_MODEL_H

#include "grapevine/world.h"

#define GV_NEEDS_IN 1u      ///< the transpose
#define GV_NEEDS_WEIGHTS 2u ///< per-tie weights
#define GV_NEEDS_TIES 4u    ///< cannot run on the implicit complete network
/// The bit of a clock: GV_SYNC, GV_ASYNC, GV_CONTINUOUS.
#define GV_RUNS_ON(clock) (1u << (clock))

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
struct gv_model {
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
};

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

#endif
