/* Hashes: XXH3-128's published values, and streams that equal one piece. */
#include "test.h"

static void no_bytes_have_the_published_hash(void **unused)
{
    (void) unused;
    char printed[33];
    gv_hash_print(gv_hash_bytes(NULL, 0), printed);
    assert_string_equal(printed, "99aa06d3014798d86001c324468d497f");
}

static void a_stream_in_any_pieces_equals_the_whole(void **unused)
{
    (void) unused;
    unsigned char bytes[5000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char) (i * i >> 3);
    const gv_hash whole = gv_hash_bytes(bytes, sizeof bytes);

    for (size_t piece = 1; piece < 700; piece += 97) {
        gv_hasher *h = NULL;
        must(gv_hasher_create(&h, NULL));
        gv_hasher_add(h, NULL, 0);
        for (size_t at = 0; at < sizeof bytes; at += piece)
            gv_hasher_add(h, bytes + at,
                          at + piece <= sizeof bytes ? piece : sizeof bytes - at);
        assert_true(gv_hash_equal(gv_hasher_result(h), whole));
        gv_hasher_free(h);
    }
    gv_hasher_free(NULL);
}

static void one_bit_changes_the_hash(void **unused)
{
    (void) unused;
    assert_false(gv_hash_equal(gv_hash_bytes("a", 1), gv_hash_bytes("c", 1)));
    assert_false(gv_hash_equal((gv_hash){ 1, 2 }, (gv_hash){ 1, 3 }));
    assert_false(gv_hash_equal((gv_hash){ 1, 2 }, (gv_hash){ 3, 2 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_bytes_have_the_published_hash),
        cmocka_unit_test(a_stream_in_any_pieces_equals_the_whole),
        cmocka_unit_test(one_bit_changes_the_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
