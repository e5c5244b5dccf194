/// @file
/// Layer 8: what a person asks for: strategies compared, and what would flip the answer.
#ifndef GRAPEVINE_STUDY_H
#define GRAPEVINE_STUDY_H

#include "grapevine/record.h"

/// Band over replicates at every step; arrays of [steps], in the comparison's arena.
typedef struct gv_band {
    const double *mean, *low, *high;
} gv_band;

/// What one tactic of a strategy is credited with, and what it brings.
typedef struct gv_tactic_credit {
    const char *tactic;
    gv_interval first_touch; ///< share of the strategy's adopters; NaN: not measured
    gv_interval last_touch;
    gv_interval lost;          ///< adopters fewer without the tactic, mean
    gv_interval incremental;   ///< that as share of the strategy's adopters
    gv_interval bias;          ///< last_touch minus incremental
    gv_interval tangibility;   ///< last touches for one adopter that it brings, Fieller
    gv_interval shapley;       ///< adopters; NaN: not asked for
    gv_interval shapley_share; ///< that as share of the strategy's adopters
} gv_tactic_credit;

/// Quantiles of one outcome over replicates, each with its interval.
#define GV_QUANTILES 5
extern const double gv_quantiles[GV_QUANTILES]; ///< 0.05, 0.25, 0.5, 0.75, 0.95
typedef struct gv_spread {
    const char *outcome; ///< as in files
    const char *title;
    gv_interval at[GV_QUANTILES]; ///< NaN: defined in no replicate
} gv_spread;

typedef struct gv_arm_summary {
    const char *name;
    gv_interval adopters;    ///< mean final adopters, t-interval
    gv_interval spent;       ///< mean money
    gv_interval incremental; ///< adopters minus the baseline's; NaN for the baseline
    gv_interval cost_per_incremental; ///< Fieller; high = INFINITY: no finite bound
    gv_interval per_thousand; ///< incremental adopters per 1,000 spent; NaN: none spent
    gv_interval reach;        ///< people reached; NaN when not measured
    gv_interval frequency;    ///< reads per person reached
    gv_interval take_off; ///< share of replicates that took off, Wilson; NaN: not measured
    gv_interval time_to_share; ///< mean over the replicates that got there
    gv_interval got_there;     ///< share of replicates that reached that share, Wilson
    gv_interval largest_tree, depth, breadth, virality;
    gv_interval secondary;           ///< convinced per early adopter
    gv_interval secondary_top_fifth; ///< share convinced by the most convincing fifth
    gv_interval lone_share;          ///< of trees that are one person
    size_t n_spreads;
    const gv_spread *spreads; ///< of adopters, trees, secondary adopters; as measured
    double bimodality;        ///< of final adopters: gv_bimodality
    double split;             ///< adopters that part the two modes; NaN: one mode
    gv_interval lower_mode;   ///< share of replicates below, Wilson; NaN: one mode
    gv_interval marginal; ///< adopters per 1,000 of the last part of the budget, Fieller;
                          ///< NaN: not asked for, or nothing more was spent
    size_t n_credits;
    const gv_tactic_credit *credits; ///< by tactic; none: attribution not asked for
    /// What leaving out one tactic after the other costs, summed, minus what leaving out
    /// all costs. Above 0: tactics help each other (synergy), and each is counted for what
    /// it does with the others; below: they win the same people (cannibalisation).
    gv_interval synergy;
    gv_interval wins; ///< share of paired replicates in which this arm has the most
                      ///< adopters, ties split; Wilson
    double channel[GV_CHANNELS]; ///< mean adopters by channel
    double generation[GV_DEPTHS];
    double message[GV_MESSAGES_LIMIT]; ///< mean adopters by message; NaN: not measured
    gv_band curve;                     ///< adopters: mean, 5 % and 95 % of replicates
    double largest_quantile[5];        ///< final adopters: 5, 25, 50, 75, 95 %
    bool spent_all;                    ///< within 0.5 % of the budget
} gv_arm_summary;

/// One arm against another, replicate by replicate.
typedef struct gv_difference {
    size_t a, b;              ///< arms; a is the better by mean
    gv_interval adopters;     ///< mean of a - b
    double error;             ///< standard error of that mean
    gv_interval share_won;    ///< of pairs by a, ties split; Wilson
    double confidence;        ///< that the mean difference is above 0, one-sided
    gv_interval per_thousand; ///< difference in incremental adopters per 1,000 spent
    gv_band curve; ///< difference of adopters: mean and 95 % interval of the mean
} gv_difference;

