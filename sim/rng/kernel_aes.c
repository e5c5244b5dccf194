/* The coin by AES-NI: one block per instruction, eight in flight. */
#include "rng/kernel_aes_block.h"

#if GV_RNG_X86

#include <string.h>

#define FLIGHT 8u ///< independent blocks that hide the latency of an AES round

GV_WITH_AES static inline void encrypt_flight(const gv_cipher *cipher,
                                              __m128i block[FLIGHT])
{
    GV_UNROLL
    for (uint32_t round = 1; round < GV_ARS_ROUNDS; round++) {
        const __m128i key = gv_aes_round_key(cipher, round);
        GV_UNROLL
        for (uint32_t i = 0; i < FLIGHT; i++)
            block[i] = _mm_aesenc_si128(block[i], key);
    }
    const __m128i key = gv_aes_round_key(cipher, GV_ARS_ROUNDS);
    GV_UNROLL
    for (uint32_t i = 0; i < FLIGHT; i++)
        block[i] = _mm_aesenclast_si128(block[i], key);
}

/* Bits of the bytes below, and equal to, a bound: unsigned, which SSE lacks. */
GV_WITH_AES static inline uint32_t bytes_below(__m128i bytes, __m128i bound)
{
    const __m128i not_below = _mm_cmpeq_epi8(_mm_max_epu8(bytes, bound), bytes);
    return ~(uint32_t) _mm_movemask_epi8(not_below) & 0xFFFF;
}

GV_WITH_AES static inline uint32_t bytes_equal(__m128i bytes, __m128i bound)
{
    return (uint32_t) _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, bound));
}

/* One chosen byte of each of eight blocks, in order, in the low half. */
GV_WITH_AES static inline __m128i gathered(const __m128i block[FLIGHT], uint32_t byte)
{
    const __m128i pick = _mm_set1_epi8((char) byte);
    __m128i b[FLIGHT];
    GV_UNROLL
    for (uint32_t i = 0; i < FLIGHT; i++)
        b[i] = _mm_shuffle_epi8(block[i], pick);
    const __m128i low =
        _mm_unpacklo_epi16(_mm_unpacklo_epi8(b[0], b[1]), _mm_unpacklo_epi8(b[2], b[3]));
    const __m128i high =
        _mm_unpacklo_epi16(_mm_unpacklo_epi8(b[4], b[5]), _mm_unpacklo_epi8(b[6], b[7]));
    return _mm_unpacklo_epi32(low, high);
}

/* First bytes of eight hearers: bits of those below and those equal to the bound. */
GV_WITH_AES static inline void flight(const gv_cipher *cipher, gv_counter counter,
                                      uint32_t lane, const uint32_t hearer[FLIGHT],
                                      uint8_t bound, uint32_t *below, uint32_t *equal)
{
    const __m128i base = gv_aes_counter(gv_coin_counter(counter, lane, 0));
    const __m128i key = gv_aes_round_key(cipher, 0);
    __m128i block[FLIGHT];
    GV_UNROLL
    for (uint32_t i = 0; i < FLIGHT; i++)
        block[i] = _mm_xor_si128(_mm_insert_epi32(base, (int) hearer[i], 1), key);
    encrypt_flight(cipher, block);
    const __m128i bytes = gathered(block, lane % GV_BLOCK_BYTES);
    const __m128i bounds = _mm_set1_epi8((char) bound);
    *below = bytes_below(bytes, bounds);
    *equal = bytes_equal(bytes, bounds);
}

GV_WITH_AES static gv_bits draw(const gv_cipher *cipher, gv_counter counter)
{
    return gv_aes_draw(cipher, counter);
}

GV_WITH_AES static bool toss(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                             uint64_t threshold)
{
    return gv_aes_decided(cipher, counter, lane, threshold, 0);
}

