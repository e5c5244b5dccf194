/// @file
/// One block and one trial by AES-NI, inlined into the kernels that have it.
#ifndef GRAPEVINE_RNG_KERNEL_AES_BLOCK_H
#define GRAPEVINE_RNG_KERNEL_AES_BLOCK_H

#include "rng/kernel.h"

#if GV_RNG_X86

#include <immintrin.h>

/* Inner loops must unroll whatever the optimisation level, or the blocks live in memory. */
#ifdef __clang__
#define GV_UNROLL _Pragma("clang loop unroll(full)")
#else
#define GV_UNROLL _Pragma("GCC unroll 8")
#endif
#define GV_WITH_AES __attribute__((target("aes,sse4.1")))

GV_WITH_AES static inline __m128i gv_aes_round_key(const gv_cipher *cipher, uint32_t round)
{
    return _mm_load_si128((const __m128i *) (const void *) cipher->round_key[round]);
}

GV_WITH_AES static inline __m128i gv_aes_counter(gv_counter c)
{
    /* Two halves, as the calling convention holds them: four words would go through
     * memory. */
    return _mm_set_epi64x((int64_t) ((uint64_t) c.field << 32 | c.tick),
                          (int64_t) ((uint64_t) c.v << 32 | c.u));
}

GV_WITH_AES static inline __m128i gv_aes_block(const gv_cipher *cipher, gv_counter counter)
{
    __m128i block = _mm_xor_si128(gv_aes_counter(counter), gv_aes_round_key(cipher, 0));
    GV_UNROLL
    for (uint32_t round = 1; round < GV_ARS_ROUNDS; round++)
        block = _mm_aesenc_si128(block, gv_aes_round_key(cipher, round));
    return _mm_aesenclast_si128(block, gv_aes_round_key(cipher, GV_ARS_ROUNDS));
}

/// The trial from byte k on: byte after byte of the lane until one differs from the
/// threshold's.
GV_WITH_AES static inline bool gv_aes_decided(const gv_cipher *cipher, gv_counter counter,
                                              uint32_t lane, uint64_t threshold, uint32_t k)
{
    const __m128i pick = _mm_cvtsi32_si128((int) (lane % GV_BLOCK_BYTES));
    for (; gv_threshold_tail(threshold, k) != 0; k++) {
        const __m128i block = gv_aes_block(cipher, gv_coin_counter(counter, lane, k));
        const uint8_t byte = (uint8_t) _mm_cvtsi128_si32(_mm_shuffle_epi8(block, pick));
        if (byte != gv_threshold_byte(threshold, k))
            return byte < gv_threshold_byte(threshold, k);
    }
    return false;
}

GV_WITH_AES static inline gv_bits gv_aes_draw(const gv_cipher *cipher, gv_counter counter)
{
    const __m128i block = gv_aes_block(cipher, counter);
    return (gv_bits){
        .low = (uint64_t) _mm_cvtsi128_si64(block),
        .high = (uint64_t) _mm_cvtsi128_si64(_mm_unpackhi_epi64(block, block)),
    };
}

#endif
#endif
