/* Every outcome of small worlds on the continuous clock: the chances of all ways in which
 * four or five people can be spread over the states of a model at some time, by the master
 * equation, against what many lives came to. On ties and on the implicit complete network;
 * with a model of the scenario's own, whose contacts move people who speak. */
#include "expect.h"
#include "model/family/declared.h"
#include "small_network.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE = 5, TICKS = 2, QUICK_LIVES = 20000, STEPS = 400 };
enum { WORLDS = 1024 }; /* at most 4^5 */

static const small_network networks[] = {
    SMALL_PATH, SMALL_STAR,  SMALL_TRIANGLE,
    SMALL_RING, SMALL_CROWD, { "crowd", 4, false, "0 1\n0 2\n0 3\n1 2\n1 3\n2 3\n", false },
};

typedef struct exact {
    gv_compartments table;
    small_ties tie;
    uint32_t n;
    double now[WORLDS], next[WORLDS];
} exact;

static uint32_t state_of(const exact *e, uint32_t world, uint32_t v)
{
    return state_in(world, e->table.n_states, v);
}

/* Rate at which a rule moves v out of `world`. */
static double rate_of(const exact *e, uint32_t world, uint32_t v, const gv_rule *rule)
{
    assert_true(rule->kind != GV_RULE_COUNTDOWN); /* the chain has no memory */
    if (rule->kind != GV_RULE_CONTACT)
        return rule->p;
    uint32_t speakers = 0;
    for (uint32_t u = 0; u < e->n; u++)
        speakers += e->tie[u][v] && (rule->by >> state_of(e, world, u) & 1) != 0 ? 1 : 0;
    const double each =
        e->table.ties == GV_TIES_SHARED ? rule->p / small_heard(e->tie, v) : rule->p;
    return speakers > 0 ? each * speakers : 0;
}

/* How fast the chances change. */
static void flow(const exact *e, const double *chance, double *change)
{
    memset(change, 0, WORLDS * sizeof *change);
    for (uint32_t world = 0; world < WORLDS; world++) {
        uint32_t place = 1;
        for (uint32_t v = 0; chance[world] > 0 && v < e->n; v++) {
            const uint32_t state = state_of(e, world, v);
            for (uint32_t r = 0; r < e->table.n_rules; r++) {
                const gv_rule *rule = &e->table.rule[r];
                if (rule->from != state)
                    continue;
                const double moved = chance[world] * rate_of(e, world, v, rule);
                change[world] -= moved;
                change[world - state * place + rule->to * place] += moved;
            }
            place *= e->table.n_states;
        }
    }
}

/* The rule of Runge and Kutta; an error of 1e-9 at these rates. */
static void pass_a_moment(exact *e, double h)
{
    static double slope[4][WORLDS];
    static const double ahead[4] = { 0, 0.5, 0.5, 1 };
    for (size_t k = 0; k < 4; k++) {
        for (size_t world = 0; world < WORLDS; world++)
            e->next[world] =
                e->now[world] + (k == 0 ? 0 : h * ahead[k] * slope[k - 1][world]);
        flow(e, e->next, slope[k]);
    }
    for (size_t world = 0; world < WORLDS; world++)
        e->now[world] +=
            h / 6 *
            (slope[0][world] + 2 * slope[1][world] + 2 * slope[2][world] + slope[3][world]);
}

/* Worlds that have equally many people in every state are one cell. */
static uint32_t cell_of(const uint32_t *in_state, uint32_t n_states)
{
    uint32_t cell = 0;
    for (uint32_t s = 0; s < n_states; s++)
        cell = cell * (PEOPLE + 1) + in_state[s];
    return cell;
}

enum { CELLS = 6 * 6 * 6 * 6 };

static void expect_chances(const exact *e, double *expected)
{
    memset(expected, 0, CELLS * sizeof *expected);
    for (uint32_t world = 0; world < WORLDS; world++) {
        uint32_t in_state[GV_MOST_STATES] = { 0 };
        for (uint32_t v = 0; e->now[world] > 0 && v < e->n; v++)
            in_state[state_of(e, world, v)]++;
        if (e->now[world] > 0)
            expected[cell_of(in_state, e->table.n_states)] += e->now[world];
    }
}

static void count_lives(gv_plan *plan, const gv_compartments *table, uint64_t *found)
{
    gv_block *rows = run_world(plan);
    memset(found, 0, CELLS * sizeof *found);
    for (uint64_t r = 0; r < rows->n; r++) {
        uint32_t in_state[GV_MOST_STATES] = { 0 };
        for (uint32_t s = 0; s < table->n_states; s++) {
            char outcome[64];
            snprintf(outcome, sizeof outcome, "people_in_%s", table->state[s]);
            in_state[s] = (uint32_t) value_of(rows, outcome, 0, r, TICKS);
        }
        found[cell_of(in_state, table->n_states)]++;
    }
    gv_block_free(rows);
}

/* Ignorant people hear of it or come to doubt; who speaks may be silenced by a doubter,
 * doubters forget. Speakers are moved by contact, and everybody comes back. */
