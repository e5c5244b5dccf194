#include "grow.h"
#include "temp_file.h"

#include <string.h>

static const char *const names[] = { "friends", "work", "club" };

static gv_network *ties(uint32_t n, const char *pairs, const char *weights)
{
    uint32_t speaker[32], hearer[32];
    double weight[32];
    uint64_t m = 0;
    for (const char *at = pairs; *at != '\0'; at += 2, m++) {
        speaker[m] = (uint32_t) (at[0] - 'a');
        hearer[m] = (uint32_t) (at[1] - 'a');
        weight[m] = weights != NULL ? weights[m] - '0' : 0;
    }
    gv_network *net = NULL;
    must(gv_network_from_arcs(n, m, speaker, hearer, weights != NULL ? weight : NULL, &net,
                              NULL));
    return net;
}

static gv_network *stack(gv_network *a, gv_network *b, uint32_t used)
{
    gv_network *layer[2] = { a, b };
    gv_network *whole = NULL;
    must(gv_network_stack(layer, names, 2, used, &whole, NULL));
    assert_true(layer[0] == NULL && layer[1] == NULL);
    return whole;
}

static void the_whole_is_the_layer_along_which_word_travels(void **unused)
{
    (void) unused;
    gv_network *whole = stack(ties(4, "abbc", NULL), ties(4, "adcd", NULL), 1);
    assert_int_equal(gv_network_layers(whole), 2);
    assert_int_equal(gv_network_coin_layer(whole), 1);
    assert_int_equal(gv_network_arcs(whole), 2);
    assert_int_equal(gv_network_out(whole).target[0], 3);
    assert_int_equal(gv_network_followers(whole, 1), 0);
    assert_int_equal(gv_network_followers(gv_network_layer(whole, 0), 1), 1);
    must(gv_network_transpose(whole, NULL));
    assert_int_equal(gv_network_followed(whole, 3), 2);
    gv_network_free(whole);
}

static void the_union_has_every_tie_once_with_its_weights_added(void **unused)
{
    (void) unused;
    gv_network *whole = stack(ties(4, "abbc", NULL), ties(4, "abcd", "35"), GV_UNION);
    const gv_csr out = gv_network_out(whole);
    assert_int_equal(gv_network_coin_layer(whole), 0);
    assert_int_equal(gv_network_arcs(whole), 3);
    assert_true(out.weight[0] == 4 && out.weight[1] == 1 && out.weight[2] == 5);
    assert_int_equal(gv_network_arcs(gv_network_layer(whole, 0)), 2);
    assert_int_equal(gv_network_arcs(gv_network_layer(whole, 1)), 2);
    gv_network_free(whole);
    gv_network *plain = stack(ties(4, "ab", NULL), ties(4, "ab", NULL), GV_UNION);
    assert_false(gv_network_has_weights(plain));
    gv_network_free(plain);
}

static void in_the_union_with_a_complete_layer_everybody_hears_everybody(void **unused)
{
    (void) unused;
    gv_network *all = NULL;
    must(gv_network_complete(4, &all, NULL));
    gv_network *whole = stack(ties(4, "ab", NULL), all, GV_UNION);
    assert_true(gv_network_is_complete(whole));
    assert_int_equal(gv_network_followers(whole, 2), 3);
    gv_network_free(whole);
}

static void a_network_alone_is_its_own_layer(void **unused)
{
    (void) unused;
    gv_network *net = ties(3, "ab", NULL);
    assert_int_equal(gv_network_layers(net), 1);
    assert_true(gv_network_layer(net, 0) == net);
    assert_int_equal(gv_network_coin_layer(net), 0);
    gv_network_free(net);
}

