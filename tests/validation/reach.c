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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_impressions_reach_as_many_as_occupancy_says),
        cmocka_unit_test(days_and_model_do_not_change_reach),
        cmocka_unit_test(impressions_convince_with_their_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
