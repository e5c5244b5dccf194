/* Axelrod's model against its exact chain, what he published, and the border between one
 * culture and many. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- three people in a row, two features of two traits: 64 states ---- */

enum { PEOPLE = 3, STATES = 64 };

static uint32_t culture_of(uint32_t state, uint32_t v)
{
    return state >> 2 * v & 3;
}

/* v has met u: equal features are the zero bits of the difference. */
static void meet(double *next, double weight, uint32_t state, uint32_t v, uint32_t u)
{
    const uint32_t differ = culture_of(state, v) ^ culture_of(state, u);
    if (differ == 0 || differ == 3) {
        next[state] += weight;
        return;
    }
    next[state] += weight / 2;
    next[(state & ~(3u << 2 * v)) | culture_of(state, u) << 2 * v] += weight / 2;
}

static void live_on(double *law, uint32_t events)
{
    for (uint32_t e = 0; e < events; e++) {
        double next[STATES] = { 0 };
        for (uint32_t s = 0; s < STATES; s++) {
            meet(next, law[s] / 3, s, 0, 1);
            meet(next, law[s] / 6, s, 1, 0);
            meet(next, law[s] / 6, s, 1, 2);
            meet(next, law[s] / 3, s, 2, 1);
        }
        memcpy(law, next, sizeof next);
    }
}

static uint32_t cultures_of(uint32_t s)
{
    const uint32_t a = culture_of(s, 0), b = culture_of(s, 1), c = culture_of(s, 2);
    return 1u + (b != a ? 1u : 0u) + (c != a && c != b ? 1u : 0u);
}

static gv_plan *given_cultures(gv_plan *plan, double features, double traits, double ticks,
                               double lives)
{
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", lives);
    set_number(plan, "model.features", features);
    set_number(plan, "model.traits", traits);
    given_measure(plan, "cultures");
    given_strategy(plan, "nothing");
    return plan;
}

static void three_people_follow_their_chain(void **unused)
{
    (void) unused;
    enum { LIVES = 20000 };
    static const uint32_t ticks[] = { 1, 2, 4, 100 };
    for (size_t k = 0; k < GV_COUNT_OF(ticks); k++) {
        double law[STATES], expected[4] = { 0 };
        uint64_t found[4] = { 0 };
        for (uint32_t s = 0; s < STATES; s++)
            law[s] = 1.0 / STATES;
        live_on(law, ticks[k] * PEOPLE);
        for (uint32_t s = 0; s < STATES; s++)
            expected[cultures_of(s)] += law[s] * LIVES;
        gv_plan *plan = given_cultures(given_ties("axelrod", PEOPLE, false, "0 1\n1 2\n"),
                                       2, 2, ticks[k], LIVES);
        gv_block *rows = run_with(plan, 0, 0);
        for (uint64_t r = 0; r < LIVES; r++)
            found[(size_t) value_of(rows, "cultures", 0, r, 0)]++;
        expect_distribution("three in a row: number of cultures", expected + 1, found + 1,
                            3);
        gv_block_free(rows);
        forget_world(plan);
    }
}

static void two_people_end_alike_unless_they_begin_with_nothing_in_common(void **unused)
{
    (void) unused;
    enum { LIVES = 20000 };
    static const double made_of[][2] = { { 2, 2 }, { 3, 4 }, { 5, 10 } };
    for (size_t k = 0; k < GV_COUNT_OF(made_of); k++) {
        const double alike = 1 - pow(1 - 1 / made_of[k][1], made_of[k][0]);
        gv_plan *plan = given_cultures(given_ties("axelrod", 2, false, "0 1\n"),
                                       made_of[k][0], made_of[k][1], 200, LIVES);
        gv_block *rows = run_with(plan, 0, 0);
        double one = 0;
        for (uint64_t r = 0; r < LIVES; r++)
            one += value_of(rows, "cultures", 0, r, 0) == 1 ? 1 : 0;
        expect_near("two people: one culture", alike, one / LIVES,
                    4 * sqrt(alike * (1 - alike) / LIVES));
        gv_block_free(rows);
        forget_world(plan);
    }
}

static gv_plan *given_board(double side, bool wraps, double features, double traits,
                            double ticks, double lives)
{
    gv_plan *plan = given_world("lattice", "axelrod");
    set_number(plan, "network.rows", side);
    set_number(plan, "network.columns", side);
    set_number(plan, "network.neighbours", 4);
    must(gv_param_store(gv_spec_find(&plan->generator->spec, "wrap"), wraps ? 1 : 0,
                        plan->network_params, NULL));
    return given_cultures(plan, features, traits, ticks, lives);
}

/* Axelrod (1997), table 2: means of 10 runs, of which 4 standard errors are allowed. */
static void as_many_regions_are_left_as_axelrod_found(void **unused)
{
    (void) unused;
    enum { LIVES = 40 };
    static const struct {
        const char *what;
        double features, traits, regions, allowed;
    } row[] = { { "10 x 10, 5 features of 5 traits: regions", 5, 5, 1.0, 0.5 },
                { "10 x 10, 5 features of 10 traits: regions", 5, 10, 3.2, 2.5 },
                { "10 x 10, 5 features of 15 traits: regions", 5, 15, 20.0, 9 },
                { "10 x 10, 10 features of 10 traits: regions", 10, 10, 1.0, 0.5 },
                { "10 x 10, 15 features of 15 traits: regions", 15, 15, 1.2, 0.7 } };
    for (size_t k = 0; k < GV_COUNT_OF(row); k++) {
        gv_plan *plan = given_board(10, false, row[k].features, row[k].traits, 6000, LIVES);
        gv_block *rows = run_with(plan, 0, 0);
        double *regions = column_of(rows, "culture_regions", 0, 0);
        double *open = column_of(rows, "culture_open_ties", 0, 0);
        expect_near("  ties that are still open", 0, summary_of(open, LIVES).mean, 1e-3);
        expect_near(row[k].what, row[k].regions, summary_of(regions, LIVES).mean,
                    row[k].allowed);
        gv_free(open);
        gv_free(regions);
        gv_block_free(rows);
        forget_world(plan);
    }
}

/* Castellano, Marsili, Vespignani (2000), doi:10.1103/PhysRevLett.85.3536. */
static void few_traits_give_one_culture_and_many_a_patchwork(void **unused)
{
    (void) unused;
    enum { LIVES = 4 };
    static const double traits[] = { 5, 150 };
    static const double least[] = { 0.95, 0 }, most[] = { 1, 0.1 };
    for (size_t k = 0; k < 2; k++) {
        gv_plan *plan = given_board(20, true, 10, traits[k], 20000, LIVES);
        gv_block *rows = run_with(plan, 0, 0);
        double *share = column_of(rows, "culture_region_largest", 0, 0);
        char what[64];
        snprintf(what, sizeof what, "10 features of %g traits: largest region", traits[k]);
        expect_between(what, least[k], most[k], summary_of(share, LIVES).mean);
        gv_free(share);
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_people_follow_their_chain),
        cmocka_unit_test(two_people_end_alike_unless_they_begin_with_nothing_in_common),
        cmocka_unit_test(as_many_regions_are_left_as_axelrod_found),
        cmocka_unit_test(few_traits_give_one_culture_and_many_a_patchwork),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
