/// @file
/// Layer 5: one fully resolved experiment as plain structs, its hashes and what it will
/// cost. A plan owns everything it points at (one arena). Read-only once made: free for all
/// threads.
#ifndef GRAPEVINE_PLAN_H
#define GRAPEVINE_PLAN_H

#include "grapevine/metric.h"

/// The scalars of a scenario's top level; their table is gv_experiment_spec.
typedef struct gv_experiment {
    const char *title;
    uint64_t seed;       ///< at most 2^53 - 1
    uint64_t replicates; ///< paired over the arms
    uint64_t ticks;
    gv_money budget;      ///< of every strategy
    uint32_t clock;       ///< gv_clock_kind
    uint32_t baseline;    ///< gv_baseline
    uint32_t inputs;      ///< gv_inputs: are prices and rates the user's own?
    uint32_t attribution; ///< gv_attribution
    double marginal;      ///< share of the budget whose worth is asked for; 0: none
} gv_experiment;
typedef enum gv_baseline { GV_BASELINE_DO_NOTHING, GV_BASELINE_NONE } gv_baseline;
typedef enum gv_inputs { GV_INPUTS_ILLUSTRATIVE, GV_INPUTS_MEASURED } gv_inputs;
/// Lives without some of the tactics: none, one left out at a time, every combination.
typedef enum gv_attribution {
    GV_ATTRIBUTION_NONE,
    GV_ATTRIBUTION_LEAVE_ONE_OUT,
    GV_ATTRIBUTION_SHAPLEY,
} gv_attribution;
#define GV_SHAPLEY_TACTICS 4     ///< of a strategy, at most, for every combination
#define GV_ATTRIBUTED_TACTICS 52 ///< at most: sets of them are kept as reals
extern const gv_spec gv_experiment_spec;
#define GV_DO_NOTHING "do-nothing"

/// `replicates_per_graph: all`: every replicate lives on the same graph.
#define GV_ALL_REPLICATES UINT64_MAX

typedef struct gv_tactic_plan {
    const gv_tactic *tactic;
    const char *name;     ///< default: the kind
    uint32_t slot;        ///< hash of the name: the same whatever other tactics there are
    uint32_t number;      ///< of its name among plan->tactic_names
    bool is_left_out;     ///< has its money, and does nothing: for lives without it
    double share;         ///< of the strategy's budget
    uint8_t message;      ///< which of the plan's it carries
    const char *fallback; ///< the arm's tactic that spends what is not called for, or NULL
    uint8_t by_stage[GV_STAGE_MESSAGES]; ///< which for whom, where is_matched
    bool is_matched; ///< does the message depend on how far people have come?
    void *params;
} gv_tactic_plan;

typedef struct gv_arm {
    const char *name;
    gv_tactic_plan *tactics; ///< [n_tactics]
    size_t n_tactics;
} gv_arm;

typedef struct gv_measure {
    const gv_metric *metric;
    void *params;
} gv_measure;

/// One layer of a network, as it is declared.
typedef struct gv_layer_plan {
    const char *name; ///< NULL where the network is declared without layers
    const gv_generator *generator;
    void *params;
    gv_rewiring rewiring; ///< after growth
} gv_layer_plan;

/// A value that might flip the answer, and how far we doubt it.
typedef struct gv_contest {
    /// Dotted: `budget`, `model.p`, `network.ties`, `network.layers.work.ties`,
    /// `people.traits.age.mean`, `tactics.broadcast.cpm`, `messages.story.weight`.
    const char *key;
    double low, high;
} gv_contest;

/// Values that are tried one combination after another: every point is an experiment of its
/// own, with the same luck.
typedef struct gv_sweep {
    const char *const *keys; ///< [n_keys] as in gv_contest
    size_t n_keys;
    uint64_t n_points;    ///< 0: nothing is swept, the plan is one point
    const double *values; ///< [n_points][n_keys]
    const uint64_t *grid; ///< [n_keys] values of each key when the points are all their
                          ///< combinations, the last key fastest; NULL: a list of points
} gv_sweep;
/// Points that a plan has at most.
#define GV_MOST_POINTS 100000

