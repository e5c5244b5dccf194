/* SEIR: as SIR, with a latent time before people infect others. Layer 3. */
#include "model/family/compartment.h"

typedef struct seir {
    uint32_t ties;
    double alpha;
    double beta;
    double gamma;
} seir;

static const gv_param seir_table[] = {
    GV_REAL(seir, alpha, .initial = 0.5, GV_CHANCE_OR_RATE, .sweep = { 0.1, 1 },
            .source = "assumption",
            .help = "chance a tick that somebody exposed becomes infectious; 1 / "
                    "alpha is the mean latent time"),
    GV_REAL(seir, beta, .initial = 0.05, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help = "chance a tick that somebody infected infects one susceptible "
                    "person who hears them"),
    GV_REAL(seir, gamma, .initial = 0.2, GV_CHANCE_OR_RATE, .sweep = { 0.05, 0.5 },
            .source = "assumption",
            .help = "chance a tick that somebody infected is removed"),
    GV_TIES_ROW(seir),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, EXPOSED, INFECTED, REMOVED };

static void table(const void *params, gv_compartments *out)
{
    const seir *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "exposed", "infected", "removed" },
        .n_states = 4,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = EXPOSED,
              .by = GV_STATE(INFECTED), .p = par->beta },
            { .kind = GV_RULE_SPONTANEOUS, .from = EXPOSED, .to = INFECTED, .p = par->alpha },
            { .kind = GV_RULE_SPONTANEOUS, .from = INFECTED, .to = REMOVED, .p = par->gamma },
        },
        .n_rules = 3,
        .adopting = GV_STATE(EXPOSED) | GV_STATE(INFECTED) | GV_STATE(REMOVED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = EXPOSED,
        .heard_chance = par->beta,
        .ties = par->ties,
    };
}

const gv_model gv_model_seir = {
    .spec = { .name = "seir",
              .title = "SEIR",
              .about = "As SIR, with a latent time before people infect others.",
              .source =
                  "Anderson, May (1991), Infectious Diseases of Humans, Oxford University "
                  "Press",
              .deviates = "the latent time is geometric (clock continuous: exponential); a "
                          "countdown rule in a model of your "
                          "own makes it fixed",
              GV_ALIASES("SEIRModel", "SEIR"),
              GV_PARAMS(seir) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> exposed    1 - (1 - beta)^k\n"
                "exposed -> infected       alpha\n"
                "infected -> removed       gamma\n"
                "k: infected people heard; clock continuous: rates beta k, alpha, gamma\n"
                "everybody hears everybody, ties `shared`, chances small:\n"
                "ds/dt = -beta s i    de/dt = beta s i - alpha e\n"
                "di/dt = alpha e - gamma i    dr/dt = gamma i",
    .example = "models/seir",
    .limits = "the final size does not depend on alpha: it is that of SIR",
    .what_impressions_do = "moves susceptible people to exposed with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
