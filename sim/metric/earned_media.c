/* Earned media: what people read of each other, beside what was paid for. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct earned_media {
    uint64_t memory;
    double recall_cap;
} earned_media;

static const gv_param earned_media_table[] = {
    GV_COUNT(earned_media, memory, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "what was read in the last so many steps is recalled"),
    GV_REAL(earned_media, recall_cap, .initial = 3, .low = 0.01, .high = 1000,
            .unit = "reads",
            .source = "Krugman (1972), Journal of Advertising Research 12, 11-14",
            .help = "mean reads beyond which more are not recalled better"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "wom_multiplier", "word-of-mouth multiplier", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 1, INFINITY,
      "all reads over those of advertisements and, at first hand, of partners' posts; "
      "undefined without any of these",
      OF_CONTROL },
    { "earned_to_paid", "earned reads for one that is paid", "1", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "reads of what people say and pass on, over those of advertisements and, at first "
      "hand, of partners' posts; undefined without any of these",
      OF_CONTROL },
    { "earned_reads", "earned reads a head", "reads", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "what people read of each other, unpaid, over all people", OF_CONTROL },
    { "rating_points", "gross rating points", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER,
      0, INFINITY,
      "reads of paid, partner and owned content for a hundred people: reach in percent "
      "times "
      "frequency",
      OF_CONTROL },
    { "secondary_shares", "shares caused by a share", "shares", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, 1,
      "of all shares, those of what somebody else had passed on: how many more a share "
      "causes at the next remove; undefined without shares",
      .smallest = 0.01 },
    { "engagement", "engagement", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0,
      INFINITY,
      "likes, bought ones with them, shares and talks: what platforms count as activity, "
      "not "
      "as result",
      OF_CONTROL },
    { "awareness_recall", "awareness and recall", "reads", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "share of people who are aware in the end, times what one of them read in the last "
      "`memory` steps on average, `recall_cap` at most",
      OF_CONTROL },
    { .name = NULL },
};
enum {
    MULTIPLIER,
    EARNED_TO_PAID,
    EARNED,
    POINTS,
    SECONDARY,
    ENGAGEMENT,
    RECALL,
    OUTCOMES
};

static double gauge_at(const gv_life *life, gv_gauge gauge, uint32_t step)
{
    return life->gauge[(size_t) gauge * ((size_t) life->ticks + 1) + step];
}

static double in_the_end(const gv_life *life, gv_gauge gauge)
{
    return gauge_at(life, gauge, life->ticks);
}

static double over(double part, double all)
{
    return all > 0 ? part / all : (double) NAN;
}

static double reads_at(const gv_life *life, uint32_t step)
{
    return gauge_at(life, GV_GAUGE_PAID, step) + gauge_at(life, GV_GAUGE_PARTNER, step) +
           gauge_at(life, GV_GAUGE_OWNED, step) + gauge_at(life, GV_GAUGE_EARNED, step);
}

static double recall(const gv_life *life, const earned_media *par)
{
    const double aware = in_the_end(life, GV_GAUGE_AWARE);
    const uint32_t from =
        par->memory < life->ticks ? life->ticks - (uint32_t) par->memory : 0;
    if (!(aware > 0))
        return 0;
    const double reads = (reads_at(life, life->ticks) - reads_at(life, from)) / aware;
    return aware / life->world->n * (reads < par->recall_cap ? reads : par->recall_cap);
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    for (int k = 0; k < OUTCOMES; k++)
        *out[k].real = (double) NAN;
    if (life->gauge == NULL)
        return;
    const double paid =
        in_the_end(life, GV_GAUGE_PAID) + in_the_end(life, GV_GAUGE_PARTNER);
    const double earned = in_the_end(life, GV_GAUGE_EARNED);
    const double shares = in_the_end(life, GV_GAUGE_SHARES);
    *out[MULTIPLIER].real = over(reads_at(life, life->ticks), paid);
    *out[EARNED_TO_PAID].real = over(earned, paid);
    *out[EARNED].real = earned / life->world->n;
    *out[POINTS].real = 100.0 * (double) life->world->n_reads / life->world->n;
    *out[SECONDARY].real = over(in_the_end(life, GV_GAUGE_RESHARES), shares);
    *out[ENGAGEMENT].real =
        in_the_end(life, GV_GAUGE_LIKES) + shares + in_the_end(life, GV_GAUGE_TALK);
    *out[RECALL].real = recall(life, params);
}

const gv_metric gv_metric_earned_media = {
    .spec = { .name = "earned_media",
              .title = "Earned media",
              .about = "What people read of each other beside what was paid for, how far "
                       "sharing carries, and what is remembered.",
              GV_PARAMS(earned_media) },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
