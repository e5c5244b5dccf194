/* People before tick 0: what they care for, where they are, what they know. Layer 3. */
#include "model/market/market.h"

#include <math.h>
#include <string.h>

#define LINE 64 /* arrays begin on lines of the cache */
enum { ITEMS_AT_LEAST = 1024, PEOPLE_AN_ITEM = 8, MOST_ITEMS = 1 << 20 };

/* ---- memory ---------------------------------------------------------------------- */

static uint32_t slices_of(uint32_t n)
{
    return (n + MARKET_SLICE - 1) / MARKET_SLICE;
}

static uint32_t items_of(uint32_t n)
{
    const uint32_t items = ITEMS_AT_LEAST + n / PEOPLE_AN_ITEM;
    return items < MOST_ITEMS ? items : MOST_ITEMS;
}

uint32_t gv_market_posts(uint32_t n)
{
    return items_of(n);
}

static uint32_t shown_room_of(const gv_market *par)
{
    return (uint32_t) par->shown_a_day + MARKET_MOST_PAGES;
}

/* Walks through the memory of a life; base NULL: only counts. */
static void *take(char *base, size_t *at, size_t n, size_t size)
{
    char *const here = base == NULL ? NULL : base + *at;
    *at += (n * size + LINE - 1) / LINE * LINE;
    return here;
}

static size_t lay_out(market_life *l, char *base, const gv_market *par, uint32_t n)
{
    size_t at = 0;
    l->slices = slices_of(n);
    l->n_items = items_of(n);
    l->shown_room = shown_room_of(par);
    (void) take(base, &at, 1, sizeof *l);
    l->person = take(base, &at, n, sizeof *l->person);
    l->status = take(base, &at, n, sizeof *l->status);
    l->next_status = take(base, &at, n, sizeof *l->next_status);
    l->around = take(base, &at, n, sizeof *l->around);
    l->spoken = take(base, &at, n, sizeof *l->spoken);
    l->voice = take(base, &at, n, sizeof *l->voice);
    l->next_voice = take(base, &at, n, sizeof *l->next_voice);
    l->speaker = take(base, &at, n, sizeof *l->speaker);
    l->shown = take(base, &at, (size_t) n * l->shown_room, sizeof *l->shown);
    l->n_shown = take(base, &at, n, sizeof *l->n_shown);
    l->n_met = take(base, &at, n, sizeof *l->n_met);
    l->item = take(base, &at, l->n_items, sizeof *l->item);
    l->buyer = take(base, &at, n, sizeof *l->buyer);
    l->bond = take(base, &at, n, sizeof *l->bond);
    l->lot = take(base, &at, n, sizeof *l->lot);
    l->circle.speaker = take(base, &at, n, sizeof *l->circle.speaker);
    const bool cares = par->complain > 0 || par->ask > 0;
    char *const cases = take(base, &at, cares ? n : 0, sizeof *l->open_case);
    l->open_case = cares ? (market_case *) (void *) cases : NULL;
    l->tally = take(base, &at, l->slices, sizeof *l->tally);
    l->aim = take(base, &at, n, sizeof *l->aim);
    if (par->ground_rules)
        l->read_page = take(base, &at, n, sizeof *l->read_page);
    if (par->rival)
        l->rivalry = take(base, &at, n, sizeof *l->rivalry);
    l->last = take(base, &at, n, sizeof *l->last);
    l->follows = take(base, &at, n, sizeof *l->follows);
    l->acts = take(base, &at, n, sizeof *l->acts);
    return at;
}

size_t gv_market_own_bytes(const void *params, uint32_t n)
{
    market_life counted = { .n_layers = 0 };
    return lay_out(&counted, NULL, params, n);
}

/* ---- the brand ------------------------------------------------------------------- */

/* What the table leaves open: a product of two topics, a purpose of four others. */
static void point(gv_market_real z[MARKET_TOPICS], const gv_reals *said,
                  const double usual[])
{
    double sum = 0;
    for (size_t k = 0; k < MARKET_TOPICS; k++) {
        const double x = said->n == 0 ? usual[k] : k < said->n ? said->at[k] : 0;
        z[k] = (gv_market_real) x;
        sum += (double) z[k] * (double) z[k];
    }
    for (size_t k = 0; k < MARKET_TOPICS && sum > 0; k++)
        z[k] = (gv_market_real) ((double) z[k] / sqrt(sum));
}

