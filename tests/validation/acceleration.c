/* Acceleration against expansion: seeding hastens those who would adopt anyway, and wins
 * people only from somebody else. After Libai, Muller, Peres (2013),
 * doi:10.1509/jmr.11.0305: everybody hears everybody, value e^(-.1 t) at adoption, 2 % are
 * seeded. Expected values are of the differential equations. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 5000, SEEDS = 100, REPLICATES = 200, YEARS = 60 };

static gv_plan *given_market(const char *model)
{
    gv_text ids = { 0 };
    gv_plan *plan = given_world("complete", model);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", YEARS);
    set_number(plan, "replicates", REPLICATES);
    plan->experiment.clock = GV_CONTINUOUS;
    given_strategy(plan, "nothing");
    for (uint32_t v = 0; v < SEEDS; v++)
        gv_text_add(&ids, "%u ", (unsigned) v);
    given_seeds(plan, "seeds", ids.text);
    gv_text_free(&ids);
    given_measure(plan, "discounted_adopters");
    given_measure(plan, "expansion");
    for (size_t m = 0; m < plan->n_measures; m++) {
        const gv_param *row = gv_spec_find(&plan->measures[m].metric->spec, "rate");
        if (row != NULL)
            must(gv_param_store(row, 0.1, plan->measures[m].params, NULL));
    }
    return plan;
}

/* One outcome a head. */
static double *a_head(const gv_block *rows, const char *outcome, size_t arm)
{
    double *x = column_of(rows, outcome, arm, 0);
    for (uint64_t r = 0; r < rows->n; r++)
        x[r] /= PEOPLE;
    return x;
}

static void expect_head(const char *what, double expected, const gv_block *rows,
                        const char *outcome, size_t arm, double bias)
{
    double *x = a_head(rows, outcome, arm);
    expect_mean(what, expected, x, rows->n, bias);
    gv_free(x);
}

/* Alone, a brand wins everybody sooner or later: all that seeding brings is time. */
static void without_a_rival_seeding_only_hastens(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("bass");
    set_word(plan, "model.hazard", "linear");
    set_number(plan, "model.p", 0.01);
    set_number(plan, "model.q", 0.4);
    gv_block *rows = run_with(plan, 0, 0);
    expect_head("value of adopters, unseeded", 0.42744, rows, "discounted_adopters", 0,
                0.002);
    expect_head("value of adopters, 2 % seeded", 0.49435, rows, "discounted_adopters", 1,
                0.002);
    expect_head("acceleration", 0.49435 - 0.42744, rows, "acceleration", 1, 0.002);
    for (uint64_t r = 0; r < rows->n; r++) {
        assert_true(value_of(rows, "expansion", 1, r, 0) == 0);
        assert_true(value_of(rows, "contraction", 1, r, 0) == 0);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* Of two equal brands ours has half without seeds, and .65 with: that is expansion, and who
 * is lost is lost to chance only. */
static void with_a_rival_seeding_wins_people(void **unused)
{
    (void) unused;
    gv_plan *plan = given_market("rival_brands");
    const char *const p[] = { "model.p", "model.rival_p" }, *const q[] = {
        "model.q", "model.rival_q"
    };
    for (size_t k = 0; k < 2; k++) {
        set_number(plan, p[k], 0.01);
        set_number(plan, q[k], 0.4);
    }
    gv_block *rows = run_with(plan, 0, 0);
    double *won = a_head(rows, "adopters_gained", 1),
           *lost = a_head(rows, "adopters_lost", 1);
    double *expansion = a_head(rows, "expansion", 1);
    expect_above("adopters gained a head", 0.1, won, rows->n);
    expect_above("expansion a head", 0, expansion, rows->n);
    for (uint64_t r = 0; r < rows->n; r++)
        won[r] -= lost[r];
    expect_mean("share won, seeded less unseeded", 0.15, won, rows->n, 0.002);
    gv_free(expansion);
    gv_free(lost);
    gv_free(won);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rival_seeding_only_hastens),
        cmocka_unit_test(with_a_rival_seeding_wins_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
