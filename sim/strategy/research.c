/* Research: part of the budget finds out about the market, for the tactics beside it.
 * Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_research_table[] = {
    GV_PROGRAMME_ROWS("one answer", 0.05),
    GV_REAL(gv_research, depth, .initial = 20, .low = 0, .high = 1000, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 5, 60 }, .source = "assumption",
            .help = "how fast knowing grows with the share s of the strategy's budget: "
                    "research puts right 1 - e^(-depth s) of what others get wrong about "
                    "people; all of it is known when campaigns are planned"),
    GV_FLAG(gv_research, motivation, .initial = 1, .source = "convention",
            .help = "it asks what people care for: estimates of `motivation_ads` are right "
                    "up to 95 in 100 times"),
    GV_FLAG(gv_research, timing, .initial = 1, .source = "convention",
            .help = "it asks when people are there: an `owned_page` keeps to it, as with "
                    "its own `timing`"),
    GV_FLAG(gv_research, turn_offs, .initial = 1, .source = "convention",
            .help = "it asks what people cannot stand: `demographic_ads` and "
                    "`motivation_ads` spare those whom the product's topic is for"),
    GV_FLAG(gv_research, influencers, .initial = 0, .source = "convention",
            .came_later = true,
            .help = "it asks whom people listen to: `partners` are ranked as they are, "
                    "whatever their `score_noise`"),
    GV_WORDS(gv_research, pilot, .unit = "messages", .source = "convention",
             .came_later = true,
             .help = "two messages that are tried out: tactics that say one of them say "
                     "them by turns, from tick to tick, for `pilot_days`; after that the "
                     "one with more buyers whose credit went to what was paid for, or the "
                     "first. The luck of few buyers is part of it"),
    GV_COUNT(gv_research, pilot_days, .initial = 28, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption", .came_later = true, .sweep = { 14, 84 },
             .help = "how long `pilot` lasts"),
    GV_END_OF_TABLE,
};

static gv_status check(const void *params, gv_error *err)
{
    const gv_research *par = params;
    if (par->pilot.n == 0 || par->pilot.n == 2)
        return GV_OK;
    const gv_status status =
        GV_FAIL(err, GV_E_SCENARIO, "a pilot compares two messages, not %zu", par->pilot.n);
    gv_error_hint(err, "for example pilot: [plain, stirring]");
    return status;
}

static gv_words messages(const void *params)
{
    const gv_research *par = params;
    return par->pilot;
}

static const gv_submodel tells = {
    .text = "All that the money will buy is known before the first tick, when "
            "campaigns are planned; the money itself is spent day by day. Two "
            "messages that are tried out are said by turns, from tick to tick; then "
            "the one is said that brought more buyers of whom it is known, the "
            "first if both brought as many.",
    .equation = "known        1 - e^(-depth s) of what is wrong about motives\n"
                "             s: the tactic's share of the strategy's budget\n"
                "buyers       adopters by a message, credited to what was paid for",
    .file = "sim/strategy/research.c",
};

const gv_tactic gv_tactic_research = {
    .spec = { .name = "research",
              .title = "Market research",
              .about = "Part of the money finds out what people care for, when they are "
                       "there and what they cannot stand, and other tactics act on it.",
              .source = "Neumann, Tucker, Whitfield (2019), doi:10.1287/mksc.2019.1188, as "
                        "to what guesses are worth",
              GV_PARAMS(gv_research) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .check = check,
    .messages = messages,
    .programme = GV_PROGRAMME_RESEARCH,
};
