/* How readings move a person: interest, belief, attitude, trust, fatigue. Layer 3. */
#include "model/market/market.h"

static bool is_advertisement(const market_reading *r)
{
    return r->class == MARKET_MASS || r->class == MARKET_AD;
}

static bool is_own_word(const market_reading *r)
{
    return r->class == MARKET_TALK || r->class == MARKET_FACE ||
           r->class == MARKET_REFERRAL;
}

/* Of what the brand is like: warnings do all they do in screening, questions ask. */
static bool says_nothing(const market_reading *r)
{
    return r->item == MARKET_ALARM || r->item == MARKET_INQUIRY;
}

static double worth_of(const market_day *day, const market_reading *r)
{
    const double paid =
        is_advertisement(r)
            ? gv_market_levelled(day->life, MARKET_TERM_WEIGHT, day->par->paid_weight, 1)
            : 1;
    return paid * (double) day->life->item[r->item].weight;
}

/* How much readings want to know more, and to act. */
static void take_interest(market_day *day)
{
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        const market_item *item = &day->life->item[r->item];
        if (!r->noticed || says_nothing(r))
            continue;
        const double heed = r->credibility * r->relevance * worth_of(day, r);
        const double full = day->par->trigger_weight;
        const double trigger =
            is_advertisement(r)
                ? gv_market_levelled(day->life, MARKET_TERM_WEIGHT, full * 2 / 3, full)
                : full;
        day->interest += heed * (0.3 + 0.7 * (double) item->worth);
        day->trigger += heed * (double) item->prominence * trigger;
    }
}

/* Belief in quality learns from claims and from what people say, as a weighted mean whose
 * firmness is bounded. */
static void learn(market_day *day)
{
    market_person *me = day->me;
    double sum = day->proven_claim, weight = day->proven, paid = 0;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        const market_item *item = &day->life->item[r->item];
        if (!r->noticed || says_nothing(r))
            continue;
        const bool is_doubted =
            me->informed && (gv_market_is_claim(day, r) || r->class == MARKET_REPLY);
        const double w = r->credibility * (0.2 + 0.8 * (double) item->information) *
                         worth_of(day, r) * (is_doubted ? 0.2 : 1);
        sum +=
            w * (r->item == MARKET_GENERIC ? (1 + r->valence) / 2 : (double) item->claim);
        weight += w;
        paid += is_advertisement(r) ? 1 : 0;
    }
    const double firm = (double) me->belief_weight;
    double belief = (double) me->belief;
    if (weight > 0)
        belief = (firm * belief + sum) / (firm + weight);
    belief += day->par->signalling * paid * (1 - belief);
    me->belief = (gv_market_real) gv_market_within(belief, 0, 1);
    me->belief_weight = (gv_market_real) gv_market_within(firm + weight, 0, MARKET_FIRMEST);
}

/* What a reading would have one feel. */
static double pull_of(const market_day *day, const market_reading *r)
{
    if (is_own_word(r) || r->valence < 0)
        return r->valence; /* what people make can be bad news, too */
    const double worth = (double) day->life->item[r->item].worth;
    return 0.3 * (r->alignment + r->relevance) * (0.4 + 0.6 * worth) - 0.1;
}

static double strength_of(const market_day *day, const market_reading *r)
{
    const gv_market *par = day->par;
    if (par->pull == MARKET_BY_SHARE)
        return day->heard == 0 ? 0 : par->persuasion / (double) day->heard;
    if (is_advertisement(r))
        return gv_market_levelled(day->life, MARKET_TERM_PERSUASION,
                                  par->paid_persuasion * par->paid_weight * r->credibility,
                                  par->persuasion * r->credibility);
    const bool is_bad_news = r->valence < 0;
    return par->persuasion * r->credibility * (is_bad_news ? par->negativity : 1);
}

/* Whoever is happier than an advertisement would make them is not cooled by it. */
static bool pulls(const market_day *day, const market_reading *r, double to)
{
    const double x = day->me->attitude;
    const double apart = to > x ? to - x : x - to;
    if (!r->noticed || says_nothing(r) || apart > day->par->confidence)
        return false;
    return is_own_word(r) || (to < 0 ? to < x : to > x);
}

bool gv_market_is_turned_off(const market_person *p,
                             const gv_market_real topic[MARKET_TOPICS])
{
    const double z = (double) topic[p->turn_off];
    return z * z > 0.3;
}

static bool is_turn_off(const market_day *day, const market_reading *r)
{
    return r->noticed && gv_market_is_claim(day, r) &&
           gv_market_is_turned_off(day->me, day->life->item[r->item].topic);
}

static void feel(market_day *day)
{
    double mass = 0, sum = 0, hurt = 0;
    market_person *me = day->me;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        const double to = pull_of(day, r);
        if (pulls(day, r, to)) {
            const double strength = strength_of(day, r);
            mass += strength;
            sum += strength * to;
        }
        hurt += is_turn_off(day, r) ? day->par->turn_off : 0;
    }
    double x = me->attitude;
    if (mass > 0)
        x += (mass < 1 ? mass : 1) * (sum / mass - x);
    me->attitude = gv_market_within(x - hurt - day->shock, -1, 1);
}

/* Advertisements tire those whom they do not concern; shouting ones more, if they intrude.
 */
