/* The hot loop of a run, to be counted by cachegrind: independent cascades on one network
 * with hubs, on one thread.
 *
 *     spread REPLICATES
 *
 * Prints the sum of all adopters. Exit 77 (skipped) where other code than AES-NI tosses the
 * coins: the budget is for that, which is also what valgrind lets a program see. */
#include "rng/cpu.h"
#include "world.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { SKIPPED = 77, PEOPLE = 2000, TIES = 5, SEEDS = 10, TICKS = 30 };

static gv_plan *given_cascades(uint64_t replicates)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", TIES);
    set_number(plan, "model.p", 0.1);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", (double) replicates);
    given_strategy(plan, "seeds");
    tactic_number(given_tactic(plan, "seeding", "seeds"), "people", SEEDS);
    return plan;
}

int main(int argc, char **argv)
{
    const uint64_t replicates = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    if (gv_cpu_kernel() != GV_RNG_AES)
        return SKIPPED;
    gv_plan *plan = given_cascades(replicates);
    gv_block *rows = run_with(plan, 1, GV_ALL_REPLICATES);
    double adopters = 0;
    for (uint64_t r = 0; r < replicates; r++)
        adopters += value_of(rows, "final_adopters", 0, r, 0);
    gv_block_free(rows);
    forget_world(plan);
    return printf("%.0f adopters in %" PRIu64 " lives\n", adopters, replicates) > 0 ? 0 : 1;
}
