/* Reallocation: money moves, period by period, to the tactics that seem to bring most.
 * What is moved and what it is judged by stand here; sim/engine/reallocate.c moves it.
 * Layer 4. */
#include "grapevine/strategy.h"

static const char *const evidence[] = { "incremental", "last_touch", NULL };
static const char *const objectives[] = { "adopters", "actions", "relationship",
                                          "awareness", NULL };

static const gv_param gv_reallocation_table[] = {
    GV_COUNT(gv_reallocation, every, .initial = 28, .low = 1, .high = 1e6, .unit = "ticks",
             .sweep = { 14, 84 }, .source = "assumption",
             .help = "tactics get their money in instalments for so many ticks; what they "
                     "left over goes into the next"),
    GV_CHOICE(gv_reallocation, by, .initial = GV_BY_INCREMENTAL, .choices = evidence,
              .source = "convention",
              .help = "`incremental`: by how much better those fare who are not held out; "
                      "`last_touch`: whatever tactic's content people read last gets the "
                      "credit for what they do. Neither is the truth: few people are held "
                      "out, their friends are not, and last touches see only what is read"),
    GV_CHOICE(gv_reallocation, toward, .initial = GV_TOWARD_ADOPTERS, .choices = objectives,
              .source = "convention",
              .help = "what counts, of every person in a period: `adopters`: that they "
                      "adopted; `actions`: how often they liked, passed on, told, invited "
                      "or made something, each weighted 1; `relationship`: by how much "
                      "their relation as customers changed (0 for who is none); "
                      "`awareness`: if they have noticed the brand, how much of it they "
                      "read, at most 3 times"),
    GV_REAL(gv_reallocation, hold_out, .initial = 0.1, .low = 0.001, .high = 0.5,
            .unit = "share", .scale = GV_SCALE_LOG, .sweep = { 0.02, 0.3 },
            .source = "assumption; Johnson, Lewis, Nubbemeyer (2017), "
                      "doi:10.1509/jmr.15.0297, as to the way",
            .help = "with `incremental`: share of people from whom each tactic is kept, "
                    "others for each tactic, for good; what they would have got reaches "
                    "others"),
    GV_REAL(gv_reallocation, panel, .initial = 0.2, .low = 0.001, .high = 1,
            .unit = "share", .scale = GV_SCALE_LOG, .sweep = { 0.05, 1 },
            .source = "assumption",
            .help = "share of people who are asked for what cannot be seen: `relationship` "
                    "and `awareness`"),
    GV_REAL(gv_reallocation, rate, .initial = 0.5, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.1, 1 },
            .source =
                "assumption; exponentiated weights as in Littlestone, Warmuth (1994), "
                "The weighted majority algorithm, Information and Computation 108",
            .help = "at the end of an instalment each tactic's weight is multiplied by "
                    "e^(rate z), where z tells by how many standard errors it brought more "
                    "than its money would have brought where all money brings the same; "
                    "0: money stays where it was planned"),
    GV_REAL(gv_reallocation, most, .initial = 2, .low = 0, .high = 100,
            .unit = "standard errors", .sweep = { 1, 4 }, .source = "assumption",
            .help = "z counts up to this, and down to its opposite"),
    GV_REAL(gv_reallocation, least, .initial = 0.1, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.5 }, .source = "assumption",
            .help = "of its planned part of an instalment each tactic keeps about as much, "
                    "however it is judged: who gets nothing can show nothing"),
    GV_WORDS(gv_reallocation, among, .source = "convention", .unit = "tactics",
             .help = "names of the tactics between which money moves; left out: all of "
                     "the strategy's that can be handed their money in parts"),
    GV_END_OF_TABLE,
};

static unsigned asks(const void *params)
{
    const gv_reallocation *par = params;
    switch (par->toward) {
    case GV_TOWARD_ACTIONS:
        return GV_SHOWS(GV_ASPECT_ACTIONS);
    case GV_TOWARD_RELATIONSHIP:
        return GV_SHOWS(GV_ASPECT_RELATION);
    case GV_TOWARD_AWARENESS:
        return GV_SHOWS(GV_ASPECT_STAGE);
    default:
        return 0;
    }
}

static const gv_submodel tells = {
    .text = "Tactics that can be handed their money in parts get it in instalments. "
            "At the end of each the brand judges what they brought, by those who "
            "are held out of each or by who touched people last, and what was left "
            "over goes into the next. Evidence is what the brand can see: "
            "everybody's actions and purchases, and the thoughts of a panel.",
    .equation =
        "incremental  b = meant (mean of who is meant - mean of who is held out)\n"
        "             e^2 = meant^2 (sum of squared standard errors of both means)\n"
        "last_touch   b = sum of outcomes of those whom it touched last\n"
        "             e^2 = (sum of all squared outcomes) m / M\n"
        "score        z = (b - B m / M) / e, in [-most, most]\n"
        "             m: what it spent;  B, M: sums of b and m over all tactics\n"
        "weight       w <- w e^(rate z)\n"
        "money        planned share times max(least, w / mean w), all in shares",
    .departs = "That credits spread as those of chance events would is taken for their "
               "error; people's outcomes are not independent, as they talk to each "
               "other.",
    .file = "sim/strategy/reallocation.c",
};

const gv_tactic gv_tactic_reallocation = {
    .spec = { .name = "reallocation",
              .title = "Reallocation of the budget",
              .about = "Tactics get their money in instalments, and more of it the more "
                       "they seem to bring, by what the brand can see. It has no money of "
                       "its own: `share` stays out.",
              .source = "Lewis, Rao (2015), doi:10.1093/qje/qjv023, as to how little can "
                        "be seen",
              GV_PARAMS(gv_reallocation) },
    .tells = &tells,
    .channel = GV_CHANNEL_PAID,
    .asks = asks,
    .moves_money = true,
};
