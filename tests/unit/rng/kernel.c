/* All kernels toss the same coins: toss, row and lanes, portable, AES-NI and VAES. */
#include "rng/kernel.h"
#include "test.h"

#include <string.h>

static const double chances[] = {
    0x1p-64, 0x1p-60,     0x1p-56,  1e-9,       0.001,       1.0 / 256,   0.01,        0.05,
    0.1,     0.1 + 1e-12, 1.0 / 3,  0.5,        0.5 - 1e-12, 0.5 + 1e-12, 0.75,        0.9,
    0.999,   1 - 0x1p-30, 1 - 1e-9, 255. / 256, 1 - 0x1p-53, 0x1.01p-8,   0x1.0001p-1,
};

static const gv_counter counters[] = {
    { 0, 0, 0, 0 },
    { 17, 4000000000u, 9, 3u << 28 | 5u << 14 },
    { 4294967295u, 4294967295u, 4294967295u, 0xFFFFC000u },
};

static gv_coin coin_of(uint32_t kernel, uint32_t lane)
{
    gv_coin coin = gv_coin_make(2024, GV_PURPOSE_TIE, 7 * GV_LANES + lane);
    coin.cipher.kernel = kernel;
    return coin;
}

/* The coin as rng.h words it, from whole blocks: the twin that no kernel shares code with.
 */
static bool spelled_out(const gv_coin *coin, gv_counter counter, gv_chance chance)
{
    uint64_t bits = 0;
    for (uint32_t k = 0; k < 8; k++) {
        gv_counter c = counter;
        c.field += 32 * k + coin->lane / 16;
        const gv_bits block = gv_draw(&coin->cipher, c);
        const uint32_t byte = coin->lane % 16;
        const uint64_t half = byte < 8 ? block.low : block.high;
        bits = bits << 8 | (half >> (8 * (byte % 8)) & 0xFF);
    }
    return gv_happens(bits, chance);
}

static void toss_is_the_comparison_that_the_header_describes(void **unused)
{
    (void) unused;
    for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
        for (uint32_t i = 0; i < 20000; i++) {
            const gv_coin coin = coin_of(kernel, i * 37 % GV_LANES);
            const gv_counter counter = { i, i / 3, i % 5, 0 };
            const gv_chance chance = gv_chance_of(chances[i % GV_COUNT_OF(chances)]);
            assert_int_equal(gv_coin_toss(&coin, counter, chance),
                             spelled_out(&coin, counter, chance));
        }
    }
}

/* Thresholds that share k bytes with the lane's own bits force k bytes to be drawn. */
static void toss_decides_after_any_number_of_equal_bytes(void **unused)
{
    (void) unused;
    const gv_counter counter = counters[1];
    for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
        for (uint32_t lane = 0; lane < GV_LANES; lane += 13) {
            const gv_coin coin = coin_of(kernel, lane);
            uint64_t bits = 0;
            for (uint32_t k = 0; k < 64; k++) {
                /* Binary search for the lane's 64 bits by its own verdicts. */
                const uint64_t guess = bits | UINT64_C(1) << (63 - k);
                if (!gv_coin_toss(&coin, counter, (gv_chance){ .threshold = guess })) {
                    bits = guess;
                }
            }
            assert_false(gv_coin_toss(&coin, counter, (gv_chance){ .threshold = bits }));
            assert_true(gv_coin_toss(&coin, counter, (gv_chance){ .threshold = bits + 1 }));
            assert_true(spelled_out(&coin, counter, (gv_chance){ .threshold = bits + 1 }));
            assert_false(spelled_out(&coin, counter, (gv_chance){ .threshold = bits }));
        }
    }
}

static void row_equals_toss_for_every_kernel_and_length(void **unused)
{
    (void) unused;
    uint32_t hearer[64];
    for (uint32_t round = 0; round < 60; round++) {
        for (uint32_t i = 0; i < 64; i++) {
            hearer[i] = i * 2654435761u + round;
        }
        const gv_chance chance = gv_chance_of(chances[round % GV_COUNT_OF(chances)]);
        for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
            const gv_coin coin = coin_of(kernel, round * 41 % GV_LANES);
            gv_counter counter = counters[round % GV_COUNT_OF(counters)];
            uint64_t expected = 0;
            for (uint32_t n = 0; n <= 64; n++) {
                assert_true(gv_coin_row(&coin, counter, hearer, n, chance) == expected);
                if (n < 64) {
                    counter.v = hearer[n];
                    expected |= (uint64_t) gv_coin_toss(&coin, counter, chance) << n;
                }
            }
        }
    }
}

