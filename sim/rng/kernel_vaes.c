/* The coin by VAES on 512-bit vectors: four blocks per instruction, sixteen in flight. */
#include "rng/kernel_aes_block.h"

#if GV_RNG_X86

#include <string.h>

#define WITH_VAES __attribute__((target("aes,sse4.1,vaes,avx512f,avx512bw")))
#define WIDTH 4u             ///< blocks of a vector
#define VECTORS 4u           ///< independent vectors that hide the latency of an AES round
#define FLIGHT 16u           ///< hearers of a flight
#define SPEAKER_WORDS 0x1111 ///< where a vector of four counters keeps u
#define HEARER_WORDS 0x2222  ///< where a vector of four counters keeps v
#define FIELD_WORDS 0x8888   ///< where it keeps the field

WITH_VAES static inline __m512i round_key(const gv_cipher *cipher, uint32_t round)
{
    return _mm512_broadcast_i32x4(gv_aes_round_key(cipher, round));
}

/* A counter four times over, the first round key added. */
WITH_VAES static inline __m512i whitened(const gv_cipher *cipher, gv_counter counter)
{
    return _mm512_broadcast_i32x4(
        _mm_xor_si128(gv_aes_counter(counter), gv_aes_round_key(cipher, 0)));
}

WITH_VAES static inline void encrypt(const gv_cipher *cipher, __m512i block[VECTORS])
{
    GV_UNROLL
    for (uint32_t round = 1; round < GV_ARS_ROUNDS; round++) {
        const __m512i key = round_key(cipher, round);
        GV_UNROLL
        for (uint32_t i = 0; i < VECTORS; i++)
            block[i] = _mm512_aesenc_epi128(block[i], key);
    }
    const __m512i key = round_key(cipher, GV_ARS_ROUNDS);
    GV_UNROLL
    for (uint32_t i = 0; i < VECTORS; i++)
        block[i] = _mm512_aesenclast_epi128(block[i], key);
}

/* Blocks of sixteen hearers, four to a vector, in order. */
WITH_VAES static inline void place_hearers(const gv_cipher *cipher, gv_counter counter,
                                           __m512i hearers, __m512i block[VECTORS])
{
    const __m512i base = whitened(cipher, counter);
    const __m512i key_v =
        _mm512_permutexvar_epi32(_mm512_set1_epi32(1), round_key(cipher, 0));
    const __m512i whitened_v = _mm512_xor_si512(hearers, key_v);
    const __m512i four = _mm512_set1_epi32(WIDTH);
    __m512i source = _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0);
    GV_UNROLL
    for (uint32_t i = 0; i < VECTORS; i++) {
        block[i] = _mm512_mask_permutexvar_epi32(base, HEARER_WORDS, source, whitened_v);
        source = _mm512_add_epi32(source, four);
    }
}

/* One chosen byte of each of sixteen blocks, in order, each in a word of its own. */
WITH_VAES static inline __m512i gathered(const __m512i block[VECTORS], uint32_t byte)
{
    const __m512i first =
        _mm512_set_epi32(28, 24, 20, 16, 12, 8, 4, 0, 28, 24, 20, 16, 12, 8, 4, 0);
    const __m512i source = _mm512_add_epi32(first, _mm512_set1_epi32((int) (byte / 4)));
    const __m512i low = _mm512_permutex2var_epi32(block[0], source, block[1]);
    const __m512i high = _mm512_permutex2var_epi32(block[2], source, block[3]);
    const __m512i words = _mm512_mask_blend_epi32(0xFF00, low, high);
    const __m512i shifted =
        _mm512_srl_epi32(words, _mm_cvtsi32_si128((int) (8 * (byte % 4))));
    return _mm512_and_si512(shifted, _mm512_set1_epi32(0xFF));
}

WITH_VAES static gv_bits draw(const gv_cipher *cipher, gv_counter counter)
{
    return gv_aes_draw(cipher, counter);
}

WITH_VAES static bool toss(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                           uint64_t threshold)
{
    return gv_aes_decided(cipher, counter, lane, threshold, 0);
}

