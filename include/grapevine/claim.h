/// @file
/// Layer 8: claims put to the test: judged look by look, over what is assumed, and taken
/// apart.
#ifndef GRAPEVINE_CLAIM_H
#define GRAPEVINE_CLAIM_H

#include "grapevine/study.h"

/// When a claim is looked at, and how strict every look is, so that looking several times
/// errs no more often than looking once: the same critical value at every look.
#define GV_LOOKS GV_CLAIM_LOOKS
typedef struct gv_looks {
    size_t n;
    uint64_t pairs[GV_LOOKS]; ///< ascending
    double critical;          ///< |z| beyond which a look decides
    double error;             ///< two-sided, over all looks: 0.05
} gv_looks;
/// 30, 60, 120 and 200 pairs, cut at `most`, which then is the last look.
/// @param most  at least 2
/// @return GV_OK, GV_E_RANGE, GV_E_MEMORY, GV_E_LIBRARY. Some hundred milliseconds at most.
/// @source Pocock (1977), doi:10.1093/biomet/64.2.191; the integration: Armitage,
/// McPherson, Rowe (1969), doi:10.2307/2343787
gv_status gv_looks_make(uint64_t most, gv_looks *out, gv_error *err) GV_MUST_USE;
/// Those that a claim asks for, or the usual ones. @param most  0: all of them
gv_status gv_looks_for(const gv_claim *claim, uint64_t most, gv_looks *out,
                       gv_error *err) GV_MUST_USE;
/// The same for looks of one's own. @param pairs  [n] ascending, n from 1 to GV_LOOKS
gv_status gv_looks_of(const uint64_t *pairs, size_t n, double error, gv_looks *out,
                      gv_error *err) GV_MUST_USE;
/// Chance that a trend without any effect exceeds `z` at one of the looks: of its size, or
/// only upwards. @param[out] out  in [0, 1]
gv_status gv_looks_exceed(const gv_looks *looks, double z, bool two_sided, double *out,
                          gv_error *err) GV_MUST_USE;

typedef enum gv_claim_verdict {
    GV_CLAIM_INCONCLUSIVE, ///< final at the last look
    GV_CLAIM_SUPPORTED,
    GV_CLAIM_REFUTED,
    GV_CLAIM_SHOWN,    ///< supported, but built in: the size is what was learnt
    GV_CLAIM_DESCRIBED ///< there was nothing to decide
} gv_claim_verdict;
/// "supported", "built in, shown", ...
const char *gv_claim_verdict_words(gv_claim_verdict verdict);
/// "emergent", "trade-off", "built in".
const char *gv_claim_type_words(gv_claim_type type);

/// One place of a comparison: a strategy (at a point), and what it came to.
typedef struct gv_level {
    const char *name; ///< the term as the scenario writes it; of curves with a control,
                      ///< the treatment's
    bool is_control;
    double x;         ///< what it stands for; of mixtures their evenness
    gv_interval mean; ///< 95 % t-interval of this strategy alone; of tails the quantile
} gv_level;

/// What one comparison came to. Differences keep their own sign, whatever was predicted.
typedef struct gv_compared {
    gv_comparison_kind kind;
    const gv_claimed *said;
    const gv_outcome *outcome;
    gv_claim_verdict verdict; ///< SUPPORTED: what it predicts is so
    double smallest;          ///< difference that matters at all
    gv_interval effect;       ///< over all looks together an interval of 95 %
    double p;                 ///< one-sided, over all looks so far
    uint64_t n;               ///< pairs in which it is defined
    const double *pair; ///< [n] difference of every pair; NULL: none (rankings, tails)
    double control;     ///< mean of the control, or of what it is held against; NaN
    /// Of two treatments with two controls, which differ in their content: second content
    /// minus first, and how much more the treatment gains by it. NaN elsewhere.
    gv_interval package, interaction;
    /// Money spent, mean; NaN: not measured. Difference of the outcome per unit spent.
    double spent_treatment, spent_control;
    bool spends_alike;     ///< within 0.5 % of the budget, of the points that are
                           ///< compared the smallest one
    gv_interval per_spent; ///< NaN: spent alike, or nothing
    size_t n_levels;
    const gv_level *levels;
    size_t best, best_control; ///< levels most often chosen; SIZE_MAX: not chosen
    size_t n_steps;            ///< of a curve; 0: none
    gv_band curve;             ///< difference, step by step
} gv_compared;

typedef struct gv_driver {
    const char *key;
    double rank_correlation; ///< partial, with the effect in the predicted direction
    double first_order;      ///< share of the effect's variance, less what noise gives
    double p;                ///< that noise correlates as much, over all numbers varied
} gv_driver;

