/* The generators beside the classic three: known answers, and words for what cannot be. */
#include "grow.h"
#include "temp_file.h"

#include <math.h>

static bool is_tied(const gv_network *net, uint32_t u, uint32_t v)
{
    const gv_csr out = gv_network_out(net);
    for (uint64_t arc = out.offset[u]; arc < out.offset[u + UINT64_C(1)]; arc++) {
        if (out.target[arc] == v)
            return true;
    }
    return false;
}

/* Frees the network. */
static void everybody_has(gv_network *net, uint64_t followers)
{
    must(gv_network_transpose(net, NULL));
    for (uint32_t u = 0; u < gv_network_people(net); u++) {
        assert_int_equal(gv_network_followers(net, u), followers);
        assert_int_equal(gv_network_followed(net, u), followers);
    }
    gv_network_free(net);
}

static bool is_symmetric(const gv_network *net)
{
    const gv_csr out = gv_network_out(net);
    for (uint32_t u = 0; u < out.n; u++) {
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + UINT64_C(1)]; arc++) {
            if (!is_tied(net, out.target[arc], u))
                return false;
        }
    }
    return true;
}

/* Closed triples among connected ones. */
static double clustering(const gv_network *net)
{
    const gv_csr out = gv_network_out(net);
    uint64_t closed = 0, all = 0;
    for (uint32_t u = 0; u < out.n; u++) {
        for (uint64_t a = out.offset[u]; a < out.offset[u + UINT64_C(1)]; a++) {
            for (uint64_t b = out.offset[u]; b < a; b++, all++)
                closed += is_tied(net, out.target[a], out.target[b]);
        }
    }
    return (double) closed / (double) all;
}

static void refuses(grown g, const char *words)
{
    assert_int_equal(g.status, GV_E_IMPOSSIBLE);
    assert_string_equal(g.err.text, words);
    assert_null(g.net);
}

static void same_key_same_network_other_key_other_network(void **unused)
{
    (void) unused;
    static const uint64_t sizes_at[] = { 60, 40 },
                          degrees_at[] = { 3, 3, 3, 2, 2, 2, 1, 2 };
    static const double mixing_at[] = { 0.2, 0.02, 0.02, 0.3 };
    const gv_counts sizes = { sizes_at, 2 }, degrees = { degrees_at, 8 };
    const gv_reals mixing = { mixing_at, 4 };
    gv_hash hash[3][9];
    for (uint64_t i = 0; i < 3; i++) {
        const uint64_t graph = i == 2 ? 1 : 0;
        gv_network *const net[9] = {
            grow("gnm", graph, "ties", 3000.0, NULL),
            grow("gnm", graph, "people", 50.0, "ties", 1100.0, NULL),
            grow("k_regular", graph, "people", 100.0, NULL),
            grow("regular_directed", graph, "people", 100.0, NULL),
            grow("degree_sequence", graph, "degrees", &degrees, NULL),
            grow("static_power_law", graph, "ties", 3000.0, NULL),
            grow("forest_fire", graph, "people", 200.0, NULL),
            grow("block_model", graph, "sizes", &sizes, "mixing", &mixing, NULL),
            grow("geometric", graph, "people", 300.0, "radius", 0.1, NULL),
        };
        for (size_t k = 0; k < 9; k++) {
            hash[i][k] = gv_network_hash(net[k]);
            gv_network_free(net[k]);
        }
    }
    for (size_t k = 0; k < 9; k++) {
        assert_true(gv_hash_equal(hash[0][k], hash[1][k]));
        assert_false(gv_hash_equal(hash[0][k], hash[2][k]));
    }
}

static void gnm_has_exactly_the_ties_asked_for(void **unused)
{
    (void) unused;
    const double ties[] = { 0, 1, 20, 44, 45 };
    for (size_t i = 0; i < GV_COUNT_OF(ties); i++) {
        gv_network *net = grow("gnm", i, "people", 10.0, "ties", ties[i], NULL);
        assert_int_equal(gv_network_arcs(net), (uint64_t) (2 * ties[i]));
        assert_true(is_symmetric(net));
        gv_network_free(net);
        net = grow("gnm", i, "people", 10.0, "ties", 2 * ties[i], "directed", 1.0, NULL);
        assert_int_equal(gv_network_arcs(net), (uint64_t) (2 * ties[i]));
        gv_network_free(net);
    }
    refuses(try_grow("gnm", 0, "people", 10.0, "ties", 46.0, NULL),
            "10 people have no room for 46 ties");
    refuses(try_grow("gnm", 0, "people", 1.0, "ties", 1.0, NULL),
            "1 people have no room for 1 ties");
}