GV_WITH_AES static uint64_t row(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                                const uint32_t *hearer, uint32_t n, uint64_t threshold)
{
    const uint8_t bound = gv_threshold_byte(threshold, 0);
    const uint64_t asked = UINT64_MAX >> (64 - n);
    uint64_t heads = 0;
    uint64_t open = 0;
    for (uint32_t i = 0; i < n; i += FLIGHT) {
        uint32_t last[FLIGHT] = { 0 };
        const uint32_t *from = hearer + i;
        if (n - i < FLIGHT) {
            memcpy(last, from, (n - i) * sizeof *from);
            from = last;
        }
        uint32_t below;
        uint32_t equal;
        flight(cipher, counter, lane, from, bound, &below, &equal);
        heads |= (uint64_t) (below & 0xFF) << i;
        open |= (uint64_t) (equal & 0xFF) << i;
    }
    heads &= asked;
    for (open &= asked; open != 0; open &= open - 1) {
        const uint32_t i = (uint32_t) __builtin_ctzll(open);
        counter.v = hearer[i];
        const bool head = gv_aes_decided(cipher, counter, lane, threshold, 1);
        heads |= (uint64_t) head << i;
    }
    return heads;
}

/* First bytes of 128 lanes from `lane` on: bits of those below and those equal to the
 * bound. */
GV_WITH_AES static inline void flight_lanes(const gv_cipher *cipher, gv_counter counter,
                                            uint32_t lane, uint8_t bound, uint64_t below[2],
                                            uint64_t equal[2])
{
    __m128i block[FLIGHT];
    GV_UNROLL
    for (uint32_t i = 0; i < FLIGHT; i++) {
        const gv_counter c = gv_coin_counter(counter, lane + GV_BLOCK_BYTES * i, 0);
        block[i] = _mm_xor_si128(gv_aes_counter(c), gv_aes_round_key(cipher, 0));
    }
    encrypt_flight(cipher, block);
    const __m128i bounds = _mm_set1_epi8((char) bound);
    for (uint32_t word = 0; word < 2; word++) {
        below[word] = 0;
        equal[word] = 0;
        for (uint32_t i = 0; i < 4; i++) {
            const __m128i bytes = block[4 * word + i];
            below[word] |= (uint64_t) bytes_below(bytes, bounds) << (GV_BLOCK_BYTES * i);
            equal[word] |= (uint64_t) bytes_equal(bytes, bounds) << (GV_BLOCK_BYTES * i);
        }
    }
}

GV_WITH_AES static void lanes(const gv_cipher *cipher, gv_counter counter,
                              uint64_t threshold, const uint64_t wanted[8], uint64_t out[8])
{
    for (uint32_t pair = 0; pair < 8; pair += 2) {
        uint64_t below[2] = { 0, 0 };
        uint64_t equal[2] = { 0, 0 };
        if ((wanted[pair] | wanted[pair + 1]) != 0) {
            flight_lanes(cipher, counter, 64 * pair, gv_threshold_byte(threshold, 0), below,
                         equal);
        }
        for (uint32_t i = 0; i < 2; i++) {
            const uint32_t word = pair + i;
            uint64_t open = equal[i] & wanted[word];
            uint64_t heads = below[i] & wanted[word];
            for (; open != 0; open &= open - 1) {
                const uint32_t bit = (uint32_t) __builtin_ctzll(open);
                const bool head =
                    gv_aes_decided(cipher, counter, 64 * word + bit, threshold, 1);
                heads |= (uint64_t) head << bit;
            }
            out[word] = heads;
        }
    }
}

GV_WITH_AES static void series(const gv_cipher *cipher, gv_counter counter, uint32_t n,
                               gv_bits *out)
{
    const __m128i whitening = gv_aes_round_key(cipher, 0);
    for (uint32_t i = 0; i < n; i += FLIGHT) {
        __m128i block[FLIGHT];
        GV_UNROLL
        for (uint32_t k = 0; k < FLIGHT; k++, counter.u++)
            block[k] = _mm_xor_si128(gv_aes_counter(counter), whitening);
        encrypt_flight(cipher, block);
        const uint32_t rest = n - i < FLIGHT ? n - i : FLIGHT;
        memcpy(out + i, block, rest * sizeof *out);
    }
}

const gv_rng_kernel gv_rng_aes = {
    .draw = draw, .series = series, .toss = toss, .row = row, .lanes = lanes
};

#endif
