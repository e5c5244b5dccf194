/* What the files of this layer share: moments of means, paired samples, contested axes,
 * words. */
#ifndef GRAPEVINE_STUDY_INTERNAL_H
#define GRAPEVINE_STUDY_INTERNAL_H

#include "grapevine/study.h"

/* ---- statistics.c --------------------------------------------------------- */

/// Means of paired values and the (co)variances of these means, between groups.
typedef struct study_moments {
    double mean_y, mean_x;
    double var_y, var_x, cov; ///< of the means; NaN below two groups
    size_t n_groups;
} study_moments;
/// @param x  [n] or NULL
/// @param group  [n], members of a group side by side; NULL: every value is a group of its
/// own
study_moments study_moments_of(const double *y, const double *x, const uint64_t *group,
                               size_t n);
/// Two-sided 95 % point of Student's t; NaN below one degree of freedom.
double study_t_point(size_t n_groups);
/// Share of `value`s (each in [0, 1]): Wilson, with the trials cut by the design effect
/// when values come in groups.
/// @source Wilson (1927); Kish (1965), Survey Sampling, section 5.4 (design effect)
gv_interval study_share_interval(const double *value, const uint64_t *group, size_t n);
/// Chance that the true mean is above 0, one-sided t.
double study_confidence(double mean, double error, size_t n_groups);
/// Mean loss of keeping an option that leads by `mean` with standard error `error`, under a
/// normal posterior: the opportunity loss of stopping here.
/// @source Raiffa, Schlaifer (1961), Applied Statistical Decision Theory, section 5.3
double study_expected_loss(double mean, double error);
/// An interval of which nothing is known.
gv_interval study_unknown(void);

/* ---- paired.c ------------------------------------------------------------- */

/// Number of the i-th complete replicate.
#define STUDY_REPLICATE(s, i) ((s)->block->first + (s)->row[i])
/// The replicates in which every arm finished, as columns of doubles.
/* Of a replicate: did every arm finish, did one fail, or is one still to be lived? */
typedef enum study_row {
    STUDY_ROW_COMPLETE,
    STUDY_ROW_FAILED,
    STUDY_ROW_MISSING
} study_row;
study_row study_row_of(const gv_block *block, uint64_t row);

typedef struct study_sample {
    const gv_plan *plan;
    const gv_block *block;
    gv_arena *arena;
    size_t n;              ///< complete replicates
    const uint64_t *row;   ///< [n] their rows in the block
    const uint64_t *group; ///< [n] number of the graph; NULL: each replicate stands alone
    uint64_t n_failed;     ///< replicates left out because some arm failed
    uint64_t n_missing;    ///< replicates left out because some arm has not lived them
    uint64_t n_graphs;
    const double *adopters; ///< [n_arms][n] final
    const double *spent;    ///< [n_arms][n] money units; NULL: not measured
} study_sample;
/// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO (final adopters are not measured)
gv_status study_sample_create(const gv_plan *plan, const gv_block *block, gv_arena *arena,
                              study_sample *out, gv_error *err) GV_MUST_USE;
/// Element `at` of outcome `column` in the i-th complete replicate, whatever its C type.
double study_value(const study_sample *s, size_t column, size_t arm, size_t i, size_t at);
/// Room for a curve of adopters along the steps; no steps when they are not measured.
typedef struct study_curve {
    size_t column; ///< of the outcome
    size_t steps;
    double *mean, *low, *high; ///< [steps] in the sample's arena
} study_curve;
gv_status study_curve_create(const study_sample *s, study_curve *out,
                             gv_error *err) GV_MUST_USE;
/// The column called `name` with that shape, or SIZE_MAX.
size_t study_column(const gv_block *block, const char *name, gv_shape shape);

/* ---- divergence.c ---------------------------------------------------------- */

/// Of comparisons that measure both engagement and value, else nothing is known.
gv_status study_answer_divergence(const study_sample *s, gv_comparison *c,
                                  gv_error *err) GV_MUST_USE;

