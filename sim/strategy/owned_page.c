/* Owned page: adopters and those who hear them, or whoever the model says is in the brand's
 * audience, follow its page and read its posts. Layer 4. */
#include "grapevine/strategy.h"

typedef struct owned_page {
    gv_money fee;
    double strength;
    double read;
    double follow;
    double discover;
    uint64_t start;
    uint64_t every;
    uint32_t followers;
    uint64_t posts_a_week;
    gv_money presence;
    uint64_t platforms;
    bool timing;
    bool answers;
    gv_money answer;
} owned_page;

enum { ADOPTERS, AUDIENCE }; /* followers */
static const char *const whose[] = { "adopters", "audience", NULL };

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
    GV_CHOICE(owned_page, followers, .initial = ADOPTERS, .choices = whose,
              .source = "convention", .came_later = true,
              .help = "who reads it: `adopters`: those and whoever discovers it through "
                      "them; `audience`: everybody who has come to the stage audience, in "
                      "models where people do, for as long as they stay there"),
    GV_COUNT(owned_page, posts_a_week, .initial = 0, .low = 0, .high = 7, .unit = "posts",
             .sweep = { 1, 7 }, .source = "convention", .came_later = true,
             .help = "posts in seven ticks, in place of `every`; 0: one every so many "
                     "ticks"),
    GV_PRICE(owned_page, presence, .initial = 0, .low = 0, .high = 1e9,
             .unit = "money per platform and 30 ticks", .sweep = { 5, 100 },
             .source = "convention", .came_later = true,
             .help = "cost of being there at all, paid ahead; when it cannot be paid the "
                     "page falls silent"),
    GV_COUNT(owned_page, platforms, .initial = 1, .low = 1, .high = 100,
             .unit = "platforms", .source = "convention", .came_later = true,
             .help = "with a `presence`: for how many it is paid"),
    GV_FLAG(owned_page, timing, .source = "convention", .came_later = true,
            .help = "posts come when followers are there: 1.3 times as many read one"),
    GV_FLAG(owned_page, answers, .source = "convention", .came_later = true,
            .help = "the page answers everybody who comes to follow it, and follows back, "
                    "as long as there is money for it"),
    GV_PRICE(owned_page, answer, .initial = 0.02, .low = 0, .high = 1e6,
             .unit = "money per follower", .sweep = { 0.005, 0.2 }, .source = "assumption",
             .came_later = true, .help = "with `answers`: cost of one"),
    GV_END_OF_TABLE,
};

