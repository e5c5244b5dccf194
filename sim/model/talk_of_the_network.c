/* Talk of the Network: strong ties, meetings at random, and advertising. Layer 3. */
#include "model/family/compartment.h"

typedef struct talk_of_the_network {
    uint32_t ties;
    double alpha;
    double beta_w;
    double beta_s;
    uint64_t w;
} talk_of_the_network;

static const gv_param talk_of_the_network_table[] = {
    GV_REAL(talk_of_the_network, alpha, .initial = 0.001, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .alias = "advertising",
            .sweep = { 0.0005, 0.01 },
            .source = "within the range of Goldenberg, Libai, Muller (2001), .0005 to .01",
            .help = "chance a tick that advertising informs somebody"),
    GV_REAL(talk_of_the_network, beta_w, .initial = 0.01, .low = 0, .high = 1,
            .unit = "probability", .alias = "weak", .sweep = { 0.005, 0.015 },
            .source = "within the range of Goldenberg, Libai, Muller (2001), .005 to .015",
            .help = "chance that a meeting with somebody informed, a weak tie, informs"),
    GV_REAL(talk_of_the_network, beta_s, .initial = 0.04, .low = 0, .high = 1,
            .unit = "probability", .alias = "strong", .sweep = { 0.01, 0.07 },
            .source = "within the range of Goldenberg, Libai, Muller (2001), .01 to .07",
            .help = "chance a tick that somebody informed whom a person hears, a strong "
                    "tie, informs them"),
    GV_COUNT(talk_of_the_network, w, .initial = 10, .low = 0, .high = GV_DRAW_LIMIT - 1,
             .unit = "people", .alias = "meetings", .sweep = { 5, 29 },
             .source = "within the range of Goldenberg, Libai, Muller (2001), 5 to 29",
             .help = "how many people a person meets a tick whom they do not hear"),
    GV_TIES_ROW(talk_of_the_network),
    GV_END_OF_TABLE,
};

enum { UNINFORMED, INFORMED };

static void table(const void *params, gv_compartments *out)
{
    const talk_of_the_network *par = params;
    *out = (gv_compartments){
        .state = { "uninformed", "informed" },
        .n_states = 2,
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = UNINFORMED, .to = INFORMED,
              .by = GV_STATE(INFORMED), .p = par->beta_s },
            { .kind = GV_RULE_MEETING, .from = UNINFORMED, .to = INFORMED,
              .by = GV_STATE(INFORMED), .p = par->beta_w, .after = par->w },
            { .kind = GV_RULE_OUTSIDE, .from = UNINFORMED, .to = INFORMED, .p = par->alpha },
        },
        .n_rules = 3,
        .adopting = GV_STATE(INFORMED),
        .seeded = INFORMED,
        .hears = true,
        .heard_from = UNINFORMED,
        .heard_to = INFORMED,
        .heard_chance = par->beta_s,
        .ties = par->ties,
        .tie_break = GV_TIE_BREAK_LOTS,
    };
}

const gv_model gv_model_talk_of_the_network = {
    .spec = { .name = "talk_of_the_network",
              .title = "Talk of the Network",
              .about =
                  "People are informed by strong ties, by people whom they meet at random, "
                  "and by advertising: with chance 1 - (1 - alpha)(1 - beta_w)^j "
                  "(1 - beta_s)^m of a tick, j and m being the informed among those they "
                  "met and among those they hear.",
              .source = "Goldenberg, Libai, Muller (2001), doi:10.1023/A:1011122126881",
              .deviates = "a person may meet somebody twice in a tick; strong ties are "
                          "those of the "
                          "network (the paper's personal networks of equal size: "
                          "`cliques`); whoever "
                          "informed in the same tick has the same chance of the credit",
              GV_PARAMS(talk_of_the_network) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC),
    .equation = "uninformed -> informed   1 - (1 - alpha) (1 - beta_w)^j (1 - beta_s)^m\n"
                "j: informed among w random people whom one does not hear, m: heard",
    .example = "talk-of-the-network",
    .limits =
        "without ties and meetings, 1 - (1 - alpha)^t of all are informed after t ticks; "
        "3,000 people in cliques of 11 at the defaults: 16, 50 and 95 % after 13.8, 19.3 "
        "and "
        "27.4 ticks",
    .what_impressions_do = "moves uninformed people to informed with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of a strong tie",
    .table = table,
};