/* ---- modes.c --------------------------------------------------------------- */

/// A quantile with its interval.
/// @source Woodruff (1952), doi:10.1080/01621459.1952.10483443
/// @param value  [n] by replicate, groups side by side
/// @param sorted  [n] the same, ascending; @param up_to  [n] scratch
/// @param group  [n]; NULL: each value stands alone
gv_interval study_quantile(const double *value, const double *sorted, const uint64_t *group,
                           size_t n, double p, double *up_to);

/* ---- bass_curves.c --------------------------------------------------------- */

/// Of comparisons that measure milestones and adopters, else nothing is said.
gv_status study_answer_bass(const study_sample *s, gv_comparison *c,
                            gv_error *err) GV_MUST_USE;

/* ---- summary.c, difference.c ---------------------------------------------- */

gv_status study_summarize(const study_sample *s, size_t arm, size_t baseline,
                          gv_arm_summary *out, gv_error *err) GV_MUST_USE;
/// Share of replicates in which each arm has the most adopters, ties split.
gv_status study_wins(const study_sample *s, gv_arm_summary *arms,
                     gv_error *err) GV_MUST_USE;
gv_status study_difference(const study_sample *s, size_t a, size_t b, size_t baseline,
                           gv_difference *out, gv_error *err) GV_MUST_USE;

/* ---- outcomes.c ----------------------------------------------------------- */

/// Every outcome of one number a life, and the ends of curves; winner and second are known.
gv_status study_answer_outcomes(const study_sample *s, gv_comparison *c,
                                gv_error *err) GV_MUST_USE;

/* ---- axis.c: a contested value as a line from 0 to 1 ---------------------- */

typedef struct study_axis {
    double low, high;
    bool log_scale;
    bool whole; ///< counts: only whole numbers
} study_axis;
#define STUDY_GRID 7      ///< values tried before bisection
#define STUDY_HALVINGS 10 ///< of one bracket, at most
#define STUDY_NARROW 0.01 ///< of the range: a bracket this narrow is a flip
#define STUDY_RATIO_LOG                                                                    \
    20 ///< ranges that span more than this factor are explored by factors

/// The axis of a contest, from its row in the parameter table.
study_axis study_axis_of(const gv_contest *contest, const gv_param *row);
double study_axis_position(const study_axis *axis, double value); ///< 0 at low, 1 at high
/// The value at a position, also beyond the ends; infinite positions are infinite values.
double study_axis_exact(const study_axis *axis, double position);
/// A value to try near a position: inside the range, whole or of six digits.
double study_axis_value(const study_axis *axis, double position);
/// Both ends, evenly spread values between them, and `here` in the place of the nearest of
/// these when it lies inside. Ascending, distinct. @return how many of `out` [STUDY_GRID]
size_t study_axis_grid(const study_axis *axis, double here, double *out);
/// A value between two others, halfway on the scale. @return false: they are as close as
/// the search needs, or as values of this kind can be.
bool study_axis_between(const study_axis *axis, double below, double above, double *middle);

/// Which arm is best at a value?
typedef struct study_oracle {
    void *self;
    gv_status (*best)(void *self, double value, size_t *arm, gv_error *err);
    /// Told how many values are likely still to come; may be NULL.
    void (*expect)(void *self, size_t n);
} study_oracle;
/// Ask at the grid, then halve every bracket whose ends have different best arms.
/// The oracle remembers what it was asked.
gv_status study_axis_search(const study_axis *axis, double here, const study_oracle *oracle,
                            gv_error *err) GV_MUST_USE;

/* ---- trial.c -------------------------------------------------------------- */

