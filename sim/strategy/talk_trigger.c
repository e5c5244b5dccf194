/* Talk trigger: customers are given something to talk about. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_talk_trigger_table[] = {
    GV_PROGRAMME_ROWS("reminding one customer for a day", 0.002),
    GV_REAL(gv_talk_trigger, lift, .initial = 0.5, .low = 0, .high = 100, .unit = "1",
            .sweep = { 0.1, 2 },
            .source = "Berger, Schwartz (2011), doi:10.1509/jmkr.48.5.869, as to direction",
            .help = "how much oftener who is reminded speaks of the brand; 1: twice as "
                    "often; what the money does not reach is spread thin"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for reminding customers; what a reminder does is told in "
            "“Reminders, schemes, advocates, research”.",
    .file = "sim/strategy/talk_trigger.c",
};

const gv_tactic gv_tactic_talk_trigger = {
    .spec = { .name = "talk_trigger",
              .title = "Talk trigger",
              .about = "Customers are reminded of the brand, and speak of it more often.",
              .source = "Berger, Schwartz (2011), doi:10.1509/jmkr.48.5.869",
              GV_PARAMS(gv_talk_trigger) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_TALK_TRIGGER,
};
