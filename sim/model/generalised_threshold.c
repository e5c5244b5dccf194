/* Generalised threshold: how a service is left, by example and for reasons of one's own.
 * Layer 3. */
#include "model/family/compartment.h"

typedef struct generalised_threshold {
    uint32_t ties;
    double threshold;
    double tau;
    double mu;
} generalised_threshold;

static const gv_param generalised_threshold_table[] = {
    GV_REAL(generalised_threshold, threshold, .initial = 0.1, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0.05, 0.7 }, .source = "NDlib's default",
            .help =
                "share of those a person hears who must have changed, and at least one; "
                "1 - lambda of the paper"),
    GV_REAL(generalised_threshold, tau, .initial = 5, .low = 1, .high = 1e6,
            .unit = "ticks", .sweep = { 1, 50 }, .source = "assumption",
            .help =
                "timescale: who passed the threshold changes with chance 1 / tau a tick"),
    GV_REAL(generalised_threshold, mu, .initial = 0.001, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.00001, 0.01 },
            .source = "assumption",
            .help = "others change with chance mu t / tau in tick t, counted from 0"),
    GV_TIES_ROW(generalised_threshold),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, INFECTED };

static void table(const void *params, gv_compartments *out)
{
    const generalised_threshold *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "infected" },
        .n_states = 2,
        .rule = {
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = INFECTED,
              .by = GV_STATE(INFECTED), .share = par->threshold, .p = 1 / par->tau },
            { .kind = GV_RULE_OUTSIDE, .from = SUSCEPTIBLE, .to = INFECTED,
              .growth = par->mu / par->tau },
        },
        .n_rules = 2,
        .adopting = GV_STATE(INFECTED),
        .seeded = INFECTED,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = INFECTED,
        .heard_chance = 1 / par->tau,
        .ties = par->ties,
    };
}

const gv_model gv_model_generalised_threshold = {
    .spec = { .name = "generalised_threshold",
              .title = "Generalised threshold",
              .about = "People change some time after enough of those they hear have "
                       "changed, or "
                       "for reasons of their own, which become more frequent with time.",
              .source = "Torok, Kertesz (2017), doi:10.1038/s41598-017-17135-1",
              .deviates = "ties do not matter for who changes on their own, where the "
                          "paper prefers "
                          "people with few; mu t / tau is each person's chance, where "
                          "NDlib changes "
                          "that many people; thresholds are all alike",
              GV_ALIASES("GeneralisedThresholdModel"),
              GV_PARAMS(generalised_threshold) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation = "susceptible -> infected   1 / tau if a / k >= threshold and a > 0,\n"
                "                          and mu t / tau in tick t\n"
                "a: infected among the k people heard",
    .example = "models/generalised_threshold",
    .limits = "mu = 0 and tau = 1: the Watts threshold model; without ties the share still "
              "there after tick t is the product of 1 - mu s / tau over s = 0 ... t",
    .what_impressions_do = "moves susceptible people to infected with chance `strength`",
    .what_posts_do =
        "moves a hearer for whom the threshold is passed when the speaker counts",
    .table = table,
};