/* The page of one life. */
typedef struct page {
    uint8_t *follows; /* [people] */
    uint32_t
        *follower; /* [n] in order of coming; posts already offered keep a first part */
    uint32_t n;
    bool is_silent; /* its presence was not paid for */
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

/* Whoever is in the audience now. Those who have just come are answered. */
static void gather(const owned_page *par, const gv_setting *setting, gv_account *account,
                   bool *answers)
{
    enum { AUDIENCE_STAGE = 4 };
    page *p = setting->own;
    p->n = 0;
    for (uint32_t v = 0; v < gv_network_people(setting->net); v++) {
        const bool follows =
            gv_window_show(&setting->window, v, GV_ASPECT_STAGE) >= AUDIENCE_STAGE;
        if (follows && !p->follows[v] && *answers)
            *answers = gv_account_pay(account, par->answer, 1);
        p->follows[v] = follows ? 1 : 0;
        if (follows)
            p->follower[p->n++] = v;
    }
}

static bool is_due(const owned_page *par, uint64_t age)
{
    const uint64_t k = par->posts_a_week;
    return k == 0 ? age % par->every == 0 : (age + 1) * k / 7 > age * k / 7;
}

/* Ahead of every 30 ticks. */
static void keep_up(const owned_page *par, const gv_setting *setting, uint64_t age,
                    gv_account *account)
{
    enum { MONTH = 30 };
    page *p = setting->own;
    if (par->presence > 0 && age % MONTH == 0 && !p->is_silent)
        p->is_silent = !gv_account_pay(account, par->presence, par->platforms);
}

static const double timed = 1.3; /* times as many read what comes when they are there */

static gv_status post(const owned_page *par, const gv_setting *setting, uint32_t tick,
                      bool answers, gv_schedule *schedule, gv_error *err)
{
    const page *p = setting->own;
    const bool is_timed = par->timing || setting->knowledge.timing;
    const double read = par->read * (is_timed ? timed : 1);
    const gv_offer offer = { .kind = GV_OFFER_PAGE,
                             .tick = tick,
                             .count = 1,
                             .strength = par->strength,
                             .read = read < 1 ? read : 1,
                             .stands = par->followers == AUDIENCE,
                             .answers = answers,
                             .eligible = p->follower,
                             .n_eligible = p->n,
                             .price = par->fee,
                             .per = 1 };
    return gv_schedule_add(schedule, &offer, err);
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const owned_page *par = params;
    const page *p = setting->own;
    const uint32_t tick = observed->tick;
    bool answers = par->answers;
    if (par->followers == ADOPTERS)
        grow(par, setting, observed);
    if (tick < par->start || tick >= setting->ticks)
        return GV_OK;
    keep_up(par, setting, tick - par->start, account);
    if (p->is_silent || !is_due(par, tick - par->start))
        return GV_OK;
    if (par->followers == AUDIENCE)
        gather(par, setting, account, &answers);
    else if (p->n == 0) /* a page of adopters that has none posts nothing */
        return GV_OK;
    if (gv_affordable(account->budget - account->spent, par->fee, 1) == 0)
        return GV_OK;
    return post(par, setting, tick, answers, schedule, err);
}

static gv_status check(const void *params, gv_error *err)
{
    const owned_page *par = params;
    if (!par->answers || par->followers == AUDIENCE)
        return GV_OK;
    GV_FAIL(err, GV_E_SCENARIO, "only a page that the audience follows answers");
    gv_error_hint(err, "say followers: audience");
    return GV_E_SCENARIO;
}

static unsigned asks(const void *params)
{
    const owned_page *par = params;
    return par->followers == AUDIENCE ? GV_SHOWS(GV_ASPECT_STAGE) : 0;
}

static const gv_submodel tells = {
    .text = "The page posts from `start` on, every so many ticks or days a week, as "
            "long as a post can be paid. Its presence is paid ahead for 30 ticks; "
            "if it cannot be, the page falls silent. With `followers: adopters` new "
            "adopters follow it, and show it to everybody who hears them; with "
            "`audience` everybody follows it who has come to the stage audience, "
            "for as long as they stay there, and who has just come is answered "
            "while there is money. Each follower reads a post with a chance, if the "
            "model lets them meet it.",
    .equation =
        "joins        an adopter with chance follow; then each who hears them with\n"
        "             chance discover (with adopters)\n"
        "reads        min(1, 1.3 read) if timed, else read\n"
        "post         on day d if d is a multiple of `every`; with posts_a_week\n"
        "             if floor(k d + k) > floor(k d), k = posts_a_week / 7",
    .departs = "That timing makes 1.3 times as many read is assumed, and stays as it "
               "is.",
    .file = "sim/strategy/owned_page.c",
};

const gv_tactic gv_tactic_owned_page = {
    .spec = { .name = "owned_page",
              .title = "Owned page",
              .about = "The brand's page gains followers with every adopter and posts to "
                       "them until the money is out.",
              .source = "Kumar, Bezawada, Rishika, Janakiraman, Kannan (2016), "
                        "doi:10.1509/jm.14.0249",
              GV_PARAMS(owned_page) },
    .tells = &tells,
    .channel = GV_CHANNEL_OWNED,
    .offers = GV_OFFERS(GV_OFFER_PAGE),
    .check = check,
    .asks = asks,
    .own_bytes = sizeof(page),
    .plan = plan,
    .react = react,
};
