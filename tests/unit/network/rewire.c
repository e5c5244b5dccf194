/* Null models: what rewiring keeps, what it loses, and when it says that it cannot. */
#include "grow.h"

#include "network/igraph_bridge.h"
#include "network/network_internal.h"

static gv_status rewired(const char *kind, const char *name, double value, gv_rewiring how,
                         uint64_t graph, gv_network **out, gv_error *err)
{
    _Alignas(16) unsigned char params[GROW_ROOM];
    const gv_generator *g = gv_generator_named(kind);
    gv_spec_defaults(&g->spec, params);
    if (name != NULL)
        must(gv_param_store(gv_spec_find(&g->spec, name), value, params, NULL));
    return gv_network_grow(g, params, &how, gv_key_make(1, GV_PURPOSE_NETWORK, graph), out,
                           err);
}

static gv_network *must_rewire(const char *kind, const char *name, double value,
                               gv_rewiring how, uint64_t graph)
{
    gv_network *net = NULL;
    gv_error err = { 0 };
    if (rewired(kind, name, value, how, graph, &net, &err) != GV_OK)
        fail_msg("%s: %s", kind, err.text);
    return net;
}

/* Arcs of `a` that `b` has as well. */
static uint64_t shared_arcs(const gv_network *a, const gv_network *b)
{
    const gv_csr x = gv_network_out(a), y = gv_network_out(b);
    uint64_t n = 0;
    for (uint32_t u = 0; u < x.n; u++) {
        for (uint64_t i = x.offset[u]; i < x.offset[u + UINT64_C(1)]; i++) {
            for (uint64_t j = y.offset[u]; j < y.offset[u + UINT64_C(1)]; j++)
                n += x.target[i] == y.target[j];
        }
    }
    return n;
}

static void same_degrees(gv_network *a, gv_network *b)
{
    must(gv_network_transpose(a, NULL));
    must(gv_network_transpose(b, NULL));
    for (uint32_t u = 0; u < gv_network_people(a); u++) {
        assert_int_equal(gv_network_followers(a, u), gv_network_followers(b, u));
        assert_int_equal(gv_network_followed(a, u), gv_network_followed(b, u));
    }
}

static void without_rewiring_nothing_changes(void **unused)
{
    (void) unused;
    gv_network *plain = grow("barabasi_albert", 0, NULL);
    gv_network *same = must_rewire("barabasi_albert", NULL, 0, (gv_rewiring){ 0 }, 0);
    assert_true(gv_hash_equal(gv_network_hash(plain), gv_network_hash(same)));
    gv_network_free(same);
    gv_network_free(plain);
}

static void everybody_keeps_followers_and_followed(void **unused)
{
    (void) unused;
    const char *const kinds[] = { "barabasi_albert", "regular_directed", "watts_strogatz" };
    const gv_rewiring how[] = { { .rewire_degree = 1 }, { .rewire_community = 0.3 } };
    for (size_t k = 0; k < GV_COUNT_OF(kinds); k++) {
        gv_network *plain = grow(kinds[k], 0, NULL);
        for (size_t h = 0; h < GV_COUNT_OF(how); h++) {
            gv_network *net = must_rewire(kinds[k], NULL, 0, how[h], 0);
            gv_network *again = must_rewire(kinds[k], NULL, 0, how[h], 0);
            same_degrees(plain, net);
            assert_true(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)));
            assert_false(gv_hash_equal(gv_network_hash(net), gv_network_hash(plain)));
            assert_true(gv_csr_is_symmetric(gv_network_out(net)) ==
                        gv_csr_is_symmetric(gv_network_out(plain)));
            gv_network_free(again);
            gv_network_free(net);
        }
        gv_network_free(plain);
    }
}

/* 4,000 ties; at share .1 each of 200 swaps takes two of them, few of them twice. */
static void the_share_is_the_share_of_ties_that_change(void **unused)
{
    (void) unused;
    gv_network *ring = grow("ring_lattice", 0, NULL);
    gv_network *some =
        must_rewire("ring_lattice", NULL, 0, (gv_rewiring){ .rewire_degree = 0.1 }, 0);
    gv_network *all =
        must_rewire("ring_lattice", NULL, 0, (gv_rewiring){ .rewire_degree = 20 }, 0);
    assert_in_range(shared_arcs(ring, some) / 2, 3600, 3640);
    assert_in_range(shared_arcs(ring, all) / 2, 0, 80); /* by chance 32, sd 6 */
    gv_network_free(all);
    gv_network_free(some);
    gv_network_free(ring);
}

/* Arcs from community c to community d. */
static uint64_t arcs_between(gv_csr csr, const uint32_t *community, uint32_t c, uint32_t d)
{
    uint64_t n = 0;
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t a = csr.offset[u]; a < csr.offset[u + UINT64_C(1)]; a++)
            n += community[u] == c && community[csr.target[a]] == d;
    }
    return n;
}

