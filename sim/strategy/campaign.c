/* Campaigns of impressions: how many on which day, and what starts them. Layer 4. */
#include "strategy/campaign.h"

#include <string.h>

const char *const gv_schedule_words[] = { "even", "front_loaded", "waves", NULL };
const char *const gv_trigger_words[] = {
    "none",
#define GV_OBSERVABLE(NAME, name, meaning) name,
#include "grapevine/observables.def"
#undef GV_OBSERVABLE
    NULL,
};

#define MOST_A_DAY (UINT64_C(1) << 30) /* keys count impressions of a day in 32 bits */

gv_status gv_campaign_check(const void *params, gv_error *err)
{
    const gv_campaign *campaign = params;
    const bool in_waves = campaign->schedule == GV_SCHEDULE_WAVES;
    if (!in_waves || campaign->days >= 2 * campaign->waves - 1)
        return GV_OK;
    const gv_status status =
        GV_FAIL(err, GV_E_SCENARIO, "%llu waves with pauses do not fit into %llu days",
                (unsigned long long) campaign->waves, (unsigned long long) campaign->days);
    gv_error_hint(err, "they need at least %llu days",
                  (unsigned long long) (2 * campaign->waves - 1));
    return status;
}

/* ---- audiences ---- */

enum { AUDIENCE_DRAW = 7 }; /* draw 0 of these counters deals people (chooser.c) */

static uint32_t circle_of(const gv_campaign *campaign, const gv_setting *setting)
{
    const char *key = campaign->audience_key;
    return key[0] == '\0' ? setting->slot : (uint32_t) gv_hash_bytes(key, strlen(key)).low;
}

/* Places are 64-bit fractions of the circle, so that the way from the audience's beginning
 * to a person wraps round by itself. The place is a person's own: a larger share adds
 * people and loses nobody. */
static gv_status audience_of(const gv_campaign *campaign, const gv_setting *setting,
                             gv_audience among, gv_audience *out, gv_error *err)
{
    if (campaign->audience >= 1) {
        *out = among;
        return GV_OK;
    }
    const uint32_t circle = circle_of(campaign, setting);
    const uint64_t from = gv_chance_of(campaign->audience_from).threshold;
    const gv_chance share = gv_chance_of(campaign->audience);
    const uint32_t n = among.person == NULL ? gv_network_people(setting->net) : among.n;
    uint32_t *person = gv_arena_alloc(setting->arena, (size_t) n + 1, sizeof *person, err);
    if (person == NULL)
        return GV_E_MEMORY;
    *out = (gv_audience){ .person = person };
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t v = among.person == NULL ? k : among.person[k];
        const gv_counter c = gv_counter_make(v, circle, 0, 0, 0, AUDIENCE_DRAW);
        if (gv_happens(gv_draw(&setting->choose, c).low - from, share))
            person[out->n++] = v;
    }
    return GV_OK;
}

/* ---- triggers ---- */

unsigned gv_campaign_watches(const void *params)
{
    const gv_campaign *campaign = params;
    return campaign->trigger == 0 ? 0 : GV_OBSERVES(campaign->trigger - 1);
}

/* Who knows what people cannot stand does not show it to them. */
bool gv_campaign_spares(const gv_setting *setting, uint32_t person)
{
    return setting->knowledge.turn_offs &&
           gv_window_show(&setting->window, person, GV_ASPECT_BOTHERED) > 0;
}

static bool starts(const gv_campaign *campaign, const gv_setting *setting,
                   const gv_observed *observed)
{
    gv_campaign_memory *memory = setting->own;
    if (campaign->trigger == 0 || memory->is_started || observed->tick < campaign->start ||
        observed->share[campaign->trigger - 1] < campaign->trigger_share)
        return false;
    memory->is_started = true;
    return true;
}

/* ---- days ---- */

#define WHOLE_DAY 4294967296.0 /* weight of the first day of a front-loaded campaign */

/* What part of the campaign a day gets, relative to the others. */
static uint64_t weight_of(const gv_campaign *campaign, uint64_t day, uint64_t days)
{
    if (campaign->schedule == GV_SCHEDULE_FRONT_LOADED) {
        const double age = (double) day / (double) campaign->half_life;
        const uint64_t weight = (uint64_t) (WHOLE_DAY * gv_real_pow(0.5, age) + 0.5);
        return weight > 0 ? weight : 1;
    }
    if (campaign->schedule == GV_SCHEDULE_WAVES)
        return day * (2 * campaign->waves - 1) / days % 2 == 0 ? 1 : 0;
    return 1;
}

