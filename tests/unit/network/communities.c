/* Who belongs together. */
#include "grow.h"

static const gv_key some_key = { 7, 9 };

static void cliques_that_hardly_know_each_other_are_communities(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 0, 1, 3, 3, 4, 2, 1, 2, 2, 4, 5, 5, 3 };
    const uint32_t to[] = { 1, 2, 2, 4, 5, 5, 3, 0, 0, 1, 3, 3, 4, 2 };
    uint32_t community[6];
    gv_network *net = NULL;
    must(gv_network_from_arcs(6, GV_COUNT_OF(from), from, to, NULL, &net, NULL));
    must(gv_network_communities(net, some_key, community, NULL));
    for (uint32_t v = 0; v < 6; v++)
        assert_int_equal(community[v] == community[0], v < 3);
    gv_network_free(net);
}

static void the_same_key_finds_the_same_communities(void **unused)
{
    (void) unused;
    uint32_t first[34], again[34];
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    must(gv_network_communities(net, some_key, first, NULL));
    must(gv_network_communities(net, some_key, again, NULL));
    assert_memory_equal(first, again, sizeof first);
    assert_int_equal(first[0], first[1]);
    assert_int_not_equal(first[0], first[33]);
    gv_network_free(net);
}

static void a_complete_network_is_one_community(void **unused)
{
    (void) unused;
    uint32_t community[3] = { 9, 9, 9 };
    gv_network *net = NULL;
    must(gv_network_complete(3, &net, NULL));
    must(gv_network_communities(net, some_key, community, NULL));
    for (uint32_t v = 0; v < 3; v++)
        assert_int_equal(community[v], 0);
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cliques_that_hardly_know_each_other_are_communities),
        cmocka_unit_test(the_same_key_finds_the_same_communities),
        cmocka_unit_test(a_complete_network_is_one_community),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