/// A point where the winner changes along a contested value.
typedef struct gv_flip {
    gv_interval at; ///< bootstrap of replicates; infinite bounds: outside what was tried
    size_t winner_below, winner_above; ///< arms
} gv_flip;

/// What a contested value does to the answer.
typedef struct gv_contest_answer {
    const char *key;
    double low, high, here;
    bool log_scale;
    size_t n_points;
    const double *value; ///< [n_points] ascending
    const double *mean;  ///< [n_arms][n_points] mean adopters
    const double *error; ///< [n_points] standard error of best minus second best
    size_t n_flips;
    const gv_flip *flips; ///< ascending
    double regret; ///< expected adopters lost by keeping today's winner, the value being
                   ///< anywhere in the range (evenly on its scale)
    double regret_share; ///< that, as share of the best choice's mean adopters
} gv_contest_answer;

/// What the sentences of an answer say.
typedef enum gv_sentence {
    GV_SAID_WINNER,
    GV_SAID_CERTAINTY,
    GV_SAID_FLIPS,
    GV_SAID_CREDIT,   ///< what the winner's tactics are credited with, and what they bring
    GV_SAID_SPENDING, ///< who leaves more than half a percent of the budget
    GV_SAID_CAVEAT,
    GV_SENTENCES
} gv_sentence;

/// What all arms came to in one measured outcome: its value, or the last one of a curve.
typedef struct gv_outcome_answer {
    const gv_outcome *outcome; ///< of the plan
    bool is_last;              ///< of a curve, in the last step
    const gv_interval *mean;   ///< [n_arms] over the replicates in which it is defined
    const uint64_t *defined;   ///< [n_arms] how many those are
    gv_interval difference; ///< winner minus second, where both are defined; NaN: one arm
} gv_outcome_answer;

/// Activity against result: do the strategies that people react to most also earn most?
/// Each replicate is ranked on its own; those in which all are alike are left out.
typedef struct gv_divergence {
    gv_interval tau; ///< mean of Kendall's tau-b between `engagement` and `lifetime_value`
                     ///< over strategies; NaN: not measured, or too few strategies
    /// [n_arms] mean of z(engagement) - z(lifetime_value), z over strategies: above 0 for
    /// those that stir more than they earn. NULL where tau is not asked for.
    const gv_interval *index;
    uint64_t n; ///< replicates behind these means
} gv_divergence;
/// The Bass curve of one strategy, fitted to every replicate's adopters by step: medians
/// over the replicates that have one, since single fits may be absurd.
typedef struct gv_bass_curve {
    gv_interval p, q; ///< a step
    gv_interval m;    ///< people
    uint32_t period;  ///< steps pooled to one period of sales, so that there are at most 52
    uint64_t n;       ///< replicates with a curve; 0: the intervals are NaN
    uint64_t n_doubtful; ///< of these, ill-conditioned or cut before the peak: see GV_BASS_
} gv_bass_curve;
#define GV_DIVERGENCE_ARMS 3 ///< strategies that it takes at least

typedef struct gv_comparison {
    gv_arena *arena;
    const gv_plan *plan; ///< borrowed
    size_t n_arms;
    gv_arm_summary *arms;       ///< in plan order
    size_t winner, second;      ///< by mean adopters, baseline included
    size_t baseline;            ///< SIZE_MAX: none
    gv_difference verdict;      ///< winner against second
    gv_difference *differences; ///< [n_differences] all pairs a > b
    size_t n_differences;
    size_t n_contests;
    gv_contest_answer *contests;
    size_t n_outcomes;
    const gv_outcome_answer *outcomes; ///< in the order of files
    gv_divergence divergence;
    const gv_bass_curve *bass; ///< [n_arms]; NULL unless `milestones` are measured
    uint64_t n_complete;       ///< replicates in which every arm finished
    uint64_t n_failed;         ///< replicates in which some arm failed
    uint64_t n_missing;        ///< replicates that some arm has not lived, and none failed
    const char *failure;    ///< why the first life failed; NULL: none did, or nobody knows
    uint64_t n_graphs;      ///< 1: "on this network"
    double expected_regret; ///< adopters lost on average if the winner is the wrong choice,
                            ///< given the uncertainty of its mean difference
    const char
        *sentence[GV_SENTENCES]; ///< in the order of gv_sentence; NULL: nothing to say
    bool is_decided;             ///< the interval of winner minus second excludes 0
    char world_hash[33], plan_hash[33]; ///< for the JSON; whoever knows them fills them in
} gv_comparison;

