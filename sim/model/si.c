/* SI: infection for good. Layer 3. */
#include "model/family/compartment.h"

typedef struct si {
    uint32_t ties;
    double beta;
} si;

static const gv_param si_table[] = {
    GV_REAL(si, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_TIES_ROW(si),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED };

static void table(const void *params, gv_compartments *out)
{
    const si *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected" },
        .n_states = 2,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->beta },
        },
        .n_rules = 1,
        .adopting = GV_STATE(INFECTED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_si = {
    .spec = { .name = "si",
              .title = "SI",
              .about = "Infected people infect those who hear them, for ever.",
              .source = "Pastor-Satorras, Castellano, Van Mieghem, Vespignani (2015), "
                        "doi:10.1103/RevModPhys.87.925",
              GV_ALIASES("SIModel", "SI"),
              GV_PARAMS(si) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - beta)^k\n"
                "k: infected people heard; clock continuous: rate beta k\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "di/dt = beta i (1 - i)",
    .example = "models/si",
    .limits = "everybody who can be reached is infected in the end; on the complete "
              "network the share follows the logistic curve while beta is small",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
