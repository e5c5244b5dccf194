/* The way from attention to advocacy: at most one step a day. Layer 3. */
#include "model/market/market.h"

const char *const gv_market_stages[] = { "unaware",  "attention", "attraction", "affinity",
                                         "audience", "advocacy",  NULL };

static double at_most_1(double x)
{
    return gv_market_within(x, 0, 1);
}

/* Who was ever a customer does not forget that there is a brand. */
static uint8_t lowest(const market_person *p)
{
    return p->bought == MARKET_STRANGER ? MARKET_UNAWARE : MARKET_ATTENTION;
}

static bool has_noticed(const market_day *day)
{
    for (uint32_t k = 0; k < day->n; k++) {
        if (day->reading[k].noticed)
            return true;
    }
    return false;
}

static uint8_t from_attention(const market_day *day, double u)
{
    const double on =
        day->interest > 0 ? 1 - gv_real_exp(-day->par->attract * day->interest) : 0;
    const double off = day->n == 0 ? day->par->forget : 0;
    if (u < on)
        return MARKET_ATTRACTION;
    return u < on + off ? lowest(day->me) : MARKET_ATTENTION;
}

static uint8_t from_attraction(const market_day *day, double u)
{
    const market_person *me = day->me;
    const double liking = at_most_1((me->attitude - 0.02) / 0.3);
    const double on = day->par->like * liking * at_most_1(2 * (double) me->trust);
    const double off = day->n == 0 ? day->par->cool : 0;
    if (u < on)
        return MARKET_AFFINITY;
    return u < on + off ? MARKET_ATTENTION : MARKET_ATTRACTION;
}

static uint8_t from_affinity(const market_day *day, double u)
{
    if (day->me->attitude < 0)
        return MARKET_ATTRACTION;
    const double worth = day->life->page_worth;
    const bool has_page = worth >= 0; /* else there is little to follow */
    const bool has_place = has_page || day->life->circle.par != NULL;
    const double on =
        day->par->follow * (0.3 + 0.7 * (has_page ? worth : 0.5)) * (has_place ? 1 : 0.1);
    return u < on * (day->life->page_answers ? 1 + day->par->reciprocity : 1)
               ? MARKET_AUDIENCE
               : MARKET_AFFINITY;
}

static uint8_t from_audience(const market_day *day, double u)
{
    const market_person *me = day->me;
    if (me->attitude < -0.05 || (double) me->fatigue > 0.7)
        return MARKET_ATTENTION;
    const double pleased =
        me->bought == MARKET_CUSTOMER ? at_most_1(0.3 + 2 * (double) me->satisfaction) : 0;
    const double on = day->par->advocate * at_most_1((me->attitude - 0.15) / 0.4) *
                      (0.2 + 0.8 * pleased) * (0.5 + (double) me->relation);
    return u < on ? MARKET_ADVOCACY : MARKET_AUDIENCE;
}

static uint8_t from_advocacy(const market_day *day)
{
    const market_person *me = day->me;
    const bool is_let_down =
        me->bought == MARKET_CUSTOMER && (double) me->satisfaction < -0.05;
    return me->attitude < 0.1 || is_let_down ? MARKET_ATTRACTION : MARKET_ADVOCACY;
}

void gv_market_walk(market_day *day)
{
    market_person *me = day->me;
    if (me->stage == MARKET_UNAWARE) {
        me->stage = has_noticed(day) ? MARKET_ATTENTION : MARKET_UNAWARE;
        return;
    }
    if (me->stage >= MARKET_AFFINITY && me->informed && me->attitude < -0.2) {
        me->stage = MARKET_ATTENTION;
        return;
    }
    const double u = gv_unit(gv_market_draw(day, 0, 0, MARKET_DRAW_STAGE).low);
    if (me->stage == MARKET_ATTENTION)
        me->stage = from_attention(day, u);
    else if (me->stage == MARKET_ATTRACTION)
        me->stage = from_attraction(day, u);
    else if (me->stage == MARKET_AFFINITY)
        me->stage = from_affinity(day, u);
    else if (me->stage == MARKET_AUDIENCE)
        me->stage = from_audience(day, u);
    else
        me->stage = from_advocacy(day);
}

const gv_submodel gv_market_tells_of_the_path = {
    .title = "From attention to advocacy",
    .text = "People are unaware, or at attention, attraction, affinity, audience or "
            "advocacy, and go at most one step a day. Whoever notices the brand is at "
            "attention. Who was ever a customer does not forget it. Who knows of a "
            "bluff and dislikes the brand falls back to attention from affinity on.",
    .equation =
        "attention    -> attraction  1 - e^(-attract interest)\n"
        "             -> unaware     forget, without a reading\n"
        "attraction   -> affinity    like [(x - 0.02) / 0.3] [2 T], [ ] in [0, 1]\n"
        "             -> attention   cool, without a reading\n"
        "affinity     -> audience    follow (0.3 + 0.7 page), page: its V, or 0.5,\n"
        "                            times 0.1 where there is neither page nor\n"
        "                            community, 1 + reciprocity where it answers\n"
        "             -> attraction  x < 0\n"
        "audience     -> advocacy    advocate [(x - 0.15) / 0.4] (0.5 + R)\n"
        "                            (0.2 + 0.8 [0.3 + 2 s] of customers)\n"
        "             -> attention   x < -0.05 or F > 0.7\n"
        "advocacy     -> attraction  x < 0.1, or a customer with s < -0.05",
    .file = "sim/model/market/path.c",
    .keys = (const char *const[]){ "attract", "forget", "cool", "like", "follow",
                                   "advocate", "reciprocity", NULL },
};
