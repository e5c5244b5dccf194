/* The AES-NI kernel with five rounds, to compare with the coin's seven. */
#define GV_ARS_ROUNDS 5u
#define gv_rng_aes bench_ars5_aes
#include "../../../sim/rng/kernel_aes.c"
