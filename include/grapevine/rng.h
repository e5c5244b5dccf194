/// @file
/// Layer 1: randomness as a function of a key, never a stream that is passed around.
/// Owns nothing. Every function is pure: same arguments, same bits, on any thread and any
/// machine.
#ifndef GRAPEVINE_RNG_H
#define GRAPEVINE_RNG_H

#include "grapevine/base.h"

typedef enum gv_purpose {
#define GV_PURPOSE(name, decides) name,
#include "grapevine/purposes.def"
#undef GV_PURPOSE
    GV_PURPOSE_COUNT
} gv_purpose;

/// Lives whose coins share cipher blocks; a life's lane is its replicate modulo this.
#define GV_LANES 512

/// A 128-bit subkey.
typedef struct gv_key {
    uint64_t low, high;
} gv_key;

/// Philox4x32-10 of (purpose, low half of number, high half, 0) under the seed: a
/// bijection, so no two of one seed collide. `number` is a replicate, a block of 512
/// replicates, or a graph, as purposes.def says.
/// @source Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"
gv_key gv_key_make(uint64_t seed, gv_purpose purpose, uint64_t number);

/// The question that a draw answers; no two questions of one purpose share a counter.
typedef struct gv_counter {
    uint32_t u;     ///< speaker, person, or number of an impression
    uint32_t v;     ///< hearer or person, slot of a tactic, or 0
    uint32_t tick;  ///< 0 for rules that ask once; slot of the tactic that paid for a post
    uint32_t field; ///< layer or channel (4 bits) | ordinal of a post (14) | draw (14)
} gv_counter;
#define GV_ORDINAL_LIMIT (1u << 14)
#define GV_DRAW_LIMIT (1u << 14)
/// @param layer    below 16
/// @param ordinal  below GV_ORDINAL_LIMIT
/// @param draw     below GV_DRAW_LIMIT
static inline gv_counter gv_counter_make(uint32_t u, uint32_t v, uint32_t tick,
                                         uint32_t layer, uint32_t ordinal, uint32_t draw)
{
    return (gv_counter){ u, v, tick, layer << 28 | ordinal << 14 | draw };
}

/// A subkey made ready: the round keys of ARS-7. 144 bytes, copyable.
typedef struct gv_cipher {
    _Alignas(16) uint8_t round_key[8][16];
    uint32_t kernel; ///< which of the byte-equal code variants this processor runs fastest
} gv_cipher;
/// Cost: some 10 ns.
/// @source Salmon, Moraes, Dror, Shaw (2011), section 4.1 (ARS)
gv_cipher gv_cipher_make(gv_key key);

/// 128 random bits: one block of the cipher, whose first eight bytes are `low`, least
/// significant first, and whose last eight are `high`.
typedef struct gv_bits {
    uint64_t low, high;
} gv_bits;
/// The block of a counter, laid out as the little-endian words u, v, tick, field.
gv_bits gv_draw(const gv_cipher *cipher, gv_counter counter);
/// The draws of counter.u, counter.u + 1, ... counter.u + n - 1: the same as gv_draw one by
/// one, some four times as fast where AES instructions are wide.
void gv_draw_series(const gv_cipher *cipher, gv_counter counter, uint32_t n, gv_bits *out);
/// A whole number below `n` (n >= 1) from 64 random bits; off from uniform by less than
/// n / 2^64.
static inline uint64_t gv_below(uint64_t bits, uint64_t n)
{
    return (uint64_t) ((gv_unsigned_wide) bits * n >> 64);
}
/// A real in [0, 1), a multiple of 2^-53.
static inline double gv_unit(uint64_t bits)
{
    return (double) (bits >> 11) * 0x1p-53;
}

/// A standard normal variate from 64 random bits, rounded to 2^-20; within 8.5 of 0. For
/// set-up, not for ticks: some 100 ns.
double gv_normal(uint64_t bits);
/// The same, of those between two bounds only, which may lie far out.
/// @param low, high  low < high; infinite: no bound
double gv_normal_between(uint64_t bits, double low, double high);
/// A standard exponential variate (mean 1) from 64 random bits; more than 0, below 37.
/// Divided by a rate it is a waiting time.
double gv_exponential(uint64_t bits);

/// A probability as an exact 64-bit fraction: a trial succeeds when 64 random bits are
/// below the threshold.
typedef struct gv_chance {
    uint64_t threshold; ///< floor(p 2^64)
    bool certain;       ///< p = 1: always succeeds
} gv_chance;
/// @param p in [0, 1]; what lies outside counts as the nearer end, NaN as 0
gv_chance gv_chance_of(double p);
static inline bool gv_happens(uint64_t bits, gv_chance chance)
{
    return chance.certain || bits < chance.threshold;
}

/// The coins of one life for one purpose. A block of the cipher carries one byte for each
/// of 16 lives; a life reads one byte after another of its own lane until the trial is
/// decided. Byte k (0..7, most significant first) of lane l stands at byte l % 16 of the
/// block whose counter has draw = 32 k + l / 16.
typedef struct gv_coin {
    gv_cipher cipher; ///< keyed by (seed, purpose, replicate / 512)
    uint32_t lane;    ///< replicate % 512
} gv_coin;
gv_coin gv_coin_make(uint64_t seed, gv_purpose purpose, uint64_t replicate);

/// One trial. @param counter  its draw part must be 0.
bool gv_coin_toss(const gv_coin *coin, gv_counter counter, gv_chance chance);
/// Trials of one speaker with up to 64 hearers: bit i is the trial with
/// counter.v = hearer[i]. Equal to gv_coin_toss bit by bit; bits from `n` on are 0.
/// @param n  at most 64
uint64_t gv_coin_row(const gv_coin *coin, gv_counter counter, const uint32_t *hearer,
                     uint32_t n, gv_chance chance);
/// The same trial in all 512 lives of a block: bit l % 64 of out[l / 64] is lane l. Equal
/// to gv_coin_toss lane by lane.
/// @param cipher  that of the coins of the block
/// @param wanted  [8] only lanes set here are decided; others are 0
/// @param[out] out  [8] may be `wanted`
void gv_coin_lanes(const gv_cipher *cipher, gv_counter counter, gv_chance chance,
                   const uint64_t wanted[8], uint64_t out[8]);

#endif
