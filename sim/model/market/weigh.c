/* What a reading is worth: credible, relevant, near in values, noticed or not. Layer 3. */
#include "model/market/market.h"

static bool is_advertisement(const market_reading *r)
{
    return r->class == MARKET_MASS || r->class == MARKET_AD;
}

static bool is_brands_own(const market_reading *r)
{
    return is_advertisement(r) || r->class == MARKET_OWNED;
}

static bool is_direct_partner(const market_reading *r)
{
    return r->class == MARKET_PARTNER && r->depth == 0;
}

/* A brand is believed as far as it is trusted, by whoever is not tired of it; a partner as
 * far as they are authentic and near. */
static double credibility(const market_day *day, const market_reading *r)
{
    const market_item *item = &day->life->item[r->item];
    double k = day->life->credibility[r->class];
    if (r->in_circle && !is_direct_partner(r))
        return day->life->circle.par->trust;
    if (r->class == MARKET_SHARED)
        k *= (double) item->standing;
    if (is_brands_own(r)) {
        const double left = 1 - day->par->fatigue_discount * (double) day->me->fatigue;
        k *= (double) day->me->trust * (left > 0 ? left : 0);
        k *= r->live ? day->par->live_credibility : 1;
    }
    if (is_advertisement(r))
        k = gv_market_levelled(day->life, MARKET_TERM_TRUST, k, day->par->trust_partner);
    if (r->class == MARKET_REPLY)
        k *= (double) day->me->trust;
    if (is_direct_partner(r))
        k *= gv_market_levelled(day->life, MARKET_TERM_TRUST,
                                (double) item->standing * (double) item->reach, 1);
    return k;
}

static double chance_of_notice(const market_day *day, const market_reading *r)
{
    const market_item *item = &day->life->item[r->item];
    const double nearness = 0.3 + 0.7 * r->relevance;
    double chance = day->life->notice[r->class] * (double) item->prominence * nearness;
    if (is_brands_own(r)) {
        const double left = 1 - day->par->fatigue_discount * (double) day->me->fatigue;
        chance *= left > 0 ? left : 0;
    }
    if (is_advertisement(r))
        chance = gv_market_levelled(day->life, MARKET_TERM_NOTICE, chance,
                                    day->par->notice_partner * (double) item->prominence *
                                        nearness);
    return chance;
}

/* Who knows the brand takes in all they read of it. For others a coin decides whether they
 * notice whom it is about. */
static bool notices(const market_day *day, const market_reading *r, uint32_t nth)
{
    if (day->me->stage != MARKET_UNAWARE)
        return true;
    const uint32_t other =
        r->source == GV_NOBODY ? day->life->item[r->item].name : r->source;
    const gv_counter c =
        gv_counter_make(day->v, other, day->world->tick, r->class, nth, MARKET_DRAW_NOTICE);
    return gv_happens(gv_draw(&day->life->luck, c).low, gv_chance_of(r->chance));
}

/* Readings of the same source and class have coins of their own. */
static uint32_t how_manieth(const market_day *day, uint32_t k)
{
    uint32_t n = 0;
    const market_reading *r = &day->reading[k];
    for (uint32_t j = 0; j < k; j++) {
        const market_reading *other = &day->reading[j];
        n +=
            other->source == r->source && other->item == r->item && other->class == r->class
                ? 1
                : 0;
    }
    return n;
}

void gv_market_weigh(market_day *day)
{
    if (day->n == 0)
        return;
    day->length = gv_market_length(day->me->topic);
    for (uint32_t k = 0; k < day->n; k++) {
        market_reading *r = &day->reading[k];
        r->relevance = gv_market_relevance(day, r);
        r->alignment = gv_market_alignment(day, r);
        r->credibility = credibility(day, r);
        r->chance = chance_of_notice(day, r);
        r->noticed =
            !day->life->item[r->item].is_rivals && notices(day, r, how_manieth(day, k));
    }
}

const gv_submodel gv_market_tells_of_worth = {
    .title = "What a reading is worth",
    .text = "Every reading has a credibility k, a relevance r, an alignment a, and, for "
            "people who are unaware of the brand, a chance to be noticed; all others "
            "take in all that they read. Classes of sources are advertisements in mass "
            "media and in the social network, the brand's own page, partners' posts, "
            "what was passed on of the brand, talk, talk face to face, warnings "
            "(believed as talk), invitations, replies of the brand, and reports. What "
            "the brand says itself is believed as far as it is trusted, by whoever is "
            "not tired of it. Within the community fellow members are believed alike. A "
            "partner's post that somebody passed on has left the partner's standing and "
            "crowd behind.",
    .equation = "relevance    r = cos(own weights, topics of the item, or of who speaks)\n"
                "alignment    a = 1 - |own values - those of the item| / (2 root 2)\n"
                "left         L = max(0, 1 - fatigue_discount F)\n"
                "brand's own  k = trust_class T L, times live_credibility face to face\n"
                "reply        k = trust_reply T\n"
                "partner      k = trust_partner S D;  shared: k = trust_shared S\n"
                "others       k = trust_class\n"
                "noticed      notice_class P (0.3 + 0.7 r), times L if the brand's own",
    .departs =
        "That whoever is followed by many has less of the attention of each (D) "
        "is told by how far they are believed, and not once more by who notices "
        "the brand. Shares of people who trust a format (Nielsen 2015) are read as how far "
        "everybody believes it. What sources are worth is explored one by one, not "
        "by one number that draws all of them to their mean.",
    .file = "sim/model/market/weigh.c",
    .keys = (const char *const[]){ "trust_mass",       "trust_ad",
                                   "trust_owned",      "trust_partner",
                                   "trust_shared",     "trust_talk",
                                   "trust_face",       "trust_editorial",
                                   "trust_referral",   "trust_reply",
                                   "fatigue_discount", "notice_mass",
                                   "notice_ad",        "notice_owned",
                                   "notice_partner",   "notice_shared",
                                   "notice_talk",      "notice_editorial",
                                   "notice_referral",  "notice_reply",
                                   "live_credibility", NULL },
};
