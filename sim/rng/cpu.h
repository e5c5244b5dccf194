/// @file
/// Which of the byte-equal kernels this processor can run.
#ifndef GRAPEVINE_RNG_CPU_H
#define GRAPEVINE_RNG_CPU_H

#include <stdint.h>

/// Kernels from the slowest to the fastest; the value is an index of gv_rng_kernel_at.
typedef enum gv_rng_kernel_id {
    GV_RNG_PORTABLE, ///< plain C, any machine
    GV_RNG_AES,      ///< AES-NI and SSE4.1: one block per instruction
    GV_RNG_VAES,     ///< VAES and AVX-512 F, BW: four blocks per instruction
    GV_RNG_KERNEL_COUNT
} gv_rng_kernel_id;

/// The fastest kernel that processor and operating system support. Cost: a few loads, for
/// the C library asked the processor when the program started (asking again takes
/// microseconds in a virtual machine).
gv_rng_kernel_id gv_cpu_kernel(void);

#endif
