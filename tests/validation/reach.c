/* Reach and frequency of random impressions against classical occupancy: with I impressions
 * on N people, reads are Binomial(I, 1 / N). */
#include "expect.h"
#include "world.h"

#include <math.h>

enum { PEOPLE = 1000, IMPRESSIONS = 1500, REPLICATES = 2000 };

static gv_plan *broadcast_alone(const char *model, double days)
{
    gv_plan *plan = given_world("complete", model);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 30);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 18); /* 1,500 impressions at 12 a thousand */
    given_measure(plan, "reach");
    given_strategy(plan, "broadcast");
    gv_tactic_plan *tactic = given_tactic(plan, "broadcast", "broadcast");
    tactic_number(tactic, "cpm", 12);
    tactic_number(tactic, "strength", 0);
    tactic_number(tactic, "days", days);
    return plan;
}

static void expect_occupancy(const gv_block *rows)
{
    double *once = column_of(rows, "reach", 0, 0);
    double *thrice = column_of(rows, "reach_3plus", 0, 0);
    for (uint64_t r = 0; r < rows->n; r++) {
        assert_true(value_of(rows, "exposures", 0, r, 0) == IMPRESSIONS);
        once[r] /= PEOPLE;
        thrice[r] /= PEOPLE;
    }
    expect_mean("reach", .777037, once, rows->n, 5e-7);
    expect_sd("   its standard deviation", .00993, once, rows->n);
    expect_mean("3+ reach", .191090, thrice, rows->n, 5e-7);
    expect_sd("   its standard deviation", .0079, thrice, rows->n);
    gv_free(once);
    gv_free(thrice);
}

static void random_impressions_reach_as_many_as_occupancy_says(void **unused)
{
    (void) unused;
    expect_near("1 - (1 - 1/N)^I", .777037, 1 - pow(1 - 1.0 / PEOPLE, IMPRESSIONS), 5e-7);
    gv_plan *plan = broadcast_alone("independent_cascade", 1);
    gv_block *rows = run_world(plan);
    expect_occupancy(rows);
    gv_block_free(rows);
    forget_world(plan);
}

static void days_and_model_do_not_change_reach(void **unused)
{
    (void) unused;
    gv_plan *plan = broadcast_alone("bass", 30);
    set_number(plan, "model.q", 0);
    set_number(plan, "replicates", REPLICATES);
    gv_block *rows = run_world(plan);
    expect_occupancy(rows);
    gv_block_free(rows);
    forget_world(plan);
}

/* V18(d): the marketing model meets people one by one, too, when all are there and all is
 * in view; it delivers exactly what was bought, so its spread is that of occupancy. */
static void the_marketing_model_reaches_as_many(void **unused)
{
    (void) unused;
    gv_plan *plan = broadcast_alone("market", 1);
    set_number(plan, "ticks", 2);
    set_number(plan, "model.q", 0);
    set_number(plan, "model.login", 1);
    set_number(plan, "model.login_fatigue", 0);
    set_number(plan, "model.ambient_ads", 0);
    set_number(plan, "model.viewable", 1);
    set_number(plan, "model.shown_a_day", 16);
    set_number(plan, "model.talk", 0);
    set_number(plan, "model.share", -1000);
    gv_block *rows = run_world(plan);
    expect_occupancy(rows);
    gv_block_free(rows);
    forget_world(plan);
}

/* An impression of chance s on somebody who would not adopt otherwise: 1 - (1 - s / N)^I
 * adopt. */
static void impressions_convince_with_their_strength(void **unused)
{
    (void) unused;
    gv_plan *plan = broadcast_alone("independent_cascade", 7);
    tactic_number(&plan->arms[0].tactics[0], "strength", 0.2);
    gv_block *rows = run_world(plan);
    double *x = column_of(rows, "final_adopters", 0, 0);
    expect_mean("convinced by impressions of .2",
                PEOPLE * (1 - pow(1 - .2 / PEOPLE, IMPRESSIONS)), x, rows->n, 0);
    gv_free(x);
    gv_block_free(rows);
    forget_world(plan);
}

/* People view the medium more or less, by a gamma law of shape k: m impressions a head
 * reach the share 1 - (1 + m / k)^-k (Ehrenberg 1959). 20,000 people stand for very many.
 */
static void uneven_viewers_are_reached_as_the_negative_binomial_says(void **unused)
{
    (void) unused;
    enum { MANY = 20000 };
    static const double shape[] = { 0.5, 1 };
    static const double mean[] = { 1.5, 1 };
    for (size_t k = 0; k < 2; k++) {
        gv_plan *plan = broadcast_alone("independent_cascade", 1);
        set_number(plan, "network.people", MANY);
        set_number(plan, "replicates", 100);
        set_number(plan, "budget", mean[k] * MANY * 12 / 1000);
        tactic_number(&plan->arms[0].tactics[0], "viewing", shape[k]);
        gv_block *rows = run_world(plan);
        double *x = column_of(rows, "reach", 0, 0);
        for (uint64_t r = 0; r < rows->n; r++)
            x[r] /= MANY;
        expect_mean("gamma viewers: reach", 0.5, x, rows->n, 0.0005);
        gv_free(x);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* Whoever can be reached is, by so many impressions: 1 - (1 - .30)(1 - .20)(1 - .25). */
static void independent_media_reach_what_none_of_them_misses(void **unused)
{
    (void) unused;
    static const char *const names[] = { "paper", "radio", "screen" };
    static const double audience[] = { .30, .20, .25 };
    gv_plan *plan = given_world("complete", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 2);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 36);
    given_measure(plan, "reach");
    given_strategy(plan, "media");
    for (size_t k = 0; k < 3; k++) {
        gv_tactic_plan *medium = given_tactic(plan, "broadcast", names[k]);
        tactic_number(medium, "cpm", 1);
        tactic_number(medium, "strength", 0);
        tactic_number(medium, "days", 1);
        tactic_number(medium, "audience", audience[k]);
    }
    for (size_t k = 0; k < 3; k++)
        plan->arms[0].tactics[k].share = 1.0 / 3;
    gv_block *rows = run_world(plan);
    double *x = column_of(rows, "reach", 0, 0);
    for (uint64_t r = 0; r < rows->n; r++)
        x[r] /= PEOPLE;
    expect_mean("media of .30, .20, .25: reach", .58, x, rows->n, 0);
    gv_free(x);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_impressions_reach_as_many_as_occupancy_says),
        cmocka_unit_test(days_and_model_do_not_change_reach),
        cmocka_unit_test(the_marketing_model_reaches_as_many),
        cmocka_unit_test(impressions_convince_with_their_strength),
        cmocka_unit_test(uneven_viewers_are_reached_as_the_negative_binomial_says),
        cmocka_unit_test(independent_media_reach_what_none_of_them_misses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
