/* Mass media: impressions bought by the thousand, met by anybody, at a social network or
 * not. Layer 4. */
#include "strategy/campaign.h"

typedef struct mass_media {
    gv_campaign campaign; /* first: its rows count from here */
} mass_media;

static const gv_param mass_media_table[] = {
    GV_CAMPAIGN_ROWS,
    GV_END_OF_TABLE,
};

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    return gv_campaign_plan(setting, params, NULL, GV_MEDIUM_MASS, schedule, err);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    (void) account;
    return gv_campaign_react(setting, params, observed, NULL, GV_MEDIUM_MASS, schedule,
                             err);
}

const gv_tactic gv_tactic_mass_media = {
    .spec = { .name = "mass_media",
              .title = "Mass media",
              .about =
                  "Impressions bought by the thousand in television, print or outdoor: "
                  "anybody may meet them, also those who are not online.",
              .source = "reach and frequency of random impressions: classical occupancy",
              GV_PARAMS(mass_media) },
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_EXPENSE),
    .check = gv_campaign_check,
    .watches = gv_campaign_watches,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = plan,
    .react = react,
    .top_up = gv_campaign_top_up,
};
