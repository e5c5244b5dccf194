/* SIS: infection and recovery without immunity. Layer 3. */
#include "model/family/compartment.h"

typedef struct sis {
    uint32_t ties;
    double beta;
    double lambda;
} sis;

static const gv_param sis_table[] = {
    GV_REAL(sis, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(sis, lambda, .initial = 0.2, GV_CHANCE_OR_RATE, .alias = "gamma",
            .sweep = { 0.05, 0.5 }, .source = "assumption",
            .help = "chance a tick that somebody infected becomes susceptible "
                    "again"),
    GV_TIES_ROW(sis),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED };

static void table(const void *params, gv_compartments *out)
{
    const sis *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected" },
        .n_states = 2,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_SPONTANEOUS, .from = INFECTED, .to = SUSCEPTIBLE, .p = par->lambda },
        },
        .n_rules = 2,
        .adopting = GV_STATE(INFECTED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_sis = {
    .spec = { .name = "sis",
              .title = "SIS",
              .about = "Infected people recover and can be infected again.",
              .source = "Pastor-Satorras, Castellano, Van Mieghem, Vespignani (2015), "
                        "doi:10.1103/RevModPhys.87.925",
              GV_ALIASES("SISModel", "SIS"),
              GV_PARAMS(sis) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - beta)^k\n"
                "infected -> susceptible   lambda\n"
                "k: infected people heard; clock continuous: rates beta k, lambda\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "di/dt = beta i (1 - i) - lambda i",
    .example = "models/sis",
    .limits = "on the complete network with a divided by ties `shared`, the lasting "
              "share of infected people comes near 1 - lambda / beta as both become "
              "small",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
