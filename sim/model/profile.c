/* Profile: people who hear of something decide by their own taste. Layer 3. */
#include "model/family/compartment.h"

typedef struct profile {
    uint32_t ties;
    double profile;
    double blocked;
    double adopter_rate;
} profile;

static const gv_param profile_table[] = {
    GV_REAL(profile, profile, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.05, 0.9 }, .source = "NDlib's default",
            .help = "chance a tick that somebody who hears an adopter likes it and adopts"),
    GV_REAL(profile, blocked, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 0.5 }, .source = "NDlib's default",
            .help = "chance that somebody who does not like it is immune from then on"),
    GV_REAL(profile, adopter_rate, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.0001, 0.01 }, .source = "NDlib's default",
            .help = "chance a tick that somebody adopts spontaneously"),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, ADOPTER, BLOCKED };

static void table(const void *params, gv_compartments *out)
{
    const profile *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "adopter", "blocked" },
        .n_states = 3,
        .rule = {
            { .kind = GV_RULE_OUTSIDE, .from = SUSCEPTIBLE, .to = ADOPTER,
              .p = par->adopter_rate },
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = ADOPTER,
              .by = GV_STATE(ADOPTER), .count = 1, .p = par->profile },
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = BLOCKED,
              .by = GV_STATE(ADOPTER), .count = 1, .p = par->blocked },
        },
        .n_rules = 3,
        .adopting = GV_STATE(ADOPTER),
        .seeded = ADOPTER,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = ADOPTER,
        .heard_chance = par->profile,
    };
}

const gv_model gv_model_profile = {
    .spec = { .name = "profile",
              .title = "Profile",
              .about = "Whoever hears an adopter decides by their own taste, again every "
                       "tick; how many have adopted does not matter.",
              .source = "Milli, Rossetti, Pedreschi, Giannotti (2018), "
                        "doi:10.1007/s41109-018-0100-5",
              .deviates = "`profile` is the chance to accept, as in the paper; NDlib's "
                          "code accepts "
                          "with 1 - profile; all people have the same profile",
              GV_ALIASES("ProfileModel"),
              GV_PARAMS(profile) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation =
        "susceptible -> adopter   adopter_rate, and profile if an adopter is heard\n"
        "else -> blocked          `blocked` if an adopter is heard",
    .example = "models/profile",
    .limits = "profile = 1 reaches everybody whom the seeds reach, a step a tick; somebody "
              "who hears an adopter adopts in the end with chance profile / (profile + "
              "blocked - profile blocked)",
    .what_impressions_do = "moves susceptible people to adopter with chance `strength`",
    .what_posts_do = "whoever hears the post adopts",
    .table = table,
};
