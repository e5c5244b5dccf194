/* What reaches a person today: whom they are near, what they see and hear, within bounds of
 * attention. Layer 3. */
#include "model/market/market.h"

#include <string.h>

/* ---- at the network or not ---------------------------------------------------------- */

/* Whoever is tired of advertisements comes less often, and everybody does where there are
 * too many. */
static bool comes(const market_life *l, const market_person *p, uint64_t luck)
{
    const double tired = 1 - l->par->login_fatigue * (double) p->fatigue;
    const double chance = l->par->login * (tired > 0 ? tired : 0) * l->vitality;
    return gv_happens(luck, gv_chance_of(chance));
}

/* The luck of n people from v on. */
void gv_market_draw_logins(const gv_world *w, uint32_t v, uint32_t n, gv_bits *luck)
{
    const gv_counter c = gv_counter_make(v, 0, w->tick, 0, 0, MARKET_DRAW_LOGIN);
    gv_draw_series(&gv_market_life(w)->luck, c, n, luck);
}

bool gv_market_is_online(const gv_world *w, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    gv_bits luck;
    gv_market_draw_logins(w, v, 1, &luck);
    return comes(l, &l->person[v], luck.low);
}

/* ---- people's posts and words ---------------------------------------------------------
 */

/* Beyond so many readings those with the smallest luck are kept: which those are depends on
 * nobody's place. */
void gv_market_hear(market_day *day, const market_reading *r)
{
    if (day->n < MARKET_MOST_HEARD) {
        day->reading[day->n++] = *r;
        return;
    }
    uint32_t worst = 0;
    for (uint32_t k = 1; k < day->n; k++) {
        if (day->reading[k].luck > day->reading[worst].luck)
            worst = k;
    }
    if (r->luck < day->reading[worst].luck)
        day->reading[worst] = *r;
}

/* A post is seen as far as attention goes round: of F + 1 sources (F followed, and the
 * brand's) each gets as much of it as any other. */
static double chance_to_see(const market_day *day, uint32_t followed)
{
    const double load = day->par->background * ((double) followed + 1);
    return 1 - gv_real_exp(-day->me->attention / load);
}

/* A feed by relevance shows what is near first. */
static double ranked(const market_day *day, const market_reading *r, uint32_t followed)
{
    const double nearness = gv_real_exp(2 * (gv_market_relevance(day, r) - 0.35));
    const double lift = gv_market_within(nearness, 0.25, 4);
    const double load = day->par->background * ((double) followed + 1);
    return 1 - gv_real_exp(-day->me->attention * lift / load);
}

typedef struct sight {
    uint32_t layer, followed;
    double chance; /* below 0: not computed yet */
    bool offline;
} sight;

/* What the brand answers u stands beneath what u said. */
static void see_reply(market_day *day, uint32_t layer, uint32_t u)
{
    market_reading r = { .item = MARKET_ANSWER, .source = u, .class = MARKET_REPLY };
    r.luck = gv_market_draw(day, u, layer, MARKET_DRAW_REPLY).high;
    gv_market_hear(day, &r);
}

static void meet(market_day *day, sight *s, uint32_t u)
{
    const market_voice *voice = &day->life->voice[u];
    if (!(voice->layers >> s->layer & 1))
        return;
    market_reading r = { .item = voice->item,
                         .source = u,
                         .valence = voice->valence,
                         .class = voice->class,
                         .depth = voice->depth };
    if (r.class == MARKET_TALK && s->offline)
        r.class = MARKET_FACE;
    if (s->chance < 0)
        s->chance = day->life->seen[s->layer] *
                    (s->offline ? day->par->face_to_face : chance_to_see(day, s->followed));
    const bool by_relevance = day->par->feed == MARKET_BY_RELEVANCE && !s->offline;
    const double chance =
        by_relevance ? day->life->seen[s->layer] * ranked(day, &r, s->followed) : s->chance;
    const gv_bits luck = gv_market_draw(day, u, s->layer, MARKET_DRAW_SEE);
    if (!gv_happens(luck.low, gv_chance_of(chance)))
        return;
    r.luck = luck.high;
    r.ignored = voice->ignored;
    gv_market_hear(day, &r);
    if (voice->answered && !s->offline)
        see_reply(day, s->layer, u);
}

/* One look at everybody whom v follows: who speaks? */
static void look_along(market_day *day, uint32_t k)
{
    const market_layer *layer = &day->life->layer[k];
    const uint8_t *status = day->life->status;
    const uint64_t from = layer->in.offset[day->v];
    const uint64_t end = layer->in.offset[day->v + UINT64_C(1)];
    sight s = { k, (uint32_t) (end - from), -1, layer->offline };
    for (uint64_t a = from; a < end; a++) {
        const uint32_t u = layer->in.target[a];
        if (status[u] & MARKET_SPEAKS)
            meet(day, &s, u);
    }
}

/* Where everybody hears everybody. */
static void look_around(market_day *day, uint32_t k, bool listens)
{
    const market_life *l = day->life;
    sight s = { k, day->world->n - 1, -1, l->layer[k].offline };
    const uint8_t mine = l->status[day->v];
    day->heard += day->world->n - 1;
    day->customers += (uint32_t) l->total.customers - (mine & MARKET_IS_CUSTOMER);
    day->left += (uint32_t) l->total.left - (mine >> 1 & 1);
    day->members += (uint32_t) l->total.members - (mine >> 3 & 1);
    for (uint32_t i = 0; i < l->n_speakers && listens; i++) {
        if (l->speaker[i] != day->v)
            meet(day, &s, l->speaker[i]);
    }
}

