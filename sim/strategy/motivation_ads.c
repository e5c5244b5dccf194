/* Motivation advertising: impressions for those whom the product seems to suit, by an
 * estimate of what each of them cares for. Layer 4. */
#include "strategy/campaign.h"

typedef struct motivation_ads {
    gv_campaign campaign; /* first: its rows count from here */
    double fit;
    double accuracy;
} motivation_ads;

static const gv_param motivation_ads_table[] = {
    GV_CAMPAIGN_ROWS_AT(10, 7),
    GV_REAL(motivation_ads, fit, .initial = 0.55, .low = 0, .high = 1, .unit = "fit",
            .sweep = { 0.3, 0.8 }, .source = "assumption",
            .help = "who is estimated to be suited better than this is meant"),
    GV_REAL(motivation_ads, accuracy, .initial = 0.6, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.4, 0.95 },
            .source = "assumption; Matz, Kosinski, Nave, Stillwell (2017), "
                      "doi:10.1073/pnas.1710966114, as to direction",
            .help = "how many of the estimates are right; the others are those of somebody "
                    "else"),
    GV_END_OF_TABLE,
};

static unsigned asks(const void *params)
{
    (void) params;
    return GV_SHOWS(GV_ASPECT_FIT) | GV_SHOWS(GV_ASPECT_BOTHERED);
}

#define BEST 0.95 /* estimates are no better, however much research there was */

enum { ESTIMATE_DRAW = 1 }; /* draw 0 of these counters deals people (chooser.c) */

static double accuracy_of(const motivation_ads *par, const gv_setting *setting)
{
    const double missing = BEST - par->accuracy;
    return par->accuracy + (missing > 0 ? missing : 0) * setting->knowledge.motivation;
}

/* One estimate of everybody for a life: the truth, or that of a person drawn from all. */
static double estimate_of(const motivation_ads *par, const gv_setting *setting, uint32_t v,
                          uint32_t people)
{
    const gv_bits luck = gv_draw(&setting->choose,
                                 gv_counter_make(v, setting->slot, 0, 0, 0, ESTIMATE_DRAW));
    const bool is_right = gv_happens(luck.low, gv_chance_of(accuracy_of(par, setting)));
    const uint32_t whose = is_right ? v : (uint32_t) gv_below(luck.high, people);
    return gv_window_show(&setting->window, whose, GV_ASPECT_FIT);
}

static gv_status whom(const gv_setting *setting, const void *params, gv_audience *out,
                      gv_error *err)
{
    const motivation_ads *par = params;
    const uint32_t people = gv_network_people(setting->net);
    uint32_t *suited = gv_arena_alloc(setting->arena, people, sizeof *suited, err);
    gv_audience audience = { .person = suited };
    if (suited == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < people; v++) {
        if (estimate_of(par, setting, v, people) > par->fit &&
            !gv_campaign_spares(setting, v))
            suited[audience.n++] = v;
    }
    *out = audience;
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "Everybody's fit with the product is estimated once a life, rightly or "
            "as somebody else's. Research, with the share s of the strategy's "
            "budget, makes estimates better. After research into turn-offs those "
            "are spared whom the product's topic puts off.",
    .equation = "estimate     own fit with chance c, else that of a person drawn from all\n"
                "c            accuracy + max(0, 0.95 - accuracy) (1 - e^(-depth s))\n"
                "meant        estimate > fit;   depth: of the research",
    .file = "sim/strategy/motivation_ads.c",
};

const gv_tactic gv_tactic_motivation_ads = {
    .spec = { .name = "motivation_ads",
              .title = "Advertising by motivation",
              .about = "Impressions for those whom the product suits, by an estimate of "
                       "what each of them cares for, rightly or wrongly.",
              .source = "Matz, Kosinski, Nave, Stillwell (2017), "
                        "doi:10.1073/pnas.1710966114",
              GV_PARAMS(motivation_ads) },
    .tells = &tells,
    .draws_on = gv_campaign_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_EXPENSE),
    .check = gv_campaign_check,
    .watches = gv_campaign_watches,
    .asks = asks,
    .medium = GV_MEDIUM_SOCIAL,
    .whom = whom,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = gv_campaign_plan,
    .react = gv_campaign_react,
    .top_up = gv_campaign_top_up,
    .span = gv_campaign_span,
    .instalment = gv_campaign_instalment,
};