typedef struct day {
    uint64_t weight;
    uint64_t count;
} day;

/* Is a's next impression due before b's? Equal claims: the earlier day. */
static bool has_claim(const day *a, const day *b)
{
    return (gv_wide) a->weight * (gv_wide) (b->count + 1) >
           (gv_wide) b->weight * (gv_wide) (a->count + 1);
}

/* A heap of days, the best claim on top; equal claims by day, as pointers ascend. */
static bool stands_above(const day *a, const day *b)
{
    return has_claim(a, b) || (!has_claim(b, a) && a < b);
}

static void sink(day **heap, uint64_t n, uint64_t at)
{
    for (uint64_t child = 2 * at + 1; child < n; child = 2 * at + 1) {
        if (child + 1 < n && stands_above(heap[child + 1], heap[child]))
            child++;
        if (!stands_above(heap[child], heap[at]))
            return;
        day *const other = heap[at];
        heap[at] = heap[child];
        heap[child] = other;
        at = child;
    }
}

/* D'Hondt's rule: impression after impression goes to the day with the largest weight over
 * its count + 1. So a larger budget means at least as many impressions on each day, which
 * shares rounded one by one would not. Every day first gets its whole part (the rule gives
 * no day less), then the fewer than n_days that are left find their days. */
static gv_status cut(uint64_t total, day *days, uint64_t n_days, gv_arena *arena,
                     gv_error *err)
{
    uint64_t sum = 0, given = 0;
    for (uint64_t d = 0; d < n_days; d++)
        sum += days[d].weight;
    for (uint64_t d = 0; d < n_days; d++) {
        days[d].count = (uint64_t) ((gv_unsigned_wide) total * days[d].weight / sum);
        given += days[d].count;
    }
    day **heap = gv_arena_alloc(arena, n_days, sizeof *heap, err);
    if (heap == NULL)
        return GV_E_MEMORY;
    for (uint64_t d = 0; d < n_days; d++)
        heap[d] = &days[d];
    for (uint64_t at = n_days / 2; at-- > 0;)
        sink(heap, n_days, at);
    for (; given < total; given++) {
        heap[0]->count++;
        sink(heap, n_days, 0);
    }
    return GV_OK;
}

