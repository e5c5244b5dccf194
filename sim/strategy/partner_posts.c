/* Partner posts: chosen people are paid to tell those who hear them. Layer 4. */
#include "strategy/chooser.h"
#include "strategy/recruiting.h"

typedef struct partner_posts {
    gv_pick pick; /* first: its rows count from here */
    uint64_t partners;
    gv_money fee;
    gv_money fee_per_follower;
    double fee_spread;
    uint64_t posts;
    uint64_t start;
    uint64_t every;
    gv_counts on_days;
    uint32_t leftover;
} partner_posts;

#define DEFAULT_EVERY 7

static const gv_param partner_posts_table[] = {
    GV_PICK_ROWS("partners"),
    GV_COUNT(partner_posts, partners, .initial = 0, .low = 0, .high = 1e9, .unit = "people",
             .source = "convention",
             .help = "most partners; 0: as many as the budget pays"),
    GV_PRICE(partner_posts, fee, .initial = 50, .low = 0, .high = 1e9,
             .unit = "money per post", .scale = GV_SCALE_LOG, .sweep = { 5, 500 },
             .source = "assumption", .help = "base fee of one post"),
    GV_PRICE(partner_posts, fee_per_follower, .initial = 0.5, .low = 0, .high = 1e6,
             .unit = "money per post and follower", .scale = GV_SCALE_LOG,
             .sweep = { 0.01, 2 }, .source = "assumption",
             .help = "added to the fee for everybody who hears the partner"),
    GV_REAL(partner_posts, fee_spread, .initial = 0, .low = 0, .high = 3, .unit = "1",
            .sweep = { 0, 1.5 }, .source = "assumption",
            .help = "how much people differ in what they ask: standard deviation of the "
                    "logarithm of a factor of their own on the whole fee, lognormal with "
                    "mean 1; 0: all ask alike"),
    GV_COUNT(partner_posts, posts, .initial = 0, .low = 0, .high = GV_POSTS_LIMIT,
             .unit = "posts", .source = "convention",
             .help = "posts of each partner; 0: one, or one on each of `on_days`"),
    GV_COUNT(partner_posts, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick of the first post"),
    GV_COUNT(partner_posts, every, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "assumption",
             .help = "ticks between a partner's posts; 0: a week of 7"),
    GV_COUNTS(partner_posts, on_days, .low = 0, .high = 1e6, .unit = "ticks",
              .source = "convention",
              .help = "the ticks of the posts, instead of `posts`, `start` and `every`"),
    GV_CHOICE(partner_posts, leftover, .initial = GV_LEFTOVER_KEPT,
              .choices = gv_leftover_words, .source = "convention", .came_later = true,
              .help = "what becomes of money that pays nobody for all posts: `kept`: it is "
                      "not spent; `posts`: who comes next makes as many as it pays for, "
                      "the first ones, and gets what pays for none on top"),
    GV_END_OF_TABLE,
};

static gv_status check(const void *params, gv_error *err)
{
    const partner_posts *par = params;
    const bool regular = par->posts != 0 || par->start != 0 || par->every != 0;
    if (par->on_days.n > 0 && regular) {
        const gv_status status =
            GV_FAIL(err, GV_E_SCENARIO, "'on_days' already says when partners post");
        gv_error_hint(err, "leave out either 'on_days' or 'posts', 'start' and 'every'");
        return status;
    }
    if (par->on_days.n > GV_POSTS_LIMIT)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "'on_days' has %zu days; at most %d are possible", par->on_days.n,
                       GV_POSTS_LIMIT);
    if (par->fee == 0 && par->fee_per_follower == 0 && par->partners == 0 &&
        par->pick.ids.n == 0) {
        const gv_status status = GV_FAIL(
            err, GV_E_SCENARIO, "posts cost nothing, so everybody would be a partner");
        gv_error_hint(err, "set a fee, or say how many with 'partners'");
        return status;
    }
    return gv_chooser_check(&par->pick, err);
}

static unsigned rankings(const void *params)
{
    return gv_chooser_rankings(((const partner_posts *) params)->pick.choose);
}

static gv_aim aim(const void *params)
{
    return gv_pick_aim(&((const partner_posts *) params)->pick);
}

static unsigned needs(const void *params)
{
    return gv_chooser_needs(((const partner_posts *) params)->pick.choose);
}

static uint64_t n_posts(const partner_posts *par)
{
    if (par->on_days.n > 0)
        return par->on_days.n;
    return par->posts == 0 ? 1 : par->posts;
}

static uint64_t post_tick(const partner_posts *par, uint64_t k)
{
    if (par->on_days.n > 0)
        return par->on_days.at[k];
    return par->start + k * (par->every == 0 ? DEFAULT_EVERY : par->every);
}

