/* Owned page: adopters and those who hear them follow the brand's page and read its posts.
 * Layer 4. */
#include "grapevine/strategy.h"

typedef struct owned_page {
    gv_money fee;
    double strength;
    double read;
    double follow;
    double discover;
    uint64_t start;
    uint64_t every;
} owned_page;

static const gv_param owned_page_table[] = {
    GV_PRICE(owned_page, fee, .initial = 20, .low = 1e-6, .high = 1e9,
             .unit = "money per post", .scale = GV_SCALE_LOG, .sweep = { 1, 500 },
             .source = "assumption", .help = "cost of making one post"),
    GV_REAL(owned_page, strength, .initial = 0.005, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.0005, 0.1 },
            .source = "assumption",
            .help = "what reading one post does: the chance that it convinces (cascades), "
                    "the hazard it adds (Bass), the weight it adds (thresholds)"),
    GV_REAL(owned_page, read, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.02, 0.5 }, .source = "assumption",
            .help = "chance that a follower of the page reads one post"),
    GV_REAL(owned_page, follow, .initial = 0.3, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.05, 1 }, .source = "assumption",
            .help = "chance that an adopter follows the page"),
    GV_REAL(owned_page, discover, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.3 }, .source = "assumption",
            .help = "chance that somebody who hears an adopter follows the page because of "
                    "this adopter, when the adopter does"),
    GV_COUNT(owned_page, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the first post"),
    GV_COUNT(owned_page, every, .initial = 3, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption", .help = "ticks between posts"),
    GV_END_OF_TABLE,
};

/* The page of one life. */
typedef struct page {
    uint8_t *follows; /* [people] */
    uint32_t
        *follower; /* [n] in order of coming; posts already offered keep a first part */
    uint32_t n;
    uint64_t posts; /* already offered */
} page;

enum { FOLLOW_DRAW = 3, DISCOVER_DRAW = 4 };

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    (void) params;
    (void) schedule;
    const uint32_t people = gv_network_people(setting->net);
    page *p = setting->own;
    p->follows = gv_arena_alloc(setting->arena, people, sizeof *p->follows, err);
    p->follower = gv_arena_alloc(setting->arena, people, sizeof *p->follower, err);
    return p->follows == NULL || p->follower == NULL ? GV_E_MEMORY : GV_OK;
}

static void join(page *p, uint32_t v)
{
    if (!p->follows[v])
        p->follower[p->n++] = v;
    p->follows[v] = 1;
}

static void show(const gv_setting *setting, page *p, uint32_t adopter, uint32_t v,
                 gv_chance discover)
{
    if (p->follows[v])
        return;
    const gv_counter c = gv_counter_make(adopter, v, setting->slot, 0, 0, DISCOVER_DRAW);
    if (gv_happens(gv_draw(&setting->choose, c).low, discover))
        join(p, v);
}

/* An adopter who follows shows the page to everybody who hears them. */
static void bring(const gv_setting *setting, page *p, uint32_t adopter, gv_chance discover)
{
    const gv_csr out = gv_network_out(setting->net);
    join(p, adopter);
    if (!gv_network_is_complete(setting->net)) {
        for (uint64_t a = out.offset[adopter]; a < out.offset[adopter + UINT64_C(1)]; a++)
            show(setting, p, adopter, out.target[a], discover);
        return;
    }
    for (uint32_t v = 0; v < gv_network_people(setting->net); v++)
        show(setting, p, adopter, v, discover);
}

static void grow(const owned_page *par, const gv_setting *setting,
                 const gv_observed *observed)
{
    const gv_chance follow = gv_chance_of(par->follow);
    const gv_chance discover = gv_chance_of(par->discover);
    for (uint32_t k = observed->fresh_from; k < observed->n_adopters; k++) {
        const uint32_t u = observed->adopters[k];
        const gv_counter c = gv_counter_make(u, setting->slot, 0, 0, 0, FOLLOW_DRAW);
        if (gv_happens(gv_draw(&setting->choose, c).low, follow))
            bring(setting, setting->own, u, discover);
    }
}

/* A page without followers posts nothing. */
static bool posts_now(const owned_page *par, const gv_setting *setting, uint32_t tick)
{
    const page *p = setting->own;
    return tick < setting->ticks && tick >= par->start &&
           (tick - par->start) % par->every == 0 && p->n > 0 &&
           p->posts < gv_affordable(setting->budget, par->fee, 1);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const owned_page *par = params;
    page *p = setting->own;
    (void) account;
    grow(par, setting, observed);
    if (!posts_now(par, setting, observed->tick))
        return GV_OK;
    const gv_offer offer = { .kind = GV_OFFER_PAGE,
                             .tick = observed->tick,
                             .count = 1,
                             .strength = par->strength,
                             .read = par->read,
                             .eligible = p->follower,
                             .n_eligible = p->n,
                             .price = par->fee,
                             .per = 1 };
    p->posts++;
    return gv_schedule_add(schedule, &offer, err);
}

const gv_tactic gv_tactic_owned_page = {
    .spec = { .name = "owned_page",
              .title = "Owned page",
              .about = "The brand's page gains followers with every adopter and posts to "
                       "them until the money is out.",
              .source = "Kumar, Bezawada, Rishika, Janakiraman, Kannan (2016), "
                        "doi:10.1509/jm.14.0249",
              GV_PARAMS(owned_page) },
    .channel = GV_CHANNEL_OWNED,
    .offers = GV_OFFERS(GV_OFFER_PAGE),
    .own_bytes = sizeof(page),
    .plan = plan,
    .react = react,
};
