/* The keyed cipher ARS-7: its round keys, and whole blocks of random bits. */
#include "rng/kernel.h"

/* The key schedule is a Weyl sequence in each half: golden ratio, and sqrt(3) - 1, times
 * 2^64. */
#define WEYL_LOW UINT64_C(0x9E3779B97F4A7C15)
#define WEYL_HIGH UINT64_C(0xBB67AE8584CAA73B)

static void store_word(uint64_t word, uint8_t out[8])
{
    for (uint32_t k = 0; k < 8; k++)
        out[k] = (uint8_t) (word >> (8 * k));
}

gv_cipher gv_cipher_make(gv_key key)
{
    gv_cipher cipher = { .kernel = (uint32_t) gv_cpu_kernel() };
    for (uint32_t round = 0; round < GV_COUNT_OF(cipher.round_key); round++) {
        store_word(key.low + round * WEYL_LOW, cipher.round_key[round]);
        store_word(key.high + round * WEYL_HIGH, cipher.round_key[round] + 8);
    }
    return cipher;
}

const gv_rng_kernel *gv_rng_kernel_at(uint32_t id)
{
#if GV_RNG_X86
    static const gv_rng_kernel *const kernels[GV_RNG_KERNEL_COUNT] = {
        [GV_RNG_PORTABLE] = &gv_rng_portable,
        [GV_RNG_AES] = &gv_rng_aes,
        [GV_RNG_VAES] = &gv_rng_vaes,
    };
    return kernels[id];
#else
    (void) id;
    return &gv_rng_portable;
#endif
}

gv_bits gv_draw(const gv_cipher *cipher, gv_counter counter)
{
    return gv_rng_kernel_at(cipher->kernel)->draw(cipher, counter);
}

void gv_draw_series(const gv_cipher *cipher, gv_counter counter, uint32_t n, gv_bits *out)
{
    gv_rng_kernel_at(cipher->kernel)->series(cipher, counter, n, out);
}
