/* What the marketing model tells of people and of what they say, measured in whole runs. */
#include "world.h"

#include <math.h>

enum { PEOPLE = 400, DAYS = 120, REPLICATES = 6 };

/* A partner of everybody says one thing; customers talk, others pass it on. */
static gv_plan *given_brand(double quality, double overclaim)
{
    static gv_message story;
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 6);
    set_number(plan, "ticks", DAYS);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 300);
    set_number(plan, "model.quality", quality);
    set_number(plan, "model.customers", 0);
    set_number(plan, "model.p", 0.02);
    set_number(plan, "model.share", -3);
    set_number(plan, "model.churn", 0.02);
    set_number(plan, "model.check", 0.3);
    set_number(plan, "model.false_alarm", 0.2);
    gv_spec_defaults(&gv_message_spec, &story);
    story.name = "story";
    story.overclaim = overclaim;
    plan->messages = &story;
    plan->n_messages = 1;
    given_strategy(plan, "nothing");
    given_strategy(plan, "ads");
    gv_tactic_plan *ads = given_tactic(plan, "broadcast", "ads");
    tactic_number(ads, "cpm", 10);
    static const char *const metrics[] = { "gauges", "value",     "retention", "expansion",
                                           "states", "sentiment", "channels" };
    for (size_t k = 0; k < GV_COUNT_OF(metrics); k++)
        given_measure(plan, metrics[k]);
    return plan;
}

static double in_the_end(const gv_block *rows, const char *gauge)
{
    double sum = 0;
    for (uint64_t r = 0; r < rows->n; r++)
        sum += value_of(rows, gauge, 1, r, DAYS);
    return sum / (double) rows->n;
}

/* Rows, and the plan that says what they hold. */
typedef struct measured {
    gv_plan *plan;
    gv_block *rows;
} measured;

static measured rows_of(double quality, double overclaim)
{
    measured m = { .plan = given_brand(quality, overclaim) };
    m.rows = run_world(m.plan);
    return m;
}

static void forget_rows(measured *m)
{
    gv_block_free(m->rows);
    forget_world(m->plan);
}

static void a_good_product_gets_good_words_and_a_bad_one_ill_ones(void **unused)
{
    (void) unused;
    measured good = rows_of(0.9, 0), bad = rows_of(0.1, 0);
    assert_true(in_the_end(good.rows, "good_words") >
                10 * in_the_end(good.rows, "ill_words"));
    assert_true(in_the_end(bad.rows, "ill_words") >
                10 * in_the_end(bad.rows, "good_words"));
    assert_true(in_the_end(bad.rows, "ill_words") >= in_the_end(bad.rows, "warnings"));
    forget_rows(&good);
    forget_rows(&bad);
}

static void reshares_are_shares_of_what_was_passed_on(void **unused)
{
    (void) unused;
    measured rows = rows_of(0.6, 0);
    for (uint64_t r = 0; r < rows.rows->n; r++)
        assert_true(value_of(rows.rows, "reshares", 1, r, DAYS) <=
                    value_of(rows.rows, "shares", 1, r, DAYS));
    assert_true(in_the_end(rows.rows, "reshares") > 0);
    assert_true(in_the_end(rows.rows, "reshares") < in_the_end(rows.rows, "shares"));
    forget_rows(&rows);
}

/* Of true claims every find is a false alarm, of bluffs none. */
static void alarms_are_false_where_claims_are_true(void **unused)
{
    (void) unused;
    measured honest = rows_of(0.6, 0), bluff = rows_of(0.6, 0.3);
    assert_true(in_the_end(honest.rows, "finds") > 0);
    assert_true(in_the_end(honest.rows, "false_alarms") ==
                in_the_end(honest.rows, "finds"));
    assert_true(in_the_end(bluff.rows, "finds") > in_the_end(honest.rows, "finds"));
    assert_true(in_the_end(bluff.rows, "false_alarms") == 0);
    forget_rows(&honest);
    forget_rows(&bluff);
}

/* A mean that falls by so much has lost at least that, person by person. */
static void trust_is_lost_where_bluffs_are_found(void **unused)
{
    (void) unused;
    measured honest = rows_of(0.6, 0), bluff = rows_of(0.6, 0.3);
    assert_true(in_the_end(bluff.rows, "trust_lost") >
                2 * in_the_end(honest.rows, "trust_lost"));
    for (uint64_t r = 0; r < bluff.rows->n; r++) {
        for (size_t t = 0; t < DAYS; t++)
            assert_true(value_of(bluff.rows, "trust_lost", 1, r, t) <=
                        value_of(bluff.rows, "trust_lost", 1, r, t + 1));
    }
    forget_rows(&honest);
    forget_rows(&bluff);
}

/* Where nobody was a customer before, the channels share all value among them. */
static void people_and_gauges_tell_the_same(void **unused)
{
    (void) unused;
    measured rows = rows_of(0.6, 0.3);
    for (uint64_t r = 0; r < rows.rows->n; r++) {
        double by_channel = 0;
        for (size_t c = 0; c < GV_CHANNELS; c++)
            by_channel += value_of(rows.rows, "value_by_channel", 1, r, c);
        assert_true(fabs(by_channel - value_of(rows.rows, "lifetime_value", 1, r, 0)) <
                    1e-9);
        assert_true(value_of(rows.rows, "retained", 1, r, 0) ==
                    value_of(rows.rows, "customers", 1, r, DAYS));
        assert_true(value_of(rows.rows, "advocates", 1, r, 0) ==
                    value_of(rows.rows, "people_in_advocacy", 1, r, DAYS));
        assert_true(fabs(value_of(rows.rows, "negative_share", 1, r, 0) -
                         value_of(rows.rows, "detractors", 1, r, DAYS) /
                             value_of(rows.rows, "aware", 1, r, DAYS)) < 1e-12);
        const double stays = value_of(rows.rows, "retention", 1, r, 0);
        assert_true(stays > 0 && stays < 1);
    }
    forget_rows(&rows);
}

/* The same people buy or do not, whether or not the other life is lived beside. */
static void what_is_measured_changes_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_brand(0.6, 0.3), *plain = given_brand(0.6, 0.3);
    plain->n_measures = 1;
    gv_block *all = run_with(plan, 2, 0), *few = run_with(plain, 1, 0);
    for (uint64_t r = 0; r < few->n; r++) {
        for (size_t t = 0; t <= DAYS; t++)
            assert_true(value_of(all, "adopters", 1, r, t) ==
                        value_of(few, "adopters", 1, r, t));
        assert_true(value_of(all, "adopters_gained", 0, r, 0) == 0);
        assert_true(value_of(all, "adopters_gained", 1, r, 0) -
                        value_of(all, "adopters_lost", 1, r, 0) ==
                    value_of(few, "adopters", 1, r, DAYS) -
                        value_of(few, "adopters", 0, r, DAYS));
    }
    gv_block_free(all);
    gv_block_free(few);
    forget_world(plan);
    forget_world(plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_product_gets_good_words_and_a_bad_one_ill_ones),
        cmocka_unit_test(reshares_are_shares_of_what_was_passed_on),
        cmocka_unit_test(alarms_are_false_where_claims_are_true),
        cmocka_unit_test(trust_is_lost_where_bluffs_are_found),
        cmocka_unit_test(people_and_gauges_tell_the_same),
        cmocka_unit_test(what_is_measured_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
