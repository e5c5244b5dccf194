/* What people want of the brand: customers complain, and those who read its claims ask.
 * Layer 3. */
#include "model/market/market.h"

static const double content = -0.05; /* who is as satisfied as this has nothing to say */

static uint32_t age(const market_day *day, const market_case *c)
{
    return (uint16_t) (day->world->tick + 1 - c->since);
}

static void open_case(market_day *day, market_case *c, market_want want)
{
    c->want = (uint8_t) want;
    c->since = (uint16_t) (day->world->tick + 1);
    c->is_public = false;
}

static void close_case(market_case *c)
{
    c->want = MARKET_NOTHING;
    c->is_public = false;
}

/* ---- before others --------------------------------------------------------------------
 */

static uint8_t online_layers(const market_life *l, const market_person *p)
{
    uint8_t layers = p->layers;
    for (uint32_t k = 0; k < l->n_layers; k++)
        layers = (uint8_t) (l->layer[k].offline ? layers & ~(1u << k) : layers);
    return layers;
}

/* Complaints are told everywhere, questions are asked where the brand can read them. */
market_voice gv_market_appeal_of(const market_life *l, uint32_t v)
{
    const market_person *p = &l->person[v];
    const bool is_question = l->open_case[v].want == MARKET_QUESTION;
    return (market_voice){ .valence = is_question ? 0 : -l->par->complaint,
                           .item = is_question ? MARKET_INQUIRY : MARKET_GENERIC,
                           .class = MARKET_TALK,
                           .layers = is_question ? online_layers(l, p) : p->layers,
                           .wants = true };
}

static void say_it(market_day *day, market_case *c, bool is_ignored)
{
    c->is_public = day->appeals = true;
    day->appeal = gv_market_appeal_of(day->life, day->v);
    day->appeal.wants = !is_ignored;
    day->appeal.ignored = is_ignored;
}

/* ---- complaints ---------------------------------------------------------------------- */

static bool is_let_down(const market_day *day)
{
    const market_person *me = day->me;
    return me->bought == MARKET_CUSTOMER && (double) me->satisfaction < content;
}

/* Whoever was helped once asks for help sooner. */
static bool complains(const market_day *day, const market_case *c)
{
    const gv_market *par = day->par;
    if (par->complain == 0 || !is_let_down(day))
        return false;
    const double rate = par->complain * (1 - 2 * (double) day->me->satisfaction) *
                        (c->was_solved ? par->complain_again : 1);
    return gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_COMPLAIN).low,
                      gv_chance_of(rate));
}

/* Who waits says it to everybody in the end, again and again, until they give up. */
static void wait_for_help(market_day *day, market_case *c)
{
    const gv_market *par = day->par;
    if (day->me->bought != MARKET_CUSTOMER || age(day, c) > par->complain_patience) {
        close_case(c);
        return;
    }
    if (gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_COMPLAIN).high,
                   gv_chance_of(par->complain_public)))
        say_it(day, c, false);
}

/* ---- questions ----------------------------------------------------------------------- */

static bool has_read_a_claim(const market_day *day)
{
    for (uint32_t k = 0; k < day->n; k++) {
        if (day->reading[k].noticed && gv_market_is_claim(day, &day->reading[k]))
            return true;
    }
    return false;
}

/* Sceptics ask more; who follows the brand has asked before. */
static bool asks(const market_day *day)
{
    const gv_market *par = day->par;
    const market_person *me = day->me;
    if (par->ask == 0 || me->stage < MARKET_ATTENTION || me->stage > MARKET_AFFINITY ||
        !has_read_a_claim(day))
        return false;
    const double rate = par->ask * (0.3 + 1.4 * me->scepticism / 255.0);
    return gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_ASK).low, gv_chance_of(rate));
}

/* Silence is an answer, too; whoever hears of it takes it as one. */
static void wait_for_answer(market_day *day, market_case *c)
{
    market_person *me = day->me;
    if (age(day, c) <= day->par->ask_patience)
        return;
    me->trust =
        (gv_market_real) gv_market_within((double) me->trust - day->par->silence, 0, 1);
    say_it(day, c, true);
    close_case(c);
}

/* ---- a day ----------------------------------------------------------------------------
 */

static void look_for_trouble(market_day *day, market_case *c)
{
    if (complains(day, c)) {
        open_case(day, c, MARKET_COMPLAINT);
        day->tally->care.complaints++;
    } else if (asks(day)) {
        open_case(day, c, MARKET_QUESTION);
        say_it(day, c, false);
        day->tally->care.questions++;
    }
}

void gv_market_appeal(market_day *day)
{
    if (day->life->open_case == NULL)
        return;
    market_case *c = &day->life->open_case[day->v];
    if (c->want == MARKET_COMPLAINT)
        wait_for_help(day, c);
    else if (c->want == MARKET_QUESTION)
        wait_for_answer(day, c);
    else
        look_for_trouble(day, c);
    day->tally->open_complaints += c->want == MARKET_COMPLAINT ? 1 : 0;
    day->tally->open_questions += c->want == MARKET_QUESTION ? 1 : 0;
}

/* A brand that answers is trusted more, one that does not less, by all who see it. */
void gv_market_hear_replies(market_day *day)
{
    for (uint32_t k = 0; k < day->n_heard; k++) {
        const market_reading *r = &day->reading[k];
        if (!r->noticed)
            continue;
        day->trust_gain += r->item == MARKET_ANSWER ? day->life->reply_trust : 0;
        day->trust_gain -= r->ignored ? day->par->silence : 0;
    }
}

const gv_submodel gv_market_tells_of_wants = {
    .title = "What people want of the brand",
    .text =
        "Customers who are not satisfied (s < -0.05) complain to the brand; who has "
        "waited says so before others, again and again, until helped or out of "
        "patience. Whoever reads a claim and is no follower may ask about it before "
        "others. Who is not answered trusts less, and so does who reads that. A question "
        "says nothing of the brand: it makes nobody aware, though it reminds who is, is "
        "not passed on, and is no word of mouth. Both are 0 by default: then there is "
        "nothing to "
        "answer.",
    .equation = "complains    complain (1 - 2 s), times complain_again if helped once\n"
                "before all   complain_public a day, with valence -complaint\n"
                "gives up     after complain_patience days\n"
                "asks         ask (0.3 + 1.4 g);  after ask_patience days T <- T - silence",
    .departs =
        "Ma, Sun and Kekre (2015) find that who was helped complains sooner "
        "again; the size is assumed. That a question draws nobody's eyes to the brand "
        "is assumed, too: as word of mouth that nobody pays for it would serve "
        "most whoever makes most claims.",
    .file = "sim/model/market/care.c",
    .keys = (const char *const[]){ "complain", "complain_again", "complain_public",
                                   "complaint", "complain_patience", "ask", "ask_patience",
                                   "silence", NULL },
};
