#include "metric/forest.h"
#include "test.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 12, POSTS = 2, OUTCOMES = 13, LAST = 200 };

/* What is told of each tick; speaker GV_NOBODY ends a tick. */
typedef struct told {
    gv_saying at[LAST][PEOPLE + POSTS + 1];
    size_t n[LAST];
} told;

static void tell(const gv_world *w, gv_listener *listen, void *self)
{
    const told *t = w->own;
    for (size_t k = 0; k < t->n[w->tick]; k++)
        listen(self, &t->at[w->tick][k]);
}

typedef struct measured {
    uint32_t count[OUTCOMES];
    double real[OUTCOMES];
    double at_least[GV_RUNGS];
} measured;
enum { TREES, LARGEST, DEEPEST, BROADEST, ALONE, NEAR, MEAN, GINI, EXPONENT, VIRALITY };
enum { AT_LEAST = 10, LOST = 11, FIRST = 12 };

static void says(told *t, uint32_t tick, gv_saying_kind kind, uint32_t speaker,
                 uint32_t from, uint32_t post)
{
    assert_true(t->n[tick] < GV_COUNT_OF(t->at[tick]));
    t->at[tick][t->n[tick]++] =
        (gv_saying){ .kind = kind, .speaker = speaker, .from = from, .post = post };
}

static void word(told *t, uint32_t tick, uint32_t v)
{
    says(t, tick, GV_SAYING_FIRST, v, GV_NOBODY, GV_NOBODY);
}

static void passes(told *t, uint32_t tick, uint32_t v, uint32_t from)
{
    says(t, tick, GV_SAYING_PASSED, v, from, GV_NOBODY);
}

/* What the metric makes of the first `ticks` ticks. */
static measured measure(const told *t, uint32_t ticks, double of, double tail_least)
{
    const gv_metric *metric = gv_metric_named("share_trees");
    _Alignas(16) unsigned char params[64];
    measured found = { .count = { 0 } };
    gv_value out[OUTCOMES];
    gv_spec_defaults(&metric->spec, params);
    must(gv_param_store(gv_spec_find(&metric->spec, "of"), of, params, NULL));
    must(gv_param_store(gv_spec_find(&metric->spec, "tail_least"), tail_least, params,
                        NULL));
    const gv_model model = { .sayings = tell };
    const gv_extent extent = { .ticks = ticks, .people = PEOPLE, .posts = POSTS };
    gv_world world = { .model = &model, .n = PEOPLE, .own = (void *) (uintptr_t) t };
    void *own = gv_alloc(metric->own_bytes(extent), 1, NULL);
    metric->look(own, params, &world, 0, extent);
    for (; world.tick < ticks; world.tick++)
        metric->look(own, params, &world, world.tick + 1, extent);
    const gv_life life = { .world = &world, .ticks = ticks, .own = own, .extent = extent };
    for (size_t k = 0; k < OUTCOMES; k++) {
        if (metric->outcomes[k].kind == GV_KIND_COUNT)
            out[k].count = &found.count[k];
        else
            out[k].real = &found.real[k];
    }
    out[AT_LEAST].real = found.at_least;
    metric->measure(&life, params, out);
    gv_free(own);
    return found;
}

/* Tick 0: 0 posts; 1 and 2 say a word. Tick 1: 3, 4 and 5 pass the post on, 6 what 1 said;
 * 2 says it again. Tick 2: 7 passes on what 3 said, 8 what 2 said again. */
static void given_three_trees(told *t)
{
    memset(t, 0, sizeof *t);
    says(t, 0, GV_SAYING_POSTED, 0, GV_NOBODY, 1);
    says(t, 0, GV_SAYING_FIRST, 0, GV_NOBODY, 1);
    word(t, 0, 1);
    word(t, 0, 2);
    says(t, 1, GV_SAYING_AGAIN, 2, 2, GV_NOBODY);
    for (uint32_t v = 3; v < 6; v++)
        says(t, 1, GV_SAYING_PASSED, v, 0, 1);
    passes(t, 1, 6, 1);
    passes(t, 2, 7, 3);
    passes(t, 2, 8, 2);
}

