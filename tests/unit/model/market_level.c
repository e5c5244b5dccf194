/* The level field: each of its switches makes one thing of an advertisement what it is of a
 * partner's post that says the same, and leaves everything else alone. */
#include "model/market/market.h"

#include "expect.h"
#include "world.h"

#include <string.h>

/* What a reading is worth, by the five terms: how it is believed, how likely it is noticed,
 * how much it interests, how far it moves attitudes, how often it is passed on. */
typedef struct worth {
    double of[MARKET_TERMS];
} worth;

/* Both kinds of reading by the same people on the same day. */
typedef struct look {
    worth ad, partner;
} look;

enum { PEOPLE = 3000, ITEM = MARKET_FIRST_ITEM, SPEAKER = 0 };

/* Somebody who knows the brand, trusts it half and is a little tired of advertisements. */
static market_day day_of(gv_world *w, market_person *me, market_tally *tally, uint32_t v)
{
    market_life *l = w->own;
    *me = l->person[v];
    me->stage = MARKET_ATTENTION;
    me->trust = 0.5F;
    me->fatigue = 0.3F;
    me->attitude = -0.3;
    market_day day = { .world = w, .par = l->par, .life = l, .me = me, .tally = tally };
    day.v = v;
    day.online = true;
    day.bluff = -1;
    day.length = gv_market_length(me->topic);
    return day;
}

static market_reading reading_of(bool is_ad)
{
    return (market_reading){ .item = ITEM,
                             .source = is_ad ? GV_NOBODY : SPEAKER,
                             .class = is_ad ? MARKET_AD : MARKET_PARTNER,
                             .luck = 1 };
}

static void weigh(gv_world *w, bool is_ad, worth *sum)
{
    market_tally tally = { .reads = 0 };
    market_person me;
    market_day day = day_of(w, &me, &tally, 7);
    day.n = 1;
    day.n_heard = is_ad ? 0 : 1;
    day.reading[0] = reading_of(is_ad);
    gv_market_weigh(&day);
    sum->of[MARKET_TERM_TRUST] = day.reading[0].credibility;
    sum->of[MARKET_TERM_NOTICE] = day.reading[0].chance;
}

/* As believed as the other: what is left is what it counts for and how far it moves. */
static void absorb(gv_world *w, bool is_ad, worth *sum)
{
    market_tally tally = { .reads = 0 };
    market_person me;
    market_day day = day_of(w, &me, &tally, 7);
    day.n = 1;
    day.n_heard = is_ad ? 0 : 1;
    day.reading[0] = reading_of(is_ad);
    gv_market_weigh(&day);
    day.reading[0].credibility = 0.4;
    gv_market_absorb(&day);
    sum->of[MARKET_TERM_WEIGHT] = day.interest + 1000 * day.trigger;
    sum->of[MARKET_TERM_PERSUASION] = me.attitude + 0.3;
}

/* Everybody reads it today and may pass it on; the voices they raise are taken back. */
static void share(gv_world *w, bool is_ad, worth *sum)
{
    market_life *l = w->own;
    market_tally tally = { .reads = 0 };
    for (uint32_t v = 1; v < w->n; v++) {
        market_person me;
        const uint8_t status = l->next_status[v];
        const market_voice voice = l->next_voice[v];
        market_day day = day_of(w, &me, &tally, v);
        me.bought = MARKET_STRANGER;
        day.n = 1;
        day.n_heard = is_ad ? 0 : 1;
        day.reading[0] = reading_of(is_ad);
        gv_market_weigh(&day);
        day.reading[0].credibility = 0.4;
        gv_market_say(&day);
        l->next_status[v] = status;
        l->next_voice[v] = voice;
    }
    sum->of[MARKET_TERM_SHARING] = (double) tally.shares;
}

static void look_at(void *self, const gv_world *seen, uint32_t step)
{
    look *found = self;
    gv_world w = *seen;
    market_life *l = w.own;
    if (step != 1)
        return;
    l->item[ITEM] = l->item[MARKET_GENERIC];
    l->item[ITEM].name = 99;
    l->item[ITEM].claim = (float) l->par->quality;
    memcpy(l->item[ITEM].topic, l->product, sizeof l->product);
    l->item[ITEM].standing = 0.9F; /* whose own words are not quite believed */
    l->item[ITEM].reach = 0.95F;   /* by many who follow */
    for (int is_ad = 0; is_ad < 2; is_ad++) {
        worth *sum = is_ad ? &found->ad : &found->partner;
        weigh(&w, is_ad, sum);
        absorb(&w, is_ad, sum);
        share(&w, is_ad, sum);
    }
}

