/* Rival brands: two brands with hazards of their own win the same people. Layer 3. */
#include "model/family/compartment.h"

typedef struct rival_brands {
    uint32_t ties;
    uint32_t tie_break;
    double p;
    double q;
    double rival_p;
    double rival_q;
    double rivals;
} rival_brands;

static const gv_param rival_brands_table[] = {
    GV_REAL(rival_brands, p, .initial = 0.001, GV_CHANCE_OR_RATE, .scale = GV_SCALE_LOG,
            .sweep = { 0.0001, 0.01 }, .source = "assumption: .01 a year of ten ticks",
            .help = "chance a tick that somebody without a brand takes ours unaided"),
    GV_REAL(rival_brands, q, .initial = 0.04, GV_CHANCE_OR_RATE, .sweep = { 0.01, 0.1 },
            .source = "assumption: .4 a year of ten ticks",
            .help = "chance a tick to take ours from those whom a person hears, if all of "
                    "them have it (see `ties`)"),
    GV_REAL(rival_brands, rival_p, .initial = 0.001, GV_CHANCE_OR_RATE,
            .scale = GV_SCALE_LOG, .sweep = { 0.0001, 0.01 }, .source = "equal brands",
            .help = "the same for the rival"),
    GV_REAL(rival_brands, rival_q, .initial = 0.04, GV_CHANCE_OR_RATE,
            .sweep = { 0.01, 0.1 }, .source = "equal brands",
            .help = "the same for the rival"),
    GV_REAL(rival_brands, rivals, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help = "share of people who begin with the rival: each does with this chance"),
    GV_CHOICE(rival_brands, ties, .initial = GV_TIES_SHARED, .choices = gv_tie_weights,
              .source = "Libai, Muller, Peres (2013)",
              .help =
                  "what q is the chance of: `shared`: each adopter's, divided by the "
                  "number of people the hearer hears; `equal`: each adopter's; `weight`: "
                  "times the weight of the tie in the file (at most 1)"),
    GV_CHOICE(rival_brands, tie_break, .initial = GV_TIE_BREAK_LOTS,
              .choices = gv_tie_breaks,
              .source = "Carnes, Nagarajan, Wild, van Zuylen (2007)",
              .help = "who wins somebody whom both brands win in one tick: `lots`: each "
                      "persuader and each unaided choice is as likely; `order`: ours (by "
                      "events nobody is won twice at one moment)"),
    GV_END_OF_TABLE,
};

enum { NO_BRAND, OURS, RIVAL };

static void table(const void *params, gv_compartments *out)
{
    const rival_brands *par = params;
    *out = (gv_compartments){
        .state = { "no_brand", "ours", "rival" },
        .n_states = 3,
        .start = { 1 - par->rivals, 0, par->rivals },
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = NO_BRAND, .to = OURS,
              .by = GV_STATE(OURS), .p = par->q },
            { .kind = GV_RULE_OUTSIDE, .from = NO_BRAND, .to = OURS, .p = par->p },
            { .kind = GV_RULE_CONTACT, .from = NO_BRAND, .to = RIVAL,
              .by = GV_STATE(RIVAL), .p = par->rival_q },
            { .kind = GV_RULE_OUTSIDE, .from = NO_BRAND, .to = RIVAL, .p = par->rival_p },
        },
        .n_rules = 4,
        .adopting = GV_STATE(OURS),
        .seeded = OURS,
        .hears = true,
        .heard_from = NO_BRAND,
        .heard_to = OURS,
        .heard_chance = par->q,
        .ties = par->ties,
        .tie_break = par->tie_break,
    };
}

const gv_model gv_model_rival_brands = {
    .spec = { .name = "rival_brands",
              .title = "Rival brands",
              .about =
                  "Everybody takes one of two brands for good, unaided or from those they "
                  "hear, at rates p + q (share with the brand); adopters are ours, and "
                  "tactics work for us.",
              .source = "Libai, Muller, Peres (2013), doi:10.1509/jmr.11.0305; tie-breaks: "
                        "Carnes, Nagarajan, Wild, van Zuylen (2007), "
                        "doi:10.1145/1282100.1282167",
              .deviates = "where time goes in ticks chances take the place of rates, each "
                          "adopter with one of "
                          "their own; a seed who had the rival's brand takes ours",
              GV_PARAMS(rival_brands) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_CLOCK,
    GV_COMPARTMENT_SWEEPS,
    .equation = "no brand -> ours    p + q a / k\n"
                "no brand -> rival   rival_p + rival_q b / k\n"
                "a, b: people with our brand and the rival's among the k people heard\n"
                "clock continuous: these are rates, exactly\n"
                "everybody hears everybody: da/dt = (1 - a - b) (p + q a), alike for b",
    .example = "rival-brands",
    .limits = "equal brands without seeds: half of all in the mean; with 2 % seeded on the "
              "complete network, rates small: .650 for p = .01, q = .4, and .565 for .03, "
              ".38 (a rate of r a year is a chance of r h in a tick of h years)",
    .what_impressions_do = "moves people without a brand to ours with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
