/* Algorithmic bias: as Deffuant, but a platform lets the like-minded meet. Layer 3. */
#include "model/family/opinion_pairs.h"

typedef struct algorithmic_bias {
    gv_reals_start start;
    gv_pairs pairs;
    double gamma;
} algorithmic_bias;

static const gv_param algorithmic_bias_table[] = {
    GV_REALS_ROWS(algorithmic_bias),
    GV_PAIRS_ROWS(algorithmic_bias),
    GV_PAIRS_GAMMA(algorithmic_bias),
    GV_END_OF_TABLE,
};

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const algorithmic_bias *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t u = gv_pairs_partner(w, v, par->gamma, luck.high);
    gv_pairs_meet(w, params, &par->pairs, v, u);
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

const gv_model gv_model_algorithmic_bias = {
    .spec = { .name = "algorithmic_bias",
              .title = "Algorithmic bias",
              .about =
                  "Bounded confidence by pairs where a platform lets people meet those "
                  "who think alike more often than others.",
              .source = "Sirbu, Pedreschi, Giannotti, Kertesz (2019), "
                        "doi:10.1371/journal.pone.0213246",
              .deviates = "n meetings are one tick; distances below 0.00001 count as "
                          "0.00001 when somebody is chosen, as in NDlib",
              GV_ALIASES("AlgorithmicBiasModel", "AlgorithmicBias"),
              GV_PARAMS(algorithmic_bias) },
    GV_REALS_MODEL,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "P(v meets u) ~ |x(u) - x(v)|^-gamma; if |x(u) - x(v)| < epsilon:\n"
                "    x(v) += mu (x(u) - x(v)),  x(u) += mu (x(v) - x(u))",
    .example = "models/algorithmic_bias",
    .limits = "gamma 0 is the Deffuant model, with the same luck the same life; the mean "
              "opinion never changes but by advertising; the larger gamma, the more "
              "clusters, and the longer until they have formed",
    .cost = "O(people heard) a meeting, n meetings a tick, so O(people^2) on the complete "
            "network; 24 bytes a person",
    .needs = gv_reals_needs,
    .events = events,
};
