/* The brand's pages, and the ground rules of who reads them: who promotes too much is
 * reached by fewer, and resented. Layer 3. */
#include "model/market/market.h"

market_page *gv_market_page(market_life *l, uint32_t slot)
{
    uint32_t k = 0;
    while (k + 1 < MARKET_MOST_PAGES && l->page[k].posted != 0 && l->page[k].slot != slot)
        k++;
    l->page[k].slot = slot;
    return &l->page[k];
}

/* Once a post, however many batches of readers it has. */
void gv_market_post_on_page(gv_world *w, const gv_market *par, market_page *page,
                            double promotion)
{
    if (page->posted == w->tick + 1)
        return;
    page->posted = w->tick + 1;
    page->promotion += par->ground_rules ? promotion : 0;
}

double gv_market_page_reach(const gv_world *w, const gv_market *par,
                            const market_page *page)
{
    return par->ground_rules && w->tick < page->held_to ? par->norm_reach : 1;
}

static uint32_t number_of(const market_life *l, uint32_t slot)
{
    uint32_t k = 0;
    while (k + 1 < MARKET_MOST_PAGES && l->page[k].slot != slot)
        k++;
    return k;
}

void gv_market_remember_page(market_day *day, const market_reading *r)
{
    const market_life *l = day->life;
    if (l->read_page == NULL || r->class != MARKET_OWNED || r->live)
        return;
    uint8_t *read = &l->read_page[day->v];
    *read = (uint8_t) (*read | 1u << number_of(l, l->item[r->item].tactic));
}

/* On the first day of a week whoever read a page that broke the rules in the last one
 * thinks less of the brand, once. */
void gv_market_mind_the_rules(market_day *day)
{
    market_life *l = day->life;
    if (l->read_page == NULL || day->world->tick % MARKET_WEEK != 0)
        return;
    double lost = 0;
    for (uint32_t k = 0; k < MARKET_MOST_PAGES; k++) {
        const bool has_read = l->read_page[day->v] >> k & 1;
        lost += has_read && l->page[k].broke_rules ? day->par->norm_loss : 0;
    }
    l->read_page[day->v] = 0;
    if (lost > 0)
        day->me->attitude = gv_market_within(day->me->attitude - lost, -1, 1);
}

/* A page that has said nothing for a month is as good as none; if there is no other, there
 * is nothing to follow. */
void gv_market_close_pages(gv_world *w)
{
    enum { MONTH = 30 };
    market_life *l = gv_market_life(w);
    bool is_there = false, was_there = false;
    for (uint32_t k = 0; k < MARKET_MOST_PAGES; k++) {
        const market_page *page = &l->page[k];
        was_there = was_there || page->posted != 0;
        is_there = is_there || (page->posted != 0 &&
                                (!page->stands || w->tick + 1 - page->posted < MONTH));
    }
    if (was_there && !is_there) {
        l->page_worth = -1;
        l->page_answers = false;
    }
}

/* On the last day of a week. */
void gv_market_judge_pages(gv_world *w, const gv_market *par)
{
    market_life *l = gv_market_life(w);
    if (!par->ground_rules || w->tick % MARKET_WEEK != MARKET_WEEK - 1)
        return;
    for (uint32_t k = 0; k < MARKET_MOST_PAGES; k++) {
        market_page *page = &l->page[k];
        page->broke_rules = page->promotion > par->norm;
        if (page->broke_rules)
            page->held_to = w->tick + 1 + (uint32_t) par->norm_days;
        page->promotion = 0;
    }
}

const gv_submodel gv_market_tells_of_pages = {
    .title = "Pages and their ground rules",
    .text = "What a page posts is read by whoever follows and is there. Under "
            "`ground_rules` a week's posts may promote only so much; a page that "
            "promotes more is reached by fewer for a while, and who read it thinks less "
            "of the brand. A page that has said nothing for 30 days is gone.",
    .equation = "promotion    sum of P (1 - V) of a week's posts > norm\n"
                "             then norm_reach of readers for norm_days\n"
                "             and x <- x - norm_loss of who read it",
    .file = "sim/model/market/page.c",
    .keys = (const char *const[]){ "ground_rules", "norm", "norm_reach", "norm_loss",
                                   "norm_days", NULL },
};
