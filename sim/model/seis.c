/* SEIS: as SIS, with a latent time before people infect others. Layer 3. */
#include "model/family/compartment.h"

typedef struct seis {
    uint32_t ties;
    double alpha;
    double beta;
    double lambda;
} seis;

static const gv_param seis_table[] = {
    GV_REAL(seis, alpha, .initial = 0.5, GV_CHANCE_OR_RATE, .sweep = { 0.1, 1 },
            .source = "assumption",
            .help = "chance a tick that somebody exposed becomes infectious; 1 / "
                    "alpha is the mean latent time"),
    GV_REAL(seis, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(seis, lambda, .initial = 0.2, GV_CHANCE_OR_RATE, .alias = "gamma",
            .sweep = { 0.05, 0.5 }, .source = "assumption",
            .help = "chance a tick that somebody infected becomes susceptible "
                    "again"),
    GV_TIES_ROW(seis),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, EXPOSED, INFECTED };

static void table(const void *params, gv_compartments *out)
{
    const seis *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "exposed", "infected" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = EXPOSED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_SPONTANEOUS, .from = EXPOSED, .to = INFECTED, .p = par->alpha },
            { .kind = GV_RULE_SPONTANEOUS, .from = INFECTED, .to = SUSCEPTIBLE, .p = par->lambda },
        },
        .n_rules = 3,
        .adopting = GV_STATE(EXPOSED) | GV_STATE(INFECTED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = EXPOSED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_seis = {
    .spec = { .name = "seis",
              .title = "SEIS",
              .about = "As SIS, with a latent time before people infect others.",
              .source =
                  "Anderson, May (1991), Infectious Diseases of Humans, Oxford University "
                  "Press",
              .deviates = "the latent time is geometric (clock continuous: exponential); a "
                          "countdown rule in a model of your "
                          "own makes it fixed",
              GV_ALIASES("SEISModel", "SEIS"),
              GV_PARAMS(seis) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> exposed    1 - (1 - beta)^k\n"
                "exposed -> infected       alpha\n"
                "infected -> susceptible   lambda\n"
                "k: infected people heard; clock continuous: rates beta k, alpha, lambda\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "de/dt = beta s i - alpha e    di/dt = alpha e - lambda i",
    .example = "models/seis",
    .limits = "on the complete network the lasting share of infected people is that "
              "of SIS, less those who are exposed",
    .what_impressions_do = "moves susceptible people to exposed with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
