/* Every outcome of rumours on small networks, event by event: the exact chances of all ways
 * in which people can be ignorant, spreaders or stiflers after two sweeps, against many
 * lives. Maki and Thompson, and Daley and Kendall, with patience of one call. */
#include "expect.h"
#include "small_network.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 5, TICKS = 2, WORLDS = 243, QUICK_LIVES = 20000 };
enum { IGNORANT, SPREADER, STIFLER, STATES };

static const small_network networks[] = {
    SMALL_PATH,
    SMALL_STAR,
    SMALL_TRIANGLE,
    { "directed ring with a chord", 5, true, "0 1\n1 2\n2 3\n3 4\n4 0\n1 4\n", false },
    SMALL_CROWD,
};

/* What becomes of two who talk. */
typedef void meeting(uint32_t *caller, uint32_t *called);

/* Maki, Thompson (1973): the caller tells, or learns that it was useless. */
static void by_call(uint32_t *caller, uint32_t *called)
{
    if (*caller != SPREADER)
        return;
    if (*called == IGNORANT)
        *called = SPREADER;
    else
        *caller = STIFLER;
}

/* Daley, Kendall (1965): it does not matter who calls. */
static void by_pair(uint32_t *caller, uint32_t *called)
{
    const bool news = *caller == IGNORANT || *called == IGNORANT;
    const bool spread = *caller == SPREADER || *called == SPREADER;
    if (spread)
        *caller = *called = news ? SPREADER : STIFLER;
}

typedef struct small_world {
    small_ties tie; /* [caller][called] */
    uint32_t n;
    double now[WORLDS], next[WORLDS];
} small_world;

static void split(uint32_t code, uint32_t *state)
{
    for (uint32_t v = 0; v < MOST; v++, code /= STATES)
        state[v] = code % STATES;
}

static uint32_t joined(const uint32_t *state)
{
    uint32_t code = 0;
    for (uint32_t v = MOST; v-- > 0;)
        code = code * STATES + state[v];
    return code;
}

/* A random person calls a random one of those who hear them. */
static void pass_an_event(small_world *w, meeting *meet)
{
    memset(w->next, 0, sizeof w->next);
    for (uint32_t code = 0; code < WORLDS; code++) {
        for (uint32_t u = 0; u < w->n && w->now[code] > 0; u++) {
            double hearers = 0;
            for (uint32_t v = 0; v < w->n; v++)
                hearers += w->tie[u][v] ? 1 : 0;
            for (uint32_t v = 0; v < w->n; v++) {
                uint32_t state[MOST];
                split(code, state);
                if (!w->tie[u][v])
                    continue;
                meet(&state[u], &state[v]);
                w->next[joined(state)] += w->now[code] / w->n / hearers;
            }
            if (hearers < 1)
                w->next[code] += w->now[code] / w->n;
        }
    }
    memcpy(w->now, w->next, sizeof w->now);
}

/* ---- what happened ---- */

static void measure_states(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    uint32_t state[MOST] = { 0 };
    for (uint32_t v = 0; v < life->world->n; v++)
        state[v] = life->world->compartment[v];
    *out[0].count = joined(state);
}

static const gv_outcome state_outcomes[] = {
    { "everybody_s_state", "states", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "the state of each person, as the digits of a number", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};
static const gv_metric state_metric = { .spec = { .name = "everybody_s_state",
                                                  .title = "Everybody's state",
                                                  .about = "The state of each person." },
                                        .outcomes = state_outcomes,
                                        .measure = measure_states };

static void expect_all(const char *model, meeting *meet)
{
    static small_world w;
    char what[96];
    for (size_t k = 0; k < GV_COUNT_OF(networks); k++) {
        const small_network *net = &networks[k];
        memset(&w, 0, sizeof w);
        w.n = net->n;
        small_ties_in(net, 0, w.tie);
        w.now[SPREADER] = 1; /* person 0 is the lowest digit */
        for (uint32_t event = 0; event < TICKS * net->n; event++)
            pass_an_event(&w, meet);
        gv_plan *plan = given_ties(model, net->n, net->directed, net->ties);
        plan->experiment.clock = GV_ASYNC;
        set_number(plan, "ticks", TICKS);
        set_number(plan, "replicates", (double) lives_or(QUICK_LIVES));
        given_metric(plan, &state_metric);
        given_seeds(plan, "seed", "0");
        gv_block *rows = run_world(plan);
        uint64_t found[WORLDS] = { 0 };
        for (uint64_t r = 0; r < rows->n; r++)
            found[(size_t) value_of(rows, "everybody_s_state", 0, r, 0)]++;
        for (uint32_t code = 0; code < WORLDS; code++)
            w.now[code] *= (double) rows->n;
        snprintf(what, sizeof what, "%s, %s", model, net->name);
        expect_distribution(what, w.now, found, WORLDS);
        gv_block_free(rows);
        forget_world(plan);
    }
}

static void callers_have_the_exact_chances_of_all_outcomes(void **unused)
{
    (void) unused;
    expect_all("maki_thompson", by_call);
}

static void pairs_have_the_exact_chances_of_all_outcomes(void **unused)
{
    (void) unused;
    expect_all("daley_kendall", by_pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(callers_have_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(pairs_have_the_exact_chances_of_all_outcomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
