/* The handle: counts, transposes, hashes, names of people. */
#include "grapevine/network.h"
#include "test.h"

static gv_network *network_of(uint32_t n, uint64_t m, const uint32_t *speaker,
                              const uint32_t *hearer, const double *weight)
{
    gv_network *net = NULL;
    must(gv_network_from_arcs(n, m, speaker, hearer, weight, &net, NULL));
    return net;
}

static void the_complete_network_counts_by_arithmetic(void **unused)
{
    (void) unused;
    const struct {
        uint32_t n;
        uint64_t arcs;
    } known[] = {
        { 1, 0 }, { 2, 2 }, { 1000, 999000 }, { 2147483646, 4611686007689969670 }
    };
    for (size_t i = 0; i < GV_COUNT_OF(known); i++) {
        gv_network *net = NULL;
        must(gv_network_complete(known[i].n, &net, NULL));
        must(gv_network_transpose(net, NULL));
        assert_true(gv_network_is_complete(net));
        assert_int_equal(gv_network_people(net), known[i].n);
        assert_int_equal(gv_network_arcs(net), known[i].arcs);
        assert_int_equal(gv_network_followers(net, 0), known[i].n - 1);
        assert_int_equal(gv_network_followed(net, 0), known[i].n - 1);
        assert_int_equal(gv_network_out(net).n, 0);
        assert_true(gv_network_bytes(net) < 1000);
        gv_network_free(net);
    }
}

static void the_transpose_says_who_is_heard(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0, 0, 1 }, hearer[] = { 1, 2, 2 };
    gv_network *net = network_of(3, 3, speaker, hearer, NULL);
    assert_int_equal(gv_network_in(net).n, 0);
    must(gv_network_transpose(net, NULL));
    must(gv_network_transpose(net, NULL));
    const gv_csr in = gv_network_in(net);
    const uint64_t offset[] = { 0, 0, 1, 3 };
    const uint32_t target[] = { 0, 0, 1 };
    assert_memory_equal(in.offset, offset, sizeof offset);
    assert_memory_equal(in.target, target, sizeof target);
    assert_int_equal(gv_network_followers(net, 0), 2);
    assert_int_equal(gv_network_followed(net, 0), 0);
    assert_int_equal(gv_network_followed(net, 2), 2);
    gv_network_free(net);
}

static void a_symmetric_network_keeps_one_copy(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0, 1, 1, 2 }, hearer[] = { 1, 0, 2, 1 };
    gv_network *net = network_of(3, 4, speaker, hearer, NULL);
    const uint64_t before = gv_network_bytes(net);
    must(gv_network_transpose(net, NULL));
    assert_int_equal(gv_network_bytes(net), before);
    assert_ptr_equal(gv_network_in(net).target, gv_network_out(net).target);
    assert_int_equal(gv_network_followed(net, 1), 2);
    gv_network_free(net);
}

static void symmetric_ties_with_unequal_weights_keep_two_copies(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0, 1 }, hearer[] = { 1, 0 };
    const double weight[] = { 1, 2 };
    gv_network *net = network_of(2, 2, speaker, hearer, weight);
    must(gv_network_transpose(net, NULL));
    assert_true(gv_network_out(net).weight[0] == 1);
    assert_true(gv_network_in(net).weight[0] == 2);
    gv_network_free(net);
}

static void every_difference_changes_the_hash(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0, 1 }, hearer[] = { 1, 0 }, other[] = { 1, 2 };
    const double weight[] = { 1, 2 }, heavier[] = { 1, 3 };
    gv_network *net[] = {
        network_of(3, 2, speaker, hearer, NULL),
        network_of(4, 2, speaker, hearer, NULL),
        network_of(3, 1, speaker, hearer, NULL),
        network_of(3, 2, speaker, other, NULL),
        network_of(3, 2, speaker, hearer, weight),
        network_of(3, 2, speaker, hearer, heavier),
        NULL,
    };
    const size_t n = GV_COUNT_OF(net);
    must(gv_network_complete(3, &net[n - 1], NULL));
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++) {
            assert_int_equal(
                gv_hash_equal(gv_network_hash(net[i]), gv_network_hash(net[k])), i == k);
        }
    }
    for (size_t i = 0; i < n; i++) {
        gv_network_free(net[i]);
    }
}

static void people_without_names_are_called_by_their_numbers(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0 }, hearer[] = { 1 };
    gv_network *net = network_of(12, 1, speaker, hearer, NULL);
    char room[32];
    assert_string_equal(gv_network_label(net, 11, room), "11");
    assert_int_equal(gv_network_find(net, "11"), 11);
    const char *const nobody[] = { "12", "-1", "011", "",
                                   " 1", "1 ", "x",   "99999999999999999999" };
    for (size_t i = 0; i < GV_COUNT_OF(nobody); i++) {
        assert_int_equal(gv_network_find(net, nobody[i]), UINT32_MAX);
    }
    gv_network_free(net);
}

static void freeing_nothing_is_fine(void **unused)
{
    (void) unused;
    gv_network_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_complete_network_counts_by_arithmetic),
        cmocka_unit_test(the_transpose_says_who_is_heard),
        cmocka_unit_test(a_symmetric_network_keeps_one_copy),
        cmocka_unit_test(symmetric_ties_with_unequal_weights_keep_two_copies),
        cmocka_unit_test(every_difference_changes_the_hash),
        cmocka_unit_test(people_without_names_are_called_by_their_numbers),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
