/* Statistics of networks, held against published figures and counting by hand. */
#include "expect.h"
#include "grow.h"

#include <math.h>

static const gv_key some_key = { 11, 4 };

static gv_statistics describe(const gv_network *net, const uint16_t *group)
{
    gv_statistics s;
    gv_error err = { 0 };
    if (gv_network_statistics(net, group, some_key, &s, &err) != GV_OK)
        fail_msg("%s", err.text);
    return s;
}

static double value(const gv_statistics *s, const char *key)
{
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        if (strcmp(gv_statistic_rows[k].key, key) == 0)
            return s->of[k].value;
    }
    fail_msg("there is no statistic %s", key);
    return NAN;
}

static void expect(const gv_statistics *s, const char *key, double wanted)
{
    expect_near(key, wanted, value(s, key), 5e-5);
}

static void every_statistic_is_named_once_and_defined(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        const gv_statistic_row *row = &gv_statistic_rows[k];
        assert_true(row->title[0] != '\0' && row->definition[0] != '\0');
        assert_true(row->group[0] != '\0' && row->source != NULL && row->unit != NULL);
        for (size_t j = 0; j < k; j++)
            assert_string_not_equal(row->key, gv_statistic_rows[j].key);
    }
}

/* Zachary (1977). Density .1390, transitivity .2557, local clustering .5879 without the one
 * person with one tie (.5706 when that one counts as 0), assortativity -.4756, mean path
 * 2.4082, diameter 5: NetworkX 3 and igraph agree on these. <k^2> / <k> = 1212 / 156. */
static void the_karate_club_is_described_as_published(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    const gv_statistics s = describe(net, NULL);
    expect(&s, "people", 34);
    expect(&s, "pairs", 78);
    expect(&s, "arcs", 156);
    expect(&s, "density", 0.13904);
    expect(&s, "reciprocity", 1);
    expect(&s, "isolated", 0);
    expect(&s, "degree_mean", 4.58824);
    expect(&s, "degree_median", 3);
    expect(&s, "degree_max", 17);
    expect(&s, "branching", 1212 / 156.0);
    expect(&s, "transitivity", 0.25568);
    expect(&s, "clustering", 0.58793);
    expect(&s, "assortativity", -0.47561);
    expect(&s, "parts", 1);
    expect(&s, "largest_part", 34);
    expect(&s, "reachable", 1);
    expect(&s, "path_mean", 2.40820);
    expect(&s, "path_max", 5);
    assert_int_equal(s.searches, 34);
    assert_true(isnan(value(&s, "strong_parts")) && isnan(value(&s, "weight_mean")));
    assert_true(isnan(value(&s, "assortativity_group")));
    gv_network_free(net);
}

/* 0 -> 1 -> 2 -> 0, 2 -> 3, 3 -> 2; 4 hears nobody and is heard by nobody. */
static void directions_are_told_apart_by_hand(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 1, 2, 2, 3 };
    const uint32_t to[] = { 1, 2, 0, 3, 2 };
    const double weight[] = { 1, 2, 3, 4, 10 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(5, 5, from, to, weight, &net, NULL));
    const gv_statistics s = describe(net, NULL);
    expect(&s, "pairs", 4);
    expect(&s, "arcs", 5);
    expect(&s, "reciprocity", 2 / 5.0);
    expect(&s, "isolated", 1);
    expect(&s, "degree_mean", 8 / 5.0);
    expect(&s, "followers_max", 2);
    expect(&s, "followed_max", 2);
    expect(&s, "followers_median", 1);
    expect(&s, "branching", (1 + 1 + 4 + 1) / 5.0);
    expect(&s, "neighbour_degree", (2.5 + 2.5 + 5 / 3.0 + 3) / 4);
    expect(&s, "outnumbered", 3 / 4.0);
    expect(&s, "transitivity", 3 / 5.0);
    expect(&s, "clustering", (1 + 1 + 1 / 3.0) / 3);
    expect(&s, "parts", 2);
    expect(&s, "largest_part", 4);
    expect(&s, "strong_parts", 2);
    expect(&s, "largest_strong_part", 4);
    expect(&s, "reachable", 12 / 20.0);
    expect(&s, "path_mean", (1 + 2 + 3 + 1 + 2 + 2 + 1 + 1 + 2 + 1 + 2 + 3) / 12.0);
    expect(&s, "path_90", 2 + (0.9 * 12 - 10) / 2);
    expect(&s, "path_max", 3);
    expect(&s, "weight_mean", 4);
    expect(&s, "weight_median", 3);
    expect(&s, "weight_sd", sqrt(10));
    expect(&s, "weight_max", 10);
    gv_network_free(net);
}