typedef enum gv_robustness {
    GV_ROBUST_UNKNOWN, ///< was not asked for
    GV_ROBUST,         ///< as predicted at 80 % of the sample or more
    GV_CONTINGENT,     ///< at 20 to 80 %
    GV_FRAGILE         ///< at less than 20 %
} gv_robustness;
const char *gv_robustness_words(gv_robustness robustness);

/// A claim over everything that is assumed.
typedef struct gv_robust_answer {
    gv_robustness label;
    uint64_t n_points, n_lost, pairs;
    size_t comparison; ///< that the numbers are of: the least robust
    /// Shares of the sample in which the effect lies beyond the smallest one as predicted,
    /// within it, and beyond it the other way, the noise of few pairs removed.
    double as_predicted, within, opposite;
    size_t n_undefined;       ///< predictions that are defined at no point: they cap the
                              ///< label at contingent, as lost points do that might
    size_t n_drivers;         ///< whose p is 0.05 or less; the others drive nothing
    const gv_driver *drivers; ///< [n_keys] by |rank correlation|, strongest first
    const double *effect;     ///< [n_points] mean over the pairs, predicted direction up;
                              ///< NaN: lost
    size_t n_keys;
    const char *const *keys; ///< [n_keys] numbers that were varied
    const char *left_out;    ///< why there is no sample, or none that tells anything; NULL:
                             ///< there is, or none asked for
} gv_robust_answer;

/// One thing that is assumed of a reading, and what it contributes to an effect: how much
/// less the effect is without it.
typedef struct gv_rung {
    const char *key;
    gv_interval alone;   ///< taken away first, all others left as they are
    gv_interval shapley; ///< mean over all orders of taking them away; these add up
} gv_rung;
#define GV_RUNGS_OF_LADDER 5
/// How much of an effect is what readings are assumed to be worth. Its sign is that of the
/// prediction: above 0 as predicted.
typedef struct gv_ladder_answer {
    const char *left_out; ///< why there is none; NULL: there is, or none was asked for
    size_t comparison;    ///< that was taken apart
    uint64_t pairs;       ///< 0: there is none
    size_t n_rungs;
    const gv_rung *rungs;
    gv_interval as_assumed; ///< the effect with everything assumed
    gv_interval level;      ///< with nothing of it: what the place in the network brings
} gv_ladder_answer;

typedef struct gv_claim_answer {
    gv_arena *arena;
    const gv_plan *plan; ///< borrowed
    const gv_claim *claim;
    gv_claim_verdict verdict;
    bool is_decided; ///< no further look is needed
    size_t look;     ///< the one that decided, or the last so far, from 0
    gv_looks looks;
    uint64_t n;        ///< pairs at that look
    uint64_t n_failed; ///< of these, left out
    double p;          ///< the largest of its predictions', 1 for one that is defined in
                       ///< no pair; NaN: it predicts nothing
    double adjusted;   ///< over the batch; NaN: no p
    bool stands;       ///< is the verdict still that over the batch?
    size_t n_comparisons;
    gv_compared *comparisons;
    gv_robust_answer robust;
    gv_ladder_answer ladder;
    char plan_hash[33], world_hash[33]; ///< filled in by whoever knows them
} gv_claim_answer;

/// Judge a claim on what is there: at the first look that decides, or the last that has its
/// pairs.
/// Supported: the interval lies above 0 and the mean is at least the smallest effect.
/// Refuted: the whole interval lies below the smallest effect. Of `same`: supported when
/// the interval lies within the smallest effect, refuted when 0 lies outside the interval
/// and the mean reaches it. A claim is supported when all that it predicts is; refuted when
/// one is, or what would refute it holds.
/// @param plan    has a claim; borrowed as long as the answer lives
/// @param blocks  [points of the plan] lives of all replicates
/// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO (no claim), GV_E_FAILED_RUNS (fewer than two
/// complete pairs), GV_E_LIBRARY. O(comparisons x replicates x steps).
gv_status gv_claim_judge(const gv_plan *plan, gv_block *const *blocks,
                         const gv_looks *looks, gv_claim_answer **out,
                         gv_error *err) GV_MUST_USE;
void gv_claim_answer_free(gv_claim_answer *answer);

/// Adjust for testing many claims at once: a supported claim stands if its p survives a
/// false discovery rate of 10 %.
/// @param answers  [n] those without p are passed over
/// @source Benjamini, Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x
void gv_claims_adjust(gv_claim_answer *const *answers, size_t n);
#define GV_FALSE_DISCOVERIES 0.1

