/* Partners: people are recruited, paid for posts or for what these bring, and may leave.
 * Layer 4. */
#include "strategy/partner.h"

static const char *const terms[] = { "per_post", "half_year", NULL };

static const gv_param partners_table[] = {
    GV_BINDING_ROWS,
    GV_CHOICE(partners, choose, .initial = GV_RECRUIT_MICRO, .choices = gv_recruiting_words,
              .source = "Leung, Gu, Li, Zhang, Palmatier (2022), "
                        "doi:10.1177/00222429221102889; Beichert, Bayerl, Goldenberg, "
                        "Lanz (2024), doi:10.1177/00222429231217471",
              .help =
                  "who is asked first: `random`: anybody; `degree`: who has most "
                  "followers; `micro`: of those in a band of followers whose values and "
                  "tastes are near the brand's; `expertise`: whose tastes the product "
                  "suits; `alignment`: whose values are near; `audience`: whose "
                  "followers' values are near, as 32 of them show"),
    GV_REAL(partners, score_noise, .initial = 1, .low = 0, .high = 100,
            .unit = "standard deviations", .sweep = { 0, 3 }, .source = "assumption",
            .help = "how far what is known of tastes and values is off; followers and lots "
                    "are known exactly"),
    GV_REAL(partners, band_low, .initial = 30, .low = 0, .high = 1e9, .unit = "followers",
            .sweep = { 10, 100 }, .source = "assumption",
            .help = "with `micro`: fewest followers, among 10,000 people; the band grows "
                    "with the square root of people"),
    GV_REAL(partners, band_high, .initial = 300, .low = 0, .high = 1e9, .unit = "followers",
            .sweep = { 100, 1000 }, .source = "assumption",
            .help = "with `micro`: most followers"),
    GV_COUNT(partners, partners, .initial = 0, .low = 0, .high = 1e9, .unit = "people",
             .source = "convention",
             .help = "most partners at a time; 0: as many as the budget pays"),
    GV_COUNT(partners, cycle, .initial = 28, .low = 0, .high = 1e6, .unit = "ticks",
             .sweep = { 7, 90 }, .source = "assumption",
             .help =
                 "ticks between rounds of recruiting, with the money of those who left; "
                 "0: only at the start"),
    GV_PRICE(partners, fee, .initial = 5, .low = 0, .high = 1e9, .unit = "money per post",
             .scale = GV_SCALE_LOG, .sweep = { 1, 50 }, .source = "assumption",
             .help = "base fee of one post"),
    GV_PRICE(partners, fee_per_follower, .initial = 0.01, .low = 0, .high = 1e6,
             .unit = "money per post and follower", .scale = GV_SCALE_LOG,
             .sweep = { 0.003, 0.03 }, .source = "assumption",
             .help = "added to the fee for everybody who hears the partner"),
    GV_PRICE(partners, usual_fee, .initial = 5, .low = 0, .high = 1e9,
             .unit = "money per post", .scale = GV_SCALE_LOG, .sweep = { 1, 50 },
             .source = "assumption", .help = "the same elsewhere: who gets less minds"),
    GV_PRICE(partners, usual_fee_per_follower, .initial = 0.01, .low = 0, .high = 1e6,
             .unit = "money per post and follower", .scale = GV_SCALE_LOG,
             .sweep = { 0.003, 0.03 }, .source = "assumption",
             .help = "the same for a follower"),
    GV_CHOICE(partners, term, .initial = GV_TERM_PER_POST, .choices = terms,
              .source = "Palmatier, Dant, Grewal, Evans (2006), "
                        "doi:10.1509/jmkg.70.4.136, as to direction",
              .help = "how long a contract is: `half_year` halves what rival offers "
                      "are worth"),
    GV_REAL(partners, revenue_share, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 },
            .source = "Holmstrom (1979), doi:10.2307/3003320, against Gneezy, Meier, "
                      "Rey-Biel (2011), doi:10.1257/jep.25.4.191",
            .help = "how much of the budget, and of every fee, is held back and paid for "
                    "adopters who last read a partner's post, at first hand or passed on"),
    GV_PRICE(partners, commission, .initial = 0, .low = 0, .high = 1e9,
             .unit = "money per adopter", .source = "assumption",
             .help = "what is paid for one of them while there is money; 0: the money is "
                     "spread evenly over rounds of recruiting, and each round's is divided "
                     "among its adopters"),
    GV_REAL(partners, compensation, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "of a fee, paid on top of it to partners whose audience has come to "
                    "know that claims are not true"),
    GV_REAL(partners, rival_offers, .initial = 0, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "how good others' offers are: each whole one takes 0.3 from what it is "
                    "worth to stay"),
    GV_REAL(partners, desertion, .initial = 0.5, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 1 }, .source = "assumption",
            .help =
                "with `rival_offers`: chance that who leaves posts for the rival, as "
                "often as before, until the campaign is over; heeded where the model has "
                "one (`rival: true`)"),
    GV_REAL(partners, goodwill, .initial = 0.25, .low = -10, .high = 10, .unit = "utility",
            .sweep = { 0, 0.5 }, .source = "assumption",
            .help = "what staying is worth to them at the beginning"),
    GV_REAL(partners, memory, .initial = 0.6, .low = 0, .high = 1, .high_open = true,
            .unit = "share", .sweep = { 0.3, 0.9 }, .source = "assumption",
            .help = "how much of what partners felt and expected is left when another post "
                    "is due"),
    GV_REAL(partners, loyalty, .initial = 3, .low = -100, .high = 100, .unit = "logit",
            .sweep = { 2, 4 }, .source = "assumption",
            .help = "partners leave before a post with chance 1 / (1 + e^(loyalty + 6 "
                    "utility))"),
    GV_REAL(partners, farewell, .initial = -0.3, .low = -1, .high = 1, .unit = "attitude",
            .sweep = { -0.6, 0 }, .source = "assumption",
            .help = "what who leaves says of the brand"),
    GV_CHOICE(partners, leftover, .initial = GV_LEFTOVER_KEPT, .choices = gv_leftover_words,
              .source = "convention", .came_later = true,
              .help = "what becomes of money that pays for no whole contract: `kept`: it "
                      "is not spent; `posts`: it pays for shorter contracts, in the last "
                      "round also what people leave behind who leave then; in the end "
                      "those who stayed get what pays for no post, and what nobody earned "
                      "of what was held back for adopters: by all whom they brought, or "
                      "evenly if they brought nobody"),
    GV_END_OF_TABLE,
};

