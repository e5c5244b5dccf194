/// @file
/// The seam between the coin's meaning and the instructions that compute it. Every kernel
/// gives the same bits; unit tests compare them all.
#ifndef GRAPEVINE_RNG_KERNEL_H
#define GRAPEVINE_RNG_KERNEL_H

#include "grapevine/rng.h"
#include "rng/cpu.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define GV_RNG_X86 1
#else
#define GV_RNG_X86 0
#endif

/* Seven is the coin; a benchmark compiles kernels of another number. */
#ifndef GV_ARS_ROUNDS
#define GV_ARS_ROUNDS 7u
#endif
#define GV_BLOCK_BYTES 16u     ///< lanes that share a block
#define GV_BLOCKS_PER_BYTE 32u ///< blocks that carry one byte of each of 512 lanes
#define GV_COIN_BYTES 8u       ///< bytes of a threshold

/// A kernel decides trials by threshold alone: p = 1 and p = 0 are answered before.
typedef struct gv_rng_kernel {
    gv_bits (*draw)(const gv_cipher *cipher, gv_counter counter);
    void (*series)(const gv_cipher *cipher, gv_counter counter, uint32_t n, gv_bits *out);
    bool (*toss)(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                 uint64_t threshold);
    uint64_t (*row)(const gv_cipher *cipher, gv_counter counter, uint32_t lane,
                    const uint32_t *hearer, uint32_t n, uint64_t threshold);
    void (*lanes)(const gv_cipher *cipher, gv_counter counter, uint64_t threshold,
                  const uint64_t wanted[8], uint64_t out[8]);
} gv_rng_kernel;

extern const gv_rng_kernel gv_rng_portable;
#if GV_RNG_X86
extern const gv_rng_kernel gv_rng_aes;
extern const gv_rng_kernel gv_rng_vaes;
#endif

/// The kernel a cipher was made for.
const gv_rng_kernel *gv_rng_kernel_at(uint32_t id);

/// Byte k of a threshold, most significant first.
static inline uint8_t gv_threshold_byte(uint64_t threshold, uint32_t k)
{
    return (uint8_t) (threshold >> (56 - 8 * k));
}

/// The threshold's bytes from k on. When they are all zero, no tail of random bytes is
/// below them: the trial has failed and nothing more need be drawn.
static inline uint64_t gv_threshold_tail(uint64_t threshold, uint32_t k)
{
    return k < GV_COIN_BYTES ? threshold << (8 * k) : 0;
}

/// The counter of the block that carries byte k of a lane.
static inline gv_counter gv_coin_counter(gv_counter counter, uint32_t lane, uint32_t k)
{
    counter.field |= GV_BLOCKS_PER_BYTE * k + lane / GV_BLOCK_BYTES;
    return counter;
}

#endif
