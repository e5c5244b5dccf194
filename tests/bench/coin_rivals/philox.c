/* The coin's layout over Philox4x32-10: the rival that lost. One block by Random123's
 * scalar code, and sixteen at a time in loops that the compiler turns into 512-bit vectors.
 */
#include "rng/kernel.h"

#include <Random123/philox.h>
#include <string.h>

#define FLIGHT 16
/* At -O2 gcc leaves the loops scalar; clang knows no such attribute and needs none. */
#ifdef __clang__
#define WIDE_LOOPS __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl")))
#else
#define WIDE_LOOPS                                                                         \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl"), optimize("O3")))
#endif

extern const gv_rng_kernel bench_philox;
extern const gv_rng_kernel bench_philox_wide;

/* Sixteen counters word by word; a 64-bit element holds a 32-bit word, as vpmuludq wants
 * it. */
typedef struct flight {
    uint64_t word[4][FLIGHT];
} flight;

static philox4x32_ctr_t block_of(const gv_cipher *cipher, gv_counter c)
{
    uint32_t key[4];
    memcpy(key, cipher->round_key[0], sizeof key);
    const philox4x32_ctr_t counter = { { c.u, c.v, c.tick ^ key[2], c.field ^ key[3] } };
    return philox4x32_R(10, counter, (philox4x32_key_t){ { key[0], key[1] } });
}

static gv_bits draw(const gv_cipher *cipher, gv_counter counter)
{
    const philox4x32_ctr_t b = block_of(cipher, counter);
    return (gv_bits){ (uint64_t) b.v[1] << 32 | b.v[0], (uint64_t) b.v[3] << 32 | b.v[2] };
}

static bool decided(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                    uint64_t threshold, uint32_t k)
{
    for (; gv_threshold_tail(threshold, k) != 0; k++) {
        const philox4x32_ctr_t b = block_of(cipher, gv_coin_counter(counter, lane, k));
        const uint32_t at = lane % GV_BLOCK_BYTES;
        const uint8_t byte = (uint8_t) (b.v[at / 4] >> (8 * (at % 4)));
        if (byte != gv_threshold_byte(threshold, k)) {
            return byte < gv_threshold_byte(threshold, k);
        }
    }
    return false;
}

static bool toss(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                 uint64_t threshold)
{
    return decided(cipher, counter, lane, threshold, 0);
}

static uint64_t row(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                    const uint32_t *hearer, uint32_t n, uint64_t threshold)
{
    uint64_t heads = 0;
    for (uint32_t i = 0; i < n; i++) {
        counter.v = hearer[i];
        heads |= (uint64_t) decided(cipher, counter, lane, threshold, 0) << i;
    }
    return heads;
}

static uint64_t word_lanes(const gv_cipher *cipher, gv_counter counter, uint32_t first,
                           uint64_t threshold, uint64_t wanted)
{
    uint64_t heads = 0;
    for (uint32_t from = 0; from < 64; from += GV_BLOCK_BYTES) {
        uint8_t byte[GV_BLOCK_BYTES];
        const philox4x32_ctr_t b =
            block_of(cipher, gv_coin_counter(counter, first + from, 0));
        memcpy(byte, b.v, sizeof byte);
        for (uint32_t i = 0; i < GV_BLOCK_BYTES; i++) {
            const uint8_t bound = gv_threshold_byte(threshold, 0);
            bool head = byte[i] < bound;
            if (byte[i] == bound && (wanted >> (from + i) & 1) != 0) {
                head = decided(cipher, counter, first + from + i, threshold, 1);
            }
            heads |= (uint64_t) head << (from + i);
        }
    }
    return heads & wanted;
}

static void lanes(const gv_cipher *cipher, gv_counter counter, uint64_t threshold,
                  const uint64_t wanted[8], uint64_t out[8])
{
    for (uint32_t word = 0; word < 8; word++) {
        out[word] = word_lanes(cipher, counter, 64 * word, threshold, wanted[word]);
    }
}