static void the_hash_looks_at_every_layer_and_at_the_choice(void **unused)
{
    (void) unused;
    gv_network *nets[4] = { stack(ties(3, "ab", NULL), ties(3, "bc", NULL), 0),
                            stack(ties(3, "ab", NULL), ties(3, "bc", NULL), 1),
                            stack(ties(3, "ab", NULL), ties(3, "bc", NULL), GV_UNION),
                            stack(ties(3, "ab", NULL), ties(3, "ac", NULL), 0) };
    gv_network *again = stack(ties(3, "ab", NULL), ties(3, "bc", NULL), 0);
    assert_true(gv_hash_equal(gv_network_hash(nets[0]), gv_network_hash(again)));
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < i; j++)
            assert_false(gv_hash_equal(gv_network_hash(nets[i]), gv_network_hash(nets[j])));
    }
    for (size_t i = 0; i < 4; i++)
        gv_network_free(nets[i]);
    gv_network_free(again);
}

static gv_network *read_ties(const char *text)
{
    const temp_file file = temp_file_make(text, strlen(text));
    gv_network *net =
        grow("edge_list", 0, "file", file.path, "directed", 1.0, "first", 1.0, NULL);
    temp_file_remove(&file);
    return net;
}

static void people_of_files_are_matched_by_their_ids(void **unused)
{
    (void) unused;
    gv_network *whole = stack(ties(3, "ab", NULL), read_ties("cat ann\nbob cat\n"), 0);
    char room[32];
    assert_string_equal(gv_network_label(whole, 2, room), "cat");
    assert_int_equal(gv_network_find(whole, "bob"), 1);
    assert_int_equal(gv_network_out(gv_network_layer(whole, 1)).target[0], 2);
    gv_network_free(whole);
    whole =
        stack(read_ties("bob cat\ncat ann\n"), read_ties("ann bob\nann cat\n"), GV_UNION);
    assert_int_equal(gv_network_arcs(whole), 4);
    assert_int_equal(gv_network_find(whole, "cat"), 2);
    gv_network_free(whole);
}

static void expect_refused(gv_network *a, gv_network *b, gv_status wanted,
                           const char *words)
{
    gv_network *layer[2] = { a, b };
    gv_network *whole = NULL;
    gv_error err = { 0 };
    assert_int_equal(gv_network_stack(layer, names, 2, 0, &whole, &err), wanted);
    assert_null(whole);
    assert_true(layer[0] == a && layer[1] == b);
    if (strstr(err.text, words) == NULL)
        fail_msg("%s", err.text);
    gv_network_free(a);
    gv_network_free(b);
}

static void layers_of_different_people_are_refused_in_words(void **unused)
{
    (void) unused;
    expect_refused(ties(3, "ab", NULL), ties(4, "ab", NULL), GV_E_IMPOSSIBLE,
                   "'friends' has 3 people, layer 'work' 4");
    expect_refused(read_ties("ann bob\n"), read_ties("ann cat\n"), GV_E_DATA,
                   "has 'bob', the other has 'cat'");
}

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    uint64_t *left = self;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

static void stacking_survives_lack_of_memory(void **unused)
{
    (void) unused;
    gv_network *layer[2] = { ties(4, "abbc", NULL), ties(4, "abcd", "35") };
    gv_network *whole = NULL;
    for (uint64_t allowed = 0; whole == NULL; allowed++) {
        uint64_t left = allowed;
        gv_error err = { 0 };
        assert_true(allowed < 100);
        gv_memory_set_hook(allows, &left);
        const gv_status status = gv_network_stack(layer, names, 2, GV_UNION, &whole, &err);
        gv_memory_set_hook(NULL, NULL);
        assert_int_equal(status, whole == NULL ? GV_E_MEMORY : GV_OK);
        assert_true(whole != NULL || (layer[0] != NULL && layer[1] != NULL));
    }
    gv_network_free(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_is_the_layer_along_which_word_travels),
        cmocka_unit_test(the_union_has_every_tie_once_with_its_weights_added),
        cmocka_unit_test(in_the_union_with_a_complete_layer_everybody_hears_everybody),
        cmocka_unit_test(a_network_alone_is_its_own_layer),
        cmocka_unit_test(the_hash_looks_at_every_layer_and_at_the_choice),
        cmocka_unit_test(people_of_files_are_matched_by_their_ids),
        cmocka_unit_test(layers_of_different_people_are_refused_in_words),
        cmocka_unit_test(stacking_survives_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
