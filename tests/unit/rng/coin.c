/* Coins: exact chances, frozen answers, and frequencies with fixed seeds. */
#include "grapevine/rng.h"
#include "test.h"

#include <math.h>
#include <string.h>

static void chance_is_the_exact_floor(void **unused)
{
    (void) unused;
    assert_true(gv_chance_of(0.5).threshold == UINT64_C(1) << 63);
    assert_true(gv_chance_of(1.0 / 256).threshold == UINT64_C(1) << 56);
    assert_true(gv_chance_of(0x1p-60).threshold == 16);
    assert_true(gv_chance_of(0x1p-64).threshold == 1);
    assert_true(gv_chance_of(0x1.8p-64).threshold == 1);
    assert_true(gv_chance_of(0x1.fp-65).threshold == 0);
    assert_true(gv_chance_of(1 - 0x1p-53).threshold == UINT64_MAX - 2047);
    assert_true(gv_chance_of(0.1).threshold == UINT64_C(0x1999999999999A00));
    assert_false(gv_chance_of(1 - 0x1p-53).certain);
}

static void chance_outside_the_unit_interval_is_its_nearer_end(void **unused)
{
    (void) unused;
    assert_true(gv_chance_of(1.0).certain && gv_chance_of((double) INFINITY).certain);
    assert_true(gv_chance_of(0.0).threshold == 0 && !gv_chance_of(0.0).certain);
    assert_true(gv_chance_of(-1.0).threshold == 0 && !gv_chance_of(-1.0).certain);
    assert_true(gv_chance_of((double) NAN).threshold == 0 &&
                !gv_chance_of((double) NAN).certain);
}

static void certain_always_happens_and_impossible_never(void **unused)
{
    (void) unused;
    const gv_coin coin = gv_coin_make(1, GV_PURPOSE_TIE, 3);
    const gv_counter counter = gv_counter_make(1, 2, 3, 0, 0, 0);
    const uint32_t hearer[2] = { 4, 5 };
    const uint64_t wanted[8] = { 1, 2, 3, 4, 5, 6, 7, UINT64_MAX };
    const uint64_t nothing[8] = { 0 };
    uint64_t out[8];
    assert_true(gv_happens(UINT64_MAX, gv_chance_of(1)) && !gv_happens(0, gv_chance_of(0)));
    assert_true(gv_coin_toss(&coin, counter, gv_chance_of(1)));
    assert_false(gv_coin_toss(&coin, counter, gv_chance_of(0)));
    assert_true(gv_coin_row(&coin, counter, hearer, 2, gv_chance_of(1)) == 3);
    assert_true(gv_coin_row(&coin, counter, hearer, 2, gv_chance_of(0)) == 0);
    gv_coin_lanes(&coin.cipher, counter, gv_chance_of(1), wanted, out);
    assert_memory_equal(out, wanted, sizeof out);
    gv_coin_lanes(&coin.cipher, counter, gv_chance_of(0), wanted, out);
    assert_memory_equal(out, nothing, sizeof out);
}

static void below_and_unit_reach_their_ends_only(void **unused)
{
    (void) unused;
    assert_true(gv_below(0, 10) == 0 && gv_below(UINT64_MAX, 10) == 9);
    assert_true(gv_below(UINT64_MAX, 1) == 0);
    assert_true(gv_below(UINT64_MAX, UINT64_MAX) == UINT64_MAX - 1);
    assert_true(gv_below(UINT64_C(1) << 63, 10) == 5);
    assert_true(gv_unit(0) == 0.0 && gv_unit(UINT64_MAX) == 1 - 0x1p-53);
    assert_true(gv_unit(2047) == 0.0 && gv_unit(2048) == 0x1p-53);
}