WIDE_LOOPS static void encrypt(const gv_cipher *cipher, flight *f)
{
    uint32_t key[4];
    memcpy(key, cipher->round_key[0], sizeof key);
    for (int i = 0; i < FLIGHT; i++) {
        f->word[2][i] ^= key[2];
        f->word[3][i] ^= key[3];
    }
    for (uint32_t round = 0; round < 10; round++) {
        const uint64_t key_0 = (uint32_t) (key[0] + round * PHILOX_W32_0);
        const uint64_t key_1 = (uint32_t) (key[1] + round * PHILOX_W32_1);
        for (int i = 0; i < FLIGHT; i++) {
            const uint64_t a = (f->word[0][i] & UINT32_MAX) * PHILOX_M4x32_0;
            const uint64_t b = (f->word[2][i] & UINT32_MAX) * PHILOX_M4x32_1;
            f->word[0][i] = b >> 32 ^ f->word[1][i] ^ key_0;
            f->word[1][i] = b & UINT32_MAX;
            f->word[2][i] = a >> 32 ^ f->word[3][i] ^ key_1;
            f->word[3][i] = a & UINT32_MAX;
        }
    }
}

WIDE_LOOPS static uint64_t wide_row(const gv_cipher *cipher, gv_counter counter,
                                    uint32_t lane, const uint32_t *hearer, uint32_t n,
                                    uint64_t threshold)
{
    const gv_counter c = gv_coin_counter(counter, lane, 0);
    const uint32_t at = lane % GV_BLOCK_BYTES;
    const uint64_t bound = gv_threshold_byte(threshold, 0);
    uint64_t heads = 0;
    for (uint32_t from = 0; from < n; from += FLIGHT) {
        flight f;
        for (uint32_t i = 0; i < FLIGHT; i++) {
            f.word[0][i] = c.u;
            f.word[1][i] = hearer[from + i < n ? from + i : 0];
            f.word[2][i] = c.tick;
            f.word[3][i] = c.field;
        }
        encrypt(cipher, &f);
        for (uint32_t i = 0; i < FLIGHT && from + i < n; i++) {
            const uint64_t byte = f.word[at / 4][i] >> (8 * (at % 4)) & 0xFF;
            bool head = byte < bound;
            if (byte == bound) {
                counter.v = hearer[from + i];
                head = decided(cipher, counter, lane, threshold, 1);
            }
            heads |= (uint64_t) head << (from + i);
        }
    }
    return heads;
}

WIDE_LOOPS static void wide_lanes(const gv_cipher *cipher, gv_counter counter,
                                  uint64_t threshold, const uint64_t wanted[8],
                                  uint64_t out[8])
{
    const uint8_t bound = gv_threshold_byte(threshold, 0);
    for (uint32_t half = 0; half < 2; half++) {
        flight f;
        for (uint32_t i = 0; i < FLIGHT; i++) {
            f.word[0][i] = counter.u;
            f.word[1][i] = counter.v;
            f.word[2][i] = counter.tick;
            f.word[3][i] = counter.field | (FLIGHT * half + i);
        }
        encrypt(cipher, &f);
        uint8_t byte[16 * FLIGHT];
        for (uint32_t i = 0; i < FLIGHT; i++) {
            for (uint32_t w = 0; w < 4; w++) {
                const uint32_t word = (uint32_t) f.word[w][i];
                memcpy(byte + 16 * i + 4 * w, &word, sizeof word);
            }
        }
        for (uint32_t w = 0; w < 4; w++) {
            uint64_t below = 0;
            uint64_t equal = 0;
            for (uint32_t i = 0; i < 64; i++) {
                below |= (uint64_t) (byte[64 * w + i] < bound) << i;
                equal |= (uint64_t) (byte[64 * w + i] == bound) << i;
            }
            const uint32_t word = 4 * half + w;
            for (equal &= wanted[word]; equal != 0; equal &= equal - 1) {
                const uint32_t bit = (uint32_t) __builtin_ctzll(equal);
                const bool head = decided(cipher, counter, 64 * word + bit, threshold, 1);
                below |= (uint64_t) head << bit;
            }
            out[word] = below & wanted[word];
        }
    }
}

const gv_rng_kernel bench_philox = {
    .draw = draw, .toss = toss, .row = row, .lanes = lanes
};
const gv_rng_kernel bench_philox_wide = {
    .draw = draw, .toss = toss, .row = wide_row, .lanes = wide_lanes
};
