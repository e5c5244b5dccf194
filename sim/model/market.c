/* The marketing model: one day in the life of everybody. Layer 3. */
#include "model/market/market.h"

#include <string.h>

/* ---- what was bought reaches people -------------------------------------------------- */

/* Mass media meet anybody, a social network those who are there; nobody is shown more than
 * so many a day. */
static bool meets(gv_world *w, const void *params, uint32_t v, gv_medium medium)
{
    const gv_market *par = params;
    market_life *l = gv_market_life(w);
    if (medium == GV_MEDIUM_LIVE)
        return true;
    if (l->n_met[v] >= par->shown_a_day)
        return false;
    if (medium == GV_MEDIUM_SOCIAL && !gv_market_is_online(w, v))
        return false;
    l->n_met[v]++;
    l->shown_today++;
    return true;
}

static void show(market_life *l, uint32_t v, market_shown shown)
{
    if (l->n_shown[v] < l->shown_room)
        l->shown[(size_t) v * l->shown_room + l->n_shown[v]++] = shown;
}

/* What the batch says: one thing to all, or one for each kind of stage.
 * @return how many */
static uint32_t what_is_said(gv_world *w, const gv_impressions *batch,
                             uint32_t item[GV_STAGE_MESSAGES])
{
    const uint8_t message = w->message;
    const uint32_t n = batch->by_stage == NULL ? 1 : GV_STAGE_MESSAGES;
    for (uint32_t k = 0; k < n; k++) {
        if (batch->by_stage != NULL)
            w->message = batch->by_stage[k];
        market_campaign *campaign = gv_market_campaign(w, batch->slot);
        gv_market_aim(w, campaign, batch);
        item[k] = campaign->item;
    }
    w->message = message;
    return n;
}

/* How far this post is seen; and the page is there to be followed. */
static double post_on_page(gv_world *w, const gv_market *par, const gv_impressions *batch,
                           const uint32_t *item, uint32_t n)
{
    market_life *l = gv_market_life(w);
    market_page *page = gv_market_page(l, batch->slot);
    double worth = 0, promotion = 0;
    for (uint32_t k = 0; k < n; k++) {
        const market_item *said = &l->item[item[k]];
        worth += (double) said->worth / n;
        promotion += (double) said->prominence * (1 - (double) said->worth) / n;
    }
    gv_market_post_on_page(w, par, page, promotion);
    page->stands = batch->stands;
    l->page_worth = worth;
    l->page_answers = l->page_answers || batch->answers;
    return gv_market_page_reach(w, par, page);
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    const gv_market *par = params;
    market_life *l = gv_market_life(w);
    const bool is_live = batch->medium == GV_MEDIUM_LIVE;
    const bool is_owned = batch->channel == GV_CHANNEL_OWNED;
    uint32_t item[GV_STAGE_MESSAGES];
    const uint32_t n = what_is_said(w, batch, item);
    const double reach = is_live    ? 1
                         : is_owned ? post_on_page(w, par, batch, item, n)
                                    : par->viewable;
    const gv_chance in_view = gv_chance_of(reach);
    const uint8_t class = is_owned                          ? MARKET_OWNED
                          : batch->medium == GV_MEDIUM_MASS ? MARKET_MASS
                                                            : MARKET_AD;
    for (uint32_t k = 0; k < batch->n; k++) {
        const uint32_t v = batch->person[k];
        const uint8_t which = n > 1 ? gv_market_observed(w, batch->slot, v) : 0;
        if (gv_happens(batch->luck[k], in_view))
            show(l, v, (market_shown){ item[which], class, is_live });
    }
}

/* What somebody is paid to say stands in their name from today on until they say something
 * else; of two on one day the one with the smaller name. @return does it? */
static bool stand(market_life *l, uint32_t u, const market_voice *voice)
{
    const market_voice *now = &l->voice[u];
    if ((l->status[u] & MARKET_SPEAKS) && now->posted &&
        l->item[now->item].name < l->item[voice->item].name)
        return false;
    l->voice[u] = *voice;
    l->voice[u].posted = l->voice[u].early = true;
    l->status[u] = (uint8_t) (l->status[u] | MARKET_SPEAKS);
    return true;
}