/* The partners of one life. */
typedef struct roster {
    gv_partner *first, **last;
    bool *asked; /* [people] */
    gv_candidates candidates;
    gv_money fees;      /* for posts and compensation, what was paid taken off */
    gv_money committed; /* of it, to the posts of those who stay */
    gv_money pool;      /* for adopters */
    gv_money shared;    /* paid for adopters */
    uint64_t active, quits;
} roster;

enum { JILT_DRAW = 23 };

static gv_status check(const void *params, gv_error *err)
{
    const partners *par = params;
    const bool free = par->fee == 0 && par->fee_per_follower == 0;
    gv_status status = GV_OK;
    if (par->partners == 0 && (free || par->revenue_share == 1)) {
        status = GV_FAIL(err, GV_E_SCENARIO,
                         "posts cost nothing, so everybody would be a partner");
        gv_error_hint(err, "set a fee, or say how many with 'partners'");
    } else if (par->choose == GV_RECRUIT_MICRO && par->band_low > par->band_high) {
        status = GV_FAIL(err, GV_E_SCENARIO, "'band_low' is above 'band_high'");
        gv_error_hint(err, "nobody has so few and so many followers");
    } else if (par->commission > 0 && par->revenue_share == 0) {
        status = GV_FAIL(err, GV_E_SCENARIO, "no money is held back for a 'commission'");
        gv_error_hint(err, "say how much: revenue_share: 0.3");
    }
    return status;
}

static unsigned asks(const void *params)
{
    (void) params;
    return gv_recruiting_asks();
}

/* ---- contracts ------------------------------------------------------------------------
 */

static gv_money part_of(gv_money money, double share)
{
    return (gv_money) ((double) money * share + 0.5);
}

/* What a post may come to cost. */
static gv_money most_for_a_post(const partners *par, gv_money price)
{
    return price + part_of(price, par->compensation);
}