/// The sample that tells whether a claim rests on the numbers that were assumed, at Sobol
/// points, each number moved by a digital shift of its own; more than ten numbers in blocks
/// of ten whose points are dealt anew (Latin supercube). Varied are: every number of the
/// model and of its tactics that states a range worth exploring and is no convention; the
/// budget, from 0.05 to 1.5 a head; and how alike people are who are tied (`likeness`, or
/// `homophily` where there are groups, of each layer's generator). Left alone: what the
/// claim fixes or sweeps, under whatever name; what strategies differ in; what the scenario
/// sets outside its range; and numbers of model and tactics at a 0 that cannot be less,
/// which are options that are off. Every point has a seed of its own, which all of its
/// strategies share, so that points tell of networks and people of their own; and every
/// pair a network of its own, where networks are random. Strategies and points of the
/// plan's own sweep that no prediction speaks of are not lived, save the strategy that
/// metrics hold others against; the others come together, in their order, at every point of
/// the sample. Swept are first the numbers, then `seed`, then what the plan itself sweeps.
/// @param n  a power of two
/// @return GV_OK; GV_E_SCENARIO: nothing to vary, or it predicts what a few pairs cannot
/// show (rankings, tails); GV_E_RANGE: n is no power of two, or there would be more than
/// GV_MOST_POINTS in all; GV_E_MEMORY, GV_E_LIBRARY
/// @source Bratley, Fox (1988), doi:10.1145/42288.214372; shift: L'Ecuyer, Lemieux (2002),
/// doi:10.1007/0-306-48102-2_20; blocks: Owen (1998), doi:10.1145/272991.273010
gv_status gv_robust_plan(const gv_plan *plan, uint64_t n, uint64_t pairs, gv_plan **out,
                         gv_error *err) GV_MUST_USE;
#define GV_ROBUST_POINTS 256
#define GV_ROBUST_PAIRS 4
/// How many numbers the sample varies; they come first among the swept ones.
size_t gv_robust_keys(const gv_plan *plan, const gv_plan *sample);
/// Judge the sample, point by point.
/// @param sample  from gv_robust_plan
/// @param read    gives the block of a point, freed here; a point whose lives failed may
/// have none that is complete
/// @source shares: Griffiths (1973), doi:10.2307/2529131 (beta-binomial); PRCC: Marino,
/// Hogue, Ray, Kirschner (2008), doi:10.1016/j.jtbi.2008.04.011; first-order indices from
/// given data: Plischke, Borgonovo, Smith (2013), doi:10.1016/j.ejor.2012.11.047
gv_status gv_robust_judge(gv_claim_answer *answer, const gv_plan *sample,
                          gv_status (*read)(void *self, uint64_t point, gv_block **out,
                                            gv_error *err),
                          void *self, gv_error *err) GV_MUST_USE;

/// The lives that take an effect apart: advertisements are put on a level with partners'
/// posts in none, some or all of five things, 32 points in all. What is taken apart is the
/// first prediction of a difference or an interaction whose terms all stand at one point of
/// the plan's sweep, at that point.
/// @return GV_OK; GV_E_SCENARIO: no such prediction, nothing that advertises, the model has
/// no such numbers, or the scenario levels the field itself at that point
gv_status gv_ladder_plan(const gv_plan *plan, uint64_t pairs, gv_plan **out,
                         gv_error *err) GV_MUST_USE;
#define GV_LADDER_PAIRS 16
/// Take it apart. Pairs that share a network count together.
/// @param read  as of gv_robust_judge
/// @return GV_OK; GV_E_FAILED_RUNS: some life failed; GV_E_SCENARIO: all were lived, and
/// the outcome is undefined in some pair; GV_E_MEMORY. Without GV_OK the answer has no
/// ladder and is otherwise as before.
/// @source Shapley (1953), A value for n-person games
gv_status gv_ladder_judge(gv_claim_answer *answer, const gv_plan *sample,
                          gv_status (*read)(void *self, uint64_t point, gv_block **out,
                                            gv_error *err),
                          void *self, gv_error *err) GV_MUST_USE;

/// The comparison that decides: the first prediction that failed, else what refutes the
/// claim, else the first prediction that is open, else the first.
const gv_compared *gv_claim_telling(const gv_claim_answer *answer);
/// One line: what the claim came to. Owned by the answer's arena.
gv_status gv_claim_sentence(const gv_claim_answer *answer, const char **out,
                            gv_error *err) GV_MUST_USE;
/// All claims as JSON: fixed order of keys, twelve digits, null for what does not exist.
/// @param[out] out  appended to; untouched on failure
gv_status gv_claims_json(const gv_claim_answer *const *answers, size_t n, gv_text *out,
                         gv_error *err) GV_MUST_USE;

#endif