static void trees_grow_from_posts_and_words(void **unused)
{
    (void) unused;
    static told t;
    given_three_trees(&t);
    const measured m = measure(&t, 4, GV_FOREST_ALL, 50);
    assert_int_equal(m.count[TREES], 3);
    assert_int_equal(m.count[LARGEST], 5);
    assert_int_equal(m.count[DEEPEST], 2);
    assert_int_equal(m.count[BROADEST], 3);
    assert_true(m.real[ALONE] == 0);
    assert_true(m.real[NEAR] == 2 / 3.0);
    assert_true(m.real[MEAN] == 3);
    assert_true(m.real[GINI] == 6 / 27.0); /* of 5, 2 and 2: 3 + 3 + 0 over 3 times 9 */
    assert_true(isnan(m.real[EXPONENT]) && isnan(m.real[VIRALITY]));
    assert_true(m.at_least[0] == 1 && m.at_least[1] == 1 && m.at_least[2] == 1 / 3.0);
    assert_true(m.at_least[3] == 0);
    assert_true(m.real[FIRST] == 5 / 6.0);
    assert_int_equal(m.count[LOST], 0);
}

/* 0 asks something, and asks again; 1 posts for a rival where 2 posted before; 3 passes the
 * word on that 1 says after it. */
static void what_nobody_can_pass_on_is_no_tree(void **unused)
{
    (void) unused;
    static told t;
    memset(&t, 0, sizeof t);
    says(&t, 0, GV_SAYING_POSTED, 2, GV_NOBODY, 1);
    says(&t, 0, GV_SAYING_EARLY, 2, GV_NOBODY, 1);
    word(&t, 0, 0);
    t.at[0][2].ends = true;
    says(&t, 1, GV_SAYING_POSTED, 1, GV_NOBODY, 1);
    t.at[1][0].ends = true;
    says(&t, 1, GV_SAYING_EARLY, 1, GV_NOBODY, 1);
    says(&t, 1, GV_SAYING_AGAIN, 0, 0, GV_NOBODY);
    word(&t, 1, 1);
    passes(&t, 2, 3, 1);
    const measured m = measure(&t, 4, GV_FOREST_ALL, 50);
    assert_int_equal(m.count[TREES], 2);
    assert_int_equal(m.count[LARGEST], 2);
    assert_true(m.real[ALONE] == 0.5 && m.real[FIRST] == 1);
    assert_int_equal(m.count[LOST], 0);
}

static void posts_are_no_words(void **unused)
{
    (void) unused;
    static told t;
    given_three_trees(&t);
    const measured posts = measure(&t, 4, GV_FOREST_POSTS, 50);
    const measured words = measure(&t, 4, GV_FOREST_WORDS, 50);
    assert_int_equal(posts.count[TREES], 1);
    assert_int_equal(posts.count[LARGEST], 5);
    assert_true(posts.real[GINI] == 0);
    assert_int_equal(words.count[TREES], 2);
    assert_int_equal(words.count[LARGEST], 2);
    assert_true(words.real[NEAR] == 1);
}

static void whoever_passes_on_an_advertisement_posts_it(void **unused)
{
    (void) unused;
    static told t;
    memset(&t, 0, sizeof t);
    says(&t, 0, GV_SAYING_FOUND, 0, GV_NOBODY, GV_NOBODY);
    passes(&t, 1, 1, 0);
    const measured m = measure(&t, 3, GV_FOREST_POSTS, 50);
    assert_int_equal(m.count[TREES], 1);
    assert_int_equal(m.count[LARGEST], 2);
}

/* 1 is heard of the word that they say in the morning, not of what they passed on. */
static void what_is_said_early_is_what_is_heard(void **unused)
{
    (void) unused;
    static told t;
    memset(&t, 0, sizeof t);
    word(&t, 0, 0);
    passes(&t, 1, 1, 0);
    says(&t, 2, GV_SAYING_EARLY, 1, GV_NOBODY, GV_NOBODY);
    passes(&t, 2, 2, 1);
    const measured m = measure(&t, 3, GV_FOREST_ALL, 50);
    assert_int_equal(m.count[TREES], 2);
    assert_int_equal(m.count[DEEPEST], 1);
}

/* A chain of 200 words, cleared away never, among lone words, which fill the room many
 * times over: 40 places, 12 said a tick. */