static void meet_brand(market_life *l, const gv_market *par)
{
    static const double product[MARKET_TOPICS] = { 1, 1 };
    static const double purpose[MARKET_TOPICS] = { 1, 0, 1, 1, 0, 1 };
    point(l->product, &par->product, product);
    point(l->purpose, &par->purpose, purpose);
    l->brand_value[0] = l->brand_value[1] = 0.25;
    const double credibility[] = {
        par->trust_mass,     par->trust_ad,    par->trust_owned,    par->trust_partner,
        par->trust_shared,   par->trust_talk,  par->trust_face,     par->trust_talk,
        par->trust_referral, par->trust_reply, par->trust_editorial
    };
    const double notice[] = {
        par->notice_mass,     par->notice_ad,    par->notice_owned,    par->notice_partner,
        par->notice_shared,   par->notice_talk,  par->notice_talk,     par->notice_shared,
        par->notice_referral, par->notice_reply, par->notice_editorial
    };
    memcpy(l->credibility, credibility, sizeof credibility);
    memcpy(l->notice, notice, sizeof notice);
    gv_market_generic_items(l);
}

/* ---- the network ------------------------------------------------------------------ */

static bool is_offline(const gv_market *par, const char *name)
{
    for (size_t k = 0; k < par->offline.n && name != NULL; k++) {
        if (gv_same_text(par->offline.at[k], name))
            return true;
    }
    return false;
}

static void look_at_layers(gv_world *w, const gv_market *par)
{
    market_life *l = gv_market_life(w);
    l->n_layers = gv_network_layers(w->net);
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_network *net = gv_network_layer(w->net, k);
        l->layer[k] = (market_layer){
            .in = gv_network_in(net),
            .out = gv_network_out(net),
            .complete = gv_network_is_complete(net),
            .offline = is_offline(par, gv_network_layer_name(w->net, k)),
            .membership = k < par->membership.n ? par->membership.at[k] : 1,
        };
    }
}

/* ---- people ------------------------------------------------------------------------ */

static gv_bits luck_of(const market_life *l, uint32_t v, uint32_t draw)
{
    return gv_draw(&l->luck, gv_counter_make(v, 0, 0, 0, 0, draw));
}

/* The trait `group`, if there is one; else one of twelve groups, each as likely. */
static uint32_t group_by(const gv_world *w, const gv_trait *trait, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    if (trait != NULL && trait->value != NULL)
        return trait->value[v] % MARKET_GROUPS;
    return (uint32_t) gv_below(luck_of(l, v, MARKET_DRAW_GROUP).low, MARKET_GROUPS);
}

static const gv_trait *groups_of(const gv_world *w)
{
    return w->people == NULL ? NULL : gv_people_trait(w->people, GV_GROUP);
}

uint32_t gv_market_group(const gv_world *w, uint32_t v)
{
    return group_by(w, groups_of(w), v);
}

/* What people bring along, else what the network was made by, else what is usual in their
 * group, each with their own luck. */
static void give_topics(const gv_world *w, const market_traits *traits, market_person *p,
                        uint32_t v, uint32_t group)
{
    const gv_taste *const known = gv_network_tastes(w->net);
    double care[GV_TOPICS];
    gv_bits luck[GV_TOPICS / 2];
    gv_taste taste;
    if (gv_market_brings_topics(traits, v, care)) {
        taste = gv_taste_of(care);
    } else if (known != NULL) {
        taste = known[v];
    } else {
        for (uint32_t k = 0; k < GV_TOPICS / 2; k++)
            luck[k] = luck_of(gv_market_life(w), v, MARKET_DRAW_TOPIC + k);
        taste = gv_taste_about(group, luck);
    }
    memcpy(p->topic, taste.topic, sizeof p->topic);
}

int8_t gv_market_value_of(double x)
{
    return (int8_t) floor(127 * gv_market_within(x, -1, 1) + 0.5);
}

