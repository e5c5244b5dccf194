/* Demographic advertising: impressions for the segments whom the product suits best, as far
 * as the labels are right. Layer 4. */
#include "strategy/campaign.h"

typedef struct demographic_ads {
    gv_campaign campaign; /* first: its rows count from here */
    uint64_t segments;
    double accuracy;
} demographic_ads;

static const gv_param demographic_ads_table[] = {
    GV_CAMPAIGN_ROWS_AT(7, 7),
    GV_COUNT(demographic_ads, segments, .initial = 3, .low = 1, .high = GV_SEGMENTS,
             .unit = "segments", .source = "assumption",
             .help = "how many of the eight segments are meant: those whom the product "
                     "suits best on average"),
    GV_REAL(demographic_ads, accuracy, .initial = 0.6, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.4, 0.95 },
            .source = "assumption; Neumann, Tucker, Whitfield (2019), "
                      "doi:10.1287/mksc.2019.1188: bought profiles are often wrong",
            .help = "how many of the labels are right; the others name any other segment"),
    GV_END_OF_TABLE,
};

static unsigned asks(const void *params)
{
    (void) params;
    return GV_SHOWS(GV_ASPECT_SEGMENT) | GV_SHOWS(GV_ASPECT_FIT) |
           GV_SHOWS(GV_ASPECT_BOTHERED);
}

/* The segments whom the product suits best, of all who truly belong to them: a study of the
 * market shows means well, and single people badly. */
static unsigned best_segments(const demographic_ads *par, const gv_setting *setting)
{
    double sum[GV_SEGMENTS] = { 0 }, mean[GV_SEGMENTS];
    uint32_t n[GV_SEGMENTS] = { 0 };
    unsigned best = 0;
    for (uint32_t v = 0; v < gv_network_people(setting->net); v++) {
        const uint32_t s = gv_window_segment(&setting->window, v);
        sum[s] += gv_window_show(&setting->window, v, GV_ASPECT_FIT);
        n[s]++;
    }
    for (uint32_t s = 0; s < GV_SEGMENTS; s++)
        mean[s] = n[s] > 0 ? sum[s] / n[s] : 0;
    for (uint64_t k = 0; k < par->segments; k++) {
        uint32_t next = GV_SEGMENTS;
        for (uint32_t s = 0; s < GV_SEGMENTS; s++) {
            if (!(best >> s & 1) && (next == GV_SEGMENTS || mean[s] > mean[next]))
                next = s;
        }
        best |= 1u << next;
    }
    return best;
}

enum { SEGMENT_DRAW = 1 }; /* draw 0 of these counters deals people (chooser.c) */

/* Everybody carries one label for a life. */
static uint32_t label_of(const demographic_ads *par, const gv_setting *setting, uint32_t v)
{
    const uint32_t segment = gv_window_segment(&setting->window, v);
    const gv_bits luck =
        gv_draw(&setting->choose, gv_counter_make(v, setting->slot, 0, 0, 0, SEGMENT_DRAW));
    if (gv_happens(luck.low, gv_chance_of(par->accuracy)))
        return segment;
    return (uint32_t) ((segment + 1 + gv_below(luck.high, GV_SEGMENTS - 1)) % GV_SEGMENTS);
}

static gv_status whom(const gv_setting *setting, const void *params, gv_audience *out,
                      gv_error *err)
{
    const demographic_ads *par = params;
    const uint32_t people = gv_network_people(setting->net);
    const unsigned best = best_segments(par, setting);
    uint32_t *labelled = gv_arena_alloc(setting->arena, people, sizeof *labelled, err);
    gv_audience audience = { .person = labelled };
    if (labelled == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < people; v++) {
        if (best >> label_of(par, setting, v) & 1 && !gv_campaign_spares(setting, v))
            labelled[audience.n++] = v;
    }
    *out = audience;
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "The brand knows the mean fit of each of the eight segments, as a study "
            "of the market would show it, and means the best of them. Who belongs "
            "to which it takes from a label that everybody carries for a life. "
            "After research into turn-offs those are spared whom the product's "
            "topic puts off.",
    .equation =
        "meant        label among the `segments` segments of highest mean fit\n"
        "label        the true segment with chance accuracy, else one of the others",
    .file = "sim/strategy/demographic_ads.c",
};

const gv_tactic gv_tactic_demographic_ads = {
    .spec = { .name = "demographic_ads",
              .title = "Demographic advertising",
              .about = "Impressions for the demographic segments whom the product suits "
                       "best, as far as people are labelled rightly.",
              .source = "Neumann, Tucker, Whitfield (2019), doi:10.1287/mksc.2019.1188",
              GV_PARAMS(demographic_ads) },
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
