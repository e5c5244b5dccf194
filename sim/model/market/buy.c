/* Buying, what it is like, and leaving. Layer 3. */
#include "model/market/market.h"

/* ---- the wish to buy --------------------------------------------------------------- */

double gv_market_fit(const market_life *l, const market_person *p)
{
    const double length = gv_market_length(p->topic);
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        sum += (double) l->product[k] * p->topic[k];
    return length > 0 ? sum / length : 0;
}

static double sources_met(const market_person *p)
{
    const int n = __builtin_popcount(p->sources);
    return n < 1 ? 0 : n > 5 ? 4 : n - 1;
}

/* By how much, on the scale of logarithms, this person is more likely to buy than somebody
 * who is neutral. */
static double appeal(const market_day *day, market_stage stage)
{
    static const double by_stage[MARKET_STAGES] = { 0, -0.8, 0, 0.8, 1.2, 1.2 };
    const gv_market *par = day->par;
    const market_person *me = day->me;
    double v = par->by_quality * ((double) me->belief - 0.5);
    v += par->by_attitude * me->attitude;
    v += par->by_trust * ((double) me->trust - 0.5);
    v += par->by_fit * (gv_market_fit(day->life, me) - 0.4);
    v += by_stage[stage];
    v += day->trigger < 1.5 ? day->trigger : 1.5;
    v += par->by_sources * sources_met(me);
    v += gv_market_is_invited(day) ? par->by_referral : 0;
    v -= me->bought == MARKET_LAPSED ? 1 : 0;
    return v + gv_market_rival_appeal(day);
}

/* Of those around, the share that are customers. */
static double social_proof(const market_day *day)
{
    return day->heard == 0 ? 0 : (double) day->customers / day->heard;
}

static double imitation(const market_day *day)
{
    if (day->customers == 0)
        return 0;
    return day->par->q * day->customers / day->heard;
}

static bool decides(const market_day *day, market_stage stage)
{
    const gv_market *par = day->par;
    const gv_world *w = day->world;
    if (par->link == MARKET_THRESHOLD) {
        double threshold = par->threshold;
        if (par->threshold_spread > 0)
            threshold +=
                par->threshold_spread *
                gv_normal(
                    gv_draw(&w->threshold, gv_counter_make(day->v, 0, 0, 0, 0, 0)).low);
        return day->customers > 0 && social_proof(day) >= threshold;
    }
    const double h =
        (par->p + imitation(day)) * gv_real_exp(par->appeal * appeal(day, stage));
    const gv_counter c = gv_counter_make(0, day->v, w->tick, 0, 0, 0);
    return gv_coin_toss(&w->person, c, gv_chance_of(h));
}

/* ---- the credit -----------------------------------------------------------------------
 */

static gv_adoption credit_of(const market_day *day, const market_reading *r)
{
    const market_item *item = &day->life->item[r->item];
    const bool is_reply = r->class == MARKET_REPLY;
    const bool is_brand = r->source == GV_NOBODY || r->class == MARKET_OWNED || is_reply;
    const gv_channel channel = r->class == MARKET_OWNED || is_reply ? GV_CHANNEL_OWNED
                               : is_brand                           ? GV_CHANNEL_PAID
                               : r->class == MARKET_PARTNER && r->depth == 0
                                   ? GV_CHANNEL_PARTNER
                                   : GV_CHANNEL_EARNED;
    return (gv_adoption){ .source = is_brand ? item->tactic : r->source,
                          .channel = (uint8_t) channel,
                          .message = item->message };
}

static void compete(const market_day *day, gv_adoption *held, bool *is_held,
                    gv_adoption claim)
{
    if (!*is_held || gv_world_outranks(day->world, day->v, claim.source,
                                       (gv_channel) claim.channel, held))
        *held = claim;
    *is_held = true;
}

