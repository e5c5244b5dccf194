/* Networks of at most six people, on which everything that can happen is enumerated. */
#ifndef GRAPEVINE_TEST_SMALL_NETWORK_H
#define GRAPEVINE_TEST_SMALL_NETWORK_H

#include "test.h"

enum { SMALL_PEOPLE = 6 };

typedef struct small_network {
    const char *name;
    uint32_t n;
    bool directed;
    const char *ties; /* people are one digit */
    bool changes;     /* a tick of one digit stands before every tie */
} small_network;

#define SMALL_PATH                                                                         \
    {                                                                                      \
        "path", 5, false, "0 1\n1 2\n2 3\n3 4\n", false                                    \
    }
#define SMALL_STAR                                                                         \
    {                                                                                      \
        "star", 5, false, "0 1\n0 2\n0 3\n0 4\n", false                                    \
    }
#define SMALL_TRIANGLE                                                                     \
    {                                                                                      \
        "triangle with a tail", 5, false, "0 1\n1 2\n2 0\n2 3\n3 4\n", false               \
    }
#define SMALL_RING                                                                         \
    {                                                                                      \
        "directed ring", 5, true, "0 1\n1 2\n2 3\n3 4\n4 0\n", false                       \
    }
#define SMALL_CROWD                                                                        \
    {                                                                                      \
        "everybody", 4, false, "0 1\n0 2\n0 3\n1 2\n1 3\n2 3\n", false                     \
    }

typedef bool small_ties[SMALL_PEOPLE][SMALL_PEOPLE]; /* [speaker][hearer] */

/* The ties that stand in a tick; of networks that do not change, in any. */
static inline void small_ties_in(const small_network *net, uint32_t tick, small_ties ties)
{
    for (uint32_t u = 0; u < SMALL_PEOPLE; u++) {
        for (uint32_t v = 0; v < SMALL_PEOPLE; v++)
            ties[u][v] = false;
    }
    for (const char *at = net->ties; *at != '\0'; at += 4) {
        const bool stands = !net->changes || (uint32_t) (at[0] - '0') == tick;
        at += net->changes ? 2 : 0;
        const uint32_t u = (uint32_t) (at[0] - '0'), v = (uint32_t) (at[2] - '0');
        ties[u][v] = ties[u][v] || stands;
        ties[v][u] = ties[v][u] || (stands && !net->directed);
    }
}

static inline uint32_t small_heard(const small_ties ties, uint32_t v)
{
    uint32_t n = 0;
    for (uint32_t u = 0; u < SMALL_PEOPLE; u++)
        n += ties[u][v] ? 1 : 0;
    return n;
}

/* A world of several people is a number, of which everybody's state is a digit; person 0 is
 * the lowest one. */
static inline uint32_t state_in(uint32_t world, uint32_t states, uint32_t v)
{
    for (uint32_t k = 0; k < v; k++)
        world /= states;
    return world % states;
}

/* A test of a compartment model: on_all_networks(name, keys, values). */
#define OUTCOMES(model, keys, ...)                                                         \
    static void model##_has_the_exact_chances_of_all_outcomes(void **unused)               \
    {                                                                                      \
        (void) unused;                                                                     \
        static const char *const names[] = { keys, NULL };                                 \
        static const double values[] = { __VA_ARGS__ };                                    \
        on_all_networks(#model, names, values);                                            \
    }
#define TWO(a, b) "model." a, "model." b
#define THREE(a, b, c) TWO(a, b), "model." c

#endif
