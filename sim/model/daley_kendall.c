/* Daley-Kendall rumour: people meet, and spreaders stop when they meet one who knows.
 * Layer 3. */
#include "model/family/compartment.h"

typedef struct daley_kendall {
    double lambda;
    double alpha;
    uint64_t k;
} daley_kendall;

static const gv_param daley_kendall_table[] = {
    GV_REAL(daley_kendall, lambda, .initial = 1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "chance that talking to somebody ignorant convinces them"),
    GV_REAL(daley_kendall, alpha, .initial = 1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "chance that talking to somebody who knows counts as useless"),
    GV_COUNT(daley_kendall, k, .initial = 1, .low = 1, .high = 65535, .unit = "calls",
             .alias = "patience", .sweep = { 1, 5 },
             .source = "Daley, Kendall (1965), doi:10.1093/imamat/1.1.42",
             .help = "useless calls after which a spreader stops"),
    GV_END_OF_TABLE,
};

enum { IGNORANT, SPREADER, STIFLER };

static void table(const void *params, gv_compartments *out)
{
    const daley_kendall *par = params;
    *out = (gv_compartments){
        .state = { "ignorant", "spreader", "stifler" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_CALL, .from = SPREADER, .to = SPREADER,
              .by = GV_STATE(IGNORANT), .called = SPREADER, .p = par->lambda },
            { .kind = GV_RULE_CALL, .from = IGNORANT, .to = SPREADER,
              .by = GV_STATE(SPREADER), .called = GV_STAYS, .p = par->lambda },
            { .kind = GV_RULE_CALL, .from = SPREADER, .to = STIFLER,
              .by = GV_STATE(SPREADER), .called = STIFLER, .p = par->alpha, .after = par->k },
            { .kind = GV_RULE_CALL, .from = SPREADER, .to = STIFLER,
              .by = GV_STATE(STIFLER), .called = GV_STAYS, .p = par->alpha, .after = par->k },
            { .kind = GV_RULE_CALL, .from = STIFLER, .to = STIFLER,
              .by = GV_STATE(SPREADER), .called = STIFLER, .p = par->alpha, .after = par->k },
        },
        .n_rules = 5,
        .adopting = GV_STATE(SPREADER) | GV_STATE(STIFLER),
        .seeded = SPREADER,
        .hears = true,
        .heard_from = IGNORANT,
        .heard_to = SPREADER,
        .heard_chance = par->lambda,
    };
}

const gv_model gv_model_daley_kendall = {
    .spec = { .name = "daley_kendall",
              .title = "Daley-Kendall rumour",
              .about =
                  "People meet at random; two spreaders who meet both stop, and so does "
                  "one who meets a stifler.",
              .source = "Daley, Kendall (1965), doi:10.1093/imamat/1.1.42",
              .deviates =
                  "in the paper people on a network without ties meet one after another "
                  "(clock: async); on the synchronous clock everybody meets somebody once "
                  "a tick",
              GV_PARAMS(daley_kendall) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation =
        "each person calls a random person of those who hear them:\n"
        "spreader meets ignorant   spreaders both, with chance lambda\n"
        "spreader meets spreader   a useless call for both, with chance alpha\n"
        "spreader meets stifler    a useless call for the first, with chance alpha\n"
        "after k useless calls a spreader is a stifler",
    .example = "models/daley_kendall",
    .limits = "on the complete network, asynchronous, one spreader, k = 1: the share "
              "who never hear is the root of x = exp(-2 (1 - x)), .203188",
    .what_impressions_do = "moves ignorant people to spreader with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
