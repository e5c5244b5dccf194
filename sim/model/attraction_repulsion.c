/* Attraction and repulsion: the near come closer, the far move apart. Layer 3. */
#include "model/family/opinion_pairs.h"

#include <math.h>

typedef struct attraction_repulsion {
    gv_reals_start start;
    double acceptance, rejection;
    double mu;
} attraction_repulsion;

static const gv_param attraction_repulsion_table[] = {
    GV_REALS_ROWS(attraction_repulsion),
    GV_REAL(attraction_repulsion, acceptance, .initial = 0.2, .low = 0, .high = 1e6,
            .unit = "opinion", .alias = "u", .sweep = { 0.05, 0.5 },
            .source = "Jager, Amblard (2005)",
            .help = "latitude of acceptance: two whose opinions are less than this apart "
                    "come closer"),
    GV_REAL(attraction_repulsion, rejection, .initial = 0.6, .low = 0, .high = 1e6,
            .unit = "opinion", .alias = "t", .sweep = { 0.3, 1 },
            .source = "Jager, Amblard (2005)",
            .help = "where the latitude of rejection begins: two whose opinions are more "
                    "than this apart move away from each other"),
    GV_REAL(attraction_repulsion, mu, .initial = 0.1, .low = 0, .high = 0.5,
            .unit = "share", .sweep = { 0.05, 0.5 }, .source = "Jager, Amblard (2005)",
            .help = "by how much of their distance each of the two moves"),
    GV_END_OF_TABLE,
};

static double within(const gv_reals_start *start, double opinion)
{
    return opinion > start->high  ? start->high
           : opinion < start->low ? start->low
                                  : opinion;
}

/* Each flees as far as the scale goes. */
static void flee(gv_world *w, const attraction_repulsion *par, uint32_t v, uint32_t u)
{
    const gv_reals_life *l = w->own;
    const double x = l->opinion[v], y = l->opinion[u];
    const double step = par->mu * (y - x);
    gv_reals_take(w, par, v, within(&par->start, x - step), u);
    gv_reals_take(w, par, u, within(&par->start, y + step), v);
}

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const attraction_repulsion *par = params;
    const gv_reals_life *l = w->own;
    const gv_pairs near = { par->acceptance, par->mu };
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t u = gv_pairs_partner(w, v, 0, luck.high);
    if (fabs(l->opinion[u] - l->opinion[v]) > par->rejection)
        flee(w, par, v, u);
    else
        gv_pairs_meet(w, params, &near, v, u);
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

static void check(const void *params, gv_objector *object, void *self)
{
    const attraction_repulsion *par = params;
    gv_reals_check(params, object, self);
    if (par->rejection < par->acceptance)
        object(self, &(gv_objection){ "rejection", SIZE_MAX, NULL,
                                      "'rejection' begins before 'acceptance' ends",
                                      "acceptance: 0.2, rejection: 0.6" });
}

const gv_model gv_model_attraction_repulsion = {
    .spec = { .name = "attraction_repulsion",
              .title = "Attraction and repulsion",
              .about = "Two meet: if they think nearly alike they come closer, if they are "
                       "far apart they move away from each other, and in between nothing "
                       "happens.",
              .source = "Jager, Amblard (2005), doi:10.1007/s10588-005-6282-2",
              .deviates =
                  "all have the same latitudes; `low` and `high` are the ends of the "
                  "scale, -1 and 1 in the paper; n meetings are one tick",
              GV_ALIASES("AttractionRepulsion", "JagerAmblard"),
              GV_PARAMS(attraction_repulsion) },
    GV_REALS_HEARS,
    .own_bytes = gv_reals_own_bytes,
    .begin = gv_reals_begin,
    .check = check,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "v, u meet, d = x(u) - x(v):\n"
                "    |d| < acceptance:  x(v) += mu d,  x(u) -= mu d\n"
                "    |d| > rejection:   x(v) -= mu d,  x(u) += mu d,  within low and high",
    .example = "models/attraction_repulsion",
    .limits =
        "with `rejection` at or above the length of the scale it is the Deffuant model "
        "with `epsilon` = `acceptance`, with the same luck the same life; with "
        "acceptance 0 and a small `rejection` all end at `low` or `high`",
    .cost = "O(1) a meeting, n meetings a tick; 24 bytes a person",
    .needs = gv_reals_needs,
    .events = events,
};