/* Posts stand in social networks; words are heard in the street, too. */
static uint8_t where_posts_stand(const market_life *l, uint32_t u)
{
    unsigned layers = 0;
    for (uint32_t k = 0; k < l->n_layers; k++)
        layers |= l->layer[k].offline ? 0 : l->person[u].layers & 1u << k;
    return (uint8_t) layers;
}

static void say_word(market_life *l, const gv_post *post)
{
    const market_voice word = { .valence = post->manner->valence,
                                .item = MARKET_GENERIC,
                                .class = MARKET_TALK,
                                .layers = l->person[post->speaker].layers };
    (void) stand(l, post->speaker, &word);
}

static uint8_t class_of(const gv_manner *manner)
{
    if (manner != NULL && manner->says == GV_SAYS_REPORT)
        return MARKET_EDITORIAL;
    return manner != NULL && manner->is_brand ? MARKET_OWNED : MARKET_PARTNER;
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    market_life *l = gv_market_life(w);
    const gv_manner *manner = post->manner;
    const uint32_t u = post->speaker;
    if (manner != NULL && manner->says == GV_SAYS_WORD) {
        say_word(l, post);
        return;
    }
    if (manner == NULL && post->channel == GV_CHANNEL_EARNED) {
        gv_market_recommend(l, u);
        return;
    }
    const uint32_t item = gv_market_item_of_partner(w, params, post);
    l->counts_responses = l->counts_responses || l->item[item].response != NULL;
    const market_voice voice = { .item = item,
                                 .class = class_of(manner),
                                 .layers = where_posts_stand(l, u) };
    if (manner != NULL && manner->says == GV_SAYS_PAGE)
        gv_market_post_on_profile(w, item, voice.class, post);
    if (stand(l, u, &voice))
        gv_market_remember(&l->person[u], l->item[item].name);
}

/* ---- a day ------------------------------------------------------------------------------
 */

/* People come less often where advertisements crowd: more a head, over a week, than they
 * put up with. */
static void feel_the_crowding(gv_world *w, const gv_market *par)
{
    market_life *l = gv_market_life(w);
    uint64_t shown = 0, online = 0;
    for (int d = 0; d < MARKET_WEEK; d++) {
        shown += l->shown_on[d];
        online += l->online_on[d];
    }
    const double load =
        par->ambient_ads + (online == 0 ? 0 : (double) shown / (double) online);
    const double excess = (load - par->ad_tolerance) / par->ad_tolerance;
    const double vitality = 1 - par->ad_crowding * (excess > 0 ? excess : 0);
    l->vitality = gv_market_within(vitality, 0.3, 1);
}

/* Where everybody hears everybody, speakers are looked up in a list. */
static void list_speakers(gv_world *w)
{
    market_life *l = gv_market_life(w);
    bool wanted = false;
    for (uint32_t k = 0; k < l->n_layers; k++)
        wanted = wanted || l->layer[k].complete;
    l->n_speakers = 0;
    for (uint32_t v = 0; v < w->n && wanted; v++) {
        if (l->status[v] & MARKET_SPEAKS)
            l->speaker[l->n_speakers++] = v;
    }
}

/* One person's day. */
static void live(market_day *day)
{
    const market_stage stage = (market_stage) day->me->stage; /* in the morning */
    gv_market_suffer(day);
    gv_market_mind_the_rules(day);
    gv_market_hear_rival(day);
    const gv_market_real trust = day->me->trust;
    gv_market_read(day);
    gv_market_weigh(day);
    gv_market_hear_deserters(day);
    gv_market_respond(day);
    gv_market_follow(day);
    gv_market_screen(day);
    gv_market_hear_replies(day);
    gv_market_absorb(day);
    gv_market_walk(day);
    gv_market_belong(day);
    gv_market_buy(day, stage);
    gv_market_leave(day);
    gv_market_appeal(day);
    gv_market_say(day);
    gv_market_count_loss(day->tally, trust, day->me->trust);
    gv_market_count(day->tally, day->me, 1);
    if (day->life->rivalry != NULL)
        day->tally->rival_customers += day->life->rivalry[day->v].is_customer ? 1 : 0;
    if (day->me->bought == MARKET_CUSTOMER)
        day->tally->loyal += gv_market_would_join(day->life, day->v) ? 1 : 0;
}

