/* PART: impressions bought by the thousand, all on one day. Layer 4. */
#include "grapevine/strategy.h"

typedef struct PART {
    gv_money cpm;
    double strength;
    uint64_t day;
} PART;

static const gv_param PART_table[] = {
    GV_PRICE(PART, cpm, .initial = 12, .low = 0, .low_open = true, .high = 1e6,
             .unit = "money per 1,000 impressions", .scale = GV_SCALE_LOG,
             .sweep = { 2, 50 }, .source = "assumption",
             .help = "price of a thousand impressions"),
    GV_REAL(PART, strength, .initial = 0.0005, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.00005, 0.01 }, .source = "assumption",
            .help = "what one impression does to whoever sees it; the model says what"),
    GV_COUNT(PART, day, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the impressions"),
    GV_END_OF_TABLE,
};

/* A tactic offers; the ledger charges what the model delivers. */
static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const PART *par = params;
    const gv_offer offer = {
        .kind = GV_OFFER_IMPRESSIONS,
        .tick = (uint32_t) par->day,
        .count = gv_affordable(setting->budget, par->cpm, 1000),
        .strength = par->strength,
        .price = par->cpm,
        .per = 1000,
    };
    if (par->day >= setting->ticks || offer.count == 0)
        return GV_OK;
    return gv_schedule_add(schedule, &offer, err);
}

const gv_tactic gv_tactic_PART = {
    .spec = { .name = "PART",
              .title = "PART",
              .about = "Impressions bought by the thousand, all on one day.",
              GV_PARAMS(PART) },
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS),
    .plan = plan,
};