/// Search the points where the winner changes, for every contest of the plan: seven values
/// over the range, then bisection on paired luck, down to 1 % of the range (on its scale),
/// neighbouring whole numbers, or 10 halvings. A trial lives the plan's first 128
/// replicates (all, if fewer). Then try the budget without its last part, on the same
/// replicates, and leave tactics out, on all, where the plan asks for it. Trials found in
/// the record are not run again; each new one is kept at once.
/// @param options  NULL: defaults; @param shelf  graphs of the plan, may be NULL; not used
/// for keys under `network.`
/// @param record  may be NULL: nothing is kept
/// @param[out] trials  [*n_trials] by axis, then value; in the arena; untouched on failure
/// @return GV_OK, GV_E_STOPPED (run again to go on), GV_E_RANGE or GV_E_IMPOSSIBLE (no such
/// world within the contested range), GV_E_SCENARIO (no such number), GV_E_MEMORY, what a
/// run returns. Cost: about 12 runs of the plan (of 128 replicates at most) for a contest
/// with one flip.
gv_status gv_contest_run(const gv_plan *plan, const gv_run_options *options,
                         gv_shelf *shelf, gv_record *record, gv_trial **trials,
                         size_t *n_trials, gv_arena *arena, gv_error *err) GV_MUST_USE;

/// Compare the arms over the replicates that every arm finished. Where several, but not
/// all, replicates share a graph, intervals come from graph means, shares from trials cut
/// by the design effect. Equal means go to the earlier arm, so to doing nothing first.
/// @param plan    borrowed as long as the comparison lives
/// @param block   holds `final_adopters`; other outcomes are used where they are there
/// @param trials  [n_trials] from gv_contest_run; may be NULL: no contest is answered
/// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO (final adopters not measured),
/// GV_E_FAILED_RUNS (no replicate is complete). Cost: O(arms^2 * replicates * steps), and
/// replicates * log for quantiles; 999 resamples for each flip.
gv_status gv_compare(const gv_plan *plan, const gv_block *block, const gv_trial *trials,
                     size_t n_trials, gv_comparison **out, gv_error *err) GV_MUST_USE;
void gv_comparison_free(gv_comparison *comparison);
/// The comparison as JSON: fixed order of keys, twelve digits, null for what does not exist
/// and for infinite bounds.
/// @param result_path  as the user should see it; NULL: null
/// @param[out] out  appended to; untouched on failure
gv_status gv_comparison_json(const gv_comparison *comparison, const char *result_path,
                             gv_text *out, gv_error *err) GV_MUST_USE;

/* ---- sweeps ----------------------------------------------------------------- */

/// What one point of a sweep came to.
typedef struct gv_point_answer {
    bool is_there; ///< false: no such world, or no replicate of it is complete
    uint64_t n_failed, n_missing; ///< replicates: as in gv_comparison
    bool is_decided;              ///< as in gv_comparison
    size_t winner, second;        ///< arms
    gv_interval lead;             ///< mean adopters of winner minus second
    gv_interval share_won;        ///< of pairs, by the winner
    const gv_interval *adopters;  ///< [n_arms] mean final adopters
    size_t n_outcomes;            ///< 0: the points do not lie on a line
    const gv_outcome_answer *outcomes;
    gv_interval duel; ///< mean adopters of the first contender minus the second; NaN: there
                      ///< are not two
} gv_point_answer;

typedef struct gv_sweep_answer {
    gv_arena *arena;
    const gv_plan *plan; ///< borrowed
    size_t n_arms;
    size_t baseline;     ///< SIZE_MAX: none, or no point is there
    size_t contender[2]; ///< the two arms beside the baseline; equal: there are not two
    uint64_t n_points;
    gv_point_answer *points; ///< [n_points]
} gv_sweep_answer;

/// Room for all points of a plan; none is there yet. Some 40 bytes a point, 24 for each
/// arm.
gv_status gv_sweep_answer_create(const gv_plan *plan, gv_sweep_answer **out,
                                 gv_error *err) GV_MUST_USE;
/// Remember what a point came to; every outcome where one key is swept.
/// @param c  of the plan at that point, and of a block whose outcomes outlive the answer
gv_status gv_sweep_answer_add(gv_sweep_answer *answer, uint64_t point,
                              const gv_comparison *c, gv_error *err) GV_MUST_USE;
