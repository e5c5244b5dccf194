/* DeGroot, Friedkin-Johnsen and Hegselmann-Krause against exact and published results. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <string.h>

/* What one person holds in the end: a metric of this test's own. */
static uint32_t shown;

static void measure_people(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    *out[0].real = life->world->opinion[shown];
}

static const gv_outcome people_outcomes[] = {
    { "holds", "opinion", "opinion", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, -INFINITY,
      INFINITY, "what one person holds", .smallest = 0.01 },
    { .name = NULL },
};
static const gv_metric people_metric = { .spec = { .name = "people_hold",
                                                   .title = "People",
                                                   .about = "What single people hold." },
                                         .outcomes = people_outcomes,
                                         .of_opinions = true,
                                         .measure = measure_people };

/* What `person` holds in the end. */
static void expect_person(const char *what, gv_plan *plan, uint32_t person, double expected,
                          double allowed)
{
    shown = person;
    gv_block *rows = run_world(plan);
    expect_near(what, expected, value_of(rows, "holds", 0, 0, 0), allowed);
    gv_block_free(rows);
}

static gv_plan *given_opinions(gv_plan *plan, const char *start, double ticks)
{
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", 1);
    set_word(plan, "model.start", start);
    given_measure(plan, "opinions");
    given_metric(plan, &people_metric);
    given_strategy(plan, "nothing");
    return plan;
}

static void expect_end(const char *what, gv_plan *plan, const char *outcome,
                       double expected, double allowed)
{
    gv_block *rows = run_world(plan);
    expect_near(what, expected, value_of(rows, outcome, 0, 0, 0), allowed);
    gv_block_free(rows);
}

static void a_club_agrees_on_its_average_by_ties(void **unused)
{
    (void) unused;
    gv_plan *plan = given_opinions(given_karate("degroot"), "even", 400);
    expect_end("club, DeGroot: consensus", plan, "opinion_mean", 0.493779904306, 1e-9);
    expect_end("  range below 1e-6 after", plan, "consensus_time", 126, 0);
    forget_world(plan);
}

static void a_stubborn_club_goes_on_disagreeing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_opinions(given_karate("friedkin_johnsen"), "even", 400);
    set_number(plan, "model.own", 0);
    set_number(plan, "model.susceptibility", 0.8);
    expect_end("club, susceptibility .8: mean", plan, "opinion_mean", 0.493411652414, 1e-9);
    expect_end("  variance", plan, "opinion_variance", 0.035336107448, 1e-9);
    expect_person("  person 0", plan, 0, 0.274681098502, 1e-9);
    expect_person("  person 33", plan, 33, 0.699789985604, 1e-9);
    forget_world(plan);
}

/* Friedkin, Johnsen (1999): the matrix by rows of those who listen. */
static void four_people_come_to_what_was_published(void **unused)
{
    (void) unused;
    static const double values[] = { 25, 25, 75, 85 };
    static const double limit[] = { 60.020848, 59.983966, 75, 74.986205 };
    gv_plan *plan = given_weighted_ties("friedkin_johnsen", 4, true,
                                        "1 0 .120\n2 0 .360\n3 0 .300\n"
                                        "0 1 .147\n2 1 .344\n3 1 .294\n"
                                        "0 3 .090\n1 3 .178\n2 3 .446\n");
    const gv_reals listed = { values, 4 };
    double mean = 0, variance = 0;
    for (size_t k = 0; k < 4; k++)
        mean += limit[k] / 4;
    for (size_t k = 0; k < 4; k++)
        variance += (limit[k] - mean) * (limit[k] - mean) / 4;
    given_opinions(plan, "values", 2000);
    memcpy((char *) plan->model_params + gv_spec_find(&plan->model->spec, "values")->offset,
           &listed, sizeof listed);
    set_word(plan, "model.weights", "shares");
    set_word(plan, "model.susceptible", "from_own");
    expect_end("four people: mean", plan, "opinion_mean", mean, 1e-6);
    expect_end("  variance", plan, "opinion_variance", variance, 1e-4);
    expect_end("  range", plan, "opinion_range", 75 - 59.983966, 1e-6);
    for (uint32_t v = 0; v < 4; v++)
        expect_person("  each of them", plan, v, limit[v], 1e-6);
    set_word(plan, "model.susceptible", "given");
    set_number(plan, "model.susceptibility", 1);
    for (uint32_t v = 0; v < 4; v++)
        expect_person("  all susceptible: as one of them says", plan, v, 75, 1e-6);
    forget_world(plan);
}

