/* Broadcast: impressions bought by the thousand, shown to people at random. Layer 4. */
#include "strategy/campaign.h"

typedef struct broadcast {
    gv_campaign campaign; /* first: its rows count from here */
    const char *group;
} broadcast;

static const gv_param broadcast_table[] = {
    GV_CAMPAIGN_ROWS,
    GV_WORD(broadcast, group, .initial_text = "", .source = "convention",
            .help = "show it only to this group of `groups`; empty: to everybody"),
    GV_END_OF_TABLE,
};

static const char *group(const void *params)
{
    const broadcast *par = params;
    return par->group[0] == '\0' ? NULL : par->group;
}

static gv_status check(const void *params, gv_error *err)
{
    return gv_campaign_check(params, err);
}

static unsigned watches(const void *params)
{
    return gv_campaign_watches(params);
}

static const uint32_t nobody;

static gv_status buy(const broadcast *par, const gv_setting *setting, uint64_t from,
                     gv_schedule *schedule, gv_error *err)
{
    gv_audience audience = { .person = NULL };
    if (group(par) != NULL) {
        audience.n = gv_people_group(setting->people, par->group, &audience.person);
        if (audience.n == 0)
            audience.person = &nobody;
    }
    const gv_status status =
        gv_campaign_audience(&par->campaign, setting, audience, &audience, err);
    if (status != GV_OK)
        return status;
    return gv_campaign_buy(&par->campaign, setting, audience, from, schedule, err);
}

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const broadcast *par = params;
    if (par->campaign.trigger != 0)
        return GV_OK;
    return buy(par, setting, par->campaign.start, schedule, err);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const broadcast *par = params;
    (void) account;
    if (!gv_campaign_starts(&par->campaign, setting, observed))
        return GV_OK;
    return buy(par, setting, observed->tick, schedule, err);
}

const gv_tactic gv_tactic_broadcast = {
    .spec = { .name = "broadcast",
              .title = "Broadcast advertising",
              .about = "Impressions bought by the thousand, shown to people at random.",
              .source = "reach and frequency of random impressions: classical occupancy",
              GV_PARAMS(broadcast) },
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS),
    .check = check,
    .group = group,
    .watches = watches,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = plan,
    .react = react,
    .top_up = gv_campaign_top_up,
};
