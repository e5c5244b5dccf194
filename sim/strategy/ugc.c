/* Content that people make: whoever is close to the brand is paid for items of their own.
 * Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_ugc_table[] = {
    GV_PROGRAMME_ROWS("one item", 1),
    GV_REAL(gv_ugc, rate, .initial = 0.02, .low = 0, .high = 1, .unit = "probability a day",
            .scale = GV_SCALE_LOG, .sweep = { 0.005, 0.1 }, .source = "assumption",
            .help = "how often who follows the brand, belongs to its community or is a "
                    "satisfied customer would make an item; who gets the money is drawn"),
    GV_REAL(gv_ugc, prominence, .initial = 0.4, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.2, 0.8 }, .source = "assumption",
            .help = "how much of an item is the brand"),
    GV_REAL(gv_ugc, information, .initial = 0.7, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.4, 0.9 }, .source = "assumption",
            .help = "how much can be learned from one"),
    GV_REAL(gv_ugc, value, .initial = 0.6, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.4, 0.8 }, .source = "assumption",
            .help = "how useful or entertaining items are, on average"),
    GV_REAL(gv_ugc, value_spread, .initial = 0.25, .low = 0, .high = 1, .unit = "1",
            .source = "assumption",
            .help = "how much they differ in that: uniform as far on both sides"),
    GV_REAL(gv_ugc, arousal, .initial = 0.5, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.2, 0.8 }, .source = "assumption",
            .help = "how much items stir, on average"),
    GV_REAL(gv_ugc, arousal_spread, .initial = 0.3, .low = 0, .high = 1, .unit = "1",
            .source = "assumption",
            .help = "how much they differ in that: uniform as far on both sides"),
    GV_REAL(gv_ugc, topicness, .initial = 0.5, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 1 }, .source = "assumption",
            .help =
                "0: an item is about what its message is about, 1: about what its maker "
                "cares for"),
    GV_REAL(gv_ugc, moderation, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "share of items with bad news that is rejected, and not paid for"),
    GV_PRICE(gv_ugc, moderation_price, .initial = 0.1, .low = 0, .high = 1e9,
             .unit = "money", .sweep = { 0.03, 0.3 }, .source = "assumption",
             .help = "price of rejecting one"),
    GV_REAL(gv_ugc, moderation_discount, .initial = 0.2, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0, 0.5 }, .source = "assumption",
            .help = "how much less people believe content that they know to be fully "
                    "moderated; 0: nobody tells them"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for items that people make of their own; who makes them, and what "
            "they are like, is told in “Content that people make”.",
    .equation = "item         V = value + uniform(-1, 1) value_spread, in [0, 1]\n"
                "             H likewise, of arousal\n"
                "rejected     with chance moderation, of bad news, for moderation_price\n"
                "believed     times 1 - moderation_discount moderation",
    .file = "sim/strategy/ugc.c",
};

const gv_tactic gv_tactic_ugc = {
    .spec = { .name = "ugc",
              .title = "User-generated content",
              .about = "Followers, members and satisfied customers make content of their "
                       "own about the brand.",
              .source = "Christodoulides, Jevons, Bonhomme (2012), "
                        "doi:10.2501/JAR-52-1-053-064, as to who makes it and what it does",
              GV_PARAMS(gv_ugc) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_UGC,
};
