/* Keys: published answers of Philox, frozen answers of ours, and no collisions. */
#include "grapevine/rng.h"
#include "test.h"

#include <Random123/philox.h>
#include <stdlib.h>

/* Random123 1.14, tests/kat_vectors: counter, key, block. */
static const uint32_t philox_answers[3][10] = {
    { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
    { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d,
      0x41c83b0e, 0xa20bc7c6, 0x6d5451fd },
    { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09,
      0x94fdcceb, 0x5001e420, 0x24126ea1 },
};

static void philox_gives_its_published_answers(void **unused)
{
    (void) unused;
    for (size_t i = 0; i < GV_COUNT_OF(philox_answers); i++) {
        const uint32_t *a = philox_answers[i];
        const philox4x32_ctr_t counter = { { a[0], a[1], a[2], a[3] } };
        const philox4x32_ctr_t block =
            philox4x32_R(10, counter, (philox4x32_key_t){ { a[4], a[5] } });
        assert_memory_equal(block.v, a + 6, 16);
    }
}

/* Purpose 0, number 0, seed 0 is the first published vector itself. */
static void key_of_zeros_is_the_published_block_of_zeros(void **unused)
{
    (void) unused;
    const gv_key key = gv_key_make(0, GV_PURPOSE_NETWORK, 0);
    assert_true(key.low == UINT64_C(0xe169c58d6627e8d5));
    assert_true(key.high == UINT64_C(0x9b00dbd8bc57ac4c));
}

static void keys_never_change(void **unused)
{
    (void) unused;
    const gv_key small = gv_key_make(42, GV_PURPOSE_TIE, 7);
    const gv_key large = gv_key_make(42, GV_PURPOSE_TIE, (UINT64_C(7) << 32) + 3);
    assert_true(small.low == UINT64_C(0xb8184d73a3439eef));
    assert_true(small.high == UINT64_C(0x9ab1a240ad68361a));
    assert_true(large.low == UINT64_C(0xe7feecf52284cbba));
    assert_true(large.high == UINT64_C(0xbc9ac16016d8c2cc));
}

static int by_value(const void *a, const void *b)
{
    const gv_key *x = a;
    const gv_key *y = b;
    if (x->low != y->low) {
        return x->low < y->low ? -1 : 1;
    }
    return x->high < y->high ? -1 : x->high > y->high;
}

static void no_two_questions_of_a_seed_share_a_key(void **unused)
{
    (void) unused;
    enum { NUMBERS = 3000, KEYS = NUMBERS * GV_PURPOSE_COUNT };
    gv_key *keys = calloc(KEYS, sizeof *keys);
    assert_non_null(keys);
    for (uint32_t i = 0; i < KEYS; i++) {
        const uint64_t number = i / GV_PURPOSE_COUNT;
        /* Half of the numbers differ in their high word only. */
        keys[i] = gv_key_make(1, (gv_purpose) (i % GV_PURPOSE_COUNT),
                              number % 2 == 0 ? number : number << 32);
    }
    qsort(keys, KEYS, sizeof *keys, by_value);
    for (uint32_t i = 1; i < KEYS; i++) {
        assert_true(by_value(&keys[i - 1], &keys[i]) != 0);
    }
    free(keys);
}

static void counter_keeps_its_parts_apart(void **unused)
{
    (void) unused;
    const gv_counter c = gv_counter_make(1, 2, 3, 15, GV_ORDINAL_LIMIT - 1, 0);
    assert_int_equal(c.u, 1);
    assert_int_equal(c.v, 2);
    assert_int_equal(c.tick, 3);
    assert_int_equal(c.field, 0xFFFFC000);
    const gv_counter draw = gv_counter_make(0, 0, 0, 0, 0, GV_DRAW_LIMIT - 1);
    assert_int_equal(draw.field, 0x3FFF);
    assert_int_equal(c.field & draw.field, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_its_published_answers),
        cmocka_unit_test(key_of_zeros_is_the_published_block_of_zeros),
        cmocka_unit_test(keys_never_change),
        cmocka_unit_test(no_two_questions_of_a_seed_share_a_key),
        cmocka_unit_test(counter_keeps_its_parts_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