/* ---- claims --------------------------------------------------------------- */

/// How the effect that a claim predicts comes about: it emerges from other mechanisms; two
/// forces oppose each other; or the model's rules contain it, so that only its size is
/// tested.
typedef enum gv_claim_type {
    GV_CLAIM_EMERGENT,
    GV_CLAIM_TRADE_OFF,
    GV_CLAIM_BUILT_IN,
} gv_claim_type;
typedef enum gv_predicted {
    GV_PREDICTED_UP,   ///< treatment above control
    GV_PREDICTED_DOWN, ///< below it
    GV_PREDICTED_SAME, ///< no farther from it than the smallest effect
} gv_predicted;
typedef enum gv_claim_role {
    GV_ROLE_PREDICTS, ///< the claim holds only if this does
    GV_ROLE_REFUTES,  ///< the claim fails if this holds
    GV_ROLE_BESIDE,   ///< told, and decides nothing
} gv_claim_role;
/// As scenarios write it.
const char *gv_claim_role_words(gv_claim_role role);
typedef enum gv_claim_shape {
    GV_CURVE_RISING,
    GV_CURVE_FALLING,
    GV_CURVE_INTERIOR, ///< best somewhere between its ends
} gv_claim_shape;

/// One comparison of a claim. All kinds share the struct; each kind's table has the rows
/// that it reads. A term is the name of a strategy, or `name@K`: at the K-th point of the
/// scenario's sweep, from 1; without `@K` at the first.
typedef struct gv_claimed {
    gv_words treatment, control; ///< terms
    const char *metric;          ///< name of an outcome
    const char *per;             ///< "": as it is; else divided by this outcome
    const char *second;          ///< the other outcome of rankings, levels, divergences
    uint32_t direction;          ///< gv_predicted
    uint32_t role;               ///< gv_claim_role
    uint32_t shape;              ///< gv_claim_shape
    uint64_t at;                 ///< step of a curve that counts; 0: the last
    uint64_t since;              ///< what came up to this step does not count
    double relative, absolute;   ///< smallest effect; both 0: the outcome's own
    gv_reals levels;             ///< what the terms of a curve stand for
    double above, below;         ///< where the best of a curve may be
    double threshold, refuted_at;
    double number;         ///< that a level is held against
    double quantile, base; ///< of a tail; base 0: not divided
} gv_claimed;

/// Kinds of comparisons, in the order of gv_comparison_specs.
typedef enum gv_comparison_kind {
    GV_COMPARE_DIFFERENCE,
    GV_COMPARE_INTERACTION,
    GV_COMPARE_BEST,
    GV_COMPARE_CURVE,
    GV_COMPARE_RANKING,
    GV_COMPARE_LEVEL,
    GV_COMPARE_TAIL,
    GV_COMPARE_TRANSFER,
    GV_COMPARE_MIXTURE,
    GV_COMPARE_DIVERGENCE,
    GV_COMPARE_DESCRIPTION,
    GV_COMPARISON_KINDS
} gv_comparison_kind;
extern const gv_spec *const gv_comparison_specs[GV_COMPARISON_KINDS + 1]; ///< NULL-ended

/// What a scenario is to put to the test.
typedef struct gv_claim {
    const char *essay;      ///< file that makes the claim
    const char *says;       ///< the claim in other words
    const char *refuted;    ///< when it is refuted, in words
    const char *caveat;     ///< what the test cannot tell; ""
    uint32_t type;          ///< gv_claim_type
    gv_counts pairs;        ///< looks of its own, rising; none: the usual ones
    bool unequal;           ///< strategies cost different sums by intention
    gv_words pro, contra;   ///< literature
    gv_words fixed;         ///< dotted keys that a robustness sample leaves alone
    gv_entries comparisons; ///< of gv_claimed
} gv_claim;
extern const gv_spec gv_claim_spec;

