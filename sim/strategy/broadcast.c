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

static const uint32_t nobody;

static gv_status whom(const gv_setting *setting, const void *params, gv_audience *out,
                      gv_error *err)
{
    const broadcast *par = params;
    (void) err;
    *out = (gv_audience){ .person = NULL };
    if (group(par) != NULL) {
        out->n = gv_people_group(setting->people, par->group, &out->person);
        if (out->n == 0)
            out->person = &nobody;
    }
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "Everybody, or everybody of a group, may meet an impression while they "
            "are at their social network.",
    .file = "sim/strategy/broadcast.c",
};

const gv_tactic gv_tactic_broadcast = {
    .spec = { .name = "broadcast",
              .title = "Broadcast advertising",
              .about = "Impressions bought by the thousand, shown to people at random.",
              .source = "reach and frequency of random impressions: classical occupancy",
              GV_PARAMS(broadcast) },
    .tells = &tells,
    .draws_on = gv_campaign_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_EXPENSE),
    .check = gv_campaign_check,
    .group = group,
    .watches = gv_campaign_watches,
    .medium = GV_MEDIUM_SOCIAL,
    .whom = whom,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = gv_campaign_plan,
    .react = gv_campaign_react,
    .top_up = gv_campaign_top_up,
    .span = gv_campaign_span,
    .instalment = gv_campaign_instalment,
};