static void credit_neighbours(const market_day *day, gv_adoption *held, bool *is_held)
{
    const market_life *l = day->life;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *in = &l->layer[k].in;
        if (!(day->me->layers >> k & 1))
            continue;
        const bool all = l->layer[k].complete;
        const uint64_t from = all ? 0 : in->offset[day->v];
        const uint64_t end = all ? day->world->n : in->offset[day->v + UINT64_C(1)];
        for (uint64_t a = from; a < end; a++) {
            const uint32_t u = all ? (uint32_t) a : in->target[a];
            if (u != day->v && (l->status[u] & MARKET_IS_CUSTOMER))
                compete(day, held, is_held,
                        (gv_adoption){ .source = u, .channel = GV_CHANNEL_EARNED });
        }
    }
}

/* Whoever spoke to them today and every customer around them may have been what decided it:
 * each with the same chance. Nobody: they came to it on their own. */
static gv_adoption credit(const market_day *day)
{
    gv_adoption held = { .source = day->v, .channel = GV_CHANNEL_UNAIDED };
    bool is_held = false;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (r->noticed && r->class != MARKET_WARNING && r->item != MARKET_INQUIRY)
            compete(day, &held, &is_held, credit_of(day, r));
    }
    credit_neighbours(day, &held, &is_held);
    return held;
}

/* Who buys for the first time adopts in the coming sweep; who was a customer before comes
 * back at once. */
void gv_market_buy(market_day *day, market_stage stage)
{
    market_person *me = day->me;
    if (me->bought == MARKET_CUSTOMER)
        return;
    const bool buys = stage != MARKET_UNAWARE && decides(day, stage);
    if (gv_market_rival_wins(day, buys) || !buys)
        return;
    if (me->bought == MARKET_LAPSED || gv_world_adopted(day->world, day->v)) {
        gv_market_try_out(day->world, day->par, day->v);
        return;
    }
    const gv_adoption by = credit(day);
    market_buyer *buyer = day->life->buyer + day->v / MARKET_SLICE * MARKET_SLICE;
    buyer[day->tally->n_buyers++] =
        (market_buyer){ day->v, by.source, by.channel, by.message, gv_market_inviter(day) };
}

/* ---- what it is like --------------------------------------------------------------------
 */

/* Satisfaction is disconfirmation and performance: better than believed, and good. */
void gv_market_try_out(gv_world *w, const gv_market *par, uint32_t v)
{
    market_life *l = gv_market_life(w);
    market_person *me = &l->person[v];
    const gv_bits luck =
        gv_draw(&l->luck, gv_counter_make(v, 0, w->tick, 0, 0, MARKET_DRAW_EXPERIENCE));
    const double noise = par->noise * (gv_unit(luck.low) + gv_unit(luck.high) - 1);
    const double found = gv_market_within(l->quality - l->quality_loss + noise +
                                              par->noise * (gv_market_fit(l, me) - 0.5),
                                          0, 1);
    const double joy =
        gv_market_within(found - (double) me->belief + (found - 0.5) / 2, -1, 1);
    me->satisfaction = (gv_market_real) joy;
    me->attitude = gv_market_within(me->attitude + joy / 2, -1, 1);
    me->trust = (gv_market_real) gv_market_within(
        (double) me->trust + (joy < 0 ? joy / 2 : joy / 4), 0, 1);
    me->belief = (gv_market_real) found;
    me->belief_weight = 10;
    me->bought = MARKET_CUSTOMER;
    if (l->rivalry != NULL)
        l->rivalry[v].is_customer = false;
    me->since = (uint16_t) (w->tick + 1);
    if (me->stage < MARKET_ATTRACTION)
        me->stage = MARKET_ATTRACTION;
}

/* ---- leaving
 * ------------------------------------------------------------------------------ */

static bool was_referred(const market_day *day)
{
    return day->life->bond[day->v] & MARKET_REFERRED;
}

/* Who came back today is no member yet. */
static double membership(const market_day *day)
{
    const market_life *l = day->life;
    const bool is_new = day->me->since == (uint16_t) (day->world->tick + 1);
    return l->loyalty != 0 && !is_new && gv_market_would_join(l, day->v) ? l->loyalty : 0;
}

