/// @file
/// Layer 4: outcomes of a life. A metric watches; it never changes anything.
#ifndef GRAPEVINE_METRIC_H
#define GRAPEVINE_METRIC_H

#include "grapevine/strategy.h"

typedef enum gv_kind { GV_KIND_COUNT, GV_KIND_REAL } gv_kind; ///< uint32_t, double

/// What a life has of an outcome: one value, or one along a dimension.
typedef enum gv_shape {
    GV_SHAPE_LIFE,       ///< 1
    GV_SHAPE_STEP,       ///< ticks + 1; step 0 is the state before the first tick
    GV_SHAPE_CHANNEL,    ///< GV_CHANNELS
    GV_SHAPE_DEPTH,      ///< GV_DEPTHS generations of word of mouth
    GV_SHAPE_TACTIC,     ///< the plan's tactics, each name once
    GV_SHAPE_MESSAGE,    ///< the plan's messages
    GV_SHAPE_GROUP,      ///< the words of the trait `group`
    GV_SHAPE_POPULARITY, ///< the rungs of gv_popularity_rungs
    GV_SHAPE_MOVE,       ///< from each of the model's states to each, row by row
    GV_SHAPES            ///< how many there are
} gv_shape;
#define GV_DEPTHS 16 ///< the last one counts all deeper generations
#define GV_RUNGS 22
extern const uint32_t gv_popularity_rungs[GV_RUNGS]; ///< 1, 2, 5, 10, 20, 50, ... 10^7
/// What the sizes of shapes follow from.
typedef struct gv_extent {
    uint32_t ticks;
    uint32_t tactics;  ///< names of tactics in the plan; at least 1
    uint32_t groups;   ///< words of the trait `group`; at least 1
    uint32_t messages; ///< at least 1
    uint32_t states;   ///< that the model names; at least 1
    uint32_t people;   ///< no dimension of an outcome; for what metrics keep
    uint32_t posts;    ///< likewise: that can be read at once; 0: the model has none
} gv_extent;
size_t gv_shape_size(gv_shape shape, gv_extent extent);
/// Name of the dimension in files ("step", "channel", "depth", "tactic", "group",
/// "message", "popularity", "move"); NULL for GV_SHAPE_LIFE.
const char *gv_shape_dimension(gv_shape shape);

typedef enum gv_direction { GV_MORE_IS_BETTER, GV_LESS_IS_BETTER, GV_NEITHER } gv_direction;

/// One outcome, declared once. Undefined reals (a time that never came) are NaN.
typedef struct gv_outcome {
    const char *name;  ///< as in files; NULL ends a list
    const char *title; ///< as people read it
    const char *unit;  ///< "people", "steps", "money", "share", "1"
    gv_kind kind;
    gv_shape shape;
    gv_direction direction;
    double low, high; ///< bounds; INFINITY: none
    const char *help;
    double smallest; ///< effect of interest: what differs by less is as good as equal
    bool smallest_is_share; ///< of what the control came to, not in the outcome's unit
} gv_outcome;

/* ---- touches: which tactic reached whom ------------------------------------ */

/// A time at which a tactic's content reached a person who had not adopted yet.
typedef struct gv_touch {
    uint32_t tick;   ///< GV_NEVER: it never happened
    uint32_t tactic; ///< place in its strategy
} gv_touch;

/// Whom the tactics of one strategy reached in one life. A read of paid, partner or owned
/// content touches its reader on behalf of its tactic, an adopter's paid recommendation all
/// who hear it, a seed the person who is given the product. Of several tactics in one tick
/// one counts as the first, and as the last, each with the same chance.
typedef struct gv_touches {
    gv_touch *first, *last; ///< [n] before the person adopted
    uint64_t *by;           ///< [n] bit k: the k-th tactic touched the person, ever
    uint32_t slot[GV_TACTICS_LIMIT]; ///< of the strategy's tactics
    uint8_t channel[GV_TACTICS_LIMIT];
} gv_touches;
/// Ready for n people and a new life.
void gv_touches_forget(gv_touches *touches, uint32_t n);
/// The k-th tactic touches n people in the world's running tick.
void gv_touches_add(gv_touches *touches, const gv_world *w, uint32_t tactic,
                    const uint32_t *person, uint64_t n);
/// Among touches of one person in one tick the smallest claim counts. Word of mouth has the
/// slot GV_NOBODY and the channel GV_CHANNEL_EARNED.
uint64_t gv_touch_claim(const gv_world *w, uint32_t person, uint32_t slot,
                        gv_channel channel, uint32_t tick);

