/* Storms: outbreaks of ill words, how long good words last, trust that was lost and how
 * fast it came back. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct storms {
    double peak;
    uint64_t window, from;
    double recovered;
} storms;

static const gv_param storms_table[] = {
    GV_REAL(storms, peak, .initial = 5, .low = 1, .high = 1000, .unit = "medians",
            .source = "assumption",
            .help =
                "a step is stormy when it has more ill words than so many medians of the "
                "`window` before it; a median below 1 counts as 1"),
    GV_COUNT(storms, window, .initial = 28, .low = 1, .high = 366, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "steps behind a median, and behind a mean of good words"),
    GV_COUNT(storms, from, .initial = 180, .low = 0, .high = 1e6, .unit = "step",
             .source = "convention: half a year of days",
             .help = "step from which on good words are to last"),
    GV_REAL(storms, recovered, .initial = 0.9, .low = 0.01, .high = 1, .unit = "share",
            .source = "convention",
            .help = "trust has come back when it is this share of what it was"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "storms", "storms of ill words", "storms", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY, "runs of stormy steps, one after another",
      OF_CONTROL },
    { "storm_peak", "largest storm", "medians", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "the most ill words of a step, in medians of the `window` before it; undefined when "
      "the run is not longer than the window",
      OF_CONTROL },
    { "good_words_half_life", "half-life of good words", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "steps after `from` until good words, summed over the `window`, are half of what "
      "they "
      "were; undefined when there were none, or they last to the end",
      OF_CONTROL },
    { "trust_lost_a_head", "trust lost a head", "trust", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY, "all that trust went down, over all people",
      .smallest = 0.01 },
    { "trust_recovery", "time for trust to come back", "steps", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "from the step in which mean trust of the aware is lowest beside the highest before "
      "to the first with `recovered` of that highest; 0 when it never was below; undefined "
      "when it does not come back",
      OF_CONTROL },
    { .name = NULL },
};
enum { STORMS, PEAK, HALF_LIFE, LOST, RECOVERY };
enum { LONGEST_WINDOW = 366 };

static const double *gauge_of(const gv_life *life, gv_gauge gauge)
{
    return life->gauge + (size_t) gauge * ((size_t) life->ticks + 1);
}

/* What came to a sum in the steps (from, to]. */
static double between(const double *sum, uint32_t from, uint32_t to)
{
    return sum[to] - sum[from];
}

/* Of ill words in the n steps up to `step`; at least 1. Of an even number the lower of the
 * two in the middle. */
static double median_before(const double *ill, uint32_t step, uint32_t n)
{
    double sorted[LONGEST_WINDOW] = { 0 };
    for (uint32_t k = 0; k < n; k++) {
        const double value = between(ill, step - k - 1, step - k);
        uint32_t at = k;
        for (; at > 0 && sorted[at - 1] > value; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = value;
    }
    const double median = sorted[(n - 1) / 2];
    return median < 1 ? 1 : median;
}

static void count_storms(const gv_life *life, const storms *par, const gv_value *out)
{
    const double *ill = gauge_of(life, GV_GAUGE_ILL_WORDS);
    const uint32_t n = (uint32_t) par->window;
    uint32_t n_storms = 0;
    bool is_stormy = false;
    double most = (double) NAN;
    for (uint32_t t = n + 1; t <= life->ticks; t++) {
        const double height = between(ill, t - 1, t) / median_before(ill, t - 1, n);
        n_storms += height > par->peak && !is_stormy ? 1 : 0;
        is_stormy = height > par->peak;
        most = isnan(most) || height > most ? height : most;
    }
    *out[STORMS].count = n_storms;
    *out[PEAK].real = most;
}

static double half_life(const gv_life *life, const storms *par)
{
    const double *good = gauge_of(life, GV_GAUGE_GOOD_WORDS);
    const uint32_t n = (uint32_t) par->window;
    if (par->from < n || par->from > life->ticks)
        return (double) NAN;
    const uint32_t from = (uint32_t) par->from;
    const double at_first = between(good, from - n, from);
    for (uint32_t t = from; t <= life->ticks && at_first > 0; t++) {
        if (2 * between(good, t - n, t) <= at_first)
            return t - from;
    }
    return (double) NAN;
}

/* The step of the deepest fall from a height, as shares of that height, and the height. */
static double recovery(const gv_life *life, const storms *par)
{
    const double *trust = gauge_of(life, GV_GAUGE_TRUST);
    const double *aware = gauge_of(life, GV_GAUGE_AWARE);
    double height = 0, fallen_from = 0, deepest = par->recovered;
    uint32_t bottom = 0;
    for (uint32_t t = 0; t <= life->ticks; t++) {
        if (!(aware[t] > 0))
            continue;
        height = trust[t] > height ? trust[t] : height;
        if (height > 0 && trust[t] / height < deepest) {
            deepest = trust[t] / height;
            fallen_from = height;
            bottom = t;
        }
    }
    for (uint32_t t = bottom; t <= life->ticks; t++) {
        if (trust[t] >= par->recovered * fallen_from)
            return t - bottom;
    }
    return (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const storms *par = params;
    *out[STORMS].count = 0;
    for (int k = PEAK; k <= RECOVERY; k++)
        *out[k].real = (double) NAN;
    if (life->gauge == NULL)
        return;
    count_storms(life, par, out);
    *out[HALF_LIFE].real = half_life(life, par);
    *out[LOST].real = gauge_of(life, GV_GAUGE_TRUST_LOST)[life->ticks] / life->world->n;
    *out[RECOVERY].real = recovery(life, par);
}

const gv_metric gv_metric_storms = {
    .spec = { .name = "storms",
              .title = "Storms, and what lasts",
              .about =
                  "Outbreaks of ill words, how long good words last, trust that was lost "
                  "and how fast it comes back.",
              .source = "Pfeffer, Zorbach, Carley (2014), doi:10.1080/13527266.2013.797778",
              GV_PARAMS(storms) },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
