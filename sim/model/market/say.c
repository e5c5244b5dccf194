/* What a person says today, for others to read tomorrow: their own word, or something that
 * they pass on. Layer 3. */
#include "model/market/market.h"

enum { A_MONTH = 30 };

static uint32_t age(const market_day *day)
{
    return (uint16_t) (day->world->tick + 1 - day->me->since);
}

/* What is said of the brand, not what the brand says. */
static void count_word(market_tally *t, const market_voice *voice)
{
    const bool is_ill = voice->item == MARKET_ALARM || voice->valence < 0;
    if (voice->item >= MARKET_FIRST_ITEM)
        return;
    t->ill_words += is_ill ? 1 : 0;
    t->good_words += !is_ill && voice->valence > 0 ? 1 : 0;
}

static bool is_for_the_brand(const market_voice *voice)
{
    return voice->valence >= 0 && voice->item != MARKET_ALARM &&
           voice->item != MARKET_INQUIRY;
}

void gv_market_speak(market_day *day, market_voice voice)
{
    market_life *l = day->life;
    count_word(day->tally, &voice);
    if (is_for_the_brand(&voice))
        gv_market_act(l, day->v);
    l->next_voice[day->v] = voice;
    l->next_status[day->v] = (uint8_t) (l->next_status[day->v] | MARKET_SPEAKS);
}

/* ---- their own word
 * ----------------------------------------------------------------------- */

/* The delighted talk more than the content, the disappointed most; all talk less with
 * time. */
static double rate_of_talk(const market_day *day)
{
    const gv_market *par = day->par;
    const market_person *me = day->me;
    const double joy = (double) me->satisfaction;
    if (me->bought == MARKET_LAPSED)
        return joy < 0 && age(day) < A_MONTH ? par->talk_lapsed : 0;
    if (me->bought != MARKET_CUSTOMER)
        return 0;
    const double felt = joy > 0 ? par->talk_pleased * joy : -par->talk_angry * joy;
    const double fresh =
        par->talk_kept + (1 - par->talk_kept) * gv_real_exp(-(double) age(day) / 90);
    const bool is_reminded =
        !gv_market_is_held_out(day->life, GV_PROGRAMME_TALK_TRIGGER, day->v);
    return (par->talk + felt) * fresh * (me->stage == MARKET_ADVOCACY ? 2 : 1) *
           (is_reminded ? day->life->talk_lift : 1);
}

static bool heard_bad_news(const market_day *day)
{
    for (uint32_t k = 0; k < day->n_heard; k++) {
        if (day->reading[k].item == MARKET_GENERIC && day->reading[k].valence < 0)
            return true;
    }
    return false;
}

double gv_market_valence(const market_person *me)
{
    return gv_market_within(1.5 * (double) me->satisfaction + me->attitude / 2 + 0.1, -1,
                            1);
}

static double chance_to_defend(const market_day *day)
{
    const bool is_supported =
        !gv_market_is_held_out(day->life, GV_PROGRAMME_ADVOCACY, day->v);
    return is_supported ? day->life->defence : day->par->defence;
}

static bool talk(market_day *day)
{
    market_voice own = { .item = MARKET_GENERIC,
                         .class = MARKET_TALK,
                         .layers = day->me->layers };
    if (day->par->talkers == MARKET_ALL_TALK) {
        own.valence = day->me->attitude;
        gv_market_speak(day, own);
        return true;
    }
    const double rate = rate_of_talk(day);
    const bool talks =
        rate > 0 &&
        gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_TALK).low, gv_chance_of(rate));
    const bool defends = !talks && day->me->stage == MARKET_ADVOCACY &&
                         heard_bad_news(day) &&
                         gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_DEFENCE).low,
                                    gv_chance_of(chance_to_defend(day)));
    if (!talks && !defends)
        return false;
    own.valence = gv_market_valence(day->me);
    if (defends && own.valence < 0)
        own.valence = -own.valence;
    day->tally->talks++;
    day->tally->care.defences += defends ? 1 : 0;
    gv_market_speak(day, own);
    return true;
}