static void coins_never_change(void **unused)
{
    (void) unused;
    static const uint64_t lanes[8] = {
        0x00a00000b0088000, 0x4000000102000001, 0x01809020000c8082, 0x0080000000000108,
        0x0080000000602440, 0x2408000400030800, 0x0000007c00014040, 0x0002000000002000,
    };
    const gv_coin coin = gv_coin_make(42, GV_PURPOSE_TIE, 1000);
    assert_int_equal(coin.lane, 488);
    uint32_t hearer[64];
    for (uint32_t i = 0; i < 64; i++) {
        hearer[i] = i * i;
    }
    const gv_counter row = gv_counter_make(5, 0, 3, 2, 1, 0);
    assert_true(gv_coin_row(&coin, row, hearer, 64, gv_chance_of(.5)) ==
                0x9c3f57bceed0f606);
    assert_true(gv_coin_row(&coin, row, hearer, 64, gv_chance_of(.1)) ==
                0x0820020404109200);
    assert_true(gv_coin_row(&coin, row, hearer, 64, gv_chance_of(.01)) ==
                0x0000020000000200);
    uint64_t out[8];
    memset(out, 0xFF, sizeof out);
    const gv_counter arc = gv_counter_make(5, 9, 3, 2, 1, 0);
    gv_coin_lanes(&coin.cipher, arc, gv_chance_of(.1), out, out);
    assert_memory_equal(out, lanes, sizeof out);
}

static void raising_p_never_loses_a_head(void **unused)
{
    (void) unused;
    uint64_t before[8] = { 0 };
    const gv_coin coin = gv_coin_make(8, GV_PURPOSE_TIE, 0);
    for (uint32_t percent = 0; percent <= 100; percent++) {
        uint64_t now[8];
        memset(now, 0xFF, sizeof now);
        const gv_counter counter = gv_counter_make(1, 2, 0, 0, 0, 0);
        gv_coin_lanes(&coin.cipher, counter, gv_chance_of(percent / 100.0), now, now);
        for (uint32_t word = 0; word < 8; word++) {
            assert_true((before[word] & ~now[word]) == 0);
        }
        memcpy(before, now, sizeof now);
    }
}

/* ---- frequencies: each bound is 5.5 standard deviations or a chi-square quantile of the
 * same false-alarm rate, about 4 in 10^8 a comparison; seeds are fixed.
 * ------------------------- */

#define BLOCKS 20000u

/* The 512 lanes of the n-th of BLOCKS questions: arcs of few speakers, over a few ticks. */
static void nth_block(uint32_t n, double p, uint64_t out[8])
{
    const gv_cipher cipher = gv_coin_make(77, GV_PURPOSE_TIE, 0).cipher;
    const gv_counter counter = gv_counter_make(n / 1000, n % 1000, n % 3, 0, 0, 0);
    memset(out, 0xFF, GV_LANES / 8);
    gv_coin_lanes(&cipher, counter, gv_chance_of(p), out, out);
}

static uint64_t count_of(uint64_t bits)
{
    return (uint64_t) __builtin_popcountll(bits);
}

static void assert_near(uint64_t found, double trials, double p)
{
    const double deviation = fabs((double) found - trials * p) / sqrt(trials * p * (1 - p));
    if (deviation > 5.5) {
        fail_msg("%g of %g trials at p = %g: %g standard deviations", (double) found,
                 trials, p, deviation);
    }
}

static void heads_are_as_frequent_as_p_says(void **unused)
{
    (void) unused;
    static const double chances[] = {
        0.001, 1.0 / 256, 0.01, 0.1, 1.0 / 3, 0.5, 0.9, 0.999
    };
    for (size_t i = 0; i < GV_COUNT_OF(chances); i++) {
        uint64_t heads = 0;
        for (uint32_t n = 0; n < BLOCKS; n++) {
            uint64_t out[8];
            nth_block(n, chances[i], out);
            for (uint32_t word = 0; word < 8; word++) {
                heads += count_of(out[word]);
            }
        }
        assert_near(heads, 512.0 * BLOCKS, chances[i]);
    }
}

/* Two neighbours agree with chance p^2 + (1 - p)^2 when they are independent. */
static void neighbouring_lanes_are_independent(void **unused)
{
    (void) unused;
    static const uint32_t distances[] = { 1, 2, 8, 15, 16, 17, 32, 63 };
    for (size_t i = 0; i < GV_COUNT_OF(distances); i++) {
        const uint32_t distance = distances[i];
        uint64_t agreements = 0;
        for (uint32_t n = 0; n < BLOCKS; n++) {
            uint64_t out[8];
            nth_block(n, 0.3, out);
            for (uint32_t word = 0; word < 8; word++) {
                const uint64_t differ = out[word] ^ out[word] >> distance;
                agreements += count_of(~differ & (UINT64_MAX >> distance));
            }
        }
        assert_near(agreements, 8.0 * (64 - distance) * BLOCKS, 0.58);
    }
}