static look look_with(const char *key, double level)
{
    look found;
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", 3);
    set_number(plan, "model.share", -3);
    if (key != NULL)
        set_number(plan, key, level);
    given_strategy(plan, "nothing");
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, look_at, &found, NULL));
    forget_world(plan);
    return found;
}

static const char *const keys[MARKET_TERMS] = {
    "model.level_trust",      "model.level_notice",  "model.level_weight",
    "model.level_persuasion", "model.level_sharing",
};

static void a_partners_reading_is_worth_about_ten_advertisements(void **unused)
{
    (void) unused;
    const look as_is = look_with(NULL, 0);
    for (int k = 0; k < MARKET_TERMS; k++)
        assert_true(as_is.partner.of[k] > 1.2 * as_is.ad.of[k]);
    /* Beyond tiredness, half trust: 0.55 / (0.46 0.5) and 1 / 0.15. */
    const double interest =
        as_is.partner.of[MARKET_TERM_TRUST] / as_is.ad.of[MARKET_TERM_TRUST] * (1 / 0.15);
    assert_true(interest > 12 && interest < 25);
}

static void each_switch_makes_one_term_equal_and_leaves_the_others(void **unused)
{
    (void) unused;
    const look as_is = look_with(NULL, 0);
    for (int k = 0; k < MARKET_TERMS; k++) {
        const look level = look_with(keys[k], 1);
        for (int term = 0; term < MARKET_TERMS; term++) {
            if (term == k && k == MARKET_TERM_TRUST)
                assert_true(level.partner.of[term] > 1.1 * as_is.partner.of[term]);
            else
                assert_true(level.partner.of[term] == as_is.partner.of[term]);
            if (term == k)
                expect_near(keys[k], level.partner.of[term], level.ad.of[term], 1e-12);
            else
                assert_true(level.ad.of[term] == as_is.ad.of[term]);
        }
    }
}

static void half_way_is_half_way(void **unused)
{
    (void) unused;
    const look as_is = look_with(NULL, 0);
    for (int term = 0; term < MARKET_TERM_SHARING; term++) {
        const look half = look_with(keys[term], 0.5);
        const look whole = look_with(keys[term], 1);
        const double middle = (as_is.ad.of[term] + whole.partner.of[term]) / 2;
        if (term == MARKET_TERM_WEIGHT) /* of interest and of prompting, multiplied */
            assert_true(half.ad.of[term] > as_is.ad.of[term] && half.ad.of[term] < middle);
        else
            expect_near(keys[term], middle, half.ad.of[term], 1e-9 * middle);
    }
}

static void the_level_field_sets_all_five(void **unused)
{
    (void) unused;
    const look field = look_with("model.level_field", 1);
    for (int term = 0; term < MARKET_TERMS; term++)
        expect_near(keys[term], field.partner.of[term], field.ad.of[term], 1e-12);
}

/* ---- in whole lives ----------------------------------------------------------------- */

static lived life_of_ads(const char *key, double level)
{
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", 1000);
    set_number(plan, "ticks", 120);
    set_number(plan, "budget", 200);
    if (key != NULL)
        set_number(plan, key, level);
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 5);
    tactic_number(ads, "days", 100);
    const lived life = live_again(plan, 0, 0);
    forget_world(plan);
    return life;
}

static void at_level_zero_nothing_changes(void **unused)
{
    (void) unused;
    lived as_is = life_of_ads(NULL, 0), zero = life_of_ads("model.level_field", 0);
    assert_true(same_life(&as_is, &zero));
    forget_life(&as_is);
    forget_life(&zero);
}

static void on_a_level_field_advertisements_bring_more(void **unused)
{
    (void) unused;
    lived as_is = life_of_ads(NULL, 0), field = life_of_ads("model.level_field", 1);
    assert_true(field.n_adopters > 2 * as_is.n_adopters);
    forget_life(&as_is);
    forget_life(&field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partners_reading_is_worth_about_ten_advertisements),
        cmocka_unit_test(each_switch_makes_one_term_equal_and_leaves_the_others),
        cmocka_unit_test(half_way_is_half_way),
        cmocka_unit_test(the_level_field_sets_all_five),
        cmocka_unit_test(at_level_zero_nothing_changes),
        cmocka_unit_test(on_a_level_field_advertisements_bring_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
