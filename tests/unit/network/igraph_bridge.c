/* The generators that igraph works for: the graphs promised, the same for the same key. */
#include "grow.h"

#include "network/igraph_bridge.h"

#include <math.h>

static void same_key_same_network_other_key_other_network(void **unused)
{
    (void) unused;
    const struct {
        const char *kind, *name;
        double value;
    } random[] = { { "gnp", "p", 0.02 },
                   { "watts_strogatz", "rewire", 0.3 },
                   { "barabasi_albert", "ties", 3 } };
    for (size_t i = 0; i < GV_COUNT_OF(random); i++) {
        gv_network *a = grow(random[i].kind, 0, random[i].name, random[i].value, NULL);
        gv_network *b = grow(random[i].kind, 1, random[i].name, random[i].value, NULL);
        gv_network *c = grow(random[i].kind, 0, random[i].name, random[i].value, NULL);
        assert_true(gv_hash_equal(gv_network_hash(a), gv_network_hash(c)));
        assert_false(gv_hash_equal(gv_network_hash(a), gv_network_hash(b)));
        gv_network_free(c);
        gv_network_free(b);
        gv_network_free(a);
    }
}

/* Integers that any change of key, stream or library would move. */
static void grown_networks_are_known_answers(void **unused)
{
    (void) unused;
    char text[33];
    gv_network *net = grow("barabasi_albert", 0, "people", 10000.0, "ties", 5.0, NULL);
    gv_hash_print(gv_network_hash(net), text);
    assert_string_equal(text, "dabf1e1f8d2e1582324b1e8e3d99d9fb");
    gv_network_free(net);
    net = grow("gnp", 0, "people", 10000.0, "p", 0.001, NULL);
    gv_hash_print(gv_network_hash(net), text);
    assert_string_equal(text, "5b1b696b59065620bd900dd96911eaa7");
    gv_network_free(net);
    net = grow("watts_strogatz", 0, NULL);
    gv_hash_print(gv_network_hash(net), text);
    assert_string_equal(text, "686b351879056ba28bb1e7961d510ead");
    gv_network_free(net);
}

/* m starters tied to each other at most, then m ties each: m (m + 1) + 2 m (n - 1 - m)
 * arcs. */
static void barabasi_albert_has_the_ties_of_its_newcomers(void **unused)
{
    (void) unused;
    const double sizes[][2] = { { 2, 1 }, { 6, 5 }, { 7, 5 }, { 500, 1 }, { 1000, 7 } };
    for (size_t i = 0; i < GV_COUNT_OF(sizes); i++) {
        const double n = sizes[i][0], m = sizes[i][1];
        const grown g = try_grow("barabasi_albert", i, "people", n, "ties", m, NULL);
        must(g.status);
        const uint64_t arcs = (uint64_t) (m * (m + 1) + 2 * m * (n - 1 - m));
        uint64_t degrees = 0;
        for (uint32_t u = 0; u < (uint32_t) n; u++) {
            const uint64_t degree = gv_network_followers(g.net, u);
            assert_true(degree >= (u < (uint32_t) m ? 1 : (uint64_t) m));
            degrees += degree;
        }
        assert_int_equal(degrees, arcs);
        assert_int_equal(gv_network_arcs(g.net), arcs);
        assert_int_equal(g.arcs, arcs);
        gv_network_free(g.net);
    }
}

static uint64_t largest_degree(const gv_network *net)
{
    uint64_t top = 0;
    for (uint32_t u = 0; u < gv_network_people(net); u++) {
        const uint64_t degree = gv_network_followers(net, u);
        top = degree > top ? degree : top;
    }
    return top;
}

/* With 10,000 people and 2 ties the largest degree is near 2 sqrt(n) = 200 for power 1,
 * near 2 ln n for power 0; above power 1 one person gathers nearly all. */