/* Who was at an event of the brand's tells those whom they meet, face to face. */
static bool talk_of_event(market_day *day)
{
    market_voice own = { .item = MARKET_GENERIC, .class = MARKET_TALK };
    bool was_there = false;
    for (uint32_t k = day->n_heard; k < day->n; k++)
        was_there = was_there || day->reading[k].live;
    for (uint32_t k = 0; k < day->life->n_layers && was_there; k++) {
        const bool meets = day->life->layer[k].offline && (day->me->layers >> k & 1);
        own.layers = (uint8_t) (own.layers | (meets ? 1u << k : 0));
    }
    if (own.layers == 0 || !gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_LIVE_TALK).low,
                                       gv_chance_of(day->par->live_talk)))
        return false;
    own.valence = gv_market_valence(day->me);
    day->tally->talks++;
    gv_market_speak(day, own);
    return true;
}

/* What they want of the brand, before everybody. */
static bool appeal(market_day *day)
{
    if (!day->appeals)
        return false;
    day->tally->care.voiced += day->appeal.item == MARKET_GENERIC ? 1 : 0;
    gv_market_speak(day, day->appeal);
    return true;
}

/* Today already, unless they say something anyway. */
void gv_market_recommend(market_life *l, uint32_t u)
{
    if (l->status[u] & MARKET_SPEAKS)
        return;
    const market_person *p = &l->person[u];
    l->voice[u] = (market_voice){ .valence = gv_market_valence(p),
                                  .item = MARKET_GENERIC,
                                  .class = MARKET_TALK,
                                  .layers = p->layers,
                                  .early = true };
    l->status[u] = (uint8_t) (l->status[u] | MARKET_SPEAKS);
}

/* Who has found out tells others, if at all, at once. */
static bool warn(market_day *day)
{
    if (!day->warns)
        return false;
    day->tally->warnings++;
    gv_market_speak(day, (market_voice){ .valence = -day->bluff,
                                         .item = MARKET_ALARM,
                                         .class = MARKET_WARNING,
                                         .layers = day->me->layers });
    return true;
}

/* ---- passing on
 * -------------------------------------------------------------------------- */

static bool was_passed_on(const market_day *day, uint32_t name)
{
    for (int k = 0; k < MARKET_RING; k++) {
        if (day->me->passed_on[k] == name)
            return true;
    }
    return false;
}

/* Somebody who follows v, at random, if anybody does. */
static uint32_t follower(const market_day *day)
{
    const market_life *l = day->life;
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_FOLLOWER);
    uint64_t all = 0;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *out = &l->layer[k].out;
        if (l->layer[k].complete)
            return day->world->n < 2
                       ? GV_NOBODY
                       : (day->v + 1 + (uint32_t) gv_below(luck.low, day->world->n - 1)) %
                             day->world->n;
        all += out->offset[day->v + UINT64_C(1)] - out->offset[day->v];
    }
    if (all == 0)
        return GV_NOBODY;
    uint64_t nth = gv_below(luck.low, all);
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *out = &l->layer[k].out;
        const uint64_t n = out->offset[day->v + UINT64_C(1)] - out->offset[day->v];
        if (nth < n)
            return out->target[out->offset[day->v] + nth];
        nth -= n;
    }
    return GV_NOBODY;
}

/* What the reading would mean to somebody of one's own audience. */
static double relevance_to(const market_day *day, const market_reading *r, uint32_t other)
{
    market_day theirs;
    if (other == GV_NOBODY)
        return r->relevance;
    theirs.life = day->life;
    theirs.me = &day->life->person[other];
    theirs.length = gv_market_length(theirs.me->topic);
    return gv_market_relevance(&theirs, r);
}

