/* Pages that people follow because of what they read there: a person's or a brand's. Layer
 * 4. */
#include "strategy/profile_page.h"

const gv_param gv_profile_page_table[] = {
    GV_PICK_ROWS("people of whom the first has the page"),
    GV_PRICE(gv_profile_page, fee, .initial = 0, .low = 0, .high = 1e9,
             .unit = "money per post", .source = "convention",
             .help = "cost of one post; nothing more is posted when the money is out"),
    GV_COUNT(gv_profile_page, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "tick from which the page posts"),
    GV_COUNT(gv_profile_page, days, .initial = 180, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "assumption", .help = "how long it does"),
    GV_REAL(gv_profile_page, posts_a_week, .initial = 3, .low = 0, .high = 7,
            .unit = "posts in 7 ticks", .sweep = { 1, 7 }, .source = "assumption",
            .help = "how often, as evenly as whole posts allow"),
    GV_REAL(gv_profile_page, follow, .initial = 0.02, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.005, 0.08 },
            .source = "assumption",
            .help =
                "chance that somebody who notices a post of the page follows it from "
                "then on, times how relevant it is to them and how near its values are"),
    GV_REAL(gv_profile_page, read, .initial = 0.1, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.02, 0.5 }, .source = "assumption",
            .help = "chance that a follower who is online reads a post"),
    GV_FLAG(gv_profile_page, answers, .initial = false, .source = "convention",
            .help = "the page answers and follows back, while it can pay for it"),
    GV_REAL(gv_profile_page, reciprocity, .initial = 1, .low = 0, .high = 100, .unit = "1",
            .sweep = { 0, 3 }, .source = "assumption",
            .help = "with `answers`: how much likelier it is followed: times 1 more than "
                    "this"),
    GV_PRICE(gv_profile_page, answer, .initial = 0.02, .low = 0, .high = 1e6,
             .unit = "money per follower", .source = "assumption",
             .help = "what answering a follower costs"),
    GV_END_OF_TABLE,
};

gv_status gv_profile_page_check(const void *params, gv_error *err)
{
    const gv_profile_page *par = params;
    if (par->pick.choose == GV_CHOOSE_COST_EFFECTIVENESS) {
        const gv_status status = GV_FAIL(
            err, GV_E_SCENARIO, "whoever has the page is not paid, so all cost the same");
        gv_error_hint(err, "choose: random, degree, listed, ...");
        return status;
    }
    return gv_chooser_check(&par->pick, err);
}

gv_aim gv_profile_page_aim(const void *params)
{
    return gv_pick_aim(&((const gv_profile_page *) params)->pick);
}

unsigned gv_profile_page_rankings(const void *params)
{
    return gv_chooser_rankings(((const gv_profile_page *) params)->pick.choose);
}

unsigned gv_profile_page_needs(const void *params)
{
    return gv_chooser_needs(((const gv_profile_page *) params)->pick.choose);
}

gv_status gv_profile_page_plan(const gv_setting *setting, const void *params,
                               gv_schedule *schedule, gv_error *err)
{
    const gv_profile_page *par = params;
    gv_profile_page_memory *page = setting->own;
    const gv_fees nothing = { 0 };
    gv_chooser chooser;
    gv_status status = GV_OK;
    GV_TRY(gv_chooser_open(&chooser, setting, &par->pick, &nothing, err));
    GV_TRY(gv_chooser_next(&chooser, &page->person, err));
    page->manner = (gv_manner){ .says = GV_SAYS_PAGE,
                                .control = -1,
                                .credibility = 1,
                                .is_brand = setting->tactic->channel == GV_CHANNEL_OWNED,
                                .read = par->read,
                                .number = (uint8_t) schedule->tactic,
                                .response = &page->response };
done:
    return status;
}

static uint64_t posts_after(const gv_profile_page *par, uint64_t days)
{
    return (uint64_t) (par->posts_a_week * (double) days / 7 + 1e-9);
}

/* Followers are answered in the order of coming, as long as there is money. @return is
 * there any left? */
static bool answer(const gv_profile_page *par, gv_profile_page_memory *page,
                   gv_account *account)
{
    const gv_offer one = { .count = 1, .price = par->answer, .per = 1 };
    const uint64_t came = atomic_load(&page->response.followers) - page->answered;
    const uint64_t most = gv_affordable(account->budget - account->spent, par->answer, 1);
    const uint64_t n = came < most ? came : most;
    gv_account_book(account, &one, n);
    page->answered += came;
    return most > came;
}

gv_status gv_profile_page_react(const gv_setting *setting, const void *params,
                                const gv_observed *observed, gv_account *account,
                                gv_schedule *schedule, gv_error *err)
{
    const gv_profile_page *par = params;
    gv_profile_page_memory *page = setting->own;
    const uint64_t end = par->start + par->days;
    const uint32_t tick = observed->tick;
    const bool answers = par->answers && answer(par, page, account);
    if (tick < par->start || tick >= end || tick >= setting->ticks)
        return GV_OK;
    const uint64_t day = tick - par->start;
    if (posts_after(par, day + 1) == posts_after(par, day) ||
        account->budget - account->spent < par->fee)
        return GV_OK;
    page->manner.follow = par->follow * (answers ? 1 + par->reciprocity : 1);
    const gv_offer post = { .kind = GV_OFFER_POST,
                            .tick = tick,
                            .count = 1,
                            .person = page->person,
                            .manner = &page->manner,
                            .price = par->fee,
                            .per = 1 };
    return gv_schedule_add(schedule, &post, err);
}

const gv_submodel gv_profile_page_shared = {
    .title = "Pages that people follow of their own accord",
    .text = "The first of those who are chosen has the page, also where it stands "
            "for the brand: so both kinds of page begin in the same place. It posts "
            "as evenly as whole posts allow, from `start` on for `days`, as long as "
            "a post can be paid. Followers are gained and read as “Profiles” says. "
            "Who comes to follow is answered while there is money; a page that "
            "answers is followed more readily.",
    .equation =
        "post         on day d if floor(k d + k) > floor(k d), k = posts_a_week / 7\n"
        "follow       follow (1 + reciprocity) while it answers, else follow",
    .file = "sim/strategy/profile_page.c",
};

const gv_submodel *const gv_profile_page_mechanisms[] = { &gv_profile_page_shared, NULL };
