/* Sentiment: who is for the brand, who against it, how far apart they are and whether they
 * know each other; who recommends it. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct sentiment {
    double negative, positive;
    double delighted, annoyed;
} sentiment;

static const gv_param sentiment_table[] = {
    GV_REAL(sentiment, negative, .initial = -0.2, .low = -1, .high = 1, .unit = "attitude",
            .source = "assumption", .help = "people with a lower attitude are against it"),
    GV_REAL(sentiment, positive, .initial = 0.2, .low = -1, .high = 1, .unit = "attitude",
            .source = "assumption", .help = "people with a higher attitude are for it"),
    GV_REAL(sentiment, delighted, .initial = 0.2, .low = -1, .high = 1,
            .unit = "satisfaction", .source = "assumption",
            .help = "customers who are more satisfied would recommend it"),
    GV_REAL(sentiment, annoyed, .initial = -0.05, .low = -1, .high = 1,
            .unit = "satisfaction", .source = "assumption",
            .help = "customers who are less satisfied would advise against it"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
#define OF_AWARE "; undefined when nobody is aware"
static const gv_outcome outcomes[] = {
    { "negative_share", "share of the aware who are against it", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, 1, "in the end" OF_AWARE, .smallest = 0.01 },
    { "positive_share", "share of the aware who are for it", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1, "in the end" OF_AWARE, .smallest = 0.01 },
    { "attitude_variance", "polarisation of attitudes", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1,
      "variance over the aware (divided by their number), in the end" OF_AWARE,
      .smallest = 0.01 },
    { "attitude_bimodality", "bimodality of attitudes", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1,
      "(skewness^2 + 1) / kurtosis over the aware, in the end: 1 for two points, 5/9 for "
      "the uniform law, 1/3 for the normal; undefined when all are alike",
      .smallest = 0.01 },
    { "attitude_assortativity", "likeness of attitudes along ties", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -1, 1,
      "correlation, over ties along which word travels, of the attitudes of both ends, "
      "both aware; undefined when all of one side are alike",
      .smallest = 0.02 },
    { "net_promoters", "net promoters", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, -1, 1,
      "share of the customers who are `delighted` less the share who are `annoyed`, in the "
      "end; undefined without customers. A single item predicts growth no better than "
      "measures of several",
      .smallest = 0.02 },
    { "advocates", "advocates", "people", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_MORE_IS_BETTER,
      0, INFINITY, "people who recommend the brand of their own accord, in the end",
      OF_CONTROL },
    { "cost_per_advocate", "cost per advocate", "money", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY, "money spent over advocates; undefined without any",
      OF_CONTROL },
    { .name = NULL },
};
enum { NEGATIVE, POSITIVE, VARIANCE, BIMODALITY, ASSORTATIVITY, NET, ADVOCATES, COST };

/* Sums over people in their order. */
typedef struct sums {
    uint32_t aware, against, for_it, customers, delighted, annoyed, advocates;
    double attitude;
} sums;

static sums add_up(const gv_world *w, const sentiment *par)
{
    sums s = { .aware = 0 };
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_stance is = w->model->stance(w, v);
        s.customers += is.is_customer ? 1 : 0;
        s.delighted += is.is_customer && is.satisfaction > par->delighted ? 1 : 0;
        s.annoyed += is.is_customer && is.satisfaction < par->annoyed ? 1 : 0;
        s.advocates += is.is_advocate ? 1 : 0;
        if (!is.is_aware)
            continue;
        s.aware++;
        s.against += is.attitude < par->negative ? 1 : 0;
        s.for_it += is.attitude > par->positive ? 1 : 0;
        s.attitude += is.attitude;
    }
    return s;
}

static void measure_spread(const gv_world *w, double mean, double n, const gv_value *out)
{
    double second = 0, third = 0, fourth = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_stance is = w->model->stance(w, v);
        const double x = is.attitude - mean;
        if (!is.is_aware)
            continue;
        second += x * x;
        third += x * x * x;
        fourth += x * x * x * x;
    }
    *out[VARIANCE].real = second / n;
    if (second > 0) /* (m3^2 / m2^3 + 1) / (m4 / m2^2), each m over n */
        *out[BIMODALITY].real = (n * third * third / (second * second * second) + 1) *
                                second * second / (n * fourth);
}

/* Pearson's correlation over ties. @source Newman (2003), doi:10.1103/PhysRevE.67.026126 */
static double along_ties(const gv_world *w, double mean)
{
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (uint32_t u = 0; u < w->n && w->out.offset != NULL; u++) {
        const gv_stance from = w->model->stance(w, u);
        for (uint64_t a = w->out.offset[u]; from.is_aware && a < w->out.offset[u + 1];
             a++) {
            const gv_stance to = w->model->stance(w, w->out.target[a]);
            const double p = from.attitude - mean, q = to.attitude - mean;
            if (!to.is_aware)
                continue;
            n++;
            x += p;
            y += q;
            xx += p * p;
            yy += q * q;
            xy += p * q;
        }
    }
    const double spread = (n * xx - x * x) * (n * yy - y * y);
    return n > 1 && spread > 0 ? (n * xy - x * y) / sqrt(spread) : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const gv_world *w = life->world;
    const double unknown = (double) NAN;
    for (int k = 0; k <= COST; k++) {
        if (k != ADVOCATES)
            *out[k].real = unknown;
    }
    *out[ADVOCATES].count = 0;
    if (w->model->stance == NULL)
        return;
    const sums s = add_up(w, params);
    const double aware = s.aware, customers = s.customers;
    *out[ADVOCATES].count = s.advocates;
    if (s.advocates > 0)
        *out[COST].real = gv_money_units(life->spent[life->ticks]) / s.advocates;
    if (s.customers > 0)
        *out[NET].real = (s.delighted - (double) s.annoyed) / customers;
    if (s.aware == 0)
        return;
    *out[NEGATIVE].real = s.against / aware;
    *out[POSITIVE].real = s.for_it / aware;
    measure_spread(w, s.attitude / aware, aware, out);
    *out[ASSORTATIVITY].real = along_ties(w, s.attitude / aware);
}

const gv_metric gv_metric_sentiment = {
    .spec = { .name = "sentiment",
              .title = "Sentiment and advocacy",
              .about = "Who is for the brand and who against it in the end, how far apart "
                       "they are, whether those alike are tied, who would recommend it.",
              .source = "Newman (2003), doi:10.1103/PhysRevE.67.026126 (assortativity); "
                        "Keiningham, Cooil, Andreassen, Aksoy (2007), "
                        "doi:10.1509/jmkg.71.3.039 (on net promoters)",
              GV_PARAMS(sentiment) },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
