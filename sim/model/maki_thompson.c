/* Maki-Thompson rumour: spreaders call people until too many know already. Layer 3. */
#include "model/family/compartment.h"

typedef struct maki_thompson {
    double lambda;
    double alpha;
    uint64_t k;
} maki_thompson;

static const gv_param maki_thompson_table[] = {
    GV_REAL(maki_thompson, lambda, .initial = 1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "chance that talking to somebody ignorant convinces them"),
    GV_REAL(maki_thompson, alpha, .initial = 1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "chance that talking to somebody who knows counts as useless"),
    GV_COUNT(maki_thompson, k, .initial = 1, .low = 1, .high = 65535, .unit = "calls",
             .alias = "patience", .sweep = { 1, 5 },
             .source =
                 "Maki, Thompson (1973), Mathematical Models and Applications, Prentice- "
                 "Hall",
             .help = "useless calls after which a spreader stops"),
    GV_END_OF_TABLE,
};

enum { IGNORANT, SPREADER, STIFLER };

static void table(const void *params, gv_compartments *out)
{
    const maki_thompson *par = params;
    *out = (gv_compartments){
        .state = { "ignorant", "spreader", "stifler" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CALL, .from = SPREADER, .to = SPREADER,
              .by = GV_STATE(IGNORANT), .called = SPREADER, .p = par->lambda },
            { .kind = GV_RULE_CALL, .from = SPREADER, .to = STIFLER,
              .by = GV_STATE(SPREADER) | GV_STATE(STIFLER), .called = GV_STAYS,
              .p = par->alpha, .after = par->k },
        },
        .n_rules = 2,
        .adopting = GV_STATE(SPREADER) | GV_STATE(STIFLER),
        .seeded = SPREADER,
        .hears = true,
        .heard_from = IGNORANT,
        .heard_to = SPREADER,
        .heard_chance = par->lambda,
    };
}

const gv_model gv_model_maki_thompson = {
    .spec = { .name = "maki_thompson",
              .title = "Maki-Thompson rumour",
              .about = "Spreaders call people at random; a spreader who calls somebody who "
                       "knows stops.",
              .source =
                  "Maki, Thompson (1973), Mathematical Models and Applications, Prentice- "
                  "Hall",
              .deviates =
                  "in the paper people on a network without ties meet one after another "
                  "(clock: async); on the synchronous clock everybody meets somebody once "
                  "a tick",
              GV_PARAMS(maki_thompson) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation = "each spreader calls a random person of those who hear them:\n"
                "an ignorant becomes a spreader with chance lambda;\n"
                "a spreader or a stifler: a useless call with chance alpha,\n"
                "and after k of them the caller becomes a stifler\n"
                "everybody hears everybody, lambda = alpha = k = 1:\n"
                "dx/dt = -x y    dy/dt = x y - y (y + z)    dz/dt = y (y + z)\n"
                "x ignorant, y spreading, z stifling",
    .example = "models/maki_thompson",
    .limits = "on the complete network, asynchronous, one spreader, k = 1: the share "
              "who never hear is the root of x = exp(-2 (1 - x)), .203188",
    .what_impressions_do = "moves ignorant people to spreader with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
