/* Which of the byte-equal kernels this processor can run. */
#include "rng/cpu.h"

#include "rng/kernel.h"

#if GV_RNG_X86 && defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define KNOWS_FEATURES 1
#endif
#endif

#ifdef KNOWS_FEATURES

/* "Active" means that the operating system saves the registers too (xgetbv), and that
 * GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512BW did not switch the feature off. */
gv_rng_kernel_id gv_cpu_kernel(void)
{
    if (!CPU_FEATURE_ACTIVE(AES) || !CPU_FEATURE_ACTIVE(SSE4_1))
        return GV_RNG_PORTABLE;
    const bool wide = CPU_FEATURE_ACTIVE(VAES) && CPU_FEATURE_ACTIVE(AVX512F) &&
                      CPU_FEATURE_ACTIVE(AVX512BW);
    return wide ? GV_RNG_VAES : GV_RNG_AES;
}

#elif GV_RNG_X86

/* Another C library: the compiler's run time knows AES but, in clang 14, not VAES. */
gv_rng_kernel_id gv_cpu_kernel(void)
{
    return __builtin_cpu_supports("aes") && __builtin_cpu_supports("sse4.1")
               ? GV_RNG_AES
               : GV_RNG_PORTABLE;
}

#else

gv_rng_kernel_id gv_cpu_kernel(void)
{
    return GV_RNG_PORTABLE;
}

#endif