static void communities_keep_their_ties(void **unused)
{
    (void) unused;
    uint32_t community[300];
    gv_network *net = grow("watts_strogatz", 0, "people", 300.0, NULL);
    const gv_csr before = gv_network_out(net);
    must(gv_igraph_communities(before, (gv_key){ 0 }, community, NULL));
    gv_csr_store rows = { 0 };
    gv_stream stream = gv_stream_make((gv_key){ 7, 7 });
    uint64_t done_swaps = 0;
    const gv_swap_plan plan = { .community = community, .wanted = 500, .tries = 100000 };
    must(gv_csr_swap(before, &plan, &stream, &rows, &done_swaps, NULL));
    assert_int_equal(done_swaps, 500);
    assert_false(gv_csr_equal(before, gv_csr_view(&rows)));
    assert_true(arcs_between(before, community, 0, 0) < gv_network_arcs(net));
    for (uint32_t c = 0; c < 20; c++) {
        for (uint32_t d = 0; d < 20; d++)
            assert_int_equal(arcs_between(before, community, c, d),
                             arcs_between(gv_csr_view(&rows), community, c, d));
    }
    gv_csr_release(&rows);
    gv_network_free(net);
}

/* Within a clique all are tied, between two nobody is. */
static void two_cliques_are_two_communities(void **unused)
{
    (void) unused;
    uint32_t community[22];
    gv_network *net = grow("cliques", 0, "people", 22.0, NULL);
    must(gv_igraph_communities(gv_network_out(net), (gv_key){ 0 }, community, NULL));
    for (uint32_t u = 0; u < 22; u++)
        assert_int_equal(community[u], community[u / 11 * 11]);
    assert_int_not_equal(community[0], community[11]);
    gv_network_free(net);
}

/* A weight goes with the speaker of its tie. */
static void weights_are_kept(void **unused)
{
    (void) unused;
    static const uint32_t from[] = { 0, 1, 2, 3, 4 }, to[] = { 1, 2, 3, 4, 0 };
    static const double weight[] = { 1, 2, 3, 4, 5 };
    gv_network *net = NULL;
    gv_stream stream = gv_stream_make((gv_key){ 3, 4 });
    const gv_swap_plan plan = { .is_directed = true, .wanted = 6, .tries = 10000 };
    uint64_t done_swaps = 0;
    must(gv_network_from_arcs(5, 5, from, to, weight, &net, NULL));
    must(gv_network_swap(net, &plan, &stream, &done_swaps, NULL));
    const gv_csr out = gv_network_out(net);
    assert_int_equal(done_swaps, 6);
    for (uint32_t u = 0; u < 5; u++)
        assert_true(out.weight[out.offset[u]] == u + 1);
    gv_network_free(net);
}

static void what_cannot_be_rewired_says_so(void **unused)
{
    (void) unused;
    const struct {
        const char *kind, *name;
        double value;
        gv_rewiring how;
        const char *words;
    } cases[] = {
        { "complete",
          NULL,
          0,
          { 1, 0 },
          "network 'complete' cannot be rewired: everybody hears everybody" },
        { "ring_lattice",
          NULL,
          0,
          { 1, 1 },
          "rewire_degree would undo what rewire_community preserves" },
        { "gnp",
          "p",
          1,
          { 0.0001, 0 },
          "rewiring found 0 of 25 swaps: hardly another network has what should be kept" },
        { "cliques",
          NULL,
          0,
          { 0, 0.001 },
          "rewiring found 0 of 7 swaps: hardly another network has what should be kept" },
    };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        gv_network *net = NULL;
        gv_error err = { 0 };
        assert_int_equal(rewired(cases[i].kind, cases[i].name, cases[i].value, cases[i].how,
                                 0, &net, &err),
                         GV_E_IMPOSSIBLE);
        assert_string_equal(err.text, cases[i].words);
        assert_null(net);
    }
}

static void the_table_is_sound(void **unused)
{
    (void) unused;
    gv_error err = { 0 };
    if (gv_spec_check(&gv_rewiring_spec, &err) != GV_OK)
        fail_msg("%s", err.text);
    for (const gv_generator *const *g = gv_generators(); *g != NULL; g++) {
        for (const gv_param *row = gv_rewiring_spec.params; row->name != NULL; row++)
            assert_null(gv_spec_find(&(*g)->spec, row->name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rewiring_nothing_changes),
        cmocka_unit_test(everybody_keeps_followers_and_followed),
        cmocka_unit_test(the_share_is_the_share_of_ties_that_change),
        cmocka_unit_test(communities_keep_their_ties),
        cmocka_unit_test(two_cliques_are_two_communities),
        cmocka_unit_test(weights_are_kept),
        cmocka_unit_test(what_cannot_be_rewired_says_so),
        cmocka_unit_test(the_table_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
