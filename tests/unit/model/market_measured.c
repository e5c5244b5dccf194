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

static gv_block *rows_of(double quality, double overclaim)
{
    gv_plan *plan = given_brand(quality, overclaim);
    gv_block *rows = run_world(plan);
    forget_world(plan);
    return rows;
}

static void a_good_product_gets_good_words_and_a_bad_one_ill_ones(void **unused)
{
    (void) unused;
    gv_block *good = rows_of(0.9, 0), *bad = rows_of(0.1, 0);
    assert_true(in_the_end(good, "good_words") > 10 * in_the_end(good, "ill_words"));
    assert_true(in_the_end(bad, "ill_words") > 10 * in_the_end(bad, "good_words"));
    assert_true(in_the_end(bad, "ill_words") >= in_the_end(bad, "warnings"));
    gv_block_free(good);
    gv_block_free(bad);
}

static void reshares_are_shares_of_what_was_passed_on(void **unused)
{
    (void) unused;
    gv_block *rows = rows_of(0.6, 0);
    for (uint64_t r = 0; r < rows->n; r++)
        assert_true(value_of(rows, "reshares", 1, r, DAYS) <=
                    value_of(rows, "shares", 1, r, DAYS));
    assert_true(in_the_end(rows, "reshares") > 0);
    assert_true(in_the_end(rows, "reshares") < in_the_end(rows, "shares"));
    gv_block_free(rows);
}

/* Of true claims every find is a false alarm, of bluffs none. */
static void alarms_are_false_where_claims_are_true(void **unused)
{
    (void) unused;
    gv_block *honest = rows_of(0.6, 0), *bluff = rows_of(0.6, 0.3);
    assert_true(in_the_end(honest, "finds") > 0);
    assert_true(in_the_end(honest, "false_alarms") == in_the_end(honest, "finds"));
    assert_true(in_the_end(bluff, "finds") > in_the_end(honest, "finds"));
    assert_true(in_the_end(bluff, "false_alarms") == 0);
    gv_block_free(honest);
    gv_block_free(bluff);
}

/* A mean that falls by so much has lost at least that, person by person. */
static void trust_is_lost_where_bluffs_are_found(void **unused)
{
    (void) unused;
    gv_block *honest = rows_of(0.6, 0), *bluff = rows_of(0.6, 0.3);
    assert_true(in_the_end(bluff, "trust_lost") > 2 * in_the_end(honest, "trust_lost"));
    for (uint64_t r = 0; r < bluff->n; r++) {
        for (size_t t = 0; t < DAYS; t++)
            assert_true(value_of(bluff, "trust_lost", 1, r, t) <=
                        value_of(bluff, "trust_lost", 1, r, t + 1));
    }
    gv_block_free(honest);
    gv_block_free(bluff);
}

/* Where nobody was a customer before, the channels share all value among them. */
static void people_and_gauges_tell_the_same(void **unused)
{
    (void) unused;
    gv_block *rows = rows_of(0.6, 0.3);
    for (uint64_t r = 0; r < rows->n; r++) {
        double by_channel = 0;
        for (size_t c = 0; c < GV_CHANNELS; c++)
            by_channel += value_of(rows, "value_by_channel", 1, r, c);
        assert_true(fabs(by_channel - value_of(rows, "lifetime_value", 1, r, 0)) < 1e-9);
        assert_true(value_of(rows, "retained", 1, r, 0) ==
                    value_of(rows, "customers", 1, r, DAYS));
        assert_true(value_of(rows, "advocates", 1, r, 0) ==
                    value_of(rows, "people_in_advocacy", 1, r, DAYS));
        assert_true(fabs(value_of(rows, "negative_share", 1, r, 0) -
                         value_of(rows, "detractors", 1, r, DAYS) /
                             value_of(rows, "aware", 1, r, DAYS)) < 1e-12);
        const double stays = value_of(rows, "retention", 1, r, 0);
        assert_true(stays > 0 && stays < 1);
    }
    gv_block_free(rows);
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
