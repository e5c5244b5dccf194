/* Loyalty: customers join a scheme that rewards staying. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_loyalty_table[] = {
    GV_PROGRAMME_ROWS("keeping one member for a day", 0.01),
    GV_REAL(gv_loyalty, enrolled, .initial = 0.5, .low = 0, .high = 1,
            .unit = "share of customers", .sweep = { 0.2, 0.8 }, .source = "assumption",
            .help = "customers who join, on their first day as customers"),
    GV_REAL(gv_loyalty, discount, .initial = 0.3, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 0.6 },
            .source = "Leenheer, van Heerde, Bijmolt, Smidts (2007), "
                      "doi:10.1016/j.ijresmar.2006.10.005: small; Sharp, Sharp (1997), "
                      "doi:10.1016/S0167-8116(97)00022-0: none",
            .help = "what membership takes off the logarithm of the hazard to leave; what "
                    "the money does not reach is spread thin"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for every member every day; what membership does is told in "
            "“Reminders, schemes, advocates, research”.",
    .file = "sim/strategy/loyalty.c",
};

const gv_tactic gv_tactic_loyalty = {
    .spec = { .name = "loyalty",
              .title = "Loyalty scheme",
              .about = "Customers who join a scheme leave less often, and cost something "
                       "every day.",
              .source = "Leenheer, van Heerde, Bijmolt, Smidts (2007), "
                        "doi:10.1016/j.ijresmar.2006.10.005",
              GV_PARAMS(gv_loyalty) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_OWNED,
    .programme = GV_PROGRAMME_LOYALTY,
};
