/* Campaigns of impressions: how many on which day, and what starts them. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_CAMPAIGN_H
#define GRAPEVINE_STRATEGY_CAMPAIGN_H

#include "grapevine/strategy.h"

enum { GV_SCHEDULE_EVEN, GV_SCHEDULE_FRONT_LOADED, GV_SCHEDULE_WAVES };
extern const char *const gv_schedule_words[];
/* "none", then the observables: the k-th observable is word k + 1. */
extern const char *const gv_trigger_words[];

/* The first member of the parameters of tactics that buy impressions. */
typedef struct gv_campaign {
    gv_money cpm;
    double strength;
    uint64_t days;
    uint64_t start;
    uint64_t cap_per_week;
    uint32_t schedule;
    uint64_t half_life;
    uint64_t waves;
    uint32_t trigger;
    double trigger_share;
    double wear_out;
    double audience;
    const char *audience_key;
    double audience_from;
    double viewing;
    gv_money production;
} gv_campaign;

/* Its rows in their tables; and with other defaults of price and cap. */
#define GV_CAMPAIGN_ROWS GV_CAMPAIGN_ROWS_AT(12, 0)
#define GV_CAMPAIGN_ROWS_AT(CPM, CAP)                                                      \
    GV_PRICE(gv_campaign, cpm, .initial = (CPM), .low = 1e-6, .high = 1e6,                 \
             .unit = "money per 1,000 impressions", .scale = GV_SCALE_LOG,                 \
             .sweep = { 2, 50 }, .source = "assumption",                                   \
             .help = "price of a thousand impressions"),                                   \
        GV_REAL(gv_campaign, strength, .initial = 0.0005, .low = 0, .high = 1,             \
                .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.00005, 0.01 },  \
                .source = "assumption",                                                    \
                .help = "what one impression does: the chance that it convinces "          \
                        "(cascades), the hazard it adds (Bass), the weight it adds "       \
                        "(thresholds)"),                                                   \
        GV_COUNT(gv_campaign, days, .initial = 30, .low = 1, .high = 1e6, .unit = "ticks", \
                 .source = "assumption", .help = "how long the campaign lasts"),           \
        GV_COUNT(gv_campaign, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks", \
                 .source = "convention",                                                   \
                 .help = "tick of the first impressions; with a `trigger`: the first "     \
                         "tick on which it may start the campaign"),                       \
        GV_COUNT(gv_campaign, cap_per_week, .initial = (CAP), .low = 0, .high = 4095,      \
                 .unit = "impressions", .source = "convention",                            \
                 .help =                                                                   \
                     "most impressions one person gets in a week of 7 ticks; 0: no cap"),  \
        GV_CHOICE(gv_campaign, schedule, .initial = GV_SCHEDULE_EVEN,                      \
                  .choices = gv_schedule_words,                                            \
                  .source = "Naik, Mantrala, Sawyer (1998), doi:10.1287/mksc.17.3.214",    \
                  .help = "how impressions are spread over the days: `even`; "             \
                          "`front_loaded`: each day's part is smaller than the day's "     \
                          "before, halved after every `half_life`; `waves`: as many "      \
                          "bursts of equal length, with pauses as long between them"),     \
        GV_COUNT(gv_campaign, half_life, .initial = 7, .low = 1, .high = 1e6,              \
                 .unit = "ticks", .source = "assumption",                                  \
                 .help = "with `front_loaded`: after how long a day's part is halved"),    \
        GV_COUNT(gv_campaign, waves, .initial = 3, .low = 1, .high = 1e6, .unit = "1",     \
                 .source = "assumption", .help = "with `waves`: how many bursts"),         \
        GV_CHOICE(gv_campaign, trigger, .initial = 0, .choices = gv_trigger_words,         \
                  .source = "convention",                                                  \
                  .help = "what starts the campaign: `none`: the tick `start`; "           \
                          "`adopters`, `reached`: the tick after this share of all "       \
                          "people has come to `trigger_share`, as observed"),              \
        GV_REAL(gv_campaign, trigger_share, .initial = 0.1, .low = 0, .high = 1,           \
                .unit = "share of people", .source = "assumption",                         \
                .help = "with a `trigger`: the share that starts the campaign"),           \
        GV_REAL(gv_campaign, wear_out, .initial = 0, .low = 0, .high = 1e6,                \
                .unit = "reads", .sweep = { 0, 20 },                                       \
                .source = "Chae, Bruno, Feinberg (2019), doi:10.1177/0022243718820587",    \
                .help = "after how many reads of paid, partner or owned content half of "  \
                        "the impressions that a person meets go unheeded, after twice as " \
                        "many three quarters, and so on; 0: never"),                       \
        GV_REAL(gv_campaign, audience, .initial = 1, .low = 0, .low_open = true,           \
                .high = 1, .unit = "share of people", .sweep = { 0.05, 1 },                \
                .source = "convention", .came_later = true,                                \
                .help = "whom its medium can reach at all: people have places on a "       \
                        "circle, and its audience are those from `audience_from` on, as "  \
                        "far as this share goes (of the group, where there is one)"),      \
        GV_WORD(gv_campaign, audience_key, .initial_text = "", .source = "convention",     \
                .came_later = true,                                                        \
                .help = "which circle: tactics with the same word have the same one, so "  \
                        "that audiences overlap as their parts of it do (the same, in "    \
                        "part, not at all); audiences on different circles are "           \
                        "independent; empty: the tactic's own"),                           \
        GV_REAL(gv_campaign, audience_from, .initial = 0, .low = 0, .high = 1,             \
                .high_open = true, .unit = "share of the circle", .source = "convention",  \
                .came_later = true, .help = "where on the circle the audience begins"),    \
        GV_REAL(gv_campaign, viewing, .initial = 0, .low = 0, .high = 1000, .unit = "1",   \
                .sweep = { 0, 4 }, .source = "Ehrenberg (1959), doi:10.2307/2985810",      \
                .came_later = true,                                                        \
                .help = "how evenly people take in the medium: shape of the gamma law of " \
                        "their viewing, so that m impressions a head reach the share "     \
                        "1 - (1 + m / viewing)^-viewing; below 1 a few heavy viewers get " \
                        "most of them; what a cap_per_week keeps from them may stay "      \
                        "unsold; 0: all alike"),                                           \
        GV_PRICE(gv_campaign, production, .initial = 0, .low = 0, .high = 1e6,             \
                 .unit = "money per item", .sweep = { 0.4, 12.5 },                         \
                 .source = "convention; 1.25 is assumed where 10,000 people have 5,000",   \
                 .came_later = true,                                                       \
                 .help = "cost of making what is shown, a new item every 14 ticks, times " \
                         "(0.5 + value)^2 (1 + arousal) of its message; whatever it is "   \
                         "paid for, it is the same, so small budgets feel it")

/* What one row cannot check, for gv_tactic.check; `params` begins with a gv_campaign here
 * and below. */
gv_status gv_campaign_check(const void *params, gv_error *err);
/* GV_OBSERVES bits, for gv_tactic.watches. */
unsigned gv_campaign_watches(const void *params);
/* How much each of the audience views, added up: [n] rising. */
gv_status gv_viewing_weigh(double shape, uint32_t circle, const gv_setting *setting,
                           gv_audience audience, const uint64_t **up_to, gv_error *err);
/* gv_tactic.plan of tactics that buy impressions: all that the budget pays, for those among
 * `whom` who are the campaign's audience, unless a trigger starts it. Nobody: nothing. */
gv_status gv_campaign_plan(const gv_setting *setting, const void *params,
                           gv_schedule *schedule, gv_error *err);
/* Their gv_tactic.react: the same on the coming tick, if the trigger starts it there, once
 * a life. */
gv_status gv_campaign_react(const gv_setting *setting, const void *params,
                            const gv_observed *observed, gv_account *account,
                            gv_schedule *schedule, gv_error *err);
/* Whom impressions may meet, how much each of them views (see gv_viewing_weigh; NULL: all
 * alike), and where. */
typedef struct gv_campaign_reach {
    gv_audience audience;
    const uint64_t *up_to;
    gv_medium medium;
} gv_campaign_reach;
/* What it remembers, in setting->own. */
typedef struct gv_campaign_memory {
    bool is_started;
    bool is_bought; /* then the reach is known */
    gv_campaign_reach reach;
} gv_campaign_memory;
/* Is it better not to show them? With research alone; the window must be open. */
bool gv_campaign_spares(const gv_setting *setting, uint32_t person);
/* gv_tactic.span and .instalment of tactics that buy impressions: evenly scheduled ones
 * that nothing has to trigger. */
gv_stretch gv_campaign_span(const void *params);
gv_status gv_campaign_instalment(const gv_setting *setting, const void *params,
                                 uint32_t from, gv_schedule *schedule, gv_error *err);
/* gv_tactic.top_up of tactics that buy impressions: more of them on the days that are left,
 * for whom the campaign means. */
gv_status gv_campaign_top_up(const gv_setting *setting, const void *params, uint32_t from,
                             gv_schedule *schedule, gv_money *taken, gv_error *err);

/* What they have in common, for appendices. */
extern const gv_submodel gv_campaign_tells;
extern const gv_submodel *const gv_campaign_mechanisms[]; /* for gv_tactic.draws_on */

#endif