static void row_equals_toss_when_most_first_bytes_are_equal(void **unused)
{
    (void) unused;
    const uint32_t hearer[3] = { 5, 5, 6 };
    for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
        const gv_coin coin = coin_of(kernel, 300);
        for (uint64_t top = 0; top < 256; top++) {
            gv_counter counter = counters[0];
            const gv_chance chance = { .threshold = top << 56 | 0x123456789ABCDE };
            const uint64_t heads = gv_coin_row(&coin, counter, hearer, 3, chance);
            for (uint32_t i = 0; i < 3; i++) {
                counter.v = hearer[i];
                assert_int_equal(heads >> i & 1, spelled_out(&coin, counter, chance));
            }
        }
    }
}

static void check_lanes(uint32_t kernel, gv_counter counter, gv_chance chance,
                        const uint64_t wanted[8])
{
    uint64_t out[8];
    memset(out, 0xA5, sizeof out);
    const gv_coin first = coin_of(kernel, 0);
    gv_coin_lanes(&first.cipher, counter, chance, wanted, out);
    for (uint32_t lane = 0; lane < GV_LANES; lane++) {
        const gv_coin coin = coin_of(kernel, lane);
        const bool asked = (wanted[lane / 64] >> (lane % 64) & 1) != 0;
        const bool head = asked && gv_coin_toss(&coin, counter, chance);
        assert_int_equal(out[lane / 64] >> (lane % 64) & 1, head);
    }
}

static void lanes_equal_toss_for_every_kernel_and_wish(void **unused)
{
    (void) unused;
    for (uint32_t i = 0; i < 3 * GV_COUNT_OF(chances); i++) {
        const gv_chance chance = gv_chance_of(chances[i / 3]);
        uint64_t wanted[8];
        for (uint32_t word = 0; word < 8; word++) {
            const uint64_t some = (i * 8 + word) * UINT64_C(0x9E3779B97F4A7C15);
            wanted[word] = i % 3 == 0 ? UINT64_MAX : i % 3 == 1 ? some : (some >> 60) % 2;
        }
        for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
            check_lanes(kernel, counters[i % 3], chance, wanted);
        }
    }
}

static void lanes_may_overwrite_the_wish(void **unused)
{
    (void) unused;
    for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
        for (size_t i = 0; i < GV_COUNT_OF(chances); i++) {
            const gv_coin coin = coin_of(kernel, 0);
            uint64_t apart[8];
            uint64_t wanted[8] = { 1, 3, 7, UINT64_MAX, 0, UINT64_MAX, 15, UINT64_MAX };
            const gv_chance chance = gv_chance_of(chances[i]);
            gv_coin_lanes(&coin.cipher, counters[1], chance, wanted, apart);
            gv_coin_lanes(&coin.cipher, counters[1], chance, wanted, wanted);
            assert_memory_equal(apart, wanted, sizeof apart);
        }
    }
}

static void a_series_equals_single_draws_for_every_kernel_and_length(void **unused)
{
    (void) unused;
    for (uint32_t kernel = 0; kernel <= gv_cpu_kernel(); kernel++) {
        const gv_coin coin = coin_of(kernel, 0);
        for (uint32_t n = 0; n <= 70; n++) {
            gv_counter counter = { 4294967290u + n, 12, 34, 56 }; /* u passes its end */
            gv_bits out[71] = { { 0 } };
            gv_draw_series(&coin.cipher, counter, n, out);
            for (uint32_t i = 0; i < n; i++, counter.u++) {
                const gv_bits one = gv_draw(&coin.cipher, counter);
                assert_memory_equal(&out[i], &one, sizeof one);
            }
            assert_true(out[n].low == 0 && out[n].high == 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(toss_is_the_comparison_that_the_header_describes),
        cmocka_unit_test(toss_decides_after_any_number_of_equal_bytes),
        cmocka_unit_test(row_equals_toss_for_every_kernel_and_length),
        cmocka_unit_test(row_equals_toss_when_most_first_bytes_are_equal),
        cmocka_unit_test(lanes_equal_toss_for_every_kernel_and_wish),
        cmocka_unit_test(lanes_may_overwrite_the_wish),
        cmocka_unit_test(a_series_equals_single_draws_for_every_kernel_and_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
