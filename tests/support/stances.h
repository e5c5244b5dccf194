/* People whose stances a test states, a network of theirs and gauges by step: lives for
 * metrics of models with attitudes, without a model. */
#ifndef GRAPEVINE_TEST_STANCES_H
#define GRAPEVINE_TEST_STANCES_H

#include "grapevine/metric.h"
#include "test.h"

enum { STANCE_PEOPLE = 64, STANCE_TICKS = 40, STANCE_STATES = 4 };

typedef struct stances {
    gv_stance of[STANCE_PEOPLE];
    double fit[STANCE_PEOPLE], relation[STANCE_PEOPLE]; /* what windows show */
    gv_model model;
    gv_world world;
    gv_adoption adoption[STANCE_PEOPLE];
    uint8_t state[STANCE_PEOPLE];
    uint32_t adopters[STANCE_PEOPLE];
    double gauge[GV_GAUGES * (STANCE_TICKS + 1)];
    gv_money spent[STANCE_TICKS + 1];
    uint32_t count_adopters[STANCE_TICKS + 1];
    _Alignas(double) uint32_t scratch[5 * STANCE_PEOPLE];
    const gv_metric *metric;
    _Alignas(16) unsigned char params[128];
    void *own;
    gv_life life;
} stances;

/* n people without stances, a life of `ticks` ticks; everything else is 0. */
void given_stances(stances *s, const char *metric, uint32_t n, uint32_t ticks);
void stance_number(stances *s, const char *parameter, double value);
/* v adopts in that state, convinced over that channel. */
void stance_adopts(stances *s, uint32_t v, uint32_t step, gv_channel channel);
/* What a gauge shows from `step` on. */
void stance_gauge(stances *s, gv_gauge gauge, uint32_t step, double value);
/* The metric looks at the people as they are. */
void stance_look(stances *s, uint32_t step);
/* One outcome, the k-th value of it. */
double stance_outcome(stances *s, const char *outcome, size_t k);
void forget_stances(stances *s);

#endif
