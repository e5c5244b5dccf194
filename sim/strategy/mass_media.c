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

static const gv_submodel tells = {
    .text = "Anybody may meet an impression on any day, whether they are online or "
            "not; it is an advertisement in mass media in all that it does.",
    .file = "sim/strategy/mass_media.c",
};

const gv_tactic gv_tactic_mass_media = {
    .spec = { .name = "mass_media",
              .title = "Mass media",
              .about =
                  "Impressions bought by the thousand in television, print or outdoor: "
                  "anybody may meet them, also those who are not online.",
              .source = "reach and frequency of random impressions: classical occupancy",
              GV_PARAMS(mass_media) },
    .tells = &tells,
    .draws_on = gv_campaign_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_EXPENSE),
    .check = gv_campaign_check,
    .watches = gv_campaign_watches,
    .medium = GV_MEDIUM_MASS,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = gv_campaign_plan,
    .react = gv_campaign_react,
    .top_up = gv_campaign_top_up,
    .span = gv_campaign_span,
    .instalment = gv_campaign_instalment,
};