enum { LOGINS = 64 }; /* drawn at once */

static void live_slice(void *self, uint64_t slice)
{
    gv_world *w = self;
    market_life *l = gv_market_life(w);
    const uint32_t from = (uint32_t) slice * MARKET_SLICE;
    const uint32_t end = w->n - from < MARKET_SLICE ? w->n : from + MARKET_SLICE;
    market_day day;
    day.world = w;
    day.par = l->par;
    day.life = l;
    day.tally = &l->tally[slice];
    *day.tally = (market_tally){ .n_buyers = 0 };
    gv_bits login[LOGINS];
    for (uint32_t v = from; v < end; v++) {
        if ((v - from) % LOGINS == 0)
            gv_market_draw_logins(w, v, end - v < LOGINS ? end - v : LOGINS, login);
        day.v = v;
        day.me = &l->person[v];
        day.login = login[(v - from) % LOGINS].low;
        day.heard = day.customers = day.left = day.members = day.n = day.n_heard = 0;
        day.length = day.interest = day.trigger = day.proven = day.proven_claim = 0;
        day.trust_gain = day.shock = day.belonging = 0;
        day.bluff = -1;
        day.warns = day.appeals = false;
        live(&day);
    }
}

static void nominate_buyers(gv_world *w)
{
    const market_life *l = gv_market_life(w);
    for (uint32_t s = 0; s < l->slices; s++) {
        for (uint32_t k = 0; k < l->tally[s].n_buyers; k++) {
            const market_buyer *b = &l->buyer[(size_t) s * MARKET_SLICE + k];
            w->message = b->message;
            gv_world_credit(w, b->person, b->source, (gv_channel) b->channel);
            gv_market_count_buyer(l, b->person);
        }
    }
}

static void turn_the_page(gv_world *w)
{
    market_life *l = gv_market_life(w);
    uint8_t *const status = l->status;
    market_voice *const voice = l->voice;
    l->status = l->next_status;
    l->voice = l->next_voice;
    l->next_status = status;
    l->next_voice = voice;
    l->shown_on[w->tick % MARKET_WEEK] = l->shown_today;
    l->online_on[w->tick % MARKET_WEEK] = (uint64_t) l->total.online;
    l->shown_today = 0;
    l->n_profiles = 0;
}

/* Everybody reads what was said yesterday and shown today, and says what will be read
 * tomorrow: so nobody's day depends on another's. */
static void spread(gv_world *w, const void *params)
{
    gv_market_follow_script(w, params);
    gv_market_open_programmes(w);
    list_speakers(w);
    gv_market_look_round(w);
    gv_market_each_slice(w, live_slice);
    gv_market_add_up(gv_market_life(w));
    nominate_buyers(w);
    gv_market_close_programmes(w);
    gv_market_note_items(w);
    gv_market_judge_pages(w, params);
    gv_market_close_pages(w);
    turn_the_page(w);
    feel_the_crowding(w, params);
}

/* The new customers try what they bought. */
static void settle(gv_world *w, const void *params, uint32_t step)
{
    market_life *l = gv_market_life(w);
    (void) step;
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        market_person *p = &l->person[v];
        const gv_market_real trust = p->trust;
        gv_market_count(&l->total, p, -1);
        if (l->rivalry != NULL)
            l->total.rival_customers -= l->rivalry[v].is_customer ? 1 : 0;
        gv_market_try_out(w, params, v);
        gv_market_count_loss(&l->total, trust, p->trust);
        gv_market_count(&l->total, p, 1);
        l->total.loyal += gv_market_would_join(l, v) ? 1 : 0;
        l->status[v] = (uint8_t) (l->status[v] | MARKET_IS_CUSTOMER);
    }
    gv_market_show_gauges(w);
}