static void declare_doubt(gv_plan *plan)
{
    static const char *const states[] = { "ignorant", "speaker", "doubter" };
    static const char *const by_all[] = { "speaker", "doubter" };
    static declared_contact tell = { { "ignorant", "speaker" }, { states + 1, 1 }, 1.1 };
    static declared_contact warn = { { "ignorant", "doubter" }, { by_all, 2 }, 0.4 };
    static declared_contact hush = { { "speaker", "doubter" }, { states + 2, 1 }, 1.7 };
    static declared_contact urge = { { "doubter", "speaker" }, { states + 1, 1 }, 0.6 };
    static declared_spontaneous forget = { { "doubter", "ignorant" }, 0.5 };
    static declared_spontaneous stop = { { "speaker", "doubter" }, 0.2 };
    gv_entry *rules = gv_arena_alloc(plan->arena, 6, sizeof *rules, NULL);
    assert_non_null(rules);
    rules[0] = (gv_entry){ gv_rule_specs[GV_RULE_CONTACT], &tell };
    rules[1] = (gv_entry){ gv_rule_specs[GV_RULE_CONTACT], &warn };
    rules[2] = (gv_entry){ gv_rule_specs[GV_RULE_CONTACT], &hush };
    rules[3] = (gv_entry){ gv_rule_specs[GV_RULE_CONTACT], &urge };
    rules[4] = (gv_entry){ gv_rule_specs[GV_RULE_SPONTANEOUS], &forget };
    rules[5] = (gv_entry){ gv_rule_specs[GV_RULE_SPONTANEOUS], &stop };
    compartments *own = plan->model_params;
    own->states = (gv_words){ states, 3 };
    own->adopters = (gv_words){ by_all, 2 };
    own->seeds = "";
    own->rules = (gv_entries){ rules, 6 };
}

static void expect_every_outcome(const char *model, const small_network *net,
                                 const char *const *keys, const double *values)
{
    static exact e;
    static double expected[CELLS];
    static uint64_t found[CELLS];
    char what[96];
    const bool crowd = strcmp(net->name, "crowd") == 0;
    gv_plan *plan = crowd ? given_world("complete", model)
                          : given_ties(model, net->n, net->directed, net->ties);
    if (crowd)
        set_number(plan, "network.people", net->n);
    plan->experiment.clock = GV_CONTINUOUS;
    if (strcmp(model, "compartments") == 0)
        declare_doubt(plan);
    set_number(plan, "ticks", TICKS);
    const double lives = (double) lives_or(QUICK_LIVES);
    set_number(plan, "replicates", lives);
    for (size_t k = 0; keys[k] != NULL; k++)
        set_number(plan, keys[k], values[k]);
    if (net->n == 4) /* half of the ways in which ties count */
        set_word(plan, "model.ties", "shared");
    given_measure(plan, "states");
    given_seeds(plan, "seed", "0");
    memset(&e, 0, sizeof e);
    plan->model->table(plan->model_params, &e.table);
    e.n = net->n;
    small_ties_in(net, 0, e.tie);
    e.now[e.table.seeded] = 1; /* person 0 is the lowest digit */
    for (uint32_t k = 0; k < STEPS; k++)
        pass_a_moment(&e, (double) TICKS / STEPS);
    expect_chances(&e, expected);
    count_lives(plan, &e.table, found);
    snprintf(what, sizeof what, "%s, %s", model, net->name);
    size_t n = 0; /* impossible cells must be empty */
    for (size_t c = 0; c < CELLS; c++) {
        if (expected[c] <= 0) {
            assert_int_equal(found[c], 0);
            continue;
        }
        expected[n] = lives * expected[c];
        found[n++] = found[c];
    }
    expect_distribution(what, expected, found, n);
    forget_world(plan);
}

static void on_all_networks(const char *model, const char *const *keys,
                            const double *values)
{
    for (size_t k = 0; k < GV_COUNT_OF(networks); k++)
        expect_every_outcome(model, &networks[k], keys, values);
}

OUTCOMES(si, "model.beta", 0.35)
OUTCOMES(sis, TWO("beta", "lambda"), 0.9, 1.3)
OUTCOMES(sir, TWO("beta", "gamma"), 1.4, 0.7)
OUTCOMES(sirs, THREE("beta", "gamma", "eta"), 2, 1.5, 2.5)
OUTCOMES(seir, THREE("alpha", "beta", "gamma"), 1.6, 1.1, 0.5)
OUTCOMES(seis, THREE("alpha", "beta", "lambda"), 2, 1.5, 1.2)
OUTCOMES(disadoption, THREE("p", "q", "delta"), 0.1, 0.6, 1.3)

static void a_model_whose_speakers_are_moved_has_the_exact_chances(void **unused)
{
    (void) unused;
    static const char *const none[] = { NULL };
    static const double nothing[] = { 0 };
    on_all_networks("compartments", none, nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(si_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sis_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sir_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(sirs_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(seir_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(seis_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(disadoption_has_the_exact_chances_of_all_outcomes),
        cmocka_unit_test(a_model_whose_speakers_are_moved_has_the_exact_chances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
