/* What the files about claims share: a table of what every strategy of a comparison came
 * to, and the effect in every pair. */
#ifndef GRAPEVINE_STUDY_CLAIM_INTERNAL_H
#define GRAPEVINE_STUDY_CLAIM_INTERNAL_H

#include "grapevine/claim.h"
#include "study/study_internal.h"

/* ---- claim_lives.c --------------------------------------------------------- */

/// The lives that a claim is judged on: replicates complete in every block.
typedef struct claim_lives {
    const gv_plan *plan;
    gv_block *const *blocks;
    gv_arena *arena;
    size_t n;
    const uint64_t *row;   ///< [n] in the blocks
    const uint64_t *group; ///< [n] graph of each; NULL: each stands alone
    uint64_t n_left_out;
} claim_lives;
/// @param blocks  [n_blocks] a point each
/// @param pairs  only the first so many replicates
gv_status claim_lives_choose(const gv_plan *plan, gv_block *const *blocks, size_t n_blocks,
                             uint64_t pairs, gv_arena *arena, claim_lives *out,
                             gv_error *err) GV_MUST_USE;

/// Element `at` of a life, whatever its C type.
double claim_element(const gv_block *b, size_t column, size_t arm, uint64_t row, size_t at);

/// One comparison: an outcome of every strategy in it, in every pair where all have it.
typedef struct claim_table {
    size_t n_terms, n_treated; ///< treatments first, then controls
    gv_term *term;             ///< [n_terms] where in the blocks
    const char **name;         ///< [n_terms] as the scenario writes them
    double *x;                 ///< [n_treated] what treatments stand for
    const double *weight;      ///< [n_treated] of mixtures: sum to evenness' coefficient
    size_t n;
    double *y;             ///< [n_terms][n]
    double *second;        ///< [n_terms][n] the other outcome, where there is one
    const uint64_t *group; ///< [n] or NULL
} claim_table;
/// The terms of a comparison; of a curve of one strategy, at all points of the sweep; of
/// mixtures with their evenness and weights.
gv_status claim_table_terms(const gv_plan *plan, gv_comparison_kind kind,
                            const gv_claimed *said, gv_arena *arena, claim_table *out,
                            gv_error *err) GV_MUST_USE;
/// Fill in an outcome, and beside it the second one that the comparison names, where
/// replicates have both. With `per`, y is the ratio of the means plus every pair's
/// influence on it, so that means and errors of y are those of the ratio.
/// @source Cochran (1977), Sampling Techniques, section 6.3
gv_status claim_table_fill(const claim_lives *lives, const gv_claimed *said,
                           const char *metric, const char *per, claim_table *table,
                           gv_error *err) GV_MUST_USE;

/* ---- claim_cells.c --------------------------------------------------------- */

/// Strategies and points of a plan that some comparisons speak of, and the strategy that
/// metrics hold all others against.
typedef struct claim_cells {
    size_t n_arms, n_points;
    size_t *arm;   ///< [arms of the plan] its place among those kept; SIZE_MAX: left out
    size_t *point; ///< [points of the plan] likewise
} claim_cells;
typedef bool claim_is_wanted(const gv_plan *plan, size_t comparison);
gv_status claim_cells_find(const gv_plan *plan, claim_is_wanted *is_wanted, gv_arena *arena,
                           claim_cells *out, gv_error *err) GV_MUST_USE;
/// Leave the other strategies out of a copy of the plan; points are its sweep's.
void claim_cells_trim(const claim_cells *cells, gv_plan *sample);
/// From places in the plan to places in blocks of the kept.
void claim_cells_place(const claim_cells *cells, claim_table *table);

/* ---- claim_effect.c -------------------------------------------------------- */

/// What counts in every pair, with its own sign.
typedef struct claim_effect {
    double *pair;              ///< [table->n]
    double control;            ///< what shares of the control are shares of
    size_t best, best_control; ///< terms most often chosen; SIZE_MAX: none was
} claim_effect;
/// Is there a number for every pair?
bool claim_has_pairs(gv_comparison_kind kind);
/// 1: more is predicted; -1: less; 0: the same.
int claim_sign(gv_comparison_kind kind, const gv_claimed *said);
/// @param pair  [table->n] room
claim_effect claim_effect_of(gv_comparison_kind kind, const gv_claimed *said,
                             const claim_table *table, double *pair);
/// The difference that matters.
double claim_smallest(gv_comparison_kind kind, const gv_claimed *said,
                      const gv_outcome *outcome, double control);
/// Of a level of a curve: without its control, where it has one.
double claim_level_value(const claim_table *table, size_t level, size_t i);

/* ---- claim_choice.c -------------------------------------------------------- */

claim_effect claim_best(const gv_claimed *said, const claim_table *table, double *pair);
/// Levels between the ends, and within `above` and `below`, against all others.
claim_effect claim_interior(const gv_claimed *said, const claim_table *table, double *pair);
/// Regret: the best control, less the control at the place of the best treatment.
claim_effect claim_transfer(const gv_claimed *said, const claim_table *table, double *pair);

/* ---- claim_mixture.c ------------------------------------------------------- */

/// Least squares of an outcome on the shares and their evenness: weights of the strategies
/// that give the coefficient of evenness, and the evenness of each as its `x`. Weights are
/// NaN where the shares explain evenness.
/// @param share  [n_treated][n_parts] each row sums to the same
/// @source Scheffe (1958), JRSS B 20:344; orthogonal residuals: Frisch, Waugh (1933),
/// doi:10.2307/1907330
gv_status claim_mixture_weigh(claim_table *table, const double *share, size_t n_parts,
                              gv_arena *arena, gv_error *err) GV_MUST_USE;