/* Newman (2003): 1 where ties stay within groups; -1 / (groups - 1) ... -1 between two. */
static void mixing_by_group_runs_from_minus_one_to_one(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 2, 4 };
    const uint32_t to[] = { 1, 3, 5 };
    const uint16_t within[] = { 0, 0, 1, 1, 1, 1 };
    const uint16_t across[] = { 0, 1, 0, 1, 0, 1 };
    uint32_t both_from[6], both_to[6];
    for (size_t k = 0; k < 3; k++) {
        both_from[k] = both_to[k + 3] = from[k];
        both_to[k] = both_from[k + 3] = to[k];
    }
    gv_network *net = NULL;
    must(gv_network_from_arcs(6, 6, both_from, both_to, NULL, &net, NULL));
    gv_statistics s = describe(net, within);
    expect(&s, "assortativity_group", 1);
    s = describe(net, across);
    expect(&s, "assortativity_group", -1);
    gv_network_free(net);
}

static void the_complete_network_needs_no_ties_for_its_figures(void **unused)
{
    (void) unused;
    gv_network *implicit = grow("complete", 0, "people", 20.0, NULL);
    gv_network *written = grow("gnp", 0, "people", 20.0, "p", 1.0, NULL);
    const gv_statistics a = describe(implicit, NULL);
    const gv_statistics b = describe(written, NULL);
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        const double x = a.of[k].value, y = b.of[k].value;
        if (isnan(x) != isnan(y) || fabs(x - y) > 1e-9)
            fail_msg("%s: %g implicit, %g written out", gv_statistic_rows[k].key, x, y);
    }
    gv_network_free(written);
    gv_network_free(implicit);
}

static void one_person_has_few_statistics(void **unused)
{
    (void) unused;
    gv_network *net = NULL;
    must(gv_network_from_arcs(1, 0, NULL, NULL, NULL, &net, NULL));
    const gv_statistics s = describe(net, NULL);
    expect(&s, "people", 1);
    expect(&s, "parts", 1);
    expect(&s, "degree_max", 0);
    assert_true(isnan(value(&s, "path_mean")) && isnan(value(&s, "density")));
    gv_network_free(net);
}

/* Share of ordered pairs with a path, and its mean length, by searching from everybody. */
static void search_everybody(const gv_network *net, double *reachable, double *mean)
{
    enum { MOST = 11000 };
    static uint32_t queue[MOST], met[MOST], length[MOST];
    const gv_csr csr = gv_network_out(net);
    double pairs = 0, sum = 0;
    memset(met, 0, sizeof met);
    for (uint32_t pivot = 0; pivot < csr.n; pivot++) {
        uint32_t n = 1;
        queue[0] = pivot;
        met[pivot] = pivot + 1;
        length[pivot] = 0;
        for (uint32_t k = 0; k < n; k++) {
            for (uint64_t a = csr.offset[queue[k]]; a < csr.offset[queue[k] + 1]; a++) {
                const uint32_t v = csr.target[a];
                if (met[v] == pivot + 1)
                    continue;
                met[v] = pivot + 1;
                length[v] = length[queue[k]] + 1;
                queue[n++] = v;
                pairs++;
                sum += length[v];
            }
        }
    }
    *reachable = pairs / ((double) csr.n * (csr.n - 1));
    *mean = sum / pairs;
}

static void expect_inside(const char *what, const gv_interval *i, double truth)
{
    const double half = (i->high - i->low) / 2;
    assert_true(half > 0);
    expect_near(what, truth, i->value, 1.5 * half);
}

/* 11,000 people are searched from some 6,000 of them. Three standard errors are one and a
 * half times the interval: a false alarm among the four has a chance of 1 %. */
static void intervals_of_sampled_paths_hold_the_truth(void **unused)
{
    (void) unused;
    for (uint64_t g = 0; g < 2; g++) {
        gv_network *net = grow("gnm", g, "people", 11000.0, "ties", 11000.0, NULL);
        const gv_statistics s = describe(net, NULL);
        double reachable, mean;
        search_everybody(net, &reachable, &mean);
        assert_true(s.searches < 11000 && s.searches % 32 == 0);
        expect_inside("reachable", &s.of[GV_STATISTIC_REACHABLE], reachable);
        expect_inside("path_mean", &s.of[GV_STATISTIC_PATH_MEAN], mean);
        gv_network_free(net);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statistic_is_named_once_and_defined),
        cmocka_unit_test(the_karate_club_is_described_as_published),
        cmocka_unit_test(directions_are_told_apart_by_hand),
        cmocka_unit_test(mixing_by_group_runs_from_minus_one_to_one),
        cmocka_unit_test(the_complete_network_needs_no_ties_for_its_figures),
        cmocka_unit_test(one_person_has_few_statistics),
        cmocka_unit_test(intervals_of_sampled_paths_hold_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