WITH_VAES static uint64_t row(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                              const uint32_t *hearer, uint32_t n, uint64_t threshold)
{
    const gv_counter first = gv_coin_counter(counter, lane, 0);
    const __m512i bound = _mm512_set1_epi32(gv_threshold_byte(threshold, 0));
    uint64_t heads = 0;
    uint64_t open = 0;
    for (uint32_t i = 0; i < n; i += FLIGHT) {
        const uint32_t rest = n - i < FLIGHT ? n - i : FLIGHT;
        const __mmask16 asked = (__mmask16) ((1u << rest) - 1);
        __m512i block[VECTORS];
        place_hearers(cipher, first, _mm512_maskz_loadu_epi32(asked, hearer + i), block);
        encrypt(cipher, block);
        const __m512i byte = gathered(block, lane % GV_BLOCK_BYTES);
        heads |= (uint64_t) _mm512_mask_cmplt_epu32_mask(asked, byte, bound) << i;
        open |= (uint64_t) _mm512_mask_cmpeq_epu32_mask(asked, byte, bound) << i;
    }
    for (; open != 0; open &= open - 1) {
        const uint32_t i = (uint32_t) __builtin_ctzll(open);
        counter.v = hearer[i];
        const bool head = gv_aes_decided(cipher, counter, lane, threshold, 1);
        heads |= (uint64_t) head << i;
    }
    return heads;
}

/* First bytes of 256 lanes from `lane` on: bits of those below and those equal to the
 * bound. */
WITH_VAES static inline void half_lanes(const gv_cipher *cipher, gv_counter counter,
                                        uint32_t lane, uint8_t bound,
                                        uint64_t below[VECTORS], uint64_t equal[VECTORS])
{
    /* The field's low bits are free for the number of the block, but not so once
     * whitened. */
    const __m512i key = round_key(cipher, 0);
    __m512i clear =
        _mm512_broadcast_i32x4(gv_aes_counter(gv_coin_counter(counter, lane, 0)));
    clear = _mm512_add_epi32(
        clear, _mm512_set_epi32(3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    const __m512i four = _mm512_maskz_set1_epi32(FIELD_WORDS, WIDTH);
    __m512i block[VECTORS];
    GV_UNROLL
    for (uint32_t i = 0; i < VECTORS; i++) {
        block[i] = _mm512_xor_si512(clear, key);
        clear = _mm512_add_epi32(clear, four);
    }
    encrypt(cipher, block);
    const __m512i bounds = _mm512_set1_epi8((char) bound);
    GV_UNROLL
    for (uint32_t i = 0; i < VECTORS; i++) {
        below[i] = _mm512_cmplt_epu8_mask(block[i], bounds);
        equal[i] = _mm512_cmpeq_epi8_mask(block[i], bounds);
    }
}

WITH_VAES static void lanes(const gv_cipher *cipher, gv_counter counter, uint64_t threshold,
                            const uint64_t wanted[8], uint64_t out[8])
{
    const uint8_t bound = gv_threshold_byte(threshold, 0);
    uint64_t below[8];
    uint64_t equal[8];
    half_lanes(cipher, counter, 0, bound, below, equal);
    half_lanes(cipher, counter, 256, bound, below + VECTORS, equal + VECTORS);
    uint64_t open[8];
    uint32_t words = 0;
    GV_UNROLL
    for (uint32_t word = 0; word < 8; word++) {
        const uint64_t asked = wanted[word];
        out[word] = below[word] & asked;
        open[word] = equal[word] & asked;
        words |= (uint32_t) (open[word] != 0) << word;
    }
    /* One loop, not two nested: two lanes of 512 stay open on average, and each loop's end
     * is a mispredicted branch. */
    while (words != 0) {
        const uint32_t word = (uint32_t) __builtin_ctz(words);
        const uint32_t bit = (uint32_t) __builtin_ctzll(open[word]);
        const bool head = gv_aes_decided(cipher, counter, 64 * word + bit, threshold, 1);
        out[word] |= (uint64_t) head << bit;
        open[word] &= open[word] - 1;
        words &= ~((uint32_t) (open[word] == 0) << word);
    }
}

WITH_VAES static void series(const gv_cipher *cipher, gv_counter counter, uint32_t n,
                             gv_bits *out)
{
    const __m512i key = round_key(cipher, 0);
    const __m512i four = _mm512_maskz_set1_epi32(SPEAKER_WORDS, WIDTH);
    __m512i clear = _mm512_broadcast_i32x4(gv_aes_counter(counter));
    clear = _mm512_add_epi32(
        clear, _mm512_set_epi32(0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0));
    for (uint32_t i = 0; i < n; i += FLIGHT) {
        __m512i block[VECTORS];
        GV_UNROLL
        for (uint32_t k = 0; k < VECTORS; k++) {
            block[k] = _mm512_xor_si512(clear, key);
            clear = _mm512_add_epi32(clear, four);
        }
        encrypt(cipher, block);
        const uint32_t rest = n - i < FLIGHT ? n - i : FLIGHT;
        memcpy(out + i, block, rest * sizeof *out);
    }
}

const gv_rng_kernel gv_rng_vaes = {
    .draw = draw, .series = series, .toss = toss, .row = row, .lanes = lanes
};

#endif