/// Which kind the k-th comparison is, and what it says.
gv_comparison_kind gv_claim_kind(const gv_claim *claim, size_t k);
const gv_claimed *gv_claim_at(const gv_claim *claim, size_t k);
/// Does anything in the claim decide? If not, it describes.
bool gv_claim_decides(const gv_claim *claim);

/// Looks at a claim, at most.
#define GV_CLAIM_LOOKS 8
/// Terms of a comparison at most, and points of a sweep that a curve follows.
#define GV_CLAIM_TERMS 256

/// A term resolved: a strategy at a point.
typedef struct gv_term {
    size_t arm;
    uint64_t point; ///< from 0
} gv_term;

typedef struct gv_plan {
    gv_arena *arena;
    gv_experiment experiment;
    const char *name;          ///< of the scenario: its file name without folder and ending
    const char *prose;         ///< the comment at the head of the file; may be ""
    const char *scenario_text; ///< as written
    gv_words overrides;        ///< `dotted.key=value` that were set over the text, in order
    const char *folder; ///< of the scenario; file parameters are already joined to it
    const gv_generator *generator;
    void *network_params;
    gv_rewiring rewiring;       ///< after growth
    const char *layer_name;     ///< of these three, the first layer; NULL: no layers
    gv_layer_plan *more_layers; ///< [n_more_layers] that stand on it
    size_t n_more_layers;
    uint32_t layer;                ///< along which word travels, or GV_UNION
    uint64_t replicates_per_graph; ///< resolved: at least 1, or GV_ALL_REPLICATES
    gv_people_plan crowd;          ///< who they are; `groups:` is a trait of it
    const gv_model *model;
    void *model_params;
    gv_message *messages; ///< [n_messages]; none: there is one without a name
    size_t n_messages;
    gv_arm *arms; ///< [n_arms]; do-nothing first unless baseline: none
    size_t n_arms;
    gv_words group_names;  ///< words of the trait `group`, where they are known before the
                           ///< network is; else one empty word
    gv_words tactic_names; ///< of all strategies, each once, in order of appearance; one
                           ///< empty name where there are no tactics
    gv_measure *measures;  ///< [n_measures], in the order of metrics.def
    size_t n_measures;
    gv_outcome *in_state; ///< [n_states] outcomes of a metric that counts by state
    uint32_t n_states;    ///< of a model with compartments; both set by settling
    gv_contest *contests; ///< [n_contests]
    size_t n_contests;
    gv_sweep sweep;
    const gv_claim *claim;  ///< NULL: the scenario tests none
    uint64_t cascades_kept; ///< replicates whose trees go to cascades.h5; 0: none
    gv_network *network;    ///< when no key changes it (files, named graphs): made once, by
                            ///< settling; else NULL
    bool owns_network;      ///< false in copies, which borrow it
    uint64_t people, arcs;  ///< expected, from the generator; of the largest point; arcs
                            ///< along which word travels
    uint64_t idle_arcs;     ///< of the layers beside it
    uint64_t growing_bytes; ///< at the peak of growing one network
    uint64_t contacts;      ///< arcs of all snapshots where ties come and go; else 0
    gv_people_table *table; ///< what the file of people holds, read by settling; or NULL
    bool owns_table;        ///< false in copies, which borrow it
    gv_hash files;          ///< content of all input files together; zero without files
} gv_plan;

/// An empty plan with defaults. Free with gv_plan_free.
gv_status gv_plan_create(gv_plan **out, gv_error *err) GV_MUST_USE;
/// A copy to change numbers in. It shares texts and lists with `plan`, which must outlive
/// it.
gv_status gv_plan_copy(const gv_plan *plan, gv_plan **out, gv_error *err) GV_MUST_USE;
void gv_plan_free(gv_plan *plan);

/// After all fields are set: add the baseline, give slots, size the network, resolve
/// replicates_per_graph, hash input files. May be called again after gv_plan_set.
/// @param per_graph  replicates to a graph, GV_ALL_REPLICATES, or 0 to choose: 1 up to
/// 200,000 arcs, 16 above, all on a network that is not random
/// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO, GV_E_IMPOSSIBLE, GV_E_DATA
gv_status gv_plan_settle(gv_plan *plan, uint64_t per_graph, gv_error *err) GV_MUST_USE;

