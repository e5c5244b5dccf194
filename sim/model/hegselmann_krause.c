/* Hegselmann-Krause: everybody averages those who think nearly alike. Layer 3. */
#include "model/family/opinion_reals.h"

#include <math.h>

typedef struct hegselmann_krause {
    gv_reals_start start;
    double epsilon;
} hegselmann_krause;

static const gv_param hegselmann_krause_table[] = {
    GV_REALS_ROWS(hegselmann_krause),
    GV_REAL(hegselmann_krause, epsilon, .initial = 0.2, .low = 0, .high = 1e6,
            .unit = "opinion", .sweep = { 0.05, 0.4 },
            .source = "Hegselmann, Krause (2002), section 4",
            .help = "confidence: opinions that are no farther away are taken into the "
                    "average"),
    GV_END_OF_TABLE,
};

static double move(const gv_world *w, const gv_reals_life *l, const void *params,
                   uint32_t v)
{
    const double epsilon = ((const hegselmann_krause *) params)->epsilon;
    const double mine = l->opinion[v];
    const uint64_t from = w->complete ? 0 : w->in.offset[v];
    const uint64_t end = w->complete ? w->n : w->in.offset[v + UINT64_C(1)];
    double sum = w->complete ? 0 : mine;
    uint32_t n = w->complete ? 0 : 1;
    for (uint64_t k = from; k < end; k++) {
        const double other = l->opinion[w->complete ? k : w->in.target[k]];
        if (fabs(other - mine) <= epsilon) {
            sum += other;
            n++;
        }
    }
    return sum / n;
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

const gv_model gv_model_hegselmann_krause = {
    .spec = { .name = "hegselmann_krause",
              .title = "Hegselmann-Krause model",
              .about = "Everybody takes over the average of themselves and of those they "
                       "hear whose opinions are not too far from their own.",
              .source = "Hegselmann, Krause (2002), Journal of Artificial Societies and "
                        "Social Simulation 5 (3) 2",
              .deviates = "people listen to those they hear in the network; on the "
                          "complete network to everybody, as in the paper",
              GV_ALIASES("HKModel", "HegselmannKrause"),
              GV_PARAMS(hegselmann_krause) },
    GV_REALS_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    .equation = "x(v, t + 1) = mean of x(u, t) over v and all u whom v hears\n"
                "              with |x(u, t) - x(v, t)| <= epsilon",
    .example = "models/hegselmann_krause",
    .limits = "on the complete network all come to rest after finitely many ticks, in "
              "clusters more than `epsilon` apart; with many uniform opinions on [0, 1] "
              "there is one cluster for `epsilon` above about 0.2",
    .cost = "O(arcs) a tick, O(people^2) on the implicit complete network; 24 bytes a "
            "person",
    .needs = gv_reals_needs,
    .spread = spread,
    .events = events,
};
