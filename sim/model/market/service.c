/* Customer service: the brand answers those who complain and ask, in the morning, as far as
 * its replies go; others see it beneath what was said. Layer 3. */
#include "model/market/market.h"

#include "grapevine/programme.h"

typedef struct desk {
    gv_world *world;
    market_life *life;
    const gv_service *par;
    gv_programme *programme;
} desk;

static gv_bits luck_of(const desk *d, uint32_t v, uint32_t draw)
{
    return gv_draw(&d->life->luck, gv_counter_make(v, 0, d->world->tick, 0, 0, draw));
}

static uint64_t replies_left(const desk *d)
{
    return d->programme->most - d->programme->used;
}

/* ---- who is answered --------------------------------------------------------------------
 */

/* Whose business it is stays the same as long as a case is open. */
static bool is_covered(const desk *d, uint32_t v, const market_case *c)
{
    if (c->want != MARKET_COMPLAINT)
        return true;
    const gv_counter key = gv_counter_make(v, c->since, 0, 0, 0, MARKET_DRAW_COVERAGE);
    return gv_happens(gv_draw(&d->life->luck, key).low, gv_chance_of(d->par->coverage));
}

/* A case takes its time to reach the desk: `delay` days on average, beside the first. */
static bool is_at_hand(const desk *d, uint32_t v, const market_case *c)
{
    return c->want != MARKET_NOTHING && is_covered(d, v, c) &&
           !gv_market_is_held_out(d->life, GV_PROGRAMME_SERVICE, v) &&
           gv_happens(luck_of(d, v, MARKET_DRAW_DESK).low,
                      gv_chance_of(1 / (1 + d->par->delay)));
}

static void add_ticket(const desk *d, uint32_t v, size_t *n)
{
    const uint32_t luck = (uint32_t) luck_of(d, v, MARKET_DRAW_TICKET).high;
    d->life->buyer[(*n)++] = (market_buyer){ .person = v, .source = luck };
}

/* @return how many tickets stand in front and are answered today */
static size_t choose(const desk *d, size_t n)
{
    const uint64_t left = replies_left(d);
    const size_t wanted = n < left ? n : (size_t) left;
    gv_market_first_tickets(d->life->buyer, n, wanted);
    d->programme->used += wanted;
    d->life->replies += wanted;
    return wanted;
}

/* ---- what an answer does ----------------------------------------------------------------
 */

static gv_market_real raised(gv_market_real x, double by, double low)
{
    return (gv_market_real) gv_market_within((double) x + by, low, 1);
}

static void make_good(const desk *d, market_person *p, market_case *c)
{
    p->satisfaction = raised(p->satisfaction, d->par->satisfaction, -1);
    p->attitude = gv_market_within(p->attitude + d->par->attitude, -1, 1);
    p->trust = raised(p->trust, d->par->trust, 0);
    p->relation = raised(p->relation, d->par->relation, 0);
    c->was_solved = true;
    d->life->solved++;
}

static void inform(const desk *d, market_person *p)
{
    const double firm = (double) p->belief_weight, weight = d->par->answer_weight;
    if (firm + weight > 0)
        p->belief =
            (gv_market_real) ((firm * (double) p->belief +
                               weight * (double) d->life->item[MARKET_ANSWER].claim) /
                              (firm + weight));
    p->belief_weight = (gv_market_real) gv_market_within(firm + weight, 0, MARKET_FIRMEST);
    p->trust = raised(p->trust, d->par->answer_trust, 0);
    d->life->answered++;
}

/* The answer stands beneath what was said; if that was a while ago, it may bring it up
 * again. */
static void answer_in_public(const desk *d, uint32_t v, const market_case *c)
{
    market_life *l = d->life;
    if (d->par->policy == GV_SERVICE_PRIVATE || !c->is_public)
        return;
    if (l->status[v] & MARKET_SPEAKS) {
        l->voice[v].answered = l->voice[v].wants;
    } else if (gv_happens(luck_of(d, v, MARKET_DRAW_THREAD).low,
                          gv_chance_of(d->par->resurface))) {
        l->voice[v] = gv_market_appeal_of(l, v);
        l->voice[v].answered = l->voice[v].early = true;
        l->status[v] = (uint8_t) (l->status[v] | MARKET_SPEAKS);
    }
}

