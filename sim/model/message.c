/* What can be said of the product: how persuasive a message is, and what it is like.
 * Layer 3. */
#include "grapevine/model.h"

static const gv_param gv_message_table[] = {
    GV_REAL(gv_message, weight, .initial = 1, .low = 0, .high = 1000, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 0.25, 4 }, .source = "convention",
            .help = "how persuasive it is beside others: multiplies what an impression, a "
                    "post or an adopter's word does, as the model says"),
    GV_REAL(gv_message, topicness, .initial = 0.2, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption", .came_later = true,
            .help = "what it is about: 0 the product, 1 a topic that its audience cares "
                    "for"),
    GV_REAL(gv_message, prominence, .initial = 0.9, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .came_later = true,
            .source = "Tellis, MacInnis, Tirunillai, Zhang (2019), "
                      "doi:10.1177/0022242919841034",
            .help =
                "how much of it is the brand: helps it to be noticed, and keeps it from "
                "being passed on"),
    GV_REAL(gv_message, value, .initial = 0.4, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .came_later = true,
            .source = "Berger, Milkman (2012), doi:10.1509/jmr.10.0353",
            .help = "how useful or entertaining it is"),
    GV_REAL(gv_message, arousal, .initial = 0.4, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .came_later = true,
            .source = "Berger, Milkman (2012), doi:10.1509/jmr.10.0353",
            .help = "how much it stirs: what stirs is passed on"),
    GV_REAL(gv_message, overclaim, .initial = 0.05, .low = -1, .high = 1, .unit = "quality",
            .sweep = { 0, 0.35 }, .source = "assumption", .came_later = true,
            .help = "quality that it promises beyond the product's own; below 0: it is "
                    "modest"),
    GV_REAL(gv_message, information, .initial = 0.5, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption", .came_later = true,
            .help = "how much can be learned from it"),
    GV_REAL(gv_message, control, .initial = 0.3, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption", .came_later = true,
            .help =
                "how much of what partners say is prescribed: the brand's own words are "
                "prominent and faithful, their own are authentic"),
    GV_REALS(gv_message, topics, .low = 0, .high = 1e6, .unit = "weight",
             .source = "convention", .came_later = true,
             .help = "weights of the eight topics in what it is about, in place of what "
                     "`topicness` says; left out: as that says"),
    GV_REALS(gv_message, speaker_values, .low = -1, .high = 1, .unit = "value",
             .source = "convention", .came_later = true,
             .help =
                 "where whoever speaks in it stands on the two axes of people's values, "
                 "from -1 to 1; left out: where the brand does, at [0.25, 0.25]"),
    GV_END_OF_TABLE,
};

const gv_spec gv_message_spec = {
    .name = "message",
    .title = "Message",
    .about = "Something that can be said of the product; adopters pass on what convinced "
             "them.",
    GV_PARAMS(gv_message),
};
