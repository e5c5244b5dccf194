/* Adoption of a service that people also leave. Layer 3. */
#include "model/family/compartment.h"

typedef struct disadoption {
    uint32_t ties;
    double p;
    double q;
    double delta;
} disadoption;

static const gv_param disadoption_table[] = {
    GV_REAL(disadoption, p, .initial = 0.01, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.05 }, .source = "assumption",
            .help = "chance a tick that a potential adopter adopts unaided"),
    GV_REAL(disadoption, q, .initial = 0.3, GV_CHANCE_OR_RATE, .sweep = { 0.05, 0.8 },
            .source = "assumption",
            .help = "chance a tick that one adopter convinces one potential "
                    "adopter who hears them"),
    GV_REAL(disadoption, delta, .initial = 0.1, GV_CHANCE_OR_RATE, .alias = "attrition",
            .sweep = { 0.01, 0.5 }, .source = "assumption",
            .help = "chance a tick that an adopter leaves and becomes a potential "
                    "adopter again"),
    GV_TIES_ROW(disadoption),
    GV_END_OF_TABLE,
};

enum { POTENTIAL, ADOPTER };

static void table(const void *params, gv_compartments *out)
{
    const disadoption *par = params;
    *out = (gv_compartments){
        .state = { "potential", "adopter" },
        .n_states = 2,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = POTENTIAL, .to = ADOPTER,
              .by = GV_STATE(ADOPTER), .p = par->q },
            { .kind = GV_RULE_OUTSIDE, .from = POTENTIAL, .to = ADOPTER, .p = par->p },
            { .kind = GV_RULE_SPONTANEOUS, .from = ADOPTER, .to = POTENTIAL, .p = par->delta },
        },
        .n_rules = 3,
        .adopting = GV_STATE(ADOPTER),
        .seeded = ADOPTER,
        .hears = true,
        .heard_from = POTENTIAL,
        .heard_to = ADOPTER,
        .heard_chance = par->q,
        .ties = par->ties,
    };
}

const gv_model gv_model_disadoption = {
    .spec = { .name = "disadoption",
              .title = "Adoption with disadoption",
              .about = "People adopt a service unaided or by word of mouth, and leave it "
                       "again.",
              .source = "Libai, Muller, Peres (2009), doi:10.1509/jmkr.46.2.163",
              .deviates =
                  "on the synchronous clock chances of a tick in place of rates: an "
                  "adopter speaks in the tick in "
                  "which they leave; each adopter convinces with a chance of their own",
              GV_PARAMS(disadoption) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "potential -> adopter   1 - (1 - p)(1 - q)^k\n"
                "adopter -> potential   delta\n"
                "k: adopters heard; clock continuous: rates p + q k and delta\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "dx/dt = (p + q x)(1 - x) - delta x",
    .example = "models/disadoption",
    .limits = "with ties `shared` on the complete network the share x of adopters "
              "comes near the root of (p + q x)(1 - x) = delta x as the chances "
              "become small; delta = 0 is Bass",
    .what_impressions_do = "moves potential people to adopter with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
