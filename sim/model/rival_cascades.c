/* Rival cascades: two independent cascades that win the same people. Layer 3. */
#include "model/family/compartment.h"

typedef struct rival_cascades {
    uint32_t ties;
    uint32_t tie_break;
    double p;
    double rival_p;
    double rivals;
} rival_cascades;

static const gv_param rival_cascades_table[] = {
    GV_REAL(rival_cascades, p, .initial = 0.05, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help =
                "chance that a new adopter of ours convinces one person who hears them"),
    GV_REAL(rival_cascades, rival_p, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 },
            .source = "equal rivals", .help = "the same for the rival"),
    GV_REAL(rival_cascades, rivals, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help = "share of people who begin with the rival: each does with this chance"),
    GV_TIES_ROW(rival_cascades),
    GV_CHOICE(rival_cascades, tie_break, .initial = GV_TIE_BREAK_LOTS,
              .choices = gv_tie_breaks,
              .source = "Carnes, Nagarajan, Wild, van Zuylen (2007)",
              .help = "who wins somebody whom both convince in one tick (else who comes "
                      "first): `lots`: each of those who convinced them is as likely, so "
                      "numbers weigh; `order`: ours"),
    GV_END_OF_TABLE,
};

enum { UNDECIDED, OURS, RIVAL, OURS_QUIET, RIVAL_QUIET };

static void table(const void *params, gv_compartments *out)
{
    const rival_cascades *par = params;
    *out = (gv_compartments){
        .state = { "undecided", "ours", "rival", "ours_quiet", "rival_quiet" },
        .n_states = 5,
        .start = { 1 - par->rivals, 0, par->rivals },
        .rule = {
            { .kind = GV_RULE_CONTACT, .from = UNDECIDED, .to = OURS,
              .by = GV_STATE(OURS), .p = par->p },
            { .kind = GV_RULE_CONTACT, .from = UNDECIDED, .to = RIVAL,
              .by = GV_STATE(RIVAL), .p = par->rival_p },
            { .kind = GV_RULE_COUNTDOWN, .from = OURS, .to = OURS_QUIET, .delay = 1 },
            { .kind = GV_RULE_COUNTDOWN, .from = RIVAL, .to = RIVAL_QUIET, .delay = 1 },
        },
        .n_rules = 4,
        .adopting = GV_STATE(OURS) | GV_STATE(OURS_QUIET),
        .seeded = OURS,
        .hears = true,
        .heard_from = UNDECIDED,
        .heard_to = OURS,
        .heard_chance = par->p,
        .ties = par->ties,
        .tie_break = par->tie_break,
    };
}

const gv_model gv_model_rival_cascades = {
    .spec = { .name = "rival_cascades",
              .title = "Rival cascades",
              .about =
                  "Each new adopter of ours or of the rival has one chance to convince "
                  "each person who hears them; whoever comes first keeps them.",
              .source =
                  "Bharathi, Kempe, Salek (2007), doi:10.1007/978-3-540-77105-0_31; "
                  "tie-breaks: Carnes, Nagarajan, Wild, van Zuylen (2007), "
                  "doi:10.1145/1282100.1282167; ours first: Budak, Agrawal, El Abbadi "
                  "(2011), doi:10.1145/1963405.1963499",
              .deviates =
                  "everybody takes one tick to speak, where Bharathi and others draw "
                  "a random time for each tie",
              GV_PARAMS(rival_cascades) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC),
    .equation = "undecided -> ours    1 - (1 - p)^a\n"
                "undecided -> rival   1 - (1 - rival_p)^b\n"
                "a, b: new adopters of ours and of the rival among the people heard",
    .example = "models/rival_cascades",
    .limits = "without a rival: the independent cascade; p = rival_p: ours and theirs "
              "together are one independent cascade from all who began",
    .what_impressions_do = "moves undecided people to ours with chance `strength`",
    .what_posts_do = "tries each hearer once with the chance of one contact",
    .table = table,
};
