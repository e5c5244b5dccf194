/* Coins: exact probabilities, and trials that any kernel decides alike. */
#include "rng/kernel.h"

#include <string.h>

#define TWO_TO_64 0x1p64

gv_chance gv_chance_of(double p)
{
    if (p >= 1.0)
        return (gv_chance){ .threshold = UINT64_MAX, .certain = true };
    /* The product is exact, so the cast is the floor. */
    return (gv_chance){ .threshold = p > 0.0 ? (uint64_t) (p * TWO_TO_64) : 0 };
}

gv_coin gv_coin_make(uint64_t seed, gv_purpose purpose, uint64_t replicate)
{
    return (gv_coin){ .cipher =
                          gv_cipher_make(gv_key_make(seed, purpose, replicate / GV_LANES)),
                      .lane = (uint32_t) (replicate % GV_LANES) };
}

bool gv_coin_toss(const gv_coin *coin, gv_counter counter, gv_chance chance)
{
    if (chance.certain || chance.threshold == 0)
        return chance.certain;
    const gv_rng_kernel *kernel = gv_rng_kernel_at(coin->cipher.kernel);
    return kernel->toss(&coin->cipher, counter, coin->lane, chance.threshold);
}

uint64_t gv_coin_row(const gv_coin *coin, gv_counter counter, const uint32_t *hearer,
                     uint32_t n, gv_chance chance)
{
    if (n == 0 || chance.threshold == 0)
        return 0;
    if (chance.certain)
        return UINT64_MAX >> (64 - n);
    const gv_rng_kernel *kernel = gv_rng_kernel_at(coin->cipher.kernel);
    return kernel->row(&coin->cipher, counter, coin->lane, hearer, n, chance.threshold);
}

void gv_coin_lanes(const gv_cipher *cipher, gv_counter counter, gv_chance chance,
                   const uint64_t wanted[8], uint64_t out[8])
{
    if (chance.certain) {
        memmove(out, wanted, GV_LANES / 8);
    } else if (chance.threshold == 0) {
        memset(out, 0, GV_LANES / 8);
    } else {
        const gv_rng_kernel *kernel = gv_rng_kernel_at(cipher->kernel);
        kernel->lanes(cipher, counter, chance.threshold, wanted, out);
    }
}
