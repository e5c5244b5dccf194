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
    GV_SAID_CREDIT, ///< what the winner's tactics are credited with, and what they bring
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

/* ---- data of the world ------------------------------------------------------ */

/// Two columns of a table: what its rows are called, and a number of each.
typedef struct gv_series {
    const char *path, *name_head, *value_head;
    size_t n;
    const char **name; ///< [n], distinct, not empty
    double *value;     ///< [n] finite; NaN: an empty cell
    uint32_t *line;    ///< [n] of the row, from 1
    uint32_t *column;  ///< [n] of the number, in characters, from 1
    char *bytes;       ///< the file; cells are cut out of it in place
} gv_series;
/// Read a table: lines that begin with `# ` before the head are comments, the first other
/// line is the head; cells are apart by tabs, semicolons or commas, whichever the head has
/// first in this order; a cell may stand in double quotes; blank lines are passed over.
/// @param names, values  heads of the two columns; NULL: the first, the second
/// @param[out] out  free with gv_series_free
/// @return GV_OK, GV_E_DATA with line and column, GV_E_MEMORY. O(bytes log rows).
gv_status gv_series_read(const char *path, const char *names, const char *values,
                         gv_series **out, gv_error *err) GV_MUST_USE;
void gv_series_free(gv_series *series);
/// Let a failure speak of the k-th number. @return GV_E_DATA
gv_status gv_series_refuse(const gv_series *series, size_t k, gv_error *err);

/// Parameters of the Bass curve, in the order of all arrays.
enum { GV_BASS_P, GV_BASS_Q, GV_BASS_M, GV_BASS_PARAMETERS };
/// What is to be said against a fit.
enum {
    GV_BASS_ILL_CONDITIONED = 1, ///< condition index above 30
    GV_BASS_BEFORE_PEAK = 2,     ///< the interval of the peak reaches the end of the data
    GV_BASS_NO_IMITATION = 4,    ///< the interval of q holds 0
    GV_BASS_NO_INNOVATION = 8,   ///< the interval of p holds 0
    GV_BASS_NO_REGRESSION = 16,  ///< the regression has no Bass curve
    GV_BASS_AT_EDGE = 32, ///< p or q is 0 to all digits: not a peak of the likelihood
};
/// Least squares on S(i) = m [F(i) - F(i - 1)] of periods i = 1 .. n, errors alike and
/// independent.
typedef struct gv_bass_fit {
    double value[GV_BASS_PARAMETERS]; ///< p and q per period, m in the unit of the data
    double error[GV_BASS_PARAMETERS]; ///< standard errors
    gv_interval interval[GV_BASS_PARAMETERS]; ///< 95 %, Student's t with n - 3 degrees
    double correlation[GV_BASS_PARAMETERS][GV_BASS_PARAMETERS];
    double regression[GV_BASS_PARAMETERS]; ///< Bass's own: S(i) on 1, Y(i - 1), Y(i - 1)^2;
                                           ///< NaN: no Bass curve
    double residual;                       ///< standard error of a period's sales
    double r_squared;                      ///< share of the variance of sales
    double condition;  ///< index of the Jacobian, its columns scaled to length 1
    gv_interval peak;  ///< periods after the start of sales, delta method; NaN: p >= q
    double peak_sales; ///< a period, at the peak
    double next;       ///< sales of the period behind the last, as expected
    unsigned doubts;   ///< GV_BASS_ bits
} gv_bass_fit;
/// @param sales  [n] of one period after another since sales began, none negative
/// @return GV_OK; GV_E_DATA: fewer than 5 periods, no sales, or no curve fits; GV_E_MEMORY,
/// GV_E_LIBRARY. O(n) times some hundred.
/// @source Srinivasan, Mason (1986), doi:10.1287/mksc.5.2.169; regression: Bass (1969),
/// doi:10.1287/mnsc.15.5.215; condition: Belsley, Kuh, Welsch (1980), Regression
/// Diagnostics, chapter 3; bias before the peak: Van den Bulte, Lilien (1997),
/// doi:10.1287/mksc.16.4.338
gv_status gv_bass_fit_series(const double *sales, size_t n, gv_bass_fit *out,
                             gv_error *err) GV_MUST_USE;
/// F(t) of the Bass curve: share of the market that has bought by time t.
double gv_bass_share(double p, double q, double t);
/// What the fitted curve sells in the period with that number, from 0.
double gv_bass_sales(const gv_bass_fit *fit, size_t period);