static gv_money fee_of(gv_money base, gv_money per_follower, double audience)
{
    const double most = (double) (INT64_MAX / 4096);
    const double fee = (double) base + (double) per_follower * audience;
    return (gv_money) (fee < most ? fee : most);
}

static gv_partner draft(const partners *par, const gv_setting *setting, uint32_t person)
{
    const gv_window *const window = &setting->window;
    const double audience = window->show(window->world, person, GV_ASPECT_AUDIENCE);
    const gv_money fee = fee_of(par->fee, par->fee_per_follower, audience);
    const gv_money usual = fee_of(par->usual_fee, par->usual_fee_per_follower, audience);
    gv_partner p = { .alignment = window->show(window->world, person, GV_ASPECT_ALIGNMENT),
                     .audience = audience,
                     .price = part_of(fee, 1 - par->revenue_share),
                     .usual_pay = (double) usual / GV_MONEY_UNIT,
                     .pay = (double) fee / GV_MONEY_UNIT,
                     .utility = par->goodwill };
    gv_bond_begin(&p.bond, &par->binding, person);
    p.bond.manner.control = -1;
    return p;
}

static gv_status sign(roster *r, const gv_setting *setting, const gv_partner *draft,
                      gv_error *err)
{
    gv_partner *p = gv_arena_alloc(setting->arena, 1, sizeof *p, err);
    if (p == NULL)
        return GV_E_MEMORY;
    *p = *draft;
    *r->last = p;
    r->last = &p->next;
    r->asked[p->bond.person] = true;
    r->active++;
    return GV_OK;
}

/* Posts from the `due` one to the end of the contract. */
static gv_money posts_left(const partners *par, const gv_partner *p)
{
    return gv_binding_posts(&par->binding, (gv_span){ p->due, p->end }, p->due);
}

/* Down the order, whoever the uncommitted money can pay for so many posts at least, and to
 * the end at most. */
static gv_status recruit(const partners *par, const gv_setting *setting, gv_span span,
                         uint32_t tick, gv_money least, gv_error *err)
{
    roster *r = setting->own;
    const gv_money posts = gv_binding_posts(&par->binding, span, tick);
    const gv_money cheapest = part_of(par->fee, 1 - par->revenue_share) * least;
    gv_status status = GV_OK;
    for (uint32_t k = 0; k < r->candidates.n && status == GV_OK && posts > 0; k++) {
        const uint32_t person = r->candidates.person[k];
        const gv_money free = r->fees - r->committed;
        if ((par->partners > 0 && r->active >= par->partners) || cheapest > free)
            break;
        if (r->asked[person])
            continue;
        gv_partner p = draft(par, setting, person);
        const gv_money cost = most_for_a_post(par, p.price);
        const gv_money paid = cost == 0 || free / cost > posts ? posts : free / cost;
        if (paid < least)
            continue;
        p.due = tick;
        p.end = paid == posts
                    ? span.end
                    : tick + (uint32_t) (paid - 1) * (uint32_t) par->binding.every + 1;
        r->committed += cost * paid;
        status = sign(r, setting, &p, err);
    }
    return status;
}

/* A round of recruiting: whole contracts, then shorter ones, where money may not be left
 * over. */
static gv_status recruit_all(const partners *par, const gv_setting *setting, gv_span span,
                             uint32_t tick, gv_error *err)
{
    const gv_money posts = gv_binding_posts(&par->binding, span, tick);
    const gv_status status = recruit(par, setting, span, tick, posts, err);
    return status != GV_OK || par->leftover == GV_LEFTOVER_KEPT
               ? status
               : recruit(par, setting, span, tick, 1, err);
}

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const partners *par = params;
    roster *r = setting->own;
    const double noise = setting->knowledge.influencers ? 0 : par->score_noise;
    const gv_recruiting how = { par->choose, noise, par->band_low, par->band_high };
    (void) schedule;
    r->last = &r->first;
    r->pool = part_of(setting->budget, par->revenue_share);
    r->fees = setting->budget - r->pool;
    r->asked =
        gv_arena_alloc(setting->arena, gv_network_people(setting->net), sizeof(bool), err);
    if (r->asked == NULL)
        return GV_E_MEMORY;
    return gv_recruit(&how, setting, &r->candidates, err);
}

