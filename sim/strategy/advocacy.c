/* Advocacy: those who speak up for the brand are supported in it. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_advocacy_table[] = {
    GV_PROGRAMME_ROWS("supporting one advocate for a day", 0.002),
    GV_REAL(gv_advocacy, defence, .initial = 0.15, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.05, 0.4 }, .source = "assumption",
            .help = "chance that a supported advocate answers bad news with good; less "
                    "than the model's `defence` changes nothing; what the money does not "
                    "reach is spread thin"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for supporting advocates; what they do is told in “Reminders, "
            "schemes, advocates, research”.",
    .file = "sim/strategy/advocacy.c",
};

const gv_tactic gv_tactic_advocacy = {
    .spec = { .name = "advocacy",
              .title = "Advocacy plan",
              .about = "Advocates are given what they need to answer bad news.",
              .source = "Kumar, Petersen, Leone (2010), doi:10.1509/jmkg.74.5.001",
              GV_PARAMS(gv_advocacy) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_ADVOCACY,
};