static void trees_that_are_over_make_room(void **unused)
{
    (void) unused;
    static told t;
    memset(&t, 0, sizeof t);
    word(&t, 0, 0);
    for (uint32_t tick = 1; tick < 12; tick++)
        passes(&t, tick, tick % 2, (tick + 1) % 2);
    for (uint32_t tick = 0; tick < 100; tick++) {
        for (uint32_t v = 2; v < PEOPLE; v++)
            word(&t, tick, v);
    }
    const measured m = measure(&t, 100, GV_FOREST_ALL, 50);
    assert_int_equal(m.count[LOST], 0);
    assert_int_equal(m.count[TREES], 1001);
    assert_int_equal(m.count[LARGEST], 12);
    assert_int_equal(m.count[DEEPEST], 11);
    assert_true(m.real[ALONE] == 1000 / 1001.0);
    assert_true(m.real[VIRALITY] - 13 / 3.0 < 1e-9 && 13 / 3.0 - m.real[VIRALITY] < 1e-9);
}

/* The chain goes on until it is all that there is room for: of 40 places 12 are needed for
 * others. */
static void what_there_is_no_room_for_is_told(void **unused)
{
    (void) unused;
    static told t;
    memset(&t, 0, sizeof t);
    word(&t, 0, 0);
    for (uint32_t tick = 1; tick < LAST; tick++)
        passes(&t, tick, tick % 2, (tick + 1) % 2);
    const measured m = measure(&t, LAST, GV_FOREST_ALL, 50);
    assert_int_equal(m.count[LARGEST], 40);
    assert_int_equal(m.count[LOST], LAST - 40);
}

/* ---- the power law ---- */

/* Log-likelihood of sizes whose chance is proportional to size^-a, from `from` on, with the
 * sum of chances term by term. */
static double likelihood(const uint32_t *how_many, uint32_t last, uint32_t from, double a)
{
    double zeta = 0, sum = 0, n = 0;
    for (uint32_t k = from; k < 2000000; k++)
        zeta += pow(k, -a);
    for (uint32_t k = from; k <= last; k++) {
        sum += how_many[k] * log(k);
        n += how_many[k];
    }
    return -n * log(zeta) - a * sum;
}

static void the_exponent_is_where_the_likelihood_is_largest(void **unused)
{
    (void) unused;
    static const uint32_t sizes[] = { 0, 900, 60, 25, 12, 8, 5, 3, 2, 1, 0, 1 };
    const uint32_t last = GV_COUNT_OF(sizes) - 1;
    for (uint32_t from = 1; from < 4; from++) {
        const double a = 1 + gv_power_law_exponent(sizes, last, from, 20);
        const double best = likelihood(sizes, last, from, a);
        assert_true(a > 1.5 && a < 6);
        assert_true(best > likelihood(sizes, last, from, a * 1.002));
        assert_true(best > likelihood(sizes, last, from, a / 1.002));
    }
}

static void few_sizes_and_the_smallest_alone_have_no_exponent(void **unused)
{
    (void) unused;
    static const uint32_t sizes[] = { 0, 900, 30, 19 }, alike[] = { 0, 0, 80 };
    assert_true(isnan(gv_power_law_exponent(sizes, 3, 2, 50)));
    assert_true(gv_power_law_exponent(sizes, 3, 2, 49) > 0);
    assert_true(isnan(gv_power_law_exponent(alike, 2, 2, 50)));
    assert_true(isnan(gv_power_law_exponent(alike, 2, 3, 2)));
    assert_true(gv_power_law_exponent(alike, 2, 1, 50) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_grow_from_posts_and_words),
        cmocka_unit_test(what_nobody_can_pass_on_is_no_tree),
        cmocka_unit_test(posts_are_no_words),
        cmocka_unit_test(whoever_passes_on_an_advertisement_posts_it),
        cmocka_unit_test(what_is_said_early_is_what_is_heard),
        cmocka_unit_test(trees_that_are_over_make_room),
        cmocka_unit_test(what_there_is_no_room_for_is_told),
        cmocka_unit_test(the_exponent_is_where_the_likelihood_is_largest),
        cmocka_unit_test(few_sizes_and_the_smallest_alone_have_no_exponent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