static double tiring_of(const market_day *day, const market_reading *r)
{
    const gv_market *par = day->par;
    const market_item *item = &day->life->item[r->item];
    const double full = r->class == MARKET_AD     ? par->fatigue_ad
                        : r->class == MARKET_MASS ? par->fatigue_mass
                                                  : 0;
    const double shouting = (double) item->prominence - (double) item->worth;
    return full * (1.2 - r->relevance) * (1 + par->intrusion * shouting);
}

/* What a person lives with from day to day. */
static void tire(market_day *day)
{
    const gv_market *par = day->par;
    market_person *me = day->me;
    double fatigue = par->fatigue_kept * (double) me->fatigue;
    double relation = 0.995 * (double) me->relation + day->belonging;
    for (uint32_t k = day->n_heard; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        fatigue += tiring_of(day, r);
        relation += r->class == MARKET_OWNED ? 0.01 : 0;
    }
    const double trust = (double) me->trust;
    const double drift = par->trust_drift * (0.5 - trust) * (me->informed ? 0.2 : 1);
    me->trust = (gv_market_real) gv_market_within(trust + drift + day->trust_gain, 0, 1);
    me->fatigue = (gv_market_real) gv_market_within(fatigue, 0, 1);
    me->relation = (gv_market_real) gv_market_within(relation, 0, 1);
    if (fatigue > 0.5 && me->stage != MARKET_UNAWARE)
        me->attitude = gv_market_within(
            me->attitude - par->fatigue_harm * ((double) me->fatigue - 0.5), -1, 1);
}

/* An invitation is a friend's word. Warnings are no source to go by: their bit is that of
 * reports. */
static uint32_t kind_of_source(const market_reading *r)
{
    return 1u << (r->class == MARKET_REFERRAL    ? MARKET_TALK
                  : r->class == MARKET_EDITORIAL ? MARKET_WARNING
                                                 : r->class);
}

static void remember_sources(market_day *day)
{
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (r->noticed && r->class != MARKET_WARNING && r->class != MARKET_REPLY &&
            r->item != MARKET_INQUIRY)
            day->me->sources = (uint8_t) (day->me->sources | kind_of_source(r));
    }
}

void gv_market_absorb(market_day *day)
{
    if (day->n > 0) {
        take_interest(day);
        learn(day);
        feel(day);
        remember_sources(day);
    }
    tire(day);
    day->me->informed = day->me->informed || day->bluff >= 0;
}

const gv_submodel gv_market_tells_of_minds = {
    .title = "How readings move a person",
    .text = "Interest wants to know more, prompting wants to act today; both are of the "
            "day. Belief in quality is a mean of what was believed and what was claimed "
            "or told, weighted by credibility; its firmness is bounded. Attitude is "
            "pulled towards what people feel who speak, or towards what content "
            "deserves; content does not cool whoever likes the brand better than that. "
            "Bad news pulls harder. Content on the topic that somebody cannot stand "
            "costs. Advertisements tire. Trust returns to the middle. Who knows that "
            "claims are untrue hardly learns from claims, and forgives slowly.",
    .equation =
        "weight       w = W, times paid_weight of an advertisement\n"
        "interest     sum of k r (0.3 + 0.7 V) w\n"
        "prompting    sum of k r P w trigger_weight, times 2/3 of an advertisement\n"
        "belief       m = k (0.2 + 0.8 I) w, times 1/5 of claims if informed\n"
        "             b <- (f b + sum of m c) / (f + sum of m)\n"
        "             f <- min(20, f + sum of m)\n"
        "             of talk c = (1 + valence) / 2\n"
        "             then b <- b + signalling (advertisements) (1 - b)\n"
        "pull         to x' = valence of words and bad news,\n"
        "             else 0.3 (a + r) (0.4 + 0.6 V) - 0.1\n"
        "             with m = persuasion k, times negativity of bad news;\n"
        "             paid_persuasion paid_weight k of advertisements;\n"
        "             persuasion / heard if pull: share\n"
        "attitude     x <- x + min(1, sum of m) (sum of m x' / sum of m - x)\n"
        "             of readings with |x' - x| <= confidence\n"
        "             less turn_off for each with z(turn-off)^2 > 0.3\n"
        "fatigue      F <- fatigue_kept F + sum of fatigue_class (1.2 - r)\n"
        "             (1 + intrusion (P - V))\n"
        "relation     R <- 0.995 R + 0.01 (owned posts) + belonging\n"
        "trust        T <- T + trust_drift (0.5 - T), times 1/5 if informed\n"
        "tired        x <- x - fatigue_harm (F - 0.5) where F > 0.5",
    .departs = "`pull: share` is DeGroot (1974) with weights of persuasion / heard; "
               "`confidence` is the bound of Hegselmann and Krause (2002), met by every "
               "reading for itself. Studies disagree on `negativity`; `signalling` follows "
               "its source in direction only.",
    .file = "sim/model/market/mind.c",
    .keys =
        (const char *const[]){ "pull", "persuasion", "paid_persuasion", "negativity",
                               "confidence", "turn_off", "signalling", "trust_drift",
                               "fatigue_ad", "fatigue_mass", "fatigue_kept", "fatigue_harm",
                               "intrusion", "paid_weight", "trigger_weight", NULL },
};