/* ---- what posts bring -----------------------------------------------------------------
 */

static uint64_t count_new_buyers(const roster *r)
{
    uint64_t n = 0;
    for (const gv_partner *p = r->first; p != NULL; p = p->next)
        n += p->has_left ? 0 : p->bond.response.buyers - p->buyers;
    return n;
}

/* So much for each buyer whom partners brought since they were last paid. */
static void pay_for_buyers(roster *r, gv_money each, gv_account *account)
{
    const gv_offer commission = { .count = 1, .price = each, .per = 1 };
    for (gv_partner *p = r->first; p != NULL; p = p->next) {
        const uint64_t bought = p->bond.response.buyers - p->buyers;
        const uint64_t paid = gv_affordable(r->pool, each, 1);
        const uint64_t n = bought < paid ? bought : paid;
        p->buyers += bought;
        if (p->has_left || n == 0 || each == 0)
            continue;
        const gv_money sum = gv_account_book(account, &commission, n);
        p->earned += sum;
        r->pool -= sum;
        r->shared += sum;
    }
}

static void share_revenue(const partners *par, gv_span span, uint32_t tick, roster *r,
                          gv_account *account)
{
    const uint64_t cycle = par->cycle > 0 ? par->cycle : par->binding.days;
    const bool is_over = tick == span.end;
    if (r->pool == 0 || tick <= span.from || tick > span.end)
        return;
    if (par->commission > 0) {
        pay_for_buyers(r, par->commission, account);
        return;
    }
    const uint64_t n = count_new_buyers(r);
    if (n == 0 || ((tick - span.from) % cycle != 0 && !is_over))
        return;
    const double rounds = ((double) (span.end - tick) + (double) cycle) / (double) cycle;
    const gv_money quota = is_over ? r->pool : (gv_money) ((double) r->pool / rounds);
    pay_for_buyers(r, quota / (gv_money) n, account);
}

/* ---- when a post is due ----------------------------------------------------------------
 */

/* The money for what is to come is free again. */
static void release(roster *r, const partners *par, const gv_partner *p)
{
    r->committed -= most_for_a_post(par, p->price) * posts_left(par, p);
}

/* Out of what was set aside for the coming post. It makes up for harm and is no pay. */
static bool make_good(roster *r, const partners *par, gv_partner *p, gv_account *account)
{
    const gv_money sum = part_of(p->price, par->compensation);
    const gv_offer offer = { .count = 1, .price = sum, .per = 1 };
    if (!p->bond.exposed || sum == 0)
        return false;
    gv_account_book(account, &offer, 1);
    r->fees -= sum;
    return true;
}

/* Do they leave? Luck is a person's on a day. */
static bool jilts(const partners *par, const gv_setting *setting,
                  const gv_observed *observed, gv_partner *p, gv_account *account)
{
    const gv_window *const window = &setting->window;
    const uint32_t person = p->bond.person;
    gv_bond_look(&p->bond, &par->binding, setting);
    const gv_prospect seen = { .control = setting->message->control,
                               .adopters = observed->share[GV_OBSERVABLE_ADOPTERS],
                               .informed = window->show(window->world, person,
                                                        GV_ASPECT_INFORMED) > 0,
                               .made_good = make_good(setting->own, par, p, account) };
    (void) gv_partner_judge(p, par, &seen);
    const gv_bits luck =
        gv_draw(&setting->choose,
                gv_counter_make(person, setting->slot, observed->tick, 0, 0, JILT_DRAW));
    p->has_left = gv_happens(luck.low, gv_chance_of(gv_partner_temptation(p, par)));
    p->is_rivals = p->has_left && par->rival_offers > 0 &&
                   gv_happens(luck.high, gv_chance_of(par->desertion));
    return p->has_left;
}