/// A finished life as metrics see it.
typedef struct gv_life gv_life;
struct gv_life {
    const gv_world *world;
    const gv_people *people; ///< may be NULL: nothing known of them
    uint32_t ticks;
    const uint32_t *adopters; ///< [ticks + 1] adopters in each state
    const gv_money *spent;    ///< [ticks + 1] spent up to each state
    const double *moved;  ///< [ticks + 1] share of an instalment that reallocation moved
    const double *factor; ///< [n_accounts] of the last instalment beside what was planned;
                          ///< NaN: of a tactic that had all of its money from the beginning
    const uint32_t *in_state;  ///< [n_states][ticks + 1] people in each state of the model
    uint32_t n_states;         ///< 0: a model without compartments
    const double *gauge;       ///< [GV_GAUGES][ticks + 1] of models that keep gauges
    const gv_account *account; ///< [n_accounts] by tactic of the arm
    size_t n_accounts;
    const uint32_t *number;    ///< [n_accounts] of each tactic along GV_SHAPE_TACTIC
    const gv_touches *touches; ///< NULL unless some metric of the plan sees them
    const gv_offer *offers;    ///< [n_offers] all that its tactics offered, by tick
    size_t n_offers;
    gv_extent extent;
    uint32_t *scratch; ///< [5 n] for the metric's use, contents undefined; aligned for all
    /// The control's life of the same replicate: the same people, network and luck. This
    /// very life where it is the control's; NULL unless some metric of the plan asks. Its
    /// `own` is what the same metric keeps of it.
    const gv_life *control;
    void *const *kept; ///< [measures] what each metric of the plan keeps during a life
    void *own;         ///< of these, what the metric that measures keeps; NULL: nothing
};

/// Where a metric writes: out[k] is [gv_shape_size] values of its k-th outcome.
typedef union gv_value {
    uint32_t *count;
    double *real;
} gv_value;

/// A metric as a part.
typedef struct gv_metric {
    gv_spec spec;
    const gv_outcome *outcomes; ///< name NULL ends
    bool sees_touches;          ///< wants life->touches, 24 bytes a person
    /// One outcome that models with compartments have once for every state, under its name
    /// and the state's; other models have it not at all.
    bool by_state;
    bool of_opinions; ///< models without opinions have its outcomes not at all
    bool of_cultures; ///< nor those without cultures these
    bool of_memes;    ///< models without memes have its outcomes not at all
    bool of_sayings;  ///< nor those in which nothing is passed on these; 4 bytes a person
    /// Bytes that it keeps during a life, all zero before; NULL: none.
    size_t (*own_bytes)(gv_extent extent);
    /// Looks at every state, step 0 first. NULL: it does not.
    void (*look)(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent);
    /// Hears of every meme that is over. NULL: it does not.
    void (*meme_over)(void *own, const void *params, const gv_meme *meme);
    bool of_gauges; ///< likewise models without gauges
    /// Name of the strategy whose lives it sees beside (life->control); "": the plan's
    /// first. NULL: it sees none. Lives of that strategy may be lived twice.
    const char *(*control)(const void *params);
    void (*measure)(const gv_life *life, const void *params, const gv_value *out);
} gv_metric;

const gv_metric *const *gv_metrics(void);
const gv_metric *gv_metric_named(const char *name);
/// Number of outcomes of a metric.
size_t gv_metric_outcomes(const gv_metric *metric);

/// share * people, exact where that is a whole number.
double gv_share_of(double share, uint32_t people);

/// Row of the strategy whose lives a metric sees beside; `whose` says for what.
#define GV_AGAINST(Type, whose)                                                            \
    GV_WORD(Type, against, .initial_text = "", .source = "convention",                     \
            .help =                                                                        \
                whose "; `\"\"`: the first, which does nothing unless `baseline: none`")

/* ---- trees of who convinced whom ------------------------------------------ */

/// Shape of the largest tree of a life. Virality is the Wiener index over pairs.
typedef struct gv_tree_shape {
    uint32_t trees;   ///< adopters that nobody in the network convinced
    uint32_t size;    ///< people in the largest tree (equal: the root that adopted first)
    uint32_t depth;   ///< its longest chain, 0 for a lone root
    uint32_t breadth; ///< its largest generation
    double virality;  ///< mean distance between two of its members; NaN below 2
    uint32_t generation[GV_DEPTHS]; ///< all adopters by distance from their root
} gv_tree_shape;
/// @param parent   [n] of each member the place of its parent in this very list, which
/// comes earlier; GV_NOBODY for roots
/// @param scratch  [4 n]
/// @source Goel, Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158
/// Cost: O(n).
gv_tree_shape gv_tree_measure(const uint32_t *parent, uint32_t n, uint32_t *scratch);
/// The person who convinced v by word of mouth, or GV_NOBODY.
uint32_t gv_world_parent(const gv_world *w, uint32_t v);

#endif
