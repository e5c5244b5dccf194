/* Customer service: who complains is helped, who asks is answered. Layer 4. */
#include "strategy/programme.h"

static const char *const policies[] = { "private", "reactive", "proactive", NULL };

static const gv_param gv_service_table[] = {
    GV_PROGRAMME_ROWS("one reply", 4),
    GV_CHOICE(gv_service, policy, .initial = GV_SERVICE_REACTIVE, .choices = policies,
              .source = "Herhausen, Ludwig, Grewal, Wulf, Schoegel (2019), "
                        "doi:10.1177/0022242918822300; Proserpio, Zervas (2017), "
                        "doi:10.1287/mksc.2017.1043",
              .help = "who sees that the brand answers: `private`: whom it answers; "
                      "`reactive`: whoever reads what was said in public; `proactive`: "
                      "and money that is left answers warnings and bad news that nobody "
                      "brought to the brand"),
    GV_REAL(gv_service, delay, .initial = 0, .low = 0, .high = 1000, .unit = "days",
            .sweep = { 0, 7 }, .source = "assumption",
            .help = "mean days, beside the first, before a case reaches the desk"),
    GV_REAL(gv_service, hand_off, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 0.6 }, .source = "assumption",
            .help = "chance that a reply, paid like any other, only passes the case on"),
    GV_REAL(gv_service, coverage, .initial = 1, .low = 0, .high = 1,
            .unit = "share of complaints", .sweep = { 0, 1 }, .source = "assumption",
            .help = "complaints of customers that it looks after; 0: it cares for people "
                    "before they buy, and answers questions alone"),
    GV_REAL(gv_service, success, .initial = 0.7, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.4, 0.95 }, .source = "assumption",
            .help = "chance that an answer makes a complaint good; else it is closed all "
                    "the same"),
    GV_REAL(gv_service, satisfaction, .initial = 0.15, .low = 0, .high = 2,
            .unit = "satisfaction", .sweep = { 0.05, 0.4 }, .source = "assumption",
            .help = "what making it good adds to satisfaction"),
    GV_REAL(gv_service, attitude, .initial = 0.1, .low = 0, .high = 2, .unit = "attitude",
            .sweep = { 0, 0.3 }, .source = "assumption",
            .help = "what it adds to attitude"),
    GV_REAL(gv_service, trust, .initial = 0.05, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.15 }, .source = "assumption", .help = "what it adds to trust"),
    GV_REAL(gv_service, relation, .initial = 0.05, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 0.2 }, .source = "assumption",
            .help = "what it adds to the relation with the brand"),
    GV_REAL(gv_service, answer_weight, .initial = 0.5, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0.1, 2 }, .source = "assumption",
            .help = "weight of an answer, which is true, in the belief of who asked"),
    GV_REAL(gv_service, answer_trust, .initial = 0.02, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help = "what it adds to their trust"),
    GV_REAL(gv_service, shown_trust, .initial = 0.01, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.05 }, .source = "assumption",
            .help = "what reading a reply to somebody else adds to trust"),
    GV_REAL(gv_service, resurface, .initial = 1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "chance that an answer to what was said some days ago brings that up "
                    "again, so that more people read both"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays for replies; which cases come to the desk, and what a reply does, "
            "is told in “Customer service”.",
    .file = "sim/strategy/service.c",
};

const gv_tactic gv_tactic_service = {
    .spec = { .name = "service",
              .title = "Customer service",
              .about = "Customers who complain are helped, and questions answered, as far "
                       "as the replies go that money buys. People complain and ask where "
                       "the model says so.",
              .source = "Proserpio, Zervas (2017), doi:10.1287/mksc.2017.1043",
              GV_PARAMS(gv_service) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_OWNED,
    .programme = GV_PROGRAMME_SERVICE,
};
