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

static gv_status check(const void *params, gv_error *err)
{
    return gv_campaign_check(params, err);
}

static unsigned watches(const void *params)
{
    return gv_campaign_watches(params);
}

static gv_status buy(const mass_media *par, const gv_setting *setting, uint64_t from,
                     gv_schedule *schedule, gv_error *err)
{
    gv_campaign campaign = par->campaign;
    gv_audience audience = { .person = NULL };
    const gv_status status =
        gv_campaign_audience(&campaign, setting, audience, &audience, err);
    if (status != GV_OK)
        return status;
    campaign.medium = GV_MEDIUM_MASS;
    return gv_campaign_buy(&campaign, setting, audience, from, schedule, err);
}

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const mass_media *par = params;
    if (par->campaign.trigger != 0)
        return GV_OK;
    return buy(par, setting, par->campaign.start, schedule, err);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const mass_media *par = params;
    (void) account;
    if (!gv_campaign_starts(&par->campaign, setting, observed))
        return GV_OK;
    return buy(par, setting, observed->tick, schedule, err);
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
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS),
    .check = check,
    .watches = watches,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = plan,
    .react = react,
    .top_up = gv_campaign_top_up,
};
