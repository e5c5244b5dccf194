/* SWIR: exposure may infect, or weaken and so prepare infection. Layer 3. */
#include "model/family/compartment.h"

typedef struct swir {
    uint32_t ties;
    double kappa;
    double mu;
    double nu;
} swir;

static const gv_param swir_table[] = {
    GV_REAL(swir, kappa, .initial = 0.1, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.01, 0.5 }, .source = "assumption",
            .help = "chance that a contact infects somebody susceptible"),
    GV_REAL(swir, mu, .initial = 0.2, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.01, 0.5 }, .source = "assumption",
            .help = "chance that a contact which did not infect weakens somebody "
                    "susceptible"),
    GV_REAL(swir, nu, .initial = 0.5, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.01, 1 }, .source = "assumption",
            .help = "chance that a contact infects somebody weakened"),
    GV_TIES_ROW(swir),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, WEAKENED, INFECTED, REMOVED };

static void table(const void *params, gv_compartments *out)
{
    const swir *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "weakened", "infected", "removed" },
        .n_states = 4,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->kappa },
            { .kind = GV_RULE_CONTACT, .from = WEAKENED, .to = INFECTED,
              .by = GV_STATE(INFECTED), .p = par->nu },
            { .kind = GV_RULE_CONTACT, .from = SUSCEPTIBLE, .to = WEAKENED,
              .by = GV_STATE(INFECTED), .p = par->mu },
            { .kind = GV_RULE_COUNTDOWN, .from = INFECTED, .to = REMOVED, .delay = 1 },
        },
        .n_rules = 4,
        .adopting = GV_STATE(INFECTED) | GV_STATE(REMOVED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = par->kappa,
        .ties = par->ties,
    };
}

const gv_model gv_model_swir = {
    .spec = { .name = "swir",
              .title = "SWIR",
              .about = "A contact infects, or weakens so that the next one infects more "
                       "easily; everybody infects for one tick.",
              .source = "Lee, Choi, Kertesz, Kahng (2017), doi:10.1038/s41598-017-06182-3",
              .deviates =
                  "of several contacts in one tick, which come one after another in the "
                  "paper, infection wins over weakening; clock continuous: rates during an "
                  "infectious time of exactly one tick",
              GV_ALIASES("SWIRModel", "SWIR"),
              GV_PARAMS(swir) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_SWEEPS,
    GV_COMPARTMENT_CLOCK,
    .equation = "susceptible -> infected   1 - (1 - kappa)^k\n"
                "susceptible -> weakened   1 - (1 - mu)^k, unless infected\n"
                "weakened -> infected      1 - (1 - nu)^k\n"
                "infected -> removed       after one tick\n"
                "k: infected people heard; clock continuous: rates kappa k, mu k, nu k",
    .example = "models/swir",
    .limits = "mu = 0 is the independent cascade with chance kappa",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