/// A life of a trial that failed.
#define STUDY_LIFE_FAILED UINT32_MAX
/// A trial lives the first so many replicates of the plan.
#define STUDY_TRIAL_REPLICATES 128
/// Live replicates [0, n) of the plan with the number of `axis` set to `value`, or without
/// the set `value` of tactics: strategies that do not live without it count as failed.
/// @param options  NULL: defaults; @param shelf  graphs of the plan; may be NULL
/// @param[out] out  its arrays live in the arena
/// @return GV_OK (failed lives are marked), GV_E_RANGE, GV_E_IMPOSSIBLE, what a run returns
gv_status study_trial_run(const gv_plan *base, size_t axis, double value, uint64_t n,
                          const gv_run_options *options, gv_shelf *shelf, gv_arena *arena,
                          gv_trial *out, gv_error *err) GV_MUST_USE;

/* ---- attribution.c, marginal.c, modes.c ------------------------------------ */

/// The trial on that axis with that value, or NULL.
const gv_trial *study_trial_find(const gv_trial *trials, size_t n, size_t axis,
                                 double value);
/// What the tactics of an arm are credited with, and what they bring. Nothing happens
/// without the trials.
gv_status study_attribute(const study_sample *s, const gv_trial *trials, size_t n_trials,
                          size_t arm, size_t baseline, gv_arm_summary *out,
                          gv_error *err) GV_MUST_USE;
/// The budget without its last part.
double study_less_money(const gv_plan *plan);
/// What the last part of the budget brings. Nothing happens without its trial.
gv_status study_weigh_last_money(const study_sample *s, const gv_trial *trials,
                                 size_t n_trials, size_t arm, gv_arm_summary *out,
                                 gv_error *err) GV_MUST_USE;
/// Spreads and modes of an arm's outcomes over replicates.
gv_status study_find_modes(const study_sample *s, size_t arm, gv_arm_summary *out,
                           gv_error *err) GV_MUST_USE;
/// The fourth sentence.
void study_say_credit(gv_text *t, const gv_comparison *c);

/* ---- flip.c, answer.c ----------------------------------------------------- */

#define STUDY_RESAMPLES 999 ///< of the bootstrap: bounds are its 25th and 975th values

/// Did no arm fail replicate `r`?
bool study_trial_whole(const gv_trial *trial, uint64_t r);
/// Best arm of a trial by mean adopters over replicates that no arm failed; ties go to the
/// earlier arm. @param mean  [n_arms], NaN when no replicate is left
size_t study_trial_best(const gv_trial *trial, double *mean);
/// What the trials of one axis say. @param trial  [n] of this axis, ascending by value
/// @param group  [trial->n] graph of each replicate, or NULL
gv_status study_contest_answer(const gv_plan *plan, size_t contest,
                               const gv_trial *const *trial, size_t n,
                               const uint64_t *group, size_t winner_today, gv_arena *arena,
                               gv_contest_answer *out, gv_error *err) GV_MUST_USE;
/// Where the best arm changes along an axis. @param trial  [n] ascending by value, all with
/// the same replicates; @param[out] flips [n], `*n_flips` of them are written
gv_status study_flips(const study_axis *axis, const gv_trial *const *trial, size_t n,
                      const uint64_t *group, uint64_t seed, gv_flip *flips, size_t *n_flips,
                      gv_error *err) GV_MUST_USE;

/* ---- wording.c, flip_words.c, sentences.c --------------------------------- */

void study_add_count(gv_text *t, double x);     ///< people: 1,240; 3.2; 0
void study_add_customers(gv_text *t, double x); ///< 1,240 customers; 1 customer
void study_add_quantity(gv_text *t, double x);  ///< a parameter: three digits, 0.0123
void study_add_exact(gv_text *t, double x); ///< a number from the scenario: 50,000; 0.005
void study_add_percent(gv_text *t, double share); ///< 97; 99.7; 100 only when it is all
void study_add_name(gv_text *t, const char *arm); ///< `do-nothing` reads "doing nothing"
/// The third sentence.
void study_say_what_flips(gv_text *t, const gv_comparison *c);
/// Write the sentences into the comparison's arena.
gv_status study_write_sentences(gv_comparison *c, gv_error *err) GV_MUST_USE;

#endif
