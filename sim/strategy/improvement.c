/* Improvement: what members of the community say, and complaints, make the product better.
 * Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_improvement_table[] = {
    GV_PROGRAMME_ROWS("a unit of work", 0.01),
    GV_COUNT(gv_improvement, every, .initial = 28, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption", .help = "ticks between improvements"),
    GV_REAL(gv_improvement, step, .initial = 0.01, .low = 0, .high = 1, .unit = "quality",
            .sweep = { 0.003, 0.03 }, .source = "assumption",
            .help = "what an improvement adds to quality with all the money that helps, "
                    "from as many people as `contributors` says"),
    GV_REAL(gv_improvement, best, .initial = 0.95, .low = 0, .high = 1, .unit = "quality",
            .source = "assumption", .help = "no improvement leads beyond this"),
    GV_REAL(gv_improvement, enough, .initial = 0.005, .low = 0, .high = 1e9,
            .low_open = true, .unit = "money a head", .scale = GV_SCALE_LOG,
            .sweep = { 0.0015, 0.015 }, .source = "assumption",
            .help = "money for one improvement at which 63 % of its step is taken; more "
                    "helps less and less"),
    GV_REAL(gv_improvement, contributors, .initial = 20, .low = 0, .high = 10000,
            .low_open = true, .unit = "people of 10,000", .sweep = { 5, 100 },
            .source = "assumption",
            .help = "people who said something in the community, or whose complaint was "
                    "answered, at which a whole step is "
                    "taken; three times as many take two"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for work on the product every so many ticks; what that adds is "
            "told in “A product that gets better”.",
    .file = "sim/strategy/improvement.c",
};

const gv_tactic gv_tactic_improvement = {
    .spec = { .name = "improvement",
              .title = "Improvement from feedback",
              .about = "What members of the community say, and complaints that are "
                       "answered, make "
                       "the product better.",
              .source = "von Hippel (1986), doi:10.1287/mnsc.32.7.791, as to direction",
              GV_PARAMS(gv_improvement) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_IMPROVEMENT,
};
