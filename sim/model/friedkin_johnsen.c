/* Friedkin-Johnsen: as DeGroot, but nobody forgets how they began. Layer 3. */
#include "model/family/opinion_average.h"

enum { GIVEN, FROM_OWN };
static const char *const kinds[] = { "given", "from_own", NULL };

typedef struct friedkin_johnsen {
    gv_reals_start start;
    uint32_t weights;
    double own;
    double susceptibility;
    uint32_t susceptible;
} friedkin_johnsen;

static const gv_param friedkin_johnsen_table[] = {
    GV_REALS_ROWS(friedkin_johnsen),
    GV_AVERAGE_ROWS(friedkin_johnsen),
    GV_REAL(friedkin_johnsen, susceptibility, .initial = 0.8, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0.1, 1 }, .source = "Friedkin, Johnsen (1990)",
            .help = "weight of the average of all whom a person counts; the rest is what "
                    "they held at the start; 1: DeGroot"),
    GV_CHOICE(friedkin_johnsen, susceptible, .initial = GIVEN, .choices = kinds,
              .source = "Friedkin, Johnsen (1999)",
              .help =
                  "`given` all by `susceptibility`; `from_own` each by 1 less the share "
                  "that they give themselves in the average"),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    const friedkin_johnsen *par = params;
    return gv_average_needs(par->weights);
}

static double move(const gv_world *w, const gv_reals_life *l, const void *params,
                   uint32_t v)
{
    const friedkin_johnsen *par = params;
    const double open = par->susceptible == GIVEN
                            ? par->susceptibility
                            : 1 - gv_average_own(w, v, par->weights, par->own);
    const double average = gv_average_of(w, l, v, par->weights, par->own);
    return open * average + (1 - open) * l->first[v];
}

static void spread(gv_world *w, const void *params)
{
    gv_reals_spread(w, params, move);
}

const gv_model gv_model_friedkin_johnsen = {
    .spec = { .name = "friedkin_johnsen",
              .title = "Friedkin-Johnsen model",
              .about = "Everybody averages themselves and those they hear, and keeps "
                       "something of the opinion they began with: disagreement lasts.",
              .source = "Friedkin, Johnsen (1990), doi:10.1080/0022250X.1990.9990069",
              .deviates = "none",
              GV_ALIASES("FriedkinJohnsen"),
              GV_PARAMS(friedkin_johnsen) },
    GV_REALS_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC),
    .equation =
        "x(t + 1) = A W x(t) + (1 - A) x(0)\n"
        "W as in degroot; A diagonal: `susceptibility`, or 1 - W(v, v) (`from_own`)",
    .example = "models/friedkin_johnsen",
    .limits = "susceptibility 1 is DeGroot, 0 changes nothing; else opinions x come to the "
              "solution of x = a W x + (1 - a) x(0)",
    .cost = "O(arcs) a tick, O(people^2) on the implicit complete network; 24 bytes a "
            "person",
    .needs = needs,
    .spread = spread,
};