/// Read the file of people, if there is one and it was not read before; settling does it
/// too.
/// @return GV_OK, GV_E_DATA with line and column, GV_E_MEMORY
gv_status gv_plan_read_people(gv_plan *plan, gv_error *err) GV_MUST_USE;

/// The number under a dotted key; keys as in gv_contest. @return false: no such number.
bool gv_plan_number(const gv_plan *plan, const char *key, double *out);
/// Set it, checking the row's range. `tactics.NAME.KEY` sets it in every arm.
/// @return GV_OK, GV_E_RANGE, GV_E_SCENARIO (no such number)
gv_status gv_plan_set(gv_plan *plan, const char *key, double value,
                      gv_error *err) GV_MUST_USE;
/// The table row under a dotted key, or NULL.
const gv_param *gv_plan_row(const gv_plan *plan, const char *key);

/// What trials vary, axis after axis: the contested values; then the budget, for the worth
/// of its last part; then which tactics are left out (as a set of bits).
size_t gv_plan_axes(const gv_plan *plan);
size_t gv_plan_marginal_axis(const gv_plan *plan);
size_t gv_plan_attribution_axis(const gv_plan *plan);
/// The contested key, or the axis's own name.
const char *gv_plan_axis(const gv_plan *plan, size_t axis);
/// Does the strategy live without this set of its tactics (bit k: the k-th)? Without all of
/// them only if no strategy does nothing anyway.
bool gv_plan_leaves_out(const gv_plan *plan, size_t arm, uint64_t left_out);
/// The sets that some strategy lives without, each once. @param[out] out
/// [GV_SETS_LEFT_OUT] @return how many
size_t gv_plan_sets_left_out(const gv_plan *plan, uint64_t *out);
#define GV_SETS_LEFT_OUT (3 * GV_TACTICS_LIMIT)

/// What is allowed and yet hardly meant, in sentences: customer service in a world where
/// nobody complains or asks; replicates that share a few networks. Adds nothing where all
/// is well.
void gv_plan_notes(const gv_plan *plan, gv_text *out);

/// Points of the plan, at least 1.
uint64_t gv_plan_points(const gv_plan *plan);
/// Value of the k-th swept key at a point.
double gv_plan_swept(const gv_plan *plan, uint64_t point, size_t k);
/// Does sweeping change networks or people, so that points cannot share them?
bool gv_plan_regrows(const gv_plan *plan);
/// Does setting this number change networks or people?
bool gv_plan_key_regrows(const char *key);
/// The experiment of one point, without a sweep. Shares texts and lists with `plan`, which
/// must outlive it.
/// @return GV_OK, GV_E_RANGE, GV_E_SCENARIO (no such number), GV_E_IMPOSSIBLE, GV_E_MEMORY
gv_status gv_plan_at(const gv_plan *plan, uint64_t point, gv_plan **out,
                     gv_error *err) GV_MUST_USE;

/// The machine form: a valid scenario with everything spelled out.
void gv_plan_print(const gv_plan *plan, gv_text *out);
/// What decides the numbers of one life: everything but title, prose, replicates, measures,
/// contests, record, threads, output; files count by content. Folder and resuming go by it.
gv_status gv_plan_world_hash(const gv_plan *plan, gv_hash *out, gv_error *err) GV_MUST_USE;
/// The world and how much of it is asked for.
gv_status gv_plan_hash(const gv_plan *plan, gv_hash *out, gv_error *err) GV_MUST_USE;

/// Layers of the plan's network, at least 1; and the k-th as a copy.
uint32_t gv_plan_layers(const gv_plan *plan);
gv_layer_plan gv_plan_layer(const gv_plan *plan, uint32_t k);
/// Grow the network of a graph: every layer with a key of its own.
/// @return what gv_network_grow and gv_network_stack return
gv_status gv_plan_grow(const gv_plan *plan, uint64_t graph, gv_network **out,
                       gv_error *err) GV_MUST_USE;
