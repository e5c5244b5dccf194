/* Orders of people by their place in the network, held against published scores. */
#include "grow.h"

enum { KARATE = 34 };

static const gv_key some_key = { 7, 9 };

static void rank(const gv_network *net, gv_ranking ranking, uint32_t *order)
{
    gv_error err = { 0 };
    if (gv_network_rank(net, ranking, some_key, order, &err) != GV_OK)
        fail_msg("ranking %d: %s", ranking, err.text);
}

static void expect_head(const gv_network *net, gv_ranking ranking, const uint32_t *head,
                        size_t n)
{
    uint32_t *order = gv_alloc(gv_network_people(net), sizeof *order, NULL);
    assert_non_null(order);
    rank(net, ranking, order);
    for (size_t k = 0; k < n; k++)
        assert_int_equal(order[k], head[k]);
    gv_free(order);
}

/* Scores of the karate club as NetworkX 3 gives them:
 * betweenness 0 .4376, 33 .3041, 32 .1452, 2 .1437, 31 .1383; PageRank 33 .1009, 0 .0970,
 * 32 .0717, 2 .0571; eigenvector 33 .3734, 0 .3555, 2 .3172, 32 .3086; ten people in the
 * 4-core. */
static void the_karate_club_is_ranked_as_published(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    const uint32_t between[] = { 0, 33, 32, 2, 31 };
    const uint32_t page[] = { 33, 0, 32, 2 };
    const uint32_t eigen[] = { 33, 0, 2, 32 };
    const uint32_t core[] = { 0, 1, 2, 3, 7, 8, 13, 30, 32, 33 };
    const uint32_t fringe[] = { 11, 9, 12, 14 };
    expect_head(net, GV_RANKING_BETWEENNESS, between, GV_COUNT_OF(between));
    expect_head(net, GV_RANKING_PAGERANK, page, GV_COUNT_OF(page));
    expect_head(net, GV_RANKING_EIGENVECTOR, eigen, GV_COUNT_OF(eigen));
    expect_head(net, GV_RANKING_K_CORE, core, GV_COUNT_OF(core));
    expect_head(net, GV_RANKING_LOW_DEGREE, fringe, GV_COUNT_OF(fringe));
    gv_network_free(net);
}

/* 0 speaks to 1, who speaks to 2, who speaks to 3. */
static void along_a_chain_of_speakers_direction_counts(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 1, 2 };
    const uint32_t to[] = { 1, 2, 3 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(4, 3, from, to, NULL, &net, NULL));
    const uint32_t outward[] = { 0, 1, 2, 3 }; /* 11/6, 3/2, 1, 0 */
    const uint32_t between[] = { 1, 2, 0, 3 };
    expect_head(net, GV_RANKING_CLOSENESS, outward, 4);
    expect_head(net, GV_RANKING_PAGERANK, outward, 4);
    expect_head(net, GV_RANKING_BETWEENNESS, between, 4);
    gv_network_free(net);
}

/* Cliques {0 .. 4} and {5 .. 11}; 2 and 8 know each other. */
static gv_network *two_cliques(void)
{
    uint32_t from[64], to[64];
    uint64_t m = 0;
    for (uint32_t u = 0; u < 12; u++) {
        for (uint32_t v = 0; v < 12; v++) {
            const bool clique = (u < 5) == (v < 5) && u != v;
            if (clique || (u == 2 && v == 8) || (u == 8 && v == 2)) {
                from[m] = u;
                to[m++] = v;
            }
        }
    }
    gv_network *net = NULL;
    must(gv_network_from_arcs(12, m, from, to, NULL, &net, NULL));
    return net;
}

static void bridges_join_communities_and_each_community_sends_one(void **unused)
{
    (void) unused;
    gv_network *net = two_cliques();
    const uint32_t bridges[] = { 2, 8, 0, 1, 3 };
    const uint32_t one_each[] = { 8, 2, 5, 0, 6, 1, 7, 3, 9, 4, 10, 11 };
    expect_head(net, GV_RANKING_BRIDGES, bridges, GV_COUNT_OF(bridges));
    expect_head(net, GV_RANKING_ONE_PER_COMMUNITY, one_each, GV_COUNT_OF(one_each));
    gv_network_free(net);
}

static void everybody_stands_in_every_ranking_once(void **unused)
{
    (void) unused;
    gv_network *nets[] = { grow("gnp", 0, "people", 60.0, "p", 0.02, NULL),
                           grow("complete", 0, "people", 60.0, NULL),
                           grow("watts_strogatz", 0, "people", 60.0, NULL) };
    for (size_t i = 0; i < GV_COUNT_OF(nets); i++) {
        for (uint32_t r = 0; r < GV_RANKINGS; r++) {
            uint32_t order[60];
            bool seen[60] = { false };
            rank(nets[i], (gv_ranking) r, order);
            for (uint32_t k = 0; k < 60; k++) {
                assert_true(order[k] < 60 && !seen[order[k]]);
                seen[order[k]] = true;
            }
        }
        gv_network_free(nets[i]);
    }
}

/* 20,000 people with 120,000 arcs: above the exact limit. */
static void pivots_find_the_hubs_and_are_keyed(void **unused)
{
    (void) unused;
    enum { N = 20000 };
    gv_network *net = grow("barabasi_albert", 0, "people", (double) N, "ties", 3.0, NULL);
    assert_true(N * gv_network_arcs(net) > GV_RANKING_EXACT);
    uint32_t *order = gv_alloc(2 * N, sizeof *order, NULL);
    assert_non_null(order);
    rank(net, GV_RANKING_BETWEENNESS, order);
    for (uint32_t k = 0; k < 5; k++)
        assert_true(gv_network_followers(net, order[k]) > 100);
    rank(net, GV_RANKING_CLOSENESS, order);
    for (uint32_t k = 0; k < 5; k++)
        assert_true(gv_network_followers(net, order[k]) > 100);
    must(gv_network_rank(net, GV_RANKING_CLOSENESS, (gv_key){ 8, 9 }, order + N, NULL));
    assert_memory_not_equal(order, order + N, N * sizeof *order);
    rank(net, GV_RANKING_CLOSENESS, order + N);
    assert_memory_equal(order, order + N, N * sizeof *order);
    gv_free(order);
    gv_network_free(net);
}

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    uint32_t *left = self;
    if (*left == 0)
        return false;
    (*left)--;
    return true;
}

static void a_ranking_without_memory_fails_and_leaves_the_order_alone(void **unused)
{
    (void) unused;
    gv_network *net = two_cliques();
    for (uint32_t r = 0; r < GV_RANKINGS; r++) {
        gv_status status = GV_E_MEMORY;
        for (uint32_t given = 0; status != GV_OK; given++) {
            uint32_t order[12] = { 99 };
            uint32_t left = given;
            gv_memory_set_hook(allows, &left);
            status = gv_network_rank(net, (gv_ranking) r, some_key, order, NULL);
            gv_memory_set_hook(NULL, NULL);
            assert_true(status == GV_OK || status == GV_E_MEMORY);
            assert_true(status == GV_OK || order[0] == 99);
            assert_true(given < 100);
        }
    }
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_karate_club_is_ranked_as_published),
        cmocka_unit_test(along_a_chain_of_speakers_direction_counts),
        cmocka_unit_test(bridges_join_communities_and_each_community_sends_one),
        cmocka_unit_test(everybody_stands_in_every_ranking_once),
        cmocka_unit_test(pivots_find_the_hubs_and_are_keyed),
        cmocka_unit_test(a_ranking_without_memory_fails_and_leaves_the_order_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
