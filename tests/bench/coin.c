/* How long a coin takes, by cipher and by instructions: the measurement that chose ARS-7.
 *
 *     coin [repeats]
 *
 * Prints nanoseconds per trial at p = .1, the best of `repeats` (default 5), for single
 * tosses, rows of 64 and of 10 hearers, and the 512 lanes of a block with all and with 80
 * wanted. */
#include "rng/kernel.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define P 0.1
#define CALLS 200000u
#define HEARERS 4096u
#define WANTED 80u

extern const gv_rng_kernel bench_philox;
extern const gv_rng_kernel bench_philox_wide;
extern const gv_rng_kernel bench_ars5_aes;
extern const gv_rng_kernel bench_ars5_vaes;

typedef struct contestant {
    const char *name;
    const gv_rng_kernel *kernel;
    gv_rng_kernel_id needs;
} contestant;

static const contestant contestants[] = {
    { "Philox4x32-10, scalar", &bench_philox, GV_RNG_PORTABLE },
    { "Philox4x32-10, AVX-512", &bench_philox_wide, GV_RNG_VAES },
    { "ARS-7, portable", &gv_rng_portable, GV_RNG_PORTABLE },
    { "ARS-5, AES-NI", &bench_ars5_aes, GV_RNG_AES },
    { "ARS-7, AES-NI", &gv_rng_aes, GV_RNG_AES },
    { "ARS-5, VAES", &bench_ars5_vaes, GV_RNG_VAES },
    { "ARS-7, VAES", &gv_rng_vaes, GV_RNG_VAES },
};

/* What every timed loop reads, and the heads it adds up so that no call is dropped. */
typedef struct table {
    gv_cipher cipher;
    uint32_t hearer[HEARERS + 64];
    uint64_t threshold;
    uint64_t wanted[8];
    uint64_t heads;
} table;

static uint64_t count_of(uint64_t bits)
{
    return (uint64_t) __builtin_popcountll(bits);
}

static double now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t) != 0) {
        abort();
    }
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void tosses(const gv_rng_kernel *kernel, table *t, uint32_t trials)
{
    (void) trials;
    for (uint32_t i = 0; i < CALLS; i++) {
        const gv_counter counter = { .u = i, .v = t->hearer[i % HEARERS] };
        t->heads += kernel->toss(&t->cipher, counter, 77, t->threshold) ? 1 : 0;
    }
}

static void rows(const gv_rng_kernel *kernel, table *t, uint32_t trials)
{
    for (uint32_t i = 0; i < CALLS; i++) {
        const uint32_t *hearer = t->hearer + i * 7 % HEARERS;
        const gv_counter counter = { .u = i };
        t->heads +=
            count_of(kernel->row(&t->cipher, counter, 77, hearer, trials, t->threshold));
    }
}

static void blocks(const gv_rng_kernel *kernel, table *t, uint32_t trials)
{
    const uint64_t all[8] = { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
                              UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX };
    for (uint32_t i = 0; i < CALLS; i++) {
        uint64_t out[8];
        const gv_counter counter = { .u = i, .v = t->hearer[i % HEARERS] };
        kernel->lanes(&t->cipher, counter, t->threshold, trials == WANTED ? t->wanted : all,
                      out);
        for (uint32_t word = 0; word < 8; word++) {
            t->heads += count_of(out[word]);
        }
    }
}

/* Best of some repeats, in nanoseconds per trial. */
static double nanoseconds(const gv_rng_kernel *kernel, table *t, uint32_t trials,
                          void (*loop)(const gv_rng_kernel *, table *, uint32_t),
                          int repeats)
{
    double best = 1e9;
    for (int i = 0; i < repeats; i++) {
        const double start = now();
        loop(kernel, t, trials);
        const double spent = now() - start;
        best = spent < best ? spent : best;
    }
    return best * 1e9 / CALLS / trials;
}

static void fill(table *t)
{
    t->cipher = gv_cipher_make(gv_key_make(1, GV_PURPOSE_TIE, 0));
    t->threshold = gv_chance_of(P).threshold;
    for (uint32_t i = 0; i < GV_COUNT_OF(t->hearer); i++) {
        t->hearer[i] = i * 2654435761u;
    }
    for (uint32_t i = 0; i < WANTED; i++) {
        const uint32_t lane = i * GV_LANES / WANTED;
        t->wanted[lane / 64] |= UINT64_C(1) << lane % 64;
    }
}

int main(int argc, char **argv)
{
    uint64_t repeats = 5;
    if (argc > 2 || (argc == 2 && (!gv_parse_count(argv[1], &repeats) || repeats == 0 ||
                                   repeats > 1000))) {
        fprintf(stderr, "usage: coin [repeats, 1 to 1000]\n");
        return 2;
    }
    table t;
    memset(&t, 0, sizeof t);
    fill(&t);
    printf("%-24s %8s %8s %8s %8s %8s\n", "ns per trial, p = .1", "toss", "row 64",
           "row 10", "512 of", "80 of");
    for (size_t i = 0; i < GV_COUNT_OF(contestants); i++) {
        const contestant *c = &contestants[i];
        if (c->needs > gv_cpu_kernel()) {
            continue;
        }
        printf("%-24s", c->name);
        printf(" %8.2f", nanoseconds(c->kernel, &t, 1, tosses, (int) repeats));
        printf(" %8.2f", nanoseconds(c->kernel, &t, 64, rows, (int) repeats));
        printf(" %8.2f", nanoseconds(c->kernel, &t, 10, rows, (int) repeats));
        printf(" %8.3f", nanoseconds(c->kernel, &t, GV_LANES, blocks, (int) repeats));
        printf(" %8.3f\n", nanoseconds(c->kernel, &t, WANTED, blocks, (int) repeats));
    }
    printf("(%" PRIu64 " heads)\n", t.heads);
    return 0;
}
