/* SIR: infection, then removal for good. Layer 3. */
#include "model/family/compartment.h"

typedef struct sir {
    uint32_t ties;
    double beta;
    double gamma;
} sir;

static const gv_param sir_table[] = {
    GV_REAL(sir, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(sir, gamma, .initial = 0.2, GV_CHANCE_OR_RATE, .sweep = { 0.05, 0.5 },
            .source = "assumption",
            .help = "chance a tick that somebody infected is removed"),
    GV_TIES_ROW(sir),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED, REMOVED };

static void table(const void *params, gv_compartments *out)
{
    const sir *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected", "removed" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_SPONTANEOUS, .from = INFECTED, .to = REMOVED, .p = par->gamma },
        },
        .n_rules = 2,
        .adopting = GV_STATE(INFECTED) | GV_STATE(REMOVED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_sir = {
    .spec = { .name = "sir",
              .title = "SIR",
              .about =
                  "Infected people infect those who hear them until they are removed, for "
                  "good.",
              .source = "Kermack, McKendrick (1927), doi:10.1098/rspa.1927.0118",
              .deviates = "where time goes in ticks a person infects before being removed "
                          "in the same "
                          "tick, so each case has at least one tick to infect",
              GV_ALIASES("SIRModel", "SIR"),
              GV_PARAMS(sir) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - beta)^k\n"
                "infected -> removed       gamma\n"
                "k: infected people heard; clock continuous: rates beta k, gamma\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "ds/dt = -beta s i    di/dt = beta s i - gamma i    dr/dt = gamma i",
    .example = "epidemic-by-events",
    .limits = "final size is that of bond percolation with chance beta / (beta + "
              "gamma - beta gamma) a tie where every person has few ties in common; "
              "gamma = 1 is the independent cascade",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
