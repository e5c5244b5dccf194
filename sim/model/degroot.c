/* DeGroot: everybody averages themselves and those they hear. Layer 3. */
#include "model/family/opinion_average.h"

typedef struct degroot {
    gv_reals_start start;
    uint32_t weights;
    double own;
} degroot;

static const gv_param degroot_table[] = {
    GV_REALS_ROWS(degroot),
    GV_AVERAGE_ROWS(degroot),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    const degroot *par = params;
    return gv_average_needs(par->weights);
}

static double move(const gv_world *w, const gv_reals_life *l, const void *params,
                   uint32_t v)
{
    const degroot *par = params;
    return gv_average_of(w, l, v, par->weights, par->own);
}

static void spread(gv_world *w, const void *params)
{
    gv_reals_spread(w, params, move);
}

const gv_model gv_model_degroot = {
    .spec = { .name = "degroot",
              .title = "DeGroot learning",
              .about = "Everybody takes over the average opinion of themselves and those "
                       "they hear, again and again.",
              .source = "DeGroot (1974), doi:10.1080/01621459.1974.10480137",
              .deviates = "none",
              GV_ALIASES("DeGroot"),
              GV_PARAMS(degroot) },
    GV_REALS_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC),
    .equation = "x(t + 1) = W x(t)\n"
                "W(v, u) = w(u, v) / (own + sum of w(., v)),   W(v, v) = own / (the same)\n"
                "w: 1 (`equal`), or the weight of the tie (`file`)",
    .example = "models/degroot",
    .limits = "on a connected undirected network with weights `equal` all come to the "
              "average of the opinions at the start, weighted by number of ties + `own`",
    .cost = "O(arcs) a tick, O(people^2) on the implicit complete network; 24 bytes a "
            "person",
    .needs = needs,
    .spread = spread,
};
