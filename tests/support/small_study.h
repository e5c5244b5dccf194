/* A comparison small enough to check by hand: three strategies, one step, given outcomes.
 */
#ifndef GRAPEVINE_TEST_SMALL_STUDY_H
#define GRAPEVINE_TEST_SMALL_STUDY_H

#include "grapevine/study.h"

#define SMALL_ARMS 3 /* do-nothing, broadcast, partners */
#define SMALL_LIVES 64

typedef struct small_study {
    gv_generator generator;
    gv_arm arms[SMALL_ARMS];
    gv_plan plan;
    gv_outcome outcomes[3]; /* adopters by step, final adopters, money spent */
    gv_column columns[3];
    uint32_t curve[SMALL_ARMS * SMALL_LIVES * 2];
    uint32_t final[SMALL_ARMS * SMALL_LIVES];
    double spent[SMALL_ARMS * SMALL_LIVES];
    uint8_t status[SMALL_ARMS * SMALL_LIVES];
    gv_hash graph[SMALL_LIVES];
    gv_block block;
} small_study;

/* Fill `study` in place (it points into itself). Every replicate has its own graph, every
 * life is done, nothing is contested, nothing spent.
 * @param adopters  [SMALL_ARMS][n] final adopters */
void small_study_make(small_study *study, const uint32_t *adopters, size_t n);
/* Money that one arm spends in every replicate. */
void small_study_spend(small_study *study, size_t arm, double money);

#endif