static gv_stance stance(const gv_world *w, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    const market_person *p = &l->person[v];
    return (gv_stance){ .attitude = p->attitude,
                        .trust = (double) p->trust,
                        .satisfaction = (double) p->satisfaction,
                        .stage = p->stage,
                        .is_aware = p->stage != MARKET_UNAWARE,
                        .is_customer = p->bought == MARKET_CUSTOMER,
                        .is_advocate = p->stage == MARKET_ADVOCACY,
                        .is_informed = p->informed,
                        .is_member = (l->bond[v] & MARKET_MEMBER) != 0,
                        .is_referred = (l->bond[v] & MARKET_REFERRED) != 0,
                        .speaks = (l->status[v] & MARKET_SPEAKS) != 0 };
}

static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

/* ---- what it is, for readers ----------------------------------------------------------
 */

static const gv_submodel advertisements = {
    .title = "Advertisements in the stream",
    .text = "Mass media meet anybody, the social network those who are there, live "
            "events whoever is asked. Nobody meets more than `shown_a_day` on a day, "
            "and an impression that was paid for is in view with chance `viewable`; "
            "only then it is read. People come to the network less often where there "
            "are more advertisements a head, over a week, than they put up with.",
    .equation =
        "load         ambient_ads + impressions of 7 days / people online of 7 days\n"
        "vitality     1 - ad_crowding max(0, load / ad_tolerance - 1), in [0.3, 1]",
    .departs = "The source is followed in direction only; others' advertisements are a "
               "constant.",
    .file = "sim/model/market.c",
    .keys = (const char *const[]){ "shown_a_day", "viewable", "ad_crowding", "ad_tolerance",
                                   "ambient_ads", NULL },
};

/* In the order in which they are told. */
static const gv_submodel *const submodels[] = {
    &gv_market_tells_of_people,
    &gv_market_tells_of_reading,
    &advertisements,
    &gv_market_tells_of_worth,
    &gv_market_tells_of_level,
    &gv_market_tells_of_content,
    &gv_market_tells_of_minds,
    &gv_market_tells_of_checks,
    &gv_market_tells_of_the_path,
    &gv_market_tells_of_buying,
    &gv_market_tells_of_trying,
    &gv_market_tells_of_leaving,
    &gv_market_tells_of_talk,
    &gv_market_tells_of_sharing,
    &gv_market_tells_of_likes,
    &gv_market_tells_of_windows,
    &gv_market_tells_of_pages,
    &gv_market_tells_of_profiles,
    &gv_market_tells_of_rivals,
    &gv_market_tells_of_events,
    &gv_market_tells_of_wants,
    &gv_market_tells_of_service,
    &gv_market_tells_of_invitations,
    &gv_market_tells_of_making,
    &gv_market_tells_of_community,
    &gv_market_tells_of_improvement,
    &gv_market_tells_of_programmes,
    NULL,
};

