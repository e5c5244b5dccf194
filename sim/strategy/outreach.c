/* Outreach: independent people whom many follow are offered a story, and some report it.
 * Layer 4. */
#include "grapevine/strategy.h"

typedef struct outreach {
    gv_money pitch;
    uint64_t start, days;
    double reporters;
    double accepted, accepted_by_value;
} outreach;

static const gv_param outreach_table[] = {
    GV_PRICE(outreach, pitch, .initial = 20, .low = 1e-6, .high = 1e9,
             .unit = "money per pitch", .scale = GV_SCALE_LOG, .sweep = { 5, 100 },
             .source = "assumption",
             .help = "what offering the story to somebody costs, whether they report it or "
                     "not"),
    GV_COUNT(outreach, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the first pitch"),
    GV_COUNT(outreach, days, .initial = 180, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption", .help = "how long the budget's pitches are spread"),
    GV_REAL(outreach, reporters, .initial = 0.01, .low = 0, .low_open = true, .high = 1,
            .unit = "share of people", .sweep = { 0.002, 0.05 }, .source = "assumption",
            .help = "people with most followers who are offered the story, at least one"),
    GV_REAL(outreach, accepted, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.03, 0.3 }, .source = "assumption",
            .help = "chance that somebody reports a story of no value"),
    GV_REAL(outreach, accepted_by_value, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.6 }, .source = "assumption",
            .help = "what full value of the message adds"),
    GV_END_OF_TABLE,
};

enum { PITCH_DRAW = 24 };

/* What is under way in one life. */
typedef struct desk {
    uint64_t pitches, made;
    gv_manner manner;
} desk;

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const outreach *par = params;
    desk *d = setting->own;
    (void) schedule;
    (void) err;
    d->pitches = gv_affordable(setting->budget, par->pitch, 1);
    d->manner = (gv_manner){ .says = GV_SAYS_REPORT, .control = -1, .credibility = 1 };
    return GV_OK;
}

/* Pitches made when so many days are over: as evenly as whole ones allow. */
static uint64_t made_after(const outreach *par, const desk *d, uint64_t days)
{
    if (days >= par->days)
        return d->pitches;
    return (uint64_t) ((gv_wide) d->pitches * (gv_wide) days / (gv_wide) par->days);
}

/* Luck belongs to a day and which of its pitches it is. */
static gv_status offer_story(const outreach *par, const gv_setting *setting, uint32_t tick,
                             uint32_t nth, gv_schedule *schedule, gv_error *err)
{
    desk *d = setting->own;
    const uint32_t people = gv_network_people(setting->net);
    const uint32_t many = (uint32_t) (par->reporters * people);
    const gv_counter c = gv_counter_make(setting->slot, nth, tick, 0, 0, PITCH_DRAW);
    const gv_bits luck = gv_draw(&setting->choose, c);
    const double chance = par->accepted + par->accepted_by_value * setting->message->value;
    if (!gv_happens(luck.high, gv_chance_of(chance)))
        return GV_OK;
    const uint64_t place = gv_below(luck.low, many > 0 ? many : 1);
    const gv_offer report = { .kind = GV_OFFER_POST,
                              .tick = tick,
                              .count = 1,
                              .person = setting->by_followers[place],
                              .ordinal = nth,
                              .manner = &d->manner,
                              .per = 1 };
    return gv_schedule_add(schedule, &report, err);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const outreach *par = params;
    const gv_offer pitch = { .count = 1, .price = par->pitch, .per = 1 };
    desk *d = setting->own;
    if (observed->tick < par->start || observed->tick >= setting->ticks)
        return GV_OK;
    const uint64_t due = made_after(par, d, observed->tick - par->start + 1);
    for (uint32_t nth = 0; d->made < due; d->made++, nth++) {
        gv_account_book(account, &pitch, 1);
        const gv_status status =
            offer_story(par, setting, observed->tick, nth, schedule, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "Pitches are made as evenly as whole ones allow and paid whether they "
            "are taken or not. Each goes to somebody drawn from those with most "
            "followers. Who takes it reports on it: in their own words, as "
            "“Content” says of reports, prescribed by nobody and believed as "
            "editorial.",
    .equation =
        "pitches      p = floor(money / pitch), floor(p d / days) after d days\n"
        "asked        drawn from the first max(1, floor(reporters n)) by followers\n"
        "             n: all people\n"
        "reports      with chance accepted + accepted_by_value V",
    .file = "sim/strategy/outreach.c",
};

const gv_tactic gv_tactic_outreach = {
    .spec = { .name = "outreach",
              .title = "Editorial outreach",
              .about = "Independent people whom many follow are offered the story; who "
                       "takes it reports it in their own words.",
              .source =
                  "Stephen, Galak (2012), doi:10.1509/jmr.09.0401, as to earned media",
              GV_PARAMS(outreach) },
    .tells = &tells,
    .channel = GV_CHANNEL_EARNED,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .has_manners = true,
    .own_bytes = sizeof(desk),
    .plan = plan,
    .react = react,
};
