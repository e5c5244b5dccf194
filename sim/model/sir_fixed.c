/* SIR in which everybody is infectious for the same time. Layer 3. */
#include "model/family/compartment.h"

typedef struct sir_fixed {
    uint32_t ties;
    double beta;
    double duration;
} sir_fixed;

static const gv_param sir_fixed_table[] = {
    GV_REAL(sir_fixed, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(sir_fixed, duration, .initial = 5, GV_DELAY, .sweep = { 1, 20 },
            .source = "assumption", .help = "how long somebody infected infects others"),
    GV_TIES_ROW(sir_fixed),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED, REMOVED };

static void table(const void *params, gv_compartments *out)
{
    const sir_fixed *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected", "removed" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_COUNTDOWN, .from = INFECTED, .to = REMOVED,
              .delay = par->duration },
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

const gv_model gv_model_sir_fixed = {
    .spec = { .name = "sir_fixed",
              .title = "SIR with a fixed infectious time",
              .about = "As SIR, but everybody is infectious for the same number of ticks.",
              .source = "Newman (2002), doi:10.1103/PhysRevE.66.016128",
              .deviates = "on the synchronous clock time goes in ticks",
              GV_PARAMS(sir_fixed) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - beta)^k\n"
                "infected -> removed       after `duration` ticks\n"
                "k: infected people heard; clock continuous: rate beta k\n"
                "over one tie, in all: 1 - (1 - beta)^duration",
    .example = "models/sir_fixed",
    .limits = "final size is that of bond percolation with chance 1 - (1 - "
              "beta)^duration a tie, exactly; duration = 1 is the independent cascade",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