static void neighbouring_arcs_ticks_speakers_and_posts_are_independent(void **unused)
{
    (void) unused;
    const gv_cipher cipher = gv_coin_make(78, GV_PURPOSE_TIE, 0).cipher;
    const gv_chance chance = gv_chance_of(0.3);
    for (uint32_t way = 0; way < 5; way++) {
        uint64_t agreements = 0;
        for (uint32_t n = 0; n < BLOCKS; n++) {
            uint64_t a[8];
            uint64_t b[8];
            memset(a, 0xFF, sizeof a);
            memset(b, 0xFF, sizeof b);
            const gv_counter from =
                gv_counter_make(2 * n, 2 * n, 2 * n, 0, 2 * (n % 8000), 0);
            const gv_counter to = gv_counter_make(from.u + (way == 0), from.v + (way == 1),
                                                  from.tick + (way == 2), way == 3,
                                                  2 * (n % 8000) + (way == 4), 0);
            gv_coin_lanes(&cipher, from, chance, a, a);
            gv_coin_lanes(&cipher, to, chance, b, b);
            for (uint32_t word = 0; word < 8; word++) {
                agreements += count_of(~(a[word] ^ b[word]));
            }
        }
        assert_near(agreements, 512.0 * BLOCKS, 0.58);
    }
}

static void every_lane_is_as_lucky_as_any_other(void **unused)
{
    (void) unused;
    uint32_t heads[GV_LANES] = { 0 };
    for (uint32_t n = 0; n < BLOCKS; n++) {
        uint64_t out[8];
        nth_block(n, 0.5, out);
        for (uint32_t lane = 0; lane < GV_LANES; lane++) {
            heads[lane] += (uint32_t) (out[lane / 64] >> (lane % 64) & 1);
        }
    }
    double chi_square = 0;
    for (uint32_t lane = 0; lane < GV_LANES; lane++) {
        const double off = heads[lane] - BLOCKS / 2.0;
        chi_square += off * off / (BLOCKS / 4.0);
    }
    /* 512 degrees of freedom: mean 512, standard deviation 32. */
    assert_true(chi_square > 512 - 5.5 * 32 && chi_square < 512 + 5.5 * 32);
}

static void bytes_of_draws_are_uniform(void **unused)
{
    (void) unused;
    const gv_cipher cipher = gv_cipher_make(gv_key_make(79, GV_PURPOSE_CHOOSE, 0));
    static const uint32_t draws = 200000;
    uint32_t seen[16][256] = { { 0 } };
    for (uint32_t i = 0; i < draws; i++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(i, 0, 0, 0, 0, 0));
        for (uint32_t k = 0; k < 8; k++) {
            seen[k][bits.low >> (8 * k) & 0xFF]++;
            seen[8 + k][bits.high >> (8 * k) & 0xFF]++;
        }
    }
    for (uint32_t k = 0; k < 16; k++) {
        double chi_square = 0;
        for (uint32_t value = 0; value < 256; value++) {
            const double off = seen[k][value] - draws / 256.0;
            chi_square += off * off / (draws / 256.0);
        }
        /* 255 degrees of freedom: mean 255, standard deviation 22.6. */
        assert_true(chi_square > 255 - 5.5 * 22.6 && chi_square < 255 + 5.5 * 22.6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_is_the_exact_floor),
        cmocka_unit_test(chance_outside_the_unit_interval_is_its_nearer_end),
        cmocka_unit_test(certain_always_happens_and_impossible_never),
        cmocka_unit_test(below_and_unit_reach_their_ends_only),
        cmocka_unit_test(coins_never_change),
        cmocka_unit_test(raising_p_never_loses_a_head),
        cmocka_unit_test(heads_are_as_frequent_as_p_says),
        cmocka_unit_test(neighbouring_lanes_are_independent),
        cmocka_unit_test(neighbouring_arcs_ticks_speakers_and_posts_are_independent),
        cmocka_unit_test(every_lane_is_as_lucky_as_any_other),
        cmocka_unit_test(bytes_of_draws_are_uniform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
