/* Broadcast: impressions bought by the thousand, shown to people at random. Layer 4. */
#include "grapevine/strategy.h"

typedef struct broadcast {
    gv_money cpm;
    double strength;
    uint64_t days;
    uint64_t start;
    uint64_t cap_per_week;
    const char *group;
} broadcast;

#define MOST_A_DAY (UINT64_C(1) << 30) /* keys count impressions of a day in 32 bits */

static const gv_param broadcast_table[] = {
    GV_PRICE(broadcast, cpm, .initial = 12, .low = 1e-6, .high = 1e6,
             .unit = "money per 1,000 impressions", .scale = GV_SCALE_LOG,
             .sweep = { 2, 50 }, .source = "assumption",
             .help = "price of a thousand impressions"),
    GV_REAL(
        broadcast, strength, .initial = 0.0005, .low = 0, .high = 1, .unit = "probability",
        .scale = GV_SCALE_LOG, .sweep = { 0.00005, 0.01 }, .source = "assumption",
        .help = "what one impression does: the chance that it convinces (cascades), the "
                "hazard it adds (Bass), the weight it adds (thresholds)"),
    GV_COUNT(broadcast, days, .initial = 30, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption",
             .help = "how long the campaign lasts; impressions are spread evenly"),
    GV_COUNT(broadcast, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the first impressions"),
    GV_COUNT(broadcast, cap_per_week, .initial = 0, .low = 0, .high = 4095,
             .unit = "impressions", .source = "convention",
             .help = "most impressions one person gets in a week of 7 ticks; 0: no cap"),
    GV_WORD(broadcast, group, .initial_text = "", .source = "convention",
            .help = "show it only to this group of `groups`; empty: to everybody"),
    GV_END_OF_TABLE,
};

static const char *group(const void *params)
{
    const broadcast *par = params;
    return par->group[0] == '\0' ? NULL : par->group;
}

/* Every tick gets the same number; the first ticks take the remainder, so that a larger
 * budget means at least as many impressions on each of them. */
static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const broadcast *par = params;
    gv_offer offer = { .kind = GV_OFFER_IMPRESSIONS,
                       .strength = par->strength,
                       .cap = (uint32_t) par->cap_per_week,
                       .price = par->cpm,
                       .per = 1000 };
    if (group(params) != NULL)
        offer.n_eligible = gv_people_group(setting->people, par->group, &offer.eligible);
    if (par->start >= setting->ticks || (group(params) != NULL && offer.n_eligible == 0))
        return GV_OK;
    const uint64_t left = setting->ticks - par->start;
    const uint64_t days = par->days < left ? par->days : left;
    const uint64_t total = gv_affordable(setting->budget, par->cpm, offer.per);
    if (total / days >= MOST_A_DAY)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "the budget buys %llu impressions a day; at most %llu are possible",
                       (unsigned long long) (total / days),
                       (unsigned long long) MOST_A_DAY);
    for (uint64_t day = 0; day < days; day++) {
        offer.tick = (uint32_t) (par->start + day);
        offer.count = total / days + (day < total % days ? 1 : 0);
        if (offer.count > 0) {
            const gv_status status = gv_schedule_add(schedule, &offer, err);
            if (status != GV_OK)
                return status;
        }
    }
    return GV_OK;
}

const gv_tactic gv_tactic_broadcast = {
    .spec = { .name = "broadcast",
              .title = "Broadcast advertising",
              .about = "Impressions bought by the thousand, shown to people at random.",
              .source = "reach and frequency of random impressions: classical occupancy",
              GV_PARAMS(broadcast) },
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS),
    .group = group,
    .plan = plan,
};
