/// @file
/// Layer 8: data of the world: series of sales and the Bass curve through them, and who
/// adopted when among whom.
#ifndef GRAPEVINE_SERIES_H
#define GRAPEVINE_SERIES_H

#include "grapevine/network.h"

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

#endif
