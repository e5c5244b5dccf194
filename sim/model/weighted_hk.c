/* Weighted Hegselmann-Krause: of those who think nearly alike some count more. Layer 3. */
#include "model/family/opinion_weights.h"

#include <math.h>

enum { ADDITIVE, AVERAGE };
static const char *const forms[] = { "additive", "average", NULL };

typedef struct weighted_hk {
    gv_reals_start start;
    double epsilon;
    uint32_t form;
    gv_ties ties;
} weighted_hk;

static const gv_param weighted_hk_table[] = {
    GV_REALS_ROWS(weighted_hk),
    GV_REAL(weighted_hk, epsilon, .initial = 0.2, .low = 0, .high = 2, .unit = "opinion",
            .sweep = { 0.05, 0.4 }, .source = "Hegselmann, Krause (2002), section 4",
            .help = "confidence: opinions that are no farther away count"),
    GV_CHOICE(weighted_hk, form, .initial = ADDITIVE, .choices = forms,
              .source = "Milli (2021)",
              .help = "`additive` x moves by the mean of weight times opinion of those who "
                      "count, times 1 - |x|; `average` x is the average of itself, with "
                      "weight 1, and of those who count, with theirs"),
    GV_TIES_ROWS(weighted_hk),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    const weighted_hk *par = params;
    return gv_ties_needs(&par->ties);
}

/* Those who count with v: how many, and what they weigh. */
typedef struct sums {
    double people, weight, opinion;
} sums;

static void count(sums *s, double weight, double opinion)
{
    s->people++;
    s->weight += weight;
    s->opinion += weight * opinion;
}

/* In the order of people, with v first, or in between where everybody hears everybody: the
 * order of the model without weights, so that equal weights give the same bits. */
static sums who_count(const gv_world *w, const gv_reals_life *l, const weighted_hk *par,
                      uint32_t v, bool oneself)
{
    sums s = { 0, 0, 0 };
    const double mine = l->opinion[v];
    const uint32_t n = gv_heard(w, v);
    const uint32_t place = w->complete ? v : 0;
    for (uint32_t k = 0; k <= n; k++) {
        if (k == place && oneself)
            count(&s, 1, mine);
        const double other = k < n ? l->opinion[gv_heard_at(w, v, k)] : INFINITY;
        if (k < n && fabs(other - mine) <= par->epsilon)
            count(&s, gv_ties_weight(w, &par->ties, v, k), other);
    }
    return s;
}

static double move(const gv_world *w, const gv_reals_life *l, const void *params,
                   uint32_t v)
{
    const weighted_hk *par = params;
    const double mine = l->opinion[v];
    const sums s = who_count(w, l, par, v, par->form == AVERAGE);
    if (par->form == AVERAGE)
        return s.opinion / s.weight;
    const double moved =
        s.people > 0 ? mine + s.opinion / s.people * (1 - fabs(mine)) : mine;
    return moved > 1 ? 1 : moved < -1 ? -1 : moved;
}

static void spread(gv_world *w, const void *params)
{
    gv_reals_spread(w, params, move);
}

static void event(gv_world *w, const void *params, gv_bits luck)
{
    gv_reals_move_one(w, params, move, (uint32_t) gv_below(luck.low, w->n));
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

const gv_model gv_model_weighted_hk = {
    .spec = { .name = "weighted_hk",
              .title = "Weighted Hegselmann-Krause model",
              .about =
                  "Everybody is moved by those they hear whose opinions are not too far "
                  "from their own, by some more than by others.",
              .source = "Milli (2021), doi:10.1007/s41109-021-00412-4",
              .deviates =
                  "opinions that weights above 1 would carry past -1 or 1 stay there",
              GV_ALIASES("WHKModel", "WHK"),
              GV_PARAMS(weighted_hk) },
    GV_REALS_HEARS,
    .own_bytes = gv_reals_own_bytes,
    .begin = gv_reals_begin,
    .check = gv_ties_check,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    .equation = "additive: x(v) += (1 - |x(v)|) mean of w(u, v) x(u) over the near u\n"
                "average:  x(v) = (x(v) + sum of w(u, v) x(u)) / (1 + sum of w(u, v))\n"
                "near: heard by v, |x(u) - x(v)| <= epsilon",
    .example = "models/weighted_hk",
    .limits = "`average` with weight 1 is the Hegselmann-Krause model, bit for bit; "
              "`additive` moves opinions away from 0 where all who count are on one side, "
              "and who holds -1 or 1 stays there",
    .cost = "O(arcs) a tick, O(people^2) on the implicit complete network; 24 bytes a "
            "person",
    .needs = needs,
    .spread = spread,
    .events = events,
};
