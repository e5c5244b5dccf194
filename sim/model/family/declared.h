/* A compartment model as a scenario declares it: parameters of its kinds of rules, and how
 * they become a table. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_DECLARED_H
#define GRAPEVINE_MODEL_FAMILY_DECLARED_H

#include "model/family/compartment.h"

/* What all rules say first. */
typedef struct declared_move {
    const char *from, *to;
} declared_move;

typedef struct declared_contact {
    declared_move move;
    gv_words by;
    double p;
} declared_contact;

typedef struct declared_threshold {
    declared_move move;
    gv_words by;
    double share;
    double people;
    bool drawn;
    double p;
} declared_threshold;

typedef struct declared_call {
    declared_move move;
    gv_words by;
    const char *called;
    double p;
    uint64_t after;
} declared_call;

typedef struct declared_spontaneous {
    declared_move move;
    double p;
} declared_spontaneous;

typedef struct declared_countdown {
    declared_move move;
    double after;
} declared_countdown;

typedef struct declared_outside {
    declared_move move;
    double p;
    double growth;
    uint64_t begin;
    uint64_t ticks;
} declared_outside;

typedef struct declared_meeting {
    declared_move move;
    gv_words by;
    double p;
    uint64_t people;
} declared_meeting;

/* Parameters of the model `compartments`. */
typedef struct compartments {
    uint32_t ties;
    uint32_t tie_break;
    gv_words states;
    gv_words adopters;
    const char *seeds;
    gv_reals start;
    gv_words impressions;
    gv_entries rules;
} compartments;

void gv_declared_table(const void *params, gv_compartments *out);
void gv_declared_check(const void *params, gv_objector *object, void *self);

#endif
