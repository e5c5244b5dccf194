/* Live events: the brand meets people face to face, some of those who know of it. Layer 4.
 */
#include "grapevine/strategy.h"

typedef struct live_events {
    gv_money price;
    uint64_t events;
    uint64_t start;
    uint64_t every;
} live_events;

static const gv_param live_events_table[] = {
    GV_PRICE(live_events, price, .initial = 1.5, .low = 1e-6, .high = 1e6,
             .unit = "money per contact", .scale = GV_SCALE_LOG, .sweep = { 0.3, 15 },
             .source = "assumption", .help = "cost of meeting one person"),
    GV_COUNT(live_events, events, .initial = 6, .low = 1, .high = 1e6, .unit = "events",
             .source = "assumption",
             .help = "how many events there are; each gets the same part of the budget"),
    GV_COUNT(live_events, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the first one"),
    GV_COUNT(live_events, every, .initial = 30, .low = 7, .high = 1e6, .unit = "ticks",
             .source = "assumption",
             .help = "ticks between them; nobody is met more than once a week"),
    GV_END_OF_TABLE,
};

typedef struct invitations {
    uint32_t *person; /* [people] whom the next event may meet */
    uint64_t held;    /* events so far */
    uint64_t offered; /* contacts so far */
} invitations;

static unsigned asks(const void *params)
{
    (void) params;
    return GV_SHOWS(GV_ASPECT_STAGE);
}

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    (void) params;
    (void) schedule;
    invitations *own = setting->own;
    own->person = gv_arena_alloc(setting->arena, gv_network_people(setting->net),
                                 sizeof *own->person, err);
    return own->person == NULL ? GV_E_MEMORY : GV_OK;
}

/* Whoever has noticed the brand. */
static uint32_t invite(const gv_setting *setting, uint32_t *person)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < gv_network_people(setting->net); v++) {
        if (gv_window_show(&setting->window, v, GV_ASPECT_STAGE) >= 1)
            person[n++] = v;
    }
    return n;
}

/* Contacts up to and with this event: as near to equal parts as whole people allow. */
static uint64_t contacts_by(const live_events *par, const gv_setting *setting,
                            uint64_t held)
{
    const uint64_t all = gv_affordable(setting->budget, par->price, 1);
    return (uint64_t) ((gv_unsigned_wide) all * held / par->events);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const live_events *par = params;
    invitations *own = setting->own;
    (void) account;
    if (observed->tick < par->start || observed->tick >= setting->ticks ||
        (observed->tick - par->start) % par->every != 0 || own->held == par->events)
        return GV_OK;
    own->held++;
    const uint64_t wanted = contacts_by(par, setting, own->held) - own->offered;
    own->offered += wanted;
    const gv_offer offer = { .kind = GV_OFFER_IMPRESSIONS,
                             .tick = observed->tick,
                             .count = wanted,
                             .medium = GV_MEDIUM_LIVE,
                             .eligible = own->person,
                             .n_eligible = invite(setting, own->person),
                             .cap = 1,
                             .price = par->price,
                             .per = 1 };
    return wanted == 0 || offer.n_eligible == 0 ? GV_OK
                                                : gv_schedule_add(schedule, &offer, err);
}

static const gv_submodel tells = {
    .text = "At every event the brand meets some of those who have noticed it, "
            "nobody more than once in seven ticks. A contact is seen for sure, is "
            "believed more (`live_credibility`), and may be talked about on the "
            "next day (`live_talk`).",
    .equation = "contacts     floor(c k / events) up to event k, c = floor(money / price)\n"
                "invited      drawn from all at stage attention and beyond",
    .file = "sim/strategy/live_events.c",
};

const gv_tactic gv_tactic_live_events = {
    .spec = { .name = "live_events",
              .title = "Live events",
              .about = "The brand meets some of those who know of it face to face; they "
                       "may speak of it on the next day.",
              .source = "assumption",
              GV_PARAMS(live_events) },
    .tells = &tells,
    .channel = GV_CHANNEL_OWNED,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS),
    .asks = asks,
    .own_bytes = sizeof(invitations),
    .plan = plan,
    .react = react,
};