/* Each of the six pairs of four people in half of the networks: 400 of them, sd 10. */
static void gnm_gives_every_pair_the_same_chance(void **unused)
{
    (void) unused;
    uint32_t seen[4][4] = { { 0 } };
    for (uint64_t graph = 0; graph < 400; graph++) {
        gv_network *net = grow("gnm", graph, "people", 4.0, "ties", 3.0, NULL);
        for (uint32_t u = 0; u < 4; u++) {
            for (uint32_t v = 0; v < u; v++)
                seen[u][v] += is_tied(net, u, v);
        }
        gv_network_free(net);
    }
    for (uint32_t u = 0; u < 4; u++) {
        for (uint32_t v = 0; v < u; v++)
            assert_in_range(seen[u][v], 155, 245);
    }
}

static void regular_networks_are_regular(void **unused)
{
    (void) unused;
    const double sizes[][2] = { { 10, 4 },  { 6, 5 }, { 100, 49 }, { 100, 50 },
                                { 30, 27 }, { 5, 0 }, { 7, 6 } };
    for (size_t i = 0; i < GV_COUNT_OF(sizes); i++) {
        const double n = sizes[i][0], z = sizes[i][1];
        gv_network *net = grow("k_regular", i, "people", n, "ties", z, NULL);
        assert_true(is_symmetric(net));
        everybody_has(net, (uint64_t) z);
        if (z > 0)
            everybody_has(grow("regular_directed", i, "people", n, "ties", z, NULL),
                          (uint64_t) z);
    }
    refuses(try_grow("k_regular", 0, "people", 5.0, "ties", 5.0, NULL),
            "nobody has 5 ties among 5 people");
    refuses(try_grow("k_regular", 0, "people", 7.0, "ties", 3.0, NULL),
            "7 people cannot have 3 ties each: a tie has two ends, and the ends are an odd "
            "number");
    refuses(try_grow("regular_directed", 0, "people", 5.0, "ties", 5.0, NULL),
            "nobody has 5 followers among 5 people");
}

static void the_ring_is_a_ring(void **unused)
{
    (void) unused;
    gv_network *net = grow("ring_lattice", 0, "people", 10.0, "neighbours", 4.0, NULL);
    assert_true(clustering(net) == 0.5);
    assert_true(is_tied(net, 0, 8) && is_tied(net, 9, 1) && !is_tied(net, 0, 3));
    everybody_has(net, 4);
    everybody_has(grow("ring_lattice", 0, "people", 5.0, "neighbours", 4.0, NULL), 4);
    refuses(try_grow("ring_lattice", 0, "neighbours", 5.0, NULL),
            "5 neighbours cannot be shared by the two sides of a ring");
    refuses(try_grow("ring_lattice", 0, "people", 4.0, "neighbours", 4.0, NULL),
            "nobody has 4 neighbours among 4 people");
}

static void lattices_know_their_borders(void **unused)
{
    (void) unused;
    everybody_has(grow("lattice", 0, "rows", 3.0, "columns", 5.0, NULL), 8);
    everybody_has(grow("lattice", 0, "rows", 4.0, "columns", 3.0, "k", 4.0, NULL), 4);
    const grown g = try_grow("lattice", 0, "rows", 3.0, "columns", 4.0, "wrap", 0.0, NULL);
    must(g.status);
    const uint64_t corner = 3, side = 5, middle = 8;
    assert_int_equal(gv_network_followers(g.net, 0), corner);
    assert_int_equal(gv_network_followers(g.net, 1), side);
    assert_int_equal(gv_network_followers(g.net, 5), middle);
    assert_true(is_tied(g.net, 0, 5) && !is_tied(g.net, 3, 4));
    assert_int_equal(gv_network_arcs(g.net), g.arcs);
    gv_network_free(g.net);
    refuses(try_grow("lattice", 0, "neighbours", 6.0, NULL),
            "no lattice of squares has 6 neighbours");
    refuses(try_grow("lattice", 0, "rows", 2.0, NULL),
            "a board of 2 x 32 that wraps around would tie people twice, or to themselves");
}

static void a_list_of_degrees_is_kept(void **unused)
{
    (void) unused;
    static const uint64_t odd[] = { 1, 1, 1 }, many[] = { 4, 1, 1, 0 },
                          greedy[] = { 3, 3, 1, 1 }, good[] = { 5, 1, 2, 3, 2, 2, 0, 1 };
    const gv_counts list = { good, 8 };
    gv_network *net = grow("degree_sequence", 1, "degrees", &list, NULL);
    assert_true(is_symmetric(net));
    for (uint32_t u = 0; u < 8; u++)
        assert_int_equal(gv_network_followers(net, u), good[u]);
    gv_network_free(net);
    refuses(try_grow("degree_sequence", 0, NULL), "nothing says how many ties people have");
    refuses(try_grow("degree_sequence", 0, "degrees", &(gv_counts){ odd, 3 }, NULL),
            "the degrees add up to 3, which is odd, but a tie has two ends");
    refuses(try_grow("degree_sequence", 0, "degrees", &(gv_counts){ many, 4 }, NULL),
            "person 0 cannot have 4 ties among 4 people");
    refuses(try_grow("degree_sequence", 0, "degrees", &(gv_counts){ greedy, 4 }, NULL),
            "no network has these degrees");
    refuses(try_grow("degree_sequence", 0, "degrees", &list, "file", "x", NULL),
            "degrees and file both say how many ties people have");
}