/// One period of adoption on a network.
typedef struct gv_exposure_period {
    double time;
    uint32_t at_risk;   ///< people who had not adopted before it
    uint32_t adopters;  ///< who adopt in it
    gv_interval hazard; ///< adopters / at_risk, Wilson
    double exposure;    ///< at its end: mean share of those heard who have adopted, over
                        ///< people who hear anybody
} gv_exposure_period;
/// People at risk, period by period after the first, by the share of those they hear who
/// had adopted before: none; up to a quarter; half; three quarters; all.
enum { GV_EXPOSURE_BANDS = 5 };
typedef struct gv_exposure_band {
    double high;      ///< share of those heard, at most
    uint64_t at_risk; ///< people times periods
    uint64_t adopters;
    gv_interval hazard; ///< Wilson, as if periods of a person were independent
} gv_exposure_band;
/// Who adopted when, among whom.
typedef struct gv_exposure_study {
    gv_arena *arena;
    uint32_t people, hearing, adopters; ///< all; who hear anybody; who adopted
    size_t n_periods;
    gv_exposure_period *period; ///< [n_periods] one after another, without gaps
    gv_exposure_band band[GV_EXPOSURE_BANDS];
    /// [people] share of those heard who had adopted when the person did: by the end of
    /// that period, and before it (NaN in the first period); NaN for who hears nobody or
    /// never adopted.
    double *threshold, *lagged;
    gv_interval mean_threshold, mean_lagged; ///< with t-interval
    size_t n_threshold, n_lagged;            ///< people behind these means
} gv_exposure_study;
/// @param net   its transpose is made if it is not there; not the implicit complete one
/// @param time  [people] the whole number of the period of adoption; NaN: never
/// @param[out] out  free with gv_exposure_free
/// @return GV_OK; GV_E_DATA: nobody adopted, or more than 10,000 periods; GV_E_MEMORY.
/// O(periods times arcs).
/// @source Valente (1996), doi:10.1016/0378-8733(95)00256-1 (exposure, threshold); that
/// hazards which rise with exposure need not be contagion: Van den Bulte, Lilien (2001),
/// doi:10.1086/320819
gv_status gv_exposure_of(gv_network *net, const double *time, gv_exposure_study *out,
                         gv_error *err) GV_MUST_USE;
void gv_exposure_free(gv_exposure_study *study);

/* ---- claims ---------------------------------------------------------------- */

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
    bool spends_alike;     ///< within 0.5 % of the budget
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
    size_t n_drivers;
    const gv_driver *drivers; ///< by |rank correlation|, strongest first
    const double *effect;     ///< [n_points] mean over the pairs, predicted direction up;
                              ///< NaN: lost
    size_t n_keys;
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
    size_t comparison; ///< that was taken apart
    uint64_t pairs;    ///< 0: was not asked for
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
    double p;          ///< the largest of its predictions'; NaN: it predicts nothing
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

/// The sample that tells whether a claim rests on the numbers that were assumed: every
/// number of the model and of its tactics that states a range worth exploring, at Sobol
/// points, each number moved by a digital shift of its own; more than ten numbers in blocks
/// of ten whose points are dealt anew (Latin supercube). Left alone: what the claim
/// compares or fixes, and what the scenario sets outside its range. Strategies and points
/// of the plan's own sweep that no prediction speaks of are not lived, save the strategy
/// that metrics hold others against; the others come together, in their order, at every
/// point of the sample.
/// @param n  a power of two
/// @param[out] keys  in the arena of the new plan
/// @return GV_OK; GV_E_SCENARIO: nothing to vary, or it predicts what a few pairs cannot
/// show (rankings, tails); GV_E_MEMORY, GV_E_LIBRARY
/// @source Bratley, Fox (1988), doi:10.1145/42288.214372; shift: L'Ecuyer, Lemieux (2002),
/// doi:10.1007/0-306-48102-2_20; blocks: Owen (1998), doi:10.1145/272991.273010
gv_status gv_robust_plan(const gv_plan *plan, uint64_t n, uint64_t pairs, gv_plan **out,
                         gv_error *err) GV_MUST_USE;
#define GV_ROBUST_POINTS 256
#define GV_ROBUST_PAIRS 4
/// Is the sample's number of keys; they come first among the swept ones.
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
/// posts in none, some or all of five things, 32 points in all.
/// @return GV_OK; GV_E_SCENARIO: nothing to take apart, nothing that advertises, or the
/// model has no such numbers
gv_status gv_ladder_plan(const gv_plan *plan, uint64_t pairs, gv_plan **out,
                         gv_error *err) GV_MUST_USE;
#define GV_LADDER_PAIRS 16
/// Take the first prediction of a difference apart. @param read  as of gv_robust_judge
/// @return GV_OK, GV_E_FAILED_RUNS (some life failed), GV_E_MEMORY, GV_E_SCENARIO
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