static void popularity_makes_hubs(void **unused)
{
    (void) unused;
    const double people = 10000, ties = 2;
    gv_network *flat = grow("barabasi_albert", 0, "people", people, "ties", ties, "power",
                            0.0, "attractiveness", 1.0, NULL);
    gv_network *linear = grow("barabasi_albert", 0, "people", people, "ties", ties, NULL);
    gv_network *steep =
        grow("barabasi_albert", 0, "people", people, "ties", ties, "power", 2.0, NULL);
    assert_in_range(largest_degree(flat), 10, 40);
    assert_in_range(largest_degree(linear), 80, 600);
    assert_in_range(largest_degree(steep), 5000, 10000);
    gv_network_free(steep);
    gv_network_free(linear);
    gv_network_free(flat);
}

static void unrewired_watts_strogatz_is_the_ring(void **unused)
{
    (void) unused;
    enum { N = 50, REACH = 3 };
    gv_network *net = grow("watts_strogatz", 0, "people", (double) N, "neighbours",
                           2.0 * REACH, "rewire", 0.0, NULL);
    const gv_csr out = gv_network_out(net);
    for (uint32_t u = 0; u < N; u++) {
        assert_int_equal(gv_network_followers(net, u), 2 * REACH);
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + 1]; arc++) {
            const uint32_t ahead = (out.target[arc] + N - u) % N;
            assert_true(ahead <= REACH || ahead >= N - REACH);
        }
    }
    gv_network_free(net);
}

/* A tie stays with chance (1 - rewire)^2, as `deviates` says, and a few return by chance.
 */
static void watts_strogatz_rewires_both_ends(void **unused)
{
    (void) unused;
    enum { N = 20000 };
    gv_network *net = grow("watts_strogatz", 0, "people", (double) N, "neighbours", 10.0,
                           "rewire", 0.3, NULL);
    const gv_csr out = gv_network_out(net);
    uint64_t kept = 0;
    for (uint32_t u = 0; u < N; u++) {
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + 1]; arc++) {
            const uint32_t ahead = (out.target[arc] + N - u) % N;
            kept += ahead <= 5 || ahead >= N - 5;
        }
    }
    const double m = (double) gv_network_arcs(net);
    assert_true(m == 10.0 * N);
    /* 100,000 ties at .49: standard deviation .0016; six of them, one false alarm in 10^9.
     */
    assert_true(fabs((double) kept / m - 0.49) < 0.0096);
    gv_network_free(net);
}

/* igraph alone would not return from the first, and would quietly thin the second out. */
static void odd_chances_and_crowded_rings_are_safe(void **unused)
{
    (void) unused;
    gv_network *net = grow("watts_strogatz", 0, "rewire", 1e-300, NULL);
    assert_int_equal(gv_network_arcs(net), 10000);
    gv_network_free(net);
    const grown crowded =
        try_grow("watts_strogatz", 0, "people", 10.0, "neighbours", 10.0, NULL);
    assert_int_equal(crowded.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(crowded.err.text, "nobody has 10 neighbours among 10 people"));
    const grown odd = try_grow("watts_strogatz", 0, "neighbours", 5.0, NULL);
    assert_int_equal(odd.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(odd.err.hint, "4 or 6"));
    const grown tied = try_grow("barabasi_albert", 0, "people", 5.0, "ties", 5.0, NULL);
    assert_int_equal(tied.status, GV_E_IMPOSSIBLE);
    net = grow("gnp", 0, "people", 1000.0, "p", 1e-300, NULL);
    assert_int_equal(gv_network_arcs(net), 0);
    gv_network_free(net);
}

/* Arcs of G(n, p): mean and spread of the binomial, six standard deviations. */
static void gnp_has_the_ties_expected(void **unused)
{
    (void) unused;
    const double n = 2000, p = 0.01;
    const double pairs = n * (n - 1) / 2;
    for (uint64_t graph = 0; graph < 10; graph++) {
        gv_network *net = grow("gnp", graph, "people", n, "p", p, NULL);
        const double edges = (double) gv_network_arcs(net) / 2;
        assert_true(fabs(edges - p * pairs) < 6 * sqrt(p * (1 - p) * pairs));
        gv_network_free(net);
        net = grow("gnp", graph, "people", n, "p", p, "directed", 1.0, NULL);
        const double arcs = (double) gv_network_arcs(net);
        assert_true(fabs(arcs - 2 * p * pairs) < 6 * sqrt(2 * p * (1 - p) * pairs));
        gv_network_free(net);
    }
    const grown all = try_grow("gnp", 0, "people", 60.0, "p", 1.0, NULL);
    must(all.status);
    assert_int_equal(gv_network_arcs(all.net), 60 * 59);
    assert_int_equal(all.arcs, 60 * 59);
    gv_network_free(all.net);
}