static gv_status meet(const partners *par, const gv_setting *setting,
                      const gv_observed *observed, gv_partner *p, gv_account *account,
                      gv_schedule *schedule, gv_error *err)
{
    roster *r = setting->own;
    const uint32_t tick = observed->tick;
    gv_status status = GV_OK;
    if (p->is_rivals) {
        status = gv_bond_say(&p->bond, GV_SAYS_RIVAL, 0, tick, schedule, err);
    } else if (p->bond.posts > 0 && jilts(par, setting, observed, p, account)) {
        release(r, par, p);
        r->active--;
        r->quits++;
        status = gv_bond_say(&p->bond, GV_SAYS_WORD, par->farewell, tick, schedule, err);
    } else {
        r->committed -= most_for_a_post(par, p->price);
        r->fees -= p->price;
        status = gv_bond_post(&p->bond, &par->binding, tick, p->price, schedule, err);
    }
    p->due = tick + (uint32_t) par->binding.every;
    return status;
}

/* From this partner on. Who has no more posts to make is no partner any more. */
static gv_status meet_all(const partners *par, const gv_setting *setting,
                          const gv_observed *observed, gv_partner *from,
                          gv_account *account, gv_schedule *schedule, gv_error *err)
{
    roster *r = setting->own;
    gv_status status = GV_OK;
    for (gv_partner *p = from; p != NULL; p = p->next) {
        if (p->bond.posts > 0)
            gv_bond_rest(&p->bond, &par->binding);
        if (p->due != observed->tick || (p->has_left && !p->is_rivals))
            continue;
        if (!p->has_left && p->due >= p->end) {
            p->has_ended = true;
            r->active--;
            continue;
        }
        GV_TRY(meet(par, setting, observed, p, account, schedule, err));
    }
done:
    return status;
}

/* Is there no recruiting any more after this tick's? */
static bool is_last_round(const partners *par, gv_span span, uint32_t tick)
{
    const uint64_t since = tick - span.from;
    return par->cycle > 0 &&
           since - since % par->cycle + par->cycle >= span.end - span.from;
}

/* ---- the end
 * ---------------------------------------------------------------------------- */

/* What nobody earned, by all whom those who stayed have brought. */
static void share_out(roster *r, gv_account *account)
{
    uint64_t all = 0;
    for (const gv_partner *p = r->first; p != NULL; p = p->next)
        all += p->has_left ? 0 : p->bond.response.buyers;
    const gv_money each = all == 0 ? 0 : r->pool / (gv_money) all;
    if (each > 0 && gv_account_pay(account, each, all)) {
        r->pool -= each * (gv_money) all;
        r->shared += each * (gv_money) all;
    }
}

/* What is left when all is over. It is no post's fee and changes nobody's mind. */
static void settle(roster *r, gv_account *account)
{
    share_out(r, account);
    const gv_money rest = r->fees + r->pool;
    const gv_money each = r->active == 0 ? 0 : rest / (gv_money) r->active;
    if (each > 0)
        (void) gv_account_pay(account, each, r->active);
}

/* ---- all
 * -------------------------------------------------------------------------------- */

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const partners *par = params;
    roster *r = setting->own;
    const gv_span span = gv_binding_span(&par->binding, setting);
    const uint32_t tick = observed->tick;
    const bool spends_all = par->leftover == GV_LEFTOVER_POSTS;
    gv_status status = GV_OK;
    share_revenue(par, span, tick, r, account);
    if (tick == span.end && spends_all)
        settle(r, account);
    if (tick < span.from || tick >= span.end) {
        r->active = tick >= span.end ? 0 : r->active;
        return GV_OK;
    }
    const uint32_t since = tick - span.from;
    if (since == 0 || (par->cycle > 0 && since % par->cycle == 0))
        GV_TRY(recruit_all(par, setting, span, tick, err));
    GV_TRY(meet_all(par, setting, observed, r->first, account, schedule, err));
    if (spends_all && is_last_round(par, span, tick)) {
        gv_partner **const fresh = r->last;
        GV_TRY(recruit(par, setting, span, tick, 1, err));
        GV_TRY(meet_all(par, setting, observed, *fresh, account, schedule, err));
    }
done:
    return status;
}

