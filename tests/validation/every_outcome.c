/* Every outcome of small worlds: the exact chances of all ways in which four or five people
 * can be spread over the states of a model, against what many lives came to. Fifty-six
 * cases: eight models on five networks, and on two whose ties come and go.
 *
 * Given the state of everybody, people move independently of each other, so the chances of
 * the next state are a product; they are carried from state to state as in a textbook. */
#include "expect.h"
#include "model/family/compartment.h"
#include "small_network.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PEOPLE = 5, TICKS = 4, QUICK_LIVES = 20000, WORLDS = 1024 }; /* at most 4^5 */

static const small_network networks[] = {
    SMALL_PATH,
    SMALL_STAR,
    SMALL_TRIANGLE,
    SMALL_RING,
    SMALL_CROWD,
    { "meetings in turn", 5, false,
      "0 0 1\n0 0 2\n1 1 3\n1 0 2\n2 2 3\n2 3 4\n3 0 4\n3 1 2\n3 1 4\n", true },
    { "one-way meetings", 4, true,
      "0 0 1\n0 0 2\n0 3 0\n1 1 2\n1 2 1\n2 2 3\n2 1 3\n2 0 3\n3 3 1\n3 2 0\n", true },
};

typedef struct exact {
    gv_compartments table;
    small_ties tie; /* of the running tick */
    uint32_t n;
    double now[WORLDS], next[WORLDS];
    double move[PEOPLE][GV_MOST_STATES]; /* chance of each person's next state */
} exact;

static uint32_t state_of(const exact *e, uint32_t world, uint32_t v)
{
    return state_in(world, e->table.n_states, v);
}

/* Chance that a rule would move v out of `world`. */
static double chance_of(const exact *e, uint32_t world, uint32_t v, const gv_rule *rule)
{
    if (rule->kind == GV_RULE_COUNTDOWN) {
        assert_true(rule->delay <= 1); /* longer times would need a longer memory */
        return 1;
    }
    if (rule->kind != GV_RULE_CONTACT)
        return rule->p;
    const double each =
        e->table.ties == GV_TIES_SHARED ? rule->p / small_heard(e->tie, v) : rule->p;
    double none = 1;
    for (uint32_t u = 0; u < e->n; u++) {
        if (e->tie[u][v] && (rule->by & GV_STATE(state_of(e, world, u))) != 0)
            none *= 1 - each;
    }
    return 1 - none;
}

static void find_moves(exact *e, uint32_t world)
{
    memset(e->move, 0, sizeof e->move);
    for (uint32_t v = 0; v < e->n; v++) {
        const uint32_t state = state_of(e, world, v);
        double stays = 1;
        for (uint32_t r = 0; r < e->table.n_rules; r++) {
            const gv_rule *rule = &e->table.rule[r];
            const double p = rule->from == state ? chance_of(e, world, v, rule) : 0;
            e->move[v][rule->to] += stays * p;
            stays *= 1 - p;
        }
        e->move[v][state] += stays;
    }
}

/* Give the chance p to all worlds that agree with `world` on the people before v. */
static void scatter(exact *e, uint32_t v, uint32_t world, uint32_t place, double p)
{
    if (p <= 0)
        return;
    if (v == PEOPLE || v == e->n) {
        e->next[world] += p;
        return;
    }
    for (uint32_t s = 0; s < e->table.n_states; s++)
        scatter(e, v + 1, world + s * place, place * e->table.n_states, p * e->move[v][s]);
}

static void pass_a_tick(exact *e)
{
    memset(e->next, 0, sizeof e->next);
    for (uint32_t world = 0; world < WORLDS; world++) {
        if (e->now[world] <= 0)
            continue;
        find_moves(e, world);
        scatter(e, 0, 0, 1, e->now[world]);
    }
    memcpy(e->now, e->next, sizeof e->now);
}

/* ---- what happened ---- */

static void measure_world(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    uint32_t code = 0;
    for (uint32_t v = w->n; v-- > 0;)
        code = code * w->n_states + w->compartment[v];
    *out[0].count = code;
}

static const gv_outcome world_outcomes[] = {
    { "world", "world", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "the state of each person, as the digits of a number", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};
static const gv_metric world_metric = {
    .spec = { .name = "world", .title = "World", .about = "The state of each person." },
    .outcomes = world_outcomes,
    .measure = measure_world
};

static void expect_every_outcome(const char *model, const small_network *net,
                                 const char *const *keys, const double *values)
{
    static exact e;
    static uint64_t found[WORLDS];
    char what[96];
    gv_plan *plan = net->changes ? given_contacts(model, net->n, net->directed, net->ties)
                                 : given_ties(model, net->n, net->directed, net->ties);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", (double) lives_or(QUICK_LIVES));
    for (size_t k = 0; keys[k] != NULL; k++)
        set_number(plan, keys[k], values[k]);
    if (net->n == 4) /* half of the ways in which ties count */
        set_word(plan, "model.ties", "shared");
    given_metric(plan, &world_metric);
    given_seeds(plan, "seed", "0");
    memset(&e, 0, sizeof e);
    plan->model->table(plan->model_params, &e.table);
    e.n = net->n;
    e.now[e.table.seeded] = 1; /* person 0 is the lowest digit */
    for (uint32_t t = 0; t < TICKS; t++) {
        small_ties_in(net, t, e.tie);
        pass_a_tick(&e);
    }
    gv_block *rows = run_world(plan);
    memset(found, 0, sizeof found);
    for (uint64_t r = 0; r < rows->n; r++)
        found[(size_t) value_of(rows, "world", 0, r, 0)]++;
    for (uint32_t world = 0; world < WORLDS; world++)
        e.now[world] *= (double) rows->n;
    snprintf(what, sizeof what, "%s, %s", model, net->name);
    expect_distribution(what, e.now, found, WORLDS);
    gv_block_free(rows);
    forget_world(plan);
}

static void on_all_networks(const char *model, const char *const *keys,
                            const double *values)
{
    for (size_t k = 0; k < GV_COUNT_OF(networks); k++)
        expect_every_outcome(model, &networks[k], keys, values);
}

OUTCOMES(si, "model.beta", 0.35)
OUTCOMES(sis, TWO("beta", "lambda"), 0.45, 0.3)
OUTCOMES(sir, TWO("beta", "gamma"), 0.4, 0.35)
OUTCOMES(sirs, THREE("beta", "gamma", "eta"), 0.5, 0.4, 0.6)
OUTCOMES(seir, THREE("alpha", "beta", "gamma"), 0.6, 0.5, 0.3)
OUTCOMES(seis, THREE("alpha", "beta", "lambda"), 0.7, 0.5, 0.25)
OUTCOMES(swir, THREE("kappa", "mu", "nu"), 0.3, 0.5, 0.7)
OUTCOMES(disadoption, THREE("p", "q", "delta"), 0.1, 0.4, 0.3)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(si_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sis_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sir_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sirs_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(seir_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(seis_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(swir_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(disadoption_has_the_exact_chances_of_all_outcomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
