/* Attraction and repulsion with weights: the near draw one another, the far push. Layer 3.
 */
#include "model/family/opinion_weights.h"

#include <math.h>

enum { BOTH, ATTRACTION, REPULSION };
static const char *const kinds[] = { "both", "attraction", "repulsion", NULL };

typedef struct weighted_attraction_repulsion {
    gv_reals_start start;
    double epsilon;
    uint32_t acts;
    gv_ties ties;
} weighted_attraction_repulsion;

static const gv_param weighted_attraction_repulsion_table[] = {
    GV_REALS_ROWS(weighted_attraction_repulsion),
    GV_REAL(weighted_attraction_repulsion, epsilon, .initial = 0.2, .low = 0, .high = 2,
            .unit = "opinion", .sweep = { 0.05, 1 },
            .source = "Toccaceli, Milli, Rossetti (2021)",
            .help = "opinions less than this apart attract, those farther apart repel"),
    GV_CHOICE(weighted_attraction_repulsion, acts, .initial = BOTH, .choices = kinds,
              .source = "Toccaceli, Milli, Rossetti (2021)",
              .help = "what there is: `both`, `attraction` alone, `repulsion` alone"),
    GV_TIES_ROWS(weighted_attraction_repulsion),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    const weighted_attraction_repulsion *par = params;
    return gv_ties_needs(&par->ties);
}

/* The eight cases of the paper are one: towards the other, or away from them, by half of
 * |x + weight y| of what is left to the end of the scale. */
static void event(gv_world *w, const void *params, gv_bits luck)
{
    const weighted_attraction_repulsion *par = params;
    const gv_reals_life *l = w->own;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t n = gv_heard(w, v);
    if (n == 0)
        return;
    const uint32_t k = (uint32_t) gv_below(luck.high, n);
    const uint32_t u = gv_heard_at(w, v, k);
    const double x = l->opinion[v], y = l->opinion[u];
    const bool near = fabs(x - y) < par->epsilon;
    if (x == y || par->acts == (near ? REPULSION : ATTRACTION))
        return;
    const double step =
        fabs(x + gv_ties_weight(w, &par->ties, v, k) * y) / 2 * (1 - fabs(x));
    const double moved = (y > x) == near ? x + step : x - step;
    gv_reals_take(w, params, v, moved > 1 ? 1 : moved < -1 ? -1 : moved, u);
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

const gv_model gv_model_weighted_attraction_repulsion = {
    .spec = { .name = "weighted_attraction_repulsion",
              .title = "Attraction and repulsion with weights",
              .about = "A person hears somebody: a near opinion draws theirs towards it, a "
                       "far one pushes it away.",
              .source = "Toccaceli, Milli, Rossetti (2021), "
                        "doi:10.1007/978-3-030-65347-7_31; ARWHK of NDlib",
              .deviates =
                  "opinions that weights above 1 would carry past -1 or 1 stay there; "
                  "people are all alike, none stubborn",
              GV_ALIASES("ARWHKModel", "ARWHK"),
              GV_PARAMS(weighted_attraction_repulsion) },
    GV_REALS_HEARS,
    .own_bytes = gv_reals_own_bytes,
    .begin = gv_reals_begin,
    .check = gv_ties_check,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "step = |x(v) + w(u, v) x(u)| / 2 (1 - |x(v)|)\n"
                "x(v) moves by it towards x(u) if |x(u) - x(v)| < epsilon, else away",
    .example = "models/weighted_attraction_repulsion",
    .limits =
        "nobody passes -1 or 1, and who is there stays; `attraction` with `epsilon` 0 "
        "changes nothing, nor does `repulsion` with `epsilon` above the largest "
        "distance",
    .cost = "O(1) an event, n events a tick; 24 bytes a person",
    .needs = needs,
    .events = events,
};