/* As of a grown network, so that there is one: with hubs, in no order. */
static void long_lists_with_hubs_are_kept(void **unused)
{
    (void) unused;
    enum { PEOPLE = 20000 };
    static uint64_t at[PEOPLE];
    gv_network *hubs =
        grow("barabasi_albert", 0, "people", (double) PEOPLE, "ties", 3.0, NULL);
    for (uint32_t u = 0; u < PEOPLE; u++)
        at[u * UINT64_C(7919) % PEOPLE] = gv_network_followers(hubs, u);
    gv_network_free(hubs);
    gv_network *net =
        grow("degree_sequence", 0, "degrees", &(gv_counts){ at, PEOPLE }, NULL);
    for (uint32_t u = 0; u < PEOPLE; u++)
        assert_int_equal(gv_network_followers(net, u), at[u]);
    gv_network_free(net);
}

static void a_file_of_degrees_is_read(void **unused)
{
    (void) unused;
    static const char good[] = "# degrees\n2\n 2\t\r\n\n2\n0", bad[] = "2\ntwo\n";
    temp_file file = temp_file_make(good, sizeof good - 1);
    gv_network *net = grow("degree_sequence", 0, "file", file.path, NULL);
    assert_int_equal(gv_network_people(net), 4);
    assert_true(is_tied(net, 0, 1) && is_tied(net, 1, 2) && is_tied(net, 0, 2));
    gv_network_free(net);
    temp_file_remove(&file);
    file = temp_file_make(bad, sizeof bad - 1);
    const grown g = try_grow("degree_sequence", 0, "file", file.path, NULL);
    assert_int_equal(g.status, GV_E_DATA);
    assert_int_equal(g.err.line, 2);
    temp_file_remove(&file);
}

/* Of the 18 networks with these degrees 12 tie 0 to 1: a leaf for each, and a pair of
 * leaves. In the other 6 each has two leaves. Of 100, sd 4.7. */
static void shuffling_reaches_other_networks(void **unused)
{
    (void) unused;
    static const uint64_t at[] = { 2, 2, 1, 1, 1, 1 };
    uint32_t tied = 0;
    for (uint64_t graph = 0; graph < 100; graph++) {
        gv_network *net =
            grow("degree_sequence", graph, "degrees", &(gv_counts){ at, 6 }, NULL);
        tied += is_tied(net, 0, 1);
        gv_network_free(net);
    }
    assert_in_range(tied, 46, 86);
}

static void blocks_mix_as_the_matrix_says(void **unused)
{
    (void) unused;
    static const uint64_t at[] = { 30, 20 };
    static const double apart[] = { 0.5, 0, 0, 1 }, lopsided[] = { 0, 0.5, 0.1, 0 };
    const gv_counts sizes = { at, 2 };
    gv_network *net =
        grow("block_model", 0, "sizes", &sizes, "mixing", &(gv_reals){ apart, 4 }, NULL);
    const gv_csr out = gv_network_out(net);
    uint64_t within[2] = { 0, 0 };
    for (uint32_t u = 0; u < 50; u++) {
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + 1]; arc++) {
            assert_true((u < 30) == (out.target[arc] < 30));
            within[u >= 30]++;
        }
    }
    assert_in_range(within[0], 350, 520); /* of 870 arcs, sd 21 */
    assert_int_equal(within[1], 20 * 19);
    gv_network_free(net);
    refuses(try_grow("block_model", 0, "sizes", &sizes, "mixing",
                     &(gv_reals){ lopsided, 4 }, NULL),
            "groups 1 and 2 have two different chances of a tie");
    refuses(try_grow("block_model", 0, "sizes", &sizes, "mixing", &(gv_reals){ apart, 3 },
                     NULL),
            "2 groups need 2 x 2 chances, not 3 numbers");
    refuses(try_grow("block_model", 0, NULL), "a block model needs at least one group");
}

