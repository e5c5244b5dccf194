/* ARS-7: the published AES rounds, Random123's answers, and blocks that never change. */
#include "rng/kernel.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* FIPS 197, appendix C.1: the plain text, round keys 0 to 6 of AES-128, and the state of
 * round 7 after ShiftRows. Six whole rounds and one without MixColumns is just what ARS-7
 * runs. */
static const uint8_t fips_input[16] = { 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                                        0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff };
static const char *const fips_round_keys[7] = {
    "000102030405060708090a0b0c0d0e0f", "d6aa74fdd2af72fadaa678f1d6ab76fe",
    "b692cf0b643dbdf1be9bc5006830b3fe", "b6ff744ed2c2c9bf6c590cbf0469bf41",
    "47f7f7bc95353e03f96c32bcfd058dfd", "3caaa3e8a99f9deb50f3af57adf622aa",
    "5e390f7df7a69296a7553dc10aa31f6b",
};
static const char fips_round_7_shifted[] = "b458124c68b68a014b99f82e5f15554c";

static void bytes_of_hex(const char *hex, uint8_t out[16])
{
    for (size_t i = 0; i < 16; i++) {
        const char pair[3] = { hex[2 * i], hex[2 * i + 1], '\0' };
        out[i] = (uint8_t) strtoul(pair, NULL, 16);
    }
}

static void bytes_of_bits(gv_bits bits, uint8_t out[16])
{
    for (uint32_t i = 0; i < 8; i++) {
        out[i] = (uint8_t) (bits.low >> (8 * i));
        out[8 + i] = (uint8_t) (bits.high >> (8 * i));
    }
}

static void every_kernel_runs_the_rounds_of_fips_197(void **unused)
{
    (void) unused;
    gv_cipher cipher = { .kernel = 0 };
    for (uint32_t round = 0; round < 7; round++) {
        bytes_of_hex(fips_round_keys[round], cipher.round_key[round]);
    }
    gv_counter counter;
    memcpy(&counter, fips_input, sizeof counter);
    uint8_t expected[16];
    bytes_of_hex(fips_round_7_shifted, expected);
    for (cipher.kernel = 0; cipher.kernel <= gv_cpu_kernel(); cipher.kernel++) {
        uint8_t found[16];
        bytes_of_bits(gv_draw(&cipher, counter), found);
        assert_memory_equal(found, expected, 16);
    }
}

/* Counter, key, block: ars4x32_R(7, ...) of Random123 1.14 on the inputs of its
 * kat_vectors. */
static const uint32_t ars_answers[3][12] = {
    { 0, 0, 0, 0, 0, 0, 0, 0, 0xdacf61ff, 0xc45798f3, 0x113c7eeb, 0x101e27f3 },
    { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
      0xffffffff, 0xfbaaff1f, 0xbb547ef9, 0x13d8cd78, 0x7aaa969b },
    { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98,
      0xec4e6c89, 0xd1df87af, 0xf67d43ba, 0x4f66afdb, 0x393dcb2d },
};

static uint64_t joined(const uint32_t half[2])
{
    return (uint64_t) half[1] << 32 | half[0];
}

static void every_kernel_gives_the_answers_of_random123(void **unused)
{
    (void) unused;
    for (size_t i = 0; i < GV_COUNT_OF(ars_answers); i++) {
        const uint32_t *a = ars_answers[i];
        gv_cipher cipher = gv_cipher_make((gv_key){ joined(a + 4), joined(a + 6) });
        const gv_counter counter = { .u = a[0], .v = a[1], .tick = a[2], .field = a[3] };
        for (cipher.kernel = 0; cipher.kernel <= gv_cpu_kernel(); cipher.kernel++) {
            const gv_bits bits = gv_draw(&cipher, counter);
            assert_true(bits.low == joined(a + 8));
            assert_true(bits.high == joined(a + 10));
        }
    }
}

static void draws_never_change(void **unused)
{
    (void) unused;
    const gv_cipher cipher = gv_cipher_make(gv_key_make(42, GV_PURPOSE_TIE, 1));
    const gv_bits bits = gv_draw(&cipher, gv_counter_make(5, 9, 3, 2, 1, 0));
    assert_true(bits.low == UINT64_C(0xdcf2b08389dfa561));
    assert_true(bits.high == UINT64_C(0x0899427e84888090));
}

/* Every bit of the counter changes about half of the block. With 1,000 blocks the mean
 * number of flips of 64 has standard error sqrt(32 / 1,000); 6 of these over 128 bits is
 * once in some 4,000,000 keys. */
static void every_bit_of_the_counter_flips_half_of_the_block(void **unused)
{
    (void) unused;
    for (uint32_t bit = 0; bit < 128; bit++) {
        uint64_t flips = 0;
        for (uint32_t i = 0; i < 1000; i++) {
            const gv_cipher cipher = gv_cipher_make(gv_key_make(i, GV_PURPOSE_TIE, 0));
            uint32_t words[4] = { i, 0, 0, 0 };
            const gv_bits before = gv_draw(&cipher, (gv_counter){ i, 0, 0, 0 });
            words[bit / 32] ^= 1u << bit % 32;
            const gv_counter changed = { words[0], words[1], words[2], words[3] };
            const gv_bits after = gv_draw(&cipher, changed);
            flips += (uint64_t) __builtin_popcountll(before.low ^ after.low);
            flips += (uint64_t) __builtin_popcountll(before.high ^ after.high);
        }
        assert_in_range(flips, 64000 - 1074, 64000 + 1074);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kernel_runs_the_rounds_of_fips_197),
        cmocka_unit_test(every_kernel_gives_the_answers_of_random123),
        cmocka_unit_test(draws_never_change),
        cmocka_unit_test(every_bit_of_the_counter_flips_half_of_the_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
