/* Bonds: what is between a brand and somebody who posts for it. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_BOND_H
#define GRAPEVINE_STRATEGY_BOND_H

#include "grapevine/strategy.h"

/* When they post, and what keeps them credible; the first member of the parameters of
 * tactics that bind people. */
typedef struct gv_binding {
    uint64_t start, days, every;
    bool disclosed;
    double disclosure;
    double credibility, recovery, overposting, exposure, exposed_at;
    uint64_t tolerated;
} gv_binding;

/* Its rows in their tables. */
#define GV_BINDING_ROWS                                                                    \
    GV_COUNT(gv_binding, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",      \
             .source = "convention", .help = "tick of the first posts"),                   \
        GV_COUNT(gv_binding, days, .initial = 180, .low = 1, .high = 1e6, .unit = "ticks", \
                 .source = "assumption", .help = "how long they post"),                    \
        GV_COUNT(gv_binding, every, .initial = 14, .low = 1, .high = 1e6, .unit = "ticks", \
                 .sweep = { 3, 28 }, .source = "assumption",                               \
                 .help = "ticks between somebody's posts"),                                \
        GV_FLAG(gv_binding, disclosed, .initial = false, .source = "convention",           \
                .help = "posts say that they are sponsored"),                              \
        GV_REAL(gv_binding, disclosure, .initial = 0.9, .low = 0, .high = 2, .unit = "1",  \
                .sweep = { 0.7, 1.1 },                                                     \
                .source = "Karagür, Becker, Klein, Edeling (2022), "                      \
                          "IJRM 39, 313-335, against Leung, Gu, Li, "                      \
                          "Zhang, Palmatier (2022), doi:10.1177/00222429221102889",        \
                .help = "what credibility is multiplied by when they say so; studies "     \
                        "disagree"),                                                       \
        GV_REAL(gv_binding, credibility, .initial = 1, .low = 0, .high = 1,                \
                .unit = "share", .sweep = { 0.5, 1 }, .source = "assumption",              \
                .help = "credibility that somebody brings along"),                         \
        GV_REAL(gv_binding, recovery, .initial = 0.01, .low = 0, .high = 1,                \
                .unit = "share a tick", .sweep = { 0, 0.05 }, .source = "assumption",      \
                .help = "how much of it comes back on every tick"),                        \
        GV_COUNT(gv_binding, tolerated, .initial = 2, .low = 0, .high = 14,                \
                 .unit = "posts", .sweep = { 1, 4 }, .source = "assumption",               \
                 .help = "posts for the brand within 14 ticks that an audience puts up "   \
                         "with"),                                                          \
        GV_REAL(gv_binding, overposting, .initial = 0.05, .low = 0, .high = 1,             \
                .unit = "share", .sweep = { 0, 0.2 }, .source = "assumption",              \
                .help = "credibility that each post beyond these costs"),                  \
        GV_REAL(gv_binding, exposure, .initial = 0.3, .low = 0, .high = 1,                 \
                .unit = "share", .sweep = { 0, 0.6 }, .source = "assumption",              \
                .help = "credibility lost when one's audience comes to know that claims "  \
                        "are not true"),                                                   \
        GV_REAL(gv_binding, exposed_at, .initial = 0.05, .low = 0, .high = 1,              \
                .unit = "share of people", .sweep = { 0.01, 0.2 }, .source = "assumption", \
                .help = "share of the audience that has to know")

/* One of them. */
typedef struct gv_bond {
    uint32_t person;
    uint32_t posts;     /* so far */
    double credibility; /* what is left of it */
    bool exposed;       /* their audience knew when they last looked */
    gv_manner manner;   /* of the coming post */
    gv_response response;
} gv_bond;

/* First and last tick of a binding within a life. */
typedef struct gv_span {
    uint32_t from, end; /* end not included */
} gv_span;
gv_span gv_binding_span(const gv_binding *binding, const gv_setting *setting);
/* Posts of somebody who begins at `tick`. */
uint32_t gv_binding_posts(const gv_binding *binding, gv_span span, uint32_t tick);

void gv_bond_begin(gv_bond *bond, const gv_binding *binding, uint32_t person);
/* A tick goes by. */
void gv_bond_rest(gv_bond *bond, const gv_binding *binding);
/* They look at their audience. @return do too many of them know? O(audience). */
bool gv_bond_look(gv_bond *bond, const gv_binding *binding, const gv_setting *setting);
/* They post the brand's content at `tick`, for `price`. @return GV_OK or GV_E_MEMORY */
gv_status gv_bond_post(gv_bond *bond, const gv_binding *binding, uint32_t tick,
                       gv_money price, gv_schedule *schedule, gv_error *err);
/* They say something that nobody pays for. */
gv_status gv_bond_say(gv_bond *bond, gv_says says, double valence, uint32_t tick,
                      gv_schedule *schedule, gv_error *err);

/* What they have in common, for appendices. */
extern const gv_submodel gv_bond_tells;

#endif