/* Row speaks: from the 300 to the 200 half of the arcs, back a tenth. */
static void directed_blocks_speak_along_rows(void **unused)
{
    (void) unused;
    static const uint64_t at[] = { 300, 200 };
    static const double mixing[] = { 0, 0.5, 0.1, 0 };
    gv_network *net = grow("block_model", 0, "sizes", &(gv_counts){ at, 2 }, "mixing",
                           &(gv_reals){ mixing, 4 }, "directed", 1.0, NULL);
    uint64_t spoken = 0;
    for (uint32_t u = 0; u < 300; u++)
        spoken += gv_network_followers(net, u);
    assert_in_range(spoken, 29500, 30500); /* sd 122 */
    assert_in_range(gv_network_arcs(net) - spoken, 5700, 6300);
    gv_network_free(net);
}

static void cliques_are_closed_circles(void **unused)
{
    (void) unused;
    const grown g = try_grow("cliques", 0, "people", 10.0, "size", 4.0, NULL);
    must(g.status);
    assert_int_equal(gv_network_arcs(g.net), 4 * 3 + 4 * 3 + 2 * 1);
    assert_int_equal(g.arcs, gv_network_arcs(g.net));
    assert_true(clustering(g.net) == 1 && is_tied(g.net, 8, 9) && !is_tied(g.net, 3, 4));
    gv_network_free(g.net);
    refuses(try_grow("cliques", 0, "people", 3.0, NULL),
            "3 people cannot fill a clique of 11");
}

/* Person 0 connects best. The largest exponent makes all nearly alike. */
static void static_power_laws_have_hubs_first(void **unused)
{
    (void) unused;
    gv_network *steep = grow("static_power_law", 0, "people", 10000.0, "ties", 20000.0,
                             "exponent", 2.1, NULL);
    gv_network *flat = grow("static_power_law", 0, "people", 10000.0, "ties", 20000.0,
                            "exponent", 100.0, NULL);
    assert_int_equal(gv_network_arcs(steep), 40000);
    assert_in_range(gv_network_followers(steep, 0), 60, 1000);
    assert_in_range(gv_network_followers(flat, 0), 0, 15);
    gv_network_free(flat);
    gv_network_free(steep);
    refuses(try_grow("static_power_law", 0, "people", 4.0, "ties", 4.0, NULL),
            "4 ties among 4 people leave no room for a power law");
    gv_network_free(grow("static_power_law", 0, "people", 100.0, "ties", 2475.0, "exponent",
                         2.0, NULL));
}

static void forest_fires_connect_everybody_and_close_triangles(void **unused)
{
    (void) unused;
    gv_network *net = grow("forest_fire", 0, "people", 2000.0, NULL);
    for (uint32_t u = 0; u < 2000; u++)
        assert_true(gv_network_followers(net, u) >= 1);
    assert_true(clustering(net) > 0.1);
    gv_network_free(net);
    net = grow("forest_fire", 0, "forward", 0.0, "people", 500.0, NULL);
    assert_int_equal(gv_network_arcs(net), 2 * 499); /* a random tree */
    gv_network_free(net);
    refuses(try_grow("forest_fire", 0, "forward", 0.5, "backward", 2.0, NULL),
            "the fire would never go out backward");
}

/* Expected arcs are exact, the spread near that of independent pairs. */
static void geometric_networks_have_the_ties_of_the_area(void **unused)
{
    (void) unused;
    for (uint64_t wrap = 0; wrap < 2; wrap++) {
        const grown g = try_grow("geometric", 3, "people", 5000.0, "radius", 0.05, "wrap",
                                 (double) wrap, NULL);
        must(g.status);
        const double found = (double) gv_network_arcs(g.net), expected = (double) g.arcs;
        assert_true(fabs(found / expected - 1) < 0.02);
        assert_true(clustering(g.net) > 0.5);
        gv_network_free(g.net);
    }
    gv_network_free(grow("geometric", 0, "people", 1.0, "radius", 0.0, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_key_same_network_other_key_other_network),
        cmocka_unit_test(gnm_has_exactly_the_ties_asked_for),
        cmocka_unit_test(gnm_gives_every_pair_the_same_chance),
        cmocka_unit_test(regular_networks_are_regular),
        cmocka_unit_test(the_ring_is_a_ring),
        cmocka_unit_test(lattices_know_their_borders),
        cmocka_unit_test(a_list_of_degrees_is_kept),
        cmocka_unit_test(long_lists_with_hubs_are_kept),
        cmocka_unit_test(a_file_of_degrees_is_read),
        cmocka_unit_test(shuffling_reaches_other_networks),
        cmocka_unit_test(blocks_mix_as_the_matrix_says),
        cmocka_unit_test(directed_blocks_speak_along_rows),
        cmocka_unit_test(cliques_are_closed_circles),
        cmocka_unit_test(static_power_laws_have_hubs_first),
        cmocka_unit_test(forest_fires_connect_everybody_and_close_triangles),
        cmocka_unit_test(geometric_networks_have_the_ties_of_the_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