static void nearly_alike_people_come_to_rest_as_computed_in_fractions(void **unused)
{
    (void) unused;
    static const struct {
        double people, epsilon, steps, low;
        uint32_t outer; /* members of each of the two outer clusters */
    } grid[] = { { 21, 0.1203, 9, 0.16525116, 6 },
                 { 51, 0.1513, 7, 0.22259960, 18 },
                 { 51, 0.2531, 13, 0.5, 0 } };
    for (size_t k = 0; k < GV_COUNT_OF(grid); k++) {
        const double off = 0.5 - grid[k].low;
        const double variance = 2 * grid[k].outer * off * off / grid[k].people;
        gv_plan *plan = given_opinions(given_world("complete", "hegselmann_krause"), "even",
                                       grid[k].steps);
        set_number(plan, "network.people", grid[k].people);
        set_number(plan, "model.epsilon", grid[k].epsilon);
        expect_end("bounded confidence: range", plan, "opinion_range", 2 * off, 2e-7);
        expect_end("  variance", plan, "opinion_variance", variance, 1e-7);
        expect_end("  clusters", plan, "opinion_clusters", grid[k].outer > 0 ? 3 : 1, 0);
        expect_person("  the lowest", plan, 0, grid[k].low, 1e-7);
        expect_person("  the highest", plan, (uint32_t) grid[k].people - 1, 1 - grid[k].low,
                      1e-7);
        const uint32_t last = grid[k].outer > 0 ? grid[k].outer - 1 : 0;
        expect_person("  the last of the lowest", plan, last, grid[k].low, 1e-7);
        expect_person("  who follows", plan, last + 1, 0.5, 1e-7);
        set_number(plan, "ticks", grid[k].steps - 2);
        gv_block *before = run_world(plan);
        assert_true(fabs(value_of(before, "opinion_variance", 0, 0, 0) - variance) > 1e-7);
        gv_block_free(before);
        forget_world(plan);
    }
}

static gv_hash opinions_of(gv_plan *plan)
{
    gv_block *rows = run_world(plan);
    const gv_hash hash = hash_of_rows(rows);
    gv_block_free(rows);
    forget_world(plan);
    return hash;
}

static gv_plan *given_confident(const char *model, bool club, gv_clock_kind clock)
{
    gv_plan *plan = club ? given_karate(model) : given_world("complete", model);
    if (!club)
        set_number(plan, "network.people", 60);
    given_opinions(plan, "uniform", 12);
    set_number(plan, "replicates", 8);
    set_number(plan, "model.epsilon", 0.15);
    plan->experiment.clock = clock;
    return plan;
}

/* On ties and in a crowd, all at once and one after another. */
static void equal_weights_of_one_are_no_weights(void **unused)
{
    (void) unused;
    for (unsigned how = 0; how < 4; how++) {
        const bool club = how % 2 == 0;
        const gv_clock_kind clock = how < 2 ? GV_SYNC : GV_ASYNC;
        gv_plan *plan = given_confident("weighted_hk", club, clock);
        set_word(plan, "model.form", "average");
        set_number(plan, "model.weight", 1);
        const gv_hash weighted = opinions_of(plan);
        plan = given_confident("hegselmann_krause", club, clock);
        assert_true(gv_hash_equal(weighted, opinions_of(plan)));
        plan = given_confident("weighted_hk", club, clock);
        set_word(plan, "model.form", "average");
        set_number(plan, "model.weight", 0.5);
        assert_false(gv_hash_equal(weighted, opinions_of(plan)));
    }
}

/* Person 2 hears 0 and 1, with weights 1/2 and 1/4, and not 3, who is too far. */
static void weights_move_a_hearer_as_the_paper_says(void **unused)
{
    (void) unused;
    static const struct {
        const char *form;
        double values[4], expected;
    } row[] = {
        { "additive", { 0.5, 0.3, 0.4, -0.9 }, 0.4 + (0.25 + 0.075) / 2 * 0.6 },
        { "additive", { -0.5, -0.3, -0.4, 0.9 }, -0.4 - (0.25 + 0.075) / 2 * 0.6 },
        { "average", { 0.5, 0.3, 0.4, -0.9 }, (0.4 + 0.25 + 0.075) / 1.75 },
    };
    for (size_t k = 0; k < GV_COUNT_OF(row); k++) {
        gv_plan *plan =
            given_weighted_ties("weighted_hk", 4, true, "0 2 .5\n1 2 .25\n3 2 1\n");
        const gv_reals listed = { row[k].values, 4 };
        given_opinions(plan, "values", 1);
        set_number(plan, "model.low", -1);
        memcpy((char *) plan->model_params +
                   gv_spec_find(&plan->model->spec, "values")->offset,
               &listed, sizeof listed);
        set_word(plan, "model.weights", "file");
        set_word(plan, "model.form", row[k].form);
        double mean = row[k].expected / 4;
        for (size_t v = 0; v < 4; v++)
            mean += v == 2 ? 0 : row[k].values[v] / 4;
        expect_end("weighted: mean after one tick", plan, "opinion_mean", mean, 1e-12);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_club_agrees_on_its_average_by_ties),
        cmocka_unit_test(a_stubborn_club_goes_on_disagreeing),
        cmocka_unit_test(four_people_come_to_what_was_published),
        cmocka_unit_test(nearly_alike_people_come_to_rest_as_computed_in_fractions),
        cmocka_unit_test(equal_weights_of_one_are_no_weights),
        cmocka_unit_test(weights_move_a_hearer_as_the_paper_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
