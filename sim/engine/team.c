/* A team of threads that works through a list: the only OpenMP in the program. Layer 6. */
#include "engine/engine_internal.h"

#include <omp.h>

uint32_t gv_threads(uint32_t wanted)
{
    if (wanted != 0)
        return wanted;
    /* OMP_NUM_THREADS if set, else the cores this process may use. */
    const int threads = omp_get_max_threads();
    return threads > 0 ? (uint32_t) threads : 1;
}

void gv_team_each(uint32_t threads, uint64_t n,
                  void (*work)(void *self, uint32_t member, uint64_t item), void *self)
{
#pragma omp parallel for schedule(dynamic, 1) num_threads((int) threads)
    for (uint64_t item = 0; item < n; item++)
        work(self, (uint32_t) omp_get_thread_num(), item);
}
