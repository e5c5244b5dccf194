/* The VAES kernel with five rounds, to compare with the coin's seven. */
#define GV_ARS_ROUNDS 5u
#define gv_rng_vaes bench_ars5_vaes
#include "../../../sim/rng/kernel_vaes.c"
