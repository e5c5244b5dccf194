/* Deffuant: two who meet and think nearly alike come closer. Layer 3. */
#include "model/family/opinion_pairs.h"

typedef struct deffuant {
    gv_reals_start start;
    gv_pairs pairs;
} deffuant;

static const gv_param deffuant_table[] = {
    GV_REALS_ROWS(deffuant),
    GV_PAIRS_ROWS(deffuant),
    GV_END_OF_TABLE,
};

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const deffuant *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    gv_pairs_meet(w, params, &par->pairs, v, gv_pairs_partner(w, v, 0, luck.high));
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

const gv_model gv_model_deffuant = {
    .spec = { .name = "deffuant",
              .title = "Deffuant model",
              .about = "A random person meets somebody they hear; if their opinions are "
                       "near enough, both move towards each other.",
              .source = "Deffuant, Neau, Amblard, Weisbuch (2000), "
                        "doi:10.1142/S0219525900000078",
              .deviates = "n meetings are one tick; on directed networks both move, too",
              GV_ALIASES("DeffuantModel", "Deffuant"),
              GV_PARAMS(deffuant) },
    GV_REALS_MODEL,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "v, u meet, |x(u) - x(v)| < epsilon:\n"
                "    x(v) += mu (x(u) - x(v)),  x(u) += mu (x(v) - x(u))",
    .example = "models/deffuant",
    .limits = "the mean opinion never changes but by advertising; with uniform opinions "
              "on [0, 1] and many people on the complete network about 1 / (2 epsilon) "
              "major clusters remain, and one for `epsilon` of 0.5",
    .cost = "O(1) a meeting, n meetings a tick; 24 bytes a person",
    .needs = gv_reals_needs,
    .events = events,
};