void gv_market_leave(market_day *day)
{
    const gv_market *par = day->par;
    market_person *me = day->me;
    if (me->bought != MARKET_CUSTOMER || par->churn == 0)
        return;
    const double left = day->left < 3 ? day->left : 3;
    const double h =
        par->churn *
        gv_real_exp(-2 * (double) me->satisfaction - (double) me->relation +
                    par->churn_contagion * left + (me->informed ? 0.7 : 0) -
                    (was_referred(day) ? par->referred_churn : 0) - membership(day));
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_CHURN);
    if (!gv_happens(luck.low, gv_chance_of(h)))
        return;
    me->bought = MARKET_LAPSED;
    me->since = (uint16_t) (day->world->tick + 1);
}

const gv_submodel gv_market_tells_of_buying = {
    .title = "Buying",
    .text = "Whoever is aware and no customer buys with a hazard of innovation and of "
            "imitation of the customers around, all layers together, times e to the "
            "power of what they think; or, with `link: threshold`, when enough of those "
            "around are customers. The credit goes to one of all whose reading was "
            "noticed today and of all customers around, each with the same chance; to "
            "nobody if there are none.",
    .equation = "hazard       h = (p + q customers / heard) e^(appeal V)\n"
                "V            by_quality (b - 0.5) + by_attitude x + by_trust (T - 0.5)\n"
                "             + by_fit (fit - 0.4) + stage + min(1.5, prompting)\n"
                "             + by_sources min(4, kinds of source - 1)\n"
                "             + by_referral if invited - 1 if they left before - rival\n"
                "stage        -0.8 attention, 0 attraction, 0.8 affinity, 1.2 beyond\n"
                "threshold    customers / heard >= threshold + threshold_spread N(0, 1)",
    .departs = "With `appeal: 0` and a complete network the linear link is Bass (1969) "
               "with a day as its step; on ties the share of adopters is that among "
               "those heard. The mean p and q of durables (Sultan, Farley and Lehmann "
               "1990) are of a year, and are scaled to a fast category. With thresholds "
               "it is Watts (2002).",
    .file = "sim/model/market/buy.c",
    .keys = (const char *const[]){ "link", "p", "q", "threshold", "threshold_spread",
                                   "appeal", "by_quality", "by_attitude", "by_trust",
                                   "by_fit", "by_sources", "by_referral", NULL },
};

const gv_submodel gv_market_tells_of_trying = {
    .title = "Trying what was bought",
    .text = "Customers find what the product holds on that day, more or less; better "
            "than believed and good makes them satisfied. What they found is what they "
            "believe from then on, firmly.",
    .equation = "found        quality - incidents + noise (N + fit - 0.5), in [0, 1]\n"
                "             N triangular in [-1, 1]\n"
                "satisfied    s = found - b + (found - 0.5) / 2, in [-1, 1]\n"
                "             x <- x + s / 2;  T <- T + s / 4, s / 2 if s < 0\n"
                "             b <- found, f <- 10;  at least attraction",
    .file = "sim/model/market/buy.c",
    .keys = (const char *const[]){ "quality", "noise", NULL },
};

const gv_submodel gv_market_tells_of_leaving = {
    .title = "Leaving",
    .text = "Customers leave, likelier where they are not satisfied, where others "
            "around left within a month, and where they know of a bluff; likelier to "
            "stay are those with a relation, those who were invited, and members of a "
            "loyalty scheme. They may come back.",
    .equation = "hazard       churn e^(-2 s - R + churn_contagion min(3, left around)\n"
                "             + 0.7 if informed - referred_churn if invited - membership)",
    .departs = "Nitzan and Libai (2011) find a hazard 80 % higher for exposure to a "
               "defecting neighbour; here it is so for each of up to three.",
    .file = "sim/model/market/buy.c",
    .keys = (const char *const[]){ "churn", "churn_contagion", "referred_churn", NULL },
};