/* Posts that fall inside the life: only these are bought. */
static uint64_t n_posts_in(const partner_posts *par, uint32_t ticks)
{
    uint64_t n = 0;
    for (uint64_t k = 0; k < n_posts(par); k++)
        n += post_tick(par, k) < ticks ? 1 : 0;
    return n;
}

/* So many posts, the first ones. */
static gv_status sign(const partner_posts *par, const gv_setting *setting, uint32_t person,
                      gv_money fee, uint64_t posts, gv_schedule *schedule, gv_error *err)
{
    gv_offer offer = {
        .kind = GV_OFFER_POST, .count = 1, .person = person, .price = fee, .per = 1
    };
    for (uint64_t k = 0; k < n_posts(par) && posts > 0; k++) {
        if (post_tick(par, k) >= setting->ticks)
            continue;
        posts--;
        offer.tick = (uint32_t) post_tick(par, k);
        offer.ordinal = (uint32_t) k;
        const gv_status status = gv_schedule_add(schedule, &offer, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* Who asks least of those whom the rest of the money does not pay for all posts. */
typedef struct last_one {
    uint32_t person;
    gv_money fee;
} last_one;

static void consider(last_one *last, uint32_t person, gv_money fee, gv_money left)
{
    if (fee <= left && (last->person == GV_NOBODY || fee < last->fee))
        *last = (last_one){ person, fee };
}

/* As many posts as there is money for, and the rest of it on top. */
static gv_status sign_last(const partner_posts *par, const gv_setting *setting,
                           const last_one *last, gv_money left, gv_schedule *schedule,
                           gv_error *err)
{
    const bool is_one = last->person != GV_NOBODY && last->fee > 0;
    const gv_money posts = is_one ? left / last->fee : 0;
    return posts == 0 ? GV_OK
                      : sign(par, setting, last->person, left / posts, (uint64_t) posts,
                             schedule, err);
}

/* Go down the order; take whoever the rest of the budget can pay for all posts. */
static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const partner_posts *par = params;
    const bool keeps = par->leftover == GV_LEFTOVER_KEPT;
    const uint64_t posts = n_posts_in(par, setting->ticks);
    const gv_fees fees = { .base = par->fee,
                           .per_follower = par->fee_per_follower,
                           .spread = par->fee_spread };
    gv_chooser chooser;
    gv_status status = gv_chooser_open(&chooser, setting, &par->pick, &fees, err);
    gv_money left = setting->budget;
    uint64_t signed_up = 0;
    last_one last = { GV_NOBODY, 0 };
    while (status == GV_OK && (par->partners == 0 || signed_up < par->partners)) {
        uint32_t person = GV_NOBODY;
        status = gv_chooser_next(&chooser, &person, err);
        if (status != GV_OK || person == GV_NOBODY)
            break;
        const gv_money fee = gv_fee_of(&fees, setting, person);
        if (fee * (gv_money) posts <= left) {
            left -= fee * (gv_money) posts;
            signed_up++;
            status = sign(par, setting, person, fee, posts, schedule, err);
            continue;
        }
        consider(&last, person, fee, left);
        if (par->fee_spread == 0 && par->fee * (gv_money) posts > left &&
            (keeps || (last.person != GV_NOBODY && last.fee <= left)))
            break; /* nobody is cheaper than the base fee */
    }
    if (status == GV_OK && !keeps && (par->partners == 0 || signed_up < par->partners))
        status = sign_last(par, setting, &last, left, schedule, err);
    return status;
}

static const gv_submodel tells = {
    .text = "Down the order people are signed up whom the money that is left pays "
            "for all their posts; the next one cheap enough follows who is too "
            "dear. Posts come on `on_days`, or `posts` of them every so many ticks. "
            "With `leftover: posts` whoever asks least of those whom the rest of "
            "the money does not pay in full makes as many posts as it pays for, and "
            "gets the rest on top. Partners of this kind never leave and lose no "
            "credibility.",
    .file = "sim/strategy/partner_posts.c",
};

const gv_tactic gv_tactic_partner_posts = {
    .spec = { .name = "partner_posts",
              .title = "Partner posts",
              .about = "Chosen people are paid to tell everybody who hears them.",
              .source = "Hinz, Skiera, Barrot, Becker (2011), doi:10.1509/jm.10.0088",
              GV_PARAMS(partner_posts) },
    .tells = &tells,
    .draws_on = gv_choosing_mechanisms,
    .channel = GV_CHANNEL_PARTNER,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .check = check,
    .aim = aim,
    .rankings = rankings,
    .needs = needs,
    .plan = plan,
};
