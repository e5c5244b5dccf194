/* Brand opinion: what foretells who will buy, what people think or what was spent. Layer 4.
 */
#include "grapevine/metric.h"

#include <math.h>

typedef struct brand_opinion {
    uint64_t ahead;
} brand_opinion;

static const gv_param brand_opinion_table[] = {
    GV_COUNT(brand_opinion, ahead, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "how far ahead buyers are foretold, and how far back spending counts"),
    GV_END_OF_TABLE,
};

#define MEANING                                                                            \
    ", out of sample: in every step a line is fitted to what is known by then; 1 less "    \
    "its "                                                                                 \
    "squared errors over those of the mean so far; below 0: worse than that mean; "        \
    "undefined in lives shorter than four times `ahead`, or when nothing varies"
static const gv_outcome outcomes[] = {
    { "foretold_by_opinion", "share of buying foretold by opinion", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -INFINITY, 1,
      "R^2 of the adopters of the next `ahead` steps on the mean attitude of the "
      "aware" MEANING,
      .smallest = 0.01 },
    { "foretold_by_spending", "share of buying foretold by spending", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -INFINITY, 1,
      "R^2 of the adopters of the next `ahead` steps on the money of the last so "
      "many" MEANING,
      .smallest = 0.01 },
    { "opinion_lead", "opinion foretells more than spending", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -INFINITY, INFINITY, "the first of these less the second",
      .smallest = 0.01 },
    { .name = NULL },
};

/* Sums of a line through what is known so far. */
typedef struct line {
    double n, x, y, xx, xy;
} line;

static void add_point(line *l, double x, double y)
{
    l->n += 1;
    l->x += x;
    l->y += y;
    l->xx += x * x;
    l->xy += x * y;
}

/* The mean where all x so far are alike. */
static double foretell(const line *l, double x)
{
    const double spread = l->n * l->xx - l->x * l->x;
    const double mean = l->y / l->n;
    if (!(spread > 1e-12 * l->n * l->xx))
        return mean;
    const double slope = (l->n * l->xy - l->x * l->y) / spread;
    return mean + slope * (x - l->x / l->n);
}

static double buyers(const gv_life *life, uint32_t t, uint32_t ahead)
{
    return (double) life->adopters[t + ahead] - life->adopters[t];
}

static double opinion(const gv_life *life, uint32_t t, uint32_t ahead)
{
    (void) ahead;
    return life->gauge[(size_t) GV_GAUGE_SENTIMENT * ((size_t) life->ticks + 1) + t];
}

static double spending(const gv_life *life, uint32_t t, uint32_t ahead)
{
    return gv_money_units(life->spent[t] - life->spent[t - ahead]);
}

/* From `ahead` on there is a past to look at; what happens after t is known `ahead` steps
 * later. */
static double r_squared(const gv_life *life, uint32_t ahead,
                        double (*what)(const gv_life *life, uint32_t t, uint32_t ahead))
{
    line known = { 0, 0, 0, 0, 0 };
    double errors = 0, spread = 0;
    if (4 * (uint64_t) ahead > life->ticks)
        return (double) NAN;
    for (uint32_t t = 3 * ahead; t + ahead <= life->ticks; t++) {
        while (known.n + ahead <= t - ahead) {
            const uint32_t s = ahead + (uint32_t) known.n;
            add_point(&known, what(life, s, ahead), buyers(life, s, ahead));
        }
        const double y = buyers(life, t, ahead);
        const double miss = y - foretell(&known, what(life, t, ahead));
        const double off = y - known.y / known.n;
        errors += miss * miss;
        spread += off * off;
    }
    return spread > 0 ? 1 - errors / spread : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const brand_opinion *par = params;
    const uint32_t ahead = par->ahead < life->ticks ? (uint32_t) par->ahead : life->ticks;
    *out[0].real = *out[1].real = *out[2].real = (double) NAN;
    if (life->gauge == NULL)
        return;
    *out[0].real = r_squared(life, ahead, opinion);
    *out[1].real = r_squared(life, ahead, spending);
    *out[2].real = *out[0].real - *out[1].real;
}

const gv_metric gv_metric_brand_opinion = {
    .spec = { .name = "brand_opinion",
              .title = "The brand is what people think of it",
              .about = "What foretells how many will buy, what people think or what was "
                       "spent.",
              .source = "out-of-sample R^2: Campbell, Thompson (2008), "
                        "doi:10.1093/rfs/hhm055",
              GV_PARAMS(brand_opinion) },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
