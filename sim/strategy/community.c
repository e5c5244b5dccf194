/* Community: people who care for the same read each other, and grow fond of the brand that
 * keeps the place. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_community_table[] = {
    GV_PROGRAMME_ROWS("looking after one member for a day", 0.002),
    GV_REAL(gv_community, purpose, .initial = 1, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "what it is about: 0: the product, 1: the `purpose` of the model"),
    GV_WORDS(gv_community, layers, .source = "convention",
             .help =
                 "layers of the network where it is: only who takes part in one of them "
                 "can join; left out: all where people meet online"),
    GV_COUNT(gv_community, least, .initial = 50, .low = 1, .high = 1e9, .unit = "members",
             .source = "assumption",
             .help = "how many members it is looked after for even where there are fewer"),
    GV_REAL(gv_community, join, .initial = 0.01, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.003, 0.03 },
            .source = "assumption",
            .help = "how often somebody joins who cares for nothing else, trusts the brand "
                    "half and sees no members around"),
    GV_REAL(gv_community, leave, .initial = 0.004, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.02 },
            .source = "assumption", .help = "how often a member leaves"),
    GV_REAL(gv_community, active, .initial = 0.25, .low = 0, .high = 1,
            .unit = "probability a day", .sweep = { 0.1, 0.6 }, .source = "assumption",
            .help = "how often a member looks in"),
    GV_COUNT(gv_community, posts, .initial = 3, .low = 0, .high = 16, .unit = "posts",
             .sweep = { 1, 8 }, .source = "assumption",
             .help = "what fellow members said that one reads when one looks in"),
    GV_REAL(gv_community, trust, .initial = 0.72, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.5, 0.9 }, .source = "assumption",
            .help = "credibility of what fellow members say"),
    GV_REAL(gv_community, belonging, .initial = 0.02, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.005, 0.05 },
            .source = "Algesheimer, Dholakia, Herrmann (2005), "
                      "doi:10.1509/jmkg.69.3.19.66363, as to direction",
            .help = "what a day in it adds to the relation with the brand"),
    GV_END_OF_TABLE,
};

static gv_words layers(const void *params)
{
    return ((const gv_community *) params)->layers;
}

static const gv_submodel tells = {
    .text = "Pays for looking after members, of whom there are at least `least` in "
            "the bill; who joins, and what that does, is told in “The community”.",
    .equation = "care         min(1, units / max(members, least))",
    .file = "sim/strategy/community.c",
};

const gv_tactic gv_tactic_community = {
    .spec = { .name = "community",
              .title = "Brand community",
              .about =
                  "People who care for the same join, read each other and grow fond of "
                  "the brand.",
              .source = "Algesheimer, Dholakia, Herrmann (2005), "
                        "doi:10.1509/jmkg.69.3.19.66363",
              GV_PARAMS(gv_community) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_COMMUNITY,
    .layers = layers,
};
