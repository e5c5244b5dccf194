/* Screening: some check what the brand claims; who finds it untrue tells others, and their
 * trust is gone. Layer 3. */
#include "model/market/market.h"

#include <math.h>

enum { LEAST_FINDS = 3, PEOPLE_A_FIND = 2000 };
static const double true_enough = 0.02; /* an overclaim up to this is none */
static const double minor = 0.05;       /* up to this, others shrug */

/* A claim stays a claim when somebody passes it on. What customers found is none. */
bool gv_market_is_claim(const market_day *day, const market_reading *r)
{
    return r->item >= MARKET_FIRST_ITEM && !day->life->item[r->item].is_experience;
}

static bool is_advertisement(const market_reading *r)
{
    return r->class == MARKET_MASS || r->class == MARKET_AD;
}

/* ---- checking -------------------------------------------------------------------------
 */

/* Sceptics check, those who trust do not; what surprises is checked, and what says enough
 * to be checked; advertisements are hardly worth it. */
static double chance_to_check(const market_day *day, const market_reading *r)
{
    const market_person *me = day->me;
    const market_item *item = &day->life->item[r->item];
    const double surprise = fabs((double) item->claim - (double) me->belief);
    double chance = day->par->check * (0.3 + 1.4 * me->scepticism / 255.0);
    chance *= 1 - 0.6 * (double) me->trust;
    chance *= 0.15 + surprise;
    chance *= 0.4 + 0.6 * (double) item->information;
    return is_advertisement(r) ? 0.3 * chance : chance;
}

/* Draws belong to what is checked and how often it was read before, on this day. */
static gv_bits luck_of(const market_day *day, const market_reading *r, uint32_t nth,
                       uint32_t draw)
{
    const uint32_t name = day->life->item[r->item].name;
    return gv_draw(&day->life->luck,
                   gv_counter_make(day->v, name, day->world->tick, 0, nth, draw));
}

/* What it promises beyond what the product holds today. */
static double overclaim(const market_day *day, const market_item *item)
{
    return item->overclaim + day->life->quality_loss;
}

bool gv_market_is_bluff(const market_day *day, const market_reading *r)
{
    return gv_market_is_claim(day, r) &&
           overclaim(day, &day->life->item[r->item]) > true_enough;
}

static void find_out(market_day *day, const market_reading *r)
{
    const gv_market *par = day->par;
    market_item *item = &day->life->item[r->item];
    const double promised = overclaim(day, item);
    const double over = promised > 0 ? promised : 0;
    day->bluff = over;
    day->trust_gain -= par->trust_loss * (1 + 2 * over);
    day->shock += par->attitude_loss * (over > 0.1 ? over : 0.1);
    day->tally->finds++;
    day->tally->false_alarms += over > true_enough ? 0 : 1;
    const uint32_t before =
        (uint32_t) atomic_fetch_add_explicit(&item->finds, 1, memory_order_relaxed);
    day->tally->found_items += before == 0 ? 1 : 0;
}

static void check(market_day *day, const market_reading *r, uint32_t nth)
{
    const gv_market *par = day->par;
    const market_item *item = &day->life->item[r->item];
    const gv_bits tries = luck_of(day, r, nth, MARKET_DRAW_CHECK);
    if (!gv_happens(tries.low, gv_chance_of(chance_to_check(day, r))))
        return;
    const double over = overclaim(day, item);
    const bool is_bluff = over > true_enough;
    const double finds =
        is_bluff ? 1 - gv_real_exp(-par->finding * over) : par->false_alarm;
    day->tally->checks++;
    if (gv_happens(luck_of(day, r, nth, MARKET_DRAW_FIND).low, gv_chance_of(finds))) {
        find_out(day, r);
    } else if (!is_bluff) {
        day->trust_gain += par->check_reward;
        day->proven += 1;
        day->proven_claim += (double) item->claim;
    }
}

static uint32_t how_manieth(const market_day *day, uint32_t k)
{
    uint32_t n = 0;
    for (uint32_t j = 0; j < k; j++)
        n += day->reading[j].item == day->reading[k].item ? 1 : 0;
    return n;
}

static void check_claims(market_day *day)
{
    for (uint32_t k = 0; k < day->n && day->bluff < 0; k++) {
        const market_reading *r = &day->reading[k];
        if (r->noticed && gv_market_is_claim(day, r))
            check(day, r, how_manieth(day, k));
    }
    if (day->bluff >= 0)
        day->warns = gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_WARN).low,
                                gv_chance_of(day->par->warn));
}

/* ---- being told ------------------------------------------------------------------------
 */

/* A second warning from elsewhere counts for more than the first; who is committed is hard
 * to convince, and a trifle convinces few. Hearsay hurts less than finding out. */