static double taste(const market_day *day, const market_reading *r, uint32_t other)
{
    const market_item *item = &day->life->item[r->item];
    const bool generic = r->item < MARKET_FIRST_ITEM;
    const uint32_t days = day->world->tick - item->born;
    const double both = (r->relevance + relevance_to(day, r, other)) / 2;
    const bool is_good_news = generic ? r->valence > 0 : r->valence >= 0;
    double u = 2.0 * both + 1.2 * (double) item->worth + 1.2 * (double) item->arousal;
    u += 0.8 * (r->alignment - 0.5);
    u += 0.8 * (generic ? 0.5 : gv_real_exp(-(double) days / 7));
    u += 0.8 * (r->credibility - 0.5);
    u -= 1.2 * (double) item->prominence;
    u -= 1.0 * (double) day->me->fatigue;
    u += day->me->stage == MARKET_ADVOCACY ? 1.5 : 0;
    u -= r->source == GV_NOBODY && r->class != MARKET_OWNED
             ? gv_market_levelled(day->life, MARKET_TERM_SHARING, 1.0, 0)
             : 0;
    u += gv_market_draw_of_likes(day->par, item);
    u -= item->is_noted ? day->par->note_penalty : 0;
    u -= generic ? 0.5 : 0;
    u -= r->item == MARKET_ALARM && !day->me->informed ? 1.0 : 0;
    u -= is_good_news && day->me->attitude < -0.2 ? 3 : 0;
    return u;
}

typedef struct choice {
    const market_reading *reading; /* NULL: nothing */
    double taste;
    double once; /* chance to pass on one reading of it */
} choice;

static bool is_before(const market_day *day, const market_reading *a,
                      const market_reading *b)
{
    const uint32_t x = day->life->item[a->item].name, y = day->life->item[b->item].name;
    return x != y ? x < y : a->source < b->source;
}

/* What today's readings have to offer, to oneself and to whoever listens. */
static choice best(const market_day *day)
{
    const gv_market *par = day->par;
    choice found = { NULL, 0, 0 };
    const uint32_t other = follower(day);
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (!r->noticed || r->item == MARKET_ANSWER || r->item == MARKET_INQUIRY ||
            was_passed_on(day, day->life->item[r->item].name))
            continue;
        const double u = taste(day, r, other);
        if (found.reading == NULL || u > found.taste ||
            (u == found.taste && is_before(day, r, found.reading)))
            found = (choice){ r, u, 0 };
    }
    found.once = gv_real_logistic(par->share + par->share_taste * found.taste);
    return found;
}

static uint32_t times_read(const market_day *day, uint32_t item)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < day->n; k++)
        n += day->reading[k].item == item && day->reading[k].noticed ? 1 : 0;
    return n;
}

/* Every reading of it was a chance of its own. */
static double chance_to_share(const market_day *day, const choice *c)
{
    const double any = 1 - gv_real_pow(1 - c->once, times_read(day, c->reading->item));
    return day->me->bought == MARKET_CUSTOMER ? any : day->par->share_others * any;
}

void gv_market_remember(market_person *me, uint32_t name)
{
    for (int k = MARKET_RING - 1; k > 0; k--)
        me->passed_on[k] = me->passed_on[k - 1];
    me->passed_on[0] = name;
}

static bool is_own_word(const market_reading *r)
{
    return r->class == MARKET_TALK || r->class == MARKET_FACE ||
           r->class == MARKET_REFERRAL;
}

static bool pass_on(market_day *day)
{
    if (day->n == 0)
        return false;
    const choice c = best(day);
    if (c.reading == NULL)
        return false;
    gv_market_like(day, c.reading->item, c.once);
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_SHARE);
    if (!gv_happens(luck.low, gv_chance_of(chance_to_share(day, &c))))
        return false;
    const market_reading *r = c.reading;
    const bool is_brands = r->source == GV_NOBODY || r->class == MARKET_OWNED;
    gv_market_speak(
        day,
        (market_voice){ .valence = r->valence,
                        .item = r->item,
                        .class = is_brands        ? MARKET_SHARED
                                 : is_own_word(r) ? MARKET_TALK
                                                  : r->class,
                        .depth = (uint8_t) (r->depth < UINT8_MAX ? r->depth + 1 : r->depth),
                        .layers = day->me->layers });
    gv_market_heard_from(day, r->source);
    gv_market_remember(day->me, day->life->item[r->item].name);
    day->tally->shares++;
    day->tally->reshares += r->depth > 0 ? 1 : 0;
    gv_market_count_share(day, r->item);
    return true;
}