static gv_status offer_days(const gv_campaign *campaign, const gv_campaign_reach *reach,
                            uint64_t from, const day *days, uint64_t n_days,
                            gv_schedule *schedule, gv_error *err)
{
    gv_offer offer = { .kind = GV_OFFER_IMPRESSIONS,
                       .medium = reach->medium,
                       .strength = campaign->strength,
                       .eligible = reach->audience.person,
                       .n_eligible = reach->audience.n,
                       .up_to = reach->up_to,
                       .cap = (uint32_t) campaign->cap_per_week,
                       .wear_out = campaign->wear_out,
                       .price = campaign->cpm,
                       .per = 1000 };
    for (uint64_t d = 0; d < n_days; d++) {
        offer.tick = (uint32_t) (from + d);
        offer.count = days[d].count;
        if (offer.count >= MOST_A_DAY)
            return GV_FAIL(err, GV_E_SCENARIO,
                           "the budget buys %llu impressions a day; at most %llu are "
                           "possible",
                           (unsigned long long) offer.count,
                           (unsigned long long) MOST_A_DAY);
        const gv_status status =
            offer.count > 0 ? gv_schedule_add(schedule, &offer, err) : GV_OK;
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* As many as the setting's budget buys, over n_days from `from` on. */
static gv_status buy_days(const gv_campaign *campaign, const gv_setting *setting,
                          const gv_campaign_reach *reach, uint64_t from, uint64_t n_days,
                          gv_schedule *schedule, gv_error *err)
{
    const uint64_t total = gv_affordable(setting->budget, campaign->cpm, 1000);
    day *days = gv_arena_alloc(setting->arena, n_days, sizeof *days, err);
    if (days == NULL)
        return GV_E_MEMORY;
    for (uint64_t d = 0; d < n_days; d++)
        days[d].weight = weight_of(campaign, d, n_days);
    const gv_status status = cut(total, days, n_days, setting->arena, err);
    return status != GV_OK ? status
                           : offer_days(campaign, reach, from, days, n_days, schedule, err);
}

/* Those who are held out are passed over, so that others meet what they would have met.
 * `part` says beforehand who would be. */
static gv_status without_held_out(const gv_setting *setting, gv_audience *audience,
                                  gv_error *err)
{
    enum { IS_THERE = 4 };
    uint8_t *const part = setting->part;
    if (part == NULL)
        return GV_OK;
    const uint32_t people = gv_network_people(setting->net);
    const gv_audience all = *audience;
    const uint32_t n = all.person == NULL ? people : all.n;
    uint32_t *kept = gv_arena_alloc(setting->arena, (size_t) n + 1, sizeof *kept, err);
    if (kept == NULL)
        return GV_E_MEMORY;
    *audience = (gv_audience){ .person = kept };
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t v = all.person == NULL ? k : all.person[k];
        if (part[v] == GV_PART_MEANT)
            kept[audience->n++] = v;
        part[v] = (uint8_t) (part[v] | IS_THERE);
    }
    for (uint32_t v = 0; v < people; v++)
        part[v] = part[v] & IS_THERE ? (uint8_t) (part[v] & ~IS_THERE) : GV_PART_NONE;
    return GV_OK;
}

enum { FORTNIGHT = 14 }; /* what is shown is worn out after it */

/* What is shown has to be made, and made anew: it is worn out after a fortnight. Paid
 * before anything is shown. */
static gv_status make_items(const gv_campaign *campaign, const gv_setting *setting,
                            uint64_t from, uint64_t n_days, gv_schedule *schedule,
                            gv_money *cost, gv_error *err)
{
    gv_offer item = { .kind = GV_OFFER_EXPENSE, .count = 1, .per = 1 };
    item.price = gv_money_of(gv_money_units(campaign->production) * setting->effort);
    gv_status status = GV_OK;
    *cost = 0;
    for (uint64_t t = from; t < from + n_days && item.price > 0 && status == GV_OK;
         t += FORTNIGHT - t % FORTNIGHT) {
        item.tick = (uint32_t) t;
        status = gv_schedule_add(schedule, &item, err);
        *cost += item.price;
    }
    return status;
}

/* From tick `from` to the campaign's end or the life's. */
static gv_status buy(const gv_campaign *campaign, const gv_setting *setting,
                     gv_campaign_reach reach, uint64_t from, gv_schedule *schedule,
                     gv_error *err)
{
    if (from >= setting->ticks || (reach.audience.person != NULL && reach.audience.n == 0))
        return GV_OK;
    const uint64_t left = setting->ticks - from;
    const uint64_t n_days = campaign->days < left ? campaign->days : left;
    gv_status status = GV_OK;
    if (campaign->viewing > 0)
        status = gv_viewing_weigh(campaign->viewing, circle_of(campaign, setting), setting,
                                  reach.audience, &reach.up_to, err);
    gv_setting left_over = *setting;
    gv_money cost = 0;
    if (status == GV_OK)
        status = make_items(campaign, setting, from, n_days, schedule, &cost, err);
    left_over.budget = cost < setting->budget ? setting->budget - cost : 0;
    if (status == GV_OK)
        status = buy_days(campaign, &left_over, &reach, from, n_days, schedule, err);
    gv_campaign_memory *memory = setting->own;
    if (status == GV_OK && memory != NULL) {
        memory->is_bought = true;
        memory->reach = reach;
    }
    return status;
}

static gv_status begin(const gv_setting *setting, const void *params, uint64_t from,
                       gv_schedule *schedule, gv_error *err)
{
    const gv_tactic *tactic = setting->tactic;
    gv_campaign_reach reach = { .medium = tactic->medium };
    gv_status status;
    if (tactic->whom != NULL)
        GV_TRY(tactic->whom(setting, params, &reach.audience, err));
    GV_TRY(audience_of(params, setting, reach.audience, &reach.audience, err));
    GV_TRY(without_held_out(setting, &reach.audience, err));
    GV_TRY(buy(params, setting, reach, from, schedule, err));
done:
    return status;
}

gv_status gv_campaign_plan(const gv_setting *setting, const void *params,
                           gv_schedule *schedule, gv_error *err)
{
    const gv_campaign *campaign = params;
    if (campaign->trigger != 0)
        return GV_OK;
    return begin(setting, params, campaign->start, schedule, err);
}

gv_status gv_campaign_react(const gv_setting *setting, const void *params,
                            const gv_observed *observed, gv_account *account,
                            gv_schedule *schedule, gv_error *err)
{
    (void) account;
    if (!starts(params, setting, observed))
        return GV_OK;
    return begin(setting, params, observed->tick, schedule, err);
}

gv_status gv_campaign_top_up(const gv_setting *setting, const void *params, uint32_t from,
                             gv_schedule *schedule, gv_money *taken, gv_error *err)
{
    const gv_campaign_memory *memory = setting->own;
    gv_campaign campaign = *(const gv_campaign *) params;
    const uint64_t end = campaign.start + campaign.days;
    *taken = 0;
    if (!memory->is_bought || campaign.trigger != 0 || from >= end ||
        from >= setting->ticks)
        return GV_OK;
    const uint64_t first = from > campaign.start ? from : campaign.start;
    const uint64_t last = end < setting->ticks ? end : setting->ticks;
    campaign.schedule = GV_SCHEDULE_EVEN;
    const gv_status status =
        buy_days(&campaign, setting, &memory->reach, first, last - first, schedule, err);
    if (status == GV_OK)
        *taken = setting->budget;
    return status;
}

/* Money that comes in parts is spent evenly as it comes. */
gv_stretch gv_campaign_span(const void *params)
{
    const gv_campaign *campaign = params;
    if (campaign->trigger != 0 || campaign->schedule != GV_SCHEDULE_EVEN)
        return (gv_stretch){ 0, 0 };
    return (gv_stretch){ campaign->start, campaign->start + campaign->days };
}

gv_status gv_campaign_instalment(const gv_setting *setting, const void *params,
                                 uint32_t from, gv_schedule *schedule, gv_error *err)
{
    const gv_campaign_memory *memory = setting->own;
    const gv_campaign *campaign = params;
    const gv_stretch span = gv_campaign_span(params);
    const uint64_t first = from > span.from ? from : span.from;
    const uint64_t end = span.until < setting->ticks ? span.until : setting->ticks;
    gv_setting left = *setting;
    gv_money cost = 0;
    gv_status status;
    if (first >= end)
        return GV_OK;
    left.ticks = (uint32_t) end;
    if (!memory->is_bought)
        return begin(&left, params, first, schedule, err);
    const uint64_t anew = (first + FORTNIGHT - 1) / FORTNIGHT * FORTNIGHT;
    GV_TRY(make_items(campaign, setting, anew, end > anew ? end - anew : 0, schedule, &cost,
                      err));
    left.budget = cost < setting->budget ? setting->budget - cost : 0;
    GV_TRY(buy_days(campaign, &left, &memory->reach, first, end - first, schedule, err));
done:
    return status;
}

const gv_submodel gv_campaign_tells = {
    .title = "Campaigns of impressions",
    .text = "A campaign buys as many impressions as its money pays, from tick "
            "`start` on, or from the tick after a `trigger`, for `days`. Days get "
            "parts by the schedule: whole impressions are dealt one after another "
            "to the day with the largest claim, so that more money means at least "
            "as many on every day. An impression meets somebody drawn from the "
            "audience, with replacement. Who has had as many in a week as the cap "
            "allows, or whom the model does not let meet one, is passed over, and "
            "the next one drawn. What meets nobody is not paid; drawing ends after "
            "16 times as many meetings as impressions are left, and some.\n\n"
            "The audience is whom the tactic means, as far as an arc of a circle "
            "goes on which everybody has a place. With `viewing` people are drawn "
            "by weights of their own. What is shown is made anew every 14 ticks, "
            "and paid for before impressions are. `strength` is for models that do "
            "not look at content; where content decides what a reading does it has "
            "to stay as it is.",
    .equation =
        "impressions  n = 1000 (money - made production effort) / cpm\n"
        "             effort = sum (0.5 + V)^2 (1 + H) over its messages\n"
        "             made: how many times it is made\n"
        "day d of m   n w / sum w;  even: w = 1\n"
        "             front_loaded: w = 2^(-d / half_life)\n"
        "             waves: w = 1 where floor(d (2 waves - 1) / m) is even, else 0\n"
        "audience     places from audience_from on, as far as `audience` goes round\n"
        "viewer       drawn by gamma(viewing) / viewing;  0: all alike\n"
        "heeded       with chance 2^(-reads so far / wear_out)",
    .file = "sim/strategy/campaign.c",
};

const gv_submodel *const gv_campaign_mechanisms[] = { &gv_campaign_tells, NULL };
