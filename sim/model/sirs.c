/* SIRS: infection, removal, and immunity that wanes. Layer 3. */
#include "model/family/compartment.h"

typedef struct sirs {
    uint32_t ties;
    double beta;
    double gamma;
    double eta;
} sirs;

static const gv_param sirs_table[] = {
    GV_REAL(sirs, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(sirs, gamma, .initial = 0.2, GV_CHANCE_OR_RATE, .sweep = { 0.05, 0.5 },
            .source = "assumption",
            .help = "chance a tick that somebody infected is removed"),
    GV_REAL(sirs, eta, .initial = 0.05, GV_CHANCE_OR_RATE, .alias = "xi",
            .sweep = { 0.01, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody removed becomes susceptible "
                    "again"),
    GV_TIES_ROW(sirs),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED, REMOVED };

static void table(const void *params, gv_compartments *out)
{
    const sirs *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected", "removed" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_SPONTANEOUS, .from = INFECTED, .to = REMOVED, .p = par->gamma },
            { .kind = GV_RULE_SPONTANEOUS, .from = REMOVED, .to = SUSCEPTIBLE, .p = par->eta },
        },
        .n_rules = 3,
        .adopting = GV_STATE(INFECTED) | GV_STATE(REMOVED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_sirs = {
    .spec = { .name = "sirs",
              .title = "SIRS",
              .about = "Removed people lose their immunity after a while.",
              .source = "Pastor-Satorras, Castellano, Van Mieghem, Vespignani (2015), "
                        "doi:10.1103/RevModPhys.87.925",
              GV_ALIASES("SIRS"),
              GV_PARAMS(sirs) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - beta)^k\n"
                "infected -> removed       gamma\n"
                "removed -> susceptible    eta\n"
                "k: infected people heard; clock continuous: rates beta k, gamma, eta\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "ds/dt = eta r - beta s i    di/dt = beta s i - gamma i",
    .example = "models/sirs",
    .limits = "eta = 0 is SIR; eta = 1 is SIS with one tick of rest",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