/* Values lie about the group's place on a circle: cosines of multiples of 30 degrees. */
static void give_values(const market_life *l, market_person *p, uint32_t v, uint32_t group)
{
    static const double cosine[MARKET_GROUPS] = {
        1,  0.8660254037844386,  0.5,  0, -0.5, -0.8660254037844386,
        -1, -0.8660254037844386, -0.5, 0, 0.5,  0.8660254037844386
    };
    const gv_bits luck = luck_of(l, v, MARKET_DRAW_VALUE);
    p->value[0] = gv_market_value_of(cosine[group] / 2 + 1.2 * gv_unit(luck.low) - 0.6);
    p->value[1] =
        gv_market_value_of(cosine[(group + MARKET_GROUPS - 3) % MARKET_GROUPS] / 2 +
                           1.2 * gv_unit(luck.high) - 0.6);
}

/* One of the three topics that they care for least. */
static uint8_t turn_off_of(const market_person *p, uint64_t bits)
{
    uint64_t rank = gv_below(bits, 3);
    bool passed[MARKET_TOPICS] = { false };
    for (;; rank--) {
        uint8_t least = MARKET_TOPICS;
        for (uint8_t k = 0; k < MARKET_TOPICS; k++) {
            if (!passed[k] && (least == MARKET_TOPICS || p->topic[k] < p->topic[least]))
                least = k;
        }
        if (rank == 0)
            return least;
        passed[least] = true;
    }
}

static void give_places(const market_life *l, market_person *p, uint32_t v)
{
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_bits luck =
            gv_draw(&l->luck, gv_counter_make(v, 0, 0, k, 0, MARKET_DRAW_MEMBER));
        if (gv_happens(luck.low, gv_chance_of(l->layer[k].membership)))
            p->layers = (uint8_t) (p->layers | 1u << k);
    }
}

static void give_character(const gv_market *par, const market_life *l, market_person *p,
                           uint32_t v)
{
    const gv_bits luck = luck_of(l, v, MARKET_DRAW_CHARACTER);
    const double posts =
        par->attention_least + par->attention_more * gv_exponential(luck.low);
    p->attention = (uint8_t) gv_market_within(posts + 0.5, 0, 255);
    p->trust = (gv_market_real) (0.4 + 0.2 * gv_unit(luck.high));
    p->belief = 0.5F;
    p->belief_weight = 2;
    p->claim = UINT8_MAX;
    p->scepticism = (uint8_t) (gv_unit(luck_of(l, v, MARKET_DRAW_SCEPTICISM).low) * 256);
    p->turn_off = 7u & turn_off_of(p, luck_of(l, v, MARKET_DRAW_TROUBLE).low);
}

/* As models of opinion begin, with the same luck. */
static void give_attitude(const gv_world *w, market_person *p, uint32_t v)
{
    enum { BEGINS = 4 }; /* layer of the counters of GV_PURPOSE_OPINION */
    const double most = gv_market_of(w)->attitudes;
    if (most == 0)
        return;
    const gv_cipher luck =
        gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_OPINION, w->replicate));
    const gv_bits bits = gv_draw(&luck, gv_counter_make(v, 0, 0, BEGINS, 0, 0));
    p->attitude = -most + 2 * most * gv_unit(bits.low);
}

/* ---- who knows the brand ------------------------------------------------------------ */

static double leaning(const market_life *l, const market_person *p)
{
    return gv_real_exp(3 * gv_market_fit(l, p));
}

/* People whom the product suits are more often customers already; who is neither may have
 * noticed it. */
static void acquaint(gv_world *w, const gv_market *par)
{
    market_life *l = gv_market_life(w);
    double sum = 0;
    for (uint32_t v = 0; v < w->n; v++)
        sum += leaning(l, &l->person[v]);
    for (uint32_t v = 0; v < w->n; v++) {
        market_person *p = &l->person[v];
        const gv_bits luck = luck_of(l, v, MARKET_DRAW_START);
        const double share = par->customers * leaning(l, p) * w->n / sum;
        if (gv_happens(luck.low, gv_chance_of(share))) {
            p->stage = MARKET_ATTRACTION;
            gv_market_try_out(w, par, v);
            p->since = (uint16_t) (1 - (int32_t) gv_below(luck.high, 361));
        } else if (gv_happens(luck.high, gv_chance_of(par->aware))) {
            p->stage = MARKET_ATTENTION;
        }
        if (p->bought == MARKET_CUSTOMER)
            l->status[v] = MARKET_IS_CUSTOMER;
    }
}