/* What was said yesterday may be said again. */
static void persist(market_day *day)
{
    const market_life *l = day->life;
    if (day->par->persistence == 0 || !(l->status[day->v] & MARKET_SPEAKS))
        return;
    const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_PERSIST);
    market_voice again = l->voice[day->v];
    again.posted = again.wants = again.answered = again.ignored = again.early = false;
    if (!gv_happens(luck.low, gv_chance_of(day->par->persistence)))
        return;
    gv_market_speak(day, again);
    gv_market_heard_from(day, day->v);
}

void gv_market_say(market_day *day)
{
    const market_person *me = day->me;
    const bool left = me->bought == MARKET_LAPSED && age(day) < A_MONTH;
    day->life->next_status[day->v] =
        (uint8_t) ((me->bought == MARKET_CUSTOMER ? MARKET_IS_CUSTOMER : 0) |
                   (left ? MARKET_HAS_LEFT : 0) |
                   (day->life->bond[day->v] & MARKET_MEMBER ? MARKET_IS_MEMBER : 0));
    day->tally->left += left ? 1 : 0;
    gv_market_heard_from(day, GV_NOBODY);
    if (!warn(day) && !appeal(day) && !gv_market_invite(day) && !talk(day) &&
        !talk_of_event(day) && !pass_on(day))
        persist(day);
    gv_market_propose(day);
    gv_market_contribute(day);
}

const gv_submodel gv_market_tells_of_talk = {
    .title = "Talk",
    .text = "A person says one thing a day, for others to read on the next: a warning, "
            "what they want of the brand, an invitation, their own word, talk of an "
            "event they were at, or else something passed on; the first of these that "
            "happens. The delighted talk more than the content, the disappointed most, "
            "all less with time. Advocates may answer bad news.",
    .equation =
        "customer     (talk + talk_pleased s, or + talk_angry |s|)\n"
        "             (talk_kept + (1 - talk_kept) e^(-days / 90)) reminders,\n"
        "             twice that of an advocate\n"
        "who left     talk_lapsed, for 30 days, if s < 0\n"
        "valence      1.5 s + x / 2 + 0.1, in [-1, 1];  if talkers: everybody, x\n"
        "advocate     answers bad news with chance defence, never with bad news\n"
        "at an event  live_talk, face to face\n"
        "again        persistence: what was said yesterday, if nothing else is said",
    .departs = "Anderson (1998) finds a U in satisfaction, higher for the dissatisfied; "
               "the two slopes have its shape, not its estimates.",
    .file = "sim/model/market/say.c",
    .keys = (const char *const[]){ "talkers", "talk", "talk_pleased", "talk_angry",
                                   "talk_lapsed", "talk_kept", "defence", "live_talk",
                                   "persistence", NULL },
};

const gv_submodel gv_market_tells_of_sharing = {
    .title = "Passing on",
    .text = "Of all that was noticed, and was not passed on before, people take what "
            "has most to offer to them and to a follower drawn at random, and pass it "
            "on or not; every reading of it is a chance of its own. Replies and "
            "questions are not passed on.",
    .equation =
        "U            2 (r + r of the follower) / 2 + 1.2 V + 1.2 H + 0.8 (a - 0.5)\n"
        "             + 0.8 e^(-age / 7) + 0.8 (k - 0.5) - 1.2 P - F\n"
        "             + 1.5 of an advocate - 1 of an advertisement\n"
        "             - 0.5 of own words + likes - note_penalty if noted\n"
        "             - 1 of a warning by who does not know\n"
        "             - 3 of good news by who dislikes the brand (x < -0.2)\n"
        "of own words 0.4 in place of 0.8 e^(-age / 7)\n"
        "passes on    1 - (1 - logistic(share + share_taste U))^readings,\n"
        "             times share_others of who is no customer",
    .departs = "Rates near 0.2 % of what is seen (Goel, Watts and Goldstein 2012; "
               "Bakshy et al. 2012) fix the constant; what adds to it follows Berger "
               "and Milkman (2012) and Tellis et al. (2019) in direction.",
    .file = "sim/model/market/say.c",
    .keys = (const char *const[]){ "share", "share_taste", "share_others", "note_penalty",
                                   NULL },
};