/// Does everybody hear everybody where word travels? Has every tie there a weight?
bool gv_plan_is_complete(const gv_plan *plan);
bool gv_plan_has_weights(const gv_plan *plan);
/// Do ties come and go where word travels?
bool gv_plan_changes(const gv_plan *plan);
/// The network in words: `watts_strogatz`, `friends: watts_strogatz, work: cliques, word
/// travels along work`; with titles in place of names for pages.
void gv_plan_print_network(const gv_plan *plan, bool titles, gv_text *out);
/// The k-th place along GV_SHAPE_MOVE in words: `unaware to attention`.
void gv_plan_print_move(const gv_plan *plan, size_t k, gv_text *out);
/// Does another key give another network? Rewired ones are random even where what they
/// were grown from is not.
bool gv_plan_has_random_network(const gv_plan *plan);

/// What is computed and kept at once: all strategies at some points and replicates.
typedef struct gv_shard {
    uint64_t point, n_points; ///< [point, point + n_points)
    uint64_t first, n;        ///< replicates [first, first + n)
} gv_shard;
/// Replicates to a shard; points to a shard: 1 up to 128 points; shards of the plan: about
/// 1,000 at most. Shards with the same replicates follow one another, so that the points
/// share graphs.
uint64_t gv_plan_shard_size(const gv_plan *plan);
uint64_t gv_plan_shard_points(const gv_plan *plan);
uint64_t gv_plan_shards(const gv_plan *plan);
gv_shard gv_plan_shard(const gv_plan *plan, uint64_t number);
/// Replicates to a graph.
uint64_t gv_plan_graph_of(const gv_plan *plan, uint64_t replicate);
uint64_t gv_plan_graphs(const gv_plan *plan);

/// GV_RANKS bits of the rankings that tactics of any strategy ask for.
unsigned gv_plan_rankings(const gv_plan *plan);
/// GV_NEEDS bits of the model and of the tactics of all strategies.
unsigned gv_plan_needs(const gv_plan *plan);

/// Memory that the engine uses at most for keeping graphs (one graph it keeps in any case).
#define GV_KEEP_BYTES (UINT64_C(768) << 20)

typedef struct gv_estimate {
    uint64_t lives;        ///< arms x replicates, without contests
    uint64_t memory_bytes; ///< peak of a run
    uint64_t disk_bytes;   ///< result file, uncompressed upper bound
    uint64_t arc_visits;   ///< upper bound: every arc once a life; in every tick, where
                           ///< ties come and go
} gv_estimate;
gv_estimate gv_plan_estimate(const gv_plan *plan, uint32_t threads);

/// Outcomes of all measures in file order. @return how many; `at(k)` the k-th.
size_t gv_plan_outcomes(const gv_plan *plan);
/// Outcomes of the m-th measure.
size_t gv_plan_measure_outcomes(const gv_plan *plan, size_t m);
const gv_outcome *gv_plan_outcome(const gv_plan *plan, size_t k);
/// What the sizes of their shapes follow from.
gv_extent gv_plan_extent(const gv_plan *plan);
/// Does some measure see which tactic reached whom?
bool gv_plan_sees_touches(const gv_plan *plan);
/// Does any metric follow who passes what on?
bool gv_plan_follows_sayings(const gv_plan *plan);
/// The arm whose lives some measure sees beside; SIZE_MAX: none does.
size_t gv_plan_control(const gv_plan *plan);

/// Find the strategy and point that a term of a claim names.
/// @return GV_OK, GV_E_SCENARIO (no such strategy, or no such point)
gv_status gv_plan_term(const gv_plan *plan, const char *term, gv_term *out,
                       gv_error *err) GV_MUST_USE;
/// The outcome of the plan with that name, or NULL.
const gv_outcome *gv_plan_outcome_named(const gv_plan *plan, const char *name);

/// Version of the numbers: bumped whenever the same plan gives other results.
#define GV_RESULTS_VERSION 2

#endif
