#include "grapevine/metric.h"
#include "test.h"

#include <math.h>
#include <string.h>

enum { OUTCOMES = 8 };

typedef struct measured {
    uint32_t born;
    double real[OUTCOMES];
    double at_least[GV_RUNGS];
} measured;

/* What the metric says of memes that are over with these postings, all born in tick 5 and
 * posted last in tick 9, when it looks at ticks [from, from + within). */
static measured measure(const uint64_t *posts, size_t n, double from, double within)
{
    const gv_metric *metric = gv_metric_named("memes");
    _Alignas(16) unsigned char params[64];
    measured found = { 0 };
    gv_value out[OUTCOMES];
    gv_spec_defaults(&metric->spec, params);
    must(gv_param_store(gv_spec_find(&metric->spec, "born_from"), from, params, NULL));
    must(gv_param_store(gv_spec_find(&metric->spec, "born_within"), within, params, NULL));
    const gv_extent extent = { .ticks = 10 };
    void *own = gv_alloc(metric->own_bytes(extent), 1, NULL);
    for (size_t k = 0; k < n; k++) {
        const gv_meme meme = { .posts = posts[k], .born = 5, .last = 9 };
        metric->meme_over(own, params, &meme);
    }
    gv_memes memes = { .used = GV_MESSAGES_LIMIT };
    const gv_world world = { .memes = &memes };
    const gv_life life = { .world = &world, .ticks = 10, .own = own, .extent = extent };
    for (size_t k = 0; k < OUTCOMES; k++)
        out[k].real = &found.real[k];
    out[0].count = &found.born;
    out[OUTCOMES - 1].real = found.at_least;
    metric->measure(&life, params, out);
    gv_free(own);
    return found;
}

static void shares_count_memes_from_each_rung_on(void **unused)
{
    (void) unused;
    static const uint64_t posts[] = { 1, 1, 2, 9, 10, 99, 100, 10000001 };
    const measured m = measure(posts, GV_COUNT_OF(posts), 0, 100);
    assert_int_equal(m.born, 8);
    assert_true(m.real[1] == (1 + 1 + 2 + 9 + 10 + 99 + 100 + 10000001) / 8.0);
    assert_true(m.real[3] == 10000001);
    assert_true(m.real[4] == 2 / 8.0);
    assert_true(m.real[5] == 4 && m.real[6] == 4);
    static const double share[] = { 8, 6, 5, 4, 3, 3, 2, 1 };
    for (size_t k = 0; k < GV_COUNT_OF(share); k++)
        assert_true(m.at_least[k] == share[k] / 8);
    assert_true(m.at_least[GV_RUNGS - 1] == 1 / 8.0);
}

static void the_quantile_is_exact_below_64_and_a_32nd_too_low_above(void **unused)
{
    (void) unused;
    uint64_t posts[2000];
    for (uint64_t top = 1; top < 5000000; top += 1 + top / 7) {
        for (size_t k = 0; k < GV_COUNT_OF(posts); k++)
            posts[k] = k < 1997 ? 1 : top;
        const double found = measure(posts, GV_COUNT_OF(posts), 0, 100).real[2];
        assert_true(found <= (double) top && found >= (double) top * 31 / 32);
        assert_true(top >= 64 || found == (double) top);
        posts[1998] = posts[1997] = 1; /* one in two thousand does not count */
        assert_true(measure(posts, GV_COUNT_OF(posts), 0, 100).real[2] == 1);
    }
}

static void only_memes_of_the_window_count(void **unused)
{
    (void) unused;
    static const uint64_t posts[] = { 3 };
    assert_int_equal(measure(posts, 1, 5, 1).born, 1);
    assert_int_equal(measure(posts, 1, 0, 6).born, 1);
    assert_int_equal(measure(posts, 1, 0, 5).born, 0);
    assert_int_equal(measure(posts, 1, 6, 10).born, 0);
    assert_true(isnan(measure(posts, 1, 6, 10).real[1]));
    assert_true(isnan(measure(posts, 1, 6, 10).at_least[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_count_memes_from_each_rung_on),
        cmocka_unit_test(the_quantile_is_exact_below_64_and_a_32nd_too_low_above),
        cmocka_unit_test(only_memes_of_the_window_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
