/* Profile-threshold: people whom enough others press decide by their own taste. Layer 3. */
#include "model/family/compartment.h"

typedef struct profile_threshold {
    uint32_t ties;
    double threshold;
    double profile;
    double blocked;
    double adopter_rate;
} profile_threshold;

static const gv_param profile_threshold_table[] = {
    GV_REAL(profile_threshold, threshold, .initial = 0.1, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0.05, 0.5 }, .source = "NDlib's default",
            .help =
                "share of those a person hears who must have adopted, and at least one"),
    GV_REAL(profile_threshold, profile, .initial = 0.1, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.05, 0.9 }, .source = "NDlib's default",
            .help = "chance a tick that somebody who is pressed likes it and adopts"),
    GV_REAL(profile_threshold, blocked, .initial = 0, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.5 }, .source = "NDlib's default",
            .help = "chance that somebody who does not like it is immune from then on"),
    GV_REAL(profile_threshold, adopter_rate, .initial = 0, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.0001, 0.01 }, .source = "NDlib's default",
            .help = "chance a tick that somebody adopts spontaneously"),
    GV_TIES_ROW(profile_threshold),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, ADOPTER, BLOCKED };

static void table(const void *params, gv_compartments *out)
{
    const profile_threshold *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "adopter", "blocked" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_OUTSIDE, .from = SUSCEPTIBLE, .to = ADOPTER,
              .p = par->adopter_rate },
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = ADOPTER,
              .by = GV_STATE(ADOPTER), .share = par->threshold, .p = par->profile },
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = BLOCKED,
              .by = GV_STATE(ADOPTER), .share = par->threshold, .p = par->blocked },
        },
        .n_rules = 3,
        .adopting = GV_STATE(ADOPTER),
        .seeded = ADOPTER,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = ADOPTER,
        .heard_chance = par->profile,
        .ties = par->ties,
    };
}

const gv_model gv_model_profile_threshold = {
    .spec = { .name = "profile_threshold",
              .title = "Profile-threshold",
              .about = "Once enough of those they hear have adopted, people decide by "
                       "their own taste, again every tick.",
              .source = "Milli, Rossetti, Pedreschi, Giannotti (2018), "
                        "doi:10.1007/s41109-018-0100-5",
              .deviates = "`profile` is the chance to accept, as in the paper; NDlib's "
                          "code accepts "
                          "with 1 - profile; all people have the same profile",
              GV_ALIASES("ProfileThresholdModel"),
              GV_PARAMS(profile_threshold) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation = "susceptible -> adopter   adopter_rate, and profile if a / k >= threshold\n"
                "else -> blocked          `blocked` if a / k >= threshold\n"
                "a > 0: adopters among the k people heard",
    .example = "models/profile_threshold",
    .limits = "profile = 1: the Watts threshold model; threshold = 0: the profile model",
    .what_impressions_do = "moves susceptible people to adopter with chance `strength`",
    .what_posts_do = "whoever is pressed with the speaker counting as an adopter adopts",
    .table = table,
};