static void show(const gv_setting *setting, double gauge[GV_GAUGES])
{
    const roster *r = setting->own;
    const double others = gauge[GV_GAUGE_PARTNERS];
    double sum = gauge[GV_GAUGE_PARTNER_CREDIBILITY] * others;
    for (const gv_partner *p = r->first; p != NULL && r->active > 0; p = p->next)
        sum += p->has_left || p->has_ended ? 0 : p->bond.credibility;
    gauge[GV_GAUGE_PARTNERS] = others + (double) r->active;
    if (gauge[GV_GAUGE_PARTNERS] > 0)
        gauge[GV_GAUGE_PARTNER_CREDIBILITY] = sum / gauge[GV_GAUGE_PARTNERS];
    gauge[GV_GAUGE_PARTNER_QUITS] += (double) r->quits;
    gauge[GV_GAUGE_REVENUE_SHARED] += (double) r->shared / GV_MONEY_UNIT;
}

static const gv_submodel tells = {
    .text = "At the beginning, and every `cycle` ticks with the money of those who "
            "left, people are asked down the order as long as money that is not yet "
            "promised pays a whole contract: a post every `every` ticks until the "
            "campaign is over, and the most that compensation may come to. Nobody "
            "is asked twice. Before each post but the first a partner judges the "
            "time since the last one and leaves with a chance that falls with what "
            "staying has come to be worth to them. Who leaves says a last word of "
            "the brand (`farewell`), and some of them post for the rival from then "
            "on, where there are `rival_offers` and a rival.\n\n"
            "The share `revenue_share` of the budget, and of every fee, is held "
            "back and paid for adopters who last read a partner's post or a share "
            "of it: `commission` for each while there is money, or else what is "
            "planned for a round of recruiting, divided among its adopters. What is "
            "paid for adopters counts as pay. With `leftover: posts` what nobody earned "
            "is shared out on the last day: it is spent, and moves nobody.",
    .equation =
        "fee          F = fee + fee_per_follower followers\n"
        "             a post costs F (1 - revenue_share)\n"
        "             usual: usual_fee + usual_fee_per_follower followers\n"
        "pay          v <- memory (v + (1 - memory) (paid - p)^2)\n"
        "             p <- p + (1 - memory) (paid - p);  at first p = F, v = 0\n"
        "content      u = 0.25 + 0.3 revenue_share min(1, 10 adopters / people)\n"
        "                 - 0.6 control (1 - a) - 0.175 control + 0.4 (a - 0.6)\n"
        "                 + 0.3 (engagement - 0.2) - 0.6 [they are informed]\n"
        "                 + 0.6 compensation [their audience is informed]\n"
        "                 + 0.25 ln(p / usual) - 0.3 min(1, v / p^2)\n"
        "                 - 0.3 rival_offers, half of it with term half_year\n"
        "             p counts as usual / 20 at least;  usual = 0: both terms are 0\n"
        "engagement   min(1, 10 shares / (reads + 5)), since the last post\n"
        "worth        U <- memory U + (1 - memory) u,  U = goodwill at first\n"
        "leaves       with chance 1 / (1 + e^(loyalty + 6 U))\n"
        "deserts      with chance desertion, if rival_offers > 0 and who leaves",
    .departs = "The weights in u, the 6 and the 10 are assumptions that stay as they "
               "are: only the directions follow from the sources (pay that varies is "
               "worth less, being told what to say costs the more the farther one's "
               "values are). What is explored is where u begins (`goodwill`), how fast "
               "it is forgotten (`memory`) and the constant of leaving (`loyalty`).",
    .file = "sim/strategy/partners.c",
};

const gv_tactic gv_tactic_partners = {
    .spec = { .name = "partners",
              .title = "Partners",
              .about = "People are recruited to post, paid for posts or for what these "
                       "bring, and leave when it is not worth it to them.",
              .source = "Leung, Gu, Palmatier (2022), doi:10.1007/s11747-021-00829-4; "
                        "utility after the principal-agent view of Holmstrom (1979), "
                        "doi:10.2307/3003320",
              GV_PARAMS(partners) },
    .tells = &tells,
    .draws_on = gv_binding_mechanisms,
    .channel = GV_CHANNEL_PARTNER,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .check = check,
    .asks = asks,
    .has_manners = true,
    .own_bytes = sizeof(roster),
    .plan = plan,
    .react = react,
    .show = show,
};