const gv_model gv_model_market = {
    .spec = { .name = "market",
              .title = "Marketing model",
              .about = "People with tastes, trust and habits read advertisements, partners "
                       "and each other; they notice a brand, warm to it, buy, talk, leave.",
              .source = "after Rand, Rust (2011), doi:10.1016/j.ijresmar.2011.04.002; each "
                        "parameter names its own source",
              .params = gv_market_table,
              .params_size = sizeof(gv_market) },
    .clocks = GV_RUNS_ON(GV_SYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation =
        "credibility   k = trust(source) . (trust, fatigue | standing, reach)\n"
        "relevance     r = cos(own topics, topics of the item)\n"
        "interest      I = sum k r (0.3 + 0.7 value) w,  w = paid_weight for ads\n"
        "belief        b <- (f b + sum w' claim) / (f + sum w'),   f <- f + sum w'\n"
        "attitude      x <- x + min(1, M) (sum m_i x_i / M - x),   M = sum m_i\n"
        "fatigue       phi <- kept phi + sum fatigue (1.2 - r)\n"
        "                    (1 + intrusion (brand - value))\n"
        "checks        check (0.3 + 1.4 scepticism)(1 - 0.6 trust)\n"
        "                    (0.15 + |claim - b|)(0.4 + 0.6 information)\n"
        "hazard        h = (p + q customers/heard) e^V\n"
        "              V = 2 (b - 1/2) + 1.2 x + 1.5 (trust - 1/2) + 2 (fit - 0.4)\n"
        "                  + stage + trigger + sources\n"
        "rival         rival_rate e^(2 (quality - 1/2) + attitude to it - 0.3 x\n"
        "                             + 2 (fit - 0.4) - 1), where there is one\n"
        "pass on       1 - (1 - logistic(share + U))^readings\n"
        "leave         churn e^(-2 satisfaction - relation + 0.588 leavers around)",
    .odd = &gv_market_odd,
    .submodels = submodels,
    .example = "partner-or-advertise",
    .limits = "Bass, Watts threshold and DeGroot where appeal, fatigue and forgetting are "
              "switched off; the tests say how",
    .cost = "O(people + arcs of those who speak or change) a tick, at most all",
    .what_impressions_do = "are met by whoever is there, and read where they are in view; "
                           "what a reading does follows from its content, not from "
                           "`strength`",
    .what_posts_do = "are read by followers as far as their attention goes, and passed on; "
                     "a customer who is paid to recommend says what they found",
    .what_manners_do = "prescribe more or less, make a report of it, a page's post, the "
                       "speaker's own word or the rival's; are believed more or less; what "
                       "becomes of them is counted",
    .what_messages_do = "multiply how much a reading interests and teaches",
    .what_content_does = "decides who notices it, whom it moves, and who passes it on",
    .keeps_gauges = true,
    .stance = stance,
    .counts_reads = true,
    .uses_crew = true,
    .serves = GV_SERVES(GV_PROGRAMME_TALK_TRIGGER) |
              GV_SERVES(GV_PROGRAMME_REFERRAL_PROGRAMME) | GV_SERVES(GV_PROGRAMME_UGC) |
              GV_SERVES(GV_PROGRAMME_COMMUNITY) | GV_SERVES(GV_PROGRAMME_IMPROVEMENT) |
              GV_SERVES(GV_PROGRAMME_BUY_LIKES) | GV_SERVES(GV_PROGRAMME_SERVICE) |
              GV_SERVES(GV_PROGRAMME_LOYALTY) | GV_SERVES(GV_PROGRAMME_ADVOCACY) |
              GV_SERVES(GV_PROGRAMME_RESEARCH),
    .states = gv_market_stages,
    .needs = needs,
    .sees_layers = true,
    .sayings = gv_market_sayings,
    .posts = gv_market_posts,
    .named_layer = gv_market_named_layer,
    .shown = GV_SHOWS(GV_ASPECT_SEGMENT) | GV_SHOWS(GV_ASPECT_FIT) |
             GV_SHOWS(GV_ASPECT_STAGE) | GV_SHOWS(GV_ASPECT_BOTHERED) |
             GV_SHOWS(GV_ASPECT_ALIGNMENT) | GV_SHOWS(GV_ASPECT_AUDIENCE) |
             GV_SHOWS(GV_ASPECT_INFORMED) | GV_SHOWS(GV_ASPECT_RELATION) |
             GV_SHOWS(GV_ASPECT_ACTIONS),
    .withholds = GV_SERVES(GV_PROGRAMME_TALK_TRIGGER) |
                 GV_SERVES(GV_PROGRAMME_REFERRAL_PROGRAMME) | GV_SERVES(GV_PROGRAMME_UGC) |
                 GV_SERVES(GV_PROGRAMME_COMMUNITY) | GV_SERVES(GV_PROGRAMME_SERVICE) |
                 GV_SERVES(GV_PROGRAMME_LOYALTY) | GV_SERVES(GV_PROGRAMME_ADVOCACY),
    .show = gv_market_show,
    .reads = gv_market_traits,
    .check = gv_market_check,
    .own_bytes = gv_market_own_bytes,
    .begin = gv_market_begin,
    .meets = meets,
    .impressions = impressions,
    .post = post,
    .spread = spread,
    .settle = settle,
};
