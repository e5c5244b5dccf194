/* Kertesz threshold: thresholds among people who adopt spontaneously or never. Layer 3. */
#include "model/family/compartment.h"

typedef struct kertesz_threshold {
    uint32_t ties;
    double threshold;
    double adopter_rate;
    double percentage_blocked;
} kertesz_threshold;

static const gv_param kertesz_threshold_table[] = {
    GV_REAL(
        kertesz_threshold, threshold, .initial = 0.1, .low = 0, .high = 1, .unit = "share",
        .alias = "phi", .sweep = { 0.05, 0.5 }, .source = "NDlib's default",
        .help = "share of those a person hears who must have adopted, and at least one"),
    GV_REAL(kertesz_threshold, adopter_rate, .initial = 0, .low = 0, .high = 1,
            .unit = "probability", .alias = "p", .sweep = { 0.0001, 0.01 },
            .source = "NDlib's default",
            .help = "chance a tick that somebody adopts spontaneously"),
    GV_REAL(kertesz_threshold, percentage_blocked, .initial = 0.1, .low = 0, .high = 1,
            .unit = "share", .alias = "r", .sweep = { 0, 0.9 }, .source = "NDlib's default",
            .help = "share of people who are immune: each is with this chance"),
    GV_TIES_ROW(kertesz_threshold),
    GV_END_OF_TABLE,
};

enum { SUSCEPTIBLE, ADOPTER, BLOCKED };

static void table(const void *params, gv_compartments *out)
{
    const kertesz_threshold *par = params;
    *out = (gv_compartments){
        .state = { "susceptible", "adopter", "blocked" },
        .n_states = 3,
        .start = { 1 - par->percentage_blocked, 0, par->percentage_blocked },
        .rule = {
            { .kind = GV_RULE_THRESHOLD, .from = SUSCEPTIBLE, .to = ADOPTER,
              .by = GV_STATE(ADOPTER), .share = par->threshold, .p = 1 },
            { .kind = GV_RULE_OUTSIDE, .from = SUSCEPTIBLE, .to = ADOPTER,
              .p = par->adopter_rate },
        },
        .n_rules = 2,
        .adopting = GV_STATE(ADOPTER),
        .seeded = ADOPTER,
        .hears = true,
        .heard_from = SUSCEPTIBLE,
        .heard_to = ADOPTER,
        .heard_chance = 1,
        .ties = par->ties,
    };
}

const gv_model gv_model_kertesz_threshold = {
    .spec = { .name = "kertesz_threshold",
              .title = "Kertesz threshold",
              .about =
                  "People adopt once enough of those they hear have, or spontaneously; "
                  "some are immune and never do.",
              .source = "Ruan, Iniguez, Karsai, Kertesz (2015), "
                        "doi:10.1103/PhysRevLett.115.218702",
              .deviates =
                  "on the synchronous clock everybody looks at once, where the paper draws "
                  "people one after another, as the asynchronous clock does; everybody is "
                  "immune by their own chance, where NDlib blocks an "
                  "exact number; a threshold of 0 takes one adopter; a seed is not immune",
              GV_ALIASES("KerteszThresholdModel"),
              GV_PARAMS(kertesz_threshold) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC),
    GV_COMPARTMENT_SWEEPS,
    .equation = "susceptible -> adopter   adopter_rate,\n"
                "                         or surely if a / k >= threshold and a > 0\n"
                "a: adopters among the k people heard; blocked people never move",
    .example = "immune",
    .limits =
        "nobody blocked and no spontaneous adopters: the Watts threshold model; a "
        "threshold "
        "of 1 where ties are few: 1 - (1 - adopter_rate)^t of those who are not blocked",
    .what_impressions_do = "moves susceptible people to adopter with chance `strength`",
    .what_posts_do = "the speaker counts as an adopter to everybody who hears them, once",
    .table = table,
};