static void look(market_day *day)
{
    const market_around *around = &day->life->around[day->v];
    const uint8_t spoken = gv_market_spoken(day->life, day->v);
    day->heard = around->heard;
    day->customers = around->customers;
    day->left = around->left;
    day->members = around->members;
    for (uint32_t k = 0; k < day->life->n_layers; k++) {
        const market_layer *layer = &day->life->layer[k];
        const bool listens = layer->offline || day->online;
        if (!(day->me->layers >> k & 1))
            continue;
        if (layer->complete)
            look_around(day, k, listens);
        else if (listens && (spoken >> k & 1))
            look_along(day, k);
    }
    gv_market_gather(day);
    day->n_heard = day->n;
}

/* ---- what was paid for -----------------------------------------------------------------
 */

/* In the order of names, so that the order of tactics changes no sum. */
static void sort_by_name(const market_life *l, market_shown *shown, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        const market_shown one = shown[i];
        uint32_t k = i;
        for (; k > 0 && l->item[shown[k - 1].item].name > l->item[one.item].name; k--)
            shown[k] = shown[k - 1];
        shown[k] = one;
    }
}

/* Which advertisement of this item it is today: draws belong to items, not to places. */
static uint32_t how_manieth(const market_day *day, uint32_t item)
{
    uint32_t n = 0;
    for (uint32_t k = day->n_heard; k < day->n; k++)
        n += day->reading[k].item == item ? 1 : 0;
    return n;
}

static void see_advertisements(market_day *day)
{
    market_life *l = day->life;
    market_shown *shown = l->shown + (size_t) day->v * l->shown_room;
    const uint32_t n = l->n_shown[day->v];
    sort_by_name(l, shown, n);
    for (uint32_t k = 0; k < n; k++) {
        if (shown[k].class == MARKET_OWNED && !shown[k].live && !day->online)
            continue;
        market_reading r = { .item = shown[k].item,
                             .source = GV_NOBODY,
                             .class = shown[k].class,
                             .live = shown[k].live };
        const uint32_t layer = how_manieth(day, r.item) % 16;
        r.luck = gv_market_draw(day, l->item[r.item].name, layer, MARKET_DRAW_SEE).high;
        day->reading[day->n++] = r;
    }
    l->n_shown[day->v] = 0;
    l->n_met[day->v] = 0;
    gv_market_read_profiles(day);
}

static void count_reading(market_day *day, const market_reading *r)
{
    const bool is_direct = r->class == MARKET_PARTNER && r->depth == 0;
    const bool is_owned = r->class == MARKET_OWNED || r->class == MARKET_REPLY;
    const int kind = is_owned                                           ? MARKET_READ_OWNED
                     : r->class == MARKET_MASS || r->class == MARKET_AD ? MARKET_READ_PAID
                     : is_direct ? MARKET_READ_PARTNER
                                 : MARKET_READ_EARNED;
    if (day->life->item[r->item].is_rivals)
        return; /* nothing of the brand's */
    day->tally->false_reads += gv_market_is_bluff(day, r) ? 1 : 0;
    if (r->class == MARKET_REPLY)
        day->tally->care.replies_read++;
    else if (r->item != MARKET_INQUIRY) /* put to the brand, no word of it */
        day->tally->read[kind]++;
    atomic_store_explicit(&day->life->item[r->item].read, day->world->tick,
                          memory_order_relaxed);
    gv_market_count_aim(day, &day->life->item[r->item]);
    gv_market_remember_page(day, r);
    const gv_witness witness = day->world->witness;
    const bool is_report = r->class == MARKET_EDITORIAL && r->depth == 0;
    if (is_report && witness.saw != NULL)
        witness.saw(witness.self, day->v, day->life->item[r->item].tactic);
    if (kind == MARKET_READ_EARNED)
        return;
    if (witness.saw != NULL)
        witness.saw(witness.self, day->v, day->life->item[r->item].tactic);
    uint16_t *reads = &day->world->reads[day->v];
    day->tally->reached += *reads == 0 ? 1 : 0;
    day->tally->reads++;
    *reads = (uint16_t) (*reads + (*reads < UINT16_MAX ? 1 : 0));
}

void gv_market_read(market_day *day)
{
    day->online = comes(day->life, day->me, day->login);
    day->tally->online += day->online ? 1 : 0;
    if (day->par->feed == MARKET_BY_RELEVANCE) /* else only who reads needs it */
        day->length = gv_market_length(day->me->topic);
    look(day);
    see_advertisements(day);
    for (uint32_t k = 0; k < day->n; k++)
        count_reading(day, &day->reading[k]);
}

const gv_submodel gv_market_tells_of_reading = {
    .title = "What reaches people",
    .text = "A person is at the social network on a day or not. On layers where people "
            "meet face to face they need not be. From each whom they follow and who has "
            "something to say they read it with a chance that falls with the number of "
            "those followed: attention goes round. A feed by relevance shows what is "
            "near first. On layers face to face that chance is the same for all. Of "
            "more than 64 readings in a day those with the smallest luck are kept. What "
            "the brand answers stands beneath what it answers, and is read with it. An "
            "event may change how much of a layer is seen, by its factor.",
    .equation = "online       login max(0, 1 - login_fatigue F) vitality\n"
                "post seen    1 - e^(-A / (background (followed + 1)))\n"
                "by relevance A times e^(2 (r - 0.35)), in [1/4, 4], in place of A\n"
                "face to face face_to_face",
    .departs = "Hodas and Lerman (2012) find that visibility falls with the number of "
               "those followed; the law with a constant stream of other posts is the "
               "simplest that does, and is no fit.",
    .file = "sim/model/market/read.c",
    .keys = (const char *const[]){ "offline", "login", "login_fatigue", "attention_least",
                                   "attention_more", "background", "face_to_face", "feed",
                                   NULL },
};