static void undirected_generators_are_symmetric(void **unused)
{
    (void) unused;
    const char *const kinds[] = { "watts_strogatz", "barabasi_albert", "famous" };
    for (size_t i = 0; i < GV_COUNT_OF(kinds); i++) {
        gv_network *net = grow(kinds[i], 0, NULL);
        must(gv_network_transpose(net, NULL));
        assert_ptr_equal(gv_network_in(net).target, gv_network_out(net).target);
        gv_network_free(net);
    }
}

/* Zachary (1977): 34 members, 78 friendships; the instructor (0) has 16, the officer
 * (33) 17. */
static void the_karate_club_is_zacharys(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "zACHARY", NULL);
    assert_int_equal(gv_network_people(net), 34);
    assert_int_equal(gv_network_arcs(net), 2 * 78);
    const uint64_t degree[34] = { 16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2,  2,
                                  2,  2, 3,  2, 2, 2, 5, 3, 3, 2, 4, 3, 4, 4, 6, 12, 17 };
    for (uint32_t u = 0; u < 34; u++) {
        assert_int_equal(gv_network_followers(net, u), degree[u]);
    }
    gv_network_free(net);
}

static void unknown_famous_names_get_advice(void **unused)
{
    (void) unused;
    const grown near = try_grow("famous", 0, "name", "zachry", NULL);
    assert_int_equal(near.status, GV_E_IMPOSSIBLE);
    assert_string_equal(near.err.hint, "did you mean 'Zachary'?");
    const grown far = try_grow("famous", 0, "name", "facebook", NULL);
    assert_int_equal(far.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(far.err.hint, "Krackhardt_Kite"));
}

static void every_famous_name_in_the_help_exists(void **unused)
{
    (void) unused;
    const char *const sizes[] = { "Bull",
                                  "Chvatal",
                                  "Coxeter",
                                  "Cubical",
                                  "Diamond",
                                  "Folkman",
                                  "Dodecahedron",
                                  "Franklin",
                                  "Frucht",
                                  "Grotzsch",
                                  "Heawood",
                                  "Herschel",
                                  "House",
                                  "HouseX",
                                  "Icosahedron",
                                  "Levi",
                                  "McGee",
                                  "Krackhardt_Kite",
                                  "Meredith",
                                  "Noperfectmatching",
                                  "Nonline",
                                  "Octahedron",
                                  "Petersen",
                                  "Robertson",
                                  "Smallestcyclicgroup",
                                  "Tetrahedron",
                                  "Thomassen",
                                  "Tutte",
                                  "Uniquely3colorable",
                                  "Walther",
                                  "Dodecahedral",
                                  "Icosahedral",
                                  "Octahedral",
                                  "Tetrahedral" };
    for (size_t i = 0; i < GV_COUNT_OF(sizes); i++) {
        gv_network *net = grow("famous", 0, "name", sizes[i], NULL);
        assert_true(gv_network_people(net) >= 4);
        gv_network_free(net);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_key_same_network_other_key_other_network),
        cmocka_unit_test(grown_networks_are_known_answers),
        cmocka_unit_test(barabasi_albert_has_the_ties_of_its_newcomers),
        cmocka_unit_test(popularity_makes_hubs),
        cmocka_unit_test(unrewired_watts_strogatz_is_the_ring),
        cmocka_unit_test(watts_strogatz_rewires_both_ends),
        cmocka_unit_test(odd_chances_and_crowded_rings_are_safe),
        cmocka_unit_test(gnp_has_the_ties_expected),
        cmocka_unit_test(undirected_generators_are_symmetric),
        cmocka_unit_test(the_karate_club_is_zacharys),
        cmocka_unit_test(unknown_famous_names_get_advice),
        cmocka_unit_test(every_famous_name_in_the_help_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