static void hear_warnings(market_day *day)
{
    const gv_market *par = day->par;
    market_person *me = day->me;
    double over = 0;
    uint32_t n = 0;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (r->item != MARKET_ALARM || !r->noticed)
            continue;
        over = -r->valence > over ? -r->valence : over;
        n++;
    }
    if (n == 0)
        return;
    const uint32_t all = me->warned + n;
    me->warned = 3u & (all < 3 ? all : 3);
    const double each = all >= 2 ? par->corroborated : par->convinced;
    double chance = 1 - gv_real_pow(1 - each, n);
    chance *= 1 - 0.5 * (double) me->relation;
    chance *= over <= minor ? 0.25 : 1;
    if (!gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_CONVINCE).low,
                    gv_chance_of(chance)))
        return;
    day->bluff = over;
    day->trust_gain -= 0.8 * par->trust_loss * (1 + 2 * over);
    day->shock += 0.7 * par->attitude_loss * (over > 0.1 ? over : 0.1);
    day->proven += 5;
    day->proven_claim += 5 * day->life->quality;
    day->warns = gv_happens(gv_market_draw(day, 0, 0, MARKET_DRAW_WARN).high,
                            gv_chance_of(par->warn_again));
}

/* ---- telling different people different things
 * -------------------------------------------- */

static void compare_claims(market_day *day)
{
    market_person *me = day->me;
    double apart = 0;
    uint8_t last = me->claim;
    for (uint32_t k = 0; k < day->n; k++) {
        const market_reading *r = &day->reading[k];
        if (!r->noticed || !gv_market_is_claim(day, r))
            continue;
        const double claim = (double) day->life->item[r->item].claim;
        const double before = me->claim / 254.0;
        if (me->claim != UINT8_MAX && fabs(claim - before) > apart)
            apart = fabs(claim - before);
        last = (uint8_t) (254 * claim + 0.5);
    }
    me->claim = last;
    if (apart > 0.1)
        day->trust_gain -= day->par->inconsistency * apart;
}

void gv_market_screen(market_day *day)
{
    if (day->n == 0)
        return;
    if (!day->me->informed) {
        check_claims(day);
        if (day->bluff < 0)
            hear_warnings(day);
    }
    compare_claims(day);
}

/* ---- the platform
 * -------------------------------------------------------------------------- */

/* Enough finds, and time for the platform to agree, and the item carries a note. */
void gv_market_note_items(gv_world *w)
{
    market_life *l = gv_market_life(w);
    const gv_market *par = l->par;
    const double enough = par->note_share * (LEAST_FINDS + (double) w->n / PEOPLE_A_FIND);
    if (l->total.finds == 0 || par->note_share == 0)
        return;
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        market_item *item = &l->item[k];
        if (item->name != 0 && w->tick >= item->born + par->note_delay &&
            item->finds >= enough && !item->is_noted) {
            item->is_noted = true;
            l->notes++;
        }
    }
}

const gv_submodel gv_market_tells_of_checks = {
    .title = "Checks, warnings, and notes",
    .text = "Some check what the brand claims, one noticed claim after the other until "
            "one is found out: sceptics do, those who trust do not, and what surprises "
            "and says enough to be checked is. A bluff is an overclaim o above 0.02. "
            "Who finds one out loses trust and warmth and may warn others. A second "
            "warning counts for more than the first. Who is told, loses less. Once "
            "somebody knows, they check no more and are warned no more. What claims "
            "today differs from what was claimed last costs trust. With enough finds, "
            "and time, the platform puts a note on the item.",
    .equation =
        "checks       check (0.3 + 1.4 g) (1 - 0.6 T) (0.15 + |c - b|)\n"
        "             (0.4 + 0.6 I), times 0.3 of an advertisement\n"
        "finds        1 - e^(-finding o) of a bluff, else false_alarm\n"
        "found        T <- T - trust_loss (1 + 2 o)\n"
        "             x <- x - attitude_loss max(o, 0.1);  warns: warn\n"
        "found true   T <- T + check_reward, and one more of m, at c\n"
        "warned       (1 - (1 - e)^(n today)) (1 - R / 2), times 1/4 if o <= 0.05\n"
        "             e = convinced of the first, corroborated once there were two\n"
        "             T <- T - 0.8 trust_loss (1 + 2 o)\n"
        "             x <- x - 0.7 attitude_loss max(o, 0.1);  warns: warn_again\n"
        "             and 5 more of m, at quality\n"
        "different    T <- T - inconsistency d where d = |c - last c| > 0.1\n"
        "note         from note_share (3 + n / 2,000) finds, note_delay days old on",
    .departs = "Losses of trust and attitude follow their sources in direction only. Notes "
               "are a delay and a threshold, not the vote of a crowd. Corroboration stands "
               "for complex contagion (Centola and Macy 2007) with a threshold of two.",
    .file = "sim/model/market/screen.c",
    .keys = (const char *const[]){ "check", "finding", "false_alarm", "trust_loss",
                                   "attitude_loss", "check_reward", "warn", "warn_again",
                                   "convinced", "corroborated", "inconsistency",
                                   "note_share", "note_delay", NULL },
};