/// Remember why a point came to nothing.
/// @param block  its lives; NULL: no such world, so all of them failed
void gv_sweep_answer_lack(gv_sweep_answer *answer, uint64_t point, const gv_block *block);
void gv_sweep_answer_free(gv_sweep_answer *answer);
/// Are there two contenders?
bool gv_sweep_answer_has_contenders(const gv_sweep_answer *answer);
/// Is a point there, with an interval of how far they are apart?
bool gv_sweep_answer_has_duel(const gv_sweep_answer *answer, uint64_t point);
/// How far they are apart, in parts of the adopters of both: -1 to 1, above 0 where the
/// first has more. So points of different budgets can be held beside each other.
gv_interval gv_sweep_answer_duel(const gv_sweep_answer *answer, uint64_t point);

/// A place on the frontier: a value of one key, all others held, where the winner of the
/// two contenders changes.
typedef struct gv_crossing {
    uint64_t point; ///< the tried point just below it: its other values are the crossing's
    gv_interval at; ///< interpolated, on the key's scale; between the bounds the 95 %
                    ///< intervals hold zero; infinite: beyond what was tried
    size_t below, above; ///< who wins there
} gv_crossing;
/// All crossings along one key of a grid, by the other keys' values, then ascending.
/// @param[out] out  [*n] in `arena`; none where there are not two contenders, or no grid
/// @return GV_OK, GV_E_MEMORY. O(points log points).
gv_status gv_sweep_crossings(const gv_sweep_answer *answer, size_t key, gv_crossing **out,
                             size_t *n, gv_arena *arena, gv_error *err) GV_MUST_USE;

/// What stands in place of a point that is not there: "failed" or "missing".
const char *gv_point_lack(const gv_point_answer *point);
/// Replicates of all points.
typedef struct gv_sweep_losses {
    uint64_t n_all, n_failed, n_missing;
    uint64_t failed_points, missing_points; ///< those that are not there
} gv_sweep_losses;
gv_sweep_losses gv_sweep_answer_losses(const gv_sweep_answer *answer);

/// One strategy over all points that are there, each counting the same.
typedef struct gv_sweep_record {
    uint64_t won, surely; ///< points with the highest mean, and where that is decided
    double adopters;      ///< mean
    double regret, worst; ///< adopters fewer than the best choice of the point: mean, most
} gv_sweep_record;
/// NaN where no point is there. O(points).
gv_sweep_record gv_sweep_answer_of(const gv_sweep_answer *answer, size_t arm);

/* ---- statistics ----------------------------------------------------------- */

/// How far values fall into two heaps: (skewness^2 + 1) / kurtosis with its correction for
/// small samples. 1 for two points, 5/9 for the uniform and the exponential law, 1/3 for
/// the normal; above 5/9 hints at two modes, though strong skew alone may do it. NaN below
/// four values, or when all are equal.
/// @source SAS Institute (1990), SAS/STAT User's Guide, chapter CLUSTER (Sarle); Pfister,
/// Schwarz, Janczyk, Dale, Freeman (2013), doi:10.3389/fpsyg.2013.00700
double gv_bimodality(const double *value, size_t n);
#define GV_BIMODAL (5.0 / 9) ///< of the uniform law
/// The cut of sorted values into two heaps with the least squares within: half way between
/// them. @param[out] below  how many lie below. @return NaN when all are equal
/// @source Fisher (1958), doi:10.1080/01621459.1958.10501479; Otsu (1979),
/// doi:10.1109/TSMC.1979.4310076
double gv_split(const double *sorted, size_t n, size_t *below);

/// Mean with t-interval; `group` (may be NULL) names the graph of each value, those of one
/// graph side by side: with several values to a group the interval comes from group means,
/// weighted by size. NaN bounds below two groups.
gv_interval gv_mean_interval(const double *value, const uint64_t *group, size_t n);
/// Share with its score interval. NaN without trials.
/// @source Wilson (1927), JASA 22:209
gv_interval gv_wilson(double successes, double trials);
/// Ratio of means of paired (y, x) by Fieller's theorem. When the mean of x may be 0 the
/// set runs through infinity: then the ray that holds the estimate is given (one infinite
/// bound), or the whole line (two).
/// @source Fieller (1954), JRSS B 16:175
gv_interval gv_fieller(const double *y, const double *x, const uint64_t *group, size_t n);

#endif