static void be_born(void *self, uint64_t slice)
{
    gv_world *w = self;
    market_life *l = gv_market_life(w);
    const gv_trait *groups = groups_of(w);
    const market_traits traits = gv_market_find_traits(w);
    const uint32_t from = (uint32_t) slice * MARKET_SLICE;
    const uint32_t end = w->n - from < MARKET_SLICE ? w->n : from + MARKET_SLICE;
    for (uint32_t v = from; v < end; v++) {
        market_person *p = &l->person[v];
        const uint32_t group = group_by(w, groups, v);
        *p = (market_person){ .stage = MARKET_UNAWARE };
        give_topics(w, &traits, p, v, group);
        give_values(l, p, v, group);
        gv_market_bring_values(&traits, p, v);
        give_places(l, p, v);
        give_character(gv_market_of(w), l, p, v);
        give_attitude(w, p, v);
        gv_market_bring_character(&traits, p, v);
        gv_market_count_heard(l, v);
    }
}

void gv_market_begin(gv_world *w, const void *params)
{
    const gv_market *par = params;
    market_life *l = w->own;
    memset(l, 0, sizeof *l);
    const size_t bytes = lay_out(l, w->own, par, w->n);
    memset((char *) w->own + sizeof *l, 0, bytes - sizeof *l);
    l->par = par;
    gv_market_set_level(l, par);
    l->luck = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_MARKET, w->replicate));
    l->vitality = 1;
    l->page_worth = -1;
    l->next_item = l->next_creation = MARKET_FIRST_ITEM;
    l->quality = par->quality;
    meet_brand(l, par);
    look_at_layers(w, par);
    gv_market_count_arcs(l, w->n);
    gv_market_follow_script(w, par);
    gv_market_each_slice(w, be_born);
    acquaint(w, par);
    for (uint32_t v = 0; v < w->n; v++)
        gv_market_count(&l->total, &l->person[v], 1);
    gv_market_show_gauges(w);
}

const gv_submodel gv_market_tells_of_people = {
    .title = "People before the first day",
    .text = "Everybody belongs to one of twelve groups: that of the trait `group`, if "
            "there is one, else each is as likely. What a person cares for are weights "
            "of eight topics. A group g, counted from 0, cares for topic g mod 8 most "
            "and for topic 3g + 1 mod 8 more than for others; people vary about their "
            "group. Where the network was made by what people care for (`likeness` of "
            "`following`), they care for that. Values are a point in a square, about the "
            "group's place on a "
            "circle. One of the three topics that a person cares for least is the one "
            "they cannot stand. On each layer of the network they take part or not. "
            "Where people have traits of the names in section 5, drawn by laws of the "
            "scenario's or read from a file, these stand in place of what is drawn here; "
            "of topics all, so that those that are not there weigh nothing, and who "
            "cares for none cares for all alike.\n\n"
            "The product suits whoever cares for what it is about: fit is the cosine. "
            "Customers before the first day are drawn by fit, have tried the product, "
            "and became customers on a day of the year before. Who is no customer has "
            "noticed the brand with the chance `aware`. Everybody else is unaware of "
            "it.",
    .equation =
        "weights      of topic k: (0.15 + 2 [k = g mod 8] + [k = (3g + 1) mod 8])\n"
        "             E^1.5 + 0.02, E exponential of mean 1; in shares of their sum\n"
        "values       u = (cos, sin)(30 degrees g) / 2 + uniform(-0.6, 0.6)\n"
        "attention    A = attention_least + attention_more E, in [0, 255]\n"
        "trust        T uniform in [0.4, 0.6];  scepticism g uniform in [0, 1]\n"
        "belief       b = 0.5, as firm as f = 2 readings;  satisfaction s = 0\n"
        "attitude     x uniform in [-attitudes, attitudes]\n"
        "fit          cos(weights, product);  values of the brand (0.25, 0.25)\n"
        "customer     with chance customers n e^(3 fit) / (sum of e^(3 fit))",
    .file = "sim/model/market/people.c",
    .keys = (const char *const[]){ "aware", "customers", "attitudes", "product", "purpose",
                                   "membership", NULL },
};