void claim_mixture(const claim_table *table, double *pair);

/* ---- claim_bootstrap.c ----------------------------------------------------- */

/// Statistics of all replicates together, and of samples drawn from these with replacement.
typedef struct claim_bootstrap {
    size_t n_values;
    double *value;   ///< [n_values] of the sample itself
    double *drawn;   ///< sorted, one value after another
    size_t *n_drawn; ///< [n_values] draws in which it is defined
} claim_bootstrap;
/// @param row  [n] replicates; @param[out] out  the values; NaN: not defined
typedef void claim_statistic(void *self, const size_t *row, size_t n, double *out);
/// Replicates of one network are drawn together. @param stream  another for every use
/// @source Efron (1979), doi:10.1214/aos/1176344552
gv_status claim_bootstrap_run(const claim_table *table, uint64_t seed, uint32_t stream,
                              size_t n_values, claim_statistic *statistic, void *self,
                              gv_arena *arena, claim_bootstrap *out,
                              gv_error *err) GV_MUST_USE;
/// Percentile interval. @param error  chance outside it
gv_interval claim_bootstrap_interval(const claim_bootstrap *b, size_t k, double error);
double claim_bootstrap_deviation(const claim_bootstrap *b, size_t k);

/* ---- claim_rank.c ---------------------------------------------------------- */

/// Kendall's tau-b. NaN where one of them is all ties. O(n^2).
double claim_tau(const double *a, const double *b, size_t n);
/// Of the means of two outcomes over strategies. @param turn  -1: less of the second is
/// better. One value.
gv_status claim_rank_agreement(const claim_table *table, double turn, uint64_t seed,
                               gv_arena *arena, claim_bootstrap *out,
                               gv_error *err) GV_MUST_USE;

/* ---- claim_tail.c ---------------------------------------------------------- */

/// Upper quantiles over replicates: the mean difference of treatments and controls, then
/// every term's own.
gv_status claim_tails(const claim_table *table, const gv_claimed *said, uint64_t seed,
                      gv_arena *arena, claim_bootstrap *out, gv_error *err) GV_MUST_USE;

/* ---- claim_compare.c, claim_beside.c --------------------------------------- */

/// What is being judged now.
typedef struct claim_judging {
    const claim_lives *lives;
    const gv_looks *looks;
    size_t k; ///< of the comparison
    claim_table table;
    gv_compared *out;
    double *best_z; ///< [comparisons] the strongest of the looks so far
} claim_judging;
/// Fill the table, find the effect and how sure it is.
gv_status claim_compare(claim_judging *judging, gv_error *err) GV_MUST_USE;
/// Mean with the t interval of the looks.
gv_interval claim_interval(const claim_judging *judging, const double *value, size_t n);
/// Strategies, contents, money and time, of a filled table.
gv_status claim_tell_more(claim_judging *judging, gv_error *err) GV_MUST_USE;

/* ---- robust_rows.c, robust_plan.c ------------------------------------------ */

/// Numbers that a sample varies, in its arena.
typedef struct robust_rows {
    size_t n;
    const char **key;     ///< [n + spare] dotted
    const gv_param **row; ///< [n] whose `sweep` is the range
} robust_rows;
/// @param sample  the plan with only those strategies that are compared
/// @param spare   room for more keys
gv_status robust_rows_find(const gv_plan *plan, const gv_plan *sample, size_t spare,
                           robust_rows *out, gv_error *err) GV_MUST_USE;
/// Does the claim fix the number, or sweep it? Under whatever name.
bool robust_is_left_alone(const gv_plan *plan, const char *key);
/// Predictions that have a number for every pair.
claim_is_wanted robust_is_sampled;

/* ---- robust_points.c, robust_shares.c, robust_drivers.c ---------------------- */

/// Points of a Latin supercube of digitally shifted Sobol points. @param[out] out  [n][d]
/// in [0, 1); n a power of two
gv_status robust_points(uint64_t seed, uint64_t n, size_t d, double *out,
                        gv_error *err) GV_MUST_USE;
/// The luck of a point of the sample: another for every point.
uint64_t robust_seed(uint64_t seed, uint64_t point);
/// Share of points at which more than half of all pairs would succeed, from the successes
/// of m pairs at each. @param k  [n] successes
double robust_share(const uint32_t *k, size_t n, uint32_t m);
/// Partial rank correlation of every column with the effect. @param x  [n][d]; @param[out]
/// out  [d]; NaN where there are too few points
gv_status robust_rank_correlations(const double *x, const double *y, size_t n, size_t d,
                                   double *out, gv_error *err) GV_MUST_USE;
/// How often columns that drive nothing would give a rank correlation of that size, over
/// all d of them (Bonferroni). 1 where it is NaN.
/// @source Marino, Hogue, Ray, Kirschner (2008), doi:10.1016/j.jtbi.2008.04.011, eq. 6
double robust_driver_p(double rank_correlation, size_t n, size_t d);
/// First-order index of one column; NaN where nothing varies. @param x  [n], stride d
gv_status robust_first_order(const double *x, size_t d, const double *y, size_t n,
                             double *out, gv_error *err) GV_MUST_USE;

#endif