static void answer(const desk *d, uint32_t v)
{
    market_life *l = d->life;
    market_case *c = &l->open_case[v];
    const bool is_handed_off =
        gv_happens(luck_of(d, v, MARKET_DRAW_DESK).high, gv_chance_of(d->par->hand_off));
    if (is_handed_off)
        return;
    answer_in_public(d, v, c);
    if (c->want == MARKET_COMPLAINT)
        gv_market_learn_from(l, v);
    if (c->want == MARKET_QUESTION)
        inform(d, &l->person[v]);
    else if (gv_happens(luck_of(d, v, MARKET_DRAW_TICKET).low,
                        gv_chance_of(d->par->success)))
        make_good(d, &l->person[v], c);
    c->want = MARKET_NOTHING;
    c->is_public = false;
}

/* ---- a morning --------------------------------------------------------------------------
 */

static void answer_cases(const desk *d)
{
    market_life *l = d->life;
    size_t n = 0;
    if (l->open_case == NULL || l->total.open_complaints + l->total.open_questions == 0)
        return;
    for (uint32_t v = 0; v < d->world->n; v++) {
        if (is_at_hand(d, v, &l->open_case[v]))
            add_ticket(d, v, &n);
    }
    n = choose(d, n);
    for (size_t k = 0; k < n; k++)
        answer(d, l->buyer[k].person);
}

static bool is_bad_news(const market_voice *voice)
{
    return voice->item == MARKET_ALARM ||
           (voice->item == MARKET_GENERIC && voice->valence < 0);
}

/* Facts beneath warnings and bad news that nobody asked the brand about. */
static void answer_bad_news(const desk *d)
{
    market_life *l = d->life;
    size_t n = 0;
    if (d->par->policy != GV_SERVICE_PROACTIVE || replies_left(d) == 0)
        return;
    for (uint32_t v = 0; v < d->world->n; v++) {
        if ((l->status[v] & MARKET_SPEAKS) && !l->voice[v].answered &&
            is_bad_news(&l->voice[v]))
            add_ticket(d, v, &n);
    }
    n = choose(d, n);
    for (size_t k = 0; k < n; k++)
        l->voice[l->buyer[k].person].answered = true;
}

void gv_market_serve(gv_world *w)
{
    market_life *l = gv_market_life(w);
    gv_programme *service = gv_world_programme(w, GV_PROGRAMME_SERVICE);
    if (service == NULL)
        return;
    const desk d = { w, l, service->params, service };
    market_item *reply = &l->item[MARKET_ANSWER];
    reply->claim = (gv_market_real) gv_market_within(l->quality - l->quality_loss, 0, 1);
    reply->tactic = service->slot;
    reply->message = service->message;
    l->reply_trust = d.par->shown_trust;
    answer_cases(&d);
    answer_bad_news(&d);
}

const gv_submodel gv_market_tells_of_service = {
    .title = "Customer service",
    .text = "Open cases reach the desk with chance 1 / (1 + delay) a day, and are "
            "answered in the order of luck as far as replies go. An answer to a "
            "complaint makes it good with chance `success`; one to a question informs "
            "with the truth. Answers to what was said before others stand beneath it, "
            "and bring it up again with chance `resurface`. Policy `proactive` spends "
            "what is left on bad news and warnings that nobody brought to the brand.",
    .equation = "made good    s + satisfaction, x + attitude, T + trust, R + relation\n"
                "informed     b <- (f b + answer_weight c) / (f + answer_weight)\n"
                "             T + answer_trust;  c: the quality of the day\n"
                "reader       T + shown_trust for each reply noticed\n"
                "(names on the right are parameters of the tactic)",
    .file = "sim/model/market/service.c",
    .serves = GV_SERVES(GV_PROGRAMME_SERVICE),
    .keys = (const char *const[]){ NULL },
};
